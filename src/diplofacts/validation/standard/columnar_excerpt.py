"""The rows of a table that are not vouched for, as a small file that the engine of Python checks.

It has the header and these rows as they stand, and knows their lines in the whole file. With a row come all
that have the same key, so that what Python says of the excerpt it would say of the whole.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

import polars as pl
from attrs import define, field

from . import columnar_chunks as reading
from .columnar_table import Found, Table
from .source import Source

#: With more rows than these, Python reads the whole file.
MOST = 100_000


@define(slots=False)
class Excerpt(Source):
    """Some records of a file.

    Attributes:
        excerpt: their bytes.
        starts: for each record the line in the excerpt at which it begins.
        lines: and the line in the file.
    """

    excerpt: bytes = b""
    starts: list[int] = field(factory=list)
    lines: list[int] = field(factory=list)

    @property
    def data(self) -> bytes:
        """The bytes of the excerpt."""
        return self.excerpt

    def place(self, line: int) -> tuple[str, int]:
        """The file and its line for a line of the excerpt."""
        record = bisect.bisect_right(self.starts, line) - 1
        return self.plan.path, self.lines[record] + line - self.starts[record]


def doubles(hashes: Sequence[pl.Series]) -> pl.Series | None:
    """The hashes that are there more than once; None when there are none."""
    whole = pl.concat(hashes)
    if whole.n_unique() == len(whole):
        return None
    return whole.filter(whole.is_duplicated()).unique()


def make(table: Table, found: Found, missing: Sequence[pl.DataFrame | None]) -> Excerpt | None:
    """The rows of a table that are to be checked by Python.

    Args:
        table: the table.
        found: what is known of it.
        missing: for each of its foreign keys the values that lead nowhere; None when there are none.

    Returns:
        None when there are too many of them.

    Raises:
        OSError: when the file cannot be read.
    """
    double = [doubles(hashes) for hashes in found.hashes]
    wanted = list(_wanted(table, double))
    records: list[bytes] = []
    excerpt = Excerpt(table.plan)
    line = start = 1
    for chunk in reading.chunks(table.path):
        frame = table.frame(chunk)
        if frame is None:  # The file was changed meanwhile.
            return None
        header = table.header(chunk) if chunk.first else None
        if header is not None:
            records.append(chunk.data[:header].removesuffix(b"\n"))
            excerpt.starts.append(start)
            excerpt.lines.append(line)
            line, start = line + 1, start + 1
        rows = _rows(frame, table, wanted, missing)
        if len(rows) + len(records) > MOST:
            return None
        data = chunk.data[header or 0 :]
        if rows:
            written = _records(data, frame.height)
            for row in rows:
                offset, record = written[row]
                records.append(record)
                excerpt.starts.append(start)
                excerpt.lines.append(line + offset)
                start += 1 + record.count(b"\n")
        line += data.count(b"\n")
    excerpt.excerpt = b"".join(record + b"\n" for record in records)
    return excerpt


def _wanted(table: Table, double: Sequence[pl.Series | None]) -> Iterator[pl.Expr]:
    """Expressions that are true where a row is to be checked, but for its references."""
    for column in table.columns:
        if column.required:
            yield column.cell.is_null()
        if column.bad:
            yield column.cell.is_in(pl.Series(sorted(column.bad), dtype=pl.String).implode())
    if table.blankable:
        yield table.blank
    for key, hashes in zip(table.unique, double, strict=True):
        if hashes is not None:
            cells = [column.cell for column in table.parts(key)]
            one = cells[0] if len(cells) == 1 else pl.struct(cells)
            yield one.hash().is_in(hashes.implode())


def _rows(
    frame: pl.DataFrame, table: Table, wanted: Sequence[pl.Expr], missing: Sequence[pl.DataFrame | None]
) -> list[int]:
    """The rows of a piece that are to be checked."""
    indexed = frame.lazy().with_row_index("row")
    parts = [indexed.filter(pl.any_horizontal(wanted)).select("row")] if wanted else []
    for key, values in zip(table.references, missing, strict=True):
        if values is not None:
            names = [column.name for column in table.parts(key.fields)]
            parts.append(indexed.join(values.lazy(), on=names, how="semi").select("row"))
    for rule in table.rules:
        if rule.bad:
            names = [column.name for column in rule.columns]
            values = pl.DataFrame(
                sorted(rule.bad, key=repr), schema=dict.fromkeys(names, pl.String), orient="row"
            )
            parts.append(indexed.join(values.lazy(), on=names, how="semi", nulls_equal=True).select("row"))
    if not parts:
        return []
    rows: list[int] = pl.concat(parts).unique().sort("row").collect()["row"].to_list()
    return rows


def _records(data: bytes, rows: int) -> list[tuple[int, bytes]]:
    """Each record of well written data with the number of lines before it."""
    lines = data.removesuffix(b"\n").split(b"\n")
    if len(lines) == rows:
        return list(enumerate(lines))
    records: list[tuple[int, bytes]] = []
    first = marks = 0
    for index, line in enumerate(lines):
        marks += line.count(b'"')
        if marks % 2 == 0:
            records.append((first, b"\n".join(lines[first : index + 1])))
            first = index + 1
    return records
