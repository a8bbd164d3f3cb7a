"""Whose an agreement is by what is traded or done together under it, by who brokered and who signed it."""

from __future__ import annotations

import pytest

from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    (
        "China's Nordoil won a contract to develop Iraq's Halfaya oil field.",
        ["contract agreed - - IRQ+Nordoil: contract"],
    ),
    (
        "Iraq awarded China's Nordoil a contract to develop the Halfaya oil field.",
        ["contract agreed - - IRQ+Nordoil: contract"],
    ),
    (
        "A contract to develop the Halfaya field was awarded by Iraq to China's Nordoil on "
        "Tuesday.",
        ["contract agreed 2022-06-07 - IRQ+Nordoil: contract"],
    ),
    (
        "Russia's Atomprom secured a $4 billion contract from Bangladesh to build two "
        "reactors at Rooppur.",
        ["contract agreed - - Atomprom+BGD: $4 billion contract"],
    ),
    (
        "Under a pact signed in Astana on Monday, Russia will keep renting the Baikonur space"
        " centre from Kazakhstan until 2050.",
        ["agreement signed 2022-06-13 - KAZ+RUS: pact"],
    ),
    (
        "The grain deal, brokered by Turkey and the United Nations in July 2021 and signed by"
        " Russia and Ukraine, expires on Monday.",
        ["agreement in_force 2021-07 - RUS+UKR by TUR+United Nations: grain deal"],
    ),
    (
        "The pact was negotiated by Norway and signed by Sri Lanka and the Tamil Tigers in "
        "2002.",
        ["agreement signed 2002 - LKA+Tamil Tigers by NOR: pact"],
    ),
    (
        "Israel and Hamas have agreed to a four-day pause in fighting, Qatar announced on "
        "Wednesday.",
        ["ceasefire agreed - - Hamas+ISR: four-day pause"],
    ),
    (
        "Qatar called for a pause in fighting between Israel and Hamas.",
        [],
    ),
    (
        "Brazil and Argentina have agreed to build a nuclear-powered submarine together.",
        ["arrangement agreed - - ARG+BRA: nuclear-powered submarine"],
    ),
    (
        "Brazil and Argentina agreed that they had gone far together.",
        [],
    ),
    (
        "Iran agreed in August with the International Atomic Energy Agency on a timetable for"
        " inspections.",
        ["roadmap agreed 2021-08 - IRN+International Atomic Energy Agency: timetable"],
    ),
    (
        "France published a blueprint for reform of the European Union.",
        [],
    ),
    (
        "Egypt, which made peace with Israel in 1979, brokered the ceasefire between Israel "
        "and Islamic Jihad.",
        ["ceasefire agreed - - ISR+Islamic Jihad by EGY: ceasefire"],
    ),
    (
        "Malaysia and Australia agreed on a refugee swap on Saturday.",
        ["arrangement agreed 2022-06-11 - AUS+MYS: refugee swap"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_sides_of_trade(body: str, expected: list[str]) -> None:
    """An agreement is read with its parties, mediators, status and day."""
    assert agreed(body) == expected
