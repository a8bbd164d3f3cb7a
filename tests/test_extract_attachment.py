"""Statements placed in the encounter at which they were made, with its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extracted import Extracted

Reader = Callable[..., Extracted]

LAVROV = "Russian Foreign Minister Sergei Lavrov"
MADURO = "Venezuelan President Nicolas Maduro"
BROWN = "Canadian Prime Minister Anna Brown"


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        (f"{MADURO} met {LAVROV} on Friday. He said that ties were good.", "ties were", "meeting"),
        (
            f"{MADURO} spoke by phone with {LAVROV} on Friday. Maduro said that ties were good.",
            "ties were",
            "phone_call",
        ),
        (f"{MADURO} said in an interview with Reuters that oil was cheap.", "oil was", "interview"),
        (f"In an interview with Reuters, {MADURO} said that oil was cheap.", "oil was", "interview"),
        (
            f"At a joint press conference with {LAVROV} on Friday, {MADURO} said that oil was cheap.",
            "oil was",
            "press_conference",
        ),
        (
            f"{MADURO} held a press conference in Caracas on Friday. He said that oil was cheap.",
            "oil was",
            "press_conference",
        ),
    ],
)
def test_statement_at_its_encounter(extracted: Reader, body: str, words: str, kind: str) -> None:
    """A statement belongs to the encounter that its sentence names or whose account it continues."""
    assert extracted(body).setting(words) == kind


def test_day_of_the_encounter_is_the_statement_s(extracted: Reader) -> None:
    """A statement made at a dated encounter has its day, by inference from the words of that day."""
    found = extracted(f"{MADURO} met {LAVROV} on Friday. He said that ties were good.")
    statement = found.statement("ties")
    assert statement.date == "2022-06-10"
    (support,) = [s for s in statement.supports if s.field == "date"]
    assert support.basis == "inferred"
    assert "Friday" in found.words(support.span)


@pytest.mark.parametrize(
    "body",
    [
        f"{MADURO} said that ties were good.",
        f"{MADURO} met {LAVROV} on Friday. {BROWN} said that ties were good.",
        f"{MADURO} will meet {LAVROV} on Friday. He said that ties were good.",
        f"{MADURO} met {LAVROV} on Friday. On Sunday, Maduro said that ties were good.",
        f"{MADURO} met {LAVROV} on Friday. According to Maduro, ties were good.",
        f"After meeting {LAVROV} on Friday, {MADURO} said that ties were good.",
    ],
    ids=["no encounter", "no participant", "planned", "another day", "aside", "afterwards"],
)
def test_statement_at_no_encounter(extracted: Reader, body: str) -> None:
    """Where the text does not make it certain that a statement was made at an encounter, it has none."""
    found = extracted(body)
    (statement,) = found.reading.statements
    assert statement.meeting == ""


def test_last_encounter_is_the_setting(extracted: Reader) -> None:
    """Of two encounters of the speaker the one told last is the setting."""
    found = extracted(
        f"{MADURO} met {LAVROV} on Friday. Maduro then spoke by phone with {BROWN} on Saturday. "
        "Maduro said that ties were good."
    )
    assert found.setting("ties were") == "phone_call"


def test_outlet_that_reports_an_encounter(extracted: Reader) -> None:
    """An outlet that only reports a coded encounter makes no statement of its own."""
    found = extracted(f"According to Reuters, {MADURO} met {LAVROV} in Caracas on Friday.")
    assert found.kinds() == ["meeting"]
    assert found.reading.statements == ()


def test_outlet_that_says_something_else(extracted: Reader) -> None:
    """An outlet whose content is no coded fact does make a statement."""
    found = extracted(f"Reuters said that prices were high. {MADURO} met {LAVROV} on Friday.")
    (statement,) = found.reading.statements
    assert found.words(statement.content[0]) == "prices were high"


def test_official_who_tells_an_encounter(extracted: Reader) -> None:
    """A person who tells of a coded encounter makes a statement all the same."""
    found = extracted(f"{BROWN} said that {MADURO} met {LAVROV} in Caracas on Friday.")
    assert found.kinds() == ["meeting"]
    assert len(found.reading.statements) == 1


def test_first_person_in_a_quotation(extracted: Reader) -> None:
    """Who says `I met X` inside a quotation takes part in that encounter."""
    found = extracted(f"\u201cI met {LAVROV} in Caracas on Friday,\u201d {MADURO} said.").meeting()
    assert found.who == {"Nicolas Maduro", "Sergei Lavrov"}
