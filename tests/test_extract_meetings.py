"""Encounters: section 4 of the codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

LAVROV = "Russian Foreign Minister Sergei Lavrov"
MADURO = "Venezuelan President Nicolas Maduro"
BROWN = "Canadian Prime Minister Anna Brown"
BOTH = {"Nicolas Maduro", "Sergei Lavrov"}


# --- kinds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"{MADURO} met {LAVROV} in Caracas.", "meeting"),
        (f"{MADURO} met with {LAVROV} in Caracas.", "meeting"),
        (f"{MADURO} held talks with {LAVROV} in Caracas.", "meeting"),
        (f"{MADURO} and {LAVROV} met in Caracas.", "meeting"),
        (f"{MADURO} and {LAVROV} held a meeting in Caracas.", "meeting"),
        (f"A meeting between {MADURO} and {LAVROV} took place in Caracas.", "meeting"),
        (f"{MADURO} had dinner with {LAVROV} in Caracas.", "meeting"),
        (f"{MADURO} spoke by phone with {LAVROV}.", "phone_call"),
        (f"{MADURO} held a phone call with {LAVROV}.", "phone_call"),
        (f"{MADURO} and {LAVROV} had a telephone conversation.", "phone_call"),
        (f"{MADURO} phoned {LAVROV} on Friday.", "phone_call"),
        (f"{MADURO} held a video call with {LAVROV}.", "video_call"),
        (f"{MADURO} and {LAVROV} held a videoconference.", "video_call"),
        (f"{MADURO} and {LAVROV} held a joint press conference in Caracas.", "press_conference"),
        (f"{MADURO} and {LAVROV} spoke at a joint news conference in Caracas.", "press_conference"),
    ],
)
def test_kinds_by_their_words(extracted: Reader, body: str, kind: str) -> None:
    """Each verb and noun of encounter gives its kind, with both participants and nobody else."""
    found = extracted(body).meeting()
    assert (found.kind, found.status) == (kind, "held")
    assert found.who == BOTH


@pytest.mark.parametrize("verb", ["received", "welcomed", "hosted", "greeted"])
def test_host_and_guest(extracted: Reader, verb: str) -> None:
    """Who receives is the host, who is received is the guest."""
    found = extracted(f"{MADURO} {verb} {LAVROV} in Caracas.").meeting()
    assert found.actors == {("Nicolas Maduro", "host"), ("Sergei Lavrov", "guest")}


def test_passive_reception(extracted: Reader) -> None:
    """In the passive the one received is still the guest."""
    found = extracted(f"{LAVROV} was received by {MADURO} in Caracas.").meeting()
    assert found.actors == {("Nicolas Maduro", "host"), ("Sergei Lavrov", "guest")}


@pytest.mark.parametrize(
    "body",
    [
        f"{MADURO} visited Iran on Friday.",
        f"{MADURO} arrived in Iran on Friday.",
        f"{MADURO} travelled to Iran on Friday.",
        f"{MADURO} flew to Iran on Friday.",
        f"{MADURO} paid a visit to Iran on Friday.",
        f"{MADURO} made a trip to Iran on Friday.",
    ],
)
def test_visits(extracted: Reader, body: str) -> None:
    """A traveller is the guest of a visit; the visited state is its country, not an actor."""
    found = extracted(body).meeting()
    assert (found.kind, found.country, found.start) == ("visit", "IRN", "2022-06-10")
    assert found.actors == {("Nicolas Maduro", "guest")}


def test_last_day_of_a_journey(extracted: Reader) -> None:
    """`Travelled to X on D` gives first and last day, `arrived in X on D` the first alone."""
    found = extracted(f"{MADURO} travelled to Iran on Friday.").meeting()
    assert (found.start, found.end) == ("2022-06-10", "2022-06-10")
    found = extracted(f"{MADURO} arrived in Iran on Friday.").meeting()
    assert (found.start, found.end) == ("2022-06-10", "")


def test_one_visit_a_country(extracted: Reader) -> None:
    """A trip to several countries is one visit each; two cities of one country are one visit."""
    found = extracted(f"{MADURO} visited Turkey, Algeria and Iran last week.").meetings()
    assert {(m.kind, m.country) for m in found} == {("visit", "TUR"), ("visit", "DZA"), ("visit", "IRN")}
    assert len(found) == 3
    assert extracted(f"{MADURO} visited Tehran and Isfahan last week.").kinds() == ["visit"]


def test_interview_with_an_outlet(extracted: Reader) -> None:
    """An interview has the one asked and the named outlet."""
    found = extracted(f"In an interview with Reuters, {MADURO} said that oil was cheap.").meeting()
    assert found.kind == "interview"
    assert found.who == {"Nicolas Maduro", "Reuters"}


def test_press_conference_of_one(extracted: Reader) -> None:
    """A press conference of one person has that person alone."""
    found = extracted(f"{MADURO} held a press conference in Caracas on Friday.").meeting()
    assert (found.kind, found.who, found.start) == ("press_conference", {"Nicolas Maduro"}, "2022-06-10")


def test_three_parties_are_a_summit(extracted: Reader) -> None:
    """What is called a summit is one, with the persons who took part."""
    found = extracted(f"{MADURO}, {LAVROV} and {BROWN} held a summit in Rome on Friday.").meeting()
    assert found.kind == "summit"
    assert found.who == {"Nicolas Maduro", "Sergei Lavrov", "Anna Brown"}
    assert (found.city, found.country) == ("Rome", "ITA")


def test_signing_at_a_place_is_a_ceremony(extracted: Reader) -> None:
    """Two persons who sign at a named place are at a ceremony."""
    found = extracted(f"{MADURO} and {LAVROV} signed a cooperation agreement in Caracas on Friday.").of_kind(
        "ceremony"
    )
    assert found.who == BOTH
    assert (found.city, found.start) == ("Caracas", "2022-06-10")


# --- status -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (f"{MADURO} met {LAVROV} on Friday.", "held"),
        (f"{MADURO} will meet {LAVROV} on Friday.", "planned"),
        (f"{MADURO} is scheduled to meet {LAVROV} on Friday.", "planned"),
        (f"{MADURO} is expected to meet {LAVROV} on Friday.", "planned"),
        (f"{MADURO} is to visit Iran on Friday.", "planned"),
        (f"{MADURO} plans to meet {LAVROV} next week.", "planned"),
        (f"{MADURO} cancelled a visit to Iran.", "cancelled"),
        (f"{MADURO} postponed his trip to Iran.", "cancelled"),
        (f"{MADURO} invited {LAVROV} to visit Venezuela.", "proposed"),
    ],
)
def test_status_by_its_words(extracted: Reader, body: str, status: str) -> None:
    """Future words make a plan, words of cancelling a cancelled one, an invitation a proposal."""
    found = extracted(body).meeting()
    assert found.status == status


# --- days and places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Friday", "2022-06-10", ""),
        ("yesterday", "2022-06-12", ""),
        ("today", "2022-06-13", ""),
        ("on June 9", "2022-06-09", ""),
        ("on 9 June 2022", "2022-06-09", ""),
        ("in May", "2022-05", ""),
        ("last year", "2021", ""),
        ("in 2019", "2019", ""),
        ("in late December", "2021-12~", ""),
        ("from June 9 to June 10", "2022-06-09", "2022-06-10"),
        ("on June 9-10", "2022-06-09", "2022-06-10"),
    ],
)
def test_days_of_a_meeting(extracted: Reader, words: str, start: str, end: str) -> None:
    """The date phrase of the clause gives the first day, a stretch of days the last one too."""
    found = extracted(f"{MADURO} met {LAVROV} in Caracas {words}.").meeting()
    assert (found.start, found.end) == (start, end)


def test_date_stands_anywhere(extracted: Reader) -> None:
    """The date belongs to the meeting at the head of the sentence as at its end, with its own words."""
    for body in (
        f"On Friday, {MADURO} met {LAVROV}.",
        f"{MADURO} on Friday met {LAVROV}.",
        f"{MADURO} met {LAVROV} Friday.",
    ):
        found = extracted(body)
        assert found.meeting().start == "2022-06-10"
        assert [found.words(s) for s in found.meeting().supports("start")] in (
            ["Friday"],
            ["On Friday"],
            ["on Friday"],
        )


def test_day_of_a_plan(extracted: Reader) -> None:
    """A weekday with a future verb is the next one."""
    assert extracted(f"{MADURO} will meet {LAVROV} on Friday.").meeting().start == "2022-06-17"


def test_no_day_without_words(extracted: Reader) -> None:
    """The publication date is never supplied as the day of a meeting."""
    assert extracted(f"{MADURO} met {LAVROV} in Caracas.").meeting().start == ""


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("in Caracas", "Caracas", "VEN"),
        ("in Venezuela", "", "VEN"),
        ("in the Venezuelan capital, Caracas", "Caracas", "VEN"),
        ("in Rome, Italy", "Rome", "ITA"),
        ("", "", ""),
    ],
)
def test_places_of_a_meeting(extracted: Reader, words: str, city: str, country: str) -> None:
    """A named city is enough for its country; where the text names no place, none is given."""
    found = extracted(f"{MADURO} met {LAVROV} {words} on Friday.".replace("  ", " ")).meeting()
    assert (found.city, found.country) == (city, country)


def test_venue_gives_no_city(extracted: Reader) -> None:
    """A building is the venue as printed, and gives no city."""
    found = extracted(f"{MADURO} met {LAVROV} at the Miraflores Palace on Friday.").meeting()
    assert (found.venue, found.city) == ("Miraflores Palace", "")


# --- participants -----------------------------------------------------------------------------------------


def test_state_beside_its_representative(extracted: Reader) -> None:
    """A state is not added beside its own representative."""
    found = extracted(f"{MADURO} and Venezuela held talks with {LAVROV} in Caracas.").meeting()
    assert found.who == BOTH


def test_unnamed_delegation(extracted: Reader) -> None:
    """An unnamed delegation takes part as its state, with the printed words."""
    found = extracted(f"{MADURO} met a Chilean delegation in Caracas.").meeting()
    assert found.who == {"Nicolas Maduro", "CHL"}
    (words,) = [a.words for a in found.candidate.actors if a.country]
    assert words == "a Chilean delegation"


def test_states_take_part(extracted: Reader) -> None:
    """Where no person is named, the states themselves take part."""
    assert extracted("Iran and Chile held talks in Rome on Friday.").meeting().who == {"IRN", "CHL"}


def test_list_of_participants(extracted: Reader) -> None:
    """A sentence that lists the participants of the encounter told before names its actors."""
    found = extracted(
        f"{MADURO} held a meeting with {LAVROV} in Caracas. Participants in the meeting included {BROWN}."
    ).meeting()
    assert found.who == {"Nicolas Maduro", "Sergei Lavrov", "Anna Brown"}


def test_pronouns_take_part(extracted: Reader) -> None:
    """Those for whom pronouns and titles stand take part by name."""
    found = extracted(f"{MADURO} was in Rome. There he met {LAVROV} on Friday.").of_kind("meeting")
    assert found.who == BOTH


# --- joining and nesting ----------------------------------------------------------------------------------


def test_one_encounter_told_twice(extracted: Reader) -> None:
    """Two tellings with the same participants are one encounter with the words of both."""
    found = extracted(
        f"{MADURO} met {LAVROV} in Caracas on Friday. The meeting between Maduro and Lavrov lasted two hours."
    ).meeting()
    assert found.kind == "meeting"
    assert len(found.supports("*")) == 2


def test_two_days_are_two_encounters(extracted: Reader) -> None:
    """The same participants on two days met twice."""
    found = extracted(f"{MADURO} met {LAVROV} on Friday. Maduro met Lavrov again on Saturday.").meetings()
    assert [m.start for m in found] == ["2022-06-10", "2022-06-11"]


def test_held_and_planned_are_two(extracted: Reader) -> None:
    """A plan to meet again is another encounter than the one held."""
    found = extracted(f"{MADURO} met {LAVROV} on Friday. Maduro will meet Lavrov again in July.").meetings()
    assert sorted(m.status for m in found) == ["held", "planned"]


def test_meeting_in_the_course_of_a_visit(extracted: Reader) -> None:
    """What happens in the sentence of a dated visit is part of it, and takes its day by inference."""
    found = extracted(
        f"{MADURO} met Iranian Foreign Minister Javad Zarif during his visit to Iran on Friday."
    )
    meeting = found.of_kind("meeting")
    assert meeting.part_of == "visit"
    assert meeting.start == "2022-06-10"
    (support,) = [s for s in meeting.candidate.supports if s.field == "start"]
    assert support.basis in ("inferred", "normalized")


# --- what is no meeting -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Iran and Chile have been partners for years.",
        f"{MADURO} did not meet {LAVROV}.",
        f"{MADURO} never met {LAVROV}.",
        f"{MADURO} praised {LAVROV} in Caracas.",
        f"{MADURO} wrote to {LAVROV} on Friday.",
        f"{MADURO} discussed oil prices on Friday.",
        f"{MADURO} received a letter from {LAVROV}.",
        f"{MADURO} visited a factory on Friday.",
        "The visit to the museum is free.",
        "The talks must not fail.",
        f"Maduro Meets Lavrov In Caracas\n\n{MADURO} was at home. {LAVROV} was at work.",
    ],
)
def test_no_meeting(extracted: Reader, body: str) -> None:
    """Standing relations, denials, letters, other senses and headings are no encounters."""
    assert extracted(body).kinds() == []


def test_every_cell_has_its_words(extracted: Reader) -> None:
    """Each filled cell of a meeting and of its actors has a support within the text, with its value."""
    found = extracted(f"{MADURO} will receive {LAVROV} at the Miraflores Palace in Caracas on Friday.")
    meeting = found.meeting().candidate
    told = {s.field: s.value for s in meeting.supports}
    for field in ("kind", "status", "start", "city", "country", "venue"):
        assert told[field] == getattr(meeting, field)
        assert told[field]
    for actor in meeting.actors:
        assert {s.field for s in actor.supports} >= {"*", "capacity"}


def test_country_before_the_visit(extracted: Reader) -> None:
    """`Began his Peru visit` tells the country before the noun."""
    found = extracted(f"{MADURO} began his Peru visit on Friday.")
    assert (found.meeting().candidate.kind, found.meeting().candidate.country) == ("visit", "PER")
