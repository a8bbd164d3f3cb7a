"""Who takes part in an encounter by its name: `the U.S.-ASEAN Summit`, `the India-Kenya Joint Commission`."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from .. import places
from ..candidates import EXPLICIT, NORMALIZED
from ..spans import Span
from .reading import COUNTRY, ORGANIZATION, WORDS, Reading, Referent

if TYPE_CHECKING:
    from .words import Token
#: A region joined to a state by a dash, in the name of an encounter at most so long.
_WITH_REGION = re.compile(r"(?:-|[ \n]?\u2013[ \n]?)(?P<region>[A-Z]\w+(?:[ \n][A-Z]\w+){0,3})[ \n]$")
_NAME = 60


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


def state_and_region(reading: Reading, noun: Token) -> list[Referent]:
    """`the U.S.-Africa Leaders Summit`: the state of a name, and the leaders of a region that no code has."""
    m = _WITH_REGION.search(reading.document.text, max(0, noun.idx - _NAME), noun.idx)
    if m is None or m.end() != noun.idx or not noun.text[:1].isupper():
        return []
    state = reading.entity_at(m.start() - 1) if m.start() else None
    region = Span(*m.span("region"))
    if state is None or state.span.end != m.start() or state.kind != COUNTRY or not state.id:
        return []
    if reading.entities_in(region):
        return []
    words = " ".join(m["region"].split())
    return [
        Referent(COUNTRY, state.id, state.span, NORMALIZED, "meetings.pair"),
        Referent(WORDS, "", region, EXPLICIT, "meetings.pair", words),
    ]


def states_of_body(reading: Reading, referent: Referent) -> list[Referent]:
    """`the India-Kenya Joint Commission`: the states whose body it is, from its name."""
    text = reading.document.text
    found = [p for p in places.find(text, referent.span.start, referent.span.end) if p.iso3]
    if len(found) < 2 or text[found[0].span.end : found[1].span.start].strip() not in ("-", "\u2013", "and"):
        return []
    return [Referent(COUNTRY, p.iso3, p.span, NORMALIZED, "meetings.pair") for p in found[:2]]
