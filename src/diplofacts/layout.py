"""Where a build reads and writes, and the places where it must not write."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from .curation import COLUMNS
from .datapackage import DESCRIPTOR, TABLES, data_root, read_descriptor, schema_files
from .errors import PackageError, Problem
from .swap import FOLDER
from .tables import read_table

REGISTRY = "curation/identifiers.csv"
#: The files of ``curation/`` that editors write.
DECISIONS = tuple(name for name in COLUMNS if name != "identifiers")


@frozen
class Layout:
    """The folders of one build.

    Attributes:
        raw: the folder of the articles.
        curation: the folder of the editors' decisions, or None.
        root: the folder of the data package that is written.
        copies: whether ``root`` is a package apart (``--out``), with copies of articles and decisions.
    """

    raw: Path
    curation: Path | None
    root: Path
    copies: bool

    @property
    def targets(self) -> tuple[str, ...]:
        """The files and folders under ``root`` that the build replaces."""
        if self.copies:
            return ("raw", "curation", "schema", "facts", DESCRIPTOR)
        written = ("facts", REGISTRY, DESCRIPTOR)
        return ("schema", *written) if self.writes_schema else written

    @property
    def writes_schema(self) -> bool:
        """Whether ``schema/`` is the build's to write; in a project it is, unless it is there already."""
        return self.copies or not (self.root / "schema").exists()

    @property
    def registry(self) -> Path | None:
        """The registry of ids to start from: the target's own, else that of the decisions."""
        own = self.root / REGISTRY
        if own.is_file():
            return own
        given = self.curation / "identifiers.csv" if self.curation else None
        return given if given and given.is_file() else None


def find_layout(raw: Path | None = None, curation: Path | None = None, out: Path | None = None) -> Layout:
    """The folders of a build.

    Args:
        raw: the folder of the articles; ``raw`` in the working directory if None.
        curation: the folder of the decisions; if None, ``curation`` beside ``raw``, or none with ``out``.
        out: the folder of the data package to write; if None, the folder that holds ``raw``.
    """
    raw = _absolute(raw or Path("raw"))
    beside = raw.parent / "curation"
    if out is None and curation is None and beside.is_dir():
        curation = beside
    root = _absolute(out) if out is not None else raw.parent
    return Layout(raw, _absolute(curation) if curation else None, root, copies=out is not None)


def check_target(layout: Layout) -> None:
    """Refuse a target in which something would be lost.

    Raises:
        PackageError: when the target is a file, holds the articles or is held by them, is a folder that
            is no data package of this kind, or a project of its own; when a schema that is there
            is of another version.
    """
    root = layout.root
    if not layout.copies:
        _check_schema(root)
        return
    if root.exists() and not root.is_dir():
        raise _refused(root, "the target is a file", "a folder", "Give another folder with --out.")
    real_root, real_raw = root.resolve(), layout.raw.resolve()
    if real_raw.is_relative_to(real_root):
        raise _refused(root, "the target holds the articles themselves", "a folder apart from the articles",
                       "Give another folder with --out, or none to build beside the articles.")
    if real_root.is_relative_to(real_raw):
        raise _refused(root, "the target is inside the folder of the articles",
                       "a folder apart from the articles", "Give another folder with --out.")
    if layout.curation and real_root.is_relative_to(layout.curation.resolve()):
        raise _refused(root, "the target is inside the folder of the decisions",
                       "a folder apart from the decisions", "Give another folder with --out.")
    if not root.exists() or not any(p.name != FOLDER for p in root.iterdir()):
        return
    if not (root / DESCRIPTOR).is_file():
        raise _refused(root, "the target is not empty and is no data package", "an empty folder or none",
                       "Give another folder with --out.")
    names = {r["name"] for r in resources(read_descriptor(root))}
    if names and not names.issuperset(TABLES):
        raise _refused(root, "the target is a data package of another kind",
                       "a package with the resources " + ", ".join(TABLES), "Give another folder with --out.")
    _check_copies(layout)


def copied(root: Path) -> dict[str, str] | None:
    """The decisions that an earlier build has copied into ``root``, each with its SHA-256; None if none."""
    found = diplofacts_part(read_descriptor(root)).get("copied") if (root / DESCRIPTOR).is_file() else None
    return found if isinstance(found, dict) else None


def _check_copies(layout: Layout) -> None:
    """Refuse to replace what is no copy of ours."""
    root = layout.root
    known = copied(root)
    if known is None:
        if any((root / "raw").rglob("*")) or (root / "pyproject.toml").exists():
            raise _refused(root, "the target is a project with articles of its own",
                           "a folder written by --out",
                           f"Build it in place: --raw {root / 'raw'} without --out.")
        return
    problems = [
        Problem("the file is not what the last build has copied here, and would be lost", path=str(path),
                hint="Take it out of the target, or build in place from the target's own raw/ and curation/.")
        for path in _own_files(layout, known)
    ]
    if problems:
        raise PackageError(*problems)


def _own_files(layout: Layout, known: dict[str, str]) -> Iterator[Path]:
    root = layout.root
    try:
        rows = read_table(root / "facts" / "sources.csv", "sources")
    except PackageError:
        rows = []
    digests = {row["path"]: row["sha256"] for row in rows}
    stems = {str(Path(path).with_suffix("")) for path in digests}
    for path in sorted(p for p in (root / "raw").rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        sidecar = path.suffix == ".json" and str(Path(name).with_suffix("")) in stems
        if not sidecar and digest(path) != digests.get(name):
            yield path
    given = layout.curation.resolve() if layout.curation else None
    if given != (root / "curation").resolve():
        for decisions in DECISIONS:
            path = root / "curation" / f"{decisions}.csv"
            if path.is_file() and digest(path) != known.get(f"curation/{path.name}"):
                yield path


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check_schema(root: Path) -> None:
    if not (root / "schema").is_dir() or (root / "schema").resolve() == _own_schema():
        return
    for name, data in schema_files().items():
        path = root / "schema" / name
        if not path.is_file() or path.read_bytes() != data:
            raise _refused(path, "the schema is not that of this version of diplofacts", "the same bytes",
                           "Remove the folder schema/ to have it written anew, or install the version of "
                           "diplofacts that wrote it.")


def _own_schema() -> Path | None:
    root = data_root()
    return (root / "schema").resolve() if isinstance(root, Path) else None


def resources(descriptor: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The resources of a descriptor that have a name."""
    found = descriptor.get("resources")
    return [r for r in found if isinstance(r, dict) and "name" in r] if isinstance(found, list) else []


def diplofacts_part(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """What the build itself has noted in a descriptor."""
    found = descriptor.get("diplofacts")
    return found if isinstance(found, dict) else {}


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _refused(path: Path, message: str, expected: str, hint: str) -> PackageError:
    return PackageError(Problem(message, path=str(path), expected=expected, hint=hint))
