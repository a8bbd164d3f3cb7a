"""Encounters of those who met before: `The talks will resume in X`, `The first call took place in May`,
`A proposed to hold a meeting` after a call of A and B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from . import events
from .events import CANCELLED, PLANNED, Clause
from .lexicons import word_set
from .reading import PERSON, Reading, Referent
from .tellings import Telling, encounter_nouns, is_of_group, new_telling

if TYPE_CHECKING:
    from .words import Token

#: How far back (in tellings) the encounter may lie whose participants meet again.
BACK = 4
#: At most so many sentences lie between a meeting and the word `summit` for it.
_NEAR = 3

#: Words that set an encounter apart from the one of which the article tells.
PREVIOUS = frozenset({"previous", "earlier", "past", "last", "next"})

_FIGURE = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_INITIATING = frozenset({"initiate", "request", "propose", "organize", "organise"})


def ordinal_of(noun: Token) -> str:
    """`first` of `the first call`; empty where no number in a series is told."""
    numbers = word_set("ordinals") | PREVIOUS
    return next((t.folded for t in noun.lefts if t.folded in numbers or _FIGURE.fullmatch(t.folded)), "")


def read_resumed(
    reading: Reading, noun: Token, told: Sequence[Telling], triggers: Sequence[Token]
) -> list[Telling]:
    """`The talks will resume on Friday`: of those who took part in the encounter told last of that kind."""
    clause = Clause(reading, noun)
    verb = clause.verb
    if noun.pos_ != "NOUN" or not any(t.folded in ("the", "these", "another") for t in noun.lefts):
        return []
    begun = [c for c in noun.children if c.dep_ == "relcl" and c.base in word_set("holding_verbs")]
    # `another call initiated by A took place`
    begun += [c for c in noun.children if c.dep_ == "acl" and c.base in _INITIATING]
    links = [c for c in noun.children if c.dep_ == "prep"]
    dated = [c for c in links if reading.dates_in(reading.document.span(c.subtree))]
    if any(c.dep_ in ("prep", "relcl", "acl", "poss") and c not in (*begun, *dated) for c in noun.children):
        return []
    hosts: list[Referent] = []
    if verb is not None and noun.dep_ == "dobj" and verb.base in word_set("hosting_verbs"):
        # `C had been scheduled to host the talks on Friday`
        hosts = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    acts = verb is not None and noun.dep_ in events.SUBJECTS and noun.head.i == verb.i
    acts = acts and verb is not None and verb.base in word_set("holding_verbs") | word_set("planning_words")
    if not begun and not acts and not hosts:
        return []
    kinds = {k for k, m in encounter_nouns()[noun.folded] if not m}
    if "visit" in kinds and verb is not None and verb.base in word_set("ending_verbs"):
        return []
    kinds |= {"summit"} if "meeting" in kinds else set()
    alike = word_set("talk_nouns") | word_set("series_nouns")
    another = any(t.folded == "another" for t in noun.lefts)
    alike = alike if noun.folded in alike and not hosts and not another else frozenset()
    last = next(
        (t for t in reversed(told[-BACK:]) if t.kind in kinds and t.actors and _is_like(t, alike)), None
    )
    if last is None:
        return []
    actors = [evolve(a, supports=a.supports[:1]) for a in last.actors]
    span = reading.document.span([noun])
    known = {a.person for a in last.actors}
    actors += [events.actor(r, "host", span, "meetings.host") for r in hosts if r.id not in known]
    found = new_telling(reading, clause, last.kind, span, actors, "meetings.resumed", triggers)
    found.ordinal = ordinal_of(noun)
    return [found] if found.start or found.place is not None else []


def take_schedule(reading: Reading, noun: Token, told: Sequence[Telling]) -> None:
    """`the visit scheduled for March 25` tells the day of the encounter of that kind told before."""
    _take_end(reading, noun, told)
    if not any(t.folded == "the" for t in noun.lefts) or any(c.dep_ == "poss" for c in noun.children):
        return
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    planned = [c for c in clauses if c.base in word_set("planning_words")]
    if not planned or any(c.dep_ == "prep" and c.folded in ("with", "between") for c in noun.children):
        return
    days = reading.dates_in(reading.document.span([t for t in planned[0].subtree if not t.is_space]))
    kinds = {k for k, m in encounter_nouns()[noun.folded] if not m}
    last = next((t for t in reversed(told[-BACK:]) if t.kind in kinds), None)
    if last is not None and len(days) == 1 and not last.start and last.status in (CANCELLED, PLANNED):
        last.date = days[0]


def _take_end(reading: Reading, noun: Token, told: Sequence[Telling]) -> None:
    """`The visit ends on Saturday`, `whose visit ends`: the last day of the visit told before."""
    verb = noun.head
    ends = noun.dep_ == "nsubj" and verb.base in word_set("ending_verbs") and verb.i > noun.i
    if not ends or not any(k == "visit" for k, _ in encounter_nouns()[noun.folded]):
        return
    after = [t for t in verb.subtree if not t.is_space and t.i > noun.i]
    days = reading.dates_in(reading.document.span(after))
    last = next((t for t in reversed(told[-BACK:]) if t.kind == "visit"), None)
    if last is None or last.end or len(days) != 1 or days[0].edtf.latest is None or "/" in str(days[0].edtf):
        return
    if not last.start or str(days[0].edtf) >= last.start:
        last.end, last.end_span = str(days[0].edtf), days[0].span


def call_summits(reading: Reading, tellings: Sequence[Telling]) -> None:
    """A meeting that the text calls `the summit` afterwards is one (codebook section 4: `or so called`).

    Only where nothing before it names another summit, and the word stands in the sentences right behind it.
    """
    document = reading.document
    called = [document.doc[s.first : s.last + 1] for s in document.sentences if "summit" in s.forms]
    first = next((t for tokens in called for t in tokens if t.folded == "summit"), None)
    if first is None or first.text[:1].isupper() or document.quote_at(first.idx) is not None:
        return
    here = document.sentence_of(first.idx)
    if here is None or here.heading or not any(t.folded in ("the", "their", "this") for t in first.lefts):
        return
    if any(c.dep_ in ("prep", "compound", "amod") for c in first.children):
        return
    at = document.number_of(here)
    for telling in reversed(tellings):
        there = document.sentence_of(telling.clause.trigger.idx)
        near = there is not None and 0 < at - document.number_of(there) <= _NEAR
        if near and telling.kind == "meeting" and len(telling.people()) >= 2:
            telling.kind, telling.kind_span = "summit", document.span([first])
            return


def _is_like(telling: Telling, nouns: frozenset[str]) -> bool:
    """Whether an encounter was told by one of ``nouns``: `the talks` are those told as talks."""
    return not nouns or telling.clause.trigger.folded in nouns


def take_pair(reading: Reading, one: Telling, told: Sequence[Telling]) -> None:
    """`Minister C said that the two leaders will meet`: those whose encounter was told last, not C."""
    last = next((t for t in reversed(told[-BACK:]) if t.kind != "visit" and len(t.actors) == 2), None)
    if last is None or not is_of_group(one) or len(one.people()) != 2:
        return
    strange = one.people() - last.people()
    unnamed = any(a.country and a.words for a in last.actors)
    here = reading.entities_in(one.clause.sentence)
    if len(strange) == 1 and unnamed and any(e.id in strange for e in here):
        one.actors[:] = [evolve(a, supports=a.supports[:1]) for a in last.actors]


def partners_before(reading: Reading, who: Referent, told: Sequence[Telling]) -> list[Referent]:
    """Who was with this person in the encounter told last: whom `A proposed to hold a meeting` means."""
    for telling in reversed(told[-BACK:]):
        people = telling.people()
        if who.id in people and len(people) == 2 and telling.kind != "visit":
            other = next(p for p in people if p != who.id)
            return [Referent(PERSON, other, who.span, "coreference", "meetings.partner-before")]
    return []
