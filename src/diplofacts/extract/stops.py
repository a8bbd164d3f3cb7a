"""Stops of one trip: several cities of one state are one visit (codebook section 4)."""

from __future__ import annotations

from .. import dates
from ..spans import Span
from . import events
from .tellings import Telling

#: So many days may lie between two stops of one visit.
_STOPS = 2


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
        return a.status == events.PLANNED
    if len(cities) < 2 or "" in cities or len(last) != 10 or len(first) != 10:
        return False
    gone = dates.EDTF.parse(last).earliest
    come = dates.EDTF.parse(first).earliest
    return gone is not None and come is not None and 0 <= (come - gone).days <= _STOPS


def day_of(telling: Telling) -> Span | None:
    """The words for the first day of a telling."""
    if telling.inferred_date is not None:
        return telling.inferred_date[1]
    return telling.date.span if telling.date is not None else None
