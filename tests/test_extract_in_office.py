"""Offices held in time or under somebody, hours that are no office, meetings told beside other things."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "The Group of Five and the Group of Seven do not have any plans to meet for talks, "
        "Ivo Lund said.",
        [],
    ),
    (
        "The meeting between Ivo Lund and Ana Berg began at 2 PM Moscow time.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund flew in from Helsinki and drove straight from "
        "the airport to a meeting with Soviet Foreign Minister Ana Berg.",
        [
            "meeting held  / Berg+Lund",
            "visit held  Helsinki/FIN Lund",
        ],
    ),
    (
        "Norwegian Finance Minister Ivo Lund praised the meeting he had on Tuesday with "
        "Peruvian President Ana Berg.",
        [
            "meeting held 2022-06-07 / Berg+Lund",
        ],
    ),
    (
        "An anonymous caller telephoned the news agency Reuters and said a bomb was about to "
        "go off.",
        [],
    ),
    (
        "The official said that Peruvian Agriculture Minister Ivo Lund would attend the "
        "opening of the talks, convened by the International Cocoa Organization, in London on"
        " Monday.",
        [
            "ceremony planned 2022-06-20 London/GBR International Cocoa Organization+Lund",
            "meeting planned 2022-06-20 London/GBR International Cocoa Organization+Lund",
        ],
    ),
    (
        "President Ivo Lund of Peru will visit Rome and West Berlin during a trip to Europe "
        "in May to attend the summit of the major industrialized countries.",
        [
            "visit planned  Berlin/DEU Lund",
            "visit planned  Rome/ITA Lund",
            "visit planned 2023-05 / Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Japan said the United States remains committed to the Louvre accord. Japan and the "
        "United States reaffirmed their commitment to the Louvre agreement.",
        [
            "agreement in_force - - JPN+USA: Louvre accord",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "Colombian President Ivo Lund, who took office on Saturday, served as Ole Dahl's "
        "defence minister until May 2009.",
        [
            "Ivo Lund: minister defence of COL, former",
            "Ivo Lund: president of COL, current",
        ],
    ),
    (
        "Colombian President Ivo Lund served as Peruvian President Ole Dahl's defence "
        "minister until May 2009.",
        [
            "Ivo Lund: minister defence of PER, former",
            "Ivo Lund: president of COL, current",
            "Ole Dahl: president of PER, current",
        ],
    ),
    (
        "Ivo Lund, who was Ana Berg's foreign minister from 2001 to 2005, now leads the "
        "Chilean party.",
        [
            "Ivo Lund: minister foreign_affairs of -, former",
        ],
    ),
    (
        "Ivo Lund, Labour Party leader, met Ana Berg.",
        [
            "Ivo Lund: party_leader of Labour Party, current",
        ],
    ),
    (
        "Ivo Lund, Hamas leader, met Ana Berg.",
        [
            "Ivo Lund: other of Hamas, current",
        ],
    ),
    (
        "Ivo Lund, Vice Minister of the International Trade and Industry Ministry, said in a "
        "statement that Japan would act.",
        [
            "Ivo Lund: deputy_minister trade of JPN, current",
        ],
    ),
    (
        "President Ivo Lund of Peru met Ana Berg at 4 PM EDT on Monday.",
        [
            "Ivo Lund: president of PER, current",
        ],
    ),
    (
        "Finance Minister Ivo Lund said the agreement struck by major nations in Paris last "
        "month helped Japan. Japan would act under the Paris accord.",
        [
            "Ivo Lund: minister finance of JPN, current",
        ],
    ),
    (
        "The German farm minister, Ivo Lund, and Ole Dahl, Dutch minister without portfolio, "
        "criticised the plan.",
        [
            "Ivo Lund: minister agriculture of DEU, current",
            "Ole Dahl: minister of NLD, current",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(body: str, expected: list[str]) -> None:
    """Each encounter of a news text is read once, with those who were there, its day and place."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), PACTS)
def test_pacts(body: str, expected: list[str]) -> None:
    """An agreement of a news text is read with its parties, status and day."""
    assert agreed(body) == expected


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_offices(body: str, expected: list[str]) -> None:
    """An office is read with the state or body that the words around it give."""
    assert offices(body) == expected
