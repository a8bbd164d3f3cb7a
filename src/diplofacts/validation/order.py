"""Rules about order: of rows, of days, of wholes and parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice, pairwise
from operator import le

from ..articles import read_day
from ..dates import EDTF
from .contents import Contents
from .evidence import WHOLE
from .report import Issue
from .rules import setting
from .values import date_problem


def sorted_rows(contents: Contents) -> Iterator[Issue]:
    """D05: told at each row whose key is smaller than the key before it."""
    for table in contents.tables.values():
        if all(map(le, table.ids, islice(table.ids, 1, None))):
            continue
        for row, (before, key) in enumerate(pairwise(table.ids), start=1):
            if key < before:
                yield table.issue("D05", row, table.schema.primary_key, before=before)


def time_order(contents: Contents) -> Iterator[Issue]:
    """D70: surely wrong only when the earliest start is after the latest end."""
    for name, first, last in setting("time", "ordered"):
        table = contents.tables.get(name)
        for row, start, end in table.each(first, last) if table else ():
            if table and start and end and _surely_after(start, end):
                yield table.issue("D70", row, last, start=start)


def observed_order(contents: Contents) -> Iterator[Issue]:
    """D71: the publication days of the first and last article that assert a role."""
    roles = contents.tables["roles"]
    for row, first, last in roles.each("first_observed", "last_observed"):
        days = read_day(first), read_day(last)
        if days[0] and days[1] and days[0] > days[1]:
            yield roles.issue("D71", row, "last_observed", start=first)


def observed_days(contents: Contents) -> Iterator[Issue]:
    """D74: a role is first and last observed on the days of the articles that assert it."""
    roles = contents.tables["roles"]
    for row, days in _published(contents, "roles").items():
        for column, expected in (("first_observed", min(days)), ("last_observed", max(days))):
            if roles[column][row] != expected:
                yield roles.issue("D74", row, column, expected=expected)


def told_before(contents: Contents) -> Iterator[Issue]:
    """D75: what is told as past is not surely after the day of every article that tells it."""
    for past in setting("time", "past"):
        table = contents.tables.get(past["table"])
        if table is None:
            continue
        status, terms = past.get("status", ""), past.get("terms", ())
        for row, days in _published(contents, table.name).items():
            cell = table[past["column"]][row]
            if cell and (not status or table[status][row] in terms) and _surely_after(cell, max(days)):
                yield table.issue("D75", row, past["column"], published=max(days))


def roles_held(contents: Contents) -> Iterator[Issue]:
    """D73: whoever acts in a role did not surely leave it before, or come to it after."""
    roles = contents.tables["roles"]
    bounded = {key for _, key, start, end in roles.each("role_id", "start", "end") if start or end}
    for held in setting("time", "held"):
        actors, events = contents.tables.get(held["actors"]), contents.tables.get(held["events"])
        if actors is None or events is None or not bounded:
            continue
        for row, role, event in actors.each("role_id", events.schema.primary_key):
            if role not in bounded or event not in events.index:
                continue
            at, when = roles.index[role], events.index[event]
            start = events[held["start"]][when]
            end = events[held["end"]][when] or start
            if _surely_after(roles["start"][at], end):
                yield actors.issue("D73", row, "role_id", when=end, what="began", since=roles["start"][at])
            elif _surely_after(start, roles["end"][at]):
                yield actors.issue("D73", row, "role_id", when=start, what="ended", since=roles["end"][at])


def parts_within(contents: Contents) -> Iterator[Issue]:
    """D76: a part of a meeting is not surely before it begins or after it ends."""
    meetings = contents.tables["meetings"]
    for row, start, end, whole in meetings.each("start", "end", "part_of"):
        at = meetings.index.get(whole) if whole else None
        if at is None:
            continue
        first, last = meetings["start"][at], meetings["end"][at]
        if _surely_after(first, end or start) or _surely_after(start, last):
            yield meetings.issue("D76", row, "start", whole=f"{first}/{last}".strip("/"))


def _surely_after(one: str, other: str) -> bool:
    """Whether even the earliest day of one date comes after the latest day of another."""
    if not one or not other or date_problem(one) or date_problem(other):
        return False
    earliest, latest = _days(one)[0], _days(other)[1]
    return earliest is not None and latest is not None and earliest > latest


@cache
def _days(cell: str) -> tuple[date | None, date | None]:
    parsed = EDTF.parse(cell)
    return parsed.earliest, parsed.latest


def _published(contents: Contents, table: str) -> dict[int, set[str]]:
    """For each row of a table the publication days of the articles that assert it."""
    evidence, sources = contents.tables["evidence"], contents.tables["sources"]
    days = {
        key: day
        for key, day in zip(sources.ids, sources["published"], strict=True)
        if read_day(day) is not None
    }
    records, articles = evidence["record_id"], evidence["source_id"]
    index = contents.tables[table].index
    found: dict[int, set[str]] = defaultdict(set)
    for row in evidence.rows_by("table", "field").get((table, WHOLE), ()):
        if articles[row] in days and records[row] in index:
            found[index[records[row]]].add(days[articles[row]])
    return found


def part_of_cycles(contents: Contents) -> Iterator[Issue]:
    """D72: each cycle is told once, at its meeting that comes first in the file. Linear in the meetings."""
    meetings = contents.tables["meetings"]
    whole = {key: meetings["part_of"][row] for key, row in meetings.index.items() if meetings["part_of"][row]}
    walk: dict[str, str] = {}  # A meeting and the start of the walk that met it.
    for start in whole:
        at = start
        while at in whole and at not in walk:
            walk[at] = start
            at = whole[at]
        if walk.get(at) == start and at in whole:
            cycle = [at]
            while whole[cycle[-1]] != at:
                cycle.append(whole[cycle[-1]])
            first = min(cycle, key=lambda key: meetings.index[key])
            turn = cycle.index(first)
            names = " → ".join([*cycle[turn:], *cycle[:turn], first])
            yield meetings.issue("D72", meetings.index[first], "part_of", cycle=names)
