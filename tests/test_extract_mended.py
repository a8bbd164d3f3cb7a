"""Whole articles that were once read wrongly, by the rules of the codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplofacts.extract import extract
from extracted import Extracted, article

Reader = Callable[..., Extracted]

LAVROV = "Russian Foreign Minister Sergei Lavrov"
MADURO = "Venezuelan President Nicolas Maduro"


@pytest.mark.usefixtures("extracted")
@pytest.mark.parametrize("body", ["", " ", "\n\n", "."])
def test_text_without_words(body: str) -> None:
    """An article that has a header and no words is read, and holds nothing."""
    found = extract(article(body))
    assert (found.people, found.organizations, found.roles) == ((), (), ())
    assert (found.meetings, found.agreements, found.statements) == ((), (), ())


def test_words_of_a_relative_clause(extracted: Reader) -> None:
    """The printed words of a participant are quoted exactly where a relative clause follows them."""
    found = extracted("Rebels who met President Luis Arce of Bolivia in Rome left.")
    printed = [
        support
        for meeting in found.reading.meetings
        for actor in meeting.actors
        for support in actor.supports
        if support.basis == "explicit" and support.value
    ]
    assert printed
    for support in printed:
        assert found.words(support.span) == support.value


@pytest.mark.parametrize("verb", ["received", "invited", "visited"])
def test_state_that_acts_is_not_the_holders(extracted: Reader, verb: str) -> None:
    """The state that receives or visits a president is not the state of his office."""
    found = extracted(f"Venezuela {verb} President Luis Arce of Bolivia.")
    assert found.roles() == {("Luis Arce", "president", "", "BOL", "current")}


def test_speech_to_a_body(extracted: Reader) -> None:
    """A speech to a named body is a session."""
    found = extracted(f"{MADURO} addressed the United Nations General Assembly on Friday.").meeting()
    assert (found.kind, found.status, found.start) == ("session", "held", "2022-06-10")
    assert "Nicolas Maduro" in found.who


def test_who_invites_is_no_guest(extracted: Reader) -> None:
    """Who is invited to a visit is its guest; who invites is not."""
    found = extracted(f"{MADURO} invited {LAVROV} to visit Venezuela.").meeting()
    assert (found.kind, found.status, found.country) == ("visit", "proposed", "VEN")
    assert ("Sergei Lavrov", "guest") in found.actors
    assert ("Nicolas Maduro", "guest") not in found.actors


def test_proposed_meeting(extracted: Reader) -> None:
    """A proposal to meet is a meeting with the status `proposed`."""
    found = extracted(f"{MADURO} proposed a meeting with {LAVROV}.").meeting()
    assert (found.kind, found.status) == ("meeting", "proposed")
    assert found.who == {"Nicolas Maduro", "Sergei Lavrov"}


def test_inauguration_told_twice(extracted: Reader) -> None:
    """A ceremony that is named again in the next sentence is one, with those who attended it."""
    found = extracted(
        "The inauguration of President Luis Arce of Bolivia was held in La Paz on Friday. "
        f"{MADURO} attended the inauguration."
    ).meeting()
    assert (found.kind, found.start, found.city) == ("ceremony", "2022-06-10", "La Paz")
    assert "Nicolas Maduro" in found.who


@pytest.mark.parametrize(
    "body",
    [
        f"{MADURO} met with reporters and crowds of supporters in Caracas.",
        f"{MADURO} should meet {LAVROV} more often.",
    ],
)
def test_crowds_and_wishes(extracted: Reader, body: str) -> None:
    """An encounter of an unnamed crowd and a wish with no plan are no meetings."""
    assert extracted(body).kinds() == []


# --- lists of participants --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Kenyan President Anna Brown met Norwegian Prime Minister Carl Green and Chilean President Eva Black"
        " in Rome.",
        "Kenyan President Anna Brown met Norwegian Prime Minister Carl Green, as well as Chilean President"
        " Eva Black, in Rome.",
        "Kenyan President Anna Brown met with Norwegian Vice President and Minister of Foreign Affairs"
        " Carl Green and Chilean President Eva Black in Rome.",
        "Kenyan President Anna Brown, Norwegian Prime Minister Carl Green, and Chilean President Eva Black"
        " met in Rome.",
        "Kenyan President Anna Brown met NATO Secretary General Carl Green and Chilean President Eva Black"
        " in Rome.",
    ],
)
def test_list_of_titled_names(extracted: Reader, told: str) -> None:
    """Every titled name of a list takes part; the states, bodies and offices inside the titles do not."""
    found = extracted(told).meeting()
    assert found.who == {"Anna Brown", "Carl Green", "Eva Black"}


def test_list_of_four(extracted: Reader) -> None:
    """A list that ends with `and` is joined by its commas."""
    found = extracted(
        "Kenyan President Anna Brown met Norwegian Prime Minister Carl Green, Chilean Foreign Minister "
        "Eva Black and Iranian Oil Minister Luis Lund in Rome."
    ).meeting()
    assert found.who == {"Anna Brown", "Carl Green", "Eva Black", "Luis Lund"}


STATE, HOUSE = "U.S. Department of State", "The White House"


def test_list_of_titled_names_with_their_states(extracted: Reader) -> None:
    """In a list of `Minister of X A, Minister of Y B` each name has the title and the state before it."""
    found = extracted(
        "They recalled the words of Secretary of State of the United States of America Nora P. Field, "
        "Minister for Europe and Foreign Affairs of France Paul Roux, and Minister of Foreign Affairs of the "
        "Russian Federation Oleg Belov."
    )
    assert found.roles() == {
        ("Nora P. Field", "minister", "foreign_affairs", "USA", "current"),
        ("Paul Roux", "minister", "foreign_affairs", "FRA", "current"),
        ("Oleg Belov", "minister", "foreign_affairs", "RUS", "current"),
    }
    assert found.organizations() == {}


def test_persons_of_a_state(extracted: Reader) -> None:
    """`Peru's X` names a person, and `his minister` is of that state."""
    found = extracted(
        "Peru's Hernán Salcedo, an ally of Quito, announced the closure of the embassy in Chile and told his "
        "interior minister, Marta Ruiz, to go home. Salcedo was brief."
    )
    assert found.people()["Hernán Salcedo"] == ["Hernán Salcedo", "Salcedo"]
    assert ("Marta Ruiz", "minister", "interior", "PER", "current") in found.roles()


@pytest.mark.parametrize("title", ["Prosecutor General", "Solicitor General", "Auditor-General"])
def test_general_that_is_no_officer(extracted: Reader, title: str) -> None:
    """`General` behind an office is a part of it, no military rank."""
    found = extracted(f"Polish {title} Jan Nowicki spoke.")
    assert found.roles() == {("Jan Nowicki", "official", "", "POL", "current")}


def test_president_beside_a_named_head(extracted: Reader) -> None:
    """`The President and Prime Minister X` are two; in the president's own release he is his state."""
    found = extracted(
        "The President and Prime Minister Holt had a productive call earlier today. The President expressed "
        "his appreciation for the troops.",
        HOUSE,
    )
    assert {office for _, office, *_ in found.roles()} == {"prime_minister"}
    assert found.meeting().who == {"Holt", "USA"}
    speakers = [a for a in found.statement("his appreciation").actors if a.capacity == "speaker"]
    assert [a.country for a in speakers] == ["USA"]


def test_plural_title_beside_a_single_one(extracted: Reader) -> None:
    """`the Foreign Ministers and Deputy Foreign Minister X` gives X his own office only."""
    found = extracted("They saw the Foreign Ministers and U.S. Deputy Foreign Minister Carl Holm.")
    assert found.roles() == {("Carl Holm", "deputy_minister", "foreign_affairs", "USA", "current")}


def test_office_of_one_who_serves_a_holder(extracted: Reader) -> None:
    """The name behind `Representative of the Chairman` is the representative's."""
    found = extracted("The Personal Representative of the OSCE’s Chairman in Office, Karel Novak, took part.")
    assert found.roles() == {("Karel Novak", "envoy", "", "OSCE", "current")}


def test_field_of_an_envoy_is_no_name(extracted: Reader) -> None:
    """`Special Representative for Syria Engagement Ambassador X` names one person with two offices."""
    found = extracted(
        "U.S. Special Representative for Syria Engagement Ambassador Jim Moss left Rome.", STATE
    )
    assert list(found.people()) == ["Jim Moss"]
    assert {(office, state) for _, office, _, state, _ in found.roles()} == {
        ("envoy", "USA"),
        ("ambassador", "USA"),
    }


def test_office_of_ones_own_side(extracted: Reader) -> None:
    """Who reiterates a president's resolve is of his side, not of the state that is spoken of next."""
    found = extracted(
        "Secretary of State Ann Kelly spoke today with Russian Foreign Minister Igor Orlov. Secretary Kelly "
        "reiterated President Adams’s resolve to protect U.S. citizens from actions by Russia.",
        STATE,
    )
    assert ("Adams", "president", "", "USA", "current") in found.roles()


def test_call_with_two_aims(extracted: Reader) -> None:
    """`spoke today with X to congratulate him on A and to discuss B` is one call; the wish ends at A."""
    found = extracted(
        "President Don Marsh spoke today with President Luis Orta of Peru to congratulate him on his recent "
        "victory and to discuss the floods. President Marsh and President Orta also discussed the situation "
        "in Mali, agreeing that Mali needs help.",
        HOUSE,
    )
    assert (found.meeting().kind, found.meeting().start) == ("phone_call", "2022-06-13")
    wish = found.statement("his recent")
    assert [found.words(s) for s in wish.content] == ["his recent victory"]
    agreed = found.statement("Mali needs help")
    assert [found.words(c) for c in agreed.cue] == ["agreeing"]


def test_meeting_over_video(extracted: Reader) -> None:
    """`met with X by video teleconference` is a video call."""
    found = extracted(f"{LAVROV} met with Peruvian Foreign Minister Ana Lobo by video teleconference.")
    assert found.meeting().kind == "video_call"


def test_signing_in_the_course_of_a_meeting(extracted: Reader) -> None:
    """`met in X and signed Y` tells one encounter."""
    found = extracted("Ana Lobo and Karl Obi met in Dushanbe last month and signed a plan of work for 2021.")
    assert (found.meeting().kind, found.meeting().start) == ("meeting", "2022-05")


def test_what_many_think_is_no_statement(extracted: Reader) -> None:
    """`X is widely blamed for Y` has no speaker."""
    found = extracted("Prime Minister Ana Lobo resigned. Lobo is widely blamed for the violence in May.")
    assert found.reading.statements == ()


def test_conclusion_of_an_agreement(extracted: Reader) -> None:
    """The conclusion of an agreement is not said to be its signing."""
    found = extracted("She welcomed the conclusion of an Air Services Agreement between Peru and Chile.")
    assert [a.status for a in found.reading.agreements] == ["agreed"]


def test_single_turn_of_a_transcript(extracted: Reader) -> None:
    """A release that an official's label opens is his turn, while he goes on in the first person."""
    found = extracted(
        "President of Russia Pavel Orlov: Madam Minister, colleagues,\n\nI am happy to see you again.\n\n"
        "We count on you.\n\nThe talks went on behind closed doors."
    )
    said = found.statement("Madam Minister")
    assert [found.words(s) for s in said.content] == [
        "Madam Minister, colleagues,",
        "I am happy to see you again.",
        "We count on you.",
    ]


@pytest.mark.parametrize("later", ["The President of Russia", "The presidents"])
def test_head_of_state_in_his_own_release(extracted: Reader, later: str) -> None:
    """Whom the release of a president's office names first, without an office, is that president."""
    found = extracted(
        "Vladimir Petrov had a telephone conversation with President of Kazakhstan Aslan Omarov. "
        f"{later} noted the growth of trade with Russia. Omarov told him of his talks in France with "
        "President Paul Roux.",
        "President of Russia",
    )
    assert {(who, state) for who, office, _, state, _ in found.roles() if office == "president"} >= {
        ("Vladimir Petrov", "RUS"),
        ("Aslan Omarov", "KAZ"),
    }
    assert ("Paul Roux", "president", "", "RUS", "current") not in found.roles()
    speakers = {a.person for a in found.statement("the growth of trade").actors if a.capacity == "speaker"}
    assert "Vladimir Petrov" in {found.names[person] for person in speakers}


def test_second_untitled_head_of_state(extracted: Reader) -> None:
    """The other one of two whom a release names without an office is the president of another state."""
    found = extracted(
        "A telephone conversation took place between Vladimir Petrov and John Marsh. The President of "
        "Russia called for calm. In this context, the US President suggested holding a summit.",
        "President of Russia",
    )
    assert ("John Marsh", "president", "", "USA", "current") in found.roles()


def test_envoy_who_hosts(extracted: Reader) -> None:
    """An envoy of the issuing state is not of the state of his guest, nor of the one he deals with."""
    found = extracted(
        "Special Representative for Syria Engagement Ambassador Jim Moss will host Special Envoy Li Wei of "
        "China at the Department of State for talks on March 21.",
        STATE,
    )
    assert ("Jim Moss", "envoy", "", "USA", "current") in found.roles()
    assert ("Li Wei", "envoy", "", "CHN", "current") in found.roles()


def test_office_right_before_a_day(extracted: Reader) -> None:
    """An office that ends what says it is read whatever follows."""
    found = extracted("Karl Obi, the ambassador on duty in Peru, spoke. So did Ana Lobo, the envoy for Mali.")
    assert {office for _, office, *_ in found.roles()} == {"ambassador", "envoy"}
