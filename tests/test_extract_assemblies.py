"""Sessions of assemblies: what one told them, who called them together (codebook section 4)."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

SESSIONS: list[Case] = [
    (
        "Prime Minister Ann Hale told the House of Commons on Tuesday that two diplomats would leave.",
        ["session held 2022-06-07 / Hale+House of Commons"],
    ),
    (
        "Foreign Minister Rosa Vega told an emergency session of the Organization of American States on "
        "Monday that Peru would not yield.",
        ["session held 2022-06-13 / Organization of American States+Vega"],
    ),
    (
        "French President Luc Morel called an urgent meeting of the European Council on Friday.",
        ["session held 2022-06-10 / European Council+Morel"],
    ),
    (
        "At a meeting of the Security Council on Friday, U.S. Ambassador Ann Hale denounced the plan.",
        ["session held 2022-06-10 / Hale+Security Council"],
    ),
    (
        "Israel blamed the International Atomic Energy Agency. In an address to open the agency's meeting in "
        "the Austrian capital on Monday, its chief, Omar Aziz, rejected this.",
        ["meeting held 2022-06-13 Vienna/AUT Aziz+International Atomic Energy Agency"],
    ),
    # Members and leaders of a body are no body.
    ("Russian Foreign Minister Pavel Orlov told Security Council members that he would vote no.", []),
    ("Venezuelan President Ana Paz called for an urgent meeting of the Security Council.", []),
]


@pytest.mark.parametrize(("body", "expected"), SESSIONS)
def test_sessions_are_those_of_a_body_and_who_speaks_there(body: str, expected: list[str]) -> None:
    """What is told to an assembly, or at a meeting that somebody calls of it, is a session of both."""
    assert told(body) == expected
