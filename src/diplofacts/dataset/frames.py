"""Tables as pandas data frames."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..datapackage import Field, schema
from ..errors import missing_extra
from ..records.base import Record, reader

if TYPE_CHECKING:
    from .table import Table


def to_pandas(table: Table[Any]) -> Any:
    """A data frame of ``table``; see :meth:`Table.to_pandas`."""
    try:
        import pandas
    except ImportError:
        raise missing_extra("to_pandas()", "pandas") from None
    columns: dict[str, Any] = {}
    for field in schema(table.name).fields:
        values = list(values_of(table, field))
        if field.vocabulary:
            # By term and not by enum member: frames are written to files and compared with strings.
            terms = [None if value is None else str(value) for value in values]
            columns[field.name] = pandas.Categorical(terms, categories=list(field.enum))
        elif field.type == "integer":
            columns[field.name] = pandas.array(values, dtype="int64" if field.required else "Int64")
        elif field.type == "date":
            columns[field.name] = _days(values)
        else:
            words = [None if value is None else str(value) for value in values]
            columns[field.name] = pandas.array(words, dtype="string")
        if field.notation == "edtf":
            columns[f"{field.name}_earliest"] = _days([value and value.earliest for value in values])
            columns[f"{field.name}_latest"] = _days([value and value.latest for value in values])
    return pandas.DataFrame(columns)


def values_of(table: Table[Record], field: Field) -> Iterator[Any]:
    """The values of one column, None for an empty cell.

    Raises:
        PackageError: when a cell is no value of its column.
    """
    read = reader(table.name, field.name)
    for position, cell in enumerate(table.column(field.name)):
        try:
            yield read(cell)
        except ValueError as error:
            raise table.error(field.name, position, error) from None


def _days(values: list[datetime.date | None]) -> Any:
    import numpy

    # Seconds, because nanoseconds end in the year 2262 and begin in 1677.
    return numpy.array([numpy.datetime64("NaT") if day is None else day for day in values], "datetime64[s]")
