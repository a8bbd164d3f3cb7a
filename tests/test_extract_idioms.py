"""Encounters, agreements, offices and statements told by turns of phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

ONE = "Peruvian President Rosa Quispe"
OTHER = "Chilean President Pablo Rojas"
BOTH = {"Rosa Quispe", "Pablo Rojas"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"{ONE} came face to face with {OTHER} in Lima on Friday.", "meeting"),
        (f"{ONE} and {OTHER} came face to face in Lima on Friday.", "meeting"),
        (f"{ONE} and {OTHER} sat down together in Lima on Friday.", "meeting"),
        (f"{ONE} got together with {OTHER} in Lima on Friday.", "meeting"),
        (f"{ONE} played host to {OTHER} in Lima on Friday.", "meeting"),
        (f"{ONE} joined {OTHER} for talks in Lima on Friday.", "meeting"),
        (f"In Lima on Friday, {OTHER} was granted an audience by {ONE}.", "meeting"),
        (f"Talks got under way in Lima on Friday between {ONE} and {OTHER}.", "meeting"),
        (f"The talks that {ONE} had with {OTHER} on Friday in Lima dealt with trade.", "meeting"),
        (f"Speaking after talks with {ONE} in Lima, {OTHER} said on Friday that trade grew.", "meeting"),
        (f"Trade would grow, {OTHER} said on Friday following a meeting with {ONE} in Lima.", "meeting"),
        (f"{ONE} placed a call to {OTHER} on Friday.", "phone_call"),
        (f"{ONE} received a phone call from {OTHER} on Friday.", "phone_call"),
        (f"{ONE} and {OTHER} had a telephone exchange on Friday.", "phone_call"),
        (f"{ONE} exchanged views with {OTHER} over the telephone on Friday.", "phone_call"),
        (f"By telephone, {ONE} and {OTHER} discussed the border on Friday.", "phone_call"),
        (f"{ONE} was on the phone with {OTHER} on Friday.", "phone_call"),
        (f"{ONE} and {OTHER} faced the press together in Lima on Friday.", "press_conference"),
        (
            f"At a press briefing in Lima on Friday that she gave with {ONE}, {OTHER} said that trade grew.",
            "press_conference",
        ),
        (f"{ONE} and {OTHER} put their signatures to an accord in Lima on Friday.", "ceremony"),
        (f"{ONE} and {OTHER} signed an accord on Friday. The signing took place in Lima.", "ceremony"),
        (f"{ONE} and {OTHER} signed an accord on Friday. They did so at a ceremony in Lima.", "ceremony"),
    ],
)
def test_encounters_by_idiom(extracted: Reader, body: str, kind: str) -> None:
    """An encounter is the same in whatever words it is told, with both who take part and its day."""
    found = extracted(body).meeting()
    assert (found.kind, found.status, found.who) == (kind, "held", BOTH)
    assert found.start in ("2022-06-10", "")


@pytest.mark.parametrize(
    ("body", "status", "countries"),
    [
        (f"{OTHER} touched down in Lima on Friday.", "held", {"PER"}),
        (f"{OTHER} set off for Lima on Friday.", "held", {"PER"}),
        (f"{OTHER} is due in Lima on Friday.", "planned", {"PER"}),
        (f"{OTHER} announced it while he was in Lima for a day.", "held", {"PER"}),
        (f"In Lima for a day of talks, {OTHER} said that trade would grow.", "held", {"PER"}),
        (f"{OTHER} begins a trip on Friday that will take him to Peru.", "planned", {"PER"}),
        (f"The trip by {OTHER} will include stops in Peru and Ecuador.", "planned", {"PER", "ECU"}),
    ],
)
def test_journeys_by_idiom(extracted: Reader, body: str, status: str, countries: set[str]) -> None:
    """A journey is a visit of each country to which it leads."""
    found = extracted(body).meetings()
    assert {(m.kind, m.status, m.country) for m in found} == {("visit", status, c) for c in countries}


def test_host_of_a_summit_behind_it(extracted: Reader) -> None:
    """The state that is to host a summit by a clause behind it is its host, with its days and city."""
    found = extracted("He spoke of the Mercosur summit, which Brazil is to host in Manaus on July 15 and 16.")
    meeting = found.meeting()
    assert (meeting.kind, meeting.status, meeting.city) == ("summit", "planned", "Manaus")
    assert (meeting.start, meeting.end) == ("2022-07-15", "2022-07-16")
    assert ("BRA", "host") in meeting.actors


@pytest.mark.parametrize(
    "body",
    [
        "Chile made known today that it is starting talks with Peru on a fishing agreement.",
        f"{OTHER} made way for a successor.",
        f"{OTHER} made a call for unity.",
        f"{OTHER} set out a plan for Peru.",
        f"{OTHER} joined {ONE} in calling for calm.",
    ],
)
def test_no_encounter(extracted: Reader, body: str) -> None:
    """Talks on an instrument without day or place, and other senses of the same verbs, are no encounter."""
    assert not extracted(body).meetings()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("The foreign ministers of Chile and Peru put their names to a fishing accord.", "signed"),
        ("Chile is linked to Peru by a treaty on fishing.", "in_force"),
        ("Chile's leader promised a pact to tie Peru more closely to Chile.", "planned"),
        ("The memorandum on fishing, concluded in Lima by Chile and Peru, runs for five years.", "agreed"),
        ("The Fishing Agreement between Chile and Peru became effective on March 1.", "in_force"),
        ("Chile and Peru brought the Fishing Agreement into force on March 1.", "in_force"),
    ],
)
def test_agreements_by_idiom(extracted: Reader, body: str, status: str) -> None:
    """An agreement is the same in whatever words it is told, with its status and both parties."""
    (found,) = extracted(body).reading.agreements
    assert found.status == status
    assert {a.country for a in found.actors if a.capacity == "party"} == {"CHL", "PER"}


@pytest.mark.parametrize("clause", ["to which Chile acceded in 1961", "which Chile ratified last year"])
def test_treaty_of_a_clause(extracted: Reader, clause: str) -> None:
    """The state that ratified or joined a treaty by a clause behind its name is its party."""
    (found,) = extracted(f"The Treaty on a Fishing Zone, {clause}, bans trawlers.").reading.agreements
    assert (found.title, found.status) == ("Treaty on a Fishing Zone", "ratified")
    assert [a.country for a in found.actors] == ["CHL"]


def test_office_between_commas(extracted: Reader) -> None:
    """An office between commas behind one name is not that of the name that follows."""
    body = "At talks with Ivan Petkov, Bulgaria's prime minister, Spanish Foreign Minister Ana Ruiz was calm."
    assert extracted(body).roles() == {
        ("Ivan Petkov", "prime_minister", "", "BGR", "current"),
        ("Ana Ruiz", "minister", "foreign_affairs", "ESP", "current"),
    }


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("Chile made known that trade would grow.", "trade would grow"),
        ("Chile let it be known that trade would grow.", "trade would grow"),
        ("Chile spoke in favour of a quick end to the dispute.", "a quick end to the dispute"),
        ("Chile pleaded with Peru to open the border.", "to open the border"),
        ("President Ivo Lund agreed with Ana Ruiz on the need for talks.", "the need for talks"),
        ("I want to thank Peru for its help.", "its help"),
        ("Peru welcomes the accord and will work with Chile.", "the accord"),
        ("Ivo Lund noted that it was possible to stop the war and welcomed the truce.", "the truce"),
        ("We would like to reaffirm our support for Peru.", "our support for Peru"),
        ("Ivo Lund thanked the Special Envoy for Sudan, Ana Ruiz, for her work.", "her work"),
        ("The United States thanks the people of Chile for their help.", "their help"),
        ("Chile congratulated Peru on its entry and saluted Ecuador for its part.", "its entry"),
    ],
)
def test_cues_by_idiom(extracted: Reader, body: str, content: str) -> None:
    """What is said by an idiom, or by a verb that the model takes for a plural, is a statement."""
    found = extracted(body)
    assert content in [found.words(s) for x in found.reading.statements for s in x.content]


@pytest.mark.parametrize(
    "lead",
    [
        f"{ONE} spoke this morning by secure video with her colleagues. Joining the call were",
        f"{ONE} spoke today by secure video with her colleagues. Also taking part were",
        f"The president spoke by video with her colleagues. On the line with {ONE} were",
        f"{ONE} spoke today via secure videoconference with",
        f"{ONE} convened a video call today with",
    ],
)
def test_call_with_a_list(extracted: Reader, lead: str) -> None:
    """Who took part in a call is told with it or listed after it, and `they` are all of them."""
    others = "Prime Minister Carlo Bianchi of Italy and Chancellor Anna Weber of Germany"
    found = extracted(f"{lead} {others}. They deplored the war.")
    meeting = found.meeting()
    assert (meeting.kind, meeting.who) == ("video_call", {"Rosa Quispe", "Carlo Bianchi", "Anna Weber"})


@pytest.mark.parametrize(
    ("body", "office", "country"),
    [
        ("The spokesman of the French government, Luc Chatel, left.", "spokesperson", "FRA"),
        ("The head of Peru's army, Luc Chatel, left.", "official", "PER"),
        ("The president of Peru's parliament, Luc Chatel, left.", "legislator", "PER"),
        ("Luc Chatel, the president of the Peruvian parliament, left.", "legislator", "PER"),
        ("The head of Peru's junta, Luc Chatel, left.", "other", "PER"),
        ("Peru's military ruler, Luc Chatel, left.", "other", "PER"),
        ("Peru's deputy president, Luc Chatel, left.", "vice_president", "PER"),
    ],
)
def test_offices_of_organs(extracted: Reader, body: str, office: str, country: str) -> None:
    """An office in an organ of a state, told before or behind the name, is an office of that state."""
    assert extracted(body).roles() == {("Luc Chatel", office, "", country, "current")}


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("After Chile met Peru and voiced concern, Brazil left.", "concern"),
        ('Peru advised its citizens "to leave at once", on account of the danger.', '"to leave at once"'),
        ("Even a vote, Chile maintained, would not change that.", "Even a vote"),
        ('A spokeswoman for Chile referred to the vote as a "quarrel".', 'the vote as a "quarrel"'),
    ],
)
def test_where_content_ends(extracted: Reader, body: str, content: str) -> None:
    """Content ends before the main clause, and may begin or stand before its cue."""
    found = extracted(body)
    told = [found.words(s) for x in found.reading.statements for s in x.content]
    assert any(words.startswith(content) and "Brazil" not in words for words in told)


def test_announcement_of_today(extracted: Reader) -> None:
    """A day before an announcement announces nothing."""
    found = extracted("Today's announcement by the Government of Chile of a truce is welcome.")
    (statement,) = found.reading.statements
    assert [a.country for a in statement.actors if a.capacity == "speaker"] == ["CHL"]


def test_short_name_of_a_body(extracted: Reader) -> None:
    """A body is meant by the word with which its name begins."""
    found = extracted("The Alliance for Peru left the hall. The Alliance said that it would return.")
    (statement,) = found.reading.statements
    assert any(a.organization for a in statement.actors if a.capacity == "speaker")


def test_understanding_with_a_name(extracted: Reader) -> None:
    """A capitalised understanding is an instrument, of those whose cooperation under it is told."""
    body = "Peru suspended its cooperation with Chile under the Supplementary Understanding on fish."
    (found,) = extracted(body).reading.agreements
    assert (found.kind, found.status) == ("memorandum", "suspended")
    assert {a.country for a in found.actors} == {"PER", "CHL"}


def test_field_that_goes_on(extracted: Reader) -> None:
    """The words of a field are nobody's name, however many there are."""
    office = "Under Secretary of State for Economic Growth, Energy, and the Environment"
    assert extracted(f"{office} Jose Baker met {ONE}.").people().keys() == {"Jose Baker", "Rosa Quispe"}


def test_surname_that_is_a_word_of_address(extracted: Reader) -> None:
    """A surname is a mention even where it is a word of address too."""
    found = extracted("Australian Foreign Minister Anna Bishop spoke. Minister Bishop left.")
    assert found.people() == {"Anna Bishop": ["Anna Bishop", "Bishop"]}


def test_trip_that_goes_on(extracted: Reader) -> None:
    """Of a trip that has begun, the countries to which it will lead are still to be visited, and what only
    counts the visit is no other.
    """
    found = extracted(
        f"{OTHER} arrived in Lima on Sunday, the first leg of a trip that will also take him to Ecuador. "
        "It is the first visit to Peru by a Chilean head of state."
    ).meetings()
    assert {(m.status, m.country) for m in found} == {("held", "PER"), ("planned", "ECU")}


def test_day_of_two_deeds(extracted: Reader) -> None:
    """A day before the first of two deeds is the day of both."""
    found = extracted(f"On Friday, {OTHER} met {ONE} and addressed the Knesset.").meetings()
    assert {(m.kind, m.start) for m in found} == {("meeting", "2022-06-10"), ("session", "2022-06-10")}


def test_quotation_governs_nothing_outside(extracted: Reader) -> None:
    """What is quoted before the cue does not make the encounter of the cue a wish."""
    found = extracted(
        f'{ONE} met {OTHER}. "Trade is good, and Peru wants fish," Quispe told a joint news conference'
        " with Rojas."
    )
    assert ("press_conference", "held") in {(m.kind, m.status) for m in found.meetings()}


def test_signers_for_their_governments(extracted: Reader) -> None:
    """Who signed for the states did so on the day on which these signed."""
    found = extracted(
        "Chile and Peru signed an accord on Friday. Ambassador Pablo Rojas of Chile and Foreign Minister "
        "Rosa Quispe of Peru signed on behalf of their governments in Lima."
    )
    assert ("ceremony", "2022-06-10", "Lima") in {(m.kind, m.start, m.city) for m in found.meetings()}


def test_talks_on_a_treaty_between_two(extracted: Reader) -> None:
    """Those named behind the instrument are the sides of the talks on it."""
    found = extracted("Talks on a trade agreement between Chile and Peru began in Lima on Friday.").meeting()
    assert (found.who, found.start, found.city) == ({"CHL", "PER"}, "2022-06-10", "Lima")


def test_similar_agreements(extracted: Reader) -> None:
    """Agreements of one state with many unnamed others are none that can be coded."""
    found = extracted("Chile signed a pact with Peru. Chile has similar agreements with 80 other partners.")
    assert [a.title for a in found.reading.agreements] == ["pact"]


def test_not_yet_in_force(extracted: Reader) -> None:
    """What will take effect later is not in force, whoever its members are."""
    body = "A pact between Peru and Mercosur, of which Brazil is a member, is to take effect in July."
    (found,) = extracted(body).reading.agreements
    assert found.status == "signed"


def test_visit_by_somebody_told_behind(extracted: Reader) -> None:
    """Whose visit it was is told right behind its words, wherever the parser hangs them."""
    found = extracted(f"The pact was signed during a visit to Lima by then {OTHER} in 2003.").meetings()
    assert [(m.kind, m.who, m.country) for m in found] == [("visit", {"Pablo Rojas"}, "PER")]


def test_place_inside_a_name(extracted: Reader) -> None:
    """A state inside the name of what is signed is no place of a ceremony."""
    body = f"{ONE} and {OTHER} signed an Agreement on the Presence of the Fleet in Peru."
    assert not extracted(body).meetings()


def test_talks_held_where_one_came(extracted: Reader) -> None:
    """Who came takes part in the talks that were held there."""
    found = extracted(f"{OTHER} arrived in Lima on a visit, where talks were held with {ONE}.").meetings()
    assert ("meeting", frozenset(BOTH)) in {(m.kind, frozenset(m.who)) for m in found}


@pytest.mark.parametrize("verb", ["goes on to", "travels to", "flies to", "arrives in"])
def test_present_of_a_timetable(extracted: Reader, verb: str) -> None:
    """A journey told in the present with a day lies ahead, and so does what it is for."""
    found = extracted(f"{OTHER} {verb} Lima on Wednesday for talks with {ONE}.").meetings()
    assert {(m.kind, m.status, m.start) for m in found} == {
        ("visit", "planned", "2022-06-15"),
        ("meeting", "planned", "2022-06-15"),
    }
