"""Where `where` goes back to, offices told by names beside them, clauses that `and` or `that` joins."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices
from test_extract_speech_told import spoken

ENCOUNTERS: list[Case] = [
    (
        "Leaders of the G20 met in Washington on Saturday for an emergency summit on the "
        "world economy, hosted by US President Ivo Lund at the National Building Museum.",
        [
            "summit held 2022-06-11 Washington, D.C./USA G20+Lund",
        ],
    ),
    (
        "Alejandro Toledo, the outgoing president of Peru, is due to fly to Vienna this week,"
        " where Peru and the European Union will open talks on a free trade agreement.",
        [
            "meeting planned  Vienna/AUT European Union+PER",
            "visit planned 2022-06-13/2022-06-19 Vienna/AUT Toledo",
        ],
    ),
    (
        "Norwegian President Ivo Lund flew to Vienna on Monday, where Peru and Chile held "
        "talks on a free trade agreement.",
        [
            "meeting held  Vienna/AUT CHL+PER",
            "visit held 2022-06-13..2022-06-13 Vienna/AUT Lund",
        ],
    ),
    (
        "Army chief Ivo Lund of Zimbabwe flew to Beijing days before the military seized "
        "power and met China's defence minister, Ana Berg.",
        [
            "meeting held  Beijing/CHN Berg+Lund",
            "visit held  Beijing/CHN Lund",
        ],
    ),
    (
        "Army chief Ivo Lund of Zimbabwe flew to Beijing and met China's defence minister, "
        "Ana Berg.",
        [
            "meeting held  Beijing/CHN Berg+Lund",
            "visit held  Beijing/CHN Lund",
        ],
    ),
    (
        "Leaders of eleven African countries signed an accord in Addis Ababa on Sunday. "
        "Congolese president Ivo Lund and Uganda's Ana Berg were among those who put their "
        "signatures to the document. Talks with the rebels were held with Ugandan defence "
        "minister Ole Dahl as facilitator in Kampala in December.",
        [
            "ceremony held 2022-06-12 Addis Ababa/ETH Berg+Lund",
            "meeting held 2021-12 Kampala/UGA Dahl+[the rebels]",
        ],
    ),
    (
        "Congolese president Ivo Lund and Ugandan president Ana Berg signed an accord in "
        "Addis Ababa on Sunday. UN Secretary-General Ole Dahl chaired the ceremony.",
        [
            "ceremony held 2022-06-12 Addis Ababa/ETH Berg+Dahl+Lund",
        ],
    ),
    (
        "Congolese president Ivo Lund and Ugandan president Ana Berg signed an accord in "
        "Addis Ababa on Sunday. \"It is only the beginning,\" said UN Secretary-General Ole "
        "Dahl, who chaired the ceremony at the African Union's headquarters.",
        [
            "ceremony held 2022-06-12 Addis Ababa/ETH Berg+Dahl+Lund",
        ],
    ),
    (
        "Congolese president Ivo Lund and Ugandan president Ana Berg signed an accord in "
        "Addis Ababa on Sunday. \"It is only the beginning,\" said UN Secretary-General Ole "
        "Dahl, who chaired the ceremony.",
        [
            "ceremony held 2022-06-12 Addis Ababa/ETH Berg+Dahl+Lund",
        ],
    ),
    (
        "Russian president Ivo Lund attended a NATO summit in Lisbon on Friday.",
        [
            "summit held 2022-06-10 Lisbon/PRT Lund+NATO",
        ],
    ),
    (
        "Syria's foreign minister, Ivo Lund, was in Baghdad at the time; on Monday he and his"
        " Iraqi counterpart Ana Berg announced that their countries would restore diplomatic "
        "relations.",
        [
            "visit held  Baghdad/IRQ Lund",
        ],
    ),
    (
        "President Ivo Lund hosted a virtual event today with Prime Minister Ana Berg of "
        "Australia and Prime Minister Ole Dahl of the United Kingdom.",
        [
            "video_call held 2022-06-13 / Berg+Dahl+Lund",
        ],
    ),
    (
        "Norway and Chile held talks in Lima on Monday. Foreign ministers Ivo Lund and Ana "
        "Berg attended.",
        [
            "meeting held 2022-06-13 Lima/PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund hosted a summit in Oslo on Monday. Presidents Ana "
        "Berg of Chile and Ole Dahl of Peru attended; Eva Holm did not.",
        [
            "summit held 2022-06-13 Oslo/NOR Berg+Dahl+Lund",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund met President Ana Berg of Chile in Oslo on Monday."
        " He and his wife hosted a dinner.",
        [
            "meeting held 2022-06-13 Oslo/NOR Berg+Lund",
        ],
    ),
    (
        "French President Ivo Lund travels to Mosul and Erbil today, his office said.",
        [
            "visit planned 2022-06-13 Mosul/IRQ Lund",
        ],
    ),
    (
        "Iraq hosted a regional summit in Baghdad on Monday. French President Ivo Lund, who "
        "co-organised the conference, Egypt's Ole Dahl, King Abdullah of Jordan and the emir "
        "of Qatar, Sheikh Tamim, attended.",
        [
            "summit held 2022-06-13 Baghdad/IRQ Abdullah+Dahl+IRQ+Lund+Tamim",
        ],
    ),
    (
        "Ecuadorian president Ivo Lund received Iranian President Ole Dahl in Quito on "
        "Thursday. The two presidents also witnessed the signing of five accords on trade and"
        " energy.",
        [
            "ceremony held 2022-06-09 / Dahl+Lund",
            "meeting held 2022-06-09 Quito/ECU Dahl+Lund",
        ],
    ),
    (
        "He then flew to Palermo, and on Sunday to Monaco and Nice, where French President "
        "Ivo Lund and his wife hosted a private dinner.",
        [],
    ),
    (
        "Norwegian Prime Minister Ivo Lund hosted a summit in Oslo on Monday. He was pleased.",
        [],
    ),
    (
        "Iraq hosted a regional summit in Baghdad on Monday.",
        [],
    ),
    (
        "Russian foreign minister Ivo Lund will meet his Azerbaijani and Iranian "
        "counterparts, Ana Berg and Ole Dahl, on Thursday.",
        [
            "meeting planned 2022-06-16 / Berg+Dahl+Lund",
        ],
    ),
    (
        "Russian foreign minister Ivo Lund will travel to Baku on Thursday for a meeting with"
        " his Azerbaijani and Iranian colleagues, Ana Berg and Ole Dahl.",
        [
            "meeting planned 2022-06-16 Baku/AZE Berg+Dahl+Lund",
            "visit planned 2022-06-16 Baku/AZE Lund",
        ],
    ),
    (
        "Ivo Lund had addressed the UN General Assembly in New York at the invitation of its "
        "president, Miguel d'Escoto, and has put off his return.",
        [
            "session held  New York/USA Lund+UN General Assembly",
        ],
    ),
    (
        "Italian foreign minister Massimo D'Alema met Valéry Giscard d'Estaing in Paris.",
        [
            "meeting held  Paris/FRA D'Alema+d'Estaing",
        ],
    ),
    (
        "Honduran President Ivo Lund was flown to Costa Rica. Argentina's Ana Berg and "
        "Ecuador's Ole Dahl have offered to go with him. In Washington, he met OAS Secretary "
        "General Eva Holm.",
        [
            "meeting held  Washington, D.C./USA Holm+Lund",
        ],
    ),
    (
        "Leaders of 34 American nations opened the fourth Summit of the Americas in Mar del "
        "Plata on Friday amid violent protests against President Ivo Lund of Chile.",
        [],
    ),
]

OFFICES: list[Case] = [
    (
        "Cambodia named Ivo Lund as its economic adviser on Monday.",
        [
            "Ivo Lund: adviser of KHM, current",
        ],
    ),
    (
        "Ehud Olmert's chief of staff, Ivo Lund, and his foreign policy adviser, Ole Dahl, "
        "have been in Istanbul since Monday. Israel and Syria agreed.",
        [
            "Ivo Lund: official of ISR, current",
            "Ole Dahl: adviser of ISR, current",
        ],
    ),
    (
        "The declaration was signed in Tehran by the foreign ministers of the three "
        "countries, Manouchehr Mottaki, Ahmet Davutoğlu and Celso Amorim, in the presence of "
        "President Ivo Lund of Brazil. Iran and Turkey agreed with Brazil.",
        [
            "Ahmet Davutoğlu: minister foreign_affairs of TUR, current",
            "Celso Amorim: minister foreign_affairs of BRA, current",
            "Ivo Lund: president of BRA, current",
            "Manouchehr Mottaki: minister foreign_affairs of IRN, current",
        ],
    ),
    (
        "Secretary of State Ivo Lund met today in Santiago with Chilean President Ana Berg. "
        "Before his departure for Lima, where he will attend the General Assembly of the "
        "Organization of American States, the Secretary toured a project with Minister of "
        "Energy Ole Dahl.",
        [
            "Ana Berg: president of CHL, current",
            "Ivo Lund: minister foreign_affairs of USA, current",
            "Ole Dahl: minister energy of CHL, current",
        ],
    ),
    (
        "Russian president Ivo Lund is the first Russian leader to attend a summit of NATO.",
        [
            "Ivo Lund: president of RUS, current",
        ],
    ),
    (
        "Italy joined the Initiative on Saturday, when deputy prime minister Luigi Di Maio "
        "and He Lifeng, chairman of China's National Commission, signed a memorandum in Rome.",
        [
            "He Lifeng: official of CHN, current",
            "Luigi Di Maio: deputy_prime_minister of ITA, current",
        ],
    ),
    (
        "Hamas leader Ivo Lund thanked Egypt and its intelligence chief, Murad Muwafi, who "
        "had shuttled between the parties.",
        [
            "Ivo Lund: other of Hamas, current",
            "Murad Muwafi: official of EGY, current",
        ],
    ),
    (
        "Brazil, which commands the UN mission in Haiti, sent presidential adviser Ivo Lund "
        "to Haiti on Wednesday.",
        [
            "Ivo Lund: adviser of BRA, current",
        ],
    ),
    (
        "Norway sent special envoy Ivo Lund to Haiti on Wednesday.",
        [
            "Ivo Lund: envoy of NOR, current",
        ],
    ),
    (
        "Russian foreign minister Ivo Lund will meet his Azerbaijani and Iranian "
        "counterparts, Ana Berg and Ole Dahl, on Thursday.",
        [
            "Ana Berg: minister foreign_affairs of AZE, current",
            "Ivo Lund: minister foreign_affairs of RUS, current",
            "Ole Dahl: minister foreign_affairs of IRN, current",
        ],
    ),
    (
        "Russian foreign minister Ivo Lund will travel to Baku on Thursday for a meeting with"
        " his Azerbaijani and Iranian colleagues, Ana Berg and Ole Dahl.",
        [
            "Ana Berg: minister foreign_affairs of AZE, current",
            "Ivo Lund: minister foreign_affairs of RUS, current",
            "Ole Dahl: minister foreign_affairs of IRN, current",
        ],
    ),
    (
        "Ivo Lund had addressed the UN General Assembly in New York at the invitation of its "
        "president, Miguel d'Escoto, and has put off his return.",
        [
            "Miguel d'Escoto: president of UN General Assembly, current",
        ],
    ),
    (
        "Italian foreign minister Massimo D'Alema met Valéry Giscard d'Estaing in Paris.",
        [
            "Massimo D'Alema: minister foreign_affairs of ITA, current",
        ],
    ),
    (
        "Honduran President Ivo Lund was flown to Costa Rica. Argentina's Ana Berg and "
        "Ecuador's Ole Dahl have offered to go with him. In Washington, he met OAS Secretary "
        "General Eva Holm.",
        [
            "Eva Holm: secretary_general of OAS, current",
            "Ivo Lund: president of HND, current",
        ],
    ),
]

SPEECH: list[Case] = [
    (
        "Prime Minister Ana Berg of Chile said at the time that Ole Dahl had been "
        "misinformed.",
        [
            "Ana Berg [said] indirect: Ole Dahl had been misinformed",
        ],
    ),
    (
        "Prime Minister Ana Berg of Chile said then that Ole Dahl had been misinformed.",
        [
            "Ana Berg [said] indirect: Ole Dahl had been misinformed",
        ],
    ),
    (
        "Prime Minister Ana Berg of Chile said in May that Ole Dahl had been misinformed.",
        [
            "Ana Berg [said] indirect: Ole Dahl had been misinformed",
        ],
    ),
    (
        "Prime Minister Ana Berg of Chile said at the meeting that Ole Dahl had been "
        "misinformed.",
        [
            "Ana Berg [said] indirect: Ole Dahl had been misinformed",
        ],
    ),
    (
        "Prime Minister Ana Berg of Chile said at the time: \"He was misinformed.\"",
        [
            "Ana Berg [said] direct: He was misinformed.",
        ],
    ),
    (
        "The White House said that Washington would press for sanctions at the Security "
        "Council, and French foreign minister Ivo Lund noted that it was up to the agency to "
        "give its verdict.",
        [
            "White House [said] indirect: Washington would press for sanctions at the Security "
            "Council",
            "Ivo Lund [noted] indirect: it was up to the agency to give its verdict",
        ],
    ),
    (
        "Deputy Secretary Ivo Lund spoke by phone yesterday with Ethiopian Foreign Minister "
        "Ana Berg. The two also discussed the dam and the need for Egypt, Ethiopia, and Sudan"
        " to resume negotiations under the auspices of the African Union. They agreed to "
        "speak again soon.",
        [
            "Ivo Lund and Ana Berg [agreed] indirect: to speak again soon",
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
