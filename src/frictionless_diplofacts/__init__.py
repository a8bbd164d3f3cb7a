"""The rules of diplofacts inside plain ``frictionless validate``.

Frictionless 5 imports every top-level module whose name begins with ``frictionless_`` and registers its
class ``NAMEPlugin`` (``frictionless.system.System.plugins``). A plugin cannot add a check to a plain
``validate``; but it may say which class a resource has, and that class can: the tables of a package with
all tables of the data model get one more check, whose errors are the dataset rules (docs/rules.md).

The environment variable ``DIPLOFACTS_FRICTIONLESS=off``, or :func:`off` in Python, leaves frictionless as
it is.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from attrs import define
from frictionless import Check, Checklist, Error, Package, Plugin, Report
from frictionless.errors import TableError
from frictionless.resources import TableResource

__all__ = ["DatasetCheck", "DatasetResource", "DatasetRule", "DiplofactsPlugin", "off"]

#: The type of our errors and of our check, as frictionless calls them (``--skip-errors``).
TYPE = "diplofacts-rule"

_on: ContextVar[bool] = ContextVar("frictionless_diplofacts", default=True)


@contextmanager
def off() -> Iterator[None]:
    """Leave frictionless as it is inside the block, in this thread."""
    token = _on.set(False)
    try:
        yield
    finally:
        _on.reset(token)


@define(kw_only=True, repr=False)
class DatasetRule(TableError):
    """A rule of the dataset is broken; ``code`` names it.

    Attributes:
        code: the stable code of the rule, ``D23``.
        row_number: as frictionless counts: the header is row 1; None when no row is at fault.
        field_name: the column, or None.
        field_number: its number from 1, or None.
    """

    type = TYPE
    title = "Diplofacts Rule"
    description = "A rule of the dataset that a Table Schema cannot say is broken."
    template = "{note}"
    tags = ["#table", "#diplofacts"]  # noqa: RUF012 (frictionless's own convention)

    code: str = ""
    row_number: int | None = None
    field_name: str | None = None
    field_number: int | None = None

    metadata_profile_patch = {  # noqa: RUF012
        "properties": {
            "code": {"type": "string"},
            "rowNumber": {"type": "integer"},
            "fieldName": {"type": "string"},
            "fieldNumber": {"type": "integer"},
        }
    }


@define(kw_only=True, repr=False)
class DatasetCheck(Check):
    """The dataset rules, as they concern one table."""

    type = TYPE
    Errors = [DatasetRule]  # noqa: RUF012

    def validate_end(self) -> Iterator[Error]:
        """Give what is wrong with the table; the package is looked at once."""
        yield from _errors(self.resource)


class DatasetResource(TableResource):
    """A table that is checked by the dataset rules too when it belongs to such a dataset."""

    type = "table"
    datatype = "table"

    def validate(self, checklist: Checklist | None = None, **options: Any) -> Report:
        """Validate as frictionless does, with one more check; see ``frictionless.Resource.validate``."""
        if _on.get() and os.environ.get("DIPLOFACTS_FRICTIONLESS", "").lower() != "off" and _root(self):
            given = checklist or Checklist()
            checklist = Checklist(
                checks=[*given.checks, DatasetCheck()],
                pick_errors=given.pick_errors,
                skip_errors=given.skip_errors,
            )
        return super().validate(checklist, **options)


class DiplofactsPlugin(Plugin):
    """What frictionless asks: the classes of resources, errors and checks."""

    def select_resource_class(
        self, type: str | None = None, *, datatype: str | None = None
    ) -> type[DatasetResource] | None:
        """Our class for tables."""
        return DatasetResource if "table" in (type, datatype) else None

    def select_error_class(self, type: str | None = None) -> type[DatasetRule] | None:
        """Our class of errors, for reports that are read back."""
        return DatasetRule if type == TYPE else None

    def select_check_class(self, type: str | None = None) -> type[DatasetCheck] | None:
        """Our check, for checklists that name it."""
        return DatasetCheck if type == TYPE else None


#: The package that was looked at last, and its errors by name of the resource.
_last: tuple[weakref.ref[Package], Mapping[str, list[DatasetRule]]] | None = None


def _errors(resource: Any) -> list[DatasetRule]:
    """What is wrong with one table; the whole package is looked at anew with its first table."""
    global _last
    package: Package = resource.package
    if _last is None or _last[0]() is not package or package.resources[0].name == resource.name:
        found = _find(package)
        _last = weakref.ref(package), found
        return found.get(resource.name, [])
    return _last[1].get(resource.name, [])


def _find(package: Package) -> Mapping[str, list[DatasetRule]]:
    from diplofacts.datapackage import DESCRIPTOR
    from diplofacts.errors import DiplofactsError
    from diplofacts.validation.contents import read
    from diplofacts.validation.rendering import printable
    from diplofacts.validation.report import ERROR
    from diplofacts.validation.runner import check_dataset

    first = str(package.resources[0].name)
    errors: dict[str, list[DatasetRule]] = {}
    try:
        contents = read(Path(package.basepath or "") / DESCRIPTOR)
        found, _ = check_dataset(contents)
    except DiplofactsError as error:
        return {first: [DatasetRule(note=str(problem)) for problem in error.problems]}
    # Only the dataset's own rules: what a schema says, frictionless says by itself. It knows no warnings.
    issues = [i for i in (*contents.issues, *found) if i.code.startswith("D") and i.severity == ERROR]
    names = {table.path: name for name, table in contents.tables.items()}
    for issue in sorted(issues, key=lambda issue: issue.sort_key):
        name = names.get(issue.path, "")
        table = contents.tables.get(name)
        number = column = None
        if table is not None:
            # A row of frictionless is a record, ours is a line of the file.
            number = None if issue.row is None or issue.row == 1 else table.lines.index(issue.row) + 2
            columns = list(table.columns)
            column = columns.index(issue.column) + 1 if issue.column in columns else None
        where = "" if table is not None else f"{issue.path}: "
        words = [f"{issue.code} {where}{issue.message}"]
        words += [f"found {issue.found!r}"] if issue.found is not None else []
        words += [f"expected {issue.expected}"] if issue.expected else []
        note = "; ".join(words) + (f". {issue.hint}" if issue.hint else "")
        broken = DatasetRule(
            note=printable(note),
            code=issue.code,
            row_number=number,
            field_name=issue.column or None,
            field_number=column,
        )
        errors.setdefault(name or first, []).append(broken)
    return errors


def _root(resource: Any) -> Path | None:
    """The folder of the dataset that a resource belongs to; None when it belongs to none of ours."""
    from diplofacts.datapackage import DESCRIPTOR, TABLES

    package = resource.package
    if package is None or not {r.name for r in package.resources}.issuperset(TABLES):
        return None
    root = Path(package.basepath or "")
    return root if (root / DESCRIPTOR).is_file() else None
