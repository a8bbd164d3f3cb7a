"""Reading one JSON object of a gold file, key by key; what is wrong is noted, and told all at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from attrs import define, field

from ..datapackage import nearest, vocabulary
from ..errors import Problem


@define
class Notes:
    """What is wrong with a file."""

    path: str
    problems: list[Problem] = field(factory=list)

    def add(
        self, where: str, message: str, value: object = None, expected: str = "", hint: str = ""
    ) -> None:
        """Note a problem of an item; ``where`` says of which item and key."""
        told = None if value is None else value if isinstance(value, str) else repr(value)
        self.problems.append(
            Problem(message, path=self.path, column=where, value=told, expected=expected, hint=hint)
        )


class Item:
    """One object of a gold file.

    Args:
        value: what stands in the file.
        label: what to call it in an error, e.g. ``meetings 3``; its own key, if it has one, is added.
        keys: the keys that it may have, each with whether it must.
        notes: where to note what is wrong.
    """

    def __init__(self, value: object, label: str, keys: Mapping[str, bool], notes: Notes) -> None:
        self._notes = notes
        self._keys = keys
        self._values: dict[str, Any] = {}
        self.label = label
        if not isinstance(value, dict):
            notes.add(label, "is not a JSON object", value, "an object with " + ", ".join(keys))
            return
        self._values = value
        if isinstance(value.get("key"), str):
            self.label = f"{label} {value['key']!r}"
        for key in value:
            if key not in keys:
                notes.add(self.label, "has an unknown key", key, "one of " + ", ".join(keys),
                          nearest(key, tuple(keys)))
        for key, required in keys.items():
            if required and key not in value:
                notes.add(self.label, f"lacks the key {key!r}")

    def note(self, key: str, message: str, value: object = None, expected: str = "", hint: str = "") -> None:
        """Note what is wrong with the value of a key."""
        self._notes.add(f"{self.label}, {key}" if self.label else key, message, value, expected, hint)

    def words(self, key: str) -> str:
        """The string under a key, empty when there is none."""
        if key not in self._values:
            return ""
        value = self._values[key]
        if not isinstance(value, str):
            self.note(key, "is not a string", value)
            return ""
        if not value and self._keys[key]:
            self.note(key, "is empty")
        return str(value)

    def term(self, key: str, name: str) -> str:
        """The term of a closed vocabulary under a key."""
        value, terms = self.words(key), vocabulary(name)
        if value and value not in terms:
            self.note(key, f"is no term of the vocabulary {name!r}", value, "one of " + ", ".join(terms),
                      nearest(value, tuple(terms)))
        return value

    def checked(self, key: str, test: Callable[[str], bool], expected: str) -> str:
        """The string under a key, which must pass a test unless it is empty."""
        value = self.words(key)
        if value and not test(value):
            self.note(key, "is not well formed", value, expected)
        return value

    def one_of(self, key: str, known: Collection[str], what: str) -> str:
        """The string under a key, which must be a known key unless it is empty."""
        value = self.words(key)
        if value and value not in known:
            self.note(key, f"names an unknown {what}", value, hint=nearest(value, tuple(known)))
        return value

    def flag(self, key: str) -> bool:
        """The truth value under a key, false when there is none."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.note(key, "is neither true nor false", value)
        return value is True

    def many(self, key: str) -> list[Any]:
        """The list under a key, empty when there is none."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self.note(key, "is not a list", value)
            return []
        return list(value)

    def get(self, key: str) -> Any:
        """Whatever stands under a key, None when nothing does."""
        return self._values.get(key)
