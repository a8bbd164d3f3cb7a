"""Tables as data frames of pandas and polars, and in DuckDB."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import missing_extra
from .plain import plain_batches, plain_columns, plain_values

if TYPE_CHECKING:
    from .table import Table


def to_pandas(table: Table[Any]) -> Any:
    """A data frame of ``table``; see :meth:`Table.to_pandas`."""
    try:
        import pandas
    except ImportError:
        raise missing_extra("to_pandas()", "pandas") from None
    columns: dict[str, Any] = {}
    for column, values in zip(plain_columns(table.name), plain_values(table), strict=True):
        if column.kind == "term":
            columns[column.name] = pandas.Categorical(values, categories=list(column.terms))
        elif column.kind == "integer":
            columns[column.name] = pandas.array(values, dtype="int64" if column.required else "Int64")
        elif column.kind == "date":
            columns[column.name] = _days(values)
        else:
            columns[column.name] = pandas.array(values, dtype="string")
    return pandas.DataFrame(columns)


def to_polars(table: Table[Any]) -> Any:
    """A data frame of ``table``; see :meth:`Table.to_polars`."""
    try:
        import polars
    except ImportError:
        raise missing_extra("to_polars()", "fast") from None
    kinds = {"string": polars.String(), "integer": polars.Int64(), "date": polars.Date()}
    known = {
        column.name: polars.Enum(column.terms) if column.kind == "term" else kinds[column.kind]
        for column in plain_columns(table.name)
    }
    parts = [
        polars.DataFrame(
            [
                polars.Series(name, values, dtype=kind)
                for (name, kind), values in zip(known.items(), batch, strict=True)
            ]
        )
        for batch in plain_batches(table)
    ]
    return polars.concat(parts, rechunk=True) if parts else polars.DataFrame(schema=known)


def to_duckdb(tables: Mapping[str, Table[Any]]) -> Any:
    """A connection to a database with ``tables``; see :meth:`Dataset.to_duckdb`."""
    try:
        import duckdb
        import pyarrow  # noqa: F401
    except ImportError:
        raise missing_extra("to_duckdb()", "duckdb") from None
    from ..export.duck import quoted, quoted_text

    connection = duckdb.connect()
    kinds = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE"}
    for name, table in tables.items():
        columns = []
        for column in plain_columns(name):
            terms = ", ".join(map(quoted_text, column.terms))
            kind = f"ENUM ({terms})" if column.kind == "term" else kinds[column.kind]
            columns.append(f"{quoted(column.name)} {kind}{' NOT NULL' if column.required else ''}")
        connection.execute(f"CREATE TABLE {quoted(name)} ({', '.join(columns)})")
        connection.register("rows_given", table.to_arrow())
        connection.execute(f"INSERT INTO {quoted(name)} BY NAME FROM rows_given")
        connection.unregister("rows_given")
    return connection


def _days(values: list[datetime.date | None]) -> Any:
    import numpy

    # Seconds, because nanoseconds end in the year 2262 and begin in 1677.
    return numpy.array([numpy.datetime64("NaT") if day is None else day for day in values], "datetime64[s]")
