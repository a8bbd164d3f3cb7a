"""Facts of dialogues and who leads them, of weeks named by a day, and of what others only welcome."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Today, the United States and Peru held a Strategic Dialogue led by U.S. Under "
        "Secretary for Political Affairs Ivo Lund and Peruvian Deputy Prime Minister Ana "
        "Berg.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "Peru and the United States held a virtual Strategic Dialogue on June 7. Hosted by "
        "the Peruvian Foreign Ministry, the discussion was led by Peruvian Director General "
        "Ana Berg and U.S. Under Secretary for Political Affairs Ivo Lund.",
        [
            "video_call held 2022-06-07 / Berg+Lund",
        ],
    ),
    (
        "The talks were led by Peruvian Foreign Minister Ivo Lund and Chadian Foreign "
        "Minister Ana Berg.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "A one-on-one meeting between Russian President Ivo Lund and Chadian President Ana "
        "Berg is possible, Ole Dahl said.",
        [
            "meeting proposed  / Berg+Lund",
        ],
    ),
    (
        "The pact would not have been possible without the meeting between Russian President "
        "Ivo Lund and Chadian President Ana Berg in Lima.",
        [
            "meeting held  Lima/PER Berg+Lund",
        ],
    ),
    (
        "Special Representative Ivo Lund will discuss the recent U.S.-Peru Summit in Lima.",
        [
            "summit held  Lima/PER PER+USA",
        ],
    ),
    (
        "Ambassador Ivo Lund of Mali will travel to Peru the week of June 20 to discuss "
        "trade.",
        [
            "visit planned 2022-06-20/2022-06-26 /PER Lund",
        ],
    ),
    (
        "Assistant Secretary Ivo Lund of Mali will travel to Lima, Peru, to discuss issues of"
        " mutual interest in the region June 19-20, 2022.",
        [
            "visit planned 2022-06-19..2022-06-20 Lima/PER Lund",
        ],
    ),
    (
        "White House on Tuesday confirmed President Ivo Lund's telephone conversation with "
        "Chadian President Ana Berg.",
        [
            "phone_call held  / Berg+Lund",
        ],
    ),
    (
        "Today, the United States and Armenia signed a Memorandum of Understanding, following"
        " on the gains made in connection with the U.S.-Armenia Strategic Dialogue.",
        [
        ],
    ),
    (
        "Peruvian President Ivo Lund is in Chad on the third leg of his tour of Africa to "
        "boost ties.",
        [
            "visit held  /TCD Lund",
        ],
    ),
    (
        "Both leaders, Peruvian President Ivo Lund and Chadian President Ana Berg, emphasized"
        " unity in the \"fight against U.S. imperialism\" and signed several more bilateral "
        "agreements.",
        [],
    ),
    (
        "The Chadian president, Ivo Lund, thanked Peruvian President Ole Dahl and said that "
        "his visit to Chad was great.",
        [
            "visit held  /TCD Dahl",
        ],
    ),
    (
        "The Chadian president, Ivo Lund, said that his visit to Chad was great.",
        [],
    ),
    (
        "Chad quit the talks with Peru, Mali and Togo in April 2009.",
        [],
    ),
]

PACTS: list[Case] = [
    (
        "The United States welcomes the Lima Declaration agreed between President Ivo Lund of"
        " Peru and President Ana Berg of Chad in Lima on June 7.",
        [
            "declaration agreed 2022-06-07 - PER+TCD: Lima Declaration",
        ],
    ),
    (
        "The USA welcomes the ceasefire agreement in Syria's Idlib signed between the Syrian "
        "government and opposition, the spokesperson said.",
        [],
    ),
]

OFFICES: list[Case] = [
    (
        "The U.S. Secretary of State, Bill Lund, and Peruvian Deputy Prime Minister and "
        "Minister of Transportation, Ana Berg, met.",
        [
            "Ana Berg: deputy_prime_minister of PER, current",
            "Ana Berg: minister transport of PER, current",
            "Bill Lund: minister foreign_affairs of USA, current",
        ],
    ),
    (
        "France and the United States held a Strategic Dialogue on June 7. Hosted by the "
        "French Ministry of Foreign Affairs, the discussion was led by Director General for "
        "Political and Security Affairs Ole Dahl and Under Secretary for Political Affairs "
        "Ivo Lund.",
        [
            "Ivo Lund: official of USA, current",
            "Ole Dahl: official of FRA, current",
        ],
    ),
    (
        "Ivo Lund of Mali met Peru's Foreign Ministry Additional Secretary Ana Berg.",
        [
            "Ana Berg: official of PER, current",
        ],
    ),
    (
        "Human rights lawyer Ivo Lund was jailed in Chad, Peru said.",
        [
            "Ivo Lund: other of -, current",
        ],
    ),
    (
        "Chad immediately rejected the resolution. Its UN Ambassador Ivo Lund told the "
        "council that it was wrong.",
        [
            "Ivo Lund: ambassador of TCD, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "The new ceasefire does not negate the need to respond to the continued and repeated "
        "serious violations by all sides of the agreement.",
        [],
    ),
    (
        "The Counterterrorism Dialogue underscores the deepening cooperation between the "
        "United States and Peru.",
        [],
    ),
    (
        "President Ivo Lund of Peru spoke today with Prime Minister Ana Berg of Japan to "
        "discuss the issues that Japan and Peru will face together. They discussed the "
        "alliance and affirmed its importance.",
        [
            "Ivo Lund and Ana Berg [affirmed] indirect: its importance",
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


@pytest.mark.parametrize(
    "body",
    [
        "Peruvian Envoy Ivo Lund signed the Memorandum for Peru and Minister Ana Berg signed for Palau.",
        "U.S. Envoy for Compact Negotiations Ivo Lund signed the Memorandum for the United States and "
        "Minister of Trade Ana Berg signed for the Republic of the Marshall Islands.",
    ],
)
def test_each_signs_for_a_side(body: str) -> None:
    """Who signs in a clause without the instrument signs the one of the clause before."""
    (pact,) = Extracted(body).reading.agreements
    assert len([a for a in pact.actors if a.capacity == "signatory"]) == 2
