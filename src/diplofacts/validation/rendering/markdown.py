"""The report as Markdown (CommonMark with GitHub's tables), for comments and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..report import ERROR, Issue, Report
from .escape import clipped, printable
from .groups import Group, groups, what, where
from .verdict import SHOWN, verdict

#: How many characters of a value stand in a cell of a table.
_CELL = 120


def to_markdown(report: Report, shown: int | None = SHOWN) -> str:
    """The report as Markdown, with a final newline; at most ``shown`` places of each rule, None for all.

    Values stand in code spans; elsewhere whatever could be Markdown or HTML is escaped.
    """
    lines = ["## diplofacts validate", "", _text(verdict(report)), ""]
    found = groups(report, shown)
    if found:
        lines += ["| rule | what holds | places |", "|---|---|---:|"]
        for group in found:
            title = group.rule.title if group.rule else group.issues[0].message if group.issues else ""
            lines.append(f"| {_text(group.code)} {group.severity} | {_text(title)} | {group.number} |")
        lines.append("")
    for group in found:
        lines += _group(group)
    lines += [f"- Skipped: {_text(sentence)}" for sentence in report.skipped]
    lines += [f"- Failed: {_text(clipped(sentence))}" for sentence in report.failures]
    return "\n".join(lines).rstrip("\n") + "\n"


def _group(group: Group) -> Iterator[str]:
    for message, hint, issues in group.sentences():
        mark = "error" if issues[0].severity == ERROR else "warning"
        yield f"### {mark} {_text(group.code)}: {_text(clipped(message))}"
        yield ""
        yield "| place | cell | found | expected |"
        yield "|---|---|---|---|"
        yield from map(_row, issues)
        yield ""
        if hint:
            yield f"Help: {_text(clipped(hint))}"
            yield ""
    if group.more:
        yield f"… and {group.more} more of {_text(group.code)}"
        yield ""


def _row(issue: Issue) -> str:
    found = "" if issue.found is None else _code(issue.found) if issue.found else "an empty cell"
    cells = (_code(where(issue)), _code(what(issue)), found, _code(issue.expected))
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    """A code span that ``text`` cannot leave, in a cell of a table."""
    if not text:
        return ""
    text = clipped(text, _CELL)
    if not re.search(r"[`\\|]", text) and text == text.strip(" "):
        return f"`{text}`"
    # Inside HTML references are read as characters, and none of them is markup.
    return f"<code>{re.sub(r'[!-/:-@[-`{-~]', lambda match: f'&#{ord(match[0])};', text)}</code>"


def _text(text: str) -> str:
    """``text`` as text: no markup, no HTML, no link, no mention of a user or an issue."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", printable(text))
    # A backslash would not keep these from being mentions and links.
    for mark, reference in (("@", "&#64;"), ("://", "&#58;//"), ("www.", "www&#46;")):
        escaped = escaped.replace(mark, reference)
    return escaped
