"""Rules about evidence: that it is there, and that it supports what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import compress

from .. import datapackage, places
from ..curation.values import value_problem
from ..dates.durations import is_duration
from .contents import Contents, Table
from .report import Issue
from .rules import rules, setting
from .values import date_problem

#: The field of the evidence of a row as a whole.
WHOLE = "*"

#: Cells that are made of several spans (tables.md, Statements); D40 and D41 check them.
_JOINED = {("statements", "text"), ("statements", "cue")}

#: How a value may be read, and the rule about such values.
_NOTATIONS = {"edtf": "D60", "duration": "D61", "country": "D62"}


@cache
def fields_with_evidence(table: str) -> tuple[str, ...]:
    """The columns of ``table`` whose filled cells need evidence (tables.md, Evidence).

    That is all but identifiers, foreign keys and what is derived.
    """
    if table in setting("evidence", "without"):
        return ()
    schema = datapackage.schema(table)
    derived = set(setting("evidence", "derived"))
    return tuple(
        field.name
        for field in schema.fields
        if field.name != schema.primary_key
        and field.notation not in ("identifier", "wikidata")
        and schema.foreign_key(field.name) is None
        and not derived & {f"{table}.{field.name}", f"*.{field.name}"}
    )


def support(contents: Contents) -> Iterator[Issue]:
    """D30 to D35: what needs evidence has it, and it supports what is there.

    The rows of evidence are put together by table and field; whatever is the same for all of these is
    asked once.
    """
    evidence = contents.tables["evidence"]
    cells = evidence.rows_by("table", "field")
    sound: set[tuple[str, str]] = set()
    told: dict[tuple[str, str], set[str]] = {}
    for (name, column), rows in cells.items():
        if name not in datapackage.TABLES:
            continue  # Told by the schema: `table` is a closed list.
        records, values = evidence.pick("record_id", rows), evidence.pick("value", rows)
        table = contents.tables.get(name)
        if table is not None and _sound(table, column, records, values):
            sound.add((name, column))
        else:
            told[name, column] = set(records)
            if table is not None:
                yield from _records(evidence, table, rows, told[name, column])
                if column in _agreeing_fields(name):
                    yield from _agreeing(table, column, records, values)
        if column != WHOLE:
            yield from _supported(evidence, name, column, rows, values)
    yield from _coverage(contents, sound, told)


def mentioned_people(contents: Contents) -> Iterator[Issue]:
    """D36: a person has evidence from each article that mentions them; told at the first mention."""
    evidence, mentions = contents.tables["evidence"], contents.tables["mentions"]
    rows = evidence.rows_by("table", "field").get(("people", WHOLE), [])
    told = set(zip(evidence.pick("record_id", rows), evidence.pick("source_id", rows), strict=True))
    if told.issuperset(zip(mentions["person_id"], mentions["source_id"], strict=True)):
        return
    people = contents.tables["people"].index
    for row, person, source in mentions.each("person_id", "source_id"):
        if person in people and (person, source) not in told:
            told.add((person, source))
            yield mentions.issue("D36", row, "person_id", source=source)


def _sound(table: Table, column: str, records: list[str], values: list[str]) -> bool:
    """Whether all of D30, D31, D32 and D35 surely hold for the evidence of a column; nearly always they do.

    That is so when the rows with evidence are those with a cell, and what it supports is that cell.
    """
    if len(table.index) != len(table):
        return False  # A key stands twice.
    if column == WHOLE:
        return table.index.keys() == set(records)
    if column not in _agreeing_fields(table.name):
        return False
    cells = table[column]
    filled = dict(zip(compress(table.ids, cells), compress(cells, cells), strict=True))
    return filled == dict(zip(records, values, strict=True))


@cache
def _agreeing_fields(table: str) -> frozenset[str]:
    """The columns whose evidence has their value."""
    return frozenset(name for name in fields_with_evidence(table) if (table, name) not in _JOINED)


def _coverage(
    contents: Contents, sound: Container[tuple[str, str]], told: Mapping[tuple[str, str], set[str]]
) -> Iterator[Issue]:
    """D30, D31: every row, and every filled cell that is coded, has evidence.

    Args:
        contents: the package.
        sound: the columns that were found to have it.
        told: of the others the records with evidence.
    """
    for name, table in contents.tables.items():
        if name in setting("evidence", "without"):
            continue
        whole = told.get((name, WHOLE), set())
        if (name, WHOLE) not in sound:
            for row, key in enumerate(table.ids):
                if key not in whole:
                    yield table.issue("D30", row, table.schema.primary_key)
        for column in fields_with_evidence(name):
            known = told.get((name, column), set())
            if (name, column) in sound or known.issuperset(compress(table.ids, table[column])):
                continue
            for row, key, cell in table.each(table.schema.primary_key, column):
                if cell and key not in known:
                    yield table.issue("D31", row, column)


def _records(evidence: Table, table: Table, rows: list[int], told: set[str]) -> Iterator[Issue]:
    """D32: evidence names a row that exists."""
    if unknown := told.difference(table.index):
        key = table.schema.primary_key
        for row in rows:
            if evidence["record_id"][row] in unknown:
                yield evidence.issue("D32", row, "record_id", target=table.name, key=key)


def _supported(
    evidence: Table, name: str, column: str, rows: list[int], values: list[str]
) -> Iterator[Issue]:
    """D33, D34: evidence names a column that exists, and a value that the column can have."""
    schema = datapackage.schema(name)
    if column not in schema.columns:
        hint = datapackage.nearest(column, schema.columns)
        near = f" {hint}" if hint else ""
        columns = ", ".join(schema.columns)
        for row in rows:
            yield evidence.issue("D33", row, "field", target=name, columns=columns, near=near)
        return
    field = schema.field(column)
    wrong = {value: _expected(field, value) for value in set(values) if value}
    if any(wrong.values()):
        for row, value in zip(rows, values, strict=True):
            if expected := wrong.get(value):
                yield evidence.issue("D34", row, "value", target=name, field=column, expected=expected)


def _expected(field: datapackage.Field, value: str) -> str:
    """What a column can have instead of a value that it cannot have; empty when it can."""
    if field.notation not in _NOTATIONS:
        return value_problem(field, value)[1]
    if field.notation == "edtf":
        good = not date_problem(value)
    elif field.notation == "duration":
        good = is_duration(value)
    else:
        good = places.is_country_code(value)
    words = {"gone": ", ".join(setting("countries", "gone"))}
    return "" if good else rules()[_NOTATIONS[field.notation]].expected.format_map(words)


def _agreeing(table: Table, column: str, records: list[str], values: list[str]) -> Iterator[Issue]:
    """D35: of the values that the evidence of a cell supports, one is the cell's.

    Evidence may support another: articles differ, and each telling keeps its own value.
    """
    index, cells = table.index, table[column]
    agreed: set[str] = set()
    others: dict[str, set[str]] = defaultdict(set)
    for record, value in zip(records, values, strict=True):
        if value:
            at = index.get(record)
            if at is None or cells[at] == value:
                agreed.add(record)
            else:
                others[record].add(value)
    for record, found in others.items():
        if record not in agreed:
            yield table.issue("D35", index[record], column, expected=" or ".join(sorted(found)))
