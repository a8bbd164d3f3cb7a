"""The formats: what each is called, what it needs, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from ..datapackage import TABLES, nearest, table_name
from ..errors import PackageError, Problem, missing_extra
from .writing import write_aside

if TYPE_CHECKING:
    from ..dataset import Dataset


@frozen
class Format:
    """One format of export.

    Attributes:
        name: what one asks for.
        title: what it is, in a line.
        module: the module whose ``write(dataset, target, tables)`` makes it.
        suffix: of the file; empty when the export is a folder.
        needs: a module that must be importable, or nothing.
        extra: the extra that brings it.
        whole: whether it takes all tables, so that a choice of tables makes no sense.
    """

    name: str
    title: str
    module: str
    suffix: str = ""
    needs: str = ""
    extra: str = ""
    whole: bool = True

    def default_target(self, dataset: Dataset) -> Path:
        """Where the export goes when nobody says: ``NAME-FORMAT`` in the working directory."""
        stem = dataset.name or "dataset"
        return Path(f"{stem}{self.suffix}" if self.suffix else f"{stem}-{self.name}")


_ALL = (
    Format("csv", "CSV files that spreadsheets open without running a cell as a formula", "spreadsheet",
           whole=False),
    Format("csvw", "the CSV files with CSV on the Web metadata", "csvw"),
    Format("parquet", "Parquet files with real types", "parquet", needs="pyarrow", extra="arrow",
           whole=False),
    Format("duckdb", "a DuckDB database with keys, enums and views", "duck", ".duckdb", "duckdb", "duckdb"),
    Format("sqlite", "an SQLite database with keys, full-text search and Datasette metadata", "sqlite"),
    Format("annotations", "W3C Web Annotations with position and quote selectors", "annotations", ".jsonld"),
    Format("brat", "brat standoff files, text and annotations", "brat"),
    Format("conll", "tokens with mentions, cues and statements, a column each", "conll", ".conll", "spacy",
           "build"),
    Format("docbin", "spaCy training data: texts with named entities and spans", "docbin", ".spacy", "spacy",
           "build"),
    Format("events", "events between two states, with CAMEO and PLOVER codes", "events_csv", ".events.csv"),
    Format("ftm", "FollowTheMoney entities, one a line", "ftm", ".ftm.json", "followthemoney", "ftm"),
    Format("rdf", "RDF with provenance, in Turtle", "rdf", ".ttl", "rdflib", "rdf"),
)  # fmt: skip

#: The formats by name.
FORMATS: Final[Mapping[str, Format]] = {one.name: one for one in _ALL}


def export(
    dataset: Dataset,
    format: str,
    target: Path | None = None,
    *,
    tables: Sequence[str] = (),
    force: bool = False,
) -> Path:
    """Write a dataset in another format.

    Args:
        dataset: the data.
        format: a name of :data:`FORMATS`.
        target: the file or folder to write; ``NAME.SUFFIX`` or ``NAME-FORMAT`` here when None.
        tables: the tables to write, where the format takes a choice; all when empty.
        force: whether to replace what is there.

    Returns:
        What was written.

    Raises:
        PackageError: when there is no such format or table, the target is there already, the data cannot be
            read, or the format takes no choice of tables.
        MissingExtraError: when the format needs a library that is not installed.
    """
    if format not in FORMATS:
        raise PackageError(
            Problem("no such format", value=format, expected="one of " + ", ".join(FORMATS),
                    hint=nearest(format, list(FORMATS)))
        )  # fmt: skip
    kind = FORMATS[format]
    chosen = [table_name(table) for table in tables]
    if chosen and kind.whole:
        raise PackageError(
            Problem(f"the format {format!r} takes all tables", value=", ".join(chosen),
                    hint="Leave the tables out.")
        )  # fmt: skip
    if kind.needs:
        try:
            import_module(kind.needs)
        except ImportError:
            raise missing_extra(f"Exporting {format}", kind.extra) from None
    write: Callable[[Any, Path, Sequence[str]], None] = import_module(f".{kind.module}", __package__).write
    target = target or kind.default_target(dataset)
    wanted = [table for table in TABLES if not chosen or table in chosen]
    write_aside(target, lambda made: write(dataset, made, wanted), force)
    return target
