"""Citing: what the descriptor and the articles say, and nothing else, in the forms that others read."""

from __future__ import annotations

import functools
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.citation import STYLES, cite
from diplofacts.citation.facts import find_record, read_fact
from diplofacts.cli import main
from diplofacts.datapackage import read_descriptor
from diplofacts.dataset import Dataset, load
from diplofacts.errors import PackageError, UnknownRecordError
from factory import SOURCE, TEXT, make_package

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


SAID = f"{SOURCE}-s{TEXT.index('We will trade')}-{TEXT.index('We will trade') + len('We will trade more,')}"


@functools.cache
def small() -> Dataset:
    """A small dataset with an author and a day, kept as long as the tests run."""
    folder = tempfile.mkdtemp()
    sample = load(make_package(Path(folder)))
    return describe(
        sample,
        created="2024-05-06T00:00:00Z",
        contributors=[{"familyName": "Ruiz", "givenName": "Jean-Paul A", "roles": ["creator"]}],
        keywords=["trade", "visits"],
        id="10.5281/zenodo.1",
        homepage="https://example.org/data",
    )


def test_reference_managers_read_ris() -> None:
    """A RIS reader finds author, title, year, version, DOI and address."""
    (entry,) = rispy.loads(cite(small(), style="ris"))
    assert entry["type_of_reference"] == "DATA"
    assert entry["authors"] == ["Ruiz, Jean-Paul A"]
    assert entry["title"] == "A small dataset"
    assert entry["year"] == "2024"
    assert entry["doi"] == "10.5281/zenodo.1"
    assert entry["keywords"] == ["trade", "visits"]
    assert entry["urls"] == ["https://example.org/data"]


def test_bibtex_is_read_by_a_parser() -> None:
    """A BibTeX parser finds one entry with its fields, of the dataset and of a fact."""
    (entry,) = bibtexparser.loads(cite(small())).entries
    assert entry["ENTRYTYPE"] == "misc"
    assert entry["author"] == "Ruiz, Jean-Paul A"
    (fact,) = bibtexparser.loads(cite(small(), record=f"statement:{SAID}")).entries
    assert SAID in fact["title"].replace("\\_", "_")
    assert "We will trade more," in fact["note"]


def test_csl_json_is_rendered_by_a_processor() -> None:
    """A CSL processor makes a reference of the item: author, year, title, DOI."""
    items = json.loads(cite(small(), style="csl-json"))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"].lower())]))
    (text,) = map(str, bibliography.bibliography())
    assert "Ruiz" in text
    assert "2024" in text
    assert "A small dataset" in text


def test_apa_is_the_seventh_edition() -> None:
    """APA gives family name and initials, year, title with version, what it is, and the DOI's address."""
    assert cite(small(), style="apa") == (
        "Ruiz, J.-P. A. (2024). A small dataset (Version 0.1.0) [Data set]. "
        "https://doi.org/10.5281/zenodo.1\n"
    )


def test_apa_without_author_and_year_begins_with_the_title(dataset: Dataset) -> None:
    """A dataset that names neither is cited by its title and ``n.d.``."""
    assert cite(dataset, style="apa") == "A small dataset (Version 0.1.0) [Data set]. (n.d.).\n"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "A0, B. (2024)"),
        (2, "A0, B., & A1, B. (2024)"),
        (20, "A18, B., & A19, B. (2024)"),
        (21, "A18, B., … A20, B. (2024)"),
    ],
)
def test_apa_shortens_long_lists_of_authors(count: int, expected: str) -> None:
    """Up to twenty authors are named; of more the first nineteen and the last."""
    people = [{"familyName": f"A{n}", "givenName": "B", "roles": ["creator"]} for n in range(count)]
    assert expected in cite(describe(small(), contributors=people), style="apa")


@pytest.mark.parametrize("style", list(STYLES))
def test_a_fact_is_cited_with_its_words_and_place(style: str) -> None:
    """A fact's citation has the record, the quote, its offsets and the article, at the dataset's version."""
    text = cite(small(), style=style, record=f"statements:{SAID}")
    start = TEXT.index("We will trade")
    plain = text.replace("\\_", "_")
    assert SAID in plain
    assert "We will trade more," in plain
    assert f"characters {start}-{start + len('We will trade more,')} of article {SOURCE}, 2024-03-05" in plain
    assert "0.1.0" in plain


def test_words_inside_longer_ones_are_not_repeated() -> None:
    """A record that several cells support by parts of one sentence is cited by the sentence."""
    for table in ("people", "roles", "meetings", "agreements", "statements"):
        for record in small().table(table):
            quotes = read_fact(record).quotes
            assert quotes
            assert not [
                (a, b) for a in quotes for b in quotes
                if a is not b and a.source_id == b.source_id and a.start <= b.start and b.end <= a.end
            ]  # fmt: skip
            for quote in quotes:
                assert quote.text == " ".join(TEXT[quote.start : quote.end].split())


@pytest.mark.parametrize("reference", ["person:ana-ruiz", "people:ana-ruiz", "ana-ruiz"])
def test_records_are_found_by_plural_singular_and_bare_id(reference: str) -> None:
    """``person:ID``, ``people:ID`` and the id alone name the same record."""
    assert find_record(small(), reference).id == "ana-ruiz"


def test_every_record_is_found_by_its_reference() -> None:
    """The reference in a citation leads back to the record it was made of."""
    for table in ("people", "mentions", "roles", "meetings", "agreements", "statements", "evidence"):
        for record in small().table(table):
            assert find_record(small(), read_fact(record).reference) == record


def test_what_can_not_be_cited_is_told() -> None:
    """A style given as the dataset, or a table as the record, is an error that shows the call."""
    with pytest.raises(TypeError, match="cite\\(style="):
        cite("apa")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="record="):
        cite(record=load(ROOT).meetings)  # type: ignore[arg-type]


def test_an_unknown_fact_is_told_with_the_nearest() -> None:
    """A misspelt id, table or style is an error that names what is most like it."""
    with pytest.raises(UnknownRecordError, match="'ana-ruiz'"):
        cite(small(), record="ana-ruis")
    with pytest.raises(PackageError, match="'statements'"):
        cite(small(), record="statments:x")
    with pytest.raises(PackageError, match="'bibtex'"):
        cite(small(), style="bibtec")
    with pytest.raises(PackageError, match="no fact"):
        cite(small(), record=f"article:{SOURCE}")


@given(st.text(), st.text(), st.sampled_from(list(STYLES)))
def test_any_words_stay_in_their_field(title: str, author: str, style: str) -> None:
    """Whatever stands in the descriptor, no line, tag or control character is added to the citation."""
    sample = Dataset.__new__(Dataset)
    sample.descriptor = {"title": title, "contributors": [{"title": author, "roles": ["creator"]}]}
    text = cite(sample, style=style)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    if style == "ris":
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.removesuffix("\n").split("\n"))
    elif style == "csl-json":
        assert len(json.loads(text)) == 1
    elif style == "apa":
        assert text.count("\n") == 1


def test_command_cites_a_fact(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``diplofacts cite RECORD --style apa`` prints the fact's citation; an unknown one is exit code 2."""
    root = make_package(tmp_path)
    assert main(["cite", f"statement:{SAID}", "--style", "apa", "--data", str(root)]) == 0
    assert "We will trade more," in capsys.readouterr().out
    assert main(["cite", "nobody", "--data", str(root)]) == 2
    assert "no record has this id" in capsys.readouterr().err
