"""A data package as it is, of whatever version: its own schemas and rows, from a folder or an archive.

Nothing here asks the installed data model: an older package may have other tables and columns.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from attrs import evolve, frozen

from ..datapackage import DESCRIPTOR
from ..errors import PackageError, Problem

#: A descriptor or schema of more bytes is not read into memory: none is that long.
_LONGEST_JSON = 64 * 2**20


class Files(Protocol):
    """The files of a package."""

    @property
    def shown(self) -> str:
        """What the user called the package."""

    def open(self, path: str) -> IO[bytes]:
        """The bytes of the file at a path relative to the package.

        Raises:
            PackageError: when there is none inside the package.
        """


@frozen
class Folder:
    """A package in a folder."""

    root: Path

    @property
    def shown(self) -> str:
        """The folder, for messages."""
        return str(self.root)

    def open(self, path: str) -> IO[bytes]:
        """See :class:`Files`."""
        file = self.root.joinpath(*_parts(path, self.shown))
        if not file.resolve().is_relative_to(self.root.resolve()):
            raise _outside(path, self.shown)
        try:
            return file.open("rb")
        except OSError as error:
            raise PackageError(Problem(f"cannot be read ({error.strerror})", path=str(file))) from None


@frozen
class Archive:
    """A package in a ZIP archive, at its top or in one folder of it; nothing is unpacked to disk."""

    archive: zipfile.ZipFile
    prefix: str
    shown: str

    def open(self, path: str) -> IO[bytes]:
        """See :class:`Files`."""
        name = self.prefix + "/".join(_parts(path, self.shown))
        try:
            return self.archive.open(name)
        except (KeyError, RuntimeError, zipfile.BadZipFile) as error:
            reason = "is not there" if isinstance(error, KeyError) else f"cannot be read ({error})"
            raise PackageError(Problem(reason, path=f"{self.shown}:{name}")) from None


@frozen
class Table:
    """A table of a package.

    Attributes:
        name: of the resource.
        path: of its file, relative to the package.
        schema: its Table Schema as JSON.
        key: the columns of the primary key; the first column when there is none.
    """

    name: str
    path: str
    schema: Mapping[str, Any]
    key: tuple[str, ...]
    files: Files

    @property
    def fields(self) -> dict[str, Mapping[str, Any]]:
        """The fields of the schema by name."""
        found = self.schema.get("fields")
        listed = found if isinstance(found, list) else []
        return {str(one.get("name")): one for one in listed if isinstance(one, dict)}

    def rows(self) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
        """Key and cells of each row, in the order of the file.

        Raises:
            PackageError: when the file is no CSV in UTF-8, or a row is longer or shorter than the header.
        """
        csv.field_size_limit(sys.maxsize)
        where = f"{self.files.shown}:{self.path}"
        with self.files.open(self.path) as data:
            lines = io.TextIOWrapper(data, encoding="utf-8-sig", newline="\n")
            reader = csv.reader(lines, strict=True)
            try:
                header = next(reader, [])
                missing = [name for name in self.key if name not in header]
                if missing:
                    raise PackageError(Problem("the table lacks its key", path=where, column=missing[0]))
                at = [header.index(name) for name in self.key]
                for cells in reader:
                    if len(cells) != len(header):
                        raise PackageError(
                            Problem("a row is longer or shorter than the header", path=where,
                                    row=reader.line_num, value=str(len(cells)), expected=str(len(header)))
                        )  # fmt: skip
                    yield tuple(cells[i] for i in at), dict(zip(header, cells, strict=True))
            except (csv.Error, UnicodeDecodeError) as error:
                raise PackageError(
                    Problem(f"the table is not CSV in UTF-8 ({error})", path=where, row=reader.line_num)
                ) from None


@frozen
class Package:
    """A data package.

    Attributes:
        shown: what the user called it.
        descriptor: its ``datapackage.json``; empty for nothing at all.
        tables: its tables by name.
    """

    shown: str
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table]

    @property
    def version(self) -> str:
        """Its version; empty when the descriptor gives none."""
        return str(self.descriptor.get("version") or "")


#: The word for no package: what a first release is compared with.
NOTHING = "none"


@contextmanager
def opened(path: str | Path) -> Iterator[Package]:
    """Open a package: a folder, its ``datapackage.json``, a ZIP archive, or :data:`NOTHING`.

    Raises:
        PackageError: when there is none, or its descriptor or a schema is malformed.
    """
    if str(path) == NOTHING:
        yield Package(NOTHING, {}, {})
        return
    place = Path(path)
    if place.is_file() and zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as archive:
            yield _package(Archive(archive, _prefix(archive, place), str(place)))
        return
    yield _package(Folder(place.parent if place.is_file() else place))


def _prefix(archive: zipfile.ZipFile, place: Path) -> str:
    names = archive.namelist()
    found = [name for name in names if PurePosixPath(name).name == DESCRIPTOR and name.count("/") < 2]
    if len(found) != 1:
        raise PackageError(
            Problem("the archive has no data package at its top or in its one folder", path=str(place),
                    expected=DESCRIPTOR)
        )  # fmt: skip
    return found[0].removesuffix(DESCRIPTOR)


def _package(files: Files) -> Package:
    descriptor = _json(files, DESCRIPTOR)
    tables = {}
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if not isinstance(resource, dict) or not isinstance(resource.get("path"), str):
            continue
        given = resource.get("schema")
        schema = _json(files, given) if isinstance(given, str) else given if isinstance(given, dict) else {}
        name = str(resource.get("name"))
        bare = Table(name, resource["path"], schema, (), files)
        key = schema.get("primaryKey") or next(iter(bare.fields), "")
        tables[name] = evolve(bare, key=(key,) if isinstance(key, str) else tuple(map(str, key)))
    return Package(files.shown, descriptor, tables)


def _json(files: Files, path: str) -> dict[str, Any]:
    with files.open(path) as data:
        text = data.read(_LONGEST_JSON + 1)
    shown = f"{files.shown}:{path}"
    if len(text) > _LONGEST_JSON:
        raise PackageError(Problem("too long for a descriptor or schema", path=shown))
    try:
        found = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise PackageError(Problem(f"not JSON in UTF-8 ({error})", path=shown)) from None
    if not isinstance(found, dict):
        raise PackageError(Problem("not a JSON object", path=shown))
    return found


def _parts(path: str, shown: str) -> tuple[str, ...]:
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise _outside(path, shown)
    return pure.parts


def _outside(path: str, shown: str) -> PackageError:
    return PackageError(
        Problem("the path leaves the package", path=shown, value=path,
                expected="a relative path with forward slashes to a file inside the package")
    )  # fmt: skip
