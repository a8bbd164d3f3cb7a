"""Reading the word lists beside this package; each is read once a process."""

from __future__ import annotations

import csv
import functools
import importlib.resources
import unicodedata


def _open(name: str) -> str:
    return (importlib.resources.files(__package__) / "lexicons" / name).read_text("utf-8")


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """The lines of ``lexicons/<name>.txt``, without comments and empty lines, in order."""
    lines = (line.strip() for line in _open(f"{name}.txt").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The lines of ``lexicons/<name>.txt``, case-folded."""
    return frozenset(word.casefold() for word in words(name))


@functools.cache
def word_forms(name: str) -> frozenset[str]:
    """The words of those lines, each by itself: a text with none of them has no line."""
    return frozenset(word for line in word_set(name) for word in line.split())


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/<name>.csv`` in order; an empty cell is an empty string."""
    return tuple(csv.DictReader(_open(f"{name}.csv").splitlines()))


@functools.lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """``text`` case-folded, without accents, apostrophes made plain, white space single."""
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    # Of a long text each sign is looked up once.
    for mark in [c for c in set(decomposed) if unicodedata.combining(c)]:
        decomposed = decomposed.replace(mark, "")
    return " ".join(decomposed.split())
