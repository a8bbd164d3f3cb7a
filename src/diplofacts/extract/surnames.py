"""Surnames that are words for an office elsewhere: `Angus King`, `John Major`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicons import fold, word_set
from .titles import TitleMention

#: The word right before an offset, on the same line.
_BEFORE = re.compile(r"([^\W\d_a-z][\w'\u2019-]+) $")
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their|its|['\u2019]s)[ \n]+$", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"[ \n]+[^\W\d_a-z](?!r\.|R\.)")
_OF = re.compile(r"[ \n]+of\b")


def without_surnames(text: str, titles: Sequence[TitleMention]) -> list[TitleMention]:
    """The titles without those that end a name: behind a given name, and wherever that surname stands again.

    Args:
        text: the article's text.
        titles: the title mentions, in order.
    """
    doubtful = [t for t in titles if t.words in word_set("surname_titles") and t.span == t.outer]
    doubtful = [t for t in doubtful if text[t.span.start].isupper()]
    doubtful = [t for t in doubtful if not _NAME_BEHIND.match(text, t.span.end)]
    named = [t for t in doubtful if _follows_given_name(text, t)]
    if not named:
        return list(titles)
    surnames = {t.words for t in named}
    dropped = {
        t.span
        for t in doubtful
        if t in named
        or (
            t.words in surnames
            and not _OF.match(text, t.span.end)
            and not _ARTICLE.search(text, max(0, t.span.start - 8), t.span.start)
        )
    }
    return [t for t in titles if t.span not in dropped]


def _follows_given_name(text: str, title: TitleMention) -> bool:
    before = _BEFORE.search(text, max(0, title.span.start - 30), title.span.start)
    return before is not None and fold(before[1]) in word_set("first_names")
