"""Articles coded by hand (docs/evaluation.md): they point by words, and by which of their occurrences.

Plain words stand once in their article. ``[words, n]`` is the n-th of several places: where an edit adds or
takes away an earlier one, or makes plain words stand twice, the pointer must say another number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define

from ..errors import PackageError, Problem
from ..spans import Span
from .anchoring import OldText, Quote
from .dataset import Pointer
from .descriptor import Step, json_places, replace_values

#: Where pointers stand: the list of items, the key, and whether the key holds a list of them.
_POINTING = (
    ("people", "mentions", True),
    ("meetings", "anchor", False),
    ("agreements", "anchor", False),
    ("statements", "spans", True),
)


@define(eq=False)
class GoldFile:
    """One file.

    Attributes:
        path: the file, relative to the dataset's folder.
        source: its article.
        text: the characters of the file.
        content: what they say.
    """

    path: str
    source: str
    text: str
    content: Any

    def pointers(self, old: OldText) -> Iterator[tuple[tuple[Step, ...], Quote]]:
        """The path of each pointer in the file, and what it pointed to in the old text, known whole."""
        for name, key, many in _POINTING:
            items = self.content.get(name)
            for number, item in enumerate(items if isinstance(items, list) else ()):
                value = item.get(key) if isinstance(item, Mapping) else None
                listed = enumerate(value) if many and isinstance(value, list) else ((None, value),)
                for at, pointer in listed:
                    path = (name, number, key) if at is None else (name, number, key, at)
                    quote = _pointed(pointer, old.text)
                    if quote is not None:
                        yield path, quote

    def rewritten(
        self, old: OldText, new: str, places: Mapping[tuple[str, Quote], tuple[Span, str]]
    ) -> bytes:
        """The bytes of the file when its pointers say the new places; nothing else of it changes."""
        values: dict[tuple[Step, ...], Any] = {}
        for path, quote in self.pointers(old):
            moved = places.get((self.source, quote))
            if moved is None:
                continue
            span, words = moved
            found = _occurrences(new, words)
            number = found.index(span.start) + 1
            if isinstance(_value(self.content, path), list):
                values[*path, 0], values[*path, 1] = words, number
            else:
                values[path] = words if len(found) == 1 else [words, number]
        places_in_file = json_places(self.text)
        changed = {
            path: value for path, value in values.items()
            if path in places_in_file and _value(self.content, path) != value
        }  # fmt: skip
        return replace_values(self.text, changed).encode()


def read_gold_files(root: Path, folder: Path) -> list[GoldFile]:
    """Read the files of a folder.

    Args:
        root: the dataset's folder.
        folder: the folder of the ``.json`` files, inside ``root``.

    Raises:
        PackageError: when the folder is not inside the dataset's, has no file, or one is no JSON object
            that names its article.
    """
    if not folder.resolve().is_relative_to(root.resolve()):
        raise _error(
            str(folder),
            "the hand codings are not inside the dataset's folder",
            "They are replaced together with the tables, all or nothing: put them inside.",
        )
    files = []
    for path in sorted(folder.glob("*.json")):
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        try:
            text = path.read_bytes().decode("utf-8")
            content = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _error(shown, f"the file is not JSON in UTF-8 ({error})", "Mend the file first.") from None
        source = content.get("source") if isinstance(content, dict) else None
        if not isinstance(source, str):
            raise _error(shown, "the file names no article", 'Give the article\'s id under "source".')
        files.append(GoldFile(shown, source, text, content))
    if not files:
        raise _error(str(folder), "no hand-coded article is there", "Give the folder of the .json files.")
    return files


def gold_pointers(files: list[GoldFile], olds: Mapping[str, OldText]) -> Iterator[Pointer]:
    """Everything that hand codings point to.

    Args:
        files: the files.
        olds: the old texts by article.

    Raises:
        PackageError: when an old text is not known whole: which occurrence is meant cannot be told.
    """
    for file in files:
        old = olds.get(file.source)
        if old is None:
            continue
        if not old.whole:
            raise _error(
                file.path,
                f"the old text of {file.source!r} is not known",
                "Hand codings count occurrences: give the old text with --old.",
            )
        lines = json_places(file.text)
        for path, quote in file.pointers(old):
            start = lines[path][0] if path in lines else lines[*path, 0][0]
            yield Pointer(file.source, quote, file.path, file.text.count("\n", 0, start) + 1)


def _pointed(pointer: object, text: str) -> Quote | None:
    """What a pointer points to; None for none, for ``"all"``, and for one that fits the text nowhere."""
    words: object = pointer
    number: object = 1
    counted = isinstance(pointer, list) and len(pointer) == 2
    if isinstance(pointer, list) and counted:
        words, number = pointer
    if not isinstance(words, str) or not words or not isinstance(number, int) or isinstance(number, bool):
        return None
    found = _occurrences(text, words)
    if not 1 <= number <= len(found) or (not counted and len(found) > 1):
        return None
    start = found[number - 1]
    return Quote(Span(start, start + len(words)), words)


def _occurrences(text: str, words: str) -> list[int]:
    """The start of every place of words, overlapping ones too, as hand codings count."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _value(content: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        content = content[step]
    return content


def _error(path: str, message: str, hint: str) -> PackageError:
    return PackageError(Problem(message, path=path, hint=hint))
