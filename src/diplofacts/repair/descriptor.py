"""Changing single values of a JSON file and leaving every other character as it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import PackageError, Problem

#: A step into an object by key, or into an array by number.
Step = str | int
Path = tuple[Step, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
_READER = json.JSONDecoder()


def json_places(text: str) -> dict[Path, tuple[int, int]]:
    """Where each value that is neither object nor array stands in a JSON text.

    Args:
        text: JSON that :func:`json.loads` reads.

    Returns:
        Start and end in code points by path; of a key that stands twice the last, as ``json`` reads it.
    """
    places: dict[Path, tuple[int, int]] = {}
    for path, start, end in _values(text, _after(text, 0), ()):
        places[path] = (start, end)
    return places


def replace_values(text: str, values: Mapping[Path, Any]) -> str:
    """The JSON text with some values replaced; those whose path it has not are left out."""
    places = json_places(text)
    for path, value in sorted(values.items(), key=lambda item: places.get(item[0], (0, 0)), reverse=True):
        if path in places:
            start, end = places[path]
            text = text[:start] + json.dumps(value, ensure_ascii=False) + text[end:]
    return text


def with_digests(descriptor: bytes, tables: Mapping[str, bytes]) -> bytes:
    """A descriptor with the digests and sizes of changed tables.

    Args:
        descriptor: bytes of a ``datapackage.json``.
        tables: new bytes of files by name of their resource. Only what the resource says already is
            changed: a hash it has not is not added, and one of another kind stays of that kind.

    Raises:
        PackageError: when the descriptor is no JSON in UTF-8.
    """
    try:
        text = descriptor.decode("utf-8")
        content = json.loads(text)
    except ValueError as error:
        raise PackageError(
            Problem(f"the descriptor is not JSON in UTF-8 ({error})", path="datapackage.json")
        ) from None
    values: dict[Path, Any] = {}
    listed = content.get("resources") if isinstance(content, dict) else None
    for number, resource in enumerate(listed if isinstance(listed, list) else ()):
        data = tables.get(str(resource.get("name"))) if isinstance(resource, dict) else None
        if data is None:
            continue
        told = digest_like(resource.get("hash"), data)
        if told is not None and told != resource["hash"]:
            values["resources", number, "hash"] = told
        if "bytes" in resource and resource["bytes"] != len(data):
            values["resources", number, "bytes"] = len(data)
    return replace_values(text, values).encode()


def digest_like(told: object, data: bytes) -> str | None:
    """The hash of ``data`` written as ``told`` is (``sha256:...``; without a prefix it is MD5).

    Returns:
        None when ``told`` is no hash of a kind that the Data Package standard names
        (https://datapackage.org/standard/data-resource/#hash).
    """
    if not isinstance(told, str):
        return None
    kind, colon, value = told.rpartition(":")
    name = kind.lower().replace("-", "") if colon else "md5"
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return None
    made = hashlib.new(name, data, usedforsecurity=False).hexdigest()
    if made == value.lower():
        return told
    return f"{kind}{colon}{made}"


def _values(text: str, at: int, path: Path) -> Iterator[tuple[Path, int, int]]:
    """The values from ``at`` on; the generator's last item marks the end of what began there."""
    # Depth is bounded: json.loads, which came first, gives up on deep nesting before this does.
    stack: list[list[Any]] = []
    here: Path = path
    while True:
        character = text[at]
        if character in "{[":
            stack.append([character, here, 0])
            at = _after(text, at + 1)
            if text[at] in "}]":
                closed = True
            else:
                here, at = _member(text, at, stack[-1])
                continue
        else:
            end = _READER.raw_decode(text, at)[1]
            yield here, at, end
            at, closed = _after(text, end), False
        while stack:
            if not closed and text[at] == ",":
                stack[-1][2] += 1
                here, at = _member(text, _after(text, at + 1), stack[-1])
                break
            # The object or array ends here, and with it the value that it is.
            stack.pop()
            at, closed = _after(text, at + 1), False
        else:
            return


def _member(text: str, at: int, frame: list[Any]) -> tuple[Path, int]:
    """The path of a member and where its value begins."""
    kind, path, number = frame
    if kind == "[":
        return (*path, number), at
    key, end = _READER.raw_decode(text, at)
    return (*path, key), _after(text, _after(text, end) + 1)


def _after(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
