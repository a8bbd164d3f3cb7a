"""Tables in pandas, polars, Arrow and DuckDB: the same columns, the same values, real types."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplofacts.datapackage import TABLES, schema
from diplofacts.dataset import Dataset, Table, load
from diplofacts.dataset.plain import plain_columns, plain_values
from diplofacts.dates.edtf import EDTF
from diplofacts.errors import MissingExtraError, PackageError
from factory import make_package
from strategies import rows


def _of_pandas(table: Table[Any]) -> list[tuple[Any, ...]]:
    frame = table.to_pandas()

    def plain(value: Any) -> Any:
        if pandas.isna(value):
            return None
        return value.date() if isinstance(value, pandas.Timestamp) else value

    return [tuple(map(plain, row)) for row in frame.itertuples(index=False, name=None)]


def _of_arrow(table: Table[Any]) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in table.to_arrow().to_pylist()]


#: What each tool says the rows are.
ROWS: dict[str, Callable[[Table[Any]], list[tuple[Any, ...]]]] = {
    "pandas": _of_pandas,
    "polars": lambda table: table.to_polars().rows(),
    "arrow": _of_arrow,
    "duckdb": lambda table: table.to_duckdb().fetchall(),
}


def expected(table: Table[Any]) -> list[tuple[Any, ...]]:
    """The rows, from the records."""
    found = []
    for record in table:
        row: list[Any] = []
        for field in schema(table.name).fields:
            value = getattr(record, field.name)
            row.append(str(value) if field.type == "string" and value is not None else value)
            if field.notation == "edtf":
                row += (None, None) if value is None else (value.earliest, value.latest)
        found.append(tuple(row))
    return found


@pytest.mark.parametrize("tool", ROWS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_tools_hold_what_records_hold(
    tmp_path_factory: pytest.TempPathFactory, tool: str, data: st.DataObject
) -> None:
    """Any value of any column, hostile text and years 1 to 9999 too, arrives as the records have it."""
    name = data.draw(st.sampled_from(TABLES))
    key = schema(name).primary_key
    drawn = data.draw(st.lists(rows(name), max_size=4, unique_by=lambda row: row[key]))
    changes: dict[str, Any] = {name: drawn}
    table = load(make_package(tmp_path_factory.mktemp("package"), **changes)).table(name)
    assert ROWS[tool](table) == expected(table)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """The small package, opened."""
    return load(make_package(tmp_path))


@pytest.mark.parametrize("empty", [False, True])
def test_columns_have_real_types(tmp_path: Path, empty: bool) -> None:
    """Vocabularies, numbers and days have types of their own, in tables without rows too."""
    nothing: dict[str, Any] = {table: [] for table in TABLES} if empty else {}
    dataset = load(make_package(tmp_path, **nothing))
    polars, arrow, database = dataset.to_polars(), dataset.to_arrow(), dataset.to_duckdb()
    assert tuple(polars) == tuple(arrow) == TABLES
    for table in TABLES:
        columns = plain_columns(table)
        types = database.table(table).types
        assert polars[table].columns == arrow[table].column_names == database.table(table).columns
        assert polars[table].columns == [column.name for column in columns]
        assert len(polars[table]) == arrow[table].num_rows == len(dataset.table(table))
        for column, polar, kind in zip(columns, polars[table].dtypes, types, strict=True):
            field = arrow[table].schema.field(column.name)
            assert field.nullable is not column.required
            assert field.metadata[b"description"].decode() == column.description
            if column.kind == "term":
                assert isinstance(polar, pl.Enum)
                assert tuple(polar.categories) == column.terms
                assert pa.types.is_dictionary(field.type)
                assert str(kind) == "ENUM(" + ", ".join(f"'{term}'" for term in column.terms) + ")"
            else:
                theirs = (polar, field.type, str(kind))
                assert theirs == {
                    "string": (pl.String(), pa.string(), "VARCHAR"),
                    "integer": (pl.Int64(), pa.int64(), "BIGINT"),
                    "date": (pl.Date(), pa.date32(), "DATE"),
                }[column.kind]


def test_uncertain_dates_have_their_days_beside_them(tmp_path: Path) -> None:
    """After an EDTF column stand the first and the last day that it can mean; an open side is missing."""
    dates = ["0001", "2022-06-10/2022-06-11", "2024-02~/..", "../1066", ""]
    visit = {"kind": "visit", "status": "held"}
    meetings = [visit | {"meeting_id": f"m{i}", "start": date} for i, date in enumerate(dates)]
    table = load(make_package(tmp_path, meetings=meetings)).meetings
    names = [column.name for column in plain_columns("meetings")]
    place = names.index("start")
    assert names[place : place + 3] == ["start", "start_earliest", "start_latest"]
    found = [values[:] for values in plain_values(table)[place : place + 3]]
    day = datetime.date
    assert found == [
        ["0001", "2022-06-10/2022-06-11", "2024-02~/..", "../1066", None],
        [day(1, 1, 1), day(2022, 6, 10), day(2024, 2, 1), None, None],
        [day(1, 12, 31), day(2022, 6, 11), None, day(1066, 12, 31), None],
    ]
    assert EDTF.parse("2024-02~/..").latest is None


def test_tables_of_many_pieces_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed on piece by piece comes out as one table, and each value once."""
    monkeypatch.setattr("diplofacts.pieces.SIZE", 100)
    table = load(make_package(tmp_path)).evidence
    assert len(list(table.batches())) > 3
    for rows_of in ROWS.values():
        assert rows_of(table) == expected(table)
    assert table.to_arrow().column("table").num_chunks == 1


def test_tables_join_in_sql(dataset: Dataset) -> None:
    """All tables of a dataset are in one database, and refer to each other."""
    found = dataset.to_duckdb().sql(
        "SELECT p.name FROM meeting_actors a JOIN people p USING (person_id) "
        "JOIN meetings m USING (meeting_id) WHERE m.kind = 'meeting' ORDER BY p.name"
    )
    assert found.fetchall() == [("Ana Ruiz",), ("Jan Novák",)]


@pytest.mark.parametrize("tool", ROWS)
def test_malformed_cell_is_located(tmp_path: Path, tool: str) -> None:
    """Whatever tool is asked for, a malformed cell is reported with file, line, column and value."""
    folder = make_package(tmp_path, evidence=lambda rows: [row | {"basis": "guess"} for row in rows])
    with pytest.raises(PackageError, match=r"evidence\.csv:2 \[basis\].*'guess'"):
        ROWS[tool](load(folder).evidence)


@pytest.mark.parametrize(
    ("method", "module", "extra"),
    [
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "fast"),
        ("to_arrow", "pyarrow", "arrow"),
        ("to_duckdb", "duckdb", "duckdb"),
        ("to_duckdb", "pyarrow", "duckdb"),
    ],
)
def test_a_missing_extra_is_one_line(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, method: str, module: str, extra: str
) -> None:
    """Without the tool the error says what to install, for a table and for the dataset."""
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == module:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    for owner in (dataset, dataset.people):
        with pytest.raises(MissingExtraError, match=rf"^{method}\(\) .*pip install 'diplofacts\[{extra}\]'$"):
            getattr(owner, method)()
