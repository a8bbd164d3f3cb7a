"""brat standoff (https://brat.nlplab.org/standoff.html): a text and an ``.ann`` file an article, and back.

brat cannot mark across a line end; such a span is written in fragments, and read back as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from ..errors import PackageError, Problem
from .spans import LABELS, Marked, marked_by_article

if TYPE_CHECKING:
    from ..dataset import Dataset

_LINE = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")


@frozen
class Edits:
    """What differs between a dataset and annotations of its articles.

    Attributes:
        added: spans that the annotations have and the dataset lacks, by article.
        removed: spans that the dataset has and the annotations lack, by article.
    """

    added: dict[str, tuple[Marked, ...]]
    removed: dict[str, tuple[Marked, ...]]


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A folder with ``ID.txt``, ``ID.ann`` and ``annotation.conf``; notes name the records."""
    target.mkdir()
    entities = "\n".join(LABELS)
    (target / "annotation.conf").write_text(
        f"[entities]\n{entities}\n[relations]\n<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
        "[events]\n[attributes]\n",
        encoding="utf-8", newline="\n",
    )  # fmt: skip
    for source, text, spans in marked_by_article(dataset):
        (target / f"{source.source_id}.txt").write_bytes(text.encode("utf-8"))
        lines = [line for number, span in enumerate(spans, 1) for line in _lines(number, span, text)]
        (target / f"{source.source_id}.ann").write_text("".join(lines), encoding="utf-8", newline="\n")


def read(folder: Path) -> dict[str, tuple[Marked, ...]]:
    """The spans of a folder of brat files, by the name of the file.

    Relations, events and attributes are left aside. A span without a note has an empty reference.

    Raises:
        PackageError: when a line is no annotation, or its words are not those of the text; names file and
            line.
    """
    found = {}
    for file in sorted(folder.glob("*.ann")):
        text_file = file.with_suffix(".txt")
        if not text_file.is_file():
            problem = Problem("the annotations have no text", path=str(file), expected=text_file.name)
            raise PackageError(problem)
        found[file.stem] = tuple(sorted(_read(file, text_file.read_bytes().decode("utf-8"))))
    return found


def compare(dataset: Dataset, folder: Path) -> Edits:
    """What somebody changed in exported annotations.

    Raises:
        PackageError: see :func:`read`; and when a text is not that of the article.
    """
    edited = read(folder)
    added, removed = {}, {}
    for source, text, spans in marked_by_article(dataset):
        if source.source_id not in edited:
            continue
        file = folder / f"{source.source_id}.txt"
        if file.read_bytes().decode("utf-8") != text:
            raise PackageError(
                Problem("the text is not the article's", path=str(file),
                        hint="Annotations count in the text that was exported; do not edit it.")
            )  # fmt: skip
        now, before = set(edited[source.source_id]), set(spans)
        if now - before:
            added[source.source_id] = tuple(sorted(now - before))
        if before - now:
            removed[source.source_id] = tuple(sorted(before - now))
    return Edits(added, removed)


def _lines(number: int, span: Marked, text: str) -> Iterator[str]:
    pieces = list(_pieces(span.start, span.end, text))
    places = ";".join(f"{start} {end}" for start, end in pieces)
    words = " ".join(text[start:end] for start, end in pieces)
    yield f"T{number}\t{span.label} {places}\t{words}\n"
    yield f"#{number}\tAnnotatorNotes T{number}\t{span.reference}\n"


#: What str.splitlines and brat's own reader take for the end of a line, and so no annotation may hold.
_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def _pieces(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _ENDS.finditer(text, start, end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end


def _read(file: Path, text: str) -> Iterator[Marked]:
    spans: dict[str, tuple[str, int, int]] = {}
    notes: dict[str, str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if note := _NOTE.fullmatch(line):
            notes[note[1]] = note[2]
        elif line.startswith("T"):
            spans_at = _span(line, text)
            if spans_at is None:
                raise PackageError(
                    Problem("this is no annotation of the text", path=str(file), row=number, value=line,
                            expected="T1<tab>Label START END<tab>the words of the text at this place")
                )  # fmt: skip
            spans[line.partition("\t")[0]] = spans_at
    for name, (label, start, end) in spans.items():
        yield Marked(start, end, label, notes.get(name, ""))


def _span(line: str, text: str) -> tuple[str, int, int] | None:
    found = _LINE.fullmatch(line)
    if not found:
        return None
    pieces = [tuple(map(int, piece.split())) for piece in found[3].split(";")]
    if found[4] != " ".join(text[start:end] for start, end in pieces):
        return None
    return found[2], pieces[0][0], pieces[-1][1]
