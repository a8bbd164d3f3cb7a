"""Names that share one title in the plural (`Presidents A and B`, `Foreign Ministers A of X and B of Y`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from .document import Document
from .names import Chunk
from .titles import TitleMention

_NEXT = re.compile(
    r"(?:[ \n]+of[ \n]+(?:the[ \n]+)?[A-Z][\w.'\u2019-]*(?:[ \n]+[A-Z][\w.'\u2019-]*){0,3})?"
    r"(?:,[ \n]*(?:and[ \n]+)?|[ \n]+and[ \n]+)"
)


def share_titles(document: Document, chunks: Sequence[Chunk], titles: Sequence[TitleMention]) -> None:
    """Give each name of a list the title in the plural that stands before its first one.

    Args:
        document: the parsed article.
        chunks: what may be names, in order; their ``title`` is set where they share one.
        titles: the title mentions of the article, in order.
    """
    text = document.text
    several = {t.outer.end: t for t in titles if t.plural and text[t.span.start].isupper()}
    if not several:
        return
    for i, first in enumerate(chunks):
        title = several.get(first.span.start - 1)
        if title is None or first.title is not None:
            continue
        listed = [first]
        for other in chunks[i + 1 :]:
            if not _NEXT.fullmatch(text[listed[-1].span.end : other.span.start]):
                break
            listed.append(other)
        if len(listed) > 1:
            for chunk in listed:
                chunk.title = chunk.title or evolve(title, plural=False)
