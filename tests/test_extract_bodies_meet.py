"""Bodies that meet, visits told by a clause behind them, one encounter for talks and a signing after them."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed

ENCOUNTERS: list[Case] = [
    (
        "On Wednesday the Organization of American States, meeting in Washington, adopted a "
        "resolution.",
        [
            "session held 2022-06-08 Washington, D.C./USA Organization of American States",
        ],
    ),
    (
        "The Arab League met in Cairo on Monday to discuss the raid.",
        [
            "session held 2022-06-13 Cairo/EGY Arab League",
        ],
    ),
    (
        "The European Union and Peru today concluded negotiations on a Partnership Agreement.",
        [],
    ),
    (
        "Ivo Lund of Peru and Ole Dahl of Chile signed the deal after talks between the two "
        "leaders in Oslo.",
        [
            "meeting held  Oslo/NOR Dahl+Lund",
        ],
    ),
    (
        "Presidents Ivo Lund of Peru and Ole Dahl of Chile signed the deal on Thursday after "
        "four days of direct talks in Oslo.",
        [
            "meeting held 2022-06-09 Oslo/NOR Dahl+Lund",
        ],
    ),
    (
        "Presidents Ivo Lund of Peru and Ole Dahl of Chile signed the deal in Oslo after "
        "talks with mediators.",
        [
            "ceremony held  Oslo/NOR Dahl+Lund",
        ],
    ),
    (
        "The visit to Oslo that President Ivo Lund of Peru called off in April was to be his "
        "first.",
        [
            "visit cancelled  Oslo/NOR Lund",
        ],
    ),
    (
        "Peruvian President Ivo Lund praised the visit to Lima that Ole Dahl of Chile made in"
        " May.",
        [
            "visit held 2022-05 Lima/PER Dahl",
        ],
    ),
    (
        "The visit which Chilean President Ivo Lund will pay to Peru next month was announced"
        " on Monday.",
        [
            "visit planned 2022-07 /PER Lund",
        ],
    ),
    (
        "A visit to Chile that Peruvian President Ivo Lund had planned for May has been "
        "postponed.",
        [
            "visit cancelled  /CHL Lund",
        ],
    ),
]

PACTS: list[Case] = [
    (
        "Egyptian President Ivo Lund met Russian President Ole Dahl. Particular attention was"
        " paid to the implementation of the Comprehensive Partnership and Strategic "
        "Cooperation Agreement, signed in October 2018.",
        [
            "agreement signed 2018-10 - EGY+RUS: Comprehensive Partnership and Strategic "
            "Cooperation Agreement",
        ],
    ),
    (
        "Egyptian President Ivo Lund met Russian President Ole Dahl. The Partnership "
        "Agreement signed in October 2018 was discussed.",
        [
            "agreement signed 2018-10 - EGY+RUS: Partnership Agreement",
        ],
    ),
    (
        "Peruvian President Ivo Lund met Chinese President Ole Dahl. Attention was paid to "
        "the Regional Comprehensive Economic Partnership Agreement.",
        [],
    ),
    (
        "Russian Minister of Industry Ivo Lund and Egyptian Minister of Transport Ole Dahl "
        "signed, in the presence of the two presidents, a memorandum on the supply of railway"
        " carriages.",
        [
            "memorandum signed - - EGY+RUS: memorandum on the supply of railway carriages",
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
