"""Whether a page spells the day that was read from it."""

from __future__ import annotations

import datetime
import re

# English names; a date in another language's words is taken from the metadata, which has figures.
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
#: Characters of the page shown on each side of the day.
_AROUND = 40


def spelled(source: str, day: datetime.date) -> str:
    """Where a page has ``day`` written out, so that it can be read in one way only.

    Readers of dates complete `March 2021` with a day and take one side on `03/04/2021`; neither is a day that
    the page gives.

    Args:
        source: the HTML.
        day: the day to find.

    Returns:
        The words around the first place, or the first that speaks of publication; empty if there is none.
    """
    found = list(_pattern(day).finditer(source))
    if not found:
        return ""
    before = [source[max(0, match.start() - _AROUND) : match.start()] for match in found]
    best = next((i for i, words in enumerate(before) if "publi" in words.lower()), 0)
    end = found[best].end()
    return " ".join((before[best] + source[found[best].start() : end + _AROUND // 2]).split())


def _pattern(day: datetime.date) -> re.Pattern[str]:
    year, month, date = str(day.year), f"0?{day.month}", f"0?{day.day}"
    name = _MONTHS[day.month - 1]
    name = rf"(?:{name}|{name[:3]}|sept)\.?" if day.month == 9 else rf"(?:{name}|{name[:3]})\.?"
    nth = rf"{date}(?:st|nd|rd|th)?"
    spellings = [
        rf"{year}(?P<a>[-/. ])\s?{month}(?P=a)\s?{date}",
        f"{day:%Y%m%d}",
        rf"{name}\s+{nth},?\s+{year}",
        rf"{nth}[\s-]+(?:of\s+)?{name},?[\s-]+{year}",
    ]
    if max(day.month, day.day) > 12 or day.month == day.day:
        spellings += [rf"{one}(?P<{mark}>[-/. ]){two}(?P={mark}){year}"
                      for mark, one, two in (("b", date, month), ("c", month, date))]
    return re.compile(rf"(?<!\d)(?:{'|'.join(spellings)})(?!\d)", re.IGNORECASE)
