"""Patterns of Python's :mod:`re` as patterns of Rust's ``regex``, which polars runs in linear time.

The translation may be narrower than the pattern and is never wider: what it matches, Python matches from the
first character to the last. That is all the columnar engine needs, as cells that it does not match are judged
by Python. A pattern with anything whose meaning differs, or that Rust does not have, is not translated.
"""

from __future__ import annotations

import re
from functools import cache

# Only ASCII, as the two languages may know another version of Unicode: narrower, and so safe.
_CLASSES = {
    "d": "0-9",
    "w": "0-9A-Za-z_",
    "s": r"\t\n\r ",
    "D": r"\t\n\r -/:-~",
    "W": r"\t\n\r -/:-@\[-\^`\{-~",
    "S": "!-~",
}
_CONTROLS = {"t": r"\t", "n": r"\n", "r": r"\r"}
_ENDS = re.compile("[0-9A-Za-z]")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})(\??)(?![*+?{])")


@cache
def translate(pattern: str) -> str | None:
    """The pattern for the whole of a text in Rust's syntax, or None when there is none that is as narrow.

    Args:
        pattern: one that Python's :mod:`re` takes.
    """
    try:
        return rf"\A(?:{_translated(pattern)})\z"
    except (_Untranslatable, IndexError):
        return None


class _Untranslatable(Exception):
    """The pattern has something that means another thing in Rust, or nothing."""


def _translated(pattern: str) -> str:
    parts: list[str] = []
    position = depth = 0
    while position < len(pattern):
        character = pattern[position]
        if character == "[":
            position, part = _class(pattern, position + 1)
        elif character == "\\":
            part = _escape(pattern[position + 1], inside=False)
            position += 2
        elif character in "*+?{":
            match = _QUANTIFIER.match(pattern, position)
            if not match or not parts or parts[-1] in ("(?:", "|", "^", "$"):
                raise _Untranslatable
            part, position = match[0], match.end()
        elif character == "(":
            if pattern.startswith("(?:", position):
                position += 2
            elif pattern.startswith("(?", position):
                raise _Untranslatable
            depth += 1
            part, position = "(?:", position + 1
        else:
            depth -= character == ")"
            # A dot is any character but a newline in both, the anchors are at the same places here.
            part = character if character in "|.^$)" else _literal(character)
            position += 1
        if depth < 0:
            raise _Untranslatable
        parts.append(part)
    if depth:
        raise _Untranslatable
    return "".join(parts)


def _literal(character: str) -> str:
    """A character that stands for itself."""
    return "\\" + character if character in r"\.+*?()|[]{}^$#&-~" else character


def _escape(character: str, inside: bool) -> str:
    """What a backslash and a character stand for."""
    if character in _CLASSES:
        return _CLASSES[character] if inside else f"[{_CLASSES[character]}]"
    if character in _CONTROLS:
        return _CONTROLS[character]
    if character.isascii() and not character.isalnum():
        return _literal(character)
    raise _Untranslatable


def _class(pattern: str, position: int) -> tuple[int, str]:
    """A class of characters, from after its bracket; the position after it."""
    negated = pattern[position] == "^"
    position += negated
    items: list[str] = []
    while pattern[position] != "]" or not items:
        character = pattern[position]
        escaped = character == "\\"
        if escaped:
            position += 1
            if negated and pattern[position] in _CLASSES:
                raise _Untranslatable  # The complement of something narrower is wider.
            item = _escape(pattern[position], inside=True)
        elif character == "-" and pattern[position + 1] == "-":
            raise _Untranslatable  # A set operation in Rust.
        else:
            item = _literal(character)
        if character == "-" and not escaped and items and pattern[position + 1] != "]":
            position += 1
            if not _ENDS.fullmatch(items[-1]) or not _ENDS.fullmatch(pattern[position]):
                raise _Untranslatable
            item = "-" + pattern[position]
        items.append(item)
        position += 1
    return position + 1, f"[{'^' if negated else ''}{''.join(items)}]"
