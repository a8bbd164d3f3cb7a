"""The report as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import attrs

from .report import Issue, Report

#: How many places of each code the text shows; the rest are counted.
SHOWN = 20

#: How many characters of a value the text shows; the JSON has all of them.
_WIDTH = 160


def to_json(report: Report) -> str:
    """The whole report as one JSON object, with a final newline; ``found`` and ``expected`` are keys."""
    document: dict[str, Any] = {
        "valid": report.valid,
        "exit_code": report.exit_code,
        "path": report.path,
        "rows": report.rows,
        "counts": report.counts,
        "issues": [attrs.asdict(issue) for issue in report.issues],
        "skipped": list(report.skipped),
        "failures": list(report.failures),
    }
    # A value may hold half a surrogate pair of a JSON escape, which UTF-8 cannot say.
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def to_text(report: Report, shown: int | None = SHOWN) -> str:
    """The report for people, with a final newline; at most ``shown`` places of each code, None for all.

    Nothing that stands in a file reaches the terminal as a control sequence.
    """
    lines = [*_blocks(report, shown), *_ending(report)]
    return "\n".join(lines) + "\n"


def printable(text: str) -> str:
    """``text`` with every character that is not printed as itself escaped, newlines and escapes too."""
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(character: str) -> str:
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    code = ord(character)
    short = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return known.get(character, short)


def _quoted(text: str) -> str:
    clipped = printable(text[:_WIDTH])
    more = len(text) - _WIDTH
    return f'"{clipped}"' + (f" … and {more} characters more" if more > 0 else "")


def _clipped(text: str) -> str:
    return printable(text[:_WIDTH]) + (" …" if len(text) > _WIDTH else "")


def _blocks(report: Report, shown: int | None) -> Iterator[str]:
    """The issues of one code stand together, those with the same sentence and help in one block."""
    left: Counter[str] = Counter()
    by_code = sorted(report.issues, key=lambda issue: issue.code)
    for code, of_code in groupby(by_code, key=lambda issue: issue.code):
        for (severity, message, hint), places in groupby(of_code, key=_sentence):
            listed = []
            for issue in places:
                left[code] += 1
                if shown is None or left[code] <= shown:
                    listed.append(issue)
            if listed:
                yield f"{severity}[{code}]: {_clipped(message)}"
                for issue in listed:
                    yield from _place(issue)
                if hint:
                    yield f"  help: {_clipped(hint) if len(hint) > 3 * _WIDTH else printable(hint)}"
                yield ""
        if shown is not None and left[code] > shown:
            yield f"  … and {left[code] - shown} more of {code}"
            yield ""


def _sentence(issue: Issue) -> tuple[str, str, str]:
    return issue.severity, issue.message, issue.hint


def _place(issue: Issue) -> Iterator[str]:
    where = ":".join(str(part) for part in (issue.path, issue.row, issue.column) if part not in ("", None))
    record = f"  ({printable(issue.record)})" if issue.record and issue.record != issue.found else ""
    yield f"  --> {printable(where)}{record}"
    if issue.found is not None:
        yield "      found:    " + (_quoted(issue.found) if issue.found else "an empty cell")
    if issue.expected:
        yield f"      expected: {_clipped(issue.expected)}"


def _ending(report: Report) -> Iterator[str]:
    for sentence in report.skipped:
        yield f"skipped: {printable(sentence)}"
    for sentence in report.failures:
        yield f"failed: {_clipped(sentence)}"
    tables, rows = len(report.rows), sum(report.rows.values())
    counted = f"{tables} tables, {rows} rows"
    path = printable(report.path)
    if report.valid:
        yield f"valid: {path} ({counted})"
        return
    counts = ", ".join(f"{code} {count}" for code, count in report.counts.items())
    number = len(report.issues)
    found = f"{number} {'error' if number == 1 else 'errors'}"
    word = "not checked in full" if report.failures else "invalid"
    yield f"{word}: {path} ({counted}): {found}" + (f" ({counts})" if counts else "")
