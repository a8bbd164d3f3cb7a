"""What releases and readouts of ministries and presidencies say in their own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

STATE_DEPARTMENT = "U.S. Department of State"
WHITE_HOUSE = "The White House"


def home(extracted: Extracted, name: str) -> str:
    """The state of the one office of a person."""
    (country,) = {country for person, _, _, country, _ in extracted.roles() if person == name}
    return country


@pytest.mark.parametrize("title", ["Secretary", "Assistant Secretary", "Secretary of Commerce"])
def test_titles_of_few_states(extracted: Reader, title: str) -> None:
    """An office that few states have is of the issuing one, whomever its holder is told to meet."""
    body = (
        "President Brown spoke by phone with President Petrov of Bulgaria. The United States and Bulgaria "
        f"are partners. The Presidents instructed {title} Jones to continue talks on Syria."
    )
    assert home(extracted(body, publisher=WHITE_HOUSE), "Jones") == "USA"


def test_foreign_minister_beside_a_secretary(extracted: Reader) -> None:
    """A state that has a Secretary has no Foreign Minister: the two are of the two states of a readout."""
    body = (
        "President Brown of the United States called President Petrov of Bulgaria. They asked Secretary "
        "Jones and Foreign Minister Ivanov to continue discussions on Syria."
    )
    assert home(extracted(body, publisher=WHITE_HOUSE), "Ivanov") == "BGR"


@pytest.mark.parametrize(
    "words", ["Ambassador Ana Ruiz led the Cuban delegation", "a Cuban delegation led by Ambassador Ana Ruiz"]
)
def test_who_leads_a_delegation(extracted: Reader, words: str) -> None:
    """Who leads the delegation of a state holds office there."""
    found = extracted(f"The United States team arrived on Monday. At the talks was {words}.")
    assert home(found, "Ana Ruiz") == "CUB"


def test_heads_who_spoke_are_of_two_states(extracted: Reader) -> None:
    """A president and a prime minister who speak with each other are of two states."""
    body = "President Brown and Prime Minister Olsen spoke today by phone. The United States thanked Norway."
    found = extracted(body, publisher=WHITE_HOUSE)
    assert (home(found, "Brown"), home(found, "Olsen")) == ("USA", "NOR")


def test_vice_president_beside_the_secretary_of_state(extracted: Reader) -> None:
    """`Secretary of State` says its state by itself, and so takes none from the one named before it."""
    body = (
        "Vice President Anna Brown and Secretary of State Ben Jones met in Munich with Iraqi Prime Minister "
        "Omar Aziz. They underscored America's commitment to Iraq."
    )
    assert home(extracted(body, publisher=WHITE_HOUSE), "Anna Brown") == "USA"


def test_names_that_share_a_title(extracted: Reader) -> None:
    """Each name of a list behind a title in the plural is a person; two presidents are of two states."""
    found = extracted("The United States and Bulgaria recalled the words of Presidents Brown and Petrov.")
    assert set(found.people()) == {"Brown", "Petrov"}
    assert home(found, "Brown") != home(found, "Petrov")


def test_second_purpose_of_a_call(extracted: Reader) -> None:
    """Each purpose of a call is a statement, also one that the parser hangs on a clause between."""
    found = extracted(
        "President Brown spoke by phone with President Petrov to convey his condolences on the fire outside "
        "Sofia that killed dozens last week, and to reiterate his appreciation for the close cooperation."
    )
    said = [found.words(s.content[0]) for s in found.reading.statements]
    assert said[-1] == "his appreciation for the close cooperation"


@pytest.mark.parametrize("aim", ["inform him of the plan", "consult with him on Syria", "mark the day"])
def test_what_one_calls_somebody_for(extracted: Reader, aim: str) -> None:
    """`called X to inform him` is a call by phone."""
    body = f"President Brown called Prime Minister Olsen of Norway to {aim}."
    assert extracted(body).meeting().kind == "phone_call"


def test_own_condemnation_is_said_once(extracted: Reader) -> None:
    """The condemnation by a state that its own president underscores is no second statement."""
    body = "President Brown of Norway underscored Norway's strong condemnation of the rocket attacks."
    (said,) = extracted(body).reading.statements
    assert said.kind == "indirect"


def test_term_behind_the_instrument(extracted: Reader) -> None:
    """What a memorandum is told to affirm is a term of it, no statement of its parties."""
    body = "Norway and Kenya signed a Memorandum of Understanding affirming their close partnership."
    assert not extracted(body).reading.statements


def test_planned_travel_that_is_not_gone_on_with(extracted: Reader) -> None:
    """Who cannot go forward with planned travel has called the visit off."""
    body = "President Brown of Norway will not be able to go forward with her planned travel to Kenya."
    found = extracted(body).meeting()
    assert (found.kind, found.status, found.country) == ("visit", "cancelled", "KEN")


def test_delegation_to_a_city(extracted: Reader) -> None:
    """Who will lead a delegation to a city visits it with those whom it includes."""
    body = (
        "Norwegian Foreign Minister Anna Brown will lead a delegation to Nairobi, including Trade Minister "
        "Ben Jones."
    )
    found = extracted(body).meeting()
    assert (found.kind, found.status, found.city) == ("visit", "planned", "Nairobi")
    assert {name for name, _ in found.actors} == {"Anna Brown", "Ben Jones"}


def test_keeping_in_touch_is_no_encounter(extracted: Reader) -> None:
    """To stay in close consultation is no meeting."""
    body = "Norwegian President Anna Brown and President Ben Otieno agreed to stay in close consultation."
    assert not extracted(body).meetings()


def test_days_behind_each_place(extracted: Reader) -> None:
    """Each place of a list of stops has the days told behind it."""
    found = extracted(
        "Norwegian Minister Anna Brown will travel to Rome, Italy, on June 15-16, 2022, and to Thika and "
        "Nairobi, Kenya, on June 20-22."
    )
    legs = {m.country: (m.start, m.end) for m in found.meetings()}
    assert legs == {"ITA": ("2022-06-15", "2022-06-16"), "KEN": ("2022-06-20", "2022-06-22")}


def test_bilateral_arrangement(extracted: Reader) -> None:
    """A bilateral arrangement that two states reached is an instrument."""
    body = "On Friday, Norway and Cuba reached a bilateral arrangement to establish scheduled air services."
    (found,) = extracted(body).reading.agreements
    assert (found.kind, found.status, found.signed) == ("arrangement", "agreed", "2022-06-10")


def test_instrument_of_which_others_speak(extracted: Reader) -> None:
    """Two who speak of implementing a deal that names its party are no parties of it."""
    body = (
        "Norwegian Minister Anna Brown met Kenyan Minister Ben Otieno. They highlighted areas of "
        "cooperation, including on implementation of the Iran Nuclear Agreement."
    )
    (found,) = extracted(body).reading.agreements
    assert [a.country for a in found.actors] == ["IRN"]


def test_title_of_the_next_name(extracted: Reader) -> None:
    """A title behind `, and` with its body and a state is no office of the name before it."""
    found = extracted(
        "The pact was signed in Cairo by U.S. Ambassador Ben Jones, and Director of the Supreme Council of "
        "Antiquities in Egypt Omar Aziz."
    )
    assert found.roles() == {
        ("Ben Jones", "ambassador", "", "USA", "current"),
        ("Omar Aziz", "official", "", "EGY", "current"),
    }


def test_they_who_met(extracted: Reader) -> None:
    """`They` after `A met with B` are both."""
    body = (
        "Secretary of State Anna Brown met with Kenyan Foreign Minister Ben Otieno. They underscored the "
        "importance of peace."
    )
    (said,) = extracted(body).reading.statements
    assert len({a.person for a in said.actors if a.capacity == "speaker"}) == 2


def test_spokesperson_where_only_an_office_names_the_state(extracted: Reader) -> None:
    """Who issues a release holds office in the state that only another's title implies."""
    body = (
        "The following is attributable to Spokesperson Ann Price:\n\nSecretary of State Ben Jones met today "
        "with Slovak Minister of Foreign Affairs Ivan Novak in Bucharest. They thanked Slovakia."
    )
    assert home(extracted(body, publisher=STATE_DEPARTMENT), "Ann Price") == "USA"


def test_state_without_the_office(extracted: Reader) -> None:
    """A prime minister is not of the one state named that has none."""
    body = (
        "The United States and Japan signed a pact. President Brown and Prime Minister Sato announced it. "
        "The United States thanked the United States Navy."
    )
    assert home(extracted(body, publisher=STATE_DEPARTMENT), "Sato") == "JPN"


def test_state_that_is_only_spoken_of(extracted: Reader) -> None:
    """The state in which there is a situation is not that of a head of government to whom one speaks."""
    body = "President Brown spoke to Prime Minister Demir today about the situation in Syria."
    found = extracted(body, publisher=WHITE_HOUSE)
    assert home(found, "Demir") == ""
    assert found.meeting().country == ""


def test_states_of_two_heads_are_no_speakers(extracted: Reader) -> None:
    """A state behind `of` in a list of heads of state does not speak beside them."""
    body = "President Ana Brown of Chile and Prime Minister Aki Sato of Japan announced that peace is near."
    (said,) = extracted(body).reading.statements
    assert [bool(a.person) for a in said.actors] == [True, True]


def test_short_name_of_a_state_in_brackets(extracted: Reader) -> None:
    """The full name of a state stands before its short one in brackets and a title."""
    body = "Republic of Korea (ROK) Minister of Foreign Affairs Chung Min met Ana Brown, a Chilean."
    (role,) = [r for r in extracted(body).reading.roles if r.country == "KOR"]
    assert extracted(body).words(role.supports[0].span).startswith("Republic of Korea (ROK)")


def test_president_who_is_never_named(extracted: Reader) -> None:
    """`The President` of a release stands for the issuing state, in the call and in what the leaders said."""
    found = extracted(
        "The President spoke today with Chancellor Weber of Germany to consult about Ukraine, where the "
        "United States has an embassy. The leaders stressed that peace is near. They agreed on it.",
        publisher=WHITE_HOUSE,
    )
    assert found.meeting().who == {"USA", "Weber"}
    for said in found.reading.statements:
        assert {bool(a.person) for a in said.actors if a.capacity == "speaker"} == {True, False}


def test_counterparts_from_states(extracted: Reader) -> None:
    """Unnamed counterparts are the states from which they come."""
    found = extracted(
        "U.S. National Security Advisor Ana Brown today spoke with her counterparts from France and Italy.",
        publisher=WHITE_HOUSE,
    ).meeting()
    assert (found.kind, found.who) == ("phone_call", {"Ana Brown", "FRA", "ITA"})


def test_presidents_who_spoke(extracted: Reader) -> None:
    """In a release, two heads of state who spoke, nobody says where, have called each other."""
    found = extracted(
        "Presidents Brown and Lopez spoke for 20 minutes on the ties of the United States and Mexico.",
        publisher=WHITE_HOUSE,
    ).meeting()
    assert (found.kind, found.who) == ("phone_call", {"Brown", "Lopez"})


def test_talks_of_states_and_of_those_who_chair_them(extracted: Reader) -> None:
    """Talks of two states, and `the talks` that their ministers chair, are one meeting of the ministers."""
    found = extracted(
        "The United States and Pakistan will meet in Washington on June 20. Secretary of State Ana Brown and "
        "Pakistani Foreign Minister Omar Aziz will chair the talks."
    ).meeting()
    assert (found.start, found.who) == ("2022-06-20", {"Ana Brown", "Omar Aziz"})


def test_preparations_for_a_meeting(extracted: Reader) -> None:
    """Who discusses preparations for a meeting is not told to take part in it."""
    body = (
        "President Ana Brown of Chile spoke by phone with President Luis Arce of Bolivia. The two leaders "
        "discussed preparations for the upcoming G20 meeting in Rome."
    )
    assert [m.kind for m in extracted(body).meetings()] == ["phone_call"]


def test_commitment_to_do_something(extracted: Reader) -> None:
    """`committed to expand ties` is a statement as `committed to the expansion of ties` is."""
    (said,) = extracted("Chilean President Ana Brown committed to expand ties.").reading.statements
    assert extracted("Chilean President Ana Brown committed to expand ties.").words(said.content[0]) == (
        "to expand ties"
    )


def test_visit_to_washington(extracted: Reader) -> None:
    """A visit may be to a city whose name ends in an abbreviation."""
    found = extracted(
        "Ties grew during Chilean President Ana Brown's April 10 visit to Washington, D.C."
    ).meeting()
    assert (found.kind, found.start, found.city) == ("visit", "2022-04-10", "Washington, D.C.")


def test_it_is_the_agreement(extracted: Reader) -> None:
    """`It` after a sentence on an agreement is the agreement, which says nothing."""
    body = "The agreement was negotiated by Chile. It underscores the commitment of Chile to peace."
    assert not extracted(body).reading.statements


def test_cessation_between_a_government_and_forces(extracted: Reader) -> None:
    """Forces that sign a cessation of hostilities are its party, whatever noun `between` hangs on."""
    body = (
        "Chile welcomes the signing of a cessation of hostilities between the Government of Mali and rebels."
    )
    (found,) = extracted(body).reading.agreements
    assert (found.kind, found.status) == ("ceasefire", "signed")
    assert [a.country or a.words for a in found.actors] == ["MLI", "rebels"]


def test_delegations_speak_for_their_states(extracted: Reader) -> None:
    """`The delegations` of those who met are their states."""
    body = (
        "U.S. Secretary of State Ana Brown met in Munich with Iraqi Prime Minister Omar Aziz. The "
        "delegations agreed on the importance of peace."
    )
    (said,) = extracted(body).reading.statements
    assert {a.country for a in said.actors} == {"USA", "IRQ"}


def test_deputy_to_a_holder(extracted: Reader) -> None:
    """Who is deputy to an envoy is an official, no envoy."""
    found = extracted("Deputy to the Special Envoy Ana Brown left Chile. The Chilean team thanked Chile.")
    assert {office for _, office, *_ in found.roles()} == {"official"}


def test_visit_planned_after_one_called_off(extracted: Reader) -> None:
    """What is planned after a visit was called off is another visit."""
    found = extracted(
        "President Brown of Norway will not be able to go forward with her planned travel to Kenya. "
        "President Brown committed to travel to Kenya later."
    )
    assert [m.status for m in found.meetings()] == ["cancelled", "planned"]


def test_body_behind_a_name_in_a_list(extracted: Reader) -> None:
    """The body behind the comma of a name is a part of its office, not of the list."""
    found = extracted(
        "Deputy Assistant Secretary Ana Brown, U.S. Department of State and First Secretary Aki Sato of "
        "Japan attended the signing in Rome."
    ).meeting()
    assert (found.kind, found.who) == ("ceremony", {"Ana Brown", "Aki Sato"})


def test_days_of_all_places(extracted: Reader) -> None:
    """Days behind the last of several places, with no bracket about them, are those of the whole trip."""
    found = extracted("Norwegian Minister Anna Brown will travel to Laos and New Zealand June 20-22.")
    assert {(m.country, m.start, m.end) for m in found.meetings()} == {
        ("LAO", "2022-06-20", "2022-06-22"),
        ("NZL", "2022-06-20", "2022-06-22"),
    }


def test_own_delegation_beside_its_head(extracted: Reader) -> None:
    """`X and the U.S. delegation` is X; the state is not added beside its own official."""
    found = extracted(
        "U.S. Under Secretary Ana Brown will leave. During their trip to Paraguay, Under Secretary Brown and "
        "the U.S. delegation will meet with Paraguayan President Luis Diaz."
    )
    assert {m.who == {"Ana Brown", "Luis Diaz"} for m in found.meetings()} == {True}


def test_dialogue_that_two_chair(extracted: Reader) -> None:
    """Who will co-chair a dialogue of two states takes part in it for his state."""
    found = extracted(
        "U.S. Under Secretary Ana Brown and Paraguayan Foreign Minister Luis Diaz will co-chair the second "
        "U.S.-Paraguay Strategic Partnership Dialogue."
    ).meeting()
    assert (found.kind, found.status, found.who) == ("meeting", "planned", {"Ana Brown", "Luis Diaz"})


def test_dialogue_as_the_aim_of_a_trip(extracted: Reader) -> None:
    """A named dialogue of two states for which somebody travels is a meeting with the other state."""
    found = extracted(
        "U.S. Assistant Secretary Ana Brown will travel to New Zealand to participate in the sixth "
        "U.S.-New Zealand Strategic Dialogue."
    )
    assert {(m.kind, frozenset(m.who)) for m in found.meetings()} == {
        ("visit", frozenset({"Ana Brown"})),
        ("meeting", frozenset({"Ana Brown", "NZL"})),
    }


def test_dialogue_that_is_only_described(extracted: Reader) -> None:
    """A standing dialogue that is described is no meeting."""
    body = "The U.S.-Peru Strategic Dialogue follows from a commitment. The United States thanked Peru."
    assert not extracted(body).meetings()


def test_cities_of_one_state_on_one_trip(extracted: Reader) -> None:
    """Two cities of one state on one trip are one visit."""
    found = extracted(
        "U.S. Assistant Secretary Ana Brown will be in New Delhi, India on June 20 for a series of "
        "meetings. On June 21, she will travel to Mumbai, India."
    ).meeting()
    assert (found.kind, found.start, found.end) == ("visit", "2022-06-20", "2022-06-21")


def test_members_of_a_delegation(extracted: Reader) -> None:
    """Those whom a delegation will include are guests where its head was said to lead it."""
    found = extracted(
        "U.S. Counselor Ana Brown will travel to Kenya and Pakistan on June 20-22. In Pakistan, Counselor "
        "Brown will lead a delegation. The delegation will include U.S. Assistant Secretary Ben Jones."
    )
    assert {m.country: m.who for m in found.meetings()} == {
        "KEN": {"Ana Brown"},
        "PAK": {"Ana Brown", "Ben Jones"},
    }


def test_summit_that_is_welcomed(extracted: Reader) -> None:
    """Who welcomes a summit of leaders is not told to take part in it."""
    body = (
        "U.S. National Security Advisor Ana Brown spoke by phone with British National Security Advisor Ben "
        "Jones. Ms. Brown welcomed the virtual leaders' summit later this week. They agreed on peace."
    )
    found = extracted(body)
    assert found.meeting().kind == "phone_call"
    assert len([a for a in found.reading.statements[-1].actors if a.capacity == "speaker"]) == 2


def test_speaking_with_somebody_on_a_visit(extracted: Reader) -> None:
    """Who visits a place to speak with somebody meets him there."""
    body = "Chilean Minister Ana Brown visited Panama to speak with Canal Administrator Luis Diaz of Panama."
    assert "phone_call" not in {m.kind for m in extracted(body).meetings()}


def test_envoy_to_talks_of_others(extracted: Reader) -> None:
    """Those who spoke before do not take part in talks to which a state sends somebody; nor do they agree."""
    found = extracted(
        "President Ana Brown of Chile and President Ivan Petrov of Bulgaria spoke by phone. Chile will send "
        "a representative to the cease-fire talks in Astana, Kazakhstan on June 20."
    )
    assert found.meeting().kind == "phone_call"
    assert not found.reading.agreements


def test_who_accompanies_somebody(extracted: Reader) -> None:
    """Who accompanies somebody is of his state, not of the city where they meet."""
    found = extracted(
        "Russian Minister Ivan Petrov met Ana Brown, Chile's minister, in Geneva. Minister Petrov was "
        "accompanied by Deputy Minister Oleg Orlov."
    )
    assert home(found, "Oleg Orlov") == "RUS"


def test_deputies_of_two_fields(extracted: Reader) -> None:
    """`the Deputy Foreign Minister` is not the deputy minister of defence named last."""
    found = extracted(
        "Russian Deputy Foreign Minister Ivan Petrov met Deputy Minister of Defense Oleg Orlov. The "
        "Deputy Foreign Minister stressed that peace is near."
    )
    (said,) = found.reading.statements
    assert [found.names[a.person] for a in said.actors] == ["Ivan Petrov"]


def test_signers_of_two_states(extracted: Reader) -> None:
    """An ambassador and an official who sign a pact of two states are of the two."""
    found = extracted(
        "U.S. Ambassador Ana Brown and Senior Secretary Omar Aziz signed the Air Transport Agreement between "
        "the United States and Bangladesh."
    )
    assert home(found, "Omar Aziz") == "BGD"


@pytest.mark.parametrize(
    "told", ["It entered into force upon signature.", "Its provisions entered into force today upon signing."]
)
def test_entry_into_force_upon_signature(extracted: Reader, told: str) -> None:
    """What entered into force upon signature did so on the day on which it was signed."""
    body = f"Chile and Peru signed a Protocol of Amendment in Lima today. {told}"
    (found,) = extracted(body).reading.agreements
    assert (found.kind, found.status, found.effective) == ("agreement", "in_force", "2022-06-13")


def test_counted_memoranda(extracted: Reader) -> None:
    """`two Memoranda` are further instruments, not the agreement told before."""
    body = (
        "Chile and Peru signed an agreement on trade today. In addition to the agreement, Chile and Peru "
        "signed two Memoranda of Understanding."
    )
    assert sorted(a.kind for a in extracted(body).reading.agreements) == ["agreement", "memorandum"]


def test_who_will_join_a_traveller(extracted: Reader) -> None:
    """Whoever will join a traveller is a guest of the same visit; a further city is a stop of it."""
    found = extracted(
        "Secretary Brown will travel to Porto, Portugal on May 3, 2023. He will be joined by Under Secretary "
        "Ana Jones, Assistant Secretary Eva Miller and Ambassador Tom Hill. Secretary Brown will also travel "
        "to Lisbon.",
        publisher="U.S. Department of State",
    )
    visits = [m for m in found.reading.meetings if m.kind == "visit"]
    assert [len({a.person for a in m.actors}) for m in visits] == [4]


@pytest.mark.parametrize("opening", ["The President spoke today with", "Today the President spoke with"])
def test_own_head_beside_a_foreign_one(extracted: Reader, opening: str) -> None:
    """A bare `the President` told before another state's president is the issuer's own, also afterwards."""
    body = f"{opening} President Ivo Lund of Peru. The President thanked President Lund for his help."
    found = extracted(body, publisher=WHITE_HOUSE)
    (call,) = found.meetings()
    assert (call.kind, set(call.who)) == ("phone_call", {"USA", "Ivo Lund"})
    assert [s.country for s in found.reading.statements[0].actors if s.capacity == "speaker"] == ["USA"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Special Envoy for Climate Jon Carey met with Ivo Lund.", ["Jon Carey", "Ivo Lund"]),
        ("Bruneian Foreign Minister II Dato Erwan met with Ivo Lund.", ["Erwan", "Ivo Lund"]),
        (
            "Ivo Lund met with His Highness the Amir of Kuwait Sheikh Nawas Al-Ahmad Al-Sabah.",
            ["Ivo Lund", "Nawas Al-Ahmad Al-Sabah"],
        ),
    ],
)
def test_names_behind_long_titles(extracted: Reader, body: str, names: list[str]) -> None:
    """A field of an office, a rank in numerals and a word of address are no part of a name, nor one alone."""
    found = extracted(body)
    assert [e.span.of(found.text) for e in found.reading.entities if e.kind == "person"] == names


def test_two_heads_of_two_states(extracted: Reader) -> None:
    """`The President and British Prime Minister X` are two: only the second office is that of X."""
    body = "The President and British Prime Minister Ivo Lund spoke today by video conference."
    found = extracted(body, publisher=WHITE_HOUSE)
    assert {(name, office) for name, office, *_ in found.roles()} == {("Ivo Lund", "prime_minister")}


@pytest.mark.parametrize("told", ["discussed the negotiation of", "welcomed the ongoing negotiation of"])
def test_negotiation_that_is_spoken_of(extracted: Reader, told: str) -> None:
    """An agreement whose negotiation is discussed is being negotiated."""
    found = extracted(f"The two leaders {told} a U.S.-Peru Bilateral Security Agreement.")
    assert [a.status for a in found.reading.agreements] == ["negotiated"]


def test_many_issue_a_statement_together(extracted: Reader) -> None:
    """`We` are all the states that a release says it was issued by, however many they are."""
    others = "Albania, Australia, Belgium, Bulgaria, Canada, Croatia, Czechia, Denmark, Estonia, Finland, "
    others += "France, Germany, Greece, Hungary, Iceland, Italy, Japan, Latvia, Lithuania, Luxembourg, "
    others += "Montenegro, New Zealand, North Macedonia, Norway, Palau, Philippines (the), Poland, Portugal, "
    others += "the Republic of Korea, the Republic of Moldova, Romania, Slovakia, Spain, Sweden, Ukraine"
    body = (
        "Office of the Spokesperson\n\nThe text of the following statement was released by the Governments "
        f"of the United States of America, {others}, and the United Kingdom.\n\nBegin Text\n\n"
        "We call on all countries to provide notification of such launches."
    )
    (statement,) = extracted(body, publisher=STATE_DEPARTMENT).reading.statements
    states = {a.country for a in statement.actors if a.capacity == "speaker"}
    assert len(states) == 37
    assert {"USA", "ALB", "MDA", "GBR"} <= states
