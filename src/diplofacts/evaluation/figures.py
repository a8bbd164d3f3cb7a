"""From counts an article to figures with intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from .bootstrap import Interval, interval, resampled
from .events import ACTORS, DATE, DATES_EMPTY, DATES_RIGHT, FIELDS
from .statements import GROUPS
from .tally import Tally

#: Names of the figures with precision and recall, in the order in which they are shown.
FOUND = (
    "people",
    "mentions",
    "mentions+person",
    "roles",
    "roles (person, office)",
    *(name for table in ACTORS for name in (table, f"{table} (strict)")),
    *(name for group in GROUPS for name in (group, f"{group} + speaker")),
)

#: Names of the accuracies of attributes, in the order in which they are shown.
RIGHT = (
    DATES_RIGHT,
    DATES_EMPTY,
    "roles.status",
    *(
        name
        for table, fields in FIELDS.items()
        for name in (
            f"{table}.actors exact",
            *(f"{table}.{field}" for field in fields),
            f"{table}.{DATE[table]} left empty where gold is",
        )
    ),
    "statements.span overlap >= .9",
    "statements.kind",
    "statements.date",
)


@frozen
class Score:
    """How well the items of a table are found.

    Attributes:
        name: the table, and what of it.
        right: items of the answer that the gold has.
        wrong: items of the answer that it has not.
        missed: items of the gold that the answer has not.
        precision_interval, recall_interval, f1_interval: 95 % bootstrap intervals over articles; None with
            fewer than two articles, or when no resample has the figure.
    """

    name: str
    right: int
    wrong: int
    missed: int
    precision_interval: Interval | None = None
    recall_interval: Interval | None = None
    f1_interval: Interval | None = None

    @property
    def gold(self) -> int:
        """Number of items of the gold."""
        return self.right + self.missed

    @property
    def got(self) -> int:
        """Number of items of the answer."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """Share of the answer that is right; 0 when there is none."""
        return self.right / self.got if self.got else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 0 when there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@frozen
class Accuracy:
    """How often an attribute of the items that were found is right.

    Attributes:
        name: table and attribute.
        right: how many times it is.
        of: how many times it could be.
        interval: 95 % bootstrap interval over articles; None as for :class:`Score`.
    """

    name: str
    right: int
    of: int
    interval: Interval | None = None

    @property
    def value(self) -> float:
        """Share that is right; 0 when there is nothing to be right."""
        return self.right / self.of if self.of else 0.0


def figures(
    tallies: Sequence[Tally], resamples: int, seed: int
) -> tuple[tuple[Score, ...], tuple[Accuracy, ...]]:
    """The figures over all articles.

    Args:
        tallies: the counts of each article.
        resamples: how many times to draw as many articles again, with replacement.
        seed: of the draws; the same seed and counts give the same intervals.

    Returns:
        All of :data:`FOUND`, and those of :data:`RIGHT` that can be told.
    """
    width = 3 * len(FOUND)
    rows = [
        [n for name in FOUND for n in tally.found.get(name, (0, 0, 0))]
        + [n for name in RIGHT for n in tally.right.get(name, (0, 0))]
        for tally in tallies
    ]
    totals = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * (width + 2 * len(RIGHT))
    draws = list(zip(*resampled(rows, resamples, seed), strict=True)) if len(rows) > 1 else []

    def of(start: int, number: int, ratio: Callable[..., float | None]) -> Interval | None:
        return interval(map(ratio, *draws[start : start + number])) if draws else None

    scores = tuple(
        Score(
            name,
            totals[3 * i],
            totals[3 * i + 1],
            totals[3 * i + 2],
            precision_interval=of(3 * i, 3, _precision),
            recall_interval=of(3 * i, 3, _recall),
            f1_interval=of(3 * i, 3, _f1),
        )
        for i, name in enumerate(FOUND)
    )
    accuracies = (
        Accuracy(name, totals[at], totals[at + 1], interval=of(at, 2, _share))
        for at, name in zip(range(width, width + 2 * len(RIGHT), 2), RIGHT, strict=True)
    )
    return scores, tuple(accuracy for accuracy in accuracies if accuracy.of)


def _precision(right: int, wrong: int, missed: int) -> float | None:
    return right / (right + wrong) if right + wrong else None


def _recall(right: int, wrong: int, missed: int) -> float | None:
    return right / (right + missed) if right + missed else None


def _f1(right: int, wrong: int, missed: int) -> float | None:
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None


def _share(right: int, of: int) -> float | None:
    return right / of if of else None
