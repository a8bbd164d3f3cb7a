"""Primary, unique and foreign keys of one table, on the columns as they were read.

Keys are compared by the values of their cells, not by the texts (``1`` and ``01`` are the same integer), as
frictionless does; the key of one column is the value itself, that of several the tuple of them. A cell that
is null, or not of its type, has the value None.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any

from ..report import Issue
from .cells import Checker
from .columns import Columns
from .found import issue
from .plan import ForeignKeyPlan, PackagePlan, TablePlan

#: The keys of the rows of a table that others refer to, by the key that refers to them.
Targets = Mapping[ForeignKeyPlan, Container[Any]]


def wanted(package: PackagePlan) -> dict[str, set[tuple[str, ...]]]:
    """The columns of each table that the foreign keys of the package refer to."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for table in package.tables:
        for key in table.foreign_keys:
            found.setdefault(key.table, set()).add(key.target)
    return found


def key_set(columns: Columns, fields: tuple[str, ...]) -> set[Any] | None:
    """The keys that the rows of a table have in these fields; None when the file lacks one of the columns.

    A row without any value there has no key.
    """
    positions = columns.match.positions(fields)
    if positions is None or any(position >= len(columns.cells) for position in positions):
        return None
    if len(positions) == 1:
        return columns.values(positions[0]) - {None}
    keys = {tuple(key) for key in _texts(columns, positions)}
    read = [columns.checkers[position].value for position in positions]
    return {values for key in keys if (values := _values(read, key)) is not None}


def _values(read: Sequence[Any], key: Iterable[str | None]) -> tuple[Any, ...] | None:
    values = tuple(value(text) for value, text in zip(read, key, strict=True))
    return None if all(value is None for value in values) else values


def _text(checker: Checker, text: str | None) -> str | None:
    """A cell as it stands; None for null, and for what is no value of its type, which is told already."""
    if checker.null(text) or not (checker.field.plain or checker.value(text) is not None):
        return None
    return text


def _texts(columns: Columns, positions: Sequence[int]) -> Iterator[tuple[str | None, ...]]:
    return zip(*(columns.cells[position] for position in positions), strict=True)


def check_keys(columns: Columns, targets: Targets) -> Iterator[Issue]:
    """Check all keys of a table.

    Args:
        columns: the table.
        targets: the keys to which each foreign key may refer; a foreign key that is not in it is not checked.
    """
    plan = columns.source.plan
    if plan.primary_key:
        yield from _primary(columns, plan)
    for position, field in columns.match.used:
        if position >= len(columns.cells):
            break  # The file has no column there, which was told.
        if field.unique and (field.name,) != plan.primary_key:
            for row, first in _doubles(columns, (position,), partial=True):
                line = str(columns.source.line(first))
                yield columns.issue("K03", row, position, line=line)
    for fields in plan.unique_keys:
        positions = columns.positions(fields)
        for row, first in _doubles(columns, positions, partial=False) if positions else ():
            line = str(columns.source.line(first))
            yield columns.issue("K04", row, *positions, line=line)
    for key in plan.foreign_keys:
        if key.texts and key not in targets:
            yield issue(
                "S14",
                plan.schema_path,
                column="foreignKeys",
                table=plan.name,
                found=f"{key.table}: {', '.join(key.target)}",
                expected=f"columns of {key.table}",
            )
        if key in targets and (positions := columns.positions(key.fields)):
            yield from _foreign(columns, positions, key, targets[key])


def _primary(columns: Columns, plan: TablePlan) -> Iterator[Issue]:
    positions = columns.positions(plan.primary_key)
    if not positions:
        return
    for position in positions:
        checker = columns.checkers[position]
        empty = [text for text in columns.distinct[position] if checker.null(text)]
        if empty and not columns.match.fields[position].required:  # type: ignore[union-attr]
            for row in columns.rows_with(position, empty):
                if columns.cells[position][row] is not None:
                    yield columns.issue("K02", row, position)
    for row, first in _doubles(columns, positions, partial=True):
        line = str(columns.source.line(first))
        yield columns.issue("K01", row, *positions, line=line)


def _doubles(columns: Columns, positions: Sequence[int], partial: bool) -> Iterator[tuple[int, int]]:
    """Each row whose key an earlier row has, with the first that has it.

    Args:
        columns: the table.
        positions: the columns of the key.
        partial: whether a key counts of which a part is null; one that is null altogether never does.
    """
    keys: Iterable[Any]
    if len(positions) == 1:
        if columns.single(positions[0]):
            return
        keys = columns.row_values(positions[0])
    else:
        keys = zip(*map(columns.row_values, positions), strict=True)
    first: dict[Any, int] = {}
    for row, key in enumerate(keys):
        parts = key if len(positions) > 1 else (key,)
        nulls = sum(part is None for part in parts)
        # Not a number is no value twice, not even the same as itself.
        if nulls == len(parts) or (nulls and not partial) or any(part != part for part in parts):
            continue
        found = first.setdefault(key, row)
        if found != row:
            yield row, found


def _foreign(
    columns: Columns, positions: Sequence[int], key: ForeignKeyPlan, target: Container[Any]
) -> Iterator[Issue]:
    words = {"target": key.table, "fields": ", ".join(key.target)}
    if len(positions) == 1:
        position = positions[0]
        checker = columns.checkers[position]
        bad: list[str | None] = []
        for text in columns.distinct[position]:
            value = _text(checker, text) if key.texts or checker.field.plain else checker.value(text)
            if not checker.null(text) and value is not None and value not in target:
                bad.append(text)
        rows: Iterable[int] = columns.rows_with(position, bad) if bad else ()
    else:
        read = [columns.checkers[position].value for position in positions]
        if key.texts:
            read = [partial(_text, columns.checkers[position]) for position in positions]
        known: dict[tuple[str | None, ...], bool] = {}
        flags = []
        for texts in _texts(columns, positions):
            found = known.get(texts)
            if found is None:
                values = _values(read, texts)
                found = known[texts] = values is not None and values not in target
            flags.append(found)
        rows = compress(range(len(flags)), flags)
    for row in rows:
        yield columns.issue("K10", row, *positions, **words)
