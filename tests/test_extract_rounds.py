"""Talks told by their number, day and place alone, and those who only keep talking."""

from __future__ import annotations

import pytest

from extracted import Extracted

MET = "U.S. Envoy Ann Brown met with Peruvian Foreign Minister Ivo Lund on June 3."


def _others(body: str) -> list[tuple[str, str, set[str]]]:
    found = [m for m in Extracted(body).meetings() if "Ann Brown" not in m.who]
    return [(m.start, m.city, set(m.who)) for m in found]


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("The next round of consultations will take place in Lima in May 2023.", "2023-05"),
        ("They looked forward to the next round of the Annual Consultations in Lima in May 2023.", "2023-05"),
        ("The two agreed to hold the next session of the joint commission in Lima in May 2023.", "2023-05"),
        ("The points flow from the March 3-4 discussions in Lima.", "2022-03-03"),
    ],
)
def test_round_of_the_sides_that_met(told: str, start: str) -> None:
    """A round of talks with a day and a place of its own is one of the sides whose meeting is told before."""
    assert _others(f"{MET} {told}") == [(start, "Lima", {"USA", "PER"})]


@pytest.mark.parametrize(
    "told",
    [
        "The talks on this issue, which are scheduled to take place in Oslo in late December, are welcome.",
        "The summit in Oslo in January was a success.",
        "They looked forward to the next round of consultations.",
    ],
)
def test_talks_of_others(told: str) -> None:
    """Talks with no number of their own, or with no day and place, are not theirs."""
    assert _others(f"{MET} {told}") == []


def test_consultations_that_go_on() -> None:
    """A participle by which somebody keeps consulting tells no further encounter."""
    found = Extracted(
        "U.S. President Ann Brown spoke by phone with Prime Minister Ivo Lund of Peru on Friday, continuing"
        " her close consultations with Foreign Minister Rosa Diaz of Chile."
    )
    assert [m.kind for m in found.meetings()] == ["phone_call"]


@pytest.mark.parametrize(
    "told",
    [
        "The two discussed our ongoing consultations with the government of Chile.",
        "The Envoy briefed the Minister on her regular consultations with the Chilean government.",
    ],
)
def test_consultations_all_the_time(told: str) -> None:
    """Consultations that go on or come again, with no day and place, are no encounter."""
    assert [set(m.who) for m in Extracted(f"{MET} {told}").meetings()] == [{"Ann Brown", "Ivo Lund"}]


def test_place_of_a_return() -> None:
    """What somebody does who has returned to a state takes place there."""
    told = "Returning to Peru, U.S. Envoy Ann Brown met with Chilean Foreign Minister Ivo Lund."
    assert [m.country for m in Extracted(told).meetings() if m.kind == "meeting"] == ["PER"]
