"""Trips of several legs, delegations, and encounters told again: what releases tell across sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

TRAVELLER = "Deputy Secretary Ann Brown of the United States"
STATE = "U.S. Department of State"


def legs(found: Extracted) -> dict[str, tuple[str, str, str]]:
    """City, first and last day of each visit, by its state."""
    return {m.country: (m.city, m.start, m.end) for m in found.meetings() if m.kind == "visit"}


@pytest.mark.parametrize(
    "told",
    [
        "Oslo, Norway, July 3, Riga, Latvia, July 5, and Rome, Italy, July 7-8.",
        "Oslo (July 3), Riga (July 5) and Rome (July 7-8).",
        "Oslo, Norway on July 3, Riga, Latvia on July 5, and Rome, Italy July 7-8.",
    ],
)
def test_each_stop_with_its_days(extracted: Reader, told: str) -> None:
    """A day right behind a stop, or behind its state, is the day of that stop alone."""
    found = legs(extracted(f"{TRAVELLER} will travel to {told}"))
    assert {c: (days[1], days[2]) for c, days in found.items()} == {
        "NOR": ("2022-07-03", ""),
        "LVA": ("2022-07-05", ""),
        "ITA": ("2022-07-07", "2022-07-08"),
    }


def test_days_behind_the_last_of_a_list(extracted: Reader) -> None:
    """Days behind the last state of a list are those of all."""
    found = legs(extracted(f"{TRAVELLER} is due to travel to Peru, Brazil and Panama this week."))
    assert {start for _, start, _ in found.values()} == {"2022-06-13/2022-06-19"}


def test_legs_told_again_with_their_own_days(extracted: Reader) -> None:
    """A leg told again with days within those of the trip is the same visit, on its own days."""
    found = extracted(
        f"{TRAVELLER} will travel to Kenya and Ghana from July 3 to July 9. She will visit Accra from July 7 "
        "to 9, where she will meet with Foreign Minister Ama Mensah."
    )
    assert legs(found) == {
        "KEN": ("", "2022-07-03", "2022-07-09"),
        "GHA": ("Accra", "2022-07-07", "2022-07-09"),
    }
    meeting = found.of_kind("meeting")
    assert (meeting.city, meeting.start, meeting.part_of) == ("Accra", "2022-07-07/2022-07-09", "visit")


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("will tour a school and meet with Foreign Minister Ama Mensah", {"Ann Brown", "Ama Mensah"}),
        ("will engage senior government officials on trade", {"Ann Brown", "GHA"}),
        ("will meet with Foreign Minister Ama Mensah and other officials", {"Ann Brown", "Ama Mensah"}),
        ("will meet with officials at the International Atomic Energy Agency", {"Ann Brown", "IAEA"}),
    ],
)
def test_who_is_met_at_a_stop(extracted: Reader, told: str, who: set[str]) -> None:
    """Officials met at a stop are those of its state, unless a body or a minister of it is named."""
    found = extracted(f"In Accra, U.S. Deputy Secretary Ann Brown {told}.")
    names = {"International Atomic Energy Agency": "IAEA"}
    assert {names.get(w, w) for w in found.meeting().who} == who


@pytest.mark.parametrize(
    "told",
    [
        "met in Rome with his European counterparts",
        "visited Peru and Chile, where he met with his counterparts",
        "met in Rome with officials from six development banks",
    ],
)
def test_officials_of_no_one_state(extracted: Reader, told: str) -> None:
    """Counterparts of a region, or met in one of two states, are nobody in particular."""
    found = extracted(f"Minister Hugo Blanc of France {told}. He thanked Minister Ana Ruiz of Peru.")
    assert [m.kind for m in found.meetings() if m.kind == "meeting"] == []


def test_the_delegation_told_before(extracted: Reader) -> None:
    """`The delegation` is of the state whose delegation was told before."""
    found = extracted(
        "A Chinese delegation led by Vice Minister Li Wei visited Nairobi on Friday. The delegation met with "
        "President William Otieno."
    )
    assert found.of_kind("meeting").who == {"CHN", "William Otieno"}


@pytest.mark.parametrize(
    "led",
    [
        "The U.S. delegation was led by Secretary Ann Brown; the Peruvian delegation was led by Minister "
        "Luis Soto.",
        "Secretary Ann Brown of the United States and Peruvian Minister Luis Soto led their delegations.",
        "Secretary Ann Brown headed the U.S. side and Minister Luis Soto headed the Peruvian side.",
    ],
)
def test_who_led_the_delegations(extracted: Reader, led: str) -> None:
    """Those who led the delegations take the places of their states."""
    found = extracted(f"The United States and Peru held the third Strategic Dialogue in Lima today. {led}")
    assert found.meeting().who == {"Ann Brown", "Luis Soto"}


@pytest.mark.parametrize("told", ["They also spoke about trade.", "The ministers also talked about trade."])
def test_talk_at_an_encounter_is_no_call(extracted: Reader, told: str) -> None:
    """That the two who met also spoke of something is told of their meeting."""
    body = f"Minister Ann Brown of Canada met today with Minister Luis Soto of Peru. {told}"
    assert extracted(body, publisher=STATE).kinds() == ["meeting"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Secretary of State Ann Brown", "The Secretary and Foreign Minister Soto"),
        ("British Foreign Secretary Ann Brown", "The Foreign Secretary and Minister Soto"),
        ("Deputy Secretary Ann Brown of the United States", "The Deputy Secretary and Minister Soto"),
    ],
)
def test_holder_told_before_and_another(extracted: Reader, first: str, second: str) -> None:
    """`The Secretary and Minister X` are two: the one told before under that title, and X."""
    found = extracted(f"{first} met Foreign Minister Luis Soto of Peru. {second} will meet again on Friday.")
    assert [m.who for m in found.meetings()] == [{"Ann Brown", "Luis Soto"}] * 2
    assert len([r for r in found.roles() if r[0] == "Luis Soto"]) == 1


def test_ministers_in_the_plural(extracted: Reader) -> None:
    """`Ministers A and B` tells nothing new of those whose offices are told before."""
    found = extracted(
        "Ann Brown, the recently appointed Minister of Trade of Canada, spoke with Luis Soto, Peru's "
        "Minister of Energy. Ministers Brown and Soto discussed copper."
    )
    assert {(name, portfolio) for name, _, portfolio, _, _ in found.roles()} == {
        ("Ann Brown", "trade"),
        ("Luis Soto", "energy"),
    }


# --- signings ---------------------------------------------------------------------------------------------


def test_signed_on_behalf(extracted: Reader) -> None:
    """Who signs on behalf of a body signs for it, not for the state that posted him."""
    found = extracted(
        "The European Union and Peru signed an agreement on visas at a ceremony that took place in Brussels "
        "today. On behalf of the European Union, the agreement was signed by Ann Brown, Permanent "
        "Representative of Ireland to the European Union, and by Commissioner Ida Lund. For Peru, Minister "
        "Luis Soto signed the agreement. Denmark is not bound by the agreement."
    )
    (agreement,) = found.reading.agreements
    parties = {a.country or found.names[a.organization] for a in agreement.actors if a.capacity == "party"}
    assert parties == {"PER", "European Union"}
    ceremony = found.of_kind("ceremony")
    assert (ceremony.who, ceremony.city) == ({"Ann Brown", "Ida Lund", "Luis Soto"}, "Brussels")


def test_signers_of_the_next_sentence(extracted: Reader) -> None:
    """`X signed for A and Y signed for B` tells the parties and signers of what was told before."""
    found = extracted(
        "A memorandum of understanding was signed in Accra today. Minister Ama Mensah signed for Ghana and "
        "Ambassador Ann Brown signed for the United States."
    )
    (agreement,) = found.reading.agreements
    assert {a.country for a in agreement.actors if a.capacity == "party"} == {"GHA", "USA"}
    assert len([a for a in agreement.actors if a.capacity == "signatory"]) == 2


def test_day_and_place_of_signing_told_after(extracted: Reader) -> None:
    """`It was signed in X on D` tells when and where the instrument told before was signed."""
    (found,) = extracted(
        "The Air Transport Agreement between Peru and Chile entered into force on June 1. It was signed in "
        "Lima on March 3, 2021."
    ).reading.agreements
    assert (found.status, found.signed, found.city, found.effective) == (
        "in_force",
        "2021-03-03",
        "Lima",
        "2022-06-01",
    )


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("Peru and Chile today signed an arrangement on film.", ["arrangement"]),
        ("Peru and Chile today made arrangements for the visit.", []),
    ],
)
def test_arrangements_are_signed(extracted: Reader, told: str, kinds: list[str]) -> None:
    """An arrangement is an instrument only where it is signed."""
    assert [a.kind for a in extracted(told).reading.agreements] == kinds


def test_concluded_negotiations_are_no_encounter(extracted: Reader) -> None:
    """Negotiations on an agreement that were concluded tell that it was reached, not that anybody met."""
    found = extracted("The European Union and Peru today concluded negotiations on a Partnership Agreement.")
    assert (found.kinds(), [a.status for a in found.reading.agreements]) == ([], ["agreed"])


# --- names, offices, quotations ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Angus King", "Julie Bishop", "John Major", "Amy Pope", "Ana Prince"])
def test_surnames_that_are_offices(extracted: Reader, name: str) -> None:
    """A word for an office behind a given name is a surname."""
    found = extracted(f"Minister {name} of Canada met Minister Luis Soto of Peru. {name} then left.")
    assert found.people()[name] == [name, name]


@pytest.mark.parametrize(
    ("told", "office", "body"),
    [
        ("Ida Lund, President, World Economic Forum; and Luis Soto", "official", "World Economic Forum"),
        ("Ida Lund, Director-General, World Trade Organization", "official", "World Trade Organization"),
        ("Ida Lund, United Nations High Commissioner for Human Rights", "official", "United Nations"),
    ],
)
def test_bodies_behind_a_comma(extracted: Reader, told: str, office: str, body: str) -> None:
    """The body of an office may stand behind a comma; a high commissioner of a body is no ambassador."""
    found = extracted(f"Minister Ann Brown of Canada met with {told}.")
    assert ("Ida Lund", office, "", body, "current") in found.roles()


def test_candidate_for_an_office(extracted: Reader) -> None:
    """A candidate for an office does not hold it."""
    found = extracted("He praised the candidate for Director General of the World Bank, Ida Lund.")
    assert found.roles() == set()


@pytest.mark.parametrize(
    "quoted",
    [
        "“I welcome it. It is good.”",
        "“I welcome it.\n\n“It is good.”",
        "“I welcome it.\n\nIt is good.”",
    ],
)
def test_quotation_in_the_next_paragraph(extracted: Reader, quoted: str) -> None:
    """A cue and a colon at the end of a paragraph announce the quotation of the next ones."""
    found = extracted(f"Minister Ann Brown of Canada visited Lima.\n\nThe Minister said:\n\n{quoted}")
    (said,) = found.reading.statements
    assert (said.kind, [found.names[a.person] for a in said.actors]) == ("direct", ["Ann Brown"])
    assert "".join(found.words(s) for s in said.content).replace(" ", "") == "Iwelcomeit.Itisgood."


# --- what releases announce and tell aside ----------------------------------------------------------------


@pytest.mark.parametrize("feeling", ["pleased", "proud", "delighted", "honored"])
def test_announced_with_a_feeling(extracted: Reader, feeling: str) -> None:
    """Whoever is pleased to announce something announces it; whoever would be has not yet."""
    (said,) = extracted(f"Peru is {feeling} to announce new aid for Cuba.").reading.statements
    assert [a.country for a in said.actors] == ["PER"]
    assert extracted(f"Peru would be {feeling} to announce new aid for Cuba.").reading.statements == ()


def test_list_with_articles(extracted: Reader) -> None:
    """States with an article stand in a list as the others do."""
    found = legs(
        extracted(
            f"{TRAVELLER} will travel to Kenya, the Democratic Republic of the Congo, and Rwanda July 2-9."
        )
    )
    assert set(found) == {"KEN", "COD", "RWA"}


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("met with Minister Luis Soto of Peru at the Oslo Security Conference", ["meeting"]),
        ("will discuss trade with Minister Luis Soto of Peru", ["meeting"]),
        ("will participate in the EU-Peru Ministerial Meeting", ["meeting"]),
    ],
)
def test_one_encounter(extracted: Reader, told: str, kinds: list[str]) -> None:
    """Who met at a conference did not hold it; who will discuss something with another is to meet him."""
    assert extracted(f"British Foreign Secretary Ann Brown {told}.").kinds() == kinds


def test_travelling_first(extracted: Reader) -> None:
    """`Travelling first to X, A met B` tells where they met."""
    found = extracted(
        "Travelling first to Oslo, Minister Ann Brown of Canada met with Minister Luis Soto of Peru."
    )
    assert (found.of_kind("meeting").city, found.of_kind("visit").city) == ("Oslo", "Oslo")


def test_with_the_participation_of(extracted: Reader) -> None:
    """Those with whose participation a ceremony was held were there."""
    found = extracted(
        "The agreements were signed today in a ceremony in Oslo with the participation of Minister Ann Brown "
        "of Canada and Minister Luis Soto of Peru."
    )
    assert found.of_kind("ceremony").who == {"Ann Brown", "Luis Soto"}


@pytest.mark.parametrize(
    "told",
    ["separate Association Agreements with Peru, Chile and Cuba", "bilateral accords with Peru and Cuba"],
)
def test_separate_agreements(extracted: Reader, told: str) -> None:
    """Separate agreements with several partners are one with each."""
    found = extracted(f"The European Union has signed {told}.").reading.agreements
    assert all(len([a for a in x.actors if a.capacity == "party"]) == 2 for x in found)
    assert {a.country for x in found for a in x.actors if a.country} >= {"PER", "CUB"}
    assert len({x.id for x in found}) == len(found) == told.count(",") + 2


def test_partners_behind_a_subject(extracted: Reader) -> None:
    """Who signs an agreement on something with others is a party beside them."""
    (found,) = extracted("Norway signed an agreement on trade with Peru and Chile today.").reading.agreements
    assert {a.country for a in found.actors} == {"NOR", "PER", "CHL"}


def test_effective_from_a_day(extracted: Reader) -> None:
    """`effective D, for a period of N years` tells the day of effect and the term of what is extended."""
    (found,) = extracted(
        "Norway is pleased to announce the extension of the Memorandum of Understanding between the "
        "Government of Norway and the Government of Peru Concerning Import Restrictions on Categories of "
        "Material, effective July 19, 2022, for a period of five years."
    ).reading.agreements
    assert (found.status, found.effective, found.term) == ("in_force", "2022-07-19", "P5Y")


def test_part_of_a_ministry(extracted: Reader) -> None:
    """An official of a part of a ministry is of the ministry's state."""
    found = extracted(
        "Minister Ann Brown of Canada met in Oslo with Ida Lund, Director General of the Transport Policy "
        "Department at the Finnish Ministry of Transport."
    )
    assert ("Ida Lund", "official", "", "FIN", "current") in found.roles()


def test_meeting_over_a_distance_at_a_place(extracted: Reader) -> None:
    """`met virtually while in X` is a video call."""
    met = extracted(f"{TRAVELLER} met virtually while in Oslo today with Minister Luis Soto of Peru.")
    assert met.meeting().kind == "video_call"


def test_full_stop_behind_a_number(extracted: Reader) -> None:
    """The full stop behind `II` ends the sentence and is no part of the name."""
    found = extracted("The President of Peru, Luis Soto, met King Abdullah II. He left on Monday.")
    assert "Abdullah II" in found.meeting().who


def test_day_of_what_was_signed(extracted: Reader) -> None:
    """The ceremony at which `the agreement` was signed was on the day of the signing told before."""
    found = extracted(
        "Canada and Peru signed a trade agreement on June 1. The agreement was signed by Minister Ann Brown "
        "of Canada and Minister Luis Soto of Peru during a ceremony at the palace."
    )
    assert found.of_kind("ceremony").start == "2022-06-01"


def test_the_participants(extracted: Reader) -> None:
    """`The participants` are those who met, and not others of whom one of them told."""
    found = extracted(
        "Minister Ann Brown of Canada met in Oslo today with Minister Luis Soto of Peru and Minister Ida "
        "Lund of Norway. Minister Brown briefed them on her discussions with President Jan Nowak of Poland "
        "and Minister Petr Novy of Poland. The participants emphasized the importance of further aid."
    )
    said = found.statement("the importance of further aid")
    assert len([a for a in said.actors if a.person]) == 3


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("In Angola, she held talks with senior officials on trade", {"Ann Brown", "AGO"}),
        ("In Angola, she will hold consultations with government officials", {"Ann Brown", "AGO"}),
    ],
)
def test_talks_with_officials_of_the_place(extracted: Reader, told: str, who: set[str]) -> None:
    """Unnamed officials with whom talks are held are those of the place, as with `met`."""
    found = extracted(f"Minister Ann Brown of Canada travelled to Senegal and Angola. {told}.")
    assert found.of_kind("meeting").who == who


def test_meetings_with_officials_of_many(extracted: Reader) -> None:
    """Unnamed officials beside a person of their state are met with him, not in a meeting of their own."""
    found = extracted(
        "Minister Ann Brown of Canada will travel to Africa. In Senegal, she has scheduled meetings with "
        "President Luis Soto and other senior Senegalese officials."
    )
    assert len([m for m in found.meetings() if m.kind == "meeting"]) == 1
