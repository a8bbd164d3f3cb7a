"""Encounters told in passing: speeches, attendance, signings at a place, trips with a day each, officials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

LINDE = "Swedish Foreign Minister Ann Linde"
ORBAN = "Hungarian Prime Minister Viktor Orban"


@pytest.mark.parametrize(
    "body",
    [
        f"{LINDE} will deliver a speech to the UN General Assembly on June 23.",
        f"{LINDE} will give a statement before the UN General Assembly on June 23.",
        f"{LINDE} will attend the 77th session of the UN General Assembly on June 23.",
        f"{LINDE} is to address the UN General Assembly on June 23.",
    ],
)
def test_speech_to_a_body(extracted: Reader, body: str) -> None:
    """A speech to a body is a session of the speaker and the body, on the day told."""
    found = extracted(body).of_kind("session")
    assert found.who == {"Ann Linde", "UN General Assembly"}
    assert (found.status, found.start) == ("planned", "2022-06-23")


def test_address_whose_it_is_follows(extracted: Reader) -> None:
    """`In his address to X, Y said`: the pronoun means the subject that follows."""
    found = extracted(f"In his address to the US Congress on June 9, {ORBAN} spoke of peace.").of_kind(
        "session"
    )
    assert found.who == {"Viktor Orban", "US Congress"}


def test_told_a_ceremony(extracted: Reader) -> None:
    """Who tells a ceremony something was there."""
    found = extracted(f"{LINDE} told a ceremony in Riga on Friday that peace was near.").meeting()
    assert (found.kind, found.who, found.city) == ("ceremony", {"Ann Linde"}, "Riga")


def test_told_an_outlet_in_an_interview(extracted: Reader) -> None:
    """An interview has the person and the outlet that was told."""
    found = extracted(
        f"{LINDE} told the Spanish newspaper El Mundo in an interview that she would go."
    ).meeting()
    assert (found.kind, found.who) == ("interview", {"Ann Linde", "El Mundo"})


def test_unnamed_officials_are_of_the_place(extracted: Reader) -> None:
    """Officials met in a state that is not the visitor's are that state; the team beside him is nobody."""
    body = "In Ghana, U.S. Assistant Secretary Molly Phee and a team will meet government officials."
    found = extracted(body).meeting()
    assert found.who == {"Molly Phee", "GHA"}


@pytest.mark.parametrize(
    ("words", "start", "city"),
    [
        ("hosting President William Ruto in Nairobi", "", "Nairobi"),
        ("meeting with President William Ruto again in July", "2022-07", ""),
    ],
)
def test_looking_forward_with_day_or_place(extracted: Reader, words: str, start: str, city: str) -> None:
    """`looks forward to meeting` is an intention where a day or a place is told."""
    found = extracted(f"{LINDE} said she looks forward to {words}.").meeting()
    assert (found.status, found.start, found.city) == ("planned", start, city)


def test_looking_forward_alone_is_a_wish(extracted: Reader) -> None:
    """Without a day or a place it is no encounter."""
    assert not extracted(f"{LINDE} said she looked forward to meeting President William Ruto.").meetings()


@pytest.mark.parametrize(
    "body",
    [
        "Talks between Iran and Iraq are expected to start on June 15 in Geneva.",
        "Talks between Iran and Iraq expected to start on June 15 in Geneva were welcomed.",
        "Talks between Iran and Iraq are scheduled to be held in Geneva on June 15.",
    ],
)
def test_day_and_place_of_what_is_expected_to_begin(extracted: Reader, body: str) -> None:
    """The day and the place of `expected to start` are those of the talks."""
    found = extracted(body).meeting()
    assert (found.status, found.start, found.city) == ("planned", "2022-06-15", "Geneva")


def test_a_trip_with_a_day_for_each_place(extracted: Reader) -> None:
    """Days in brackets or behind each place of a list are those of that leg alone."""
    body = f"{LINDE} will travel to Riga, Latvia (June 20-21), and Vilnius, Lithuania (June 22)."
    found = {m.country: (m.start, m.end) for m in extracted(body).meetings()}
    assert found == {"LVA": ("2022-06-20", "2022-06-21"), "LTU": ("2022-06-22", "")}
    body = f"{LINDE} will visit Latvia on June 15 and Lithuania on June 17."
    assert {m.country: m.start for m in extracted(body).meetings()} == {
        "LVA": "2022-06-15",
        "LTU": "2022-06-17",
    }


def test_companion_of_a_planned_trip(extracted: Reader) -> None:
    """`will be accompanied by` adds a guest to every leg."""
    body = (
        f"{LINDE} will travel to Latvia and Lithuania on June 20. She will be accompanied by envoy Per Berg."
    )
    assert [m.who for m in extracted(body).meetings()] == [{"Ann Linde", "Per Berg"}] * 2


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (f"The pact was signed in Riga on June 3 by {LINDE} and {ORBAN}.", {"Ann Linde", "Viktor Orban"}),
        ("Sweden and Hungary signed an agreement in Riga on Tuesday.", {"SWE", "HUN"}),
        ("Sweden signed a trade agreement with Hungary in Riga on June 9.", {"SWE", "HUN"}),
    ],
)
def test_signing_at_a_place(extracted: Reader, body: str, who: set[str]) -> None:
    """A signing with its city named is a ceremony of those who signed."""
    found = extracted(body).meeting()
    assert (found.kind, found.city, found.who) == ("ceremony", "Riga", who)


def test_signing_without_a_place_is_no_encounter(extracted: Reader) -> None:
    """Told only as signed, it is an agreement and no meeting."""
    assert not extracted("Sweden and Hungary signed an agreement on Tuesday.").meetings()


def test_discussion_alone_is_a_meeting(extracted: Reader) -> None:
    """Two office holders who discussed something met, unless the article tells how."""
    talk = f"{LINDE} and {ORBAN} discussed trade."
    assert extracted(talk).meeting().who == {"Ann Linde", "Viktor Orban"}
    assert extracted(f"{LINDE} spoke by phone with {ORBAN}. {talk}").kinds() == ["phone_call"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"Peace began with a press conference that involved {LINDE} and {ORBAN}.", "press_conference"),
        (f"The meeting, held in Riga, was attended by {LINDE} and {ORBAN}.", "meeting"),
        (f"The talks in Riga brought together {LINDE} and {ORBAN}.", "meeting"),
    ],
)
def test_those_whom_an_encounter_brings_together(extracted: Reader, body: str, kind: str) -> None:
    """Verbs of which the encounter is the subject name who was there."""
    found = extracted(body).meeting()
    assert (found.kind, found.who) == (kind, {"Ann Linde", "Viktor Orban"})


def test_members_told_beside_a_summit(extracted: Reader) -> None:
    """A summit called a gathering of the leaders of some states is theirs."""
    body = "The G7 summit, a gathering of the leaders of Italy, Japan and Canada, began on Friday in Turin."
    assert extracted(body).meeting().who == {"ITA", "JPN", "CAN"}


def test_taking_part_in_a_sponsored_summit(extracted: Reader) -> None:
    """`take part in` joins a summit; who sponsors it is its host."""
    body = f"{LINDE} will take part in a summit on water on June 20 sponsored by the Security Council."
    found = extracted(body).meeting()
    assert found.actors == {("Ann Linde", "participant"), ("Security Council", "host")}


def test_joint_title_before_the_names(extracted: Reader) -> None:
    """`The A and B foreign ministers` are those who hold the office, also when named later."""
    body = (
        f"The Swedish and Finnish foreign ministers will meet in Riga on Wednesday. {LINDE} is in New York."
    )
    body += " Finnish Foreign Minister Pekka Haavisto declined to comment."
    assert extracted(body).of_kind("meeting").who == {"Ann Linde", "Pekka Haavisto"}


def test_among_others(extracted: Reader) -> None:
    """The partner behind `among others` is found."""
    assert extracted(f"{ORBAN} met with, among others, the President of Serbia.").meeting().who >= {
        "Viktor Orban"
    }


def test_name_behind_a_title_cut_off(extracted: Reader) -> None:
    """A name in commas behind a title and its `of` phrase is the person meant."""
    body = f"{LINDE} is due to hold talks with the leader of the rebels, Hans Okello, in Kampala on Saturday."
    assert extracted(body).of_kind("meeting").who == {"Ann Linde", "Hans Okello"}


def test_chairs_behind_a_place(extracted: Reader) -> None:
    """`In X, A and B will co-chair the Dialogue`: both are found though a place stands before them."""
    body = (
        f"In Riga, {LINDE} and Acting Foreign Minister Edgars Rinkevics will co-chair the Security Dialogue."
    )
    assert extracted(body).meeting().who == {"Ann Linde", "Edgars Rinkevics"}


def test_stay_by_its_days_and_its_host(extracted: Reader) -> None:
    """`was in X from A to B at the invitation of Y` is a visit whose host is the inviter."""
    found = extracted(f"{ORBAN} was in Riga from June 1-4 at the invitation of Ann Linde.").meeting()
    assert (found.kind, found.start, found.end) == ("visit", "2022-06-01", "2022-06-04")
    assert found.actors == {("Viktor Orban", "guest"), ("Ann Linde", "host")}


@pytest.mark.parametrize("who", [f"{ORBAN} met {LINDE} and invited her", f"{ORBAN} invited {LINDE}"])
def test_invitation_to_a_place(extracted: Reader, who: str) -> None:
    """`invited X to Budapest` proposes a visit of X, who is not the one who invites."""
    found = extracted(f"{who} to Budapest.").of_kind("visit")
    assert (found.status, found.who, found.city) == ("proposed", {"Ann Linde"}, "Budapest")


def test_members_named_of_an_unnamed_group(extracted: Reader) -> None:
    """`counterparts from X, including Y` is a meeting with Y."""
    body = f"{LINDE} will meet counterparts from member states, including Russian envoy Sergey Lavrov."
    assert extracted(body).meeting().who == {"Ann Linde", "Sergey Lavrov"}


def test_yearly_talks_agreed_are_an_arrangement(extracted: Reader) -> None:
    """Talks to be held every year are no encounter."""
    assert not extracted(
        "Sudan and Egypt agreed to hold annual talks between their foreign ministers."
    ).meetings()


def test_witnessing_a_ceremony(extracted: Reader) -> None:
    """Who witnesses a ceremony takes part."""
    found = extracted(f"{LINDE} and {ORBAN} witnessed the signing ceremony.").meeting()
    assert (found.kind, found.who) == ("ceremony", {"Ann Linde", "Viktor Orban"})


def test_congratulation_on_an_inauguration(extracted: Reader) -> None:
    """Who congratulates on an inauguration was not at it."""
    assert not extracted(f"{LINDE} congratulated {ORBAN} on his inauguration in May.").meetings()


def test_hosted_for_a_named_summit(extracted: Reader) -> None:
    """To host somebody for a named summit is that summit."""
    body = f"{ORBAN} will host {LINDE} in Budapest for the Danube Leaders Summit on June 20."
    assert extracted(body).meeting().kind == "summit"


def test_whose_meeting_follows(extracted: Reader) -> None:
    """`At their meeting, A and B welcomed` is a meeting of A and B, not of the two states named before."""
    body = "Sweden and Hungary share a sea. The two countries trade. "
    body += f"At their meeting in Riga on May 26, {LINDE} and {ORBAN} welcomed the progress."
    assert extracted(body).meeting().who == {"Ann Linde", "Viktor Orban"}


def test_agents_of_talks(extracted: Reader) -> None:
    """What was worked out by two persons in talks was talked about by them."""
    body = f"The measure was worked out by {LINDE} and {ORBAN} in five hours of talks on Thursday in Riga."
    found = extracted(body).meeting()
    assert (found.who, found.start, found.city) == ({"Ann Linde", "Viktor Orban"}, "2022-06-09", "Riga")


def test_talks_that_resume(extracted: Reader) -> None:
    """`The talks will resume in X` is another encounter of those who talked before."""
    body = f"{LINDE} held talks with {ORBAN} on Friday in Riga. The talks will resume in Budapest on June 18."
    assert [(m.who, m.start) for m in extracted(body).meetings()] == [
        ({"Ann Linde", "Viktor Orban"}, "2022-06-10"),
        ({"Ann Linde", "Viktor Orban"}, "2022-06-18"),
    ]


def test_calls_of_a_series(extracted: Reader) -> None:
    """`The first call` is another than the third, between the same."""
    body = f"This was the third phone call between {LINDE} and {ORBAN}. The first call took place in January."
    assert [m.start for m in extracted(body).meetings()] == ["", "2022-01"]


def test_partner_told_before(extracted: Reader) -> None:
    """`A proposed to hold a meeting` after a call of A and B is a meeting proposed of both."""
    body = f"On June 7, {LINDE} and {ORBAN} had a phone call. "
    body += "Officials said Orban proposed to hold a summit in Budapest."
    found = extracted(body).of_kind("summit")
    assert (found.status, found.who) == ("proposed", {"Ann Linde", "Viktor Orban"})


def test_named_summit_of_nobody(extracted: Reader) -> None:
    """A summit of which only the name is told is no row of its own."""
    assert not extracted("Leaders recalled the promises made during the 2005 G8 summit.").meetings()


def test_the_compatriot(extracted: Reader) -> None:
    """`the Norwegian` is the one person in the article who holds an office of that state."""
    text = extracted(f"Norwegian envoy Per Berg met {ORBAN} on Friday. The Norwegian will return on Monday.")
    assert text.resolved("The Norwegian") == {"Per Berg"}


def test_he_who_arrives_is_received(extracted: Reader) -> None:
    """`A received B as he arrived on a visit`: the traveller is B."""
    body = f"{ORBAN} received {LINDE} as she arrived on a two-day visit to Hungary on Friday."
    found = extracted(body).of_kind("visit")
    assert (found.who, found.country) == ({"Ann Linde"}, "HUN")


def test_counted_encounter_is_not_another(extracted: Reader) -> None:
    """`is the second leader to meet X` counts an encounter told elsewhere."""
    body = f"{ORBAN} will meet {LINDE} on Wednesday. Orban is the second leader to meet with Linde this year."
    assert extracted(body).meeting().status == "planned"


def test_previous_meetings_are_others(extracted: Reader) -> None:
    """A place of previous meetings is not that of the one told."""
    body = f"{ORBAN} held talks with {LINDE}. The two leaders recalled their previous meeting in Oslo."
    assert extracted(body).meetings()[0].city == ""


def test_statements_for_the_press(extracted: Reader) -> None:
    """Two who make statements for the press hold a press conference."""
    found = extracted(f"Following the talks, {ORBAN} and {LINDE} made statements for the press.").meeting()
    assert (found.kind, found.who) == ("press_conference", {"Ann Linde", "Viktor Orban"})


def test_counterparts_of_no_state(extracted: Reader) -> None:
    """Officials of no state in particular are nobody to meet."""
    assert not extracted(f"{LINDE} will meet with her counterparts.").meetings()


def test_office_by_its_initials(extracted: Reader) -> None:
    """`EAM` is the External Affairs Minister named before, not a body."""
    body = "Indian External Affairs Minister Arun Rao is in Latvia. "
    body += "In Riga, EAM called on President Egils Levits."
    found = extracted(body)
    assert found.of_kind("meeting").who == {"Arun Rao", "Egils Levits"}
    assert not found.organizations()


def test_leader_of_a_state_of_two_words(extracted: Reader) -> None:
    """`the Sri Lankan leader` names an office as `the Kenyan leader` does."""
    body = (
        f"Sri Lankan President Maithri Perera arrived. {LINDE} will call on the Sri Lankan leader on Monday."
    )
    assert extracted(body).of_kind("meeting").who == {"Ann Linde", "Maithri Perera"}


def test_names_behind_counterparts(extracted: Reader) -> None:
    """`his A and B counterparts, X and Y` are X and Y."""
    body = f"{ORBAN} hosted a meeting of his Polish and Czech counterparts, "
    body += "Mateusz Nowak and Petr Novy, in Budapest."
    assert extracted(body).meeting().who == {"Viktor Orban", "Mateusz Nowak", "Petr Novy"}


def test_those_who_lead_delegations(extracted: Reader) -> None:
    """Delegations led by two persons are met by those persons."""
    body = f"The delegations of Sweden and Hungary, led by {LINDE} and {ORBAN}, met in Riga on June 1."
    assert extracted(body).meeting().who == {"Ann Linde", "Viktor Orban"}


def test_meeting_over_a_distance(extracted: Reader) -> None:
    """`met virtually` is a video call."""
    assert extracted(f"{LINDE} met virtually yesterday with {ORBAN}.").meeting().kind == "video_call"


def test_business_leaders_are_no_state(extracted: Reader) -> None:
    """`U.S. business leaders` do not stand for the state."""
    for met in extracted(f"{LINDE} met with U.S. business leaders on Friday.").meetings():
        assert "USA" not in met.who


def test_day_on_which_the_talks_began(extracted: Reader) -> None:
    """`the talks, which began on D` gives the day of the talks told before."""
    body = f"{LINDE} held talks with {ORBAN} in Riga. Envoys praised the talks, which began on June 7."
    assert extracted(body).meeting().start == "2022-06-07"


def test_state_of_talks_with_a_guest(extracted: Reader) -> None:
    """`held talks with X, who is in Hungary on a visit`: the talks were in Hungary."""
    body = f"{ORBAN} held talks at the palace with {LINDE}, who is in Hungary on an official visit."
    assert extracted(body).of_kind("meeting").country == "HUN"


def test_being_at_the_closing(extracted: Reader) -> None:
    """`will be at the closing` is a ceremony at which one will be; not to attend the opening is none."""
    body = f"{ORBAN} will not attend the opening of the games, but he will be at the closing."
    found = extracted(body).meeting()
    assert (found.kind, found.status, found.who) == ("ceremony", "planned", {"Viktor Orban"})


def test_calling_somebody_up(extracted: Reader) -> None:
    """`called X to congratulate him` is a phone call; `called X a friend` is none."""
    found = extracted(f"{ORBAN} called {LINDE} to congratulate her on her appointment.").meeting()
    assert (found.kind, found.who) == ("phone_call", {"Ann Linde", "Viktor Orban"})
    assert not extracted(f"{ORBAN} called {LINDE} a friend.").meetings()
    assert not extracted(f"{ORBAN} called on {LINDE} to resign.").meetings()


def test_witnessing_a_signing(extracted: Reader) -> None:
    """Who witnesses the signing of something is at a ceremony."""
    found = extracted(f"{LINDE} and {ORBAN} witnessed the signing of five memoranda.").meeting()
    assert (found.kind, found.who) == ("ceremony", {"Ann Linde", "Viktor Orban"})


def test_partner_behind_the_topic(extracted: Reader) -> None:
    """`hold discussions on trade and cooperation with X` is a meeting with X."""
    body = f"{ORBAN} will also hold discussions on trade and investment cooperation with {LINDE}."
    assert extracted(body).meeting().who == {"Ann Linde", "Viktor Orban"}


def test_day_that_a_cancelled_visit_was_set_for(extracted: Reader) -> None:
    """The day in `which was due to take place on D` is that of the visit, not of the cancellation."""
    found = extracted(
        "Peru and Chile have agreed to postpone President Juan Solvo's visit to Chile, which was scheduled "
        "to take place later this month."
    )
    (visit,) = found.meetings()
    assert (visit.kind, visit.status, visit.start, visit.country) == ("visit", "cancelled", "2022-06", "CHL")


def test_plan_of_the_past_is_the_cancelled_one(extracted: Reader) -> None:
    """`had been scheduled to arrive` tells the cancelled visit again, with its day."""
    found = extracted(
        "A visit to Chile by Peruvian President Juan Solvo has been canceled, an official said. "
        "The Peruvian leader had been scheduled to arrive in Chile on Saturday."
    )
    (visit,) = found.meetings()
    assert (visit.status, visit.start) == ("cancelled", "2022-06-18")


def test_unnamed_official_named_in_the_next_sentence(extracted: Reader) -> None:
    """`met a Peruvian envoy on Friday. A met B of Peru in X` is one meeting, with both its day and place."""
    found = extracted(
        "Chilean President Luis Arbo met a senior Peruvian envoy on Friday. Arbo met Juan Solvo, the deputy "
        "foreign minister of Peru, in Santiago."
    )
    (meeting,) = found.meetings()
    assert {who for who, _ in meeting.actors} == {"Luis Arbo", "Juan Solvo"}
    assert (meeting.start, meeting.city) == ("2022-06-10", "Santiago")


def test_received_on_arrival(extracted: Reader) -> None:
    """Who is received on arrival is received in the city that he visits."""
    found = extracted(
        "Peruvian Foreign Minister Juan Solvo held talks with Chilean President Luis Arbo during a visit to "
        "Santiago. Upon arrival, Solvo was received by Chilean Deputy Foreign Minister Omar Fuentes."
    )
    received = next(m for m in found.meetings() if "Omar Fuentes" in {who for who, _ in m.actors})
    assert (received.kind, received.city) == ("meeting", "Santiago")


@pytest.mark.parametrize(
    "body",
    [
        "For years top Peruvian leaders visited Chile whenever they made a trip to Bolivia.",
        "It was not clear whether Peru and Chile would attend the summit on Monday in Lima.",
    ],
)
def test_no_single_encounter(extracted: Reader, body: str) -> None:
    """What is told of any time, or left open, is no encounter."""
    assert not extracted(body).meetings()


def test_count_in_apposition(extracted: Reader) -> None:
    """`held talks with X, his second meeting with a minister` is one encounter."""
    found = extracted(
        "President Luis Arbo of Chile held talks on Friday with Peruvian Foreign Minister Juan Solvo, his "
        "second meeting with an Andean official since January."
    )
    assert len(found.meetings()) == 1


def test_two_offices_before_a_name(extracted: Reader) -> None:
    """`former British prime minister and now peace envoy X` is one person, who takes part as himself."""
    found = extracted(
        "In a meeting with former British prime minister and now peace envoy Tom Brand, President Ali Sabri "
        "of Egypt said he would go."
    )
    (meeting,) = found.meetings()
    assert {who for who, _ in meeting.actors} == {"Tom Brand", "Ali Sabri"}
    assert ("Tom Brand", "prime_minister", "", "GBR", "former") in found.roles()


def test_stay_in_progress(extracted: Reader) -> None:
    """A visit told as in progress within its days is of this year, though its first day is past."""
    found = extracted("Peruvian Foreign Minister Juan Solvo is paying a visit to China from June 12 to 15.")
    (visit,) = found.meetings()
    assert (visit.status, visit.start, visit.end) == ("held", "2022-06-12", "2022-06-15")


def test_talk_told_again_by_a_group(extracted: Reader) -> None:
    """`The officials also discussed X` after a call tells no further encounter, whoever else is named."""
    found = extracted(
        "Foreign Minister Ali Hasan of Jordan spoke over the phone with his U.S. counterpart Mike Adams to "
        "discuss trade. President Omar Demir of Turkey and Emma Demir are ill. The officials also discussed "
        "the developments in northern Syria."
    )
    assert [m.kind for m in found.meetings()] == ["phone_call"]


@pytest.mark.parametrize(("host", "code"), [("Turkey has cancelled", "TUR"), ("Washington put off", "USA")])
def test_visit_called_off_by_the_host(extracted: Reader, host: str, code: str) -> None:
    """The state that calls off a visit by another state's minister is where he was to go."""
    (visit,) = extracted(f"{host} a planned visit by Greek Foreign Minister Ana Ruiz.").meetings()
    assert (visit.kind, visit.status, visit.country, visit.city) == ("visit", "cancelled", code, "")
