"""Names that share one title in the plural (`Presidents A and B`, `Foreign Ministers A of X and B of Y`)."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from attrs import evolve

from .document import Document
from .lexicons import fold, word_set
from .names import Chunk
from .titles import TitleMention

#: What stands between an office and the names told behind a comma (`ministers of A and B, X and Y`).
_TOLD = re.compile(
    r"(?:[ \n]+of[ \n]+(?:(?:the[ \n]+|,[ \n]+|and[ \n]+)?[^\W\d_a-z][\w.'\u2019-]*[ \n,]*){1,8}?"
    r"|[ \n]+of[ \n]+the[ \n]+two[ \n]+\w+)?,[ \n]+"
)
#: Names stand at most so many characters behind the office.
_REACH = 120
_NEXT = re.compile(
    r"(?:[ \n]+of[ \n]+(?:the[ \n]+)?[^\W\d_a-z][\w.'\u2019-]*(?:[ \n]+[^\W\d_a-z][\w.'\u2019-]*){0,3})?"
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
    plural = [t for t in titles if t.plural]
    if not plural:
        return
    several = {t.outer.end + 1: t for t in plural if text[t.span.start].isupper()}
    starts = [chunk.span.start for chunk in chunks]
    for shared in plural:
        behind = bisect.bisect_right(starts, shared.outer.end)
        for at in starts[behind : behind + 2]:
            if at - shared.outer.end < _REACH and _TOLD.fullmatch(text, shared.outer.end, at):
                several.setdefault(at, shared)
                break
    for i, first in enumerate(chunks):
        title = several.get(first.span.start)
        if title is None or (first.title is not None and first.title.outer != title.outer):
            continue
        listed = [first]
        for other in chunks[i + 1 :]:
            if not _NEXT.fullmatch(text[listed[-1].span.end : other.span.start]):
                break
            listed.append(other)
        events = word_set("name_heads") | word_set("gathering_nouns")
        if any(fold(c.span.of(text)) in events for c in listed):
            continue  # `the Leaders Retreat and Summit`
        if len(listed) > 1:
            for chunk in listed:
                chunk.title = chunk.title or evolve(title, plural=False)
