"""Where a traveller goes: the states and cities that a phrase names, lists or means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import Actor
from ..spans import Span
from . import events
from .events import Clause
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent
from .whereabouts import seat

if TYPE_CHECKING:
    from .words import Token


#: Where travellers arrive.
_ARRIVALS = frozenset({"airport", "airfield", "airbase", "station", "harbour", "harbor"})
#: Nouns for a place behind the name of its city or state.
_PLACES = _ARRIVALS | {"port", "town", "village", "province", "resort", "island", "border", "peninsula"}


def places_of(reading: Reading, token: Token, home: frozenset[str] = frozenset()) -> list[Entity]:
    """The cities or states that a noun phrase names, with those that a list adds to it.

    `The Iranian capital` is its capital; `the country` is the state named last that is none of ``home``,
    where the traveller holds office.
    """
    out: list[Entity] = []
    for head in [token, *token.conjuncts]:
        span = reading.coreference.phrase(head)
        inside = [e for e in reading.entities_in(span) if e.kind == COUNTRY and e.id]
        if not inside and (named := reading.entity_at(head.idx)) is not None and named.kind == COUNTRY:
            # The parser leaves the end of `Washington, D.C.` outside the phrase.
            inside = [named] if named.id else []
        at_head = [e for e in inside if head.idx in e.span and e.form != "demonym"]
        before = [e for e in inside if e.form != "demonym" and e.span.end <= head.idx]
        if not at_head and before and head.ent_type_ == "DATE":
            # `to Laos and New Zealand August 11-16`: the parser took the month for where they go.
            at_head = before
        at_seat = next((e for e in reading.entities if e.kind == ORGANIZATION and head.idx in e.span), None)
        if at_seat is not None and fold(head.text) in word_set("venue_nouns"):
            state = next((o.country for o in reading.organizations if o.id == at_seat.id), "")
            if state:
                out.append(Entity(at_seat.span, COUNTRY, state, "venue"))
                continue
        if at_head:
            out += _listed_places(reading, at_head[0])
        elif head.base in _PLACES and inside:
            # `Riga airport`, `the Peruvian port of Ilo`: the state is told, a place in it gives no city.
            there = next((e for e in inside if e.city and e.span.start > head.idx), inside[0])
            out.append(evolve(inside[0], city="") if head.base in _ARRIVALS else there)
        elif fold(head.text) == "capital" and inside:
            apposed = (reading.entity_at(c.idx) for c in head.children if c.dep_ == "appos")
            cities = [e for e in (*inside, *apposed) if e is not None and e.city]
            out.append(cities[0] if cities else seat(reading, head, inside) or inside[0])
        elif fold(head.text) in word_set("gate_nouns"):
            # `at Bole International Airport, Addis Ababa`, `at Rome's airport`, `at an airport in Rome`
            beside = [c for c in head.children if c.dep_ == "appos"]
            beside += [g for c in head.children if c.folded in ("in", "of", "near") for g in c.children]
            told = [*inside, *(e for c in beside if (e := reading.entity_at(c.idx)) is not None)]
            out += [e for e in told if e.kind == COUNTRY and e.city][:1]
        elif fold(head.text) in ("country", "nation", "region", "city", "state"):
            earlier = [
                e
                for e in reading.entities
                if e.kind == COUNTRY
                and e.id
                and e.id not in home
                and e.span.end <= head.idx
                and e.form in ("name", "alias", "city")
            ]
            here = reading.document.sentence_of(head.idx)
            if not earlier and here is not None:
                # `X, who is in the country, met Y in Z`: the place told next.
                later = [e for e in reading.entities_in(here.span) if e.kind == COUNTRY and e.id]
                earlier = [e for e in later if e.id not in home and e.form == "city"][:1]
            if inside:
                # `the Turkish city of Bursa`
                out.append(next((e for e in inside if e.city and e.span.start > head.idx), inside[0]))
            elif (
                earlier
                and fold(head.text) in ("country", "nation")
                and not any(c.dep_ in ("prep", "relcl", "poss") for c in head.children)
            ):
                last = earlier[-1]
                out.append(Entity(reading.document.span([*head.lefts, head]), COUNTRY, last.id, "anaphor"))
    unique: list[Entity] = []
    for e in out:
        if not any((e.id, e.city, e.span) == (u.id, u.city, u.span) for u in unique):
            unique.append(e)
    return unique


def _listed_places(reading: Reading, first: Entity) -> list[Entity]:
    """``first`` and the places that commas and `and` join to it (`Fiji, Tonga and Vanuatu`)."""
    named = [
        e for e in reading.entities if e.kind == COUNTRY and e.id and e.form in ("name", "alias", "city")
    ]
    out = [first]
    pending: list[Entity] = []
    for e in named:
        last = pending[-1] if pending else out[-1]
        if e.span.start < last.span.end:
            continue
        between = _undated(reading, Span(last.span.end, e.span.start))
        if re.fullmatch(r"[,;]{0,2}\s+(?:and|as well as)(?:\s+then)?(?:\s+to)?\s+(?:the\s+)?", between):
            return [*out, *pending, *_of_one_state(reading, e, named)]
        if not re.fullmatch(r"(?:,|,?;)\s+(?:to\s+)?(?:the\s+)?", between):
            break
        pending.append(e)
    return out


def _of_one_state(reading: Reading, first: Entity, named: Sequence[Entity]) -> list[Entity]:
    """``first`` and what goes on naming its state (`to Kandy and Colombo, Sri Lanka`)."""
    out = [first]
    for e in named:
        if e.span.start < out[-1].span.end:
            continue
        between = reading.document.text[out[-1].span.end : e.span.start]
        if e.id != first.id or re.fullmatch(r",?[ \n]+(?:and[ \n]+)?\(?", between) is None:
            break
        out.append(e)
    return out


def _undated(reading: Reading, between: Span) -> str:
    """The words between two places without a day told there (`Rome (May 3-4) and Athens`, `Rome on Monday
    and Athens`, `Rome, Italy, May 3, Athens`).
    """
    text = reading.document.text
    days = reading.dates_in(between)
    if not days:
        return between.of(text)
    lead = re.sub(r",?\s*(?:\(|\b(?:on|from))?\s*$", "", text[between.start : days[0].span.start])
    return lead + text[days[-1].span.end : between.end].removeprefix(")")


def inviters(reading: Reading, clause: Clause, guests: Sequence[Referent]) -> list[Actor]:
    """Who asked the travellers to come (`at the invitation of X`, `at X's invitation`): a named host."""
    out: list[Actor] = []
    for token in reading.document.tokens(clause.sentence):
        if token.folded != "invitation" or token.dep_ != "pobj" or token.head.folded not in ("at", "on"):
            continue
        links = events.objects(token, ("of", "from"), direct=False)
        links += [c for c in token.children if c.dep_ == "poss"]
        for r in (r for t in links for r in reading.coreference.resolve(t)):
            if r.kind == PERSON and all(r.id != g.id for g in guests):
                out.append(events.actor(r, "host", reading.document.span([token]), "meetings.inviter"))
    return out


def own_states(reading: Reading, who: Sequence[Referent]) -> frozenset[str]:
    """The states in which these persons hold office."""
    people = {r.id for r in who if r.kind == PERSON}
    return frozenset(r.country for r in reading.roles if r.person in people and r.country)


def abroad(reading: Reading, token: Token) -> list[Entity]:
    """Where something stands that is visited (`visited a camp in Chad`, `toured a plant near Lima`)."""
    if token.pos_ != "NOUN" or reading.entity_at(token.idx) is not None:
        return []
    links = [c for c in token.rights if c.dep_ == "prep" and c.folded in ("in", "near", "inside", "outside")]
    goals = [(c, g) for c in links for g in c.children if g.dep_ == "pobj"]
    found = [(c, e) for c, g in goals if (e := reading.entity_at(g.idx)) is not None and e.kind == COUNTRY]
    return [evolve(e, city="") if c.folded in ("near", "outside") else e for c, e in found if e.id][:1]
