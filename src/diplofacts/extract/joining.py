"""Tellings of one encounter joined; encounters placed in the visit or summit in whose course they
took place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .. import dates
from ..candidates import Actor
from . import events
from .encounter_verbs import SIGNING
from .events import CANCELLED, PLANNED
from .lexicons import fold, word_set
from .outlook import was_due
from .reading import Reading
from .resuming import PREVIOUS
from .stops import day_of, is_next_stop
from .tellings import Telling, encounter_nouns, is_of_group

if TYPE_CHECKING:
    from .words import Token

#: A meeting may be told as one of these in one place and as another in the next (`held talks`, `the summit`).
_TALKS = frozenset({"meeting", "summit", "session"})
#: How many words before `the signing ceremony` the signing is looked for.
_SIGNED_BEFORE = 80
#: What takes place in the course of a visit; a call or an interview may be made from anywhere.
_IN_COURSE = frozenset({"meeting", "summit", "session", "ceremony", "press_conference"})


def join_tellings(tellings: Sequence[Telling], states: Mapping[str, str] | None = None) -> list[Telling]:
    """One telling an encounter, in the order of the text (codebook section 4, 'One encounter told
    twice').

    Args:
        tellings: what was told, in the order of the text.
        states: the state in which each person holds office, by candidate id.
    """
    kept: list[Telling] = []
    tellings = [t for t in tellings if not _is_plan_of_held(t, tellings)]
    sure = [t for t in tellings if not t.only_talk]
    for telling in tellings:
        if telling.only_talk and any(
            telling.people() <= t.people() or (t.kind != "visit" and is_of_group(telling)) for t in sure
        ):
            continue
        before = next((k for k in reversed(kept) if is_next_stop(k, telling)), None)
        if before is not None:
            if telling.start:
                before.end = telling.end or telling.start
                before.end_span = telling.end_span or day_of(telling)
            before.more_wholes.append(telling.whole)
            continue
        same = next((k for k in kept if _same(k, telling)), None)
        if same is None and (same := _of_their_states(kept, telling, states or {})) is not None:
            same.actors = [a for a in same.actors if not a.country]
        if same is None and (same := _by_name(kept, telling, states or {})) is not None:
            here = {states[p] for p in telling.people() if states and p in states}
            same.actors = [a for a in same.actors if a.country not in here]
        if same is None:
            kept.append(telling)
        else:
            _absorb(same, telling)
    return kept


def _of_their_states(kept: Sequence[Telling], telling: Telling, states: Mapping[str, str]) -> Telling | None:
    """The encounter of states told before, of which `the talks` of their representatives are told again."""
    people = telling.people()
    sides = {states.get(p, "") for p in people}
    last = kept[-1] if kept else None
    if last is None or not telling.definite or len(people) < 2 or len(telling.actors) != len(people):
        return None
    alike = last.kind == telling.kind or {last.kind, telling.kind} <= _TALKS
    if not alike or last.status != telling.status or telling.start or telling.place is not None:
        return None
    return last if len(sides) >= 2 and {a.country for a in last.actors} == sides else None


def _is_plan_of_held(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether `A's plan to meet B` is only named, where A and B are told to have met."""
    verb = telling.clause.trigger
    named = verb.dep_ == "acl" and verb.head.base in word_set("plan_nouns")
    if not named or telling.status != PLANNED or telling.start or telling.place is not None:
        return False
    return any(t.status == "held" and t.kind == telling.kind and t.keys() == telling.keys() for t in tellings)


def _by_name(kept: Sequence[Telling], telling: Telling, states: Mapping[str, str]) -> Telling | None:
    """The encounter told last with an unnamed official, whom the next telling names (`A top Chinese official
    met X. ... Vice Premier Y met X`).
    """
    last = kept[-1] if kept else None
    unnamed = [a for a in last.actors if a.country and a.words] if last is not None else []
    if last is None or not unnamed or (last.kind, last.status) != (telling.kind, telling.status):
        return None
    if not _dates_agree(last, telling) or not _places_agree(last, telling) or telling.kind == "visit":
        return None
    named = {a.person: states.get(a.person, "") for a in telling.actors if a.person}
    fresh = {who: state for who, state in named.items() if who not in last.people()}
    rest = last.keys() - {events.actor_key(a) for a in unnamed}
    theirs = {events.actor_key(a) for a in telling.actors if a.person not in fresh}
    same_rest = bool(rest) and rest == theirs
    return last if same_rest and sorted(fresh.values()) == sorted(a.country for a in unnamed) else None


def _same(a: Telling, b: Telling) -> bool:
    one_sentence = a.clause.sentence == b.clause.sentence
    if a.kind != b.kind and (one_sentence or not {a.kind, b.kind} <= _TALKS) and not _is_talk_of(a, b):
        return False
    if (a.status == "held") != (b.status == "held"):
        return False
    ahead = b.status in (events.PLANNED, events.PROPOSED)
    if a.status == events.CANCELLED and ahead and not was_due(b.clause, b.status_span):
        # What is planned after the cancellation is another one.
        return False
    both = bool(a.ordinal and b.ordinal)
    if a.ordinal != b.ordinal and (both or PREVIOUS & {a.ordinal, b.ordinal}):
        return False
    if not _dates_agree(a, b) or not _places_agree(a, b):
        return False
    people, others = a.people(), b.people()
    if a.kind == b.kind == "ceremony" and b.definite and b.rule == "meetings.told" and not b.start:
        # `A and B signed it at a ceremony ... C said when addressing the ceremony`
        return True
    if a.kind == "visit":
        if a.tour or b.tour:
            return a.tour and b.tour and bool(people & others)
        return bool(people & others) and (a.country == b.country or not a.country or not b.country)
    shared = a.keys() & b.keys()
    if a.keys() == b.keys():
        return True
    smaller = min((a.keys(), b.keys()), key=len)
    # A telling that leaves a participant out is the same one where it says `the meeting`, or in the same
    # sentence.
    return (
        bool(shared)
        and shared == smaller
        and (b.definite or one_sentence)
        and len(smaller) >= (1 if one_sentence else 2)
    )


def _is_talk_of(a: Telling, b: Telling) -> bool:
    """Whether ``b`` only says that those of ``a`` talked (`The presidents had an in-depth discussion`)."""
    return (
        fold(b.clause.trigger.text) in word_set("talk_nouns")
        and a.keys() == b.keys()
        and not (b.start or b.place)
    )


def _dates_agree(a: Telling, b: Telling) -> bool:
    if not a.start or not b.start:
        return True
    return dates.EDTF.parse(a.start).overlaps(dates.EDTF.parse(b.start)) if a.start != b.start else True


def _places_agree(a: Telling, b: Telling) -> bool:
    if a.place is None or b.place is None or a.place.id != b.place.id:
        return a.place is None or b.place is None
    return not (a.place.city and b.place.city) or a.place.city == b.place.city


def _absorb(kept: Telling, new: Telling) -> None:
    """Take from ``new`` what ``kept`` lacks, and its words as further evidence."""
    known = {events.actor_key(a): i for i, a in enumerate(kept.actors)}
    for a in new.actors:
        i = known.get(events.actor_key(a))
        if i is None:
            kept.actors.append(a)
        else:
            kept.actors[i] = _join_actors(kept.actors[i], a)
    if kept.date is None and new.date is not None:
        kept.date, kept.inferred_date = new.date, new.inferred_date
    if not kept.end and new.end:
        kept.end, kept.end_span = new.end, new.end_span
    if kept.place is None or (new.place is not None and new.place.city and not kept.place.city):
        kept.place = new.place or kept.place
    kept.venue = kept.venue or new.venue
    kept.ordinal = kept.ordinal or new.ordinal
    if new.whole != kept.whole and new.whole not in kept.more_wholes:
        kept.more_wholes.append(new.whole)


def _join_actors(kept: Actor, new: Actor) -> Actor:
    fresh = tuple(s for s in new.supports if s.field == "*" and s not in kept.supports)
    return evolve(kept, supports=kept.supports + fresh)


def nest_tellings(reading: Reading, tellings: Sequence[Telling]) -> None:
    """Set ``part_of`` and the days that a dated visit lends to what happened in its course."""
    for telling in tellings:
        _take_signing(reading, telling)
        _take_day_of_earlier(reading, telling, tellings)
    visits = [t for t in tellings if t.kind == "visit"]
    summits = [t for t in tellings if t.kind == "summit"]
    for telling in tellings:
        if telling.kind == "visit":
            _place_in_tour(telling, visits)
            continue
        anaphoric = _visit_meant(reading, telling, visits)
        for visit in [anaphoric] if anaphoric is not None else visits:
            if visit is anaphoric or _in_course(telling, visit):
                telling.part_of = visit
                _lend_days(telling, visit, anaphoric is visit)
                if telling.place is None and _is_aim(telling, visit):
                    telling.place = visit.place
                elif telling.place is None and _is_told_of_guest(telling, visit):
                    telling.place = evolve(visit.place, city="") if visit.place is not None else None
                break
        else:
            for summit in summits:
                same = summit is not telling and telling.clause.sentence == summit.clause.sentence
                if same and telling.kind in ("meeting", "ceremony"):
                    telling.part_of = summit
                    _lend_days(telling, summit)
                    if telling.place is None:
                        telling.place = summit.place
                    break


def _place_in_tour(leg: Telling, visits: Sequence[Telling]) -> None:
    """A leg is part of the tour in whose sentence it is told, or within whose days it lies."""
    for tour in visits:
        if not tour.tour or leg.tour or not leg.people() & tour.people() or leg.status != tour.status:
            continue
        within = False
        if leg.start and tour.start and tour.end:
            day = dates.EDTF.parse(leg.start).earliest
            first, last = dates.EDTF.parse(tour.start).earliest, dates.EDTF.parse(tour.end).latest
            within = day is not None and first is not None and last is not None and first <= day <= last
        if within or (not leg.start and leg.clause.sentence == tour.clause.sentence):
            leg.part_of = tour
            return


def _visit_meant(reading: Reading, telling: Telling, visits: Sequence[Telling]) -> Telling | None:
    """The earlier visit that `during the visit` means, where one of its guests takes part."""
    for token in reading.document.tokens(telling.clause.sentence):
        if token.dep_ != "pobj" or fold(token.head.text) not in ("during", "in", "on", "upon"):
            continue
        arrived = _is_arrival(token)
        if not arrived and not any(k == "visit" for k, _ in encounter_nouns().get(fold(token.text), ())):
            continue
        lefts = {fold(t.text) for t in token.lefts}
        told = any(c.dep_ == "prep" and fold(c.text) in ("to", "in") for c in token.children)
        if told or not (arrived or lefts & {"the", "his", "her", "their", "this"}):
            continue
        earlier = [
            v
            for v in visits
            if v.anchor.start < telling.anchor.start
            and v.people() & telling.people()
            and (v.status == telling.status or (v.status == CANCELLED and telling.status == PLANNED))
            and telling.kind in _IN_COURSE
        ]
        if earlier and earlier[-1].status == CANCELLED:
            # `During the trip, which he called off, he was to meet Y`
            telling.status, telling.status_span = CANCELLED, reading.document.span([token])
        return earlier[-1] if earlier else None
    return None


def _is_arrival(token: Token) -> bool:
    """Whether `on arrival` says when: on the visit told before."""
    return token.folded == "arrival" and token.head.folded in ("on", "upon")


def _is_aim(telling: Telling, visit: Telling) -> bool:
    """Whether the encounter is told as what the traveller did there (`flew to X to meet Y`, `for talks
    with Y`, `to X, where he met Y`).
    """
    token = telling.clause.trigger
    verb, visiting = telling.clause.verb, visit.clause.verb
    if verb is not None and any(_is_arrival(g) for c in verb.children for g in c.children):
        return True
    above = {a.i for a in token.ancestors}
    if visit.clause.trigger.i in above:
        return True
    if verb is None or visiting is None or telling.clause.sentence != visit.clause.sentence:
        return False
    noun = visit.clause.trigger
    if noun.dep_ == "pobj" and fold(noun.head.text) == "during" and noun.head.head.i == verb.i:
        return True
    aimed = visiting.i in above and verb.i in (visiting.i, token.i)
    return aimed and token.i > visit.clause.trigger.i


def _take_signing(reading: Reading, telling: Telling) -> None:
    """The day and place of what was signed, for `the signing ceremony` told after it."""
    noun = telling.clause.trigger
    if telling.kind != "ceremony" or telling.status != "held" or telling.start or telling.place is not None:
        return
    if not any(c.folded == "signing" for c in noun.lefts):
        return
    for token in reversed(reading.document.doc[max(0, noun.i - _SIGNED_BEFORE) : noun.i]):
        if token.tag_ in ("VBD", "VBN") and token.lemma_ in SIGNING:
            clause = events.Clause(reading, token)
            day, place = events.date_of(clause), events.place_of(clause)[0]
            if day is not None:
                telling.inferred_date = (str(day.edtf), day.span, "meetings.day-of-signing")
            telling.place = place
            return


def _take_day_of_earlier(reading: Reading, telling: Telling, tellings: Sequence[Telling]) -> None:
    """`in a joint conference after the meeting`: the day of the meeting it refers to (codebook section 7)."""
    if telling.start or telling.status != "held":
        return
    if telling.kind == "press_conference" and telling.definite:
        # `at the closing press conference`: that of the encounter at which both were.
        own = [
            t
            for t in tellings
            if t.anchor.start < telling.anchor.start
            and t.kind in _TALKS
            and t.status == "held"
            and telling.people() <= t.people()
        ]
        if own and len(own[-1].start) == 10 and len(telling.people()) >= 2:
            span = telling.kind_span
            telling.inferred_date = (own[-1].start, span, "meetings.day-of-earlier")
            telling.part_of = own[-1]
            return
    for child in (*telling.clause.trigger.children, *telling.clause.trigger.head.children):
        if child.dep_ != "prep" or fold(child.text) not in ("after", "following"):
            continue
        noun = next(
            (g for g in child.children if g.dep_ == "pobj" and fold(g.text) in encounter_nouns()), None
        )
        if noun is None or not any(fold(t.text) in ("the", "their", "this") for t in noun.lefts):
            continue
        earlier = [
            t
            for t in tellings
            if t.date is not None and t.anchor.start < telling.anchor.start and telling.people() <= t.people()
        ]
        if earlier and len(earlier[-1].start) == 10:
            telling.inferred_date = (
                earlier[-1].start,
                reading.document.span([child, noun]),
                "meetings.day-of-earlier",
            )
        return


def _in_course(telling: Telling, visit: Telling) -> bool:
    if (
        not visit.people() & telling.people()
        or telling.kind not in _IN_COURSE
        or visit.status != telling.status
    ):
        return False
    if telling.country and visit.country and telling.country != visit.country:
        return False
    if telling.start and visit.start:
        first = dates.EDTF.parse(visit.start).earliest
        day = dates.EDTF.parse(telling.start).earliest
        if first is None or day is None:
            return False
        last = dates.EDTF.parse(visit.end).latest if visit.end else None
        if last is None:
            # Without a last day: the same stay, for as long as a visit usually lasts (at most a week).
            return 0 <= (day - first).days <= 6
        return first <= day <= last
    return telling.clause.sentence == visit.clause.sentence or _same_stay(telling, visit)


def _is_told_of_guest(telling: Telling, visit: Telling) -> bool:
    """`held talks with X, who is in Russia on a visit`: the talks were in that state."""
    verb = visit.clause.verb
    while verb is not None and verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    inside = verb is not None and verb.dep_ == "relcl" and telling.clause.trigger.i < verb.i
    return inside and telling.clause.sentence == visit.clause.sentence and telling.kind != "phone_call"


def _same_stay(telling: Telling, visit: Telling) -> bool:
    """Whether an encounter without a day is told in the city of a visit (`In Bishkek, he will meet X`)."""
    here, there = telling.place, visit.place
    return here is not None and there is not None and bool(here.city) and here.city == there.city


def _lend_days(telling: Telling, visit: Telling, meant: bool = False) -> None:
    if telling.start or not visit.start:
        return
    span = visit.date.span if visit.date is not None else None
    if visit.inferred_date is not None:
        span = visit.inferred_date[1]
    here = telling.clause.sentence == visit.clause.sentence or _same_stay(telling, visit)
    if span is None or not (meant or here):
        return
    days = f"{visit.start}/{visit.end}" if visit.end and visit.end != visit.start else visit.start
    telling.inferred_date = (days, span, "meetings.days-of-visit")
