"""Guests taken in, places that are only spoken of, those who set up the talks of others, names alike."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Malaysian Prime Minister Ivo Lund and Maldives President Ole Dahl held talks on the "
        "conflict in Ukraine.",
        [
            "meeting held  / Dahl+Lund",
        ],
    ),
    (
        "Malaysian Prime Minister Ivo Lund and Maldives President Ole Dahl held talks over "
        "elections in Libya.",
        [
            "meeting held  / Dahl+Lund",
        ],
    ),
    (
        "Malaysian Prime Minister Ivo Lund held talks with Maldives President Ole Dahl on "
        "bilateral ties in Kuala Lumpur.",
        [
            "meeting held  Kuala Lumpur/MYS Dahl+Lund",
        ],
    ),
    (
        "Malaysian Prime Minister Ivo Lund and Maldives President Ole Dahl attended the "
        "signing of an agreement on the establishment of a centre in Peru.",
        [
            "ceremony held  / Dahl+Lund",
        ],
    ),
    (
        "Ivo Lund of Chile and Ole Dahl of Peru set up the talks.",
        [],
    ),
    (
        "Ivo Lund of Chile and Ole Dahl of Peru brokered the talks.",
        [],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund and his British counterpart Ole Dahl signed two "
        "memorandums to explore mutual values.",
        [],
    ),
    (
        "President Ivo Lund of Peru concluded his two-day state visit to the United Kingdom "
        "yesterday with an official meeting with Prime Minister Ole Dahl.",
        [
            "meeting held 2022-06-12 /GBR Dahl+Lund",
            "visit held 2022-06-11..2022-06-12 /GBR Lund",
        ],
    ),
    (
        "Papua New Guinea is ready to host Indian Prime Minister Ivo Lund from May 21-22 "
        "2023.",
        [
            "visit planned 2023-05-21..2023-05-22 /PNG Lund",
        ],
    ),
    (
        "Peru hosted Chilean President Ivo Lund in Lima on Friday.",
        [
            "visit held 2022-06-10 Lima/PER Lund",
        ],
    ),
    (
        "Kuwaiti Emir Sheikh Sabah Al-Ahmad Al-Sabah met Ole Dahl. Foreign Minister Sheikh "
        "Sabah Al-Khalid Al-Sabah met Eva Holm.",
        [
            "meeting held  / Al-Sabah+Dahl",
            "meeting held  / Al-Sabah+Holm",
        ],
    ),
    (
        "President Abdulla Yameen of the Maldives spoke on Monday. Abdullah Yameen met Ole "
        "Dahl of Chile on Friday.",
        [
            "meeting held 2022-06-10 / Dahl+Yameen",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "The MSG Leaders Retreat and Summit will be held on Thursday. President Ivo Lund of "
        "Fiji attended.",
        [
            "Ivo Lund: president of FJI, current",
        ],
    ),
    (
        "African Union spokesman Ivo Lund said the union's chairman, Nigerian President Ole "
        "Dahl, would mediate.",
        [
            "Ivo Lund: spokesperson of African Union, current",
            "Ole Dahl: official of African Union, current",
            "Ole Dahl: president of NGA, current",
        ],
    ),
    (
        "African Union spokesman Ivo Lund said the group's chairman, Nigerian President Ole "
        "Dahl, would mediate.",
        [
            "Ivo Lund: spokesperson of African Union, current",
            "Ole Dahl: official of African Union, current",
            "Ole Dahl: president of NGA, current",
        ],
    ),
    (
        "Ivo Lund of Peru met Norwegian Chief Liaison Officer H.E. Eva Holm on Friday.",
        [
            "Eva Holm: official of NOR, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "President Ivo Lund of Peru welcomed Chilean leader Ole Dahl to Lima on Friday.",
        [],
    ),
    (
        "Chilean leader Ole Dahl was welcomed to the Peruvian capital, Lima, with full "
        "honours.",
        [],
    ),
    (
        "President Ivo Lund of Peru welcomed Ole Dahl's commitment to peace.",
        [
            "Ivo Lund [welcomed] indirect: Ole Dahl's commitment to peace",
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
