"""Visits that a noun tells: `X's visit to Y`, `a three-nation tour`, `a stop in Y`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from . import events, outlook
from .belonging import owner_of
from .destinations import inviters, own_states, places_of
from .events import CANCELLED, HELD, PLANNED, Clause, date_of
from .journeys import region_of
from .lexicons import fold, word_set
from .noun_clauses import receiving_verb, stay_of
from .officials import from_states
from .parting import ends, left_after, parting
from .reading import COUNTRY, PERSON, Entity, Reading, Referent
from .tellings import Telling, add_length, distinct, encounter_verbs, new_telling, visits
from .visit_guests import (
    agent_behind,
    as_told_behind,
    asked,
    clause_behind,
    listed_places,
    made_by,
    others_than_at_home,
)

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token


def read_visit_noun(
    reading: Reading, clause: Clause, noun: Token, triggers: Sequence[Token]
) -> list[Telling]:
    """The visits that ``noun`` tells, one a country; a tour with no country is one more."""
    kind_span = reading.document.span([noun])
    guests = _guests(reading, clause, noun)
    if _counts(noun) and not any(r.kind == PERSON for r in guests):
        return []
    yours = next((c for c in noun.lefts if c.folded == "your"), None)
    if yours is not None and not reading.coreference.resolve(yours):
        return []  # of whom nobody knows whom the speaker addresses
    verb = clause.verb
    taken = _taking(noun)
    carried = (r for v in taken for t in events.objects(v) for r in reading.coreference.resolve(t))
    guests = guests or [r for r in carried if r.kind == PERSON]
    home = own_states(reading, guests)
    where = [
        e for t in events.objects(noun, ("to", "in", "of"), direct=False) for e in places_of(reading, t, home)
    ]
    where = where or listed_places(reading, noun, home)
    sent = [t for t in events.objects(noun, ("of",), direct=False) if t.folded in word_set("staff_nouns")]
    ahead = None
    if not where:
        made = clause_behind(noun)
        led = taken or ([made] if made is not None else [])
        where = _taken_to(reading, led, home)
        status, span = outlook.outlook_of(Clause(reading, led[-1])) if where else (HELD, None)
        ahead = span if status == PLANNED else None
    if not where and (sent or events.objects(noun, ("from",), direct=False)):
        # `a visit from X to Y`, `the visit of a Sudanese delegation to Y`, with the place hung on the name
        goals = (t for t in noun.subtree if t.dep_ == "pobj" and fold(t.head.text) == "to" and t.i > noun.i)
        where = [e for t in goals for e in places_of(reading, t, home)]
    if not where:
        where = _place_before(reading, noun, home)
    hosts: list[Referent] = []
    several = _is_tour(reading, noun) or (not where and region_of(reading, noun))
    if not where:
        hosts = [
            r for t in events.objects(noun, ("to",), direct=False) for r in reading.coreference.resolve(t)
        ]
        where = [] if several else _places_of_stay(reading, clause, noun, home)
    where = where or ([] if several else left_after(reading, noun, home))
    if not where:
        where = _received_by(reading, clause, noun, home) or _called_off_by(reading, clause, noun, home)
    hosting: list[Referent] = []
    received = _received(reading, noun) if not where and not several else None
    if received is not None:
        guests, hosting, where = received
    elif not where and not several:
        where = _begun_in(reading, noun, home)
    tour = not where and several
    if not guests and where:
        # `A stop in Sofia has been cancelled`: who travels is told before.
        found = visits(reading, clause, kind_span, [], "meetings.visit-noun", triggers, where)
        # `Visits to X and Y will follow`
        next_ = _is_subject(noun) and noun.head.base == "follow"
        return [t for t in found if t.status == CANCELLED or next_]
    if not guests:
        return []
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in distinct(guests)]
    actors += inviters(reading, clause, guests)
    if received is not None:
        actors += [events.actor(r, "host", kind_span, "meetings.host") for r in distinct(hosting)]
    leg = noun.head.head if noun.dep_ == "pobj" and noun.head.folded == "of" else noun
    if tour and leg.folded in ("leg", "stop", "stage"):
        return []  # `is in A on the third leg of a tour of Africa`: the leg is told
    if tour:
        telling = new_telling(reading, clause, "visit", kind_span, actors, "meetings.tour", triggers)
        telling.place = None
        telling.tour = True
        if verb is not None and ends(noun, verb) and telling.date is not None and len(telling.start) == 10:
            telling.end_on(str(telling.date.edtf), telling.date.span)
        return [telling] if telling.start or _is_counted(noun) or region_of(reading, noun) else []
    if not where:
        return _call_on(reading, clause, noun, guests, hosts, triggers)
    out = visits(reading, clause, kind_span, actors, "meetings.visit-noun", triggers, where)
    as_told_behind(reading, noun, out, triggers)
    for telling in out:
        if ahead is not None and telling.status == HELD:
            # `arrived in X, the first leg of a trip that will take him to Y`
            telling.status, telling.status_span = PLANNED, ahead
    last = _ended_on(reading, noun)
    if last is None and (leave := parting(noun)) is not None and leave.tag_ in ("VBD", "VBG"):
        day = date_of(Clause(reading, leave), triggers)
        last = day if day is not None and len(str(day.edtf)) == len("2000-01-01") else None
        for telling in (t for t in out if t.date is None and last is not None):
            telling.date = last
            add_length(reading, telling)
    if last is not None:
        for telling in (t for t in out if t.date is None or t.date == last):
            telling.end_on(str(last.edtf), last.span)
    elif verb is not None and ends(noun, verb):
        # The day told is the last one.
        lead = verb.head if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
        left = date_of(Clause(reading, lead), triggers) if lead is not None else None
        for telling in out:
            if left is not None and telling.date is None and left.edtf.earliest == left.edtf.latest:
                # `left on Friday, ending a visit to X`
                telling.end, telling.end_span = str(left.edtf), left.span
            if telling.status == PLANNED and any(c.dep_ == "poss" for c in noun.children):
                # Who is to end his visit is on it.
                telling.status, telling.status_span = HELD, None
            if telling.date is not None and not telling.inferred_date:
                if len(out) == 1 and len(telling.start) == 10:
                    telling.end_on(telling.start, telling.date.span)
                else:
                    telling.date = None
    return out


def _ended_on(reading: Reading, noun: Token) -> DateMention | None:
    """The last day of `a visit to X that ended on Friday`."""
    for verb in noun.subtree:
        ends = verb.i > noun.i and verb.dep_ == "relcl" and verb.base in word_set("ending_verbs")
        if ends and any(c.folded in ("that", "which") for c in verb.lefts):
            days = reading.dates_in(reading.document.span([t for t in verb.subtree if not t.is_space]))
            return days[-1] if days else None
    return None


def read_stay(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`In X for talks, Y said`: Y was in X, for what the noun tells."""
    link = stay_of(noun)
    if link is None:
        return _stay_left(reading, noun, triggers)
    clause = Clause(reading, noun)
    guests = [r for r in events.subject(reading, clause.verb) if r.kind == PERSON] if clause.verb else []
    home = own_states(reading, guests)
    goals = (t for t in link.children if t.dep_ == "pobj")
    where = [e for t in goals for e in places_of(reading, t, home) if e.id not in home]
    if not guests or not where:
        return []
    span = reading.document.span([link])
    actors = [events.actor(r, "guest", span, "meetings.traveller") for r in distinct(guests)]
    return visits(reading, clause, span, actors, "meetings.stay", triggers, where)


def _stay_left(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`left X on Sunday after two rounds of talks with Y`: a guest, who holds office elsewhere, was in X."""
    several = noun.head.head if noun.dep_ == "pobj" and noun.head.folded == "of" else noun
    verb = several.head.head
    if several.dep_ != "pobj" or verb.tag_ != "VBD" or not events.objects(noun, ("with",), direct=False):
        return []
    guests = [r for r in events.subject(reading, verb) if r.kind == PERSON and reading.roles_of(r.id)]
    where = [e for e in left_after(reading, several, own_states(reading, guests)) if e.city]
    if len(guests) != 1 or not where:
        return []
    clause, span = Clause(reading, verb), reading.document.span([verb])
    actors = [events.actor(r, "guest", span, "meetings.traveller") for r in guests]
    out = visits(reading, clause, span, actors, "meetings.stay", triggers, where)
    for telling in out:
        day = telling.date
        telling.date, telling.inferred_date = None, None
        if day is not None and len(str(day.edtf)) == len("2000-01-01"):
            telling.end_on(str(day.edtf), day.span)
    return out


def _taking(noun: Token) -> list[Token]:
    """The verbs that say where a journey leads (`a tour that will take him to X`, `The trip includes Y`)."""
    found = [c for c in noun.children if c.dep_ == "relcl"]
    found += [noun.head] if noun.dep_ == "nsubj" else []
    return [v for v in found if v.base in word_set("leading_verbs_of_journeys")]


def _taken_to(reading: Reading, verbs: Sequence[Token], home: frozenset[str]) -> list[Entity]:
    """The places to which such verbs lead: their goals, or what they include."""
    out: list[Entity] = []
    for verb in verbs:
        told = events.objects(verb)
        goals = [*events.objects(verb, ("to",), direct=False)]
        goals += [t for o in told for t in events.objects(o, ("to", "in"), direct=False)]
        out += [e for t in goals or told for e in places_of(reading, t, home) if e.id not in home]
    return out


def _counts(noun: Token) -> bool:
    """`It is the first visit to X by a head of state`: it only counts the visit told before."""
    if noun.dep_ != "attr" or not any(c.folded in word_set("ordinals") for c in noun.lefts):
        return False
    by = events.objects(noun, ("by", "of"), direct=False)
    return any(c.folded in ("a", "an", "any") for t in by for c in t.lefts)


def _guests(reading: Reading, clause: Clause, noun: Token) -> list[Referent]:
    resolver = reading.coreference
    guests: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss":
            found = [r for r in resolver.resolve(owner_of(reading, noun, child)) if r.kind == PERSON]
            if fold(child.text) == "their":
                found = _told(reading, clause) or found
                if len(found) < 2:
                    return []
            guests += others_than_at_home(reading, noun, found) if child.tag_ == "PRP$" else found
    first = noun.dep_ == "dobj" and any(c.folded in word_set("ordinals") for c in noun.lefts)
    for token in events.objects(noun, ("by", "of", "from"), direct=False):
        if first and any(c.folded in ("a", "an", "any") for c in token.lefts):
            continue  # `X made the first visit to A by a minister`
        found = [r for r in resolver.resolve(token) if r.kind == PERSON or (r.words and r.id)]
        guests += found or from_states(reading, token)
    guests = guests or made_by(reading, noun) or agent_behind(reading, noun) or asked(reading, noun)
    verb = clause.verb
    # `the President's visit`, who is not named: it is nobody else's.
    owned = any(c.dep_ == "poss" and c.tag_[:2] == "NN" for c in noun.children)
    if not guests and not owned and verb is not None and not _is_subject(noun):
        acting = events.subject(reading, verb)
        guests = [r for r in acting if r.kind == PERSON]
        if not guests and noun.dep_ == "dobj" and verb.base in ("make", "pay"):
            guests = [r for r in acting if r.words and r.id]  # `The Peruvian foreign minister paid a visit`
    if not guests:
        guests = [
            r
            for c in noun.subtree
            if c.dep_ in events.SUBJECTS and c.tag_ == "PRP"
            for r in resolver.resolve(c)
            if r.kind == PERSON
        ]
    return guests


def _told(reading: Reading, clause: Clause) -> list[Referent]:
    """`X told both leaders during their visit`: those whom the verb has as its object."""
    if clause.verb is None or clause.trigger.dep_ != "pobj":
        return []
    found = [r for t in events.objects(clause.verb) for r in reading.coreference.resolve(t)]
    people = [r for r in found if r.kind == PERSON]
    return people if len(people) > 1 else []


def _received_by(reading: Reading, clause: Clause, noun: Token, home: frozenset[str]) -> list[Entity]:
    """The state that acts after `a visit from X` or receives it: he went there."""
    if clause.verb is None or not events.objects(noun, ("from",), direct=False):
        return []
    # `following` is a preposition here, whatever its form.
    verb = events.governing_verb(clause.verb) if clause.verb.dep_ == "prep" else clause.verb
    acting = [reading.entity_at(t.idx) for t in events.subject_tokens(verb)] if verb is not None else []
    return [e for e in acting if e is not None and e.kind == COUNTRY and e.id and e.id not in home]


def _called_off_by(reading: Reading, clause: Clause, noun: Token, home: frozenset[str]) -> list[Entity]:
    """The state that `cancelled a visit by X` of another state: he was to go there."""
    verb = clause.verb
    if verb is None or noun.dep_ != "dobj" or not home or not outlook.is_called_off(verb):
        return []
    if not events.objects(noun, ("by", "of"), direct=False):
        return []
    acting = [reading.entity_at(t.idx) for t in events.subject_tokens(verb)]
    states = [e for e in acting if e is not None and e.kind == COUNTRY and e.id and e.id not in home]
    if not states:
        # `The White House said it cancelled a visit by X`
        bodies = {o.id: o.country for o in reading.organizations if o.kind == "government_body" and o.country}
        acted = (r for r in events.subject(reading, verb) if bodies.get(r.id, "") not in ("", *home))
        states = [Entity(r.span, COUNTRY, bodies[r.id], "anaphor") for r in acted]
    # A capital that acts is its state.
    return [evolve(e, city="") for e in states]


def _received(
    reading: Reading, noun: Token
) -> tuple[list[Referent], list[Referent], list[Entity]] | None:
    """Guests, hosts and where for `A will welcome B to the palace for a state visit`: the state is A's."""
    verb = receiving_verb(noun)
    if verb is None:
        return None
    guests = [r for t in events.objects(verb) for r in reading.coreference.resolve(t) if r.kind == PERSON]
    hosts = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    home = own_states(reading, guests)
    goals = events.objects(verb, ("to", "in", "at"), direct=False)
    where = [e for t in goals for e in places_of(reading, t, home)]
    own = own_states(reading, hosts) - home
    if not where and len(own) == 1:
        within = reading.entities_in(events.Clause(reading, noun).sentence)
        where = [evolve(e, city="") for e in within if e.kind == COUNTRY and e.id in own][:1]
    return (guests, hosts, where) if guests and hosts and where else None


def _begun_in(reading: Reading, noun: Token, home: frozenset[str]) -> list[Entity]:
    """`began his first trip abroad in X`"""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.base not in word_set("opening_verbs") | {"kick"}:
        return []
    found = (e for t in events.objects(verb, ("in",), direct=False) for e in places_of(reading, t, home))
    return [e for e in found if e.id not in home]


def _is_subject(noun: Token) -> bool:
    return noun.dep_ in events.SUBJECTS


def _place_before(reading: Reading, noun: Token, home: frozenset[str]) -> list[Entity]:
    """The place named before the noun (`began his China visit`, `will go ahead with the India visit`)."""
    by = any(c.dep_ == "prep" and c.folded == "by" for c in noun.children)  # `a planned Lima visit by X`
    if not by and not any(c.dep_ == "poss" or (c.dep_ == "det" and c.folded == "the") for c in noun.children):
        return []
    named = (c for c in noun.children if c.dep_ in ("compound", "nmod") and c.tag_ == "NNP")
    return [e for t in named for e in places_of(reading, t, home) if e.form != "demonym"]


def _places_of_stay(reading: Reading, clause: Clause, noun: Token, home: frozenset[str]) -> list[Entity]:
    """`is in X on a visit`, `flew into the country for his first visit`: the place of the clause."""
    verb = clause.verb
    if verb is None or noun.dep_ != "pobj" or fold(noun.head.text) not in ("on", "for"):
        return []
    stays = any(row["kind"] == "visit" for row in encounter_verbs().get(verb.lemma_.casefold(), ()))
    if not stays:
        return []
    links = ("in", "into", "to", "at")
    direct = verb.lemma_.casefold() in ("visit", "tour")
    return [e for t in events.objects(verb, links, direct=direct) for e in places_of(reading, t, home)]


def _is_tour(reading: Reading, noun: Token) -> bool:
    """Whether the noun is a tour of several states or of a region (`a three-nation tour of Central Asia`)."""
    if fold(noun.text) not in ("tour", "trip", "swing"):
        return False
    before = [fold(t.text) for t in noun.subtree if t.i < noun.i]
    several = any(w in word_set("tour_words") for w in before)
    region = any(t.text[:1].isupper() for t in events.objects(noun, ("of", "to", "through"), direct=False))
    return several or region


def _is_counted(noun: Token) -> bool:
    """Whether the text says that a tour leads to several states (`a three-nation tour of Central Asia`)."""
    before = [t.folded for t in noun.subtree if t.i < noun.i]
    return any(w in ("nation", "country", "nations", "countries", "state") for w in before)


def _call_on(
    reading: Reading,
    clause: Clause,
    noun: Token,
    guests: Sequence[Referent],
    hosts: Sequence[Referent],
    triggers: Sequence[Token],
) -> list[Telling]:
    """`paid a courtesy visit to President X` is a meeting with him."""
    people = [r for r in hosts if r.kind == PERSON]
    if not people:
        return []
    span = reading.document.span([noun])
    actors = [
        events.actor(r, "participant", None, "meetings.participant") for r in distinct([*guests, *people])
    ]
    return [new_telling(reading, clause, "meeting", span, actors, "meetings.call-on", triggers)]
