"""A table as records: made on access, over the bytes of its file."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from attrs import evolve

from ..datapackage import nearest, schema
from ..errors import PackageError, Problem, UnknownRecordError
from ..records.base import Record, bad_cell, reader
from ..tables import iter_cells
from .cells import Cells, read_cells
from .making import column_reader, maker

if TYPE_CHECKING:
    from ..questions import Query
    from ..records.periods import PeriodLike
    from . import Dataset

R = TypeVar("R", bound=Record)
D = TypeVar("D")

# Comparing a misspelt id with more ids than this would take longer than anybody waits for a hint.
_IDS_COMPARED = 5000


class Table(Generic[R]):
    """The records of one table, by id and in the order of the file.

    Iteration gives records, ``len()`` counts them. Ids work as in a mapping: ``table[id]``, ``id in table``,
    ``table.get(id)``, ``table.keys()``, ``table.items()``, ``dict(table)``. The file is read at the first
    access, a record is made each time it is asked for; two of the same row are equal.

    Args:
        dataset: what the records belong to.
        record: the class of the records.
        path: the CSV file.
    """

    __slots__ = ("_dataset", "_indexes", "_path", "_positions", "_read", "_readers", "_record")

    def __init__(self, dataset: Dataset, record: type[R], path: Traversable) -> None:
        self._dataset = dataset
        self._record = record
        self._path = path
        self._read: Cells | None = None
        self._readers: dict[str, Callable[[str], Any]] | None = None
        self._positions: dict[str, int] | None = None
        self._indexes: dict[str, dict[str, list[int]]] = {}

    @property
    def name(self) -> str:
        """The table's name."""
        return self._record.table_name

    @property
    def path(self) -> str:
        """The CSV file."""
        return str(self._path)

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column as they stand in the file.

        Raises:
            PackageError: when there is no such column, or the file cannot be read.
        """
        return self._cells().column(schema(self.name).field(name).name)

    def __len__(self) -> int:
        return len(self._cells())

    def __iter__(self) -> Iterator[R]:
        make, dataset, made = maker(self.name), self._dataset, 0
        for cells in self._cells().batches():
            values = self._values(cells)
            if values is None:
                # One by one: those before the row at fault are given, and that says where it stands.
                yield from map(self._at, range(made, made + len(cells[0])))
            else:
                yield from make(zip(*values, strict=True), dataset)
            made += len(cells[0])

    def batches(self) -> Iterator[tuple[Sequence[Sequence[str]], Sequence[Sequence[Any]]]]:
        """The columns of some rows, as cells and as values, and of the next, in the order of the file.

        Raises:
            PackageError: when a cell is no value of its column.
        """
        made = 0
        for cells in self._cells().batches():
            values = self._values(cells)
            if values is None:
                for position in range(made, made + len(cells[0])):
                    self._at(position)  # The row at fault says so.
            else:
                yield cells, values
            made += len(cells[0])

    def __getitem__(self, key: str) -> R:
        """The record with that id.

        Raises:
            UnknownRecordError: (a KeyError) when there is none; names the nearest ids.
            PackageError: when the row has a value that is none of its column.
        """
        position = self._places().get(key)
        if position is None:
            raise UnknownRecordError(
                Problem(f"table {self.name!r} has no such record", value=str(key), hint=self._nearest(key))
            )
        return self._at(position)

    def __contains__(self, item: object) -> bool:
        """Whether an id, or a record equal to this one, is in the table."""
        if isinstance(item, Record):
            return item.table_name == self.name and self.get(item.id) == item
        return item in self._places()

    @overload
    def get(self, key: str | None) -> R | None: ...
    @overload
    def get(self, key: str | None, default: D) -> R | D: ...
    def get(self, key: str | None, default: D | None = None) -> R | D | None:
        """The record with that id, or ``default``; also when the id is None, as in an empty cell."""
        position = None if key is None else self._places().get(key)
        return default if position is None else self._at(position)

    def keys(self) -> KeysView[str]:
        """The ids, in the order of the file."""
        return self._places().keys()

    def values(self) -> ValuesView[R]:
        """The records, in the order of the file."""
        return ValuesView(_ById(self))

    def items(self) -> ItemsView[str, R]:
        """Ids and records, in the order of the file."""
        return ItemsView(_ById(self))

    def where(self, /, **cells: object) -> tuple[R, ...]:
        """The records whose cells have these values, in the order of the file.

        Args:
            cells: column names and values: a string, term, date or number; None is an empty cell.

        Raises:
            PackageError: when there is no such column; names the nearest.
        """
        wanted = [(name, "" if value is None else str(value)) for name, value in cells.items()]
        if not wanted:
            return tuple(self)
        found = self._index(wanted[0][0]).get(wanted[0][1], [])
        for name, value in wanted[1:]:
            column = self.column(name)
            found = [position for position in found if column[position] == value]
        return tuple(map(self._at, found))

    def pick(self, ids: Iterable[str]) -> tuple[R, ...]:
        """The records with these ids, each once, in the order of the ids.

        Raises:
            UnknownRecordError: when there is no such record.
        """
        return tuple(self[key] for key in dict.fromkeys(ids))

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` of the table: the columns of the schema, with real types.

        A vocabulary is an ordered list of categories, a day ``datetime64``, an offset a whole number, other
        columns strings. After an EDTF column ``start`` come ``start_earliest`` and ``start_latest``, the
        first and last day that it can mean; both are NaT where they are open or the cell is empty.

        Raises:
            MissingExtraError: when pandas is not installed.
            PackageError: when a cell is no value of its column.
        """
        from .frames import to_pandas

        return to_pandas(self)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` of the table, with the columns and types of :meth:`to_pandas`.

        Raises:
            MissingExtraError: when pyarrow is not installed.
            PackageError: when a cell is no value of its column.
        """
        from .arrow import to_arrow

        return to_arrow(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame`` of the table, with the columns of :meth:`to_pandas`.

        A vocabulary is an ``Enum``, a day ``Date``.

        Raises:
            MissingExtraError: when polars is not installed.
            PackageError: when a cell is no value of its column.
        """
        from .frames import to_polars

        return to_polars(self)

    def to_duckdb(self) -> Any:
        """A ``duckdb.DuckDBPyRelation`` of the table, in a database of its own in memory.

        Its columns are those of :meth:`to_pandas`; a vocabulary is an ENUM. To join tables, take
        :meth:`Dataset.to_duckdb`.

        Raises:
            MissingExtraError: when duckdb or pyarrow is not installed.
            PackageError: when a cell is no value of its column.
        """
        from .frames import to_duckdb

        return to_duckdb({self.name: self}).table(self.name)

    def by(
        self,
        *,
        participant: str | Record | None = None,
        country: str | None = None,
        office: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        capacity: str | None = None,
        source: str | Record | None = None,
    ) -> Query[R]:
        """The records with all that is given; see :meth:`Query.by`."""
        return self.query().by(
            participant=participant, country=country, office=office, kind=kind, status=status,
            capacity=capacity, source=source,
        )  # fmt: skip

    def within(self, period: PeriodLike, *, possibly: bool = False) -> Query[R]:
        """The records within a period, certainly or possibly; see :meth:`Query.within`."""
        return self.query().within(period, possibly=possibly)

    def saying(self, words: str, *, regex: bool = False) -> Query[R]:
        """The records whose words, or the words that support them, have these; see :meth:`Query.saying`."""
        return self.query().saying(words, regex=regex)

    def first(self) -> R | None:
        """The first record, or None when there is none."""
        return next(iter(self), None)

    def query(self) -> Query[R]:
        """A question that all records answer, to be narrowed."""
        from ..questions import Query

        return Query(self)

    @property
    def dataset(self) -> Dataset:
        """What the table belongs to."""
        return self._dataset

    def _repr_html_(self) -> str:
        from ..records.pages import records_html

        return records_html(self.name, self, len(self))

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows>"

    def _cells(self) -> Cells:
        if self._read is None:
            self._read = read_cells(self._path, self.name)
        return self._read

    def _places(self) -> dict[str, int]:
        if self._positions is None:
            keys = self._cells().column(schema(self.name).primary_key)
            places = {key: position for position, key in enumerate(keys)}
            if len(places) < len(keys):
                twice = next(i for i, key in enumerate(keys) if places[key] != i)
                raise PackageError(
                    Problem(
                        "two rows have the same id",
                        path=self.path,
                        row=self._line(places[keys[twice]]),
                        column=schema(self.name).primary_key,
                        value=keys[twice],
                        expected="an id once",
                    )
                )
            self._positions = places
        return self._positions

    def _index(self, column: str) -> dict[str, list[int]]:
        if column not in self._indexes:
            index: dict[str, list[int]] = {}
            for position, cell in enumerate(self.column(column)):
                index.setdefault(cell, []).append(position)
            self._indexes[column] = index
        return self._indexes[column]

    def _values(self, cells: Sequence[Sequence[str]]) -> list[Sequence[Any]] | None:
        readers = [column_reader(self.name, name) for name in schema(self.name).columns]
        try:
            return [read(column) for read, column in zip(readers, cells, strict=True)]
        except ValueError:
            return None

    def _at(self, position: int) -> R:
        if self._readers is None:
            self._readers = {name: reader(self.name, name) for name in schema(self.name).columns}
        values = []
        for (name, read), cell in zip(self._readers.items(), self._cells().row(position), strict=True):
            try:
                values.append(read(cell))
            except ValueError as error:
                raise self.error(name, position, error) from None
        return self._record(*values, dataset=self._dataset)

    def error(self, column: str, position: int, error: ValueError) -> PackageError:
        """The error of the cell at ``position`` (from 0) of ``column``, with file and line."""
        problem = bad_cell(schema(self.name).field(column), self.column(column)[position], error)
        return PackageError(evolve(problem, path=self.path, row=self._line(position)))

    def _line(self, position: int) -> int:
        # Lines are not kept: only an error needs them.
        return next(line for i, (line, _) in enumerate(iter_cells(self._path, self.name)) if i == position)

    def _nearest(self, key: str) -> str:
        if not isinstance(key, str):
            return "Records are found by id, a string; list(table) gives them in order."
        ids: Iterable[str] = self.keys()
        if len(self) > _IDS_COMPARED:
            ids = [i for i in ids if i[:4] == key[:4]][:_IDS_COMPARED]
        return nearest(key, tuple(ids))


class _ById(Mapping[str, R]):
    """What the standard views need: a mapping whose iteration gives ids."""

    def __init__(self, table: Table[R]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> R:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.keys())

    def __len__(self) -> int:
        return len(self._table)
