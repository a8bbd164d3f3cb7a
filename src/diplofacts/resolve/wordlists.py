"""The word lists of resolution, read once from the files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(*path: str) -> tuple[str, ...]:
    """The lines of a packaged list, without comments and empty ones.

    Args:
        path: the parts of the path below the package ``diplofacts``.
    """
    place = files("diplofacts")
    for part in path:
        place = place / part
    text = place.read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The two columns of a packaged list ``data/<name>.csv``, in its order."""
    rows = (line.partition(",") for line in lines("resolve", "data", f"{name}.csv"))
    return tuple((left, right) for left, _, right in rows)


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a packaged list ``data/<name>.txt``."""
    return frozenset(lines("resolve", "data", f"{name}.txt"))


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """The entries of a lexicon that extraction uses too."""
    return lines("extract", "lexicons", f"{name}.txt")
