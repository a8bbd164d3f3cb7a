"""Packages of one small table, for the tests of what the standards say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from diplofacts.validation import Report, validate

V2 = "https://datapackage.org/profiles/2.0/datapackage.json"


def write(
    folder: Path,
    data: bytes | str = "id,v\n1,a\n",
    fields: list[dict[str, Any]] | None = None,
    schema: dict[str, Any] | None = None,
    **resource: Any,
) -> Path:
    """Write a package with the table ``t``: two columns, a number and a text, unless it is said otherwise."""
    content = data.encode("utf-8") if isinstance(data, str) else data
    (folder / "t.csv").write_bytes(content)
    columns = fields or [{"name": "id", "type": "integer"}, {"name": "v", "type": "string"}]
    described = {"name": "t", "path": "t.csv", "schema": {"fields": columns, **(schema or {})}, **resource}
    document = {"$schema": V2, "name": "p", "resources": [described]}
    (folder / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def check(folder: Path, *args: Any, **words: Any) -> Report:
    """Write such a package and check it, without the rules of the dataset."""
    return validate(write(folder, *args, **words), engine="python", dataset=False)


def places(report: Report) -> list[tuple[str, int | None, int | None, str]]:
    """Code, line, character and column of each issue."""
    return [(issue.code, issue.row, issue.col, issue.column) for issue in report.issues]
