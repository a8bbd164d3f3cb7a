"""Metadata: made from the descriptor and the tables, in step with them, and read by their consumers."""

from __future__ import annotations

import functools
import html
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from cffconvert.cli.create_citation import create_citation
from datacite import schema45
from hypothesis import given, settings
from hypothesis import strategies as st
from rocrate.rocrate import ROCrate

from diplofacts.cli import main
from diplofacts.datapackage import TABLES, columns, descriptor_json, primary_key, read_descriptor
from diplofacts.dataset import Dataset, load
from diplofacts.metadata import FILES, check, render, write
from factory import make_package

ROOT = Path(__file__).resolve().parents[1]
MAKER = {"familyName": "Ruiz", "givenName": "Ana", "organization": "Institute", "roles": ["creator"],
         "path": "https://orcid.org/0000-0002-1825-0097"}  # fmt: skip
DESCRIBED = {
    "created": "2024-05-06T00:00:00Z",
    "contributors": [MAKER],
    "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
    "keywords": ["trade", "visits"],
    "homepage": "https://example.org/data",
}


def described(folder: Path, **properties: Any) -> Path:
    """A small package with an author, a day and a licence, and further properties."""
    root = make_package(folder)
    (root / "datapackage.json").write_bytes(descriptor_json(read_descriptor(root) | DESCRIBED | properties))
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small described package with its metadata written."""
    root = described(tmp_path)
    outcome = write(root)
    assert set(outcome.changed) == set(FILES)
    assert not outcome.problems
    return root


def parsed(root: Path, name: str) -> Any:
    """A JSON file of the package."""
    return json.loads((root / name).read_text(encoding="utf-8"))


def test_project_metadata_have_not_drifted() -> None:
    """Every file at the top level is what ``datapackage.json`` and the tables give."""
    outcome = check(ROOT)
    assert outcome.changed == (), "run `diplofacts metadata`"
    assert outcome.problems == ()


def test_writing_twice_changes_nothing(root: Path) -> None:
    """The same dataset gives the same bytes."""
    assert write(root).changed == ()
    assert not list(root.glob(".metadata-*"))


def test_check_names_what_drifted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` exits 1, names the files that a changed descriptor made stale, and changes none."""
    assert main(["metadata", str(root), "--check"]) == 0
    descriptor = read_descriptor(root) | {"version": "9.9.9"}
    (root / "datapackage.json").write_bytes(descriptor_json(descriptor))
    before = {name: (root / name).read_bytes() for name in FILES}
    capsys.readouterr()
    assert main(["metadata", str(root), "--check"]) == 1
    told = capsys.readouterr().out
    assert all(name in told for name in FILES)
    assert before == {name: (root / name).read_bytes() for name in FILES}
    assert main(["metadata", str(root)]) == 0
    assert main(["metadata", str(root), "--check"]) == 0


def test_a_dataset_without_author_gets_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What demands an author is told and left out, exit code 2; the other files are written."""
    root = make_package(tmp_path)
    assert main(["metadata", str(root)]) == 2
    assert "contributors" in capsys.readouterr().err
    assert not (root / "CITATION.cff").exists()
    assert (root / "croissant.json").exists()
    assert (root / "DATACARD.md").exists()


def test_cffconvert_validates_citation_cff(root: Path) -> None:
    """cffconvert finds both the project's and a made ``CITATION.cff`` valid."""
    for folder in (ROOT, root):
        create_citation(str(folder / "CITATION.cff"), None).validate()
    told = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["type"] == "dataset"
    assert told["authors"] == [
        {"family-names": "Ruiz", "given-names": "Ana", "affiliation": "Institute",
         "orcid": "https://orcid.org/0000-0002-1825-0097"}
    ]  # fmt: skip
    assert told["date-released"] == "2024-05-06"
    assert told["license"] == "CC-BY-4.0"


def test_datacite_schema_accepts(root: Path) -> None:
    """The DataCite 4.5 schema accepts both the project's and a made ``datacite.json``."""
    for folder in (ROOT, root):
        schema45.validate(parsed(folder, "datacite.json"))
    made = parsed(root, "datacite.json")
    assert made["publicationYear"] == "2024"
    assert made["creators"][0]["nameIdentifiers"][0]["nameIdentifierScheme"] == "ORCID"
    assert {"geoLocationPlace": "Chile"} in made["geoLocations"]


# mlcroissant parses JSON-LD by a class that rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:.*Dataset.default_context is deprecated:DeprecationWarning")
def test_mlcroissant_reads_every_row(root: Path) -> None:
    """mlcroissant finds no issue, and its records are the rows of the tables."""
    import mlcroissant

    for folder in (ROOT, root):
        dataset = load(folder)
        croissant = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
        assert not croissant.metadata.ctx.issues.errors
        sets = {one.id: one for one in croissant.metadata.record_sets}
        assert set(sets) == set(TABLES)
        for name in TABLES:
            rows = list(croissant.records(record_set=name))
            assert len(rows) == len(dataset.table(name))
            for row, record in zip(rows, dataset.table(name), strict=True):
                cells = {key.rpartition("/")[2]: value for key, value in row.items()}
                assert cells[primary_key(name)].decode() == record.id
        assert [field for one in sets.values() for field in one.fields if field.references.uuid]


def test_rocrate_opens_the_folder(root: Path) -> None:
    """rocrate finds the tables, the articles, the author and the licence."""
    crate = ROCrate(str(root))
    parts = {entity.id for entity in crate.data_entities}
    assert {f"facts/{name}.csv" for name in TABLES} <= parts
    assert any(part.startswith("raw/") for part in parts)
    assert crate.root_dataset["author"]["name"] == "Ana Ruiz"
    assert crate.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"


def test_schema_org_has_files_with_digests(root: Path) -> None:
    """Each table is a download with its digest and size; coverage in time and space comes from the tables."""
    made = parsed(root, "schema-org.jsonld")
    assert made["@type"] == "Dataset"
    assert {d["contentUrl"] for d in made["distribution"]} == {f"facts/{name}.csv" for name in TABLES}
    hashes = {r["path"]: r["hash"] for r in read_descriptor(root)["resources"]}
    assert all(hashes[d["contentUrl"]] == f"sha256:{d['sha256']}" for d in made["distribution"])
    assert {c["identifier"] for c in made["spatialCoverage"]} == {"CHL", "CZE"}
    first, last = made["temporalCoverage"].split("/")
    assert first <= "2024-03-04" < "2024-03-05" <= last
    assert len(made["variableMeasured"]) == sum(len(columns(name)) for name in TABLES)


def test_zenodo_and_codemeta_say_the_same(root: Path) -> None:
    """Title, version, licence and author are those of the descriptor in every file."""
    zenodo, codemeta = parsed(root, ".zenodo.json"), parsed(root, "codemeta.json")
    assert zenodo["creators"] == [
        {"name": "Ruiz, Ana", "affiliation": "Institute", "orcid": "0000-0002-1825-0097"}
    ]
    assert zenodo["upload_type"] == "dataset"
    assert zenodo["license"] == "cc-by-4.0"
    assert zenodo["version"] == codemeta["version"] == "0.1.0"
    assert codemeta["license"] == ["https://spdx.org/licenses/CC-BY-4.0"]
    assert codemeta["author"][0]["familyName"] == "Ruiz"


def test_codemeta_names_the_software_that_travels_with_the_data(tmp_path: Path) -> None:
    """What the descriptor says of code makes ``codemeta.json`` describe software too."""
    code = {"name": "tool", "license": "MIT", "programmingLanguage": "Python"}
    root = described(tmp_path, diplofacts={"code": code})
    write(root)
    made = parsed(root, "codemeta.json")
    assert "SoftwareSourceCode" in made["type"]
    assert made["license"] == ["https://spdx.org/licenses/MIT"]
    assert made["programmingLanguage"] == "Python"


def test_data_card_counts_and_measures(tmp_path: Path) -> None:
    """The card has the rows of each table, and the accuracy that ``docs/accuracy.json`` gives."""
    root = described(tmp_path)
    row = {"f1": 0.9, "f1_interval": [0.8, 1.0], "gold": 10, "got": 9}
    (root / "docs").mkdir()
    measured = {"sets": [{"title": "on ten articles", "tables": {"meetings": row}, "note": "A ceiling."}]}
    (root / "docs" / "accuracy.json").write_text(json.dumps(measured), encoding="utf-8")
    write(root)
    card = (root / "DATACARD.md").read_text(encoding="utf-8")
    dataset = load(root)
    assert all(f"| `{name}` | {len(dataset.table(name))} |" in card for name in TABLES)
    assert "| meetings | 0.90 | 0.80–1.00 | 10 | 9 |" in card
    assert "A ceiling." in card


@functools.cache
def _kept() -> Dataset:
    return load(described(Path(tempfile.mkdtemp())))


@settings(max_examples=50)
@given(st.text(), st.text())
def test_hostile_words_are_escaped(title: str, name: str) -> None:
    """No markup of a title or name reaches the card or Zenodo's HTML, and every file stays parseable."""
    hostile = f"<script>{title}|[x](javascript:y)`"
    sample = Dataset(
        _kept().root,
        _kept().descriptor | {"title": hostile, "description": hostile,
                              "contributors": [{"title": name + "<b>", "roles": ["creator"]}]},
    )  # fmt: skip
    made, problems = render(sample)
    assert not problems
    for file, data in made.items():
        if "json" in file:
            json.loads(data)
    card = made["DATACARD.md"].decode()
    assert "<script" not in card
    assert "](javascript" not in card.replace("\\]", "")
    assert "<script" not in json.loads(made[".zenodo.json"])["description"]
    assert html.escape("<script>") in json.loads(made[".zenodo.json"])["description"]

