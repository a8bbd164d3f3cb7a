"""The last line of a report, and how much of the rest is shown: all that a valid package needs."""

from __future__ import annotations

from typing import Final

from ..report import Report
from .escape import counted, printable

#: How many places of each rule are shown; the rest are counted.
SHOWN: Final = 20


def verdict(report: Report) -> str:
    """One printable line: whether the package is valid, what was read, and what was found."""
    read = f"{counted(len(report.rows), 'table')}, {counted(sum(report.rows.values()), 'row')}"
    word = "valid" if report.valid else "not checked in full" if report.failures else "invalid"
    errors, warnings = len(report.errors), len(report.warnings)
    parts = [counted(errors, "error")] if errors or not report.valid else []
    if warnings:
        parts.append(counted(warnings, "warning"))
    return f"{word}: {printable(report.path)} ({read})" + (f": {', '.join(parts)}" if parts else "")
