"""The columnar engine: polars says which rows surely have no fault, and Python looks at the others.

A file is read in pieces, so that memory does not grow with it but for its keys. What polars finds well is
well for the engine of the standard library too; what it cannot vouch for (single rows, or a whole file that
is oddly written) is checked by that engine. Hence both give the same report. Needs the extra ``fast``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import polars as pl
from attrs import define, field

from . import columnar_excerpt, columnar_table, keys
from .columnar_table import Found, Hands, Table
from .columns import Columns
from .plan import ForeignKeyPlan, PackagePlan, TablePlan
from .python_engine import Outcome, check_counts, check_rows, unchecked
from .source import Source, check_bytes, hash_name

#: How many pieces are worked on at a time, at most; more take memory, and polars has threads of its own.
_WORKERS = 4


@define(eq=False)
class _Read:
    """A table that polars read.

    Attributes:
        table, found: what it is, and what is known of it.
        digest: of its bytes, as :func:`~.source.check_bytes` asks for.
    """

    table: Table
    found: Found
    digest: str

    def keys(self, fields: tuple[str, ...]) -> pl.DataFrame:
        """The cells of the columns that others refer to."""
        return pl.concat(self.found.targets[list(self.table.targets).index(fields)])


class _Keys:
    """The keys of a table, made into Python's values when they are first asked for."""

    def __init__(self, read: _Read, fields: tuple[str, ...]) -> None:
        self.read, self.fields = read, fields
        self._values: set[Any] | None = None

    def __contains__(self, key: object) -> bool:
        if self._values is None:
            self._values = set(_values(self.read.table, self.fields, self.read.keys(self.fields).rows()))
        return key in self._values


class _AllBut:
    """All keys but those that lead nowhere."""

    def __init__(self, keys: Iterable[Any]) -> None:
        self.missing = frozenset(keys)

    def __contains__(self, key: object) -> bool:
        return key not in self.missing


def _values(table: Table, fields: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> Iterable[Any]:
    """Keys as Python's engine compares them; without those that have no value."""
    columns = table.parts(fields)
    for row in rows:
        values = tuple(column.value(text) for column, text in zip(columns, row, strict=True))
        if any(value is not None for value in values):
            yield values if len(values) > 1 else values[0]


def check(package: PackagePlan, sources: Mapping[str, Source]) -> Outcome:
    """Check all tables of a package; the same as :func:`.python_engine.check`, for large ones faster.

    Args:
        package: what is to be checked.
        sources: the file of each table, by the table's name.
    """
    outcome = Outcome()
    wanted = keys.wanted(package)
    workers = min(pl.thread_pool_size(), _WORKERS)
    reads: dict[str, _Read] = {}
    name = "diplofacts-validate"
    with ThreadPoolExecutor(workers, name) as pool, ThreadPoolExecutor(1, name) as single:
        hands = Hands(pool, workers, single)
        for plan in package.tables:
            targets = sorted(wanted.get(plan.name, ()))
            read = _read(plan, sources[plan.name], targets, hands)
            if read is not None:
                reads[plan.name] = read
    return _Check(package, sources, reads).run(outcome)


def _read(plan: TablePlan, source: Source, targets: list[tuple[str, ...]], hands: Hands) -> _Read | None:
    """Read a table by polars; None when it is for Python."""
    if len(source.files) != 1:
        return None
    table = Table(plan, source.files[0], targets)
    if not table.readable:
        return None
    name = hash_name(plan)
    digest = hashlib.new(name, usedforsecurity=False) if name else None
    try:
        found = columnar_table.read(table, hands, digest.update if digest else None)
    except OSError:  # Python's engine says so.
        return None
    if found.unread:
        return None
    if digest and name == "sha256":
        source.digest = digest.hexdigest()
    return _Read(table, found, digest.hexdigest() if digest else "")


@define(eq=False)
class _Check:
    """One run, after the tables were read.

    Attributes:
        package, sources: what is checked.
        reads: the tables that polars read.
        others: those that Python reads.
        targets: the keys to which each foreign key may refer.
    """

    package: PackagePlan
    sources: Mapping[str, Source]
    reads: dict[str, _Read]
    others: dict[str, Columns] = field(factory=dict)
    targets: dict[ForeignKeyPlan, Container[Any]] = field(factory=dict)

    def run(self, outcome: Outcome) -> Outcome:
        """Find what is wrong."""
        for name, source in self.sources.items():
            if name not in self.reads and source.opened and source.plan.tabular:
                self.others[name] = Columns.of(source)
        self._find_targets()
        outcome.skipped += unchecked(self.package, self.targets)
        for plan in self.package.tables:
            source = self.sources[plan.name]
            if plan.name in self.reads:
                read = self.reads[plan.name]
                outcome.rows[plan.name] = read.found.rows
                outcome.issues += check_bytes(plan, read.found.size, read.digest)
                outcome.issues += check_counts(plan, read.found.rows, len(plan.fields))
                self._check_read(read, outcome)
            elif plan.name in self.others:
                columns = self.others[plan.name]
                outcome.issues += source.check_bytes()
                outcome.rows[plan.name] = source.rows
                outcome.issues += check_counts(plan, source.rows, len(columns.match.fields))
                outcome.issues += check_rows(columns, self.targets)
            elif source.opened:
                outcome.issues += source.check_bytes()
            outcome.issues += source.issues
        return outcome

    def _find_targets(self) -> None:
        for plan in self.package.tables:
            for key in plan.foreign_keys:
                if key in self.targets:
                    continue
                found: Container[Any] | None = None
                if key.table in self.reads:
                    read = self.reads[key.table]
                    found = _Keys(read, key.target) if key.target in read.table.targets else None
                elif key.table in self.others:
                    found = keys.key_set(self.others[key.table], key.target)
                if found is not None:
                    self.targets[key] = found

    def _check_read(self, read: _Read, outcome: Outcome) -> None:
        """Let Python check the rows of a table that are not vouched for."""
        table, found = read.table, read.found
        missing = [self._missing(read, number, key) for number, key in enumerate(table.references)]
        double = any(columnar_excerpt.doubles(hashes) is not None for hashes in found.hashes)
        if not (found.doubtful or double or any(one is not None for one in missing)):
            return
        try:
            excerpt = columnar_excerpt.make(table, found, missing)
        except OSError:
            excerpt = None
        if excerpt is None:
            outcome.issues += check_rows(Columns.of(self.sources[table.plan.name]), self.targets)
            return
        targets: dict[ForeignKeyPlan, Container[Any]] = {}
        for key, values in zip(table.references, missing, strict=True):
            if key in self.targets:
                rows = [] if values is None else values.rows()
                targets[key] = _AllBut(_values(table, key.fields, rows))
        outcome.issues += check_rows(Columns.of(excerpt), targets)

    def _missing(self, read: _Read, number: int, key: ForeignKeyPlan) -> pl.DataFrame | None:
        """The values of a foreign key that lead nowhere; None when all lead somewhere."""
        if key not in self.targets:
            return None
        table = read.table
        columns = table.parts(key.fields)
        whole = pl.concat(read.found.references[number]).unique()
        values = whole.struct.unnest() if len(columns) > 1 else whole.alias(columns[0].name).to_frame()
        target = self.reads.get(key.table)
        if target and [one.plan.type for one in target.table.parts(key.target)] == [
            one.plan.type for one in columns
        ]:
            names = [one.name for one in target.table.parts(key.target)]
            mine = [one.name for one in columns]
            missing = values.join(target.keys(key.target), left_on=mine, right_on=names, how="anti")
        else:
            known = self.targets[key]
            made = [_values(table, key.fields, [row]) for row in values.rows()]
            missing = values.filter(
                pl.Series([all(one not in known for one in keys) for keys in made], dtype=pl.Boolean)
            )
        return missing if missing.height else None
