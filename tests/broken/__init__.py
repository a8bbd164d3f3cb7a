"""Data packages that are broken on purpose: each rule alone, pairs of rules, and hostile input.

``mutations.toml`` has the mutations as data; ``hostile.py`` those that no table can say. All are made of the
small valid package of ``factory``; nothing here is stored broken.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from string import Template
from typing import Any

from attrs import field, frozen

from factory import SOURCE, TEXT, evidence, make_package, small_tables

Files = dict[str, bytes]

DESCRIPTOR = "datapackage.json"
TALKS, VISIT = "ruiz-novak-meeting-2024-03-04", "ana-ruiz-visit-cze-2024"
ACCORD = "trade-accord-chl-cze"
#: Short names for the keys of rows, written with a dollar in mutations.toml.
KEYS = {
    "ARTICLE": SOURCE,
    "TALKS": TALKS,
    "VISIT": VISIT,
    "ACCORD": ACCORD,
    "MINISTER": "ana-ruiz-minister-foreign-affairs-chl",
    "PRESIDENT": "jan-novak-president-cze",
    "SAID": small_tables()["statements"][0]["statement_id"],
    "TALKER": f"{TALKS}--ana-ruiz",
    "CHILE": f"{ACCORD}--chl--party",
}


@frozen
class Broken:
    """One way to break the small package.

    Attributes:
        codes: of the rules that are broken; all of them must be told.
        name: what is done, in a word or two.
        steps: what is done, as mutations.toml says it.
        alone: whether it hides other faults, so that it makes no pair.
        links: paths that are symbolic links, with their targets.
    """

    codes: tuple[str, ...]
    name: str
    steps: tuple[Mapping[str, Any], ...]
    alone: bool = False
    links: Mapping[str, str] = field(factory=dict)

    @property
    def id(self) -> str:
        """The name of the test case."""
        return f"{'+'.join(self.codes)} {self.name}"

    def write(self, folder: Path) -> Path:
        """Write the broken package into an empty folder."""
        files = dict(valid_files())
        sealed = False
        for step in sorted(self.steps, key=_on_descriptor):
            if _on_descriptor(step) and not sealed:
                seal(files)
                sealed = True
            apply(files, step)
        if not sealed and not any(step.get("unsealed") for step in self.steps):
            seal(files)
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        for path, target in self.links.items():
            (folder / path).unlink(missing_ok=True)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).symlink_to(target)
        return folder


@cache
def valid_files() -> Mapping[str, bytes]:
    """The files of the valid package, by path."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_package(Path(name))
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def seal(files: Files) -> None:
    """Let the descriptor tell the digests and sizes of the files as they are now."""
    descriptor = json.loads(files[DESCRIPTOR])
    for resource in descriptor["resources"]:
        data = files.get(resource["path"])
        if data is not None:
            resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
            resource["bytes"] = len(data)
    files[DESCRIPTOR] = json.dumps(descriptor, ensure_ascii=False).encode()


def _on_descriptor(step: Mapping[str, Any]) -> bool:
    """Whether a step changes the descriptor; those come last."""
    path = next(iter(step.values()))
    return (path[0] if isinstance(path, list) else path) == DESCRIPTOR


# --- steps -------------------------------------------------------------------------------------------------


def apply(files: Files, step: Mapping[str, Any]) -> None:
    """Do one step: its first key says what, the others with what."""
    what, where = next(iter(step.items()))
    if what in ("cell", "drop", "copy"):
        table, key = where[0], Template(where[1]).substitute(KEYS)
        path = f"facts/{table}.csv"
        header, *rows = csv.reader(io.StringIO(files[path].decode(), newline=""))
        number = _find(table, header, rows, key)
        if what == "drop":
            del rows[number]
        elif what == "copy":
            new = dict(zip(header, rows[number], strict=True)) | step.get("with", {})
            rows.insert(number + 1, [new[column] for column in header])
        else:
            rows[number][header.index(where[2])] = Template(step["to"]).safe_substitute(KEYS)
        files[path] = _csv([header, *rows])
    elif what == "evidence":
        header, *rows = csv.reader(io.StringIO(files["facts/evidence.csv"].decode(), newline=""))
        record, column, quote, value = (Template(word).substitute(KEYS) for word in where)
        new = evidence(record, column, quote, "explicit", value)
        new |= step.get("with", {})
        rows.append([new[column] for column in header])
        files["facts/evidence.csv"] = _csv([header, *sorted(rows)])
    elif what in ("set", "unset"):
        content = json.loads(files[where[0]])
        _change(content, where[1].split("."), step)
        files[where[0]] = json.dumps(content, ensure_ascii=False).encode()
    else:
        _APPLY[what](files, where, step)


def _write(files: Files, path: str, step: Mapping[str, Any]) -> None:
    files[path] = (
        Template(step["as"]).safe_substitute(KEYS).encode(step.get("encoding", "utf-8"), "surrogatepass")
    )


def _replace(files: Files, path: str, step: Mapping[str, Any]) -> None:
    old, new = step["old"].encode(), step["new"].encode(step.get("encoding", "utf-8"))
    assert old in files[path], (path, old)
    files[path] = files[path].replace(old, new, 1)


def _insert(files: Files, path: str, step: Mapping[str, Any]) -> None:
    place = round(len(files[path]) * step.get("at", 0))
    files[path] = files[path][:place] + step["bytes"].encode("latin-1") + files[path][place:]


def _cut(files: Files, path: str, step: Mapping[str, Any]) -> None:
    files[path] = files[path][: round(len(files[path]) * step["keep"])]


def _remove(files: Files, path: str, step: Mapping[str, Any]) -> None:
    del files[path]


def _recode(files: Files, path: str, step: Mapping[str, Any]) -> None:
    files[path] = files[path].decode().encode(step["to"], "replace")


def _reverse(files: Files, path: str, step: Mapping[str, Any]) -> None:
    header, *rows = files[path].splitlines(keepends=True)
    files[path] = b"".join([header, *reversed(rows)])


_APPLY = {
    "write": _write,
    "replace": _replace,
    "insert": _insert,
    "cut": _cut,
    "remove": _remove,
    "recode": _recode,
    "reverse": _reverse,
}


def _find(table: str, header: list[str], rows: list[list[str]], key: str) -> int:
    """The row with a key; evidence also by the cell that it supports, ``table:record#field``."""
    if "#" in key:
        record, column = key.split("#")
        wanted = [*record.split(":"), column]
        names = ("table", "record_id", "field")
        return next(n for n, row in enumerate(rows) if [row[header.index(name)] for name in names] == wanted)
    return next(number for number, row in enumerate(rows) if row[0] == key)


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def _change(content: Any, path: list[str], step: Mapping[str, Any]) -> None:
    """Set or remove a value; elements of lists are named by their ``name`` or number."""
    for word in path[:-1]:
        if isinstance(content, list):
            by_name = (one for one in content if isinstance(one, dict) and one.get("name") == word)
            content = content[int(word)] if word.isdigit() else next(by_name)
        else:
            content = content.setdefault(word, {})
    last: Any = path[-1]
    if isinstance(content, list):
        last = int(last)
    if "unset" in step:
        del content[last]
    else:
        content[last] = step.get("to")  # TOML has no null: without a value it is one.


# --- the corpus --------------------------------------------------------------------------------------------


@cache
def mutations() -> tuple[Broken, ...]:
    """Every rule broken alone, as mutations.toml says."""
    table = tomllib.loads(Path(__file__).with_name("mutations.toml").read_text(encoding="utf-8"))
    found = []
    for code, cases in table.items():
        for number, case in enumerate(cases, 1):
            steps = tuple(case.get("steps") or [case["step"]])
            also = tuple(case.get("also", ()))
            name = case.get("name", str(number))
            found.append(Broken((code, *also), name, steps, case.get("alone", False), case.get("links", {})))
    return tuple(found)


def pairs(count: int) -> Iterator[Broken]:
    """``count`` pairs of mutations that do not hide each other, spread over all of them."""
    return islice(_pairs(), count)


def _pairs() -> Iterator[Broken]:
    single = [one for one in mutations() if not one.alone]
    for distance in range(1, len(single)):
        for number in range(0, len(single), 2):
            first, second = single[number], single[(number + 7 * distance) % len(single)]
            touched = _touched(first) & _touched(second)
            if not touched and first.codes[0] != second.codes[0]:
                codes = (*first.codes, *second.codes)
                steps = (*first.steps, *second.steps)
                links = {**first.links, **second.links}
                yield Broken(codes, f"{first.name}, {second.name}", steps, False, links)


def _touched(one: Broken) -> set[str]:
    """The tables and files that a mutation changes; the parts of the descriptor for themselves."""
    found = set()
    for step in one.steps:
        what, where = next(iter(step.items()))
        if what == "evidence":
            found.add("evidence")
        elif what in ("set", "unset"):
            part = where[1].split(".") if where[0] == DESCRIPTOR else [Path(where[0]).stem]
            found.add(part[1] if part[0] == "resources" and len(part) > 1 else part[0])
        else:
            found.add(where[0] if isinstance(where, list) else Path(where).stem)
    return found


__all__ = ["DESCRIPTOR", "TEXT", "Broken", "mutations", "pairs", "valid_files"]
