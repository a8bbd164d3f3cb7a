"""EDTF values and ISO 8601 durations."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.dates import EDTF, Containment, Precision, duration_of, is_duration, is_edtf, parse_duration
from diplofacts.dates.edtf import PROFILE, Point

_QUALIFIERS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """One date of the profile, as text."""
    day = draw(st.dates())
    length = draw(st.sampled_from([4, 7, 10]))
    return day.isoformat()[:length] + draw(_QUALIFIERS)


@st.composite
def values(draw: st.DrawFn) -> str:
    """A value of the profile, as text: a date, or an interval in order."""
    first, second = sorted([draw(points()), draw(points())], key=lambda p: EDTF.parse(p).earliest)
    return draw(st.sampled_from([first, f"{first}/{second}", f"{first}/..", f"../{second}"]))


@given(values())
def test_printing_gives_the_parsed_text(text: str) -> None:
    """Print exactly what was parsed."""
    assert str(EDTF.parse(text)) == text


@given(values())
def test_the_first_day_is_not_after_the_last(text: str) -> None:
    """Give bounds in order, and None for an open side only."""
    value = EDTF.parse(text)
    assert (value.earliest is None) == text.startswith("..")
    assert (value.latest is None) == text.endswith("..")
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(values())
def test_the_published_pattern_accepts_every_value(text: str) -> None:
    """Keep the pattern for schemas in step with the parser."""
    assert re.fullmatch(PROFILE, text)


@given(values(), values())
def test_containment_agrees_with_overlap_and_is_reflexive(one: str, other: str) -> None:
    """Call nothing contained that does not overlap; a sure date lies within itself."""
    first, second = EDTF.parse(one), EDTF.parse(other)
    assert (first.within(second) is Containment.NONE) == (not first.overlaps(second))
    assert first.overlaps(second) == second.overlaps(first)
    if first.qualifier in ("", "~"):
        assert first.within(first) is Containment.CERTAIN


@given(st.text(alphabet="0123456789-/.~?% PYMD", max_size=24))
def test_any_other_text_is_refused_with_a_message(text: str) -> None:
    """Refuse by ValueError only, and parse nothing that does not print the same."""
    if is_edtf(text):
        assert str(EDTF.parse(text)) == text
    else:
        with pytest.raises(ValueError, match="expected"):
            EDTF.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the value is empty"),
        ("2022-13", "no month 13; expected 01 to 12"),
        ("2022-02-29", "no day 29 in 2022-02; expected 01 to 28"),
        ("0000", "no year 0000"),
        ("2022-6", "'2022-6' is not a date of the profile"),
        ("2022-06-11 ", "not a date of the profile"),
        ("２０２２", "not a date of the profile"),
        ("..", "a side of an interval"),
        ("../..", "both sides are open"),
        ("2022/", "a side of the interval is empty; "),
        ("2022-06-11/2022-06-10", "ends before it starts"),
        ("2022/2023/2024", "'2023/2024' is not a date"),
        ("2022-06~~", "not a date of the profile"),
        ("2022-22", "no month 22"),
    ],
)
def test_the_message_says_what_is_wrong(text: str, words: str) -> None:
    """Name the fault of a malformed value."""
    with pytest.raises(ValueError, match=r".") as caught:
        EDTF.parse(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "qualifier"),
    [
        ("2022", "2022-01-01", "2022-12-31", Precision.YEAR, ""),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH, ""),
        ("2022-06-11?", "2022-06-11", "2022-06-11", Precision.DAY, "?"),
        ("2021-12~", "2021-12-01", "2021-12-31", Precision.MONTH, "~"),
        ("2022-06-10/2022-06-11", "2022-06-10", "2022-06-11", Precision.DAY, ""),
        ("2021-12~/2022-06-11?", "2021-12-01", "2022-06-11", Precision.MONTH, "%"),
        ("2015/..", "2015-01-01", None, Precision.YEAR, ""),
        ("../2022-07-01", None, "2022-07-01", Precision.DAY, ""),
    ],
)
def test_bounds_precision_and_qualifier(
    text: str, earliest: str | None, latest: str | None, precision: Precision, qualifier: str
) -> None:
    """Read bounds off the printed units; an interval has the coarser precision of its sides."""
    value = EDTF.parse(text)
    assert (value.earliest and value.earliest.isoformat()) == earliest
    assert (value.latest and value.latest.isoformat()) == latest
    assert value.precision is precision
    assert value.qualifier == qualifier
    assert value.is_interval == ("/" in text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-06-11", "2022-06", Containment.CERTAIN),
        ("2022-06", "2022-06-11", Containment.POSSIBLE),
        ("2022-06-11", "2022-06-10/2022-06-12", Containment.CERTAIN),
        ("2022-06-11?", "2022-06", Containment.POSSIBLE),
        ("2021-12~", "2021", Containment.CERTAIN),
        ("2022-06-11", "2015/..", Containment.CERTAIN),
        ("2015/..", "2022", Containment.POSSIBLE),
        ("2014", "2015/..", Containment.NONE),
    ],
)
def test_within(one: str, other: str, expected: Containment) -> None:
    """Tell sure from possible containment."""
    assert EDTF.parse(one).within(EDTF.parse(other)) is expected


def test_days_become_values() -> None:
    """Make values from days, one day from equal bounds."""
    day = datetime.date(2022, 6, 11)
    assert str(EDTF.from_date(day)) == "2022-06-11"
    assert EDTF.between(day, day) == EDTF.from_date(day)
    assert str(EDTF.between(None, day)) == "../2022-06-11"
    with pytest.raises(ValueError, match="ends before"):
        EDTF.between(day, datetime.date(2022, 6, 10))
    with pytest.raises(ValueError, match="no date"):
        EDTF.between(None, None)


def test_points_are_checked() -> None:
    """Refuse parts that no date has."""
    with pytest.raises(ValueError, match="qualifier"):
        Point(2022, qualifier="!")
    with pytest.raises(ValueError, match="no month"):
        Point(2022, day=3)


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_durations_round_trip(years: int, months: int, days: int) -> None:
    """Parse what is printed."""
    text = "P" + "".join(f"{n}{u}" for n, u in ((years, "Y"), (months, "M"), (days, "D")) if n)
    if text != "P":
        assert is_duration(text)
        assert str(parse_duration(text)) == text


@pytest.mark.parametrize("text", ["", "P", "20Y", "P20", "P1W2D", "P1.5Y", "PT5H", "p20Y", "P20Y\n", "P２Y"])
def test_other_texts_are_no_durations(text: str) -> None:
    """Refuse what is not of the profile."""
    assert not is_duration(text)
    with pytest.raises(ValueError, match="expected PnYnMnD"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a 20-year cooperation deal", "P20Y"),
        ("a two-day trip", "P2D"),
        ("for five years", "P5Y"),
        ("a six-month extension", "P6M"),
        ("an 18‑month truce", "P18M"),
        ("a year and six months", "P1Y6M"),
        ("one and a half years", "P1Y6M"),
        ("half a year", "P6M"),
        ("a decade", "P10Y"),
        ("half a decade", "P5Y"),
        ("twenty-five-year accord", "P25Y"),
        ("25 years", "P25Y"),
        ("two weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("Ten-Day Truce", "P10D"),
        ("three\nyears", "P3Y"),
        ("in recent years", None),
        ("yearly", None),
        ("half a week", None),
        ("every day", None),
    ],
)
def test_words_for_lengths_of_time(words: str, expected: str | None) -> None:
    """Turn the words for a length of time into a duration."""
    assert duration_of(words) == expected
