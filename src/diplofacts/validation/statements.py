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
    records, fields, sources = evidence["record_id"], evidence["field"], evidence["source_id"]
    starts, texts = evidence["start"], evidence["text"]
    parts: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for row, table in enumerate(evidence["table"]):
        if table != "statements" or (at := statements.index.get(records[row])) is None:
            continue
        parts[records[row], fields[row]].append((number(starts[row]) or 0, texts[row]))
        expected = statements["source_id"][at]
        if sources[row] and sources[row] != expected:
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
    records, fields, sources = evidence["record_id"], evidence["field"], evidence["source_id"]
    starts, ends = evidence["start"], evidence["end"]
    content: dict[str, tuple[str, int, int]] = {}
    for row, table in enumerate(evidence["table"]):
        if table == "statements" and fields[row] == "text":
            start, end = number(starts[row]), number(ends[row])
            if start is not None and end is not None:
                _, first, last = content.get(records[row], (sources[row], start, end))
                content[records[row]] = (sources[row], min(first, start), max(last, end))
    for row, claim in enumerate(evidence["statement_id"]):
        if not claim or claim not in content or claim not in statements.index:
            continue  # No claim, or told by a foreign key or D31.
        article, first, last = content[claim]
        start, end = number(starts[row]), number(ends[row])
        if start is None or end is None:
            continue  # Told by D20, or by the type of the column.
        if sources[row] != article or start < first or end > last:
            yield evidence.issue("D37", row, "statement_id", expected=f"{first}-{last} of {article}")
