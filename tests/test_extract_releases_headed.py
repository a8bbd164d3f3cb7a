"""Facts as releases tell them: headed by who signs, with short forms in brackets, committees of states."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Peruvian President Ivo Lund and Chadian President Ana Berg agreed to deepen "
        "cooperation during talks in Lima on Friday.",
        [
            "meeting held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund and Chadian President Ana Berg agreed to sign a pact "
        "during the summit in Lima on Friday.",
        [
            "ceremony planned 2022-06-17 Lima/PER Berg+Lund",
            "summit planned 2022-06-17 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund and Chadian President Ana Berg agreed to meet during a "
        "conference in Lima on Friday.",
        [
            "meeting planned 2022-06-17 Lima/PER Berg+Lund",
            "summit planned 2022-06-17 Lima/PER Berg+Lund",
        ],
    ),
    (
        "U.S. Secretary of State Ivo Lund spoke on Friday with Republic of Korea (R.O.K.) "
        "Foreign Minister Ana Berg.",
        [
            "phone_call held 2022-06-10 / Berg+Lund",
        ],
    ),
    (
        "The United States congratulates President Ivo Lund and Chairman Ole Dahl on the "
        "successful outcome of their summit meeting in Lima.",
        [
            "summit held  Lima/PER Dahl+Lund",
        ],
    ),
    (
        "President Ivo Lund of Peru and Chairman Ole Dahl of Chad held a summit meeting in "
        "Lima on Friday.",
        [
            "summit held 2022-06-10 Lima/PER Dahl+Lund",
        ],
    ),
    (
        "We welcome President Ivo Lund and Prime Minister Ana Berg's decision to meet.",
        [
            "meeting planned  / Berg+Lund",
        ],
    ),
    (
        "Peru will host talks with Chad to discuss opportunities for cooperation on "
        "Wednesday, June 22, in Lima.",
        [
            "meeting planned 2022-06-22 Lima/PER PER+TCD",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund met Chadian counterpart Ana Berg to discuss trade"
        " on Friday in Lima.",
        [
            "meeting held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund met Chadian counterpart Ana Berg on Monday to "
        "discuss the elections on Friday.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "The tenth U.S.-Peru Joint Committee Meeting took place on Wednesday, June 8, in "
        "Washington.",
        [
            "meeting held 2022-06-08 Washington, D.C./USA PER+USA",
        ],
    ),
    (
        "The U.S.-Peru Joint Committee held its tenth meeting on Wednesday in Washington.",
        [
            "meeting held 2022-06-08 Washington, D.C./USA PER+USA",
        ],
    ),
    (
        "The U.S.-Peru Joint Committee met on Wednesday in Washington.",
        [
            "meeting held 2022-06-08 Washington, D.C./USA PER+USA",
        ],
    ),
    (
        "Peruvian Deputy Secretary Ivo Lund met with Ole Dahl, chief of staff to Chadian "
        "President Ana Berg.",
        [
            "meeting held  / Dahl+Lund",
        ],
    ),
    (
        "Peruvian Deputy Secretary Ivo Lund spoke today with Ole Dahl, Chief of Staff for "
        "Chadian President Ana Berg.",
        [
            "phone_call held 2022-06-13 / Dahl+Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund called Chadian President Ana Berg.",
        [
            "phone_call held  / Berg+Lund",
        ],
    ),
    (
        "Ivo Lund of Peru attended the G20 ministerial in Lima on Friday.",
        [
            "summit held 2022-06-10 Lima/PER G20+Lund",
        ],
    ),
    (
        "The 4th Session of the Strategic Dialogue was co-chaired by Peruvian Foreign "
        "Minister Ivo Lund and Chadian Foreign Minister Ana Berg.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "The session of the Joint Commission was co-chaired by Peruvian Foreign Minister Ivo "
        "Lund and Chadian Foreign Minister Ana Berg.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "The visit was also used to conduct the 4th Session of the Strategic Dialogue between"
        " the Republic of Peru and the United States of America, which was co-chaired by His "
        "Excellency Ivo Lund, Minister of Foreign Affairs of the Republic of Peru, and The "
        "Honorable Ana Berg, Deputy Secretary of State of the United States of America.",
        [
            "meeting held  / Berg+Lund",
        ],
    ),
    (
        "Secretary of State Ivo Lund met Chadian President Ana Berg in Lima on June 8. Lund "
        "said that he and Berg had productive conversations.",
        [
            "meeting held 2022-06-08 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Secretary of State Ivo Lund of Peru had productive conversations with Chadian "
        "President Ana Berg in Lima on Friday.",
        [
            "meeting held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Secretary of State Ivo Lund of Peru had a conversation with Chadian President Ana "
        "Berg on Friday.",
        [
            "phone_call held 2022-06-10 / Berg+Lund",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "Ivo Lund\nSecretary of State\nWashington, DC\n\nThe United States welcomes the pact "
        "between Peru and Chad.",
        ["Ivo Lund: minister foreign_affairs of USA, current"],
    ),
    (
        "Press Statement\n\nIvo Lund\nSecretary of State\nWashington, DC\n\nThe United States"
        " welcomes the pact between Peru and Chad.",
        ["Ivo Lund: minister foreign_affairs of USA, current"],
    ),
    (
        "Eva Berg\nDepartment Spokesperson\nWashington, DC\n\nU.S. Secretary of State Ole "
        "Dahl will travel to New York on June 20.",
        [
            "Eva Berg: spokesperson of USA, current",
            "Ole Dahl: minister foreign_affairs of USA, current",
        ],
    ),
    (
        "Maj. Gen. Ivo Lund of Peru and Rear Adm. Ole Dahl of Chad met on Friday.",
        [
            "Ivo Lund: military_officer of PER, current",
            "Ole Dahl: military_officer of TCD, current",
        ],
    ),
    (
        "U.S. Lt. Gen. Ivo Lund, Director of Operations, Joint Staff, and Col. Gen. Ole Dahl of "
        "Chad met on Friday.",
        [
            "Ivo Lund: military_officer of USA, current",
            "Ivo Lund: official of USA, current",
            "Ole Dahl: military_officer of TCD, current",
        ],
    ),
    (
        "Chief of Staff to the President of Chad Ole Dahl met Ivo Lund of Peru.",
        [
            "Ole Dahl: official of TCD, current",
        ],
    ),
    (
        "Ole Dahl, spokesman for Chadian President Ana Berg, said it was over.",
        [
            "Ana Berg: president of TCD, current",
            "Ole Dahl: spokesperson of TCD, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "The United States welcomes President Ivo Lund and Chairman Ole Dahl's reaffirmation "
        "of the pact.",
        [
            "USA [welcomes] indirect: President Ivo Lund and Chairman Ole Dahl's reaffirmation of"
            " the pact",
        ],
    ),
    (
        "The leaders of Peru and the United States said the pact was dead.",
        [
            "The leaders of Peru and the United States [said] indirect: the pact was dead",
        ],
    ),
    (
        "The foreign ministers of Peru and the United States said the pact was dead.",
        [
            "The foreign ministers of Peru and the United States [said] indirect: the pact was "
            "dead",
        ],
    ),
    (
        "\"The two sides want calm,\" the Kremlin said in a statement. Ivo Lund of Peru and Ana"
        " Berg of Chad stressed trade. \"The Presidents called for calm,\" the statement read. "
        "They also praised the pact.",
        [
            "Kremlin [said] direct: The two sides want calm,",
            "Ivo Lund and Ana Berg [stressed] indirect: trade",
            "Kremlin [read] direct: The Presidents called for calm,",
            "Ivo Lund and Ana Berg [praised] indirect: the pact",
        ],
    ),
    (
        "A telephone conversation took place between President of Peru Ivo Lund and leader of"
        " Chad Ana Berg. Both presidents expressed their willingness to continue the "
        "dialogue.",
        [
            "Ivo Lund and Ana Berg [expressed] indirect: their willingness to continue the "
            "dialogue",
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
