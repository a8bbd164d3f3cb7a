"""Where somebody went after an encounter (`flew to X after talks with A`), which is not where they met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span
from .events import Clause

if TYPE_CHECKING:
    from .words import Token

#: Verbs of going to where the encounter was not.
GOING = frozenset({"arrive", "fly", "travel", "go", "come", "head", "return", "proceed", "depart", "leave"})


def went_after(clause: Clause) -> Token | None:
    """The verb of what somebody did after the encounter (`flew to X after talks with A`)."""
    link = clause.head.head
    behind = clause.head.dep_ in ("pobj", "pcomp") and link.folded in ("after", "following")
    return link.head if behind and link.head.i < link.i else None


def is_gone_to(clause: Clause, place: Span) -> bool:
    """Whether somebody only went there after the encounter."""
    verb = went_after(clause)
    link = clause.head.head
    if verb is None or verb.tag_ == "VBG" or verb.base not in GOING:
        return False
    return verb.idx < place.start < link.idx
