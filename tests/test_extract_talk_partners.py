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
]


@pytest.mark.parametrize(("body", "expected"), WITH)
def test_who_talks_with_several(body: str, expected: list[str]) -> None:
    """Whoever speaks after talks with several took part in them."""
    assert told(body) == expected
