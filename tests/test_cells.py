"""Open tables: the same cells, values and errors however a file is read, and records as they are built."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplofacts.datapackage import TABLES, columns, schema
from diplofacts.dataset import Dataset, load
from diplofacts.dataset.cells import CellsOfColumns, CellsOfPieces, read_cells
from diplofacts.dataset.making import column_reader
from diplofacts.errors import PackageError
from diplofacts.pieces import cells, pieces
from diplofacts.records.base import reader
from diplofacts.tables import format_table, iter_cells, read_columns
from factory import make_package
from strategies import cells as any_cell
from strategies import values

PEOPLE = columns("people")
HEADER = ",".join(PEOPLE).encode() + b"\n"


def outcome(read: Any) -> Any:
    """What a reading gives, or the problems it raises."""
    try:
        return read()
    except PackageError as error:
        return error.problems


def whole(path: Path) -> dict[str, tuple[str, ...]]:
    """All cells of a table of people as an open table gives them."""
    found = read_cells(path, "people")
    rows = [row for batch in found.batches() for row in zip(*batch, strict=True)]
    assert len(found) == len(rows)
    assert [tuple(found.row(place)) for place in range(len(found))] == rows
    by_column = {name: found.column(name) for name in PEOPLE}
    assert list(zip(*by_column.values(), strict=True)) == rows
    return by_column


@settings(max_examples=150)
@given(st.lists(st.tuples(any_cell(), any_cell(), any_cell(), any_cell()), max_size=8), st.integers(1, 60))
def test_pieces_hold_the_cells_that_were_written(drawn: list[tuple[str, ...]], size: int) -> None:
    """Quotes, commas, line ends of all kinds, NUL and all of Unicode come back, wherever a piece ends."""
    rows = sorted(drawn, key=lambda row: row[0])
    data = format_table("people", [dict(zip(PEOPLE, row, strict=True)) for row in rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("diplofacts.pieces.SIZE", size)
        found = pieces(io.BytesIO(data), PEOPLE)
    assert found is not None
    split = [cells(piece.data, len(PEOPLE)) or [] for piece in found]
    assert [row for part in split for row in zip(*part, strict=True)] == rows
    assert [piece.rows for piece in found] == [len(part[0]) for part in split]


_ODD = st.lists(
    st.sampled_from(
        ["a", "é", ",", ",", '"', '"', "\n", "\r", "\r\n", "\0", '""', "a,b,c,d\n", '"x,y",b,c,d\n']
    ),
    max_size=14,
).map("".join)


@settings(max_examples=800)
@given(_ODD)
@example("a,b,c\na,b,c,d,e\n")
@example('a,b,c,d\n"\n')
@example("a,b,c,d\r\n")
@example('a"b"c,d,e,f\n')
@example("\n")
@example(",\n\n")
@example("a,b,c\n\na,b,c,d\n")
@example('"a"\n,b,c,d\n')
def test_files_of_any_kind_are_read_as_the_standard_library_reads_them(written: str) -> None:
    """Well written or not, the cells are those of the ``csv`` module, or its errors with file and line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_bytes(HEADER + written.encode())
        expected = outcome(lambda: [row for _, row in iter_cells(path, "people")])
        found = outcome(lambda: [list(row) for row in zip(*whole(path).values(), strict=True)])
        assert found == expected


@pytest.mark.parametrize(
    "data", [b"", b"\xff", HEADER + b"a,b,c,\xff\n", b"\xef\xbb\xbf" + HEADER, b"name\n"]
)
def test_files_that_are_no_table_are_refused_alike(tmp_path: Path, data: bytes) -> None:
    """Another header, a byte-order mark, bytes that are no UTF-8: the error is that of the slow reader."""
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    expected = outcome(lambda: read_columns(path, "people"))
    assert outcome(lambda: whole(path)) == expected != {}
    path.unlink()
    with pytest.raises(PackageError, match="is not there"):
        read_cells(path, "people")


def test_last_line_may_have_no_end(tmp_path: Path) -> None:
    """A file whose last line end an editor has taken away is read the same."""
    path = tmp_path / "people.csv"
    path.write_bytes(HEADER + b'a,b,c,"d\n"')
    assert isinstance(read_cells(path, "people"), CellsOfPieces)
    assert list(whole(path).values()) == [("a",), ("b",), ("c",), ("d\n",)]


def test_columns_added_later_are_left_out(tmp_path: Path) -> None:
    """A file with further columns at its end is read, as the contract of the tables has it."""
    path = tmp_path / "people.csv"
    path.write_bytes(HEADER[:-1] + b",more\na,b,c,d,e\n")
    assert isinstance(read_cells(path, "people"), CellsOfColumns)
    assert list(whole(path).values()) == [("a",), ("b",), ("c",), ("d",)]


def test_rows_too_short_and_too_long_are_told_when_they_are_read(tmp_path: Path) -> None:
    """Opening counts rows and splits none; the one at fault is named when cells are asked for."""
    folder = make_package(tmp_path)
    path = folder / "facts" / "people.csv"
    path.write_bytes(HEADER + b"a,b,c\na,b,c,d,e\n")
    with pytest.raises(PackageError, match=r"people\.csv:2: the row has not as many cells as the header"):
        list(load(folder).people)
    with pytest.raises(PackageError, match=r"people\.csv:2"):
        load(folder).people.get("a")
    dataset = load(folder)
    assert len(dataset.people) == 2
    path.write_bytes(HEADER)
    with pytest.raises(PackageError, match="the file has changed since it was opened"):
        list(dataset.people)


def test_a_large_table_keeps_few_pieces(tmp_path: Path) -> None:
    """Rows are found in any order though only the pieces of the last ones are kept."""
    path = tmp_path / "people.csv"
    rows = [dict.fromkeys(PEOPLE, "") | {"person_id": f"p{n:04}", "name": f"N {n}"} for n in range(2000)]
    path.write_bytes(format_table("people", rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("diplofacts.pieces.SIZE", 300)
        found = read_cells(path, "people")
    assert isinstance(found, CellsOfPieces)
    for place in [*range(0, 2000, 7), *range(1999, 0, -11)]:
        assert found.row(place) == list(rows[place].values())
    assert len(found._kept) < len(found._found) / 2


@pytest.mark.parametrize("table", TABLES)
def test_records_are_as_their_class_makes_them(table: str) -> None:
    """Records that are made many at once equal those of the constructor, and are as frozen."""
    dataset = load()
    found = dataset.table(table)
    rows = [dict(zip(columns(table), row, strict=True)) for row in _rows(dataset, table)]
    made = list(found)
    assert made == [type(record).from_row(row) for record, row in zip(made, rows, strict=True)]
    assert [hash(record) for record in made] == [hash(found[record.id]) for record in made]
    assert all(record.dataset is dataset for record in made)
    with pytest.raises(AttributeError):
        made[0].table_name = "x"
    with pytest.raises(AttributeError):
        setattr(made[0], columns(table)[0], "x")


def _rows(dataset: Dataset, table: str) -> list[tuple[str, ...]]:
    return list(zip(*(dataset.table(table).column(name) for name in columns(table)), strict=True))


@settings(max_examples=80)
@given(st.data())
def test_many_cells_are_read_as_each_is(data: st.DataObject) -> None:
    """Reading a list of cells gives what reading each gives, or is refused when any of them is."""
    table = data.draw(st.sampled_from(TABLES))
    field = data.draw(st.sampled_from(schema(table).fields))
    odd = st.sampled_from(["", "0", "1_0", " 1", "１", "²", "-1", "2022-13", "party", "9" * 5000])
    drawn = data.draw(st.lists(st.one_of(values(field), odd), max_size=5))

    def each() -> list[Any]:
        return [reader(table, field.name)(cell) for cell in drawn]

    def value(read: Any) -> Any:
        try:
            return list(read())
        except ValueError as error:
            return str(error)

    assert value(lambda: column_reader(table, field.name)(drawn)) == value(each)
