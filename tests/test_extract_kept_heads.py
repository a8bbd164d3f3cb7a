"""Kin of those in office, the first head meant by his office, plans that came to nothing, the same day."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Norwegian President Ivo Lund met in Oslo with President of the Plurinational State of "
        "Bolivia Ole Dahl, who is taking part in the summit of the Gas Exporting Countries Forum "
        "in Moscow.",
        [
            "meeting held  Oslo/NOR Dahl+Lund",
            "summit held  Moscow/RUS Dahl+Gas Exporting Countries Forum",
        ],
    ),
    (
        "Norwegian President Ivo Lund had a meeting with President of Venezuela Ole Dahl. A "
        "conversation with President of Iran Ana Berg is scheduled for this evening.",
        [
            "meeting held  / Dahl+Lund",
            "phone_call planned 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "Secretary of State Ivo Lund hosted Armenian Foreign Minister Ole Dahl and "
        "Azerbaijani Foreign Minister Ana Berg on Monday. The Secretary, who met separately "
        "with each of the Ministers on June 10, reiterated his support.",
        [
            "meeting held 2022-06-10 / Berg+Lund",
            "meeting held 2022-06-10 / Dahl+Lund",
            "meeting held 2022-06-13 / Berg+Dahl+Lund",
        ],
    ),
    (
        "Ole Dahl of Peru and Ana Berg of Chile showed restraint ahead of their meeting in "
        "Brussels on June 20.",
        [
            "meeting planned 2022-06-20 Brussels/BEL Berg+Dahl",
        ],
    ),
    (
        "French President Ivo Lund was received in Tripoli on Wednesday. Eva Lund, the "
        "president's wife, travelled with the medics. Lund left on Thursday morning for "
        "Senegal.",
        [
            "visit held 2022-06-09 /SEN Lund",
        ],
    ),
    (
        "Thai defence minister Ivo Lund cancelled a trip to Phnom Penh planned for April 27 "
        "at the last moment.",
        [
            "visit cancelled 2022-04-27 Phnom Penh/KHM Lund",
        ],
    ),
    (
        "Thai defence minister Ivo Lund cancelled a trip to Phnom Penh planned for July 27 at"
        " the last moment.",
        [
            "visit cancelled 2022-07-27 Phnom Penh/KHM Lund",
        ],
    ),
    (
        "On June 6, Norwegian Minister Ivo Lund met Peruvian Minister Ana Berg in Lima. He "
        "praised the pact, which was signed in December 2013. On the same day, the two "
        "ministers attended a signing ceremony for a loan.",
        [
            "ceremony held 2022-06-06 / Berg+Lund",
            "meeting held 2022-06-06 Lima/PER Berg+Lund",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "French President Ivo Lund was received in Tripoli on Wednesday. Eva Lund, the "
        "president's wife, travelled with the medics.",
        [
            "Ivo Lund: president of FRA, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "President Ivo Lund spoke today with Prime Minister Ole Dahl of Israel. The President"
        " emphasized that trade advances peace. Earlier today, the President spoke by phone "
        "with President Luz Diaz of Lebanon. President Diaz expressed his gratitude. The "
        "President stressed that energy should be a tool for cooperation.",
        [
            "Ivo Lund [emphasized] indirect: trade advances peace",
            "Luz Diaz [expressed] indirect: his gratitude",
            "Ivo Lund [stressed] indirect: energy should be a tool for cooperation",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(body: str, expected: list[str]) -> None:
    """Each encounter of a news text is read once, with those who were there, its day and place."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_offices(body: str, expected: list[str]) -> None:
    """An office is read with the state or body that the words around it give."""
    assert offices(body) == expected


@pytest.mark.parametrize(("body", "expected"), SPEECH)
def test_speech(body: str, expected: list[str]) -> None:
    """What somebody said is read with its speaker and its bounds."""
    assert spoken(body) == expected
