"""Journeys told without the state they lead to: to a region, or from where somebody came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import places
from . import events
from .events import HELD, Clause
from .lexicons import fold, word_set
from .reading import COUNTRY, PERSON, Entity, Reading, Referent
from .tellings import Telling, distinct, new_telling, visits

if TYPE_CHECKING:
    from .words import Token

#: The rule of the visit to where somebody has just come from.
CAME_FROM = "meetings.came-from"


def region_of(reading: Reading, noun: Token) -> bool:
    """Whether a journey is one to a region of several states (`a Middle East tour`, `a trip to Africa`)."""
    before = [c for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and c.text[:1].isupper()]
    goals = events.objects(noun, ("of", "to", "through", "in", "across"), direct=False)
    return any(_is_region(reading, t) for t in [*before, *goals])


def _is_region(reading: Reading, token: Token) -> bool:
    span = reading.document.span([token.left_edge, token])
    found = places.find(reading.document.text, span.start, span.end)
    found = [p for p in found if p.kind == places.REGION and token.idx in p.span]
    return any(fold(p.term).split()[-1] not in word_set("waters") for p in found)


def read_region(
    reading: Reading,
    verb: Token,
    targets: Sequence[Token],
    who: Sequence[Referent],
    triggers: Sequence[Token],
) -> list[Telling]:
    """`is travelling to Africa`: a visit with no state."""
    people = [r for r in who if r.kind == PERSON]
    sentence = Clause(reading, verb).sentence
    after = [e for e in reading.entities_in(sentence) if e.span.start > verb.idx and e.form != "demonym"]
    if any(e.kind == COUNTRY for e in after):
        return []  # `left for the Middle East, with stops in A and B`
    for token in targets if people else ():
        if _is_region(reading, token):
            kind_span = reading.document.span([verb])
            actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in distinct(people)]
            clause = Clause(reading, verb)
            found = new_telling(reading, clause, "visit", kind_span, actors, "meetings.tour", triggers)
            found.place, found.tour = None, True
            return [found]
    return []


def read_origin(
    reading: Reading, verb: Token, home: frozenset[str], who: Sequence[Referent], triggers: Sequence[Token]
) -> list[Telling]:
    """`arrived in X from Y`, `flew in from Y`, `returned from Y`: who holds office elsewhere was in Y."""
    people = [r for r in who if r.kind == PERSON]
    if not people:
        return []
    if verb.base not in word_set("coming_verbs") or not all(reading.roles_of(r.id) for r in people):
        return []
    # `flew back from`, `flew in from`
    ways = [verb, *(c for c in verb.children if c.dep_ in ("advmod", "prt"))]
    goals = [t for w in ways for t in events.objects(w, ("from",), direct=False)]
    came = [e for t in goals for e in [_named(reading, t)] if e]
    where = [e for e in came if e.id and e.id not in home and (home or not e.city)]
    if not where:
        return []
    span = reading.document.span([verb])
    actors = [events.actor(r, "guest", span, "meetings.traveller") for r in distinct(people)]
    out = visits(reading, Clause(reading, verb), span, actors, CAME_FROM, triggers, where)
    for telling in out:
        # The day told is that of the arrival elsewhere.
        telling.date, telling.inferred_date, telling.end, telling.end_span = None, None, "", None
    return [t for t in out if t.status == HELD]


def _named(reading: Reading, token: Token) -> Entity | None:
    entity = reading.entity_at(token.idx)
    return entity if entity is not None and entity.kind == COUNTRY and entity.form != "demonym" else None
