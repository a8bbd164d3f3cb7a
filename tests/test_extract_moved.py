"""Encounters moved to another day, or told in passing."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case, told

BERG, WEI = "President Ana Berg of Peru", "Chinese President Li Wei"

MOVED: list[Case] = [
    (
        f"{BERG}'s talks with {WEI} have been postponed until Friday.",
        ["meeting planned 2022-06-17 / Berg+Wei"],
    ),
    (
        f"A meeting between {BERG} and {WEI} has been moved from Tuesday to Friday.",
        ["meeting planned 2022-06-17 / Berg+Wei"],
    ),
    (
        f"{BERG} was due to visit Beijing on Tuesday. The trip was postponed to Friday, her office said.",
        ["visit planned 2022-06-17 Beijing/CHN Berg"],
    ),
    (
        f"The visit of {BERG} to China has been put off until July 4. Berg had been scheduled to visit China "
        "on Tuesday.",
        ["visit planned 2022-07-04 /CHN Berg"],
    ),
    (
        f"A meeting between {BERG} and {WEI}, originally set for Tuesday, will take place on Friday.",
        ["meeting planned 2022-06-17 / Berg+Wei"],
    ),
    (
        f"{BERG} was due to meet {WEI} in Beijing on Monday. The trip was called off.",
        ["meeting cancelled 2022-06-13 Beijing/CHN Berg+Wei"],
    ),
]

IN_PASSING: list[Case] = [
    (
        f"{BERG} met {WEI} on the sidelines of the summit. The G20 summit is being held in Osaka this week.",
        [
            "meeting held 2022-06-13/2022-06-19 Osaka/JPN Berg+Wei",
            "summit held 2022-06-13/2022-06-19 Osaka/JPN G20",
        ],
    ),
    (
        f"{BERG} attended a summit in Riga on Friday, where she spoke with {WEI} on the sidelines.",
        ["meeting held 2022-06-10 Riga/LVA Berg+Wei"],
    ),
    (
        f"Her envoys prepared texts ahead of a meeting of {BERG} and {WEI}.",
        ["meeting planned  / Berg+Wei"],
    ),
    (
        f"{BERG} and {WEI} will hold talks and a joint press conference.",
        ["meeting planned  / Berg+Wei", "press_conference planned  / Berg+Wei"],
    ),
    (
        f"{BERG} began a visit to China on Friday with talks with {WEI}.",
        ["meeting held 2022-06-10 /CHN Berg+Wei", "visit held 2022-06-10 /CHN Berg"],
    ),
    (
        f"{BERG} paid a two-day visit to China that ended on Friday.",
        ["visit held 2022-06-09..2022-06-10 /CHN Berg"],
    ),
    (
        f"The talks, which were to bring together {BERG} and {WEI}, were scheduled for Friday.",
        ["meeting planned 2022-06-17 / Berg+Wei"],
    ),
    (f"An aide said that {WEI} had called {BERG} to explain the delay.", ["phone_call held  / Berg+Wei"]),
    (
        f"{BERG} briefed {WEI} on the Lima talks aimed at ending the war.",
        [],
    ),
    (
        f"{BERG} is to arrive in China today at the invitation of {WEI}. The two presidents will hold talks.",
        ["meeting planned  / Berg+Wei", "visit planned 2022-06-13 /CHN Berg+Wei"],
    ),
    (
        f"{BERG} arrived in China today. During the three-day visit, she will meet {WEI}.",
        [
            "meeting planned 2022-06-13/2022-06-15 / Berg+Wei",
            "visit held 2022-06-13..2022-06-15 /CHN Berg",
        ],
    ),
    (
        f"{BERG} arrived in China today. The visit ends on Wednesday.",
        ["visit held 2022-06-13..2022-06-15 /CHN Berg"],
    ),
    (
        f"{WEI} and Peruvian Foreign Minister Tom Lund were also present at the signing ceremony.",
        ["ceremony held  / Lund+Wei"],
    ),
    (
        f"\u201cPresident Berg will hold talks with President Wei in Lima on Friday,\u201d said an aide. "
        f"{BERG} and {WEI} agreed.",
        ["meeting planned 2022-06-17 Lima/PER Berg+Wei"],
    ),
    (
        f"{WEI} and {BERG} plan to meet next week.",
        ["meeting planned 2022-06-20/2022-06-26 / Berg+Wei"],
    ),
    (
        f"{BERG} landed in Riga in her first visit since her return to office after elections last year.",
        ["visit held  Riga/LVA Berg"],
    ),
    (
        f"Peru on Friday cancelled a meeting between {BERG} and {WEI}.",
        ["meeting cancelled  / Berg+Wei"],
    ),
    (
        f"{BERG} was due to meet {WEI} in Riga on Tuesday. Beijing cancelled it.",
        ["meeting cancelled 2022-06-14 Riga/LVA Berg+Wei"],
    ),
    (
        f"{BERG} told a press conference in Riga on Friday that talks failed.",
        ["press_conference held 2022-06-10 Riga/LVA Berg"],
    ),
    (
        f"{BERG} came home. Speaking upon his arrival in Riga, {WEI} was glad.",
        ["visit held  Riga/LVA Wei"],
    ),
    (
        f"{BERG} will meet her Chilean counterpart in Riga next week. Peruvian Foreign Minister Tom Lund "
        "disclosed Saturday that the two leaders will meet in Riga.",
        ["meeting planned 2022-06-20/2022-06-26 Riga/LVA Berg+CHL"],
    ),
    (
        f"The deal was reached between {BERG} and {WEI} after a long meeting in Riga.",
        ["meeting held  Riga/LVA Berg+Wei"],
    ),
    (
        f"{BERG} met {WEI} in Riga on Friday. Their envoys had agreed on the date of the summit between Berg "
        "and Wei.",
        ["meeting held 2022-06-10 Riga/LVA Berg+Wei"],
    ),
    (
        f"{WEI} arrived in Riga on Friday. Wei then flew on to Liepaja, Latvia.",
        ["visit held 2022-06-10 Riga/LVA Wei"],
    ),
    (
        f"{BERG} landed at Riga airport on Friday and was met by her Latvian counterpart, Egils Ozols.",
        ["meeting held 2022-06-10 Riga/LVA Berg+Ozols", "visit held 2022-06-10 /LVA Berg"],
    ),
    (f"{BERG} visited the Chilean port of Arica on Friday.", ["visit held 2022-06-10 Arica/CHL Berg"]),
    (
        f"On June 3, {BERG} was on an official visit to Latvia and met in Riga with {WEI}.",
        ["meeting held 2022-06-03 Riga/LVA Berg+Wei", "visit held 2022-06-03 /LVA Berg"],
    ),
    (
        f"{BERG} cancelled her visit to China scheduled for June 15. Berg was supposed to meet {WEI} on "
        "Wednesday.",
        ["meeting cancelled 2022-06-15 / Berg+Wei", "visit cancelled 2022-06-15 /CHN Berg"],
    ),
    (
        f"{BERG} was to meet {WEI}. The meeting had to be postponed.",
        ["meeting cancelled  / Berg+Wei"],
    ),
    (
        f"{BERG} is on a tour that will take her to Chile and Bolivia.",
        ["visit planned  /BOL Berg", "visit planned  /CHL Berg"],
    ),
    (
        f"Envoys have not agreed on a date of the next meeting between {BERG} and {WEI}.",
        [],
    ),
    (
        f"{BERG} met {WEI} in Riga before she flew to Chile to meet with the Mapuche officials.",
        ["meeting held  Riga/LVA Berg+Wei", "visit held  /CHL Berg"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), MOVED)
def test_put_off(body: str, expected: list[str]) -> None:
    """What is put off to a day told is planned for that day, and one encounter with its first plan."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), IN_PASSING)
def test_told_in_passing(body: str, expected: list[str]) -> None:
    """An encounter told beside something else keeps its own participants, status, day and place."""
    assert told(body) == expected
