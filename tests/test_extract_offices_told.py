"""Offices in the plain words of news: ranks, wings, lists of holders, leaders told by a verb."""

from __future__ import annotations

import pytest

from extracted import Extracted

Case = tuple[str, list[str]]


def offices(body: str) -> list[str]:
    """Each role in words: name, office, portfolio, state or body, status."""
    return [
        f"{name}: {' '.join(filter(None, (office, portfolio)))} of {whose or '-'}, {status}"
        for name, office, portfolio, whose, status in sorted(Extracted(body).roles())
    ]


TOLD: list[Case] = [
    (
        "Nikos Kotzaki and Nikola Dimitrev, the foreign ministers of Greece and Turkey, "
        "signed the deal.",
        [
            "Nikola Dimitrev: minister foreign_affairs of TUR, current",
            "Nikos Kotzaki: minister foreign_affairs of GRC, current",
        ],
    ),
    (
        "The foreign ministers of Greece and Macedonia, Nikos Kotzaki and Nikola Dimitrev, "
        "signed the deal.",
        [
            "Nikola Dimitrev: minister foreign_affairs of MKD, current",
            "Nikos Kotzaki: minister foreign_affairs of GRC, current",
        ],
    ),
    (
        "Alan Garcia and Michelle Bachelet, presidents of Peru and Chile respectively, met on"
        " Monday.",
        ["Alan Garcia: president of PER, current", "Michelle Bachelet: president of CHL, current"],
    ),
    (
        "Alan Garcia and Michelle Bachelet, the Peruvian and Chilean presidents, met on "
        "Monday.",
        ["Alan Garcia: president of PER, current", "Michelle Bachelet: president of CHL, current"],
    ),
    (
        "Alan Garcia and Michelle Bachelet, the presidents of the two countries, met on "
        "Monday.",
        ["Alan Garcia: president of -, current", "Michelle Bachelet: president of -, current"],
    ),
    (
        "The deal was signed by Alan Garcia and Ivo Lund, ministers of trade and defence.",
        [],
    ),
    (
        "Ali Lariyani, the chief Iranian nuclear negotiator, arrived.",
        ["Ali Lariyani: envoy of IRN, current"],
    ),
    (
        "The foreign minister, Christopher Hall, arrived in Beijing.",
        ["Christopher Hall: minister foreign_affairs of -, current"],
    ),
    (
        "The top U.N. official in Kosovo, Joachim Ruckner, called for calm.",
        ["Joachim Ruckner: official of UN, current"],
    ),
    (
        "Mahmoud Zahari, a senior Hamas leader in Gaza, said the truce would hold.",
        ["Mahmoud Zahari: other of Hamas, current"],
    ),
    (
        "Hassan Aweyo, a hardline leader of the Islamist group Al-Shabaab, rejected the deal.",
        ["Hassan Aweyo: other of Al-Shabaab, current"],
    ),
    (
        "Rodrigo Londano, the FARC's top commander, shook hands.",
        ["Rodrigo Londano: military_officer of FARC, current"],
    ),
    (
        "Malik Mahmod, the exiled prime minister of the Free Aceh Movement, signed for the "
        "rebels.",
        ["Malik Mahmod: official of Free Aceh Movement, current"],
    ),
    (
        "Kyriakos Mitsos, leader of the opposition New Democracy party, attacked the deal.",
        ["Kyriakos Mitsos: party_leader of New Democracy, current"],
    ),
    (
        "Kyriakos Mitsos, who leads the opposition New Democracy party, attacked the deal.",
        ["Kyriakos Mitsos: party_leader of New Democracy, current"],
    ),
    (
        "Ghanaian President John Kufuro, who chairs the African Union, flew to Nairobi.",
        ["John Kufuro: official of African Union, current", "John Kufuro: president of GHA, current"],
    ),
    (
        "The chairman of the African Union, Tanzanian President Jakaya Kikoti, joined the "
        "talks.",
        ["Jakaya Kikoti: official of African Union, current", "Jakaya Kikoti: president of TZA, current"],
    ),
    (
        "China's deputy UN ambassador Liu Zhenmen abstained.",
        ["Liu Zhenmen: ambassador of CHN, current"],
    ),
    (
        "Tony Blake's official spokesman, Tom Kally, said he would go.",
        ["Tom Kally: spokesperson of -, current"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_offices_in_plain_words(body: str, expected: list[str]) -> None:
    """An office is read with its holder and its state or body, whatever words of rank stand beside it."""
    assert offices(body) == expected


def test_who_left_an_office_keeps_the_title() -> None:
    """`The former president` is who held the office, and is called by it without holding it again."""
    body = (
        "Former Chilean President Ana Ruiz met President Ivo Lund of Peru in Lima. President Ruiz smiled. "
        "The former president called for calm."
    )
    found = Extracted(body)
    assert ("Ana Ruiz", "president", "", "CHL", "current") not in found.roles()
    assert [found.names[a.person] for s in found.reading.statements for a in s.actors] == ["Ana Ruiz"]


def test_city_as_a_surname_behind_an_initial() -> None:
    """A city behind a first name and an initial is a surname."""
    assert set(Extracted("Assistant Secretary Ana P. Medina resigned.").names.values()) == {"Ana P. Medina"}
