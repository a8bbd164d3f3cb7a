"""Rules about articles and the spans that quote them; each article is read once, with all its spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise
from operator import lt, ne
from pathlib import PurePosixPath

from attrs import define

from ..articles import Article, article_paths
from ..errors import ArticleError
from . import articles
from .contents import Contents, Table, inside
from .report import Issue
from .rules import rules

_QUOTING = ("mentions", "evidence")

#: How far from its place a quote that does not fit is looked for, in code points, to say where it stands.
_NEAR = 400

#: The rows of a table whose spans are in one article.
Spans = Sequence[tuple[Table, Sequence[int]]]


def articles_and_spans(contents: Contents) -> Iterator[Issue]:
    """D10 to D13 and D15 for the rows of sources, D21 to D23 for every span.

    The spans of an article that is not the one that was coded are told in one issue, D11.
    """
    sources = contents.tables["sources"]
    spans: dict[str, list[tuple[Table, Sequence[int]]]] = defaultdict(list)
    for name in _QUOTING:
        if table := contents.tables.get(name):
            for source, rows in _by_source(table).items():
                spans[source].append((table, rows))
    # A row without an article is an editor's; half of a span is told by D20.
    spans.pop("", None)
    without = 0
    for source, row in sources.index.items():
        article = None
        findings = list(articles.read(contents, sources, row))
        for finding in findings:
            if isinstance(finding, Article):
                article = finding
            else:
                yield finding
        without += not findings
        yield from _checked(sources, row, article, spans.pop(source, ()))
    if without:
        yield rules()["D15"].issue(
            contents.descriptor_path.name, None, "diplofacts", "left out",
            count=str(without), all=str(len(sources.index)),
        )  # fmt: skip
    # What an unknown article says cannot be checked (a broken foreign key), the order of a span can.
    for unknown in spans.values():
        yield from _wrong(unknown, None)


def left_over(contents: Contents) -> Iterator[Issue]:
    """D14: every article that lies beside those of sources, and is none of them."""
    named = set(contents.tables["sources"]["path"])
    # The folder that was built from is the first part of a path; a path of one part is beside the tables.
    folders = {PurePosixPath(path).parts[0] for path in named if len(PurePosixPath(path).parts) > 1}
    for name in sorted(folders):
        folder = inside(contents.root, name)
        if folder is None or not folder.is_dir():
            continue  # Told by D02 or D10.
        try:
            found = {path.relative_to(contents.root).as_posix() for path in article_paths(folder)}
        except (ArticleError, OSError):
            continue
        for path in sorted(found - named):
            yield rules()["D14"].issue(path, table="sources")


def span_parts(contents: Contents) -> Iterator[Issue]:
    """D20: evidence has the whole span, or none of it and basis curated."""
    table = contents.tables["evidence"]
    if not any("" in table[column] for column in ("source_id", "start", "end", "text")):
        return
    for row, source, start, end, text, basis in table.each("source_id", "start", "end", "text", "basis"):
        if source and start and end and text:
            continue
        filled = [cell != "" for cell in (source, start, end, text)]
        if any(filled) or basis != "curated":
            column = ("source_id", "start", "end", "text")[filled.index(False)]
            yield table.issue("D20", row, column)


def number(cell: str) -> int | None:
    """A count of code points as the tables write it; None when the cell is something else."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 19 else None


def _by_source(table: Table) -> dict[str, Sequence[int]]:
    """The rows of each article: runs of rows, for tables are sorted by keys that begin with the article."""
    sources = table["source_id"]
    begins = compress(range(1, len(sources)), map(ne, islice(sources, 1, None), sources))
    rows: dict[str, Sequence[int]] = {}
    for first, last in pairwise([0, *begins, len(sources)] if sources else []):
        run = range(first, last)
        before = rows.setdefault(sources[first], run)
        if isinstance(before, list):
            before.extend(run)
        elif before is not run:
            rows[sources[first]] = [*before, *run]
    return rows


def _checked(sources: Table, row: int, article: Article | None, spans: Spans) -> Iterator[Issue]:
    """D11 to D13 for an article, and what is wrong with its spans."""
    if article is None:
        yield from _wrong(spans, None)
        return
    metadata = list(_metadata(sources, row, article))
    if article.sha256 == sources["sha256"][row]:
        length = str(len(article.text))
        if length != sources["characters"][row]:
            yield sources.issue("D12", row, "characters", expected=length)
        for column, value in metadata:
            yield sources.issue("D13", row, column, expected=value or "an empty cell")
        yield from _wrong(spans, article)
        return
    told = _Edited(sum(len(rows) for _, rows in spans))
    for issue in _wrong(spans, article):
        if issue.code == "D21":
            yield issue  # Wrong by itself, whatever the article says.
        else:
            told.add(issue)
    changed = ", ".join(f"{column} {value!r}" for column, value in metadata)
    detail = told.detail + (f"; it now says {changed}" if changed else "")
    yield sources.issue("D11", row, "sha256", expected=article.sha256, detail=detail)


@define
class _Edited:
    """The spans that an article no longer has where they were."""

    spans: int
    lost: int = 0
    first: str = ""

    def add(self, issue: Issue) -> None:
        """Count a span that does not fit."""
        self.lost += 1
        self.first = self.first or f"{issue.path}:{issue.row}, {issue.record}"

    @property
    def detail(self) -> str:
        """How many of the spans still fit, as the end of a sentence."""
        if not self.spans:
            return ""
        if not self.lost:
            return f"; its {self.spans} spans still fit"
        return f"; {self.lost} of its {self.spans} spans no longer fit, the first at {self.first}"


def _metadata(sources: Table, row: int, article: Article) -> Iterator[tuple[str, str]]:
    """The columns that say otherwise than the article's name, header or sidecar, with what those say."""
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
            yield column, value


def _wrong(spans: Spans, article: Article | None) -> Iterator[Issue]:
    """D21 to D23 for the spans of one article.

    Nearly all spans fit: they are compared all at once, and only the others one after the other.
    """
    text = article.text if article else ""
    for table, rows in spans:
        suspect = rows
        if article is not None:
            quotes = table.pick("text", rows)
            try:
                starts = list(map(int, table.pick("start", rows)))
                ends = list(map(int, table.pick("end", rows)))
            except ValueError:
                pass  # A cell that is no number; which one is seen below.
            else:
                there = list(map(text.__getitem__, map(slice, starts, ends)))
                if there == quotes and all(map(lt, starts, ends)) and max(ends, default=0) <= len(text):
                    continue
                cells = zip(rows, starts, ends, there, quotes, strict=True)
                suspect = [
                    row
                    for row, start, end, found, quote in cells
                    if found != quote or not start < end <= len(text)
                ]
        for row in suspect:
            yield from _span(table, row, article)


def _span(table: Table, row: int, article: Article | None) -> Iterator[Issue]:
    start, end = number(table["start"][row]), number(table["end"][row])
    if start is None or end is None:
        return  # Told by the type of the column, or by D20.
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
