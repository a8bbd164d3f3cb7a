"""The cells of an open table: the bytes of the file, split when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import accumulate, chain
from typing import Protocol

from ..datapackage import columns
from ..errors import PackageError, Problem
from ..pieces import Piece, cells, pieces
from ..tables import read_columns

#: Pieces whose cells are kept: a small table is split once, a large one never as a whole.
_KEPT = 32

#: Rows that are converted at once where there are no pieces.
_ROWS = 1000


class Cells(Protocol):
    """The cells of a table, as they stand in the file."""

    def __len__(self) -> int:
        """The number of rows."""

    def batches(self) -> Iterator[Sequence[Sequence[str]]]:
        """The columns of some rows, and of the next, in the order of the file."""

    def row(self, position: int) -> Sequence[str]:
        """The cells of one row, counted from 0."""

    def column(self, name: str) -> tuple[str, ...]:
        """All cells of one column."""


class CellsOfColumns:
    """Cells that are strings of Python, all of them.

    Args:
        columns: the cells of each column.
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: Mapping[str, tuple[str, ...]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    def batches(self) -> Iterator[Sequence[Sequence[str]]]:
        """The columns of 1,000 rows, and of the next."""
        for first in range(0, len(self), _ROWS):
            yield [column[first : first + _ROWS] for column in self._columns.values()]

    def row(self, position: int) -> Sequence[str]:
        """The cells of one row."""
        return [column[position] for column in self._columns.values()]

    def column(self, name: str) -> tuple[str, ...]:
        """All cells of one column."""
        return self._columns[name]


class CellsOfPieces:
    """Cells that become strings of Python when they are asked for; what is held are the bytes of the file.

    Args:
        table: name of the table.
        path: its file.
        found: the rows.
    """

    __slots__ = ("_columns", "_found", "_kept", "_names", "_path", "_starts", "_table")

    def __init__(self, table: str, path: Traversable, found: tuple[Piece, ...]) -> None:
        self._table = table
        self._path = path
        self._found = found
        self._names = columns(table)
        self._starts = list(accumulate((piece.rows for piece in found), initial=0))
        self._kept: dict[int, list[list[str]]] = {}
        self._columns: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return self._starts[-1]

    def batches(self) -> Iterator[Sequence[Sequence[str]]]:
        """The columns of a piece, and of the next."""
        keep = len(self._found) <= _KEPT
        return (self._piece(number, keep) for number in range(len(self._found)))

    def row(self, position: int) -> Sequence[str]:
        """The cells of one row."""
        number = bisect_right(self._starts, position) - 1
        place = position - self._starts[number]
        return [column[place] for column in self._piece(number, True)]

    def column(self, name: str) -> tuple[str, ...]:
        """All cells of one column, equal ones the same string."""
        if name not in self._columns:
            place = self._names.index(name)
            known: dict[str, str] = {}
            parts = (map(known.setdefault, batch[place], batch[place]) for batch in self.batches())
            self._columns[name] = tuple(chain.from_iterable(parts))
        return self._columns[name]

    def _piece(self, number: int, keep: bool) -> list[list[str]]:
        found = self._kept.get(number)
        if found is None:
            split = cells(self._found[number].data, len(self._names))
            if split is None:
                raise self._fault()
            found = split
            if keep:
                if len(self._kept) == _KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[number] = found
        return found

    def _fault(self) -> PackageError:
        try:
            read_columns(self._path, self._table)
        except PackageError as error:
            return error
        return PackageError(
            Problem("the table could not be read, and the file has changed since it was opened",
                    path=str(self._path), hint="Load the data package again.")
        )  # fmt: skip


def read_cells(path: Traversable, table: str) -> Cells:
    """Read the CSV file of ``table``; a file that is written in an unusual way is split as a whole.

    Raises:
        PackageError: when the file is not there, is not UTF-8 or not such a CSV, or its header or a
            row does not have the columns of the schema; names file, line, column, value. Of a file with
            usual quotation marks and line ends, bytes and rows at fault are told when cells are asked for.
    """
    try:
        with path.open("rb") as file:
            found = pieces(file, columns(table))
    except OSError:
        found = None
    return CellsOfColumns(read_columns(path, table)) if found is None else CellsOfPieces(table, path, found)
