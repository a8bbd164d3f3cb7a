"""Percentile bootstrap intervals over articles (Efron and Tibshirani 1993, chapter 13)."""

from __future__ import annotations

import random
import statistics
import struct
from collections.abc import Iterable, Iterator, Sequence

#: Lower and upper bound.
Interval = tuple[float, float]

RESAMPLES = 2000
SEED = 0


def resampled(rows: Sequence[Sequence[int]], resamples: int, seed: int) -> Iterator[tuple[int, ...]]:
    """Sums of the columns of as many rows as there are, drawn with replacement, again and again.

    Articles are drawn, not items, because the items of one article are right or wrong together.

    Args:
        rows: the counts of each article, at least one row, all of one length and not negative.
        resamples: how many times to draw.
        seed: of the draws; ``random.random()`` gives the same draws in every version of Python.

    Yields:
        One sum a column, for each resample.
    """
    count, width = len(rows), len(rows[0])
    draw = random.Random(seed).random
    # A row is one large integer of 64-bit digits: adding rows is then one addition, not one a column.
    layout = struct.Struct(f"<{width}Q")
    packed = [int.from_bytes(layout.pack(*row), "little") for row in rows]
    for _ in range(resamples):
        total = sum([packed[int(draw() * count)] for _ in range(count)])
        yield layout.unpack(total.to_bytes(layout.size, "little"))


def interval(values: Iterable[float | None]) -> Interval | None:
    """The bounds of the middle 95 % of ``values`` but for those that are None; None for fewer than two."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    cuts = statistics.quantiles(known, n=40, method="inclusive")
    return cuts[0], cuts[-1]
