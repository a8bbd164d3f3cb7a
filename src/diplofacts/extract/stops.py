"""Stops of one trip: several cities of one state are one visit (codebook section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from .. import dates
from ..spans import Span
from . import events
from .tellings import Telling

#: So many days may lie between two stops of one visit.
_STOPS = 2


def join_stop(kept: Sequence[Telling], telling: Telling) -> bool:
    """Add a stop to the visit of which it is a part, or its own days to the leg of a trip told before.

    Returns:
        Whether there is one.
    """
    visit = next((k for k in reversed(kept) if is_next_stop(k, telling)), None)
    if visit is not None and telling.start:
        visit.end = telling.end or telling.start
        visit.end_span = telling.end_span or day_of(telling)
    leg = visit or next((k for k in reversed(kept) if _is_leg(k, telling)), None)
    if leg is None:
        return False
    if visit is None:
        # `will travel to A and B from May 3 to 6. She will be in A May 3-4`
        leg.date, leg.inferred_date, leg.of_trip = telling.date, telling.inferred_date, False
        leg.end, leg.end_span, leg.clause = telling.end, telling.end_span, telling.clause
        leg.place = telling.place if telling.place is not None and telling.place.city else leg.place
    leg.more_wholes.append(telling.whole)
    return True


def _is_leg(trip: Telling, leg: Telling) -> bool:
    """Whether ``leg`` tells its own days of a leg of which only the days of the whole trip are told."""
    if not trip.of_trip or trip.kind != "visit" or leg.kind != "visit" or trip.status != leg.status:
        return False
    if trip.country != leg.country or leg.of_trip or not leg.start or not leg.people() <= trip.people():
        return False
    if not trip.start:
        return True
    first, last = dates.EDTF.parse(trip.start).earliest, dates.EDTF.parse(trip.end or trip.start).latest
    day = dates.EDTF.parse(leg.start).earliest
    return first is not None and last is not None and day is not None and first <= day <= last


def is_next_stop(a: Telling, b: Telling) -> bool:
    """Whether ``b`` is a further city of the same state on the same trip, which is one visit (codebook
    section 4).
    """
    if a.kind != "visit" or b.kind != "visit" or a.status != b.status or not b.people() <= a.people():
        return False
    if a.place is None or b.place is None or not a.country or a.country != b.country:
        return False
    cities = {a.place.city, b.place.city}
    last, first = a.end or a.start, b.start
    if not first and "" not in cities and len(cities) == 2:
        return a.status == events.PLANNED or _goes_on(b)
    if len(cities) < 2 or "" in cities or len(last) != 10 or len(first) != 10:
        return False
    gone = dates.EDTF.parse(last).earliest
    come = dates.EDTF.parse(first).earliest
    return gone is not None and come is not None and 0 <= (come - gone).days <= _STOPS


def _goes_on(telling: Telling) -> bool:
    """`flew on to X`, `then went to X`: from where he was."""
    return any(c.folded in ("on", "then", "onward", "onwards") for c in telling.clause.trigger.children)


def day_of(telling: Telling) -> Span | None:
    """The words for the first day of a telling."""
    if telling.inferred_date is not None:
        return telling.inferred_date[1]
    return telling.date.span if telling.date is not None else None
