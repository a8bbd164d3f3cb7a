"""Encounters called off, and those of whom the text tells first without a name."""

from __future__ import annotations

import pytest

from extracted import Extracted
from test_extract_encounters import Case, told

CALLED_OFF: list[Case] = [
    (
        "Karl Nath of Peru was due to travel to Beijing on July 1 but cancelled the trip at the "
        "eleventh hour.",
        ["visit cancelled 2022-07-01 Beijing/CHN Nath"],
    ),
    (
        "King Omar II of Jordan has canceled a visit to Romania.\n\nThe palace said that the "
        "decision to cancel the "
        "visit scheduled for July 25 was right.\n\nDuring his trip, Omar was expected to meet "
        "Romanian President "
        "Ion Popa.",
        ["meeting cancelled 2022-07-25 / II+Popa", "visit cancelled 2022-07-25 /ROU II"],
    ),
    (
        "Peruvian President Ana Berg cancelled a visit to Chile, officials said on Friday.",
        ["visit cancelled  /CHL Berg"],
    ),
    (
        "Prime Minister Ben Levi of Israel said it was unthinkable to cancel a meeting with Ali Demir.",
        [],
    ),
]

NAMED_LATER: list[Case] = [
    (
        "A top Chinese official met Peru's President Ana Berg.\n\nChinese Vice Premier Li Wei met Berg.",
        ["meeting held  / Berg+Wei"],
    ),
    (
        "Russian President Pavel Orlov had a meeting with his Chilean counterpart in the Russian "
        "city of Sochi.",
        ["meeting held  Sochi/RUS CHL+Orlov"],
    ),
    (
        "On Friday, Russian Prime Minister Pavel Orlov received in Moscow visiting Chilean "
        "Deputy Prime Minister Ivo Lund.",
        ["meeting held 2022-06-10 Moscow/RUS Lund+Orlov", "visit held  /RUS Lund"],
    ),
    (
        "Peru had protested against Chancellor Ana Roth\u2019s plans to meet Omar Said of Egypt.",
        ["meeting planned  / Roth+Said"],
    ),
    (
        "Chancellor Ana Roth met Omar Said of Egypt on Friday.\n\nPeru had protested against "
        "Roth\u2019s plans to "
        "meet Said.",
        ["meeting held 2022-06-10 / Roth+Said"],
    ),
    (
        "A trilateral meeting was held in Sochi between President of Armenia Aram Sarian, "
        "President of Russia Pavel Orlov and President of Azerbaijan Ali Mamed.",
        ["summit held  Sochi/RUS Mamed+Orlov+Sarian"],
    ),
    (
        "President Ali Mamed of Azerbaijan met President Aram Sarian of Armenia in Rome.\n\nThe "
        "Armenian foreign "
        "minister joined the meeting later.",
        ["meeting held  Rome/ITA Mamed+Sarian"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CALLED_OFF)
def test_called_off(body: str, expected: list[str]) -> None:
    """What is called off keeps the day for which it was planned, never that of the news of it."""
    assert told(body) == expected


@pytest.mark.parametrize(("body", "expected"), NAMED_LATER)
def test_named_later(body: str, expected: list[str]) -> None:
    """Officials without a name stand for their state, unless they are named as the ones who met."""
    assert told(body) == expected


def test_office_told_before_the_name() -> None:
    """Whom the lead calls by his office alone is the one whom the next sentence begins by naming."""
    found = Extracted("India\u2019s trade minister has cancelled a trip.\n\nKamal Nathan was due in Rome.")
    assert found.roles() == {("Kamal Nathan", "minister", "trade", "IND", "current")}


def test_indefinite_official_is_nobody_known() -> None:
    """`A Chinese official` is none of the officials whom the article names."""
    found = Extracted(
        "A Chinese official said that it rained.\n\nAssistant Foreign Minister Shen Min of China left."
    )
    assert not any(a.person for s in found.reading.statements for a in s.actors)


def test_letters_swapped_in_a_name() -> None:
    """A surname with two letters swapped is that of the person named before."""
    found = Extracted("Prime Minister Dmitry Medvedev of Russia left. Medevdev returned.")
    assert found.people() == {"Dmitry Medvedev": ["Dmitry Medvedev", "Medevdev"]}


def test_short_name_of_a_state() -> None:
    """`RF` is the Russian Federation."""
    found = Extracted("RF President Pavel Orlov spoke.")
    assert found.roles() == {("Pavel Orlov", "president", "", "RUS", "current")}


def test_presidents_are_no_spokesman() -> None:
    """`The two presidents` are not a president and the spokesman named with him."""
    found = Extracted(
        "Russian President Pavel Orlov met his Chilean counterpart, his spokesman Karl Pesk "
        "said. The two presidents "
        "discussed trade, he said."
    )
    assert not any(
        "Karl Pesk" in {found.names.get(a.person) for a in m.actors} for m in found.reading.meetings
    )


def test_he_goes_on_for_an_unnamed_spokesman() -> None:
    """`he said` after `a ministry spokesman said` is the spokesman, not the person named before."""
    found = Extracted(
        "President Ana Berg of Peru met Ivo Lund.\n\nTalks went well, a foreign ministry spokesman "
        "said. \u201cWe are glad,\u201d he told reporters."
    )
    assert {a.words for s in found.reading.statements for a in s.actors if a.capacity == "speaker"} == {
        "a foreign ministry spokesman"
    }
