"""CSV on the Web (https://www.w3.org/TR/tabular-metadata/): the tables as they are, and their metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..citation import read_work
from ..datapackage import Field, schema
from .writing import copy

if TYPE_CHECKING:
    from ..dataset import Dataset

METADATA = "csv-metadata.json"


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A folder with the CSV files, byte by byte, and ``csv-metadata.json``."""
    target.mkdir()
    for table in tables:
        copy(Path(dataset.table(table).path), target / f"{table}.csv")
    work = read_work(dataset.descriptor)
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": work.title,
        "dc:description": work.description,
        "dc:identifier": work.link or work.name,
        "dc:hasVersion": work.version,
        "dc:license": {"@id": work.licences[0].path} if work.licences and work.licences[0].path else "",
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\n"],
            "header": True,
            "skipInitialSpace": False,
            "trim": False,
        },
        "tables": [_table(table) for table in tables],
    }
    text = json.dumps({k: v for k, v in described.items() if v}, ensure_ascii=False, indent=2) + "\n"
    (target / METADATA).write_text(text, encoding="utf-8", newline="\n")


def _table(name: str) -> dict[str, Any]:
    known = schema(name)
    made: dict[str, Any] = {
        "url": f"{name}.csv",
        "dc:title": known.title,
        "dc:description": known.description,
        "tableSchema": {
            "columns": [_column(field) for field in known.fields],
            "primaryKey": [known.primary_key],
        },
    }
    keys = [
        {
            "columnReference": list(key.fields),
            "reference": {
                "resource": f"{key.resource or name}.csv",
                "columnReference": list(key.reference_fields),
            },
        }
        for key in known.foreign_keys
    ]
    if keys:
        made["tableSchema"]["foreignKeys"] = keys
    return made


def _column(field: Field) -> dict[str, Any]:
    datatype: dict[str, Any] = {"base": field.type}
    if field.type == "integer" and field.minimum is not None:
        datatype["minimum"] = str(field.minimum)
    if field.vocabulary:
        datatype["format"] = "|".join(re.escape(term) for term in field.enum)
    return {
        "name": field.name,
        "titles": field.name,
        "dc:description": field.description,
        "datatype": datatype,
        "null": [""],
        "required": field.required,
    }
