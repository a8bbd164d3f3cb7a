"""Encounters told again or aside: a second day, a second partner, who looked on, who was sent."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "President Ivo Lund of Norway and Chilean leader Ana Berg spoke by video link on "
        "Monday. Berg greeted Lund as \"my old friend\" and said that they should respect each "
        "other. The two had spoken by telephone in May. Lund was joined by Minister Ole Dahl "
        "and adviser Eva Holm.",
        [
            "phone_call held 2022-05 / Berg+Lund",
            "video_call held 2022-06-13 / Berg+Dahl+Holm+Lund",
        ],
    ),
    (
        "President Ivo Lund greeted Chilean President Ana Berg at the airport on Monday.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "The agreement was signed in Doha on 3 May by Chadian Foreign Minister Ivo Lund and "
        "Sudan's foreign minister, Ana Berg, in the presence of the Qatari prime minister, "
        "Ole Dahl.",
        [
            "ceremony held 2022-05-03 Doha/QAT Berg+Dahl+Lund",
        ],
    ),
    (
        "The agreement was signed in Qatar on 3 May by Chadian Foreign Minister Ivo Lund and "
        "Sudan's foreign minister, Ana Berg.",
        [
            "ceremony held 2022-05-03 /QAT Berg+Lund",
        ],
    ),
    (
        "The agreement was signed in Qatar by Chadian Foreign Minister Ivo Lund and Sudan's "
        "foreign minister, Ana Berg.",
        [
            "ceremony held  /QAT Berg+Lund",
        ],
    ),
    (
        "Chadian Foreign Minister Ivo Lund and Sudan's foreign minister, Ana Berg, signed the"
        " agreement in Qatar on Monday.",
        [
            "ceremony held 2022-06-13 /QAT Berg+Lund",
        ],
    ),
    (
        "Norway and Chile signed an agreement on the fleet in Ukraine. Foreign ministers Ivo "
        "Lund and Ana Berg signed an agreement on the fleet in Ukraine on Monday.",
        [],
    ),
    (
        "Foreign ministers Ivo Lund of Chile and Ana Berg of Norway signed a trade agreement "
        "in Peru on Monday.",
        [
            "ceremony held 2022-06-13 /PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund and his Chilean counterpart, Ana Berg, signed "
        "two protocols in Lima on Saturday. Looking on at the ceremony were Russia's Ole "
        "Dahl, Eva Holm of France and the host, Peruvian Foreign Minister Luz Diaz.",
        [
            "ceremony held 2022-06-11 Lima/PER Berg+Dahl+Diaz+Holm+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund and Chilean Foreign Minister Ana Berg signed the"
        " accord in Lima on Friday, as UN Secretary-General Ole Dahl and Peruvian President "
        "Luz Diaz watched.",
        [
            "ceremony held 2022-06-10 Lima/PER Berg+Dahl+Diaz+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund and Chilean Foreign Minister Ana Berg signed the"
        " accord in Lima on Friday, while UN Secretary-General Ole Dahl watched a football "
        "match.",
        [
            "ceremony held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund met Chilean Foreign Minister Ana Berg in Lima on"
        " Friday, while UN Secretary-General Ole Dahl watched.",
        [
            "meeting held 2022-06-10 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund and Chilean Foreign Minister Ana Berg signed the"
        " accord in Lima on Friday. Russian President Ole Dahl looked on.",
        [
            "ceremony held 2022-06-10 Lima/PER Berg+Dahl+Lund",
        ],
    ),
    (
        "Norwegian Minister Ivo Lund and Chilean Minister Ana Berg did not sit at the same "
        "table during the ceremony at the Palace in Lima on Friday. They signed one after the"
        " other with Ole Dahl, the Turkish defence minister, as UN Secretary-General Luz Diaz"
        " and Turkish President Eva Holm watched.",
        [
            "ceremony held 2022-06-10 Lima/PER Berg+Diaz+Holm+Lund",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund travelled to Pyongyang in 2002 and again in May "
        "2004.",
        [
            "visit held 2002 Pyongyang/PRK Lund",
            "visit held 2004-05 Pyongyang/PRK Lund",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund visited Chile in 2002 and again in May 2004 for "
        "talks with President Ana Berg.",
        [
            "visit held 2002 /CHL Lund",
            "visit held 2004-05 /CHL Lund",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund visited Chile in May and in September.",
        [
            "visit held 2021-09 /CHL Lund",
            "visit held 2022-05 /CHL Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in Lima in 2002 and "
        "again in Oslo in 2004.",
        [
            "meeting held 2002 Lima/PER Berg+Lund",
            "meeting held 2004 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in March and again last"
        " week.",
        [
            "meeting held 2022-03 / Berg+Lund",
            "meeting held 2022-06-06/2022-06-12 / Berg+Lund",
        ],
    ),
    (
        "The two leaders, President Ivo Lund of Norway and President Ana Berg of Chile, met "
        "in Singapore in June 2018 and Hanoi in February 2019.",
        [
            "meeting held 2018-06 Singapore/SGP Berg+Lund",
            "meeting held 2019-02 Hanoi/VNM Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in Lima on Monday and "
        "Tuesday.",
        [
            "meeting held 2022-06-06/2022-06-07 Lima/PER Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in Singapore in June "
        "2018, in Hanoi in February 2019 and in Oslo in June.",
        [
            "meeting held 2018-06 Singapore/SGP Berg+Lund",
            "meeting held 2019-02 Hanoi/VNM Berg+Lund",
            "meeting held 2022-06 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway will meet President Ana Berg of Chile on Monday and "
        "Prime Minister Ole Dahl of Peru on Tuesday.",
        [
            "meeting planned 2022-06-14 / Dahl+Lund",
            "meeting planned 2022-06-20 / Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in Lima in May and in "
        "June took power.",
        [
            "meeting held 2022-05 Lima/PER Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway visited Chile in May and again in June.",
        [
            "visit held 2022-05 /CHL Lund",
            "visit held 2022-06 /CHL Lund",
        ],
    ),
    (
        "Norway and Chile have held talks between diplomats in Lima since May.",
        [
            "meeting held  Lima/PER CHL+NOR",
        ],
    ),
    (
        "Norway and Chile held talks in Lima on Monday.",
        [
            "meeting held 2022-06-13 Lima/PER CHL+NOR",
        ],
    ),
    (
        "Norway and Chile held talks between senior diplomats in Lima on Monday.",
        [
            "meeting held 2022-06-13 Lima/PER CHL+NOR",
        ],
    ),
    (
        "Norway and Chile held talks at the level of deputy ministers in Lima on Monday.",
        [
            "meeting held 2022-06-13 Lima/PER CHL+NOR",
        ],
    ),
    (
        "Norway and Chile will hold talks between their foreign ministers in Lima on Monday.",
        [
            "meeting planned 2022-06-20 Lima/PER CHL+NOR",
        ],
    ),
    (
        "Diplomats from Norway and Chile held talks in Lima on Monday.",
        [
            "meeting held 2022-06-13 Lima/PER CHL+NOR",
        ],
    ),
    (
        "President Ivo Lund of Norway received a delegation from Chile in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met a delegation from Chile in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met with a Chilean delegation in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received a Chilean parliamentary delegation headed by "
        "Ana Berg in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway hosted a Chilean delegation in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway hosted delegations from Chile and Peru in Oslo.",
        [
            "meeting held  Oslo/NOR CHL+Lund+PER",
        ],
    ),
    (
        "President Ivo Lund of Norway met delegations from Chile and Peru in Oslo.",
        [
            "meeting held  Oslo/NOR CHL+Lund+PER",
        ],
    ),
    (
        "President Ivo Lund of Norway welcomed Chilean officials in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received a Chilean delegation on Monday.",
        [
            "meeting held 2022-06-13 / CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received a Chilean delegation in Oslo on Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received a high-level delegation from Chile in Oslo on "
        "Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received members of a delegation from Chile in Oslo on "
        "Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway received a delegation of Chilean lawmakers in Oslo on "
        "Monday.",
        [
            "meeting held 2022-06-13 Oslo/NOR CHL+Lund",
        ],
    ),
    (
        "Undersecretary of State Ivo Lund will visit Tokyo next week for meetings with high-"
        "level officials. Spokeswoman Ana Berg said the trip is set for June 20 to 22.",
        [
            "meeting planned 2022-06-20/2022-06-22 Tokyo/JPN JPN+Lund",
            "visit planned 2022-06-20..2022-06-22 Tokyo/JPN Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile in May. The two met in "
        "Lima on May 5.",
        [
            "meeting held 2022-05-05 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Chad and Sudan signed an agreement on Monday. Under its terms the two neighbours "
        "undertook to hold a summit in Tripoli.",
        [
            "summit planned  Tripoli/LBY SDN+TCD",
        ],
    ),
    (
        "Chad and Sudan signed an agreement on Monday. The two neighbours undertook not to "
        "interfere and to hold a summit in Tripoli.",
        [
            "summit planned  Tripoli/LBY SDN+TCD",
        ],
    ),
    (
        "Chad and Sudan signed an agreement on Monday. The two neighbours agreed not to "
        "interfere in each other's affairs and to hold a summit in Tripoli next week.",
        [
            "summit planned 2022-06-20/2022-06-26 Tripoli/LBY SDN+TCD",
        ],
    ),
    (
        "Chad and Sudan agreed to hold a summit in Tripoli at a later date.",
        [
            "summit planned  Tripoli/LBY SDN+TCD",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile on Monday and Prime "
        "Minister Ole Dahl of Peru on Tuesday.",
        [
            "meeting held 2022-06-07 / Dahl+Lund",
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund will meet President Ana Berg on Monday and Prime"
        " Minister Ole Dahl on Tuesday, the ministry said.",
        [
            "meeting planned 2022-06-14 / Dahl+Lund",
            "meeting planned 2022-06-20 / Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway will visit Chile on Monday and Peru on Tuesday.",
        [
            "visit planned 2022-06-14 /PER Lund",
            "visit planned 2022-06-20 /CHL Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway spoke by phone with President Ana Berg of Chile on "
        "Monday and with Prime Minister Ole Dahl of Peru on Tuesday.",
        [
            "phone_call held 2022-06-07 / Dahl+Lund",
            "phone_call held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway met President Ana Berg of Chile on Monday and Prime "
        "Minister Ole Dahl of Peru arrived on Tuesday.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "Undersecretary of State Ivo Lund will visit Tokyo next week. He is the first U.S. "
        "official to visit Japan since President Ana Berg announced the tariffs.",
        [
            "visit planned 2022-06-20/2022-06-26 Tokyo/JPN Lund",
        ],
    ),
    (
        "Undersecretary of State Ivo Lund arrived in Tokyo on Friday. He is the first U.S. "
        "official to visit Japan since May.",
        [
            "visit held 2022-06-10 Tokyo/JPN Lund",
        ],
    ),
    (
        "Undersecretary of State Ivo Lund became the first U.S. official to visit Japan since"
        " May.",
        [
            "visit held  /JPN Lund",
        ],
    ),
    (
        "After a day of meetings with Vice President Ole Dahl, Secretary of State Ana Berg "
        "and Commerce Secretary Eva Holm, Canadian Minister Ivo Lund told a press conference "
        "he was pleased.",
        [
            "meeting held  / Berg+Lund",
            "meeting held  / Dahl+Lund",
            "meeting held  / Holm+Lund",
            "press_conference held  / Lund",
        ],
    ),
    (
        "Canadian Minister Ivo Lund held meetings with Vice President Ole Dahl, Secretary of "
        "State Ana Berg and Commerce Secretary Eva Holm on Monday.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
            "meeting held 2022-06-13 / Dahl+Lund",
            "meeting held 2022-06-13 / Holm+Lund",
        ],
    ),
    (
        "President Ivo Lund and President Ana Berg discussed the upcoming meeting of the "
        "Council of Heads of State of the Shanghai Cooperation Organisation, which will be "
        "held in Samarkand on September 15.",
        [
            "meeting held  / Berg+Lund",
            "summit planned 2022-09-15 Samarkand/UZB Shanghai Cooperation Organisation",
        ],
    ),
    (
        "The meeting of the Council of Heads of State of the Shanghai Cooperation "
        "Organisation will be held in Samarkand on September 15.",
        [
            "summit planned 2022-09-15 Samarkand/UZB Shanghai Cooperation Organisation",
        ],
    ),
    (
        "The second round of negotiations under the U.S.-Kenya Trade Partnership will take "
        "place in Nairobi later this month.",
        [
            "meeting planned 2022-06 Nairobi/KEN KEN+USA",
        ],
    ),
    (
        "The second round of U.S.-Kenya trade negotiations will take place in Nairobi later "
        "this month.",
        [
            "meeting planned 2022-06 Nairobi/KEN KEN+USA",
        ],
    ),
    (
        "President Ivo Lund of Norway welcomed the second round of negotiations under the "
        "U.S.-Kenya Strategic Trade Partnership, which will take place in Nairobi later this "
        "month.",
        [
            "meeting planned 2022-06 Nairobi/KEN KEN+USA",
        ],
    ),
    (
        "The next round of the U.S.-China trade talks will be held in Oslo on Monday.",
        [
            "meeting planned 2022-06-20 Oslo/NOR CHN+USA",
        ],
    ),
    (
        "Turkish Prime Minister Ole Dahl told a congress of his Justice and Development Party"
        " today that Turkey would not open the frontier.",
        [
            "session held 2022-06-13 / Dahl+Justice and Development Party",
        ],
    ),
    (
        "Norwegian President Ivo Lund told a congress of his Labour Party in Oslo on Monday "
        "that Norway would not agree.",
        [
            "session held 2022-06-13 Oslo/NOR Labour Party+Lund",
        ],
    ),
    (
        "Armenian President Ivo Lund has been invited by his Turkish counterpart, Ole Dahl, "
        "to watch a football match in Bursa on Wednesday.",
        [
            "visit proposed 2022-06-15 Bursa/TUR Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Norway and Chile agreed on Friday to share data under a fisheries accord still being"
        " drafted.",
        [
            "agreement negotiated - - CHL+NOR: fisheries accord",
        ],
    ),
    (
        "Norway and Chile are drafting a fisheries accord.",
        [
            "agreement negotiated - - CHL+NOR: fisheries accord",
        ],
    ),
    (
        "A fisheries accord between Norway and Chile is still being drafted.",
        [
            "agreement negotiated - - CHL+NOR: fisheries accord",
        ],
    ),
    (
        "Norway and Chile will share data under a fisheries accord that is still being "
        "negotiated.",
        [
            "agreement negotiated - - CHL+NOR: fisheries accord",
        ],
    ),
    (
        "Norway and Chile agreed to share data under a fisheries accord signed in May.",
        [
            "agreement signed 2022-05 - CHL+NOR: fisheries accord",
        ],
    ),
    (
        "On the margins of the Joint Commission, the U.S. National Oceanic and Atmospheric "
        "Administration and Sultan Qaboos University signed a letter of intent to cooperate "
        "on monitoring algal blooms.",
        [
            "memorandum signed - - Sultan Qaboos University+U.S. National Oceanic and Atmospheric"
            " Administration: letter of intent to cooperate on monitoring algal blooms",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "Treasury Secretary Ivo Lund has cancelled a trip to Australia because of the visit "
        "by Japanese Prime Minister Ana Berg to the United States.",
        [
            "Ana Berg: prime_minister of JPN, current",
            "Ivo Lund: minister finance of USA, current",
        ],
    ),
    (
        "Brazil's Treasury Secretary Ivo Lund met Finance Minister Ana Berg of Chile on "
        "Monday.",
        [
            "Ana Berg: minister finance of CHL, current",
            "Ivo Lund: minister finance of BRA, current",
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


@pytest.mark.parametrize(
    ("body", "people", "bodies"),
    [
        ("He landed at King Fahd Airport on Monday.", [], []),
        ("He toured Prince Sultan Air Base and King Abdullah Economic City.", [], []),
        ("He spoke at Sultan Qaboos University in Muscat.", [], ["Sultan Qaboos University"]),
        ("King Saud University and Moi University agreed.", [], ["King Saud University", "Moi University"]),
        ("King Abdullah met Minister John Hall.", ["Abdullah", "John Hall"], []),
        ("The Bush Administration and the Federal Aviation Administration agreed.", [],
         ["Federal Aviation Administration"]),
    ],
)  # fmt: skip
def test_things_named_after_people(body: str, people: list[str], bodies: list[str]) -> None:
    """What is named after a ruler is no mention of him, and a body keeps its whole name."""
    found = Extracted(body).reading
    assert [p.name for p in found.people] == people
    assert [o.name for o in found.organizations] == bodies
