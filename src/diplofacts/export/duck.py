"""A DuckDB database: types, keys, enums, and views that join what one asks together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..datapackage import Field, Schema, schema
from .views import views

if TYPE_CHECKING:
    from ..dataset import Dataset


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A database file; its bytes depend on DuckDB's version.

    References of a table to itself (``meetings.part_of``) have no constraint: DuckDB checks each row as it
    comes, and a part may stand before its whole.
    """
    import duckdb

    with duckdb.connect(str(target)) as database:
        for table in tables:
            known = schema(table)
            for field in known.fields:
                if field.vocabulary:
                    terms = ", ".join(map(quoted_text, field.enum))
                    database.execute(f"CREATE TYPE {enum_name(table, field)} AS ENUM ({terms})")
            database.execute(f"CREATE TABLE {quoted(table)} ({', '.join(_columns(known))})")
            rows = dataset.table(table).to_arrow()
            names = ", ".join(map(quoted, rows.column_names))
            database.register("rows_given", rows)
            database.execute(f"INSERT INTO {quoted(table)} ({names}) SELECT {names} FROM rows_given")
            database.unregister("rows_given")
            database.execute(f"COMMENT ON TABLE {quoted(table)} IS {quoted_text(known.description)}")
            for field in known.fields:
                column = f"{quoted(table)}.{quoted(field.name)}"
                database.execute(f"COMMENT ON COLUMN {column} IS {quoted_text(field.description)}")
        for name, query in views():
            database.execute(f"CREATE VIEW {quoted(name)} AS {query}")


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def enum_name(table: str, field: Field) -> str:
    """The name of the type of a column with a closed list of terms."""
    return quoted(f"{table}_{field.name}")


def _columns(known: Schema) -> Iterator[str]:
    types = {"integer": "BIGINT", "date": "DATE", "string": "VARCHAR"}
    for field in known.fields:
        kind = enum_name(known.name, field) if field.vocabulary else types[field.type]
        yield f"{quoted(field.name)} {kind}{' NOT NULL' if field.required else ''}"
        if field.notation == "edtf":
            yield f"{quoted(field.name + '_earliest')} DATE"
            yield f"{quoted(field.name + '_latest')} DATE"
    yield f"PRIMARY KEY ({quoted(known.primary_key)})"
    for key in known.foreign_keys:
        if key.resource not in ("", known.name):
            own, other = ", ".join(map(quoted, key.fields)), ", ".join(map(quoted, key.reference_fields))
            yield f"FOREIGN KEY ({own}) REFERENCES {quoted(key.resource)} ({other})"
