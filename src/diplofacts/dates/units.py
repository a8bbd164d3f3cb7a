"""What the readings share: groups of a match, setting of a phrase, units and directions of the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from attrs import field, frozen

from .edtf import EDTF, Point
from .grammar import grammar, number
from .tense import Governed, Tense

Groups = Mapping[str, str | None]
ONE_DAY = datetime.timedelta(days=1)


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


def group(groups: Groups, name: str) -> str | None:
    for key in (name, name + "2", name + "3", name + "4"):
        value = groups.get(key)
        if value is not None:
            return value
    return None


def need(groups: Groups, name: str) -> str:
    value = group(groups, name)
    if value is None:
        raise ValueError(f"the rule gives no {name}")
    return value


def mark_of(groups: Groups) -> str:
    return "~" if group(groups, "part") is not None else ""


def month_number(form: str) -> int:
    return int(form) if form.isdigit() else grammar().months[form.rstrip(".").lower()]


def weekday_number(form: str) -> int:
    return grammar().weekdays[form.rstrip(".").lower()]


def day_number(form: str) -> int:
    return grammar().ordinals.get(form.lower()) or int("".join(c for c in form if c.isdigit()))


def year_number(form: str, setting: Setting) -> int:
    return int(form) if form.isdigit() else setting.today.year + step_of(form.split()[0])


def step_of(form: str) -> int:
    steps = grammar().steps
    words = " ".join(form.lower().split())
    return steps[words] if words in steps else next(steps[w] for w in reversed(words.split()) if w in steps)


# --- the direction of dates that lack a year or a week


def nearest(setting: Setting, candidates: list[tuple[datetime.date, datetime.date]]) -> int:
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
    since = (setting.today - candidates[back[-1]][1]).days
    until = (candidates[ahead[0]][0] - setting.today).days
    if governed.tense is Tense.FUTURE:
        # The day of a plan that came to nothing may be over.
        return back[-1] if governed.was_due and since < until else ahead[0]
    if governed.tense is None:
        return ahead[0] if until < since else back[-1]
    limits = grammar()
    if not governed.sure and since > limits.far_back_days and until <= limits.near_ahead_days:
        return ahead[0]
    return back[-1]


def nearest_year(setting: Setting, month: int, day: int | None, last: int | None = None) -> int:
    """The year of a month, of a day of it, or of the days of it from ``day`` to ``last``."""
    years, spans = [], []
    about = (setting.not_after or setting.not_before or setting.today).year
    # Eight years hold a 29 February on each side, also around 1900; two hold any other day.
    reach = 8 if (month, day) == (2, 29) else 2
    for year in range(max(1, about - reach), min(9999, about + reach) + 1):
        try:
            point = Point(year, month, day)
        except ValueError:
            continue
        years.append(year)
        end = point if last is None else Point(year, month, last)
        spans.append((point.earliest, end.latest))
    if not years:
        raise ValueError("no such day in any year")
    return years[nearest(setting, spans)]


def weekday_near(setting: Setting, weekday: int) -> datetime.date:
    if setting.not_before:
        return on_or_after(setting.not_before, weekday)
    if setting.not_after:
        return on_or_before(setting.not_after, weekday)
    if setting.future and setting.governed().was_due:
        # News of a plan that changed comes before its day, on it, or on the day after it.
        back = on_or_before(setting.today, weekday)
        return back if setting.today - back <= ONE_DAY else on_or_after(setting.today, weekday)
    if setting.future:
        return on_or_after(setting.today + grammar().future_weekday_from * ONE_DAY, weekday)
    return on_or_before(setting.today, weekday)


def on_or_before(day: datetime.date, weekday: int) -> datetime.date:
    return day - (day.weekday() - weekday) % 7 * ONE_DAY


def on_or_after(day: datetime.date, weekday: int) -> datetime.date:
    return day + (weekday - day.weekday()) % 7 * ONE_DAY


# --- units of the calendar


def unit_from(day: datetime.date, base: str, count: int, qualifier: str = "") -> EDTF:
    """The day, the week (Monday to Sunday), the month or the year ``count`` away from that of ``day``."""
    if base == "day":
        moved = day + count * ONE_DAY
        return EDTF(Point(moved.year, moved.month, moved.day, qualifier))
    if base == "week":
        monday = day + (7 * count - day.weekday()) * ONE_DAY
        sunday = monday + 6 * ONE_DAY
        sides = [Point(d.year, d.month, d.day, qualifier) for d in (monday, sunday)]
        return EDTF(sides[0], sides[1], is_interval=True)
    if base == "month":
        months = 12 * day.year + day.month - 1 + count
        return EDTF(Point(months // 12, months % 12 + 1, None, qualifier))
    return EDTF(Point(day.year + count, None, None, qualifier))


def base_of(unit: str) -> tuple[int, str]:
    return grammar().units[unit.lower()]


def weekday_of_next_week(today: datetime.date, weekday: int) -> datetime.date:
    monday = today + (7 - today.weekday()) * ONE_DAY
    return monday + weekday * ONE_DAY


def part_of_unit(day: datetime.date, unit: EDTF, base: str, clock: str, cut: bool) -> EDTF:
    """The unit; of a week the days up to ``day`` (earlier) or from it (later)."""
    if base == "week" and cut and clock in ("earlier", "later"):
        return EDTF.between(unit.earliest, day) if clock == "earlier" else EDTF.between(day, unit.latest)
    if clock in ("early", "late") and unit.start:
        ends = [unit.start, unit.end] if unit.end else [unit.start]
        marked = [Point(p.year, p.month, p.day, "~") for p in ends]
        return EDTF(marked[0], marked[1] if unit.end else None, unit.is_interval)
    return unit


def counted_from(groups: Groups, day: datetime.date, sign: int) -> EDTF:
    count = number(need(groups, "n"))
    size, base = base_of(need(groups, "unit"))
    if count is None:
        raise ValueError("no number")
    return unit_from(day, base, sign * count * size, mark_of(groups))
