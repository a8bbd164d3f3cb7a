"""Why a record says what it says: the sentences of the articles with the supporting words marked."""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from ..errors import PackageError
from ..records import Evidence, Mention, Record, Source
from ..records.labels import headline
from ..spans import Span, merge

if TYPE_CHECKING:
    from ..dataset import Dataset

_MARK, _DIM, _BOLD, _END = "\x1b[7m", "\x1b[2m", "\x1b[1m", "\x1b[0m"
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}}"
)
#: Where a sentence ends, near enough to show it: a mark, closing marks, blanks, and no small letter after.
_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[^\sa-z])|\n\s*\n|\n(?=\s*[-*•])")
#: A sentence is shown up to so many characters to each side of what is marked.
_FARTHEST = 400


@frozen
class Passage:
    """A sentence of an article, or several, with what is marked in it.

    Attributes:
        source: the article.
        start: where ``text`` begins in it, in code points.
        text: the words.
        marks: the supporting words, apart and in order, as offsets in ``text``.
        cells: what they support: column (``*`` is the record as a whole), value, basis, rule.
    """

    source: Source
    start: int
    text: str
    marks: tuple[Span, ...]
    cells: tuple[tuple[str, str, str, str], ...]


@frozen(repr=False)
class Explanation:
    """A record with the words behind it; printed in a terminal, shown in a notebook.

    Attributes:
        record: what is explained.
        passages: where articles say it, in the order of articles and places.
        unsupported: evidence without words: values that an editor set.
    """

    record: Record
    passages: tuple[Passage, ...]
    unsupported: tuple[Evidence, ...]

    def text(self, colour: bool = False) -> str:
        """Plain text, supporting words between ``[[`` and ``]]`` or, with ``colour``, in reverse video.

        Control characters of an article are written as escapes.
        """
        opening, closing = (_MARK, _END) if colour else ("[[", "]]")
        bold, dim, end = (_BOLD, _DIM, _END) if colour else ("", "", "")
        lines = [f"{bold}{_visible(headline(self.record))}{end}"]
        for passage in self.passages:
            lines += ["", f"{dim}{_visible(_place(passage))}{end}"]
            marked = "".join(
                f"{opening}{_visible(words)}{closing}" if inside else _visible(words)
                for words, inside in _parts(passage)
            )
            lines.append(f"  {marked}")
            lines += [f"{dim}    {_visible(_cell(cell))}{end}" for cell in passage.cells]
        for row in self.unsupported:
            lines += [
                "",
                f"  {_visible(row.field)}: {_visible(row.value or '')} ({row.basis}, {_visible(row.rule)})",
            ]
        if not self.passages and not self.unsupported:
            lines += ["", "  no evidence: made from other cells"]
        return "\n".join(lines) + "\n"

    def show(self) -> None:
        """Print it, with marks that suit the terminal."""
        text = self.text(colour=sys.stdout.isatty())
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        # What a session shows when one asks, without print().
        return self.text().rstrip()

    def page(self) -> str:
        """The same as an HTML page that needs nothing else."""
        title = _escaped(headline(self.record))
        return (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><style>{_STYLE}</style></head>\n"
            f"<body>{self._repr_html_()}</body></html>\n"
        )

    def _repr_html_(self) -> str:
        parts = [f"<p><b>{_escaped(headline(self.record))}</b></p>"]
        for passage in self.passages:
            words = "".join(
                f"<mark>{_escaped(words)}</mark>" if inside else _escaped(words)
                for words, inside in _parts(passage)
            )
            cells = "".join(f"<li>{_escaped(_cell(cell))}</li>" for cell in passage.cells)
            parts.append(
                f"<blockquote>{words}<footer><small>{_escaped(_place(passage))}</small></footer></blockquote>"
                f"<ul><small>{cells}</small></ul>"
            )
        for row in self.unsupported:
            parts.append(f"<p>{_escaped(f'{row.field}: {row.value} ({row.basis}, {row.rule})')}</p>")
        return f'<div class="diplofacts-explanation">{"".join(parts)}</div>'


def explain(record: Record) -> Explanation:
    """The passages behind a record of a dataset, or behind one row of evidence or a mention.

    Raises:
        PackageError: when the record belongs to no dataset. An article whose text is not at hand is shown
            by the quoted words alone.
    """
    dataset = record.dataset
    rows: list[Evidence | Mention] = []
    if isinstance(record, (Evidence, Mention)):
        rows.append(record)
    else:
        rows += dataset.evidence_for(record)
        for actor in getattr(record, "actors", ()):
            rows += dataset.evidence_for(actor, "*")
    by_source: dict[str, list[Evidence | Mention]] = {}
    unsupported = []
    for row in rows:
        if row.source_id and row.span is not None:
            by_source.setdefault(row.source_id, []).append(row)
        elif isinstance(row, Evidence):
            unsupported.append(row)
    passages = [
        passage
        for source, found in by_source.items()
        for passage in _passages(record, dataset, source, found)
    ]
    return Explanation(record, tuple(passages), tuple(unsupported))


def _passages(
    record: Record, dataset: Dataset, source_id: str, rows: Sequence[Evidence | Mention]
) -> Iterator[Passage]:
    source = dataset.sources[source_id]
    try:
        text = dataset.article(source)
    except PackageError:
        for row in rows:
            if row.span is not None:
                words = row.text or ""
                yield Passage(source, row.span.start, words, (Span(0, len(words)),), (_said(row),))
        return
    spans = [row.span for row in rows if row.span is not None]
    for hull in merge(_sentence(text, span) for span in spans):
        inside = [row for row in rows if row.span is not None and row.span in hull]
        # The words of the record as a whole are most of the sentence: they are marked where no others are.
        narrow = [row for row in inside if isinstance(row, Mention) or not _whole(row, record)] or inside
        marks = merge(row.span for row in narrow if row.span is not None)
        cells = sorted({(row.span.start, _said(row)) for row in inside if row.span is not None})
        yield Passage(
            source,
            hull.start,
            text[hull.start : hull.end],
            tuple(Span(mark.start - hull.start, mark.end - hull.start) for mark in marks),
            tuple(dict.fromkeys(cell for _, cell in cells)),
        )


def _whole(row: Evidence, record: Record) -> bool:
    return row.field == "*" and row.record_id == record.id


def _said(row: Evidence | Mention) -> tuple[str, str, str, str]:
    if isinstance(row, Mention):
        return ("person_id", row.person_id, "", "")
    if row.table.endswith("_actors") and row.field == "*":
        return ("actor", headline(row.record), str(row.basis), row.rule)
    return (row.field, row.value or "", str(row.basis), row.rule)


def _sentence(text: str, span: Span) -> Span:
    low, high = max(0, span.start - _FARTHEST), min(len(text), span.end + _FARTHEST)
    start, end = low, high
    for found in _BREAK.finditer(text, low, span.start):
        start = found.end()
    after = _BREAK.search(text, max(span.start, span.end - 1), high)
    if after:
        end = after.start() + len(after[0].rstrip())
    end = max(end, span.end)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _parts(passage: Passage) -> Iterator[tuple[str, bool]]:
    at = 0
    for mark in passage.marks:
        yield passage.text[at : mark.start], False
        yield passage.text[mark.start : mark.end], True
        at = mark.end
    yield passage.text[at:], False


def _place(passage: Passage) -> str:
    source = passage.source
    named = ", ".join(p for p in (source.title or source.source_id, source.publisher) if p)
    return f"{named}, {source.published}, characters {passage.start}-{passage.start + len(passage.text)}"


def _cell(cell: tuple[str, str, str, str]) -> str:
    column, value, basis, rule = cell
    said = "the record" if column == "*" else f"{column}: {value}" if value else column
    how = ", ".join(part for part in (basis, rule) if part)
    return f"{said} ({how})" if how else said


def _visible(words: str) -> str:
    """The words on one line, what is no character of print as an escape."""
    plain = " ".join(words.split("\n"))
    return "".join(
        c if c == " " or unicodedata.category(c)[0] not in "CZ" else f"\\u{ord(c):04x}" for c in plain
    )


def _escaped(words: str) -> str:
    return html.escape(_visible(words))
