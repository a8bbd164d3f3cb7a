"""Spans of text: half-open intervals of Unicode code points, ``[start, end)``."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen


def _checked(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, got start={start}, end={end}")


def _after_start(instance: Span, attribute: object, value: int) -> None:
    _checked(instance.start, value)


@frozen(init=False)
class Span:
    """A half-open interval ``[start, end)`` of code points of one text.

    Raises:
        ValueError: unless ``0 <= start < end``.
    """

    start: int
    end: int = field(validator=_after_start)

    # Written out, as what follows: nothing else is made and compared as often, and attrs would call a
    # validator for each that is made and make two tuples of each that is compared.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            _checked(start, end)
        _set_start(self, start)
        _set_end(self, end)

    def __lt__(self, other: Span) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __le__(self, other: Span) -> bool:
        return self == other or self < other

    def __gt__(self, other: Span) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return other < self

    def __ge__(self, other: Span) -> bool:
        return self == other or self > other

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Whether a span, or an offset, lies within this span."""
        if type(other) is Span or isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def of(self, text: str) -> str:
        """The characters of this span in ``text``.

        Raises:
            ValueError: when the span ends after the text does.
        """
        if self.end > len(text):
            raise ValueError(f"span {self.start}-{self.end} ends after the text ({len(text)})")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def hull(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """The same span ``by`` code points later."""
        return Span(self.start + by, self.end + by)


# How a frozen class with slots gets its values.
_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__


def strip_span(text: str, span: Span, chars: str | None = None) -> Span | None:
    """``span`` without the white space (or ``chars``) at its two ends; None when nothing is left."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(chars))
    right = len(words.rstrip(chars))
    return Span(span.start + left, span.start + right) if left < right else None


def overlapping(spans: Sequence[Span], region: Span, longest: int = 1_000) -> list[Span]:
    """Those of the sorted ``spans`` that share a character with ``region``, in order.

    Spans of over ``longest`` code points may be left out: so far back is looked for one that reaches in.
    """
    first = bisect.bisect_left(spans, region.start - longest, key=lambda s: s.start)
    last = bisect.bisect_left(spans, region.end, first, key=lambda s: s.start)
    return [s for s in spans[first:last] if region.start < s.end]


def merge(spans: Iterable[Span], text: str | None = None) -> Iterator[Span]:
    """Sorted spans, those that overlap or touch joined.

    With ``text``, spans with only white space between them are joined too.
    """
    last: Span | None = None
    for span in sorted(spans):
        gap = last is not None and (
            span.start <= last.end or (text is not None and not text[last.end : span.start].strip())
        )
        if last is not None and gap:
            last = last.hull(span)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last
