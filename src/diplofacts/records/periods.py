"""Periods of days, and roles in time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from ..dates.edtf import EDTF
from ..errors import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .actors import Role

#: A period as one gives it: an EDTF text or value, a day, or its first and last day (None for an open side).
PeriodLike: TypeAlias = "str | EDTF | datetime.date | Sequence[datetime.date | str | None]"


@frozen
class Period:
    """A stretch of days, or what is known of one.

    Attributes:
        first, last: its first and last day, both included; None for an open side.
    """

    first: datetime.date | None
    last: datetime.date | None

    def holds(self, other: Period) -> bool:
        """Whether ``other`` lies within, whatever days it means; an open side only within an open side."""
        begins = self.first is None or (other.first is not None and other.first >= self.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return begins and ends

    def meets(self, other: Period) -> bool:
        """Whether some day may be in both."""
        before = other.last is not None and self.first is not None and other.last < self.first
        after = other.first is not None and self.last is not None and other.first > self.last
        return not before and not after


def read_period(given: PeriodLike) -> Period:
    """The period that a user gives.

    Args:
        given: ``"2022-06"``, ``"2022-06-10/2022-06-12"``, ``"2022/.."``, a day, an :class:`EDTF`, or first
            and last day.

    Raises:
        PackageError: when it is none; says what was expected.
    """
    try:
        if isinstance(given, datetime.date):
            return Period(given, given)
        if isinstance(given, (str, EDTF)):
            value = EDTF.parse(given) if isinstance(given, str) else given
            return Period(value.earliest, value.latest)
        first, last = given
        sides = (_side(first, last=False), _side(last, last=True))
        if sides[0] and sides[1] and sides[0] > sides[1]:
            raise ValueError("the period ends before it begins")
        return Period(*sides)
    except (TypeError, ValueError) as error:
        raise PackageError(
            Problem(f"no such period ({error})", value=str(given),
                    expected="a year, month or day (2022-06), two of them (2022-06-10/2022-06-12), two days")
        ) from None  # fmt: skip


def _side(side: datetime.date | str | None, last: bool) -> datetime.date | None:
    if isinstance(side, str):
        value = EDTF.parse(side)
        return value.latest if last else value.earliest
    return side


def held_on(role: Role, day: Period, possibly: bool) -> bool:
    """Whether a role was held on a day.

    Certainly: when it began by then and had not ended, as stated, or when articles of before and after (or
    of that day) assert it as current. Possibly: when nothing that is stated speaks against it: it may
    have begun earlier than the first article, and go on after the last; a former role may have been held
    on any day before its first article, a role of somebody elect on any day after its last.
    """
    first, last = day.first, day.last
    if first is None or last is None:
        return False
    began, ended = role.start, role.end
    if began and began.earliest and began.earliest > last:
        return False
    if ended and ended.latest and ended.latest < first:
        return False
    if possibly:
        if role.status == "former":
            return first <= role.first_observed
        return role.status == "current" or last >= role.last_observed
    surely_began = began is not None and began.latest is not None and began.latest <= first
    surely_goes_on = ended is not None and ended.earliest is not None and ended.earliest >= last
    seen = role.status == "current" and role.first_observed <= first and last <= role.last_observed
    return seen or (surely_began and (surely_goes_on or _seen_after(role, last)))


def _seen_after(role: Role, day: datetime.date) -> bool:
    return role.status == "current" and role.last_observed >= day
