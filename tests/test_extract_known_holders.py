"""The gazetteer of office-holders: it chooses among the states that an article prints, and supplies none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplofacts import places
from diplofacts.extract.known_holders import state_of
from diplofacts.extract.lexicons import fold, rows
from extracted import Extracted

Reader = Callable[..., Extracted]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Angela Merkel", "DEU"),
        ("Merkel", "DEU"),
        ("Antony J. Blinken", "USA"),
        ("Chávez", "VEN"),
        ("Bashar Assad", "SYR"),
        ("Amir-Abdollahian", "IRN"),
        ("Abdullah bin Zayed Al Nahyan", "ARE"),
        ("Xi", "CHN"),
        ("Jinping", ""),
        ("Kim", ""),
        ("Ivanov", ""),
        ("Ottokar Beispiel", ""),
        ("", ""),
        (".", ""),
    ],
)
def test_state_of_a_name(name: str, state: str) -> None:
    """A name is known in whole, by its beginning, or by a family name that one state has; others are not."""
    assert state_of(name) == state


def test_the_gazetteer_is_in_order() -> None:
    """Each name stands once, with the code of a state, sorted by state and name."""
    found = [(row["country"], fold(row["name"])) for row in rows("office_holders")]
    assert found == sorted(set(found))
    assert len({name for _, name in found}) == len(found)
    assert all(places.is_country_code(code) for code, _ in found)


def test_a_known_holder_is_given_his_own_state(extracted: Reader) -> None:
    """Of the states that the article names the office is of the one where its holder is known."""
    found = extracted(
        "France and Poland disagreed on Tuesday. In Paris, ministers of France spoke of farms and of ships. "
        "Chancellor Merkel said that Germany would wait."
    )
    assert found.roles() == {("Merkel", "prime_minister", "", "DEU", "current")}
    (role,) = found.reading.roles
    (support,) = [s for s in role.supports if s.field == "country"]
    assert (found.words(support.span), support.basis) == ("Germany", "inferred")


def test_no_state_is_supplied(extracted: Reader) -> None:
    """A state that the article does not name is not given, nor any other in its place."""
    found = extracted("France and Poland disagreed on Tuesday. Chancellor Angela Merkel spoke to reporters.")
    assert found.roles() == {("Angela Merkel", "prime_minister", "", "", "current")}


def test_a_family_name_alone_may_be_another_mans(extracted: Reader) -> None:
    """Where the state of the known one is not printed, a family name alone does not keep others away."""
    found = extracted("President Brown spoke in Oslo. Norway will wait.")
    assert found.roles() == {("Brown", "president", "", "NOR", "current")}


@pytest.mark.parametrize("name", ["Vartan Oskanian", "Mariano Rajoy", "Costas Karamanlis"])
def test_a_known_name_needs_no_other_sign(extracted: Reader, name: str) -> None:
    """The whole name of a known office-holder is a person's, whatever stands beside it."""
    assert [p.name for p in extracted(f"Bread for {name} and for other lands.").reading.people] == [name]


@pytest.mark.parametrize("name", ["Amanda Diaz", "Benoît Legrand", "Cesare Ossola", "Kazimierz Dawidczyk"])
def test_a_given_name_tells_a_person(extracted: Reader, name: str) -> None:
    """Two words the first of which is a given name are a person's where nothing speaks against it."""
    assert [p.name for p in extracted(f"The delegation included {name} and others.").reading.people] == [name]


@pytest.mark.parametrize(
    "name", ["Victoria Falls", "Jordan Valley", "Santiago Summit", "Charlotte Agreement"]
)
def test_a_given_name_in_the_name_of_a_thing(extracted: Reader, name: str) -> None:
    """What is named after a person, or like one, is no person."""
    assert not extracted(f"They will talk of the {name} in May.").reading.people
