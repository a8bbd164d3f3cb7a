"""Readouts: who sat beside the principals, who speaks to whom, and talks told only as background."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told
from test_extract_instruments_told import agreed

STATE_DEPARTMENT = "U.S. Department of State"
WHITE_HOUSE = "The White House"

BESIDE: list[Case] = [
    (
        "Minister Eva Roth and Indian Minister Ivo Lund met in Washington on Tuesday. They were joined on "
        "the U.S. side by Administrator Ana Berg and the Director of the National Science Foundation Ali "
        "Moe. On the Indian side, Ambassador Raj Patel participated.",
        ["meeting held 2022-06-07 Washington, D.C./USA Berg+Lund+Moe+Patel+Roth"],
    ),
    (
        "The President of Russia Ivo Lund met with President of Iran Ali Moe. Taking part in the talks on "
        "the Russian side were Deputy Prime Minister Raj Patel and Foreign Minister Oleg Orlov.",
        ["meeting held  / Lund+Moe+Orlov+Patel"],
    ),
    (
        "President Ivo Lund met with President Ali Moe of Kenya in Oslo on Monday. On the margins, Minister "
        "Ana Berg participated in a forum.",
        ["meeting held 2022-06-13 Oslo/NOR Lund+Moe"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), BESIDE)
def test_sides(body: str, expected: list[str]) -> None:
    """Those told on one side of the table took part in the talks told before; those at a forum did not."""
    assert told(body) == expected


SERIES: list[Case] = [
    (
        "President Ivo Lund spoke today with President Ali Moe of Kenya. The call follows the two leaders' "
        "conversation on March 18th and a series of conversations between U.S. and Kenyan officials.",
        ["phone_call held 2022-03-18 / Lund+Moe", "phone_call held 2022-06-13 / Lund+Moe"],
    ),
    ("Ivo Lund held a series of meetings with President Ali Moe of Kenya.", ["meeting held  / Lund+Moe"]),
    (
        "They followed a series of meetings between Kenya and Ghana in Oslo in May.",
        ["meeting held 2022-05 Oslo/NOR GHA+KEN"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), SERIES)
def test_series(body: str, expected: list[str]) -> None:
    """A series of talks is no encounter unless somebody holds it, or it has a day or a place."""
    assert told(body) == expected


@pytest.mark.parametrize(
    ("whom", "state"),
    [("African foreign ministers", ""), ("foreign ministers", "GHA"), ("Kenyan ministers", "KEN")],
)
def test_ministers_in_a_city(whom: str, state: str) -> None:
    """Ministers of a region who meet in a city are not those of its state."""
    (line,) = told(f"Secretary Ivo Lund and Minister Ana Berg met {whom} in Accra on Monday.")
    assert ("GHA+" in line) == (state == "GHA")
    assert ("KEN+" in line) == (state == "KEN")


def speakers(text: Extracted, words: str) -> tuple[set[str], set[str], str]:
    """Who says the words, to whom, and when."""
    statement = text.statement(words)
    who: dict[str, set[str]] = {"speaker": set(), "addressee": set()}
    for a in statement.actors:
        if a.capacity in who:
            who[a.capacity].add(a.country or text.names.get(a.person or a.organization) or a.words)
    return who["speaker"], who["addressee"], statement.date


@pytest.mark.parametrize("who", ["The President", "The President of Norway"])
def test_no_one_congratulates_himself(who: str) -> None:
    """A president who congratulates another by name is the other of the two presidents."""
    text = Extracted(
        "President of Norway Ivo Lund had a telephone conversation with President of Kenya Ali Moe. Ali Moe "
        f"thanked Ivo Lund for his efforts. {who} also congratulated Ali Moe on his birthday."
    )
    assert speakers(text, "his birthday")[:2] == ({"Ivo Lund"}, {"Ali Moe"})


def test_parties_of_the_instrument() -> None:
    """In a release `both parties` are those of the accord, not persons thanked in between, nor the issuer."""
    text = Extracted(
        "The United States welcomes the signature of a cessation of hostilities agreement today in Pretoria "
        "between the Government of Ethiopia and the Northern Liberation Front. We thank African Union High "
        "Representative Ivo Lund, former Kenyan President Ali Moe and former South African Deputy President "
        "Ana Berg for their leadership. We also extend our gratitude to the Government of South Africa for "
        "hosting the talks, which began on October 25. We urge both parties to implement the agreement.",
        publisher=STATE_DEPARTMENT,
    )
    said = speakers(text, "to implement the agreement")
    assert said[:2] == ({"USA"}, {"ETH", "Northern Liberation Front"})


FIELD = "High Representative of the European Union for Foreign Affairs and Security Policy"


@pytest.mark.parametrize(
    "body",
    [
        f"The {FIELD}, Eva Roth, received the Minister.",
        f"Eva Roth, {FIELD}, met the Minister.",
        f"{FIELD} Eva Roth received the Minister.",
    ],
)
def test_long_field(body: str) -> None:
    """The end of a long field of an office is no name, and its holder stands behind it."""
    text = Extracted(body)
    assert text.roles() == {("Eva Roth", "official", "", "European Union", "current")}
    assert set(text.people()) == {"Eva Roth"}


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("We welcome the announcement of a truce between A, which took effect on April 2.", "- 2022-04-02"),
        ("We welcomed on Monday the signing of a truce between A in Oslo on Sunday.", "2022-06-12 -"),
    ],
)
def test_day_of_effect(body: str, days: str) -> None:
    """The day on which a welcomed truce took effect is not that of its signing."""
    (line,) = agreed(body.replace("between A", "between Kenya and Ghana"))
    assert days in line


def test_talks_before() -> None:
    """What is said in an account of a call was not said at the call before it."""
    text = Extracted(
        "President Ivo Lund spoke today with President Ali Moe of Kenya. The call follows the two leaders' "
        "conversation on March 18th. On Ghana, President Lund underscored that the policy has not changed."
    )
    assert speakers(text, "the policy has not changed")[2] == "2022-06-13"


@pytest.mark.parametrize(("cue", "day"), [("condemns", ""), ("condemned", "2022-05-03")])
def test_release_speaks_now(cue: str, day: str) -> None:
    """What a state says in the present tense is said by the release, not at a meeting told before."""
    text = Extracted(
        "Secretary Ivo Lund of the United States met Minister Ana Berg of Kenya on May 3. The United States "
        f"{cue} the resumption of hostilities."
    )
    assert speakers(text, "the resumption of hostilities")[2] == day


def test_own_head_of_a_release() -> None:
    """The head who opens a release that does not name his state is not of a state that is only a topic."""
    text = Extracted(
        "President Ivo Lund met today with Prime Minister Eva Roth of the United Kingdom in New York. The "
        "leaders pledged continued support for Ukraine.",
        publisher=WHITE_HOUSE,
    )
    assert {c for who, _, _, c, _ in text.roles() if who == "Ivo Lund"} <= {"", "USA"}
