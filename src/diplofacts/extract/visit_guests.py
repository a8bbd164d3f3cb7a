"""Those who make a visit that a noun tells, where a clause or a phrase behind it tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from . import events, outlook
from .destinations import own_states, places_of
from .events import CANCELLED, PLANNED, PROPOSED, Clause, date_of
from .lexicons import word_set
from .links import asked_with
from .reading import COUNTRY, PERSON, Entity, Reading, Referent
from .tellings import Telling, encounter_nouns

if TYPE_CHECKING:
    from .words import Token

#: What stands for the visit in a clause behind it.
_MEANT = frozenset({"that", "which"})


def clause_behind(noun: Token) -> Token | None:
    """The verb of `the visit to A that X made in May`, whose object the visit is."""
    for verb in (c for c in noun.rights if c.dep_ in ("relcl", "acl")):
        made = verb.base in word_set("holding_verbs") or outlook.is_called_off(verb)
        own = any(c.dep_ == "nsubj" and c.folded not in _MEANT for c in verb.lefts)
        other = any(c.dep_ == "dobj" and c.folded not in _MEANT for c in verb.children)
        if made and own and not other:
            return verb
    return None


def made_by(reading: Reading, noun: Token) -> list[Referent]:
    """Who makes the visit, or calls it off, in a clause behind it."""
    verb = clause_behind(noun)
    return [r for r in events.subject(reading, verb) if r.kind == PERSON] if verb is not None else []


def as_told_behind(
    reading: Reading, noun: Token, tellings: Sequence[Telling], triggers: Sequence[Token]
) -> None:
    """Give visits the day and the outcome of the clause behind their noun."""
    verb = clause_behind(noun)
    if verb is None:
        return
    clause = Clause(reading, verb)
    off = outlook.is_called_off(verb)
    status, span = (CANCELLED, reading.document.span([verb])) if off else outlook.outlook_of(clause)
    day = date_of(clause, triggers)
    for telling in tellings:
        if off or telling.status_span is None:
            telling.status, telling.status_span = status, span
        if off and telling.date == day:
            telling.date = None  # the day on which it was called off
        elif not off and day is not None:
            telling.date = day


def agent_behind(reading: Reading, noun: Token) -> list[Referent]:
    """Who is told by `by` right behind the words of the visit, where the parser hung it on the verb (`signed
    during a visit to X by Y`).
    """
    last = max(t.i for t in noun.subtree)
    link = noun.doc[last + 1] if last + 1 < noun.sent.end else None
    if link is None or link.folded != "by" or link.dep_ not in ("prep", "agent"):
        return []
    found = (r for g in link.children if g.dep_ == "pobj" for r in reading.coreference.resolve(g))
    return [r for r in found if r.kind == PERSON]


def asked(reading: Reading, noun: Token) -> list[Referent]:
    """Who is invited (`extended an invitation to X for a visit to Y`)."""
    if noun.dep_ != "pobj" or (host := asked_with(noun.head)) is noun.head.head:
        return []
    links = (c for t in (host, noun.head.head) for c in t.rights if c.dep_ in ("prep", "dative"))
    goals = (g for c in links if c.folded == "to" and c.i < noun.i for g in c.children if g.dep_ == "pobj")
    return [r for g in goals for r in reading.coreference.resolve(g) if r.kind == PERSON]


def others_than_at_home(reading: Reading, noun: Token, found: list[Referent]) -> list[Referent]:
    """Who is meant by `his visit to A` where the last one named is A's own: another one before him."""
    goals = {e.id for t in events.objects(noun, ("to",), direct=False) for e in places_of(reading, t)}
    if len(found) != 1 or own_states(reading, found).isdisjoint(goals):
        return found
    sentence = reading.document.sentence_of(noun.idx)
    before = Span(sentence.span.start, noun.idx) if sentence is not None else None
    people = [e for e in reading.entities_in(before) if e.kind == PERSON] if before is not None else []
    others = [e for e in people if e.id and e.id != found[0].id]
    named = [Referent(PERSON, e.id, e.span, COREFERENCE, "coreference.pronoun") for e in others]
    return [r for r in named if own_states(reading, [r]).isdisjoint(goals)][-1:]


def listed_places(reading: Reading, noun: Token, home: frozenset[str]) -> list[Entity]:
    """The states to which a tour of so many leads (`a tour of four countries, namely A and B`, `a tour of
    Europe including A and B`, `that includes A`).
    """
    goals = list(events.objects(noun, ("of", "to", "in", "through"), direct=False))
    named = [a for g in goals if g.tag_ == "NNS" for a in g.rights if a.dep_ == "appos"]
    for holder in (noun, *goals):
        for child in holder.rights:
            if child.folded == "including" or (child.dep_ == "relcl" and child.base == "include"):
                named += [c for c in child.children if c.dep_ in ("pobj", "dobj")]
    listed = [t for a in named for t in (a, *a.conjuncts)]
    return [e for t in listed for e in places_of(reading, t, home) if e.id not in home]


def as_visit(
    reading: Reading, telling: Telling, verb: Token, hosts: Sequence[Referent], guests: Sequence[Referent]
) -> None:
    """Make a visit of `will welcome X for a state visit` and `Peru will host President X`: where a state is
    the host the guest travels there (codebook section 4).
    """
    goals = events.objects(verb, ("for", "on"), direct=False)
    if telling.status == PLANNED and any(
        k == "visit" for t in goals for k, _ in encounter_nouns().get(t.folded, ())
    ):
        telling.kind = "visit"
    state = hosts[0] if len(hosts) == 1 else None
    if state is None or state.kind != COUNTRY or not state.id or telling.kind not in ("meeting", "visit"):
        return
    if not guests or any(r.kind != PERSON or state.id in own_states(reading, [r]) for r in guests):
        return
    if telling.place is not None and telling.place.id != state.id:
        return  # `Peru hosted X at its embassy in Oslo`
    if telling.status == PROPOSED and telling.start:
        telling.status = PLANNED  # `is ready to host X from May 21`
    telling.kind = "visit"
    telling.actors = [a for a in telling.actors if a.person]
    telling.place = telling.place or Entity(state.span, COUNTRY, state.id)
