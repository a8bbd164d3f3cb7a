"""What is in a package: its descriptor and tables, each file read once, forgivingly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from attrs import define, field

from ..errors import PackageError, Problem
from .report import Issue
from .rules import rules
from .standard.descriptor import Described, describe
from .standard.source import Source, inside, open_source

if TYPE_CHECKING:
    from .. import schemas

__all__ = ["Contents", "Table", "add_tables", "find", "inside", "read", "table"]


#: The folder of an interrupted build (:mod:`diplofacts.swap`, which is imported only where there is one).
_SWAP = ".diplofacts-swap"

#: The descriptor's file (:mod:`diplofacts.datapackage` too is imported only where our own tables are read).
_DESCRIPTOR = "datapackage.json"


@define(slots=False, eq=False, repr=False)
class Table:
    """A table as it could be read; columns of strings, '' for null.

    Attributes:
        name: the table of the data model.
        path: its file, relative to the package.
        columns: the cells of each column, in the order of the file.
        lines: for each row the line of the file at which it begins.
        source: its file; None for a table that was not read from one.
        rows: the rows of the file that these are.
    """

    name: str
    path: str
    columns: Mapping[str, list[str]]
    lines: list[int]
    source: Source | None = None
    rows: Sequence[int] = ()
    _groups: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = field(factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> list[str]:
        return self.columns[column]

    def each(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The index of every row and its cells of ``columns``."""
        return zip(range(len(self)), *(self.columns[name] for name in columns), strict=True)

    @cached_property
    def schema(self) -> schemas.Schema:
        """The table as the data model has it."""
        from .. import schemas

        return schemas.schema(self.name)

    @cached_property
    def ids(self) -> list[str]:
        """The keys of the rows."""
        return self.columns[self.schema.primary_key]

    @cached_property
    def index(self) -> dict[str, int]:
        """Row index by key; the first row of a key that stands twice."""
        found = dict(zip(self.ids, range(len(self)), strict=True))
        if len(found) == len(self):
            return found
        return {key: row for row, key in reversed(list(enumerate(self.ids)))}

    def rows_by(self, one: str, other: str) -> Mapping[tuple[str, str], list[int]]:
        """The rows by what they have in two columns; found once, for several checks go by the same."""
        groups = self._groups.get((one, other))
        if groups is None:
            found: dict[tuple[str, str], list[int]] = defaultdict(list)
            for row, cells in enumerate(zip(self.columns[one], self.columns[other], strict=True)):
                found[cells].append(row)
            groups = self._groups[one, other] = dict(found)
        return groups

    def pick(self, column: str, rows: Sequence[int]) -> list[str]:
        """The cells of a column in these rows."""
        if isinstance(rows, range):
            return self.columns[column][rows.start : rows.stop]
        return list(map(self.columns[column].__getitem__, rows))

    def col(self, row: int, column: str) -> int | None:
        """The character of the row's line at which a cell begins; None when it begins in a later one."""
        if self.source is None or column not in self.source.labels:
            return None
        return self.source.where(self.rows[row], self.source.labels.index(column))[2]

    def issue(self, code: str, row: int, column: str, **words: str) -> Issue:
        """An issue of rule ``code`` at a cell, with the cell as what was found unless ``found`` is given."""
        found = words.pop("found", None)
        if found is None and column in self.columns:
            found = self.columns[column][row]
        line, key = self.lines[row], self.ids[row]
        col = self.col(row, column)
        return rules()[code].issue(self.path, line, column, found, key, col=col, table=self.name, **words)


@define(slots=False, eq=False, repr=False)
class Contents:
    """A package that lies in a folder.

    Attributes:
        root: its folder.
        descriptor_path: its ``datapackage.json``.
        described: what that says, and what is to be checked of its tables.
        sources: the file of each table, by its name; read when it is asked for.
        tables: the tables of the data model that could be read with all their columns, by name.
        issues: what was wrong with descriptor, schemas, paths and resources.
        broken: the tables of the data model that are not in ``tables``, each with the reason.
        texts: a folder of the user's, for the texts of articles that are not in the package.
    """

    root: Path
    descriptor_path: Path
    described: Described
    sources: dict[str, Source] = field(factory=dict)
    tables: dict[str, Table] = field(factory=dict)
    issues: list[Issue] = field(factory=list)
    broken: dict[str, Issue] = field(factory=dict)
    texts: Path | None = None

    @property
    def descriptor(self) -> dict[str, Any]:
        """What the descriptor says."""
        return self.described.descriptor

    def usable(self, names: tuple[str, ...]) -> bool:
        """Whether all these tables could be read."""
        return all(name in self.tables for name in names)


def _pending(root: Path) -> bool:
    if not (root / _SWAP).exists():
        return False
    from .. import swap

    return swap.pending(root)


def find(path: Path | None) -> Path:
    """The descriptor that ``path`` names: a file, or the ``datapackage.json`` of a folder.

    Without a path it is that of the working directory or, when there is none, of the packaged data.

    Raises:
        PackageError: when there is no descriptor.
    """
    if path is None:
        if (here := Path(_DESCRIPTOR)).is_file():
            return here
        from .. import datapackage

        return Path(str(datapackage.data_root())) / _DESCRIPTOR
    found = path / _DESCRIPTOR if path.is_dir() else path
    if not found.is_file():
        hint = "Give the folder of a data package or its datapackage.json."
        if _pending(found.parent):
            hint = rules()["D03"].hint
        raise PackageError(Problem("no such data package", path=str(found), hint=hint))
    return found


def read(descriptor_path: Path, dataset: bool = True) -> Contents:
    """Read the descriptor and all that it names; of the tables, those of the data model.

    Args:
        descriptor_path: the ``datapackage.json``.
        dataset: whether to read the tables of the data model. Without them ``tables`` stays empty, and
            nothing is said of those that are not there.

    Raises:
        PackageError: when the descriptor cannot be opened.
    """
    try:
        described = describe(descriptor_path)
    except OSError as error:
        raise PackageError(Problem(error.strerror or str(error), path=str(descriptor_path))) from None
    root = descriptor_path.parent
    sources = {plan.name: open_source(root, plan) for plan in described.plan.tables}
    contents = Contents(root, descriptor_path, described, sources, issues=list(described.issues))
    if _pending(root):
        contents.issues.append(rules()["D03"].issue(_SWAP))
    if dataset:
        contents.issues += add_tables(contents)
    return contents


def add_tables(contents: Contents) -> list[Issue]:
    """Read the tables of the data model into ``tables``, or say in ``broken`` why they cannot be read.

    Returns:
        An issue for each that the package does not have.
    """
    from ..schemas import TABLES

    missing = []
    resources = contents.descriptor.get("resources")
    named = [one.get("name") for one in resources if isinstance(one, dict)] if is_list(resources) else []
    for name in TABLES if contents.described.readable else ():
        if name not in named:
            place = (contents.descriptor_path.name, None, "resources", name)
            missing.append(rules()["D01"].issue(*place, table=name))
            continue
        made = table(contents, name)
        if isinstance(made, Table):
            contents.tables[name] = made
        else:
            contents.broken[name] = made
    return missing


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value of a descriptor is a list."""
    return isinstance(value, list)


def table(contents: Contents, name: str) -> Table | Issue:
    """Read a table of the data model; an issue where it cannot be read."""
    from ..schemas import columns as known

    source = contents.sources.get(name)
    if source is None or not source.opened or not source.plan.tabular:
        missing, found = [], "no CSV file"
    else:
        missing = [column for column in known(name) if column not in source.labels]
        found = source.records.problem or "without " + ", ".join(missing)
        if source.issues:
            found = source.issues[0].message
    if source is None or missing or source.issues or not source.opened or source.records.problem:
        shown = source.plan.path if source else contents.descriptor_path.name
        column = missing[0] if missing else ""
        return rules()["D04"].issue(shown, column=column, found=found, table=name)
    # Blank lines are no rows to the dataset rules.
    blank = {row for row, width in source.records.ragged.items() if not width}
    rows = [row for row in range(source.rows) if row not in blank] if blank else range(source.rows)
    columns = {
        column: _filled(source.records.columns[source.labels.index(column)], rows)
        for column in known(name)
    }
    return Table(name, source.plan.path, columns, list(_lines(source, rows)), source, rows)


def _filled(cells: list[str | None], rows: Sequence[int]) -> list[str]:
    """The cells of a column in these rows, with '' for one that is not there."""
    if len(rows) == len(cells) and None not in cells:
        return cast(list[str], cells)
    return [cells[row] or "" for row in rows]


def _lines(source: Source, rows: Sequence[int]) -> Sequence[int]:
    lines, numbers = source.records.lines, source.records.numbers
    plain = isinstance(lines, range) and isinstance(numbers, range) and isinstance(rows, range)
    if plain and len(source.parts) == 1:
        return lines[numbers[0] : numbers[-1] + 1] if numbers else ()
    return [source.line(row) for row in rows]
