"""Unnamed officials whom a guest meets, and unnamed members of an alliance."""

from __future__ import annotations

import pytest

from extracted import Extracted

GUEST = "U.S. Envoy Ann Brown"


def _talks(body: str) -> list[set[str]]:
    return [set(m.who) for m in Extracted(body).meetings() if m.kind == "meeting"]


@pytest.mark.parametrize(
    "told",
    [
        "will travel to Kampala, Uganda, on July 3. She will meet with senior officials to discuss trade.",
        "will travel to Kampala, Uganda, on July 3 to meet with senior officials to discuss trade.",
        "will travel to Kampala, Uganda, on July 3 for meetings with senior officials.",
        "will travel to Uganda July 3-5 to engage with government officials on trade.",
        "will travel to Uganda July 3-5. She will hold consultations with cabinet officials.",
        "visited Uganda on May 3. During the visit, she met with government leaders, members of parliament,"
        " and civil society.",
    ],
)
def test_officials_of_the_state_visited(told: str) -> None:
    """Officials whose state nothing names are those of the one state that the guest is told to visit."""
    assert _talks(f"{GUEST} {told}") == [{"Ann Brown", "UGA"}]


@pytest.mark.parametrize(
    "told",
    [
        "will travel to Uganda and Kenya on July 3 to meet with senior officials.",
        "will travel to Uganda on July 3. She will meet with refugees and volunteers.",
        "visited Uganda on May 3. Back in Washington, she met with senior officials.",
        "will meet with senior officials.",
    ],
)
def test_officials_of_no_state(told: str) -> None:
    """Of two states, of the guest's own or of none that is told, they make no encounter; nor does a crowd."""
    assert _talks(f"{GUEST} {told}") == []


@pytest.mark.parametrize(
    ("whom", "bodies"),
    [
        ("NATO Allies and EU partners in Oslo", {"NATO", "EU"}),
        ("G7 partners in Oslo", {"G7"}),
        ("EU leaders in Oslo", {"EU"}),
        ("ASEAN members in Oslo", {"ASEAN"}),
    ],
)
def test_members_stand_for_their_alliance(whom: str, bodies: set[str]) -> None:
    """Unnamed members of an alliance stand for it, not for the state where they are."""
    assert _talks(f"{GUEST} met with {whom} on Friday.") == [{"Ann Brown", *bodies}]


def test_no_crowd_beside_officials() -> None:
    """Unnamed people of no office who are met with officials are no participants."""
    told = "In Uganda, U.S. Envoy Ann Brown will meet with government officials and civil society groups."
    assert _talks(told) == [{"Ann Brown", "UGA"}]


@pytest.mark.parametrize(
    "listed",
    [
        "the World Health Organization (WHO), the World Food Programme (WFP), and the African Union (AU)",
        "the World Health Organization, the World Food Programme and the African Union",
    ],
)
def test_officials_of_several_bodies(listed: str) -> None:
    """Officials of listed bodies stand for each of them, also where each name has its letters behind it."""
    told = f"In Rome, {GUEST} will meet with leadership from {listed}."
    bodies = {"World Health Organization", "World Food Programme", "African Union"}
    assert _talks(told) == [{"Ann Brown", *bodies}]
