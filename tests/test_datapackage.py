"""The descriptor: written without loss, read with clear errors, valid for other tools."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.datapackage import (
    DIALECT,
    TABLES,
    data_root,
    new_descriptor,
    read_descriptor,
    schema_files,
    write_descriptor,
)
from diplofacts.errors import PackageError
from diplofacts.tables import sort_rows
from factory import fill, make_package

ROOT = Path(__file__).resolve().parents[1]
PROFILES = "https://datapackage.org/profiles/2.0/"

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small valid data package."""
    return make_package(tmp_path)


def frictionless_errors(folder: Path) -> list[tuple[str, str, int]]:
    """Resource, kind and row of what plain frictionless finds wrong."""
    report = Package(str(folder / "datapackage.json")).validate()
    found = [("", error.type, 0) for error in report.errors]
    for task in report.tasks:
        found += [(task.name, error.type, getattr(error, "row_number", 0)) for error in task.errors]
    return found


def test_frictionless_accepts_the_package(package: Path) -> None:
    """The package is valid for the standard's own validator, with no plugin."""
    assert frictionless_errors(package) == []


def test_frictionless_accepts_empty_tables(tmp_path: Path) -> None:
    """A dataset whose articles say nothing is valid too."""
    folder = make_package(tmp_path, **{table: [] for table in TABLES})
    assert frictionless_errors(folder) == []


def test_frictionless_accepts_evidence_without_source(tmp_path: Path) -> None:
    """A curated value that no words support has empty place and source."""
    curated = fill(
        "evidence",
        evidence_id="curated-e-0123456789abcdef",
        table="people",
        record_id="ana-ruiz",
        field="name",
        basis="curated",
        rule="authority",
        value="Ana Ruiz",
    )
    assert frictionless_errors(make_package(tmp_path, evidence=lambda rows: [*rows, curated])) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "kind"),
    [
        ("meetings", "part_of", "no-such-meeting", "foreign-key"),
        ("mentions", "person_id", "nobody", "foreign-key"),
        ("evidence", "statement_id", "none-s1-2", "foreign-key"),
        ("meetings", "kind", "party", "constraint-error"),
        ("meetings", "start", "soon", "constraint-error"),
        ("people", "name", "", "constraint-error"),
        ("sources", "published", "2024-02-30", "type-error"),
        ("mentions", "start", "-1", "constraint-error"),
    ],
)
def test_frictionless_finds_what_the_schema_forbids(
    tmp_path: Path, table: str, column: str, value: str, kind: str
) -> None:
    """References, vocabularies, types and patterns are checked by any reader of the descriptor."""


    def spoil(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        first, *others = sort_rows(table, rows)
        return [first | {column: value}, *others]

    assert (table, kind, 2) in frictionless_errors(make_package(tmp_path, **{table: spoil}))


def test_resources_are_described_in_full(package: Path) -> None:
    """Each table has its file, hash, size, schema and dialect, under version 2 profiles."""
    descriptor = read_descriptor(package)
    assert descriptor["$schema"] == PROFILES + "datapackage.json"
    assert [r["name"] for r in descriptor["resources"]] == list(TABLES)
    for resource in descriptor["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["bytes"] == len(data)
        assert resource["$schema"] == PROFILES + "dataresource.json"
        assert resource["dialect"] == DIALECT
        assert resource["schema"] == f"schema/{resource['name']}.json"
        assert (package / resource["schema"]).is_file()


def test_hand_written_properties_are_kept(package: Path) -> None:
    """A build changes hashes and the fingerprint, and nothing that somebody wrote."""
    base = read_descriptor(package)
    base["funding"] = {"grant": "é"}
    base["diplofacts"] = {"note": "mine", "fingerprint": {"old": 1}}
    base["resources"][0]["rights"] = "mine"
    base["resources"].append({"name": "extra", "path": "extra.csv"})
    base["resources"][1]["bytes"] = 0
    (package / "facts" / "people.csv").write_bytes(b"person_id,name,family_name,wikidata_id\n")
    written = write_descriptor(package, base, {"spacy": "3.8"})
    assert read_descriptor(package) == written
    assert written["funding"] == {"grant": "é"}
    assert written["diplofacts"] == {"note": "mine", "fingerprint": {"spacy": "3.8"}}
    assert written["resources"][0]["rights"] == "mine"
    assert written["resources"][1]["bytes"] == 39
    assert written["resources"][-1] == {"name": "extra", "path": "extra.csv"}


def test_fingerprint_stays_unless_given(package: Path) -> None:
    """Without a new fingerprint the recorded one is kept."""
    write_descriptor(package, read_descriptor(package), {"spacy": "3.8"})
    again = write_descriptor(package, read_descriptor(package))
    assert again["diplofacts"] == {"fingerprint": {"spacy": "3.8"}}


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.text().filter(lambda key: key not in ("$schema", "resources", "diplofacts")), JSON, max_size=4
    ),
    st.dictionaries(st.text(), JSON, max_size=3),
)
def test_writing_twice_changes_nothing(base: dict[str, Any], fingerprint: dict[str, Any]) -> None:
    """Whatever the base holds, a second writing from what was read gives the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_package(Path(name))
        write_descriptor(folder, base, fingerprint)
        first = (folder / "datapackage.json").read_bytes()
        assert write_descriptor(folder, read_descriptor(folder), fingerprint).items() >= base.items()
        assert (folder / "datapackage.json").read_bytes() == first


def test_nothing_is_left_beside_the_descriptor(package: Path) -> None:
    """The temporary file is gone after writing."""
    assert sorted(p.name for p in package.iterdir()) == ["datapackage.json", "facts", "raw", "schema"]


def test_missing_table_is_named(package: Path) -> None:
    """A descriptor is not written for tables that are not there, and the old one stays."""
    before = (package / "datapackage.json").read_bytes()
    (package / "facts" / "roles.csv").unlink()
    with pytest.raises(PackageError, match=r"roles\.csv: the table is not there"):
        write_descriptor(package, {})
    assert (package / "datapackage.json").read_bytes() == before


@pytest.mark.parametrize("data", [b"{,}", b"[]", b'{"name": "\xff"}'], ids=["syntax", "list", "encoding"])
def test_bad_descriptor_is_refused(tmp_path: Path, data: bytes) -> None:
    """What is no JSON object in UTF-8 is refused by name, with what to do."""
    (tmp_path / "datapackage.json").write_bytes(data)
    with pytest.raises(PackageError, match=r"datapackage\.json.*the descriptor is not") as caught:
        read_descriptor(tmp_path)
    assert caught.value.problems[0].hint


def test_missing_descriptor_is_refused(tmp_path: Path) -> None:
    """A folder without a descriptor is no data package."""
    with pytest.raises(PackageError, match="no such data package"):
        read_descriptor(tmp_path)


def test_descriptor_is_found_by_folder_and_file(package: Path) -> None:
    """The folder and the file name the same package, as a path or as a string."""
    assert read_descriptor(package) == read_descriptor(str(package / "datapackage.json"))


def test_new_descriptor_invents_nothing() -> None:
    """Licences, contributors and days are the maker's to say."""
    made = new_descriptor("My Articles/2024")
    assert made["name"] == "my-articles-2024"
    assert made["title"] == "My Articles/2024"
    assert made.keys() == {"$schema", "name", "title", "description", "version"}
    licence = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
    assert new_descriptor("x", licenses=[licence])["licenses"] == [licence]
    assert new_descriptor("…")["name"] == "dataset"


def test_project_descriptor_says_who_and_under_which_terms() -> None:
    """The dataset's own descriptor names an organization as creator, its licence, sources and version."""
    descriptor = read_descriptor(ROOT)
    assert descriptor["$schema"] == PROFILES + "datapackage.json"
    assert descriptor["name"] == "diplofacts"
    assert [(c["title"], c["roles"]) for c in descriptor["contributors"]] == [
        ("The diplofacts project", ["creator"])
    ]
    (licence,) = descriptor["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert "texts in raw/ stay their publishers'" in licence["title"]
    assert descriptor["sources"]
    assert descriptor["keywords"]
    assert descriptor["version"].count(".") == 2
    assert "T" in descriptor["created"]


def test_schema_files_are_the_packaged_ones() -> None:
    """A dataset written elsewhere gets every schema, byte for byte."""
    files = schema_files()
    assert len(files) == 13
    for name, data in files.items():
        assert (data_root() / "schema" / name).read_bytes() == data
        assert json.loads(data)
