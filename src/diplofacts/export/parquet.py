"""Parquet files, one a table, with real types."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..dataset import Dataset


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A folder of Parquet files; vocabularies are dictionaries, dates days, offsets whole numbers.

    After an EDTF column come its first and last day, as in ``Table.to_arrow()``.
    """
    from pyarrow import parquet

    target.mkdir()
    for table in tables:
        parquet.write_table(dataset.table(table).to_arrow(), target / f"{table}.parquet", compression="zstd")
