"""Versions of a dataset: what differs between two, which step that asks for, and an archive to hand on."""

from __future__ import annotations

from .comparison import Cell, Difference, Row, SchemaChange, TableDifference, compare
from .packages import NOTHING, Package, opened
from .packing import LEFT_OUT, Packed, pack, texts_left_out
from .steps import Step, misfit, next_version, step_for

__all__ = [
    "LEFT_OUT",
    "NOTHING",
    "Cell",
    "Difference",
    "Package",
    "Packed",
    "Row",
    "SchemaChange",
    "Step",
    "TableDifference",
    "compare",
    "misfit",
    "next_version",
    "opened",
    "pack",
    "step_for",
    "texts_left_out",
]
