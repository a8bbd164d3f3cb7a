"""``CITATION.cff`` (Citation File Format 1.2.0, https://citation-file-format.github.io)."""

from __future__ import annotations

import json
from typing import Any

from ..citation import Creator
from .overview import Overview, no_creator


def citation_cff(overview: Overview) -> str:
    """The text of the file.

    Raises:
        PackageError: when the descriptor names no creator: the format demands an author.
    """
    work = overview.work
    if not work.creators:
        raise no_creator("the Citation File Format")
    spdx = [licence.name for licence in work.licences if licence.name]
    values: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": work.title,
        "abstract": work.description,
        "authors": [_author(creator) for creator in work.creators],
        "version": work.version,
        "date-released": work.created.isoformat() if work.created else "",
        "license": spdx[0] if spdx else "",
        "doi": work.doi,
        "url": work.url,
        "keywords": list(work.keywords),
    }
    lines: list[str] = []
    for name, value in values.items():
        if isinstance(value, list) and value:
            lines.append(f"{name}:")
            for item in value:
                pairs = [f"{k}: {_yaml(v)}" for k, v in item.items()] if isinstance(item, dict) else []
                lines += ["  - " + "\n    ".join(pairs or [_yaml(item)])]
        elif value:
            lines.append(f"{name}: {_yaml(value)}")
    return "\n".join(lines) + "\n"


def _author(creator: Creator) -> dict[str, str]:
    if creator.person:
        found = {
            "family-names": creator.family,
            "given-names": creator.given,
            "affiliation": creator.affiliation,
            "orcid": f"https://orcid.org/{creator.orcid}" if creator.orcid else "",
        }
        return {name: value for name, value in found.items() if value}
    return {"name": creator.name}


def _yaml(value: object) -> str:
    # A JSON string is a YAML string, whatever it holds.
    return json.dumps(str(value), ensure_ascii=False)
