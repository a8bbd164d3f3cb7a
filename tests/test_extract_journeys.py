"""Journeys told by who is sent, where one came from or was that day, or a region (codebook section 4)."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

JOURNEYS: list[Case] = [
    (
        "Russian President Oleg Zimin dispatched Foreign Minister Pavel Orlov to Damascus on Tuesday.",
        ["visit held 2022-06-07 Damascus/SYR Orlov"],
    ),
    (
        "Peruvian Foreign Minister Rosa Vega was in Warsaw on Wednesday to sign the deal.",
        ["visit held 2022-06-08 Warsaw/POL Vega"],
    ),
    (
        "French Foreign Minister Luc Morel arrived in Israel on Wednesday. He flew in from Egypt.",
        ["visit held  /EGY Morel", "visit held 2022-06-08 /ISR Morel"],
    ),
    ("British Foreign Secretary Ann Hale cut short a trip to Asia.", ["visit held  / Hale"]),
    (
        "Peruvian President Rosa Vega invited Chilean leader Ana Paz for talks in Lima.",
        ["visit proposed  Lima/PER Paz"],
    ),
    (
        "Prior to his visit to China, Japanese Prime Minister Ken Mori said on Thursday that talks are "
        "needed.",
        ["visit planned  /CHN Mori"],
    ),
    (
        "Japanese Prime Minister Ken Mori arrived in China on Sunday. Chinese Premier Hu Lin invited Mori to "
        "visit China in the spirit of friendship.",
        ["visit held 2022-06-12 /CHN Mori"],
    ),
    (
        "Japanese Prime Minister Ken Mori arrived in China on Sunday. Chinese Premier Hu Lin invited Mori to "
        "visit China again.",
        ["visit held 2022-06-12 /CHN Mori", "visit proposed  /CHN Mori"],
    ),
    (
        "Japanese Prime Minister Ken Mori arrived in the Chinese capital on Sunday.",
        ["visit held 2022-06-12 Beijing/CHN Mori"],
    ),
    # No journeys.
    ("Peru's president, Rosa Vega, was in hospital in Madrid on Monday.", []),
    ("Peruvian President Rosa Vega was in Lima on Monday.", []),
    ("Peruvian President Rosa Vega sent a letter to Ukrainian President Oleg Bondar in Kiev.", []),
    ("Peru has ordered its ambassadors to return to Lima, the foreign ministry said.", []),
]


@pytest.mark.parametrize(("body", "expected"), JOURNEYS)
def test_journeys_are_told_by_more_than_a_verb_of_going(body: str, expected: list[str]) -> None:
    """Who is sent, came from elsewhere or was there on a day made a visit; who is at home made none."""
    assert told(body) == expected
