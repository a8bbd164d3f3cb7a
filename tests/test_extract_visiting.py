"""Visits told by an adjective, by who sends whom, by what one came for."""

from __future__ import annotations

import pytest

from test_extract_encounters import told

VISITS = [
    # The adjective: the state is that of those who met the guest ...
    (
        "The visiting Egyptian Foreign Minister Sameh Fahmy met South Sudanese President Kiir Deng.",
        ["visit held  /SSD Fahmy", "meeting held  / Deng+Fahmy"],
    ),
    # ... or the one that the sentence names as the place.
    (
        "Premier Wen Jia and visiting Russian Prime Minister Vlad Putov pledged to do more in Beijing.",
        ["visit held  /CHN Putov"],
    ),
    (
        "Prime Minister Najib Razak of Malaysia hosted a banquet in honour of visiting Sri Lankan President "
        "Mait Siri.",
        ["meeting held  / Razak+Siri", "visit held  /MYS Siri"],
    ),
    # Who is sent goes there.
    (
        "President Juan Mesa of Bolivia sent Foreign Minister Luis Soto to Santiago to explain his position.",
        ["visit held  Santiago/CHL Soto"],
    ),
    (
        "President Juan Mesa of Bolivia said he was sending Foreign Minister Luis Soto to Lima.",
        ["visit planned  Lima/PER Soto"],
    ),
    # To be somewhere for something, or on a day to come.
    ("President Juan Mesa of Bolivia is in Lima to sign a treaty.", ["visit held  Lima/PER Mesa"]),
    ("President Juan Mesa of Bolivia will be in Lima on Friday.", ["visit planned 2022-06-17 Lima/PER Mesa"]),
    # The place before the noun.
    ("President Xi Ping will be going ahead with the India visit.", ["visit planned  /IND Ping"]),
    # A seat that calls a visit off acts for its state.
    (
        "The White House cancelled a planned visit by Chinese President Hu Jin because of the storm.",
        ["visit cancelled  /USA Jin"],
    ),
    # Told by name inside somebody's words.
    (
        '"When President Vlad Putov visited India in January 2007, we signed a memorandum," Minister Man '
        "Sing said.",
        ["visit held 2007-01 /IND Putov"],
    ),
    (
        "Patrick Leary, a diplomat who travelled to Havana in May, disagreed.",
        ["visit held 2022-05 Havana/CUB Leary"],
    ),
]

NOTHING = [
    "President Carla Rojas of Peru is thinking of visiting Chilean President Luis Lagos.",
    "The minister plans on visiting President Luis Lagos of Chile.",
    "President Juan Mesa of Bolivia sent a letter to Foreign Minister Luis Soto in Lima.",
    "President Juan Mesa of Bolivia sent his condolences to Peru.",
    "U.S. Secretary of State Carla Rice was in Washington to testify.",
    "President Tom Obando was in Nairobi when he heard the news.",
    "Defence lawyer Juan Mesa was in court to hear the verdict.",
]


@pytest.mark.parametrize(("body", "expected"), VISITS)
def test_visits(body: str, expected: list[str]) -> None:
    """A visit is read from whatever says that somebody was, or is to be, in another state."""
    assert sorted(told(body)) == sorted(expected)


@pytest.mark.parametrize("body", NOTHING)
def test_no_visits(body: str) -> None:
    """Words of sending, visiting and being somewhere tell no visit by themselves."""
    assert told(body) == []
