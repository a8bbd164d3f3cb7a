"""Who speaks and who hears at an encounter that a noun tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import COREFERENCE
from . import events, officials
from .lexicons import word_set
from .reading import PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token


def hearers_of(verb: Token) -> list[Token]:
    """Whom one tells something, also as the subject of what is urged (`urged X to wait`)."""
    asked = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"]
    return [*events.objects(verb), *(s for c in asked for s in c.lefts if s.dep_ == "nsubj")]


def heard(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """The persons spoken to at an encounter (`A told B during talks in Riga that`)."""
    told = verb.base in word_set("telling_to_verbs")
    if not told and verb.base not in word_set("conveying_verbs"):
        return ()
    # `conveyed his greetings to B`, where the parser may hang B on the greetings
    greeted = [t for o in events.objects(verb) for t in events.objects(o, ("to",), direct=False)]
    to = [*events.objects(verb, ("to",), direct=False), *greeted]
    found = (r for t in (hearers_of(verb) if told else to) for r in events.participants(reading, t))
    return tuple(r for r in found if r.kind == PERSON)


def dealt_with(reading: Reading, verb: Token, who: Referent) -> tuple[Referent, ...]:
    """The one person from, to or with whom something was done at an encounter of which no partner is named
    (`In a call on Friday, A accepted an apology from B`).
    """
    if who.kind != PERSON:
        return ()
    links = ("from", "to", "with")
    beside = [t for o in events.objects(verb) for t in events.objects(o, links, direct=False)]
    beside += [t for t in events.objects(verb, links, direct=False) if t not in beside]
    found = {r.id: r for t in beside for r in events.participants(reading, t) if r.kind == PERSON}
    found.pop(who.id, None)
    return tuple(found.values()) if len(found) == 1 else ()


def but_hearer(
    reading: Reading, found: tuple[Referent, ...], hearer: Token, spoke: Token, others: Sequence[Referent]
) -> tuple[Referent, ...]:
    """Who spoke where the title or pronoun was taken for the one who is named as spoken to (`The President
    also congratulated X`, himself a president): the last of ``others`` who holds such an office.
    """
    named = reading.entity_at(hearer.idx)
    own = reading.entity_at(spoke.idx)
    if len(found) != 1 or found[0].kind != PERSON or (own is not None and own.id == found[0].id):
        return found
    if named is None or named.id != found[0].id:
        return found
    title = spoke.pos_ != "PRON"
    for other in reversed(others):
        held = not title or any(spoke.folded in role.title.lower() for role in reading.roles_of(other.id))
        if other.kind == PERSON and other.id != named.id and held:
            span = reading.coreference.phrase(spoke)
            return (evolve(other, span=span, basis=COREFERENCE, rule="statements.speaker-not-hearer"),)
    return found


def is_of_others(reading: Reading, verb: Token) -> bool:
    """Whether somebody who acts is known as a spokesperson only, who tells of the talks of others."""
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    return any({x.office for x in reading.roles_of(r.id)} == {"spokesperson"} for r in who)


def partners(reading: Reading, token: Token) -> Sequence[Referent]:
    """Whom the object of an encounter means; `his counterparts` are officials of the states named."""
    counterparts = token.folded == "counterparts"
    return officials.partners(reading, token) if counterparts else events.participants(reading, token)
