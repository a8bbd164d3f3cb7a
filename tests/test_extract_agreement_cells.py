"""The cells of agreements: day and place of signing, status and kind (codebook section 5)."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import _line
from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    # the day told with the ceremony alone
    (
        "Serbia and Kosovo have signed a deal on energy. The envoy spoke at Friday's signing ceremony.",
        ["agreement signed 2022-06-10 - SRB+XKX: deal"],
    ),
    (
        "Serbia and Kosovo have signed a deal on energy. The envoy saw the signing in Lima on Friday.",
        ["agreement signed 2022-06-10 - SRB+XKX: deal"],
    ),
    (
        "Serbia and Kosovo have signed a deal on energy. The envoy visited Pristina on Friday.",
        ["agreement signed - - SRB+XKX: deal"],
    ),
    (
        "Canada welcomes today's announcement of a truce between Chad and Sudan.",
        ["ceasefire agreed 2022-06-13 - SDN+TCD: truce"],
    ),
    (
        "Canada congratulates Peru and Ecuador on Friday's signing of a border treaty.",
        ["treaty signed 2022-06-10 - ECU+PER: border treaty"],
    ),
    (
        "The leaders of Peru and Chile met in Lima on Wednesday. After the talks they adopted a joint "
        "declaration.",
        ["declaration agreed 2022-06-08 - CHL+PER: joint declaration"],
    ),
    # in force at once
    (
        "Chile and Panama signed an air services agreement on Friday, effective immediately.",
        ["agreement in_force 2022-06-10 2022-06-10 CHL+PAN: air services agreement"],
    ),
    # what binds in the present, and what bound
    (
        "Under a treaty signed in 1979, Chad and Niger may not station troops on the border.",
        ["treaty in_force 1979 - NER+TCD: treaty"],
    ),
    (
        "Under a treaty signed in 1979, Chad and Niger withdrew their troops from the border.",
        ["treaty signed 1979 - NER+TCD: treaty"],
    ),
    (
        "All claims were settled by the 1965 treaty which restored relations between Chad and Niger.",
        ["treaty in_force 1965 - NER+TCD: 1965 treaty"],
    ),
    # not done yet
    (
        "Latvia's cabinet authorised the foreign minister to sign a border treaty with Estonia.",
        ["treaty planned - - EST+LVA: border treaty"],
    ),
    (
        "Latvia's cabinet approved the signing of a border treaty with Estonia.",
        ["treaty planned - - EST+LVA: border treaty"],
    ),
    (
        "Chad has applied to join the Chemical Weapons Convention.",
        ["treaty planned - - TCD: Chemical Weapons Convention"],
    ),
    (
        "The Border Treaty between Latvia and Estonia has not been signed.",
        ["treaty negotiated - - EST+LVA: Border Treaty"],
    ),
    (
        "The agreement, to be signed in Vientiane on Thursday, opens crossings between Thailand and Laos.",
        ["agreement planned 2022-06-16 - LAO+THA: agreement"],
    ),
    (
        "A pact between Thailand and Laos, due to be signed on Thursday, will open three crossings.",
        ["agreement planned 2022-06-16 - LAO+THA: pact"],
    ),
    # what an assembly does
    (
        "Laos's parliament approved on Friday a border agreement with Thailand that was signed in March.",
        ["agreement ratified 2022-03 - LAO+THA: border agreement"],
    ),
    (
        "Thailand's Senate will vote on the border agreement with Laos next week.",
        ["agreement agreed - - LAO+THA: border agreement"],
    ),
    # what it does decides its kind
    (
        "Chad and Niger accepted a six-point plan to end the fighting.",
        ["ceasefire agreed - - NER+TCD: six-point plan"],
    ),
    (
        "Chad and the World Bank signed an agreement on a loan package of $500 million.",
        ["contract signed - - TCD+World Bank: agreement on a loan package of $500 million"],
    ),
    (
        "Chad signed a $2 billion arms deal with Niger on Friday.",
        ["contract signed 2022-06-10 - NER+TCD: $2 billion arms deal"],
    ),
    (
        "Chad and Niger signed a nuclear arms deal.",
        ["agreement signed - - NER+TCD: nuclear arms deal"],
    ),
    (
        "Chad and Niger signed a deal to stop the smuggling of fuel.",
        ["agreement signed - - NER+TCD: deal"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_day_status_and_kind(body: str, expected: list[str]) -> None:
    """The day, the status and the kind of an agreement are those that its own words and the next tell."""
    assert agreed(body) == expected


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Chad and Niger reached a truce in Doha on Friday.", ("Doha", "QAT")),
        ("Chad and Niger agreed to a truce in Mali on Friday.", ("", "")),
    ],
)
def test_where_it_was_reached(body: str, place: tuple[str, str]) -> None:
    """A city where it was reached is its place; a state may be where it is to hold."""
    (told,) = Extracted(body).reading.agreements
    assert (told.city, told.country) == place


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Foreign Minister Ana Silva travels to Kenya today.", "planned"),
        ("Foreign Minister Ana Silva is flying to Kenya this week.", "planned"),
        ("Foreign Minister Ana Silva is traveling to Kenya from June 13 to 16.", "held"),
        ("Foreign Minister Ana Silva is visiting Kenya this week.", "held"),
        ("Foreign Minister Ana Silva travelled to Kenya today.", "held"),
    ],
)
def test_a_journey_that_begins_today(body: str, status: str) -> None:
    """A journey of this day or week told in the present is still to come."""
    x = Extracted(body)
    (visit,) = x.meetings()
    assert _line(visit, x.names).split()[:2] == ["visit", status]


def test_a_measure_signed_as_a_deal() -> None:
    """A joint measure that the next sentence says was signed as a deal is signed, on the day told before."""
    body = "Chad and Niger agreed on Friday to restore diplomatic relations. The deal was signed in Doha."
    (told,) = Extracted(body).reading.agreements
    assert (told.status, told.signed, told.city) == ("signed", "2022-06-10", "Doha")


@pytest.mark.parametrize(
    ("body", "signed"),
    [
        ("Canada welcomes the truce that Chad and Niger agreed to in Doha on Friday.", "2022-06-10"),
        ("A truce was agreed to on Friday by Chad and Niger.", "2022-06-10"),
        (
            "Chad and Niger have concluded a water accord. Negotiators initialed the text on Tuesday.",
            "2022-06-07",
        ),
    ],
)
def test_the_day_beside_a_bare_link(body: str, signed: str) -> None:
    """`Agreed to on Friday` looks back, and the day of initialling `the text` is that of what was told."""
    (told,) = Extracted(body).reading.agreements
    assert told.signed == signed


def test_a_framework_in_which_something_is_done_is_no_instrument() -> None:
    """`Within the framework of` names no instrument, so that it is no evidence of the one told before."""
    x = Extracted(
        "Chad and Niger signed a pact. They praised their work within the framework of the Defense Council."
    )
    (told,) = x.reading.agreements
    assert [x.words(s.span) for s in told.supports if s.field == "*"] == ["Chad and Niger signed a pact."]
