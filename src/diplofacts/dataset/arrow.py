"""Tables as Arrow tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import missing_extra
from .plain import PlainColumn, plain_batches, plain_columns

if TYPE_CHECKING:
    from .table import Table


def to_arrow(table: Table[Any]) -> Any:
    """An Arrow table of ``table``; see :meth:`Table.to_arrow`."""
    try:
        import pyarrow as pa
    except ImportError:
        raise missing_extra("to_arrow()", "arrow") from None
    kinds = {"string": pa.string(), "integer": pa.int64(), "date": pa.date32()}
    kinds["term"] = pa.dictionary(pa.int8(), pa.string(), ordered=True)
    columns = plain_columns(table.name)
    known = pa.schema(
        pa.field(
            column.name,
            kinds[column.kind],
            nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in columns
    )

    def array(column: PlainColumn, values: Sequence[Any]) -> Any:
        if column.kind != "term":
            return pa.array(values, kinds[column.kind])
        # Every part has all terms in their order, so that codes mean the same in all.
        places = {term: place for place, term in enumerate(column.terms)} | {None: None}
        codes = pa.array([places[value] for value in values], pa.int8())
        return pa.DictionaryArray.from_arrays(codes, pa.array(column.terms, pa.string()), ordered=True)

    parts = [
        pa.record_batch([array(*pair) for pair in zip(columns, values, strict=True)], schema=known)
        for values in plain_batches(table)
    ]
    return pa.Table.from_batches(parts, known).combine_chunks()
