"""Visits told by how they ended: `left X after a two-day visit`, `left X at the end of his stay`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import events
from .destinations import places_of
from .lexicons import word_set
from .reading import Entity, Reading

if TYPE_CHECKING:
    from .words import Token


def parting(noun: Token) -> Token | None:
    """The verb of leaving behind which a visit is told that was over then; None elsewhere."""
    link = noun.head
    if noun.dep_ == "pobj" and link.folded == "of" and link.head.folded in ("end", "close", "conclusion"):
        link = link.head.head  # `at the end of a four-day visit`
        if link.folded != "at":
            return None
    elif noun.dep_ != "pobj" or link.folded not in ("after", "following"):
        return None
    verb = link.head
    return verb if verb.base in ("leave", "depart") and link.i > verb.i else None


def left_after(reading: Reading, noun: Token, home: frozenset[str]) -> list[Entity]:
    """`left X on Friday after a two-day visit`: where one leaves."""
    verb = parting(noun)
    if verb is None:
        return []
    places = [*events.objects(verb), *events.objects(verb, ("from",), direct=False)]
    return [e for t in places for e in places_of(reading, t, home) if e.id not in home]


def ends(noun: Token, verb: Token) -> bool:
    """Whether the day told is the last one (`wrapped up a visit on Friday`, `returned from a visit`)."""
    home = noun.dep_ == "pobj" and noun.head.folded == "from" and verb.base == "return"
    over = (noun.dep_ == "dobj" or home) and verb.base in word_set("ending_verbs")
    return over or (noun.dep_ == "pobj" and noun.head.folded == "of" and parting(noun) is not None)
