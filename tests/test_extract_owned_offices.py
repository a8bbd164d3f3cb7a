"""Offices of those who serve another, who is chosen or sworn in, and whom `they` and `the pair` mean."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "US Secretary of State Ana Berg met Ivo Lund, an envoy of the rebel council of Libya,"
        " on the fringes of the conference. The two had previously met in Paris on March 14.",
        [
            "meeting held  / Berg+Lund",
            "meeting held 2022-03-14 Paris/FRA Berg+Lund",
        ],
    ),
    (
        "Iran's new foreign minister, Ivo Lund, will meet European Union foreign policy chief"
        " Ana Berg in Geneva on June 24. Berg's spokesman, Ole Dahl, said the pair would have"
        " dinner together.",
        [
            "meeting planned 2022-06-24 Geneva/CHE Berg+Lund",
        ],
    ),
    (
        "Ana Berg told the BBC that Southern African Development Community leaders would "
        "discuss an aid package when they meet in Cape Town on August 26.",
        [
            "interview held  / BBC+Berg",
            "summit planned 2022-08-26 Cape Town/ZAF Southern African Development Community",
        ],
    ),
    (
        "Norwegian Prime Minister Ivo Lund, who discussed the issue with Ana Berg at the "
        "White House last week, urged the powers not to ease sanctions.",
        [
            "meeting held 2022-06-06/2022-06-12 / Berg+Lund",
        ],
    ),
    (
        "Ole Dahl sat down with Secretary of State Ana Berg in New York in May. Norwegian "
        "Prime Minister Ivo Lund, who discussed the issue with Ana Berg at the White House "
        "last week, urged the powers not to ease sanctions.",
        [
            "meeting held 2022-05 New York/USA Berg+Dahl",
            "meeting held 2022-06-06/2022-06-12 / Berg+Lund",
        ],
    ),
    (
        "Kenyan opposition leader Ivo Lund was sworn in as prime minister on Wednesday by "
        "President Ana Berg at State House in Nairobi. Former President Ole Dahl attended the"
        " ceremony.",
        [
            "ceremony held 2022-06-08 Nairobi/KEN Berg+Dahl+Lund",
        ],
    ),
    (
        "Ivo Lund was sworn in as president of Kenya in Nairobi on Monday. Presidents Ole "
        "Dahl of Chad and Ana Berg of Peru attended the ceremony.",
        [
            "ceremony held 2022-06-13 Nairobi/KEN Berg+Dahl+Lund",
        ],
    ),
    (
        "Ivo Lund, who was sworn in in May, met President Ana Berg of Chile on Monday.",
        [
            "meeting held 2022-06-13 / Berg+Lund",
        ],
    ),
    (
        "President Ivo Lund of Norway and Foreign Minister Eva Holm of Peru attended. Ana "
        "Berg told the BBC that Southern African Development Community leaders would discuss "
        "an aid package when they meet in Cape Town on August 26.",
        [
            "interview held  / BBC+Berg",
            "summit planned 2022-08-26 Cape Town/ZAF Southern African Development Community",
        ],
    ),
    (
        "President Ivo Lund of Norway and Foreign Minister Eva Holm of Peru attended. NATO "
        "leaders will discuss it when they meet in Cape Town on August 26.",
        [
            "summit planned 2022-08-26 Cape Town/ZAF NATO",
        ],
    ),
    (
        "President Ivo Lund of Norway and Foreign Minister Eva Holm of Peru attended. "
        "European Union foreign ministers will discuss it when they gather in Cape Town on "
        "August 26.",
        [
            "summit planned 2022-08-26 Cape Town/ZAF European Union",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "The government of Colombia and the Revolutionary Armed Forces of Colombia (FARC) "
        "signed a peace accord on Monday in Cartagena.",
        [
            "agreement signed 2022-06-13 - COL+Revolutionary Armed Forces of Colombia: peace "
            "accord",
        ],
    ),
    (
        "Ousted Kyrgyz president Kurmanbek Bakiyev has refused to resign. The United States "
        "has not recognized the new leadership of Kyrgyzstan. Michael McFaul, President "
        "Obama's senior adviser on Russia, said in Prague that Obama and Dmitry Medvedev had "
        "talked about Kyrgyzstan after they put their names to a new arms treaty in the Czech"
        " capital.",
        [
            "treaty signed - - RUS+USA: new arms treaty",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "NATO Secretary General Ivo Lund met Peruvian President Ana Berg in Geneva on June 4."
        " Lund's spokesman, Ole Dahl, said it was good.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: secretary_general of NATO, current",
            "Ole Dahl: spokesperson of NATO, current",
        ],
    ),
    (
        "European Union foreign policy chief Ana Berg will meet Iran's foreign minister, Ivo "
        "Lund, in Geneva on June 24. Berg's spokesman, Ole Dahl, said the pair would have "
        "dinner together.",
        [
            "Ana Berg: official of European Union, current",
            "Ivo Lund: minister foreign_affairs of IRN, current",
            "Ole Dahl: spokesperson of European Union, current",
        ],
    ),
    (
        "European Union foreign policy chief Ana Berg will meet Iran's foreign minister, Ivo "
        "Lund, in Geneva on June 24. Ole Dahl, a spokesman for Berg, said so.",
        [
            "Ana Berg: official of European Union, current",
            "Ivo Lund: minister foreign_affairs of IRN, current",
            "Ole Dahl: spokesperson of European Union, current",
        ],
    ),
    (
        "Peruvian President Ana Berg will meet Iran's foreign minister, Ivo Lund, in Geneva "
        "on June 24. Berg's spokesman, Ole Dahl, said so. Her deputy, Eva Holm, agreed.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: minister foreign_affairs of IRN, current",
            "Ole Dahl: spokesperson of PER, current",
        ],
    ),
    (
        "Ivo Lund, Peruvian President Ana Berg's senior adviser on Russia, said in Prague "
        "that Norway would not leave.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: adviser of PER, current",
        ],
    ),
    (
        "Ivo Lund, the president's special envoy for Russia, met Peruvian President Ana Berg.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: envoy of PER, current",
        ],
    ),
    (
        "Ivo Lund, the president's envoy to Russia, met Peruvian President Ana Berg.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: envoy of PER, current",
        ],
    ),
    (
        "Ivo Lund, the president's special envoy, met Peruvian President Ana Berg.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: envoy of PER, current",
        ],
    ),
    (
        "Ivo Lund, the prime minister's spokesman, met Peruvian President Ana Berg.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: spokesperson of PER, current",
        ],
    ),
    (
        "Ivo Lund, the foreign minister's deputy, met Peruvian President Ana Berg.",
        [
            "Ana Berg: president of PER, current",
            "Ivo Lund: deputy_minister foreign_affairs of PER, current",
        ],
    ),
    (
        "Ivo Lund, a top adviser to the Peruvian president on Russia, said so.",
        [
            "Ivo Lund: adviser of PER, current",
        ],
    ),
    (
        "Ivo Lund, the president's special envoy, met Ana Berg.",
        [
            "Ivo Lund: envoy of -, current",
        ],
    ),
    (
        "Ivo Lund, the president's spokesman, said so.",
        [
            "Ivo Lund: spokesperson of -, current",
        ],
    ),
    (
        "Ivo Lund, the Peruvian president's spokesman, said so.",
        [
            "Ivo Lund: spokesperson of PER, current",
        ],
    ),
    (
        "Peruvian Foreign Minister Ana Berg and her deputy, Ivo Lund, agreed.",
        [
            "Ana Berg: minister foreign_affairs of PER, current",
        ],
    ),
    (
        "Ole Dahl, Berg's deputy, left for Moscow. Peruvian Foreign Minister Ana Berg agreed.",
        [
            "Ana Berg: minister foreign_affairs of PER, current",
        ],
    ),
    (
        "Yesterday Ole Dahl, whom Ivo Lund has nominated as deputy agriculture minister of "
        "Zimbabwe, was arrested at an airport.",
        [
            "Ole Dahl: deputy_minister agriculture of ZWE, elect",
        ],
    ),
    (
        "Ole Dahl, whom Norwegian President Ivo Lund named foreign minister in May, met Ana "
        "Berg.",
        [
            "Ivo Lund: president of NOR, current",
            "Ole Dahl: minister foreign_affairs of NOR, current",
        ],
    ),
    (
        "Ole Dahl, whom Norwegian President Ivo Lund dismissed as foreign minister in May, "
        "met Ana Berg.",
        [
            "Ivo Lund: president of NOR, current",
            "Ole Dahl: minister foreign_affairs of NOR, former",
        ],
    ),
    (
        "Secretary-General Ivo Lund later briefed the Security Council.",
        [
            "Ivo Lund: secretary_general of -, current",
        ],
    ),
    (
        "The secretary-general of the Arab League, Ivo Lund, briefed the Security Council.",
        [
            "Ivo Lund: secretary_general of Arab League, current",
        ],
    ),
    (
        "Since Ivo Lund took office as president, Iran and Norway have met.",
        [
            "Ivo Lund: president of IRN, current",
        ],
    ),
    (
        "Ivo Lund, who took office as president of Iran in August, agreed.",
        [
            "Ivo Lund: president of IRN, current",
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
