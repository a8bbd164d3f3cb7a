"""Tests of the known organizations and of names told by their form."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts import places
from diplofacts.extract import lexicons
from diplofacts.extract import organizations_lexicon as known
from diplofacts.extract.organization_forms import find_by_form, find_organizations
from diplofacts.extract.organizations_lexicon import OrgMention

KINDS = {
    "government_body",
    "international_organization",
    "party",
    "company",
    "media",
    "armed_group",
    "academic",
    "other",
}
NAMES = [row["name"] for row in lexicons.rows("organizations") if row["name"][-1].isalnum()]
around = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
pieces = st.sampled_from(
    [*NAMES[:40], "Ministry", "Council", "of", "for", "and", "the", "in", "Iran", "Iranian", "'s", "’s ", " ",
     " ", "Strategic", "Parliament", "foreign ministry", "State", "\n", ".", "-", "U.S.", "&", "2015"]
)  # fmt: skip
mixed = st.lists(st.one_of(pieces, around), max_size=16).map("".join)


def by_name(text: str) -> list[tuple[str, str, str]]:
    """Words, canonical name and state of the known organizations in ``text``."""
    return [(m.span.of(text), m.name, m.country) for m in known.find(text)]


def by_form(text: str) -> list[tuple[str, str, str]]:
    """Words, kind and state of the names told by form in ``text``."""
    return [(m.span.of(text), m.kind, m.country) for m in find_by_form(text)]


def test_table_is_sound() -> None:
    """Every row has a known kind and a state that is one, and no plain spelling has two owners."""
    owner: dict[str, str] = {}
    for row in lexicons.rows("organizations"):
        assert row["kind"] in KINDS, row
        assert not row["country"] or places.is_country_code(row["country"]), row
        unsure = row["loose_aliases"].split("|")
        for spelling in [row["name"], *filter(None, row["aliases"].split("|"))]:
            if spelling not in unsure:
                assert owner.setdefault(spelling, row["name"]) == row["name"], spelling
    for table in ("organization_words", "state_bodies"):
        assert {row["kind"] for row in lexicons.rows(table)} <= KINDS | {""}


def test_every_spelling_finds_its_own_row() -> None:
    """Each name and alias of the lexicon is found, as the organization it belongs to."""
    for row in lexicons.rows("organizations"):
        unsure = row["loose_aliases"].split("|")
        for spelling in [row["name"], *filter(None, row["aliases"].split("|"))]:
            if spelling in unsure or spelling.endswith(")"):
                continue
            found = known.lookup(spelling.rstrip("."))
            assert found is not None, spelling
            assert (found.name, found.loose) == (row["name"], False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the White House's aide", [("White House", "White House", "USA")]),
        ("the Pentagon’s", [("Pentagon", "Pentagon", "USA")]),
        ("U.N. and UN", [("U.N.", "United Nations", ""), ("UN", "United Nations", "")]),
        ("U.S. State Department", [("U.S. State Department", "United States Department of State", "USA")]),
        ("OPEC+ and OPEC", [("OPEC+", "OPEC+", ""),
                            ("OPEC", "Organization of the Petroleum Exporting Countries", "")]),
        ("state-run HispanTV on", [("HispanTV", "HispanTV", "IRN")]),
        ("United Nations Security Council", [("United Nations Security Council",) * 2 + ("",)]),
        ("who said time and the post", []),
        ("Minister of Foreign Affairs; It is Time", []),
        ("UNESCOx", []),
    ],
)  # fmt: skip
def test_find(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Known organizations are found whole, in their own case, under one name, without the possessive."""
    assert by_name(text) == expected


def test_loose_spelling_says_so() -> None:
    """A spelling that other bodies share is found with a warning."""
    (mention,) = known.find("the Senate voted")
    assert (mention.name, mention.loose) == ("United States Senate", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Prague Security Studies Institute", [("Prague Security Studies Institute", "academic", "")]),
        (
            "The National Council for Strategic Policies and State of Law Coalition met",
            [("National Council for Strategic Policies", "government_body", ""),
             ("State of Law Coalition", "party", "")],
        ),
        ("Iran’s foreign ministry", [("foreign ministry", "government_body", "IRN")]),
        ("Iran's Foreign Ministry", [("Foreign Ministry", "government_body", "IRN")]),
        ("the Iranian Foreign Ministry", [("Iranian Foreign Ministry", "government_body", "IRN")]),
        ("the parliament of Iraq", [("parliament of Iraq", "government_body", "IRQ")]),
        ("the Ministry of Health and Welfare", [("Ministry of Health and Welfare", "government_body", "")]),
        ("the Peasants' Party in Poland", [("Peasants' Party", "party", "")]),
        ("the Ruritanian Development Commission Chairperson Jan Novak",
         [("Ruritanian Development Commission", "government_body", "")]),
        ("the Prime Minister's Office", [("Prime Minister's Office", "government_body", "")]),
        ("Department Spokesperson Jan Novak", []),
        ("President of the Republic", []),
        ("the Russian Federation", []),
        ("the Council met; a foreign ministry said", []),
        ("Foreign Minister Ivan Petrov of Ruritania", []),
        ("a Group of Friends of the Baltic Charter", [("Group of Friends of the Baltic Charter",
                                                       "international_organization", "")]),
    ],
)  # fmt: skip
def test_find_by_form(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A name is built round its head word, and a body that every state has takes the state beside it."""
    assert by_form(text) == expected


def test_one_body_has_one_form() -> None:
    """The ways to print a ministry have one form and one state."""
    texts = (
        "Iran's foreign ministry",
        "the Iranian Foreign Ministry",
        "the Ministry of Foreign Affairs of Iran",
    )
    assert {(m.form, m.country) for text in texts for m in find_by_form(text)} == {
        ("foreign ministry", "IRN")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Polish Senate", [("Polish Senate", "Polish Senate", "POL")]),
        ("the US Senate", [("US Senate", "United States Senate", "USA")]),
        ("Reuters News Agency", [("Reuters News Agency", "Reuters", "")]),
        ("the EU and OPEC Plus", [("EU", "European Union", ""), ("OPEC Plus", "OPEC+", "")]),
        ("the Johns Hopkins University School of Public Health",
         [("Johns Hopkins University School of Public Health",) * 2 + ("",)]),
    ],
)  # fmt: skip
def test_known_and_formed_together(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The longer name wins, a known one of equals, and a lengthened known name stays canonical."""
    assert [(m.span.of(text), m.name, m.country) for m in find_organizations(text)] == expected


@given(mixed)
def test_finds_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, spans lie inside it, in order, and none overlaps another."""

    def check(mentions: list[OrgMention]) -> None:
        for before, after in pairwise(mentions):
            assert before.span.end <= after.span.start
        for mention in mentions:
            words = mention.span.of(text)
            assert words == words.strip()
            assert mention.kind in KINDS

    check(known.find(text))
    check(find_by_form(text))
    check(find_organizations(text))


@given(mixed, st.sampled_from(NAMES))
def test_paragraphs_are_scanned_apart(text: str, name: str) -> None:
    """A name in a paragraph of its own is found there, whatever stands in the paragraph before."""
    start = len(text) + 2
    found = known.find(f"{text}\n\n{name}", start)
    assert [m.span for m in found] == [m.span.shift(start) for m in known.find(name)]
    assert [m.span for m in known.find(f"{text}\n\n{name}") if m.span.start >= start] == [
        m.span for m in found
    ]


@pytest.mark.parametrize(
    "unit",
    ["Council of ", "The ", "A and ", "U.", "Bank ", "of the ", "Iran's ", "Ministry of Iran ", "Ministry-"],
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text of an awkward kind takes far less than sixteen times as long."""
    find_by_form(unit)

    def seconds(times: int) -> float:
        text = unit * times
        begin = time.process_time()
        find_by_form(text)
        known.find(text)
        return time.process_time() - begin

    short, long = (min(seconds(times) for _ in range(2)) for times in (2_000, 8_000))
    assert long < 10 * short + 0.2
