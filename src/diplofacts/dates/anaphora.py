"""Dates that count from the date named before them: the next day, two weeks earlier, that month."""

from __future__ import annotations

import datetime

from .edtf import EDTF, Precision
from .grammar import grammar
from .units import (
    ONE_DAY,
    Groups,
    Setting,
    base_of,
    counted_from,
    need,
    on_or_after,
    on_or_before,
    part_of_unit,
    step_of,
    unit_from,
    weekday_number,
)

#: What counts back from the date named before.
_EARLIER = frozenset({"earlier", "before", "previously"})


def _sides(setting: Setting, base: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the anchor; None when it is open or coarser than the unit counted."""
    anchor = setting.anchor
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    if base in ("day", "week") and anchor.precision is not Precision.DAY:
        return None
    if base == "month" and anchor.precision is Precision.YEAR:
        return None
    return anchor.earliest, anchor.latest


def read_shift(groups: Groups, setting: Setting) -> EDTF | None:
    # `on Tuesday, a day after A met B`: they met before it
    turned = (groups.get("turned") or "").lower()
    back = turned == "after" or (not turned and need(groups, "way").lower() in _EARLIER)
    sides = _sides(setting, base_of(need(groups, "unit"))[1])
    return counted_from(groups, sides[0] if back else sides[1], -1 if back else 1) if sides else None


def read_anaphoric(groups: Groups, setting: Setting) -> EDTF | None:
    unit = need(groups, "unit").lower()
    base = base_of(unit)[1] if unit in grammar().units else ("week" if unit == "weekend" else "day")
    sides = _sides(setting, base)
    if sides is None:
        return None
    step = step_of(need(groups, "step"))
    if unit == "weekend":
        saturday = sides[0] + (5 - sides[0].weekday() + 7 * step) * ONE_DAY
        return EDTF.between(saturday, saturday + ONE_DAY)
    if base == "day" and step == 0:
        return EDTF.between(*sides)
    return unit_from(sides[1] if step > 0 else sides[0], base, step)


def read_anaphoric_part(groups: Groups, setting: Setting) -> EDTF | None:
    base, clock = base_of(need(groups, "unit"))[1], need(groups, "clock").lower()
    sides = _sides(setting, base)
    if sides is None and base == "day" and clock == "later" and setting.future:
        # `in May 2018. He will meet B later in the day`: no day was named but that of the report.
        return EDTF.from_date(setting.today)
    if sides is None:
        return None
    if base == "day":
        # Behind `last week` the day is another, which only the course of the text tells.
        return EDTF.from_date(sides[0]) if sides[0] == sides[1] else None
    return part_of_unit(
        sides[0] if clock == "earlier" else sides[1], unit_from(sides[0], base, 0), base, clock, cut=True
    )


def read_weekday_anaphoric(groups: Groups, setting: Setting) -> EDTF | None:
    weekday, step = weekday_number(need(groups, "weekday")), step_of(need(groups, "step"))
    sides = _sides(setting, "day")
    if sides is None:
        return None
    if step > 0:
        return EDTF.from_date(on_or_after(sides[1] + ONE_DAY, weekday))
    if step < 0:
        return EDTF.from_date(on_or_before(sides[0] - ONE_DAY, weekday))
    return EDTF.from_date(sides[0] + (weekday - sides[0].weekday()) * ONE_DAY)
