"""Finding the phrases of a lexicon in a text: whole words, longest match, in linear time.

Case matters (``Turkey`` is a phrase, ``turkey`` is not). Accents, the kinds of apostrophe and hyphen,
the dots of an abbreviation (``U.S.``) and the white space between words do not.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from .spans import Span

T = TypeVar("T")

# A dotted abbreviation keeps its dots as one word; a combining mark belongs to its letter.
# A word neither begins with a modifier apostrophe nor holds one.
_SIGN, _MARK = "[^\\W\u02b9-\u02bf\u02c8\u02ee]", "[\u0300-\u036f]"
_WORD = re.compile(
    f"[a-z]++(?!{_SIGN}|{_MARK})"  # most words are these: the rest need not be tried
    r"|[A-Z]\.(?:(?:[A-Z]\.)+(?:[A-Z](?![\w.]))?|[A-Z](?![\w.]))"
    f"|{_SIGN}[a-z]*+(?:{_SIGN}++|{_MARK}++)*+"
    r"(?:(?<=[A-Z])\+(?!\w))?"  # OPEC+
)
_MARKS = re.compile(_MARK)
_APOSTROPHES = "'’‘ʼʻʾʿ`´′ʹˈˮ"
_HYPHENS = "-‐‑‒–−"
_GAP = {ord(c): "'" for c in _APOSTROPHES} | {ord(c): " " for c in _HYPHENS}
# Letters that canonical decomposition leaves whole.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", ".": None}
)  # fmt: skip
_LONGEST_GAP = 8
#: Characters of a stretch whose words are read anew each time: that is as quick.
SHORT = 400
_SPACE = re.compile(r"\s+")


def fold(word: str) -> str:
    """``word`` without accents and dots, case kept: ``Bogotá`` → ``Bogota``, ``U.S.`` → ``US``."""
    if word.isascii():
        return word.replace(".", "") if "." in word else word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def _gap(text: str, start: int, end: int) -> str | None:
    """What stands between two words, folded; None where no phrase goes on (a new paragraph, a long gap)."""
    if end - start > _LONGEST_GAP:
        return None
    gap = text[start:end]
    if gap == " ":
        return gap
    if gap.count("\n") > 1:
        return None
    return _SPACE.sub(" ", gap.translate(_GAP))


class _Node(Generic[T]):
    """One step of the trie: what may follow, and the value of the phrase that ends here."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.value: T | None = None


class Phrases(Generic[T]):
    """An index of phrases, each with a value.

    Args:
        entries: pairs of phrase and value; of two phrases that fold to one, the first counts.

    Raises:
        ValueError: for a phrase without a word, or with signs before its first or after its last word.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            keys = _keys(phrase)
            if keys is None:
                raise ValueError(f"not a phrase of whole words: {phrase!r}")
            node = self._root
            for key in keys:
                node = node.next.setdefault(key, _Node())
            if node.value is None:
                node.value = value

    def get(self, phrase: str) -> T | None:
        """The value of ``phrase`` as a whole, or None."""
        node: _Node[T] | None = self._root
        for key in _keys(phrase) or ("",):
            node = node.next.get(key) if node is not None else None
        return node.value if node is not None else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, T]]:
        """The phrases in ``text[start:end]``, left to right, longest first, none overlapping.

        A word that ``start`` or ``end`` cuts is no word. The possessive ``'s`` stays outside.
        """
        end = len(text) if end is None else end
        begins, done = self._root.next, 0
        if end - start > SHORT:
            # Several lexicons look at one text after the other: at those words only with which they begin.
            kept = words_of(text, start, end)
            words, spots, at = kept.words, kept.spots, kept.at(begins.keys())
        else:
            # A few words are read again as quickly.
            words, spots, _ = _words(text, start, end)
            at = [i for i, word in enumerate(words) if word in begins]
        for index in at:
            if index < done:
                continue
            node: _Node[T] | None = begins[words[index]]
            best: tuple[int, T] | None = None
            last = index
            while node is not None:
                if node.value is not None:
                    best = (last, node.value)
                last += 1
                if not node.next or last == len(words):
                    break
                gap = _gap(text, spots[last - 1].end(), spots[last].start())
                node = None if gap is None else node.next.get(gap + words[last])
            if best is not None:
                yield Span(spots[index].start(), spots[best[0]].end()), best[1]
                done = best[0] + 1


def _keys(phrase: str) -> tuple[str, ...] | None:
    """The steps of a phrase in the trie: the first word, then each gap with the word after it."""
    phrase = phrase.strip()
    words, spots, _ = _words(phrase, 0, len(phrase))
    if not words or spots[0].start() != 0 or spots[-1].end() != len(phrase):
        return None
    keys = [words[0]]
    for (before, after), word in zip(pairwise(spots), words[1:], strict=True):
        gap = _gap(phrase, before.end(), after.start())
        if gap is None:
            return None
        keys.append(gap + word)
    return tuple(keys)


class Words(NamedTuple):
    """The words of a text.

    Attributes:
        words: each, folded.
        spots: where each stands.
        places: which of them each word is, in order.
        low: the same of words in small letters, in any order.
        odd: which are not plain Latin letters as printed, in order.
        marked: whether one holds a combining mark, which pattern matching takes for the end of a word.
    """

    words: list[str]
    spots: list[re.Match[str]]
    places: dict[str, list[int]]
    low: dict[str, list[int]]
    odd: list[int]
    marked: bool

    def may_hold(self, words: frozenset[str]) -> bool:
        """Whether one of ``words``, plain letters each, may stand in the text between ``\\b`` and ``\\b``."""
        return self.marked or not words.isdisjoint(self.places)

    def at(self, words: Set[str]) -> list[int]:
        """Which words of the text are one of ``words``, in order."""
        return sorted([i for word in words & self.places.keys() for i in self.places[word]])


@functools.lru_cache(maxsize=32)
def words_of(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; one that ``start`` or ``end`` cuts is none.

    Kept, as several steps look at the words of one text.
    """
    words, spots, odd = _words(text, start, end)
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        if word in places:
            places[word].append(i)
        else:
            places[word] = [i]
    marked = not text.isascii() and _MARKS.search(text, start, end) is not None
    low: dict[str, list[int]] = {}
    for word, at in places.items():
        small = word.lower()
        low[small] = low[small] + at if small in low else at
    return Words(words, spots, places, low, odd, marked)


def _words(text: str, start: int, end: int) -> tuple[list[str], list[re.Match[str]], list[int]]:
    spots = list(_WORD.finditer(text, start, end))
    if spots and spots[-1].end() == end < len(text) and _is_word(text[end]):
        spots.pop()
    if spots and spots[0].start() == start > 0 and _is_word(text[start - 1]):
        del spots[0]
    words = [spot[0] for spot in spots]
    odd = [i for i, word in enumerate(words) if not (word.isalpha() and word.isascii())]
    for i in odd:
        words[i] = fold(words[i])
    return words, spots, odd


def _is_word(char: str) -> bool:
    return _WORD.match(char) is not None or "\u0300" <= char <= "\u036f"
