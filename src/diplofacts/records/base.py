"""What all records have: a dataset they belong to, and cells that become values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from attrs import field, fields, frozen

from ..articles import read_day
from ..datapackage import Field, schema
from ..dates.edtf import EDTF
from ..errors import PackageError, Problem
from ..spans import Span
from .terms import VOCABULARIES

if TYPE_CHECKING:
    from ..dataset import Dataset


@frozen(repr=False)
class Record:
    """One row of a table, with real types; attributes are named as the columns, None is an empty cell.

    A record that a dataset gave follows its relations by attribute (``meeting.actors``). Two records are
    equal when their cells are, whichever dataset they come from. A pickled record leaves its dataset behind.
    """

    table_name: ClassVar[str] = ""
    """The table that such records are the rows of."""

    _dataset: Dataset | None = field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def id(self) -> str:
        """The record's identifier, whatever its column is called."""
        return str(getattr(self, schema(self.table_name).primary_key))

    @property
    def dataset(self) -> Dataset:
        """The dataset that the record came from.

        Raises:
            PackageError: when it came from none, or was pickled.
        """
        if self._dataset is None:
            raise PackageError(
                Problem(
                    f"the record {self.id!r} belongs to no dataset",
                    hint=f"Take it from one to follow its relations: dataset.{self.table_name}[{self.id!r}].",
                )
            )
        return self._dataset

    @classmethod
    def from_row(cls, row: Mapping[str, str], dataset: Dataset | None = None) -> Self:
        """The record of a row of strings.

        Raises:
            PackageError: when a cell is missing, or is no value of its column; names column, value, expected.
        """
        table = schema(cls.table_name)
        values = []
        for column in table.fields:
            cell = row.get(column.name, "")
            try:
                values.append(reader(cls.table_name, column.name)(cell))
            except ValueError as error:
                raise PackageError(bad_cell(column, cell, error)) from None
        return cls(*values, dataset=dataset)

    def to_row(self) -> dict[str, str]:
        """The row of strings of this record, an empty one for None."""
        return {name: "" if value is None else str(value) for name, value in self._cells()}

    def _cells(self) -> Iterator[tuple[str, Any]]:
        return ((name, getattr(self, name)) for name in schema(self.table_name).columns)

    def __repr__(self) -> str:
        parts = []
        for name, value in self._cells():
            if value is not None:
                plain = str(value) if isinstance(value, (EDTF, StrEnum, datetime.date)) else value
                parts.append(f"{name}={plain!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def _repr_html_(self) -> str:
        from .pages import record_html

        return record_html(self)

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[Any, ...]]:
        return type(self), tuple(value for _, value in self._cells())

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


def attributes(record: type[Record]) -> tuple[str, ...]:
    """The names of a record's attributes that hold cells, in the order of the columns."""
    return tuple(a.name for a in fields(record) if a.name != "_dataset")


def span_of(start: int | None, end: int | None) -> Span | None:
    """The span of two cells; None when they are empty."""
    return None if start is None or end is None else Span(start, end)


@cache
def reader(table: str, column: str) -> Callable[[str], Any]:
    """The function from a cell of that column to its value.

    It gives None for an empty cell, and raises ValueError (``... expected ...``) when the cell is required,
    or is no value of the column.
    """
    cells = schema(table).field(column)
    if cells.type == "integer":
        read: Callable[[str], Any] = _integer
    elif cells.type == "date":
        read = _day
    elif cells.vocabulary:
        read = _term(VOCABULARIES[cells.vocabulary])
    elif cells.notation == "edtf":
        read = EDTF.parse
    else:
        return _filled_words if cells.required else _words
    required = cells.required

    def value(cell: str) -> Any:
        if cell:
            return read(cell)
        return _no_value() if required else None

    # Dates and terms repeat; numbers do not.
    return value if cells.type == "integer" else cache(value)


def bad_cell(column: Field, cell: str, error: ValueError) -> Problem:
    """The problem of a cell that :func:`reader` refused, without its place."""
    detail, _, expected = str(error).rpartition("expected ")
    message = "the value is not one of this column" if cell else "the cell is empty and must not be"
    if detail:
        message += f" ({detail.rstrip('; ')})"
    return Problem(message, column=column.name, value=cell, expected=expected,
                   hint="`diplofacts validate` shows all that is wrong with the tables.")


def _no_value() -> NoReturn:
    raise ValueError("expected a value")


def _words(cell: str) -> str | None:
    return cell or None


def _filled_words(cell: str) -> str:
    return cell or _no_value()


def _integer(cell: str) -> int:
    # int() takes more than a table may hold: "1_0", " 1", "１".
    if cell.isascii() and cell.isdigit():
        return int(cell)
    raise ValueError("expected a whole number from 0, in the digits 0-9")


def _day(cell: str) -> datetime.date:
    day = read_day(cell)
    if day is None:
        raise ValueError("expected a day YYYY-MM-DD")
    return day


def _term(vocabulary: type[StrEnum]) -> Callable[[str], StrEnum]:
    terms = {str(term): term for term in vocabulary}

    def read(cell: str) -> StrEnum:
        try:
            return terms[cell]
        except KeyError:
            raise ValueError("expected one of " + ", ".join(terms)) from None

    return read
