"""What is to be checked of each table, compiled from descriptor and schema; the same for every engine.

An engine gets a :class:`PackagePlan` and for each table a :class:`~.source.Source`, and gives issues. Nothing
here reads a file, and nothing here is wrong any more: what is wrong with a descriptor or a schema was
reported when the plan was made, and left out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import asdict, field, frozen

from .dialect import Dialect

if TYPE_CHECKING:
    from .rowrules import RowRule

#: How fields and labels are paired: ``exact`` by position, the others by name.
EXACT, EQUAL, SUBSET, SUPERSET, PARTIAL = "exact", "equal", "subset", "superset", "partial"


@frozen(eq=False, repr=False)
class FieldPlan:
    """The checks of one column (https://datapackage.org/standard/table-schema/).

    Attributes:
        name: of the field.
        type: one of the standard's types; ``any`` for what the schema does not describe.
        format: ``default``, or what the type knows beside.
        missing: the cells that are null, compared before anything else is read out of them.
        required, unique: constraints.
        enum: the values of the constraint ``enum`` as the schema writes them; None without one.
        categories: the values that ``categories`` allows, as the schema writes them; None without any.
        minimum, maximum, exclusive_minimum, exclusive_maximum: as the schema writes them; None without.
        min_length, max_length: of the value (characters, items or keys).
        pattern: a regular expression for the whole of the cell; None without one.
        json_schema: for arrays and objects.
        options: what the type reads beside: ``trueValues``, ``falseValues``, ``decimalChar``, ``groupChar``,
            ``bareNumber``, ``floatNumber``, ``arrayItem``, ``delimiter``, ``itemType``; only those given.
    """

    name: str
    type: str = "string"
    format: str = "default"
    missing: frozenset[str] = frozenset({""})
    required: bool = False
    unique: bool = False
    enum: tuple[Any, ...] | None = None
    categories: tuple[Any, ...] | None = None
    minimum: Any = None
    maximum: Any = None
    exclusive_minimum: Any = None
    exclusive_maximum: Any = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    json_schema: Mapping[str, Any] | None = None
    options: Mapping[str, Any] = field(factory=dict)

    @property
    def plain(self) -> bool:
        """Whether every cell is its own value: a string of the default format, or ``any``."""
        return self.type == "any" or (self.type == "string" and self.format == "default")


@frozen(eq=False, repr=False)
class ForeignKeyPlan:
    """A reference to the rows of a table.

    Attributes:
        fields: of this table.
        table: name of the table referred to; that of this table for one that refers to itself.
        target: its fields, as many.
        texts: whether keys are compared as they are written, since the table referred to has no schema.
        way: to its description from the top of the file, such as ``foreignKeys[0]``.
    """

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    texts: bool = False
    way: str = "foreignKeys"


@frozen(eq=False, repr=False)
class TablePlan:
    """The checks of one table.

    Attributes:
        name: of the resource.
        paths: its file, or the files that make it one after the other; relative to the package.
        schema_path: where its schema stands, for messages: a file, or the descriptor.
        dialect, encoding, compression, innerpath: how to read it.
        fields: in the order of the schema; empty where there is no schema (then cells are not checked).
        fields_match: one of the constants above.
        primary_key: names of fields; empty without.
        unique_keys: each the names of its fields.
        foreign_keys: of this table to others or itself.
        row_rules: expressions over one row.
        hash, bytes, row_count, field_count: as described; "" and None where not.
        tabular: whether the file is read as a table; of any other only digest and size are checked.
    """

    name: str
    paths: tuple[str, ...]
    schema_path: str = ""
    dialect: Dialect = field(factory=Dialect)
    encoding: str = "utf-8"
    compression: str = ""
    innerpath: str = ""
    fields: tuple[FieldPlan, ...] = ()
    fields_match: str = EXACT
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKeyPlan, ...] = ()
    row_rules: tuple[RowRule, ...] = ()
    hash: str = ""
    bytes: int | None = None
    row_count: int | None = None
    field_count: int | None = None
    tabular: bool = True

    @property
    def path(self) -> str:
        """The file, or the first of them, for messages."""
        return self.paths[0]

    def column(self, name: str) -> FieldPlan | None:
        """The field with that name."""
        return next((one for one in self.fields if one.name == name), None)

    def described(self) -> dict[str, Any]:
        """All of it as JSON values, for a digest that changes when anything to be checked does."""
        return asdict(self, value_serializer=_jsonable)


@frozen(eq=False, repr=False)
class PackagePlan:
    """The tables of a package, in the order of the descriptor."""

    tables: tuple[TablePlan, ...] = ()

    def table(self, name: str) -> TablePlan | None:
        """The table with that name."""
        return next((one for one in self.tables if one.name == name), None)


def _jsonable(_owner: object, _attribute: object, value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if type(value).__name__ == "RowRule":
        return [value.name, value.source, value.message, value.severity]  # type: ignore[attr-defined]
    return dict(value) if isinstance(value, Mapping) else value
