"""CSV files that are changed here and there: a record that is not changed keeps its very bytes."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define

from ..errors import PackageError, Problem

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


@define(eq=False)
class Record:
    """A record of a CSV file.

    Attributes:
        line: the line of the file at which it begins, counted from 1.
        raw: its characters as they stand, line end included.
        cells: column to value.
        changed: whether a cell was given another value.
    """

    line: int
    raw: str
    cells: dict[str, str]
    changed: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def set(self, values: Mapping[str, str]) -> None:
        """Give cells other values; a column that the file has not is left out."""
        for column, value in values.items():
            if column in self.cells and self.cells[column] != value:
                self.cells[column] = value
                self.changed = True


@define(eq=False)
class CsvFile:
    """A CSV file.

    Attributes:
        path: the file, relative to the dataset's folder.
        head: the characters of the header, a byte-order mark and the line end included.
        columns: the columns of the header.
        records: the records; blank lines are records with no cells.
    """

    path: str
    head: str
    columns: tuple[str, ...]
    records: list[Record]

    def rows(self) -> list[Record]:
        """The records that are not blank lines."""
        return [record for record in self.records if record.cells]

    def data(self, key: str = "") -> bytes:
        """The bytes of the file, sorted by the column ``key`` if one is given."""
        records = sorted(self.rows(), key=lambda record: record[key]) if key else self.records
        end = "\r\n" if self.head.endswith("\r\n") else "\n"
        return (self.head + "".join(_raw(record, end) for record in records)).encode()


def read_csv(root: Path, path: str) -> CsvFile:
    """Read a CSV file with what a later writing needs.

    Raises:
        PackageError: when it is not there, is not UTF-8, or a record is no CSV or not as wide as the header.
    """
    try:
        text = (root / path).read_bytes().decode("utf-8")
    except OSError as error:
        raise _error(path, None, f"the file cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise _error(path, None, f"byte {error.start} of the file is not UTF-8") from None
    return parse_csv(path, text)


def parse_csv(path: str, text: str) -> CsvFile:
    """The records of the text of a CSV file; see :func:`read_csv`."""
    # Only "\n" ends a line: a lone "\r" is a character of a value.
    *whole, last = text.split("\n")
    lines = [line + "\n" for line in whole] + ([last] if last else [])
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    reader = csv.reader(lines, strict=True)
    header: tuple[str, ...] | None = None
    head, records, line = "", [], 0
    try:
        for values in reader:
            raw = "".join(lines[line : reader.line_num])
            if header is None:
                head, header = raw, tuple([values[0].removeprefix("\ufeff"), *values[1:]] if values else [])
            elif values and len(values) != len(header):
                raise _error(path, line + 1, f"the row has {len(values)} cells, the header {len(header)}")
            else:
                cells = dict(zip(header, values, strict=True)) if values else {}
                records.append(Record(line + 1, raw, cells))
            line = reader.line_num
    except csv.Error as error:
        raise _error(path, line + 1, f"the row is not CSV ({error})") from None
    if not header:
        raise _error(path, 1, "the file has no header")
    return CsvFile(path, head, header, records)


def format_record(values: Sequence[str], end: str = "\n") -> str:
    """The characters of a record, quoted where it must be."""
    cells = ('"' + v.replace('"', '""') + '"' if _NEEDS_QUOTES.search(v) else v for v in values)
    return ",".join(cells) + end


def _raw(record: Record, end: str) -> str:
    if record.changed:
        return format_record(list(record.cells.values()), end)
    return record.raw if record.raw.endswith("\n") else record.raw + end


def _error(path: str, row: int | None, message: str) -> PackageError:
    hint = "Run 'diplofacts validate' and mend the file first."
    return PackageError(Problem(message, path=path, row=row, hint=hint))
