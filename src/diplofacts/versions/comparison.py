"""What differs between two versions of a dataset: schemas, rows, cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from .packages import Package, Table

#: Properties of a descriptor that are compared; hashes and sizes follow from the tables.
_PROPERTIES = (
    "name", "title", "description", "version", "licenses", "contributors", "keywords", "homepage", "id",
)  # fmt: skip


@frozen
class Cell:
    """A cell that changed: column, old value, new value."""

    column: str
    old: str
    new: str


@frozen
class Row:
    """A row that was added, removed or changed.

    Attributes:
        key: its primary key.
        cells: the filled cells of a row that is added or removed, key left out; the changed ones of
            a changed row.
        words: the distinct words that support it, as far as they are asked for: of an added or changed row
            in the new version, of a removed one in the old.
    """

    key: str
    cells: tuple[Cell, ...]
    words: tuple[str, ...] = ()


@frozen
class SchemaChange:
    """One change of the data model.

    Attributes:
        table: the table.
        column: the column; empty when the table as a whole is meant.
        what: ``table added``, ``column removed``, ``term added``, ``constraint tightened`` …
        old, new: what was and what is; empty where there is nothing to say.
        breaking: whether data or code that fitted the old version may not fit the new one.
    """

    table: str
    column: str
    what: str
    old: str = ""
    new: str = ""
    breaking: bool = False


@frozen
class TableDifference:
    """What differs between two versions of a table, each list in the order of the keys."""

    name: str
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@frozen
class Difference:
    """What differs between two versions of a dataset.

    Attributes:
        old_version, new_version: of the descriptors.
        properties: changed properties of the descriptor.
        schema: changes of the data model.
        tables: the tables in which a row differs, in the order of the new descriptor.
        rows: number of rows of each table in the new version.
    """

    old_version: str
    new_version: str
    properties: tuple[Cell, ...] = ()
    schema: tuple[SchemaChange, ...] = ()
    tables: tuple[TableDifference, ...] = ()
    rows: Mapping[str, int] = field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.properties or self.schema or self.tables)


def compare(old: Package, new: Package) -> Difference:
    """Compare two packages.

    The rows are read side by side in the order of their keys, so that memory holds what differs and no
    more; a table that is not sorted by its key is sorted first.

    Raises:
        PackageError: when a table cannot be read.
    """
    tables, rows = [], {}
    for name in dict.fromkeys([*new.tables, *old.tables]):
        found, count = _compare_rows(name, old.tables.get(name), new.tables.get(name))
        if name in new.tables:
            rows[name] = count
        if found:
            tables.append(found)
    words = [_with_words(table, old, new) for table in tables] if "evidence" in new.tables else tables
    return Difference(
        old.version,
        new.version,
        tuple(_properties(old.descriptor, new.descriptor)) if old.descriptor else (),
        tuple(_schema_changes(old, new)) if old.descriptor else (),
        tuple(words),
        rows,
    )


def _properties(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Cell]:
    for name in _PROPERTIES:
        if old.get(name) != new.get(name):
            yield Cell(name, _shown(old.get(name)), _shown(new.get(name)))


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _compare_rows(name: str, old: Table | None, new: Table | None) -> tuple[TableDifference, int]:
    added: list[Row] = []
    removed: list[Row] = []
    changed: list[Row] = []
    count = 0
    before, after = _sorted(old), _sorted(new)
    left, right = next(before, None), next(after, None)
    while left or right:
        if right and (left is None or right[0] < left[0]):
            added.append(_whole(right, new, fresh=True))
            right, count = next(after, None), count + 1
        elif left and (right is None or left[0] < right[0]):
            removed.append(_whole(left, old, fresh=False))
            left = next(before, None)
        elif left and right:
            columns = dict.fromkeys([*left[1], *right[1]])
            cells = tuple(
                Cell(column, left[1].get(column, ""), right[1].get(column, ""))
                for column in columns
                if left[1].get(column, "") != right[1].get(column, "")
            )
            if cells:
                changed.append(Row(_key(right[0]), cells))
            left, right, count = next(before, None), next(after, None), count + 1
    return TableDifference(name, tuple(added), tuple(removed), tuple(changed)), count


_Keyed = tuple[tuple[str, ...], dict[str, str]]


def _sorted(table: Table | None) -> Iterator[_Keyed]:
    """The rows in the order of their keys."""
    if table is None:
        return
    if _in_order(table):
        yield from table.rows()
    else:
        yield from sorted(table.rows(), key=lambda row: row[0])


def _in_order(table: Table) -> bool:
    last: tuple[str, ...] = ()
    for key, _ in table.rows():
        if key < last:
            return False
        last = key
    return True


def _whole(row: _Keyed, table: Table | None, fresh: bool) -> Row:
    key = table.key if table else ()
    return Row(
        _key(row[0]),
        tuple(
            Cell(column, "" if fresh else value, value if fresh else "")
            for column, value in row[1].items()
            if value and column not in key
        ),
    )


def _key(parts: tuple[str, ...]) -> str:
    return ", ".join(parts)


def _with_words(table: TableDifference, old: Package, new: Package) -> TableDifference:
    """The same with the words that support each row."""
    if table.name == "evidence":
        return table
    every: dict[str, set[str]] = {row.key: set() for row in table.added}
    cells = {row.key: {cell.column for cell in row.cells} for row in table.changed}
    found = _words(new, table.name, every | cells)
    gone = _words(old, table.name, {row.key: set() for row in table.removed})
    return TableDifference(
        table.name,
        tuple(Row(row.key, row.cells, found.get(row.key, ())) for row in table.added),
        tuple(Row(row.key, row.cells, gone.get(row.key, ())) for row in table.removed),
        tuple(Row(row.key, row.cells, found.get(row.key, ())) for row in table.changed),
    )


def _words(package: Package, table: str, wanted: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """The words that support records by their keys: of the given columns, or all where none is given."""
    if not wanted or "evidence" not in package.tables:
        return {}
    found: dict[str, dict[str, None]] = {}
    for _, row in package.tables["evidence"].rows():
        columns = wanted.get(row.get("record_id", "")) if row.get("table") == table else None
        if columns is not None and row.get("text") and (not columns or row.get("field") in columns):
            found.setdefault(row["record_id"], {})[row["text"]] = None
    # Words inside longer ones that support the same row say nothing more.
    return {
        key: tuple(w for w in words if not any(w != other and w in other for other in words))
        for key, words in found.items()
    }


def _schema_changes(old: Package, new: Package) -> Iterator[SchemaChange]:
    for name in dict.fromkeys([*new.tables, *old.tables]):
        before, after = old.tables.get(name), new.tables.get(name)
        if before is None:
            yield SchemaChange(name, "", "table added")
        elif after is None:
            yield SchemaChange(name, "", "table removed", breaking=True)
        else:
            yield from _table_changes(name, before, after)


def _table_changes(name: str, before: Table, after: Table) -> Iterator[SchemaChange]:
    if before.key != after.key:
        yield SchemaChange(name, "", "key changed", _key(before.key), _key(after.key), breaking=True)
    keys = [_references(table) for table in (before, after)]
    for reference in sorted(keys[1] - keys[0]):
        yield SchemaChange(name, "", "reference added", "", reference, breaking=True)
    for reference in sorted(keys[0] - keys[1]):
        yield SchemaChange(name, "", "reference removed", reference)
    for column in dict.fromkeys([*after.fields, *before.fields]):
        was, now = before.fields.get(column), after.fields.get(column)
        if was is None:
            yield SchemaChange(name, column, "column added")
        elif now is None:
            yield SchemaChange(name, column, "column removed", breaking=True)
        else:
            yield from _column_changes(name, column, was, now)
    both = before.fields.keys() & after.fields.keys()
    was_order, is_order = (tuple(c for c in table.fields if c in both) for table in (before, after))
    if was_order != is_order:
        yield SchemaChange(name, "", "order of columns changed", _key(was_order), _key(is_order))


def _references(table: Table) -> set[str]:
    found = table.schema.get("foreignKeys")
    return {
        f"{key.get('fields')} to {key.get('reference', {}).get('resource')}"
        for key in (found if isinstance(found, list) else [])
        if isinstance(key, dict)
    }


def _column_changes(
    table: str, column: str, was: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[SchemaChange]:
    for part in ("type", "format"):
        if was.get(part) != now.get(part):
            values = _shown(was.get(part)), _shown(now.get(part))
            yield SchemaChange(table, column, f"{part} changed", *values, breaking=True)
    before, after = (_constraints(field) for field in (was, now))
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name == "enum" and isinstance(old, list) and isinstance(new, list):
            for term in new:
                if term not in old:
                    yield SchemaChange(table, column, "term added", "", str(term))
            for term in old:
                if term not in new:
                    yield SchemaChange(table, column, "term removed", str(term), breaking=True)
            continue
        tighter = _tighter(name, old, new)
        yield SchemaChange(
            table, column, f"constraint {'tightened' if tighter else 'relaxed'}: {name}",
            _shown(old), _shown(new), breaking=tighter,
        )  # fmt: skip


def _constraints(field: Mapping[str, Any]) -> Mapping[str, Any]:
    found = field.get("constraints")
    return found if isinstance(found, dict) else {}


def _tighter(name: str, old: Any, new: Any) -> bool:
    """Whether a value that the old constraint allowed may be refused by the new one."""
    if new is None or new is False:
        return False
    if old is None or old is False:
        return True
    ordered = isinstance(old, (int, float)) and isinstance(new, (int, float))
    if name in ("minimum", "minLength", "exclusiveMinimum") and ordered:
        return bool(new > old)
    if name in ("maximum", "maxLength", "exclusiveMaximum") and ordered:
        return bool(new < old)
    # Of two patterns nobody can say in general; whoever reads them may.
    return True
