"""Tables as CSV files: rows of strings, read and written without loss.

The files are UTF-8 without byte-order mark, with commas, ``\\n`` and RFC 4180 quoting, a header row, rows
sorted by primary key (by code points). An empty cell is null. Any string survives a round trip,
control characters included, as long as UTF-8 can say it (no lone surrogates).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from .datapackage import TABLES, columns, nearest, primary_key
from .errors import PackageError, Problem

if TYPE_CHECKING:
    from _csv import Reader

Row = dict[str, str]
Tables = dict[str, list[Row]]

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def sort_rows(table: str, rows: Iterable[Mapping[str, str]]) -> list[Row]:
    """The rows of ``table``, as new dictionaries, sorted by primary key (by code points)."""
    key = primary_key(table)
    return sorted((dict(row) for row in rows), key=lambda row: row[key])


def empty_tables() -> Tables:
    """All tables, with no rows."""
    return {table: [] for table in TABLES}


def format_table(table: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The bytes of the CSV file of ``table``.

    Args:
        table: name of the table.
        rows: its rows in any order, each with every column and a string in each.

    Raises:
        PackageError: when a row lacks a column, has another, or holds what is no string or cannot
            be encoded in UTF-8.
    """
    names = columns(table)
    expected = set(names)
    key = primary_key(table)
    lines = [",".join(names)]
    rows = list(rows)
    for row in rows:
        if row.keys() != expected:
            odd = sorted(expected.symmetric_difference(row))
            raise PackageError(
                Problem(f"a row of {table!r} lacks or adds a column", column=odd[0], value=row.get(key),
                        expected="the columns " + ", ".join(names))
            )
    for row in sorted(rows, key=lambda row: row[key]):
        lines.append(",".join([_cell(table, name, row[name]) for name in names]))
    try:
        return ("\n".join(lines) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        raise PackageError(*_surrogates(table, rows)) from None


def write_table(path: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Write the CSV file of ``table``; see :func:`format_table`."""
    path.write_bytes(format_table(table, rows))


def read_table(path: Traversable, table: str) -> list[Row]:
    """Read the CSV file of ``table``: one dictionary a row, in the order of the file.

    Columns that a later release has added after those of the schema are left out.

    Raises:
        PackageError: when the file is not there, is not UTF-8 or not such a CSV, or its header or a
            row does not have the columns of the schema; names file, line, column, value.
    """
    names = columns(table)
    return [dict(zip(names, cells, strict=True)) for _, cells in iter_cells(path, table)]


def read_columns(path: Traversable, table: str) -> dict[str, tuple[str, ...]]:
    """Read the CSV file of ``table``: the cells of each column, in the order of the file.

    Raises:
        PackageError: as :func:`read_table` does.
    """
    names = columns(table)
    try:
        header, *rows = _reader(_decode(path, table))
        by_column = dict(zip(header, zip(*rows, strict=True), strict=True)) if rows else {}
    except (csv.Error, ValueError):
        by_column = {}
    if tuple(by_column)[: len(names)] == names:
        return {name: by_column[name] for name in names}
    # No rows, or one at fault: read again, more slowly, to say which.
    cells = [row for _, row in iter_cells(path, table)]
    return dict(zip(names, zip(*cells, strict=True), strict=True)) if cells else dict.fromkeys(names, ())


def iter_cells(path: Traversable, table: str) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of every row of the CSV file of ``table``, as many cells as the schema has columns.

    The line is the one at which the row begins, counted from 1, the header being line 1.

    Raises:
        PackageError: as :func:`read_table` does.
    """
    reader = _reader(_decode(path, table))
    names = columns(table)
    line = 1
    try:
        header = next(reader, [])
        _check_header(path, names, header)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                raise PackageError(
                    Problem("the row has not as many cells as the header", path=str(path), row=line,
                            value=f"{len(cells)} cells", expected=f"{len(header)} cells",
                            hint='A value with a comma, quotation mark or line break stands between "".')
                )
            del cells[len(names) :]
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise PackageError(
            Problem(f"the row is not RFC 4180 CSV ({error})", path=str(path), row=line,
                    hint='Quotation marks inside a quoted value are doubled: "".')
        ) from None


def _cell(table: str, column: str, value: str) -> str:
    if not isinstance(value, str):
        raise PackageError(
            Problem(f"a cell of {table!r} is no string", column=column, value=repr(value), expected="str")
        )
    # The csv module of Python 3.11 leaves a lone "\r" unquoted when the line terminator is "\n".
    return '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value


def _surrogates(table: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Problem]:
    for row in rows:
        for column, value in row.items():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                yield Problem(f"a cell of {table!r} cannot be written in UTF-8", column=column,
                              offset=error.start, value=value, expected="no lone surrogate")


def _decode(path: Traversable, table: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PackageError(
            Problem(f"the table {table!r} is not there", path=str(path), hint="Build the dataset again.")
        ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(
            Problem("the table is not UTF-8", path=str(path), row=data.count(b"\n", 0, error.start) + 1,
                    value=data[error.start : error.start + 4].hex(" "), expected="UTF-8 bytes",
                    hint="Save the file as UTF-8.")
        ) from None
    if text.startswith("\ufeff"):
        raise PackageError(
            Problem("the table begins with a byte-order mark", path=str(path), row=1,
                    hint="Save the file as UTF-8 without byte-order mark.")
        )
    return text


def _check_header(path: Traversable, names: tuple[str, ...], header: list[str]) -> None:
    # Columns may be added at the end in a later release (the tables' contract), so only the first ones count.
    for position, name in enumerate(names):
        found = header[position] if position < len(header) else None
        if found != name:
            hint = nearest(found, names) if found is not None and found not in names else ""
            raise PackageError(
                Problem("the header is not the schema's", path=str(path), row=1, column=name,
                        value=found if found is not None else "no column", expected=name,
                        hint=hint or "The columns are " + ", ".join(names) + ".")
            )


def _reader(text: str) -> Reader:
    # The limit is one for the whole process; raising it is harmless, and a cell may hold a long article.
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    # Only "\n" ends a line here: a lone "\r" is a character of a value.
    return csv.reader(io.StringIO(text, newline="\n"), strict=True)
