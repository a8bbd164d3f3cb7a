"""Facts of members of delegations, visits told by office and state, documents listed, plans put off."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "During the official visit of the Foreign Minister of Chad, Ivo Lund, to Peru on June"
        " 8, the two ministers signed a visa waiver agreement.",
        [
            "visit held 2022-06-08 /PER Lund",
        ],
    ),
    (
        "During the official visit of Foreign Minister Ivo Lund of Chad to Peru on June 8, "
        "the two ministers signed a visa waiver agreement.",
        [
            "visit held 2022-06-08 /PER Lund",
        ],
    ),
    (
        "During the visit of the ambassador of Chad to Peru, the two sides signed a pact.",
        [],
    ),
    (
        "Chadian President Ana Berg met separately with the leaders of Mali, Togo and Peru.",
        [
            "meeting held  / Berg+MLI",
            "meeting held  / Berg+PER",
            "meeting held  / Berg+TGO",
        ],
    ),
    (
        "Chadian President Ana Berg held bilateral meetings with the leaders of Mali, Togo "
        "and Peru on Friday.",
        [
            "meeting held 2022-06-10 / Berg+MLI",
            "meeting held 2022-06-10 / Berg+PER",
            "meeting held 2022-06-10 / Berg+TGO",
        ],
    ),
    (
        "Peruvian President Ivo Lund postponed his visit to Chad planned for Friday.",
        [
            "visit cancelled 2022-06-17 /TCD Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund cancelled a visit to Chad that was to begin on Friday.",
        [
            "visit cancelled 2022-06-17 /TCD Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund cancelled a visit to Chad that was to have begun on "
        "Friday.",
        [
            "visit cancelled  /TCD Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund spoke about his visit to Chad, which began on Friday.",
        [
            "visit held 2022-06-10 /TCD Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "President Ivo Lund of Peru joined President Ana Berg of Chad and Prime Minister Ole "
        "Dahl of Mali as they signed a border agreement in Lima on Friday.",
        [
            "agreement signed 2022-06-10 - MLI+TCD: border agreement",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund and Chadian Foreign Minister Ana Berg signed "
        "documents on Friday. These were a memorandum of understanding on health cooperation "
        "and an agreement on air services.",
        [
            "memorandum signed 2022-06-10 - PER+TCD: memorandum of understanding on health "
            "cooperation",
            "agreement signed 2022-06-10 - PER+TCD: agreement on air services",
        ],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund and Chadian Foreign Minister Ana Berg signed two "
        "agreements on Friday. One is a memorandum of understanding on health cooperation and"
        " the other an agreement on air services.",
        [
            "memorandum signed 2022-06-10 - PER+TCD: memorandum of understanding on health "
            "cooperation",
            "agreement signed 2022-06-10 - PER+TCD: agreement on air services",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "President Ole Dahl of Chad arrived in Lima on Friday at the head of a delegation "
        "that includes Foreign Minister Ivo Lund and Trade Minister Eva Holm.",
        [
            "Eva Holm: minister trade of TCD, current",
            "Ivo Lund: minister foreign_affairs of TCD, current",
            "Ole Dahl: president of TCD, current",
        ],
    ),
    (
        "Ana Berg, the president of Peru, will receive Chadian President Ole Dahl on Friday. "
        "His delegation includes Foreign Minister Ivo Lund and Trade Minister Eva Holm.",
        [
            "Ana Berg: president of PER, current",
            "Eva Holm: minister trade of TCD, current",
            "Ivo Lund: minister foreign_affairs of TCD, current",
            "Ole Dahl: president of TCD, current",
        ],
    ),
    (
        "Chad's delegation, which comprises Foreign Minister Ivo Lund and Trade Minister Eva "
        "Holm, held talks in Peru.",
        [
            "Eva Holm: minister trade of TCD, current",
            "Ivo Lund: minister foreign_affairs of TCD, current",
        ],
    ),
    (
        "President Ole Dahl of Chad was in Lima on Friday, accompanied by Foreign Minister "
        "Ivo Lund, Trade Minister Eva Holm, and Health Minister Luz Diaz.",
        [
            "Eva Holm: minister trade of TCD, current",
            "Ivo Lund: minister foreign_affairs of TCD, current",
            "Luz Diaz: minister health of TCD, current",
            "Ole Dahl: president of TCD, current",
        ],
    ),
    (
        "The Chadian side was represented by Deputy Foreign Minister Ana Berg, the Peruvian "
        "side by Trade Minister Eva Holm.",
        [
            "Ana Berg: deputy_minister foreign_affairs of TCD, current",
            "Eva Holm: minister trade of PER, current",
        ],
    ),
    (
        "State Minister of Environmental Affairs Ana Berg met Chadian Prime Minister Ivo "
        "Lund.",
        [
            "Ana Berg: minister environment of TCD, current",
            "Ivo Lund: prime_minister of TCD, current",
        ],
    ),
    (
        "State Minister Ana Berg of Peru met Chadian Prime Minister Ivo Lund.",
        [
            "Ana Berg: minister of PER, current",
            "Ivo Lund: prime_minister of TCD, current",
        ],
    ),
    (
        "Ana Berg, who is acting as foreign minister of Peru, said the pact was dead.",
        [
            "Ana Berg: minister foreign_affairs of PER, current",
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
