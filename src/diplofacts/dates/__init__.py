"""Dates: EDTF values, durations, and the words for them."""

from __future__ import annotations

from .durations import Duration, duration_of, is_duration, parse_duration
from .edtf import EDTF, Containment, Point, Precision, is_edtf
from .mentions import DateMention, Granularity
from .resolver import ANTECEDENT_WINDOW, find, resolve
from .tense import Tense

__all__ = [
    "ANTECEDENT_WINDOW",
    "EDTF",
    "Containment",
    "DateMention",
    "Duration",
    "Granularity",
    "Point",
    "Precision",
    "Tense",
    "duration_of",
    "find",
    "is_duration",
    "is_edtf",
    "parse_duration",
    "resolve",
]
