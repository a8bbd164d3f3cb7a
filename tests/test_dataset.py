"""Loading: tables by id, relations by attribute, evidence of a cell, errors that say where."""

from __future__ import annotations

import builtins
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pytest

from diplofacts.datapackage import TABLES, data_root, schema
from diplofacts.dataset import Dataset, Table, load
from diplofacts.errors import MissingExtraError, PackageError, UnknownRecordError
from diplofacts.records import RECORDS, Person
from diplofacts.spans import Span
from factory import SOURCE, TEXT, evidence, make_package, small_tables

TALKS, VISIT = "ruiz-novak-meeting-2024-03-04", "ana-ruiz-visit-cze-2024"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """The small package, opened."""
    return load(make_package(tmp_path))


# --- opening ------------------------------------------------------------------------------------------------


def test_folder_and_descriptor_open_the_same(tmp_path: Path) -> None:
    """A package is opened by its folder or its descriptor, as a path or a string."""
    folder = make_package(tmp_path)
    for given in (folder, str(folder), folder / "datapackage.json", str(folder / "datapackage.json")):
        assert [len(load(given).table(t)) for t in TABLES] == [len(small_tables()[t]) for t in TABLES]


def test_packaged_data_are_the_default() -> None:
    """Without a path the data that travel with the package are opened, and every record can be made."""
    dataset = load()
    assert str(dataset.root) == str(data_root())
    assert dataset.name == "diplofacts"
    for table in TABLES:
        assert len(list(dataset.table(table))) == len(dataset.table(table)) > 0


def test_opening_reads_no_table(tmp_path: Path) -> None:
    """A table is read when it is first used, so one that is broken harms nobody who does not use it."""
    folder = make_package(tmp_path)
    (folder / "facts" / "evidence.csv").write_bytes(b"broken")
    dataset = load(folder)
    assert len(dataset.people) == 2
    with pytest.raises(PackageError, match=r"evidence\.csv:1 \[evidence_id\]"):
        len(dataset.evidence)


def test_dataset_says_what_it_is(dataset: Dataset) -> None:
    """Name, title and version come from the descriptor."""
    assert (dataset.name, dataset.title, dataset.version) == ("small", "A small dataset", "0.1.0")
    assert repr(dataset) == "<Dataset small 0.1.0: A small dataset>"
    assert repr(dataset.people) == "<Table people: 2 rows>"


@pytest.mark.parametrize(
    ("resources", "message"),
    [
        ([], "no table 'sources'"),
        (None, "no table 'sources'"),
        ([{"name": "sources"}], "no table 'sources'"),
        ([{"name": "sources", "path": "../sources.csv"}], "leaves the data package"),
        ([{"name": "sources", "path": "/etc/hosts"}], "leaves the data package"),
        ([{"name": "sources", "path": "https://example.org/sources.csv"}], "leaves the data package"),
    ],
)
def test_descriptor_without_the_tables_is_refused(tmp_path: Path, resources: Any, message: str) -> None:
    """A descriptor that lacks a table, or points outside its folder, is refused."""
    with pytest.raises(PackageError, match=message):
        Dataset(tmp_path, {"name": "x", "resources": resources})


def test_no_package_is_refused(tmp_path: Path) -> None:
    """A folder that is no data package is named."""
    with pytest.raises(PackageError, match="no such data package"):
        load(tmp_path)


# --- tables -------------------------------------------------------------------------------------------------


def test_tables_have_their_names(dataset: Dataset) -> None:
    """There is one attribute a table, which gives that table's records."""
    for table in TABLES:
        found = getattr(dataset, table)
        assert isinstance(found, Table)
        assert found is dataset.table(table)
        assert {type(record) for record in found} == {RECORDS[table]}


@pytest.mark.parametrize("table", TABLES)
def test_iteration_gives_the_rows_as_records(dataset: Dataset, table: str) -> None:
    """Iterating a table gives its rows as records, in the order of the file, and ``len()`` counts them."""
    key = schema(table).primary_key
    expected = sorted(small_tables()[table], key=lambda row: row[key])
    assert [record.to_row() for record in dataset.table(table)] == expected
    assert len(dataset.table(table)) == len(expected)


def test_table_is_a_mapping_by_id(dataset: Dataset) -> None:
    """Ids work as keys: lookup, membership, get, keys, values, items, and ``dict()`` of the table."""
    people = dataset.people
    ana = people["ana-ruiz"]
    assert ana.name == "Ana Ruiz"
    assert list(people.keys()) == ["ana-ruiz", "jan-novak"]
    assert list(people.values()) == list(people)
    assert list(people.items()) == [(person.id, person) for person in people]
    assert dict(people) == {person.id: person for person in people}
    assert people.get("ana-ruiz") == ana
    assert people.get("nobody") is people.get(None) is None
    assert people.get("nobody", 0) == 0


def test_membership_is_by_id_or_record(dataset: Dataset) -> None:
    """``in`` takes an id or a record; a record with other cells is not in the table."""
    ana = dataset.people["ana-ruiz"]
    assert "ana-ruiz" in dataset.people
    assert ana in dataset.people
    assert "nobody" not in dataset.people
    assert Person("ana-ruiz", "Another", None, None) not in dataset.people
    assert dataset.meetings[TALKS] not in dataset.people


def test_unknown_id_gets_the_nearest(dataset: Dataset) -> None:
    """A misspelt id is a KeyError that names the id that was meant."""
    with pytest.raises(KeyError, match=r"found 'ana-ruis'\. Did you mean 'ana-ruiz'\?"):
        dataset.people["ana-ruis"]
    with pytest.raises(UnknownRecordError, match="found by id, a string"):
        dataset.people[0]  # type: ignore[index]


def test_unknown_id_gets_the_nearest_in_a_large_table(tmp_path: Path) -> None:
    """Among very many ids those that begin alike are compared, so that the answer comes at once."""
    many = [{"person_id": f"person-{n:05}", "name": "A"} for n in range(6000)]
    people = load(make_package(tmp_path, people=[*many, {"person_id": "ana-ruiz", "name": "A"}])).people
    with pytest.raises(KeyError, match=r"Did you mean 'ana-ruiz'\?"):
        people["ana-ruis"]


def test_where_selects_by_cells(dataset: Dataset) -> None:
    """Rows are selected by one cell or several, by terms and dates as by strings, None being empty."""
    roles, talks = dataset.roles, dataset.meetings[TALKS]
    assert [r.person_id for r in roles.where(office="minister")] == ["ana-ruiz"]
    assert roles.where(office=roles.where(office="minister")[0].office, country="CHL")
    assert roles.where(office="minister", country="CZE") == ()
    assert roles.where(portfolio=None) == roles.where(office="president")
    assert dataset.meetings.where(start=talks.start) == (talks,)
    assert roles.where() == tuple(roles)
    with pytest.raises(PackageError, match="Did you mean 'office'"):
        roles.where(ofice="minister")


def test_two_rows_with_one_id_are_refused(tmp_path: Path) -> None:
    """An id that stands twice is reported with the line of the second row."""
    folder = make_package(tmp_path, people=lambda rows: [*rows, rows[0]])
    with pytest.raises(PackageError, match=r"people\.csv:3 \[person_id\]: two rows have the same id"):
        load(folder).people["ana-ruiz"]


READS: dict[str, Callable[[Table[Any]], object]] = {
    "iteration": list,
    "lookup": lambda table: table[TALKS],
    "pandas": lambda table: table.to_pandas(),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_malformed_cell_is_located(tmp_path: Path, read: Callable[[Table[Any]], object]) -> None:
    """However it is read, a malformed cell is reported with file, line, column, value and expectation."""
    changes = {TALKS: {"kind": "party"}, VISIT: {"name": "two\nlines"}}
    folder = make_package(
        tmp_path, meetings=lambda rows: [row | changes[row["meeting_id"]] for row in rows]
    )
    with pytest.raises(PackageError) as caught:
        read(load(folder).meetings)
    (problem,) = caught.value.problems
    # The header is line 1, the visit lines 2 and 3.
    assert (problem.path, problem.row) == (str(folder / "facts" / "meetings.csv"), 4)
    assert (problem.column, problem.value) == ("kind", "party")
    assert problem.expected.startswith("one of meeting, visit")


# --- relations ----------------------------------------------------------------------------------------------


def test_relations_of_people(dataset: Dataset) -> None:
    """From a person one reaches roles, mentions, meetings, statements and agreements."""
    ana = dataset.people["ana-ruiz"]
    assert [role.title for role in ana.roles] == ["Foreign Minister"]
    assert [mention.text for mention in ana.mentions] == ["Ruiz", "Ana Ruiz"]
    assert {meeting.id for meeting in ana.meetings} == {TALKS, VISIT}
    assert [statement.text for statement in ana.statements] == ["We will trade more,"]
    assert ana.agreements == ()
    assert ana.roles[0].person == ana.mentions[0].person == ana
    assert ana.roles[0].organization is None


def test_relations_of_meetings(dataset: Dataset) -> None:
    """From a meeting one reaches its actors, the visit it is part of, and that visit's parts."""
    talks, visit = dataset.meetings[TALKS], dataset.meetings[VISIT]
    assert [actor.name for actor in talks.actors] == ["Ana Ruiz", "Jan Novák"]
    assert talks.part_of == VISIT
    assert talks.parent == visit
    assert visit.parent is None
    assert visit.parts == (talks,)
    assert talks.statements == talks.agreements == ()
    actor = talks.actors[0]
    assert actor.meeting == talks
    assert actor.person == dataset.people["ana-ruiz"]
    assert actor.role is not None
    assert actor.role.office == "minister"


def test_relations_of_agreements(tmp_path: Path) -> None:
    """Parties, signatories and witnesses are the actors in that capacity."""

    def sign(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        agreement = rows[0]["agreement_id"]
        signatory = {"country": "CHL", "title": "foreign minister", "capacity": "signatory"}
        witness = {"person_id": "jan-novak", "capacity": "witness"}
        added = ((f"{agreement}--x--1", signatory), (f"{agreement}--x--2", witness))
        return rows + [
            cells | {"agreement_actor_id": name, "agreement_id": agreement} for name, cells in added
        ]

    folder = make_package(
        tmp_path,
        agreement_actors=sign,
        agreements=lambda rows: [row | {"meeting_id": TALKS} for row in rows],
    )
    dataset = load(folder)
    (accord,) = dataset.agreements
    assert [actor.country for actor in accord.parties] == ["CHL", "CZE"]
    assert [actor.name for actor in accord.signatories] == ["foreign minister, CHL"]
    assert [actor.name for actor in accord.witnesses] == ["Jan Novák"]
    assert len(accord.actors) == 4
    assert accord.actors[0].agreement == accord
    assert accord.meeting == dataset.meetings[TALKS]
    assert dataset.meetings[TALKS].agreements == (accord,)
    assert dataset.people["jan-novak"].agreements == (accord,)


def test_relations_of_statements(dataset: Dataset) -> None:
    """From a statement one reaches speakers, addressees, the article and its spans there."""
    (said,) = dataset.statements
    assert [actor.person for actor in said.speakers] == [dataset.people["ana-ruiz"]]
    assert [actor.organization for actor in said.addressees] == [dataset.organizations["daily"]]
    assert said.media == said.reporters == ()
    assert said.meeting is None
    assert said.actors[0].statement == said
    assert [span.of(said.source.text) for span in said.spans] == [said.text]
    assert said.source.statements == (said,)
    assert len(said.source.mentions) == 3


def test_relations_of_organizations(dataset: Dataset) -> None:
    """From an organization one reaches its offices and what it does; an addressee has said nothing."""
    daily = dataset.organizations["daily"]
    assert daily.roles == daily.meetings == daily.agreements == daily.statements == ()


# --- evidence and articles ----------------------------------------------------------------------------------


def test_evidence_of_a_cell(dataset: Dataset) -> None:
    """The words that support a cell come with their place, and the place holds those words."""
    talks = dataset.meetings[TALKS]
    (found,) = dataset.evidence_for(talks, "start")
    assert (found.text, found.basis, found.value) == ("Monday", "normalized", "2024-03-04")
    assert found.source is not None
    assert found.span is not None
    assert found.span.of(found.source.text) == "Monday"
    assert found.record == talks
    assert found.statement is None
    assert dataset.evidence_for(talks, "*")[0].field == "*"
    assert len(dataset.evidence_for(talks)) == 6
    assert dataset.evidence_for(talks, "venue") == ()


def test_evidence_is_of_one_table_only(tmp_path: Path) -> None:
    """Two records of different tables may share an id; their evidence is kept apart."""
    other = evidence("organizations:ana-ruiz", "name", "Daily", value="Ana Ruiz")
    dataset = load(make_package(tmp_path, evidence=lambda rows: [*rows, other]))
    assert {row.table for row in dataset.evidence_for(dataset.people["ana-ruiz"])} == {"people"}


def test_evidence_comes_in_the_order_of_the_text(tmp_path: Path) -> None:
    """Several supporting words are sorted by article and place."""
    late = evidence("people:ana-ruiz", "name", "Ruiz", nth=1, value="Ruiz")
    dataset = load(make_package(tmp_path, evidence=lambda rows: [late, *rows]))
    spans = [row.span for row in dataset.evidence_for(dataset.people["ana-ruiz"], "name")]
    assert spans == sorted(span for span in spans if span)
    assert len(spans) == 2
    assert isinstance(spans[0], Span)


def test_evidence_of_an_unknown_column_gets_the_nearest(dataset: Dataset) -> None:
    """A misspelt column is an error, not an empty answer."""
    with pytest.raises(PackageError, match="Did you mean 'name'"):
        dataset.evidence_for(dataset.people["ana-ruiz"], "nmae")


def test_every_span_of_the_packaged_data_holds_its_words() -> None:
    """For each span in the packaged tables the article's text is the text of the row."""
    dataset = load()
    texts = {source.source_id: source.text for source in dataset.sources}
    checked = 0
    for row in [*dataset.mentions, *dataset.evidence]:
        if row.source_id is not None:
            assert row.span is not None
            assert row.span.of(texts[row.source_id]) == row.text
            checked += 1
    assert checked > 100


def test_article_is_the_text_unchanged(tmp_path: Path) -> None:
    """The text is decoded, and nothing else is done to it: no line end, no mark is lost."""
    text = "\ufeff date 2024-03-05 one\r\ntwo\rthree\u2028e\u0301🙂\n"
    folder = make_package(
        tmp_path,
        articles={SOURCE: text},
        sources=lambda rows: [rows[0] | {"sha256": hashlib.sha256(text.encode()).hexdigest()}],
    )
    dataset = load(folder)
    source = dataset.sources[SOURCE]
    assert dataset.article(SOURCE) == dataset.article(source) == source.text == text


def test_changed_article_is_refused(tmp_path: Path) -> None:
    """A text that is not the one that was coded would make every span lie."""
    dataset = load(make_package(tmp_path, articles={SOURCE: TEXT + "more"}))
    with pytest.raises(PackageError, match="not the one that was coded"):
        dataset.article(SOURCE)


def test_missing_article_is_named(tmp_path: Path) -> None:
    """A package without texts loads, and says so when a text is asked for."""
    folder = make_package(tmp_path)
    shutil.rmtree(folder / "raw")
    dataset = load(folder)
    assert len(dataset.evidence) > 0
    with pytest.raises(PackageError, match=r"article-1\.txt: the article's text is not there"):
        dataset.article(SOURCE)
    with pytest.raises(KeyError, match="article-1"):
        dataset.article("article-2")


def test_article_outside_the_package_is_refused(tmp_path: Path) -> None:
    """A table cannot make the library read files elsewhere."""
    folder = make_package(tmp_path / "p", sources=lambda rows: [rows[0] | {"path": "../secret.txt"}])
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PackageError, match="leaves the data package"):
        load(folder).article(SOURCE)


# --- pandas -------------------------------------------------------------------------------------------------


def test_frames_have_real_types(dataset: Dataset) -> None:
    """Dates are days, terms categories, offsets numbers, and an empty cell is missing."""
    meetings = dataset.meetings.to_pandas().set_index("meeting_id")
    assert meetings.loc[TALKS, "start"] == "2024-03-04"
    assert meetings.loc[TALKS, "start_earliest"] == pandas.Timestamp(2024, 3, 4)
    assert meetings.loc[TALKS, "start_latest"] == pandas.Timestamp(2024, 3, 4)
    assert pandas.isna(meetings.loc[VISIT, "start"])
    assert pandas.isna(meetings.loc[VISIT, "start_earliest"])
    assert list(meetings["kind"].cat.categories) == list(schema("meetings").field("kind").enum)
    mentions = dataset.mentions.to_pandas()
    assert mentions["start"].dtype == "int64"
    spans = zip(mentions["start"], mentions["end"], strict=True)
    assert [TEXT[start:end] for start, end in spans] == list(mentions["text"])
    assert dataset.sources.to_pandas()["published"].tolist() == [pandas.Timestamp(2024, 3, 5)]


def test_frames_of_all_tables(dataset: Dataset, tmp_path: Path) -> None:
    """Every table becomes a frame with the columns of the schema, an empty one too."""
    frames = dataset.to_pandas()
    empty = load(make_package(tmp_path / "empty", **{t: [] for t in TABLES})).to_pandas()
    assert tuple(frames) == tuple(empty) == TABLES
    for table in TABLES:
        assert len(frames[table]) == len(dataset.table(table))
        assert set(schema(table).columns) <= set(frames[table].columns)
        assert list(empty[table].dtypes) == list(frames[table].dtypes)


def test_frames_hold_years_that_nanoseconds_cannot(tmp_path: Path) -> None:
    """Dates of any year and open intervals fit."""
    dates = ["0001", "9999-12-31", "../1066"]
    visit = {"kind": "visit", "status": "held"}
    rows = [visit | {"meeting_id": f"m{i}", "start": date} for i, date in enumerate(dates)]
    frame = load(make_package(tmp_path, meetings=rows)).meetings.to_pandas()
    assert frame["start_latest"].dt.year.tolist() == [1, 9999, 1066]
    assert frame["start_earliest"].isna().tolist() == [False, False, True]


def test_missing_pandas_is_one_line(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error says what to install."""
    real = builtins.__import__

    def no_pandas(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", no_pandas)
    with pytest.raises(MissingExtraError, match=r"pip install 'diplofacts\[pandas\]'"):
        dataset.to_pandas()
