"""The day that the sentence before lends: a dateline (`Riga, 8 June. X met Y`), or a deed (`A and B sealed a
pact on Friday. X and Y attended the ceremony`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .events import HELD
from .lexicons import word_set
from .narrated_days import verb_of_day
from .reading import COUNTRY, PERSON, Reading
from .tellings import Telling

if TYPE_CHECKING:
    from ..dates import DateMention
    from .document import Sentence

_DAY = len("2000-01-01")
#: At most so many characters make a dateline that is a sentence of its own (`Riga, 8 June.`).
_DATELINE = 40


def lend_day_before(reading: Reading, tellings: Sequence[Telling]) -> None:
    """Date encounters behind a dateline that is a sentence of its own, and the ceremony of a dated deed.

    That one sentence follows another lends no other day (codebook section 1).
    """
    for telling in tellings:
        if telling.status != HELD or telling.start or telling.end:
            continue
        sentence = reading.document.sentence_of(telling.clause.trigger.idx)
        if sentence is None or not _is_told_on(telling):
            continue
        if any(not d.attributive for d in reading.dates_in(sentence.span)):
            continue
        before = _before(reading, sentence)
        day = _day_of(reading, before) if before is not None else None
        if before is None or day is None:
            continue
        ceremony = telling.kind == "ceremony" and telling.definite
        if _is_dateline(reading, before) or (ceremony and _share(reading, telling, before)):
            telling.inferred_date = (str(day.edtf), day.span, "meetings.day-before")


def _is_told_on(telling: Telling) -> bool:
    """Whether a main clause in the plain past tells the encounter."""
    verb = telling.clause.verb
    while verb is not None and verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb is None or verb.dep_ != "ROOT" or telling.ordinal:
        return False
    helpers = {c.folded for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ == "VBD" or bool(helpers & {"was", "were"})) and not helpers & {"had", "has", "have"}


def _before(reading: Reading, sentence: Sentence) -> Sentence | None:
    sentences = reading.document.sentences
    at = reading.document.number_of(sentence)
    return sentences[at - 1] if at and not sentences[at - 1].heading else None


def _is_dateline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is only a place and a day."""
    words = reading.document.doc[sentence.first : sentence.last + 1]
    return len(sentence.span) <= _DATELINE and not any(t.pos_ in ("VERB", "AUX") for t in words)


def _day_of(reading: Reading, sentence: Sentence) -> DateMention | None:
    """The one day of a sentence, which its main verb or dateline has."""
    days = [d for d in reading.dates_in(sentence.span) if not d.attributive]
    if len(days) != 1 or len(str(days[0].edtf)) != _DAY:
        return None
    (day,) = days
    latest = day.edtf.latest
    published = reading.document.article.published
    if latest is None or latest > published or reading.document.quote_at(day.span.start) is not None:
        return None
    verb = verb_of_day(reading, day)
    if verb is None:
        return day if _is_dateline(reading, sentence) else None
    # `X said on Friday`: when it was said is no day of a deed.
    told = verb.base in word_set("telling_verbs") | word_set("ending_verbs")
    return day if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and not told else None


def _share(reading: Reading, telling: Telling, sentence: Sentence) -> bool:
    """Whether somebody who takes part, or his state, is named in the sentence before."""
    named = reading.entities_in(sentence.span)
    people = {e.id for e in named if e.kind == PERSON}
    if people & telling.people():
        return True
    states = {e.id for e in named if e.kind == COUNTRY and e.id}
    own = {a.country for a in telling.actors if a.country}
    own |= {r.country for p in telling.people() for r in reading.roles_of(p) if r.country}
    bodies = {a.organization for a in telling.actors if a.organization}
    return len(states & own) >= 2 or any(e.id in bodies for e in named)
