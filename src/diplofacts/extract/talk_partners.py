"""Whose talks are: of the two whom they name, or of somebody with those whom they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .reading import Referent

if TYPE_CHECKING:
    from .words import Token

#: With how many somebody may talk of whom each is named.
_PARTNERS = 3


def is_of_two(noun: Token, verb: Token) -> bool:
    """`welcomed the decision to hold talks between A and B`: who speaks of them is none of the two."""
    own = any(c.dep_ in ("nsubj", "aux") and c.tag_ != "TO" for c in verb.lefts)
    if own or verb.tag_ not in ("VB", "VBG"):
        return False
    links = (c for c in noun.children if c.folded in ("between", "among"))
    return any(t.dep_ == "conj" for c in links for t in c.subtree)


def are_partners(noun: Token, own: Sequence[Referent]) -> bool:
    """Whether all of several are those with whom somebody else talks (`said after talks with A and B`)."""
    if any(c.folded in ("between", "among", "of") for c in noun.children if c.dep_ == "prep"):
        return False
    links = [c.i for c in noun.rights if c.folded == "with"]
    start = noun.doc[links[0]].idx if links else 0
    return bool(links) and len(own) <= _PARTNERS and all(r.span.start > start for r in own)
