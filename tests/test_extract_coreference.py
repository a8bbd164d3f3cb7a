"""Whom pronouns, titles and groups stand for, inside one article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from extracted import Extracted
from strategies import news_bodies

Reader = Callable[..., Extracted]

LAVROV = "Russian Foreign Minister Sergei Lavrov"
MADURO = "Venezuelan President Nicolas Maduro"
BROWN = "Canadian Prime Minister Anna Brown"


# --- pronouns ---------------------------------------------------------------------------------------------


def test_he_is_the_subject_before(extracted: Reader) -> None:
    """`He` is the subject of the sentence before, not another person named there."""
    found = extracted(f"{MADURO} met {LAVROV} in Caracas. He thanked his guest.")
    assert found.resolved("He") == {"Nicolas Maduro"}


def test_she_within_a_sentence(extracted: Reader) -> None:
    """`She` in a dependent clause is the subject of the main one."""
    assert extracted(f"{BROWN} said that she would travel soon.").resolved("she") == {"Anna Brown"}


def test_his_of_the_subject(extracted: Reader) -> None:
    """A possessive refers to the subject of its own clause."""
    assert extracted(f"{MADURO} praised his host in Rome.").resolved("his") == {"Nicolas Maduro"}


def test_they_are_those_before(extracted: Reader) -> None:
    """`They` are the several subjects of the sentence before."""
    found = extracted(f"{MADURO} and {LAVROV} spoke in Caracas. They agreed on oil.")
    assert found.resolved("They") == {"Nicolas Maduro", "Sergei Lavrov"}


def test_it_is_a_state_or_body(extracted: Reader) -> None:
    """`It` is the state or body that was the subject before, never a person."""
    assert extracted("Iran rejected the offer. It called the terms unfair.").resolved("It") == {"IRN"}
    assert extracted("NATO rejected the offer. It called the terms unfair.").resolved("It") == {"NATO"}


def test_i_is_who_speaks(extracted: Reader) -> None:
    """`I` inside a quotation is the one who speaks it."""
    found = extracted(f"{MADURO} met {LAVROV} in Caracas. \u201cI am glad,\u201d Lavrov said.")
    assert found.resolved("I", 2 if found.text.index("I") < found.text.index("\u201cI") else 1) == {
        "Sergei Lavrov"
    }


def test_we_is_the_issuing_state(extracted: Reader) -> None:
    """In an official release `we` outside quotations is the state that issues it."""
    found = extracted(
        "The United States condemns the attack in Kenya. We stand with its people.",
        "U.S. Department of State",
    )
    assert found.resolved("We") == {"USA"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("He spoke to the press in Rome.", "He"),
        ("It rained in Rome.", "It"),
        ("They waited in Rome.", "They"),
        ("We waited in Rome.", "We"),
        ("The leaders spoke at length.", "leaders"),
    ],
)
def test_no_referent_without_a_name(extracted: Reader, body: str, words: str) -> None:
    """Where the text names nobody that a pronoun or a group can stand for, it stands for nobody known."""
    found = extracted(body).resolved(words)
    assert all("[" in name for name in found)


# --- names and titles -------------------------------------------------------------------------------------


def test_name_is_itself(extracted: Reader) -> None:
    """A name stands for its person, a capital or a state's name for the state."""
    found = extracted(f"{MADURO} thanked Tehran. Maduro left Iran.")
    assert found.resolved("Maduro", 2) == {"Nicolas Maduro"}
    assert found.resolved("Tehran") == {"IRN"}
    assert found.resolved("Iran") == {"IRN"}


def test_title_is_its_holder(extracted: Reader) -> None:
    """`The foreign minister` is the one of the article who holds that office."""
    found = extracted(f"{MADURO} met {LAVROV} in Caracas. The foreign minister thanked his host.")
    assert found.resolved("The foreign minister") == {"Sergei Lavrov"}


def test_title_with_its_state(extracted: Reader) -> None:
    """A title with a state is the holder for that state, whoever was named last."""
    body = f"{LAVROV} met Iranian Foreign Minister Javad Zarif in Rome. The Russian foreign minister left."
    assert extracted(body).resolved("The Russian foreign minister") == {"Sergei Lavrov"}


def test_title_of_a_state_without_a_holder(extracted: Reader) -> None:
    """The minister of a state of whom the text names none is an unnamed official of that state."""
    found = extracted(f"{LAVROV} left Moscow. The Chilean foreign minister stayed.").resolved(
        "The Chilean foreign minister"
    )
    assert found == {"CHL[The Chilean foreign minister]"}


def test_the_secretary(extracted: Reader) -> None:
    """`The Secretary` is the Secretary of State named before."""
    found = extracted(
        "Secretary of State Antony Blinken spoke in Rome. The Secretary stressed the need for aid."
    )
    assert found.resolved("The Secretary") == {"Antony Blinken"}


def test_name_in_apposition(extracted: Reader) -> None:
    """A title with its name in apposition is the person."""
    found = extracted("The president of Chile, Gabriel Boric, spoke in Rome.")
    assert found.resolved("president") == {"Gabriel Boric"}


# --- groups -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["The two leaders", "The leaders", "Both leaders"])
def test_the_two_leaders(extracted: Reader, words: str) -> None:
    """`The leaders` are the two persons who met."""
    found = extracted(f"{MADURO} met {BROWN} in Caracas. {words} spoke about oil.")
    assert found.resolved(words) == {"Nicolas Maduro", "Anna Brown"}


def test_the_two_ministers(extracted: Reader) -> None:
    """`The two ministers` are the ministers, not the president who is named too."""
    body = f"{LAVROV} met Iranian Foreign Minister Javad Zarif and {MADURO} in Rome. The two ministers spoke."
    assert extracted(body).resolved("The two ministers") == {"Sergei Lavrov", "Javad Zarif"}


@pytest.mark.parametrize("words", ["the two countries", "both countries", "the two nations"])
def test_the_two_countries(extracted: Reader, words: str) -> None:
    """`The two countries` are the states named."""
    found = extracted(f"Iran and Chile signed a treaty. It helps {words} a lot.")
    assert found.resolved(words) == {"IRN", "CHL"}


def test_both_sides(extracted: Reader) -> None:
    """`Both sides` are those who met."""
    found = extracted(f"{MADURO} met {BROWN} in Caracas. Both sides spoke about oil.")
    assert found.resolved("Both sides") in ({"Nicolas Maduro", "Anna Brown"}, {"VEN", "CAN"})


@pytest.mark.parametrize("words", ["Both sides", "The two leaders"])
def test_principals_of_a_release(extracted: Reader, words: str) -> None:
    """In a release `both sides` are the two whom its first sentence brings together, not those named last."""
    body = (
        "Secretary of State Carl Green met Norwegian Foreign Minister Ida Lund in Oslo on Friday. The "
        f"Secretary thanked Kenyan President Luis Brown and Ambassador Eva Black of Chile. "
        f"{words} spoke about oil."
    )
    assert extracted(body, "U.S. Department of State").resolved(words) == {"Carl Green", "Ida Lund"}


def test_two_leaders_and_a_third(extracted: Reader) -> None:
    """`The two leaders` are the two of the sentence before, not a third who is named later."""
    body = (
        f"{MADURO} met {BROWN} in Rome. The two leaders spoke. Former Chilean President Eva Black listened."
    )
    assert extracted(body).resolved("The two leaders") == {"Nicolas Maduro", "Anna Brown"}


def test_leaders_leave_out_the_issuing_line(extracted: Reader) -> None:
    """Who issues a release is none of its leaders."""
    body = (
        f"Ned Green, Department Spokesperson\n\n{MADURO} spoke in Rome on Friday about the price of oil. "
        f"{BROWN} spoke too. The two leaders then left."
    )
    found = extracted(body, "U.S. Department of State")
    assert found.resolved("The two leaders") == {"Nicolas Maduro", "Anna Brown"}


def test_leaders_of_states_that_act(extracted: Reader) -> None:
    """Where nobody is named, the leaders are those of the states that acted."""
    found = extracted("Kenya and Norway signed a treaty. The leaders were glad.")
    assert found.resolved("The leaders") == {"KEN", "NOR"}


def test_ministers_of_a_plural_title(extracted: Reader) -> None:
    """`The ministers` are the ministers of the sentence before, not the president beside them."""
    body = (
        f"Foreign Ministers Luis Brown of Kenya and Ida Lund of Norway met with {MADURO}. The ministers left."
    )
    assert extracted(body).resolved("The ministers") == {"Luis Brown", "Ida Lund"}


def test_minister_by_his_demonym(extracted: Reader) -> None:
    """`The Russian minister` is the foreign minister of that state."""
    body = f"{LAVROV} met Iranian Foreign Minister Javad Zarif in Rome. The Russian minister left."
    assert extracted(body).resolved("The Russian minister") == {"Sergei Lavrov"}


def test_two_countries_of_three(extracted: Reader) -> None:
    """`Both countries` are the two that the text speaks of most."""
    body = "Kenya wrote to Norway. Norway sold fish to Kenya. Chile watched. Both countries were glad."
    assert extracted(body).resolved("Both countries") == {"KEN", "NOR"}


# --- states, delegations, outlets -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words", "code"),
    [
        ("The Venezuelan government denied it.", "government", "VEN"),
        ("The government of Chile denied it.", "government", "CHL"),
        ("Iranian authorities denied it.", "authorities", "IRN"),
        ("Chile signed the treaty. The country needs oil.", "The country", "CHL"),
        ("U.S. President Barack Obama spoke. The Obama administration denied it.", "administration", "USA"),
    ],
)
def test_governments_are_their_states(extracted: Reader, body: str, words: str, code: str) -> None:
    """A government, an administration or `the country` stands for its state."""
    assert extracted(body).resolved(words) == {code}


def test_unnamed_delegation_keeps_its_words(extracted: Reader) -> None:
    """An unnamed delegation is its state with the printed words."""
    found = extracted("A Russian delegation arrived in Rome.").resolved("delegation")
    assert found == {"RUS[A Russian delegation]"}


def test_unnamed_officials_keep_their_words(extracted: Reader) -> None:
    """Officials of no state known keep their printed words and no code."""
    assert extracted("Two senior officials denied it.").resolved("officials") == {"[Two senior officials]"}


def test_the_outlet_named_before(extracted: Reader) -> None:
    """`The news agency` is the outlet named before."""
    found = extracted("Reuters published the text. The news agency added no comment.")
    assert found.resolved("The news agency") == {"Reuters"}


# --- laws -------------------------------------------------------------------------------------------------


@given(body=news_bodies())
@settings(max_examples=20)
def test_referents_are_of_this_article(extracted: Reader, body: str) -> None:
    """Whatever word is asked for, its referents are candidates, codes or printed words of this article."""
    found = extracted(body)
    for token in found.reading.document.doc:
        for referent in found.reading.coreference.resolve(token):
            assert referent.words or referent.id
            assert not referent.id or referent.id in found.names or len(referent.id) == 3
            assert found.article.body_start <= referent.span.start < referent.span.end <= len(found.text)
            if referent.words and referent.basis != "coreference":
                assert referent.words == " ".join(found.words(referent.span).split())


def test_the_president_who_acts(extracted: Reader) -> None:
    """Of two presidents the bare title means the one who acted, not the one who was called."""
    body = "President Luis Brown spoke by phone with President Carl Green of Kenya. The President left."
    found = extracted(body)
    assert found.resolved("The President") == {"Luis Brown"}


def test_government_and_armed_group(extracted: Reader) -> None:
    """A government and a named group joined by `and` are two, however the parser hangs them."""
    found = extracted("The Colombian government and FARC guerrilla group on Thursday signed a truce.")
    assert found.resolved("guerrilla group") == {"COL", "FARC"}


def test_governments_of_several_states(extracted: Reader) -> None:
    """All states of the list are meant, the last ones too."""
    found = extracted("The governments of France, Italy, the United Kingdom, and Kenya are worried.")
    assert found.resolved("governments") == {"FRA", "ITA", "GBR", "KEN"}
