"""Holders of offices of several states, told by the offices alone (`the presidents of A and B and the prime
minister of C`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..candidates import NORMALIZED
from .mending_nouns import office_nouns
from .reading import COUNTRY, PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

#: The rule of unnamed holders of offices, who stand for their states (codebook section 4).
RULE = "meetings.offices-of-states"


def offices_of(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """The sides that listed offices are, each state's own; empty where these are not several states.

    Args:
        reading: the article.
        token: the first of the offices.
    """
    if token.base not in office_nouns() or token.pos_ != "NOUN":
        return ()
    out: dict[str, Referent] = {}
    for office in (token, *(c for c in token.conjuncts if c.i > token.i)):
        if office.base not in office_nouns() or office.pos_ != "NOUN":
            return ()
        states = _states(reading, office)
        plural = office.tag_ == "NNS"
        if not states or (plural and len(states) < 2):
            return ()  # `the ministers of A` are any number of them
        held = [] if plural else [r for r in reading.coreference.resolve(office) if r.kind == PERSON]
        for side in held[:1] or states:
            out.setdefault(side.id, side)
    return tuple(out.values()) if len(out) > 1 else ()


def _states(reading: Reading, office: Token) -> list[Referent]:
    """The states whose office it is: behind `of`, or its owner before."""
    of = [g for c in office.children if c.dep_ == "prep" and c.folded == "of" for g in c.children]
    owners = [g for g in of if g.dep_ == "pobj"] or [c for c in office.lefts if c.dep_ == "poss"]
    out = []
    span = reading.coreference.phrase(office)
    words = " ".join(reading.document.words(span).split())
    for head in owners:
        if any(c.dep_ == "appos" for c in head.children) or any(
            c.dep_ == "appos" and c.pos_ == "PROPN" for c in office.children
        ):
            return []  # `the president of A, X`
        for owner in (head, *(c for c in head.conjuncts if c.i > head.i)):
            state = reading.entity_at(owner.idx)
            if state is None or state.kind != COUNTRY or not state.id or state.city:
                return []
            out.append(Referent(COUNTRY, state.id, span, NORMALIZED, RULE, words))
    return out
