"""Countries, demonyms, capitals, cities and regions: one table of data, and finding its terms in a text.

``states.csv`` has a row for every code that a ``country`` cell may hold: ISO 3166-1 alpha-3, ``XKX``, and
the ISO 3166-3 codes ``SUN``, ``YUG``, ``CSK``, ``SCG``. ``areas.csv`` has regions (no state; they are there
so that ``South American`` is not ``American``) and parts of states. ``cities_by_hand.csv`` has the usual
English form of cities, ``cities.csv`` large cities from GeoNames. ``flags.csv`` says where care is needed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from ..phrases import SHORT, Phrases, fold
from ..spans import Span

NAME = "name"
ALIAS = "alias"
DEMONYM = "demonym"
PEOPLE = "people"
CAPITAL = "capital"
CITY = "city"
REGION = "region"
SUBDIVISION = "subdivision"

# A heading or dateline in capitals (TEHRAN) is read for terms of at least this many letters ...
_CAPITALS_LENGTH = 4
# ... and, of the cities that are no capitals, for those of at least this many inhabitants.
_CAPITALS_POPULATION = 500_000


@frozen
class Place:
    """What a term stands for.

    Attributes:
        term: the term as the table has it.
        iso3: the code of the state; empty for a ``region``.
        kind: ``name`` (the usual name of a state), ``alias`` (another one), ``demonym`` (adjective or one
            person: ``Iranian``, ``Briton``), ``people`` (plural: ``Iranians``), ``capital``, ``city``,
            ``region`` (several states, a sea: no state), ``subdivision`` (a part of a state, its adjective).
        city: the one form of the city's name; of a ``name``, only where the state has a city of that name
            (``Singapore``); else empty.
        flags: reasons for care: ``also_name`` (a given name or surname), ``also_word`` (a plain word or
            another thing), ``several_states`` (the states of ``others`` have it too), ``also_subdivision``,
            ``part_of_state`` (``Gaza``, ``Trinidad``), ``region``, ``gone_state``, ``contested``.
        others: codes of other states that the term may stand for.
    """

    term: str
    iso3: str
    kind: str
    city: str = ""
    flags: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


@frozen
class PlaceMention:
    """A place term in a text; the span leaves out articles and the possessive ``'s``."""

    span: Span
    iso3: str
    kind: str
    term: str
    city: str = ""
    flags: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


def lookup(term: str) -> Place | None:
    """The place that ``term`` as a whole names, or None.

    Case matters; accents, apostrophes, hyphens and the dots of abbreviations do not.
    """
    return _table().get(term)


def find(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """All place terms in ``text[start:end]``, left to right, longest match, whole words, none overlapping.

    The parts of a pair (``Russian-Iranian``, ``US–ASEAN``) are found each by itself.
    """
    end = len(text) if end is None else end
    return list(_kept(text, start, end)) if end - start > SHORT else _found(text, start, end)


@lru_cache(maxsize=32)
def _kept(text: str, start: int, end: int) -> tuple[PlaceMention, ...]:
    # Several steps ask for the places of one text.
    return tuple(_found(text, start, end))


def _found(text: str, start: int, end: int) -> list[PlaceMention]:
    return [
        PlaceMention(span, place.iso3, place.kind, place.term, place.city, place.flags, place.others)
        for span, place in _table().find(text, start, end)
    ]


def country_name(iso3: str) -> str:
    """The usual English name of a state.

    Raises:
        KeyError: for a code that is none.
    """
    return _names()[iso3]


def country_codes() -> tuple[str, ...]:
    """All codes that a ``country`` cell may hold, sorted."""
    return tuple(sorted(_names()))


def is_country_code(code: str) -> bool:
    """Whether a ``country`` cell may hold ``code``."""
    return code in _names()


def city_form(name: str) -> str:
    """The one form of a city's name: ``Washington`` → ``Washington, D.C.``; an unknown one as it is."""
    place = lookup(name)
    return place.city if place is not None and place.city else name


def capital_of(iso3: str) -> str:
    """The capital of a state in its one form; empty where the table has none."""
    return _capitals().get(iso3, "")


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in _rows("states.csv")}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {row["iso3"]: row["capital"] for row in _rows("states.csv")}


@lru_cache(maxsize=1)
def _table() -> Phrases[Place]:
    return Phrases(_spellings())


def _spellings() -> Iterator[tuple[str, Place]]:
    """Every spelling with its place; the table as printed comes before the spellings in capitals."""
    capitals: list[tuple[str, Place]] = []
    for place, population in _places():
        yield place.term, place
        if len(place.term) >= _CAPITALS_LENGTH and population >= _CAPITALS_POPULATION:
            capitals.append((place.term.upper(), place))
    yield from capitals


def _places() -> Iterator[tuple[Place, int]]:
    """All places, those that win over another of the same spelling first, with a population for cities."""
    flags = {fold(row["term"]): (row["flags"], row["others"]) for row in _rows("flags.csv")}

    def place(term: str, iso3: str, kind: str, city: str = "", own: str = "") -> Place:
        marked, others = flags.get(fold(term), ("", ""))
        return Place(term, iso3, kind, city, frozenset(_split(marked) + _split(own)), tuple(_split(others)))

    for row in _rows("states.csv"):
        iso3, capital = row["iso3"], row["capital"]
        city = capital if capital == row["name"] else ""
        yield place(row["name"], iso3, NAME, city), _CAPITALS_POPULATION
        for kind, column in ((ALIAS, "aliases"), (DEMONYM, "demonyms"), (PEOPLE, "people")):
            for term in _split(row[column]):
                yield place(term, iso3, kind), _CAPITALS_POPULATION
    for row in _rows("areas.csv"):
        yield place(row["term"], row["iso3"], row["kind"]), _CAPITALS_POPULATION
    for row in _rows("states.csv"):
        for term in [row["capital"], *_split(row["capital_aliases"])] if row["capital"] else []:
            yield place(term, row["iso3"], CAPITAL, row["capital"]), _CAPITALS_POPULATION
    for row in _rows("cities_by_hand.csv"):
        for term in [row["city"], *_split(row["aliases"])]:
            yield place(term, row["iso3"], CITY, row["city"]), _CAPITALS_POPULATION
    for row in _rows("cities.csv"):
        yield place(row["city"], row["iso3"], CITY, row["city"], row["flags"]), int(row["population"])
