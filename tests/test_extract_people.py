"""People and all their named mentions: section 2 of the codebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extracted import Extracted

Reader = Callable[..., Extracted]


# --- one name ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("President Nicolas Maduro spoke in Caracas.", "Nicolas Maduro"),
        ("Foreign Minister Sergei Lavrov's remarks were short.", "Sergei Lavrov"),
        ("Foreign Minister Sergei Lavrov\u2019s remarks were short.", "Sergei Lavrov"),
        ("Iran's supreme leader, Ayatollah Ali Khamenei, spoke.", "Ali Khamenei"),
        ("Ayatollah Seyyed Ali Khamenei spoke.", "Ali Khamenei"),
        ("H.E. Hassan Rouhani spoke to the assembly.", "Hassan Rouhani"),
        ("Dr. Anna Brown, the health minister of Canada, spoke.", "Anna Brown"),
        ("Mr. Carl Green, the mayor of London, spoke.", "Carl Green"),
        ("Prime Minister Nouri al-Maliki spoke.", "Nouri al-Maliki"),
        ("Commission President Ursula von der Leyen spoke.", "Ursula von der Leyen"),
        ("Foreign Minister Abdullah bin Zayed spoke.", "Abdullah bin Zayed"),
        ("Foreign Minister Hossein Amir-Abdollahian spoke.", "Hossein Amir-Abdollahian"),
        ("President George W. Bush spoke.", "George W. Bush"),
        ("President George H. W. Bush spoke.", "George H. W. Bush"),
        ("Senator John Brown Jr. spoke.", "John Brown Jr."),
        ("President Ra\u00fal Castro of Cuba spoke.", "Ra\u00fal Castro"),
        ("Maduro, who leads Venezuela, spoke to the press.", "Maduro"),
        ("President Maduro spoke.", "Maduro"),
        ("Anna Brown, who leads the agency, said that it was late.", "Anna Brown"),
        ("Former president Barack Obama was asked.", "Barack Obama"),
        ("President-elect Anna Brown of Chile left.", "Anna Brown"),
        ("Crown Prince Mohammed bin Salman spoke.", "Mohammed bin Salman"),
        ("They thanked William \u201cBill\u201d Brown, the mayor.", "William \u201cBill\u201d Brown"),
        ("Assistant Secretary for East Asian and Pacific Affairs Carl Green spoke.", "Carl Green"),
        ("The 71-year-old Tsend Ulaan won.", "Tsend Ulaan"),
        ("It was its Norwegian counterpart Tsend Ulaan.", "Tsend Ulaan"),
    ],
)
def test_mention_is_the_name_alone(extracted: Reader, body: str, name: str) -> None:
    """The span is the name: no title, honorific or possessive; particles, initials and suffixes inside."""
    assert extracted(body).people() == {name: [name]}


def test_honorifics_are_kept_beside_the_person(extracted: Reader) -> None:
    """Words of address are no part of the name, but the candidate has them for resolution."""
    (person,) = extracted("Ayatollah Seyyed Ali Khamenei spoke.").reading.people
    assert person.honorifics == ("Ayatollah", "Seyyed")


def test_name_has_its_evidence(extracted: Reader) -> None:
    """The fullest form is the name, and the supports for the row and the name are its words."""
    found = extracted("Maduro arrived. Later President Nicolas Maduro spoke. Maduro then left.")
    (person,) = found.reading.people
    assert person.name == "Nicolas Maduro"
    assert {(s.field, found.words(s.span)) for s in person.supports} == {
        ("*", "Nicolas Maduro"),
        ("name", "Nicolas Maduro"),
    }


# --- later mentions ---------------------------------------------------------------------------------------


def test_surname_alone_is_the_same_person(extracted: Reader) -> None:
    """Every occurrence of the surname alone is a mention of the person named in full."""
    body = "President Nicolas Maduro spoke. Maduro said yes. Critics of Maduro left. Maduro's aide stayed."
    assert extracted(body).people() == {"Nicolas Maduro": ["Nicolas Maduro", "Maduro", "Maduro", "Maduro"]}


def test_particle_of_a_later_surname(extracted: Reader) -> None:
    """The small words of a surname belong to its later mentions too."""
    body = "President Ursula von der Leyen spoke. They asked von der Leyen about it."
    assert extracted(body).people() == {"Ursula von der Leyen": ["Ursula von der Leyen", "von der Leyen"]}


@pytest.mark.parametrize(
    ("body", "name", "mentions"),
    [
        (
            "President Ursula von der Leyen spoke. Von der Leyen left. President von der Leyen slept.",
            "Ursula von der Leyen",
            ["Ursula von der Leyen", "Von der Leyen", "von der Leyen"],
        ),
        (
            "President Omar al-Bashir spoke in Khartoum. Bashir left. Sudan waited for al-Bashir.",
            "Omar al-Bashir",
            ["Omar al-Bashir", "Bashir", "al-Bashir"],
        ),
        (
            "President Rodrigo Chaves Robles spoke. Chaves left. They asked Chaves Robles.",
            "Rodrigo Chaves Robles",
            ["Rodrigo Chaves Robles", "Chaves", "Chaves Robles"],
        ),
        (
            "President Nicolas \u201cNick\u201d Brown spoke. Brown left.",
            "Nicolas \u201cNick\u201d Brown",
            ["Nicolas \u201cNick\u201d Brown", "Brown"],
        ),
        (
            "President Jose\u0301 Lo\u0301pez spoke. Lo\u0301pez left.",
            "Jose\u0301 Lo\u0301pez",
            ["Jose\u0301 Lo\u0301pez", "Lo\u0301pez"],
        ),
    ],
)
def test_shapes_of_later_surnames(extracted: Reader, body: str, name: str, mentions: list[str]) -> None:
    """A later surname may begin with a capital particle, lack its article, or be the first of two."""
    assert extracted(body).people() == {name: mentions}


def test_delegates_with_their_states(extracted: Reader) -> None:
    """A state in brackets after a name says that the name is a delegate's."""
    assert extracted("Votes of Zubrik Volta (Norway).").people() == {"Zubrik Volta": ["Zubrik Volta"]}
    assert extracted("Votes of Kwame Volta (United States).").people() == {"Kwame Volta": ["Kwame Volta"]}
    assert extracted("Votes of Zubrik Volta (see below).").people() == {}


def test_first_name_alone(extracted: Reader) -> None:
    """A first name alone, where no surname reads the same, is a mention of that person."""
    body = "King Felipe VI of Spain spoke in Madrid. Felipe then left for Rome."
    assert extracted(body).people() == {"Felipe VI": ["Felipe VI", "Felipe"]}


def test_misspelt_surname(extracted: Reader) -> None:
    """A surname with two letters swapped is a mention of the person and keeps its printed letters."""
    body = "President Alassane Ouattara spoke in Abidjan. President Outtara then left."
    assert extracted(body).people() == {"Alassane Ouattara": ["Alassane Ouattara", "Outtara"]}


def test_two_persons_of_one_surname(extracted: Reader) -> None:
    """Two persons who share a surname are two; the surname alone is the one named last."""
    body = (
        "President George Bush spoke to Governor Jeb Bush in Miami. Bush thanked his hosts. "
        "President George Bush then left."
    )
    found = extracted(body).people()
    assert set(found) == {"George Bush", "Jeb Bush"}
    assert found["George Bush"] == ["George Bush", "George Bush"]
    assert found["Jeb Bush"] == ["Jeb Bush", "Bush"]


def test_title_tells_two_persons_of_one_surname_apart(extracted: Reader) -> None:
    """A title beside a shared surname says which of the two is meant."""
    body = "President George Bush spoke to Governor Jeb Bush in Miami. President Bush thanked his hosts."
    assert extracted(body).people() == {"George Bush": ["George Bush", "Bush"], "Jeb Bush": ["Jeb Bush"]}


def test_fullest_form_is_the_name(extracted: Reader) -> None:
    """A middle name that is left out later makes no second person."""
    body = "President Daniel Ortega Saavedra spoke. Daniel Ortega said yes. Ortega left."
    found = extracted(body).people()
    assert list(found) == ["Daniel Ortega Saavedra"]
    assert found["Daniel Ortega Saavedra"] == ["Daniel Ortega Saavedra", "Daniel Ortega", "Ortega"]


# --- what is no mention -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "The Obama administration denied it.",
        "The Maduro government signed the treaty.",
        "They passed the Reagan Library in Houston.",
        "The Bush doctrine and the Monroe Doctrine are old.",
        "The ministry said that it would wait.",
        "The United Nations Security Council met in New York.",
        "Prices rose in March. The May talks failed.",
        "Toyota and the World Bank signed a contract in Geneva.",
        "The Danube River rose by two metres.",
        "God alone knows.",
        "Russia, China and India abstained.",
        "They landed at Imam Khomeini Airport in Tehran.",
        "They opened a factory in Bor, the mayor said.",
        "\u201cWe opened a factory in Bor, the president knows it,\u201d he said.",
    ],
)
def test_things_are_no_mentions(extracted: Reader, body: str) -> None:
    """Administrations, places, bodies and things named after persons are no mentions of a person."""
    assert extracted(body).people() == {}


def test_administration_of_a_named_person(extracted: Reader) -> None:
    """The administration of a person who is named elsewhere is still no mention of that person."""
    body = "President Barack Obama spoke. The Obama administration then left. Obama said yes."
    assert extracted(body).people() == {"Barack Obama": ["Barack Obama", "Obama"]}


def test_heading_alone_makes_no_person(extracted: Reader) -> None:
    """The capitals of a heading make no person, but a person of the text is mentioned there too."""
    body = "Maduro Lands In Rome\n\nPresident Nicolas Maduro came to Rome. Maduro was tired."
    assert list(extracted(body).people()) == ["Nicolas Maduro"]


@pytest.mark.parametrize("line", ["By Anna Brown", "Reporting by Anna Brown", "Photo by Anna Brown"])
def test_bylines_are_no_mentions(extracted: Reader, line: str) -> None:
    """Those who wrote or photographed the article are not people of it."""
    assert list(extracted(f"{line}\n\nPresident Nicolas Maduro spoke in Caracas.").people()) == [
        "Nicolas Maduro"
    ]


@pytest.mark.parametrize(
    "credit",
    [
        " (Reporting by Carl Green and Eva Black; Editing by Luis Lund)",
        " (Photo: Carl Green/Reuters)",
        "\n\nCarl Green contributed to this report.",
        "\n\nReporting by Eva Black; Editing by Carl Green",
    ],
)
def test_credits_are_no_mentions(extracted: Reader, credit: str) -> None:
    """Those whom a closing line credits with the report or its picture are not people of it."""
    assert extracted(f"President Anna Brown spoke in Nairobi.{credit}").people() == {
        "Anna Brown": ["Anna Brown"]
    }


# --- laws -------------------------------------------------------------------------------------------------

_FIRST = ("Anna", "Carl", "Nicolas", "Ebrahim", "Mar\u00eda", "Nouri", "Luiz")
_LAST = ("Brown", "Lavrov", "Amir-Abdollahian", "al-Maliki", "O'Neil", "P\u00e9rez", "Maduro")
_SAYS = (
    "{title} {name} spoke in Geneva.",
    "{name}, the {title}, spoke in Geneva.",
    "Reporters met {title} {name} in Geneva.",
    "The plan of {title} {name} was read out.",
    "\u201cWe wait,\u201d {title} {name} said.",
    "The aide of {title} {name}, who was absent, left.",
)
_SHORT = (
    "{name} said that it was late.",
    "They asked {name} about it.",
    "{name}'s answer was short.",
    "Nobody agreed with {name}\u2019s plan.",
)


@given(
    first=st.sampled_from(_FIRST),
    last=st.sampled_from(_LAST),
    title=st.sampled_from(["President", "Foreign Minister", "Prime Minister"]),
    says=st.sampled_from(_SAYS),
    later=st.lists(st.sampled_from(_SHORT), max_size=3),
)
@settings(max_examples=25)
def test_planted_name_is_found_whole(
    extracted: Reader, first: str, last: str, title: str, says: str, later: list[str]
) -> None:
    """A titled full name is one person, and each later surname is a mention with exactly its characters."""
    body = says.format(title=title, name=f"{first} {last}")
    for sentence in later:
        body += " " + sentence.format(name=last[0].upper() + last[1:] if sentence[0] == "{" else last)
    found = extracted(body)
    (person,) = found.reading.people
    assert person.name == f"{first} {last}"
    assert [found.words(m).lower() for m in person.mentions] == [person.name.lower()] + [last.lower()] * len(
        later
    )


def test_short_given_name(extracted: Reader) -> None:
    """A given name in its short form and in full is one person's; other given names are not."""
    found = extracted("Kenyan Foreign Minister Jake Green left. Later Jacob Green wrote. Anna Green slept.")
    assert found.people() == {"Jake Green": ["Jake Green", "Jacob Green"], "Anna Green": ["Anna Green"]}


def test_one_letter_wrong(extracted: Reader) -> None:
    """A long surname with one wrong letter is the same person's."""
    found = extracted("Japanese Prime Minister Yasuo Fukuda spoke. Fukada left.")
    assert found.people() == {"Yasuo Fukuda": ["Yasuo Fukuda", "Fukada"]}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Foreign Minister B.Batbold of Mongolia spoke.", "B.Batbold"),
        ("Her spokesman, Jan Novak, left in May.", "Jan Novak"),
        ("Georgia Brown, the Kenyan ambassador, thanked Georgia.", "Georgia Brown"),
        ("An official in Kenya's Ministry of Interior, Raed Green, left.", "Raed Green"),
    ],
)
def test_names_that_look_like_something_else(extracted: Reader, body: str, name: str) -> None:
    """Initials without a space, months and states as given names, names behind a ministry."""
    assert list(extracted(body).people()) == [name]
