"""What happened in order: meetings, agreements and statements by day, uncertain days as such."""

from __future__ import annotations

import datetime
import textwrap
from typing import TYPE_CHECKING

from attrs import frozen

from ..dates.edtf import EDTF
from ..records import Agreement, Meeting, Statement
from ..records.labels import headline
from .periods import PeriodLike, date_of

if TYPE_CHECKING:
    from ..dataset import Dataset

#: Characters of a statement that a line of a timeline shows.
_LONGEST_QUOTE = 160


@frozen
class Entry:
    """One thing on a timeline.

    Attributes:
        record: the meeting, agreement or statement.
        date: as coded; None when the articles give none.
    """

    record: Meeting | Agreement | Statement
    date: EDTF | None

    @property
    def label(self) -> str:
        """The record in a line."""
        return headline(self.record)

    def __str__(self) -> str:
        said = f": {_short(self.record.text)}" if isinstance(self.record, Statement) else ""
        return f"{self.date or 'undated'}  {self.record.table_name.removesuffix('s')}  {self.label}{said}"

    def __repr__(self) -> str:
        # Quoted as a string is: names may have characters that drive a terminal.
        return f"Entry({str(self)!r})"


def timeline(
    dataset: Dataset,
    *,
    country: str | None = None,
    participant: str | None = None,
    period: PeriodLike | None = None,
    possibly: bool = True,
) -> tuple[Entry, ...]:
    """The meetings, agreements and statements of a dataset in order.

    Args:
        dataset: the data.
        country: only those in which it takes part; see :meth:`Query.by`.
        participant: only those in which that person or organization takes part.
        period: only those within it; see :meth:`Query.within`.
        possibly: whether possibly within is enough.

    Returns:
        Entries by first possible day, then by last; undated ones at the end, and none with a period.

    Raises:
        PackageError: when a name, country or period is unknown.
    """
    found: list[Entry] = []
    for table in (dataset.meetings, dataset.agreements, dataset.statements):
        query = table.by(country=country, participant=participant)
        if period is not None:
            query = query.within(period, possibly=possibly)
        found += [Entry(record, date_of(record)) for record in query]
    return tuple(sorted(found, key=_when))


def _short(words: str) -> str:
    """Words between quotation marks, on one line, the end of long ones left out."""
    return f"“{textwrap.shorten(words, _LONGEST_QUOTE, placeholder=' …')}”"


def _when(entry: Entry) -> tuple[bool, datetime.date, datetime.date, str, str]:
    date = entry.date
    first = date.earliest if date else None
    last = date.latest if date else None
    record = entry.record
    return (
        date is None,
        first or datetime.date.min,
        last or datetime.date.max,
        record.table_name,
        record.id,
    )
