"""Facts in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplofacts.datapackage import TABLES, schema
from diplofacts.dataset import Dataset, load
from diplofacts.errors import PackageError
from diplofacts.schemas import singular
from diplofacts.show import Style, headline, show
from factory import SOURCE, make_package, small_tables


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """The small package."""
    make_package(tmp_path)
    return load(tmp_path)


def test_articles_are_listed_with_their_facts(dataset: Dataset) -> None:
    """Without a name every article is listed with its day and the number of its facts."""
    text = show(dataset)
    assert f"{SOURCE}  2024-03-05" in text
    assert "2 people" in text
    assert "2 meetings" in text


def test_article_shows_every_fact_with_its_words(dataset: Dataset) -> None:
    """Each person, role, meeting, agreement and statement of the article stands there with its words."""
    text = show(dataset, SOURCE)
    for heading in ("People", "Roles", "Meetings", "Agreements", "Statements"):
        assert f"\n{heading}\n" in text
    for table in ("people", "roles", "meetings", "agreements", "statements"):
        for record in dataset.table(table):
            assert headline(record) in text
    for row in dataset.evidence.where(field="*", table="meetings"):
        assert f"“{row.text}”" in text


def test_record_shows_each_cell_with_its_support(dataset: Dataset) -> None:
    """A record is shown with every filled cell, the words, their place, basis and rule."""
    for table in ("people", "organizations", "roles", "meetings", "agreements", "statements"):
        for record in dataset.table(table):
            text = show(dataset, record.id, Style(width=500))
            for column, value in record.to_row().items():
                assert not value or f"{column}: " in text
            for row in dataset.evidence_for(record):
                assert f"{row.source_id} {row.start}-{row.end}, {row.basis}, {row.rule}" in text


@pytest.mark.parametrize("name", ["Novák", "novak", "JAN NOVAK", "jan-novak"])
def test_people_are_found_by_name(dataset: Dataset, name: str) -> None:
    """A name, a part of one, without accents or in capitals, finds the person."""
    assert show(dataset, name).startswith("People: jan-novak\n")


def test_several_are_listed(dataset: Dataset) -> None:
    """A part that several names have gives a choice of ids."""
    text = show(dataset, "a")
    assert "ana-ruiz" in text
    assert "jan-novak" in text


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Ana Ruis", "Ana Ruiz"), ("Riuz", "Ruiz"), ("zzzzz", "lists the articles"), ("", "lists")],
)
def test_unknown_name(dataset: Dataset, name: str, hint: str) -> None:
    """A name that nothing has is an error with the nearest or with what to do."""
    with pytest.raises(PackageError, match=hint):
        show(dataset, name)


@pytest.mark.parametrize("name", ["Chile", "CHL", "chilean"])
def test_a_state_shows_what_it_takes_part_in(dataset: Dataset, name: str) -> None:
    """A state is shown by code, name or demonym with its offices and what it took part in."""
    text = show(dataset, name)
    assert text.startswith("Chile (CHL)\n")
    for table in ("roles", "meetings", "agreements", "statements"):
        for record in dataset.table(table).by(country="CHL"):
            assert f"[{record.id}]" in text
    assert show(dataset, "Fiji") == "Fiji (FJI)\n  no facts\n"


def test_every_record_is_shown_by_its_id(dataset: Dataset) -> None:
    """Rows of evidence, mentions and actors are shown too, and an id may have its table before it."""
    for table in TABLES[1:]:
        for record in dataset.table(table):
            text = show(dataset, record.id, Style(width=500))
            assert text.startswith(f"{schema(table).title}: {record.id}\n")
            assert show(dataset, f"{singular(table)}:{record.id}", Style(width=500)) == text
    for evidence in dataset.evidence:
        assert "supports " in show(dataset, evidence.id)


def test_articles_are_found_by_path(dataset: Dataset) -> None:
    """An article is shown by the path or the name of its file as by its id."""
    source = dataset.sources[SOURCE]
    assert show(dataset, source.path) == show(dataset, Path(source.path).name) == show(dataset, SOURCE)


def test_agreements_say_when_and_for_how_long(tmp_path: Path) -> None:
    """The line of an agreement has the day it takes effect and its term in words."""
    rows = [{**row, "effective": "2024-07", "term": "P1Y6M"} for row in small_tables()["agreements"]]
    record = next(iter(load(make_package(tmp_path, agreements=rows)).agreements))
    assert "effective 2024-07; for 1 year 6 months" in headline(record)


def test_control_characters_are_escaped(tmp_path: Path) -> None:
    """What stands in a table cannot drive the terminal, with colours on or off."""
    tables = small_tables()
    tables["people"][0]["name"] = "Ana\x1b[2J Ruiz"
    make_package(tmp_path, people=tables["people"])
    plain = show(load(tmp_path), "ana-ruiz")
    assert "\x1b" not in plain
    assert r"\x1b" in plain
    coloured = show(load(tmp_path), "ana-ruiz", Style(colour=True))
    assert "\x1b[1m" in coloured
    assert "\x1b[2J" not in coloured
