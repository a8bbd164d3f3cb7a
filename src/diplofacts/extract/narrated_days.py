"""The day of an encounter that the narrative lends: by a deed beside it, or by words of the same day."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from . import events
from .datelines import dateline_end
from .lexicons import words
from .reading import Reading
from .tellings import Telling

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

#: How many sentences back the day may be told.
_BACK = 4
#: How near the words of the same day stand to what they date, in characters before it and behind it.
_BEFORE, _BEHIND = 60, 40
_PAST = frozenset({"VBD", "VBN", "VBP", "VBZ"})


def lend_narrated_days(reading: Reading, tellings: Sequence[Telling]) -> None:
    """Date what was held on the day of a deed beside it (`flew to X on Monday and talked to A`), or, by its
    own words, on the day told last (`In the evening A received B`).

    That one sentence follows another lends no day (codebook section 1).
    """
    for telling in tellings:
        inside = telling.part_of is not None and telling.part_of.start
        if telling.start or telling.end or inside or telling.status != events.HELD:
            continue
        if reading.document.quote_at(telling.clause.trigger.idx) is not None:
            continue
        found, rule = _of_deed_beside(reading, telling), "meetings.day-of-deed"
        if found is None and telling.kind != "visit":
            found, rule = _same_day(reading, telling), "meetings.same-day"
        if found is not None:
            telling.inferred_date = (str(found.edtf), found.span, rule)


def _of_deed_beside(reading: Reading, telling: Telling) -> DateMention | None:
    """The one day of the sentence where it is that of a verb to which the encounter's own is joined."""
    verb = telling.clause.verb
    if verb is None or verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    joined = {verb.head.i}
    for above in verb.ancestors:
        joined.add(above.i)
        if above.dep_ != "conj":
            break
    day = _one_day(reading, _days(reading, telling.clause.sentence))
    told = verb_of_day(reading, day) if day is not None else None
    if told is None or told.i >= verb.i or told.tag_ not in _PAST:
        return None
    return day if told.i in joined else None


def _same_day(reading: Reading, telling: Telling) -> DateMention | None:
    """The day told last, where words beside the encounter say that it was on that day."""
    document = reading.document
    sentence = telling.clause.sentence
    here = document.sentence_of(telling.clause.trigger.idx)
    if here is None or here.forms.isdisjoint(_first_words()) or _days(reading, sentence):
        return None
    at = telling.clause.trigger.idx
    found = _words().finditer(document.text, sentence.start, sentence.end)
    if not any(-_BEFORE < m.start() - at < _BEHIND for m in found):
        return None
    number = document.number_of(here)
    for before in reversed(document.sentences[max(0, number - _BACK) : number]):
        days = _days(reading, before.span) if not before.heading else []
        if days:
            day = _one_day(reading, days)
            return day if day is not None and _is_main(verb_of_day(reading, day)) else None
    return None


@functools.cache
def _words() -> re.Pattern[str]:
    """Words that say that something was on the day told last."""
    listed = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words("same_day_words"))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(part for w in words("same_day_words") for part in w.split()[-1:])


def _days(reading: Reading, span: Span) -> list[DateMention]:
    """The dates that the article itself tells in a sentence."""
    document = reading.document
    found = [d for d in reading.dates_in(span) if not d.attributive]
    found = [d for d in found if document.quote_at(d.span.start) is None]
    return [d for d in found if d.span.start >= dateline_end(reading, d.span.start)]


def _one_day(reading: Reading, days: Iterable[DateMention]) -> DateMention | None:
    """The one day gone by that all of them name."""
    told = {str(d.edtf): d for d in days}
    if len(told) != 1:
        return None
    value, day = told.popitem()
    first = day.edtf.earliest
    gone = first is not None and first <= reading.document.article.published
    return day if gone and len(value) == len("2000-01-01") else None


def verb_of_day(reading: Reading, day: DateMention) -> Token | None:
    """The verb nearest above a day in the parse."""
    above = reading.document.token_at(day.span.start).ancestors
    return next((a for a in above if a.pos_ in ("VERB", "AUX")), None)


def _is_main(verb: Token | None) -> bool:
    while verb is not None and verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    return verb is not None and verb.dep_ == "ROOT"
