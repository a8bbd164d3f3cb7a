"""Words like those that stand no more: a proposal for a person, never a decision."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import missing_extra
from ..spans import Span, strip_span
from .anchoring import Found, OldText, Quote, Status

#: Likeness in percent (rapidfuzz's ratio: 100 times twice the common length over the sum of lengths) from
#: which words are proposed.
LIKE = 70.0
#: Fewer code points than these are like too much.
_SHORT = 4
#: How many code points around the words help to find where they begin and end.
_AROUND = 60
_NOTE = "words like these stand there"


def propose(found: Mapping[Quote, Found], old: OldText, new: str) -> dict[Quote, Found]:
    """Look for words like those of lost quotes, between the places of their neighbours.

    Args:
        found: what :func:`~.anchoring.anchor` gave.
        old: the old text as far as it is known.
        new: the edited text.

    Returns:
        The same, where possible with status ``fuzzy`` and the best guess in place of ``lost``.

    Raises:
        MissingExtraError: when there is a lost quote and rapidfuzz is not installed.
    """
    lost = [quote for quote, result in found.items() if result.status is Status.LOST and result.span is None]
    if not lost:
        return dict(found)
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import Indel
    except ImportError:
        raise missing_extra("Proposing words like lost ones", "repair") from None
    known = sorted(
        (quote.span.start, quote.span.end, result.span)
        for quote, result in found.items()
        if result.status.certain and result.span
    )
    results = dict(found)
    for quote in lost:
        region = _region(quote, known, len(new))
        guesses = [
            span
            for span in (_whole(quote, region, new, fuzz), *_mapped(quote, region, old, new, fuzz, Indel))
            if span is not None
        ]
        ranked = sorted((-fuzz.ratio(quote.words, guess.of(new)), guess) for guess in guesses)
        if ranked and -ranked[0][0] >= LIKE:
            score, best = round(-ranked[0][0], 1), ranked[0][1]
            results[quote] = Found(Status.FUZZY, best, score, note=_NOTE)
    return results


def _region(quote: Quote, known: list[tuple[int, int, Span]], length: int) -> Span:
    """The new text between the nearest certain neighbours; all of it when they have changed places."""
    at = bisect_left(known, (quote.span.start, quote.span.end, Span(0, 1)))
    low = next((span.end for _, end, span in reversed(known[:at]) if end <= quote.span.start), 0)
    high = next((span.start for start, _, span in known[at:] if start >= quote.span.end), length)
    return Span(low, high) if low < high else Span(0, length)


def _whole(quote: Quote, region: Span, new: str, fuzz: Any) -> Span | None:
    """The stretch of the region that is most like the words."""
    if len(quote.words) < _SHORT:
        return None
    if len(region) <= len(quote.words):
        return strip_span(new, region)
    best = fuzz.partial_ratio_alignment(quote.words, region.of(new), score_cutoff=LIKE / 2)
    if best is None or best.dest_start >= best.dest_end:
        return None
    return strip_span(new, _to_words(new, Span(best.dest_start, best.dest_end).shift(region.start), region))


def _mapped(
    quote: Quote, region: Span, old: OldText, new: str, fuzz: Any, indel: Any
) -> Iterator[Span | None]:
    """Where the ends of the words come to stand when old and new surroundings are laid side by side."""
    if len(quote.words) < _SHORT:
        return
    left = old.text[max(0, quote.span.start - _AROUND) : quote.span.start].rpartition("\ufdd0")[2]
    right = old.text[quote.span.end : quote.span.end + _AROUND].partition("\ufdd0")[0]
    near = Span(max(0, region.start - _AROUND), min(len(new), region.end + _AROUND))
    if len(near) > 4 * (len(quote.words) + 2 * _AROUND):
        best = fuzz.partial_ratio_alignment(quote.words, near.of(new))
        if best is None:
            return
        start = near.start + best.dest_start
        near = Span(max(0, start - _AROUND), min(len(new), start + 2 * len(quote.words) + _AROUND))
    blocks = indel.opcodes(left + quote.words + right, near.of(new))
    first, last = _place(blocks, len(left), True), _place(blocks, len(left) + len(quote.words), False)
    if first < last:
        yield strip_span(new, Span(near.start + first, near.start + last))


def _place(blocks: Any, offset: int, beginning: bool) -> int:
    """Where an offset of the first text comes to stand in the second."""
    place = 0
    for block in blocks:
        inside = (
            block.src_start <= offset < block.src_end
            if beginning
            else (block.src_start < offset <= block.src_end)
        )
        if inside:
            if block.tag == "equal":
                return int(block.dest_start + offset - block.src_start)
            return int(block.dest_start if beginning else block.dest_end)
        place = block.dest_end
    return int(place)


def _to_words(text: str, span: Span, region: Span) -> Span:
    """The span, with the words that it cuts made whole."""
    start, end = span.start, span.end
    while start > region.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < region.end and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
