"""What validation found: one structure, whatever it is shown as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

#: Severities: a package with an error is not valid; one with warnings alone is.
ERROR: Final = "error"
WARNING: Final = "warning"

#: Exit codes of the command: all is well, the package is wrong, the package could not be checked.
VALID, INVALID, FAILED = 0, 1, 2


@frozen
class Issue:
    """One thing that is wrong in a package.

    Attributes:
        code: the stable code of the rule, such as ``D23``.
        name: the rule in a word or two, such as ``span-text``.
        message: one sentence that says what is wrong.
        path: the file, relative to the package's folder.
        row: line of the file at which the row begins, or a key of a JSON file stands, counted from 1; quoted
            newlines count as lines.
        column: name of the column or key.
        record: key of the row, where it has one.
        found: the value that came, unchanged.
        expected: what was expected instead.
        hint: what to do.
        severity: ``error`` or ``warning``.
        col: character of that line at which the cell or key begins, counted from 1; a cell that begins
            in a later line of its row has none, nor has what is neither.
        table: the resource that the file belongs to.
    """

    code: str
    name: str
    message: str
    path: str = ""
    row: int | None = None
    column: str = ""
    record: str = ""
    found: str | None = None
    expected: str = ""
    hint: str = ""
    severity: str = ERROR
    col: int | None = None
    table: str = ""

    @property
    def sort_key(self) -> tuple[str | int, ...]:
        """File, line, code, then whatever makes the order one that no reading order changes."""
        row = -1 if self.row is None else self.row
        col = -1 if self.col is None else self.col
        found = (self.found is not None, self.found or "")
        texts = (self.message, self.expected, self.hint, self.name, self.severity, self.table)
        return (self.path, row, self.code, col, self.column, self.record, *found, *texts)


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: issue.sort_key))


@frozen
class Report:
    """The outcome of validating one package.

    Attributes:
        path: the descriptor, as the user named it.
        issues: what is wrong, sorted by file, line and code.
        rows: number of rows of each table that could be read.
        skipped: a sentence for each check that was not made because a table it needs is broken; the
            broken table is among the issues.
        failures: a sentence for each check that itself broke down; the package is then not valid.
        engine: the engine that checked the tables against their schemas.
        dataset: whether the dataset rules were checked too.
    """

    path: str
    issues: tuple[Issue, ...] = field(converter=_in_order)
    rows: dict[str, int] = field(factory=dict)
    skipped: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    engine: str = ""
    dataset: bool = True

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that make the package invalid."""
        return tuple(issue for issue in self.issues if issue.severity == ERROR)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The issues that leave it valid."""
        return tuple(issue for issue in self.issues if issue.severity == WARNING)

    @property
    def valid(self) -> bool:
        """Whether everything was checked and there is no error."""
        return not self.failures and all(issue.severity != ERROR for issue in self.issues)

    @property
    def counts(self) -> dict[str, int]:
        """Number of issues of each code, by code."""
        return dict(sorted(Counter(issue.code for issue in self.issues).items()))

    @property
    def exit_code(self) -> int:
        """0 valid, 1 invalid, 2 could not be checked in full."""
        if self.failures:
            return FAILED
        return VALID if self.valid else INVALID

    def strict(self) -> Report:
        """The same report with every warning an error."""
        return evolve(self, issues=[evolve(issue, severity=ERROR) for issue in self.issues])
