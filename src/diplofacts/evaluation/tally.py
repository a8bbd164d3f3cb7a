"""Counts and errors of one article, and who is matched with whom."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from attrs import define, field, frozen

from ..spans import Span

#: The kinds of error, in the order in which they are told, each with what it means.
KINDS = {
    "missed": "in the gold and not in the answer",
    "wrong": "in the answer and not in the gold",
    "attribute": "found, with another value than the gold's",
    "evidence": "a span that is not the words of the text, or a filled cell without evidence",
}

#: Characters of the article shown on either side of the words of an error.
AROUND = 60

_K = TypeVar("_K", bound=Hashable)
_L = TypeVar("_L", bound=Hashable)


class _Optional(Protocol):
    @property
    def optional(self) -> bool: ...


@frozen
class Fault:
    """One difference between answer and gold.

    Attributes:
        kind: one of :data:`KINDS`.
        what: the table, or the table and the attribute: ``meetings``, ``meetings.start``.
        source_id: the article.
        record: key or id of the item; empty when it has none.
        found: what the answer says, in words; empty when it says nothing.
        expected: what the gold says, in words; empty when it says nothing.
        start, end: offsets of the words in code points; None when there are none.
        before, words, after: the words, and what stands around them.
    """

    kind: str
    what: str
    source_id: str
    record: str = ""
    found: str = ""
    expected: str = ""
    start: int | None = None
    end: int | None = None
    before: str = ""
    words: str = ""
    after: str = ""


@define
class Tally:
    """The counts of one article, by name of the figure.

    Attributes:
        source_id: the article.
        text: its text.
        found: how many items were right, wrong and missed.
        right: how many times an attribute was right, and of how many.
        faults: the errors.
    """

    source_id: str
    text: str = field(repr=False)
    found: dict[str, tuple[int, int, int]] = field(factory=dict)
    right: dict[str, tuple[int, int]] = field(factory=dict)
    faults: list[Fault] = field(factory=list)

    def count(self, name: str, right: int, wrong: int, missed: int) -> None:
        """Count items."""
        before = self.found.get(name, (0, 0, 0))
        self.found[name] = (before[0] + right, before[1] + wrong, before[2] + missed)

    def judge(self, name: str, right: bool) -> None:
        """Count one value of an attribute."""
        before = self.right.get(name, (0, 0))
        self.right[name] = (before[0] + right, before[1] + 1)

    def fault(
        self, kind: str, what: str, span: Span | None, record: str = "", found: str = "", expected: str = ""
    ) -> None:
        """Note an error, with the words of ``span`` in context."""
        self.faults.append(fault(kind, what, self.source_id, self.text, span, record, found, expected))


def fault(
    kind: str,
    what: str,
    source_id: str,
    text: str = "",
    span: Span | None = None,
    record: str = "",
    found: str = "",
    expected: str = "",
) -> Fault:
    """An error, with the words of ``span`` in their context in ``text``; no words if the text lacks them."""
    if span is None or span.end > len(text):
        return Fault(kind, what, source_id, record, found, expected)
    return Fault(
        kind, what, source_id, record, found, expected, span.start, span.end,
        before=text[max(0, span.start - AROUND) : span.start],
        words=span.of(text),
        after=text[span.end : span.end + AROUND],
    )  # fmt: skip


def best_pairs(candidates: Iterable[tuple[float, _K, _L]]) -> dict[_K, _L]:
    """One-to-one pairs, the highest score first; of equal scores the pair that sorts first.

    Args:
        candidates: score, item of the one side, item of the other; the items sortable on each side.
    """
    pairs: dict[_K, _L] = {}
    taken: set[_L] = set()
    ordered: list[tuple[float, _K, _L]] = sorted(candidates, key=lambda c: (-c[0], c[1], c[2]))
    for _, one, other in ordered:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


@frozen
class Outcome:
    """What counts: pairs, missed items of the question, wrong items of the answer, all by position."""

    right: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    wrong: tuple[int, ...]


def outcome(
    pairs: Mapping[int, int], question: Sequence[_Optional], answer: Sequence[_Optional]
) -> Outcome:
    """Leave out what is optional in either coding, and whatever is paired with it."""
    matched = set(pairs.values())
    return Outcome(
        right=tuple(
            (i, pairs[i]) for i, item in enumerate(question)
            if i in pairs and not item.optional and not answer[pairs[i]].optional
        ),
        missed=tuple(i for i, item in enumerate(question) if i not in pairs and not item.optional),
        wrong=tuple(j for j, item in enumerate(answer) if j not in matched and not item.optional),
    )  # fmt: skip
