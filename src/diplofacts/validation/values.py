"""Rules about single values: dates, durations, countries, portfolios."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from .. import places
from ..dates import EDTF
from ..dates.durations import is_duration
from .contents import Contents, Table
from .report import Issue
from .rules import setting


@cache
def date_problem(cell: str) -> str:
    """Why a cell is no date of the profile; empty when it is one."""
    try:
        EDTF.parse(cell)
    except ValueError as error:
        return str(error)
    return ""


def syntax(contents: Contents) -> Iterator[Issue]:
    """D60, D61 for every cell that the schema says to be a date or a duration."""
    for table, column in _columns(contents, "edtf"):
        for row, cell in table.each(column):
            if cell and (reason := date_problem(cell)):
                # The calendar's reason is worth telling, the form stands in what is expected.
                calendar = re.search(r": (no [^;]*|the interval [^;]*)", reason)
                yield table.issue("D60", row, column, reason=f" ({calendar[1]})" if calendar else "")
    for table, column in _columns(contents, "duration"):
        for row, cell in table.each(column):
            if cell and not is_duration(cell):
                yield table.issue("D61", row, column)


def countries(contents: Contents) -> Iterator[Issue]:
    """D62 for every cell that the schema says to be a country."""
    codes = frozenset(places.country_codes())
    gone = ", ".join(setting("countries", "gone"))
    for table, column in _columns(contents, "country"):
        for row, cell in table.each(column):
            if cell and cell not in codes:
                near = get_close_matches(cell.upper(), sorted(codes), n=1, cutoff=0.9)
                hint = f" Did you mean {near[0]}?" if near else ""
                yield table.issue("D62", row, column, gone=gone, near=hint)


def portfolios(contents: Contents) -> Iterator[Issue]:
    """D55: only ministers and their deputies have a portfolio (codebook section 3)."""
    roles = contents.tables["roles"]
    offices = setting("roles", "offices_with_portfolio")
    for row, office, portfolio in roles.each("office", "portfolio"):
        if portfolio and office not in offices:
            yield roles.issue("D55", row, "portfolio", office=office)


def _columns(contents: Contents, notation: str) -> Iterator[tuple[Table, str]]:
    for table in contents.tables.values():
        for field in table.schema.fields:
            if field.notation == notation:
                yield table, field.name
