"""Articles as spaCy documents with the dataset's spans: what the training formats are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .spans import Marked, marked_by_article

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..records import Source

#: The key of the span group that holds every span, which may overlap.
SPANS = "sc"


def documents(dataset: Dataset) -> Iterator[tuple[Source, Any, list[Marked]]]:
    """Each article as a document of spaCy's blank English pipeline with sentence marks.

    Mentions of people and organizations are its named entities (``PERSON``, ``ORG``; of two that overlap the
    longer); all spans are in the group ``sc``. A span that cuts a token is widened to whole tokens.

    Returns:
        Article, document and spans, one article after the other.
    """
    import spacy
    from spacy.util import filter_spans

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    # The memory is bounded by the longest article, not by spaCy's limit for its parser.
    pipeline.max_length = 10**9
    for source, text, spans in marked_by_article(dataset):
        doc = pipeline(text)
        wide = [
            (mark, doc.char_span(mark.start, mark.end, label=mark.label, alignment_mode="expand"))
            for mark in spans
        ]
        doc.spans[SPANS] = [span for _, span in wide if span is not None]
        names = {"Person": "PERSON", "Organization": "ORG"}
        entities = [
            doc.char_span(mark.start, mark.end, label=names[mark.label], alignment_mode="expand",
                          kb_id=mark.reference)
            for mark in spans
            if mark.label in names
        ]  # fmt: skip
        doc.set_ents(filter_spans([span for span in entities if span is not None]))
        doc.user_data["source_id"] = source.source_id
        yield source, doc, spans
