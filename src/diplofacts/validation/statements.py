"""Rules about statements: their text and cue are their spans, and they stay in their article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .contents import Contents
from .report import Issue
from .texts import number

#: What stands between the spans of a text or cue in several parts (tables.md, Statements).
JOIN = " … "

_FIELDS = (("text", "D40"), ("cue", "D41"))


def joined(contents: Contents) -> Iterator[Issue]:
    """D40, D41, D42 for every statement."""
    evidence, statements = contents.tables["evidence"], contents.tables["statements"]
    parts: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    rows = evidence.each("table", "record_id", "field", "source_id", "start", "text")
    for row, table, record, field, source, start, text in rows:
        if table != "statements" or record not in statements.index:
            continue
        parts[record, field].append((number(start) or 0, text))
        expected = statements["source_id"][statements.index[record]]
        if source and source != expected:
            yield evidence.issue("D42", row, "source_id", expected=expected)
    for row, key in enumerate(statements.ids):
        for field, code in _FIELDS:
            spans = parts.get((key, field))
            if spans is None:
                continue  # Told by D31.
            expected = JOIN.join(text for _, text in sorted(spans))
            if expected != statements[field][row]:
                yield statements.issue(code, row, field, expected=expected)


def claims(contents: Contents) -> Iterator[Issue]:
    """D37: the words of a fact that a speaker claims stand inside the content of the statement."""
    evidence, statements = contents.tables["evidence"], contents.tables["statements"]
    content: dict[str, tuple[str, int, int]] = {}
    rows = evidence.each("table", "record_id", "field", "source_id", "start", "end")
    for _, table, record, field, source, *cells in rows:
        start, end = map(number, cells)
        if table == "statements" and field == "text" and start is not None and end is not None:
            _, first, last = content.get(record, (source, start, end))
            content[record] = (source, min(first, start), max(last, end))
    for row, claim, source, *cells in evidence.each("statement_id", "source_id", "start", "end"):
        start, end = map(number, cells)
        if claim not in content or claim not in statements.index or start is None or end is None:
            continue  # No claim, or told by a foreign key, D20 or D31.
        article, first, last = content[claim]
        if source != article or start < first or end > last:
            yield evidence.issue("D37", row, "statement_id", expected=f"{first}-{last} of {article}")
