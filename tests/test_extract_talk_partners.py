"""Who takes part in talks with several whom the text names."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

WITH: list[Case] = [
    (
        "President Ivo Lund announced the deal in a meeting with Prime Minister Ana Berg and "
        "Minister Ali Moe.",
        ["meeting held  / Berg+Lund+Moe"],
    ),
    (
        "President Ivo Lund announced it in talks with Ana Berg and Ali Moe.",
        ["meeting held  / Berg+Lund+Moe"],
    ),
    (
        "President Ivo Lund announced it after talks with Ana Berg and Ali Moe.",
        ["meeting held  / Berg+Lund+Moe"],
    ),
    (
        "President Ivo Lund said on Monday in a phone call with Ana Berg and Ali Moe that he "
        "would come.",
        ["phone_call held 2022-06-13 / Berg+Lund+Moe"],
    ),
    (
        "In a phone call with Ana Berg and Ali Moe, President Ivo Lund praised the deal.",
        ["phone_call held  / Berg+Lund+Moe"],
    ),
    (
        "Peru recognised Chad in 2010, and presidents Ivo Lund and Ali Moe met in Lima on "
        "Monday.",
        ["meeting held 2022-06-13 Lima/PER Lund+Moe"],
    ),
    (
        "Peru established relations with Chad in March, and presidents Ivo Lund and Ali Moe "
        "signed a treaty in Lima on Monday.",
        ["ceremony held 2022-06-13 Lima/PER Lund+Moe"],
    ),
]

ELSEWHERE: list[Case] = [
    (
        "Minister Ivo Lund flew to Lima after talks with Minister Ana Berg.",
        ["meeting held  / Berg+Lund", "visit held  Lima/PER Lund"],
    ),
    (
        "Minister Ivo Lund arrived in Lima following a meeting with Minister Ana Berg in Oslo.",
        ["meeting held  Oslo/NOR Berg+Lund", "visit held  Lima/PER Lund"],
    ),
    (
        "President Ivo Lund met President Ana Berg in Lima on Friday. It was their second meeting this year.",
        ["meeting held 2022-06-10 Lima/PER Berg+Lund"],
    ),
    (
        "President Ivo Lund met Minister Ana Berg of Chile. This was Lund's first meeting with a Chilean "
        "official since 2014.",
        ["meeting held  / Berg+Lund"],
    ),
    ("Peru and Chile met in Dili, Indonesia.", ["meeting held  Dili/IDN CHL+PER"]),
    ("Peru and Chile met in Dili, Atlanta, Georgia and Lima.", ["meeting held  Dili/TLS CHL+PER"]),
    (
        "According to Lund, Peru and Chile were holding talks in Lima.",
        ["meeting held  Lima/PER CHL+PER"],
    ),
    (
        "According to Ivo Lund, Peru, Kenya and Chile held talks in Lima.",
        ["summit held  Lima/PER CHL+KEN+PER"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), WITH)
def test_who_talks_with_several(body: str, expected: list[str]) -> None:
    """Whoever speaks after talks with several took part in them; a day belongs to its own clause."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), ELSEWHERE)
def test_where_it_was_and_which_one(body: str, expected: list[str]) -> None:
    """Where somebody went after talks is not where they were; a meeting that is counted was told before."""
    assert told(body) == expected


def test_leaders_of_several_states_are_not_who_is_named() -> None:
    """`The leaders of the three countries` are not the two persons whom the text names."""
    body = "Minister Ana Berg praised it. President Ivo Lund held talks with leaders of the three countries."
    (line,) = told(body)
    assert "Berg" not in line
