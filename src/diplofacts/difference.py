"""What differs between two data packages, in words: table, record, column, old and new value."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .curation import COLUMNS, read_rows
from .datapackage import DESCRIPTOR, TABLES, primary_key
from .errors import DiplofactsError
from .swap import same
from .tables import Row, read_table

_REGISTRY = "curation/identifiers.csv"
#: The line about the hash or size of a resource.
_DIGEST = re.compile(r"  ~ resources\[(\w+)\]\.(?:hash|bytes): ")


def difference(old: Path, new: Path, targets: Sequence[str]) -> list[str]:
    """The lines that say what of ``targets`` is not in ``old`` what it is in ``new``.

    Args:
        old: the folder of a data package, or a folder that is not there.
        new: the folder of the package it should be.
        targets: files and folders relative to both.

    Returns:
        Lines in which ``~`` marks a changed record, ``+`` what ``new`` has and ``old`` lacks, ``-`` the
        reverse; empty when nothing differs. The fingerprint of the descriptor is left out: it
        says what the facts were made with, not what they are.
    """
    lines: list[str] = []
    paths = sorted({path for target in targets for root in (old, new) for path in _files(root, target)})
    changed = {Path(path).stem for path in paths if path != DESCRIPTOR and not same(old / path, new / path)}
    for path in paths:
        if (old / path).is_file() and (new / path).is_file():
            found = list(_file_difference(path, old / path, new / path))
            if path == DESCRIPTOR:
                # The hash of a table that differs differs too: that is no news.
                found = [line for line in found if not (m := _DIGEST.match(line)) or m[1] not in changed]
            lines += found if found[1:] else []
        elif (new / path).is_file():
            lines.append(f"+ {path}: the file is missing")
        else:
            lines.append(f"- {path}: the file should not be there")
    return lines


def fingerprint_difference(recorded: Mapping[str, Any], present: Mapping[str, Any]) -> list[str]:
    """The lines that say how the present libraries, model and machine differ from the recorded ones."""
    return [
        f"{key}: recorded {recorded.get(key, 'nothing')}, present {present.get(key, 'nothing')}"
        for key in sorted({*recorded, *present})
        if recorded.get(key) != present.get(key)
    ]


def _files(root: Path, target: str) -> Iterable[str]:
    path = root / target
    found = path.rglob("*") if path.is_dir() else (path,)
    return [p.relative_to(root).as_posix() for p in found if p.is_file()]


def _file_difference(path: str, old: Path, new: Path) -> Iterator[str]:
    if old.read_bytes() == new.read_bytes():
        return
    lines: list[str] = []
    table = old.stem
    try:
        if path == DESCRIPTOR:
            lines = list(_json_difference(json.loads(old.read_bytes()), json.loads(new.read_bytes())))
            if not lines:
                return
        elif path == f"facts/{table}.csv" and table in TABLES:
            key = primary_key(table)
            rows = (read_table(old, table), read_table(new, table), key)
            lines = list(_counted(*rows) if table == "evidence" else _row_difference(*rows))
        elif path == _REGISTRY:
            name = "identifiers"
            lines = list(_row_difference(read_rows(old, name), read_rows(new, name), COLUMNS[name][0]))
        else:
            lines = ["the content differs"]
    except (DiplofactsError, ValueError) as error:
        lines = [f"the file cannot be read: {error}"]
    yield path
    for line in lines or ["the records are the same, the bytes are not (line ends, quoting or order)"]:
        yield f"  {line}"


def _row_difference(old: Iterable[Row], new: Iterable[Row], key: str) -> Iterator[str]:
    before, after = _by_key(old, key), _by_key(new, key)
    for place in sorted({*before, *after}):
        name = place[0] if place[1] == 1 else f"{place[0]} (again)"
        if place not in after:
            yield f"- {name}: {_cells(before[place], key)}"
        elif place not in before:
            yield f"+ {name}: {_cells(after[place], key)}"
        else:
            for column, value in after[place].items():
                if before[place][column] != value:
                    yield f"~ {name} [{column}]: {before[place][column]!r} → {value!r}"


def _counted(old: Iterable[Row], new: Iterable[Row], key: str) -> Iterator[str]:
    """How many rows of evidence differ, by the table that they support: there are too many to be read."""
    before, after = _by_key(old, key), _by_key(new, key)
    for sign, places, rows in (
        ("-", before.keys() - after.keys(), before),
        ("+", after.keys() - before.keys(), after),
        ("~", {place for place in before.keys() & after.keys() if before[place] != after[place]}, after),
    ):
        if places:
            counts = Counter(rows[place]["table"] for place in places)
            of = ", ".join(f"{table} {count}" for table, count in sorted(counts.items()))
            yield f"{sign} {len(places)} rows of evidence ({of})"


def _by_key(rows: Iterable[Row], key: str) -> dict[tuple[str, int], Row]:
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        seen[row[key]] += 1
        found[row[key], seen[row[key]]] = row
    return found


def _cells(row: Row, key: str) -> str:
    return ", ".join(f"{column}={value!r}" for column, value in row.items() if value and column != key)


def _json_difference(old: Any, new: Any) -> Iterator[str]:
    before, after = dict(_leaves(old)), dict(_leaves(new))
    for place in sorted({*before, *after}):
        if place.startswith("diplofacts.fingerprint."):
            continue
        if place not in after:
            yield f"- {place}: {before[place]!r}"
        elif place not in before:
            yield f"+ {place}: {after[place]!r}"
        elif before[place] != after[place]:
            yield f"~ {place}: {before[place]!r} → {after[place]!r}"


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            # Resources are known by name; their order is the table order.
            name = inner.get("name", number) if isinstance(inner, dict) else number
            yield from _leaves(inner, f"{place}[{name}]")
    else:
        yield place, value
