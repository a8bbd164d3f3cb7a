"""Who stands for whom: a union's leaders for the union, a parliament for its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..candidates import NORMALIZED
from .lexicons import fold, word_set
from .reading import Reading, Referent

if TYPE_CHECKING:
    from .words import Token


def unions_of(reading: Reading, token: Token) -> list[Referent]:
    """The union whose leaders sign (`EU leaders signed the treaty`)."""
    unions = {o.id for o in reading.organizations if o.kind == "international_organization"}
    named = (reading.entity_at(c.idx) for c in token.lefts if c.dep_ in ("compound", "nmod", "poss"))
    found = {e.id: e for e in named if e is not None and e.id in unions}
    return [Referent(e.kind, e.id, e.span, NORMALIZED, "agreements.leaders-of") for e in found.values()]


def is_parliament(name: str) -> bool:
    """Whether the name is that of a parliament (`Senate of the Czech Republic`)."""
    return not word_set("ratifying_bodies").isdisjoint(fold(name).split())
