"""What the words around an office-holder say of him: that he is met, that something of his is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span
from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .document import Document
    from .words import Token


def is_owner(document: Document, at: Span) -> bool:
    """Whether something of the holder's is spoken of (`relayed President X's greetings`)."""
    return document.tokens(at)[-1].dep_ == "poss"


def is_object(document: Document, at: Span) -> bool:
    """Whether something is done to, or with, whom the words name."""
    return any(t.dep_ in ("dobj", "pobj") for t in document.tokens(at))


def is_met(document: Document, at: Span) -> bool:
    """Whether the holder is whom somebody meets, commends, calls on; not the one who acts."""
    said = document.tokens(at)
    # The office may carry its field and the name with it (`Envoy for Syria X will host`).
    node = next((t for t in said if t.dep_ == "nsubj"), said[-1])
    while node.dep_ in ("conj", "appos") and node.head.i != node.i:
        node = node.head
    owned = node.head if node.dep_ == "poss" else None
    stance = owned is not None and owned.head.base in word_set("stance_verbs")
    if stance or (owned is not None and owned.base in word_set("journey_nouns")):
        return False  # `reiterated X's resolve`, by one of his side; `was briefed on X's visit to Y`
    if node.dep_ == "pobj":
        return fold(node.head.text) not in ("by", "from", "under", "between")
    return node.dep_ in ("poss", "dobj")


def is_trip_of(trip: Token, person: Span) -> bool:
    """`the visit to A of President X`"""
    links = (c for c in trip.rights if c.dep_ == "prep" and c.folded in ("of", "by"))
    return any(g.idx in person for c in links for g in c.children)
