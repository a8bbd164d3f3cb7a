"""What the dataset rules found, kept until anything changes that they read.

The key of a check is a digest of the tables that it looks at and how they are to be read, of articles and
decisions where it reads these, and of the code and data of the package. Where every key is as it was, no
table is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import asdict, define, field

from .. import datapackage
from ..articles import article_paths
from ..errors import ArticleError
from . import contents as reading
from .checks import CHECKS, Check, unmade
from .contents import Contents, Table, inside
from .report import Issue
from .standard.cache import PARTS, read_part, write_part

#: The part of the file that is written here.
PART = PARTS[1]

#: The code and the data with which the checks are made, beside the modules of the package itself.
_FOLDERS = ("curation", "dates", "places", "validation", "validation/rules", "validation/standard")
_SUFFIXES = (".py", ".toml", ".csv")

#: The key of what reading the tables found.
_READ = "tables"

#: The folder of decisions, beside the descriptor.
_DECISIONS = "curation"


@define
class Found:
    """What was found by the dataset rules.

    Attributes:
        issues: those of the checks.
        missing: those about tables that the package does not have.
        broken: those about tables that could not be read.
        skipped: a sentence for each check that could not be made.
        rows: number of rows of each table that could be read.
    """

    issues: list[Issue] = field(factory=list)
    missing: list[Issue] = field(factory=list)
    broken: list[Issue] = field(factory=list)
    skipped: list[str] = field(factory=list)
    rows: dict[str, int] = field(factory=dict)


def find(contents: Contents, path: Path | None = None) -> Found:
    """Make the checks of the dataset rules, but for those that a file says the outcome of.

    Args:
        contents: a package of which no table was read yet.
        path: the file to keep what is found in; made where there is none. Without one all checks are made.

    Raises:
        OSError: when the file cannot be written.
    """
    if path is None:
        return _made(contents, {}, {}, {})[0]
    known, keys = read_part(path, PART), _keys(contents)
    stale = [name for name, key in keys.items() if known.get(name, {}).get("key") != key]
    try:
        if not stale:
            return _remembered(known)
        found, entries = _made(contents, known, keys, dict.fromkeys(stale, True))
    except (KeyError, TypeError, AttributeError):  # Somebody wrote something else into the file.
        found, entries = _made(contents, {}, keys, {})
    write_part(path, PART, entries)
    return found


def _remembered(known: Mapping[str, Any]) -> Found:
    read = known[_READ]
    return Found(
        issues=[Issue(**one) for check in CHECKS for one in known[check.name]["issues"]],
        missing=[Issue(**one) for one in read["missing"]],
        broken=[Issue(**one) for one in read["broken"]],
        skipped=unmade(read["rows"]),
        rows=dict(read["rows"]),
    )


def _made(
    contents: Contents, known: Mapping[str, Any], keys: Mapping[str, str], stale: Mapping[str, bool]
) -> tuple[Found, dict[str, Any]]:
    """Read the tables and make the checks that are stale; of the others what is known of them is taken."""
    missing = reading.add_tables(contents)
    rows = {name: len(table) for name, table in contents.tables.items()}
    found = Found(missing=missing, broken=list(contents.broken.values()), skipped=unmade(rows), rows=rows)
    entries: dict[str, Any] = {
        _READ: {
            "key": keys.get(_READ),
            "missing": list(map(asdict, missing)),
            "broken": list(map(asdict, found.broken)),
            "rows": rows,
        }
    }
    for check in CHECKS:
        if known and check.name not in stale:
            issues = [Issue(**one) for one in known[check.name]["issues"]]
        else:
            issues = list(check.find(contents)) if contents.usable(check.needs) else []
        found.issues += issues
        if keys:
            entries[check.name] = {"key": keys[check.name], "issues": list(map(asdict, issues))}
    return found, entries


def _keys(contents: Contents) -> dict[str, str]:
    """The key of each check, and of the tables."""
    tables = {name: _table(contents, name) for name in datapackage.TABLES}
    sources = reading.table(contents, "sources") if "sources" in contents.sources else None
    beside = [
        list(_articles(contents, sources if isinstance(sources, Table) else None)),
        list(_decisions(contents)),
    ]

    def key(names: tuple[str, ...], files: bool) -> str:
        whole = [_code(), contents.descriptor_path.name, {name: tables[name] for name in names}]
        text = json.dumps([*whole, beside if files else []], sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    found = {check.name: key(_looked_at(check), check.files) for check in CHECKS}
    # What is said of a table that cannot be read depends on all that the descriptor says.
    return {_READ: key(datapackage.TABLES, False), **found}


def _looked_at(check: Check) -> tuple[str, ...]:
    return tuple(sorted({*check.reads, *check.needs})) if check.reads else datapackage.TABLES


def _table(contents: Contents, name: str) -> list[Any]:
    """A table's bytes, and how they are to be read; nothing of what its schema asks of the cells."""
    source, described = contents.sources.get(name), contents.descriptor.get("resources")
    named = [one.get("name") for one in described if isinstance(one, dict)] if described else []
    if source is None:
        return [name in named, contents.described.readable]
    plan = source.plan
    how = (plan.paths, plan.encoding, plan.compression, plan.innerpath, plan.tabular, len(plan.fields))
    told = [asdict(issue) for issue in source.issues]
    return [name in named, how, asdict(plan.dialect), source.opened, source.digest, told]


def _articles(contents: Contents, sources: Table | None) -> Iterator[list[Any]]:
    """What the articles, their sidecars and the folders where they lie are."""
    yield [contents.descriptor.get("diplofacts"), contents.texts is None]
    folders = set()
    for path in sources["path"] if sources else ():
        pure = PurePosixPath(path)
        sidecar = str(pure.with_suffix(".json")) if pure.name else path
        yield [path, _digest(contents.root, path), _digest(contents.root, sidecar)]
        if contents.texts is not None:
            yield [_digest(contents.texts, pure.name)]
        if len(pure.parts) > 1:
            folders.add(pure.parts[0])
    for name in sorted(folders):
        folder = inside(contents.root, name)
        try:
            listed = article_paths(folder) if folder is not None else []
            yield [name, [path.relative_to(contents.root).as_posix() for path in listed]]
        except (ArticleError, OSError) as error:
            yield [name, str(error)]


def _decisions(contents: Contents) -> Iterator[list[Any]]:
    """What the files of decisions are, and which files lie beside them."""
    folder = inside(contents.root, _DECISIONS)
    if folder is None or not folder.is_dir():
        yield [folder is None]
        return
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield [str(error)]
        return
    for name in names:
        yield [name, _digest(contents.root, f"{_DECISIONS}/{name}")]


def _digest(root: Path, path: str) -> str:
    """The digest of a file of the package, or why there is none."""
    file = inside(root, path)
    if file is None:
        return "outside"
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "none"
    except OSError as error:
        return f"{error.strerror}"


@cache
def _code() -> str:
    """A digest of the code that checks and of the data that it goes by."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for folder in (package, *(package / name for name in _FOLDERS)):
        for file in sorted(folder.iterdir()):
            if file.suffix in _SUFFIXES and file.is_file():
                data = file.read_bytes()
                digest.update(f"{file.relative_to(package).as_posix()} {len(data)}\n".encode() + data)
    for name, data in sorted(datapackage.schema_files().items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()
