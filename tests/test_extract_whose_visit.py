"""Whose visit it is, and the state of him who makes it; offices listed behind another name."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_offices_told import offices

ENCOUNTERS: list[Case] = [
    (
        "They discussed preparations for the visit to Russia of President Eva Holm next year.",
        [
            "visit planned 2023 /RUS Holm",
        ],
    ),
]

OFFICES: list[Case] = [
    (
        "They discussed preparations for the visit to Russia of President Eva Holm next year."
        " The Philippine side was ready.",
        [
            "Eva Holm: president of PHL, current",
        ],
    ),
    (
        "Secretary of Foreign Affairs Ivo Lund is in Moscow to talk to Russian Foreign "
        "Minister Ole Dahl. They discussed the Philippine chairmanship. This is the first "
        "visit to Russia of Secretary Lund.",
        [
            "Ivo Lund: minister foreign_affairs of PHL, current",
            "Ole Dahl: minister foreign_affairs of RUS, current",
        ],
    ),
    (
        "STRELNA, Russia -- President Bush and other leaders put aside their differences "
        "yesterday. The plan was welcomed by French President Ole Dahl.",
        [
            "Bush: president of -, current",
            "Ole Dahl: president of FRA, current",
        ],
    ),
    (
        "He paid a courtesy call on President of Peru, Ivo Lund, and the Speaker of the "
        "People's Assembly, President Ole Dahl.",
        [
            "Ivo Lund: president of PER, current",
            "Ole Dahl: legislator of PER, current",
            "Ole Dahl: president of PER, current",
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
