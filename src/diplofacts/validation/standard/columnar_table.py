"""One table read once, piece after piece: what is vouched for, and what its keys and references are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
from attrs import define, field, frozen

from . import columnar_chunks as reading
from .columnar_chunks import MARK, Chunk
from .columnar_fields import Column, Rule
from .dialect import Dialect
from .plan import ForeignKeyPlan, TablePlan
from .records import WIDEST

#: What of a dialect makes a difference here; only the defaults are read.
_TELLING = (
    *("delimiter", "quote_char", "double_quote", "escape_char", "null_sequence", "skip_initial_space"),
    *("header", "header_rows", "comment_char", "comment_rows", "skip_blank_rows"),
)


@define(eq=False, slots=False)
class Table:
    """One table of the package, as the columnar engine goes about it.

    Attributes:
        plan: what is to be checked.
        path: its file.
        targets: each list of columns that foreign keys refer to.
        columns: its checks, in the order of the file.
        unique: the lists of columns that must be unique, each once.
        references: the foreign keys.
        rules: those over the cells of a row.
    """

    plan: TablePlan
    path: Path
    targets: Sequence[tuple[str, ...]]
    columns: list[Column] = field(init=False)
    unique: list[tuple[str, ...]] = field(init=False)
    references: list[ForeignKeyPlan] = field(init=False)
    rules: list[Rule] = field(init=False)
    _keys: list[tuple[str, ...]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        plan = self.plan
        known = {one.name for one in plan.fields}
        unique = [plan.primary_key, *plan.unique_keys, *((one.name,) for one in plan.fields if one.unique)]
        self.unique = [key for key in dict.fromkeys(unique) if key and known.issuperset(key)]
        self.references = [key for key in plan.foreign_keys if known.issuperset(key.fields)]
        self.targets = [key for key in self.targets if known.issuperset(key)]
        self._keys = [*self.unique, *self.targets, *(key.fields for key in self.references)]
        parts = {name for key in self._keys for name in key}
        self.columns = [
            Column(str(index), one, one.required or one.name in plan.primary_key, one.name in parts)
            for index, one in enumerate(plan.fields)
        ]
        self.rules = [
            Rule(one, self.parts(one.fields)) for one in plan.row_rules if known.issuperset(one.fields)
        ]

    @property
    def readable(self) -> bool:
        """Whether the columnar engine can read such a table at all."""
        plan, usual = self.plan, Dialect()
        names = [one.name for one in plan.fields]
        return (
            plan.tabular
            and all(rule.fields for rule in plan.row_rules)
            and len(plan.paths) == 1
            and not plan.compression
            and plan.encoding.lower() in ("utf-8", "utf8")
            and all(getattr(plan.dialect, name) == getattr(usual, name) for name in _TELLING)
            and 0 < len(names) == len(set(names)) <= WIDEST
            and all(name and name == name.strip() and not set(name) & set(',"\r\n') for name in names)
            and all(len(set(key)) == len(key) for key in self._keys)
            and all(column.comparable for column in self.columns if column.key)
        )

    def parts(self, key: Sequence[str]) -> list[Column]:
        """The columns of a key."""
        return [self._by_name[name] for name in key]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {one.plan.name: one for one in self.columns}

    def header(self, chunk: Chunk) -> int | None:
        """The offset after the header of the first piece; None when it is not exactly that of the schema."""
        start = len(MARK) if chunk.data.startswith(MARK) else 0
        end = chunk.data.find(b"\n") + 1 or len(chunk.data)
        line = chunk.data[start:end].removesuffix(b"\n").removesuffix(b"\r")
        return end if line == ",".join(one.name for one in self.plan.fields).encode() else None

    def frame(self, chunk: Chunk) -> pl.DataFrame | None:
        """The rows of a piece; None when it is not well written."""
        data = chunk.data
        if chunk.first:
            start = self.header(chunk)
            if start is None:
                return None
            data = data[start:]
        frame = reading.read(data, len(self.columns))
        return frame.with_columns(self._nulls) if frame is not None and self._nulls else frame

    @cached_property
    def _nulls(self) -> list[pl.Expr]:
        return [null for column in self.columns if (null := column.null) is not None]

    @cached_property
    def questions(self) -> list[pl.Expr]:
        """What is asked of each piece, each answer one value or list."""
        asked = []
        for column in self.columns:
            cell, name = column.cell, column.name
            if column.required:
                asked.append(cell.null_count().alias(f"empty {name}"))
            if column.all_doubted:
                asked.append(cell.drop_nulls().unique().implode().alias(f"texts {name}"))
            elif column.doubts:
                asked.append(pl.any_horizontal(one.any() for one in column.doubts).alias(f"doubt {name}"))
            if column.formless is not None:
                asked.append(column.formless.any().alias(f"formless {name}"))
        if self.blankable:
            asked.append(self.blank.any().alias("blank"))
        for number, key in enumerate(self.unique):
            # A value of one column that is null is never double.
            cells = [column.cell for column in self.parts(key)]
            one = cells[0].drop_nulls() if len(cells) == 1 else pl.struct(cells)
            asked.append(one.hash().implode().alias(f"key {number}"))
        for number, reference in enumerate(self.references):
            cells = [column.cell for column in self.parts(reference.fields)]
            if len(cells) == 1:
                asked.append(cells[0].drop_nulls().unique().implode().alias(f"to {number}"))
            else:
                nulls = pl.sum_horizontal(cell.is_null() for cell in cells)
                asked.append(pl.struct(cells).filter(nulls == 0).unique().implode().alias(f"to {number}"))
                asked.append(nulls.is_between(1, len(cells) - 1).any().alias(f"partly {number}"))
        return asked

    @property
    def blank(self) -> pl.Expr:
        """Where rows have no value at all."""
        return pl.all_horizontal(column.cell.is_null() for column in self.columns)

    @cached_property
    def blankable(self) -> bool:
        """Whether a row without any value would have no other fault."""
        return not any(column.required for column in self.columns)


@define(eq=False)
class Found:
    """What is known of a table, or of a piece of it, after it was read.

    Attributes:
        rows: their number.
        size: bytes of the file.
        unread: whether it is to be read by Python.
        doubtful: whether there are rows with something wrong beside keys.
        hashes: for each unique key the hashes of its values.
        references: for each foreign key the values in it, each once a piece.
        targets: for each list of columns that is referred to, their values.
    """

    rows: int = 0
    size: int = 0
    unread: bool = False
    doubtful: bool = False
    hashes: list[list[pl.Series]] = field(factory=list)
    references: list[list[pl.Series]] = field(factory=list)
    targets: list[list[pl.DataFrame]] = field(factory=list)

    def add(self, other: Found) -> None:
        """Take what is known of a further piece."""
        self.rows += other.rows
        self.size += other.size
        self.unread |= other.unread
        self.doubtful |= other.doubtful
        if not other.unread:
            for name in ("hashes", "references", "targets"):
                for mine, its in zip(getattr(self, name), getattr(other, name), strict=True):
                    mine += its


def look(table: Table, chunk: Chunk) -> Found:
    """What is known of a piece."""
    found = Found(size=len(chunk.data))
    frame = table.frame(chunk)
    if frame is None:
        found.unread = True
        return found
    found.rows = frame.height
    asked = table.questions
    answers: dict[str, Any] = {one.name: one[0] for one in frame.select(asked)} if asked else {}
    for column in table.columns:
        name = column.name
        texts = answers.get(f"texts {name}")
        if answers.get(f"doubt {name}"):
            doubted = frame.lazy().filter(pl.any_horizontal(column.doubts)).select(column.cell.unique())
            texts = doubted.collect().to_series()
        if texts is not None and not column.judge(texts.to_list()):
            found.unread = True
        found.unread |= bool(answers.get(f"formless {name}"))
        found.doubtful |= bool(answers.get(f"empty {name}") or column.bad)
    for rule in table.rules:
        found.unread |= not rule.judge(frame.lazy().select(rule.cells).unique().collect().rows())
        found.doubtful |= bool(rule.bad)
    found.doubtful |= bool(answers.get("blank"))
    found.hashes = [[answers[f"key {number}"]] for number in range(len(table.unique))]
    for number in range(len(table.references)):
        found.unread |= bool(answers.get(f"partly {number}"))
        found.references.append([answers[f"to {number}"]])
    for key in table.targets:
        found.targets.append([frame.select(column.cell for column in table.parts(key))])
    return found


@frozen
class Hands:
    """The threads that read.

    Attributes:
        pieces: those for pieces of a file.
        count: how many pieces they are given at a time.
        bytes: the one that takes all bytes in their order.
    """

    pieces: Executor
    count: int
    bytes: Executor


def read(table: Table, hands: Hands, update: Callable[[bytes], object] | None = None) -> Found:
    """Read a table; one that is to be read by Python is not read to its end.

    Args:
        table: the table.
        hands: what does the work.
        update: takes the bytes of all pieces, one after the other.

    Raises:
        OSError: when the file cannot be read.
    """
    total: Found | None = None
    for found in _in_order(table, hands, update):
        if total is None:
            total = found
        else:
            total.add(found)
        if total.unread:
            break
    return total or Found(unread=True)


def _in_order(table: Table, hands: Hands, update: Callable[[bytes], object] | None) -> Iterator[Found]:
    waiting: deque[tuple[Future[Found], Future[object] | None]] = deque()

    def first() -> Found:
        looking, updating = waiting.popleft()
        if updating:
            updating.result()
        return looking.result()

    try:
        for chunk in reading.chunks(table.path):
            looking = hands.pieces.submit(look, table, chunk)
            waiting.append((looking, hands.bytes.submit(update, chunk.data) if update else None))
            while len(waiting) > hands.count:
                yield first()
        while waiting:
            yield first()
    finally:
        for looking, _ in waiting:
            looking.cancel()
