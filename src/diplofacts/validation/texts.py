"""Rules about articles and the spans that quote them; each article is read once, with all its spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..articles import Article, read_article
from ..errors import ArticleError
from .contents import Contents, Table, inside
from .report import Issue

_QUOTING = ("mentions", "evidence")

#: How far from its place a quote that does not fit is looked for, in code points, to say where it stands.
_NEAR = 400


def articles_and_spans(contents: Contents) -> Iterator[Issue]:
    """D10 to D13 for every row of sources, D21 to D23 for every span."""
    sources = contents.tables["sources"]
    spans: dict[str, list[tuple[Table, int]]] = defaultdict(list)
    for name in _QUOTING:
        if table := contents.tables.get(name):
            for row, source in table.each("source_id"):
                spans[source].append((table, row))
    for source, row in sources.index.items():
        article = None
        for finding in _article(contents, sources, row):
            if isinstance(finding, Article):
                article = finding
            else:
                yield finding
        for table, at in spans.pop(source, ()):
            yield from _span(table, at, article)
    # What an unknown article says cannot be checked (a broken foreign key), the order of a span can.
    for places in spans.values():
        for table, at in places:
            yield from _span(table, at, None)


def span_parts(contents: Contents) -> Iterator[Issue]:
    """D20: evidence has the whole span, or none of it and basis curated."""
    table = contents.tables["evidence"]
    for row, *cells, basis in table.each("source_id", "start", "end", "text", "basis"):
        filled = [cell != "" for cell in cells]
        if not all(filled) and (any(filled) or basis != "curated"):
            column = ("source_id", "start", "end", "text")[filled.index(False)]
            yield table.issue("D20", row, column)


def _article(contents: Contents, sources: Table, row: int) -> Iterator[Issue | Article]:
    path = sources["path"][row]
    file = inside(contents.root, path)
    if file is None:
        yield sources.issue("D02", row, "path")
        return
    try:
        article = read_article(file, contents.root)
    except ArticleError as error:
        for problem in error.problems:
            words = {"reason": problem.message, "expected": problem.expected, "hint": problem.hint}
            yield sources.issue("D10", row, "path", **words)
        return
    except OSError as error:
        hint = "Put the article back to where `path` says, or build again."
        words = {"reason": error.strerror or str(error), "expected": "a file of text", "hint": hint}
        yield sources.issue("D10", row, "path", **words)
        return
    yield article
    if article.sha256 != sources["sha256"][row]:
        yield sources.issue("D11", row, "sha256", expected=article.sha256)
    length = str(len(article.text))
    if length != sources["characters"][row]:
        yield sources.issue("D12", row, "characters", expected=length)
    for column, value in (
        ("source_id", article.source_id),
        ("published", article.published.isoformat()),
        ("title", article.title),
        ("publisher", article.publisher),
        ("url", article.url),
        ("language", article.language),
        ("license", article.license),
    ):
        if value != sources[column][row]:
            yield sources.issue("D13", row, column, expected=value or "an empty cell")


def _span(table: Table, row: int, article: Article | None) -> Iterator[Issue]:
    start, end = number(table["start"][row]), number(table["end"][row])
    if start is None or end is None:
        return  # Told by frictionless or by D20.
    if start >= end:
        yield table.issue("D21", row, "start", end=str(end))
        return
    if article is None:
        return
    if end > len(article.text):
        yield table.issue("D22", row, "end", length=str(len(article.text)), source=article.source_id)
        return
    quote, there = table["text"][row], article.text[start:end]
    if quote != there:
        yield table.issue("D23", row, "text", expected=there, where=_where(article.text, quote, start))


def _where(text: str, quote: str, start: int) -> str:
    """Where near its place the quote stands after all, as the beginning of a hint."""
    found = text.find(quote, max(0, start - _NEAR), start + len(quote) + _NEAR) if quote else -1
    return f"The words stand at {found}-{found + len(quote)}. " if found >= 0 else ""


def number(cell: str) -> int | None:
    """A count of code points as the tables write it; None when the cell is something else."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 19 else None
