"""The words that support a cell."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from ..spans import Span
from .actors import Source
from .base import Record, span_of
from .events import Statement
from .terms import Basis, EvidenceTable


@frozen(repr=False)
class Evidence(Record):
    """The words of one article that support one cell.

    Attributes:
        evidence_id: made from place and content.
        source_id: the article; None for a curated value that no words support, and so are start, end, text.
        start, end: half-open interval of code points of the article's text.
        text: the words as printed.
        table: the table of the record that is supported.
        record_id: id of the record that is supported.
        field: the column that is supported, or ``*`` for the record as a whole.
        basis: how the words support the value.
        rule: the rule that read them, or the curation decision.
        value: the coded value that these words support.
        statement_id: the statement inside whose content the words stand: its speaker claims the fact.
    """

    table_name: ClassVar[str] = "evidence"

    evidence_id: str
    source_id: str | None
    start: int | None
    end: int | None
    text: str | None
    table: EvidenceTable
    record_id: str
    field: str
    basis: Basis
    rule: str
    value: str | None
    statement_id: str | None

    @property
    def span(self) -> Span | None:
        """Where the words stand; None for a curated value that no words support."""
        return span_of(self.start, self.end)

    @property
    def source(self) -> Source | None:
        """The article."""
        return self.dataset.sources.get(self.source_id)

    @property
    def record(self) -> Record:
        """The record that is supported."""
        record: Record = self.dataset.table(self.table)[self.record_id]
        return record

    @property
    def statement(self) -> Statement | None:
        """The statement inside whose content the words stand."""
        return self.dataset.statements.get(self.statement_id)
