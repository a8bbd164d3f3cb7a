"""The article of ``factory``, coded by hand as its tables have it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factory import SOURCE


def small_gold() -> dict[str, Any]:
    """The content of the gold file of the small article: everything that its tables say, and nothing more."""
    return {
        "source": SOURCE,
        "published": "2024-03-05",
        "people": [
            {"key": "ruiz", "name": "Ana Ruiz", "mentions": ["Ana Ruiz", ["Ruiz", 2]]},
            {"key": "novak", "name": "Jan Novák", "mentions": [["Jan Novák", "all"]]},
        ],
        "roles": [
            {"person": "ruiz", "office": "minister", "portfolio": "foreign_affairs", "country": "CHL"},
            {"person": "novak", "office": "president", "country": "CZE", "status": "current"},
        ],
        "meetings": [
            {
                "key": "talks", "kind": "meeting", "status": "held", "actors": ["ruiz", "novak"],
                "start": "2024-03-04", "city": "Prague", "country": "CZE", "part_of": "visit",
                "anchor": "Ana Ruiz of Chile met Czech President Jan Novák",
            },
            {
                "key": "visit", "kind": "visit", "status": "held", "actors": ["ruiz"], "country": "CZE",
                "anchor": "her visit",
            },
        ],
        "agreements": [
            {
                "key": "accord", "title": "trade accord", "kind": "agreement", "status": "signed",
                "parties": ["country:CHL", "country:CZE"], "signatories": [["country:CHL", "minister"]],
                "term": "P5Y", "anchor": "signed a 5-year trade accord",
            }
        ],
        "statements": [
            {"kind": "direct", "speakers": ["ruiz"], "spans": ["We will trade more,"], "cue": "told"}
        ],
    }  # fmt: skip


def write_gold(folder: Path, *files: dict[str, Any]) -> Path:
    """Write gold files, named after their articles, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for content in files:
        (folder / f"{content['source']}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder
