"""What was found in a table, kept until anything changes that it depends on.

The key of a table is a digest of its file, of its plan, of file and fields of each table that it refers to,
and of the code and the rules that checked it. The file is JSON; one that cannot be read is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from ..report import Issue
from .plan import FieldPlan, PackagePlan, TablePlan
from .python_engine import Outcome
from .source import Source

VERSION = 2

#: The parts of the file: what was found by the schemas, and by the dataset rules.
PARTS = ("tables", "checks")

#: An engine: what is to be checked, and the file of each table.
Engine = Callable[[PackagePlan, Mapping[str, Source]], Outcome]


def check(package: PackagePlan, sources: Mapping[str, Source], engine: Engine, path: Path) -> Outcome:
    """Check the tables that changed since the last time, and keep what was found in a file.

    Args:
        package: what is to be checked.
        sources: the file of each table, by the table's name.
        engine: what checks.
        path: the file to keep it in; made where there is none.

    Raises:
        OSError: when it cannot be written.
    """
    known = read_part(path, PARTS[0])
    keys = {plan.name: _key(plan, package, sources) for plan in package.tables}
    changed = [plan.name for plan in package.tables if known.get(plan.name, {}).get("key") != keys[plan.name]]
    outcome = Outcome()
    if changed:
        found = engine(_only(package, frozenset(changed)), sources)
        outcome.skipped, outcome.failures = found.skipped, found.failures
        by_table: dict[str, list[Issue]] = {name: [] for name in changed}
        for issue in found.issues:
            if issue.table in by_table:
                by_table[issue.table].append(issue)
        for name in changed:
            known[name] = {
                "key": keys[name],
                "rows": found.rows.get(name),
                "issues": [asdict(issue) for issue in by_table[name]],
            }
    for name in keys:
        outcome.issues += (Issue(**issue) for issue in known[name]["issues"])
        if known[name]["rows"] is not None:
            outcome.rows[name] = known[name]["rows"]
    # A check that was not made, or broke down, is tried again the next time.
    if changed and not outcome.skipped and not outcome.failures:
        write_part(path, PARTS[0], {name: known[name] for name in keys})
    return outcome


def _only(package: PackagePlan, names: frozenset[str]) -> PackagePlan:
    """The plan of some tables; of those that they refer to nothing but their keys is read."""
    tables = []
    targets = {key.table for plan in package.tables if plan.name in names for key in plan.foreign_keys}
    for plan in package.tables:
        if plan.name in names:
            tables.append(plan)
        elif plan.name in targets:
            tables.append(TablePlan(**{**_parts(plan), "fields": tuple(map(_bare, plan.fields))}))
    return PackagePlan(tuple(tables))


def _parts(plan: TablePlan) -> dict[str, Any]:
    names = ("name", "paths", "dialect", "encoding", "compression", "innerpath", "fields_match", "tabular")
    return {name: getattr(plan, name) for name in names}


def _bare(field: FieldPlan) -> FieldPlan:
    return FieldPlan(field.name, field.type, field.format, field.missing, options=field.options)


def _key(plan: TablePlan, package: PackagePlan, sources: Mapping[str, Source]) -> str:
    referred = []
    for name in sorted({key.table for key in plan.foreign_keys} - {plan.name}):
        target = package.table(name)
        if target is not None:
            bare = TablePlan(**{**_parts(target), "fields": tuple(map(_bare, target.fields))})
            referred.append([bare.described(), _digest(sources[name])])
    parts = [_code(), plan.described(), _digest(sources[plan.name]), referred]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(source: Source) -> str:
    return source.digest if source.opened else ""


@cache
def _code() -> str:
    """A digest of what checks, and of the words in which it says what it found."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for name, data in sorted((*_files(here), *_files(here.with_name("rules")))):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in folder.iterdir():
        if file.is_file() and file.name.endswith((".py", ".toml")):
            yield file.name, file.read_bytes()


def read_part(path: Path, part: str) -> dict[str, Any]:
    """What one part of the file says; nothing of what is not as it should be.

    Args:
        path: the file, whether there is one or not.
        part: one of :data:`PARTS`.
    """
    try:
        kept = _read(path)[part]
        for one in kept.values():
            if not isinstance(one["key"], str) or not isinstance(one.get("rows"), int | dict | None):
                return {}
            for issue in one.get("issues", ()):
                evolve(Issue(**issue))
        return dict(kept)
    except (KeyError, TypeError, AttributeError):
        return {}


def write_part(path: Path, part: str, entries: Mapping[str, Any]) -> None:
    """Write one part of the file, and leave the other as it is.

    Raises:
        OSError: when it cannot be written.
    """
    kept = {**_read(path), "version": VERSION, part: entries}
    temporary = path.with_name(f".{path.name}.tmp")
    text = json.dumps(kept, ensure_ascii=True, indent=1)
    temporary.write_text(text + "\n", encoding="ascii")
    os.replace(temporary, path)


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_bytes())
        return dict(kept) if kept["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
