"""Agreements told in passing: known, broken, only wished for, or told beside what is the news."""

from __future__ import annotations

import pytest

from test_extract_instruments_told import Case, agreed

TOLD: list[Case] = [
    (
        "Greece and Albania have long quarrelled. Under an accord which the two neighbours "
        "concluded in 1995, Greece may not object.",
        ["agreement in_force 1995 - ALB+GRC: accord"],
    ),
    (
        "An agreement on mining that the two sides reached on 8 November paved the way. Peru and "
        "Chile had quarrelled for years.",
        ["agreement agreed 2021-11-08 - CHL+PER: agreement on mining"],
    ),
    (
        "Kenya and Uganda reopened the road. It was agreed in a memorandum that the two governments"
        " signed during a visit by Ugandan President Ivo Lund in 2003.",
        ["memorandum signed 2003 - KEN+UGA: memorandum"],
    ),
    (
        "Peru and Chile made history by concluding, in Quito, a pact on their border.",
        ["agreement agreed - - CHL+PER: pact on their border"],
    ),
    (
        "Peru and Chile signed a memorandum launching negotiations for a free trade agreement.",
        [
            "memorandum signed - - CHL+PER: memorandum",
            "agreement negotiated - - CHL+PER: free trade agreement",
        ],
    ),
    (
        "The minister recalled the 1965 treaty normalizing diplomatic relations between Peru and Chile.",
        ["treaty in_force 1965 - CHL+PER: 1965 treaty"],
    ),
    (
        "The 1979 treaty that ended decades of war between Egypt and Israel remains in force.",
        ["treaty in_force 1979 - EGY+ISR: 1979 treaty"],
    ),
    (
        "The United States and Norway signed an accord. It will update a 1951 bilateral agreement "
        "on ports.",
        [
            "agreement signed - - NOR+USA: accord",
            "agreement in_force 1951 - NOR+USA: 1951 bilateral agreement on ports",
        ],
    ),
    (
        "Armenia and Azerbaijan have been at odds since a 1994 ceasefire.",
        ["ceasefire in_force 1994 - ARM+AZE: 1994 ceasefire"],
    ),
    (
        "President Ivo Lund of Peru arrived in Chile on a state visit. A number of accords are to "
        "be signed.",
        [],
    ),
    (
        "Armenia and Azerbaijan accused each other of violating the ceasefire.",
        ["ceasefire violated - - ARM+AZE: ceasefire"],
    ),
    (
        "Peru accused Chile of breaking the ceasefire.",
        ["ceasefire violated - - CHL+PER: ceasefire"],
    ),
    (
        "Azerbaijan said Armenian troops had violated the ceasefire.",
        ["ceasefire violated - - ARM+AZE: ceasefire"],
    ),
    (
        "The truce between Israel and Hamas appeared to be holding on Monday.",
        ["ceasefire in_force - - Hamas+ISR: truce"],
    ),
    (
        "Peru was willing to sign a fishing agreement with Chile.",
        [],
    ),
    (
        "Peru has to sign a fishing agreement with Chile.",
        [],
    ),
    (
        "Peru is holding talks to sign a fishing agreement with Chile.",
        ["agreement negotiated - - CHL+PER: fishing agreement"],
    ),
    (
        "Peru declared the ceasefire with the Chilean rebels over.",
        ["ceasefire ended - - PER+the Chilean rebels: ceasefire"],
    ),
    (
        "A truce between Israel and Hamas is needed, Ivo Lund said.",
        [],
    ),
    (
        "A truce between Israel and Hamas was proposed in May and signed on Friday.",
        ["ceasefire signed 2022-06-10 - Hamas+ISR: truce"],
    ),
    (
        "Peru and Chile announced plans to sign an extradition treaty.",
        ["treaty planned - - CHL+PER: extradition treaty"],
    ),
    (
        "Israel and Hamas have agreed to a ceasefire beginning on Friday.",
        ["ceasefire agreed - 2022-06-10 Hamas+ISR: ceasefire"],
    ),
    (
        "The ceasefire was negotiated by Egypt between Israel and Hamas.",
        ["ceasefire negotiated - - Hamas+ISR by EGY: ceasefire"],
    ),
    (
        "Despite a fishing accord with Chile, Peru has seized three boats.",
        ["agreement agreed - - CHL+PER: fishing accord"],
    ),
    (
        "Peru and Chile signed two accords on Monday: an accord on fish and an accord on tax. "
        "Nobody was hurt. It rained. Lima was calm. The accords are secret.",
        [
            "agreement signed 2022-06-13 - CHL+PER: accord on fish",
            "agreement signed 2022-06-13 - CHL+PER: accord on tax",
        ],
    ),
    (
        "Peru and Chile signed several agreements on Monday. On Friday they had signed an agreement"
        " on fishing.",
        [
            "agreement signed 2022-06-13 - CHL+PER: several agreements",
            "agreement signed 2022-06-10 - CHL+PER: agreement on fishing",
        ],
    ),
    (
        "Peru and Chile signed an accord to implement the treaty that was concluded in 2010.",
        ["agreement signed - - CHL+PER: accord", "treaty in_force 2010 - CHL+PER: treaty"],
    ),
    (
        "Peru and Chile signed a memorandum, a document that sets out the terms.",
        ["memorandum signed - - CHL+PER: memorandum"],
    ),
    (
        "Peru and Chile signed a pact after talks that began in March.",
        ["agreement signed - - CHL+PER: pact"],
    ),
    (
        "The July 9 deal between Peru and Chile has held.",
        ["agreement in_force 2021-07-09 - CHL+PER: July 9 deal"],
    ),
    (
        "Peru and Chile announced on Friday the restoration of diplomatic ties between their two "
        "countries.",
        ["arrangement agreed - - CHL+PER: diplomatic ties"],
    ),
    (
        "Peru and Chile agreed to a joint patrol of the river.",
        ["arrangement agreed - - CHL+PER: joint patrol"],
    ),
    (
        "Peruvian Foreign Minister Ivo Lund met his Chilean counterpart Karl Moe. Peruvian Labour "
        "Minister Jan Berg, Tom Falk and Olaf Rask came too. The two ministers agreed to set up a "
        "hotline.",
        ["arrangement agreed - - CHL+PER: hotline"],
    ),
    (
        "President Ivo Lund of Peru met President Karl Moe of Chile. Washington objected; the "
        "United States, Washington said, was worried. Lund and Moe dined. The two governments also "
        "signed a pact.",
        ["agreement signed - - CHL+PER: pact"],
    ),
    (
        "Zambia signed a contract with a Greek firm to build a port.",
        ["contract signed - - ZMB+a Greek firm: contract"],
    ),
    (
        "Peru and Chile swapped lists under a 1988 accord that bars attacks on ports.",
        ["agreement in_force 1988 - CHL+PER: 1988 accord"],
    ),
    (
        "Iran and Iraq met to discuss the 1975 Algiers agreement, which fixed the border between "
        "the two countries.",
        ["agreement in_force 1975 - IRN+IRQ: 1975 Algiers agreement"],
    ),
    (
        "China's Premier Ivo Lund and Kazakh President Karl Moe oversaw the signing of five accords"
        " in Astana. Among them was a memorandum on gas between CNPC and Kazgas. The two countries "
        "also issued a joint declaration.",
        [
            "agreement signed - - CHN+KAZ: accords",
            "memorandum signed - - CNPC+Kazgas: memorandum on gas",
            "declaration agreed - - CHN+KAZ: joint declaration",
        ],
    ),
    (
        "Peru and Chile agreed to a truce. An earlier deal, the Lima Peace Agreement of 2006, "
        "collapsed. The United States welcomed the truce.",
        ["ceasefire agreed - - CHL+PER: truce"],
    ),
    (
        "Moscow said the United States had pulled out of the Treaty on Ballistic Missiles with "
        "Russia. Moscow called the exit from the 1987 pact unwise.",
        ["treaty ended - - RUS+USA: Treaty on Ballistic Missiles"],
    ),
    (
        "The two Koreas signed an accord on trade in 1991 and a joint declaration on ports in 1992.",
        [
            "agreement signed 1991 - KOR+PRK: accord on trade",
            "declaration signed 1992 - KOR+PRK: joint declaration on ports",
        ],
    ),
    (
        "Peru and Chile have moved closer. Foreign ministers Ivo Lund and Karl Moe signed a pact in Quito.",
        ["agreement signed - - CHL+PER: pact"],
    ),
    (
        "Japan and Peru hope to wrap up talks on a trade deal by July.",
        ["agreement negotiated - - JPN+PER: trade deal"],
    ),
    (
        "Peruvian President Ivo Lund hailed the name deal with neighbouring Chile.",
        ["agreement agreed - - CHL+PER: name deal"],
    ),
    (
        "Peruvian President Ivo Lund discussed the agreement with Chilean President Karl Moe.",
        [],
    ),
    (
        "Kosovo and Serbia reached a deal on Tuesday. It follows an accord on plates signed last month.",
        [
            "agreement agreed 2022-06-07 - SRB+XKX: deal",
            "agreement signed 2022-05 - SRB+XKX: accord on plates",
        ],
    ),
    (
        "Honduras and Belize submitted the border treaty to their parliaments.",
        ["treaty agreed - - BLZ+HND: border treaty"],
    ),
    (
        "Guyana and Peru agreed not to use force, according to a joint declaration issued on Thursday.",
        ["declaration agreed 2022-06-09 - GUY+PER: joint declaration"],
    ),
    (
        "Norway brokered a peace deal between the Peruvian government and the National Democratic "
        "Front. The two sides had signed a joint statement in Oslo.",
        [
            "agreement agreed - - National Democratic Front+PER by NOR: peace deal",
            "declaration signed - - National Democratic Front+PER: joint statement",
        ],
    ),
    (
        "Japan and Fiji signed and exchanged notes for a loan.",
        ["contract signed - - FJI+JPN: loan"],
    ),
    (
        "According to a joint statement carried by state media, Peru and Chile agreed to revive a "
        "security accord from 2001.",
        ["agreement in_force 2001 - CHL+PER: security accord"],
    ),
    (
        "Peru and Chile signed the Treaty of Extradition on Monday. Ministers Ivo Lund of Peru and "
        "Karl Moe of Chile signed the Agreement between the Government of Peru and the Government "
        "of Chile on cooperation in disasters.",
        [
            "treaty signed 2022-06-13 - CHL+PER: Treaty of Extradition",
            "agreement signed - - CHL+PER: Agreement",
        ],
    ),
    (
        "The agenda includes the Treaty on Open Skies with Russia, Iran's nuclear programme and "
        "trade, Moscow said.",
        ["treaty in_force - - RUS: Treaty on Open Skies"],
    ),
    (
        "Australia has a security treaty with Fiji dating from 2017.",
        ["treaty in_force 2017 - AUS+FJI: security treaty"],
    ),
    (
        "Cuban President Ivo Lund met Peruvian President Karl Moe in Havana. Over the weekend he "
        "played host to Iranian President Jan Berg in Lima, where the two signed an accord on oil.",
        ["agreement signed 2022-06-11/2022-06-12 - CUB+IRN: accord on oil"],
    ),
    (
        "Ukraine declared a unilateral ceasefire with Russia on Monday.",
        [],
    ),
    (
        "The Russian government approved an agreement with NATO allowing the alliance to carry "
        "supplies across Kazakhstan.",
        ["agreement agreed - - NATO+RUS: agreement"],
    ),
    (
        "A peace treaty between Peru and Chile would end the dispute.",
        [],
    ),
]


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_an_agreement_told_in_passing_is_read_for_what_it_is(body: str, told: list[str]) -> None:
    """What was there, or was broken, is told; what is only wished for is not; each has its own day."""
    assert agreed(body) == told
