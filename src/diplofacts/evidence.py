"""Rows of the table ``evidence``."""

from __future__ import annotations

import hashlib

from .spans import Span


def evidence_row(
    table: str,
    record: str,
    field: str,
    basis: str,
    rule: str,
    value: str,
    source: str = "",
    span: Span | None = None,
    text: str = "",
) -> dict[str, str]:
    """The row that says what supports one cell; ``statement_id`` is left empty.

    Its id comes from its place and content, never from a running number (tables.md, Identifiers).

    Args:
        table: the table of the row that is supported.
        record: the id of that row.
        field: the column, or ``*`` for the row as a whole.
        basis: a term of the vocabulary ``basis``.
        rule: the rule that read the words, or the curation decision.
        value: the coded value; empty for ``*``.
        source: the article of the words; empty for a curated value that no words support.
        span: the words' place; None when there are none.
        text: the words as printed.
    """
    content = hashlib.sha256("|".join((table, record, field, basis, rule, value)).encode()).hexdigest()
    place = f"{source}-e{span.start}-{span.end}-{content[:8]}" if span else f"curated-e-{content[:16]}"
    return {
        "evidence_id": place,
        "source_id": source,
        "start": str(span.start) if span else "",
        "end": str(span.end) if span else "",
        "text": text,
        "table": table,
        "record_id": record,
        "field": field,
        "basis": basis,
        "rule": rule,
        "value": value,
        "statement_id": "",
    }
