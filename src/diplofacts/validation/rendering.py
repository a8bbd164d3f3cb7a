"""The report as text for people and as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections import defaultdict
from collections.abc import Iterator
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


def _clipped(text: str, width: int = 2 * _WIDTH) -> str:
    return printable(text[:width]) + (" …" if len(text) > width else "")


def _blocks(report: Report, shown: int | None) -> Iterator[str]:
    """The issues of one code stand together, those with the same sentence and help in one block."""
    by_code: dict[str, list[Issue]] = defaultdict(list)
    for issue in report.issues:
        by_code[issue.code].append(issue)
    for code, issues in sorted(by_code.items()):
        blocks: dict[tuple[str, str, str], list[Issue]] = defaultdict(list)
        for issue in issues[:shown]:
            blocks[_sentence(issue)].append(issue)
        for (severity, message, hint), places in blocks.items():
            yield f"{severity}[{code}]: {_clipped(message)}"
            for issue in places:
                yield from _place(issue)
            if hint:
                yield f"  help: {_clipped(hint, 3 * _WIDTH)}"
            yield ""
        if shown is not None and len(issues) > shown:
            yield f"  … and {len(issues) - shown} more of {code}"
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
        # White space at an end would not be seen without the marks.
        bare = issue.expected == issue.expected.strip()
        shown = _clipped(issue.expected, 3 * _WIDTH) if bare else _quoted(issue.expected)
        yield f"      expected: {shown}"


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
    counts = ", ".join(f"{code}: {count}" for code, count in report.counts.items())
    number = len(report.issues)
    found = f"{number} {'error' if number == 1 else 'errors'}"
    word = "not checked in full" if report.failures else "invalid"
    yield f"{word}: {path} ({counted}): {found}"
    yield from textwrap.wrap(counts, 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
