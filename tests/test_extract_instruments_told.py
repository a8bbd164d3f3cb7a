"""Agreements in the plain words of news: who is party to what, with which status and day."""

from __future__ import annotations

import pytest

from extracted import Extracted

Case = tuple[str, list[str]]


def agreed(body: str) -> list[str]:
    """Each agreement in words: kind, status, day of signing, day of effect, parties, mediators, title."""
    x = Extracted(body)
    lines = []
    for a in x.reading.agreements:
        sides: dict[str, list[str]] = {"party": [], "mediator": []}
        for actor in a.actors:
            if actor.capacity in sides:
                who = actor.country or x.names.get(actor.organization, "") or actor.words
                sides[actor.capacity].append(who)
        by = f" by {'+'.join(sorted(sides['mediator']))}" if sides["mediator"] else ""
        days = " ".join(day or "-" for day in (a.signed, a.effective))
        lines.append(f"{a.kind} {a.status} {days} {'+'.join(sorted(sides['party']))}{by}: {a.title}")
    return lines


TOLD: list[Case] = [
    (
        "The arrangement builds on the 1999 U.S.-Uruguay Customs Memorandum.",
        ["memorandum in_force 1999 - URY+USA: 1999 U.S.-Uruguay Customs Memorandum"],
    ),
    (
        "Peru and Chile signed a memorandum of understanding on Friday. The MOU extends and amends an "
        "agreement signed in 2016.",
        [
            "memorandum signed 2022-06-10 - CHL+PER: memorandum of understanding",
            "agreement in_force 2016 - CHL+PER: agreement",
        ],
    ),
    (
        "The ministers recalled the May 3 joint statement by Peru, Chile and Bolivia.",
        ["declaration agreed 2022-05-03 - BOL+CHL+PER: May 3 joint statement"],
    ),
    (
        "They recalled the May 9, 2020, Statement by the Presidents of Peru and Chile and Prime Minister of "
        "Jamaica.",
        ["declaration agreed 2020-05-09 - CHL+JAM+PER: Statement"],
    ),
    ("The President cited the May 3 statement by the minister of Peru.", []),
    (
        "Ethiopia's government and Tigray rebels agreed to a permanent cessation of "
        "hostilities.",
        ["ceasefire agreed - - ETH+Tigray rebels: permanent cessation of hostilities"],
    ),
    (
        "Fighting resumed after the collapse of a ceasefire between the government of Mali "
        "and Tuareg rebels.",
        ["ceasefire ended - - MLI+Tuareg rebels: ceasefire"],
    ),
    (
        "Pakistan is not a signatory to the Nuclear Non-Proliferation Treaty.",
        [],
    ),
    (
        "As a signatory to the Nuclear Non-Proliferation Treaty, Iran is entitled to nuclear "
        "energy.",
        ["treaty signed - - IRN: Nuclear Non-Proliferation Treaty"],
    ),
    (
        "Iran, a signatory to the Nuclear Non-Proliferation Treaty, says it has rights.",
        ["treaty signed - - IRN: Nuclear Non-Proliferation Treaty"],
    ),
    (
        "Iran, as a signatory of the Nuclear Non-Proliferation Treaty, says it has the right "
        "to enrich uranium.",
        ["treaty signed - - IRN: Nuclear Non-Proliferation Treaty"],
    ),
    (
        "As a party to the Geneva Conventions, Sudan must protect civilians.",
        ["treaty in_force - - SDN: Geneva Conventions"],
    ),
    (
        "Sudan is not a party to the Rome Statute.",
        [],
    ),
    (
        "Britain has no extradition treaty with Peru.",
        [],
    ),
    (
        "There is no peace treaty between Peru and Chile.",
        [],
    ),
    (
        "Peru and Chile have yet to sign a peace treaty.",
        [],
    ),
    (
        "Kenya has still to ratify the treaty with Uganda.",
        ["treaty agreed - - KEN+UGA: treaty"],
    ),
    (
        "Kenya and Uganda ended a gas dispute on Wednesday by signing a contract.",
        ["contract signed 2022-06-08 - KEN+UGA: contract"],
    ),
    (
        "Malawi hopes to conclude a water-sharing agreement with Zambia.",
        [],
    ),
    (
        "A joint communique was issued after the talks between Fiji and Tonga.",
        ["declaration agreed - - FJI+TON: joint communique"],
    ),
    (
        "The leaders of Fiji, Tonga and Samoa met in Suva on Monday. A joint statement was "
        "issued.",
        ["declaration agreed - - FJI+TON+WSM: joint statement"],
    ),
    (
        "Nepal's government and Maoist rebels signed a peace accord on Tuesday. Prime "
        "Minister Ram Koiri and Maoist leader Padam signed the Comprehensive Peace Accord in "
        "Kathmandu.",
        ["agreement signed 2022-06-07 - Maoist rebels+NPL: Comprehensive Peace Accord"],
    ),
    (
        "The United States and Iraq have signed a pact that requires U.S. troops to leave. "
        "U.S. Ambassador Ian Crock and Iraqi Foreign Minister Hosh Zebar signed the Status of"
        " Forces Agreement on Monday. Iraq's parliament must still approve the pact.",
        ["agreement signed 2022-06-13 - IRQ+USA: the Status of Forces Agreement"],
    ),
    (
        "North Korea said on Friday it was leaving an accord with the South.",
        ["agreement ended - - KOR+PRK: accord"],
    ),
    (
        "Lund said he hopes that Kenya and Uganda will finalize a Kenyan-Ugandan water "
        "treaty.",
        ["treaty negotiated - - KEN+UGA: Kenyan-Ugandan water treaty"],
    ),
    (
        "Iran's oil minister and his Iraqi counterpart signed a memorandum on a pipeline.",
        ["memorandum signed - - IRN+IRQ: memorandum on a pipeline"],
    ),
    (
        "Peru's foreign minister, Ivo Lund, and his Chilean counterpart signed a treaty.",
        ["treaty signed - - CHL+PER: treaty"],
    ),
    (
        "The foreign minister of Peru and his counterpart from Chile signed a treaty.",
        ["treaty signed - - CHL+PER: treaty"],
    ),
    (
        "Representatives of Sudan and nine rebel groups signed a peace deal in Juba.",
        ["agreement signed - - SDN+nine rebel groups: peace deal"],
    ),
    (
        "Negotiators for the Sudanese government and the rebels signed a peace deal in Juba.",
        ["agreement signed - - SDN+the rebels: peace deal"],
    ),
    (
        "Delegates from the government of Sudan and the rebels signed a peace deal.",
        ["agreement signed - - SDN+the rebels: peace deal"],
    ),
    (
        "The Sudanese government and a coalition of rebel groups signed a peace deal.",
        ["agreement signed - - SDN+a coalition of rebel groups: peace deal"],
    ),
    (
        "USAID and the Government of Ghana signed an agreement on power.",
        ["agreement signed - - GHA+USAID: agreement on power"],
    ),
    (
        "The United States and Japan celebrate the 50th anniversary of the signing of the "
        "Treaty of Mutual Cooperation.",
        ["treaty signed - - JPN+USA: Treaty of Mutual Cooperation"],
    ),
    (
        "Chile and Peru commemorated the anniversary of the 1998 peace treaty.",
        ["treaty in_force 1998 - CHL+PER: 1998 peace treaty"],
    ),
    (
        "France and Germany marked the anniversary of the Elysee Treaty on Tuesday.",
        ["treaty in_force - - DEU+FRA: Elysee Treaty"],
    ),
    (
        "Ten years ago today, the Government of Sudan and the Sudan Unity Movement signed the"
        " Comprehensive Peace Agreement.",
        ["agreement signed 2012-06-13 - SDN+Sudan Unity Movement: Comprehensive Peace Agreement"],
    ),
    (
        "Mexico ratified the Trans-Pacific Partnership in 2018.",
        ["agreement ratified - - MEX: Trans-Pacific Partnership"],
    ),
    (
        "N'DJAMENA, Chad, 9 April - Sudan and two Darfur rebel groups signed a cease-fire "
        "agreement yesterday.",
        ["ceasefire signed 2022-06-12 - SDN+two Darfur rebel groups: cease-fire agreement"],
    ),
    (
        "DOHA, Qatar - Sudan's government and a collection of Darfur rebel groups signed a "
        "cease-fire Thursday.",
        ["ceasefire signed 2022-06-09 - SDN+a collection of Darfur rebel groups: cease-fire"],
    ),
    (
        "Turkey and four members of the European Union signed an agreement on Monday to "
        "depend less on Russia.",
        [],
    ),
]


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_agreements_in_plain_words(body: str, expected: list[str]) -> None:
    """An agreement is found whatever plain words tell it, with its parties, status and days."""
    assert agreed(body) == expected
