"""Encounters put off to another day: `the visit was postponed until Friday`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import dates
from .lexicons import fold, word_set

if TYPE_CHECKING:
    from ..dates import DateMention
    from ..spans import Span
    from .events import Clause
    from .reading import Reading
    from .words import Token

#: What may stand between the verb and the new day (`postponed from Monday to`, `moved by the hosts to`).
_TO = re.compile(r"[^.;\u201c\u201d\"]{0,80}?\b(?:until|till|to|for)\s+(?:the )?\Z", re.IGNORECASE)
#: Before the day from which it was put off (`postponed a visit planned for Friday`).
_WAS_SET = re.compile(r"\b(?:set|scheduled|planned|slated|due|expected|fixed|arranged)\s+for\s+(?:the )?\Z")
#: The new day in a phrase of two (`from Monday to Friday`) or of a bound (`until Friday`).
_NEW = re.compile(r"(?:.*\s)?(?:until|till|to)\s+", re.IGNORECASE | re.DOTALL)
#: Before the day for which an encounter was set first.
_FIRST_PLAN = re.compile(
    r"\b(?:originally|initially|previously|at first)\s+(?:been\s+)?"
    r"(?:set|scheduled|planned|slated|due|expected|fixed|arranged|announced|to be held)\b[^,.;]{0,40}\Z",
    re.IGNORECASE,
)


def moved_to(clause: Clause, status: Span | None) -> tuple[str, DateMention, Token] | None:
    """The day to which the encounter was moved, as EDTF, with its words and the verb that says so.

    Args:
        clause: the words about the encounter.
        status: the words that say its status.
    """
    document = clause.reading.document
    sentence = document.sentence_of(clause.trigger.idx)
    if sentence is None or sentence.forms.isdisjoint(v.split()[0] for v in word_set("postponing_verbs")):
        return None
    said = document.token_at(status.start) if status is not None else None
    for verb in (said, clause.verb):
        if verb is None or verb.i == clause.trigger.i or not _postpones(verb, clause.trigger):
            continue
        for day in clause.reading.dates_in(sentence.span):
            text = day.span.of(document.text)
            new = _NEW.match(text)
            if day.span.start < verb.idx or not (new or _TO.match(document.text, verb.idx, day.span.start)):
                continue
            if new is None and _WAS_SET.search(document.text, verb.idx, day.span.start):
                continue
            start = day.span.start + (new.end() if new else 0)
            published = document.article.published
            value = dates.resolve(
                document.text, published, start, day.span.end, tense=dates.Tense.FUTURE
            )
            if value is not None and value.latest is not None and value.latest >= published:
                return str(value), day, verb
    return None


def _postpones(verb: Token, what: Token) -> bool:
    lemma = verb.lemma_.casefold()
    particles = [f"{lemma} {fold(c.text)}" for c in verb.children if c.dep_ in ("prt", "advmod")]
    if not any(w in word_set("postponing_verbs") for w in (lemma, *particles)):
        return False
    # `moved to` a place is no day: what is moved is the encounter.
    return lemma in word_set("cancelling_words") or what.head.i == verb.i


def without_first_plans(reading: Reading, days: Sequence[DateMention]) -> Sequence[DateMention]:
    """The days without that for which it was set first, where the sentence tells the later one
    (`originally set for Tuesday, will take place on Friday`).
    """
    if len(days) < 2:
        return days
    text = reading.document.text
    out = []
    for day in days:
        begins = day.edtf.earliest
        later = any(begins and o.edtf.earliest and o.edtf.earliest > begins for o in days)
        if not (later and _FIRST_PLAN.search(text, max(0, day.span.start - 90), day.span.start)):
            out.append(day)
    return out
