"""Counterparts and unnamed officials, calls received, encounters told by who spoke after them."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told

ENCOUNTERS: list[Case] = [
    (
        "Foreign Minister Ana Berg of Peru received today a telephone call from President Ivo Lund of Chile.",
        ["phone_call held 2022-06-13 / Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru made a phone call to President Ivo Lund of Chile.",
        ["phone_call held  / Berg+Lund"],
    ),
    ("Foreign Minister Ana Berg of Peru repeated her call to President Ivo Lund of Chile to resign.", []),
    (
        "Envoy Ana Berg of Peru held a telephone communication with Envoy Ivo Lund of Chile.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "Ana Berg, the envoy of Peru, talked by phone to her Chilean and Cuban counterparts.\n\n"
        "Berg spoke by phone with Ivo Lund, the Chilean envoy, on Thursday and had a further telephone call "
        "with Cuban counterpart Raul Mora on Friday.",
        ["phone_call held 2022-06-09 / Berg+Lund", "phone_call held 2022-06-10 / Berg+Mora"],
    ),
    (
        "Foreign Minister Ana Berg of Peru held separate meetings with her Chilean and Cuban counterparts.",
        ["meeting held  / Berg+CHL", "meeting held  / Berg+CUB"],
    ),
    (
        "Foreign Minister Ana Berg of Peru met her Chilean counterpart in Lima on Friday.\n\nIn the meeting "
        "with Chilean Foreign Minister Ivo Lund, Berg praised the ties.",
        ["meeting held 2022-06-10 Lima/PER Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru met her counterparts from Chile and Cuba in Vienna.",
        ["meeting held  Vienna/AUT Berg+CHL+CUB"],
    ),
    (
        "Foreign Minister Ana Berg of Peru visited Chile on Friday.\n\nBerg met the Minister for Defence.",
        ["meeting held  / Berg+CHL", "visit held 2022-06-10 /CHL Berg"],
    ),
    (
        "After talks with Chilean Foreign Minister Ivo Lund, President Ana Berg of Peru said trade would "
        "grow.",
        ["meeting held  / Berg+Lund"],
    ),
    (
        "During the meeting with Chilean Foreign Minister Ivo Lund, President Ana Berg of Peru raised trade.",
        ["meeting held  / Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru arrived in Lima on Friday.\n\nShortly after her arrival, Berg "
        "met Ivo Lund of Chile.",
        ["meeting held 2022-06-10 Lima/PER Berg+Lund", "visit held 2022-06-10 Lima/PER Berg"],
    ),
    (
        "Prime Minister Ana Berg of Peru welcomed on Friday, at the Lima Palace, the Chilean foreign "
        "minister, Ivo Lund.",
        ["meeting held 2022-06-10 / Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru has travelled to Chile within the framework of bilateral "
        "consultations between the two neighbours.",
        ["visit held  /CHL Berg"],
    ),
    (
        "Foreign Minister Ana Berg of Peru held talks over the phone with Ivo Lund of Chile.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru held a telephone talk with Ivo Lund of Chile.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "The Peruvian and Chilean foreign ministers discussed trade by phone on Friday.",
        ["phone_call held 2022-06-10 / CHL+PER"],
    ),
    (
        "Peruvian Minister Ana Berg discussed the situation in Cuba with Chilean Ambassador Ivo Lund.",
        ["meeting held  / Berg+Lund"],
    ),
    (
        "Chilean President Ivo Lund arrived in Lima on Friday at the invitation of Ana Berg of Peru for a "
        "state visit.",
        ["visit held 2022-06-10 Lima/PER Berg+Lund"],
    ),
    (
        "During the telephone conversation, Ana Berg of Peru conveyed her greetings to President of Chile "
        "Ivo Lund.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "Foreign Minister Ana Berg of Peru called President Ivo Lund of Chile today and briefed him.",
        ["phone_call held 2022-06-13 / Berg+Lund"],
    ),
    ("President Ana Berg of Peru called President Ivo Lund of Chile a friend.", []),
    ("Talks between Peru and Chile in Lima did not lead to a deal.", ["meeting held  Lima/PER CHL+PER"]),
    (
        "Ana Berg of Peru had telephone conversations with Ivo Lund of Chile and Raul Mora of Cuba.",
        ["phone_call held  / Berg+Lund", "phone_call held  / Berg+Mora"],
    ),
    (
        "Foreign Minister Ana Berg of Peru spoke by phone with Ivo Lund of Chile on Friday. Earlier, another "
        "phone conversation initiated by Chile took place on Thursday.",
        ["phone_call held 2022-06-09 / Berg+Lund", "phone_call held 2022-06-10 / Berg+Lund"],
    ),
    (
        "Minister Ana Berg of Peru had a telephone conference with Ambassador Ivo Lund of Chile.",
        ["phone_call held  / Berg+Lund"],
    ),
    (
        "A meeting was held in Lima, attended by Foreign Minister Ana Berg of Peru and Ivo Lund of Chile.",
        ["meeting held  Lima/PER Berg+Lund"],
    ),
    (
        "President Ivo Lund of Chile arrived at Roca International Airport, Lima, on Friday.",
        ["visit held 2022-06-10 Lima/PER Lund"],
    ),
    (
        "President Ivo Lund of Chile visited Lima. After a stopover, he left for Cuzco.",
        ["visit held  Lima/PER Lund"],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), ENCOUNTERS)
def test_encounters(body: str, wanted: list[str]) -> None:
    """Each encounter has those who took part, once, with the state of an unnamed counterpart."""
    assert told(body) == wanted


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (
            "Ana Berg met President of the State of Palestine Omar Said.",
            ("Omar Said", "president", "", "PSE", "current"),
        ),
        (
            "The External Affairs Minister (EAM) of India, Dr. Asha Rao spoke.",
            ("Asha Rao", "minister", "foreign_affairs", "IND", "current"),
        ),
        (
            "She met a team of the Peruvian Labour Party (PLP) led by its President Ivo Lund.",
            ("Ivo Lund", "party_leader", "", "Peruvian Labour Party", "current"),
        ),
        (
            "She met the leader of Peru\u2019s Red Front movement, Ivo Lund.",
            ("Ivo Lund", "party_leader", "", "Red Front", "current"),
        ),
        (
            "Foreign Minister Ana Berg of Peru spoke with Chilean counterpart Ivo Lund.",
            ("Ivo Lund", "minister", "foreign_affairs", "CHL", "current"),
        ),
        (
            "UN special envoy for Syria Ivo Lund spoke.",
            ("Ivo Lund", "envoy", "", "UN", "current"),
        ),
        (
            "The Peruvian special envoy on climate change, Ivo Lund, spoke.",
            ("Ivo Lund", "envoy", "", "PER", "current"),
        ),
        (
            "China met Ivo Lund, special envoy of the President of Chile.",
            ("Ivo Lund", "envoy", "", "CHL", "current"),
        ),
        (
            "Ana Berg met the Ambassador of Chile in Lima, Ivo Lund.",
            ("Ivo Lund", "ambassador", "", "CHL", "current"),
        ),
        (
            "Foreign Minister Amir Omari of Chad spoke.",
            ("Amir Omari", "minister", "foreign_affairs", "TCD", "current"),
        ),
        (
            "Chairman of the Chilean Senate Ivo Lund spoke.",
            ("Ivo Lund", "legislator", "", "CHL", "current"),
        ),
        (
            "Chair of the Georgian parliament Nino Burja spoke.",
            ("Nino Burja", "legislator", "", "GEO", "current"),
        ),
        (
            "Director of the Chilean Foreign Ministry Ivo Lund spoke.",
            ("Ivo Lund", "official", "", "CHL", "current"),
        ),
        (
            "General Secretary of the Communist Party of the Socialist Republic of Vietnam Nguyen Hoa Minh "
            "spoke.",
            (
                "Nguyen Hoa Minh",
                "party_leader",
                "",
                "Communist Party of the Socialist Republic of Vietnam",
                "current",
            ),
        ),
        (
            "Prime Minister of Peru Ana Berg left.\n\nThe Prime Minister of Peru met her Chilean "
            "counterpart, Ivo Lund.",
            ("Ivo Lund", "prime_minister", "", "CHL", "current"),
        ),
        ("President Robert Hall of Peru spoke.", ("Robert Hall", "president", "", "PER", "current")),
    ],
)
def test_roles(body: str, role: tuple[str, str, str, str, str]) -> None:
    """An office has its holder and the state or body that the words around it tell."""
    assert role in Extracted(body).roles()


@pytest.mark.parametrize(
    "body",
    [
        "Peru\u2019s envoy for North Korea Policy, on Tuesday, met nobody.",
        "Ana Berg of Peru spoke at the Victoria Palace, Envoy Ivo Lund said.",
    ],
)
def test_no_persons(body: str) -> None:
    """What is left of the name of a field or of a venue names nobody."""
    assert not Extracted(body).people().keys() & {"Policy", "Palace"}


@pytest.mark.parametrize(
    ("body", "who", "words"),
    [
        (
            "After the talks with Foreign Minister Ivo Lund of Chile, President Ana Berg of Peru said trade "
            "would grow.",
            "Ana Berg",
            "trade would grow",
        ),
        (
            "President Ana Berg of Peru met Ivo Lund. Her Excellency stressed the need for peace.",
            "Ana Berg",
            "the need for peace",
        ),
        (
            "The army warned that \u201cthis act will not pass\u201d and the Peruvian ministry said it would "
            "recall its envoy.",
            "The army",
            "this act will not pass",
        ),
        (
            "Foreign Minister Ana Berg of Peru described as vital the talks in Lima.",
            "Ana Berg",
            "vital the talks in Lima",
        ),
    ],
)
def test_speakers(body: str, who: str, words: str) -> None:
    """A statement is that of him who speaks, and ends where another speaks."""
    found = Extracted(body)
    statement = found.statement(words)
    speakers = [found.names.get(a.person, a.words) for a in statement.actors if a.capacity == "speaker"]
    assert (speakers, [found.words(s) for s in statement.content]) == ([who], [words])


def test_statement_after_what_is_stated() -> None:
    """What only he who speaks can have is no part of what he said of a thing."""
    found = Extracted(
        "Minister Ana Berg of Peru stated that the clash was regrettable and expressed her condolences."
    )
    assert [found.words(c) for s in found.reading.statements for c in s.content] == [
        "the clash was regrettable",
        "her condolences",
    ]


def test_talks_that_lead_to_a_deal() -> None:
    """What talks lead to is an agreement between those who held them."""
    found = Extracted("Months of talks between Peru and Chile have resulted in a free trade agreement.")
    told_ = [(a.status, {x.country for x in a.actors}) for a in found.reading.agreements]
    assert told_ == [("agreed", {"PER", "CHL"})]
    assert not Extracted("Talks between Peru and Chile could lead to a treaty.").reading.agreements


def test_respelt_name() -> None:
    """A given name with another vowel names the same person."""
    found = Extracted("President Ismael Omar Gele of Chad left. Ismail Omar Gele was received in Peru.")
    assert found.people() == {"Ismael Omar Gele": ["Ismael Omar Gele", "Ismail Omar Gele"]}
    found = Extracted("President Mahmud Haddad of Chad left. Mahmoud Haddad was received in Peru.")
    assert found.people() == {"Mahmud Haddad": ["Mahmud Haddad", "Mahmoud Haddad"]}
    found = Extracted("President Hassan Haddad of Chad left. Hussein Haddad was received in Peru.")
    assert len(found.people()) == 2


def test_cue_in_a_name() -> None:
    """A name that reads like a word of saying says nothing."""
    assert not Extracted("Sultan Qaboos bin Said Al Said played a part in Oman.").reading.statements
