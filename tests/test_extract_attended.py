"""Gatherings that somebody attends, talks told without their sides, persons met in different cities."""

from __future__ import annotations

import pytest

from test_extract_encounters import told

GATHERINGS = [
    (
        "Minister John Kerr will return to Amman, where he will participate in the World Economic Forum.",
        "session planned  Amman/JOR Kerr+World Economic Forum",
    ),
    (
        "Minister Cho Taeyul will attend the General Assembly and the ministerial conference of the United "
        "Nations.",
        "session planned  / Taeyul+United Nations",
    ),
    (
        "President Juan Mesa of Bolivia will travel to Madrid to attend the Andean Summit.",
        "summit planned  Madrid/ESP Mesa",
    ),
    (
        "President Hugo Chaves addressed a conference on energy organised by the World Bank.",
        "session held  / Chaves+World Bank",
    ),
]

NO_GATHERINGS = [
    "President Juan Mesa of Bolivia attended a football match in Madrid.",
    "President Juan Mesa of Bolivia attended a concert by the orchestra of Lima.",
    "Prime Minister Ana Soto of Peru attended a conference.",
]

TALKS = [
    # The sides of what was agreed, for talks told with their day and place.
    (
        "Sri Lanka quit its ceasefire with the Tamil Tigers on Wednesday. Talks in Geneva in October 2006 "
        "were the last.",
        ["meeting held 2006-10 Geneva/CHE LKA+Tamil Tigers"],
    ),
    # A numbered round that was brought to its end.
    (
        "India and Peru concluded the eleventh round of talks for a free trade agreement last week.",
        ["meeting held 2022-06-06/2022-06-12 / IND+PER"],
    ),
    # A mediator named with those between whom he mediated.
    (
        "Talks opened on Thursday in San Jose, with Costa Rican President Oscar Arias acting as mediator "
        "between President Manuel Zelaya of Honduras and Roberto Micheletti.",
        ["meeting held 2022-06-09 San Jos\u00e9/CRI Arias+Micheletti+Zelaya"],
    ),
    # Things meet nobody: who said it did.
    (
        "President Juan Mesa of Bolivia said ties were strong after meeting President Luis Rojas of Chile.",
        ["meeting held  / Mesa+Rojas"],
    ),
    # Two owners.
    (
        "This followed on from Secretary Rex Tiller and Minister Boris Johns's meeting in Vancouver.",
        ["meeting held  Vancouver/CAN Johns+Tiller"],
    ),
    # One met in one city and one in another.
    (
        "President Juan Mesa met Peruvian President Ana Soto in Lima on Monday and Chilean President Luis "
        "Rojas in Santiago on Tuesday.",
        ["meeting held 2022-06-07 Santiago/CHL Mesa+Rojas", "meeting held 2022-06-13 Lima/PER Mesa+Soto"],
    ),
    # What was told over the line.
    (
        "Foreign Minister Sergei Lavro congratulated King Abdul Saud of Jordan by telephone.",
        ["phone_call held  / Lavro+Saud"],
    ),
    (
        "Peruvian Defence Minister Ivo Silva revealed the location in a press meeting held on Thursday.",
        ["press_conference held 2022-06-09 / Silva"],
    ),
]

NOTHING = [
    "Peru and Chile signed a ceasefire on Monday. Talks had dragged on for years.",
    "The minister said by telephone from Lima that all was well.",
    "Foreign Minister Ana Soto told the BBC by telephone that all was well.",
]


@pytest.mark.parametrize(("body", "expected"), GATHERINGS)
def test_gatherings(body: str, expected: str) -> None:
    """Who attends a gathering that a name or a body identifies takes part in it."""
    assert expected in told(body)


@pytest.mark.parametrize("body", NO_GATHERINGS)
def test_no_gatherings(body: str) -> None:
    """A gathering without a name or a body, or of another kind, is none."""
    assert told(body) == []


@pytest.mark.parametrize(("body", "expected"), TALKS)
def test_talks(body: str, expected: list[str]) -> None:
    """Talks and calls have those who took part, wherever the sentence or the article tells them."""
    assert sorted(told(body)) == expected


@pytest.mark.parametrize("body", NOTHING)
def test_no_talks(body: str) -> None:
    """Talks with neither day nor place and words over a line to nobody named are no encounters."""
    assert told(body) == []
