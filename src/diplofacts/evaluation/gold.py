"""Reading and checking hand-coded articles; the format is in ``docs/evaluation.md``."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from attrs import evolve

from ..articles import read_day
from ..dates import is_duration, is_edtf
from ..errors import DiplofactsError, Problem
from ..places import is_country_code
from ..spans import Span
from .coding import Actor, ActorKind, Coding, Event, Person, Role, Statement
from .events import FIELDS
from .items import Item, Notes
from .pointing import find_mentions, find_span
from .texts import Texts

_T = TypeVar("_T")


def _keys(required: str, optional: str = "") -> Mapping[str, bool]:
    return dict.fromkeys(required.split(), True) | dict.fromkeys([*optional.split(), "optional"], False)


#: The lists of a gold file, and the keys of their items with whether they must be there.
LISTS: Final = {
    "people": _keys("key name mentions"),
    "roles": _keys("person office", "portfolio country organization status"),
    "meetings": _keys("key kind status actors anchor", "start end city country venue part_of"),
    "agreements": _keys(
        "key title kind status parties anchor", "signatories signed effective term city country"
    ),
    "statements": _keys("kind speakers spans cue", "date"),
}

_FILE: Final = {"source": True, "published": True} | dict.fromkeys(LISTS, True)

_EDTF, _DURATION, _COUNTRY = (
    "an EDTF date: 2022, 2022-06, 2022-06-11, 2022-06-10/2022-06-11",
    "an ISO 8601 duration such as P20Y",
    "an ISO 3166-1 alpha-3 code",
)
_ACTOR = "a person's key, country:ISO3, org:NAME or text:WORDS"


class GoldError(DiplofactsError):
    """A hand-coded file cannot be read, or does not fit its article."""


def read_gold(folder: Path, texts: Texts) -> list[Coding]:
    """Read the hand-coded articles of a folder.

    Args:
        folder: the folder of the ``.json`` files, or one such file.
        texts: the articles.

    Returns:
        One coding an article, sorted by article id.

    Raises:
        GoldError: when there is none, or one is not right; names file, item and key of all that is wrong.
    """
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.json"), key=lambda path: path.name)
    if not paths:
        raise GoldError(Problem("no hand-coded article is there", path=str(folder), expected="*.json",
                                hint="Give the folder of the files with --gold."))
    codings: dict[str, Coding] = {}
    problems: list[Problem] = []
    for path in paths:
        notes = Notes(str(path))
        coding = _read_file(path, texts, notes)
        if coding.source_id in codings:
            notes.add("source", "another file of the folder has the same article", coding.source_id)
        codings[coding.source_id] = coding
        problems += notes.problems
    if problems:
        raise GoldError(*problems)
    return [codings[source_id] for source_id in sorted(codings)]


def _read_file(path: Path, texts: Texts, notes: Notes) -> Coding:
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise GoldError(Problem("the file is not UTF-8", path=str(path), offset=error.start)) from None
    except json.JSONDecodeError as error:
        problem = Problem(f"the file is not JSON ({error.msg})", path=str(path), row=error.lineno)
        raise GoldError(problem) from None
    file = Item(data, "", _FILE, notes)
    source_id = file.words("source")
    file.checked("published", lambda day: read_day(day) is not None, "YYYY-MM-DD")
    text = texts.get(source_id)
    if text is None:
        file.note("source", "there is no such article", source_id, f"a .txt file in {texts.folder}",
                  "Give the folder of the articles with --raw.")
        # Without its words nothing else of the file can be judged.
        return Coding(source_id)
    return _File(file, text, notes).coding(source_id)


class _File:
    """One file, its people known first."""

    def __init__(self, file: Item, text: str, notes: Notes) -> None:
        self._file, self._text, self._notes = file, text, notes
        self._people: dict[str, Person] = {}

    def coding(self, source_id: str) -> Coding:
        for person in self._each("people", self._person):
            self._people[person.key] = person
        listed = sorted({span for person in self._people.values() for span in person.spans})
        people = [
            evolve(p, spans=frozenset(s for s in p.spans if not any(s in other != s for other in listed)))
            for p in self._people.values()
        ]
        meetings = {item.get("key") for item in self._items("meetings", Notes(""))}
        return Coding(
            source_id,
            people=tuple(people),
            roles=tuple(self._each("roles", self._role)),
            meetings=tuple(self._each("meetings", lambda item: self._meeting(item, meetings))),
            agreements=tuple(self._each("agreements", self._agreement)),
            statements=tuple(self._each("statements", self._statement)),
        )

    def _items(self, name: str, notes: Notes) -> list[Item]:
        return [
            Item(value, f"{name} {number}", LISTS[name], notes)
            for number, value in enumerate(self._file.many(name), start=1)
        ]

    def _each(self, name: str, read: Callable[[Item], _T]) -> list[_T]:
        items = self._items(name, self._notes)
        keys = [item.get("key") for item in items]
        for number, item in enumerate(items):
            if isinstance(keys[number], str) and keys[number] in keys[:number]:
                item.note("key", "another item of the list has the same key")
        return [read(item) for item in items]

    def _person(self, item: Item) -> Person:
        key = item.words("key")
        if ":" in key:
            item.note("key", "has a colon, which marks actors that are no persons")
        item.words("name")
        spans = [span for value in item.many("mentions") for span in find_mentions(self._text, value, item)]
        return Person(key, frozenset(spans), item.flag("optional"))

    def _role(self, item: Item) -> Role:
        person = item.one_of("person", self._people, "person")
        known = self._people.get(person)
        country = item.checked("country", is_country_code, _COUNTRY)
        body = Actor(ActorKind.ORGANIZATION, item.words("organization"))
        return Role(
            item.label, person, item.term("office", "office"), item.term("portfolio", "portfolio"),
            Actor(ActorKind.COUNTRY, country) if country else body,
            item.term("status", "role_status") or "current",
            min(known.spans, default=None) if known else None,
            # A role of somebody who need not be there need not be there either.
            item.flag("optional") or (known is not None and known.optional),
        )  # fmt: skip

    def _meeting(self, item: Item, meetings: Collection[Any]) -> Event:
        item.one_of("part_of", [key for key in meetings if isinstance(key, str)], "meeting")
        item.words("venue")
        item.checked("end", is_edtf, _EDTF)
        values = {
            "kind": item.term("kind", "meeting_kind"),
            "status": item.term("status", "meeting_status"),
            "start": item.checked("start", is_edtf, _EDTF),
        }
        return self._event(item, "meetings", "actors", values)

    def _agreement(self, item: Item) -> Event:
        item.words("title")
        for value in item.many("signatories"):
            if isinstance(value, list) and 1 <= len(value) <= 2 and all(isinstance(v, str) for v in value):
                self._actor(item, "signatories", value[0])
            else:
                item.note("signatories", "is no signatory", value, "[ACTOR] or [ACTOR, title]")
        values = {
            "kind": item.term("kind", "agreement_kind"),
            "status": item.term("status", "agreement_status"),
            "signed": item.checked("signed", is_edtf, _EDTF),
            "effective": item.checked("effective", is_edtf, _EDTF),
            "term": item.checked("term", is_duration, _DURATION),
        }
        return self._event(item, "agreements", "parties", values)

    def _event(self, item: Item, table: str, actors: str, values: dict[str, str]) -> Event:
        values |= {
            "city": item.words("city"),
            "country": item.checked("country", is_country_code, _COUNTRY),
        }
        anchor = find_span(self._text, item.get("anchor"), item, "anchor") if item.get("anchor") else None
        return Event(
            item.words("key"), self._actors(item, actors), (anchor,) if anchor else (),
            {name: values[name] for name in FIELDS[table] if values[name]}, item.flag("optional"),
        )  # fmt: skip

    def _statement(self, item: Item) -> Statement:
        spans: list[Span] = []
        for value in item.many("spans"):
            span = find_span(self._text, value, item, "spans")
            spans += [span] if span else []
        if item.get("spans") == []:
            item.note("spans", "is empty")
        return Statement(
            item.label, item.term("kind", "statement_kind"), self._actors(item, "speakers"), tuple(spans),
            item.words("cue"), item.checked("date", is_edtf, _EDTF), item.flag("optional"),
        )  # fmt: skip

    def _actors(self, item: Item, key: str) -> frozenset[Actor]:
        found = (self._actor(item, key, value) for value in item.many(key))
        return frozenset(actor for actor in found if actor is not None)

    def _actor(self, item: Item, key: str, value: object) -> Actor | None:
        if not isinstance(value, str) or not value:
            item.note(key, "is no actor", value, _ACTOR)
            return None
        kind, colon, name = value.partition(":")
        if not colon:
            if value not in self._people:
                item.note(key, "names an unknown person", value, _ACTOR)
            return Actor(ActorKind.PERSON, value)
        kinds = (ActorKind.COUNTRY, ActorKind.ORGANIZATION, ActorKind.WORDS)
        known = next((k for k in kinds if k.value == kind), None)
        if known is None or not name or (known is ActorKind.COUNTRY and not is_country_code(name)):
            item.note(key, "is no actor", value, _ACTOR)
            return None
        return Actor(known, name)
