"""The files of a dataset that hold offsets, and every place in them that points to words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path, PurePosixPath

from attrs import define, evolve, field, frozen

from ..curation import parse_candidate_id
from ..datapackage import DESCRIPTOR, TABLES, read_descriptor
from ..errors import PackageError, Problem
from ..spans import Span
from .anchoring import OldText, Quote
from .csvfile import CsvFile, Record, read_csv

#: Files of decisions in which offsets stand.
DECISIONS = ("corrections", "judgements", "identifiers")

#: Ids of mentions and statements say their place (docs/data-model.md, Identifiers).
_PLACE_ID = re.compile(
    r"(?P<source>.+)-(?P<kind>[ms])(?P<start>[0-9]+)-(?P<end>[0-9]+)(?P<actor>--.+)?", re.DOTALL
)
#: So does what the registry knows a meeting or an agreement by.
KEY_PLACE = re.compile(r"(?P<before>[a-z_]+@)(?P<start>[0-9]+)-(?P<end>[0-9]+)(?=\|)")


@frozen
class Pointer:
    """A cell or row that points to words of an article.

    Attributes:
        source: the article.
        quote: the place and the words.
        path: the file that points, relative to the dataset's folder.
        row: the line of the file.
        decisive: whether the dataset is wrong as long as it points elsewhere; the registry's keys only help.
    """

    source: str
    quote: Quote
    path: str
    row: int
    decisive: bool = True


@define(eq=False)
class Files:
    """The files of a dataset, as far as offsets are concerned.

    Attributes:
        root: the dataset's folder.
        tables: the tables, by name.
        decisions: the files of :data:`DECISIONS` that are there, by name.
    """

    root: Path
    tables: dict[str, CsvFile]
    decisions: dict[str, CsvFile] = field(factory=dict)

    def sources(self) -> dict[str, Record]:
        """The rows of ``sources`` by article."""
        return {row["source_id"]: row for row in self.tables["sources"].rows()}


def read_files(path: Path) -> Files:
    """Read the dataset in a folder.

    Args:
        path: the folder, or the ``datapackage.json`` in it.

    Raises:
        PackageError: when a table is missing or cannot be read, or a path leaves the folder.
    """
    root = path if path.is_dir() else path.parent
    descriptor = read_descriptor(root)
    listed = descriptor.get("resources")
    paths = (
        {r.get("name"): r.get("path") for r in listed if isinstance(r, dict)}
        if isinstance(listed, list)
        else {}
    )
    tables = {}
    for table in TABLES:
        where = paths.get(table)
        if not isinstance(where, str) or inside(root, where) is None:
            raise PackageError(
                Problem(
                    "the table has no file inside the package",
                    path=DESCRIPTOR,
                    column=table,
                    hint="Run 'diplofacts validate' and mend the descriptor first.",
                )
            )
        tables[table] = read_csv(root, where)
    files = Files(root, tables)
    for name in DECISIONS:
        if (root / "curation" / f"{name}.csv").is_file():
            files.decisions[name] = read_csv(root, f"curation/{name}.csv")
    return files


def inside(root: Path, path: str) -> Path | None:
    """The file that a relative path names, or None when it would leave the folder, by a link too."""
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        return None
    file = root / path
    return file if file.resolve().is_relative_to(root.resolve()) else None


def span_of(start: str, end: str) -> Span | None:
    """The span that two cells give, or None."""
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 19 for cell in (start, end)):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) else None


def quoting(files: Files) -> Iterator[Pointer]:
    """Everything that points to words and quotes them: mentions, evidence, corrections, judgements."""
    for table in ("mentions", "evidence"):
        file = files.tables[table]
        for row in file.rows():
            yield from _quote(row["source_id"], row["start"], row["end"], row["text"], file.path, row.line)
    if corrections := files.decisions.get("corrections"):
        for row in corrections.rows():
            yield from _quote(
                row["source_id"], row["start"], row["end"], row["text"], corrections.path, row.line
            )
        for added in added_mentions(corrections).values():
            cells = {column: row["new"] for column, row in added.items()}
            source, start, end, words = (cells.get(c, "") for c in ("source_id", "start", "end", "text"))
            yield from _quote(source, start, end, words, corrections.path, next(iter(added.values())).line)
    if judgements := files.decisions.get("judgements"):
        for row in judgements.rows():
            for side in ("left", "right"):
                if candidate := parse_candidate_id(row[side]):
                    source, _, span = candidate
                    quote = Quote(span, row[f"{side}_text"])
                    yield Pointer(source, quote, judgements.path, row.line)


def naming(files: Files, old: Mapping[str, OldText]) -> Iterator[Pointer]:
    """Everything that points to words and does not quote them; the old text says them, if it knows.

    Args:
        files: the files.
        old: the old texts by article.
    """
    if corrections := files.decisions.get("corrections"):
        known = {
            row[column]
            for table, column in (("mentions", "mention_id"), ("statements", "statement_id"))
            for row in files.tables[table].rows()
        }
        for row in corrections.rows():
            place = place_of(row["record"], old)
            if place and row["action"] == "delete" and evolve(place, actor="").at(place.span) not in known:
                quote = Quote(place.span, old[place.source].words(place.span))
                yield Pointer(place.source, quote, corrections.path, row.line)
    if identifiers := files.decisions.get("identifiers"):
        for row in identifiers.rows():
            found = KEY_PLACE.match(row["key"])
            span = span_of(found["start"], found["end"]) if found else None
            source = row["first_source"]
            if span and source in old:
                quote = Quote(span, old[source].words(span))
                yield Pointer(source, quote, identifiers.path, row.line, decisive=False)


@frozen
class PlaceId:
    """What the id of a mention, a statement or an actor of one says.

    Attributes:
        source: the article.
        kind: ``m`` for a mention, ``s`` for a statement.
        span: the place.
        actor: what follows for an actor of a statement, or empty.
    """

    source: str
    kind: str
    span: Span
    actor: str = ""

    def at(self, span: Span) -> str:
        """The id of the same at another place."""
        return f"{self.source}-{self.kind}{span.start}-{span.end}{self.actor}"


def place_of(record: str, sources: Container[str]) -> PlaceId | None:
    """What an id says of a place in one of some articles; None when it says none."""
    found = _PLACE_ID.fullmatch(record)
    span = span_of(found["start"], found["end"]) if found else None
    if found is None or span is None or found["source"] not in sources:
        return None
    return PlaceId(found["source"], found["kind"], span, found["actor"] or "")


def added_mentions(corrections: CsvFile) -> dict[str, dict[str, Record]]:
    """The lines of mentions that an editor has added: record, then column, then line."""
    added: dict[str, dict[str, Record]] = {}
    for row in corrections.rows():
        if row["action"] == "add" and row["table"] == "mentions":
            added.setdefault(row["record"], {})[row["field"]] = row
    return added


def _quote(source: str, start: str, end: str, words: str, path: str, row: int) -> Iterator[Pointer]:
    span = span_of(start, end)
    if source and span:
        yield Pointer(source, Quote(span, words), path, row)
