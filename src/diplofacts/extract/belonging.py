"""Whose an encounter is that belongs to somebody of a state (`the President of Peru's visit`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import COUNTRY, PERSON, Reading

if TYPE_CHECKING:
    from .words import Token


def owner_of(reading: Reading, noun: Token, owner: Token) -> Token:
    """Whose ``noun`` is: of `the President of Peru's visit` he, though the parser gives it to Peru."""
    link = noun.head
    if noun.dep_ != "pobj" or link.folded != "of" or link.i > owner.i or owner.tag_ != "NNP":
        return owner
    who = reading.coreference.resolve(link.head)
    state = reading.entity_at(owner.idx)
    of_state = state is not None and state.kind == COUNTRY
    return link.head if of_state and any(r.kind == PERSON for r in who) else owner
