"""Who speaks and who hears at an encounter that a noun tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events, officials
from .lexicons import word_set
from .reading import PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token


def heard(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """The persons spoken to at an encounter (`A told B during talks in Riga that`)."""
    if verb.base not in word_set("telling_to_verbs"):
        return ()
    found = (r for t in events.objects(verb) for r in events.participants(reading, t))
    return tuple(r for r in found if r.kind == PERSON)


def is_of_others(reading: Reading, verb: Token) -> bool:
    """Whether somebody who acts is known as a spokesperson only, who tells of the talks of others."""
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    return any({x.office for x in reading.roles_of(r.id)} == {"spokesperson"} for r in who)


def partners(reading: Reading, token: Token) -> Sequence[Referent]:
    counterparts = token.folded == "counterparts"
    return officials.partners(reading, token) if counterparts else events.participants(reading, token)
