"""The data model in ``schema/``: the contract of the tables."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts import datapackage
from diplofacts.datapackage import TABLES, schema
from diplofacts.dates.durations import is_duration
from diplofacts.dates.edtf import is_edtf
from diplofacts.errors import PackageError
from diplofacts.records import EvidenceTable
from strategies import edtf_texts

FOLDER = Path(__file__).resolve().parents[1] / "schema"

#: The public interface: columns in their order, ``*`` for one that is always filled.
COLUMNS = {
    "sources": "source_id* path* sha256* characters* published* title publisher url language* license",
    "people": "person_id* name* family_name wikidata_id",
    "mentions": "mention_id* source_id* start* end* text* person_id*",
    "organizations": "organization_id* name* kind* country wikidata_id",
    "roles": "role_id* person_id* title* office* portfolio country organization_id status* "
    "first_observed* last_observed* start end",
    "meetings": "meeting_id* kind* status* start end venue city country part_of name",
    "meeting_actors": "meeting_actor_id* meeting_id* person_id organization_id country title capacity* "
    "role_id on_behalf_of",
    "agreements": "agreement_id* title* kind* status* signed effective term city country meeting_id",
    "agreement_actors": "agreement_actor_id* agreement_id* person_id organization_id country title "
    "capacity* role_id on_behalf_of",
    "statements": "statement_id* source_id* kind* text* cue* date meeting_id",
    "statement_actors": "statement_actor_id* statement_id* person_id organization_id country text "
    "capacity* role_id on_behalf_of",
    "evidence": "evidence_id* source_id start end text table* record_id* field* basis* rule* value "
    "statement_id",
}


def raw(table: str) -> dict[str, Any]:
    """The schema file as it stands."""
    data: dict[str, Any] = json.loads((FOLDER / f"{table}.json").read_bytes())
    return data


def test_tables_are_the_twelve_of_the_contract() -> None:
    """The tables are those of the public interface, in its order, and there is a schema for each."""
    assert tuple(COLUMNS) == TABLES
    assert sorted(p.stem for p in FOLDER.glob("*.json")) == sorted([*TABLES, "vocabularies"])


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_contract(table: str) -> None:
    """No column is renamed, moved or made optional: programs of others read these files."""
    assert [f.name + "*" * f.required for f in schema(table).fields] == COLUMNS[table].split()


@pytest.mark.parametrize("table", TABLES)
def test_every_field_says_what_it_is(table: str) -> None:
    """Type, title, description and the constraints required and unique are written out for each column."""
    for field in raw(table)["fields"]:
        assert field["type"] in ("string", "integer", "date")
        assert field["title"].strip()
        assert field["description"].strip().endswith(".")
        assert {"required", "unique"} <= field["constraints"].keys()


@pytest.mark.parametrize("table", TABLES)
def test_schema_is_a_version_2_table_schema(table: str) -> None:
    """Profile, missing values and primary key are declared; the key is the first column."""
    data = raw(table)
    assert data["$schema"] == "https://datapackage.org/profiles/2.0/tableschema.json"
    assert data["missingValues"] == [""]
    assert data["primaryKey"] == [data["fields"][0]["name"]]
    key = schema(table).field(schema(table).primary_key)
    assert key.required
    assert key.unique


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_are_complete(table: str) -> None:
    """Each column named as another table's key refers to it, and each reference meets a key."""
    keys = {schema(t).primary_key: t for t in TABLES}
    for column in schema(table).columns[1:]:
        reference = schema(table).foreign_key(column)
        if column in keys:
            assert reference is not None
            assert reference.resource == keys[column]
    for reference in schema(table).foreign_keys:
        assert reference.reference_fields == (schema(reference.resource).primary_key,)


def test_part_of_refers_to_its_own_table() -> None:
    """A meeting in the course of a visit points to another meeting; the standard writes that as ``""``."""
    assert raw("meetings")["foreignKeys"] == [
        {"fields": ["part_of"], "reference": {"resource": "", "fields": ["meeting_id"]}}
    ]
    reference = schema("meetings").foreign_key("part_of")
    assert reference is not None
    assert reference.resource == "meetings"


@pytest.mark.parametrize("table", TABLES)
def test_enumerations_are_the_vocabularies(table: str) -> None:
    """A closed column allows exactly the terms of its vocabulary, in its order."""
    for field in schema(table).fields:
        assert bool(field.enum) == bool(field.vocabulary)
        if field.vocabulary:
            assert field.enum == tuple(datapackage.vocabulary(field.vocabulary))


def test_every_vocabulary_is_used_and_described() -> None:
    """No vocabulary lies about unused, and no term is left without its meaning."""
    used = {f.vocabulary for t in TABLES for f in schema(t).fields} - {""}
    assert used == set(datapackage.vocabulary_names())
    for name in used:
        assert all(text.strip() for text in datapackage.vocabulary(name).values())


def test_evidence_supports_every_other_table() -> None:
    """Any table but the articles and the evidence itself can have evidence."""
    assert [str(t) for t in EvidenceTable] == [t for t in TABLES if t not in ("sources", "evidence")]


@pytest.mark.parametrize("table", TABLES)
def test_notations_have_patterns(table: str) -> None:
    """A string in a notation is held to it by a pattern, so that any Table Schema reader checks it."""
    for field in schema(table).fields:
        if field.notation in ("edtf", "duration", "country", "sha256", "wikidata"):
            assert re.compile(field.pattern)


@given(edtf_texts())
def test_edtf_values_fit_the_pattern(text: str) -> None:
    """Whatever the library reads as a date, the schema allows."""
    assert is_edtf(text)
    assert re.fullmatch(schema("meetings").field("start").pattern, text)


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "22-06-10", "2022-6", "2022-13", "2022-06-32", "2022-06-10T10:00", "2022/", "/2022",
     "June 2022", "2022-06-10/2022-06-11/2022-06-12", "2022~~", " 2022"],
)  # fmt: skip
def test_other_dates_do_not_fit_the_pattern(text: str) -> None:
    """What is outside the EDTF profile is refused by the schema alone."""
    assert not re.fullmatch(schema("meetings").field("start").pattern, text)
    assert not is_edtf(text)


@given(st.from_regex(r"\AP?([0-9]{0,3}[YMWDH]?){0,4}\Z"))
def test_durations_fit_the_pattern_when_they_are_durations(text: str) -> None:
    """The schema allows the durations that the library reads, and no others."""
    assert bool(re.fullmatch(schema("agreements").field("term").pattern, text)) == is_duration(text)


@pytest.mark.parametrize(
    ("table", "column", "good", "bad"),
    [
        ("people", "person_id", ["ana-ruiz", "x", "a1--b-2"], ["Ana", "-a", "a-", "a---b", "a b", "é"]),
        ("mentions", "mention_id", ["A file.2-m1-22"], ["a-s1-2", "a-m1", "-m1-2"]),
        ("evidence", "evidence_id", ["a-e1-2-0123abcd", "curated-e-" + "0a" * 8], ["a-e1-2", "curated-e-1"]),
        ("sources", "sha256", ["0" * 64], ["0" * 63, "A" * 64]),
        ("roles", "country", ["VEN", "XKX"], ["ven", "VE", "VENE"]),
        ("people", "wikidata_id", ["Q1", "Q58132"], ["58132", "Q0", "q1"]),
        ("evidence", "field", ["*", "name", "on_behalf_of"], ["", "**", "Name", "a b"]),
    ],
)
def test_patterns(table: str, column: str, good: list[str], bad: list[str]) -> None:
    """Identifiers, digests and codes are held to their form."""
    pattern = schema(table).field(column).pattern
    assert [text for text in good if not re.fullmatch(pattern, text)] == []
    assert [text for text in bad if re.fullmatch(pattern, text)] == []


@pytest.mark.parametrize(
    ("call", "name", "hint"),
    [
        (datapackage.schema, "meeting", "meetings"),
        (datapackage.vocabulary, "offices", "office"),
        (schema("roles").field, "ofice", "office"),
    ],
)
def test_unknown_names_get_the_nearest(call: Any, name: str, hint: str) -> None:
    """A misspelt table, vocabulary or column is answered with the one that was meant."""
    with pytest.raises(PackageError, match=rf"Did you mean '{hint}'"):
        call(name)
