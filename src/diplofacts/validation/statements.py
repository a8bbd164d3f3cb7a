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
    records, sources = evidence["record_id"], evidence["source_id"]
    starts, texts = evidence["start"], evidence["text"]
    groups = evidence.rows_by("table", "field")
    for rows in (rows for (table, _), rows in groups.items() if table == "statements"):
        for row, at in zip(rows, map(statements.index.get, evidence.pick("record_id", rows)), strict=True):
            expected = "" if at is None else statements["source_id"][at]
            if at is not None and sources[row] and sources[row] != expected:
                yield evidence.issue("D42", row, "source_id", expected=expected)
    for field, code in _FIELDS:
        parts: dict[str, list[int]] = defaultdict(list)
        for row in groups.get(("statements", field), ()):
            parts[records[row]].append(row)
        for at, key in enumerate(statements.ids):
            if key not in parts:
                continue  # Told by D31.
            spans = parts[key]
            if len(spans) > 1:
                spans = sorted(spans, key=lambda row: (number(starts[row]) or 0, texts[row]))
            expected = JOIN.join(texts[row] for row in spans)
            if expected != statements[field][at]:
                yield statements.issue(code, at, field, expected=expected)


def claims(contents: Contents) -> Iterator[Issue]:
    """D37: the words of a fact that a speaker claims stand inside the content of the statement."""
    evidence, statements = contents.tables["evidence"], contents.tables["statements"]
    claimed = evidence["statement_id"]
    if not any(claimed):
        return
    records, sources = evidence["record_id"], evidence["source_id"]
    starts, ends = evidence["start"], evidence["end"]
    content: dict[str, tuple[str, int, int]] = {}
    for row in evidence.rows_by("table", "field").get(("statements", "text"), ()):
        start, end = number(starts[row]), number(ends[row])
        if start is not None and end is not None:
            _, first, last = content.get(records[row], (sources[row], start, end))
            content[records[row]] = (sources[row], min(first, start), max(last, end))
    for row, claim in enumerate(claimed):
        if not claim or claim not in content or claim not in statements.index:
            continue  # No claim, or told by a foreign key or D31.
        article, first, last = content[claim]
        start, end = number(starts[row]), number(ends[row])
        if start is None or end is None:
            continue  # Told by D20, or by the type of the column.
        if sources[row] != article or start < first or end > last:
            yield evidence.issue("D37", row, "statement_id", expected=f"{first}-{last} of {article}")
