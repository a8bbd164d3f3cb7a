"""Named bodies, places and persons of an article, in one list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extracted import Extracted
from strategies import bodies, news_bodies

Reader = Callable[..., Extracted]


def states(extracted: Extracted) -> list[tuple[str, str]]:
    """The states that the text names: printed words and code."""
    return [(extracted.words(e.span), e.id) for e in extracted.reading.entities if e.kind == "country"]


# --- bodies -----------------------------------------------------------------------------------------------


def test_acronym_is_a_whole_word(extracted: Reader) -> None:
    """An acronym inside a longer word is no mention."""
    found = extracted("The Northern Lakes Commission (NLC) met. The XNLC and the NLCs did not.")
    assert [m for ms in found.organizations().values() for m in ms].count("NLC") <= 1
    text = found.text
    for body in found.reading.organizations:
        for m in body.mentions:
            assert not text[m.start - 1].isalnum()
            assert not text[m.end : m.end + 1].isalnum()


def test_spellings_of_one_known_body(extracted: Reader) -> None:
    """A known body under its full name and its acronym is one, named by the fullest form printed."""
    found = extracted("The UN sent aid. The United Nations then left.").reading.organizations
    assert [(o.name, o.canonical, len(o.mentions)) for o in found] == [
        ("United Nations", "United Nations", 2)
    ]


@pytest.mark.parametrize(
    ("body", "name", "kind", "country"),
    [
        ("They spoke to Reuters in Rome.", "Reuters", "media", ""),
        ("The European Union sent aid.", "European Union", "international_organization", ""),
        ("They asked the White House.", "White House", "government_body", "USA"),
        ("They asked the Kremlin.", "Kremlin", "government_body", "RUS"),
        ("The Iranian Foreign Ministry denied it.", "Iranian Foreign Ministry", "government_body", "IRN"),
        (
            "The Ministry of Foreign Affairs of Chile denied it.",
            "Ministry of Foreign Affairs of Chile",
            "government_body",
            "CHL",
        ),
        ("Siemens denied it.", "Siemens", "company", "DEU"),
    ],
)
def test_kinds_of_bodies(extracted: Reader, body: str, name: str, kind: str, country: str) -> None:
    """A body has its kind, and a body of a state its state; seats of power are bodies of their state."""
    (found,) = extracted(body).reading.organizations
    assert (found.name, found.kind) == (name, kind)
    assert found.country in (country, "")
    assert country == "DEU" or found.country == country


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("The broadcaster YLE denied it.", "YLE", "media"),
        ("The magazine Der Bote denied it.", "Der Bote", "media"),
        ("A website called Free Word denied it.", "Free Word", "media"),
        ("The opposition party Hadaf denied it.", "Hadaf", "party"),
    ],
)
def test_bodies_that_a_noun_introduces(extracted: Reader, body: str, name: str, kind: str) -> None:
    """A noun for a body before an unknown name makes it a body of that kind."""
    found = extracted(body)
    assert [(o.name, o.kind) for o in found.reading.organizations] == [(name, kind)]


def test_noun_for_a_body_before_a_place(extracted: Reader) -> None:
    """A noun for a body before a place introduces no body."""
    assert extracted("The newspaper Tehran bought is old.").organizations() == {}


@pytest.mark.parametrize(
    ("body", "name", "mentions"),
    [
        (
            "The Northern Lakes Fishing Commission (NLFC) met. The NLFC set no quota. NLFC rules are old.",
            "Northern Lakes Fishing Commission",
            ["Northern Lakes Fishing Commission", "NLFC", "NLFC", "NLFC"],
        ),
        (
            "The Kenya Coast Development Authority (the KCDA) met in Oslo. KCDA set no quota.",
            "Kenya Coast Development Authority",
            ["Kenya Coast Development Authority", "KCDA", "KCDA"],
        ),
        ("Norway's DNB denied it.", "DNB", ["DNB"]),
        ("The U.N. denied it.", "UN", ["U.N."]),
        ("The Hadaf Party won. Hadaf left.", "Hadaf Party", ["Hadaf Party", "Hadaf"]),
        (
            "The al-Iraqiya List won in Iraq. Al-Iraqiya left.",
            "al-Iraqiya List",
            ["al-Iraqiya List", "Al-Iraqiya"],
        ),
        ("The White House denied it.", "White House", ["White House"]),
        ("The Polish Senate denied it.", "Polish Senate", ["Polish Senate"]),
    ],
)
def test_short_forms_of_a_body(extracted: Reader, body: str, name: str, mentions: list[str]) -> None:
    """An acronym in brackets and a name without its last word are mentions of the body; the article `the` is
    not in them, a particle is.
    """
    assert extracted(body).organizations() == {name: mentions}


@pytest.mark.parametrize(
    "body",
    [
        "The Venezuelan government denied it.",
        "The United Arab Emirates denied it.",
        "The Chinese presidency denied it.",
        "Tehran denied it.",
        "The United States denied it.",
        "Iran's government met.",
    ],
)
def test_states_are_no_organizations(extracted: Reader, body: str) -> None:
    """A state, and its government, presidency or capital standing for it, is never an organization."""
    found = extracted(body)
    assert found.organizations() == {}
    assert len(states(found)) == 1


def test_known_body_over_a_formed_one(extracted: Reader) -> None:
    """A known name is not cut up by the words around it that look like a body's."""
    found = extracted("The International Atomic Energy Agency Board met in Vienna.").reading.organizations
    assert [o.canonical for o in found] == ["International Atomic Energy Agency"]


# --- places -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("They met in Tehran.", [("Tehran", "IRN")]),
        ("The Iranian side left.", [("Iranian", "IRN")]),
        ("The U.S. side left.", [("U.S.", "USA")]),
        ("Iran\u2019s side left.", [("Iran", "IRN")]),
        ("They flew from Santiago to Rome.", [("Santiago", "CHL"), ("Rome", "ITA")]),
        ("The Islamic Republic of Iran left.", [("Islamic Republic of Iran", "IRN")]),
        ("The Kingdom of Norway left.", [("Kingdom of Norway", "NOR")]),
        ("The Emirate of Kuwait left.", [("Emirate of Kuwait", "KWT")]),
        ("The Government of Norway left.", [("Government of Norway", "NOR")]),
        (
            "The Government of the Republic of Chile left.",
            [("Government of the Republic of Chile", "CHL")],
        ),
        ("The Bolivarian Republic of Venezuela left.", [("Bolivarian Republic of Venezuela", "VEN")]),
        ("The history of Norway is long.", [("Norway", "NOR")]),
        ("Kosovo, Taiwan and Palestine voted.", [("Kosovo", "XKX"), ("Taiwan", "TWN"), ("Palestine", "PSE")]),
    ],
)
def test_places_have_codes(extracted: Reader, body: str, found: list[tuple[str, str]]) -> None:
    """States, demonyms and cities have the code of their state; the span leaves out the possessive."""
    assert states(extracted(body)) == found


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("President Vladimir Putin spoke.", "Vladimir Putin"),
        ("Foreign Minister Israel Katz spoke.", "Israel Katz"),
        ("Senator Jordan Brown spoke.", "Jordan Brown"),
        ("Senator Paris Green spoke.", "Paris Green"),
    ],
)
def test_places_inside_names(extracted: Reader, body: str, name: str) -> None:
    """A place that is part of a person's name is no place there."""
    found = extracted(body)
    assert list(found.people()) == [name]
    assert states(found) == []


def test_city_has_one_form(extracted: Reader) -> None:
    """A city carries its one name beside the printed words."""
    found = extracted("They met in Washington, D.C. on Friday.")
    assert [(e.id, e.form) for e in found.reading.entities] == [("USA", "city")]
    (city,) = found.reading.entities
    assert city.city.startswith("Washington")


# --- laws -------------------------------------------------------------------------------------------------


@given(body=st.one_of(bodies(), news_bodies()))
@settings(max_examples=20)
def test_entities_are_in_order_and_apart(extracted: Reader, body: str) -> None:
    """In any text the entities are in order and apart, and each refers to a candidate or a code."""
    if not body.strip():
        return
    found = extracted(body)
    last = found.article.body_start
    for entity in found.reading.entities:
        assert entity.span.start >= last
        last = entity.span.end
        assert found.words(entity.span).strip() == found.words(entity.span)
        if entity.kind == "country":
            assert len(entity.id) == 3
            assert entity.id.isupper()
        else:
            assert entity.id in found.names


def test_armed_group_told_by_its_noun(extracted: Reader) -> None:
    """A name of two words beside `rebel` or `rebels` is an armed group; a people is none."""
    found = extracted("The rebel New Hills leader spoke. North Star rebels left. Kenyan rebels slept.")
    assert found.organizations() == {"New Hills": ["New Hills"], "North Star": ["North Star"]}


def test_town_told_by_its_state(extracted: Reader) -> None:
    """A town that no table has is one where `in` stands before it and its state behind it."""
    found = extracted("Palau and Kenya signed a treaty in Kororo, Palau.")
    (agreement,) = found.reading.agreements
    assert (agreement.city, agreement.country) == ("Kororo", "PLW")
