"""Kin of one surname, accented capitals, encounters told by `with whom`, deeds that say nothing."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Norwegian Foreign Minister Ivo Lund arrived in Lima for talks on trade with "
        "President Ole Dahl of Peru.",
        [
            "meeting held  Lima/PER Dahl+Lund",
            "visit held  Lima/PER Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund arrived in Uganda for talks on an economic "
        "recovery program.",
        [
            "visit held  /UGA Lund",
        ],
    ),
    (
        "Norwegian President Ivo Lund is unlikely to meet Peruvian President Ana Berg in "
        "Lima.",
        [],
    ),
    (
        "Norwegian President Ivo Lund is unlikely to visit Peru.",
        [],
    ),
    (
        "Lund said that he intended to raise the matter with Prime Minister of Ethiopia Ole "
        "Dahl, with whom he will have a separate meeting later in the day.",
        [
            "meeting planned 2022-06-13 / Dahl+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund thanked Norway's Ana Berg, with whom he held talks in "
        "Oslo in May.",
        [
            "meeting held 2022-05 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "Vice President Ivo Lund hosted a lunch at the State Department in honor of Prime "
        "Minister Ole Dahl.",
        [
            "meeting held  / Dahl+Lund",
        ],
    ),
    (
        "President Ivo Lund met today with Prime Minister Ole Dahl of Turkey, and they will "
        "have a working dinner this evening.",
        [
            "meeting held 2022-06-13 / Dahl+Lund",
            "meeting planned 2022-06-13 / Dahl+Lund",
        ],
    ),
    (
        "President Lund will visit Rome. The announcement said Lund and Eva Holm would be in "
        "Rome from June 20 to 22 as the guests of President Ole Dahl of Italy.",
        [
            "visit planned 2022-06-20..2022-06-22 Rome/ITA Holm+Lund",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "President Lund of Norway met Ole Dahl. President Lund and his wife, Eva Lund, hosted a lunch. "
        "Lund thanked Foreign Minister Ana Berg of Peru.",
        [
            "Ana Berg: minister foreign_affairs of PER, current",
            "Lund: president of NOR, current",
        ],
    ),
    (
        "President Dahl met Ana Berg. The wife of President Dahl, Eva Dahl, said that Dahl "
        "was pleased.",
        [
            "Dahl: president of -, current",
        ],
    ),
    (
        "The Socialist Party of Italy has said it will not serve under Foreign Minister Ivo "
        "Lund.",
        [
            "Ivo Lund: minister foreign_affairs of -, current",
        ],
    ),
    (
        "US Under Secretary of the Treasury Ivo Lund visited Peru.",
        [
            "Ivo Lund: official of USA, current",
        ],
    ),
    (
        "The official Peking Review accused the United States of delaying approval.",
        [],
    ),
    (
        "Philippine Finance Secretary Ivo Lund made the proposal. The envoys left New York "
        "after Lund and Central Bank Governor Ole Dahl started talks with U.S. banks.",
        [
            "Ivo Lund: minister finance of PHL, current",
            "Ole Dahl: official of PHL, current",
        ],
    ),
    (
        "Ivo Lund met with President of Egypt and Chairperson of the African Union Ole Dahl.",
        [
            "Ole Dahl: official of African Union, current",
            "Ole Dahl: president of EGY, current",
        ],
    ),
    (
        "The foreign ministers, María Ángela Holguín of Colombia and Ole Dahl of Venezuela, "
        "are to meet in Caracas on August 20.",
        [
            "María Ángela Holguín: minister foreign_affairs of COL, current",
            "Ole Dahl: minister foreign_affairs of VEN, current",
        ],
    ),
    (
        "Russian foreign minister Ivo Lund will meet his Azerbaijani and Iranian "
        "counterparts, Édith Ökten and Ömer Žák, on Thursday.",
        [
            "Ivo Lund: minister foreign_affairs of RUS, current",
            "Édith Ökten: minister foreign_affairs of AZE, current",
            "Ömer Žák: minister foreign_affairs of IRN, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "Relations were severed on July 22, when Colombia's ambassador, Ivo Lund, presented "
        "photographs to a session of the council, claiming that some 1,500 members were "
        "living in camps.",
        [
            "Ivo Lund [claiming] indirect: some 1,500 members were living in camps",
        ],
    ),
    (
        "Serbia and Kosovo have reached a deal to end a dispute over car licence plates which"
        " the West had warned could trigger ethnic violence, the European Union's foreign "
        "policy chief, Ivo Lund, said.",
        [
            "Ivo Lund [said] indirect: Serbia and Kosovo have reached a deal to end a dispute "
            "over car licence plates which the West had warned could trigger ethnic violence",
        ],
    ),
    (
        "Kosovo declared independence in 2008.",
        [],
    ),
    (
        "Georgia declared a state of emergency on Monday.",
        [],
    ),
    (
        "Secretary of State Ivo Lund met today with Mongolian Foreign Minister Ana Berg to "
        "advance the U.S.-Mongolia Strategic Partnership and our shared “third neighbor” "
        "ties.",
        [],
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
