"""The report as one JSON document; its schema is ``report.schema.json``."""

from __future__ import annotations

import json
from importlib import metadata, resources
from typing import Any, Final

import attrs

from ..report import Report

#: The version of the document: it grows when a key goes or changes its meaning, not when one is added.
FORMAT: Final = 1


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
        "issues": [attrs.asdict(issue) for issue in report.issues],
        "skipped": list(report.skipped),
        "failures": list(report.failures),
    }
    # A value may hold half a surrogate pair of a JSON escape, which UTF-8 cannot say.
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


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
