"""Which day is that of the making of a pact, and whom a phrase beside it means (codebook section 5)."""

from __future__ import annotations

import pytest

from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    (
        "Israel and Jordan reached an agreement on Tuesday on the opening of a crossing "
        "between Gaza and Egypt.",
        ["agreement agreed 2022-06-07 - ISR+JOR: agreement"],
    ),
    (
        "Chad and Niger signed an accord on trade between the two countries.",
        ["agreement signed - - NER+TCD: accord on trade"],
    ),
    (
        "Chad and Sudan reached an agreement on a ceasefire in Doha on Friday.",
        ["ceasefire agreed 2022-06-10 - SDN+TCD: agreement on a ceasefire"],
    ),
    (
        "The United States, Mexico and Canada signed a new trade agreement on Friday in "
        "Buenos Aires. The United States-Mexico-Canada Agreement replaces NAFTA.",
        ["agreement signed 2022-06-10 - CAN+MEX+USA: United States-Mexico-Canada Agreement"],
    ),
    (
        "Chile and Peru signed a trade deal on Friday. The 2006 Chile-Peru Agreement had "
        "created jobs.",
        [
            "agreement signed 2022-06-10 - CHL+PER: trade deal",
            "agreement in_force 2006 - CHL+PER: 2006 Chile-Peru Agreement",
        ],
    ),
    (
        "Russia said on Thursday it had signed a deal to supply missiles to Turkey.",
        ["contract signed - - RUS+TUR: deal"],
    ),
    (
        "The Sudanese government and the largest rebel group in Darfur signed a peace "
        "agreement on Friday. Two other rebel factions refused to sign the deal.",
        ["agreement signed 2022-06-10 - SDN+the largest rebel group in Darfur: peace agreement"],
    ),
    (
        "Colombia's government and the National Liberation Army agreed to a temporary "
        "ceasefire, to start on October 1.",
        ["ceasefire agreed - 2022-10-01 COL+National Liberation Army: temporary ceasefire"],
    ),
    (
        "Chad and Sudan signed a truce to begin on Friday.",
        ["ceasefire signed - 2022-06-17 SDN+TCD: truce"],
    ),
    (
        "Chad and Sudan agreed on a ceasefire that will take effect at 6 a.m. on Saturday.",
        ["ceasefire agreed - 2022-06-18 SDN+TCD: ceasefire"],
    ),
    (
        "Chad and Sudan agreed to a ceasefire from Friday.",
        ["ceasefire agreed - 2022-06-10 SDN+TCD: ceasefire"],
    ),
    (
        "Chad and Sudan signed a deal to start work on a dam on Friday.",
        ["agreement signed 2022-06-10 - SDN+TCD: deal"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_pacts_and_their_days(body: str, expected: list[str]) -> None:
    """An agreement is read with its parties, mediators, status and day."""
    assert agreed(body) == expected
