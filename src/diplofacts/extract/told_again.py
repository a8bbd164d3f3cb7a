"""One verb for several encounters of the same people: `met in A in 2018 and again in B in 2019`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import EXPLICIT
from ..spans import Span
from . import events
from .reading import COUNTRY, PERSON, Reading, Referent
from .tellings import Telling

if TYPE_CHECKING:
    from ..candidates import Actor
    from ..dates import DateMention
    from .reading import Entity

#: Kinds of which two are not told of by one verb.
_ONCE = frozenset({"press_conference", "interview", "ceremony"})
#: How many characters may lie between one day and the next.
_REACH = 60
_LINK = re.compile(
    r"[ \n]*(?P<join>,?[ \n]+and(?:[ \n]+then)?|,[ \n]+then|,)[ \n]+"
    r"(?P<again>(?:once[ \n]+)?again[ \n]+|once[ \n]+more[ \n]+)?"
    r"(?P<where>(?:(?:in|at)[ \n]+)?(?P<place>[A-Z][^,;:()]*?)[ \n]+)?(?P<on>in|on|at)?[ \n]*"
)
#: What may follow days that stand apart, no verb of its own (`in May, and in June took power`).
_CLOSE = re.compile(r"[ \n]*(?:[.,;:)]|$|(?:for|with|to|when|where|while|at|in|during|as)\b)")
_ANOTHER = re.compile(r",?[ \n]+and[ \n]+")
_IN = re.compile(r",?[ \n]+in[ \n]+")


def read_again(reading: Reading, one: Telling) -> Iterator[Telling]:
    """The further encounters of the same people that the words behind the day of the first one tell.

    Another day alone makes no other encounter (`met on Monday and Tuesday`): a place is named with it, or
    `again`, or the days are apart (`in May and in September`).
    """
    if one.status not in (events.HELD, events.PLANNED) or one.kind in _ONCE:
        return
    told, date = one, one.date
    text = reading.document.text
    dates = [] if date is None else [d for d in reading.dates_in(one.clause.sentence) if not d.attributive]
    for following in dates:
        if date is None or following.span.start <= date.span.end:
            continue
        end = _behind(reading, told, date)
        between = Span(end, following.span.start)
        link = _LINK.fullmatch(text, between.start, between.end) if len(between) < _REACH else None
        if link is None or link["place"]:
            partner = _partner(reading, told, between)
            actors = _with(told, partner) if partner is not None else []
            if actors:
                yield _on(told, following, actors)
                return
        place = _named(reading, link) if link is not None else None
        if link is None or (link["place"] and place is None):
            return
        behind = place or _place_behind(reading, following)
        apart = "and" in link["join"] and bool(link["on"]) and len(str(following.edtf)) <= len("2000-01")
        apart = apart and _CLOSE.match(text, following.span.end) is not None
        if not (link["again"] or behind is not None or apart) or str(following.edtf) == str(date.edtf):
            return
        told = _on(one, following, list(one.actors), behind or (one.place if one.kind == "visit" else None))
        date = following
        yield told


def _on(one: Telling, day: DateMention, actors: list[Actor], place: Entity | None = None) -> Telling:
    """An encounter like another, on another day."""
    return evolve(
        one,
        anchor=one.kind_span.hull(day.span),
        date=day,
        inferred_date=None,
        end="",
        end_span=None,
        place=place,
        venue=None,
        actors=actors,
        supports=[],
        more_wholes=[],
    )


def _partner(reading: Reading, told: Telling, between: Span) -> Referent | None:
    """The one other person named between two days (`met A on Monday and Prime Minister B on Tuesday`)."""
    if told.kind == "visit" or _ANOTHER.match(reading.document.text, between.start) is None:
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in reading.document.tokens(between)):
        return None
    named = [e for e in reading.entities_in(between) if e.kind == PERSON]
    if len(named) != 1 or named[0].id in told.people():
        return None
    return Referent(PERSON, named[0].id, named[0].span, EXPLICIT, "meetings.partner-by-day")


def _with(told: Telling, partner: Referent) -> list[Actor]:
    """Those before the verb, and another partner."""
    first = [a for a in told.actors if a.supports[0].span.start < told.clause.trigger.idx]
    return [*first, events.actor(partner, "participant", None, partner.rule)] if first else []


def _behind(reading: Reading, told: Telling, date: DateMention) -> int:
    """Where the day, or the place named right behind it, ends."""
    place = told.place
    if place is not None and place.span.start > date.span.end and _IN.fullmatch(
        reading.document.text, date.span.end, place.span.start
    ):
        return place.span.end
    return date.span.end


def _named(reading: Reading, link: re.Match[str]) -> Entity | None:
    """The place between two days, where it is one."""
    found = reading.entity_at(link.start("place")) if link["place"] else None
    whole = found is not None and found.span.end == link.end("place")
    return found if found is not None and whole and found.kind == COUNTRY and found.id else None


def _place_behind(reading: Reading, date: DateMention) -> Entity | None:
    """The place right behind a day (`in 2019 in Lima`)."""
    link = _IN.match(reading.document.text, date.span.end)
    found = reading.entity_at(link.end()) if link is not None else None
    named = found is not None and found.kind == COUNTRY and bool(found.id) and found.form != "demonym"
    return found if named else None
