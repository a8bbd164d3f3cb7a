"""Rules about order: of rows, of days, of wholes and parts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

from ..articles import read_day
from ..dates import EDTF
from .contents import Contents
from .report import Issue
from .rules import setting
from .values import date_problem


def sorted_rows(contents: Contents) -> Iterator[Issue]:
    """D05: told at each row whose key is smaller than the key before it."""
    for table in contents.tables.values():
        for row, (before, key) in enumerate(pairwise(table.ids), start=1):
            if key < before:
                yield table.issue("D05", row, table.schema.primary_key, before=before)


def replaced_ids(contents: Contents) -> Iterator[Issue]:
    """D06: no row has an id that ``curation/identifiers.csv`` gives as replaced."""
    file = contents.root / "curation" / "identifiers.csv"
    if not file.is_file():
        return
    # A malformed registry is refused by the build, which names the place; here it decides nothing.
    with suppress(csv.Error, OSError):
        text = file.read_bytes().decode("utf-8", errors="replace")
        for registered in csv.DictReader(io.StringIO(text, newline="\n")):
            table = contents.tables.get(registered.get("table") or "")
            by, key = registered.get("replaced_by"), registered.get("id")
            if by and table is not None and key in table.index:
                yield table.issue("D06", table.index[key], table.schema.primary_key, by=by)


def time_order(contents: Contents) -> Iterator[Issue]:
    """D70: surely wrong only when the earliest start is after the latest end."""
    for name, first, last in setting("time", "ordered"):
        table = contents.tables.get(name)
        for row, start, end in table.each(first, last) if table else ():
            if not start or not end or date_problem(start) or date_problem(end):
                continue
            earliest, latest = EDTF.parse(start).earliest, EDTF.parse(end).latest
            if table and earliest and latest and earliest > latest:
                yield table.issue("D70", row, last, start=start)


def observed_order(contents: Contents) -> Iterator[Issue]:
    """D71: the publication days of the first and last article that assert a role."""
    roles = contents.tables["roles"]
    for row, first, last in roles.each("first_observed", "last_observed"):
        days = read_day(first), read_day(last)
        if days[0] and days[1] and days[0] > days[1]:
            yield roles.issue("D71", row, "last_observed", start=first)


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
