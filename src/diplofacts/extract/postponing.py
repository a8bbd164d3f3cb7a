"""Encounters put off to another day: `the visit was postponed until Friday`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .events import Clause
from .lexicons import fold, word_set

if TYPE_CHECKING:
    from ..dates import DateMention
    from ..spans import Span
    from .words import Token

#: What may stand between the verb and the new day (`postponed from Monday to`, `moved by the hosts to`).
_TO = re.compile(r"[^.;\u201c\u201d\"]{0,80}?\b(?:until|till|to|for)\s+(?:a date in |the )?\Z", re.IGNORECASE)


def moved_to(clause: Clause, status: Span | None) -> tuple[str, DateMention, Token] | None:
    """The day to which the encounter was moved, as EDTF, with its words and the verb that says so.

    Args:
        clause: the words about the encounter.
        status: the words that say its status.
    """
    document = clause.reading.document
    sentence = document.sentence_of(clause.trigger.idx)
    verbs = word_set("postponing_verbs")
    if sentence is None or sentence.forms.isdisjoint({v.split()[0] for v in verbs}):
        return None
    said = document.token_at(status.start) if status is not None else None
    for verb in (said, clause.verb):
        if verb is None or not _postpones(verb) or verb.i == clause.trigger.i:
            continue
        for day in clause.reading.dates_in(sentence.span):
            # A bound takes its preposition into the phrase.
            bound = str(day.edtf).startswith("../")
            if day.span.start < verb.idx or not (bound or _TO.match(document.text, verb.idx, day.span.start)):
                continue
            return str(day.edtf).removeprefix("../"), day, verb
    return None


def _postpones(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    particles = [f"{lemma} {fold(c.text)}" for c in verb.children if c.dep_ in ("prt", "advmod")]
    return any(w in word_set("postponing_verbs") for w in (lemma, *particles))
