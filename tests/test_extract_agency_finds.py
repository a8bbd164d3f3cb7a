"""Summits of listed heads, double surnames, months and years that are no names, talks told in passing."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "The summit of the presidents of Peru, Chile and Bolivia was held in Lima in May.",
        [
            "summit held 2022-05 Lima/PER BOL+CHL+PER",
        ],
    ),
    (
        "Ivo Lund recalled the trilateral summit of the heads of state of Azerbaijan, Turkey "
        "and Turkmenistan, held in December 2021.",
        [
            "summit held 2021-12 / AZE+TKM+TUR",
        ],
    ),
    (
        "The talks came before a planned Lima visit by Norwegian Foreign Minister Ivo Lund.",
        [
            "visit planned  Lima/PER Lund",
        ],
    ),
    (
        "Ivo Lund said the group, to which Australia and Thailand belong, has emerged as a "
        "third force in any multilateral trade talks.",
        [],
    ),
    (
        "Lund has agreed to meet Ana Berg in Ottawa in late April or early May, a senior "
        "official for the party said.",
        [
            "meeting planned 2023-04~ Ottawa/CAN Berg+Lund",
        ],
    ),
    (
        "The Iranian Foreign Minister, Ole Amir-Abdollahi, was received in Ankara by Recep "
        "Tayyip Erdogan. Abdollahi also met with Turkish Foreign Minister Ivo Lund.",
        [
            "meeting held  / Amir-Abdollahi+Lund",
            "meeting held  Ankara/TUR Amir-Abdollahi+Erdogan",
        ],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu and his Iranian counterpart, Mohammad "
        "Javad Zarif, held talks. They recalled the recent meeting between the presidents of "
        "Iran and Turkey in Tajikistan. Zarif visited Ankara in April and met Turkish "
        "President Recep Tayyip Erdogan.",
        [
            "meeting held  /TJK IRN+TUR",
            "meeting held 2022-04 Ankara/TUR Erdogan+Zarif",
            "visit held 2022-04 Ankara/TUR Zarif",
        ],
    ),
    (
        "Kremlin leader Ivo Lund said cooperation, strengthened by Monday's meeting between "
        "U.S. Treasury Secretary Ole Dahl and Norwegian Finance Minister Ana Berg, would "
        "stand the test.",
        [
            "meeting held 2022-06-13 / Berg+Dahl",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "As a result of negotiations between the Ministries of Foreign Affairs of "
        "Turkmenistan and Turkey, a Cooperation Program for 2024-2025 was signed.",
        [
            "roadmap signed - - TKM+TUR: Cooperation Program",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "Prime Minister Ivo Lund has told his party to come up with a draft package in April."
        " He instructed the agency as pledged at last month's Paris currency stability accord"
        " by six industrial countries. Under last month's Paris currency agreement, Japan "
        "promised to stimulate demand.",
        [
            "Ivo Lund: prime_minister of JPN, current",
        ],
    ),
    (
        "Lund has agreed to meet Ana Berg in Ottawa in late April or early May, a senior "
        "official for the party said.",
        [],
    ),
]

SPEECH: list[Case] = [
    (
        "US Secretary of State Ivo Lund said ahead of the summit that the two countries will "
        "be looking to intensify cooperation.",
        [
            "Ivo Lund [said] indirect: the two countries will be looking to intensify cooperation",
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


@pytest.mark.parametrize(("body", "expected"), SPEECH)
def test_speech(body: str, expected: list[str]) -> None:
    """What somebody said is read with its speaker and its bounds."""
    assert spoken(body) == expected
