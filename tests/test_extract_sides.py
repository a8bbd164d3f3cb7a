"""Whose an instrument, an office or a statement is, where its own words leave it open."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import told


def _parties(found: Extracted) -> list[tuple[str, str, set[str]]]:
    return [
        (
            a.title,
            a.status,
            {
                found.names.get(x.organization) or x.country or x.words
                for x in a.actors
                if x.capacity == "party"
            },
        )
        for a in found.reading.agreements
    ]


def test_unnamed_rebels_and_state() -> None:
    """A truce that a state signs and that unnamed rebels agreed to has both as its parties."""
    found = Extracted(
        "Mali\u2019s northern rebels have agreed to a ceasefire.\n\nMali signed the ceasefire on Friday."
    )
    assert _parties(found) == [("ceasefire", "signed", {"MLI", "northern rebels"})]


def test_instruments_of_a_visit() -> None:
    """What is to be signed during a visit is between the state of the guest and the one visited."""
    found = Extracted(
        "Nepal\u2019s President Ram Yadav will arrive in India on Friday.\n\nTwo memoranda of "
        "understanding are "
        "expected to be signed."
    )
    assert [(status, who) for _, status, who in _parties(found)] == [("planned", {"NPL", "IND"})]


def test_signing_that_follows() -> None:
    """A signing that follows talks which are still to come is planned."""
    found = Extracted(
        "President Ana Berg of Peru and President Ivo Lund of Chile will meet on Friday for "
        "talks followed by the "
        "signing of several agreements."
    )
    assert [(status, who) for _, status, who in _parties(found)] == [("planned", {"PER", "CHL"})]


def test_approval_of_one_side() -> None:
    """The day on which one side approves a deal is not the day on which it was reached."""
    found = Extracted(
        "Peru and Chile will sign an air services agreement, as the Chilean cabinet approved the deal Friday."
    )
    assert [a.signed for a in found.reading.agreements] == [""]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Karl Sidik, spokesman for one of the main armed factions, the Popular Front for Renewal, spoke.",
            ("Karl Sidik", "spokesperson", "", "Popular Front for Renewal", "current"),
        ),
        (
            "Marie Roux, leader of the far-right National Front, spoke in Lima.",
            ("Marie Roux", "party_leader", "", "National Front", "current"),
        ),
        (
            "Haile Moges, spokesman for a regional bloc, spoke in Ethiopia.",
            ("Haile Moges", "spokesperson", "", "", "current"),
        ),
        (
            "The talks were attended by President of Peru Ivo Lund, Chilean ambassador to Kiev Karl "
            "Zubov, and others.",
            ("Karl Zubov", "ambassador", "", "CHL", "current"),
        ),
        (
            "The Central African Republic sent a team.\n\nThe deal was announced by the government "
            "of President "
            "Faustin Toure a day after talks in Khartoum were suspended.",
            ("Faustin Toure", "president", "", "CAF", "current"),
        ),
        (
            "Mali's Minister for Internal Security Karl Obi spoke.",
            ("Karl Obi", "minister", "interior", "MLI", "current"),
        ),
    ],
)
def test_office_of_body(body: str, role: tuple[str, str, str, str, str]) -> None:
    """The body or state of an office is found behind words for what it is, and left open where unnamed."""
    found = Extracted(body)
    assert [r for r in found.roles() if r[0] == role[0]] == [role]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The leaders of Chile and Peru held talks.\n\nChilean President Ana Berg and Peruvian "
            "leader Ivo Lund "
            "were pleased.",
            ["meeting held  / Berg+Lund"],
        ),
        (
            "New Delhi: Nepal\u2019s President Ram Yadav will arrive in India on Friday.",
            ["visit planned 2022-06-17 /IND Yadav"],
        ),
    ],
)
def test_who_meets(body: str, expected: list[str]) -> None:
    """Leaders of two states who are named elsewhere take part; a dateline is no part of the sentence."""
    assert told(body) == expected


def test_document_of_a_body() -> None:
    """A text that a body posted speaks for that body."""
    found = Extracted(
        'According to the note posted by the Kremlin, Peru and Chile "have shown that they can."'
    )
    (said,) = found.reading.statements
    assert [found.names.get(a.organization) for a in said.actors if a.capacity == "speaker"] == ["Kremlin"]


def test_parties_before_anybody_is_named() -> None:
    """`The parties` are no persons who are only named later."""
    found = Extracted(
        "Peru and Chile struck a deal, the parties said.\n\nPresident Ana Berg and Foreign "
        "Minister Ivo Lund left."
    )
    assert not any(a.person for s in found.reading.statements for a in s.actors)


@pytest.mark.parametrize(
    "body",
    [
        "The foreign ministers of Turkey and Armenia, Ali Demir and Aram Petrosyan, left.",
        "Foreign Ministers of Turkey and Armenia Ali Demir and Aram Petrosyan left.",
        "The Turkish and Armenian Foreign Ministers, Ali Demir and Aram Petrosyan, left.",
    ],
)
def test_states_and_holders_in_two_lists(body: str) -> None:
    """Of offices with their states in one list and the holders in another each holder is of his own state."""
    assert sorted(Extracted(body).roles()) == [
        ("Ali Demir", "minister", "foreign_affairs", "TUR", "current"),
        ("Aram Petrosyan", "minister", "foreign_affairs", "ARM", "current"),
    ]


def test_lists_of_unequal_length() -> None:
    """Holders who are not as many as the states are given none of them by their order."""
    found = Extracted(
        "The foreign ministers of Turkey and Armenia, Ali Demir, Omar Said and Aram Petrosyan, left."
    )
    assert not any(r[3] == "TUR" for r in found.roles() if r[0] == "Ali Demir")


def test_treaty_to_be_signed() -> None:
    """What is to be signed is planned, as is the ceremony, and what was signed is not for what it will do."""
    people = "in Prague by Peruvian President Ana Berg and Russian President Pavel Orlov, will save money."
    assert told("The treaty, to be signed " + people) == ["ceremony planned  Prague/CZE Berg+Orlov"]
    assert told("The treaty, signed " + people) == ["ceremony held  Prague/CZE Berg+Orlov"]
