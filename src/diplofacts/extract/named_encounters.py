"""Who takes part in an encounter by its name: `the U.S.-ASEAN Summit`, `the India-Kenya Joint Commission`."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, cast

from .. import places
from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED
from ..spans import Span
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Reading, Referent
from .state_pairs import state_pair

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token
#: A region joined to a state by a dash, in the name of an encounter at most so long.
_WITH_REGION = re.compile(r"(?:-|[ \n]?\u2013[ \n]?)(?P<region>[A-Z]\w+(?:[ \n][A-Z]\w+){0,3})[ \n]$")
_NAME = 60
#: What a commission of two states is called.
_JOINT = frozenset({"joint", "intergovernmental", "inter-governmental", "bilateral", "mixed"})
#: Two names joined by a dash before a noun.
_TWO_NAMES = re.compile(
    r"(?<![\w-])(?P<first>[A-Z][\w'\u2019]{2,})[-\u2013](?P<second>[A-Z][\w'\u2019]{2,})[ \n]"
    r"(?:[a-z]+[ \n])?$"
)


def name_parts(reading: Reading, phrase: Span, noun: Token) -> list[Referent]:
    """`the U.S.-ASEAN Special Summit`: the states and bodies inside the name take part."""
    out = []
    for e in reading.entities_in(phrase):
        if (
            e.span.end <= noun.idx
            and e.kind in (COUNTRY, ORGANIZATION)
            and e.form in ("name", "alias", "demonym")
            and e.id
        ):
            out.append(
                Referent(
                    e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "meetings.name-part"
                )
            )
    return out


def paired_names(reading: Reading, noun: Token, phrase: Span) -> list[Referent]:
    """`the EU-Cabo Verde leaders' meeting`: the two names that a dash joins take part."""
    sentence = reading.document.sentence_of(noun.idx)
    assert sentence is not None
    named = [
        e
        for e in reading.entities_in(sentence.span)
        if e.span.end <= noun.idx and e.kind in (COUNTRY, ORGANIZATION) and e.id
    ]
    for first, second in itertools.pairwise(named):
        between = reading.document.text[first.span.end : second.span.start]
        if second.span in phrase and between.strip() in ("-", "\u2013", "\u2014"):
            return [
                Referent(e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "meetings.pair")
                for e in (first, second)
            ]
    return []


def paired_people(reading: Reading, noun: Token) -> list[Referent]:
    """`the Ford-Suharto meeting`: the two persons whose names a dash joins."""
    m = _TWO_NAMES.search(reading.document.text, max(0, noun.idx - _NAME), noun.idx)
    if m is None or m.end() != noun.idx:
        return []
    found = []
    for side in ("first", "second"):
        holders = [p for p in reading.people if fold(p.name).endswith(fold(m[side]))]
        if len(holders) != 1:
            return []
        span = Span(*m.span(side))
        found.append(Referent(PERSON, holders[0].id, span, COREFERENCE, "meetings.pair"))
    return found


def state_and_region(reading: Reading, noun: Token) -> list[Referent]:
    """`the U.S.-Africa Leaders Summit`: the state or union of a name, and a region that no code has."""
    m = _WITH_REGION.search(reading.document.text, max(0, noun.idx - _NAME), noun.idx)
    if m is None or m.end() != noun.idx:
        return []
    state = reading.entity_at(m.start() - 1) if m.start() else None
    region = Span(*m.span("region"))
    if state is None or state.span.end != m.start() or not state.id or state.kind == PERSON:
        return []
    if reading.entities_in(region):
        return []
    words = " ".join(m["region"].split())
    return [
        Referent(state.kind, state.id, state.span, NORMALIZED, "meetings.pair"),
        Referent(WORDS, "", region, EXPLICIT, "meetings.pair", words),
    ]


def states_of_body(reading: Reading, body: Referent | Entity) -> list[Referent]:
    """`the India-Kenya Joint Commission`: the states whose body it is, from its name."""
    text = reading.document.text
    found = [p for p in places.find(text, body.span.start, body.span.end) if p.iso3]
    if len(found) < 2 or text[found[0].span.end : found[1].span.start].strip() not in ("-", "\u2013", "and"):
        return []
    return [Referent(COUNTRY, p.iso3, p.span, NORMALIZED, "meetings.pair") for p in found[:2]]


def states_of_commission(reading: Reading, noun: Token) -> list[Referent]:
    """`the joint commission of A and B`, `the intergovernmental commission`: the two states whose it is."""
    entity = reading.entity_at(noun.idx)
    if entity is not None and (pair := states_of_body(reading, entity)):
        return pair
    if noun.folded not in word_set("session_bodies") or not any(c.folded in _JOINT for c in noun.lefts):
        return []
    named = [e for e in reading.entities_in(reading.coreference.phrase(noun)) if e.kind == COUNTRY and e.id]
    of = [g for c in noun.rights if c.folded in ("of", "between") for g in c.children if g.dep_ == "pobj"]
    found = [r for g in of for r in reading.coreference.resolve(g) if r.kind == COUNTRY]
    if named or found:
        own = [Referent(COUNTRY, e.id, e.span, NORMALIZED, "meetings.name-part") for e in named]
        return list({r.id: r for r in reversed([*found, *own])}.values())[::-1]
    return [r for r in state_pair(cast("Coreference", reading.coreference), noun) if r.kind == COUNTRY]
