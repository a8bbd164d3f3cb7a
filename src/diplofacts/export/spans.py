"""The spans of a dataset, article by article: what the formats of annotation have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..records import Source


@frozen(order=True)
class Marked:
    """A span of an article with what it is the evidence of.

    Attributes:
        start, end: half-open interval of code points of the article's text.
        label: the kind: one of :data:`LABELS`.
        reference: ``table:id`` of the record.
    """

    start: int
    end: int
    label: str
    reference: str


#: Which cell's words stand for a record; mentions are spans themselves.
_WHOLE = {
    ("organizations", "name"): "Organization",
    ("roles", "title"): "Role",
    ("meetings", "*"): "Meeting",
    ("agreements", "*"): "Agreement",
    ("statements", "text"): "Statement",
    ("statements", "cue"): "Cue",
}

#: The labels, in the order in which they are declared.
LABELS = ("Person", *_WHOLE.values())


def marked_by_article(dataset: Dataset) -> Iterator[tuple[Source, str, list[Marked]]]:
    """Each article with its text and its spans, in order, each once.

    Raises:
        PackageError: when an article's text is not there, or is not the one that was coded.
    """
    spans: dict[str, set[Marked]] = {source.source_id: set() for source in dataset.sources}
    for mention in dataset.mentions:
        spans[mention.source_id].add(
            Marked(mention.start, mention.end, "Person", f"people:{mention.person_id}")
        )
    for row in dataset.evidence:
        label = _WHOLE.get((str(row.table), row.field))
        if label and row.source_id and row.start is not None and row.end is not None:
            spans[row.source_id].add(Marked(row.start, row.end, label, f"{row.table}:{row.record_id}"))
    for source in dataset.sources:
        yield source, dataset.article(source), sorted(spans[source.source_id])
