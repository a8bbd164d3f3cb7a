"""EDTF values: the profile of ISO 8601-2 that the tables use (codebook section 7)."""

from __future__ import annotations

import calendar
import datetime
import re
from enum import Enum

from attrs import field, frozen

#: The profile, as one pattern for a whole value; it does not check the calendar.
PROFILE = (
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
    r"(?:/(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?|\.\.))?"
    r"|\.\./[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
)

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_OPEN = ".."
_EXPECTED = "expected YYYY, YYYY-MM or YYYY-MM-DD, each with an optional ~, ? or %, or A/B of two such"


class Precision(Enum):
    """How exactly a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Containment(Enum):
    """Whether one date lies within another: surely, perhaps, or not at all."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NONE = "none"


_COARSENESS = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}


@frozen
class Point:
    """One side of an EDTF value: a year, a month or a day.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12, or None when only the year is given.
        day: a day of that month, or None.
        qualifier: ``""``, ``"~"`` (approximate), ``"?"`` (uncertain) or ``"%"`` (both).

    Raises:
        ValueError: when the calendar has no such date, or the qualifier is another.
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"{self}: no year {self.year:04}; expected 0001 to 9999")
        if self.month is None:
            if self.day is not None:
                raise ValueError(f"day {self.day} has no month; expected a month from 01 to 12")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"{self}: no month {self.month:02}; expected 01 to 12")
        elif self.day is not None:
            days = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= days:
                raise ValueError(
                    f"{self}: no day {self.day:02} in {self.year:04}-{self.month:02}; expected 01 to {days}"
                )
        if self.qualifier not in ("", "~", "?", "%"):
            raise ValueError(f"unknown qualifier {self.qualifier!r}; expected ~, ?, % or none")

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
            if self.day is not None:
                text += f"-{self.day:02}"
        return text + self.qualifier

    @property
    def precision(self) -> Precision:
        """Day, month or year."""
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def earliest(self) -> datetime.date:
        """The first day of the year, month or day."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day of the year, month or day."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@frozen
class EDTF:
    """A date, or an interval of dates, in the profile of codebook section 7.

    Build one with :meth:`parse`, :meth:`from_date` or :meth:`between`; ``str()`` gives back the parsed
    text, character for character. Two values are equal when their texts are.

    Attributes:
        start: the date itself, or the first side of an interval; None for an open side.
        end: None for a single date; the second side of an interval, None for an open side.
        is_interval: whether it is written ``A/B``.

    Raises:
        ValueError: when no side is given, or the interval ends before it starts.
    """

    start: Point | None
    end: Point | None = None
    is_interval: bool = False

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError(f"no date is given; {_EXPECTED}")
        if not self.is_interval and (self.start is None or self.end is not None):
            raise ValueError("a single date has a start and no end")
        if self.start and self.end and self.start.earliest > self.end.latest:
            raise ValueError(f"{self}: the interval ends before it starts; expected the earlier date first")

    def __lt__(self, other: object) -> bool:
        """Order by first day, then by last day, for sorting; an open side is earliest, or latest, of all.

        Whether one date is certainly before another is a question for ``earliest`` and ``latest``.
        """
        if not isinstance(other, EDTF):
            return NotImplemented
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        return self.earliest or datetime.date.min, self.latest or datetime.date.max, str(self)

    @classmethod
    def parse(cls, text: str) -> EDTF:
        """Read a value of the profile.

        Raises:
            ValueError: says what is wrong and what was expected.
        """
        left, slash, right = text.partition("/")
        if not slash:
            if left == _OPEN:
                raise ValueError(f"{text!r}: '..' is a side of an interval, not a date; {_EXPECTED}")
            return cls(_parse_point(left, text))
        if left == right == _OPEN:
            raise ValueError(f"{text!r}: both sides are open; expected a date on one of them")
        start = None if left == _OPEN else _parse_point(left, text)
        end = None if right == _OPEN else _parse_point(right, text)
        return cls(start, end, is_interval=True)

    @classmethod
    def from_date(cls, day: datetime.date) -> EDTF:
        """The value of one day."""
        return cls(_day(day))

    @classmethod
    def between(cls, first: datetime.date | None, last: datetime.date | None) -> EDTF:
        """The interval from ``first`` to ``last``, None for an open side; one day when they are equal.

        Raises:
            ValueError: when both are None or ``last`` is before ``first``.
        """
        if first is not None and first == last:
            return cls.from_date(first)
        return cls(_day(first) if first else None, _day(last) if last else None, is_interval=True)

    def __str__(self) -> str:
        start = _OPEN if self.start is None else str(self.start)
        if not self.is_interval:
            return start
        return f"{start}/{_OPEN if self.end is None else self.end}"

    def __repr__(self) -> str:
        return f"EDTF({str(self)!r})"

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it can mean; None when the interval is open at its start."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> datetime.date | None:
        """The last day it can mean; None when the interval is open at its end."""
        last = self.end if self.is_interval else self.start
        return last.latest if last else None

    @property
    def precision(self) -> Precision:
        """Day, month or year; of an interval the coarser of the sides that are given."""
        return max((p.precision for p in self._points), key=_COARSENESS.__getitem__)

    @property
    def qualifier(self) -> str:
        """``~``, ``?``, ``%`` or ``""``; of an interval those of its sides together."""
        found = {p.qualifier for p in self._points} - {""}
        return "%" if len(found) > 1 else "".join(found)

    @property
    def _points(self) -> tuple[Point, ...]:
        return tuple(p for p in (self.start, self.end) if p is not None)

    def overlaps(self, other: EDTF) -> bool:
        """Whether the two can mean the same day; an open side reaches without end."""
        return not (_before(self, other) or _before(other, self))

    def within(self, other: EDTF) -> Containment:
        """Whether this date lies within ``other``.

        The bounds are taken as printed: in this profile ``~`` stands for a part of the printed unit (``late
        December``), so it widens nothing. A ``?`` or ``%`` on either side says that the printed date may be
        wrong, so that containment is then possible at best.

        Returns:
            ``CERTAIN`` when every day of this value is a day of ``other``, ``POSSIBLE`` when some day is,
            else ``NONE``.
        """
        if not self.overlaps(other):
            return Containment.NONE
        starts = other.earliest is None or (self.earliest is not None and other.earliest <= self.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        doubtful = {"?", "%"} & {self.qualifier, other.qualifier}
        return Containment.CERTAIN if starts and ends and not doubtful else Containment.POSSIBLE


def is_edtf(text: str) -> bool:
    """Whether ``text`` is a value of the profile."""
    try:
        EDTF.parse(text)
    except ValueError:
        return False
    return True


def _before(one: EDTF, other: EDTF) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _day(day: datetime.date) -> Point:
    return Point(day.year, day.month, day.day)


def _parse_point(part: str, whole: str) -> Point:
    if not part:
        what = "the value is empty" if not whole else f"{whole!r}: a side of the interval is empty"
        hint = "; an open side is written '..'" if whole else ""
        raise ValueError(f"{what}; {_EXPECTED}{hint}")
    found = _POINT.fullmatch(part)
    if not found:
        raise ValueError(f"{whole!r}: {part!r} is not a date of the profile; {_EXPECTED}")
    year, month, day, qualifier = found.groups()
    return Point(int(year), int(month) if month else None, int(day) if day else None, qualifier)
