"""Choosing one value where tellings differ, and what counts as more specific."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from ..candidates import INFERRED, Support
from ..dates.edtf import EDTF

_OPEN_DAYS = 10**6


@frozen
class Option:
    """A value that one telling gives a cell.

    Attributes:
        value: the coded value, not empty.
        source: the article.
        published: its day, as an ISO day.
        start: offset of the words.
        basis: as in :class:`~diplofacts.candidates.Support`.
    """

    value: str
    source: str
    published: str
    start: int
    basis: str


def options(
    field: str, value: str, supports: Iterable[Support], source: str, published: str, place: int
) -> list[Option]:
    """What one candidate says of one field: its value with the place and basis of the best support."""
    if not value:
        return []
    found = [s for s in supports if s.field == field and s.value in ("", value)]
    if not found:
        return [Option(value, source, published, place, INFERRED)]
    best = min(found, key=lambda s: (s.basis == INFERRED, s.span))
    return [Option(value, source, published, best.span.start, best.basis)]


def choose(found: Iterable[Option], specificity: Callable[[str], int] = lambda value: 0) -> str:
    """The most specific value that words give, then the one published latest, then the first in the text.

    A value that is only inferred stands behind those that the words say (tables.md, "Values").
    """
    ranked = sorted(found, key=lambda o: (o.source, o.start, o.value))
    if not ranked:
        return ""
    return max(ranked, key=lambda o: (o.basis != INFERRED, specificity(o.value), o.published)).value


def latest(found: Iterable[Option]) -> str:
    """The value published latest; within its article the first that the words say."""
    ranked = sorted(found, key=lambda o: (o.source, o.start, o.value))
    return max(ranked, key=lambda o: (o.published, o.basis != INFERRED)).value if ranked else ""


def bounds(value: str) -> tuple[int, int] | None:
    """First and last day of an EDTF value as ordinals, open sides far away; None for an empty value."""
    if not value:
        return None
    date = EDTF.parse(value)
    first, last = date.earliest, date.latest
    return (first.toordinal() if first else -_OPEN_DAYS), (last.toordinal() if last else 2 * _OPEN_DAYS)


def exactness(value: str) -> int:
    """The fewer days an EDTF value can mean, the more specific it is."""
    span = bounds(value)
    return span[0] - span[1] if span else -3 * _OPEN_DAYS


def word_count(value: str) -> int:
    """The more words, the more specific."""
    return len(value.split())
