"""The report as one JSON document; its schema is ``report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import metadata, resources
from typing import Any, Final

import attrs

from ..report import Issue, Report

#: The version of the document: it grows when a key goes or changes its meaning, not when one is added.
FORMAT: Final = 1

#: Where the rows of a document stand.
ROWS: Final = "@rows"

_FIELDS = tuple(field.name for field in attrs.fields(Issue))


def to_json(report: Report) -> str:
    """The whole report as one JSON object, with a final newline; every issue is in it."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": {"name": "diplofacts", "version": tool_version()},
        "engine": report.engine,
        "dataset": report.dataset,
        "path": report.path,
        "valid": report.valid,
        "exit_code": report.exit_code,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "counts": report.counts,
        "rows": report.rows,
        "issues": ROWS,
        "skipped": list(report.skipped),
        "failures": list(report.failures),
    }
    return dumped(document, ({name: getattr(issue, name) for name in _FIELDS} for issue in report.issues))


def dumped(document: dict[str, Any], rows: Iterable[dict[str, Any]]) -> str:
    """A document as JSON, with a final newline; ``rows`` stand a line each where it has :data:`ROWS`.

    There may be hundreds of thousands of rows; all on lines of their own would be slow to make and to read.
    """
    # A value may hold half a surrogate pair of a JSON escape, which UTF-8 cannot say.
    around = json.dumps(document, indent=2, ensure_ascii=True)
    # A quotation mark of a value has a backslash before it: no value can look like this.
    before, after = around.split(f'": "{ROWS}"', 1)
    lines = ",\n".join(map(json.JSONEncoder(ensure_ascii=True).encode, rows))
    return f'{before}": [\n{lines}\n]{after}\n' if lines else f'{before}": []{after}\n'


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what :func:`to_json` gives."""
    text = resources.files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def tool_version() -> str:
    """The version of this distribution; empty where it is not installed."""
    try:
        return metadata.version("diplofacts")
    except metadata.PackageNotFoundError:
        return ""
