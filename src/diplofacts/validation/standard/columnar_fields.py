"""What polars can say of the cells of a column: for which of them nothing can be wrong.

A cell is vouched for when an expression of polars, never wider than what Python checks, says so. The others
are judged by :class:`~.cells.Checker`, each distinct text once. Hence both engines find the same, whatever
polars can express.
"""

from __future__ import annotations

from typing import Any

import polars as pl
from attrs import define, field

from .cells import Checker
from .columnar_regex import translate
from .plan import FieldPlan
from .rowrules import RowRule

#: So many different faulty texts of a column are looked for one by one; with more, Python reads the table.
MOST = 10_000

#: Types of keys, each with the form in which equal texts are equal values and different ones different.
_FORMS = {
    "string": None,
    "any": None,
    "integer": r"\A(?:0|-?[1-9][0-9]{0,17})\z",
    "date": r"\A\d{4}-\d\d-\d\d\z",
}


@define(eq=False)
class Column:
    """The checks of one column of a table.

    Attributes:
        name: of the column in the frames.
        plan: of the field.
        required: whether an empty cell is an issue.
        key: whether it is part of a key or of a reference.
        doubts: expressions that are true where a cell is not vouched for, and null where it is empty.
        all_doubted: whether every cell is to be judged.
        checker: the judge.
        good, bad: the texts judged so far.
    """

    name: str
    plan: FieldPlan
    required: bool
    key: bool
    doubts: list[pl.Expr] = field(factory=list)
    all_doubted: bool = False
    checker: Checker = field(init=False)
    good: set[str] = field(factory=set)
    bad: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.checker = Checker(self.plan)
        doubts = _doubts(self.cell, self.plan)
        self.all_doubted = doubts is None
        self.doubts = doubts or []

    @property
    def cell(self) -> pl.Expr:
        """The cells; null where empty."""
        return pl.col(self.name)

    @property
    def null(self) -> pl.Expr | None:
        """What makes the cells null that the plan takes for empty, and no others; None when they are."""
        missing = self.plan.missing
        if missing == {""}:
            return None
        whole = self.cell if "" in missing else self.cell.fill_null("")
        others = sorted(missing - {""})
        return pl.when(~whole.is_in(others)).then(whole).alias(self.name) if others else whole

    @property
    def formless(self) -> pl.Expr | None:
        """Where a cell of a key is in no form that can be compared as text; None when all of them can."""
        form = _FORMS[self.plan.type] if self.key else None
        return None if form is None else ~self.cell.str.contains(form)

    @property
    def comparable(self) -> bool:
        """Whether cells can be compared as text at all, in the forms of their type."""
        return self.plan.type in _FORMS and self.plan.format == "default" and not self.plan.options

    def judge(self, texts: list[str]) -> bool:
        """Sort texts into good and bad ones.

        Returns:
            False when there are too many bad ones.
        """
        if len(self.good) > MOST:
            self.good, self.checker = set(), Checker(self.plan)
        new = dict.fromkeys(text for text in texts if text not in self.good)
        bad = self.checker.suspects(new)
        self.bad.update(bad)
        self.good.update(new.keys() - set(bad))
        return len(self.bad) <= MOST

    def value(self, text: str | None) -> Any:
        """The value of a cell, as keys are compared."""
        return self.checker.value(text)


@define(eq=False)
class Rule:
    """A rule over the cells of one row; each combination of them is judged once.

    Attributes:
        plan: the rule.
        columns: those it asks for.
        good, bad: the combinations judged so far.
    """

    plan: RowRule
    columns: list[Column]
    good: set[tuple[str | None, ...]] = field(factory=set)
    bad: set[tuple[str | None, ...]] = field(factory=set)

    @property
    def cells(self) -> list[pl.Expr]:
        """The cells that it asks for."""
        return [column.cell for column in self.columns]

    def judge(self, rows: list[tuple[str | None, ...]]) -> bool:
        """Sort combinations of cells into good and bad ones.

        Returns:
            False when there are too many bad ones.
        """
        if len(self.good) > MOST:
            self.good = set()
        for row in rows:
            if row not in self.good and row not in self.bad:
                cells = zip(self.plan.fields, self.columns, row, strict=True)
                holds = self.plan.holds({name: column.value(text) for name, column, text in cells})
                (self.good if holds else self.bad).add(row)
        return len(self.bad) <= MOST


def _doubts(cell: pl.Expr, plan: FieldPlan) -> list[pl.Expr] | None:
    """The ``doubts`` of a column; None when polars can say nothing."""
    limits = (plan.minimum, plan.maximum, plan.exclusive_minimum, plan.exclusive_maximum)
    lengths = (plan.min_length, plan.max_length)
    lists = [values for values in (plan.enum, plan.categories) if values is not None]
    if plan.json_schema is not None:
        return None
    if plan.type == "integer" and plan.format == "default" and not plan.options:
        if lists or plan.pattern is not None or lengths != (None, None):
            return None
        return _number_doubts(cell, limits)
    if not plan.plain or limits != (None, None, None, None):
        return None
    doubts = []
    for values in lists:
        texts = [value for value in values if isinstance(value, str)]
        doubts.append(~cell.is_in(pl.Series(texts, dtype=pl.String).implode()))
    if plan.pattern is not None:
        pattern = translate(plan.pattern)
        if pattern is None or not _compiles(pattern):
            return None
        doubts.append(~cell.str.contains(pattern))
    if plan.min_length is not None:
        doubts.append(cell.str.len_chars() < plan.min_length)
    if plan.max_length is not None:
        doubts.append(cell.str.len_chars() > plan.max_length)
    return doubts


def _number_doubts(cell: pl.Expr, limits: tuple[object, ...]) -> list[pl.Expr] | None:
    if limits in ((0, None, None, None), (1, None, None, None)):  # The commonest, said by one expression.
        return [
            ~cell.str.contains(r"\A(?:0|[1-9][0-9]{0,17})\z" if limits[0] == 0 else r"\A[1-9][0-9]{0,17}\z")
        ]
    number = cell.cast(pl.Int64, strict=False)
    # Written as a machine writes it: no sign, zero or space that is not needed.
    doubts = [number.is_null() & cell.is_not_null(), number.cast(pl.String) != cell]
    for limit, doubt in zip(
        limits, (number.__lt__, number.__gt__, number.__le__, number.__ge__), strict=True
    ):
        if limit is not None:
            if type(limit) is not int or abs(limit) >= 2**62:
                return None
            doubts.append(doubt(limit))
    return doubts


def _compiles(pattern: str) -> bool:
    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.PolarsError:  # Too large, say.
        return False
    return True
