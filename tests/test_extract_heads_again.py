"""Heads of bodies named again, encounters told as done or as habits, and pacts of a quarrel told before."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, _line
from test_extract_instruments_told import agreed

MEETINGS: list[Case] = [
    (
        "NATO Secretary General Ivo Lund arrived in Kyiv on Tuesday. The NATO chief also met "
        "Foreign Minister Pavlo Klym.",
        ["visit held 2022-06-07 Kyiv/UKR Lund", "meeting held  / Klym+Lund"],
    ),
    (
        "Russian President Oleg Dorin arrived in Baku on Tuesday. The Kremlin leader also met "
        "Prime Minister Artur Rasim.",
        ["visit held 2022-06-07 Baku/AZE Dorin", "meeting held  / Dorin+Rasim"],
    ),
    (
        "U.S. Secretary of State Ann Kerr arrived in Cairo on Sunday. The top U.S. diplomat also "
        "met Foreign Minister Nabil Fahd.",
        ["visit held 2022-06-12 Cairo/EGY Kerr", "meeting held  / Fahd+Kerr"],
    ),
    (
        "UNHCR head Filip Grand flew to Oslo. UN Secretary-General Ivo Lund stayed away. The UN "
        "chief later met Foreign Minister Ali Moe.",
        ["visit held  Oslo/NOR Grand", "meeting held  / Lund+Moe"],
    ),
    (
        "UN Secretary-General Ivo Lund stayed away. The UN chief of staff met Foreign Minister "
        "Ali Moe.",
        ["meeting held  / Moe+[The UN chief of staff]"],
    ),
    (
        "Ali Moe, who is the third US president to travel to Peru, met Ana Paz in Lima on Monday.",
        ["meeting held 2022-06-13 Lima/PER Moe+Paz", "visit held  /PER Moe"],
    ),
    (
        "Ali Moe will be the first US president to visit Peru.",
        ["visit planned  /PER Moe"],
    ),
    (
        "The last Peruvian prime minister to visit Nepal was Ali Moe in 1997.",
        ["visit held 1997 /NPL Moe"],
    ),
    (
        "UN envoy Ali Moe was twice allowed to see opposition leader Ana Paz.",
        ["meeting held  / Moe+Paz"],
    ),
    (
        "UN envoy Ali Moe was allowed to meet opposition leader Ana Paz on Tuesday.",
        ["meeting held 2022-06-07 / Moe+Paz"],
    ),
    (
        "UN envoy Ali Moe was not allowed to meet opposition leader Ana Paz.",
        [],
    ),
    (
        "Chancellor Ana Paz is to hold talks in Hanoi today. From there she travels on to "
        "Jakarta.",
        ["visit planned  Jakarta/IDN Paz"],
    ),
    (
        "Chancellor Ana Paz will be in Delhi next week. The United States welcomes the pact "
        "signed during Defence Minister Ali Moe's visit to Peru.",
        ["visit planned 2022-06-20/2022-06-26 Delhi/IND Paz", "visit held  /PER Moe"],
    ),
    (
        "The prime ministers of Estonia and Latvia meet every year.",
        [],
    ),
    (
        "Chancellor Ana Paz regularly meets President Ali Moe.",
        [],
    ),
    (
        "A trip to Beijing by Chancellor Ana Paz was cancelled after she had received the Dalai "
        "Lama in Berlin.",
        ["visit cancelled  Beijing/CHN Paz", "meeting held  Berlin/DEU Lama+Paz"],
    ),
    (
        "President Ali Moe dropped his objections after a phone call from Peru's President Ana "
        "Paz.",
        ["phone_call held  / Moe+Paz"],
    ),
    (
        "The last round of talks between Serbia and Kosovo, held in Brussels in March, failed.",
        ["meeting held 2022-03 Brussels/BEL SRB+XKX"],
    ),
    (
        "Prime Minister Ali Moe was met in Oslo by Foreign Minister Ivo Lund and held talks with "
        "President Ana Paz. The two leaders laid a wreath.",
        ["meeting held  Oslo/NOR Lund+Moe", "meeting held  / Moe+Paz"],
    ),
    (
        "President Ali Moe met Prime Minister Ana Paz in Bali on Thursday.",
        ["meeting held 2022-06-09 /IDN Moe+Paz"],
    ),
]

AGREEMENTS: list[Case] = [
    (
        "Kenya and Uganda have agreed to go ahead with a joint survey of the island.",
        ["arrangement agreed - - KEN+UGA: joint survey"],
    ),
    (
        "Iran and Iraq decided on Monday to conduct joint patrols along the border.",
        ["arrangement agreed 2022-06-13 - IRN+IRQ: joint patrols"],
    ),
    (
        "Poland and Lithuania had agreed in 2006 to build a power link.",
        ["arrangement agreed 2006 - LTU+POL: power link"],
    ),
    (
        "Somalia's cabinet decided to set up a joint committee of ministers.",
        [],
    ),
    (
        "The dispute between Argentina and Chile was settled by a treaty in 1984.",
        ["treaty agreed 1984 - ARG+CHL: treaty"],
    ),
    (
        "The war between Ethiopia and Eritrea was ended by the Algiers Agreement of December "
        "2000.",
        ["agreement agreed 2000-12 - ERI+ETH: Algiers Agreement"],
    ),
    (
        "A treaty that would settle the border between Chile and Peru was never signed.",
        [],
    ),
    (
        "Greece and Libya signed a pact in 2009, but neither parliament has ratified it.",
        ["agreement signed 2009 - GRC+LBY: pact"],
    ),
    (
        "Uzbekistan and Tajikistan signed an agreement abolishing visas on Friday.",
        ["agreement signed 2022-06-10 - TJK+UZB: agreement"],
    ),
    (
        "Kenya and Somalia went to court over a memorandum of understanding they had signed in "
        "2009.",
        ["memorandum signed 2009 - KEN+SOM: memorandum of understanding"],
    ),
    (
        "Troops of Mali and Burkina Faso fought over the strip in 1985. Algeria later brokered a "
        "truce.",
        ["ceasefire agreed - - BFA+MLI by DZA: truce"],
    ),
    (
        "Fighting between Armenia and Azerbaijan broke out on Sunday. A ceasefire took effect on "
        "Tuesday.",
        ["ceasefire in_force - 2022-06-07 ARM+AZE: ceasefire"],
    ),
    (
        "Ethiopia and Sudan discussed the dam. Algeria brokered a deal on gas between Chad and "
        "Niger.",
        ["agreement agreed - - NER+TCD by DZA: deal"],
    ),
    (
        "Ethiopia and Sudan discussed the dam. Algeria brokered a deal on gas.",
        [],
    ),
    (
        'Australia and Fiji signed a two-page "Regional Transit Arrangement" on Friday.',
        ["arrangement signed 2022-06-10 - AUS+FJI: two-page Regional Transit Arrangement"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), MEETINGS)
def test_encounters(body: str, expected: list[str]) -> None:
    """An encounter has the persons whom the words mean and is held only where it is told as done."""
    x = Extracted(body)
    assert [_line(m, x.names) for m in x.meetings()] == expected


@pytest.mark.parametrize(("body", "expected"), AGREEMENTS)
def test_agreements(body: str, expected: list[str]) -> None:
    """An agreement is read from the quarrel it settled, the fight before it and the work agreed on."""
    assert agreed(body) == expected
