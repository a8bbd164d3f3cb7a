"""Writing the files of a data package into an empty folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from .articles import Article
from .curation import COLUMNS, Identifier, format_identifiers
from .datapackage import DESCRIPTOR, TABLES, new_descriptor, read_descriptor, schema_files, write_descriptor
from .errors import ArticleError, Problem
from .layout import DECISIONS, REGISTRY, Layout, digest, diplofacts_part, resources
from .tables import Tables, write_table


@frozen
class Content:
    """What a data package is written from.

    Attributes:
        articles: the articles, with the paths they have in the package.
        tables: all tables.
        registry: the registry of ids.
        fingerprint: what the candidates were made with.
    """

    articles: Sequence[Article]
    tables: Tables
    registry: Sequence[Identifier]
    fingerprint: Mapping[str, str]


def write_package(new: Path, layout: Layout, content: Content) -> None:
    """Write all targets of ``layout`` under the empty folder ``new``.

    Raises:
        ArticleError: when an article is no longer what was read.
        PackageError: when the descriptor of the target is malformed.
    """
    (new / "facts").mkdir()
    for table in TABLES:
        write_table(new / "facts" / f"{table}.csv", table, content.tables[table])
    (new / "curation").mkdir()
    (new / REGISTRY).write_bytes(format_identifiers(content.registry))
    if layout.writes_schema:
        (new / "schema").mkdir()
        for name, data in schema_files().items():
            (new / "schema" / name).write_bytes(data)
    base = _base(layout)
    own = {k: v for k, v in diplofacts_part(base).items() if k != "copied"}
    if layout.copies:
        _copy_articles(new, layout, content.articles)
        own = {"copied": _copy_decisions(new, layout), **own}
    write_descriptor(new, {**base, "diplofacts": own}, content.fingerprint)
    for target in layout.targets:
        _carry(layout.root, new, target)


def _base(layout: Layout) -> dict[str, Any]:
    """The hand-written part of the descriptor: the target's, or that beside the articles, or a new one."""
    for folder in (layout.root, layout.raw.parent):
        if (folder / DESCRIPTOR).is_file():
            base = read_descriptor(folder)
            if folder == layout.root or {r["name"] for r in resources(base)} >= set(TABLES):
                return base
    # Named after no folder, so that the same articles give the same bytes anywhere.
    return new_descriptor("diplomatic-facts", "Diplomatic facts")


def _copy_articles(new: Path, layout: Layout, articles: Sequence[Article]) -> None:
    for article in articles:
        source = layout.raw / article.path.removeprefix("raw/")
        target = new / article.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if digest(target) != article.sha256:
            raise ArticleError(Problem("the article changed during the build", path=article.path,
                                       hint="Build again."))
        sidecar = source.with_suffix(".json")
        if sidecar.is_file():
            shutil.copyfile(sidecar, target.with_suffix(".json"))


def _copy_decisions(new: Path, layout: Layout) -> dict[str, str]:
    """Copy the editors' files, or write empty ones; gives the digest of each."""
    digests = {}
    for name in DECISIONS:
        target = new / "curation" / f"{name}.csv"
        given = layout.curation / target.name if layout.curation else None
        if given and given.is_file():
            shutil.copyfile(given, target)
        else:
            target.write_bytes((",".join(COLUMNS[name]) + "\n").encode())
        digests[f"curation/{target.name}"] = digest(target)
    return digests


def _carry(root: Path, new: Path, target: str) -> None:
    """Keep files that somebody put beside ours, for a folder is replaced as a whole."""
    if target == "raw" or not (root / target).is_dir():
        return
    for path in sorted((root / target).rglob("*")):
        kept = new / path.relative_to(root)
        if path.is_file() and not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept)
