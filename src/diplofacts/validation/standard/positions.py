"""Where keys and items stand in a JSON file: the line and the character of each."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import define, evolve, field, frozen

from ..report import Issue

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
_COLON = re.compile(r"\s*:\s*")
_CONSTANTS = ("NaN", "Infinity", "-Infinity")


@frozen(eq=False, repr=False)
class Member:
    """A key of an object, or an item of a list.

    Attributes:
        way: to it from the top of the file, such as ``resources[0].schema``.
        start: offset at which it begins.
        end: offset after the key, or after the first token of the item.
        again: whether the object has had the key before.
    """

    way: str
    start: int
    end: int
    again: bool = False


@define(eq=False, repr=False)
class _Open:
    """An object or a list that is not closed yet."""

    way: str
    keys: set[str] | None
    count: int = 0
    key: bool = True
    below: str = field(default="")


def below(way: str, key: str | int) -> str:
    """The way to what stands under a key, or at a place of a list."""
    return f"{way}[{key}]" if isinstance(key, int) else f"{way}.{key}".lstrip(".")


def members(text: str) -> Iterator[Member]:
    """Every key and every item of a JSON text, in its order.

    Args:
        text: JSON without an error.
    """
    stack: list[_Open] = []
    for match in _TOKEN.finditer(text):
        token, way = match[0], ""
        if token in "]}":
            stack.pop()
            continue
        if token in ":,":
            if stack[-1].keys is not None:
                stack[-1].key = token == ","
            continue
        if stack:
            top = stack[-1]
            if top.keys is None:
                top.below = below(top.way, top.count)
                top.count += 1
                yield Member(top.below, match.start(), match.end())
            elif top.key:
                key = json.loads(token)
                top.below = below(top.way, key)
                yield Member(top.below, match.start(), match.end(), key in top.keys)
                top.keys.add(key)
            way = top.below
        if token in "[{":
            stack.append(_Open(way, set() if token == "{" else None))


def repeated(text: str) -> Iterator[tuple[Member, object]]:
    """Every key that its object has had before, with its value."""
    decoder = json.JSONDecoder()
    for member in members(text):
        if member.again and (colon := _COLON.match(text, member.end)):
            yield member, decoder.raw_decode(text, colon.end())[0]


def constant(text: str) -> int | None:
    """The offset of the first number that JSON does not have; None when there is none."""
    found = (match.start() for match in _TOKEN.finditer(text) if match[0] in _CONSTANTS)
    return next(found, None)


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and character of an offset, both counted from 1."""
        line = bisect_left(self._ends, offset)
        return line + 1, offset - (self._ends[line - 1] if line else -1)


def placed(texts: Mapping[str, str], issues: Iterable[Issue], but: Collection[Issue] = ()) -> list[Issue]:
    """The issues, those that name a key of a JSON file with the place of the key.

    What is not in the file, such as a key that is missing, has the place of what it should stand in.

    Args:
        texts: the files, by path.
        issues: all issues.
        but: those of which the column is no key.
    """
    made = list(issues)
    other = {issue for issue in but if issue.path in texts}
    wanted: dict[str, list[int]] = {}
    for number, issue in enumerate(made):
        if issue.row is None and issue.column and issue.path in texts and issue not in other:
            wanted.setdefault(issue.path, []).append(number)
    for path, numbers in wanted.items():
        lines, starts = Lines(texts[path]), dict[str, int]()
        for member in members(texts[path]):
            starts.setdefault(member.way, member.start)
        for number in numbers:
            way = made[number].column
            while way and way not in starts:
                way = way[: max(way.rfind("."), way.rfind("["), 0)]
            if way:
                row, col = lines.place(starts[way])
                made[number] = evolve(made[number], row=row, col=col)
    return made
