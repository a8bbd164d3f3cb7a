"""Records: they are what the schemas say, and lose nothing."""

from __future__ import annotations

import copy
import datetime
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.datapackage import TABLES, Field, schema, vocabulary, vocabulary_names
from diplofacts.dataset import load
from diplofacts.dates.edtf import EDTF
from diplofacts.errors import PackageError
from diplofacts.records import RECORDS, Evidence, Meeting, MeetingKind, Mention, Person, Record
from diplofacts.records.base import attributes
from diplofacts.records.terms import VOCABULARIES
from diplofacts.spans import Span
from factory import fill, make_package, small_tables
from strategies import rows

ANY_ROW = st.one_of([st.tuples(st.just(table), rows(table)) for table in TABLES])


def annotation(field: Field) -> str:
    """The type that the record's attribute must have for a column."""
    if field.vocabulary:
        kind = VOCABULARIES[field.vocabulary].__name__
    elif field.notation == "edtf":
        kind = "EDTF"
    else:
        kind = {"integer": "int", "date": "datetime.date", "string": "str"}[field.type]
    return kind if field.required else f"{kind} | None"


def test_there_is_a_record_for_every_table() -> None:
    """Each table has its class, and the class knows its table."""
    assert tuple(RECORDS) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_record_agrees_with_the_schema(table: str) -> None:
    """Names, order, types and nullability of the attributes are those of the columns."""
    declared = {a.name: a.type for a in attrs.fields(RECORDS[table]) if a.name != "_dataset"}
    assert list(declared.items()) == [(f.name, annotation(f)) for f in schema(table).fields]
    assert attributes(RECORDS[table]) == schema(table).columns


def test_enumerations_agree_with_the_vocabularies() -> None:
    """Each vocabulary of the schema has an enumeration with the same terms in the same order."""
    assert tuple(VOCABULARIES) == vocabulary_names()
    for name, terms in VOCABULARIES.items():
        assert [str(term) for term in terms] == list(vocabulary(name))


@pytest.mark.parametrize("table", TABLES)
def test_every_attribute_is_documented(table: str) -> None:
    """The class says what each of its attributes means, or that another class does."""
    said = "".join(base.__doc__ or "" for base in RECORDS[table].__mro__[:3])
    assert [name for name in schema(table).columns if name not in said] == []


@given(ANY_ROW)
def test_rows_survive_a_round_trip(drawn: tuple[str, dict[str, str]]) -> None:
    """A row becomes a record and the same row again, whatever its values."""
    table, row = drawn
    assert RECORDS[table].from_row(row).to_row() == row


@given(ANY_ROW)
def test_records_survive_pickling(drawn: tuple[str, dict[str, str]]) -> None:
    """A pickled record is equal to the first, with the same hash and looks."""
    table, row = drawn
    record = RECORDS[table].from_row(row)
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert hash(again) == hash(record)
    assert repr(again) == repr(record)


def test_values_have_real_types() -> None:
    """Dates, offsets, terms and spans are values one can compute with; an empty cell is None."""
    tables = small_tables()
    talks = next(Meeting.from_row(row) for row in tables["meetings"] if row["start"])
    assert talks.start == EDTF.parse("2024-03-04")
    assert talks.kind is MeetingKind.MEETING
    assert talks.end is None
    mention = Mention.from_row(tables["mentions"][0])
    assert mention.span == Span(mention.start, mention.end)
    source = RECORDS["sources"].from_row(tables["sources"][0])
    assert source.to_row()["published"] == "2024-03-05"
    assert datetime.date(2024, 3, 5) in attrs.astuple(source)


def test_evidence_without_words_has_no_span() -> None:
    """A curated value that no words support has no place."""
    row = fill("evidence", evidence_id="curated-e-0", table="people", record_id="a", field="name",
               basis="curated", rule="authority")  # fmt: skip
    assert Evidence.from_row(row).span is None


@pytest.mark.parametrize("table", TABLES)
def test_records_are_frozen_and_slotted(table: str) -> None:
    """A record cannot be changed, and carries no dictionary about."""
    record = RECORDS[table].from_row(small_tables()[table][0])
    assert not hasattr(record, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, schema(table).primary_key, "other")


def test_equality_ignores_the_dataset(tmp_path: Path) -> None:
    """The same row of two datasets is one value, in sets and dictionaries too."""
    one, two = (load(make_package(tmp_path / name)).people["ana-ruiz"] for name in "ab")
    assert one == two
    assert len({one, two, Person.from_row(one.to_row())}) == 1
    assert one != load(tmp_path / "a").people["jan-novak"]


def test_copies_keep_the_dataset_and_pickles_do_not(tmp_path: Path) -> None:
    """A copy of a frozen record is the record; a pickle is a row and leaves the dataset behind."""
    person = load(make_package(tmp_path)).people["ana-ruiz"]
    assert copy.copy(person) is copy.deepcopy(person) is person
    assert attrs.evolve(person, name="Ana").dataset is person.dataset
    with pytest.raises(PackageError, match=r"belongs to no dataset.*dataset\.people\['ana-ruiz'\]"):
        _ = pickle.loads(pickle.dumps(person)).roles


def test_repr_shows_filled_cells() -> None:
    """What a record shows is its class and its filled cells, in plain values."""
    row = fill("meetings", meeting_id="a-b", kind="visit", status="held", start="2022-06~")
    assert repr(Meeting.from_row(row)) == (
        "Meeting(meeting_id='a-b', kind='visit', status='held', start='2022-06~')"
    )


@pytest.mark.parametrize(
    ("record", "column", "cell", "expected"),
    [
        ("meetings", "kind", "party", "one of meeting, visit"),
        ("meetings", "start", "2022-02-30", "01 to 28"),
        ("meetings", "start", "soon", "YYYY"),
        ("meetings", "meeting_id", "", "a value"),
        ("sources", "published", "20240305", "a day YYYY-MM-DD"),
        ("sources", "characters", "-1", "whole number"),
        ("mentions", "start", "1_0", "whole number"),
        ("mentions", "end", "\u0661", "whole number"),
    ],
)
def test_bad_cell_is_explained(record: str, column: str, cell: str, expected: str) -> None:
    """Column, value and what was expected are named."""
    row = small_tables()[record][0] | {column: cell}
    with pytest.raises(PackageError) as caught:
        RECORDS[record].from_row(row)
    (problem,) = caught.value.problems
    assert (problem.column, problem.value) == (column, cell)
    assert expected in problem.expected


def test_id_is_the_primary_key() -> None:
    """Every record has ``id``, whatever its column is called."""
    for table, record in RECORDS.items():
        row = small_tables()[table][0]
        assert record.from_row(row).id == row[schema(table).primary_key]
    assert issubclass(record, Record)
