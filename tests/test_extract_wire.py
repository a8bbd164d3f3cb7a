"""What wire stories say in their own ways: quotations without a listed verb of saying, deals told twice."""

from __future__ import annotations

import pytest

from extracted import Extracted

QUOTED = [
    ('"Never," snapped Carl Green when asked.', ["Never,"]),
    ('"It is not over," came the answer from Carl Green.', ["It is not over,"]),
    ('"We are patient" is how Carl Green put it.', ["We are patient"]),
    ('"I am an optimist," was all that Carl Green would say.', ["I am an optimist,"]),
    ('"The truce has failed" was the verdict of Carl Green.', ["The truce has failed"]),
    ('Carl Green\'s verdict was short: "Peace has won."', ["Peace has won."]),
    ('Carl Green, speaking in Oslo: "There is enough gas."', ["There is enough gas."]),
    ('Carl Green was quoted by a paper: "We will stay."', ["We will stay."]),
    ('"What we need", according to Carl Green, "is more time".', ["What we need", "is more time"]),
    ('Peru will answer with, in the words of Carl Green, "all its means".', ["all its means"]),
    ('Carl Green spoke of "a great success".', ["a great success"]),
    ('Carl Green considers the pact "a gift to nobody".', ['the pact "a gift to nobody"']),
    ('Carl Green regards it as "an insult to all".', ['it as "an insult to all"']),
    ('Carl Green believes the talks "have gone on too long".', ['the talks "have gone on too long"']),
    ('In the view of Carl Green, it was "neither free nor fair".', ['it was "neither free nor fair"']),
    ('Carl Green waited; "They left us behind," he complained.', ["They left us behind,"]),
    ('Carl Green remarked the talks had been "hard".', ['the talks had been "hard"']),
    ('"If so," Carl Green was cited as saying by a paper, "we will go."', ["If so,", "we will go."]),
    ('Carl Green dismissed as "nonsense" reports of a rift.', ['"nonsense" reports of a rift']),
]


@pytest.mark.parametrize(("body", "content"), QUOTED, ids=[q[0] for q in QUOTED])
def test_quotations_told_otherwise(body: str, content: list[str]) -> None:
    """Who is quoted speaks, whatever word or shape of sentence says so."""
    found = Extracted(body)
    (told,) = found.reading.statements
    assert [found.words(s) for s in told.content] == content
    assert [found.names[a.person] for a in told.actors if a.capacity == "speaker"] == ["Carl Green"]


def test_scare_quotes_are_no_statement() -> None:
    """A thought or a topic with two quoted words is no statement."""
    found = Extracted('Carl Green spoke of the "Lima problem". He believes in "fair trade".')
    assert not found.reading.statements


def test_an_accord_stresses_nothing() -> None:
    """What is said of a thing ends where somebody stresses something: it cannot have been the thing."""
    found = Extracted('Carl Green said that the accord was new and stressed its terms were "binding on all".')
    assert [found.words(s.content[0]) for s in found.reading.statements] == [
        "the accord was new",
        'its terms were "binding on all"',
    ]


def test_leader_without_an_office_told() -> None:
    """`The Bolivian leader` is the person whom every newspaper knows as one of that state."""
    found = Extracted('Evo Morales sang a song. "We still have time," the Bolivian leader said.')
    assert [found.names[a.person] for s in found.reading.statements for a in s.actors] == ["Evo Morales"]


def test_former_fighter_is_a_person() -> None:
    """`The former guerrilla X` names a person and no armed group."""
    found = Extracted("Peru's premier, the former guerrilla Hans Okello, resigned.")
    assert [*found.names.values()] == ["Hans Okello"]


DEALS = [
    (
        "A truce between Peru and Chile, negotiated by Norway, began on Thursday.",
        [("in_force", "", "2022-06-09", "m:NOR p:CHL p:PER")],
    ),
    (
        "The accord, negotiated for months by Norway, was signed by Peru and Chile on Friday.",
        [("signed", "2022-06-10", "", "m:NOR p:CHL p:PER")],
    ),
    (
        "Similar agreements were concluded by Peru with Chile.",
        [("agreed", "", "", "p:CHL p:PER")],
    ),
    ("Peru's government signed a peace deal in neighbouring Chile on Monday.", []),
    (
        "A long feud ended on Friday as Peru and Chile signed a border treaty.",
        [("signed", "2022-06-10", "", "p:CHL p:PER")],
    ),
    (
        "Peru and Chile buried the hatchet on Friday, signing a border treaty.",
        [("signed", "2022-06-10", "", "p:CHL p:PER")],
    ),
    ("Peru and Chile have put off signing a pact.", [("planned", "", "", "p:CHL p:PER")]),
    ("Peru and Chile stopped short of signing a pact on Friday.", []),
    ("Peru ruled out signing a treaty with Chile.", []),
    (
        "Peru and Chile signed a pact on Friday, only the third such agreement Lima has with anybody.",
        [("signed", "2022-06-10", "", "p:CHL p:PER")],
    ),
    (
        "Peru signed a pact with Chile on Friday, with Kenyan minister Hans Okello in attendance.",
        [("signed", "2022-06-10", "", "p:CHL p:PER")],
    ),
    (
        "The feud ended last Monday, when Peru and Chile signed a border treaty.",
        [("signed", "2022-06-06", "", "p:CHL p:PER")],
    ),
    (
        "Peru and Chile have signed a treaty that divides a lake.\n\nThe envoys of Peru and Chile signed the"
        " Treaty on Certain Fishing Arrangements in the Coral Sea yesterday.",
        [("signed", "2022-06-12", "", "p:CHL p:PER")],
    ),
    (
        "Peru and Chile signed a peace accord on Tuesday. An agreement on arms and armies that the two sides"
        " reached on 8 May opened the door.",
        [("signed", "2022-06-07", "", "p:CHL p:PER"), ("agreed", "2022-05-08", "", "p:CHL p:PER")],
    ),
]


@pytest.mark.parametrize(("body", "deals"), DEALS, ids=[d[0][:60] for d in DEALS])
def test_deals_of_wire_stories(body: str, deals: list[tuple[str, str, str, str]]) -> None:
    """Status, days, parties (p) and mediators (m) of what is negotiated, begun, named late or told before."""
    told = [
        (
            a.status,
            a.signed,
            a.effective,
            " ".join(
                sorted(
                    f"{p.capacity[0]}:{p.country}" for p in a.actors if p.capacity in ("party", "mediator")
                )
            ),
        )
        for a in Extracted(body).reading.agreements
    ]
    assert told == deals


def test_companies_make_contracts() -> None:
    """A deal of two companies is a contract, whatever it is called."""
    (found,) = Extracted("Gazprom and Naftogaz have struck a five-year deal.").reading.agreements
    assert found.kind == "contract"


WHO = [
    ('Carl Green met Ana Lopez. Waving a book by Jan Novak, he accused Peru of greed.', ["Carl Green"]),
    ('Carl Green left; according to Ana Lopez, a deal may follow.', ["Ana Lopez"]),
    ('The powers had planned to meet, but according to Ana Lopez the date is open.', ["Ana Lopez"]),
    ('It opens the road to what Ana Lopez called "a full partnership": better access.', ["Ana Lopez"]),
    ('Carl Green asked Ana Lopez, of the Peace Party, to form a cabinet that will last.', ["Carl Green"]),
    ("Carl Green called the remarks not becoming of a head of state.", ["Carl Green"]),
    ("Carl Green congratulated King Haakon by telephone.", []),
]


@pytest.mark.parametrize(("body", "speakers"), WHO, ids=[w[0][:60] for w in WHO])
def test_who_speaks_in_wire_stories(body: str, speakers: list[str]) -> None:
    """Whoever is named in an opening phrase, or is spoken to, is not who speaks."""
    found = Extracted(body)
    told = [a for s in found.reading.statements for a in s.actors if a.capacity == "speaker"]
    assert [found.names[a.person] for a in told] == speakers


SIDES = [
    ("Peru's Ana Lopez signed a raft of accords with Chile's Luis Soto.", ["CHL", "PER"]),
    (
        "Sudan's president and Hans Okello, who leads the Lord's Resistance Army, signed a ceasefire.",
        ["Lord's Resistance Army", "SDN"],
    ),
    (
        "Sudan's president Jan Deng and rebel chief Ali Okello of the Lord's Resistance Army signed a truce.",
        ["Lord's Resistance Army", "SDN"],
    ),
    (
        "The pact was signed by Peru's president Ana Lopez, Chile's president Luis Soto and by Kenyan"
        " president Hans Okello, who hosted the talks.",
        ["CHL", "PER"],
    ),
    (
        "Benita Moser, the European Union's commissioner for trade, signed a memorandum with Libya's deputy"
        " foreign minister for Europe, Ali Saleh.",
        ["European Union", "LBY"],
    ),
]


@pytest.mark.parametrize(("body", "sides"), SIDES, ids=[s[0][:60] for s in SIDES])
def test_sides_of_persons_without_an_office(body: str, sides: list[str]) -> None:
    """A name stands for the state or armed group told beside it; who hosted the talks is no party."""
    found = Extracted(body)
    (deal,) = found.reading.agreements
    told = (a.country or found.names[a.organization] for a in deal.actors if a.capacity == "party")
    assert sorted(told) == sides


def test_speech_that_is_used() -> None:
    """`Used his speech at the General Assembly to attack X` tells a session of the speaker and the body."""
    body = "Carl Green used his speech at the United Nations General Assembly on Friday to attack Peru."
    assert [(m.kind, m.start) for m in Extracted(body).reading.meetings] == [("session", "2022-06-10")]


def test_nobody_of_another_state_is_meant() -> None:
    """`The French president` is nobody whom every newspaper knows as another state's."""
    found = Extracted("President Georgi Parvanov pardoned five Bulgarians. The French president thanked him.")
    assert {r.country for r in found.reading.roles} == {"BGR"}


TOLD_AGAIN = [
    (
        "Peru and four members of the European Union signed a pact in Lima on Friday.\n\nThe presidents"
        " of Peru, Austria, Bulgaria, Hungary and Romania put their names to the pact on the Inca project.",
        [("signed", "AUT BGR HUN PER ROU", "")],
    ),
    (
        "For the first time since both left Spain in the 1820s, Peru and Chile have ties. The two countries'"
        " foreign ministers signed a joint statement in Lima on Friday.",
        [("signed", "CHL PER", "")],
    ),
    ("A truce between Peru and Chile takes effect on Friday.", [("agreed", "CHL PER", "2022-06-17")]),
    (
        "Peru's Ana Lopez and Chile's Luis Soto signed a truce on Friday. It comes into force on Tuesday.",
        [("signed", "CHL PER", "2022-06-14")],
    ),
]


@pytest.mark.parametrize(("body", "deals"), TOLD_AGAIN, ids=[t[0][:60] for t in TOLD_AGAIN])
def test_deals_told_again(body: str, deals: list[tuple[str, str, str]]) -> None:
    """Parties told only at the second telling, and the day of entry into force that lies ahead."""
    told = [
        (a.status, " ".join(sorted(p.country for p in a.actors if p.capacity == "party")), a.effective)
        for a in Extracted(body).reading.agreements
    ]
    assert told == deals


def test_day_inside_a_quotation() -> None:
    """`Today` in what is said is not the day of the press conference at which it is said."""
    body = '"Today is a great day," Carl Green told a news conference after the signing.'
    assert [(m.kind, m.start) for m in Extracted(body).reading.meetings] == [("press_conference", "")]


def test_colleagues_of_other_states() -> None:
    """`Their Georgian colleague` is that state, and `her French colleague X` holds her office there."""
    found = Extracted("NATO ambassadors met their Georgian colleague in Brussels on Friday.")
    (met,) = found.reading.meetings
    assert sorted(a.country or found.names[a.organization] for a in met.actors) == ["GEO", "NATO"]
    found = Extracted("Peru's foreign minister Ana Lopez met her French colleague Jean Leroy in Lima.")
    assert ("FRA", "minister") in {(r.country, r.office) for r in found.reading.roles}


def test_person_known_of_a_state() -> None:
    """`The Zimbabwean president` is the person whom every newspaper knows as one of that state."""
    body = "Robert Mugabe was there, and so Gordon Brown was not. The Zimbabwean president is banned."
    found = Extracted(body)
    assert [(found.names[r.person], r.country) for r in found.reading.roles] == [("Robert Mugabe", "ZWE")]


def test_term_of_the_next_years() -> None:
    """`For the next ten years` is the term."""
    found = Extracted("Peru and Chile signed a pact that opens a port for the next ten years.")
    (deal,) = found.reading.agreements
    assert deal.term == "P10Y"
