"""Encounters placed in the visit or summit in whose course they took place, and the days and places that
these lend.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from attrs import evolve

from .. import dates
from ..spans import Span
from . import events
from .arrivals import COURSE, is_aim, is_arrival
from .ceremonies import is_signing
from .events import CANCELLED, HELD, PLANNED
from .going_after import GOING, went_after
from .joining import TALKS
from .journeys import CAME_FROM
from .lexicons import fold
from .occasions import lend_occasion
from .officials import host_officials
from .past_plans import was_due
from .reading import Reading
from .tellings import Telling, encounter_nouns

#: How many words before `the signing ceremony` the signing is looked for.
_SIGNED_BEFORE = 80
#: `the three-day visit`, `his two-day official trip`
_LENGTH = re.compile(
    r"\b(?:the|his|her|this)\s+(?P<n>two|three|four|five|six|seven|\d)-day\s+(?:[a-z]+\s+){0,2}(?:visit|trip|stay)\b",
    re.IGNORECASE,
)
#: A visit lasts at most so many days.
_LONGEST = 14
#: What takes place in the course of a visit; a call or an interview may be made from anywhere.
_IN_COURSE = frozenset({"meeting", "summit", "session", "ceremony", "press_conference"})


def nest_tellings(reading: Reading, tellings: Sequence[Telling]) -> None:
    """Set ``part_of`` and the days that a dated visit lends to what happened in its course."""
    for telling in tellings:
        _take_signing(reading, telling)
        _take_day_of_earlier(reading, telling, tellings)
        if telling.kind == "meeting":
            lend_occasion(reading, telling)
    # Whoever `arrived from X` meets nobody there any more.
    visits = [t for t in tellings if t.kind == "visit" and t.rule != CAME_FROM]
    for telling in tellings:
        _share_cancelling(telling, visits)
    _take_length(reading, visits)
    summits = [t for t in tellings if t.kind == "summit"]
    for telling in tellings:
        if telling.kind == "visit":
            _place_in_tour(telling, visits)
            continue
        anaphoric = _visit_meant(reading, telling, visits)
        if any(a.words and not a.country for a in telling.actors):
            _place_officials(telling, visits)
        for visit in [anaphoric] if anaphoric is not None else visits:
            if visit is anaphoric or _in_course(telling, visit):
                telling.part_of = visit
                _lend_days(telling, visit, anaphoric is visit)
                if telling.place is None and is_aim(telling, visit):
                    telling.place = visit.place
                elif telling.place is None and _is_told_of_guest(telling, visit):
                    telling.place = evolve(visit.place, city="") if visit.place is not None else None
                break
        else:
            for summit in summits:
                same = summit is not telling and telling.clause.sentence == summit.clause.sentence
                same = same and telling.status == summit.status
                if same and telling.kind in ("meeting", "ceremony"):
                    telling.part_of = summit
                    _lend_days(telling, summit)
                    if telling.place is None:
                        telling.place = summit.place
                    break


def _place_officials(telling: Telling, visits: Sequence[Telling]) -> None:
    """Unnamed office-holders whom a guest met are of the one state that he is told to visit."""
    told = [v for v in visits if v.anchor.start <= telling.anchor.start and v.people() & telling.people()]
    there = {v.country for v in told if v.country and CANCELLED not in (v.status, telling.status)}
    if len(there) == 1 and telling.country in ("", *there):
        telling.actors[:] = host_officials(telling, there.pop())


def _share_cancelling(telling: Telling, visits: Sequence[Telling]) -> None:
    """Whom a guest `was to meet` on the day of a visit that was called off he did not meet."""
    if telling.status != PLANNED or not telling.start or not was_due(telling.clause, telling.status_span):
        return
    gone = [v for v in visits if v.status == CANCELLED and v.people() & telling.people()]
    if any(v.start == telling.start for v in gone) and telling.kind in _IN_COURSE:
        telling.status, telling.status_span = CANCELLED, gone[0].status_span


def _take_length(reading: Reading, visits: Sequence[Telling]) -> None:
    """`During the three-day visit` tells how long the one visit lasts that the article told before."""
    first = next((v for v in visits if len(v.start) == 10 and v.date is not None), None)
    alike = first is not None and all(v is first or v.start != first.start for v in visits)
    if first is None or first.end or not alike:
        return
    text = reading.document.text
    for sentence in reading.document.sentences:
        if sentence.span.start <= first.anchor.end or sentence.forms.isdisjoint(("visit", "trip", "stay")):
            continue
        found = _LENGTH.search(text, sentence.span.start, sentence.span.end)
        length = dates.duration_of(found["n"] + " days") if found else None
        begun = dates.EDTF.parse(first.start).earliest
        if found and length and begun is not None and 1 < int(length[1:-1]) <= _LONGEST:
            last = begun + datetime.timedelta(days=int(length[1:-1]) - 1)
            first.end, first.end_span = last.isoformat(), Span(found.start("n"), found.end())
            return


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
        arrived = token.dep_ == "pobj" and is_arrival(token)
        if token.dep_ != "pobj" or not (arrived or fold(token.head.text) in COURSE):
            continue
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
            and (v.status == telling.status or (telling.status == PLANNED and _goes_on(reading, v)))
            and telling.kind in _IN_COURSE
        ]
        if earlier and earlier[-1].status == CANCELLED:
            # `During the trip, which he called off, he was to meet Y`
            telling.status, telling.status_span = CANCELLED, reading.document.span([token])
        return earlier[-1] if earlier else None
    return None


def _goes_on(reading: Reading, visit: Telling) -> bool:
    """Whether what is planned in the course of the visit may lie ahead: it was called off, or goes on."""
    today = reading.document.article.published.isoformat()
    return visit.status == CANCELLED or (visit.start or "") == today or visit.end > today


def _take_signing(reading: Reading, telling: Telling) -> None:
    """The day and place of what was signed, for `the signing ceremony` told after it."""
    noun = telling.clause.trigger
    if telling.kind != "ceremony" or telling.status != "held" or telling.start or telling.place is not None:
        return
    if not any(c.folded == "signing" for c in noun.lefts):
        return
    for token in reversed(reading.document.doc[max(0, noun.i - _SIGNED_BEFORE) : noun.i]):
        if token.tag_ in ("VBD", "VBN") and is_signing(token):
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
            and t.kind in TALKS
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
        or (visit.status != telling.status and not _is_to_do(telling, visit))
    ):
        return False
    if telling.country and visit.country and telling.country != visit.country:
        return False
    gone = went_after(telling.clause)
    if gone is not None and gone.i == visit.clause.trigger.i and gone.base in GOING:
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


def _is_to_do(telling: Telling, visit: Telling) -> bool:
    """`is in X June 12-14 to meet with Y`: what lies ahead on a visit that has begun."""
    ahead = visit.status == HELD and telling.status == PLANNED
    return ahead and telling.clause.sentence == visit.clause.sentence and is_aim(telling, visit)


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
    here = telling.clause.sentence == visit.clause.sentence
    # In another sentence the day of an arrival alone tells no day of the stay.
    known = bool(visit.end) or visit.anchor.start < telling.anchor.start
    here = here or (known and _same_stay(telling, visit))
    if span is None or not (meant or here):
        return
    first, last = visit.start.split("/")[0], visit.end.split("/")[-1]
    # Of a visit that began some day of a stretch, from the first that it may have begun on.
    days = f"{first}/{last}" if last and last != first and "" not in (first, last) else visit.start
    telling.inferred_date = (days, span, "meetings.days-of-visit")
