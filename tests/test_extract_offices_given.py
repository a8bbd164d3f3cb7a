"""Offices that others give, take away or hand on, and those of persons set beside others."""

from __future__ import annotations

import pytest

from extracted import Extracted

Role = tuple[str, str, str, str, str]

CASES: list[tuple[str, set[Role]]] = [
    (
        "Scott Green, US President Bill Harper's special envoy to Sudan, arrived in Khartoum.",
        {
            ("Bill Harper", "president", "", "USA", "current"),
            ("Scott Green", "envoy", "", "USA", "current"),
        },
    ),
    (
        "Ivo Lund succeeded Ana Ruiz as foreign minister of Peru.",
        {
            ("Ivo Lund", "minister", "foreign_affairs", "PER", "current"),
            ("Ana Ruiz", "minister", "foreign_affairs", "PER", "former"),
        },
    ),
    (
        "Peruvian President Karl Moe named Ivo Lund foreign minister.",
        {
            ("Karl Moe", "president", "", "PER", "current"),
            ("Ivo Lund", "minister", "foreign_affairs", "PER", "current"),
        },
    ),
    (
        "Peruvian President Karl Moe dismissed Foreign Minister Ivo Lund.",
        {
            ("Karl Moe", "president", "", "PER", "current"),
            ("Ivo Lund", "minister", "foreign_affairs", "PER", "current"),
        },
    ),
    (
        "State Department spokesman Ned Pryor said Iran must comply.",
        {("Ned Pryor", "spokesperson", "", "USA", "current")},
    ),
    ("U.S. Treasury Secretary Ana Ruiz spoke.", {("Ana Ruiz", "minister", "finance", "USA", "current")}),
    (
        "Prime Minister Yousaf Gilan of Pakistan arrived.",
        {("Yousaf Gilan", "prime_minister", "", "PAK", "current")},
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_offices(body: str, expected: set[Role]) -> None:
    """An office is his to whom the words give it, with its field, its state and whether it is past."""
    assert Extracted(body).roles() == expected
