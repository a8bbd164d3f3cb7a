"""The states, demonyms and cities that an article names, apart from persons who bear a place's name."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence, Set

from attrs import evolve

from .. import places
from ..spans import Span
from .document import Document
from .lexicons import fold, word_set
from .titles import TitleMention

_NAMED_PACT = re.compile(
    r"(?:[ \n][A-Z][\w-]+){0,4}[ \n](?:Agreement|Accords?|Treaty|Pact|Deal|Protocol|Memorandum|Partnership)\b"
)
_NAME_AFTER = re.compile(r"[ \n]((?:(?:al|el|bin|ibn|von|van|de)[ -])?[^\W\d_a-z][^\W\d_]+)")
_NAME_BEFORE = re.compile(r"([^\W\d_a-z][^\W\d_]+)[ \n](?:[A-Z]\.[ \n]){0,2}$")
_FORM_OF_STATE = re.compile(
    r"(?<!\w)(?P<form>(?:(?:Islamic|Federal|Federative|Democratic|Socialist|Hellenic|Oriental|Bolivarian|Plurinational|"
    r"Arab|United|People['\u2019]s)[ \n]+){0,3}"
    r"(?:Republic|Kingdom|State|Sultanate|Emirate|Federation|Principality|Commonwealth|Government)"
    r"[ \n]+of[ \n]+(?:the[ \n]+)?)$"
)
#: `governor of Kandahar X`, `ambassador to Baghdad Y`: a place stands there, whatever follows.
_POST = re.compile(r"[ \n]+(?:of|to|in)[ \n]+(?:the[ \n]+)?")
#: A name behind `in` and a comma after it; what may follow the state (`in Koror, Palau on Monday`).
_TOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear)[ \n]+(?P<name>[A-Z][\w'\u2019-]+(?:[ \n][A-Z][\w'\u2019-]+){0,2}),[ \n]+$"
)
_CLOSES = re.compile(
    r"[.,;)]|[ \n]+(?:on|in|at|by|and|for|to|after|before|where|with|during|from|until|this|last)\b|\s*$"
)
#: `North and South Korea`: the first half of a pair, without the name.
_HALF = re.compile(r"\b(?P<half>North|South|East|West)[ \n]+and[ \n]+$")
#: `the North` and `the South` where a state so named is spoken of; not `the South China Sea`.
_HALF_ALONE = re.compile(r"\b[Tt]he[ \n]+(?P<half>North|South)(?![\w-]|[ \n]+[^\W\d_a-z])")
_CITIES = frozenset({"city", "capital", "subdivision"})
#: The acronym of a name, behind it in brackets.
_ACRONYM = re.compile(r" \((?:the )?(?P<short>[A-Z]{2,6})\)")
_SIDES = frozenset({"North", "South", "East", "West"})
_STATES = ("name", "alias")
_LOCATING = (" in", " at", " to", " from", " near", " outside", " via", " for", " left")


def find_places(document: Document, titles: Sequence[TitleMention]) -> list[places.PlaceMention]:
    """The states, demonyms and cities that the body names, in order.

    A term that is a given name or surname too (`Vladimir`, `Jordan`) is no place beside another word of a
    name.
    """
    found = places.find(document.text, document.article.body_start)
    found += [
        *_small_cities(document.text, found, titles),
        *_halves(document.text, found),
        *_halves_alone(document, found),
        *_acronyms(document.text, found),
    ]
    found.sort(key=lambda p: p.span)
    found = _in_printed_states(document.text, found)
    taken = [p.span for p in found] + [t.outer for t in titles]
    posts = {m.end() for t in titles if (m := _POST.match(document.text, t.outer.end)) is not None}
    offices = {t.outer.end for t in titles}
    parts = [p.span.start not in posts and _is_name_part(document, p, taken, offices) for p in found]
    # `Paula Santiago ... Santiago said`: who bears a city's name goes on bearing it.
    names = {p.span.of(document.text) for p, part in zip(found, parts, strict=True) if part}
    return [
        _whole_name(document.text, p, taken)
        for p, part in zip(found, parts, strict=True)
        if not part
        and (p.kind not in _CITIES or p.span.of(document.text) not in names or _is_located(document.text, p))
    ]


def _in_printed_states(text: str, found: list[places.PlaceMention]) -> list[places.PlaceMention]:
    """Each city in the state that the text prints behind it (`in Dili, Indonesia`); not one of a list."""
    out = list(found)
    for n, (city, state) in enumerate(itertools.pairwise(found)):
        if city.kind not in ("city", "capital") or state.iso3 in ("", city.iso3) or state.kind not in _STATES:
            continue
        beside = text[city.span.end : state.span.start] == ", " and _CLOSES.match(text, state.span.end)
        if not beside or "also_subdivision" in state.flags or text[state.span.end :][:5] == " and ":
            continue
        if text[max(0, city.span.start - 6) : city.span.start].endswith((" in ", " at ", " near ")):
            out[n] = evolve(city, iso3=state.iso3)
    return out


def _halves(text: str, found: Sequence[places.PlaceMention]) -> list[places.PlaceMention]:
    """The first of two states that share a name printed once (`North and South Korea`)."""
    out = []
    for state in found:
        side, _, name = state.term.partition(" ")
        start = state.span.start
        half = _HALF.search(text, max(0, start - 12), start) if name and side in _SIDES else None
        other = places.lookup(f"{half['half']} {name}") if half is not None else None
        if half is not None and other is not None and other.iso3 and other.kind == state.kind:
            span = Span(*half.span("half"))
            out.append(places.PlaceMention(span, other.iso3, other.kind, other.term))
    return out


def _halves_alone(document: Document, found: Sequence[places.PlaceMention]) -> list[places.PlaceMention]:
    """`the North` and `the South`, of the one pair of states so called that the article names."""
    printed = {places.country_name(p.iso3).partition(" ") for p in found if p.iso3}
    names = {name for side, _, name in printed if side in ("North", "South") and _are_two(name)}
    if len(names) != 1:
        return []
    name = names.pop()
    out = []
    for m in _HALF_ALONE.finditer(document.text, document.article.body_start):
        state = _half(m["half"], name)
        if state is not None:
            out.append(places.PlaceMention(Span(*m.span("half")), state.iso3, "alias", state.term))
    return out


def two_states(name: str) -> tuple[str, str]:
    """ISO codes of the north and the south of a name (`the two Koreas`); empty if these are not two."""
    if not _are_two(name):
        return "", ""
    north, south = _half("North", name), _half("South", name)
    return north.iso3 if north else "", south.iso3 if south else ""


def _half(side: str, name: str) -> places.Place | None:
    """The state that is the north or the south of a name, which one of the two may bear alone (`Sudan`)."""
    return places.lookup(f"{side} {name}") or places.lookup(name)


@functools.cache
def _are_two(name: str) -> bool:
    """Whether the north and the south of a name are two states (Korea, and not Africa or Macedonia)."""
    states = {half.iso3 if half is not None else "" for half in (_half("North", name), _half("South", name))}
    return len(states) == 2 and "" not in states


def _acronyms(text: str, found: Sequence[places.PlaceMention]) -> list[places.PlaceMention]:
    """The acronym that the text gives a state (`the Republic of the Marshall Islands (RMI)`), wherever it
    stands.
    """
    out: list[places.PlaceMention] = []
    for state in found:
        end = state.span.end
        if text[end : end + 2] != " (" or not state.iso3 or state.kind not in ("name", "alias"):
            continue
        m = _ACRONYM.match(text, end)
        if m is None or not _begins_words(m["short"], text[max(0, end - 80) : end]):
            continue
        taken = {p.span.start for p in (*found, *out)}
        for use in re.finditer(rf"(?<![\w-]){m['short']}(?![\w-])", text[end:]):
            span = Span(end + use.start(), end + use.end())
            if span.start not in taken:
                out.append(places.PlaceMention(span, state.iso3, "alias", m["short"]))
    return out


def _begins_words(short: str, name: str) -> bool:
    """Whether the letters of an acronym begin words of the name before it, the last one its last word."""
    initials = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    at = len(initials)
    for letter in reversed(short):
        at = next((i for i in range(at - 1, -1, -1) if initials[i] == letter), -1)
        if at < 0:
            return False
    return bool(initials) and initials[-1] == short[-1]


def _small_cities(
    text: str, found: Sequence[places.PlaceMention], titles: Sequence[TitleMention]
) -> list[places.PlaceMention]:
    """Cities that no table has, told by their state behind a comma: `in Koror, Palau`."""
    out = []
    for state in found:
        start = max(0, state.span.start - 60)
        if state.kind not in ("name", "alias") or text[start : state.span.start].rstrip(" \n")[-1:] != ",":
            continue
        m = _TOWN.search(text, start, state.span.start)
        if m is None or not _CLOSES.match(text, state.span.end):
            continue
        name = Span(*m.span("name"))
        dated = any(fold(w) in word_set("calendar") for w in name.of(text).split())
        taken = [*(p.span for p in found), *(t.outer for t in titles)]
        if not dated and not any(name.overlaps(span) for span in taken):
            words_ = " ".join(name.of(text).split())
            out.append(places.PlaceMention(name, state.iso3, places.CITY, words_, words_))
    return out


def _whole_name(text: str, place: places.PlaceMention, taken: Sequence[Span]) -> places.PlaceMention:
    """`the Republic of Kazakhstan`: the form of state belongs to the name, unless it ends a title
    (`Secretary of State of the United States`).
    """
    if place.kind not in ("name", "alias"):
        return place
    start = max(0, place.span.start - 60)
    if not text[start : place.span.start].rstrip(" \n").endswith(("of", "the")):
        return place
    m = _FORM_OF_STATE.search(text, start, place.span.start)
    if m is None or any(t.start < m.start("form") < t.end for t in taken):
        return place
    return evolve(place, span=Span(m.start("form"), place.span.end))


def _is_located(text: str, place: places.PlaceMention) -> bool:
    """Whether the words before a city speak of it as a place (`in Lagos`)."""
    return text[max(0, place.span.start - 12) : place.span.start].rstrip().endswith(_LOCATING)


def _is_name_part(
    document: Document, place: places.PlaceMention, taken: Sequence[Span], offices: Set[int]
) -> bool:
    text = document.text
    if place.kind in _CITIES and place.span.start - 1 in offices:
        return True  # `Secretary Austin`
    start = place.span.start
    if place.kind in _CITIES and fold(text[max(0, start - 3) : start]) in ("al-", "el-"):
        return True  # `Sheikh Nawaf Al-Sabah`
    given = _NAME_BEFORE.search(text, max(0, start - 30), start) if place.kind in _CITIES else None
    if given is not None:
        known = fold(given[1]) in word_set("first_names") and fold(given[1]) not in word_set("common_words")
        known = known or given.start(1) - 1 in offices  # `Prime Minister Yousaf Gilan`
        if known and not overlaps_any(given.span(1), taken):
            return True  # `Jack London`
    if place.kind == "capital":
        after = _NAME_AFTER.match(text, place.span.end)
        return (
            after is not None
            and not overlaps_any(after.span(1), taken)
            and (
                # `the president, Santiago Pena`
                (start - 2 in offices and text[start - 2] == ",")
                or any(t.ent_type_ == "PERSON" for t in document.tokens(place.span))
            )
        )
    if place.kind != "city" and "also_name" not in place.flags:
        return False
    joined = text[start - 1] in "-\u2013" and (text[start - 2].isalpha() or text[start - 2] == ".")
    if place.kind != "city" and joined:
        return False  # `the UK-India Free Trade Agreement`, `the U.S.-Jordan one`
    if place.kind != "city" and _NAMED_PACT.match(text, place.span.end):
        return False  # `the Jordan Trade Agreement`
    after = _NAME_AFTER.match(text, place.span.end)
    beside = after or _NAME_BEFORE.search(text, max(0, place.span.start - 30), place.span.start)
    of_person = beside is not None and not overlaps_any(beside.span(1), taken)
    of_other = (
        after is not None
        and not overlaps_any(after.span(1), taken)
        and fold(after[1]) not in word_set("calendar")
        and not text[max(0, place.span.start - 80) : place.span.start]
        .rstrip()
        .endswith((" in", " at", " to", " from", " of", " near"))
    )
    if of_person == of_other:
        return of_person
    return of_person if any(t.ent_type_ == "PERSON" for t in document.tokens(place.span)) else of_other


def overlaps_any(bounds: tuple[int, int], spans: Sequence[Span]) -> bool:
    """Whether the characters between two offsets are part of any of the spans."""
    return any(s.overlaps(Span(*bounds)) for s in spans)
