"""A CSV file in pieces of whole records, each read by polars; only what is written as RFC 4180 has it.

Whatever a reader could take in two ways (carriage returns, NUL, quotation marks out of place, ragged rows,
bytes that are no UTF-8) is refused, and left to the reader of the standard library.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl
from attrs import frozen

from ...pieces import quoted_parts, record_end

#: Bytes of a piece, more where a record is longer. Calls cost nothing beside the work, and memory is small.
SIZE = 2_000_000

_LAST = 65_536

MARK = b"\xef\xbb\xbf"


@frozen
class Chunk:
    """Some records of a file.

    Attributes:
        data: their bytes, from the start of a line to the end of one.
        first: whether the header is among them.
    """

    data: bytes
    first: bool


def chunks(path: Path) -> Iterator[Chunk]:
    """A file in pieces that end where a record ends, if quotation marks are used as RFC 4180 has it.

    Args:
        path: the file.

    Raises:
        OSError: when it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:

        def bytes_at(place: int, count: int) -> bytes:
            file.seek(place)
            return file.read(count)

        offset, wanted, first = 0, SIZE, True
        length = file.seek(0, os.SEEK_END)
        while offset < length:
            after = min(offset + wanted, length)
            if after < length:
                # Where the last line ends is looked up first, so that nothing is copied.
                last = bytes_at(max(offset, after - _LAST), min(_LAST, wanted))
                after -= len(last) - 1 - last.rfind(b"\n") if b"\n" in last else 0
            data = bytes_at(offset, after - offset)
            if len(data) < after - offset:  # The file grew shorter.
                length = offset + len(data)
            if offset + len(data) < length:
                end = record_end(data)
                if not end:
                    wanted *= 2
                    continue
                data = data if end == len(data) else data[:end]
            if data:
                yield Chunk(data, first)
            offset, wanted, first = offset + len(data), SIZE, False


def read(data: bytes, width: int) -> pl.DataFrame | None:
    """Records without a header as columns of strings, named by their numbers; null for an empty cell.

    Args:
        data: whole records.
        width: number of cells in each.

    Returns:
        None when not every record is as RFC 4180 has it, with ``width`` cells.
    """
    if b"\0" in data or data.startswith(MARK):
        return None
    if not data:
        return pl.DataFrame(schema=_schema(width))
    if not data.endswith(b"\n"):
        data += b"\n"
    if b"\r" in data:
        # Where all lines end so, their ends do not differ in anything else.
        if not data.count(b"\r\n") == data.count(b"\r") == data.count(b"\n"):
            return None
        plain = data.replace(b"\r\n", b"\n")
        frame = read(plain, width)
        # A line end inside quotation marks is part of a cell, and stays.
        return frame if frame is not None and frame.height == plain.count(b"\n") else None
    quoted = quoted_parts(data)
    if quoted is None:
        return None
    try:
        # All columns, as a row that is too long goes unnoticed where the last are not asked for.
        frame = pl.read_csv(data, has_header=False, schema=_schema(width), infer_schema=False, glob=False)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None
    # A row that is too long is an error in polars, and one that is too short has fewer commas. A blank line
    # is a row without a comma too.
    commas = data.count(b",") - sum(part.count(b",") for part in quoted)
    lines = frame.height if width > 1 else data.count(b"\n") - sum(part.count(b"\n") for part in quoted)
    if commas != (width - 1) * frame.height or lines != frame.height:
        return None
    # An empty cell in quotation marks is empty too.
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all())) if b"" in quoted else frame


@cache
def _schema(width: int) -> dict[str, pl.DataType]:
    return {str(index): pl.String() for index in range(width)}
