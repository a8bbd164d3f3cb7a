"""The days that records are about: what certainly, and what possibly, falls within a period."""

from __future__ import annotations

from ..dates.edtf import EDTF
from ..records import Agreement, Meeting, Record, Role, Source, Statement
from ..records.periods import Period, PeriodLike, held_on, read_period

__all__ = ["Period", "PeriodLike", "date_of", "held_on", "period_of", "read_period"]


def period_of(record: Record) -> Period | None:
    """The days that a record is about, as far as its articles say; None when they say nothing.

    A meeting lasts from its start to its end, an agreement is dated by its signing, or else by the day it
    takes effect, a role by its beginning and end as far as stated, an article by its publication.
    """
    if isinstance(record, Meeting):
        start, end = record.start, record.end
        if start is None and end is None:
            return None
        closing = end or start
        return Period(start.earliest if start else None, closing.latest if closing else None)
    if isinstance(record, Source):
        return Period(record.published, record.published)
    if isinstance(record, Role):
        if record.start is None and record.end is None:
            return None
        return Period(
            record.start.earliest if record.start else None, record.end.latest if record.end else None
        )
    date = date_of(record) if isinstance(record, Agreement) else getattr(record, "date", None)
    return Period(date.earliest, date.latest) if isinstance(date, EDTF) else None


def date_of(record: Record) -> EDTF | None:
    """The date by which a meeting, agreement or statement is put in order."""
    if isinstance(record, Meeting):
        return record.start or record.end
    if isinstance(record, Agreement):
        return record.signed or record.effective
    return record.date if isinstance(record, Statement) else None
