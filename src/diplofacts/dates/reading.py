"""From the groups of a rule to an EDTF value: one function a kind of phrase.

Every function has the same form: the groups of the rule's pattern and the :class:`Setting` of the phrase give an
EDTF value, or None when the words name no day of the calendar or what they count from is not known.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Mapping

from attrs import field, frozen

from .edtf import EDTF, Point, Precision
from .grammar import grammar, number
from .tense import Governed, Tense

Groups = Mapping[str, str | None]
_DAY = datetime.timedelta(days=1)


@frozen
class Setting:
    """What a phrase counts from.

    Attributes:
        today: the day of publication, or the day on which a quotation was spoken.
        governed: gives the tense of the phrase, when it is needed.
        anchor: the date that was named before, for anaphoric phrases.
        not_before: the first side of a range, when it is known already.
        not_after: the second side of a range, when it is known already.
    """

    today: datetime.date
    governed: Callable[[], Governed] = field(eq=False)
    anchor: EDTF | None = None
    not_before: datetime.date | None = None
    not_after: datetime.date | None = None

    @property
    def future(self) -> bool:
        return self.governed().tense is Tense.FUTURE


def read(kind: str, groups: Groups, setting: Setting) -> EDTF | None:
    """The value of a phrase of ``kind``; None when it has none."""
    try:
        return _READINGS[kind](groups, setting)
    except (ValueError, OverflowError):
        # The calendar has no such day (June 31), or it lies outside the years 1 to 9999.
        return None


def floats(kind: str, groups: Groups) -> bool:
    """Whether the phrase needs tense or neighbours to know its week or year."""
    return kind == "weekday" or (kind in ("day", "month", "month-range", "day-range") and not _get(groups, "year"))


def _get(groups: Groups, name: str) -> str | None:
    for key in (name, name + "2", name + "3", name + "4"):
        value = groups.get(key)
        if value is not None:
            return value
    return None


def _need(groups: Groups, name: str) -> str:
    value = _get(groups, name)
    if value is None:
        raise ValueError(f"the rule gives no {name}")
    return value


def _qualifier(groups: Groups) -> str:
    return "~" if _get(groups, "part") is not None else ""


def _month(form: str) -> int:
    return int(form) if form.isdigit() else grammar().months[form.rstrip(".").lower()]


def _weekday(form: str) -> int:
    return grammar().weekdays[form.rstrip(".").lower()]


def _day_number(form: str) -> int:
    return grammar().ordinals.get(form.lower()) or int("".join(c for c in form if c.isdigit()))


def _year(form: str, setting: Setting) -> int:
    return int(form) if form.isdigit() else setting.today.year + _step(form.split()[0])


def _step(form: str) -> int:
    steps = grammar().steps
    words = " ".join(form.lower().split())
    return steps[words] if words in steps else next(steps[w] for w in reversed(words.split()) if w in steps)


# --- the direction of dates that lack a year or a week -------------------------------------------------------------


def _nearest(setting: Setting, candidates: list[tuple[datetime.date, datetime.date]]) -> int:
    """Which of the candidates (first and last day, in order) is nearest in the direction of the tense."""
    back = [i for i, (first, _) in enumerate(candidates) if first <= (setting.not_after or setting.today)]
    ahead = [i for i, (_, last) in enumerate(candidates) if last >= (setting.not_before or setting.today)]
    if not back and not ahead:
        raise ValueError("no such day within the calendar")
    if not back or not ahead:
        return back[-1] if back else ahead[0]
    if setting.not_after:
        return back[-1]
    if setting.not_before:
        return ahead[0]
    governed = setting.governed()
    if governed.tense is Tense.FUTURE:
        return ahead[0]
    since = (setting.today - candidates[back[-1]][1]).days
    until = (candidates[ahead[0]][0] - setting.today).days
    if governed.tense is None:
        return ahead[0] if until < since else back[-1]
    limits = grammar()
    if not governed.sure and since > limits.far_back_days and until <= limits.near_ahead_days:
        return ahead[0]
    return back[-1]


def _nearest_year(setting: Setting, month: int, day: int | None) -> int:
    years, spans = [], []
    about = (setting.not_after or setting.not_before or setting.today).year
    # Eight years hold a 29 February on each side, also around 1900.
    for year in range(max(1, about - 8), min(9999, about + 8) + 1):
        try:
            point = Point(year, month, day)
        except ValueError:
            continue
        years.append(year)
        spans.append((point.earliest, point.latest))
    if not years:
        raise ValueError("no such day in any year")
    return years[_nearest(setting, spans)]


def _weekday_near(setting: Setting, weekday: int) -> datetime.date:
    if setting.not_before:
        return _on_or_after(setting.not_before, weekday)
    if setting.not_after:
        return _on_or_before(setting.not_after, weekday)
    if setting.future:
        return _on_or_after(setting.today + grammar().future_weekday_from * _DAY, weekday)
    return _on_or_before(setting.today, weekday)


def _on_or_before(day: datetime.date, weekday: int) -> datetime.date:
    return day - (day.weekday() - weekday) % 7 * _DAY


def _on_or_after(day: datetime.date, weekday: int) -> datetime.date:
    return day + (weekday - day.weekday()) % 7 * _DAY


# --- units of the calendar -----------------------------------------------------------------------------------------


def _unit(day: datetime.date, base: str, count: int, qualifier: str = "") -> EDTF:
    """The day, the week (Monday to Sunday), the month or the year ``count`` away from that of ``day``."""
    if base == "day":
        moved = day + count * _DAY
        return EDTF(Point(moved.year, moved.month, moved.day, qualifier))
    if base == "week":
        monday = day + (7 * count - day.weekday()) * _DAY
        sunday = monday + 6 * _DAY
        sides = [Point(d.year, d.month, d.day, qualifier) for d in (monday, sunday)]
        return EDTF(sides[0], sides[1], is_interval=True)
    if base == "month":
        months = 12 * day.year + day.month - 1 + count
        return EDTF(Point(months // 12, months % 12 + 1, None, qualifier))
    return EDTF(Point(day.year + count, None, None, qualifier))


def _base(unit: str) -> tuple[int, str]:
    return grammar().units[unit.lower()]


def _read_day(groups: Groups, setting: Setting) -> EDTF:
    day = _day_number(_get(groups, "day") or _need(groups, "ordinal"))
    month_form, year_form = _get(groups, "month"), _get(groups, "year")
    if month_form is None:
        return _read_day_of_month(day, setting)
    month = _month(month_form)
    year = _year(year_form, setting) if year_form else _nearest_year(setting, month, day)
    return EDTF(Point(year, month, day))


def _read_day_of_month(day: int, setting: Setting) -> EDTF:
    points = []
    about = setting.not_after or setting.not_before or setting.today
    for count in range(-2, 3):
        start = _unit(about, "month", count).start
        if start and start.month and day <= calendar.monthrange(start.year, start.month)[1]:
            points.append(Point(start.year, start.month, day))
    return EDTF(points[_nearest(setting, [(p.earliest, p.latest) for p in points])])


def _read_day_range(groups: Groups, setting: Setting) -> EDTF:
    month = _month(_need(groups, "month"))
    first, last = _day_number(_need(groups, "day")), _day_number(groups["day2"] or "")
    year_form = _get(groups, "year")
    year = _year(year_form, setting) if year_form else _nearest_year(setting, month, first)
    return EDTF.between(datetime.date(year, month, first), datetime.date(year, month, last))


def _read_month(groups: Groups, setting: Setting) -> EDTF:
    month = _month(_need(groups, "month"))
    year_form, step_form = _get(groups, "year"), _get(groups, "step")
    if year_form:
        year = _year(year_form, setting)
    elif step_form is None:
        year = _nearest_year(setting, month, None)
    else:
        step, year = _step(step_form), setting.today.year
        if step < 0 and month >= setting.today.month:
            year -= 1
        elif step > 0 and month <= setting.today.month:
            year += 1
    return EDTF(Point(year, month, None, _qualifier(groups)))


def _read_month_range(groups: Groups, setting: Setting) -> EDTF:
    first, last = _month(_need(groups, "month")), _month(groups["month2"] or "")
    crosses = first > last
    year_form = _get(groups, "year")
    if year_form:
        end = _year(year_form, setting)
        start = end - crosses
    else:
        start = _nearest_year(setting, first, None)
        end = start + crosses
    return EDTF(Point(start, first), Point(end, last), is_interval=True)


def _read_year(groups: Groups, setting: Setting) -> EDTF:
    return EDTF(Point(_year(_need(groups, "year"), setting), None, None, _qualifier(groups)))


def _read_year_range(groups: Groups, setting: Setting) -> EDTF:
    first = int(_need(groups, "year"))
    short = groups.get("yy")
    last = first - first % 100 + int(short) if short else int(groups["year2"] or "")
    if last <= first:
        raise ValueError("the years are in no order")
    return EDTF(Point(first), Point(last), is_interval=True)


def _read_decade(groups: Groups, setting: Setting) -> EDTF:
    first, qualifier = int(_need(groups, "decade")), _qualifier(groups)
    return EDTF(Point(first, None, None, qualifier), Point(first + 9, None, None, qualifier), is_interval=True)


def _read_season(groups: Groups, setting: Setting) -> EDTF:
    begins, step = grammar().seasons[_need(groups, "season").lower()], _step(_need(groups, "step"))
    month, year = setting.today.month, setting.today.year
    if step < 0 and month < begins + 3:
        year -= 1
    elif step > 0 and month >= begins:
        year += 1
    return EDTF(Point(year, None, None, "~"))


def _read_day_word(groups: Groups, setting: Setting) -> EDTF:
    count = grammar().days[" ".join(_need(groups, "word").lower().split())]
    return _unit(setting.today, "day", count)


def _read_weekday(groups: Groups, setting: Setting) -> EDTF:
    return EDTF.from_date(_weekday_near(setting, _weekday(_need(groups, "weekday"))))


def _read_weekday_step(groups: Groups, setting: Setting) -> EDTF:
    step, weekday = _step(_need(groups, "step")), _weekday(_need(groups, "weekday"))
    words = _need(groups, "step").lower().split()
    if step < 0:
        day = _on_or_before(setting.today - _DAY, weekday)
    elif step == 0:
        day = _weekday_near(setting, weekday)
    elif "coming" in words:
        day = _on_or_after(setting.today + _DAY, weekday)
    else:
        day = _next_weekday(setting.today, weekday)
    return EDTF.from_date(day)


def _next_weekday(today: datetime.date, weekday: int) -> datetime.date:
    monday = today + (7 - today.weekday()) * _DAY
    return monday + weekday * _DAY


def _read_weekday_week(groups: Groups, setting: Setting) -> EDTF:
    count, weekday = _step(_need(groups, "step")), _weekday(_need(groups, "weekday"))
    return _unit(setting.today + (weekday - setting.today.weekday()) * _DAY, "day", 7 * count)


def _read_unit_step(groups: Groups, setting: Setting) -> EDTF:
    size, base = _base(_need(groups, "unit"))
    if size > 1:
        first = setting.today.year // size * size + _step(_need(groups, "step")) * size
        return EDTF(Point(first), Point(first + size - 1), is_interval=True)
    return _unit(setting.today, base, _step(_need(groups, "step")))


def _read_unit_part(groups: Groups, setting: Setting) -> EDTF:
    step, clock = _step_or_this(_need(groups, "step")), _need(groups, "clock").lower()
    base = _base(_need(groups, "unit"))[1]
    return _part(setting.today, _unit(setting.today, base, step), base, clock, cut=step == 0)


def _step_or_this(form: str) -> int:
    low = " ".join(form.lower().split())
    return 0 if low in ("the", "in the") else _step(form)


def _part(day: datetime.date, unit: EDTF, base: str, clock: str, cut: bool) -> EDTF:
    """The unit; of a week the days up to ``day`` (earlier) or from it (later)."""
    if base == "week" and cut and clock in ("earlier", "later"):
        return EDTF.between(unit.earliest, day) if clock == "earlier" else EDTF.between(day, unit.latest)
    if clock in ("early", "late") and unit.start:
        ends = [unit.start, unit.end] if unit.end else [unit.start]
        marked = [Point(p.year, p.month, p.day, "~") for p in ends]
        return EDTF(marked[0], marked[1] if unit.end else None, unit.is_interval)
    return unit


def _read_weekend(groups: Groups, setting: Setting) -> EDTF:
    form = " ".join(_need(groups, "step").lower().split())
    today = setting.today
    if _step_or_this(form) < 0 or (form == "the" and not setting.future):
        # A weekend is over, or under way, once its Saturday has come.
        saturday = _on_or_before(today if form == "the" else today - 2 * _DAY, 5)
    elif form == "next":
        saturday = _next_weekday(today, 5)
    else:
        saturday = today - (today.weekday() - 5) * _DAY
    return EDTF.between(saturday, saturday + _DAY)


def _read_ago(groups: Groups, setting: Setting) -> EDTF:
    return _counted(groups, setting.today, -1)


def _read_ahead(groups: Groups, setting: Setting) -> EDTF | None:
    if _get(groups, "now") is None and not setting.future:
        return None
    return _counted(groups, setting.today, 1)


def _counted(groups: Groups, day: datetime.date, sign: int) -> EDTF:
    count = number(_need(groups, "n"))
    size, base = _base(_need(groups, "unit"))
    if count is None:
        raise ValueError("no number")
    return _unit(day, base, sign * count * size, _qualifier(groups))


# --- anaphoric dates: counted from the date that was named before --------------------------------------------------


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


def _read_shift(groups: Groups, setting: Setting) -> EDTF | None:
    back = _need(groups, "way").lower() in ("earlier", "before", "previously")
    sides = _sides(setting, _base(_need(groups, "unit"))[1])
    return _counted(groups, sides[0] if back else sides[1], -1 if back else 1) if sides else None


def _read_anaphoric(groups: Groups, setting: Setting) -> EDTF | None:
    unit = _need(groups, "unit").lower()
    base = _base(unit)[1] if unit in grammar().units else ("week" if unit == "weekend" else "day")
    sides = _sides(setting, base)
    if sides is None:
        return None
    step = _step(_need(groups, "step"))
    if unit == "weekend":
        saturday = sides[0] + (5 - sides[0].weekday() + 7 * step) * _DAY
        return EDTF.between(saturday, saturday + _DAY)
    if base == "day" and step == 0:
        return EDTF.between(*sides)
    return _unit(sides[1] if step > 0 else sides[0], base, step)


def _read_anaphoric_part(groups: Groups, setting: Setting) -> EDTF | None:
    base, clock = _base(_need(groups, "unit"))[1], _need(groups, "clock").lower()
    sides = _sides(setting, base)
    if sides is None:
        return None
    if base == "day":
        return EDTF.between(*sides)
    return _part(sides[0] if clock == "earlier" else sides[1], _unit(sides[0], base, 0), base, clock, cut=True)


def _read_weekday_anaphoric(groups: Groups, setting: Setting) -> EDTF | None:
    weekday, step = _weekday(_need(groups, "weekday")), _step(_need(groups, "step"))
    sides = _sides(setting, "day")
    if sides is None:
        return None
    if step > 0:
        return EDTF.from_date(_on_or_after(sides[1] + _DAY, weekday))
    if step < 0:
        return EDTF.from_date(_on_or_before(sides[0] - _DAY, weekday))
    return EDTF.from_date(sides[0] + (weekday - sides[0].weekday()) * _DAY)


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
    "weekday-anaphoric": _read_weekday_anaphoric,
    "unit-step": _read_unit_step,
    "unit-part": _read_unit_part,
    "weekend": _read_weekend,
    "ago": _read_ago,
    "ahead": _read_ahead,
    "shift": _read_shift,
    "anaphoric": _read_anaphoric,
    "anaphoric-part": _read_anaphoric_part,
}
