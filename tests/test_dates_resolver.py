"""Finding the words for dates and resolving them."""

from __future__ import annotations

import csv
import datetime
import itertools
import time
from pathlib import Path

import dateparser
import parsedatetime
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplofacts.dates import EDTF, DateMention, Granularity, Tense, find, resolve
from diplofacts.dates.grammar import grammar
from diplofacts.dates.scanning import scan
from diplofacts.spans import Span

_TABLE = Path(__file__).parent / "data" / "date_phrases.csv"
_MONDAY = datetime.date(2022, 6, 13)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2080, 12, 31))


def _rows() -> list[tuple[str, datetime.date, Span, str]]:
    """Text, publication day, span of the marked phrase and expected value of each row of the table."""
    rows = []
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            left, _, rest = row["sentence"].partition("[[")
            phrase, _, right = rest.partition("]]")
            span = Span(len(left), len(left) + len(phrase))
            day = datetime.date.fromisoformat(row["published"])
            rows.append((left + phrase + right, day, span, row["expected"]))
    return rows


def _value(text: str, published: datetime.date = _MONDAY, **options: object) -> str:
    return str(resolve(text, published, 0, len(text), **options) or "")  # type: ignore[arg-type]


def _found(text: str, published: datetime.date = _MONDAY) -> list[tuple[str, str]]:
    return [(m.span.of(text), str(m.edtf)) for m in find(text, published)]


def test_the_table_of_phrases_is_resolved() -> None:
    """Resolve at least 0.95 of the phrases written from the codebook; the failures are shown."""
    rows = _rows()
    assert len(rows) >= 300
    failures = []
    for text, published, span, expected in rows:
        value = resolve(text, published, span.start, span.end)
        if str(value or "") != expected:
            failures.append(f"{text!r}[{span.of(text)}] on {published}: {value}, expected {expected}")
    print("\n".join(failures))
    assert len(failures) <= 0.05 * len(rows), "\n".join(failures)


def test_the_table_of_phrases_is_found() -> None:
    """Find the phrases of the table without being told where they are, and no date where there is none."""
    rows = _rows()
    failures = []
    for text, published, span, expected in rows:
        found = [m for m in find(text, published) if m.span.overlaps(span)]
        if str(found[0].edtf if found else "") != expected:
            failures.append(f"{text!r}[{span.of(text)}] on {published}: {found}, expected {expected}")
    assert len(failures) <= 0.05 * len(rows), "\n".join(failures)


@given(_DAYS, st.sampled_from(_NAMES), st.sampled_from(["on {}", "{}", "{} evening", "last {}"]))
def test_past_weekdays_agree_with_parsedatetime(day: datetime.date, name: str, phrase: str) -> None:
    """Give the latest such weekday on or before the publication day, as an independent library does."""
    constants = parsedatetime.Constants(usePyICU=False)
    constants.DOWParseStyle = -1
    constants.CurrentDOWParseStyle = True
    midday = datetime.datetime.combine(day, datetime.time(12))
    if "last" in phrase and day.weekday() == _NAMES.index(name):
        assert _value(f"last {name}", day) == (day - datetime.timedelta(7)).isoformat()
        return
    expected, _ = parsedatetime.Calendar(constants, version=parsedatetime.VERSION_CONTEXT_STYLE).parseDT(
        name, midday
    )
    text = f"The envoys met {phrase.format(name)}."
    assert _found(text, day)[0][1] == expected.date().isoformat()


@given(_DAYS, st.sampled_from(_NAMES), st.booleans())
def test_weekdays_agree_with_dateparser(day: datetime.date, name: str, future: bool) -> None:
    """Give the weekday before or after the publication day, as a second library does."""
    if day.weekday() == _NAMES.index(name):
        # dateparser goes back a week here; the codebook stays on the day, or goes on a week.
        expected = day + datetime.timedelta(7 if future else 0)
    else:
        settings = {
            "PREFER_DATES_FROM": "future" if future else "past",
            "RELATIVE_BASE": datetime.datetime.combine(day, datetime.time(12)),
        }
        parsed = dateparser.parse(name, languages=["en"], settings=settings)  # type: ignore[arg-type]
        assert parsed is not None
        expected = parsed.date()
    verb = "will meet" if future else "met"
    assert _found(f"The envoys {verb} on {name}.", day) == [(name, expected.isoformat())]


@given(
    _DAYS,
    _DAYS,
    st.sampled_from(
        ["%B {d}, %Y", "{d} %B %Y", "%A, %B {d}, %Y", "%b. {d}, %Y", "%Y-%m-%d", "the {d}th of %B, %Y"]
    ),
)
def test_full_dates_are_themselves(day: datetime.date, published: datetime.date, form: str) -> None:
    """Read a full date in every order, whatever the publication day."""
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    name = months[day.month - 1]
    words = form.replace("%B", name).replace("%b", name[:3]).replace("%A", _NAMES[day.weekday()])
    words = (
        words.replace("%Y-%m-%d", day.isoformat()).replace("{d}", str(day.day)).replace("%Y", f"{day.year}")
    )
    if "May." in words or "thth" in words:
        return
    text = f"The pact was signed on {words} in Rome."
    assert [value for _, value in _found(text, published)] == [day.isoformat()]


@given(st.sampled_from(_rows()), st.text(max_size=60))
def test_text_in_another_paragraph_changes_nothing(
    row: tuple[str, datetime.date, Span, str], prefix: str
) -> None:
    """Resolve the same words to the same date wherever they stand in a text."""
    text, published, span, _ = row
    before = prefix + ".\n\n"
    shifted = resolve(before + text, published, span.start + len(before), span.end + len(before))
    alone = resolve(text, published, span.start, span.end)
    if alone is not None or not find(before, published):
        assert shifted == alone


_PIECES = st.lists(
    st.one_of(
        st.sampled_from([phrase.of(text) for text, _, phrase, _ in _rows()]),
        st.sampled_from(
            [
                " ",
                "\n",
                "\u00a0",
                ", ",
                " and ",
                " to ",
                "–",
                "(",
                ")",
                "’s ",
                " will meet ",
                "the ",
                "1",
                "May",
                "2011",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=12,
).map("".join)


@given(_PIECES, _DAYS)
def test_mentions_are_in_order_and_within_the_text(text: str, published: datetime.date) -> None:
    """Give spans of the text, in order and apart, with values that parse."""
    mentions = find(text, published)
    assert all(m.span.end <= len(text) and m.span.of(text).strip() == m.span.of(text) for m in mentions)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(mentions))
    assert all(EDTF.parse(str(m.edtf)) == m.edtf for m in mentions)
    assert all(m.rule.startswith("dates.") for m in mentions)
    assert find(text, published) == mentions


@given(_PIECES, st.booleans())
def test_the_quick_scan_skips_no_phrase(text: str, trusted: bool) -> None:
    """Find with anchors exactly what trying the rules at every character finds."""
    scanner = grammar().trusted_scanner if trusted else grammar().scanner
    assert [(rule.pattern.pattern, m.span()) for rule, m in scan(text, 0, len(text), trusted)] == [
        (grammar().rules[int((m.lastgroup or "r")[1:])].pattern.pattern, m.span())
        for m in scanner.finditer(text)
    ]


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "1",
        "1,",
        "the ",
        "May ",
        "and ",
        "last ",
        "from ",
        "a ",
        "x",
        "on Monday and ",
        "2011-",
        ".",
        "the first week of ",
        "June 1, 2, ",
        "to be ",
        "no later than ",
        "\u00a0",
        "earlier ",
        "mid-",
        "“",
        "two days before ",
        "twenty-",
    ],
)
def test_the_time_is_linear_in_the_length(piece: str) -> None:
    """Take no more than proportionate time for long texts of nothing but the start of a phrase."""
    short, long = piece * (5_000 // len(piece)), piece * (20_000 // len(piece))
    times = []
    for text in (short, long):
        begin = time.process_time()
        find(text, _MONDAY)
        times.append(time.process_time() - begin)
    assert times[1] < 4 * 4 * times[0] + 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Theresa May met the press.",
        "Theresa May and Angela Merkel spoke.",
        "They may march on the capital.",
        "The crowd began to March in step.",
        "April Ryan and August Wilson attended.",
        "Resolution 1701 was adopted with 15 votes.",
        "About 2,000 troops and 1,500 people stayed.",
        "They sent 2000 soldiers to 1950 villages.",
        "In 1900 villages, people went without power.",
        "It costs $2011 or €2011.50.",
        "The team won 20-15 and 3-2.",
        "The two-day trip and five years of talks.",
        "He held office for five years.",
        "In recent days and in the coming weeks.",
        "The council meets on Mondays and every Friday.",
        "He led Friday prayers; Bloody Sunday was recalled.",
        "The Sunday Times reported it.",
        "He rose on the 14th floor.",
        "Flight 2011 is delayed.",
        "They sat down and wed.",
        "The sun rose.",
        "He visited three countries in two days.",
        "June 31 is no day; nor is 2022-02-30.",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Find nothing in names, numbers, durations, habits and impossible days."""
    assert _found(text) == []


def test_names_with_a_year_are_marked() -> None:
    """Mark a date that belongs to a noun, so that it dates nothing else."""
    text = (
        "At the 2008 Summer Olympics they recalled the 2011 accord, the May 27 agreement and a deal of 2015."
    )
    assert [(m.span.of(text), m.attributive) for m in find(text, _MONDAY)] == [
        ("2008", True),
        ("2011", True),
        ("May 27", True),
        ("2015", False),
    ]


@pytest.mark.parametrize(
    ("text", "granularity", "rule"),
    [
        ("They met on Friday.", Granularity.DAY, "dates.weekday-past"),
        ("They will meet on Friday.", Granularity.DAY, "dates.weekday-future"),
        ("They met last week.", Granularity.WEEK, "dates.unit-step"),
        ("They met last year.", Granularity.YEAR, "dates.unit-step"),
        ("They met in late December.", Granularity.MONTH, "dates.month"),
        ("They met over the weekend.", Granularity.WEEK, "dates.weekend"),
        ("He has been mayor since 2015.", Granularity.YEAR, "dates.since"),
        ("They met from Monday to Friday.", Granularity.DAY, "dates.range"),
        ("They met the week of June 6.", Granularity.WEEK, "dates.week-of"),
    ],
)
def test_a_mention_names_its_rule_and_unit(text: str, granularity: Granularity, rule: str) -> None:
    """Keep the rule and the unit of the words beside the value."""
    mention = find(text, _MONDAY)[0]
    assert (mention.granularity, mention.rule) == (granularity, rule)


@given(_DAYS, st.integers(-150, 150), st.sampled_from(["met", "will meet"]))
def test_the_week_of_a_day(published: datetime.date, distance: int, verb: str) -> None:
    """Monday to Sunday of the week in which the day lies, in whichever year it is nearest."""
    day = published + datetime.timedelta(distance)
    assume((day.month, day.day) != (2, 29))
    words = f"the week of {day:%B} {day.day}"
    monday = day - datetime.timedelta(day.weekday())
    week = f"{monday}/{monday + datetime.timedelta(6)}"
    assert _found(f"The envoys {verb} {words}.", published) == [(words, week)]


def test_a_caller_may_know_the_tense() -> None:
    """Let a parser overrule the words around, for all dates, by span, or by a function."""
    text = "The envoys meet on Friday."
    span = Span(text.index("Friday"), text.index("."))
    assert _value("Friday", tense=Tense.FUTURE) == "2022-06-17"
    for tense in (Tense.FUTURE, {span: Tense.FUTURE}, lambda _: Tense.FUTURE):
        assert [str(m.edtf) for m in find(text, _MONDAY, tense=tense)] == ["2022-06-17"]
    assert [str(m.edtf) for m in find(text, _MONDAY, tense=lambda _: None)] == ["2022-06-10"]


def test_a_quotation_counts_from_the_day_it_was_spoken() -> None:
    """Count dates inside a quotation from the day on which it was spoken."""
    text = "“We signed it yesterday,” he said on Friday. He left today."
    quote = Span(1, text.index(",”"))
    mentions = find(text, _MONDAY, spoken={quote: datetime.date(2022, 6, 10)})
    assert [str(m.edtf) for m in mentions] == ["2022-06-09", "2022-06-10", "2022-06-13"]
    assert _value("yesterday", spoken=datetime.date(2022, 6, 10)) == "2022-06-09"


def test_an_anaphoric_date_needs_what_it_counts_from() -> None:
    """Count an anaphoric date from the date before it, from the caller's, or not at all."""
    assert _value("the next day") == ""
    assert _value("the next day", anchor=EDTF.parse("2022-06-10")) == "2022-06-11"
    assert _value("the next day", anchor=EDTF.parse("2022")) == ""
    text = "He landed on Thursday. He left the next day."
    start = text.index("He left")
    assert [str(m.edtf) for m in find(text, _MONDAY, Span(start, len(text)))] == ["2022-06-10"]


def test_a_region_limits_what_is_found_but_not_the_context() -> None:
    """Look in the region only, with the tense that the words before it give."""
    text = "They met on Sunday. They will meet on Friday."
    start = text.index("Friday")
    assert [m.span.of(text) for m in find(text, _MONDAY, Span(start, len(text)))] == ["Friday"]
    assert str(find(text, _MONDAY, Span(start, len(text)))[0].edtf) == "2022-06-17"


def test_phrases_of_broken_lines_and_curly_marks_are_found() -> None:
    """Read a phrase over a line break, with no-break spaces, curly marks and dashes of any kind."""
    assert _found("They met late on\r\nThursday.") == [("late on\r\nThursday", "2022-06-09")]
    assert _found("They met on June\u00a09, 2022.") == [("June\u00a09, 2022", "2022-06-09")]
    assert _found("Friday’s talks were tense.") == [("Friday", "2022-06-10")]
    assert _found("They met on June 9—10.") == [("June 9—10", "2022-06-09/2022-06-10")]
    assert _found("They met on Friday.\n\nMarch on!") == [("Friday", "2022-06-10")]


def test_later_on_the_day_of_publication() -> None:
    """`Later Monday` in news of that Monday is the same day; a Monday ahead without it is the next one."""
    assert _found("Later Monday, they will meet.") == [("Later Monday", "2022-06-13")]
    assert _found("They will meet on Monday.") == [("Monday", "2022-06-20")]


def test_a_long_text_costs_resolve_no_more() -> None:
    """Read only the surroundings of the words, however long the text."""
    sentence = "The envoys will meet on Friday."
    text = "They met on Sunday. " * 50_000 + sentence
    start = text.rindex("Friday")
    begin = time.process_time()
    for _ in range(200):
        assert str(resolve(text, _MONDAY, start, start + 6)) == "2022-06-17"
    assert time.process_time() - begin < 2


def test_words_outside_the_text_are_refused() -> None:
    """Refuse offsets that are no part of the text."""
    with pytest.raises(ValueError, match="must lie within the text"):
        resolve("Friday", _MONDAY, 0, 99)


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_ends_of_the_calendar_are_no_dates(day: datetime.date) -> None:
    """Give no value, and no error, for what lies beyond the calendar."""
    for text, _, span, _ in _rows():
        resolve(text, day, span.start, span.end)


def test_every_rule_is_documented_and_used() -> None:
    """Say what each rule does; keep none that the table or a name never needs."""
    assert all(rule.doc.endswith(".") and rule.name.startswith("dates.") for rule in grammar().rules)
    mentions: list[DateMention] = [m for text, day, _, _ in _rows() for m in find(text, day)]
    used = {m.rule for m in mentions}
    assert len(used) >= 25


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was highlighted by the April signing of a pact.", [("April", "2022-04")]),
        ("They must leave by the end of May during a lull.", [("by the end of May", "../2023-05~")]),
    ],
)
def test_what_is_called_after_its_date_is_no_bound(text: str, expected: list[tuple[str, str]]) -> None:
    """A deed called after its date is no deadline, though `by` stands before it."""
    assert _found(text) == expected
