"""Exports: each is opened again by those it is made for, and says what the tables say."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import csvw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.cli import main
from diplofacts.datapackage import TABLES, columns, primary_key, schema
from diplofacts.dataset import Dataset, load
from diplofacts.errors import MissingExtraError, PackageError
from diplofacts.export import FORMATS, export
from diplofacts.export.brat import compare, read
from diplofacts.export.spans import marked_by_article
from diplofacts.export.spreadsheet import harmless
from factory import SOURCE, TEXT, make_package

ROOT = Path(__file__).resolve().parents[1]
# Datasets of both sorts: the small one with every table filled, and the project's own.
PACKAGES = ("small", "own")


@pytest.fixture(params=PACKAGES)
def dataset(request: pytest.FixtureRequest, tmp_path: Path) -> Dataset:
    """A dataset to export."""
    return load(ROOT) if request.param == "own" else load(make_package(tmp_path / "package"))


def rows(dataset: Dataset, table: str) -> list[tuple[str, ...]]:
    """The cells of a table."""
    return list(zip(*(dataset.table(table).column(name) for name in columns(table)), strict=True))


def test_spreadsheets_get_every_cell(dataset: Dataset, tmp_path: Path) -> None:
    """The CSV files have every row, and a cell differs only by the apostrophe that disarms it."""
    target = export(dataset, "csv", tmp_path / "out")
    for table in TABLES:
        with (target / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            head, *found = csv.reader(file)
        assert head == list(columns(table))
        assert [tuple(row) for row in found] == [tuple(map(harmless, row)) for row in rows(dataset, table)]


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    """No cell begins as a formula does, whatever blanks stand before; harmless cells are left alone."""
    for cell in (text, "=" + text, " =" + text, "\t" + text, "@" + text, "-1+" + text):
        shown = harmless(cell)
        assert not shown.lstrip(" \0\u00a0\ufeff\u200b").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert shown in (cell, "'" + cell)
    assert harmless("Tehran") == "Tehran"
    assert harmless("") == ""


def test_only_chosen_tables_are_written(dataset: Dataset, tmp_path: Path) -> None:
    """``--tables`` restricts what is written, and is refused by a format that takes the whole."""
    target = export(dataset, "csv", tmp_path / "out", tables=["meetings"])
    assert [file.name for file in target.iterdir()] == ["meetings.csv"]
    with pytest.raises(PackageError, match="takes all tables"):
        export(dataset, "rdf", tmp_path / "x", tables=["meetings"])
    with pytest.raises(PackageError, match="meetings"):
        export(dataset, "csv", tmp_path / "y", tables=["meetngs"])


def test_csvw_reads_the_metadata(dataset: Dataset, tmp_path: Path) -> None:
    """The csvw library reads every table with its types, and finds keys and references whole."""
    target = export(dataset, "csvw", tmp_path / "out")
    group = csvw.TableGroup.from_file(target / "csv-metadata.json")
    assert group.check_referential_integrity()
    for table in group.tables:
        name = Path(table.url.string).stem
        assert table.tableSchema.primaryKey == [primary_key(name)]
        found = list(table)
        assert len(found) == len(dataset.table(name))
        for record, row in zip(dataset.table(name), found, strict=True):
            assert row[primary_key(name)] == record.id
    assert csvw.CSVW(str(target / "csv-metadata.json")).to_json()


def test_parquet_is_read_by_pyarrow_and_duckdb(dataset: Dataset, tmp_path: Path) -> None:
    """Both readers find the rows with their types: days, whole numbers, dictionaries."""
    import duckdb
    from pyarrow import parquet

    target = export(dataset, "parquet", tmp_path / "out")
    for table in TABLES:
        file = target / f"{table}.parquet"
        found = parquet.read_table(file)
        assert found.num_rows == len(dataset.table(table))
        assert found.column(primary_key(table)).to_pylist() == list(dataset.table(table).keys())
        (count,) = duckdb.sql(f"SELECT count(*) FROM read_parquet('{file}')").fetchall()[0]
        assert count == found.num_rows
    meetings = parquet.read_table(target / "meetings.parquet")
    assert [str(meetings.schema.field(n).type) for n in ("kind", "start", "start_earliest")] == [
        "dictionary<values=string, indices=int8, ordered=1>", "string", "date32[day]",
    ]  # fmt: skip
    for record, day in zip(dataset.meetings, meetings.column("start_earliest").to_pylist(), strict=True):
        assert day == (record.start.earliest if record.start else None)


def test_duckdb_answers_in_sql(dataset: Dataset, tmp_path: Path) -> None:
    """The database has every row, refuses a value outside a vocabulary, and its views can be asked."""
    import duckdb

    target = export(dataset, "duckdb", tmp_path / "facts.duckdb")
    with duckdb.connect(str(target)) as database:
        for table in TABLES:
            found = database.execute(f'SELECT count(*) FROM "{table}"').fetchall()
            assert found == [(len(dataset.table(table)),)]
        met = database.execute("SELECT meeting_id, participant FROM who_met").fetchall()
        assert len(met) == len(dataset.meeting_actors)
        assert len(database.execute("SELECT * FROM who_said").fetchall()) == len(dataset.statement_actors)
        assert len(database.execute("SELECT * FROM who_agreed").fetchall()) == len(dataset.agreement_actors)
        assert len(database.execute("SELECT * FROM who_was").fetchall()) == len(dataset.roles)
        with pytest.raises(duckdb.ConversionException):
            database.execute("UPDATE meetings SET kind = 'chat'")


def test_duckdb_export_prints_nothing_but_its_target(tmp_path: Path) -> None:
    """The command ends without a word of the library's bindings on standard error."""
    call = [sys.executable, "-m", "diplofacts", "export", "duckdb", "--data", str(ROOT),
            "--out", str(tmp_path / "x.duckdb")]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(call, capture_output=True, text=True, env=environment)
    assert done.returncode == 0
    assert done.stderr == ""


def test_sqlite_has_keys_search_and_views(dataset: Dataset, tmp_path: Path) -> None:
    """Every reference holds, a vocabulary is enforced, and quotes and articles are found by their words."""
    target = export(dataset, "sqlite", tmp_path / "out")
    (file,) = target.glob("*.db")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in TABLES:
            found = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
            assert [tuple("" if c is None else str(c) for c in row) for row in found] == rows(dataset, table)
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("UPDATE meetings SET kind = 'chat'")
        person = next(iter(dataset.people))
        asked = f'"{person.name}"'
        hits = database.execute("SELECT text FROM quotes WHERE quotes MATCH ?", (asked,)).fetchall()
        assert hits
        assert database.execute("SELECT source_id FROM articles WHERE articles MATCH ?", (asked,)).fetchall()
        for view in ("who_met", "who_agreed", "who_said", "who_was", "words"):
            assert database.execute(f"SELECT * FROM {view}").fetchall()


def test_datasette_serves_the_folder(tmp_path: Path) -> None:
    """A real Datasette serves rows, facets, search and our descriptions from the exported folder."""
    export(load(ROOT), "sqlite", tmp_path / "out")
    call = [sys.executable, "-W", "ignore", "-m", "datasette", "serve", str(tmp_path / "out"), "--port", "0",
            "--host", "127.0.0.1"]  # fmt: skip
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            base = ""
            for line in server.stderr:
                if "running on" in line:
                    base = line.split("running on ")[1].split()[0]
                    break
            found = _fetch(f"{base}/diplofacts/meetings.json?_facet=kind&_shape=objects")
            assert len(found["rows"]) == len(load(ROOT).meetings)
            assert found["facet_results"]["kind"]["results"]
            assert _fetch(f"{base}/diplofacts/quotes.json?_search=oil&_shape=array")
            metadata = _fetch(f"{base}/-/metadata.json")
            assert metadata["databases"]["diplofacts"]["tables"]["meetings"]["description"]
        finally:
            server.terminate()


def _fetch(address: str) -> Any:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return json.loads(answer.read())
        except ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


def test_annotations_select_the_words(dataset: Dataset, tmp_path: Path) -> None:
    """The position selects the quote in the article, and prefix and suffix stand around it."""
    target = export(dataset, "annotations", tmp_path / "a.jsonld")
    page = json.loads(target.read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {(s.url or s.path): dataset.article(s) for s in dataset.sources}
    spans = [row for row in dataset.evidence if row.span]
    assert len(page["items"]) == len(spans)
    for item in page["items"]:
        text = texts[item["target"]["source"]]
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_brat_goes_round(dataset: Dataset, tmp_path: Path) -> None:
    """What is exported is read back span by span, and nothing has changed."""
    target = export(dataset, "brat", tmp_path / "out")
    assert read(target) == {source.source_id: tuple(spans) for source, _, spans in marked_by_article(dataset)}
    edits = compare(dataset, target)
    assert not edits.added
    assert not edits.removed


def test_brat_edits_are_told(tmp_path: Path) -> None:
    """A span that an annotator removed and one that was added come back as such."""
    dataset = load(make_package(tmp_path / "package"))
    target = export(dataset, "brat", tmp_path / "out")
    file = target / f"{SOURCE}.ann"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    start = TEXT.index("Prague")
    added = f"T99\tPlace {start} {start + 6}\tPrague\n"
    file.write_text("".join([*lines[2:], added]), encoding="utf-8")
    edits = compare(dataset, target)
    assert [(m.start, m.label) for m in edits.added[SOURCE]] == [(start, "Place")]
    assert len(edits.removed[SOURCE]) == 1
    file.write_text(f"T1\tPerson {start} {start + 6}\tLondon\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r":1.*no annotation of the text"):
        compare(dataset, target)


def test_conll_tokens_are_the_text(dataset: Dataset, tmp_path: Path) -> None:
    """Offsets give the tokens; each mention's tokens cover its words and name its person."""
    target = export(dataset, "conll", tmp_path / "out.conll")
    marks: dict[str, set[tuple[int, str]]] = {}
    text = source = ""
    for line in target.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# source_id = "):
            source = line.removeprefix("# source_id = ")
            text = dataset.article(source)
            marks[source] = set()
        elif line:
            _, token, start, end, tag, person, _, _ = line.split("\t")
            assert text[int(start) : int(end)] == token
            if tag == "B-Person":
                marks[source].add((int(start), person))
    for mention in dataset.mentions:
        assert (mention.start, mention.person_id) in marks[mention.source_id]


def test_docbin_is_opened_by_spacy(dataset: Dataset, tmp_path: Path) -> None:
    """spaCy opens the training data; entities carry the records, the span group has every kind."""
    import spacy
    from spacy.tokens import DocBin

    target = export(dataset, "docbin", tmp_path / "out.spacy")
    docs = list(DocBin(store_user_data=True).from_disk(target).get_docs(spacy.blank("en").vocab))
    assert [doc.user_data["source_id"] for doc in docs] == list(dataset.sources.keys())
    people = {ent.kb_id_ for doc in docs for ent in doc.ents if ent.label_ == "PERSON"}
    assert people == {f"people:{person}" for person in dataset.people.column("person_id")}
    assert {span.label_ for doc in docs for span in doc.spans["sc"]} >= {"Person", "Statement", "Cue"}


@pytest.mark.filterwarnings("ignore:.*pyicu.*")
def test_followthemoney_accepts_every_entity(dataset: Dataset, tmp_path: Path) -> None:
    """The library validates each line, drops no value, and every reference finds its entity."""
    from followthemoney import model

    target = export(dataset, "ftm", tmp_path / "out.ftm.json")
    made = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    known = {entity["id"] for entity in made}
    assert len(known) == len(made)
    for entity in made:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in known
    kinds = [entity["schema"] for entity in made]
    assert kinds.count("Event") == len(dataset.meetings) + len(dataset.agreements)
    assert kinds.count("Occupancy") == len(dataset.roles)
    assert kinds.count("Note") == len(dataset.statements)
    assert all(e["properties"].get("proof") for e in made if e["schema"] in ("Event", "Note"))


def test_rdf_has_every_cell_and_its_source(dataset: Dataset, tmp_path: Path) -> None:
    """rdflib parses the file; each filled cell is a triple, each record comes from its words."""
    from rdflib import PROV, RDF, Graph, URIRef

    target = export(dataset, "rdf", tmp_path / "out.ttl")
    graph = Graph().parse(target)
    for table in TABLES:
        assert len(list(graph.subjects(RDF.type, URIRef(f"urn:diplofacts:vocabulary#{table}")))) == len(
            dataset.table(table)
        )
        for field in schema(table).fields:
            if field.name == primary_key(table):
                continue
            filled = sum(1 for cell in dataset.table(table).column(field.name) if cell)
            kind = URIRef(f"urn:diplofacts:vocabulary#{table}")
            told = sum(
                1 for s in graph.subjects(URIRef(f"urn:diplofacts:vocabulary#{field.name}"))
                if (s, RDF.type, kind) in graph
            )  # fmt: skip
            assert told == filled
    quoted = list(graph.subject_objects(PROV.wasQuotedFrom))
    assert len(quoted) == sum(1 for row in dataset.evidence if row.source_id)
    people = graph.subjects(RDF.type, URIRef("https://schema.org/Person"))
    names = {str(graph.value(person, URIRef("https://schema.org/name"))) for person in people}
    assert names == set(dataset.people.column("name"))


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "duckdb"])
def test_same_dataset_same_bytes(format: str, tmp_path: Path) -> None:
    """Twice the same export is twice the same bytes (a DuckDB file alone holds more than its rows)."""
    dataset = load(ROOT)
    one, other = export(dataset, format, tmp_path / "one"), export(dataset, format, tmp_path / "other")
    files = sorted(p.relative_to(one) for p in one.rglob("*")) if one.is_dir() else [Path()]
    assert files
    for file in files:
        assert (one / file).read_bytes() == (other / file).read_bytes()


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    """A target that is there stays until ``--force``; a data package is never replaced."""
    dataset = load(make_package(tmp_path / "package"))
    target = tmp_path / "out.jsonld"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(PackageError, match="--force"):
        export(dataset, "annotations", target)
    assert target.read_text(encoding="utf-8") == "mine"
    export(dataset, "annotations", target, force=True)
    assert target.read_text(encoding="utf-8") != "mine"
    with pytest.raises(PackageError, match="no export replaces"):
        export(dataset, "csv", tmp_path / "package", force=True)


def test_a_failed_export_leaves_nothing(tmp_path: Path) -> None:
    """When an article is missing, an export that needs its text fails, and nothing half-made is left."""
    dataset = load(make_package(tmp_path / "package"))
    (tmp_path / "package" / "raw" / f"{SOURCE}.txt").unlink()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(PackageError, match="text is not there"):
        export(dataset, "brat", tmp_path / "out")
    assert sorted(tmp_path.iterdir()) == before
    export(dataset, "annotations", tmp_path / "a.jsonld")
    export(dataset, "sqlite", tmp_path / "b")


def test_a_missing_library_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library a format says which extra brings it."""
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(MissingExtraError, match=r"diplofacts\[rdf\]"):
        export(load(ROOT), "rdf", tmp_path / "x")


def test_command_writes_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``diplofacts export`` says what it wrote, lists the formats, and for an unknown one the nearest."""
    target = tmp_path / "out"
    assert main(["export", "csv", "--data", str(ROOT), "--out", str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in FORMATS)
    assert main(["export", "sqlit", "--data", str(ROOT)]) == 2
    assert "'sqlite'" in capsys.readouterr().err


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Quotes, markup, formulas and control characters of an article come back unchanged from each format."""
    hostile = "=HYPERLINK(\"http://x\")'; DROP TABLE people;--<b>&\u202e\x1b[31m\t"
    root = make_package(
        tmp_path / "package",
        organizations=[{"organization_id": "daily", "name": hostile, "kind": "media"}],
    )
    dataset = load(root)
    target = export(dataset, "sqlite", tmp_path / "s")
    (file,) = target.glob("*.db")
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT name FROM organizations").fetchall() == [(hostile,)]
        assert database.execute("SELECT count(*) FROM people").fetchall() == [(2,)]
    from rdflib import Graph

    graph = Graph().parse(export(dataset, "rdf", tmp_path / "x.ttl"))
    names = {str(o).replace("\ufffd", "\x1b") for _, p, o in graph if str(p).endswith("vocabulary#name")}
    assert hostile in names
    sheet = export(dataset, "csv", tmp_path / "c") / "organizations.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as cells:
        assert next(csv.DictReader(cells))["name"] == "'" + hostile
