"""Finding the words that a gold file points to."""

from __future__ import annotations

from collections.abc import Iterator

from ..spans import Span
from .items import Item

_EXPECTED = 'the words, or ["the words", n] for their n-th occurrence'
_LOOKALIKES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


def find_span(text: str, value: object, item: Item, key: str) -> Span | None:
    """The one place that ``value`` points to; None, and a note, when there is none or more than one.

    Args:
        text: the article.
        value: words that occur once, or ``[words, n]``: the ``n``-th of their occurrences, from 1.
        item: the item that points.
        key: the key under which it does.
    """
    words, number = value, None
    if isinstance(value, list) and len(value) == 2:
        words, number = value
    # A truth value is an integer to Python.
    counted = number is None or (isinstance(number, int) and not isinstance(number, bool) and number > 0)
    if not isinstance(words, str) or not words or not counted:
        item.note(key, "does not point to words", value, _EXPECTED)
        return None
    found = list(occurrences(text, words))
    if not found:
        item.note(key, "the words are not in the text", words, hint=_hint(text, words))
    elif number is None and len(found) > 1:
        item.note(key, f"the words occur {len(found)} times", words,
                  hint="Give more of them, or say which occurrence: [words, n].")
    elif number is not None and number > len(found):
        item.note(key, f"the words occur only {len(found)} times", value)
    else:
        return found[(number or 1) - 1]
    return None


def find_mentions(text: str, value: object, item: Item) -> list[Span]:
    """The mentions that ``value`` points to: as :func:`find_span`, or all whole words for ``"all"``."""
    if isinstance(value, list) and len(value) == 2 and value[1] == "all":
        words = value[0]
        if not isinstance(words, str) or not words:
            item.note("mentions", "does not point to words", value, _EXPECTED + ' or "all"')
            return []
        found = [span for span in occurrences(text, words) if _whole(text, span)]
        if not found:
            item.note("mentions", "the words are not in the text", words, hint=_hint(text, words))
        return found
    span = find_span(text, value, item, "mentions")
    return [span] if span else []


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Every place of ``words`` in ``text``, overlapping ones too."""
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _whole(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    return not before.isalnum() and not after.isalnum()


def _hint(text: str, words: str) -> str:
    if _plain(words) in _plain(text):
        return "The text has them with other quotation marks, dashes, white space or capitals."
    return "Words are compared character for character."


def _plain(text: str) -> str:
    return " ".join(text.translate(_LOOKALIKES).split()).casefold()
