"""The data package: reading and writing its descriptor (Data Package v2, https://datapackage.org).

The data model behind it (:mod:`diplofacts.schemas`) is at hand here too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .errors import PackageError, Problem
from .schemas import (
    TABLES,
    Field,
    ForeignKey,
    Schema,
    columns,
    data_root,
    nearest,
    parse_schema,
    primary_key,
    schema,
    schema_files,
    table_name,
    vocabulary,
    vocabulary_names,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "DESCRIPTOR",
    "DIALECT",
    "TABLES",
    "Field",
    "ForeignKey",
    "Schema",
    "columns",
    "data_root",
    "descriptor_json",
    "nearest",
    "new_descriptor",
    "parse_schema",
    "primary_key",
    "read_descriptor",
    "schema",
    "schema_files",
    "table_name",
    "vocabulary",
    "vocabulary_names",
    "write_descriptor",
]

DESCRIPTOR: Final = "datapackage.json"

_PROFILES = "https://datapackage.org/profiles/2.0/"

#: The dialect of every table, written out (https://datapackage.org/standard/table-dialect/).
DIALECT: Final[Mapping[str, Any]] = {
    "$schema": _PROFILES + "tabledialect.json",
    "header": True,
    "headerRows": [1],
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}


def read_descriptor(path: Traversable | str) -> dict[str, Any]:
    """Read a ``datapackage.json``.

    Args:
        path: the file, or the folder that holds it.

    Raises:
        PackageError: when it is not there, or is not a JSON object in UTF-8; names the place.
    """
    file: Traversable = Path(path) if isinstance(path, str) else path
    if file.is_dir():
        file = file / DESCRIPTOR
    hint = "Give the folder of a data package or its datapackage.json."
    if not file.is_file():
        raise PackageError(Problem("no such data package", path=str(file), hint=hint))
    try:
        descriptor = json.loads(file.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        problem = Problem("the descriptor is not UTF-8", path=str(file), offset=error.start, hint=hint)
        raise PackageError(problem) from None
    except json.JSONDecodeError as error:
        message = f"the descriptor is not JSON ({error.msg})"
        raise PackageError(Problem(message, path=str(file), row=error.lineno, hint=hint)) from None
    if not isinstance(descriptor, dict):
        found = type(descriptor).__name__
        raise PackageError(
            Problem("the descriptor is not a JSON object", path=str(file), value=found, hint=hint)
        )
    return descriptor


def new_descriptor(
    name: str, title: str = "", licenses: Sequence[Mapping[str, str]] = (), version: str = "0.1.0"
) -> dict[str, Any]:
    """The hand-written part of a descriptor for somebody's own dataset.

    Nothing is invented: licence and contributors are the maker's to add, and are kept by later builds.

    Args:
        name: any words; made into a name of lower-case letters, digits, ``.``, ``_`` and ``-``.
        title: a title for people; the words of ``name`` when empty.
        licenses: Data Package licences, each with ``name`` or ``path``.
        version: version of the dataset.
    """
    slug = re.sub(r"[^a-z0-9._]+", "-", name.lower()).strip("-.") or "dataset"
    descriptor: dict[str, Any] = {
        "$schema": _PROFILES + DESCRIPTOR,
        "name": slug,
        "title": title or name.strip() or "Dataset",
        "description": "Diplomatic facts coded from news articles, each cell with the words that support it.",
        "version": version,
    }
    if licenses:
        descriptor["licenses"] = [dict(entry) for entry in licenses]
    return descriptor


def descriptor_json(descriptor: Mapping[str, Any]) -> bytes:
    """The bytes of a descriptor: two-space indent, UTF-8, final newline, order kept."""
    return (json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def write_descriptor(
    root: Path, base: Mapping[str, Any], fingerprint: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Write ``root/datapackage.json`` for the tables in ``root/facts``.

    All properties of ``base`` are kept, in their order; only ``resources`` of :data:`TABLES` and, if given,
    ``diplofacts.fingerprint`` are made anew. The file is replaced in one step. Doing it twice gives
    the same bytes.

    Args:
        root: the data package's folder, with all tables in ``facts/``.
        base: a descriptor, with resources or without.
        fingerprint: what the candidates were made with: versions, model digest, architecture.

    Returns:
        The descriptor that was written.

    Raises:
        PackageError: when a table is not there.
    """
    old = {r.get("name"): r for r in base.get("resources", ()) if isinstance(r, Mapping)}
    descriptor: dict[str, Any] = {"$schema": base.get("$schema", _PROFILES + DESCRIPTOR)}
    descriptor.update((k, v) for k, v in base.items() if k not in ("$schema", "diplofacts", "resources"))
    own = dict(base.get("diplofacts", {}))
    if fingerprint is not None:
        own["fingerprint"] = dict(fingerprint)
    if own:
        descriptor["diplofacts"] = own
    others = [r for name, r in old.items() if name not in TABLES]
    descriptor["resources"] = [_resource(root, table, old.get(table, {})) for table in TABLES] + others
    temporary = root / f".{DESCRIPTOR}.tmp"
    temporary.write_bytes(descriptor_json(descriptor))
    os.replace(temporary, root / DESCRIPTOR)
    return descriptor


def _resource(root: Path, table: str, old: Mapping[str, Any]) -> dict[str, Any]:
    path = f"facts/{table}.csv"
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        raise PackageError(
            Problem("the table is not there", path=str(root / path), hint="Build the dataset again.")
        ) from None
    known = schema(table)
    made = {
        "$schema": _PROFILES + "dataresource.json",
        "name": table,
        "path": path,
        "type": "table",
        "title": known.title,
        "description": known.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(DIALECT),
        "schema": f"schema/{table}.json",
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
    }
    return made | {key: value for key, value in old.items() if key not in made}
