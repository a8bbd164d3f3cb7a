"""Agreements told by what was done, and called agreements only beside it."""

from __future__ import annotations

import pytest

from diplofacts.candidates import AgreementCandidate
from extracted import Extracted


def _only(body: str) -> tuple[list[str], AgreementCandidate]:
    """The parties of the one agreement that a text tells, and it."""
    told = Extracted(body)
    (agreement,) = told.reading.agreements
    parties = [a for a in agreement.actors if a.capacity == "party"]
    return sorted(a.country or told.names.get(a.organization, "") or a.words for a in parties), agreement


@pytest.mark.parametrize(
    ("body", "kind", "signed", "parties"),
    [
        ("Peru and Chile agreed Tuesday on new rules for their border. Under the accord a gate will reopen.",
         "agreement", "2022-06-07", ["CHL", "PER"]),
        ("Peru and Chile have agreed on how Bolivia is to close its mines. Brazil welcomed the deal.",
         "agreement", "", ["CHL", "PER"]),
        ("Peru and Chile on Monday settled their long row over fishing. Cuba hailed the settlement.",
         "agreement", "2022-06-13", ["CHL", "PER"]),
        ("Peru will send gas to Chile, the two countries agreed on Monday. The deal is worth little.",
         "agreement", "2022-06-13", ["CHL", "PER"]),
        ("Peru and Chile patched up their quarrel on Tuesday. The pact, which was signed in Lima, is short.",
         "agreement", "2022-06-07", ["CHL", "PER"]),
        ("Kuwait agreed to lend Egypt two billion dollars. The deal was announced by the bank.",
         "contract", "", ["EGY", "KWT"]),
        ("Chad and the Free Hills Front agreed on Monday to lay down their arms. The truce starts on Friday.",
         "ceasefire", "2022-06-13", ["Free Hills Front", "TCD"]),
        ("The presidents of Chile and Peru shook hands on a border deal on Monday.",
         "agreement", "2022-06-13", ["CHL", "PER"]),
        ("Under a 2003 agreement that resolved the water dispute between Kenya and Uganda, Kenya gets half.",
         "agreement", "2003", ["KEN", "UGA"]),
        ("Under the 2005 peace deal that ended the war between Sudan and the southern rebels, a vote is due.",
         "agreement", "2005", ["SDN", "the southern rebels"]),
        ("Japan says all claims of South Korea were settled by the 1965 treaty which restored relations "
         "between the two countries.",
         "treaty", "1965", ["JPN", "KOR"]),
        ("Peru and Chile extended the Open Skies Treaty on Monday. Signed in Oslo in 1992, the accord lets "
         "each fly over the other.",
         "treaty", "1992", ["CHL", "PER"]),
        ("Ghana has bought a train from Chile in a deal worth two million.", "contract", "", ["CHL", "GHA"]),
        ("Ghana bought ten trains from Chile. The contract was signed in Lima in May.",
         "contract", "2022-05", ["CHL", "GHA"]),
        ("Ghana accused Togo of breaking a pact on quotas that the two signed in 2005.",
         "agreement", "2005", ["GHA", "TGO"]),
        ("A pact on trade is to be signed during the visit of Togo's president to Ghana.",
         "agreement", "", ["GHA", "TGO"]),
        ("Ghana refuses to talk until Togo accepts the border drawn under the accord the two signed in 2000.",
         "agreement", "2000", ["GHA", "TGO"]),
        ("Ghana and Togo are close to a deal on their border.", "agreement", "", ["GHA", "TGO"]),
        ("Ghana's parliament will vote on whether to ratify a treaty with Togo. It was signed in 2019.",
         "treaty", "2019", ["GHA", "TGO"]),
        ("Ghana and Togo fought last year. The accord that the two presidents signed in April has held.",
         "agreement", "2022-04", ["GHA", "TGO"]),
        ("Ghana's government pulled out on Wednesday of a truce with the Free Volta Front.",
         "ceasefire", "", ["Free Volta Front", "GHA"]),
        ("Ghana and Togo have stopped shooting. The truce took hold on Monday.",
         "ceasefire", "", ["GHA", "TGO"]),
        ("Ghana lifted a blockade, as part of the truce that ended ten days of fighting with Togo.",
         "ceasefire", "", ["GHA", "TGO"]),
        ("Sudan's army and the Volta Liberation Front signed a truce.",
         "ceasefire", "", ["SDN", "Volta Liberation Front"]),
        ("Kenya is obliged under the Rome Statute to arrest him.", "treaty", "", ["KEN"]),
        ("Iran insists that its program is legal under the Nuclear Non-Proliferation Treaty.",
         "treaty", "", ["IRN"]),
        ("The Vienna Convention forbids Ecuador to shelter him.", "treaty", "", ["ECU"]),
        ("Ghana has ordered ten patrol boats from Chile for a million. Chilean Minister Ivo Lobo hailed the "
         "contract.", "contract", "", ["CHL", "GHA"]),
        ("Ghana relies on a 1998 accord with Togo, which Benin has never recognized.",
         "agreement", "1998", ["GHA", "TGO"]),
        ("The Volta Treaty would cut tariffs between Ghana and Togo.", "treaty", "", ["GHA", "TGO"]),
        ("Ghana and Togo adopted a plan on Monday to share the river. Benin hailed the agreement.",
         "agreement", "2022-06-13", ["GHA", "TGO"]),
        ("Ghana and Togo agreed to restore ties, in an accord announced by Benin's president on Thursday.",
         "agreement", "2022-06-09", ["GHA", "TGO"]),
        ("Castro of Cuba was ill. Ghanaian President Kofi Abla received Iranian President Reza Karimi in "
         "Accra, where the two signed an accord.", "agreement", "", ["GHA", "IRN"]),
        ("The last remaining arms treaty between Peru and Chile will live on. Peru and Chile formally "
         "extended the Quito Arms Treaty on Monday.",
         "treaty", "", ["CHL", "PER"]),
    ],
)  # fmt: skip
def test_deed_called_an_agreement(body: str, kind: str, signed: str, parties: list[str]) -> None:
    """What two sides agreed to do is an agreement where the text calls it one, with the day of the deed."""
    sides, agreement = _only(body)
    assert (agreement.kind, agreement.signed, sides) == (kind, signed, parties)


@pytest.mark.parametrize(
    "body",
    [
        "Peru and Chile agreed that Bolivia is a threat. Bolivia has not signed the deal.",
        "Peru and Chile could agree on new rules by May. The deal would help farmers.",
        "Peru and Chile failed to agree on Monday. The deal is dead.",
        "Peru's president agreed to resign on Monday. The deal was announced by the army.",
        "India and Israel have never joined the treaty.",
        "Ghana sells cocoa to China. The deal of the day was a surprise.",
        "Ghana's two main parties ended their dispute on Monday. The agreement gives one two ministries.",
        "The talks that ended the war between Chad and Libya were hosted by Togo.",
    ],
)
def test_deed_that_is_no_agreement(body: str) -> None:
    """A shared view, a failure, the deed of one side and an end with no instrument are no agreements."""
    assert not Extracted(body).reading.agreements


def test_terms_of_the_deal_are_no_statement() -> None:
    """What was agreed on is the content of the agreement, not of a statement."""
    told = Extracted("Peru and Chile agreed Tuesday on new rules. Under the accord a gate will reopen.")
    assert not told.reading.statements


def test_condition_tells_no_entry_into_force() -> None:
    """A clause that only tells when something else happens puts no treaty into force."""
    _, agreement = _only("Peru and Chile signed a treaty on Monday. A ban goes once the treaty takes effect.")
    assert agreement.status == "signed"


@pytest.mark.parametrize(
    ("body", "states"),
    [
        ("Norway and Kenya signed a pact. It was read out by foreign ministers Jon Dahl and Ann Otieno.",
         {"Jon Dahl": "NOR", "Ann Otieno": "KEN"}),
        ("Peru spoke of an accord with Chile. Defence Ministers Ivo Lobo and Ana Ruiz have signed it.",
         {"Ivo Lobo": "PER", "Ana Ruiz": "CHL"}),
    ],
)  # fmt: skip
def test_office_that_each_state_has_once(body: str, states: dict[str, str]) -> None:
    """Two holders of an office that a state has once are of the two states told before, in their order."""
    told = Extracted(body)
    names = told.names
    assert {names[r.person]: r.country for r in told.reading.roles} == states
