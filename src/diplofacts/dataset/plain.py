"""Tables as columns of plain values, for the tools that one hands them to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..datapackage import Field, schema

if TYPE_CHECKING:
    from .table import Table

#: Of an EDTF value, the days between which it lies.
_SIDES = ("earliest", "latest")


@frozen
class PlainColumn:
    """A column as tools are given it.

    Attributes:
        name: what it is called.
        kind: ``string``, ``integer``, ``date`` or ``term``, one of a closed list.
        required: whether no value is missing.
        description: what it means.
        terms: the closed list, in its order.
    """

    name: str
    kind: str
    required: bool
    description: str
    terms: tuple[str, ...] = ()


def plain_columns(table: str) -> tuple[PlainColumn, ...]:
    """The columns of the schema; after an EDTF column ``end`` come ``end_earliest`` and ``end_latest``."""
    found = []
    for field in schema(table).fields:
        kind = "term" if field.vocabulary else field.type
        terms = field.enum if field.vocabulary else ()
        found.append(PlainColumn(field.name, kind, field.required, field.description, terms))
        if field.notation == "edtf":
            for side in _SIDES:
                description = f"The {side} day that {field.name} can mean."
                found.append(PlainColumn(f"{field.name}_{side}", "date", False, description))
    return tuple(found)


def plain_batches(table: Table[Any]) -> Iterator[list[Sequence[Any]]]:
    """The values of :func:`plain_columns` for some rows, and for the next: str, int, date, None where empty.

    Raises:
        PackageError: when a cell is no value of its column.
    """
    fields = schema(table.name).fields
    for cells, values in table.batches():
        found: list[Sequence[Any]] = []
        for field, written, read in zip(fields, cells, values, strict=True):
            found += _plain(field, written, read)
        yield found


def plain_values(table: Table[Any]) -> list[list[Any]]:
    """The values of :func:`plain_columns` for all rows."""
    found: list[list[Any]] = [[] for _ in plain_columns(table.name)]
    for batch in plain_batches(table):
        for values, more in zip(found, batch, strict=True):
            values += more
    return found


def _plain(field: Field, cells: Sequence[str], values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    # Terms and EDTF values are given as they are written: tools compare them with strings.
    typed = field.type != "string"
    yield values if typed else [cell or None for cell in cells]
    if field.notation == "edtf":
        distinct = dict(zip(cells, values, strict=True))
        for side in _SIDES:
            days: dict[str, datetime.date | None] = {
                cell: value and getattr(value, side) for cell, value in distinct.items()
            }
            yield [days[cell] for cell in cells]
