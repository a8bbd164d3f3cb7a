"""Meetings and agreements of one article: which is which, and what of each is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .coding import Actor, Event
from .likeness import date_right, folded, likeness
from .tally import Tally, best_pairs, outcome

#: Fields of an event that are compared where the question has them.
FIELDS = {
    "meetings": ("kind", "status", "start", "city", "country"),
    "agreements": ("kind", "status", "signed", "effective", "term", "city", "country"),
}

#: The date that tells when it was.
DATE = {"meetings": "start", "agreements": "signed"}

#: What the actors are called.
ACTORS = {"meetings": "actors", "agreements": "parties"}

#: Accuracies over both tables.
DATES_RIGHT, DATES_EMPTY = "dates right", "dates left empty"

_DATES = ("start", "signed", "effective")

#: Share of the actors that two tellings of one event have in common at least.
_COMMON_ACTORS = 0.5


def score_events(tally: Tally, table: str, question: Sequence[Event], answer: Sequence[Event]) -> None:
    """Count the events of a table and their attributes.

    Two events are the same when half of their actors are (Jaccard index), and either their words overlap or
    kind and date agree. Strictly right is one with the same actors, kind and date.

    Args:
        tally: where to count.
        table: ``meetings`` or ``agreements``.
        question: the events coded by hand.
        answer: the events to be judged, their persons going by the question's keys.
    """
    pairs = best_pairs(
        (closeness, i, j)
        for i, wanted in enumerate(question)
        for j, given in enumerate(answer)
        if (closeness := _closeness(given, wanted)) is not None
    )
    result = outcome(pairs, question, answer)
    strict = sum([_score_attributes(tally, table, question[i], answer[j]) for i, j in result.right])
    right, wrong, missed = len(result.right), len(result.wrong), len(result.missed)
    tally.count(table, right, wrong, missed)
    tally.count(f"{table} (strict)", strict, right - strict + wrong, right - strict + missed)
    for i in result.missed:
        event = question[i]
        tally.fault("missed", table, next(iter(event.spans), None), event.key, expected=_told(event))
    for j in result.wrong:
        event = answer[j]
        tally.fault("wrong", table, next(iter(event.spans), None), event.key, found=_told(event))


def _closeness(given: Event, wanted: Event) -> float | None:
    """How well two events fit each other; None when they cannot be the same."""
    common = likeness(given.actors, wanted.actors)
    near = any(one.overlaps(other) for one in given.spans for other in wanted.spans)
    date = bool(wanted.date) and date_right(given.date, wanted.date)
    kind = given.values.get("kind", "") == wanted.values.get("kind", "")
    same = common >= _COMMON_ACTORS and (near or (kind and date))
    # Where the coder left the actors of an optional event open, its words are enough.
    if not same and not (wanted.optional and near and not wanted.actors):
        return None
    return common + 0.5 * near + 0.25 * date + 0.25 * kind


def _score_attributes(tally: Tally, table: str, wanted: Event, given: Event) -> bool:
    """Count the attributes of an event that was found; give whether actors, kind and date are right."""
    place = next(iter(given.spans or wanted.spans), None)
    strict = bool(given.actors) and likeness(given.actors, wanted.actors) == 1.0
    tally.judge(f"{table}.actors exact", strict)
    if not strict:
        found, expected = _names(given.actors), _names(wanted.actors)
        tally.fault("attribute", f"{table}.{ACTORS[table]}", place, wanted.key, found, expected)
    date = DATE[table]
    if not wanted.values.get(date):
        told = given.values.get(date, "")
        for name in (f"{table}.{date} left empty where gold is", DATES_EMPTY):
            tally.judge(name, not told)
        if told:
            tally.fault("attribute", f"{table}.{date}", place, wanted.key, told)
    for name in FIELDS[table]:
        expected, found = wanted.values.get(name, ""), given.values.get(name, "")
        if not expected:
            continue
        right = date_right(found, expected) if name in _DATES else _same_value(name, found, expected)
        tally.judge(f"{table}.{name}", right)
        if name == date:
            tally.judge(DATES_RIGHT, right)
        if name in ("kind", date):
            strict = strict and right
        if not right:
            tally.fault("attribute", f"{table}.{name}", place, wanted.key, found, expected)
    return strict


def _same_value(name: str, found: str, expected: str) -> bool:
    one, other = folded(found), folded(expected)
    # "New York" and "New York City" are one place.
    return one == other or (name == "city" and bool(one) and (one in other or other in one))


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(sorted(map(str, actors)))


def _told(event: Event) -> str:
    return "; ".join(filter(None, (event.values.get("kind", ""), event.date, _names(event.actors))))
