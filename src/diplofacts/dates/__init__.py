"""Dates: EDTF values, durations, and the words for them; imported when they are first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import attributes

if TYPE_CHECKING:
    from .durations import Duration as Duration
    from .durations import duration_of as duration_of
    from .durations import is_duration as is_duration
    from .durations import parse_duration as parse_duration
    from .edtf import EDTF as EDTF
    from .edtf import Containment as Containment
    from .edtf import Point as Point
    from .edtf import Precision as Precision
    from .edtf import is_edtf as is_edtf
    from .mentions import DateMention as DateMention
    from .mentions import Granularity as Granularity
    from .resolver import ANTECEDENT_WINDOW as ANTECEDENT_WINDOW
    from .resolver import find as find
    from .resolver import resolve as resolve
    from .tense import Tense as Tense

_MODULES = {
    "ANTECEDENT_WINDOW": "resolver",
    "Containment": "edtf",
    "DateMention": "mentions",
    "Duration": "durations",
    "EDTF": "edtf",
    "Granularity": "mentions",
    "Point": "edtf",
    "Precision": "edtf",
    "Tense": "tense",
    "duration_of": "durations",
    "find": "resolver",
    "is_duration": "durations",
    "is_edtf": "edtf",
    "parse_duration": "durations",
    "resolve": "resolver",
}

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

__getattr__, __dir__ = attributes(__name__, _MODULES)
