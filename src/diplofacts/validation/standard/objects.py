"""JSON files and objects: read with all that is wrong with them, compared with the keys of the standards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from ..report import Issue
from . import positions
from .found import issue

#: No descriptor is nested deeper than this.
DEPTH = 100

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_LETTERS = re.compile(r"[^a-z0-9]")

#: The rule for an unknown key, by that for a misspelt one.
_UNKNOWN = {"P13": "P16", "S10": "S17"}

_TYPES: Mapping[str, Any] = {
    "any": lambda value: True,
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    # As JSON Schema has it: 1.0 is an integer, true is not.
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool))
        or (isinstance(value, float) and value.is_integer())
    ),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}


@frozen(eq=False, repr=False)
class Place:
    """Where an object stands, for messages.

    Attributes:
        path: the file.
        key: the way to it from the top of the file, such as ``resources[0].schema``.
        table: the resource that it is about.
        code: of the rule for what is wrong in it.
    """

    path: str
    key: str
    table: str
    code: str

    def at(self, key: str | int, code: str = "") -> Place:
        """The place of what stands in it."""
        return Place(self.path, positions.below(self.key, key), self.table, code or self.code)

    def issue(self, reason: str, value: object = None, code: str = "", **words: str) -> Issue:
        """An issue there."""
        found = None if value is None else shown(value)
        words["reason"] = reason
        return issue(
            code or self.code, self.path, None, None, column=self.key, table=self.table, found=found, **words
        )


@define(eq=False, repr=False)
class Loaded:
    """A JSON file.

    Attributes:
        value: what it holds; None when it cannot be read.
        text: the file; empty when it cannot be read.
        issues: what is wrong with it.
    """

    value: dict[str, Any] | None = None
    text: str = ""
    issues: list[Issue] = field(factory=list)


@cache
def properties() -> Mapping[str, Mapping[str, Any]]:
    """The keys of each kind of object with their types (``properties.json``).

    They are those that Data Package, Data Resource, Table Dialect and Table Schema know (versions 1 and 2),
    with those that frictionless 5 reads beside, and the type that frictionless asks for: a JSON type,
    ``string-list``, ``object-list``, or several with ``|``; ``any`` where it asks for none. ``types`` has
    what a field of a type knows beside, ``own`` the keys that this project's own packages have.
    """
    text = Path(__file__).with_name("properties.json").read_text(encoding="utf-8")
    made: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return made


def shown(value: object) -> str:
    """A value of JSON in a message, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 200 else text[:199] + "…"


def load(file: Path, path: str, table: str = "") -> Loaded:
    """Read a JSON object from a file.

    Args:
        file: it.
        path: its name in messages.
        table: the resource that it is about.

    Raises:
        OSError: when it cannot be opened.
    """
    loaded = Loaded()
    data = file.read_bytes()

    def wrong(
        code: str, reason: str = "", line: int | None = None, col: int | None = None, **words: str
    ) -> None:
        loaded.issues.append(issue(code, path, line, col, table=table, reason=reason, **words))

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong("P10", f"byte {error.start} is not UTF-8", 1 + data.count(b"\n", 0, error.start))
        return loaded
    if text.count("[") + text.count("{") > DEPTH and _depth(text) > DEPTH:
        wrong("P12", limit=str(DEPTH))
        return loaded

    double = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal double
        made = dict(items)
        double = double or len(made) < len(items)
        return made

    def constant(name: str) -> Any:
        raise ValueError(f"{name} is not JSON")

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        wrong("P10", error.msg, error.lineno, error.colno)
    except (ValueError, RecursionError) as error:
        at = positions.constant(text)
        wrong("P10", str(error), *(positions.Lines(text).place(at) if at is not None else ()))
    else:
        if isinstance(value, dict):
            loaded.value, loaded.text = value, text
        else:
            wrong("P10", "it is no object", found=shown(value))
        if double:
            lines = positions.Lines(text)
            for member, last in positions.repeated(text):
                wrong("P11", "", *lines.place(member.start), found=shown(last), column=member.way)
    return loaded


def _depth(text: str) -> int:
    """How deep brackets are nested."""
    depth = deepest = 0
    for match in _TOKEN.finditer(text):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest


def is_of(value: Any, types: str) -> bool:
    """Whether a JSON value is of one of some types, such as ``string|string-list``."""
    for name in types.split("|"):
        item = name.removesuffix("-list")
        if item == name:
            if _TYPES[name](value):
                return True
        elif isinstance(value, list) and all(map(_TYPES[item], value)):
            return True
    return False


def check(
    described: Mapping[str, Any],
    known: Mapping[str, str],
    place: Place,
    misspelt: str,
    required: tuple[str, ...] = (),
) -> Iterator[Issue]:
    """Compare an object with the keys that it may have.

    Args:
        described: the object.
        known: types by key.
        place: where it stands.
        misspelt: code of the rule for a key that is nearly one of them. Another is told as unknown, unless
            its name says that it is the maker's own (``x-…``, ``_…``, ``prefix:…``).
        required: keys that must be there.
    """
    for key in required:
        if key not in described:
            yield place.at(key).issue(f"the property {key} is missing")
    for key, value in described.items():
        if key in known:
            if value is not None and not is_of(value, known[key]):
                words = known[key].replace("|", " or ").replace("-list", "s in a list")
                yield place.at(key).issue(f"{key} must be {words}", value)
        elif key in properties()["own"]:
            continue
        elif near := nearest(key, known, 0.75 if misspelt.startswith("S") else 0.8):
            yield place.at(key).issue("", value, misspelt, near=near)
        elif ":" not in key and not key.startswith(("x-", "_")):
            yield place.at(key).issue("", value, _UNKNOWN[misspelt], known=", ".join(known))


def nearest(key: str, known: Mapping[str, Any], alike: float = 0.8) -> str:
    """The known key of which a key is most likely a misspelling; empty when there is none.

    Args:
        key: as it is written.
        known: the keys that there are.
        alike: how like it must be, from 0 to 1; with 0.75 one letter of four may be another.
    """
    # Schemas have the same keys of their own in field after field.
    return _nearest(key, tuple(known), alike)


@lru_cache(maxsize=1024)
def _nearest(key: str, known: tuple[str, ...], alike: float) -> str:
    plain = _LETTERS.sub("", key.lower())
    for one in known:
        if plain and plain == _LETTERS.sub("", one.lower()):
            return one
    for at in range(1, len(key)):  # Two letters that changed places, in however short a key.
        if (swapped := key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :]) != key and swapped in known:
            return swapped
    from difflib import get_close_matches

    near = get_close_matches(key, [one for one in known if abs(len(one) - len(key)) <= 2], n=1, cutoff=alike)
    return near[0] if near else ""
