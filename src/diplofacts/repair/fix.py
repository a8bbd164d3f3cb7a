"""Mending what has one mending only: byte-order mark, line ends, blank lines, order, hashes, sizes.

A value is never changed: what a cell should say, only a person or a build knows.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from .. import swap
from ..datapackage import DESCRIPTOR, TABLES, schema
from ..errors import PackageError, Problem
from .csvfile import parse_csv
from .dataset import inside
from .descriptor import with_digests
from .rendering import printable

_BOM = "\ufeff"
#: A file of more lines than this is told in one line, for comparing would take minutes.
_LINES = 20_000


@frozen
class Mending:
    """A file that can be mended.

    Attributes:
        path: the file, relative to the package's folder.
        before: its bytes.
        after: its bytes when mended.
        what: what is mended, in words.
    """

    path: str
    before: bytes
    after: bytes
    what: tuple[str, ...]


def find_mendings(root: Path, descriptor: str = DESCRIPTOR) -> tuple[Mending, ...]:
    """What can be mended in a package, each file once; nothing is written.

    Args:
        root: the folder of a package with the tables of the data model, or with some of them; other
            resources get their hash and size only.
        descriptor: name of the descriptor in it.

    Returns:
        The files that would change, tables first. A file that cannot be read, and one
        whose faults have several mendings, is left out.

    Raises:
        PackageError: when the descriptor cannot be read.
    """
    described = _read(root, descriptor)
    if described is None:
        raise PackageError(
            Problem(
                "no such data package",
                path=str(root / descriptor),
                hint="Give the folder of a data package or its datapackage.json.",
            )
        )
    found: list[Mending] = []
    contents: dict[str, bytes] = {}
    for name, path in _resources(described):
        before = _read(root, path)
        if before is None:
            continue
        after, what = _table(name, path, before) if name in TABLES else (before, ())
        contents[name] = after
        if after != before and path not in {mending.path for mending in found}:
            found.append(Mending(path, before, after, what))
    plain = described.removeprefix(_BOM.encode())
    after = with_digests(plain, contents)
    what = (
        *(("byte-order mark",) if plain != described else ()),
        *(("hash and size",) if after != plain else ()),
    )
    if what:
        found.append(Mending(descriptor, described, after, what))
    return tuple(found)


def write_mendings(root: Path, mendings: Sequence[Mending]) -> None:
    """Put the mended files in place, all or none.

    Args:
        root: the package's folder.
        mendings: of :func:`find_mendings`.

    Raises:
        PackageError: when a file is no longer what was mended, or cannot be written.
    """
    if not mendings:
        return
    with swap.lock(root):
        swap.finish(root)
        for mending in mendings:
            if _read(root, mending.path) != mending.before:
                raise PackageError(
                    Problem(
                        "the file has changed in the meantime",
                        path=mending.path,
                        hint="Run the command again.",
                    )
                )
        with swap.staging(root) as new:
            for mending in mendings:
                (new / mending.path).parent.mkdir(parents=True, exist_ok=True)
                (new / mending.path).write_bytes(mending.after)
            swap.commit(root, [mending.path for mending in mendings])


def difference(mendings: Sequence[Mending]) -> str:
    """The mendings as a unified diff, after a line each that says in words what is mended.

    Control characters are shown as escapes: a carriage return that goes is ``\\r`` at the end of a line.
    """
    return "".join(line + "\n" for mending in mendings for line in _difference(mending))


def _difference(mending: Mending) -> Iterator[str]:
    yield f"{printable(mending.path)}: {', '.join(mending.what)}"
    before, after = _lines(mending.before), _lines(mending.after)
    if max(len(before), len(after)) > _LINES:
        yield f"  ({len(before):,} lines before, {len(after):,} after; too many to compare here)"
        return
    name = printable(mending.path)
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1, lineterm="")
    yield from lines
    if mending.before and not mending.before.endswith(b"\n"):
        yield "\\ No newline at end of file before"


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "backslashreplace").split("\n")
    return [printable(line) for line in (lines[:-1] if lines[-1] == "" else lines)]


def _resources(descriptor: bytes) -> Iterator[tuple[str, str]]:
    """Name and path of the resources that are one file."""
    try:
        content: Any = json.loads(descriptor.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PackageError(
            Problem(
                f"the descriptor is not JSON in UTF-8 ({error})",
                path=DESCRIPTOR,
                hint="Mend the descriptor by hand first.",
            )
        ) from None
    listed = content.get("resources") if isinstance(content, Mapping) else None
    for resource in listed if isinstance(listed, list) else ():
        if isinstance(resource, Mapping):
            name, path = resource.get("name"), resource.get("path")
            if isinstance(name, str) and isinstance(path, str):
                yield name, path


def _read(root: Path, path: str) -> bytes | None:
    file = inside(root, path)
    try:
        return file.read_bytes() if file is not None else None
    except OSError:
        return None


def _table(name: str, path: str, before: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a table when mended, and what is mended."""
    try:
        text = before.decode("utf-8")
        file = parse_csv(path, text.removeprefix(_BOM))
    except (UnicodeDecodeError, PackageError):
        return before, ()
    what = []
    if text.startswith(_BOM):
        what.append("byte-order mark")
    ends = [file.head, *(record.raw for record in file.records)]
    if any(raw.endswith(("\r\n", "\r")) for raw in ends):
        what.append("line ends")
    if not ends[-1].endswith("\n"):
        what.append("final newline")
    rows = file.rows()
    if len(rows) < len(file.records):
        what.append("blank lines")
    key = schema(name).primary_key
    keys = [row[key] for row in rows]
    # Of two rows with one key, which comes first is nobody's to say.
    if key in file.columns and keys != sorted(keys) and len(set(keys)) == len(keys):
        what.append("order of rows")
        rows.sort(key=lambda row: row[key])
    if not what:
        return before, ()
    lines = [file.head, *(row.raw for row in rows)]
    return "".join(_ended(line) for line in lines).encode(), tuple(what)


def _ended(raw: str) -> str:
    """A record with ``\\n`` at its end; line ends inside its values are left."""
    return raw.removesuffix("\n").removesuffix("\r") + "\n"
