"""Bodies that act for their states."""

from __future__ import annotations

from .lexicons import fold, word_set


def is_parliament(name: str) -> bool:
    """Whether the name is that of a parliament (`Senate of the Czech Republic`)."""
    return not word_set("ratifying_bodies").isdisjoint(fold(name).split())
