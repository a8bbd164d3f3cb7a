"""Agreements told beside the news: by their terms, by a pronoun, by the sentence before."""

from __future__ import annotations

import pytest

from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    (
        "Under a deal, Israel will free 26 prisoners and Hamas will hand over a soldier.",
        ["agreement agreed - - Hamas+ISR: deal"],
    ),
    (
        "Under the ceasefire, Israel is to pull back its troops while Hezbollah will move its"
        " fighters north.",
        ["ceasefire agreed - - Hezbollah+ISR: ceasefire"],
    ),
    (
        "The leaders of Japan, South Korea and China agreed on Sunday to speed up talks on a "
        "free trade agreement.",
        ["agreement negotiated - - CHN+JPN+KOR: free trade agreement"],
    ),
    (
        "India and Nepal swapped instruments of ratification of the land boundary agreement "
        "in Dhaka on Saturday.",
        ["agreement ratified - - IND+NPL: land boundary agreement"],
    ),
    (
        "Peru deposited its instrument of ratification of the Paris Agreement with the United"
        " Nations on Friday.",
        ["agreement ratified - - PER: Paris Agreement"],
    ),
    (
        "Belarus and Russia ended their gas row with a five-year contract signed minutes "
        "before the deadline.",
        ["contract signed - - BLR+RUS: five-year contract"],
    ),
    (
        "The oil companies Rosneft, ExxonMobil and Statoil signed a $3.2 billion pact to "
        "explore the Kara Sea.",
        ["agreement signed - - ExxonMobil+Rosneft+Statoil: $3.2 billion pact"],
    ),
    (
        "Two days before in Cairo, Egypt's Ivo Lund and Jordan's Ali Moe had signed a gas "
        "deal.",
        ["contract signed - - EGY+JOR: gas deal"],
    ),
    (
        "Peru's cabinet cleared a border treaty with Chad on Friday.",
        ["treaty agreed - - PER+TCD: border treaty"],
    ),
    (
        "Peru and Chad accepted an American plan on Friday.",
        ["roadmap agreed 2022-06-10 - PER+TCD: American plan"],
    ),
    (
        "Peru and Chile fought a war that ended with a treaty in 1883.",
        ["treaty agreed 1883 - CHL+PER: treaty"],
    ),
    (
        "The war between Ethiopia and Eritrea ended with an agreement in 2000.",
        ["agreement agreed 2000 - ERI+ETH: agreement"],
    ),
    (
        "Talks between Peru and Chile ended without an agreement.",
        [],
    ),
    (
        "Chad told France to withdraw its 400 troops. The 2018 agreement under which they are"
        " there was denounced on Wednesday.",
        ["agreement ended 2018 - FRA+TCD: 2018 agreement"],
    ),
    (
        "Iceland's president refused to sign a law on repaying Britain. The Icesave accord, "
        "reached in October, must now be put to a vote.",
        ["agreement agreed 2021-10 - GBR+ISL: Icesave accord"],
    ),
    (
        "Peru and Chile signed a border treaty in 1998. Peru withdrew from it last year.",
        ["treaty ended 1998 - CHL+PER: border treaty"],
    ),
    (
        "Peru and Chile signed a border treaty in 1998. Peru tore it up on Friday.",
        ["treaty ended 1998 - CHL+PER: border treaty"],
    ),
    (
        "Peru and Chile signed a border treaty in 1998. It lapsed last year.",
        ["treaty ended 1998 - CHL+PER: border treaty"],
    ),
    (
        "Peru and Chile signed a border treaty in 1998. It was extended in 2008.",
        ["treaty in_force 1998 - CHL+PER: border treaty"],
    ),
    (
        "Peru and Chile signed a border treaty in 1998. Neither has ratified it.",
        ["treaty signed 1998 - CHL+PER: border treaty"],
    ),
    (
        "Peru and Chile agreed on a truce in May. It broke down on Friday.",
        ["ceasefire ended 2022-05 - CHL+PER: truce"],
    ),
    (
        "Kuwait has ratified the pact. Iraq's parliament voted last month to pull out of it.",
        ["agreement ended - - IRQ+KWT: pact"],
    ),
    (
        "Under a contract signed in 2016, Serbia bought Russian tanks.",
        ["contract signed 2016 - RUS+SRB: contract"],
    ),
    (
        "Greece agreed a deal with international creditors on Monday.",
        ["agreement agreed 2022-06-13 - GRC+international creditors: deal"],
    ),
    (
        "Peru agreed on Monday to shut its reactor under a deal with Chad.",
        ["agreement agreed 2022-06-13 - PER+TCD: deal"],
    ),
    (
        "Peru agreed to free 20 prisoners as part of a deal with Chad.",
        ["agreement agreed - - PER+TCD: deal"],
    ),
    (
        "The truce between the government of the Philippines and the communist rebels ran out"
        " on Saturday.",
        ["ceasefire ended - - PHL+the communist rebels: truce"],
    ),
    (
        "The Ugandan army broke off a truce with the Lord's Resistance Army.",
        ["ceasefire ended - - Lord's Resistance Army+UGA: truce"],
    ),
    (
        "Peru and Chad will start a ceasefire on Friday.",
        ["ceasefire agreed - 2022-06-17 PER+TCD: ceasefire"],
    ),
    (
        "Russia has suspended the grain deal. Turkey and the United Nations brokered the "
        "accord in July.",
        ["agreement suspended 2021-07 - RUS by TUR+United Nations: grain deal"],
    ),
    (
        "Russia's decision to suspend participation in New START is deeply unfortunate.",
        ["treaty suspended - - RUS: New START"],
    ),
    (
        "The United States regrets Russia's suspension of its participation in the CFE "
        "Treaty.",
        ["treaty suspended - - RUS: CFE Treaty"],
    ),
    (
        "We applaud the leaders of Greece and North Macedonia for their courage in concluding"
        " the Prespa Agreement.",
        ["agreement agreed - - GRC+MKD: Prespa Agreement"],
    ),
    (
        "Today the United States and Palau signed the 2023 Compact Review Agreement.",
        ["agreement signed 2022-06-13 - PLW+USA: 2023 Compact Review Agreement"],
    ),
    (
        "Peru and Chad on Friday signed an extension of the 2010 Fishing Agreement.",
        ["agreement in_force 2010 - PER+TCD: 2010 Fishing Agreement"],
    ),
    (
        "Ministers Ivo Lund and Ali Moe signed the U.S.-Maldives framework for a defense "
        "relationship on Friday.",
        ["agreement signed 2022-06-10 - MDV+USA: U.S.-Maldives framework"],
    ),
    (
        "Mongolia has signed a contract with Rio Tinto and Ivanhoe Mines to develop a mine.",
        ["contract signed - - Ivanhoe Mines+MNG+Rio Tinto: contract"],
    ),
    (
        "Brazil and Sweden's Saab signed a contract on Friday.",
        ["contract signed 2022-06-10 - BRA+Saab: contract"],
    ),
    (
        "France's Areva will build two reactors in China under a contract signed on Monday.",
        ["contract signed 2022-06-13 - Areva+CHN: contract"],
    ),
    (
        "Airbus has agreed to sell 150 airliners to China. The deal was signed in Beijing on "
        "Friday.",
        ["contract signed 2022-06-10 - Airbus+CHN: deal"],
    ),
    (
        "The 1994 Agreed Framework between North Korea and the United States fell apart in "
        "2002.",
        ["agreement ended 1994 - PRK+USA: 1994 Agreed Framework"],
    ),
    (
        "Sri Lanka and India have a free trade agreement that dates from 1998.",
        ["agreement in_force 1998 - IND+LKA: free trade agreement"],
    ),
    (
        "The border treaty between Peru and Chile dates from 1929.",
        ["treaty in_force 1929 - CHL+PER: border treaty"],
    ),
    (
        "Libya and Turkey signed two memoranda in Istanbul on November 27, 2019, one on sea "
        "borders and one on military help.",
        [
            "memorandum signed 2019-11-27 - LBY+TUR: one on sea borders",
            "memorandum signed 2019-11-27 - LBY+TUR: one on military help",
        ],
    ),
    (
        "Peru and Chile signed two accords on Friday: one on trade, the other on visas.",
        [
            "agreement signed 2022-06-10 - CHL+PER: one on trade",
            "agreement signed 2022-06-10 - CHL+PER: other on visas",
        ],
    ),
    (
        "Peru signed a trade treaty with Chile in May and one with Mali in June.",
        ["treaty signed 2022-05 - CHL+PER: trade treaty", "treaty signed 2022-06 - MLI+PER: one with Mali"],
    ),
    (
        "Peru has a trade pact with Chile and is negotiating one with Mali.",
        ["agreement in_force - - CHL+PER: trade pact", "agreement negotiated - - MLI+PER: one with Mali"],
    ),
    (
        "Israel and Lebanon have agreed on a sea border, envoy Ivo Lund announced.",
        ["arrangement agreed - - ISR+LBN: sea border"],
    ),
    (
        "Saudi Arabia and Iran are to reopen their embassies within two months. Ali Moe and "
        "Musa Khan signed the accord, reached after four days of talks in Beijing, on Friday "
        "beside China's Wang Yi.",
        ["agreement signed 2022-06-10 - IRN+SAU: accord"],
    ),
    (
        "Peru and Chile signed a treaty in May. A court in Lima struck it down on Friday.",
        ["treaty ended 2022-05 - CHL+PER: treaty"],
    ),
    (
        "Turkey and Armenia will sign an accord on October 10 establishing diplomatic ties. "
        "Turkish foreign minister Ivo Lund and his Armenian counterpart, Ali Moe, will sign "
        "the protocols in Zurich.",
        ["agreement planned 2022-10-10 - ARM+TUR: accord"],
    ),
    (
        "North Korea announced that it will no longer abide by the 1953 armistice.",
        ["ceasefire ended 1953 - PRK: 1953 armistice"],
    ),
    (
        "Ivo Lund of Britain and Ali Moe of Libya agreed in July 2007 on a memorandum of "
        "understanding about prisoners, a deal that Scotland opposed.",
        ["memorandum agreed 2007-07 - GBR+LBY: memorandum of understanding about prisoners"],
    ),
    (
        "Burundi notified the United Nations that it would withdraw from the Rome Statute.",
        ["treaty ended - - BDI: Rome Statute"],
    ),
    (
        "The treaty between Russia and the United States succeeds the 1991 Strategic Arms "
        "Reduction Treaty (START I).",
        [
            "treaty agreed - - RUS+USA: treaty",
            "treaty ended 1991 - RUS+USA: 1991 Strategic Arms Reduction Treaty",
        ],
    ),
    (
        "Japan's upper house approved a trade agreement with the European Union on Saturday.",
        ["agreement ratified - - European Union+JPN: trade agreement"],
    ),
    (
        "The lower house of the Dutch parliament ratified the treaty with Ukraine on Tuesday.",
        ["treaty ratified - - NLD+UKR: treaty"],
    ),
    (
        "Leaders of the East African Community signed a protocol in Kampala on Saturday.",
        ["agreement signed 2022-06-11 - East African Community: protocol"],
    ),
    (
        "Leaders of the Peace Party signed an accord.",
        [],
    ),
    (
        "Fiji and Vanuatu will drop tariffs on biscuits under a deal struck in Suva on "
        "Saturday.",
        ["agreement agreed 2022-06-11 - FJI+VUT: deal"],
    ),
    (
        "Greece and Turkey agreed to set up a direct telephone line between their armies.",
        ["arrangement agreed - - GRC+TUR: direct telephone line"],
    ),
    (
        "Peru signed an agreement with Chile in May and another with Mali in June.",
        [
            "agreement signed 2022-05 - CHL+PER: agreement",
            "agreement signed 2022-06 - MLI+PER: another with Mali",
        ],
    ),
    (
        "Peru and Chile, both parties to the Antarctic Treaty, share a border.",
        ["treaty in_force - - CHL+PER: Antarctic Treaty"],
    ),
    (
        "A truce between Chad and Libya took hold on Friday.",
        ["ceasefire in_force - 2022-06-10 LBY+TCD: truce"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_background_pacts(body: str, expected: list[str]) -> None:
    """An agreement is read with its parties, mediators, status and day."""
    assert agreed(body) == expected
