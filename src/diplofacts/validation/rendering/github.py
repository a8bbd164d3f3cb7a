"""The report as annotations of GitHub Actions, and the summary of the step.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path, PurePath

from ..report import Issue, Report
from .escape import clipped, expected, found, printable
from .groups import groups, what
from .markdown import to_markdown
from .verdict import SHOWN, verdict

#: GitHub refuses a summary above one mebibyte; this leaves room for what is there.
_SUMMARY = 900_000


def to_github(report: Report, shown: int | None = SHOWN, workspace: str = "") -> str:
    """A workflow command a line, and the verdict as the last line.

    GitHub shows ten annotations of a step: the first places of all rules come first, then the second
    ones. A value never begins a line, so that none can be a command.

    Args:
        report: the report.
        shown: at most so many places of each rule, None for all.
        workspace: the folder to which the paths of annotations are relative, where the report's path is
            absolute (``GITHUB_WORKSPACE``).
    """
    by_rule = [group.issues for group in groups(report, shown)]
    ordered = (issue for issue in chain.from_iterable(zip_longest(*by_rule)) if issue is not None)
    lines = [_command(report, issue, workspace) for issue in ordered]
    lines += [f"::error title=check failed::{_data(clipped(text))}" for text in report.failures]
    lines += [f"::notice title=check skipped::{_data(clipped(text))}" for text in report.skipped]
    return "\n".join([*lines, verdict(report)]) + "\n"


def write_summary(report: Report, path: Path, shown: int | None = SHOWN) -> None:
    """Append the report in Markdown to the summary of the step (``GITHUB_STEP_SUMMARY``).

    Of a report that would be too long fewer places are shown.

    Raises:
        OSError: when the file cannot be written.
    """
    for number in (shown, 5, 1, 0):
        text = to_markdown(report, number)
        if len(text.encode("utf-8", "replace")) <= _SUMMARY:
            break
    with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text + "\n")


def _command(report: Report, issue: Issue, workspace: str) -> str:
    return f"::{issue.severity} {','.join(_properties(report, issue, workspace))}::{_data(_message(issue))}"


def _properties(report: Report, issue: Issue, workspace: str) -> Iterator[str]:
    if issue.path:
        file = PurePath(report.path).parent / issue.path
        if workspace and file.is_relative_to(workspace):
            file = file.relative_to(workspace)
        yield f"file={_property(file.as_posix())}"
        if issue.row is not None:
            yield f"line={issue.row}"
            if issue.col is not None:
                yield f"col={issue.col}"
    yield f"title={_property(f'{issue.code} {issue.name}')}"


def _message(issue: Issue) -> str:
    parts = [clipped(issue.message) + (f" ({what(issue)})" if what(issue) else "")]
    if issue.found is not None:
        parts.append(f"found: {found(issue.found)}")
    if issue.expected:
        parts.append(f"expected: {expected(issue.expected)}")
    if issue.hint:
        parts.append(f"help: {clipped(issue.hint)}")
    return "\n".join(parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
