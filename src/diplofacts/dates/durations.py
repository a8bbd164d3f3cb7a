"""ISO 8601 durations of whole years, months, weeks and days, and the words that say them."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from .grammar import SPACE, grammar, number, number_pattern

_DURATION = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,6})Y)?(?:(?P<months>\d{1,6})M)?(?:(?P<days>\d{1,6})D)?|P(?P<weeks>\d{1,6})W",
    re.ASCII,
)


@frozen
class Duration:
    """The components of a duration; weeks stand alone (ISO 8601-1, 5.5.2)."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0D")

    @property
    def words(self) -> str:
        """The duration as one says it: ``20 years``, ``1 year 6 months``."""
        parts = ((self.years, "year"), (self.months, "month"), (self.weeks, "week"), (self.days, "day"))
        return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n) or "0 days"


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration such as ``P20Y``, ``P6M``, ``P1Y6M``, ``P10D`` or ``P2W``.

    Hours and smaller are no part of the profile: terms of agreements are counted in days at least.

    Raises:
        ValueError: when ``text`` is no such duration.
    """
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(
            f"{text!r} is not a duration of the profile; expected PnYnMnD with at least one part, or PnW"
        )
    return Duration(**{name: int(n) for name, n in found.groupdict().items() if n})


def is_duration(text: str) -> bool:
    """Whether ``text`` is an ISO 8601 duration of whole years, months, weeks or days."""
    return _DURATION.fullmatch(text) is not None


def duration_of(text: str) -> str | None:
    """The ISO 8601 duration that the first words for a length of time in ``text`` say.

    ``20-year`` is ``P20Y``, ``six-month`` ``P6M``, ``two and a half years`` ``P2Y6M``, ``a year and six
    months`` ``P1Y6M``, ``a decade`` ``P10Y``, ``a fortnight`` ``P2W``. None when there are none, or when
    they give no whole number of days (``half a week``).
    """
    found = _words().search(text)
    if not found:
        return None
    first = _amount(found["n1"], found["half1"], found["u1"], found["halfof"])
    if first is None:
        return None
    if found["n2"]:
        second = _amount(found["n2"], None, found["u2"], None)
        if second is None:
            return None
        merged = Duration(
            first.years + second.years, first.months + second.months, 0, first.days + second.days
        )
        return None if first.weeks or second.weeks else str(merged)
    return str(first)


def _amount(digits: str | None, half: str | None, unit: str, half_of: str | None) -> Duration | None:
    factor, name = grammar().duration_units[unit.lower()]
    count = 0 if half_of else number(digits or "1")
    if count is None:
        return None
    count *= factor
    if not (half or half_of):
        return Duration(**{name: count})
    if name == "years":
        return Duration(years=count + factor // 2, months=6 * (factor % 2))
    if factor % 2 == 0:
        return Duration(**{name: count + factor // 2})
    return None


@cache
def _words() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, grammar().duration_units), key=lambda u: (-len(u), u)))
    n, gap = number_pattern(), rf"(?:[-‐‑–]|{SPACE})"
    return re.compile(
        rf"\b(?:(?P<halfof>half)(?:[-‐‑]|{SPACE})(?:an?{SPACE})?|(?P<n1>{n}){gap}(?P<half1>and{gap}a{gap}half{gap})?)"
        rf"(?P<u1>{units})\b"
        rf"(?:(?:{SPACE}and|,)?{SPACE}(?P<n2>{n}){SPACE}(?P<u2>{units})\b)?",
        re.IGNORECASE,
    )
