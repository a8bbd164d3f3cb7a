"""What metadata say of a dataset beyond its citation: files, counts, coverage in time and space."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from ..citation import Work, one_line, read_work
from ..datapackage import DESCRIPTOR, TABLES, Schema, schema
from ..dataset import Dataset
from ..dates.edtf import EDTF
from ..errors import PackageError, Problem
from ..places import country_name
from ..records import Source

#: Columns with dates of facts, and columns with codes of states.
_DATES = {"meetings": ("start", "end"), "agreements": ("signed", "effective"), "statements": ("date",)}
_STATES = {
    "organizations": ("country",),
    "roles": ("country",),
    "meetings": ("country",),
    "meeting_actors": ("country", "on_behalf_of"),
    "agreements": ("country",),
    "agreement_actors": ("country", "on_behalf_of"),
    "statement_actors": ("country", "on_behalf_of"),
}

#: Where a dataset may lay down the accuracy that ``diplofacts evaluate --format json`` measured.
ACCURACY = "docs/accuracy.json"


@frozen
class TableFile:
    """A table of the dataset as a file.

    Attributes:
        schema: the data model's table.
        path: relative to the descriptor, with forward slashes.
        title, description: of the resource.
        sha256: hexadecimal digest of the bytes.
        size: number of bytes.
        rows: number of records.
        filled: the columns in which a cell is filled.
    """

    schema: Schema
    path: str
    title: str
    description: str
    sha256: str
    size: int
    rows: int
    filled: frozenset[str]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name


@frozen
class Overview:
    """All that the metadata formats are made of.

    Attributes:
        work: the dataset as one cites it.
        descriptor: its ``datapackage.json``.
        tables: the tables in the order of the data model.
        articles: the articles it was read from.
        first, last: the days between which its articles were published and its facts took place.
        countries: ISO 3166-1 alpha-3 codes and English names of the states it names, by code.
        accuracy: rows of ``docs/accuracy.json`` of the dataset; empty when it has none.
    """

    work: Work
    descriptor: Mapping[str, Any]
    tables: tuple[TableFile, ...]
    articles: tuple[Source, ...]
    first: datetime.date | None
    last: datetime.date | None
    countries: Mapping[str, str]
    accuracy: Mapping[str, Any]

    @property
    def period(self) -> str:
        """``first/last`` in ISO 8601, or nothing."""
        return f"{self.first}/{self.last}" if self.first and self.last else ""

    @property
    def code(self) -> Mapping[str, Any]:
        """What the descriptor says under ``diplofacts.code`` of software that travels with the data."""
        own = self.descriptor.get("diplofacts")
        code = own.get("code") if isinstance(own, Mapping) else None
        return code if isinstance(code, Mapping) else {}


def read_overview(dataset: Dataset) -> Overview:
    """Look through the tables of a dataset.

    Raises:
        PackageError: when a table cannot be read, or the accuracy is no JSON object.
    """
    files = tuple(_tables(dataset))
    days = sorted({source.published for source in dataset.sources} | set(_days(dataset)))
    codes = {
        code
        for table, columns in _STATES.items()
        for column in columns
        for code in dataset.table(table).column(column)
    }
    names = {code: name for code in sorted(codes) if (name := _country(code))}
    return Overview(
        work=read_work(dataset.descriptor),
        descriptor=dataset.descriptor,
        tables=files,
        articles=tuple(dataset.sources),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        countries=names,
        accuracy=_accuracy(dataset),
    )


def _tables(dataset: Dataset) -> Iterator[TableFile]:
    resources = {r.get("name"): r for r in dataset.descriptor["resources"] if isinstance(r, Mapping)}
    for name in TABLES:
        resource, known = resources[name], schema(name)
        data = Path(dataset.table(name).path).read_bytes()
        yield TableFile(
            schema=known,
            path=str(resource["path"]),
            title=one_line(resource.get("title") or known.title),
            description=one_line(resource.get("description") or known.description),
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            rows=len(dataset.table(name)),
            filled=frozenset(c for c in known.columns if any(dataset.table(name).column(c))),
        )


def _days(dataset: Dataset) -> Iterator[datetime.date]:
    for table, columns in _DATES.items():
        for column in columns:
            for cell in set(dataset.table(table).column(column)) - {""}:
                value = EDTF.parse(cell)
                yield from (day for day in (value.earliest, value.latest) if day)


def _country(code: str) -> str:
    # `on_behalf_of` may be the id of an organization.
    if len(code) != 3 or not code.isupper():
        return ""
    try:
        return country_name(code)
    except (KeyError, ValueError):
        return ""


def _accuracy(dataset: Dataset) -> Mapping[str, Any]:
    file = dataset.root.joinpath(*ACCURACY.split("/"))
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise PackageError(
            Problem(f"the measured accuracy is not JSON ({error})", path=str(file),
                    hint="Write it with `diplofacts evaluate --format json`.")
        ) from None  # fmt: skip
    if not isinstance(found, dict):
        raise PackageError(Problem("the measured accuracy is no JSON object", path=str(file)))
    return found


def no_creator(what: str) -> PackageError:
    """The error for a format that demands an author where the descriptor names none."""
    return PackageError(
        Problem(
            f"the dataset has no creator, and {what} demands one",
            path=DESCRIPTOR,
            column="contributors",
            expected='a contributor with "roles": ["creator"]',
            hint="Say there who made the dataset, a person or an organization.",
        )
    )
