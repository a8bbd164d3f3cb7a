"""The data package: its schemas, vocabularies and descriptor (Data Package v2, https://datapackage.org)."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from .errors import PackageError, Problem

#: The tables, in the order of the descriptor's resources: a table follows those it refers to.
TABLES: Final = (
    "sources",
    "people",
    "mentions",
    "organizations",
    "roles",
    "meetings",
    "meeting_actors",
    "agreements",
    "agreement_actors",
    "statements",
    "statement_actors",
    "evidence",
)

DESCRIPTOR: Final = "datapackage.json"
VOCABULARIES: Final = "vocabularies.json"

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


@frozen
class ForeignKey:
    """A reference from columns of one table to columns of another.

    Attributes:
        fields: the referring columns.
        resource: the table referred to; the table itself when it refers to itself.
        reference_fields: the columns referred to.
    """

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@frozen
class Field:
    """One column, as its Table Schema says.

    Attributes:
        name, title, description: what it is called and what it means.
        type: Table Schema type: ``string``, ``integer`` or ``date``.
        format: Table Schema format, ``default`` unless given.
        constraints: Table Schema constraints by name.
        vocabulary: name of the vocabulary whose terms are its values; empty when there is none.
        notation: how a string is to be read: ``identifier``, ``edtf``, ``duration``, ``country``,
            ``sha256``, ``wikidata``; empty for plain words.
    """

    name: str
    type: str
    title: str
    description: str
    constraints: Mapping[str, Any] = field(hash=False)
    format: str = "default"
    vocabulary: str = ""
    notation: str = ""

    @property
    def required(self) -> bool:
        """Whether the cell must be filled."""
        return bool(self.constraints.get("required"))

    @property
    def unique(self) -> bool:
        """Whether no two rows may have the same value."""
        return bool(self.constraints.get("unique"))

    @property
    def enum(self) -> tuple[str, ...]:
        """The closed list of values; empty when any value will do."""
        return tuple(self.constraints.get("enum", ()))

    @property
    def pattern(self) -> str:
        """The regular expression that the whole cell matches; empty when there is none."""
        return str(self.constraints.get("pattern", ""))

    @property
    def minimum(self) -> int | None:
        """The least value of a number."""
        value = self.constraints.get("minimum")
        return None if value is None else int(value)


@frozen
class Schema:
    """One table, as its Table Schema says.

    Attributes:
        name, title, description: what it is called and what a row of it is.
        fields: the columns, in the order of the file.
        primary_key: the column that identifies a row.
        foreign_keys: its references to other tables and to itself.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the file."""
        return tuple(f.name for f in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name.

        Raises:
            PackageError: when the table has no such column; names the nearest.
        """
        for column in self.fields:
            if column.name == name:
                return column
        raise PackageError(
            Problem(
                f"table {self.name!r} has no such column",
                column=name,
                expected="one of " + ", ".join(self.columns),
                hint=nearest(name, self.columns),
            )
        )

    def foreign_key(self, column: str) -> ForeignKey | None:
        """The reference that ``column`` alone makes, if it makes one."""
        return next((k for k in self.foreign_keys if k.fields == (column,)), None)


def nearest(name: str, known: Sequence[str]) -> str:
    """A hint that names the known words most like ``name``; empty when none is like it."""
    near = get_close_matches(name, known, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def data_root() -> Traversable:
    """Where the packaged data are: ``datapackage.json``, ``schema/``, ``facts/``, ``raw/``, ``curation/``.

    That is ``_data`` inside the installed package or, in a source checkout, the checkout's root.

    Raises:
        PackageError: when neither is there.
    """
    packaged = importlib.resources.files(__package__) / "_data"
    if (packaged / "schema").is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "schema" / VOCABULARIES).is_file():
        return checkout
    raise PackageError(
        Problem(
            "the package came without its data",
            path=str(packaged),
            hint="Install diplofacts again, from a wheel or with pip from a checkout.",
        )
    )


def table_name(table: str) -> str:
    """``table`` itself, when there is such a table.

    Raises:
        PackageError: when there is none; names the nearest.
    """
    if table in TABLES:
        return table
    raise PackageError(
        Problem(
            "no such table", value=table, expected="one of " + ", ".join(TABLES), hint=nearest(table, TABLES)
        )
    )


@cache
def schema(table: str) -> Schema:
    """The schema of one of the :data:`TABLES`, from the packaged ``schema/``.

    Raises:
        PackageError: when there is no such table.
    """
    return parse_schema(json.loads((data_root() / "schema" / f"{table_name(table)}.json").read_bytes()))


def parse_schema(descriptor: Mapping[str, Any]) -> Schema:
    """A :class:`Schema` from the content of a Table Schema file of this project."""
    name = str(descriptor["name"])
    return Schema(
        name=name,
        title=str(descriptor["title"]),
        description=str(descriptor["description"]),
        fields=tuple(
            Field(
                name=f["name"],
                type=f["type"],
                title=f["title"],
                description=f["description"],
                constraints=f["constraints"],
                format=f.get("format", "default"),
                vocabulary=f.get("vocabulary", ""),
                notation=f.get("notation", ""),
            )
            for f in descriptor["fields"]
        ),
        primary_key=str(descriptor["primaryKey"][0]),
        foreign_keys=tuple(
            ForeignKey(
                tuple(k["fields"]), k["reference"].get("resource") or name, tuple(k["reference"]["fields"])
            )
            for k in descriptor.get("foreignKeys", ())
        ),
    )


def columns(table: str) -> tuple[str, ...]:
    """The names of the columns of ``table``, in the order of the file."""
    return schema(table).columns


def primary_key(table: str) -> str:
    """The column that identifies a row of ``table``."""
    return schema(table).primary_key


@cache
def _vocabularies() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads((data_root() / "schema" / VOCABULARIES).read_bytes())
    return data


def vocabulary_names() -> tuple[str, ...]:
    """The names of the closed vocabularies."""
    return tuple(_vocabularies())


def vocabulary(name: str) -> dict[str, str]:
    """The terms of a closed vocabulary, each with its description.

    Raises:
        PackageError: when there is no such vocabulary; names the nearest.
    """
    known = _vocabularies()
    if name not in known:
        raise PackageError(
            Problem(
                "no such vocabulary",
                value=name,
                expected="one of " + ", ".join(known),
                hint=nearest(name, tuple(known)),
            )
        )
    return dict(known[name]["terms"])


def schema_files() -> dict[str, bytes]:
    """The files of ``schema/`` by name, for a data package that is written elsewhere."""
    folder = data_root() / "schema"
    return {name: (folder / name).read_bytes() for name in (*(f"{t}.json" for t in TABLES), VOCABULARIES)}


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
