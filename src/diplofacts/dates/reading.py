"""From the groups of a rule to an EDTF value: one function a kind of phrase.

Every function has the same form: the groups of the rule's pattern and the :class:`.units.Setting` of the
phrase give an EDTF value, or None when the words name no day of the calendar or what they count from is not
known.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Mapping

from . import anaphora
from .edtf import EDTF, Point
from .grammar import grammar, number
from .units import (
    ONE_DAY,
    Groups,
    Setting,
    base_of,
    counted_from,
    day_number,
    group,
    mark_of,
    month_number,
    nearest,
    nearest_year,
    need,
    on_or_after,
    on_or_before,
    part_of_unit,
    step_of,
    unit_from,
    weekday_near,
    weekday_number,
    weekday_of_next_week,
    year_number,
)


def read(kind: str, groups: Groups, setting: Setting) -> EDTF | None:
    """The value of a phrase of ``kind``; None when it has none."""
    try:
        return _READINGS[kind](groups, setting)
    except (ValueError, OverflowError):
        # The calendar has no such day (June 31), or it lies outside the years 1 to 9999.
        return None


def floats(kind: str, groups: Groups) -> bool:
    """Whether the phrase needs tense or neighbours to know its week or year."""
    return kind == "weekday" or (
        kind in ("day", "month", "month-range", "day-range") and not group(groups, "year")
    )


def _read_day(groups: Groups, setting: Setting) -> EDTF:
    day = day_number(group(groups, "day") or need(groups, "ordinal"))
    month_form, year_form = group(groups, "month"), group(groups, "year")
    if month_form is None:
        return _read_day_of_month(day, setting)
    month = month_number(month_form)
    year = year_number(year_form, setting) if year_form else nearest_year(setting, month, day)
    return EDTF(Point(year, month, day))


def _read_day_of_month(day: int, setting: Setting) -> EDTF:
    points = []
    about = setting.not_after or setting.not_before or setting.today
    for count in range(-2, 3):
        start = unit_from(about, "month", count).start
        if start and start.month and day <= calendar.monthrange(start.year, start.month)[1]:
            points.append(Point(start.year, start.month, day))
    return EDTF(points[nearest(setting, [(p.earliest, p.latest) for p in points])])


def _read_day_range(groups: Groups, setting: Setting) -> EDTF:
    month = month_number(need(groups, "month"))
    first, last = day_number(need(groups, "day")), day_number(groups["day2"] or "")
    year_form = group(groups, "year")
    year = year_number(year_form, setting) if year_form else nearest_year(setting, month, first, last)
    return EDTF.between(datetime.date(year, month, first), datetime.date(year, month, last))


def _read_month(groups: Groups, setting: Setting) -> EDTF:
    month = month_number(need(groups, "month"))
    year_form, step_form = group(groups, "year"), group(groups, "step")
    if year_form:
        year = year_number(year_form, setting)
    elif step_form is None:
        year = nearest_year(setting, month, None)
    else:
        step, year = step_of(step_form), setting.today.year
        if step < 0 and month >= setting.today.month:
            year -= 1
        elif step > 0 and month <= setting.today.month:
            year += 1
    return EDTF(Point(year, month, None, mark_of(groups)))


def _read_month_range(groups: Groups, setting: Setting) -> EDTF:
    first, last = month_number(need(groups, "month")), month_number(groups["month2"] or "")
    crosses = first > last
    year_form = group(groups, "year")
    if year_form:
        end = year_number(year_form, setting)
        start = end - crosses
    else:
        start = nearest_year(setting, first, None)
        end = start + crosses
    return EDTF(Point(start, first), Point(end, last), is_interval=True)


def _read_year(groups: Groups, setting: Setting) -> EDTF:
    return EDTF(Point(year_number(need(groups, "year"), setting), None, None, mark_of(groups)))


def _read_year_range(groups: Groups, setting: Setting) -> EDTF:
    first = int(need(groups, "year"))
    short = groups.get("yy")
    last = first - first % 100 + int(short) if short else int(groups["year2"] or "")
    if last <= first:
        raise ValueError("the years are in no order")
    return EDTF(Point(first), Point(last), is_interval=True)


def _read_decade(groups: Groups, setting: Setting) -> EDTF:
    first, qualifier = int(need(groups, "decade")), mark_of(groups)
    return EDTF(
        Point(first, None, None, qualifier), Point(first + 9, None, None, qualifier), is_interval=True
    )


def _read_season(groups: Groups, setting: Setting) -> EDTF:
    begins, step = grammar().seasons[need(groups, "season").lower()], step_of(need(groups, "step"))
    month, year = setting.today.month, setting.today.year
    if step < 0 and month < begins + 3:
        year -= 1
    elif step > 0 and month >= begins:
        year += 1
    return EDTF(Point(year, None, None, "~"))


def _read_day_word(groups: Groups, setting: Setting) -> EDTF:
    count = grammar().days[" ".join(need(groups, "word").lower().split())]
    return unit_from(setting.today, "day", count)


def _read_weekday(groups: Groups, setting: Setting) -> EDTF:
    weekday = weekday_number(need(groups, "weekday"))
    if (groups.get("clock") or "").lower() == "later" and setting.today.weekday() == weekday:
        return EDTF.from_date(setting.today)  # `Later Sunday, X will meet Y`, told on that Sunday
    return EDTF.from_date(weekday_near(setting, weekday))


def _read_weekday_step(groups: Groups, setting: Setting) -> EDTF:
    step, weekday = step_of(need(groups, "step")), weekday_number(need(groups, "weekday"))
    words = need(groups, "step").lower().split()
    if step < 0:
        day = on_or_before(setting.today - ONE_DAY, weekday)
    elif step == 0:
        day = weekday_near(setting, weekday)
    elif "coming" in words:
        day = on_or_after(setting.today + ONE_DAY, weekday)
    else:
        day = weekday_of_next_week(setting.today, weekday)
    return EDTF.from_date(day)


def _read_weekday_week(groups: Groups, setting: Setting) -> EDTF:
    count, weekday = step_of(need(groups, "step")), weekday_number(need(groups, "weekday"))
    return unit_from(setting.today + (weekday - setting.today.weekday()) * ONE_DAY, "day", 7 * count)


def _read_unit_step(groups: Groups, setting: Setting) -> EDTF:
    size, base = base_of(need(groups, "unit"))
    form = group(groups, "step")
    step = step_of(form) if form else 0
    if size > 1:
        first = setting.today.year // size * size + step * size
        return EDTF(Point(first), Point(first + size - 1), is_interval=True)
    return unit_from(setting.today, base, step, mark_of(groups))


def _read_unit_part(groups: Groups, setting: Setting) -> EDTF:
    step, clock = _step_or_this(need(groups, "step")), need(groups, "clock").lower()
    base = base_of(need(groups, "unit"))[1]
    return part_of_unit(setting.today, unit_from(setting.today, base, step), base, clock, cut=step == 0)


def _step_or_this(form: str) -> int:
    low = " ".join(form.lower().split())
    return 0 if low in ("the", "in the") else step_of(form)


def _read_week_of(groups: Groups, setting: Setting) -> EDTF:
    """Monday to Sunday of the week of a day; without a year, of such a day nearest to the publication."""
    month, day = month_number(need(groups, "month")), day_number(need(groups, "day"))
    year_form, today = group(groups, "year"), setting.today
    years = [year_number(year_form, setting)] if year_form else [today.year + n for n in (0, -1, 1)]
    known = [datetime.date(y, month, day) for y in years if 1 <= y <= datetime.MAXYEAR]
    return unit_from(min(known, key=lambda d: abs(d - today)), "week", 0)


def _read_weekend(groups: Groups, setting: Setting) -> EDTF:
    form = " ".join(need(groups, "step").lower().split())
    today = setting.today
    if _step_or_this(form) < 0 or (form == "the" and not setting.future):
        # A weekend is over, or under way, once its Saturday has come.
        saturday = on_or_before(today if form == "the" else today - 2 * ONE_DAY, 5)
    elif form == "next":
        saturday = weekday_of_next_week(today, 5)
    else:
        saturday = today - (today.weekday() - 5) * ONE_DAY
    return EDTF.between(saturday, saturday + ONE_DAY)


def _read_ago(groups: Groups, setting: Setting) -> EDTF:
    exact = group(groups, "exact")
    count = number(need(groups, "n"))
    if exact is None or count is None:
        return counted_from(groups, setting.today, -1)
    size, base = base_of(need(groups, "unit"))
    day = _same_day(setting.today, base, -count * size)
    unit = exact.split()[-1].lower()
    return unit_from(day, unit if unit in ("week", "month") else "day", 0)


def _read_anniversary(groups: Groups, setting: Setting) -> EDTF:
    year = year_number(need(groups, "year"), setting)
    return unit_from(_same_day(setting.today, "year", year - setting.today.year), "day", 0)


def _same_day(day: datetime.date, base: str, count: int) -> datetime.date:
    """The day so many units away, the last of its month where that is shorter (`a year ago today`)."""
    if base in ("day", "week"):
        return day + (7 if base == "week" else 1) * count * ONE_DAY
    months = 12 * day.year + day.month - 1 + count * (12 if base == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _read_ahead(groups: Groups, setting: Setting) -> EDTF | None:
    if group(groups, "now") is None and not setting.future:
        return None
    return counted_from(groups, setting.today, 1)


#: The kinds of phrases that count from the date named before them.
ANAPHORIC = frozenset({"weekday-anaphoric", "shift", "anaphoric", "anaphoric-part"})

_READINGS: Mapping[str, Callable[[Groups, Setting], EDTF | None]] = {
    "day": _read_day,
    "day-range": _read_day_range,
    "month": _read_month,
    "month-range": _read_month_range,
    "year": _read_year,
    "year-range": _read_year_range,
    "decade": _read_decade,
    "season": _read_season,
    "day-word": _read_day_word,
    "weekday": _read_weekday,
    "weekday-step": _read_weekday_step,
    "weekday-week": _read_weekday_week,
    "weekday-anaphoric": anaphora.read_weekday_anaphoric,
    "unit-step": _read_unit_step,
    "unit-part": _read_unit_part,
    "week-of": _read_week_of,
    "weekend": _read_weekend,
    "ago": _read_ago,
    "anniversary": _read_anniversary,
    "ahead": _read_ahead,
    "shift": anaphora.read_shift,
    "anaphoric": anaphora.read_anaphoric,
    "anaphoric-part": anaphora.read_anaphoric_part,
}
