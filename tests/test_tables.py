"""Tables as CSV: nothing is lost, the bytes are the same, and a broken file is explained."""

from __future__ import annotations

import csv
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.datapackage import TABLES
from diplofacts.errors import PackageError
from diplofacts.tables import (
    empty_tables,
    format_table,
    read_columns,
    read_table,
    sort_rows,
    write_table,
)
from factory import fill
from strategies import cells

HEADER = "person_id,name,family_name,wikidata_id\n"


def people(*rows: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of people from ids, names and family names."""
    names = ("person_id", "name", "family_name")
    return [fill("people", **dict(zip(names, row, strict=False))) for row in rows]


TABLE = st.lists(st.tuples(cells(), cells(), cells()), max_size=6, unique_by=lambda row: row[0])


@given(TABLE)
def test_any_strings_survive_a_round_trip(drawn: list[tuple[str, str, str]]) -> None:
    """Quotes, commas, line ends of all kinds, NUL and the rest of Unicode come back as they were."""
    rows = people(*drawn)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        write_table(path, "people", rows)
        assert read_table(path, "people") == sort_rows("people", rows)
        for name, column in read_columns(path, "people").items():
            assert list(column) == [row[name] for row in sort_rows("people", rows)]


@given(TABLE)
def test_others_read_the_same(drawn: list[tuple[str, str, str]]) -> None:
    """The standard library's reader, which we do not write with, sees the same cells."""
    rows = people(*drawn)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        write_table(path, "people", rows)
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == sort_rows("people", rows)


@given(TABLE, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(drawn: list[tuple[str, str, str]], chance: random.Random) -> None:
    """The same rows give the same bytes, in whatever order they come."""
    rows = people(*drawn)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert format_table("people", shuffled) == format_table("people", rows)


def test_bytes_of_a_table() -> None:
    """UTF-8 without byte-order mark, line feeds, quotes only where needed, sorted by code points."""
    rows = people(("b", 'say "x", y'), ("é", "plain"), ("Z", "two\nlines"))
    assert format_table("people", rows) == (
        HEADER + 'Z,"two\nlines",,\nb,"say ""x"", y",,\né,plain,,\n'
    ).encode()


@pytest.mark.parametrize("table", TABLES)
def test_empty_tables_have_their_header(tmp_path: Path, table: str) -> None:
    """A table with no rows is a header, and reads as no rows."""
    path = tmp_path / "x.csv"
    write_table(path, table, empty_tables()[table])
    assert path.read_bytes().count(b"\n") == 1
    assert read_table(path, table) == []
    assert set(read_columns(path, table).values()) == {()}


def test_columns_added_later_are_left_out(tmp_path: Path) -> None:
    """A newer dataset, with further columns at the end, is read by this release."""
    path = tmp_path / "people.csv"
    path.write_text("person_id,name,family_name,wikidata_id,born\na,A,,,1970\n", encoding="utf-8")
    assert read_table(path, "people") == people(("a", "A"))


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    """A cell longer than the csv module's own limit is no error."""
    rows = people(("a", "x" * 200_000))
    write_table(tmp_path / "people.csv", "people", rows)
    assert read_table(tmp_path / "people.csv", "people") == rows


@pytest.mark.parametrize(
    ("data", "message", "row", "column"),
    [
        (b"\xef\xbb\xbf" + HEADER.encode(), "byte-order mark", 1, ""),
        (HEADER.encode() + b"a,\xff,,\n", "not UTF-8", 2, ""),
        (b"person_id,nmae,family_name,wikidata_id\n", "the header is not the schema's", 1, "name"),
        (b"person_id,name\n", "the header is not the schema's", 1, "family_name"),
        (b"", "the header is not the schema's", 1, "person_id"),
        (HEADER.encode() + b'a,"two\nlines",,\nb,B\n', "not as many cells", 4, ""),
        (HEADER.encode() + b"a,A,,\n\nb,B,,\n", "not as many cells", 3, ""),
        (HEADER.encode() + b'a,A,,\nb,"B" x,,\n', "not RFC 4180", 3, ""),
        (HEADER.encode() + b'a,A,,\nb,"B,,\n', "not RFC 4180", 3, ""),
    ],
    ids=["mark", "encoding", "renamed", "missing", "empty", "short", "blank", "quote", "open"],
)
def test_broken_file_is_explained(tmp_path: Path, data: bytes, message: str, row: int, column: str) -> None:
    """File, line and column are named, counting lines that stand inside a quoted cell."""
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    with pytest.raises(PackageError, match=message) as caught:
        read_table(path, "people")
    (problem,) = caught.value.problems
    assert (problem.path, problem.row, problem.column) == (str(path), row, column)
    assert problem.hint


def test_misspelt_header_gets_a_hint(tmp_path: Path) -> None:
    """A header that is nearly right is answered with the right one."""
    path = tmp_path / "people.csv"
    path.write_text(HEADER.replace("family_name", "familyname"), encoding="utf-8")
    with pytest.raises(PackageError, match="found 'familyname'; expected family_name") as caught:
        read_table(path, "people")
    assert "Did you mean 'family_name'" in caught.value.problems[0].hint


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A table that is not there is named, with what to do."""
    with pytest.raises(PackageError, match=r"people\.csv: the table 'people' is not there"):
        read_table(tmp_path / "people.csv", "people")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"person_id": "a", "name": "A"}, "family_name"),
        (fill("people", person_id="a") | {"nmae": "x"}, "nmae"),
        (fill("people", person_id="a") | {"name": None}, "name"),
        (fill("people", person_id="a", name="\ud800"), "name"),
    ],
    ids=["lacks", "adds", "null", "surrogate"],
)
def test_row_that_does_not_fit_is_refused(row: dict[str, str], column: str) -> None:
    """A row with a column too few or too many, or what is no text, is never written."""
    with pytest.raises(PackageError) as caught:
        format_table("people", [row])
    assert caught.value.problems[0].column == column
