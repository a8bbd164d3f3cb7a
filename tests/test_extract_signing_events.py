"""Ceremonies told as events, joined with those who signed there."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import told

#: A text, and the encounters that it tells.
EVENTS = [
    # Who signed is told after the event ...
    (
        'Ghana and Togo signed a border treaty on Thursday. "It will last," President Faure Mensah of Togo '
        "said after the signing in Benin's capital, Cotonou. The treaty was signed by Mensah and President "
        "Kofi Addo of Ghana.",
        ["ceremony held 2022-06-09 Cotonou/BEN Addo+Mensah"],
    ),
    # ... or before, with somebody else who only came.
    (
        "Kenyan Water Minister Peter Oduor and Ugandan Environment Minister Grace Akello signed a water "
        "agreement on Monday. Also present at the signing was UN envoy Lars Holm.",
        ["ceremony held 2022-06-13 / Akello+Holm+Oduor"],
    ),
    # Those who speak at the ceremony are there too.
    (
        '"We will not forget this day," Commission President Karin Holt said at the signing ceremony in '
        "Brussels. The accords were signed by President Andrei Luca of Moldova and Prime Minister Levan "
        "Dadiani of Georgia.",
        ["ceremony held  Brussels/BEL Dadiani+Holt+Luca"],
    ),
    # Persons take the places of the states for which they signed.
    (
        "The crown prince attended the signing ceremony in Doha. Sudan and Chad signed a peace accord there "
        "on Thursday. The accord was signed by Sudanese envoy Ali Nour and Chadian Foreign Minister Musa "
        "Faki.",
        ["ceremony held 2022-06-09 Doha/QAT Faki+Nour"],
    ),
    # A state whose signer nobody names is there itself.
    (
        "Peru and Chile signed an extradition treaty on Friday. Foreign Minister Ana Soto signed it for "
        "Peru. Also present at the signing was UN envoy Lars Holm.",
        ["ceremony held 2022-06-10 / CHL+Holm+Soto"],
    ),
    # With whom one signed.
    (
        "Sudanese Foreign Minister Ali Nour signed the truce with rebel leader Musa Hassan in Juba on "
        "Saturday.",
        ["ceremony held 2022-06-11 Juba/SSD Hassan+Nour"],
    ),
    # One ceremony told of the states and of the persons who signed for them.
    (
        "The two nations signed a framework agreement in Lima on Monday. The agreement was signed in Lima by "
        "Foreign Minister Ana Soto of Peru and Foreign Minister Luis Rojas of Chile.",
        ["ceremony held 2022-06-13 Lima/PER Rojas+Soto"],
    ),
]

#: Words about a signing that tell no encounter.
ACTS = [
    "The minister said the signing of the agreement by Kenya and Uganda would follow soon.",
    "Peru and Chile signed a treaty in 1929. The signing ceremony of the lease was dull.",
    "Kenya and Uganda signed a pact on Monday. The signing of the pact is the end of a long process.",
]


@pytest.mark.parametrize(("body", "expected"), EVENTS)
def test_signers_take_part_in_the_event(body: str, expected: list[str]) -> None:
    """A signing told as an event has those who signed there, wherever the article names them."""
    assert told(body) == expected


@pytest.mark.parametrize("body", ACTS)
def test_a_signing_alone_is_no_event(body: str) -> None:
    """A signing that is only spoken of makes no ceremony."""
    assert told(body) == []


def test_a_dropped_event_is_no_occasion_of_an_agreement() -> None:
    """No agreement points to a ceremony of which nobody is known to have taken part."""
    found = Extracted("An accord was signed at a signing ceremony in Lima. Peru welcomed it.")
    kept = {m.id for m in found.reading.meetings}
    assert all(not a.meeting or a.meeting in kept for a in found.reading.agreements)
