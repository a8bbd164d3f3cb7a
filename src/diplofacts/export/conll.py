"""Tokens in columns: offsets, mentions, cues and statements, with B and I marks (CoNLL-2003 and later).

A comment line begins with ``# `` and stands before the first token of an article; a sentence ends with an
empty line. Columns, apart by tabs: number in the sentence, token, start, end, mention, person, cue,
statement. ``_`` is nothing. Of two spans of a column that overlap, the longer is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .spans import Marked
from .tokens import documents

if TYPE_CHECKING:
    from ..dataset import Dataset

_COLUMNS = ("Person", "Cue", "Statement")


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A UTF-8 file with the tokens of every article."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for source, doc, spans in documents(dataset):
            file.write(f"# source_id = {source.source_id}\n")
            file.writelines(_lines(doc, spans))


def _lines(doc: Any, spans: list[Marked]) -> Iterator[str]:
    tags = {label: _tags(doc, [m for m in spans if m.label == label]) for label in _COLUMNS}
    for sentence in doc.sents:
        number = 0
        for token in sentence:
            if token.is_space:
                continue
            number += 1
            person, cue, statement = (tags[label].get(token.i, ("_", "_")) for label in _COLUMNS)
            cells = (number, _visible(token.text), token.idx, token.idx + len(token.text), *person,
                     cue[0], statement[0])  # fmt: skip
            yield "\t".join(map(str, cells)) + "\n"
        if number:
            yield "\n"


def _tags(doc: Any, spans: Iterable[Marked]) -> dict[int, tuple[str, str]]:
    tags: dict[int, tuple[str, str]] = {}
    for mark in sorted(spans, key=lambda m: (m.start - m.end, m.start)):
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is None or any(token.i in tags for token in span):
            continue
        inside = [token.i for token in span if not token.is_space]
        for position, i in enumerate(inside):
            tags[i] = ("I" if position else "B") + f"-{mark.label}", mark.reference.partition(":")[2]
    return tags


def _visible(text: str) -> str:
    # A token must not break its line: control characters are written as escapes.
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
