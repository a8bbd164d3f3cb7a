"""An SQLite database with keys and full-text search, and metadata with which Datasette shows it."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..citation import read_work
from ..datapackage import TABLES, Schema, schema
from ..errors import PackageError
from .duck import quoted, quoted_text
from .views import views

if TYPE_CHECKING:
    from ..dataset import Dataset

METADATA = "metadata.json"


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A folder with ``NAME.db`` and ``metadata.json``, which ``datasette FOLDER`` serves as it is.

    The tables are ``STRICT``, dates and EDTF values are texts. ``quotes`` is a full-text index (FTS5) over
    the words of ``evidence``, ``articles`` one over the texts of the articles that are at hand.
    """
    target.mkdir()
    name = read_work(dataset.descriptor).name or "dataset"
    text = json.dumps(datasette_metadata(dataset, name), ensure_ascii=False, indent=2) + "\n"
    (target / METADATA).write_text(text, encoding="utf-8", newline="\n")
    with closing(sqlite3.connect(target / f"{name}.db")) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        with database:
            for table in tables:
                known = schema(table)
                database.execute(f"CREATE TABLE {quoted(table)} ({', '.join(_columns(known))}) STRICT")
                marks = ", ".join("?" * len(known.fields))
                database.executemany(f"INSERT INTO {quoted(table)} VALUES ({marks})", _rows(dataset, known))
                for key in known.foreign_keys:
                    names = ", ".join(map(quoted, key.fields))
                    index = quoted(f"{table}_{'_'.join(key.fields)}")
                    database.execute(f"CREATE INDEX {index} ON {quoted(table)} ({names})")
            database.execute('CREATE INDEX evidence_record ON evidence ("table", record_id, field)')
            _search(database, dataset)
            for name, query in views():
                database.execute(f"CREATE VIEW {quoted(name)} AS {query}")
        database.execute("VACUUM")


def datasette_metadata(dataset: Dataset, name: str) -> dict[str, Any]:
    """What Datasette shows beside the tables (https://docs.datasette.io/en/stable/metadata.html).

    Args:
        dataset: the data.
        name: of the database: the file's name without its suffix.
    """
    work = read_work(dataset.descriptor)
    facets = tomllib.loads(resources.files(__package__).joinpath("facets.toml").read_text(encoding="utf-8"))
    tables: dict[str, Any] = {}
    for table in TABLES:
        known = schema(table)
        tables[table] = {
            "title": known.title,
            "description": known.description,
            "columns": {field.name: field.description for field in known.fields},
            "facets": facets.get(table, []),
            "sort": known.primary_key,
        }
        label = next((c for c in ("name", "title", "text") if c in known.columns), "")
        if label:
            tables[table]["label_column"] = label
    tables["quotes"] = {"title": "Full-text search over the words of evidence"}
    made = {
        "title": work.title,
        "description": work.description,
        "license": work.licences[0].label if work.licences else "",
        "license_url": work.licences[0].path if work.licences else "",
        "source_url": work.link,
        "databases": {name: {"tables": tables}},
    }
    return {key: value for key, value in made.items() if value}


def _columns(known: Schema) -> Iterator[str]:
    for field in known.fields:
        kind = "INTEGER" if field.type == "integer" else "TEXT"
        terms = ", ".join(map(quoted_text, field.enum))
        check = f" CHECK ({quoted(field.name)} IN ({terms}))" if field.enum else ""
        yield f"{quoted(field.name)} {kind}{' NOT NULL' if field.required else ''}{check}"
    yield f"PRIMARY KEY ({quoted(known.primary_key)})"
    for key in known.foreign_keys:
        own, other = ", ".join(map(quoted, key.fields)), ", ".join(map(quoted, key.reference_fields))
        # Checked when all is there: a part of a meeting may stand before its whole.
        yield (f"FOREIGN KEY ({own}) REFERENCES {quoted(key.resource or known.name)} ({other}) "
               "DEFERRABLE INITIALLY DEFERRED")  # fmt: skip


def _rows(dataset: Dataset, known: Schema) -> Iterator[tuple[Any, ...]]:
    table = dataset.table(known.name)
    whole = {field.name for field in known.fields if field.type == "integer"}
    cells = [table.column(name) for name in known.columns]
    for row in zip(*cells, strict=True):
        yield tuple(
            None if cell == "" else int(cell) if name in whole else cell
            for name, cell in zip(known.columns, row, strict=True)
        )


def _search(database: sqlite3.Connection, dataset: Dataset) -> None:
    database.execute(
        "CREATE VIRTUAL TABLE quotes USING fts5 (text, content='evidence', content_rowid='rowid', "
        "tokenize=\"unicode61 remove_diacritics 2\")"
    )
    database.execute(
        "INSERT INTO quotes (rowid, text) SELECT rowid, text FROM evidence WHERE text IS NOT NULL"
    )
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5 (source_id UNINDEXED, text, "
        "tokenize=\"unicode61 remove_diacritics 2\")"
    )
    for source in dataset.sources:
        try:
            text = dataset.article(source)
        except PackageError:
            # A package may come without its texts.
            continue
        database.execute("INSERT INTO articles VALUES (?, ?)", (source.source_id, text))
