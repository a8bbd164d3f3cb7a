"""The report as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..report import ERROR, Issue, Report
from .escape import clipped, counted, expected, found, printable
from .verdict import SHOWN, verdict

if TYPE_CHECKING:
    from .excerpts import Excerpt, Place
    from .groups import Group


class Colours(NamedTuple):
    """The control sequences of a terminal (ECMA-48, select graphic rendition); none of them by default."""

    error: str = ""
    warning: str = ""
    place: str = ""
    help: str = ""
    bold: str = ""
    end: str = ""

    def paint(self, colour: str, text: str) -> str:
        """``text`` in a colour."""
        return f"{colour}{text}{self.end}"


PLAIN = Colours()
TERMINAL = Colours("\x1b[1;31m", "\x1b[1;33m", "\x1b[34m", "\x1b[36m", "\x1b[1m", "\x1b[0m")


def to_text(
    report: Report, shown: int | None = SHOWN, *, colours: Colours = PLAIN, quiet: bool = False
) -> str:
    """The report for people, with a final newline.

    Nothing that stands in a file reaches the terminal as a control sequence.

    Args:
        report: the report.
        shown: at most so many places of each rule, None for all.
        colours: how to set off what is grave.
        quiet: the verdict alone.
    """
    if quiet:
        return verdict(report) + "\n"
    return "\n".join([*_groups(report, shown, colours), *_ending(report, colours)]) + "\n"


def _groups(report: Report, shown: int | None, colours: Colours) -> Iterator[str]:
    if not report.issues:
        return  # What shows issues is imported only where there are some.
    from .excerpts import excerpts
    from .groups import groups

    found_groups = groups(report, shown)
    lines = excerpts(report, (issue for group in found_groups for issue in group.issues))
    for group in found_groups:
        yield from _group(group, lines, colours)


def _group(group: Group, lines: Mapping[Place, Excerpt], colours: Colours) -> Iterator[str]:
    from .excerpts import place

    sentences = list(group.sentences())
    for message, hint, issues in sentences:
        severity = issues[0].severity
        head = colours.paint(colours.error if severity == ERROR else colours.warning, severity)
        name = group.rule.name if group.rule else issues[0].name
        number = group.number if len(sentences) == 1 else len(issues)
        places = f" ({counted(number, 'place')})" if number > 1 else ""
        code = colours.paint(colours.bold, f"[{printable(group.code)}] {printable(name)}")
        yield f"{head}{code}: {clipped(message)}{places}"
        for issue in issues:
            yield from _place(issue, lines.get(place(issue)), colours)
        if hint:
            yield f"  {colours.paint(colours.help, 'help:')} {clipped(hint)}"
        yield ""
    if group.more:
        yield f"  … and {group.more:,} more of {printable(group.code)}"
        yield ""


def _place(issue: Issue, excerpt: Excerpt | None, colours: Colours) -> Iterator[str]:
    from .groups import what, where

    record = f"  ({what(issue)})" if what(issue) else ""
    yield f"  {colours.paint(colours.place, '-->')} {where(issue)}{record}".rstrip()
    if excerpt is not None and excerpt.text:
        number = str(excerpt.line)
        yield f"  {colours.paint(colours.place, number + ' |')} {excerpt.text}"
        if excerpt.width:
            mark = " " * excerpt.indent + colours.paint(colours.error, "^" * excerpt.width)
            yield f"  {' ' * len(number)} {colours.paint(colours.place, '|')} {mark}"
    if issue.found is not None:
        yield f"      found:    {found(issue.found)}"
    if issue.expected:
        yield f"      expected: {expected(issue.expected)}"


def _ending(report: Report, colours: Colours) -> Iterator[str]:
    for sentence in report.skipped:
        yield f"skipped: {clipped(sentence)}"
    for sentence in report.failures:
        yield f"failed: {clipped(sentence)}"
    line = verdict(report)
    yield line if report.valid else colours.paint(colours.bold, line)
    if report.issues:
        counts = ", ".join(f"{printable(code)}: {count}" for code, count in report.counts.items())
        import textwrap

        indent = "  "
        yield from textwrap.wrap(
            counts, 100, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
