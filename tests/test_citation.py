"""Citing: what the descriptor says, and nothing else, in a form that BibTeX and others read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.citation import citation_cff, cite
from diplofacts.datapackage import read_descriptor
from diplofacts.dataset import Dataset, load
from diplofacts.errors import PackageError
from factory import make_package

ROOT = Path(__file__).resolve().parents[1]
BARE = re.compile(r"(?<!\\)[#$%&_]")


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A small package with nothing but what a build gives it."""
    return load(make_package(tmp_path))


def describe(dataset: Dataset, **properties: Any) -> Dataset:
    """The same dataset with other properties in its descriptor."""
    return Dataset(dataset.root, dataset.descriptor | properties)


def fields(entry: str) -> dict[str, str]:
    """Names and values of a BibTeX entry, one a line as :func:`cite` writes them."""
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE))


def braces_balance(entry: str) -> bool:
    """Whether braces that are no characters of the text open and close in order."""
    depth = 0
    for brace in re.findall(r"\\.|[{}]", entry):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def test_project_is_cited_as_its_descriptor_says() -> None:
    """The packaged data are cited with author, title, year and version of their descriptor."""
    descriptor = read_descriptor(ROOT)
    entry = cite()
    assert entry.startswith(f"@misc{{diplofacts-{descriptor['version']},\n")
    assert entry.endswith("}\n")
    found = fields(entry)
    assert found["author"] == "{The diplofacts project}"
    assert found["title"] == "{" + descriptor["title"] + "}"
    assert found["year"] == descriptor["created"][:4]
    assert found["version"] == descriptor["version"]
    assert "CC-BY-4.0" in found["note"]


def test_nothing_is_invented(dataset: Dataset) -> None:
    """A dataset that names no author, day or licence is cited without."""
    assert fields(cite(dataset)) == {
        "title": "{A small dataset}",
        "version": "0.1.0",
        "note": "Data set, version 0.1.0",
    }


def test_people_are_cited_by_their_parts(dataset: Dataset) -> None:
    """A person has a family and a given name; only creators are authors."""
    entry = cite(
        describe(
            dataset,
            contributors=[
                {"title": "Ana Ruiz", "familyName": "Ruiz", "givenName": "Ana", "roles": ["creator"]},
                {"title": "Institute of X & Y", "role": "creator"},
                {"title": "Somebody else", "roles": ["editor"]},
                {"title": "Nobody in particular"},
            ],
        )
    )
    assert fields(entry)["author"] == r"Ruiz, Ana and {Institute of X \& Y}"


@pytest.mark.parametrize(
    "given_id", ["10.5281/zenodo.1", "doi:10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1"]
)
def test_identifiers_are_cited(dataset: Dataset, given_id: str) -> None:
    """A DOI, however it is written, and a home page are part of the citation."""
    known = describe(dataset, id=given_id, homepage="https://example.org/data")
    assert fields(cite(known)).items() >= {"doi": "10.5281/zenodo.1", "url": "https://example.org/data"}.items()


def test_latex_reads_special_characters_as_text(dataset: Dataset) -> None:
    """What LaTeX reads as a command is escaped; other characters stay as they are."""
    entry = cite(describe(dataset, title="50 % of {A} & B_c #1 $5 ~x^2 \\ é"))
    assert fields(entry)["title"] == (
        r"{50 \% of \{A\} \& B\_c \#1 \$5 \textasciitilde{}x\textasciicircum{}2 \textbackslash{} é}"
    )


@given(st.text(), st.text(), st.text())
def test_any_words_give_one_well_formed_entry(title: str, author: str, version: str) -> None:
    """Whatever stands in the descriptor, braces balance, a field is a line, and no command is left."""
    sample = Dataset.__new__(Dataset)
    sample.descriptor = {
        "title": title,
        "version": version,
        "contributors": [{"title": author, "roles": ["creator"]}],
    }
    entry = cite(sample)
    assert braces_balance(entry)
    assert not BARE.search(entry)
    for line in entry.removesuffix("\n").split("\n"):
        assert re.fullmatch(r"@misc\{.+,|  \w+ = \{.*\},|\}", line)


def test_citation_file_agrees_with_the_descriptor() -> None:
    """``CITATION.cff`` at the top level is what the descriptor gives."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert text == citation_cff()
    told, descriptor = yaml.safe_load(text), read_descriptor(ROOT)
    assert told["cff-version"] == "1.2.0"
    assert told["type"] == "dataset"
    assert told["message"]
    assert told["title"] == descriptor["title"]
    assert told["abstract"] == descriptor["description"]
    assert told["version"] == descriptor["version"]
    assert told["date-released"] == descriptor["created"][:10]
    assert told["license"] == descriptor["licenses"][0]["name"]
    assert told["keywords"] == descriptor["keywords"]
    assert told["authors"] == [{"name": c["title"]} for c in descriptor["contributors"]]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_citation_file_keeps_any_words(title: str) -> None:
    """Quotes, colons, hashes and the rest of YAML's marks are characters of the text."""
    sample = Dataset.__new__(Dataset)
    sample.descriptor = {
        "title": title,
        "contributors": [{"familyName": title, "givenName": "A", "roles": ["creator"]}],
        "keywords": [title],
    }
    told = yaml.safe_load(citation_cff(sample))
    assert told["title"] == title
    assert told["authors"] == [{"family-names": title, "given-names": "A"}]
    assert told["keywords"] == [title]


def test_citation_file_needs_an_author(dataset: Dataset) -> None:
    """The format demands an author, and none is made up."""
    with pytest.raises(PackageError, match="no creator") as caught:
        citation_cff(dataset)
    assert caught.value.problems[0].column == "contributors"
