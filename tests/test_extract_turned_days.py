"""Days counted from another day, requests and invitations, subjects behind datelines and in clefts."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Gas began to reach Europe again on Tuesday, a day after Peruvian President Ivo Lund "
        "met Chilean President Ana Berg in Lima.",
        [
            "meeting held 2022-06-06 Lima/PER Berg+Lund",
        ],
    ),
    (
        "The announcement came on Friday, two days after talks between Ivo Lund and Ana Berg "
        "in Lima.",
        [
            "meeting held 2022-06-08 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund will arrive on Monday, a day before he meets Chilean "
        "President Ana Berg in Lima.",
        [
            "meeting planned 2022-06-21 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund spoke on Monday, a day after visiting Chile.",
        [
            "visit held 2022-06-12..2022-06-12 /CHL Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund is expected to travel to the Turkish city of Bursa on "
        "Wednesday.",
        [
            "visit planned 2022-06-15 Bursa/TUR Lund",
        ],
    ),
    (
        "Chinese State Councilor and Foreign Minister Ivo Lund met with visiting U.S. "
        "Secretary of State Ole Dahl on Friday morning.",
        [
            "meeting held 2022-06-10 / Dahl+Lund",
            "visit held  /CHN Dahl",
        ],
    ),
    (
        "President Ivo Lund of Peru extended an invitation to Ana Berg for a visit to Peru.",
        [
            "visit proposed  /PER Berg",
        ],
    ),
    (
        "The United States filed a request to Russia for a phone call between U.S. Secretary "
        "of State Ivo Lund and Russian Foreign Minister Ole Dahl.",
        [],
    ),
    (
        "Cooperation, strengthened by Monday's meeting between U.S. Treasury Secretary Ole "
        "Dahl and Norwegian Finance Minister Ana Berg, would stand the test.",
        [
            "meeting held 2022-06-13 / Berg+Dahl",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Gas began to reach Europe again on Tuesday, a day after the companies Gazprom and "
        "Naftogaz signed two ten-year contracts ending a dispute.",
        [
            "contract signed 2022-06-06 - Gazprom+Naftogaz: ten-year contracts",
        ],
    ),
    (
        "The announcement came on Friday, two days after Peru and Chile signed a pact.",
        [
            "agreement signed 2022-06-08 - CHL+PER: pact",
        ],
    ),
    (
        "Secretary Ana Berg and the Prime Minister of Peru, Ivo Lund, signed a Defense "
        "Cooperation Agreement. The United States and Peru also concluded an Agreement "
        "Concerning Maritime Operations.",
        [
            "agreement signed - - PER+USA: Defense Cooperation Agreement",
            "agreement agreed - - PER+USA: Agreement",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "The foreign ministers of Turkey and Armenia signed two protocols in Zurich on "
        "Saturday. Ole Dahl of Turkey and Ivo Lund of Armenia put their names to the "
        "documents, watched by Russian Foreign Minister Luz Diaz, his French counterpart Eva "
        "Holm and the European Union's foreign policy chief, Javier Solana.",
        [
            "Eva Holm: minister foreign_affairs of FRA, current",
            "Ivo Lund: minister foreign_affairs of ARM, current",
            "Javier Solana: official of European Union, current",
            "Luz Diaz: minister foreign_affairs of RUS, current",
            "Ole Dahl: minister foreign_affairs of TUR, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "BEIJING, Oct. 8 (Xinhua) -- Chinese State Councilor and Foreign Minister Ivo Lund on"
        " Monday met with visiting U.S. Secretary of State Ole Dahl, saying that China should"
        " follow the right path.",
        [
            "Ivo Lund [saying] indirect: China should follow the right path",
        ],
    ),
    (
        "It was Venezuela's Ivo Lund who lowered the temperature, calling on the leaders to "
        "\"stop this\".",
        [
            "Ivo Lund [calling on] mixed: to \"stop this\"",
        ],
    ),
    (
        "The United States filed a request to Russia, spokesman Ana Berg said Thursday, "
        "adding that there is no specific timeline.",
        [
            "Ana Berg [said] indirect: The United States filed a request to Russia",
            "Ana Berg [adding] indirect: there is no specific timeline",
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
