"""Pacts made or mentioned by other words than signing (codebook section 5)."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    (
        "We welcome the cessation of hostilities agreement between the Government of Ethiopia"
        " and the Tigray People's Liberation Front.",
        ["ceasefire agreed - - ETH+Tigray People's Liberation Front: cessation of hostilities agreement"],
    ),
    (
        "Kazakhstan, Russia and Belarus signed an agreement to create a common space from "
        "January 1, 2012.",
        ["agreement signed - - BLR+KAZ+RUS: agreement"],
    ),
    (
        "Chad and Sudan have finalised the details of a truce in Darfur due to come into "
        "force on Saturday.",
        ["ceasefire agreed - 2022-06-18 SDN+TCD: truce"],
    ),
    (
        "Chad's cabinet gave the green light to a pact with Sudan.",
        ["agreement agreed - - SDN+TCD: pact"],
    ),
    (
        "Chad and Sudan closed a deal on arms.",
        ["agreement agreed - - SDN+TCD: deal on arms"],
    ),
    (
        "Chad and Sudan worked out a deal on refugees.",
        ["agreement agreed - - SDN+TCD: deal on refugees"],
    ),
    (
        "There is now an agreement between Chad and Sudan.",
        ["agreement agreed - - SDN+TCD: agreement"],
    ),
    (
        "There must be an agreement between Chad and Sudan.",
        [],
    ),
    (
        "The ceasefire between Chad and Sudan held on Monday.",
        ["ceasefire in_force - - SDN+TCD: ceasefire"],
    ),
    (
        "Chad and Sudan formalised their alliance with a treaty on Monday.",
        ["treaty signed 2022-06-13 - SDN+TCD: treaty"],
    ),
    (
        "Chad and Sudan cemented ties on Monday with the signing of ten accords.",
        ["agreement signed 2022-06-13 - SDN+TCD: accords"],
    ),
    (
        "Chad and Sudan settled a dispute over a river with an accord on Monday.",
        ["agreement agreed 2022-06-13 - SDN+TCD: accord"],
    ),
    (
        "Chad will host refugees from Sudan under a pact being negotiated.",
        [],
    ),
    (
        "Chad bought 20 tanks from Sudan in a deal worth $10 million.",
        ["contract agreed - - SDN+TCD: deal"],
    ),
    (
        "Chad wants to sell oil to Sudan in a deal worth $3 billion.",
        [],
    ),
    (
        "Chad and Sudan will exchange ambassadors, their foreign ministers said on Monday.",
        ["arrangement planned - - SDN+TCD: ambassadors"],
    ),
    (
        "Chad and Sudan established diplomatic relations on Monday.",
        ["arrangement agreed 2022-06-13 - SDN+TCD: diplomatic relations"],
    ),
    (
        "Spain's foreign minister Miguel Mora, who met his British counterpart on Tuesday, "
        "said a deal on Gibraltar was within reach.",
        ["agreement negotiated - - ESP+GBR: deal on Gibraltar"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_pacts_made_in_passing(body: str, expected: list[str]) -> None:
    """An agreement is read with its parties, mediators, status and day."""
    assert agreed(body) == expected


def test_with_whom_one_signs_in_person() -> None:
    """Who is told to have signed it with another has signed it too."""
    body = "Chilean President Ivo Lund signed a pact on Monday with his Peruvian counterpart Karl Moe."
    x = Extracted(body)
    (pact,) = x.reading.agreements
    signers = sorted(x.names[a.person] for a in pact.actors if a.capacity == "signatory")
    assert signers == ["Ivo Lund", "Karl Moe"]
