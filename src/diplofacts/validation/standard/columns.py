"""The columns of a table with the checks of their fields, and issues at their cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import compress
from typing import Any

from attrs import define, field

from ..report import Issue
from .cells import Checker
from .found import issue
from .header import Match, match
from .source import Source


@define(slots=False, eq=False, repr=False)
class Columns:
    """A table as it was read, and as its schema has it.

    Attributes:
        source: its file.
        match: the fields of its columns.
        checkers: by column, for those that have a field.
    """

    source: Source
    match: Match
    checkers: dict[int, Checker] = field(factory=dict)
    _values: dict[int, dict[str | None, Any]] = field(factory=dict)

    @classmethod
    def of(cls, source: Source) -> Columns:
        """The columns of a table."""
        made = cls(source, match(source))
        made.checkers = {position: Checker(one) for position, one in made.match.used}
        return made

    @property
    def cells(self) -> list[list[str | None]]:
        """The cells of each column."""
        return self.source.records.columns

    @property
    def distinct(self) -> list[dict[str | None, str | None]]:
        """What differs in each column."""
        return self.source.records.distinct

    def positions(self, fields: tuple[str, ...]) -> tuple[int, ...]:
        """The columns of these fields; none when the file lacks one of them."""
        found = self.match.positions(fields) or ()
        return found if all(position < len(self.cells) for position in found) else ()

    def rows_with(self, position: int, texts: Collection[str | None]) -> Iterator[int]:
        """The rows that have one of these texts in a column; rows that are blank as a whole are left out."""
        wanted = frozenset(texts)
        rows = compress(range(self.source.rows), map(wanted.__contains__, self.cells[position]))
        return (row for row in rows if row not in self.blank)

    def value_of(self, position: int) -> dict[str | None, Any]:
        """The value of each text that stands in a column."""
        known = self._values.get(position)
        if known is None:
            value = self.checkers[position].value
            known = self._values[position] = {text: value(text) for text in self.distinct[position]}
        return known

    def values(self, position: int) -> set[Any]:
        """The values of a column, None for null among them."""
        checker = self.checkers[position]
        if checker.field.plain:
            return set(self.distinct[position]) - checker.field.missing
        return set(self.value_of(position).values())

    def row_values(self, position: int) -> Iterator[Any]:
        """The value of each row in a column."""
        return map(self.value_of(position).__getitem__, self.cells[position])

    def single(self, position: int) -> bool:
        """Whether it is certain, without a look at each row, that no value stands twice in a column."""
        cells, distinct = self.cells[position], self.distinct[position]
        checker = self.checkers[position]
        nulls = [text for text in distinct if text is None or text in checker.field.missing]
        if len(distinct) - len(nulls) + sum(map(cells.count, nulls)) != len(cells):
            return False
        return checker.field.plain or len(self.values(position) - {None}) == len(distinct) - len(nulls)

    @cached_property
    def blank(self) -> frozenset[int]:
        """The rows in which every cell is null."""
        records = self.source.records
        rows: Collection[int] = range(self.source.rows)
        for position, column in enumerate(records.columns[: len(self.match.fields)]):
            one = self.match.fields[position]
            missing = (one.missing if one else frozenset({""})) | {None}
            if records.distinct[position].keys().isdisjoint(missing):
                return frozenset()
            rows = [row for row in rows if column[row] in missing]
            if not rows:
                return frozenset()
        if records.width > len(records.columns):  # A very wide table, of which not all was kept.
            rows = [row for row in rows if not any(self.source.cells(row)[len(records.columns) :])]
        return frozenset(rows)

    @cached_property
    def _key(self) -> tuple[int, ...]:
        return self.positions(self.source.plan.primary_key)

    def record(self, row: int) -> str:
        """The primary key of a row as it stands in the file, for messages."""
        return ", ".join(self.cells[position][row] or "" for position in self._key)

    def issue(self, code: str, row: int, *positions: int, found: str | None = None, **words: str) -> Issue:
        """The issue of a rule at cells of a row.

        Args:
            code: of the rule.
            row: index of the row.
            *positions: columns of the cells; the place is that of the first, if there is any.
            found: what came, if that are not the cells.
            **words: for the words in braces.
        """
        path, line, col = self.source.where(row, positions[0] if positions else None)
        names, texts = [], []
        for position in positions:
            one = self.match.fields[position] if position < len(self.match.fields) else None
            labels = self.source.labels
            names.append(one.name if one else labels[position] if position < len(labels) else "")
            texts.append(self.cells[position][row] if position < len(self.cells) else None)
        if found is None and any(text is not None for text in texts):
            found = ", ".join(text or "" for text in texts)
        table = self.source.plan.name
        column = words.pop("column", ", ".join(names))
        record = self.record(row)
        return issue(code, path, line, col, column=column, table=table, record=record, found=found, **words)
