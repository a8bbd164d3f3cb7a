"""The records of a CSV file: its cells as frictionless reads them, and where each begins.

The cells come from :mod:`csv`, leniently; what it passes over (text after a closing quotation mark, one that
is never closed) is found by a scanner of our own, which also gives the places of cells. It only looks at
records in question, so that a well-written file is read at the speed of C.
"""

from __future__ import annotations

import csv
import gc
import io
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from attrs import define, field, frozen

from .dialect import Dialect

#: A table with more columns than these keeps only those that its schema can be about.
WIDEST = 1000

#: No cell of a file that fits into memory is larger than this.
_LARGEST = (1 << 31) - 2

#: How many rows are turned into columns at once.
_CHUNK = 10_000

#: What can be wrong with the quoting of a cell.
AFTER_QUOTE, UNCLOSED = "after-quote", "unclosed"


@frozen(eq=False, repr=False)
class BadQuote:
    """A cell that is badly quoted.

    Attributes:
        record: index of the record.
        cell: index of the cell in it.
        kind: :data:`AFTER_QUOTE` or :data:`UNCLOSED`.
    """

    record: int
    cell: int
    kind: str


@frozen(eq=False, repr=False)
class Place:
    """Where a cell is.

    Attributes:
        start, end: offsets in the text of the record, quotation marks included.
        bad: what is wrong with its quoting, or "".
    """

    start: int
    end: int
    bad: str = ""


@define(slots=False, eq=False, repr=False)
class Records:
    """A text as a table: its first records, and the columns of its rows.

    Equal cells of a column are one object, so a table takes little more room than what differs in it.

    Attributes:
        stream: opens the file as lines with their ends, each at ``\\n``, ``\\r\\n`` or ``\\r``.
        whole: gives the text, without a byte order mark; asked for where a record is looked up.
        dialect: how it is to be read.
        head: the cells of the records before the first row, the header among them.
        header: the indices of those that make the header.
        width: the number of cells that a row should have.
        columns: the cells of each column in the order of the rows; None for one that a row is too short to
            have. Of very wide tables only the first columns are kept.
        distinct: for each column what differs in it, in the order in which it comes.
        ragged: the number of cells of the rows, by index, that do not have ``width`` of them; 0 for a blank
            line.
        numbers: for each row the index of its record.
        lines: for each record the line at which it begins, counted from 1; every ``\\n`` ends a line, inside
            quotation marks too.
        bad_quotes: cells that are badly quoted, in order.
        problem: why reading stopped before the end; empty when it did not.
    """

    stream: Callable[[], Iterable[str]]
    whole: Callable[[], str]
    dialect: Dialect
    head: list[list[str]] = field(factory=list)
    header: list[int] = field(factory=list)
    width: int = 0
    columns: list[list[str | None]] = field(factory=list)
    distinct: list[dict[str | None, str | None]] = field(factory=list)
    ragged: dict[int, int] = field(factory=dict)
    numbers: Sequence[int] = ()
    lines: Sequence[int] = ()
    bad_quotes: list[BadQuote] = field(factory=list)
    problem: str = ""
    # Where each record begins and the last one ends; empty where each record is a line.
    offsets: Sequence[int] = ()
    # The cells of the record that was asked for last, as several of them may be.
    _scanned: int = -1
    _places: list[int] = field(factory=list)
    _line: int = 0

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each record, and of the end."""
        if self.offsets:
            return self.offsets
        from array import array

        starts = array("Q", [0])
        text, position = self.whole(), 0
        while position := text.find("\n", position) + 1:
            starts.append(position)
        starts.append(len(text))
        return starts

    def source(self, record: int) -> str:
        """The text of a record, with its line end."""
        return self.whole()[self._starts[record] : self._starts[record + 1]]

    def cells(self, record: int) -> list[str]:
        """The cells of a record, read again from the text."""
        reader = csv.reader(io.StringIO(self.source(record), newline=""), **self.dialect.csv_options())
        return next(reader, [])

    def column(self, record: int, cell: int) -> int | None:
        """The character at which a cell begins in the first line of its record, counted from 1.

        None when it begins in a later line, or when the record has no such cell.
        """
        if record != self._scanned:
            text = self.source(record)
            self._scanned, self._places = record, [place.start for place in scan(text, self.dialect)]
            end = text.find("\n")
            self._line = len(text) if end < 0 else end
        if cell >= len(self._places) or self._places[cell] > self._line:
            return None
        return self._places[cell] + 1


def read(
    stream: Callable[[], Iterable[str]],
    whole: Callable[[], str],
    dialect: Dialect,
    feeds: bool,
    fields: int = 0,
    keep: int = WIDEST,
) -> Records:
    """Read all records.

    Args:
        stream: opens the file as lines with their ends, each at ``\\n``, ``\\r\\n`` or ``\\r``.
        whole: gives the same as one text.
        dialect: how it is to be read.
        feeds: whether every line has a ``\\n`` at its end; False also where that is not certain.
        fields: the number of cells of a row where there is no header; 0 for that of the first row.
        keep: how many columns of a table that is wider than :data:`WIDEST` are kept.

    Raises:
        UnicodeDecodeError: when the stream does.
    """
    sweeping = gc.isenabled()
    # Millions of cells are made here and none of them is garbage: looking for some takes most of the time.
    gc.disable()
    csv.field_size_limit(_LARGEST)
    try:
        records = None
        if feeds and not (dialect.comment_char or dialect.comment_rows or dialect.skip_blank_rows):
            records = _read_fast(Records(stream, whole, dialect), fields, keep)
        return records or _read_slowly(Records(stream, whole, dialect), fields, keep)
    except UnicodeError:
        raise
    except (TypeError, ValueError) as error:  # Two of the dialect's characters are the same, say.
        return Records(stream, whole, dialect, problem=str(error))
    finally:
        if sweeping:
            gc.enable()


def _read_fast(records: Records, fields: int, keep: int) -> Records | None:
    """Read what is written without fault, each record in a line of its own; None for anything else."""
    reader = csv.reader(records.stream(), strict=True, **records.dialect.csv_options())
    try:
        records.head = list(islice(reader, records.dialect.first_content - 1))
        chunk = list(islice(reader, _CHUNK))
        _make_columns(records, chunk, fields, keep)
        count = 0
        while chunk:
            _add(records, chunk, count)
            count += len(chunk)
            if reader.line_num != len(records.head) + count:
                return None
            chunk = list(islice(reader, _CHUNK))
    except csv.Error:
        return None
    before = len(records.head)
    records.numbers = range(before, before + count)
    records.lines = range(1, reader.line_num + 1)
    return records if reader.line_num == before + count else None


def _read_slowly(records: Records, fields: int, keep: int) -> Records:
    """Read with the place of each record, leaving comments out, and find what is badly quoted."""
    from array import array

    dialect = records.dialect
    offset = feeds = 0

    def counted() -> Iterator[str]:
        nonlocal offset, feeds
        for line in records.stream():
            offset += len(line)
            feeds += line.endswith("\n")
            yield line

    reader = csv.reader(counted(), **dialect.csv_options())
    rows: list[list[str]] = []
    lines, numbers, offsets = array("Q"), array("Q"), array("Q", [0])
    line = 1
    try:
        for index, cells in enumerate(reader):
            lines.append(line)
            line = feeds + 1
            offsets.append(offset)
            comment = (
                bool(dialect.comment_char and cells and cells[0].startswith(dialect.comment_char))
                or index + 1 in dialect.comment_rows
            )
            if index + 1 < dialect.first_content:
                records.head.append([] if comment else cells)
            elif not comment and not (dialect.skip_blank_rows and not any(cells)):
                rows.append(cells)
                numbers.append(index)
    except csv.Error as error:
        records.problem = f"line {line}: {error}"
    _make_columns(records, rows, fields, keep)
    for first in range(0, len(rows), _CHUNK):
        _add(records, rows[first : first + _CHUNK], first)
    records.lines, records.numbers, records.offsets = lines, numbers, offsets
    records.bad_quotes = list(_bad_quotes(records))
    return records


def _make_columns(records: Records, rows: list[list[str]], fields: int, keep: int) -> None:
    wanted = sorted(set(records.dialect.header_rows)) if records.dialect.header else []
    records.header = [number - 1 for number in wanted if 0 < number <= len(records.head)]
    widths = [len(records.head[index]) for index in records.header]
    records.width = max(widths, default=0) or fields or (len(rows[0]) if rows else 0)
    kept = records.width if records.width <= WIDEST else min(records.width, keep)
    records.columns = [[] for _ in range(kept)]
    records.distinct = [{} for _ in range(kept)]


def _add(records: Records, chunk: list[list[str]], first: int) -> None:
    """Add rows, the first of which has index ``first``, to the columns."""
    width = records.width
    padded: list[list[str]] | list[list[str | None]] = chunk
    if any(map(width.__ne__, map(len, chunk))):
        padded = []
        for index, cells in enumerate(chunk, first):
            if len(cells) != width:
                records.ragged[index] = len(cells)
                cells = [*cells[:width], *[None] * (width - len(cells))]  # type: ignore[list-item]
            padded.append(cells)  # type: ignore[arg-type]
    for index, values in enumerate(islice(zip(*padded, strict=True), len(records.columns))):
        records.columns[index].extend(map(records.distinct[index].setdefault, values, values))


def _bad_quotes(records: Records) -> Iterator[BadQuote]:
    quote = records.dialect.quote_char
    if not quote:
        return
    text, starts = records.whole(), records._starts
    position = text.find(quote)
    while position >= 0:
        record = bisect_right(starts, position) - 1
        if record + 1 >= len(starts):
            return
        for cell, place in enumerate(scan(records.source(record), records.dialect)):
            if place.bad:
                yield BadQuote(record, cell, place.bad)
        position = text.find(quote, starts[record + 1])


def scan(text: str, dialect: Dialect) -> Iterator[Place]:
    """The places of the cells of one record, in one pass.

    Args:
        text: the record, from its first character to its line end.
        dialect: as given to :mod:`csv`, whose states these are.
    """
    quote, escape = dialect.quote_char, dialect.escape_char
    doubled = dialect.csv_options()["doublequote"]
    stop = re.compile("[" + re.escape(dialect.delimiter + "\r\n" + escape) + "]")
    inside = re.compile("[" + re.escape(quote + escape) + "]") if quote else stop
    position, length = 0, len(text)
    while True:
        while dialect.skip_initial_space and text.startswith(" ", position):
            position += 1
        start, bad = position, ""
        if quote and text.startswith(quote, position):
            position, bad = _closing(text, position + 1, inside, quote, doubled)
            if not bad and position < length and text[position] not in dialect.delimiter + "\r\n":
                bad = AFTER_QUOTE
        while (match := stop.search(text, position)) and match[0] == escape:
            position = match.end() + 1
        position = match.start() if match else length
        yield Place(start, position, bad)
        if position >= length or text[position] != dialect.delimiter:
            return
        position += 1


def _closing(text: str, position: int, inside: re.Pattern[str], quote: str, doubled: bool) -> tuple[int, str]:
    """The offset after the closing quotation mark."""
    while match := inside.search(text, position):
        if match[0] != quote or (doubled and text.startswith(quote, match.end())):
            position = match.end() + 1
        else:
            return match.end(), ""
    return len(text), UNCLOSED
