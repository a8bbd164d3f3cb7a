"""What the words for a date are read into: a match of a rule, and a mention with its value."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..spans import Span
from .edtf import EDTF
from .grammar import Rule
from .tense import Tense
from .units import Groups


class Granularity(Enum):
    """The unit of the calendar that the words name."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@frozen
class DateMention:
    """A phrase for a date.

    Attributes:
        span: the words, without a preposition such as ``on``; with ``since``, ``until``, ``from ... to``.
        edtf: the date they name.
        rule: stable name of the rule that read them (``dates.weekday-past``).
        granularity: the unit the words name: ``last week`` is a week, though its value is an interval of
            days.
        attributive: whether the phrase belongs to a noun (``the 2011 accord``, ``the 2008 Olympics``) and so
            does not date the sentence.
        tense: the direction that was taken, where it mattered.
    """

    span: Span
    edtf: EDTF
    rule: str
    granularity: Granularity
    attributive: bool = False
    tense: Tense | None = None


@frozen
class Phrase:
    """A match of a rule, or several joined; ``bound`` is ``since``, ``until`` or empty."""

    start: int
    end: int
    rule: Rule
    groups: Groups
    second: Phrase | None = None
    outer: int | None = None
    bound: str = ""
