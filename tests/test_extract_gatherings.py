"""Encounters whose participants, kind or days stand in lists, in other sentences or in another clause."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told

LISTS: list[Case] = [
    (
        "Premier Ana Berg will meet Vice-President Hugo Amis, Unity Party (UP) chairperson Sonja "
        "Gant, External "
        "Affairs Minister S.M. Kristen, and Leader of Opposition in the Lok Sabha Sunita Rao.",
        ["meeting planned  / Amis+Berg+Gant+Kristen+Rao"],
    ),
    (
        "Premier Ana Berg also met President Ivo Lund of Peru and Finance Minister Karl Moe.",
        ["meeting held  / Berg+Lund+Moe"],
    ),
    (
        "Foreign Minister Ana Berg of Norway will hold talks with senior Indian officials, "
        "including her Indian "
        "counterpart Sunita Rao and others.",
        ["meeting planned  / Berg+Rao"],
    ),
    (
        "The talks were hosted by Belarusian president Alen Lukin in Minsk and involved the group "
        "of Peruvian "
        "president Ivo Lund and Kenyan president Karl Moe.",
        ["meeting held  Minsk/BLR Lukin+Lund+Moe"],
    ),
    (
        "The ministers left after consultations held between Peru and the European Union in Minsk "
        "on Tuesday.",
        ["meeting held 2022-06-07 Minsk/BLR European Union+PER"],
    ),
    (
        "President Ana Berg and President Ivo Lund held separate press conferences.",
        ["press_conference held  / Berg", "press_conference held  / Lund"],
    ),
    (
        "President Ana Berg will meet Chilean President Ivo Lund and meet other senior politicians.",
        ["meeting planned  / Berg+Lund"],
    ),
    (
        "Peru and Chile ended their talks on Friday with a call for calm.",
        ["meeting held 2022-06-10 / CHL+PER"],
    ),
]

PLACES: list[Case] = [
    (
        "The foreign ministers of Peru and Chile ended their latest Berlin crisis meeting on Friday.",
        ["meeting held 2022-06-10 Berlin/DEU CHL+PER"],
    ),
    (
        "The Geneva talks between Iran and France opened on Friday.",
        ["meeting held 2022-06-10 Geneva/CHE FRA+IRN"],
    ),
    (
        "President Ana Berg met Indian Prime Minister Ravi Rao at Hyderabad House on Friday.",
        ["meeting held 2022-06-10 / Berg+Rao"],
    ),
    (
        "President Ana Berg met Chilean President Ivo Lund in Geneva on Friday. After the summit "
        "the two parted.",
        ["summit held 2022-06-10 Geneva/CHE Berg+Lund"],
    ),
    (
        "President Ana Berg met Chilean President Ivo Lund at the G8 summit on Friday. The summit "
        "ended well.",
        ["meeting held 2022-06-10 / Berg+Lund"],
    ),
]

TALKS: list[Case] = [
    (
        "Secretary of State Ana Berg is to arrive in Cairo on Friday for talks with President "
        "Omar Hadi and Foreign "
        "Minister Ali Nour.",
        ["meeting planned 2022-06-17 Cairo/EGY Berg+Hadi+Nour", "visit planned 2022-06-17 Cairo/EGY Berg"],
    ),
    (
        "Peru and Chile are to resume talks in Geneva on Friday.",
        ["meeting planned 2022-06-17 Geneva/CHE CHL+PER"],
    ),
    (
        "President Ivo Lund of Kosovo and Serbian Prime Minister Ana Berg met in Vienna.",
        ["meeting held  Vienna/AUT Berg+Lund"],
    ),
    ("President Ana Berg of Peru met EU leaders in Paris.", ["meeting held  Paris/FRA Berg+EU"]),
    (
        "The presidents of Peru, Chile and Uruguay met in Lima on Friday.",
        ["summit held 2022-06-10 Lima/PER CHL+PER+URY"],
    ),
    (
        "Turkey and Armenia signed an accord to normalise relations in Zurich on Saturday.",
        ["ceremony held 2022-06-11 Zurich/CHE ARM+TUR"],
    ),
    (
        "President Ana Berg of Peru and President Ivo Lund of Chile agreed on a meeting to be "
        "held in Geneva in July.",
        ["meeting planned 2022-07 Geneva/CHE Berg+Lund"],
    ),
]

RETURNS: list[Case] = [
    (
        "President Ana Berg is on a visit to Pakistan. Berg is to return to the country on Friday, "
        "ending her "
        "visit to Pakistan.",
        ["visit held ..2022-06-17 /PAK Berg"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LISTS)
def test_lists(body: str, expected: list[str]) -> None:
    """Everybody whom a list of participants names takes part, and nobody else."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), PLACES)
def test_places(body: str, expected: list[str]) -> None:
    """A city before the noun is the place, one in a building's name is not; `the summit` names its kind."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), TALKS)
def test_talks(body: str, expected: list[str]) -> None:
    """Who comes for talks takes part, as do bodies by their leaders; day and place stand "
    "beside each other."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), RETURNS)
def test_returns(body: str, expected: list[str]) -> None:
    """Who goes home visits nobody, and who is to end a visit is on it."""
    assert told(body) == expected


def test_end_of_visit() -> None:
    """The day on which a traveller leaves is the last of the visit that ends with it."""
    (visit,) = Extracted(
        "President Ana Berg left Beijing on Friday, wrapping up a visit to China."
    ).reading.meetings
    assert (visit.kind, visit.start, visit.end, visit.country) == ("visit", "", "2022-06-10", "CHN")


def test_seat_of_ambassador() -> None:
    """The seat to which an ambassador is accredited is no part of the name behind it."""
    assert "Mihail Zubov" in Extracted("Russian ambassador to Kiev Mihail Zubov spoke.").people()


def test_self_proclaimed_republic() -> None:
    """A territory that calls itself a republic is a body, and its name is no person's."""
    found = Extracted("The leaders of the separatist Donetsk People\u2019s Republic met.")
    assert list(found.organizations()) == ["Donetsk People\u2019s Republic"]
    assert found.people() == {}


def test_nickname() -> None:
    """A nickname told behind a name is another name of the same person."""
    found = Extracted("President Pedro Alvim \u2018Pelinho\u2019 of Peru spoke. Pelinho left.")
    assert found.people() == {"Pedro Alvim": ["Pedro Alvim", "Pelinho", "Pelinho"]}


def test_envoy_of_body_with_acronym() -> None:
    """The acronym of a body between an office and a name does not part them."""
    found = Extracted("Special envoy of the Organization of American States (OAS) Heidi Tolle spoke.")
    assert [r[:2] for r in found.roles()] == [("Heidi Tolle", "envoy")]


def test_number_of_armed_groups() -> None:
    """A number before armed groups is no part of a name."""
    found = Extracted("Three Tuareg rebel groups left the town.")
    assert "Three Tuareg" not in found.organizations()
