"""CSV files in pieces of whole records, and the cells of a piece, at the speed of ``str.split``.

Read is only what is written as RFC 4180 has it, with ``\\n`` at the end of a line; whatever a reader could
take in two ways (carriage returns outside quotation marks, quotation marks out of place, ragged rows, bytes
that are no UTF-8) is refused, and left to the reader of the standard library.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from attrs import frozen

#: Bytes of a piece, more where a record is longer: small enough that one row of it costs little, large
#: enough that a call costs nothing beside the work.
SIZE = 65_536


@frozen
class Piece:
    """Some records of a file.

    Attributes:
        data: their bytes, from the start of a line to the end of one.
        rows: their number.
    """

    data: bytes
    rows: int


def pieces(file: IO[bytes], names: tuple[str, ...]) -> tuple[Piece, ...] | None:
    """The records below the header of a CSV file, counted and not yet split.

    Rows with too few or too many cells, and bytes that are no UTF-8, go unnoticed here: :func:`cells` tells.

    Args:
        file: the file, open at its start.
        names: the columns that the header must give.

    Returns:
        None when the header is another, or records are written in another way.
    """
    header, found = ",".join(names).encode() + b"\n", []
    for data in _records(file):
        if header:
            if not data.startswith(header) or len(names) < 2:
                return None
            data, header = data[len(header) :], b""
        if data:
            rows = _rows(data)
            if rows is None:
                return None
            found.append(Piece(data, rows))
    return None if header else tuple(found)


def cells(data: bytes, width: int) -> list[list[str]] | None:
    """The cells of a piece, a list a column.

    Args:
        data: the records, well written.
        width: number of cells in each.

    Returns:
        None when a record has not so many cells, or the bytes are no UTF-8.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    parts = text.split('"')
    outside = parts[::2]
    # Each line end becomes a cell of its own: where those stand says how many cells each row has.
    plain = "".join(outside)
    flat = plain.replace("\n", ",\n,").split(",")
    ends, rows = flat[width :: width + 1], plain.count("\n")
    if len(flat) != rows * (width + 1) + 1 or ends.count("\n") != rows:
        return None
    if len(parts) > 1:
        _put(flat, outside, parts[1::2])
    return [flat[column : -1 : width + 1] for column in range(width)]


def _put(flat: list[str], outside: list[str], inside: list[str]) -> None:
    """Put what stands in quotation marks into its cells, which are empty as yet."""
    run = [inside[0]]
    place = outside[0].count(",") + 2 * outside[0].count("\n")
    for before, words in zip(outside[1:-1], inside[1:], strict=True):
        if before:
            flat[place] = '"'.join(run)
            run = []
            place += before.count(",") + 2 * before.count("\n")
        # Nothing between two quotation marks: they stand for one, and the cell goes on.
        run.append(words)
    flat[place] = '"'.join(run)


def record_end(data: bytes, inside: int = 0) -> int:
    """The offset after the last line end that is outside quotation marks; 0 when there is none.

    Args:
        data: the bytes.
        inside: 1 when they begin inside quotation marks.
    """
    end = data.rfind(b"\n") + 1
    inside ^= data.count(b'"', 0, end) % 2
    while end and inside:
        before = data.rfind(b"\n", 0, end - 1) + 1
        inside ^= data.count(b'"', before, end) % 2
        end = before
    return end


def quoted_parts(data: bytes) -> list[bytes] | None:
    """What stands in quotation marks, those in the text of cells left out.

    None when quotation marks are not as RFC 4180 has them: around a cell, or doubled in one that has them.
    """
    if b'"' not in data:
        return []
    parts = data.split(b'"')
    outside = parts[::2]
    # Nothing between two marks: they are doubled, and both are inside.
    ends = {part[:1] for part in outside[1:]} | {part[-1:] for part in outside[:-1]}
    return parts[1::2] if len(parts) % 2 and ends <= {b",", b"\n", b""} else None


def _records(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a file in pieces that end where a record ends, the last with a line end added."""
    rest = b""
    while block := file.read(max(SIZE, len(rest))):
        # Marks are counted in what is new; it is copied once.
        end = record_end(block, rest.count(b'"') % 2)
        if end:
            yield b"".join((rest, memoryview(block)[:end])) if rest or end < len(block) else block
            rest = block[end:]
        else:
            rest += block
    if rest:
        yield rest + b"\n"


def _rows(data: bytes) -> int | None:
    """The number of records in a piece; None when quotation marks or carriage returns are out of place."""
    inside = quoted_parts(data)
    if inside is None:
        return None
    words = b"".join(inside)
    if b"\r" in data and data.count(b"\r") > words.count(b"\r"):
        return None
    return data.count(b"\n") - words.count(b"\n")
