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
