"""The engine that needs nothing but the standard library: one table after the other, column by column.

Each text that stands in a column is checked once, however often it stands there, and what nothing can be
wrong with (plain strings, integers within bounds) is passed without a call for each. Places are looked up for
reported cells alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, evolve, field

from ..report import Issue
from . import keys, objects
from .columns import Columns
from .found import issue
from .plan import ForeignKeyPlan, PackagePlan, TablePlan
from .records import UNCLOSED
from .source import Source

#: What stands for a byte that is no character in the encoding of its file.
REPLACED = "\ufffd"


@define(eq=False, repr=False)
class Outcome:
    """What an engine found.

    Attributes:
        issues: in any order.
        rows: number of rows of each table that could be read, by its name.
        skipped: a sentence for each check that was not made because a table it needs is broken.
        failures: a sentence for each check that itself broke down.
    """

    issues: list[Issue] = field(factory=list)
    rows: dict[str, int] = field(factory=dict)
    skipped: list[str] = field(factory=list)
    failures: list[str] = field(factory=list)


def check(package: PackagePlan, sources: Mapping[str, Source]) -> Outcome:
    """Check all tables of a package.

    Args:
        package: what is to be checked.
        sources: the file of each table, by the table's name.
    """
    outcome = Outcome()
    tables = {
        name: Columns.of(source) for name, source in sources.items() if source.opened and source.plan.tabular
    }
    targets = targets_of(package, tables)
    outcome.skipped += unchecked(package, targets)
    for plan in package.tables:
        source, columns = sources[plan.name], tables.get(plan.name)
        outcome.issues += source.check_bytes() if source.opened else ()
        if columns is not None:
            outcome.rows[plan.name] = source.rows
            outcome.issues += check_counts(plan, source.rows, len(columns.match.fields))
            outcome.issues += check_rows(columns, targets)
        outcome.issues += source.issues
    return outcome


def targets_of(package: PackagePlan, tables: Mapping[str, Columns]) -> dict[ForeignKeyPlan, set[Any]]:
    """The keys to which each foreign key may refer; without those whose table or column is not there."""
    known: dict[tuple[str, tuple[str, ...]], set[Any] | None] = {}
    for name, wanted in keys.wanted(package).items():
        for fields in wanted:
            columns = tables.get(name)
            known[name, fields] = keys.key_set(columns, fields) if columns else None
    found: dict[ForeignKeyPlan, set[Any]] = {}
    for plan in package.tables:
        for key in plan.foreign_keys:
            values = known[key.table, key.target]
            if values is not None:
                found[key] = values
    return found


def unchecked(package: PackagePlan, targets: keys.Targets | Mapping[ForeignKeyPlan, object]) -> list[str]:
    """A sentence for each foreign key that could not be checked."""
    return [
        f"the foreign key {', '.join(key.fields)} of {plan.name} was not checked, "
        f"because {', '.join(key.target)} of {key.table} could not be read"
        for plan in package.tables
        for key in plan.foreign_keys
        if key not in targets
    ]


def check_counts(plan: TablePlan, rows: int, columns: int) -> list[Issue]:
    """Compare the numbers of rows and columns with what the descriptor says."""
    issues = []
    fields = len(plan.fields) or columns
    for code, wanted, found in (("T08", plan.field_count, fields), ("T09", plan.row_count, rows)):
        if wanted is not None and wanted != found:
            issues.append(issue(code, plan.path, table=plan.name, found=str(found), wanted=str(wanted)))
    return issues


def check_rows(columns: Columns, targets: keys.Targets) -> Iterator[Issue]:
    """Check header, rows, cells and keys of one table.

    What is said of a row depends on the header, on that row, on the rows with the same key, and on
    ``targets`` alone.
    """
    yield from check_file(columns.source)
    yield from columns.match.issues
    yield from _lengths(columns)
    yield from _cells(columns)
    yield from keys.check_keys(columns, targets)
    yield from _rules(columns)


def check_file(source: Source) -> Iterator[Issue]:
    """Find what keeps a file from being read as records."""
    plan, records = source.plan, source.records
    if records.problem:
        yield issue("T02", plan.path, table=plan.name, reason=records.problem)
    elif not source.rows and not source.labels and not source.issues:
        yield issue("T02", plan.path, table=plan.name, reason="it is empty")
    labels = source.labels
    for bad in records.bad_quotes:
        code = "R05" if bad.kind == UNCLOSED else "R04"
        path, line = source.place(records.lines[bad.record])
        col = records.column(bad.record, bad.cell)
        column = labels[bad.cell] if bad.cell < len(labels) else ""
        cells = records.cells(bad.record)
        # An unclosed cell may be the rest of the file.
        found = objects.shown(cells[bad.cell]) if bad.cell < len(cells) else None
        yield issue(code, path, line, col, column=column, table=plan.name, found=found)


def _lengths(columns: Columns) -> Iterator[Issue]:
    """Find blank rows, and those with more or fewer cells than they should have."""
    for row in columns.blank:
        yield columns.issue("R01", row)
    records, count = columns.source.records, len(columns.match.fields)
    rows = records.ragged if count == records.width else range(columns.source.rows)
    for row in rows:
        width = records.ragged.get(row, records.width)
        if row in columns.blank:
            continue
        for position in range(width, count):
            yield columns.issue("R02", row, position)
        if width > count:
            extra = ", ".join(columns.source.cells(row)[count:])
            yield columns.issue("R03", row, count, found=extra, column="")


def _cells(columns: Columns) -> Iterator[Issue]:
    damaged = any(one.code == "T03" for one in columns.source.issues)
    nul = b"\0" in columns.source.data
    for position, checker in columns.checkers.items():
        if position >= len(columns.cells):
            continue
        texts = columns.distinct[position]
        known = [text for text in texts if text is not None] if None in texts else texts
        suspects = checker.suspects(known, nul)  # type: ignore[arg-type]
        if damaged:  # The bytes that are no characters were told.
            suspects = [text for text in suspects if REPLACED not in text]
        for row in columns.rows_with(position, suspects) if suspects else ():
            for fault in checker.faults(columns.cells[position][row] or ""):
                yield columns.issue(fault.code, row, position, expected=fault.expected)


def _rules(columns: Columns) -> Iterator[Issue]:
    """Find rows that break a rule over rows; each combination of cells is judged once."""
    for rule in columns.source.plan.row_rules:
        positions = columns.positions(rule.fields)
        if len(positions) != len(rule.fields):
            continue  # The header lacks a column, which was told.
        read = [columns.value_of(position) for position in positions]
        known: dict[tuple[str | None, ...], Any] = {}
        for row, texts in enumerate(zip(*(columns.cells[position] for position in positions), strict=True)):
            holds = known.get(texts)
            if holds is None:
                values = [value[text] for value, text in zip(read, texts, strict=True)]
                holds = known[texts] = rule.holds(dict(zip(rule.fields, values, strict=True)))
            if not holds and row not in columns.blank:
                words = {"rule": rule.message or rule.name, "expected": rule.source}
                made = columns.issue("R10", row, *positions, **words)
                yield evolve(made, severity=rule.severity)
