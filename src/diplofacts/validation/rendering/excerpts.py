"""The lines of files that issues are about, cut around the cell, with the place of a caret below it.

Files are read again only here, only as far as the last line that is shown, and never outside the package.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from ..contents import inside
from ..report import Issue, Report
from .escape import columns, printable

#: How many columns of a row are shown.
_SHOWN = 100

#: How many bytes of a line are looked at; a cell that begins later has no excerpt.
_LONGEST = 1 << 20


@frozen
class Excerpt:
    """Part of a line.

    Attributes:
        line: its number.
        text: what is shown of it, printable.
        indent: the columns before the cell.
        width: the columns of the cell that are shown, 0 where the cell's place is not known.
    """

    line: int
    text: str
    indent: int = 0
    width: int = 0


Place = tuple[str, int | None, int | None, str | None]


def place(issue: Issue) -> Place:
    """What two issues with the same excerpt have in common."""
    return issue.path, issue.row, issue.col, issue.found


def excerpts(report: Report, issues: Iterable[Issue]) -> Mapping[Place, Excerpt]:
    """The excerpt of each issue that has a line which can be read."""
    wanted: dict[str, set[int]] = defaultdict(set)
    with_lines = [issue for issue in issues if issue.row is not None]
    for issue in with_lines:
        wanted[issue.path].add(issue.row or 0)
    root = Path(report.path).parent
    lines = {path: _lines(root, path, rows) for path, rows in wanted.items()}
    found = {}
    for issue in with_lines:
        line = lines[issue.path].get(issue.row or 0)
        if line is not None and (cut := _excerpt(issue, line)) is not None:
            found[place(issue)] = cut
    return found


def _lines(root: Path, path: str, rows: set[int]) -> dict[int, str]:
    try:
        file = inside(root, path)
        if file is None or not file.is_file():
            return {}
        with file.open("rb") as stream:
            return _read(stream, rows)
    except (OSError, ValueError):
        return {}  # An excerpt is a comfort; that the file cannot be read is told by an issue.


def _read(stream: BinaryIO, rows: set[int]) -> dict[int, str]:
    """The lines with the given numbers."""
    found = {}
    last = max(rows)
    number = 1
    while number <= last and (data := stream.readline(_LONGEST)):
        if number in rows:
            # A byte order mark is no part of the first cell.
            found[number] = _decoded(data).removeprefix("\ufeff").rstrip("\r\n")
        while data and not data.endswith(b"\n"):
            data = stream.readline(_LONGEST)
        number += 1
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A line that was cut may end in the middle of a character; another encoding has its bytes shown.
        return data[: error.start].decode("utf-8") if len(data) == _LONGEST else data.decode("latin-1")


def _excerpt(issue: Issue, line: str) -> Excerpt | None:
    number = issue.row or 0
    if issue.col is None:
        return Excerpt(number, _cut(line, 0, _SHOWN))
    at = issue.col - 1
    if at > len(line):
        return None
    length = _length(line, at, issue.found)
    if columns(printable(line[: 2 * _SHOWN])) <= _SHOWN and len(line) <= _SHOWN:
        before, text = printable(line[:at]), printable(line)
    else:
        before = _tail(printable(line[max(0, at - _SHOWN) : at]), _SHOWN // 3, at > _SHOWN)
        text = before + _cut(line, at, _SHOWN - columns(before))
    indent = columns(before)
    width = columns(printable(line[at : at + length]))
    return Excerpt(number, text, indent, max(1, min(width, columns(text) - indent)))


def _length(line: str, at: int, found: str | None) -> int:
    """How many characters of the line the cell takes, quotation marks included."""
    if line.startswith('"', at):
        end = at + 1
        while end < len(line) and (line[end] != '"' or line.startswith('""', end)):
            end += 2 if line[end] == '"' else 1
        return end + 1 - at
    return len(found) if found and line.startswith(found, at) else 1


def _cut(line: str, start: int, width: int) -> str:
    """What fits into ``width`` columns from ``start`` on, with a mark where it was cut."""
    shown = printable(line[start : start + width + 1])
    if columns(shown) <= width and start + width + 1 >= len(line):
        return shown
    while columns(shown) > width - 1:
        shown = shown[:-1]
    return shown + "…"


def _tail(text: str, width: int, cut: bool) -> str:
    if not cut and columns(text) <= width:
        return text
    while columns(text) > width - 1:
        text = text[1:]
    return "…" + text
