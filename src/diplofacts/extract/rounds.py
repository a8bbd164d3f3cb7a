"""A round of talks told with its day and place alone: of the sides whose encounter the article told before
(`the next round of consultations in Lima in March`, `the March 3-4 discussions in Geneva`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from . import events
from .events import CANCELLED, Clause
from .lexicons import word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .resuming import BACK, PREVIOUS, ordinal_of
from .tellings import Telling, new_telling
from .whom import represented

if TYPE_CHECKING:
    from .words import Token

_ROUNDS = frozenset({"session", "meeting", "dialogue"})
_WITH = frozenset({"between", "with", "among"})


def read_round(
    reading: Reading, noun: Token, told: Sequence[Telling], triggers: Sequence[Token]
) -> list[Telling]:
    """The talks that ``noun`` tells by their day and place, of the sides of the encounter told before.

    Args:
        reading: the article.
        noun: a word for an encounter, whose own words name nobody who takes part.
        told: the encounters told before it.
        triggers: the words of the sentence that tell one.
    """
    if noun.folded not in word_set("talk_nouns") | word_set("series_nouns") | _ROUNDS:
        return []
    clause = Clause(reading, noun)
    numbered = ordinal_of(noun) or ordinal_of(clause.head)  # `the next round of consultations`
    pointed = any(t.folded in ("the", "their") for t in (*noun.lefts, *clause.head.lefts))
    dated = noun.left_edge.i < noun.i and bool(reading.dates_in(Span(noun.left_edge.idx, noun.idx)))
    if not (numbered and (pointed or numbered in PREVIOUS)) and not (pointed and dated):
        return []  # `the talks in X on Friday` may be those of others
    if any(c.dep_ == "prep" and c.folded in _WITH for c in noun.subtree):
        return []
    last = next((t for t in reversed(told[-BACK:]) if _is_of_sides(t)), None)
    if last is None:
        return []
    span = reading.document.span([noun])
    sides = _sides(reading, last)
    if len(sides) < 2:
        return []
    actors = [events.actor(r, "participant", None, r.rule) for r in sides]
    found = new_telling(reading, clause, "meeting", span, actors, "meetings.next-round", triggers)
    if not found.start or (found.place is None and not numbered):
        return []
    found.ordinal = numbered
    return [found]


def _is_of_sides(telling: Telling) -> bool:
    return telling.kind != "visit" and telling.status != CANCELLED and len(telling.actors) >= 2


def _sides(reading: Reading, telling: Telling) -> list[Referent]:
    """The states and bodies for which those who took part act."""
    out: dict[str, Referent] = {}
    for a in telling.actors:
        kind, key = (
            (PERSON, a.person)
            if a.person
            else (COUNTRY, a.country)
            if a.country
            else (ORGANIZATION, a.organization)
        )
        span = next(s.span for s in a.supports if s.field == "*")
        for r in represented(reading, Referent(kind, key, span, COREFERENCE, "meetings.sides-before")):
            side = Referent(r.kind, r.id, telling.anchor, COREFERENCE, "meetings.sides-before")
            out.setdefault(r.id, side)
    return list(out.values())
