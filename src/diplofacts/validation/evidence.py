"""Rules about evidence: that it is there, and that it supports what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

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

    The rows of evidence are gone through once and put together by table and field; whatever is the same
    for all of these is asked once.
    """
    evidence = contents.tables["evidence"]
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, cell in enumerate(zip(evidence["table"], evidence["field"], strict=True)):
        cells[cell].append(row)
    records = evidence["record_id"]
    told = {cell: {records[row] for row in rows} for cell, rows in cells.items()}
    yield from _coverage(contents, told)
    for (name, column), rows in cells.items():
        if name not in datapackage.TABLES:
            continue  # Told by the schema: `table` is a closed list.
        table = contents.tables.get(name)
        if table is not None:
            yield from _records(evidence, table, rows, told[name, column])
        if column == WHOLE:
            continue
        yield from _supported(evidence, name, column, rows)
        if table is not None and column in fields_with_evidence(name) and (name, column) not in _JOINED:
            yield from _agreeing(evidence, table, column, rows)


def mentioned_people(contents: Contents) -> Iterator[Issue]:
    """D36: a person has evidence from each article that mentions them; told at the first mention."""
    evidence, mentions = contents.tables["evidence"], contents.tables["mentions"]
    columns, records, sources = evidence["field"], evidence["record_id"], evidence["source_id"]
    told = {
        (records[row], sources[row])
        for row, name in enumerate(evidence["table"])
        if name == "people" and columns[row] == WHOLE
    }
    people = contents.tables["people"].index
    for row, person, source in mentions.each("person_id", "source_id"):
        if person in people and (person, source) not in told:
            told.add((person, source))
            yield mentions.issue("D36", row, "person_id", source=source)


def _coverage(contents: Contents, told: Mapping[tuple[str, str], set[str]]) -> Iterator[Issue]:
    """D30, D31: every row, and every filled cell that is coded, has evidence."""
    for name, table in contents.tables.items():
        if name in setting("evidence", "without"):
            continue
        whole = told.get((name, WHOLE), set())
        for row, key in enumerate(table.ids):
            if key not in whole:
                yield table.issue("D30", row, table.schema.primary_key)
        for column in fields_with_evidence(name):
            known = told.get((name, column), set())
            for row, key, cell in table.each(table.schema.primary_key, column):
                if cell and key not in known:
                    yield table.issue("D31", row, column)


def _records(evidence: Table, table: Table, rows: list[int], told: set[str]) -> Iterator[Issue]:
    """D32: evidence names a row that exists."""
    if unknown := told - table.index.keys():
        key = table.schema.primary_key
        for row in rows:
            if evidence["record_id"][row] in unknown:
                yield evidence.issue("D32", row, "record_id", target=table.name, key=key)


def _supported(evidence: Table, name: str, column: str, rows: list[int]) -> Iterator[Issue]:
    """D33, D34: evidence names a column that exists, and a value that the column can have."""
    schema = datapackage.schema(name)
    if column not in schema.columns:
        hint = datapackage.nearest(column, schema.columns)
        near = f" {hint}" if hint else ""
        columns = ", ".join(schema.columns)
        for row in rows:
            yield evidence.issue("D33", row, "field", target=name, columns=columns, near=near)
        return
    values = evidence["value"]
    field = schema.field(column)
    wrong = {value: _expected(field, value) for value in {values[row] for row in rows} if value}
    if any(wrong.values()):
        for row in rows:
            if expected := wrong.get(values[row]):
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


def _agreeing(evidence: Table, table: Table, column: str, rows: list[int]) -> Iterator[Issue]:
    """D35: of the values that the evidence of a cell supports, one is the cell's.

    Evidence may support another: articles differ, and each telling keeps its own value.
    """
    records, values = evidence["record_id"], evidence["value"]
    index, cells = table.index, table[column]
    agreed: set[str] = set()
    others: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if value := values[row]:
            record = records[row]
            at = index.get(record)
            if at is None or cells[at] == value:
                agreed.add(record)
            else:
                others[record].add(value)
    for record, found in others.items():
        if record not in agreed:
            yield table.issue("D35", index[record], column, expected=" or ".join(sorted(found)))
