"""What clauses tell aside: days of relative clauses, visits left or called off, who chairs a session."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Norwegian Foreign Minister Ivo Lund left Lima on Sunday after talks with Peruvian "
        "President Ole Dahl.",
        [
            "meeting held 2022-06-12 / Dahl+Lund",
            "visit held ..2022-06-12 Lima/PER Lund",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund left Lima on Sunday after talks with Chilean "
        "President Ole Dahl.",
        [
            "meeting held 2022-06-12 / Dahl+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund left for Lima on Sunday after talks with Chilean"
        " President Ole Dahl.",
        [
            "meeting held  / Dahl+Lund",
            "visit held 2022-06-12 Lima/PER Lund",
        ],
    ),
    (
        "Ole Dahl travelled to Pyongyang in 2007 to see Kim Jong-il.",
        [
            "meeting held 2007 Pyongyang/PRK Dahl+Jong-il",
            "visit held 2007 Pyongyang/PRK Dahl",
        ],
    ),
    (
        "Ole Dahl travelled to Lima in 2007 to see Ana Berg.",
        [
            "meeting held 2007 Lima/PER Berg+Dahl",
            "visit held 2007 Lima/PER Dahl",
        ],
    ),
    (
        "President Ole Dahl of Norway flew to Lima in 2007 to see Ana Berg.",
        [
            "meeting held 2007 Lima/PER Berg+Dahl",
            "visit held 2007 Lima/PER Dahl",
        ],
    ),
    (
        "President Ole Dahl of Norway flew to Lima to see the ruins.",
        [
            "visit held  Lima/PER Dahl",
        ],
    ),
    (
        "President Ole Dahl of Norway flew to Lima to see for himself what Ana Berg had done.",
        [
            "visit held  Lima/PER Dahl",
        ],
    ),
    (
        "Iranian President Ivo Lund abruptly called off a tour of Latin America that would "
        "have taken him to Brazil this week. He had been due to arrive in Brasilia on "
        "Wednesday.",
        [
            "visit cancelled 2022-06-15 Brasília/BRA Lund",
        ],
    ),
    (
        "Iranian President Ivo Lund called off a trip to Brazil this week. He had been due to"
        " arrive in Brasilia on Wednesday.",
        [
            "visit cancelled 2022-06-15 Brasília/BRA Lund",
        ],
    ),
    (
        "Iranian President Ivo Lund called off a trip to Brazil. He had been due to arrive in"
        " Brasilia on Wednesday and to be received by President Ole Dahl.",
        [
            "meeting cancelled 2022-06-15 Brasília/BRA Dahl+Lund",
            "visit cancelled 2022-06-15 Brasília/BRA Lund",
        ],
    ),
    (
        "Iranian President Ivo Lund cancelled a visit to Brazil, the foreign ministry said. "
        "He was to meet President Ole Dahl in Brasilia on Wednesday.",
        [
            "meeting cancelled 2022-06-15 Brasília/BRA Dahl+Lund",
            "visit cancelled  /BRA Lund",
        ],
    ),
    (
        "Ivo Lund, the foreign minister of France, will arrive in Oslo on Friday. Ana Berg, "
        "the French president, is currently in Washington.",
        [
            "visit held  Washington, D.C./USA Berg",
            "visit planned 2022-06-17 Oslo/NOR Lund",
        ],
    ),
    (
        "France's new president, Ole Dahl, will visit Hungary on Friday. Ivo Lund, the "
        "foreign minister, is currently in Washington.",
        [
            "visit held  Washington, D.C./USA Lund",
            "visit planned 2022-06-17 /HUN Dahl",
        ],
    ),
    (
        "The presidents of Norway and Chile shook hands at a summit of the Rio Group in Santo"
        " Domingo on Friday.",
        [
            "summit held 2022-06-10 Santo Domingo/DOM CHL+NOR+Rio Group",
        ],
    ),
    (
        "Presidents Ivo Lund of Norway and Ana Berg of Chile shook hands during talks in "
        "Santo Domingo on Friday.",
        [
            "meeting held 2022-06-10 Santo Domingo/DOM Berg+Lund",
        ],
    ),
    (
        "A deal was signed by Sudanese presidential adviser Ivo Lund and Chilean President "
        "Ana Berg on June 8, but Norwegian President Ole Dahl disowned it on his return from "
        "a visit to Peru.",
        [
            "visit held  /PER Dahl",
        ],
    ),
    (
        "Ivo Lund, the joint special envoy of the United Nations and the Arab League, left "
        "Damascus on Sunday without a truce after two rounds of talks with Syrian President "
        "Ole Dahl.",
        [
            "meeting held 2022-06-12 / Dahl+Lund",
            "visit held ..2022-06-12 Damascus/SYR Lund",
        ],
    ),
    (
        "Ivo Lund left Damascus on Sunday after talks with Syrian President Ole Dahl.",
        [
            "meeting held 2022-06-12 / Dahl+Lund",
        ],
    ),
    (
        "The Security Council will take up the matter today in New York at a meeting chaired "
        "by British Foreign Secretary Ivo Lund and attended by Russia's Ole Dahl and France's"
        " Ana Berg.",
        [
            "session planned 2022-06-13 New York/USA Berg+Dahl+Lund+Security Council",
        ],
    ),
    (
        "The Security Council met in New York on Monday at a meeting chaired by British "
        "Foreign Secretary Ivo Lund.",
        [
            "session held 2022-06-13 New York/USA Lund+Security Council",
        ],
    ),
    (
        "The Security Council held a session chaired by British Foreign Secretary Ivo Lund in"
        " New York on Monday.",
        [
            "session held 2022-06-13 New York/USA Lund+Security Council",
        ],
    ),
    (
        "A meeting of the Security Council, chaired by British Foreign Secretary Ivo Lund, "
        "was held in New York on Monday.",
        [
            "meeting held 2022-06-13 New York/USA Lund+Security Council",
        ],
    ),
    (
        "\"This deal would threaten us,\" Lund's office quoted him as having told Berg. "
        "President Ivo Lund of Norway and President Ana Berg of Chile had spoken by phone.",
        [
            "phone_call held  / Berg+Lund",
        ],
    ),
    (
        "Iranian President Ivo Lund called off a trip to Brazil to meet President Ole Dahl. "
        "Ana Berg, Brazil's foreign minister, said that the two leaders spoke by phone on "
        "Monday.",
        [
            "meeting cancelled  /BRA Dahl+Lund",
            "phone_call held 2022-06-13 / Dahl+Lund",
            "visit cancelled  /BRA Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "A deal was signed by Sudanese presidential adviser Ivo Lund and Ana Berg of the "
        "SPLM-North on June 8.",
        [
            "agreement signed 2022-06-08 - SDN+SPLM-North: deal",
        ],
    ),
    (
        "A deal was signed by Sudanese presidential adviser Ivo Lund and the SPLM-North on "
        "June 8.",
        [
            "agreement signed 2022-06-08 - SDN+SPLM-North: deal",
        ],
    ),
    (
        "Sudan and the SPLM-North signed a deal on June 8.",
        [
            "agreement signed 2022-06-08 - SDN+SPLM-North: deal",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "France's new president, Ivo Lund, will visit Hungary on Friday, the Palace said. He "
        "will hold talks with his opposite number Ole Dahl and with Prime Minister Ana Berg.",
        [
            "Ana Berg: prime_minister of HUN, current",
            "Ivo Lund: president of FRA, current",
            "Ole Dahl: president of HUN, current",
        ],
    ),
    (
        "France's new president, Nicolas Sarkozy, will visit Hungary on Friday, the Elysée "
        "Palace said. He will hold talks with his opposite number László Sólyom and with "
        "Prime Minister Ferenc Gyurcsány.",
        [
            "Ferenc Gyurcsány: prime_minister of HUN, current",
            "László Sólyom: president of HUN, current",
            "Nicolas Sarkozy: president of FRA, current",
        ],
    ),
    (
        "Ivo Lund, the joint special envoy of the United Nations and the Arab League, left "
        "Damascus on Sunday.",
        [
            "Ivo Lund: envoy of United Nations, current",
        ],
    ),
    (
        "Ole Dahl, the ceremonial head of state of North Korea, agreed.",
        [
            "Ole Dahl: president of PRK, current",
        ],
    ),
    (
        "Ole Dahl, the ceremonial head of state, and spy chief Ivo Lund of North Korea "
        "agreed.",
        [
            "Ivo Lund: official of PRK, current",
            "Ole Dahl: president of PRK, current",
        ],
    ),
    (
        "Ivo Lund, who will be inaugurated as its first president in Juba, has invited "
        "Sudanese leader Ole Dahl to the celebrations.",
        [
            "Ivo Lund: president of SSD, elect",
            "Ole Dahl: other of SDN, current",
        ],
    ),
    (
        "Ivo Lund, who will be inaugurated as president of South Sudan, agreed.",
        [
            "Ivo Lund: president of SSD, elect",
        ],
    ),
    (
        "Ivo Lund was inaugurated as president of South Sudan in May.",
        [
            "Ivo Lund: president of SSD, current",
        ],
    ),
    (
        "Ivo Lund became its first president. South Sudan agreed.",
        [
            "Ivo Lund: president of SSD, current",
        ],
    ),
    (
        "The presidents of Colombia, Ecuador and Venezuela shook hands on Friday. Álvaro "
        "Uribe apologized to Rafael Correa for the incursion. Venezuelan president Hugo "
        "Chávez agreed.",
        [
            "Hugo Chávez: president of VEN, current",
            "Rafael Correa: president of ECU, current",
            "Álvaro Uribe: president of COL, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "\"This deal would threaten us,\" Netanyahu's office quoted him as having told Obama. "
        "President Barack Obama and Benjamin Netanyahu of Israel spoke by phone.",
        [
            "Benjamin Netanyahu [quoted as having told] direct: This deal would threaten us,",
        ],
    ),
    (
        "State television quoted President Ivo Lund as having said that the deal was dead.",
        [
            "Ivo Lund [quoted as having said] indirect: the deal was dead",
        ],
    ),
    (
        "Russian Foreign Minister Ivo Lund met Arab League ministers in Cairo and agreed with"
        " them on a five-point plan which calls for an end to violence by all sides.",
        [],
    ),
    (
        "Foreign Minister Ivo Lund of Norway agreed with Chile on a five-point plan which "
        "calls for an end to violence by all sides.",
        [],
    ),
    (
        "Foreign Minister Ivo Lund of Norway issued a statement which called for an end to "
        "violence by all sides.",
        [
            "Ivo Lund [called for] indirect: an end to violence by all sides",
        ],
    ),
    (
        "Peruvian president Ivo Lund, who last week ordered ten battalions to the border, "
        "told reporters after the meeting that the neighbours were happy.",
        [
            "Ivo Lund [ordered] indirect: ten battalions to the border",
            "Ivo Lund [told] indirect: the neighbours were happy",
        ],
    ),
    (
        "US Vice President Ivo Lund, who sat a few feet from Ana Berg at Friday's opening "
        "ceremony, told journalists on the flight home that he was in agreement.",
        [
            "Ivo Lund [told] indirect: he was in agreement",
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
