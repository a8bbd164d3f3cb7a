"""How news reports attribute words, name outlets and tell encounters, by the rules of the codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

HASAN = "Foreign Minister Ali Hasan of Jordan"
ADAMS = "U.S. Secretary of State Mike Adams"


def said(found: Extracted) -> list[tuple[tuple[str, ...], str]]:
    """The speakers and the content of each statement, in order."""
    out = []
    for s in found.reading.statements:
        speakers = [a for a in s.actors if a.capacity == "speaker"]
        who = [found.names.get(a.person or a.organization, a.country or a.words) for a in speakers]
        out.append((tuple(who), " | ".join(found.words(c) for c in s.content)))
    return out


def test_participle_after_statement(extracted: Reader) -> None:
    """`S, X said in a statement, adding that T` is two statements of X."""
    found = extracted(
        "Turkey will act as a guarantor, the foreign ministry of Turkey said in a statement, "
        "adding that the accord excluded two groups."
    )
    assert said(found) == [
        (("foreign ministry of Turkey",), "Turkey will act as a guarantor"),
        (("foreign ministry of Turkey",), "the accord excluded two groups"),
    ]


@pytest.mark.parametrize("event", ["The row began", "His remarks came", "The dispute arose"])
def test_participle_after_an_event(extracted: Reader, event: str) -> None:
    """An event says nothing: the participle behind the clause on somebody tells what he said."""
    found = extracted(f"{event} after {HASAN} left Cairo, saying the talks had failed.")
    assert said(found) == [(("Ali Hasan",), "the talks had failed")]


def test_added_in_a_relative_clause(extracted: Reader) -> None:
    """`and added` goes on with whoever `said` the words before, not with the outer subject."""
    found = extracted(
        "Egypt called its envoy home after a broadcast during which Foreign Minister Ali Hasan of Jordan "
        "said the talks had failed and added that ties were on ice."
    )
    assert [who for who, _ in said(found)] == [("Ali Hasan",), ("Ali Hasan",)]


@pytest.mark.parametrize("nobody", ["No country", "None of the ministers", "Neither side"])
def test_nobody_says_nothing(extracted: Reader, nobody: str) -> None:
    """What nobody has confirmed or announced is no statement."""
    assert said(extracted(f"{nobody} has confirmed the reports.")) == []


def test_passive_description(extracted: Reader) -> None:
    """What is described as something by somebody is what he called it, without the agent."""
    found = extracted(f'The talks were described as "frank" by {HASAN}.')
    assert said(found) == [(("Ali Hasan",), "frank")]
    found = extracted(f'The talks were described by {HASAN} as "very good" and "very useful."')
    assert said(found) == [(("Ali Hasan",), "very good | very useful.")]


def test_words_of_a_text(extracted: Reader) -> None:
    """Quoted words whose verb has a text as its subject are a statement of whoever issued the text."""
    found = extracted('Jordan issued a statement on Monday. The statement "condemns the attack on the port."')
    assert (("JOR",), "condemns the attack on the port.") in said(found)


def test_terms_told_with_a_pronoun(extracted: Reader) -> None:
    """`It` that stands for an agreement tells its terms, no statement."""
    found = extracted("Sudan and Chad signed an accord. The accord ends the war. It calls for new talks.")
    assert said(found) == []


def test_crowd_that_protests(extracted: Reader) -> None:
    """Only somebody named protests in words."""
    assert said(extracted("Thousands of people protested against the visit.")) == []
    assert [who for who, _ in said(extracted("Jordan protested against the visit."))] == [("JOR",)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The newspaper Dagens Morgen", "Dagens Morgen"),
        ('The German newspaper "Neue Welt"', "Neue Welt"),
        ("The left-wing newspaper, Morning Herald,", "Morning Herald"),
        ("The Novaya Zemla news agency", "Novaya Zemla"),
        ("Al-Noor television", "Al-Noor"),
        ("State news agency SANB", "SANB"),
    ],
)
def test_outlets(extracted: Reader, words: str, name: str) -> None:
    """An outlet is named by the noun before or behind its name, whatever quality it has."""
    found = extracted(f"{words} said that the talks would resume.")
    assert said(found) == [((name,), "the talks would resume")]


@pytest.mark.parametrize("words", ["State television", "Iranian radio", "The local newspaper"])
def test_unnamed_outlets(extracted: Reader, words: str) -> None:
    """A quality is no name of an outlet."""
    assert extracted(f"{words} said that the talks would resume.").organizations() == {}


def test_report_of_an_outlet(extracted: Reader) -> None:
    """An outlet speaks where what another said only tells when its report happened."""
    found = extracted(
        "Reuters reports that the embassy lowered its flag hours after the president said he would leave."
    )
    assert [who for who, _ in said(found)] == [("Reuters",)]


@pytest.mark.parametrize(
    "words",
    [
        f"{HASAN} gave an interview to the BBC on Friday.",
        f"In an interview published by the BBC on Friday, {HASAN} said talks would resume.",
        f"{HASAN} said in an interview aired Friday on the BBC that talks would resume.",
    ],
)
def test_interviews(extracted: Reader, words: str) -> None:
    """An interview is with the outlet to which it is given or that brings it."""
    found = extracted(words).meeting()
    assert (found.kind, found.start, found.who) == ("interview", "2022-06-10", {"Ali Hasan", "BBC"})


def test_visit_from_somebody(extracted: Reader) -> None:
    """A visit from somebody is his visit to the state that receives him."""
    found = extracted(f"Jordan agreed to new talks, following a surprise visit from {ADAMS}.").meeting()
    assert (found.kind, found.country, found.actors) == ("visit", "JOR", {("Mike Adams", "guest")})
    found = extracted(f"It came during a visit from {ADAMS} to Jordan.").meeting()
    assert (found.kind, found.country) == ("visit", "JOR")


def test_talks_of_a_counted_group(extracted: Reader) -> None:
    """`Six Party talks` names no party; the talks told next are the same, with day and city."""
    found = extracted(
        "Six Party talks between China, Japan, Russia, South Korea, and North Korea are set to resume. "
        "The talks are scheduled to begin on June 20 in Beijing, China."
    )
    assert found.organizations() == {}
    meeting = found.meeting()
    assert (meeting.start, meeting.city) == ("2022-06-20", "Beijing")
    assert meeting.who == {"CHN", "JPN", "RUS", "KOR", "PRK"}


def test_talks_since_a_day(extracted: Reader) -> None:
    """Talks that have been going on since a day began on it."""
    found = extracted("Since June 2, Sudan has been hosting talks between Chad and Mali.").meeting()
    assert (found.start, found.who) == ("2022-06-02", {"SDN", "TCD", "MLI"})


def test_ceremony_addressed(extracted: Reader) -> None:
    """Who addresses the ceremony was at the one told before."""
    found = extracted(
        "Sudan and Chad signed an accord on Tuesday in Dakar. Sudanese President Omar Salih attended the "
        'signing ceremony. "It is good," Foreign Minister Ahmed Ali of Chad said when addressing the '
        "ceremony."
    ).meeting()
    assert (found.kind, found.start, found.city) == ("ceremony", "2022-06-07", "Dakar")
    assert {"Omar Salih", "Ahmed Ali"} <= found.who


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The government of Mali and Tuareg rebels", "Tuareg rebels"),
        ("The warring parties of Mali", "warring parties"),
    ],
)
def test_unnamed_parties(extracted: Reader, words: str, party: str) -> None:
    """A state and those who fight it are the parties of a peace."""
    (agreement,) = extracted(f"{words} signed a peace agreement in Algiers.").reading.agreements
    assert {a.country or a.words for a in agreement.actors} == {"MLI", party}


def test_witnesses_are_no_parties(extracted: Reader) -> None:
    """The states of those who look on when an agreement is signed are no parties of it."""
    (agreement,) = extracted(
        f"Sudan and Chad signed an accord with leaders such as {ADAMS} witnessing the event."
    ).reading.agreements
    assert {a.country for a in agreement.actors if a.capacity == "party"} == {"SDN", "TCD"}


def test_ambassador_to_a_city(extracted: Reader) -> None:
    """The city of an ambassador is no part of the name behind it, nor the office the one's before."""
    found = extracted(
        "Former president of Ukraine Leonid Kovan, Russian ambassador to Kiev Mikhail Zubov met on Monday."
    )
    assert found.roles() == {
        ("Leonid Kovan", "president", "", "UKR", "former"),
        ("Mikhail Zubov", "ambassador", "", "RUS", "current"),
    }


def test_two_ministers_in_apposition(extracted: Reader) -> None:
    """`the foreign minister, X, and defence minister, Y`: one office each."""
    found = extracted("Russia sent the foreign minister, Sergei Lanov, and defence minister, Igor Shoin.")
    assert {(name, portfolio) for name, _, portfolio, _, _ in found.roles()} == {
        ("Sergei Lanov", "foreign_affairs"),
        ("Igor Shoin", "defence"),
    }


def test_republic_of_its_own(extracted: Reader) -> None:
    """The name behind a people's republic that is no state is a person's."""
    found = extracted("The talks are attended by leaders of the Norland "
        "People's Republic Alexander Zakharin and Andrei Purgan.")
    assert set(found.people()) == {"Alexander Zakharin", "Andrei Purgan"}
    assert set(found.organizations()) == {"Norland People's Republic"}


def test_state_of_a_scene(extracted: Reader) -> None:
    """A leader is not of the state in whose city he signs something."""
    found = extracted(
        "A treaty was signed in Sudan. Rebel leader John Garin and Sudanese Vice President Ali Tahin signed "
        "it at a stadium in Nairobi, Kenya."
    )
    assert {country for _, _, _, country, _ in found.roles()} == {"SDN"}


def test_apposition_of_the_next_name(extracted: Reader) -> None:
    """A title whose body has its acronym in brackets belongs to the name behind it."""
    found = extracted(
        "It was attended by Russian ambassador Mikhail Zubov, special envoy of the Organization for Security "
        "and Cooperation in Europe (OSCE) Heidi Taglin."
    )
    assert {(name, office) for name, office, _, _, _ in found.roles()} == {
        ("Mikhail Zubov", "ambassador"),
        ("Heidi Taglin", "envoy"),
    }


@pytest.mark.parametrize(
    "words",
    [", better known by his war name Manuel Marul,", ", also known as Manuel Marul,", " (aka Manuel Marul)"],
)
def test_person_of_two_names(extracted: Reader, words: str) -> None:
    """Somebody known by another name is one person."""
    found = extracted(
        f"Colombian Defence Minister Antonio Marin{words} left. Marul said that talks would resume."
    )
    assert list(found.people()) == ["Antonio Marin"]
    assert said(found) == [(("Antonio Marin",), "talks would resume")]


@pytest.mark.parametrize("words", ["the Prophet Hamid Alim", "Prophet Hamid"])
def test_prophets(extracted: Reader, words: str) -> None:
    """A prophet is no person."""
    assert extracted(f"They met on the birthday of {words} in Cairo.").people() == {}


def test_two_nations_of_a_scene(extracted: Reader) -> None:
    """The state where something was signed is not one of the two nations."""
    found = extracted(
        "Sudan and Chad signed an accord after a week in Senegal's capital, Dakar. The two nations said they "
        "would keep it."
    )
    assert said(found) == [(("SDN", "TCD"), "they would keep it")]


def test_abbreviated_month(extracted: Reader) -> None:
    """A day after a month cut short belongs to it, behind `since` too."""
    found = extracted("It ruled until Feb. 3. From Jan. 24 to Jan. 26 it was in Mali.")
    assert [str(d.edtf) for d in found.reading.dates] == ["../2022-02-03", "2022-01-24/2022-01-26"]
    found = extracted("Since Jan. 24, Sudan has been hosting talks between Chad and Mali.").meeting()
    assert found.start == "2022-01-24"


def test_respect_is_no_place(extracted: Reader) -> None:
    """`in regard to X` tells no place."""
    found = extracted(
        "Talks between China and Japan in regard to North Korea will be held on June 20."
    ).meeting()
    assert (found.country, found.start) == ("", "2022-06-20")


def test_day_of_a_statement(extracted: Reader) -> None:
    """The day of a document or an occasion is that of what was said in it."""
    found = extracted("Jordan announced in a statement released on Saturday the expulsion of the envoy.")
    assert found.statement("the expulsion").date == "2022-06-11"
    found = extracted(
        "It ended with a Sunday broadcast in which Foreign Minister Ali Hasan said talks would resume."
    )
    assert found.statement("talks would").date == "2022-06-12"


def test_signing_ceremony(extracted: Reader) -> None:
    """The ceremony of a signing told before has its day and place."""
    found = extracted(
        "Sudan and rebels on Tuesday signed an accord in Dakar. Sudanese President Omar Salih and his "
        "Chadian counterpart Idris Amin attended the signing ceremony."
    ).meeting()
    assert (found.kind, found.start, found.city) == ("ceremony", "2022-06-07", "Dakar")


def test_speaker_of_an_issued_text(extracted: Reader) -> None:
    """A text speaks for whoever issued it."""
    found = extracted("The statement, which was issued on Monday by Jordan, said that talks would resume.")
    assert said(found) == [(("JOR",), "talks would resume")]


def test_quotation_behind_a_colon(extracted: Reader) -> None:
    """What stands before the colon is the article's own word, though the cue follows the quotation."""
    found = extracted(f'The reaction was swift: "The move is illegal," said {HASAN}.')
    assert said(found) == [(("Ali Hasan",), "The move is illegal,")]


def test_speaking_before_a_quotation(extracted: Reader) -> None:
    """`X was speaking in Y: "..."` gives the quotation to X."""
    found = extracted(f'{HASAN} was speaking in Cairo: "We will not be deterred."')
    assert said(found) == [(("Ali Hasan",), "We will not be deterred.")]


def test_calls_from_somebody(extracted: Reader) -> None:
    """`calls from X for Y` is what X called for."""
    found = extracted("Despite calls from the UN for restraint, fighting went on.")
    assert said(found) == [(("UN",), "restraint")]


def test_passive_with_an_aim(extracted: Reader) -> None:
    """Who is urged by somebody is addressed; who is accused by somebody is part of the content."""
    assert said(extracted("Iran was urged by the UN to stop.")) == [(("UN",), "to stop")]
    found = extracted("Iran has been accused by Israel of supplying the weapons.")
    assert said(found) == [(("ISR",), "Iran | of supplying the weapons")]


@pytest.mark.parametrize(("words", "told"), [("the claims", True), ("the cabinet", False)])
def test_dismissed(extracted: Reader, words: str, told: bool) -> None:
    """Claims are dismissed in words, people from office."""
    assert bool(said(extracted(f"{HASAN} dismissed {words} on Tuesday."))) is told


def test_quoted_verb(extracted: Reader) -> None:
    """A verb alone in quotation marks reports like another."""
    found = extracted('The resolution of the UN "strongly condemns" the attack.')
    assert said(found) == [(("UN",), "the attack")]


def test_day_of_a_report(extracted: Reader) -> None:
    """The day on which somebody told of an encounter is not the day of the encounter."""
    found = extracted(f"{HASAN} said on Friday that President Luis Arce of Bolivia had met {ADAMS} in Rome.")
    assert found.meeting().start == ""
    assert found.statement("President Luis").date == "2022-06-10"


def test_counterparts_of_a_state(extracted: Reader) -> None:
    """Counterparts of a state are its officials, wherever they meet."""
    found = extracted("US ambassador Ryan Cramer will meet with Iranian counterparts in Baghdad.").meeting()
    assert (found.who, found.country) == ({"Ryan Cramer", "IRN"}, "IRQ")


def test_clause_that_concedes(extracted: Reader) -> None:
    """What somebody else did behind `although` is no part of what was said before."""
    found = extracted(f"The war would end, {HASAN} said, although a rebel spokesman rejected other points.")
    assert said(found) == [
        (("Ali Hasan",), "The war would end"),
        (("a rebel spokesman",), "other points"),
    ]


def test_object_before_a_day(extracted: Reader) -> None:
    """A noun expressed is content also where a day parts it from its clause."""
    found = extracted(f"{HASAN} expressed optimism Friday that a deal could be reached.")
    assert said(found) == [(("Ali Hasan",), "optimism Friday that a deal could be reached")]


def test_both_parties_of_talks(extracted: Reader) -> None:
    """Both parties are those between whom talks were told, not two persons named."""
    found = extracted(
        f"{HASAN} met {ADAMS} after talks between rebels and the government of Mali. Both parties said they "
        "would go on."
    )
    assert (("rebels", "MLI"), "they would go on") in said(found)


def test_ministry_meant(extracted: Reader) -> None:
    """`the ministry` is none of another kind."""
    found = extracted("The Embassy of Jordan was closed. The ministry said it would open again.")
    assert said(found) == [(("The ministry",), "it would open again")]


def test_acronym_with_a_suffix(extracted: Reader) -> None:
    """A suffix tells one of several groups of an acronym."""
    found = extracted("The SPLM-IO rebels left Juba. The government of South Sudan met the SPLM-IO in Juba.")
    assert set(found.organizations()) == {"SPLM-IO"}


def test_office_to_come(extracted: Reader) -> None:
    """Who will be prime minister holds the office as one elected."""
    found = extracted("Mr. Morgan Tendai will be prime minister, President Robert Mugo of Kenya said.")
    assert ("Morgan Tendai", "prime_minister", "", "KEN", "elect") in found.roles()


def test_instruments_of_a_list(extracted: Reader) -> None:
    """Each instrument of a list is signed, the last one behind `as well as` too."""
    found = extracted(
        f"{HASAN} and {ADAMS} signed a memorandum on trade, a treaty on visas, as well as an agreement on "
        "water."
    )
    assert {a.status for a in found.reading.agreements} == {"signed"}
    assert len(found.reading.agreements) == 3


def test_source_behind_an_adverb(extracted: Reader) -> None:
    """`Meanwhile, according to X, S`: S is the content, not the adverb."""
    found = extracted("Meanwhile, according to the Russian Embassy in Vienna, the raid has dimmed prospects.")
    assert said(found) == [(("Russian Embassy",), "the raid has dimmed prospects")]


def test_manner_behind_the_cue(extracted: Reader) -> None:
    """`S, X said in a sign of T after U`: the content stands before the cue."""
    found = extracted(
        f"The embassies will open soon, {HASAN} said in a sign of warming relations after the two countries "
        "closed their missions."
    )
    assert said(found) == [(("Ali Hasan",), "The embassies will open soon")]


def test_statement_named_before(extracted: Reader) -> None:
    """`the statement` speaks for whoever issued it, but a speaker whom it tells of speaks himself."""
    found = extracted(
        f"{HASAN} met {ADAMS}, according to a statement issued by the Jordanian foreign ministry.\n"
        "The visit was a success, Adams said.\n"
        "The two also discussed trade, the statement said.\n"
        "Hasan thanked Adams for his support, the statement added."
    )
    assert (("Jordanian foreign ministry",), "The two also discussed trade") in said(found)
    assert (("Ali Hasan",), "his support") in said(found)


def test_other_statement_days_after(extracted: Reader) -> None:
    """A clause of `four days after` ends the content, and the day of the sentence is not its own."""
    found = extracted(
        f"On Tuesday, {HASAN} said he would travel home, four days after the Kremlin suggested that Jordan "
        "recall him."
    )
    assert said(found) == [
        (("Ali Hasan",), "he would travel home"),
        (("Kremlin",), "Jordan recall him"),
    ]
    assert [bool(s.date) for s in found.reading.statements] == [True, False]


def test_next_statement_of_an_official(extracted: Reader) -> None:
    """The holder of an office who speaks next ends the content of another's words."""
    found = extracted(f"{HASAN} said a deal was reached, and the top envoy expressed hope for a treaty.")
    assert said(found) == [
        (("Ali Hasan",), "a deal was reached"),
        (("the top envoy",), "hope for a treaty"),
    ]


@pytest.mark.parametrize("name", ["Abdul-Fatah Al-Sisi", "Abdel-Fatah Nasser"])
def test_name_with_a_party_in_it(extracted: Reader, name: str) -> None:
    """The last part of a first name is no organization."""
    found = extracted(f"President {name} of Egypt arrived.")
    assert set(found.people()) == {name}
    assert not found.organizations()


def test_short_title(extracted: Reader) -> None:
    """`The Egyptian FM` is the foreign minister of Egypt."""
    found = extracted(
        "Egyptian Foreign Minister Sameh Shahin was in Juba. The Egyptian FM will meet Kenyan President Juma "
        "Keino on Friday."
    )
    meeting = next(m for m in found.meetings() if m.kind == "meeting")
    assert meeting.actors == {("Sameh Shahin", "participant"), ("Juma Keino", "participant")}


def test_office_behind_an_apposition(extracted: Reader) -> None:
    """An apposition may stand between the name and the verb that gives the office."""
    found = extracted("Raila Mboya, the main opposition leader in 2007, will be prime minister of Kenya.")
    assert ("Raila Mboya", "prime_minister", "", "KEN", "elect") in found.roles()


def test_recalled_ambassador(extracted: Reader) -> None:
    """The city an ambassador is called back to tells whose he is, and whose minister calls him back."""
    found = extracted(
        "Sweden acted first, said Foreign Minister Avi Liberman, who recalled Ambassador to Sweden Isaac "
        "Levin to Jerusalem for consultations."
    )
    assert found.roles() == {
        ("Avi Liberman", "minister", "foreign_affairs", "ISR", "current"),
        ("Isaac Levin", "ambassador", "", "ISR", "current"),
    }


def test_place_of_the_report(extracted: Reader) -> None:
    """`here` is the city of the dateline."""
    found = extracted(f"SOFIA, July 27 (Xinhua) -- {HASAN} met {ADAMS} here on Thursday.")
    assert [(m.city, m.country) for m in found.meetings()] == [("Sofia", "BGR")]


def test_visit_of_a_delegation(extracted: Reader) -> None:
    """A delegation that visits is its state."""
    found = extracted("The first visit of a high-level Sudanese delegation to Bulgaria ended on Friday.")
    assert [(m.kind, m.country, m.actors) for m in found.meetings()] == [("visit", "BGR", {("SDN", "guest")})]


def test_return_after_a_trip(extracted: Reader) -> None:
    """Who travels before returning makes one visit."""
    found = extracted(
        "John Sullivan, the U.S. ambassador to Russia, would travel to Finland this week before returning to "
        "Moscow."
    )
    assert [m.country for m in found.meetings()] == ["FIN"]


def test_two_memoranda(extracted: Reader) -> None:
    """An instrument joined to another by `and` is not the same, though their parties are."""
    found = extracted(
        "The ministers signed a Memorandum of Understanding between the foreign ministries of Bulgaria and "
        "Sudan, and a Memorandum of Cooperation between the diplomatic institutes of the two countries."
    )
    parties = [{a.country for a in g.actors if a.capacity == "party"} for g in found.reading.agreements]
    assert parties == [{"BGR", "SDN"}] * 2


def test_ministers_joined_by_as_well_as(extracted: Reader) -> None:
    """The second of two ministers whom somebody meets is of the first one's state."""
    found = extracted(
        "Turkish Foreign Minister Ali Kaya will visit Sri Lanka. He will also meet with Minister of Foreign "
        "Affairs Sunil Silva, as well as Minister of Development Strategies and International Trade Malik "
        "Perera. Turkey and Greece trade with Turkey."
    )
    assert ("Malik Perera", "minister", "other", "LKA", "current") in found.roles()


def test_city_hosts(extracted: Reader) -> None:
    """A city that hosts a summit takes no part in it."""
    found = extracted(f"{HASAN} and {ADAMS} met on Friday. The Russian city of Sochi hosts the APEC summit.")
    assert not any("Sochi" in who for m in found.meetings() for who, _ in m.actors)
