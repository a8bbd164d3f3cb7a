"""Talks told after the fact, envoys of groups, and visits whose last day is told (codebook section 4)."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

CASES: list[Case] = [
    (
        "After a meeting with Polish leaders in Warsaw on Thursday, Ukrainian President "
        "Viktor Bondar said talks would go on.",
        ["meeting held 2022-06-09 Warsaw/POL Bondar+POL"],
    ),
    (
        "After talks with NATO officials in Brussels on Thursday, Ukrainian President Viktor "
        "Bondar said talks would go on.",
        ["meeting held 2022-06-09 Brussels/BEL Bondar+NATO"],
    ),
    (
        "A Taliban delegation visited Tehran at the weekend.",
        ["visit held 2022-06-11/2022-06-12 Tehran/IRN Taliban"],
    ),
    (
        "A Hamas delegation arrived in Cairo on Sunday for talks with Egyptian officials.",
        ["visit held 2022-06-12 Cairo/EGY Hamas"],
    ),
    (
        "Chinese Vice President Li Wei wrapped up a five-day tour of South America on Friday.",
        ["visit held 2022-06-06..2022-06-10 / Wei"],
    ),
    (
        "Chinese Vice President Li Wei ended a three-day visit to Chile on Friday.",
        ["visit held 2022-06-08..2022-06-10 /CHL Wei"],
    ),
    (
        "Chinese Vice President Li Wei returned home on Friday from a three-day visit to "
        "Chile.",
        ["visit held 2022-06-08..2022-06-10 /CHL Wei"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_talks_envoys_and_last_days(body: str, expected: list[str]) -> None:
    """Talks with unnamed officials, envoys of a group and the last day of a visit are read."""
    assert told(body) == expected
