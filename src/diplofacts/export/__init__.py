"""The dataset in other formats: tables for analysis, annotations for texts, graphs of entities.

Each format is a module with ``write(dataset, target, tables)``; :data:`FORMATS` lists them.
"""

from __future__ import annotations

from .formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
