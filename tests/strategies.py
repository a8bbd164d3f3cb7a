"""Strategies that several test modules share; each section is one module's."""

from __future__ import annotations

import datetime
from functools import cache

from attrs import frozen
from hypothesis import strategies as st

from diplofacts.datapackage import Field, schema
from telling import Telling, who

# --- articles ---------------------------------------------------------------------------------------------

_HARD = st.sampled_from(
    ["\r\n", "\r", "\n", "\u00a0", "🙂", "e\u0301", "👩‍🚀", "\u2028", "\x00", "“", "’", "\ufeff"]
)


def bodies(min_size: int = 1) -> st.SearchStrategy[str]:
    """Texts with line ends, marks, emoji and invisible characters of all sorts."""
    piece = st.one_of(_HARD, st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
    return st.lists(piece, min_size=min_size, max_size=8).map("".join)


def article_texts() -> st.SearchStrategy[str]:
    """Articles published on 2022-06-13, with a header after a byte-order mark or white space."""
    before = st.sampled_from(["", " ", "\ufeff", "\ufeff ", "\r\n", "\u00a0"])
    return st.builds(lambda b, body: f"{b}date 2022-06-13 A{body}", before, bodies(0))


# --- the data model ---------------------------------------------------------------------------------------


def cells() -> st.SearchStrategy[str]:
    """Any value that a CSV cell can hold: all of Unicode but lone surrogates, quotes and line ends often."""
    anything = st.text(st.characters(exclude_categories=["Cs"]))
    awkward = st.text(st.sampled_from(list('",\r\n\0\ufeff\u2028\x85 a'))).filter(bool)
    return st.one_of(anything, awkward)


def edtf_texts() -> st.SearchStrategy[str]:
    """Values of the EDTF profile, as they stand in a cell."""
    days = st.dates().map(datetime.date.isoformat)
    points = st.builds(
        lambda day, length, mark: day[:length] + mark,
        days,
        st.sampled_from([4, 7, 10]),
        st.sampled_from(["", "~", "?", "%"]),
    )
    intervals = st.one_of(
        st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
        points.map("{}/..".format),
        points.map("../{}".format),
    )
    return st.one_of(points, intervals)


def values(field: Field) -> st.SearchStrategy[str]:
    """Cells of one column that its schema allows, as far as types and vocabularies go."""
    if field.enum:
        filled: st.SearchStrategy[str] = st.sampled_from(field.enum)
    elif field.type == "integer":
        filled = st.integers(field.minimum or 0, 10**7).map(str)
    elif field.type == "date":
        filled = st.dates().map(datetime.date.isoformat)
    elif field.notation == "edtf":
        filled = edtf_texts()
    else:
        filled = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    return filled if field.required else st.one_of(st.just(""), filled)


@cache
def rows(table: str) -> st.SearchStrategy[dict[str, str]]:
    """Rows of ``table``, with values of the right type in every cell."""
    return st.fixed_dictionaries({field.name: values(field) for field in schema(table).fields})


# --- resolution -------------------------------------------------------------------------------------------

#: Full name, surname, title, office, state: spellings of one person, and people who share a surname.
_OFFICIALS = (
    ("Nicolas Maduro", "Maduro", "President", "president", "VEN"),
    ("Nicolás Maduro", "Maduro", "President", "president", "VEN"),
    ("Ebrahim Raisi", "Raisi", "President", "president", "IRN"),
    ("Ebrahim Raeisi", "Raeisi", "President", "president", "IRN"),
    ("George W. Bush", "Bush", "President", "president", "USA"),
    ("George H. W. Bush", "Bush", "President", "president", "USA"),
    ("Nouri al-Maliki", "al-Maliki", "Prime Minister", "prime_minister", "IRQ"),
    ("Riyad al-Maliki", "al-Maliki", "Foreign Minister", "minister", "PSE"),
    ("Xi Jinping", "Xi", "President", "president", "CHN"),
)
_TITLES = ("cooperation deal", "oil swap agreement", "joint statement", "Treaty of Amity and Oil Shipping")
_DAYS = ("", "2022-06-11", "2022-06-10/2022-06-12", "2022-06", "2021")


@st.composite
def tellings(draw: st.DrawFn, max_size: int = 5) -> list[Telling]:
    """Articles with candidates for people, roles, encounters, instruments and statements."""
    names = draw(st.permutations(["alpha", "beta", "gamma", "delta", "omega", "omega-e1"]))
    count = draw(st.integers(1, max_size))
    return [_telling(draw, source) for source in names[:count]]


def _telling(draw: st.DrawFn, source: str) -> Telling:
    officials = st.tuples(st.sampled_from(_OFFICIALS), st.booleans(), st.booleans())
    cast = draw(st.lists(officials, min_size=1, max_size=4, unique_by=lambda o: o[0][1]))
    forms = [
        (full if whole else short, title, office, state, told)
        for (full, short, title, office, state), whole, told in cast
    ]
    lines = [f"{title} {form} came." if told else f"{form} came." for form, title, _, _, told in forms]
    events = draw(
        st.lists(
            st.tuples(
                st.sampled_from(("meeting", "visit", "phone_call")),
                st.integers(0, 3),
                st.integers(0, 3),
                st.sampled_from(_DAYS),
                st.sampled_from(("", *_TITLES)),
            ),
            max_size=3,
        )
    )
    for n, (_, _, _, _, title) in enumerate(events):
        lines.append(f"Event {n} took place and pact {n} was signed: {title or 'nothing'} {n}.")
    lines.append("They said that ties are good.")
    t = Telling(source, draw(st.sampled_from(("2022-06-13", "2022-06-14", "2023-02-04"))), " ".join(lines))
    people = [t.person(form) for form, *_ in forms]
    for (form, title, office, state, told), person in zip(forms, people, strict=True):
        if told:
            t.role(f"{title} {form}", person, office, state)
    for n, (kind, one, other, day, title) in enumerate(events):
        first, second = one % len(people), other % len(people)
        actors = [who(people[first], "guest" if kind == "visit" else "participant")]
        if first != second and kind != "visit":
            actors.append(who(people[second]))
        meeting = t.meeting(
            f"Event {n} took place", kind, *actors, start=day, country="IRN" if kind == "visit" else ""
        )
        if title:
            t.agreement(
                f"pact {n} was signed",
                f"{title} {n}"[:-2],
                who(country="IRN", capacity="party"),
                who(country=forms[first][3], capacity="party"),
                meeting=meeting if one % 2 else "",
                signed=day if other % 2 else "",
            )
    t.statement("ties are good", "said", who(people[0], "speaker"), who(words="They", capacity="addressee"))
    return t


# --- extraction -------------------------------------------------------------------------------------------

_SENTENCES = (
    "President Nicolas Maduro met Foreign Minister Sergei Lavrov in Caracas on Friday.",
    "\u201cWe agreed,\u201d he said.",
    '"We',
    "The two leaders signed a trade deal.",
    "A Heading With No Stop",
    "Mr. Brown\u2019s aide, who spoke with Reuters, denied it",
    "(EU) officials called for \u201ccalm",
    "\u0631\u0626\u06cc\u0633\u06cc met \u5f20\u4f1f.",
)
_JOINS = st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "\t", "  ", "\u2028", ""])


def news_bodies() -> st.SearchStrategy[str]:
    """Texts of sentences as in the news, whole and broken, between line ends and invisible characters."""
    piece = st.one_of(st.sampled_from(_SENTENCES), _HARD)
    return st.lists(st.tuples(piece, _JOINS).map("".join), min_size=1, max_size=6).map("".join)


_FRAGMENTS = (
    *("Chilean President Gabriel Boric", "Russian Foreign Minister Sergei Lavrov", "he", "They", "It"),
    *("the foreign minister", "The two leaders", "both sides", "a Kenyan delegation", "officials", "who"),
    *("the White House", "Reuters", "the European Union (EU)", "Iran", "Tehran", "Iran and Cuba", "and", ","),
    *("met", "held talks with", "spoke by phone with", "visited", "received", "will visit", "invited"),
    *("signed", "a 20-year cooperation agreement", "a joint statement", "agreed to", "the ceasefire"),
    *("said", "said that", "stressed", "called for", "urged", "according to", "told", "In a statement,"),
    *("\"We will not yield,\"", "\u201cWe are ready.\u201d", "it was emphasized that", "ties were good"),
    *("on Friday", "last year", "on June 9-10", "in late December", "the next day", "during his visit to"),
    *("in an interview with", "the summit in", "was appointed", "resigned as", ", former mayor of Rome,"),
    *("his Iranian counterpart, Javad Zarif", "led by", ".", ".", "\n\n"),
)


def fragment_bodies() -> st.SearchStrategy[str]:
    """Fragments of the sentences that extraction reads, in any order, few of them sentences."""
    return st.lists(st.sampled_from(_FRAGMENTS), min_size=2, max_size=14).map(" ".join).filter(str.strip)


@frozen
class PlantedPerson:
    """A person with an office, and the words that say so before the name."""

    name: str
    title: str
    role: tuple[str, str, str, str, str]


@frozen
class Planted:
    """A text and the facts it was composed of."""

    body: str
    first: PlantedPerson
    second: PlantedPerson
    kind: str
    day: str
    day_words: str
    city: str
    country: str
    content: str
    cue: str


_PLANTED_NAMES = ("Anna Brown", "Carl Green", "Nicolas Maduro", "Sergei Lavrov", "Luis P\u00e9rez")
_PLANTED_STATES = (("Chilean", "CHL"), ("Iranian", "IRN"), ("Norwegian", "NOR"), ("Kenyan", "KEN"))
_PLANTED_OFFICES = (
    ("President", "president", ""),
    ("Prime Minister", "prime_minister", ""),
    ("Foreign Minister", "minister", "foreign_affairs"),
    ("Deputy Oil Minister", "deputy_minister", "oil"),
)
_PLANTED_DAYS = (
    ("on Friday", "2022-06-10"),
    ("on June 9", "2022-06-09"),
    ("yesterday", "2022-06-12"),
    ("on 2 May 2022", "2022-05-02"),
    ("", ""),
)
_PLANTED_CITIES = (("Rome", "ITA"), ("Vienna", "AUT"), ("Doha", "QAT"), ("", ""))
#: {a} and {b} are titled names, {place} and {day} phrases of the clause.
_PLANTED_ENCOUNTERS = (
    ("meeting", "{a} met {b}{place}{day}."),
    ("meeting", "{a} held talks with {b}{place}{day}."),
    ("meeting", "{a} and {b} met{place}{day}."),
    ("press_conference", "{a} and {b} held a joint press conference{place}{day}."),
)
_PLANTED_STATEMENTS = (
    ("said", "{name} said that {content}."),
    ("warned", "{name} warned that {content}."),
    ("said", "\u201c{content},\u201d {name} said."),
    ("stressed", "In Oslo, {name} stressed that {content}."),
)
_PLANTED_CONTENTS = ("oil was cheap", "the talks were useful", "prices would rise again")


@st.composite
def planted(draw: st.DrawFn) -> Planted:
    """Texts in which two titled persons meet on some day at some place, and the first says something."""
    one, other = draw(st.permutations(_PLANTED_NAMES))[:2]
    states = draw(st.permutations(_PLANTED_STATES))[:2]
    people = []
    for name, (demonym, code) in zip((one, other), states, strict=True):
        title, office, portfolio = draw(st.sampled_from(_PLANTED_OFFICES))
        people.append(PlantedPerson(name, f"{demonym} {title}", (name, office, portfolio, code, "current")))
    kind, encounter = draw(st.sampled_from(_PLANTED_ENCOUNTERS))
    day_words, day = draw(st.sampled_from(_PLANTED_DAYS))
    city, country = draw(st.sampled_from(_PLANTED_CITIES))
    cue, statement = draw(st.sampled_from(_PLANTED_STATEMENTS))
    content = draw(st.sampled_from(_PLANTED_CONTENTS))
    surname = one.split()[-1]
    told = encounter.format(
        a=f"{people[0].title} {one}",
        b=f"{people[1].title} {other}",
        place=f" in {city}" if city else "",
        day=f" {day_words}" if day_words else "",
    )
    said = statement.format(name=surname, content=content)
    join = draw(st.sampled_from([" ", "\n\n", "\n"]))
    ending = "," if "\u201c" in statement else ""
    return Planted(
        told + join + said,
        people[0],
        people[1],
        kind,
        day,
        day_words.removeprefix("on "),
        city,
        country,
        content + ending,
        cue,
    )
