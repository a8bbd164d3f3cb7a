"""Plans of the past, which may not have come about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span

if TYPE_CHECKING:
    from .events import Clause


def was_due(clause: Clause, status: Span | None) -> bool:
    """Whether the plan is one of the past (`had been scheduled to arrive`): it may not have come about.

    Args:
        clause: the words about the encounter.
        status: the words that say its status.
    """
    word = clause.reading.document.token_at(status.start) if status is not None else None
    if word is None:
        return False
    past = {"was", "were", "had"}
    if word.dep_ == "acomp" and past & {word.head.folded, *(c.folded for c in word.head.lefts)}:
        return True  # `was due to arrive`, `had been due`
    if word.folded in ("was", "were"):
        return True  # `was to arrive`
    return any(c.dep_ in ("aux", "auxpass") and c.folded in ("had", "was", "were") for c in word.children)
