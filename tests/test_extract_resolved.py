"""The day on which it is settled to meet is not that of the meeting (codebook section 7)."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

CASES: list[Case] = [
    (
        "Japan and China agreed on Sunday to hold talks on fishing.",
        ["meeting planned  / CHN+JPN"],
    ),
    (
        "Japan and China on Sunday agreed to meet again.",
        ["meeting planned  / CHN+JPN"],
    ),
    (
        "Japan and China agreed to begin talks on Sunday.",
        ["meeting planned 2022-06-19 / CHN+JPN"],
    ),
    (
        "Japan and China agreed Monday to meet in Seoul on Friday.",
        ["meeting planned 2022-06-17 Seoul/KOR CHN+JPN"],
    ),
    (
        "Japan and China decided to hold talks.",
        ["meeting planned  / CHN+JPN"],
    ),
    (
        "Peruvian President Ivo Lund decided on Monday to visit Cuba.",
        ["visit planned  /CUB Lund"],
    ),
    (
        "Peruvian President Ivo Lund on Monday invited Chilean President Karl Moe for talks "
        "in Lima.",
        ["visit proposed  Lima/PER Moe"],
    ),
    (
        "Chad and Sudan agreed on Wednesday to hold another round of peace talks in Doha on "
        "18 June.",
        ["meeting planned 2022-06-18 Doha/QAT SDN+TCD"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_what_is_settled_to_be_done(body: str, expected: list[str]) -> None:
    """A day of agreeing, deciding or inviting dates no encounter."""
    assert told(body) == expected
