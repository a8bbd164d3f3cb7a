"""Questions: who, where, when with uncertain dates, in which words; timelines, graphs, explanations."""

from __future__ import annotations

import datetime
import functools
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplofacts
from diplofacts.cli import main
from diplofacts.dataset import Dataset, load
from diplofacts.dataset.cells import CellsOfColumns
from diplofacts.dates.edtf import EDTF
from diplofacts.errors import MissingExtraError, PackageError
from diplofacts.places import country_codes, country_name
from diplofacts.questions import Period, period_of, read_period
from factory import SOURCE, fill, make_package, small_tables

ROOT = Path(__file__).resolve().parents[1]
#: A place among the marked words of an explanation.
MARKED = re.compile(r"\[\[[^\]]*Prague[^\]]*\]\]")
TALKS, VISIT = "ruiz-novak-meeting-2024-03-04", "ana-ruiz-visit-cze-2024"
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 3, 1))


@functools.cache
def small() -> Dataset:
    """The small dataset: Ruiz of Chile visits Novák in Prague."""
    return load(make_package(Path(tempfile.mkdtemp())))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"participant": "Ana Ruiz"}, {TALKS, VISIT}),
        ({"participant": "ruiz"}, {TALKS, VISIT}),
        ({"participant": "jan-novak"}, {TALKS}),
        ({"participant": "Jan Novak"}, {TALKS}),
        ({"participant": "Novák", "country": "Chile"}, {TALKS}),
        ({"country": "Czech"}, {TALKS, VISIT}),
        ({"country": "CHL", "kind": "visit"}, {VISIT}),
        ({"office": "foreign minister"}, {TALKS, VISIT}),
        ({"office": "president"}, {TALKS}),
        ({"office": "president", "country": "CHL"}, set()),
        ({"participant": "Ruiz", "capacity": "guest"}, {VISIT}),
        ({"participant": "Novák", "capacity": "guest"}, set()),
        ({"kind": "meeting", "status": "held"}, {TALKS}),
        ({"source": SOURCE}, {TALKS, VISIT}),
        ({}, {TALKS, VISIT}),
    ],
)
def test_meetings_are_found_by_what_one_knows(asked: dict[str, str], expected: set[str]) -> None:
    """People by id, name, surname and unaccented, countries by code, name and demonym, offices by words."""
    assert set(small().meetings.by(**asked).ids) == expected


def test_other_tables_are_asked_the_same_way() -> None:
    """People, roles, organizations, agreements and statements take what makes sense of them."""
    dataset = small()
    assert dataset.people.by(country="Chile").ids == ("ana-ruiz",)
    assert dataset.people.by(office="president").ids == ("jan-novak",)
    assert [role.person_id for role in dataset.roles.by(country="CZE")] == ["jan-novak"]
    assert dataset.organizations.by(kind="media").ids == ("daily",)
    assert len(dataset.agreements.by(country="CHL")) == len(dataset.agreements.by(country="CZE")) == 1
    assert len(dataset.statements.by(participant="Ruiz", capacity="speaker")) == 1
    assert len(dataset.statements.by(participant="Daily", capacity="speaker")) == 0
    assert len(dataset.mentions.by(participant="Ruiz")) == 2
    with pytest.raises(PackageError, match="take part in nothing"):
        dataset.people.by(capacity="guest")


def test_queries_are_narrowed_step_by_step() -> None:
    """A query is not changed by narrowing it; it counts, iterates, holds, and shows what it is."""
    every = small().meetings.query()
    visits = every.by(kind="visit")
    assert len(every) == 2
    assert [meeting.id for meeting in visits] == [VISIT]
    assert small().meetings[VISIT] in visits
    assert small().meetings[TALKS] not in visits
    assert visits.first() == small().meetings[VISIT]
    assert every.where(lambda meeting: meeting.city == "Prague").ids == (TALKS,)
    assert every.by(kind="session").first() is None
    assert not every.by(kind="session")
    assert repr(visits) == "<Query on meetings: 1 of 2 rows>"
    assert list(every.within("2024").to_pandas()["meeting_id"]) == [TALKS]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"participant": "Ana Ruis"}, "'Ana Ruiz'"),
        ({"country": "Chili"}, "'Chile'"),
        ({"kind": "visits"}, "'visit'"),
        ({"capacity": "guests"}, "'guest'"),
        ({"office": "presidant"}, "'president'"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(asked: dict[str, str], hint: str) -> None:
    """A misspelt name, country, term or office is an error that names the nearest."""
    with pytest.raises(PackageError, match=hint):
        small().meetings.by(**asked)


def test_certainly_and_possibly_within() -> None:
    """An uncertain date is certainly within what encloses it, possibly within what it touches."""
    meetings = diplofacts.load(ROOT).meetings
    agreements = diplofacts.load(ROOT).agreements
    signed = next(a for a in agreements if str(a.signed) == "2022-06-10/2022-06-11")
    for period, certainly, possibly in (
        ("2022-06", True, True), ("2022-06-11", False, True), ("2022-06-12/..", False, False),
        ("../2022", True, True),
        (("2022-06-10", "2022-06-11"), True, True), (datetime.date(2022, 6, 10), False, True),
    ):  # fmt: skip
        assert (signed in agreements.within(period)) is certainly
        assert (signed in agreements.within(period, possibly=True)) is possibly
    for meeting in meetings:
        if meeting.start is None and meeting.end is None:
            assert meeting not in meetings.within("../2100", possibly=True)


periods = st.tuples(st.none() | days, st.none() | days).filter(
    lambda sides: not (sides[0] and sides[1] and sides[0] > sides[1])
)


@given(periods, periods)
def test_interval_logic_agrees_with_the_days(one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    """Holding and meeting are what they are for every day of both periods."""
    first, second = Period(*one), Period(*other)
    every = [datetime.date(2019, 1, 1) + datetime.timedelta(n) for n in range(3 * 366)]

    def among(period: Period) -> set[datetime.date]:
        return {d for d in every if (period.first or d) <= d <= (period.last or d)}

    assert first.meets(second) == bool(among(first) & among(second))
    assert first.meets(second) == second.meets(first)
    assert first.holds(second) == (among(second) <= among(first))
    if first.holds(second):
        assert first.meets(second)


@given(days, days)
def test_periods_are_read_as_they_are_given(one: datetime.date, other: datetime.date) -> None:
    """Texts, values, days and pairs give the same period; a pair in the wrong order is an error."""
    first, last = sorted((one, other))
    expected = Period(first, last)
    assert read_period(f"{first}/{last}") == read_period(EDTF.between(first, last)) == expected
    assert read_period((first, last)) == read_period([str(first), str(last)]) == expected
    assert read_period(first) == read_period(str(first)) == Period(first, first)
    if first != last:
        with pytest.raises(PackageError, match="no such period"):
            read_period((last, first))


@pytest.mark.parametrize("given_period", ["", "June", "2022-13", ("2022",), 7, "2022-06-11/2022-06-10"])
def test_no_period_is_told(given_period: Any) -> None:
    """What is no period is one error that says what was expected."""
    with pytest.raises(PackageError, match="no such period"):
        small().meetings.within(given_period)


def test_words_are_sought_without_case_and_accents() -> None:
    """Quotes are searched folded, or by a regular expression; a bad or very long one is an error."""
    statements = small().statements
    assert len(statements.saying("WE WILL   trade")) == 1
    assert len(statements.saying("we won't")) == 0
    assert len(statements.saying(r"trade\s+more", regex=True)) == 1
    assert small().people.saying("novak").ids == ("jan-novak",)
    for bad in ("(", "x" * 1000):
        with pytest.raises(PackageError, match="expression"):
            statements.saying(bad, regex=True)


ROLE = "ana-ruiz-minister-foreign-affairs-chl"


@pytest.mark.parametrize(
    ("cells", "day", "certainly", "possibly"),
    [
        ({}, "2024-03-05", True, True),
        ({}, "2024-03-06", False, True),
        ({"last_observed": "2024-04-05"}, "2024-03-20", True, True),
        ({"start": "2024-02"}, "2024-03-01", True, True),
        ({"start": "2024-02"}, "2024-02-10", False, True),
        ({"start": "2024-02"}, "2024-01-31", False, False),
        ({"end": "2024-06"}, "2024-07-01", False, False),
        ({"start": "2023", "end": "2025"}, "2024-11-11", True, True),
        ({"status": "former"}, "2024-03-06", False, False),
        ({"status": "former"}, "2020-01-01", False, True),
        ({"status": "former", "start": "2019", "end": "2021"}, "2020-06-01", True, True),
        ({"status": "elect"}, "2024-03-01", False, False),
        ({"status": "elect"}, "2024-06-01", False, True),
    ],
)
def test_roles_are_held_in_time(
    tmp_path: Path, cells: dict[str, str], day: str, certainly: bool, possibly: bool
) -> None:
    """Stated beginnings and ends, status and the days of the articles say who was what on a day."""
    rows = [{**row, **cells} if row["role_id"] == ROLE else row for row in small_tables()["roles"]]
    person = load(make_package(tmp_path, roles=rows)).people["ana-ruiz"]
    assert bool(person.roles_on(day)) is certainly
    assert bool(person.roles_on(day, possibly=True)) is possibly


def test_a_timeline_is_in_order() -> None:
    """Entries stand by first, then by last possible day, undated ones at the end or left out."""
    dataset = diplofacts.load(ROOT)
    entries = dataset.timeline()
    assert len(entries) == len(dataset.meetings) + len(dataset.agreements) + len(dataset.statements)
    dated = [e.date for e in entries if e.date]
    assert [(d.earliest, d.latest) for d in dated] == sorted((d.earliest, d.latest) for d in dated)
    assert all(e.date is None for e in entries[len(dated) :])
    within = dataset.timeline(country="Iran", period="2022")
    assert within
    for entry in within:
        period = period_of(entry.record)
        assert period
        assert period.meets(read_period("2022"))
        assert str(entry).startswith(str(entry.date))
        assert repr(entry) == f"Entry({str(entry)!r})"
    said = [e for e in entries if e.record.table_name == "statements"]
    assert all(e.record.text.split()[0] in str(e) for e in said)
    assert max(len(str(e)) for e in said) < 300


def test_an_agreement_without_a_signing_is_dated_by_its_effect(tmp_path: Path) -> None:
    """What is planned to take effect on a day is found and ordered by that day; a signing goes first."""
    before = small_tables()["agreements"][0]
    for signed, month in (("", "2024-07"), ("2024-03", "2024-03")):
        rows = [{**before, "signed": signed, "effective": "2024-07-18"}]
        dataset = load(make_package(tmp_path / month, agreements=rows))
        assert dataset.agreements.within(month).ids == (before["agreement_id"],)


def test_a_state_is_found_by_its_usual_name() -> None:
    """The usual name of a state means it, whatever else is called so; part of several names tells them."""
    meetings = diplofacts.load(ROOT).meetings
    assert not meetings.by(country="Georgia")
    with pytest.raises(PackageError, match="'Republic of the Congo'"):
        meetings.by(country="Congo")
    for country in country_codes():
        assert len(meetings.by(country=country_name(country))) == len(meetings.by(country=country))


@pytest.mark.parametrize("office", ["foreign minister", "Minister of Foreign Affairs", "foreign_affairs"])
def test_an_office_is_found_by_its_words(office: str) -> None:
    """The words of an office may stand in any order, joined as one joins them."""
    people = diplofacts.load(ROOT).people
    assert people.by(office=office).ids == ("amir-abdollahian", "yvan-gil-pinto")


def test_what_takes_no_part_is_refused() -> None:
    """A record that is nobody is no participant."""
    dataset = diplofacts.load(ROOT)
    with pytest.raises(PackageError, match="only people and organizations"):
        dataset.meetings.by(participant=next(iter(dataset.meetings)))


def test_a_state_is_asked_for_as_a_country() -> None:
    """A state given as a participant is an error that says how to ask for it."""
    with pytest.raises(PackageError, match="country='Iran'"):
        diplofacts.load(ROOT).meetings.by(participant="Iran")


def test_the_graph_joins_who_has_to_do_with_whom(tmp_path: Path) -> None:
    """People, countries and bodies are joined by meetings, agreements and roles; GraphML takes it all."""
    networkx = pytest.importorskip("networkx")
    graph = small().graph()
    assert graph.nodes["people:ana-ruiz"]["label"] == "Ana Ruiz"
    assert f"meetings:{TALKS}" in graph.get_edge_data("people:ana-ruiz", "people:jan-novak")
    assert graph.get_edge_data("people:jan-novak", "countries:CZE")
    assert any(key.startswith("agreements:") for key in graph.get_edge_data("countries:CHL", "countries:CZE"))
    networkx.write_graphml(graph, tmp_path / "x.graphml")
    again = networkx.read_graphml(tmp_path / "x.graphml", force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == graph.number_of_edges()


def test_the_graph_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without networkx the error says which extra brings it."""
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(MissingExtraError, match=r"diplofacts\[graph\]"):
        small().graph()


def test_explanations_mark_the_words() -> None:
    """The passages are of the article, and what is marked is what the evidence quotes."""
    dataset = diplofacts.load(ROOT)
    for table in ("people", "roles", "meetings", "agreements", "statements", "mentions", "evidence"):
        for record in list(dataset.table(table))[:40]:
            found = dataset.explain(record)
            for passage in found.passages:
                article = dataset.article(passage.source)
                assert article[passage.start : passage.start + len(passage.text)] == passage.text
                assert passage.marks
                ends = [(mark.start, mark.end) for mark in passage.marks]
                assert ends == sorted(ends)
                assert all(0 <= start < end <= len(passage.text) for start, end in ends)
            if table in ("meetings", "agreements", "statements"):
                assert found.passages


def test_an_explanation_says_each_cell() -> None:
    """Sentence, marked words, cell, basis and rule stand in the text; colour replaces the brackets."""
    found = small().explain(f"meeting:{TALKS}")
    text = found.text()
    assert MARKED.search(text)
    assert repr(found) == text.rstrip()
    assert "city: Prague (explicit, test.rule)" in text
    assert "actor: Ana Ruiz (participant)" in text
    coloured = found.text(colour=True)
    assert "[[" not in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured).count("Prague") == text.count("Prague")
    assert re.search(r"<mark>[^<]*Prague", found._repr_html_())


def test_an_explanation_without_text_has_the_quotes(tmp_path: Path) -> None:
    """When the article is not at hand, the quoted words stand alone."""
    root = make_package(tmp_path)
    (root / "raw" / f"{SOURCE}.txt").unlink()
    assert MARKED.search(load(root).explain(f"meeting:{TALKS}").text())


class _Tags(HTMLParser):
    """The tags and the text of a page, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=40)
@given(st.text(min_size=1))
def test_hostile_words_are_words(words: str) -> None:
    """No markup, control character or turn of direction of a value reaches a page or a terminal."""
    hostile = f"<img src=x onerror=alert(1)>\x1b[2J\u202e{words}"
    dataset = Dataset(small().root, small().descriptor)
    name = fill("organizations", organization_id="daily", name=hostile, kind="media")
    dataset.organizations._read = CellsOfColumns({k: (v,) for k, v in name.items()})
    record = next(iter(dataset.organizations))
    for page in (record._repr_html_(), dataset.organizations._repr_html_(),
                 dataset.organizations.query()._repr_html_(), dataset.explain(record).page()):  # fmt: skip
        parser = _Tags()
        parser.feed(page)
        assert "img" not in parser.tags
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", dataset.explain(record).text())


def test_tables_show_their_first_rows() -> None:
    """A long table shows some rows and says how many there are; empty columns are left out."""
    evidence = diplofacts.load(ROOT).evidence
    page = evidence._repr_html_()
    assert f"{len(evidence)} rows; the first 20 shown" in page
    assert page.count("<tr>") == 21
    assert "<th>venue</th>" not in small().meetings._repr_html_()


def test_a_dataset_shows_its_tables() -> None:
    """In a notebook a dataset is its title with the rows of each table; a table has a first record."""
    dataset = Dataset(small().root, {**small().descriptor, "title": "<b>Small</b>"})
    page = dataset._repr_html_()
    assert "&lt;b&gt;Small" in page
    assert "<th>meetings</th><td>2</td>" in page
    assert dataset.meetings.first() == next(iter(dataset.meetings))


def test_commands_explain_and_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``explain`` prints passages or a page, ``timeline`` what falls within; unknown names exit with 2."""
    root = str(make_package(tmp_path))
    assert main(["explain", f"meeting:{TALKS}", "--data", root]) == 0
    assert MARKED.search(capsys.readouterr().out)
    assert main(["explain", TALKS, "--html", "--data", root]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert main(["timeline", "--country", "Chile", "--period", "2024-03", "--data", root]) == 0
    assert capsys.readouterr().out.startswith("2024-03-04  meeting")
    assert main(["timeline", "--period", "1999", "--data", root]) == 0
    assert capsys.readouterr().out == "Nothing found\n"
    assert main(["timeline", "--country", "Chili", "--data", root]) == 2
    assert "'Chile'" in capsys.readouterr().err
