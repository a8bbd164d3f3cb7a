"""Rules about evidence: that it is there, and that it supports what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from .. import datapackage
from .contents import Contents
from .report import Issue
from .rules import setting

#: The field of the evidence of a row as a whole.
WHOLE = "*"


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


def coverage(contents: Contents) -> Iterator[Issue]:
    """D30, D31: every row, and every filled cell that is coded, has evidence."""
    evidence = contents.tables["evidence"]
    told = set(zip(evidence["table"], evidence["record_id"], evidence["field"], strict=True))
    for name, table in contents.tables.items():
        if name in setting("evidence", "without"):
            continue
        bare = set()
        for row, key in enumerate(table.ids):
            if (name, key, WHOLE) not in told:
                bare.add(row)
                yield table.issue("D30", row, table.schema.primary_key)
        for column in fields_with_evidence(name):
            for row, key, cell in table.each(table.schema.primary_key, column):
                if cell and (name, key, column) not in told:
                    yield table.issue("D31", row, column)


def targets(contents: Contents) -> Iterator[Issue]:
    """D32, D33, D34: evidence names a row and a column that exist, and a value the column can have."""
    evidence = contents.tables["evidence"]
    for row, name, record, column, value in evidence.each("table", "record_id", "field", "value"):
        if name not in datapackage.TABLES:
            continue  # Told by frictionless: `table` is a closed list.
        schema = datapackage.schema(name)
        if name in contents.tables and record not in contents.tables[name].index:
            yield evidence.issue("D32", row, "record_id", target=name, key=schema.primary_key)
        if column == WHOLE:
            continue
        if column not in schema.columns:
            hint = datapackage.nearest(column, schema.columns)
            near = f" {hint}" if hint else ""
            columns = ", ".join(schema.columns)
            yield evidence.issue("D33", row, "field", target=name, columns=columns, near=near)
        elif value and (terms := schema.field(column).enum) and value not in terms:
            yield evidence.issue("D34", row, "value", target=name, field=column, expected=", ".join(terms))


def cell_values(contents: Contents) -> Iterator[Issue]:
    """D35: of the values that the evidence of a cell supports, one is the cell's.

    Evidence may support another: articles differ, and each telling keeps its own value.
    """
    evidence = contents.tables["evidence"]
    supported: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for _, name, record, column, value in evidence.each("table", "record_id", "field", "value"):
        if value and column != WHOLE:
            supported[name, record, column].add(value)
    for (name, record, column), found in supported.items():
        table = contents.tables.get(name)
        if table is None or record not in table.index or column not in fields_with_evidence(name):
            continue
        if (name, column) in _JOINED:
            continue
        row = table.index[record]
        if table[column][row] not in found:
            yield table.issue("D35", row, column, expected=" or ".join(sorted(found)))


#: Cells that are made of several spans (tables.md, Statements); D40 and D41 check them.
_JOINED = {("statements", "text"), ("statements", "cue")}


def mentioned_people(contents: Contents) -> Iterator[Issue]:
    """D36: a person has evidence from each article that mentions them; told at the first mention."""
    evidence, mentions = contents.tables["evidence"], contents.tables["mentions"]
    told = {
        (record, source)
        for _, name, record, column, source in evidence.each("table", "record_id", "field", "source_id")
        if name == "people" and column == WHOLE
    }
    people = contents.tables["people"].index
    for row, person, source in mentions.each("person_id", "source_id"):
        if person in people and (person, source) not in told:
            told.add((person, source))
            yield mentions.issue("D36", row, "person_id", source=source)
