"""What is in a package: its descriptor and tables, each file read once, forgivingly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import Factory, define, field

from .. import datapackage, swap
from ..errors import PackageError, Problem
from .report import Issue
from .rules import rules


@define(slots=False)
class Table:
    """A table as it could be read; columns of strings, '' for null.

    Attributes:
        name: the table of the data model.
        path: its file, relative to the package.
        columns: the cells of each column, in the order of the file.
        lines: for each row the line of the file at which it begins.
    """

    name: str
    path: str
    columns: Mapping[str, list[str]]
    lines: list[int]

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> list[str]:
        return self.columns[column]

    def each(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The index of every row and its cells of ``columns``."""
        return zip(range(len(self)), *(self.columns[name] for name in columns), strict=True)

    @cached_property
    def schema(self) -> datapackage.Schema:
        """The table as the data model has it."""
        return datapackage.schema(self.name)

    @cached_property
    def ids(self) -> list[str]:
        """The keys of the rows."""
        return self.columns[self.schema.primary_key]

    @cached_property
    def index(self) -> dict[str, int]:
        """Row index by key; the first row of a key that stands twice."""
        return {key: row for row, key in reversed(list(enumerate(self.ids)))}

    def issue(self, code: str, row: int, column: str, **words: str) -> Issue:
        """An issue of rule ``code`` at a cell, with the cell as what was found unless ``found`` is given."""
        found = words.pop("found", None)
        if found is None and column in self.columns:
            found = self.columns[column][row]
        line, key = self.lines[row], self.ids[row]
        return rules()[code].issue(self.path, line, column, found, key, col=None, table=self.name, **words)


@define(slots=False)
class File:
    """The records of a CSV file, the header and blank lines among them.

    Attributes:
        records: the cells of each record.
        lines: the line at which each record begins.
        problem: why reading stopped; empty when it did not.
    """

    records: list[list[str]] = Factory(list)
    lines: list[int] = Factory(list)
    problem: str = ""


@define(slots=False)
class Contents:
    """A package that lies in a folder.

    Attributes:
        root: its folder.
        descriptor_path: its ``datapackage.json``.
        descriptor: what that says.
        tables: the tables of the data model that could be read with all their columns, by name.
        files: the file of each resource that is a CSV file inside the package, by its path.
        issues: what was wrong with paths and resources.
        broken: the tables of the data model that are not in ``tables``, each with the reason.
        texts: a folder of the user's, for the texts of articles that are not in the package.
    """

    root: Path
    descriptor_path: Path
    descriptor: dict[str, Any]
    tables: dict[str, Table] = field(factory=dict)
    files: dict[str, File] = field(factory=dict)
    issues: list[Issue] = field(factory=list)
    broken: dict[str, Issue] = field(factory=dict)
    texts: Path | None = None

    def usable(self, names: tuple[str, ...]) -> bool:
        """Whether all these tables could be read."""
        return all(name in self.tables for name in names)


def find(path: Path | None) -> Path:
    """The descriptor that ``path`` names: a file, or the ``datapackage.json`` of a folder.

    Without a path it is that of the working directory or, when there is none, of the packaged data.

    Raises:
        PackageError: when there is no descriptor.
    """
    if path is None:
        here = Path(datapackage.DESCRIPTOR)
        return here if here.is_file() else Path(str(datapackage.data_root())) / datapackage.DESCRIPTOR
    found = path / datapackage.DESCRIPTOR if path.is_dir() else path
    if not found.is_file():
        hint = "Give the folder of a data package or its datapackage.json."
        if swap.pending(found.parent):
            hint = rules()["D03"].hint
        raise PackageError(Problem("no such data package", path=str(found), hint=hint))
    return found


def read(descriptor_path: Path) -> Contents:
    """Read the descriptor and every CSV file that it names inside the package.

    Raises:
        PackageError: when the descriptor cannot be read.
    """
    descriptor = datapackage.read_descriptor(descriptor_path)
    contents = Contents(descriptor_path.parent, descriptor_path, descriptor)
    if swap.pending(contents.root):
        contents.issues.append(rules()["D03"].issue(swap.FOLDER))
    _read_resource(contents, {"profile": descriptor.get("profile")}, "")
    resources = descriptor.get("resources")
    named = {}
    for number, resource in enumerate(resources if isinstance(resources, list) else []):
        if isinstance(resource, dict):
            named[resource.get("name") if isinstance(resource.get("name"), str) else None] = resource
            _read_resource(contents, resource, f"resources[{number}].")
    for name in datapackage.TABLES:
        if name not in named:
            contents.issues.append(rules()["D01"].issue(descriptor_path.name, column="resources", found=name))
        else:
            _make_table(contents, name, named[name].get("path"))
    return contents


def inside(root: Path, path: str) -> Path | None:
    """The file that a relative path names, or None when it would leave the folder, by a link too."""
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        return None
    file = root / path
    return file if file.resolve().is_relative_to(root.resolve()) else None


def _read_resource(contents: Contents, resource: dict[str, Any], where: str) -> None:
    """Check every path that frictionless would open for a resource, and read its file."""
    for key in ("path", "extrapaths", "schema", "dialect", "profile"):
        value = resource.get(key)
        for path in value if isinstance(value, list) else [value]:
            if not isinstance(path, str):
                continue
            file = inside(contents.root, path)
            if file is None:
                place = (contents.descriptor_path.name, None, f"{where}{key}", path)
                contents.issues.append(rules()["D02"].issue(*place))
            elif key == "path" and file.is_file() and file.suffix == ".csv" and path not in contents.files:
                try:
                    contents.files[path] = read_records(file.read_bytes())
                except OSError as error:  # Frictionless says so too, with the place.
                    contents.files[path] = File(problem=error.strerror or str(error))


def read_records(data: bytes) -> File:
    """Read a CSV file as far as it goes."""
    file = File()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        file.problem = f"byte {error.start} is not UTF-8"
        # What stands before is read, so that the line of what frictionless finds there is known.
        text = data[: error.start].decode("utf-8")
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))
    # Only "\n" ends a line: a lone "\r" is a character of a value.
    reader = csv.reader(io.StringIO(text, newline="\n"))
    line = 1
    try:
        for cells in reader:
            file.records.append(cells)
            file.lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        file.problem = file.problem or f"line {line} is not CSV ({error})"
    return file


def _make_table(contents: Contents, name: str, path: Any) -> None:
    file = contents.files.get(path) if isinstance(path, str) else None
    shown = path if isinstance(path, str) else contents.descriptor_path.name
    wanted = datapackage.columns(name)
    header = file.records[0] if file and file.records else []
    missing = [column for column in wanted if column not in header]
    if file is None or file.problem or missing:
        found = (file.problem if file else "no CSV file") or "without " + ", ".join(missing)
        issue = rules()["D04"].issue(shown, column=missing[0] if missing else "", found=found)
        contents.broken[name] = issue
        return
    width = len(header)
    rows = [i for i, cells in enumerate(file.records) if i and cells]
    padded = [(*file.records[i][:width], *[""] * (width - len(file.records[i]))) for i in rows]
    cells = list(zip(*padded, strict=True)) or [()] * width
    columns = {column: list(cells[header.index(column)]) for column in wanted}
    contents.tables[name] = Table(name, shown, columns, [file.lines[i] for i in rows])
