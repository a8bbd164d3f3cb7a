"""Offices and encounters of agency reports: kings, bodies with heads, days on which a visit was announced."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "Ana Berg met Ole Dahl with a handshake at the door of the guest house in Moscow.",
        [
            "meeting held  Moscow/RUS Berg+Dahl",
        ],
    ),
    (
        "President Ivo Lund of Peru plans to meet the bulk of the costs this year.",
        [],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund arrived from Helsinki aboard an air force plane "
        "and went straight into a closed-door meeting with Soviet Foreign Minister Ana Berg.",
        [
            "meeting held  / Berg+Lund",
            "visit held  Helsinki/FIN Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund looked into talks with Soviet Foreign Minister "
        "Ana Berg.",
        [],
    ),
    (
        "Peruvian President Ivo Lund met Chilean President Ana Berg in Lima on Monday. The "
        "meeting had been arranged last week.",
        [
            "meeting held 2022-06-13 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund met Chilean President Ana Berg in Lima on Monday. The "
        "meeting was announced last week.",
        [
            "meeting held 2022-06-13 Lima/PER Berg+Lund",
        ],
    ),
    (
        "A meeting between Peruvian President Ivo Lund and Chilean President Ana Berg was "
        "announced for next week.",
        [
            "meeting planned 2022-06-20/2022-06-26 / Berg+Lund",
        ],
    ),
    (
        "The meeting between Peruvian President Ivo Lund and Chilean President Ana Berg, "
        "announced last week, will take place in Lima.",
        [
            "meeting planned  Lima/PER Berg+Lund",
        ],
    ),
    (
        "A visit by Peruvian President Ivo Lund to Chile was announced on Monday.",
        [
            "visit planned  /CHL Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund began talks with Soviet Foreign Minister Ana "
        "Berg in Moscow on Monday. The talks, which are scheduled to end on Wednesday, are "
        "the first since May.",
        [
            "meeting held 2022-06-13 Moscow/RUS Berg+Lund",
        ],
    ),
    (
        "Ugandan President Ivo Lund is likely to meet Kenyan leader Ole arap Dahl in Nairobi.",
        [
            "meeting planned  Nairobi/KEN Dahl+Lund",
        ],
    ),
    (
        "King Harald of Norway arrived in Lima on Monday.",
        [
            "visit held 2022-06-13 Lima/PER Harald",
        ],
    ),
    (
        "A Ugandan minister of state for foreign affairs, Ole Dahl, visited Kenya on Monday.",
        [
            "visit held 2022-06-13 /KEN Dahl",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "UAE President Sheikh Ole bin Sultan al-Dahl met Oil Minister Ana Said al-Berg on "
        "Monday.",
        [
            "Ana Said al-Berg: minister oil of ARE, current",
            "Ole bin Sultan al-Dahl: president of ARE, current",
        ],
    ),
    (
        "Kenyan leader Ole arap Dahl met Queen Margrethe of Denmark.",
        [
            "Margrethe: monarch of DNK, current",
            "Ole arap Dahl: other of KEN, current",
        ],
    ),
    (
        "King Ole of Norway begins a visit on Tuesday. British officials praised him. The "
        "Norwegian leader will hold talks with Prime Minister Ana Berg. Britain's Prince Ivo "
        "and Princess Eva went to Norway in November.",
        [
            "Ana Berg: prime_minister of GBR, current",
            "Eva: other of GBR, current",
            "Ivo: other of GBR, current",
            "Ole: monarch of NOR, current",
        ],
    ),
    (
        "Prime Minister Ivo Lund will visit Peru on Monday, officials said. He will discuss "
        "the June Venice summit of industrial democracies. Foreign Minister Ole Dahl will "
        "accompany Lund. Peru accused Japan of breaking the pact.",
        [
            "Ivo Lund: prime_minister of JPN, current",
            "Ole Dahl: minister foreign_affairs of JPN, current",
        ],
    ),
    (
        "Brazilian Finance Minister Ivo Lund and central bank president Ole Dahl visited "
        "Washington last week.",
        [
            "Ivo Lund: minister finance of BRA, current",
            "Ole Dahl: official of BRA, current",
        ],
    ),
    (
        "Peruvian party president Ole Dahl met Ana Berg.",
        [
            "Ole Dahl: party_leader of PER, current",
        ],
    ),
    (
        "French EU affairs minister Ole Dahl told reporters that his country could not accept"
        " the idea.",
        [
            "Ole Dahl: minister other of FRA, current",
        ],
    ),
    (
        "Ugandan Minister of State for Foreign Affairs Ole Dahl visited Kenya.",
        [
            "Ole Dahl: deputy_minister foreign_affairs of UGA, current",
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
