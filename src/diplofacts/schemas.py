"""The data model: tables, their columns and the closed vocabularies, read from the packaged ``schema/``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from .errors import PackageError, Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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

VOCABULARIES: Final = "vocabularies.json"


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
    from difflib import get_close_matches  # Only who misspells something waits for it.

    near = get_close_matches(name, known, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def data_root() -> Traversable:
    """Where the packaged data are: ``datapackage.json``, ``schema/``, ``facts/``, ``raw/``, ``curation/``.

    That is ``_data`` inside the installed package or, in a source checkout, the checkout's root.

    Raises:
        PackageError: when neither is there.
    """
    packaged = Path(__file__).with_name("_data")
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


def singular(table: str) -> str:
    """What a row of a table is called: ``person``, ``meeting``, ``evidence``."""
    return {"people": "person", "evidence": "evidence"}.get(table, table.removesuffix("s"))


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


@cache
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
