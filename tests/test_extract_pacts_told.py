"""Pacts told in the ordinary words of news: who joins, watches, extends or wraps up (codebook section 5)."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_instruments_told import Case, agreed

CASES: list[Case] = [
    (
        "Foreign ministers of the Association of Southeast Asian Nations signed a trade "
        "agreement with Australia and New Zealand on Friday.",
        [
            "agreement signed 2022-06-10 - AUS+Association of Southeast Asian Nations+NZL: trade agreement",
        ],
    ),
    (
        "Officials of the European Union and Morocco signed a fisheries agreement on Friday.",
        ["agreement signed 2022-06-10 - European Union+MAR: fisheries agreement"],
    ),
    (
        "Chad and Niger signed a water agreement in Stockholm, with Swedish Prime Minister "
        "Olof Berg as a witness.",
        ["agreement signed - - NER+TCD: water agreement"],
    ),
    (
        "Chad and Niger signed a border agreement. Chadian President Ali Moussa and his "
        "Nigerien counterpart Issa Garba witnessed the signing.",
        ["agreement signed - - NER+TCD: border agreement"],
    ),
    (
        "Chad and Niger signed a border agreement. The signing was witnessed by Chadian "
        "President Ali Moussa.",
        ["agreement signed - - NER+TCD: border agreement"],
    ),
    (
        "The prisoner transfer agreement between Britain and Libya was signed by Jack Strong "
        "on Monday.",
        ["agreement signed 2022-06-13 - GBR+LBY: prisoner transfer agreement"],
    ),
    (
        "The government of Mali and Tuareg rebels signed a ceasefire deal in the capital of "
        "Burkina Faso, Ouagadougou, on Tuesday.",
        ["ceasefire signed 2022-06-07 - MLI+Tuareg rebels: ceasefire deal"],
    ),
    (
        "Kenya has agreed to suspend its exports under an agreement reached with Uganda, "
        "Rwanda and Burundi.",
        ["agreement agreed - - BDI+KEN+RWA+UGA: agreement"],
    ),
    (
        "Chad called for respect of a truce signed with Sudan last month.",
        ["ceasefire signed 2022-05 - SDN+TCD: truce"],
    ),
    (
        "Chad hopes for a deal reached with all sides.",
        [],
    ),
    (
        "Armenia signed an agreement to join the Eurasian Economic Union on Friday in Minsk.",
        ["agreement signed - - ARM+Eurasian Economic Union: agreement"],
    ),
    (
        "Armenian president Aram Petrosyan signed a treaty on Friday in Minsk, making his "
        "country a member of the Eurasian Economic Union.",
        ["treaty signed 2022-06-10 - ARM+Eurasian Economic Union: treaty"],
    ),
    (
        "Finland signed the accession protocol to NATO on Tuesday in Brussels.",
        ["agreement signed 2022-06-07 - FIN+NATO: accession protocol"],
    ),
    (
        "Ukraine and Georgia signed a deal before joining the European Union.",
        ["agreement signed - - GEO+UKR: deal"],
    ),
    (
        "Thailand and Cambodia agreed on Monday to withdraw their troops from a disputed "
        "area.",
        ["arrangement agreed 2022-06-13 - KHM+THA: troops"],
    ),
    (
        "Chad agreed to withdraw its troops from Sudan.",
        [],
    ),
    (
        "Chad and Sudan agreed to free all prisoners of war.",
        ["arrangement agreed - - SDN+TCD: prisoners"],
    ),
    (
        "Chad and Sudan agreed to demarcate their border by 2010.",
        ["arrangement agreed - - SDN+TCD: border"],
    ),
    (
        "North and South Korea agreed on Friday to resume operations at the Kaesong "
        "industrial park.",
        ["arrangement agreed 2022-06-10 - KOR+PRK: operations"],
    ),
    (
        "Israel and Turkey agreed to resume negotiations on gas.",
        [],
    ),
    (
        "Peru and China finished negotiating a free trade agreement on Wednesday.",
        ["agreement agreed 2022-06-08 - CHN+PER: free trade agreement"],
    ),
    (
        "Chile and Thailand wrapped up negotiations for a trade deal.",
        ["agreement agreed - - CHL+THA: trade deal"],
    ),
    (
        "Ecuador said it would not renew a deal that lets American troops use the Manta base.",
        ["agreement in_force - - ECU+USA: deal"],
    ),
    (
        "Ecuador refused to extend a deal with Peru.",
        ["agreement in_force - - ECU+PER: deal"],
    ),
    (
        "Ecuador and Peru are trying to extend a six-month ceasefire that expires on Monday.",
        ["ceasefire in_force - - ECU+PER: six-month ceasefire"],
    ),
    (
        "Ecuador signed a deal with Peru that expired in May.",
        ["agreement ended - - ECU+PER: deal"],
    ),
    (
        "Bahrain and the United Arab Emirates signed agreements normalizing relations with "
        "Israel at the White House on Tuesday.",
        ["agreement signed 2022-06-07 - ARE+BHR+ISR: agreements"],
    ),
    (
        "Chad signed an accord ending a border dispute with Sudan.",
        ["agreement signed - - SDN+TCD: accord"],
    ),
    (
        "Chad's government and a rebel coalition signed a peace accord on Monday.",
        ["agreement signed 2022-06-13 - TCD+a rebel coalition: peace accord"],
    ),
    (
        "Costa Rican voters narrowly approved a free trade agreement with the United States "
        "on Sunday.",
        ["agreement agreed - - CRI+USA: free trade agreement"],
    ),
    (
        "Pakistani senators approved an extradition treaty with Britain.",
        ["treaty ratified - - GBR+PAK: extradition treaty"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_pacts_in_ordinary_words(body: str, expected: list[str]) -> None:
    """An agreement is read with its parties, mediators, status and day."""
    assert agreed(body) == expected


@pytest.mark.parametrize(
    "watched",
    [
        "Chadian President Ali Moussa and Prime Minister Issa Garba witnessed the signing.",
        "The signing was witnessed by Chadian President Ali Moussa and Prime Minister Issa Garba.",
        "Chadian President Ali Moussa and Prime Minister Issa Garba presided over the signing ceremony.",
    ],
)
def test_who_watched_a_signing_told_before(watched: str) -> None:
    """Who watched the signing of an instrument told before is its witness."""
    x = Extracted(f"Chad and Niger signed a border agreement. {watched}")
    (pact,) = x.reading.agreements
    seen = sorted(x.names[a.person] for a in pact.actors if a.capacity == "witness")
    assert seen == ["Ali Moussa", "Issa Garba"]
