"""Whether a day told of an encounter or journey lies ahead (codebook section 4: what is planned)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .events import Clause
from .lexicons import word_set
from .reading import Reading

if TYPE_CHECKING:
    from ..dates import DateMention


def sets_out(reading: Reading, clause: Clause, kind: str, date: DateMention) -> bool:
    """Whether a journey or talks of this very day or week are told in the present (`flies to X today`, `is
    going to X this week`, `is meeting Y later today`).
    """
    last, verb = date.edtf.latest, clause.trigger
    if last is None or last < reading.document.article.published:
        return False
    if any(c.isdigit() for c in date.span.of(reading.document.text)):
        return False  # `is travelling to X from May 3 to 8`: it has begun
    going = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.lefts)
    leaving = verb.base in word_set("going_verbs")
    plain = verb.tag_ == "VBZ" and (leaving or verb.base == "visit")
    if kind == "visit" and (plain or (leaving and going)):
        return True
    before = reading.document.text[max(0, date.span.start - 6) : date.span.start + 6].casefold()
    return (going or verb.tag_ == "VBZ") and "later " in before


def is_to_come(reading: Reading, date: DateMention) -> bool:
    """Whether a date lies after the day of publication."""
    published = reading.document.article.published
    first = date.edtf.earliest
    return first is not None and first > published
