"""Tables as Arrow tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..datapackage import schema
from ..errors import missing_extra
from .frames import values_of

if TYPE_CHECKING:
    from .table import Table


def to_arrow(table: Table[Any]) -> Any:
    """An Arrow table of ``table``; see :meth:`Table.to_arrow`."""
    try:
        import pyarrow as pa
    except ImportError:
        raise missing_extra("to_arrow()", "arrow") from None
    arrays: list[Any] = []
    fields: list[Any] = []

    def add(name: str, array: Any, required: bool, description: str) -> None:
        arrays.append(array)
        fields.append(
            pa.field(name, array.type, nullable=not required, metadata={"description": description})
        )

    for field in schema(table.name).fields:
        values = list(values_of(table, field))
        if field.vocabulary:
            places = {term: place for place, term in enumerate(field.enum)}
            codes = pa.array([None if v is None else places[str(v)] for v in values], pa.int8())
            array = pa.DictionaryArray.from_arrays(codes, pa.array(field.enum, pa.string()), ordered=True)
        elif field.type == "integer":
            array = pa.array(values, pa.int64())
        elif field.type == "date":
            array = pa.array(values, pa.date32())
        else:
            array = pa.array([None if v is None else str(v) for v in values], pa.string())
        add(field.name, array, field.required, field.description)
        if field.notation == "edtf":
            for side in ("earliest", "latest"):
                days = pa.array([None if v is None else getattr(v, side) for v in values], pa.date32())
                add(f"{field.name}_{side}", days, False, f"The {side} day that {field.name} can mean.")
    return pa.table(arrays, schema=pa.schema(fields))
