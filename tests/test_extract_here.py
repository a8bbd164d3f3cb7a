"""Where `here` is, and visits, calls and offices that news tell in passing."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told

MEETINGS: list[Case] = [
    (
        "ISLAMABAD: Iranian Foreign Minister Ali Nath met Prime Minister Omar Khan here on Friday.",
        ["meeting held 2022-06-10 Islamabad/PAK Khan+Nath"],
    ),
    (
        "ISLAMABAD, June 10: Iranian Foreign Minister Ali Nath Thursday arrived here on a two-day visit.",
        ["visit held 2022-06-09..2022-06-10 Islamabad/PAK Nath"],
    ),
    (
        "SOFIA, June 10 (Agency) -- Bulgarian Foreign Minister Ana Nova here on Thursday met President "
        "Ali Said of Sudan.",
        ["meeting held 2022-06-09 Sofia/BGR Nova+Said"],
    ),
    (
        "Russian Foreign Minister Karl Lund will reach Pakistan on Tuesday on a two-day visit.",
        ["visit planned 2022-06-14..2022-06-15 /PAK Lund"],
    ),
    (
        "Chinese Foreign Minister Wang Yi is scheduled to call on Peru Foreign Minister Ana Berg on Friday.",
        ["meeting planned 2022-06-17 / Berg+Yi"],
    ),
    (
        "Foreign Minister Karl Nath of Nepal will hold talks with his Saudi counterpart.\n\nSaudi Foreign "
        "Minister Faisal Said said so.",
        ["meeting planned  / Nath+Said"],
    ),
]

ROLES: list[tuple[str, set[tuple[str, str, str, str, str]]]] = [
    ("With the Maldivian president, Nath discussed trade.", set()),
    (
        "Iranian Foreign Minister Karl Nath left. He will meet with Omar Khan, Army Chief General Ivo Bajwa "
        "and his Pakistani counterpart Shah Lund.",
        {
            ("Karl Nath", "minister", "foreign_affairs", "IRN", "current"),
            ("Shah Lund", "minister", "foreign_affairs", "PAK", "current"),
            ("Ivo Bajwa", "military_officer", "", "IRN", "current"),
        },
    ),
    ("Karl Nath, answering a question on the plan of the President of Peru, said no.", set()),
]


@pytest.mark.parametrize(("body", "expected"), MEETINGS)
def test_meetings(body: str, expected: list[str]) -> None:
    """`Here` is the city of the dateline."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), ROLES)
def test_roles(body: str, expected: set[tuple[str, str, str, str, str]]) -> None:
    """An office belongs to the name behind it, unless it ends a phrase of its own."""
    assert Extracted(body).roles() == expected


def test_any_foreign_office() -> None:
    """`Foreign Office` is that of Britain only where Britain is named."""
    found = Extracted("Karl Nath of Pakistan will visit Peru on July 27, said a Foreign Office spokesman.")
    assert not any(o.country == "GBR" for o in found.reading.organizations)


def test_likely_to_sign() -> None:
    """What somebody is likely to sign is planned."""
    found = Extracted("Peru and Chile are likely to sign agreements in Lima.")
    assert {a.status for a in found.reading.agreements} == {"planned"}
