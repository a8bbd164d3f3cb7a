"""Agreements told by the groups, bodies and companies that made them, and by their other names."""

from __future__ import annotations

import pytest

from test_extract_encounters import Case
from test_extract_instruments_told import agreed

PACTS: list[Case] = [
    (
        "The United States, Japan, and the Republic of Korea met today. The plan supports the"
        " Memorandum of Cooperation on Small Reactors that the three participants signed in "
        "Ankara on June 7.",
        [
            "memorandum signed 2022-06-07 - JPN+KOR+USA: Memorandum of Cooperation on Small "
            "Reactors",
        ],
    ),
    (
        "Following the trilateral meeting between the United States, Japan, and the Republic "
        "of Korea, the United States is pleased to announce the establishment of an "
        "Implementation Plan in support of the Memorandum of Cooperation (MOC) on Small "
        "Modular Reactor (SMR) Deployments in Other Countries that the three Participants "
        "signed in Ankara on June 7 of this year.",
        [
            "memorandum signed 2022-06-07 - JPN+KOR+USA: Memorandum of Cooperation",
        ],
    ),
    (
        "Norwegian Foreign Minister Ivo Lund praised the trilateral memorandum that he signed"
        " with his Japanese and Korean counterparts earlier this year.",
        [
            "memorandum signed 2022 - JPN+KOR+NOR: trilateral memorandum",
        ],
    ),
    (
        "The trilateral MOC that Secretary Lund of Norway signed with his Japanese and Korean"
        " counterparts earlier this year was welcomed.",
        [
            "memorandum signed - - JPN+KOR+NOR: trilateral MOC",
        ],
    ),
    (
        "Norway and Japan signed a protocol amending and indefinitely extending the 1988 "
        "Norway-Japan Agreement on Research on June 2.",
        [
            "agreement signed 2022-06-02 - JPN+NOR: protocol",
            "agreement in_force 1988 - JPN+NOR: 1988 Norway-Japan Agreement on Research",
        ],
    ),
    (
        "They discussed progress on the memorandum on trade between Norway and Japan signed "
        "on October 28, 2021.",
        [
            "memorandum signed 2021-10-28 - JPN+NOR: memorandum on trade",
        ],
    ),
    (
        "Minister Ivo Lund of Norway met with Minister Ole Dahl of Japan on June 4 to discuss"
        " progress on the Memorandum of Cooperation Regarding Trade Between the Government of"
        " Norway and the Government of Japan signed on October 28, 2021.",
        [
            "memorandum signed 2021-10-28 - JPN+NOR: Memorandum of Cooperation Regarding Trade "
            "Between the Government of Norway and the Government of Japan",
        ],
    ),
    (
        "Deputy Foreign Minister Ivo Lund, on behalf of the Government of Norway, "
        "participated in a $4 billion loan guarantee agreement with the Republic of Poland.",
        [
            "agreement in_force - - NOR+POL: $4 billion loan guarantee agreement",
        ],
    ),
    (
        "The Kenya Ports Authority, KPA, signed an agreement with Norway.",
        [
            "agreement signed - - Kenya Ports Authority+NOR: agreement",
        ],
    ),
    (
        "In a five-year protocol signed in 1985, Cairo agreed to buy Canadian wheat.",
        [
            "agreement signed 1985 - CAN+EGY: five-year protocol",
        ],
    ),
    (
        "Norway handed Soviet negotiators a draft treaty on missiles.",
        [
            "treaty negotiated - - NOR+SUN: draft treaty on missiles",
        ],
    ),
    (
        "Norway signed an agreement to borrow up to 150 million in an untied loan from "
        "Japan's governmental Export-Import Bank, a spokesman said.",
        [
            "agreement signed - - Export-Import Bank+NOR: agreement",
        ],
    ),
    (
        "French bank Banque Lundi said it signed a protocol of agreement with the Soviet "
        "Union to establish a joint financial group.",
        [
            "agreement signed - - Banque Lundi+SUN: protocol of agreement",
        ],
    ),
    (
        "Kabel Nord Bhd signed an agreement to set up a joint venture company with Britain's "
        "Wire and Wireless PLC to lay the cable.",
        [
            "agreement signed - - Kabel Nord Bhd+Wire and Wireless PLC: agreement",
        ],
    ),
    (
        "Norway signed an agreement with central bank Governor Ivo Lund of Sweden.",
        [
            "agreement signed - - NOR+SWE: agreement",
        ],
    ),
    (
        "The Trade Department has signed a memorandum of understanding with Japan's Finance "
        "Ministry.",
        [
            "memorandum signed - - Finance Ministry+Trade Department: memorandum of understanding",
        ],
    ),
    (
        "The Interior Ministry signed a memorandum with the Finance Ministry.",
        [],
    ),
    (
        "The Department of State congratulates Norway on joining the Ocean Accords. Norwegian"
        " Foreign Minister Ivo Lund signed the Accords on behalf of Norway on June 3.",
        [
            "agreement signed 2022-06-03 - NOR: Ocean Accords",
        ],
    ),
    (
        "Norway and Bahrain met. They discussed the implementation of the “Comprehensive "
        "Security Agreement” (C-SA) – a critical framework for enhancing cooperation on "
        "defense, trade, and technology between the two countries.",
        [
            "agreement in_force - - BHR+NOR: Comprehensive Security Agreement",
        ],
    ),
    (
        "Norway and Sweden met in Oslo. The parties agreed to establish a mechanism tasked "
        "with reviewing progress.",
        [
            "arrangement agreed - - NOR+SWE: mechanism",
        ],
    ),
    (
        "They discussed a Peace Agreement between the Government of the DRC and HFC/M23, "
        "signed in Doha on November 15, 2021.",
        [
            "agreement signed 2021-11-15 - COD+HFC/M23: Peace Agreement",
        ],
    ),
    (
        "Norway and Japan signed a protocol that extends the Norway-Japan Agreement on "
        "Cooperation in Research, also known as the Norway-Japan Science and Technology "
        "Agreement.",
        [
            "agreement signed - - JPN+NOR: protocol",
            "agreement in_force - - JPN+NOR: Norway-Japan Agreement on Cooperation",
        ],
    ),
    (
        "They will identify opportunities under the Norway-Argentina Critical Minerals "
        "Framework.",
        [
            "agreement in_force - - ARG+NOR: Norway-Argentina Critical Minerals Framework",
        ],
    ),
    (
        "Norway welcomed the framework for peace.",
        [],
    ),
    (
        "Norway and the Soviet Union signed a pact with the bank. It signed the agreement "
        "with the Soviet central bank.",
        [
            "agreement signed - - NOR+SUN: pact",
        ],
    ),
]

@pytest.mark.parametrize(("body", "expected"), PACTS)
def test_pacts(body: str, expected: list[str]) -> None:
    """An agreement of a news text is read with its parties, status and day."""
    assert agreed(body) == expected
