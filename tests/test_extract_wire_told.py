"""Facts as news agencies tell them: offices in lists, summits of bodies, visits by the way, plans, offers."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "The crisis follows a visit two weeks ago by Norwegian President Ivo Lund to Riyadh, "
        "where he spoke.",
        [
            "visit held 2022-05-30/2022-06-05 Riyadh/SAU Lund",
        ],
    ),
    (
        "Kenyan Prime Minister Ana Berg met President Ivo Lund of Norway in Oslo on Friday. "
        "No Norwegian president had visited Kenya since Ole Dahl went there in May 1998.",
        [
            "meeting held 2022-06-10 Oslo/NOR Berg+Lund",
            "visit held 1998-05 /KEN Dahl",
        ],
    ),
    (
        "Ousted President Ivo Lund of Honduras and the man who replaced him, Ole Dahl, met "
        "Costa Rican President Ana Berg in Lima on Thursday.",
        [
            "meeting held 2022-06-09 Lima/PER Berg+Dahl+Lund",
        ],
    ),
    (
        "Presidents Ivo Lund of Chad and Ole Dahl of Niger met in Oslo on Sunday. Prime "
        "Minister Ana Berg, who succeeded Eva Holm, also saw both men in turn.",
        [
            "meeting held  / Berg+Dahl",
            "meeting held  / Berg+Lund",
            "meeting held 2022-06-12 Oslo/NOR Dahl+Lund",
        ],
    ),
    (
        "On Tuesday Ivo Lund discussed the plan with Ana Berg in Lima.",
        [
            "meeting held 2022-06-07 Lima/PER Berg+Lund",
        ],
    ),
    (
        "President Ana Berg spoke. Chilean President Ivo Lund and Peruvian President Ole Dahl"
        " arrived on Tuesday. Berg held talks with both leaders.",
        [
            "meeting held  / Berg+Dahl+Lund",
        ],
    ),
    (
        "A security meeting has been arranged between Norway and Chile.",
        [
            "meeting planned  / CHL+NOR",
        ],
    ),
    (
        "Norwegian President Ivo Lund says he is ready to meet Chilean President Ana Berg in "
        "Lima next week.",
        [
            "meeting proposed 2022-06-20/2022-06-26 Lima/PER Berg+Lund",
        ],
    ),
    (
        "The war began on December 7, the day after the Lund-Berg meeting. Norwegian "
        "President Ivo Lund and President Ana Berg of Chile met in Lima.",
        [
            "meeting held  Lima/PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Minister Ivo Lund later told Reuters the rules are compatible with the "
        "proposals announced in Davos, Switzerland, in January.",
        [
            "interview held  / Lund+Reuters",
        ],
    ),
    (
        "Norwegian Minister Ivo Lund and Chilean Minister Ana Berg plan to discuss the crisis"
        " in talks in Lima.",
        [
            "meeting planned  Lima/PER Berg+Lund",
        ],
    ),
    (
        "Norwegian Minister Ivo Lund was to brief Ole Dahl on Prime Minister Ana Berg's visit"
        " to Chile last week.",
        [
            "visit held 2022-06-06/2022-06-12 /CHL Berg",
        ],
    ),
    (
        "The Egyptian foreign minister made a visit to Norwegian Prime Minister Ivo Lund.",
        [
            "meeting held  / EGY+Lund",
        ],
    ),
    (
        "U.S. envoy Ivo Lund has told a meeting of Norwegian and Chilean officials that he "
        "would stay.",
        [
            "meeting held  / CHL+Lund+NOR",
        ],
    ),
    (
        "Norwegian Minister Ivo Lund met Minister Ole Dahl last night. Dahl convinced Lund, "
        "who declined to attend the February meeting of the Group of Seven in Paris, that it "
        "was useful.",
        [
            "meeting held 2022-06-12 / Dahl+Lund",
        ],
    ),
    (
        "Chilean Minister Ana Berg told officials from 30 states. The officials are meeting "
        "in Lima. Minister Ivo Lund said so.",
        [],
    ),
    (
        "Defence Minister Ivo Lund of Norway spoke on Monday. The government says a young man"
        " left Norway in March, but it is not known when he entered Chile.",
        [],
    ),
    (
        "\"We are speaking,\" Norwegian Minister Ana Berg told the newspaper La Villa.",
        [
            "interview held  / Berg+La Villa",
        ],
    ),
    (
        "\"We are speaking,\" Norwegian Minister Ana Berg told the news agency 24.kg.",
        [
            "interview held  / 24.kg+Berg",
        ],
    ),
    (
        "Norwegian Defence Minister Ivo Lund left Chile on Wednesday after a two-day visit.",
        [
            "visit held 2022-06-07..2022-06-08 /CHL Lund",
        ],
    ),
    (
        "They agreed on coordination ahead of the NATO Summit in Madrid on June 28–30.",
        [
            "summit planned 2022-06-28..2022-06-30 Madrid/ESP NATO",
        ],
    ),
    (
        "Ivo Lund of Norway made a promise at the Pacific Islands Forum summit in Tonga last "
        "October.",
        [
            "summit held 2021-10 /TON Lund+Pacific Islands Forum",
        ],
    ),
    (
        "Chilean President Ana Berg spoke of preparations for the Climate Summit, which Kenya"
        " will host in September.",
        [
            "summit planned 2022-09 / KEN",
        ],
    ),
    (
        "The EU-Central Asia summit took place in Samarkand on June 3.",
        [
            "summit held 2022-06-03 Samarkand/UZB EU+[Central Asia]",
        ],
    ),
    (
        "UN envoy Ivo Lund is due to travel to Belgrade on Thursday. Visits to Tirana and "
        "Skopje will follow.",
        [
            "visit planned  Skopje/MKD Lund",
            "visit planned  Tirana/ALB Lund",
            "visit planned 2022-06-16 Belgrade/SRB Lund",
        ],
    ),
    (
        "Russia and Zimbabwe are friends. The intergovernmental commission met in Harare in "
        "March.",
        [
            "meeting held 2022-03 Harare/ZWE RUS+ZWE",
        ],
    ),
    (
        "Norwegian President Ivo Lund met President Ana Berg of Chile. He spoke of the work "
        "of the joint commission, which met in Lima in March.",
        [
            "meeting held  / Berg+Lund",
            "meeting held 2022-03 Lima/PER CHL+NOR",
        ],
    ),
    (
        "The joint commission of Russia and Cuba met in Havana in March.",
        [
            "meeting held 2022-03 Havana/CUB CUB+RUS",
        ],
    ),
    (
        "Leaders of the Serb minority had also been invited to see UN envoy Ivo Lund.",
        [
            "meeting proposed  / Lund+[Leaders of the Serb minority]",
        ],
    ),
    (
        "Peruvian president Ana Berg spoke by telephone on Monday with Mexican president "
        "Miguel de la Madrid.",
        [
            "phone_call held 2022-06-13 / Berg+Madrid",
        ],
    ),
    (
        "The two neighbours, Chad and Sudan, undertook to hold a summit in Tripoli in July.",
        [
            "summit planned 2022-07 Tripoli/LBY SDN+TCD",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Norway and Chile signed an Agreement on Cessation of Hostilities.",
        [
            "ceasefire signed - - CHL+NOR: Agreement on Cessation of Hostilities",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "France and France said so. In Paris it was outlined by U.S. Treasury Secretary Ivo "
        "Lund.",
        [
            "Ivo Lund: minister finance of USA, current",
        ],
    ),
    (
        "West German President Richard von Holm said so.",
        [
            "Richard von Holm: president of DEU, current",
        ],
    ),
    (
        "A spokesman for the Interior Minister, Ivo Lund, said so.",
        [
            "Ivo Lund: minister interior of -, current",
        ],
    ),
    (
        "A spokesman for the foreign ministry, Ivo Lund, said so.",
        [
            "Ivo Lund: spokesperson of -, current",
        ],
    ),
    (
        "Norway heard Immigration Minister Ivo Lund, the Foreign Minister, Ana Berg, and the "
        "then defence minister, Ole Dahl.",
        [
            "Ana Berg: minister foreign_affairs of NOR, current",
            "Ivo Lund: minister other of NOR, current",
            "Ole Dahl: minister defence of NOR, former",
        ],
    ),
    (
        "The talks were between Ana Berg and the president of the Peruvian central bank. "
        "Peruvian President Ivo Lund spoke.",
        [
            "Ivo Lund: president of PER, current",
        ],
    ),
    (
        "Ivo Lund, speaker of the lower house of the Argentine Parliament, said so.",
        [
            "Ivo Lund: legislator of ARG, current",
        ],
    ),
    (
        "Bundesbank President Ivo Lund met French Finance Minister Ana Berg.",
        [
            "Ana Berg: minister finance of FRA, current",
            "Ivo Lund: official of DEU, current",
        ],
    ),
    (
        "Norway will meet Ivo Lund, Chairman of the Federal Reserve Board.",
        [
            "Ivo Lund: official of USA, current",
        ],
    ),
    (
        "Corporate Affairs Minister Ivo Lund of Norway said so.",
        [
            "Ivo Lund: minister of NOR, current",
        ],
    ),
    (
        "It will be headed by the anti-Taliban commander Ivo Lund.",
        [
            "Ivo Lund: military_officer of -, current",
        ],
    ),
    (
        "It is headed by moderate Muslim Hamid Lund, the foreign minister of Chad.",
        [
            "Hamid Lund: minister foreign_affairs of TCD, current",
        ],
    ),
    (
        "Ahmad Wali Masood, brother of the late commander Ahmad Shah Masood, said so.",
        [
            "Ahmad Shah Masood: military_officer of -, former",
        ],
    ),
    (
        "\"We are proud,\" said Yunus Lund, the Northern Alliance's chief negotiator and the "
        "interim government's interior minister.",
        [
            "Yunus Lund: envoy of Northern Alliance, current",
            "Yunus Lund: minister interior of -, current",
        ],
    ),
    (
        "U.S. Treasury Secretary Ana Berg met Chinese Vice Premier He Lifeng in Beijing.",
        [
            "Ana Berg: minister finance of USA, current",
            "He Lifeng: deputy_prime_minister of CHN, current",
        ],
    ),
    (
        "President Ivo Lund, Finance Minister Luiz Pereira and Chamber of Deputies chairman "
        "Ole Dahl of Chile met.",
        [
            "Ivo Lund: president of CHL, current",
            "Luiz Pereira: minister finance of CHL, current",
            "Ole Dahl: official of Chamber of Deputies, current",
        ],
    ),
    (
        "State Department spokesman Ivo Lund said so.",
        [
            "Ivo Lund: spokesperson of USA, current",
        ],
    ),
    (
        "He met Botswana's Minister of International Affairs and Cooperation Ivo Lund.",
        [
            "Ivo Lund: minister foreign_affairs of BWA, current",
        ],
    ),
]



@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(body: str, expected: list[str]) -> None:
    """Each encounter of an agency text is read once, with those who were there, its day and place."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), PACTS)
def test_pacts(body: str, expected: list[str]) -> None:
    """An agreement of an agency text is read with its parties, status and day."""
    assert agreed(body) == expected


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_offices(body: str, expected: list[str]) -> None:
    """An office is read with the state or body that the words around it give."""
    assert offices(body) == expected
