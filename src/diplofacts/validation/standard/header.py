"""The labels of a header and the fields of a schema: which belong together, and what is wrong with them."""

from __future__ import annotations

from attrs import define, field

from ..report import Issue
from .found import issue
from .plan import EQUAL, EXACT, PARTIAL, SUBSET, SUPERSET, FieldPlan
from .source import Source

#: Of labels that belong to no field, only so many are told one by one.
SHOWN = 100


@define(eq=False, repr=False)
class Match:
    """The columns of a file as the schema has them.

    Attributes:
        fields: for each column its field; None for one that the schema does not have. Without a schema each
            column has one that takes anything.
        issues: what is wrong with the header.
    """

    fields: list[FieldPlan | None] = field(factory=list)
    issues: list[Issue] = field(factory=list)

    def position(self, name: str) -> int | None:
        """The column of the field with that name."""
        return next((i for i, one in enumerate(self.fields) if one and one.name == name), None)

    def positions(self, names: tuple[str, ...]) -> tuple[int, ...] | None:
        """The columns of these fields; None when the file lacks one of them."""
        found = [self.position(name) for name in names]
        return None if None in found else tuple(one for one in found if one is not None)

    @property
    def used(self) -> list[tuple[int, FieldPlan]]:
        """The columns that have a field, with it."""
        return [(index, one) for index, one in enumerate(self.fields) if one]


def match(source: Source) -> Match:
    """Pair the columns of a file with the fields of its plan, as frictionless does."""
    plan, labels = source.plan, source.labels
    found = Match()
    if not plan.fields:
        found.fields = [FieldPlan(label, "any") for label in labels]
        found.fields += [None] * (source.records.width - len(labels))
        _check_names(source, found)
    elif not plan.dialect.header:
        found.fields = list(plan.fields)
    elif not any(labels):
        # Without a header record nothing is known of what the file has.
        if source.records.header:
            path, line, _ = source.label_place(0)
            found.issues.append(issue("T15", path, line, table=plan.name))
            found.fields = list(plan.fields)
    elif plan.fields_match == EXACT:
        found.fields = [*plan.fields[: len(labels)], *[None] * (len(labels) - len(plan.fields))]
        _check_positions(source, found)
        _check_names(source, found)
    else:
        _match_names(source, found)
        _check_names(source, found)
    return found


def _same(source: Source, one: str, two: str) -> bool:
    return one == two if source.plan.dialect.header_case else one.lower() == two.lower()


def _extra(source: Source, found: Match, columns: list[int]) -> None:
    plan = source.plan
    for count, column in enumerate(columns):
        path, line, col = source.label_place(column)
        label = source.labels[column]
        if count == SHOWN:
            label = f"{label}, and {len(columns) - count - 1} more"
        words = {"column": source.labels[column], "found": label}
        found.issues.append(issue("T11", path, line, col, table=plan.name, **words))
        if count == SHOWN:
            break


def _missing(source: Source, found: Match, fields: list[FieldPlan]) -> None:
    path, line, _ = source.label_place(0) if fields else ("", None, None)
    for one in fields:
        found.issues.append(issue("T10", path, line, column=one.name, table=source.plan.name))


def _check_positions(source: Source, found: Match) -> None:
    plan, labels = source.plan, source.labels
    _extra(source, found, list(range(len(plan.fields), len(labels))))
    _missing(source, found, list(plan.fields[len(labels) :]))
    seen: set[str] = set()
    for column, (label, one) in enumerate(zip(labels, plan.fields, strict=False)):
        if label and label not in seen and not _same(source, label, one.name):
            path, line, col = source.label_place(column)
            wrong = issue("T12", path, line, col, column=one.name, table=plan.name, found=label)
            found.issues.append(wrong)
        seen.add(label)


def _check_names(source: Source, found: Match) -> None:
    """Find labels that are blank, double, or with white space around them."""
    table, case = source.plan.name, source.plan.dialect.header_case
    by_name = source.plan.fields and source.plan.fields_match != EXACT
    seen: dict[str, int] = {}
    told = 0
    for column, (written, label) in enumerate(zip(source.written_labels, source.labels, strict=True)):
        key = label if case or not by_name else label.lower()
        code = "T14" if not label else "T13" if key in seen else "T16" if written != label else ""
        if code and told <= SHOWN:
            told += 1
            path, line, col = source.label_place(column)
            one = found.fields[column] if column < len(found.fields) else None
            name = one.name if one and code != "T16" else label
            shown = None if code == "T14" else written
            wrong = issue(code, path, line, col, column=name, table=table, found=shown, wanted=label)
            found.issues.append(wrong)
        seen.setdefault(key, column)


def _match_names(source: Source, found: Match) -> None:
    plan, labels = source.plan, source.labels
    fold = str if plan.dialect.header_case else str.lower
    by_name: dict[str, FieldPlan] = {}
    for one in plan.fields:
        by_name.setdefault(fold(one.name), one)
    taken: set[str] = set()
    for label in labels:
        key = fold(label)
        found.fields.append(None if key in taken else by_name.get(key))
        taken.add(key)
    extra = [index for index, label in enumerate(labels) if fold(label) not in by_name]
    if plan.fields_match in (EQUAL, SUPERSET):
        _extra(source, found, extra)
    if plan.fields_match == PARTIAL and len(extra) == len(labels):
        path, line, _ = source.label_place(0)
        wanted = ", ".join(one.name for one in plan.fields)
        found.issues.append(issue("T17", path, line, table=plan.name, wanted=wanted))
    missing = [one for one in plan.fields if fold(one.name) not in taken]
    if plan.fields_match in (SUPERSET, PARTIAL):
        missing = [one for one in missing if one.required or one.name in plan.primary_key]
    elif plan.fields_match not in (EQUAL, SUBSET):
        missing = []
    _missing(source, found, missing)
