"""What comes next to an encounter: on the same day, a press conference, the same talks told again."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

ENCOUNTERS: list[Case] = [
    (
        "The agreement was signed in October 2018. Russian President Ivo Lund will meet Prime"
        " Minister of Ethiopia Ole Dahl later in the day.",
        [
            "meeting planned 2022-06-13 / Dahl+Lund",
        ],
    ),
    (
        "On Monday Ivo Lund of Peru met Ole Dahl of Chile, after which he paid a courtesy "
        "call on President Eva Holm.",
        [
            "meeting held 2022-06-13 / Dahl+Lund",
            "meeting held 2022-06-13 / Holm+Lund",
        ],
    ),
    (
        "On Monday Ivo Lund of Peru met Ole Dahl of Chile, before paying a courtesy call on "
        "President Eva Holm.",
        [
            "meeting held 2022-06-13 / Dahl+Lund",
            "meeting held 2022-06-13 / Holm+Lund",
        ],
    ),
    (
        "Ivo Lund of Peru and Ole Dahl of Chile will hold talks in Lima on Friday, followed "
        "by a joint news conference.",
        [
            "meeting planned 2022-06-17 Lima/PER Dahl+Lund",
            "press_conference planned 2022-06-17 / Dahl+Lund",
        ],
    ),
    (
        "President Ivo Lund met Ole Dahl of Chile. The meeting was followed by a joint press "
        "conference.",
        [
            "meeting held  / Dahl+Lund",
            "press_conference held  / Dahl+Lund",
        ],
    ),
    (
        "Ivo Lund of Peru and Chile's Ole Dahl met for about an hour in the presence of Eva "
        "Holm of Norway.",
        [
            "meeting held  / Dahl+Holm+Lund",
        ],
    ),
    (
        "Ivo Lund of Thailand met Ole Dahl of Cambodia on Sunday. The two men met for an hour"
        " in the presence of Indonesian President Eva Holm.",
        [
            "meeting held 2022-06-12 / Dahl+Holm+Lund",
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(body: str, expected: list[str]) -> None:
    """Each encounter of a news text is read once, with those who were there, its day and place."""
    assert told(body) == expected
