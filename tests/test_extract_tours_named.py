"""Tours with their states named, calls for what was to be said, counterparts one by one, deeds ahead."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "President Ivo Lund of Norway called Ole Dahl of Peru on Friday to congratulate him "
        "on his appointment as prime minister.",
        [
            "phone_call held 2022-06-10 / Dahl+Lund",
        ],
    ),
    (
        "Indonesian President Ivo Lund left for Europe last Sunday on a tour of four European"
        " countries, namely Belgium, France, Germany, and Denmark.",
        [
            "visit held 2022-06-12 /BEL Lund",
            "visit held 2022-06-12 /DEU Lund",
            "visit held 2022-06-12 /DNK Lund",
            "visit held 2022-06-12 /FRA Lund",
        ],
    ),
    (
        "Indonesian President Ivo Lund is on an African tour including Kenya, Uganda and "
        "Ethiopia.",
        [
            "visit held  /ETH Lund",
            "visit held  /KEN Lund",
            "visit held  /UGA Lund",
        ],
    ),
    (
        "Russian President Ivo Lund met French President Ole Dahl. Lund is due to hold "
        "routine working meetings today.",
        [
            "meeting held  / Dahl+Lund",
        ],
    ),
    (
        "The agreements were signed by Peruvian Foreign Minister Ivo Lund and Chilean Foreign"
        " Minister Ole Dahl at a meeting in Manila. Dahl arrived in Manila late on Saturday.",
        [
            "ceremony held  Manila/PHL Dahl+Lund",
            "meeting held  Manila/PHL Dahl+Lund",
            "visit held 2022-06-11 Manila/PHL Dahl",
        ],
    ),
    (
        "President Ole Dahl called Dr. Haider al-Abadi today to congratulate him.",
        [
            "phone_call held 2022-06-13 / Dahl+al-Abadi",
        ],
    ),
    (
        "Indian External Affairs Minister Ivo Lund arrived in Dhaka Monday. He was scheduled "
        "to hold meetings with Bangladesh's Prime Minister Sheikh Eva Wazed and Foreign "
        "Minister Dipu Moni later in the day.",
        [
            "meeting planned 2022-06-13 / Lund+Moni",
            "meeting planned 2022-06-13 / Lund+Wazed",
            "visit held 2022-06-13 Dhaka/BGD Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Holm's cabinet on Thursday cleared the way for signing the trade agreement with "
        "Peru.",
        [],
    ),
    (
        "The truce will pave the way for inking a final peace agreement between Peru and "
        "Chile.",
        [],
    ),
    (
        "Efforts began last month, a day after a joint declaration by Iran, Turkey and "
        "Brazil.",
        [
            "declaration agreed - - BRA+IRN+TUR: joint declaration",
        ],
    ),
    (
        "Chile called for a joint declaration by Peru and Bolivia.",
        [],
    ),
]

OFFICES: list[Case] = [
    (
        "President Ole Dahl of Norway congratulated Dr. Ivo Lund on his appointment as the "
        "Iraqi Prime Minister-designate.",
        [
            "Ivo Lund: prime_minister of IRQ, elect",
            "Ole Dahl: president of NOR, current",
        ],
    ),
    (
        "Peruvian Defence Minister Ivo Lund and his Indonesian counterpart Ole Dahl signed "
        "the MoU, Agriculture Minister John Hickey and his counterpart Mr Tom Berg signed the"
        " notes and Foreign Affairs Minister Sam Abal and his counterpart, Max Roth, signed "
        "the agreement.",
        [
            "Ivo Lund: minister defence of PER, current",
            "John Hickey: minister agriculture of PER, current",
            "Max Roth: minister foreign_affairs of IDN, current",
            "Ole Dahl: minister defence of IDN, current",
            "Sam Abal: minister foreign_affairs of PER, current",
            "Tom Berg: minister agriculture of IDN, current",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund and his counterpart, Ole Dahl, signed the "
        "agreement. It is one of many with Chile.",
        [
            "Ivo Lund: minister foreign_affairs of PER, current",
            "Ole Dahl: minister foreign_affairs of CHL, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "The Prime Minister spoke to President Ivo Lund of Chile this afternoon. Both leaders"
        " agreed that Russia needed to take steps. They welcomed Secretary Ole Dahl's visit.",
        [
            "Both leaders [agreed] indirect: Russia needed to take steps",
            "They [welcomed] indirect: Secretary Ole Dahl's visit",
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
