"""Whom `we` and `you` mean where two speak with each other."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed

LEAD = "President Ivo Lund of Norway met with President of Chile Ana Berg in Oslo."
TURNS = (
    f"{LEAD}\n\n"
    "President of Norway Ivo Lund: Madam President, good afternoon. {first}\n\n"
    "President of Chile Ana Berg: Thank you, Mr President. {second}"
)

ENCOUNTERS: list[Case] = [
    (
        TURNS.format(first="We last met in Lima in May 2018.", second="I remember it well."),
        ["meeting held  Oslo/NOR Berg+Lund", "meeting held 2018-05 Lima/PER Berg+Lund"],
    ),
    (
        TURNS.format(first="I remember your visit to Bergen in January 2016.", second="It was a fine one."),
        ["meeting held  Oslo/NOR Berg+Lund", "visit held 2016-01 Bergen/NOR Berg"],
    ),
    (
        f'{LEAD} "We remember your visit to Bergen in January 2016," the President of Norway said.',
        ["meeting held  Oslo/NOR Berg+Lund", "visit held 2016-01 Bergen/NOR Berg"],
    ),
    (
        # Of three who are named nobody knows whom the third addresses.
        f'{LEAD} Minister Ole Dahl agreed. "We remember your visit to Bergen in January 2016," Dahl said.',
        ["meeting held  Oslo/NOR Berg+Lund"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters_of_those_who_speak(body: str, expected: list[str]) -> None:
    """`We met` and `your visit` are of the two who speak, and of nobody where none is addressed."""
    assert told(body) == expected


def test_pact_of_the_one_who_speaks() -> None:
    """`We signed` in a turn is said of the state of whoever speaks it, not of the issuer."""
    text = TURNS.format(first="Good.", second="In May, we signed a memorandum with Peru.")
    assert agreed(text) == ["memorandum signed 2022-05 - CHL+PER: memorandum"]
