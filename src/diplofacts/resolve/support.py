"""Evidence rows of one article: from the supports of its candidates, completed where one was forgotten."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..articles import Article
from ..candidates import EXPLICIT, INFERRED, NORMALIZED, Support
from ..datapackage import columns
from ..errors import DiplofactsError, Problem
from ..evidence import evidence_row
from ..spans import Span

WHOLE = "*"
#: The longest words that assert a row: about a sentence (tables.md, Evidence).
LONGEST = 600


class Recorder:
    """Collects the evidence of one article.

    Args:
        article: where the words are.
        contents: content spans of the article's statements, with their ids.
        strict: raise where a candidate forgot the words of a filled cell.
        missing: counts, by table and field, what was forgotten.
    """

    def __init__(
        self, article: Article, contents: Iterable[tuple[Span, str]], strict: bool, missing: Counter[str]
    ) -> None:
        self.rows: dict[str, dict[str, str]] = {}
        self._article = article
        self._strict = strict
        self._missing = missing
        self._contents = sorted(contents)
        self._starts = [span.start for span, _ in self._contents]
        self._reach: list[int] = []
        for span, _ in self._contents:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def _basis(self, support: Support, value: str) -> str:
        """Explicit only where the words are the value (codebook section 8: else it is standardised)."""
        words = " ".join(support.span.of(self._article.text).split())
        return NORMALIZED if support.basis == EXPLICIT and words != value else support.basis

    def add(
        self,
        table: str,
        record: str,
        field: str,
        basis: str,
        rule: str,
        value: str,
        span: Span,
        own: str = "",
    ) -> None:
        """One row; ``own`` is the statement the record is or belongs to, which does not claim itself."""
        row = evidence_row(
            table,
            record,
            field,
            basis,
            rule,
            value,
            self._article.source_id,
            span,
            span.of(self._article.text),
        )
        row["statement_id"] = self._claimed(span, own)
        self.rows.setdefault(row["evidence_id"], row)

    def record(
        self,
        table: str,
        record: str,
        supports: Sequence[Support],
        cells: dict[str, str],
        place: Span,
        own: str = "",
        defaults: frozenset[str] = frozenset(),
        links: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """All evidence that one candidate gives one row.

        Args:
            table: the table of the row.
            record: its id.
            supports: of the candidate.
            cells: the cells that must have evidence, as this candidate tells them.
            place: words that assert the row, where no support for ``*`` says better.
            own: as for :meth:`add`.
            defaults: fields that the candidate need not support.
            links: for a field that refers to another row, its column and that row's id.

        Raises:
            DiplofactsError: in strict mode, when words are missing or a field is no column.
        """
        names = columns(table)
        whole = [s for s in supports if s.field == WHOLE]
        shown = whole or [Support(WHOLE, place, INFERRED, "resolve.place")]
        if not whole and WHOLE not in defaults:
            self._forgotten(table, record, WHOLE)
        for s in shown:
            self.add(table, record, WHOLE, s.basis, s.rule, "", _shorten(s.span, place), own)
        for s in supports:
            if links and s.field in links:
                column, row = links[s.field]
                if row and row != record and column in names:
                    self.add(table, record, column, s.basis, s.rule, row, s.span, own)
                continue
            if s.field == WHOLE or s.field not in cells:
                if s.field != WHOLE and s.field not in names:
                    self._forgotten(table, record, s.field, "the supported field is no column of the table")
                continue
            value = s.value or cells[s.field]
            if value:
                self.add(table, record, s.field, self._basis(s, value), s.rule, value, s.span, own)
        for field, value in cells.items():
            if value and not any(s.field == field and s.value in ("", value) for s in supports):
                if field not in defaults:
                    self._forgotten(table, record, field)
                self.add(
                    table,
                    record,
                    field,
                    INFERRED,
                    "resolve.default",
                    value,
                    _shorten(shown[0].span, place),
                    own,
                )

    def words(self, table: str, record: str, field: str, spans: Sequence[Span], rule: str) -> None:
        """The cell is exactly these words."""
        for span in spans:
            self.add(table, record, field, EXPLICIT, rule, span.of(self._article.text), span, record)

    def _claimed(self, span: Span, own: str) -> str:
        """The statement with the shortest content that holds ``span``."""
        best: tuple[int, str] | None = None
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._reach[place] >= span.end:
            content, statement = self._contents[place]
            if span in content and statement != own:
                best = min(best or (len(content), statement), (len(content), statement))
            place -= 1
        return best[1] if best else ""

    def _forgotten(
        self, table: str, record: str, field: str, message: str = "the candidate gives no words for it"
    ) -> None:
        if self._strict:
            raise DiplofactsError(
                Problem(
                    message,
                    path=self._article.path,
                    column=f"{table}.{field}",
                    value=record,
                    expected="a support",
                    hint="Add it where the candidate is made.",
                )
            )
        self._missing[f"{table}.{field}"] += 1


def _shorten(span: Span, place: Span) -> Span:
    """A span of reasonable length: that of the row's own words where the given one is too long."""
    if len(span) <= LONGEST:
        return span
    return place if len(place) <= LONGEST else Span(place.start, place.start + LONGEST)


def joined(text: str, spans: Sequence[Span]) -> str:
    """The cell that several spans make (tables.md, Statements)."""
    return " … ".join(span.of(text) for span in sorted(spans))
