"""Issues of the rules of the standards, with what every one of them has."""

from __future__ import annotations

from ..report import Issue
from ..rules import rules


def issue(
    code: str,
    path: str,
    row: int | None = None,
    col: int | None = None,
    *,
    column: str = "",
    table: str = "",
    record: str = "",
    found: str | None = None,
    **words: str,
) -> Issue:
    """The issue of rule ``code`` at a place.

    Args:
        code: of the rule.
        path: file, relative to the package.
        row: line at which the record begins, counted from 1.
        col: character at which the cell begins in that line, counted from 1.
        column: name of the field or key.
        table: name of the resource.
        record: key of the row.
        found: the value that came.
        **words: for the words in braces.
    """
    return rules()[code].issue(path, row, column, found, record, col=col, table=table, **words)
