"""Editors' decisions: reading them, and refusing those that no longer fit."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.articles import Article
from diplofacts.curation import (
    COLUMNS,
    Curation,
    Identifier,
    apply_corrections,
    check_texts,
    format_identifiers,
    parse_candidate_id,
    read_curation,
    read_identifiers,
)
from diplofacts.errors import CurationError
from diplofacts.tables import Row, Tables
from factory import SOURCE, TEXT, place, small_tables

DONE = {"reason": "seen in the text", "editor_role": "editor", "date": "2024-03-06"}
ARTICLE = Article(SOURCE, f"raw/{SOURCE}.txt", TEXT, "0" * 64, datetime.date(2024, 3, 5), 0)
SAID = place("We will trade more,")
STATEMENT = f"{SOURCE}-s{SAID['start']}-{SAID['end']}"
VISIT = "ana-ruiz-visit-cze-2024"

Decide = Callable[..., Curation]


@pytest.fixture
def decide(tmp_path: Path) -> Decide:
    """Write rows to the named files of a curation folder, and read it."""

    def write_and_read(**files: list[dict[str, str]]) -> Curation:
        for name, rows in files.items():
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[name], restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows({**DONE, **row} if name != "identifiers" else row for row in rows)
        return read_curation(tmp_path)

    return write_and_read


def correction(
    action: str, record: str, field: str = "", old: str = "", new: str = "", words: str = ""
) -> Row:
    """A row of corrections.csv; ``record`` is ``table:id``."""
    table, _, record_id = record.partition(":")
    where = {"source_id": SOURCE, **place(words)} if words else {}
    return {
        "action": action,
        "table": table,
        "record": record_id,
        "field": field,
        "old": old,
        "new": new,
        **where,
    }


def rows(tables: Tables, name: str, /, **cells: str) -> list[Row]:
    """The rows of a table that have these cells."""
    return [row for row in tables[name] if all(row[c] == v for c, v in cells.items())]


# --- reading ----------------------------------------------------------------------------------------------


def test_no_folder_is_no_decision(tmp_path: Path) -> None:
    """Without a folder, or with an empty one, nothing is decided; a folder that is not there is an error."""
    assert read_curation(None) == Curation() == read_curation(tmp_path)
    with pytest.raises(CurationError, match="no such folder"):
        read_curation(tmp_path / "none")


def test_every_file_is_read(decide: Decide) -> None:
    """Each file's rows come as records with their place."""
    found = decide(
        authority_people=[
            {
                "person": "jan-novak",
                "name": "Jan Novák",
                "aliases": "Honza Novák|J. Novák",
                "wikidata_id": "Q42",
            }
        ],
        authority_organizations=[
            {"organization": "daily", "name": "The Daily", "kind": "media", "country": "CHL"}
        ],
        judgements=[
            {
                "left": "jan-novak",
                "right": f"{SOURCE}:person:1-5",
                "decision": "different",
                "right_text": TEXT[1:5],
            }
        ],
        corrections=[correction("set", "people:jan-novak", "name", "Jan Novák", "Jan Novak", "Jan Novák")],
        identifiers=[{"id": "jan-novak", "table": "people", "key": 'a "b",\nc', "first_source": SOURCE}],
    )
    assert found.people[0].aliases == ("Honza Novák", "J. Novák")
    assert (found.people[0].row, found.people[0].date) == (2, datetime.date(2024, 3, 6))
    assert found.organizations[0].kind == "media"
    assert found.judgements[0].right_text == TEXT[1:5]
    assert found.corrections[0].span is not None
    assert found.corrections[0].span.of(TEXT) == "Jan Novák"
    assert found.identifiers == (Identifier("jan-novak", "people", 'a "b",\nc', SOURCE),)


PERSON = {"person": "a-b", "name": "A B"}
CELL = correction("set", "people:a", "name", "x", "y")
PAIR = {"left": "a", "right": "b", "decision": "same"}
MALFORMED = [
    ("authority_people", [{**PERSON, "person": "A B"}], 2, "person"),
    ("authority_people", [{**PERSON, "name": ""}], 2, "name"),
    ("authority_people", [{**PERSON, "name": "A B "}], 2, "name"),
    ("authority_people", [{**PERSON, "wikidata_id": "42"}], 2, "wikidata_id"),
    ("authority_people", [{**PERSON, "aliases": "A||B"}], 2, "aliases"),
    ("authority_people", [{**PERSON, "reason": ""}], 2, "reason"),
    ("authority_people", [{**PERSON, "editor_role": ""}], 2, "editor_role"),
    ("authority_people", [{**PERSON, "date": "6 March"}], 2, "date"),
    ("authority_people", [PERSON, {**PERSON, "name": "C D"}], 3, "person"),
    ("authority_people", [PERSON, {"person": "c-d", "name": "C D", "aliases": "A B"}], 3, "aliases"),
    ("authority_organizations", [{"organization": "x", "name": "X", "kind": "club"}], 2, "kind"),
    ("authority_organizations", [{"organization": "x", "name": "X", "country": "Chile"}], 2, "country"),
    ("judgements", [{**PAIR, "decision": "maybe"}], 2, "decision"),
    ("judgements", [{**PAIR, "right": "a"}], 2, "right"),
    ("judgements", [{**PAIR, "right": "s:person:1-5"}], 2, "right_text"),
    ("judgements", [PAIR, {**PAIR, "left": "b", "right": "a", "decision": "unsure"}], 3, "right"),
    ("judgements", [PAIR, {**PAIR, "left": "b", "right": "c"}, {**PAIR, "left": "c", "right": "a",
                    "decision": "different"}], 4, "decision"),
    ("corrections", [{**CELL, "action": "change"}], 2, "action"),
    ("corrections", [{**CELL, "new": "x"}], 2, "new"),
    ("corrections", [{**CELL, "action": "add"}], 2, "old"),
    ("corrections", [{**CELL, "field": ""}], 2, "field"),
    ("corrections", [{**CELL, "source_id": "s", "start": "1"}], 2, "end"),
    ("corrections", [{**CELL, "source_id": "s", "start": "1", "end": "x", "text": "y"}], 2, "end"),
    ("corrections", [{**CELL, "source_id": "s", "start": "1", "end": "3", "text": "y"}], 2, "text"),
    ("corrections", [CELL, {**CELL, "new": "z"}], 3, "field"),
    ("corrections", [CELL, {**CELL, "action": "delete", "field": "", "old": "", "new": ""}], 3, "action"),
    ("corrections", [{**CELL, "action": "delete", "field": ""}], 2, "new"),
    ("identifiers", [{"id": "A", "table": "people", "key": "k", "first_source": "s"}], 2, "id"),
    ("identifiers", [{"id": "a", "table": "people", "key": "k", "first_source": "s"}] * 2, 3, "id"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "row", "column"), MALFORMED)
def test_malformed_row(decide: Decide, name: str, lines: list[Row], row: int, column: str) -> None:
    """A malformed cell is reported with file, row, column, expectation and what to do."""
    with pytest.raises(CurationError) as caught:
        decide(**{name: lines})
    found = [(p.row, p.column) for p in caught.value.problems]
    assert (row, column) in found
    assert all(p.path.endswith(f"{name}.csv") and p.expected and p.hint for p in caught.value.problems)


def test_all_problems_at_once(decide: Decide) -> None:
    """Malformed rows of several files are reported together."""
    with pytest.raises(CurationError) as caught:
        decide(
            authority_people=[{**PERSON, "person": "?"}, {**PERSON, "name": ""}],
            judgements=[{**PAIR, "left": ""}],
        )
    assert [(Path(p.path).name, p.row) for p in caught.value.problems] == [
        ("authority_people.csv", 2),
        ("authority_people.csv", 3),
        ("judgements.csv", 2),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "header"),
        (b"left;right;decision\n", "header"),
        (b"left,right,decison,left_text,right_text,reason,editor_role,date\n", "decision"),
        (b"left,right,decision,left_text,right_text,reason,editor_role,date\na,b\n", "number of cells"),
        (b'left,right,decision,left_text,right_text,reason,editor_role,date\n"a,b\n', "not CSV"),
        (b"left,right\xff", "not UTF-8"),
    ],
)
def test_malformed_file(tmp_path: Path, content: bytes, message: str) -> None:
    """A file that is not such a CSV is refused by name."""
    (tmp_path / "judgements.csv").write_bytes(content)
    with pytest.raises(CurationError, match=message) as caught:
        read_curation(tmp_path)
    assert "judgements.csv" in caught.value.problems[0].path


def test_misspelt_file(tmp_path: Path) -> None:
    """Decisions in a file with a misspelt name are not passed over in silence."""
    (tmp_path / "correction.csv").write_text("")
    with pytest.raises(CurationError, match=r"corrections\.csv"):
        read_curation(tmp_path)


def test_spreadsheet_leavings(tmp_path: Path) -> None:
    """A byte-order mark, CRLF line ends and empty rows, as spreadsheets write them, are no errors."""
    text = "\ufeff" + ",".join(COLUMNS["judgements"]) + "\r\na,b,same,,,r,editor,2024-01-01\r\n,,,,,,,\r\n"
    (tmp_path / "judgements.csv").write_bytes(text.encode())
    assert [j.left for j in read_curation(tmp_path).judgements] == ["a"]


@given(st.lists(st.builds(Identifier, st.from_regex(r"[a-z0-9]{1,5}(--?[a-z0-9]{1,3})?", fullmatch=True),
                          st.just("people"), st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
                          st.just("s")), unique_by=lambda i: i.id))  # fmt: skip
def test_registry_round_trip(tmp_path_factory: pytest.TempPathFactory, registry: list[Identifier]) -> None:
    """The registry is read as it was written, whatever the keys hold, in its order."""
    path = tmp_path_factory.mktemp("curation") / "identifiers.csv"
    path.write_bytes(format_identifiers(registry))
    assert read_identifiers(path) == tuple(registry)


@given(st.text(min_size=1), st.integers(0, 99), st.integers(1, 99))
def test_candidate_ids(source: str, start: int, length: int) -> None:
    """A candidate id is taken apart as it was put together, whatever characters the article's name has."""
    found = parse_candidate_id(f"{source}:person:{start}-{start + length}")
    assert found is not None
    assert (found[0], found[1], found[2].start, len(found[2])) == (source, "person", start, length)
    assert parse_candidate_id(f"{source}:person:{start}-{start}") is None


# --- corrections ------------------------------------------------------------------------------------------


def apply(decide: Decide, *lines: Row) -> tuple[Tables, dict[str, int]]:
    """The small tables with these corrections."""
    tables, cells = apply_corrections(small_tables(), decide(corrections=list(lines)), [ARTICLE])
    return tables, dict(cells)


def refused(decide: Decide, *lines: Row) -> tuple[int | None, str, str]:
    """Row, column and message of the one problem of these corrections."""
    with pytest.raises(CurationError) as caught:
        apply(decide, *lines)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.row, problem.column, problem.message


def test_set_replaces_cell_and_its_evidence(decide: Decide) -> None:
    """A corrected cell has one evidence row, curated, with the words given; the rest of the tables stays."""
    before = small_tables()
    words = "Foreign Minister"
    tables, cells = apply(
        decide, correction("set", "people:jan-novak", "name", "Jan Novák", "Jan Novak", words)
    )
    assert cells == {"people": 1}
    assert rows(tables, "people", person_id="jan-novak")[0]["name"] == "Jan Novak"
    (evidence,) = rows(tables, "evidence", table="people", record_id="jan-novak", field="name")
    assert (evidence["basis"], evidence["value"], evidence["text"]) == ("curated", "Jan Novak", words)
    assert evidence["evidence_id"].startswith(f"{SOURCE}-e{place(words)['start']}-")
    assert evidence["rule"].startswith("curation.corrections:")
    for table in before:
        if table not in ("people", "evidence"):
            assert tables[table] == before[table]


def test_set_without_words_and_clearing(decide: Decide) -> None:
    """A value that no words support has evidence without source; an emptied cell has none."""
    tables, cells = apply(
        decide,
        correction("set", f"meetings:{VISIT}", "city", "", "Prague"),
        correction("set", "agreements:trade-accord-chl-cze", "term", "P5Y", ""),
    )
    assert cells == {"meetings": 1, "agreements": 1}
    (evidence,) = rows(tables, "evidence", table="meetings", record_id=VISIT, field="city")
    assert evidence["evidence_id"].startswith("curated-e-")
    assert (evidence["source_id"], evidence["start"], evidence["end"], evidence["text"]) == ("", "", "", "")
    assert rows(tables, "agreements")[0]["term"] == ""
    assert not rows(tables, "evidence", table="agreements", field="term")


def test_words_inside_a_statement_are_claimed_by_it(decide: Decide) -> None:
    """Evidence whose words stand in a statement's content names that statement."""
    tables, _ = apply(decide, correction("set", f"meetings:{VISIT}", "name", "", "trade visit", "trade more"))
    assert rows(tables, "evidence", field="name", table="meetings")[0]["statement_id"] == STATEMENT


def test_rule_names_depend_on_content(decide: Decide) -> None:
    """The name of a correction's rule is the same wherever in the file the row stands."""
    one = correction("set", f"meetings:{VISIT}", "city", "", "Prague")
    two = correction("set", f"meetings:{VISIT}", "name", "", "visit")
    first = {c.field: c.rule for c in decide(corrections=[one, two]).corrections}
    assert {c.field: c.rule for c in decide(corrections=[two, one]).corrections} == first
    assert len(set(first.values())) == 2


def test_add_a_row(decide: Decide) -> None:
    """Lines with one new record make a row, each filled cell with its evidence."""
    new = "meeting_actors:x--cze"
    tables, cells = apply(
        decide,
        correction("add", new, "*", words="the Czech Republic"),
        correction("add", new, "meeting_id", new=VISIT),
        correction("add", new, "country", new="CZE", words="Czech Republic"),
        correction("add", new, "capacity", new="host"),
    )
    (row,) = rows(tables, "meeting_actors", meeting_actor_id="x--cze")
    assert (row["meeting_id"], row["country"], row["capacity"], row["title"]) == (VISIT, "CZE", "host", "")
    found = rows(tables, "evidence", record_id="x--cze")
    assert {(e["field"], e["value"]) for e in found} == {
        ("*", ""),
        ("meeting_id", VISIT),
        ("country", "CZE"),
        ("capacity", "host"),
    }
    assert cells == {"meeting_actors": 3}


def test_add_a_statement_by_its_spans(decide: Decide) -> None:
    """The text and the cue of a new statement are the words of its spans, joined in their order."""
    first, second = place("Chile and"), place("trade accord")
    new = f"statements:{SOURCE}-s{first['start']}-{second['end']}"
    tables, _ = apply(
        decide,
        correction("add", new, "*", words="Chile and"),
        correction("add", new, "text", words="trade accord"),
        correction("add", new, "text", words="Chile and"),
        correction("add", new, "cue", words="told"),
        correction("add", new, "kind", new="indirect"),
    )
    (row,) = rows(tables, "statements", statement_id=new.partition(":")[2])
    assert (row["text"], row["cue"], row["source_id"]) == ("Chile and … trade accord", "told", SOURCE)
    spans = rows(tables, "evidence", record_id=row["statement_id"], field="text")
    assert sorted(e["text"] for e in spans) == ["Chile and", "trade accord"]


def test_add_a_mention(decide: Decide) -> None:
    """A new mention is its own evidence, and its words must be the article's."""
    where = place("Foreign")
    new = f"mentions:{SOURCE}-m{where['start']}-{where['end']}"
    cells = {"source_id": SOURCE, "person_id": "ana-ruiz", **where}
    tables, _ = apply(decide, *(correction("add", new, column, new=value) for column, value in cells.items()))
    assert rows(tables, "mentions", text="Foreign")
    assert not rows(tables, "evidence", table="mentions")
    cells["text"] = "Foreigh"
    assert (
        "are now 'Foreign'"
        in refused(decide, *(correction("add", new, column, new=value) for column, value in cells.items()))[2]
    )


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("start", "ten", "no whole number"),
        ("end", "0", "too small"),
        ("end", "9", "span is empty"),
        ("end", "11", "does not say"),
    ],
)
def test_mention_out_of_place(decide: Decide, column: str, value: str, message: str) -> None:
    """A new mention whose offsets are none, or are not those of its id, is refused."""
    cells = {"source_id": SOURCE, "person_id": "ana-ruiz", "start": "9", "end": "10", "text": TEXT[9:10]}
    cells[column] = value
    if value == "11":
        cells["text"] = TEXT[9:11]
    lines = [correction("add", f"mentions:{SOURCE}-m9-10", name, new=cell) for name, cell in cells.items()]
    assert message in refused(decide, *lines)[2]


def test_delete_a_row_with_its_evidence(decide: Decide) -> None:
    """A deleted row takes its evidence along; what stood in a deleted statement is told by the article."""
    actors = [r["statement_actor_id"] for r in small_tables()["statement_actors"]]
    tables, _ = apply(
        decide,
        correction("delete", f"statements:{STATEMENT}"),
        *(correction("delete", f"statement_actors:{id_}") for id_ in actors),
    )
    assert not tables["statements"]
    assert not tables["statement_actors"]
    assert not rows(tables, "evidence", record_id=STATEMENT)
    assert not rows(tables, "evidence", table="statement_actors")
    assert not rows(tables, "evidence", statement_id=STATEMENT)


UNFIT = [
    (correction("set", "people:jan-novák", "name", "Jan Novák", "x"), "record", "no such record"),
    (correction("set", "people:jan-novak", "name", "Jan Nowak", "x"), "old", "no longer the old"),
    (correction("set", "people:jan-novak", "nam", "Jan Novák", "x"), "field", "no such column"),
    (correction("set", "peopel:jan-novak", "name", "Jan Novák", "x"), "table", "no such table"),
    (correction("set", "evidence:x", "value", "a", "b"), "table", "no such table"),
    (correction("set", "people:jan-novak", "name", "Jan Novák", ""), "new", "an empty value"),
    (correction("set", "people:jan-novak", "person_id", "jan-novak", "x"), "field", "id cannot be set"),
    (correction("set", f"meetings:{VISIT}", "kind", "visit", "vist"), "new", "no term"),
    (correction("set", f"meetings:{VISIT}", "start", "", "5 March"), "new", "malformed"),
    (
        correction("set", "roles:jan-novak-president-cze", "last_observed", "2024-03-05", "5 March"),
        "new",
        "no day",
    ),
    (correction("set", f"meetings:{VISIT}", "part_of", "", "x"), "new", "no such record"),
    (correction("set", f"statements:{STATEMENT}", "text", SAID["text"], "x"), "field", "article's words"),
    (correction("add", "people:jan-novak", "name", "", "x"), "record", "there already"),
    (correction("add", "people:x-y", "family_name", "", "y"), "new", "an empty value"),
    (correction("add", f"statements:{SOURCE}-s1-2", "text", "", "x"), "new", "given by its words"),
    (correction("delete", "people:x-y"), "record", "no such record"),
    (correction("delete", "people:jan-novak", "name", "Jan Nowak"), "old", "no longer the old"),
]


@pytest.mark.parametrize(("line", "column", "message"), UNFIT)
def test_correction_that_does_not_fit(decide: Decide, line: Row, column: str, message: str) -> None:
    """A correction whose target has changed, or whose value the schema forbids, stops the build."""
    row, found, told = refused(decide, line)
    assert (row, found) == (2, column)
    assert message in told


def test_delete_refuses_while_something_refers(decide: Decide) -> None:
    """A row goes only together with all that refers to it."""
    with pytest.raises(CurationError) as caught:
        apply(decide, correction("delete", "organizations:daily"))
    assert [p.row for p in caught.value.problems] == [2] * len(caught.value.problems)
    assert "still refers to it" in caught.value.problems[0].message


def test_changed_words_stop_the_build(decide: Decide) -> None:
    """A decision whose words are no longer where they were is named; all such are named at once."""
    unfit = correction("set", f"meetings:{VISIT}", "city", "", "Prague", "Prague")
    judged = {
        "left": f"{SOURCE}:person:1-5",
        "left_text": "Ruiz",
        "right": "gone:person:1-5",
        "right_text": "Ruiz",
        "decision": "same",
    }
    found = decide(corrections=[{**unfit, "text": "Vienna"}], judgements=[judged])
    with pytest.raises(CurationError) as caught:
        check_texts(found, [ARTICLE])
    assert [(Path(p.path).name, p.column) for p in caught.value.problems] == [
        ("judgements.csv", "left"),
        ("judgements.csv", "right"),
        ("corrections.csv", "text"),
    ]
    with pytest.raises(CurationError, match="are now 'Prague'"):
        apply_corrections(small_tables(), found, [ARTICLE])


def test_input_is_not_altered(decide: Decide) -> None:
    """Corrections give new tables and leave the given ones as they are."""
    tables = small_tables()
    apply_corrections(
        tables, decide(corrections=[correction("set", f"meetings:{VISIT}", "city", "", "Prague")]), [ARTICLE]
    )
    assert tables == small_tables()


def test_the_projects_own_decisions_are_well_formed() -> None:
    """The files of curation/ in this repository are read without error, and have all their columns."""
    folder = Path(__file__).parents[1] / "curation"
    curation = read_curation(folder)
    assert {person.wikidata_id for person in curation.people} >= {
        "Q58132",
        "Q5947347",
        "Q57336",
        "Q15081116",
        "Q506399",
    }
    for name, columns in COLUMNS.items():
        text = (folder / f"{name}.csv").read_text(encoding="utf-8")
        assert tuple(next(csv.reader(io.StringIO(text)))) == columns
