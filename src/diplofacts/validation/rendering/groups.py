"""The issues of a report rule by rule, counted, and no more of each than are to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from ..report import ERROR, Issue, Report
from ..rules import Rule, rules
from .escape import printable
from .verdict import SHOWN


@frozen
class Group:
    """What breaks one rule.

    Attributes:
        code: the rule's code.
        rule: the rule, where the table of rules has it.
        severity: that of the gravest.
        issues: those that are shown, in the order of the report.
        number: how many there are.
    """

    code: str
    rule: Rule | None
    severity: str
    issues: tuple[Issue, ...]
    number: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.issues)

    def sentences(self) -> Iterator[tuple[str, str, tuple[Issue, ...]]]:
        """Message, hint, and the shown issues that have both in common."""
        same: dict[tuple[str, str], list[Issue]] = defaultdict(list)
        for issue in self.issues:
            same[issue.message, issue.hint].append(issue)
        for (message, hint), issues in same.items():
            yield message, hint, tuple(issues)


def groups(report: Report, shown: int | None = SHOWN) -> tuple[Group, ...]:
    """The groups: rules with errors before those with warnings, each by code."""
    by_code: dict[str, list[Issue]] = defaultdict(list)
    for issue in report.issues:
        by_code[issue.code].append(issue)
    found = []
    for code, issues in by_code.items():
        severity = ERROR if any(i.severity == ERROR for i in issues) else issues[0].severity
        found.append(Group(code, rules().get(code), severity, tuple(issues[:shown]), len(issues)))
    return tuple(sorted(found, key=lambda group: (group.severity != ERROR, group.code)))


def where(issue: Issue) -> str:
    """``file:line:column``, as far as they are known."""
    parts = (issue.path, issue.row, issue.col if issue.row is not None else None)
    return printable(":".join(str(part) for part in parts if part is not None and part != ""))


def what(issue: Issue) -> str:
    """The column and the record, as far as they are known and not what was found."""
    parts = [issue.column] if issue.column else []
    if issue.record and issue.record != issue.found:
        parts.append(issue.record)
    return printable(", ".join(parts))
