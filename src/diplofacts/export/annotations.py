"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a row of evidence, an annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..citation import read_work
from ..errors import PackageError

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..records import Evidence, Source

#: Characters of context on each side of a quote, as in the examples of the recommendation.
_CONTEXT = 32


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """An annotation page; offsets are code points, as the recommendation has it."""
    work = read_work(dataset.descriptor)
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:diplofacts:{work.name or 'dataset'}:{work.version}:annotations",
        "type": "AnnotationPage",
        "items": list(_annotations(dataset)),
    }
    target.write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _annotations(dataset: Dataset) -> Iterator[dict[str, Any]]:
    texts: dict[str, str] = {}
    for source in dataset.sources:
        try:
            texts[source.source_id] = dataset.article(source)
        except PackageError:
            # A package may come without its texts: then the quote stands without its surroundings.
            texts[source.source_id] = ""
    for row in dataset.evidence:
        if row.source_id and row.start is not None and row.end is not None:
            yield _annotation(row, dataset.sources[row.source_id], texts[row.source_id])


def _annotation(row: Evidence, source: Source, text: str) -> dict[str, Any]:
    start, end = row.start or 0, row.end or 0
    quote = {"type": "TextQuoteSelector", "exact": row.text}
    if text:
        quote["prefix"] = text[max(0, start - _CONTEXT) : start]
        quote["suffix"] = text[end : end + _CONTEXT]
    body: dict[str, Any] = {
        "type": "TextualBody",
        "purpose": "tagging",
        "format": "text/plain",
        "value": f"{row.table}.{row.field} of {row.record_id}" + (f": {row.value}" if row.value else ""),
    }
    return {
        "id": f"urn:diplofacts:evidence:{row.evidence_id}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": body,
        "target": {
            "source": source.url or source.path,
            "state": {"type": "State", "format": "text/plain", "value": f"sha256:{source.sha256}"},
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
        },
    }
