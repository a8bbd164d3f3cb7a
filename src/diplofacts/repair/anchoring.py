"""Finding again, in an edited text, the words that spans quote: where they are certain, and where not.

The old text decides as far as it is known: whole, or as the quotes of the tables give it, with holes. A
place is certain when nothing else could be meant: the words stand once in both texts, or lie inside
longer words that are certain, or their surroundings agree with one place only, and no other place of the
old text agrees with that one as well. Everything else is left to a person. The order of steps is that of
the Web Annotation data model's quote selector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from ..spans import Span

#: Stands for a character of the old text that is not known; Unicode says it is no character.
HOLE = "\ufdd0"
_EDGE = "\ufdd1"

#: Surroundings further away than this, in code points, are not compared.
_REACH = 400
#: Surroundings that agree in fewer code points on a side say nothing: a short word may stand there anyway.
_SAYS = 8
#: By how many code points a place must agree better than any other.
_MARGIN = 4
#: How many code points, words and surroundings together, make words unlikely to stand twice in a text
#: that is not known whole.
_WEIGHT = 24
#: How many places of ambiguous words are told.
_CHOICES = 5


class Status(StrEnum):
    """How a span was found again; the last three are not certain."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    MOVED_BY_CONTEXT = "moved-by-context"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"

    @property
    def certain(self) -> bool:
        """Whether the span may be moved without asking."""
        return self in (Status.UNCHANGED, Status.MOVED, Status.MOVED_BY_CONTEXT)


@frozen
class Quote:
    """Words at a place of the old text.

    Attributes:
        span: the place.
        words: the words that a table quotes from it.
    """

    span: Span
    words: str


@frozen
class Found:
    """Where a quote stands in the new text.

    Attributes:
        status: how it was found.
        span: the place; where ``status`` is not certain, the best guess or None.
        score: likeness of the words in percent; 100 for the very words.
        choices: the places among which ambiguous words could not be told.
        note: why it is not certain; empty when it is.
    """

    status: Status
    span: Span | None
    score: float = 100.0
    choices: tuple[Span, ...] = ()
    note: str = ""


@frozen
class OldText:
    """The text that the spans were made from.

    Attributes:
        text: its characters, :data:`HOLE` where one is not known.
        whole: whether all of it is known.
    """

    text: str
    whole: bool

    @classmethod
    def from_quotes(cls, quotes: Iterable[Quote], length: int) -> OldText:
        """What quotes tell of a text of ``length`` code points; contradictions are holes."""
        size = max([length, *(quote.span.end for quote in quotes)])
        cells = [HOLE] * size
        doubtful = set()
        for quote in quotes:
            if len(quote.words) != len(quote.span):
                continue
            for at, character in enumerate(quote.words, quote.span.start):
                if cells[at] not in (HOLE, character):
                    doubtful.add(at)
                cells[at] = character
        for at in doubtful:
            cells[at] = HOLE
        return cls("".join(cells), HOLE not in cells)

    def words(self, span: Span) -> str:
        """The words at a place; empty when not all of them are known."""
        found = self.text[span.start : span.end]
        return "" if HOLE in found or len(found) < len(span) else found


def anchor(quotes: Iterable[Quote], old: OldText, new: str) -> dict[Quote, Found]:
    """Find quotes again where their very words stand in the new text.

    Args:
        quotes: the words and their places in the old text.
        old: the old text as far as it is known.
        new: the edited text.

    Returns:
        For each quote its place; those whose words stand nowhere are ``lost``
        (:func:`~.fuzzy.propose` looks for words like them).
    """
    return _Search(old, new).run(quotes)


class _Search:
    def __init__(self, old: OldText, new: str) -> None:
        self._whole = old.whole
        self._old, self._new = _EDGE + old.text + _EDGE, _EDGE + new + _EDGE
        # For each place of the old text the largest certain span over it, and how far that has moved.
        self._cover: list[tuple[int, int] | None] = [None] * (len(old.text) + 1)

    def run(self, quotes: Iterable[Quote]) -> dict[Quote, Found]:
        groups: dict[str, list[Quote]] = {}
        for quote in quotes:
            groups.setdefault(quote.words, []).append(quote)
        found: dict[Quote, Found] = {}
        # Long ones first: what lies inside certain words is certain too.
        for words in sorted(groups, key=lambda words: (-len(words), words)):
            for quote, result in self._group(words, groups[words]):
                found[quote] = result
                if result.status.certain and result.span is not None:
                    self._note(quote.span, result.span.start - quote.span.start)
        if self._whole:
            return found | dict(self._between(found))
        return dict(_in_order(found))

    def _between(self, found: dict[Quote, Found]) -> Iterator[tuple[Quote, Found]]:
        """Ambiguous words that stand once between the same certain neighbours in both texts."""
        certain = sorted(
            (quote.span.start, quote.span.end, result.span, quote.words)
            for quote, result in found.items()
            if result.status.certain and result.span
        )
        taken = {(words, span.start) for *_, span, words in certain}
        # What has changed places with most others is no neighbour to go by.
        kept = set(_longest([(start, span.start) for start, _, span, _ in certain]))
        certain = [item for item in certain if (item[0], item[2].start) in kept]
        for quote, result in found.items():
            if result.status is not Status.AMBIGUOUS or not self._fits(quote):
                continue
            at = bisect_left(certain, (quote.span.start,))
            before = [item for item in certain[:at] if item[1] <= quote.span.start][-1:]
            after = [item for item in certain[at:] if item[0] >= quote.span.end][:1]
            # Counted with the edge.
            old = (before[0][1] + 1 if before else 0, after[0][0] + 1 if after else len(self._old))
            new = (before[0][2].end + 1 if before else 0, after[0][2].start + 1 if after else len(self._new))
            there = list(_places(self._new[slice(*new)], quote.words)) if new[0] < new[1] else []
            if len(there) != 1 or len(list(_places(self._old[slice(*old)], quote.words))) != 1:
                continue
            place = new[0] + there[0] - 1
            if (quote.words, place) not in taken:
                yield quote, _certain(quote.span.start, place, len(quote.words), 2)

    def _fits(self, quote: Quote) -> bool:
        """Whether the words stand at their place in the old text."""
        same = len(quote.span) == len(quote.words)
        return same and self._old.startswith(quote.words, quote.span.start + 1)

    def _group(self, words: str, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, Found]]:
        before, after = list(_places(self._old, words)), list(_places(self._new, words))
        results = {quote: self._one(quote, before, after) for quote in quotes}
        taken: dict[int, list[Quote]] = {}
        for quote, result in results.items():
            if result.status.certain and result.span is not None:
                taken.setdefault(result.span.start, []).append(quote)
        for quote, result in results.items():
            rivals = taken.get(result.span.start, ()) if result.span else ()
            if result.status.certain and len(rivals) > 1:
                result = evolve(
                    result,
                    status=Status.AMBIGUOUS,
                    choices=(),
                    note="the same words of another place would stand there too",
                )
            yield quote, result

    def _one(self, quote: Quote, before: Sequence[int], after: Sequence[int]) -> Found:
        size, start = len(quote.words), quote.span.start
        if not size:
            return Found(Status.LOST, None, 0.0, note="the words are not known: give the old text with --old")
        if not after:
            return Found(Status.LOST, None, 0.0, note="the words stand nowhere in the text")
        own = start + 1  # Counted with the edge.
        fits = self._fits(quote)
        others = [place for place in before if place != own]
        inside = self._inside(quote.span) if fits else None
        if inside is not None and self._new.startswith(quote.words, inside + 1):
            # A copy of the longer words may have come in while those around this place were edited.
            mine = self._agree(own, inside + 1, size)
            closer = [place for place in after if _likely(mine, self._agree(own, place, size))]
            if not closer:
                return _certain(start, inside, size, len(after))
            note = "longer words that they belong to stand elsewhere"
            return _ambiguous([*closer, inside + 1], size, note)
        if len(after) == 1 and self._whole and (not others if fits else len(others) <= 1):
            return _certain(start, after[0] - 1, size, 1)
        if not fits:
            note = "the row quotes other words than stood at its place"
            return _ambiguous(after, size, note)
        ranked = sorted((-sum(self._agree(own, place, size)), abs(place - own), place) for place in after)
        best = ranked[0][2]
        left, right = self._agree(own, best, size)
        rivals = [self._agree(own, place, size) for place in after if place != best]
        rivals += [self._agree(place, best, size) for place in others]
        clear = all(_better((left, right), rival) for rival in rivals)
        alone = len(after) == 1 and not others
        enough = max(left, right) >= _SAYS or alone
        heavy = self._whole or size + left + right >= _WEIGHT
        if clear and enough and heavy:
            return _certain(start, best - 1, size, len(after))
        if alone or max(left, right) < _SAYS:
            note = "the words stand in other surroundings"
        else:
            note = "several places of the words have like surroundings"
        return _ambiguous([place for *_, place in ranked], size, note)

    def _agree(self, old: int, new: int, size: int) -> tuple[int, int]:
        """How many code points agree before and after the words at a place of each text."""
        return (
            _run(self._old, self._new, old - 1, new - 1, -1),
            _run(self._old, self._new, old + size, new + size, 1),
        )

    def _inside(self, span: Span) -> int | None:
        """The new start of a span that lies inside certain words."""
        cover = self._cover[span.start] if span.start < len(self._cover) else None
        return span.start + cover[1] if cover and cover[0] >= span.end else None

    def _note(self, span: Span, by: int) -> None:
        for at in range(span.start, min(span.end, len(self._cover))):
            if self._cover[at] is None:
                self._cover[at] = (span.end, by)


def _certain(start: int, place: int, size: int, count: int) -> Found:
    moved = Status.MOVED if count == 1 else Status.MOVED_BY_CONTEXT
    return Found(Status.UNCHANGED if place == start else moved, Span(place, place + size))


def _ambiguous(places: Sequence[int], size: int, note: str) -> Found:
    # Places are counted with the edge, and come best first.
    spans = tuple(Span(place - 1, place - 1 + size) for place in places[:_CHOICES])
    return Found(Status.AMBIGUOUS, spans[0], choices=spans if len(places) > 1 else (), note=note)


def _likely(mine: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a place could be meant as well as one that longer words speak for."""
    more = other[0] > mine[0] or other[1] > mine[1]
    return sum(other) > sum(mine) or (more and max(other) >= _SAYS)


def _better(best: tuple[int, int], rival: tuple[int, int]) -> bool:
    """Whether ``rival`` is no match for ``best`` on either side, nor on both together."""
    return not _likely(best, rival) and sum(best) >= sum(rival) + _MARGIN


def _run(old: str, new: str, at: int, to: int, step: int) -> int:
    count = 0
    while (
        count < _REACH
        and 0 <= at < len(old)
        and 0 <= to < len(new)
        and old[at] == new[to]
        and old[at] != HOLE
    ):
        count, at, to = count + 1, at + step, to + step
    return count


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _in_order(found: dict[Quote, Found]) -> Iterator[tuple[Quote, Found]]:
    """Doubt what would change places with most others, where the old text cannot say that it did."""
    moved = sorted(
        (quote.span.start, result.span.start)
        for quote, result in found.items()
        if result.status.certain and result.span
    )
    kept = set(_longest(moved))
    for quote, result in found.items():
        if result.status.certain and result.span and (quote.span.start, result.span.start) not in kept:
            note = "the words would change places with others"
            result = evolve(result, status=Status.AMBIGUOUS, note=note)
        yield quote, result


def _longest(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest series of pairs that rises in both numbers (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_right(ends, place)
        previous.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[at], last[at] = place, number
    number = last[-1] if last else -1
    while number >= 0:
        yield pairs[number]
        number = previous[number]
