"""What a row of a file of decisions must look like; each check gives the problems it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from attrs import frozen

from ..articles import read_day
from ..datapackage import vocabulary
from ..errors import Problem

DECISION = ("reason", "editor_role", "date")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"[0-9]+")


@frozen
class Line:
    """One row of a file of decisions, with its place.

    Attributes:
        path: the file, as shown in messages.
        row: the line of the file at which the row starts, counted from 1.
        cells: column to value.
    """

    path: str
    row: int
    cells: dict[str, str]

    def problem(self, message: str, column: str = "", expected: str = "", hint: str = "") -> Problem:
        """A problem at this line; ``column`` names the cell whose value is shown."""
        value = self.cells.get(column) if column else None
        return Problem(
            message, path=self.path, row=self.row, column=column, value=value, expected=expected, hint=hint
        )


def _required(line: Line, *columns: str) -> Iterator[Problem]:
    for column in columns:
        if not line.cells[column]:
            yield line.problem("the cell is empty", column, "a value", f"Fill in {column!r}.")


def _tidy(line: Line, *columns: str) -> Iterator[Problem]:
    for column in columns:
        if line.cells[column] != line.cells[column].strip():
            yield line.problem("the value has white space at its ends", column,
                               repr(line.cells[column].strip()), "Remove the white space.")


def _shaped(line: Line, column: str, pattern: re.Pattern[str], expected: str, hint: str) -> Iterator[Problem]:
    if line.cells[column] and not pattern.fullmatch(line.cells[column]):
        yield line.problem("the value is malformed", column, expected, hint)


def _among(line: Line, column: str, terms: tuple[str, ...]) -> Iterator[Problem]:
    value = line.cells[column]
    if value and value not in terms:
        near = get_close_matches(value, terms, n=1)
        hint = f"Perhaps {near[0]!r}." if near else "Use one of the terms."
        yield line.problem("the value is not a term of the vocabulary", column, ", ".join(terms), hint)


def _check_decision(line: Line) -> Iterator[Problem]:
    yield from _required(line, *DECISION)
    yield from _tidy(line, *DECISION)
    if line.cells["date"].strip() and read_day(line.cells["date"].strip()) is None:
        yield line.problem("the value is not a day", "date", "YYYY-MM-DD", "Write the day of the decision.")


def _check_authority(line: Line, slug: str) -> Iterator[Problem]:
    yield from _required(line, slug, "name")
    yield from _tidy(line, "name")
    yield from _shaped(line, slug, _SLUG, "lower-case letters, digits and single hyphens",
                       "Write a readable id, e.g. 'nicolas-maduro'.")
    yield from _shaped(line, "wikidata_id", _WIKIDATA, "Q and a number",
                       "Give the item's id, e.g. Q42, or leave it empty.")
    if line.cells["aliases"] and any(not a or a != a.strip() for a in line.cells["aliases"].split("|")):
        yield line.problem("an alias is empty or has white space at its ends", "aliases",
                           "forms separated by |", "Write them as 'one form|another form'.")
    yield from _check_decision(line)


def _check_person(line: Line) -> Iterator[Problem]:
    yield from _check_authority(line, "person")
    yield from _tidy(line, "family_name")


def _check_organization(line: Line) -> Iterator[Problem]:
    yield from _check_authority(line, "organization")
    yield from _among(line, "kind", tuple(vocabulary("organization_kind")))
    yield from _shaped(line, "country", _COUNTRY, "an ISO 3166-1 alpha-3 code",
                       "Write three capitals, e.g. IRN.")


def _check_judgement(line: Line) -> Iterator[Problem]:
    yield from _required(line, "left", "right", "decision")
    yield from _tidy(line, "left", "right")
    yield from _among(line, "decision", ("same", "different", "unsure"))
    if line.cells["left"] and line.cells["left"] == line.cells["right"]:
        yield line.problem("a record is judged against itself", "right", "another id than 'left'",
                           "Name the other record or remove the row.")
    for side in ("left", "right"):
        if ":" in line.cells[side] and not line.cells[f"{side}_text"]:
            yield line.problem(
                "the words of the candidate are missing", f"{side}_text", f"the words of {line.cells[side]}",
                "Copy the words at the span, so that a changed text is noticed.")
    yield from _check_decision(line)


def _check_correction(line: Line) -> Iterator[Problem]:
    cells = line.cells
    yield from _required(line, "action", "table", "record")
    yield from _tidy(line, "action", "table", "record", "field", "source_id")
    yield from _among(line, "action", ("set", "add", "delete"))
    if cells["action"] in ("set", "add"):
        yield from _required(line, "field")
    if cells["action"] == "set" and cells["old"] == cells["new"]:
        yield line.problem("the correction changes nothing", "new", "another value than 'old'",
                           "Write the right value or remove the row.")
    if cells["action"] == "add" and cells["old"]:
        yield line.problem("a row that is added has no old value", "old", "an empty cell",
                           "Empty it, or use 'set' to change a row that is there.")
    if cells["action"] == "delete":
        if cells["new"] or cells["source_id"]:
            yield line.problem("a deletion has no new value and no words", "new", "empty cells",
                               "Empty 'new' and the span, or use 'set'.")
        if cells["old"] and not cells["field"]:
            yield line.problem("the guard of the deletion names no column", "field",
                               "the column whose value is in 'old'", "Name the column or empty 'old'.")
    span = [column for column in ("source_id", "start", "end", "text") if cells[column]]
    if span and len(span) < 4:
        missing = [c for c in ("source_id", "start", "end", "text") if not cells[c]]
        yield line.problem("the span is incomplete", missing[0],
                           "all of source_id, start, end, text, or none", f"Fill in {', '.join(missing)}.")
    numbers = True
    for column in ("start", "end"):
        if cells[column] and not _NUMBER.fullmatch(cells[column]):
            numbers = False
            yield line.problem("the value is not an offset", column, "a whole number from 0",
                               "Count code points of the article's whole text.")
    if len(span) == 4 and numbers and int(cells["end"]) - int(cells["start"]) != len(cells["text"]):
        yield line.problem("the span and its words differ in length", "text",
                           f"{int(cells['end']) - int(cells['start'])} code points",
                           "Correct the offsets or the words.")
    yield from _check_decision(line)


def _check_identifier(line: Line) -> Iterator[Problem]:
    yield from _required(line, "id", "table", "key", "first_source")
    yield from _shaped(line, "id", _ID, "lower-case letters, digits and hyphens",
                       "The build writes this file: restore it from version control.")


#: The check of a row of each file.
CHECKS: dict[str, Callable[[Line], Iterator[Problem]]] = {
    "authority_people": _check_person,
    "authority_organizations": _check_organization,
    "judgements": _check_judgement,
    "corrections": _check_correction,
    "identifiers": _check_identifier,
}


def repeated(lines: Mapping[str, Sequence[Line]]) -> Iterator[Problem]:
    """Rows that decide again what an earlier row of the same file has decided."""
    for name, columns in _UNIQUE.items():
        for column in columns:
            first: dict[str, Line] = {}
            for line in lines[name]:
                value = line.cells[column]
                if value and value in first:
                    yield line.problem(f"row {first[value].row} has the same value", column,
                                       "a value that no other row has", "Remove or correct one of the two.")
                first.setdefault(value, line)
    for name in ("authority_people", "authority_organizations"):
        yield from _shared_names(lines[name])
    cells: dict[tuple[str, ...], Line] = {}
    for line in lines["corrections"]:
        c = line.cells
        key: tuple[str, ...] = (c["table"], c["record"], c["field"])
        if c["action"] == "add":
            # The words of a statement, and what asserts a row, may be in several places.
            key = (*key, c["source_id"], c["start"]) if c["source_id"] else key
        if key in cells:
            yield line.problem(f"row {cells[key].row} already corrects this cell", "field",
                               "one correction a cell", "Remove or correct one of the two.")
        cells.setdefault(key, line)
    yield from _mixed_actions(lines["corrections"])


_UNIQUE = {
    "authority_people": ("person", "wikidata_id"),
    "authority_organizations": ("organization", "wikidata_id"),
    "identifiers": ("id",),
}


def _shared_names(lines: Sequence[Line]) -> Iterator[Problem]:
    owner: dict[str, Line] = {}
    for line in lines:
        forms = {line.cells["name"], *line.cells["aliases"].split("|")} - {""}
        for form in sorted(forms):
            if form in owner:
                column = "name" if form == line.cells["name"] else "aliases"
                yield line.problem(f"row {owner[form].row} has the form {form!r} too", column,
                                   "a form of one record only",
                                   "Keep it where it is certain; tell the others apart in judgements.csv.")
            owner.setdefault(form, line)


def _mixed_actions(lines: Sequence[Line]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = (line.cells["table"], line.cells["record"])
        other = first.setdefault(key, line)
        if other.cells["action"] != line.cells["action"]:
            yield line.problem(f"row {other.row} has another action for the same record", "action",
                               other.cells["action"], "Decide for one: set, add or delete.")


def contradictions(lines: Sequence[Line]) -> Iterator[Problem]:
    """Judgements that say *different* of what others, in a chain, say is the same."""
    group: dict[str, str] = {}

    def root(node: str) -> str:
        while group.setdefault(node, node) != node:
            group[node] = node = group[group[node]]
        return node

    pairs: dict[frozenset[str], Line] = {}
    for line in lines:
        pair = frozenset((line.cells["left"], line.cells["right"]))
        if pair in pairs:
            yield line.problem(f"row {pairs[pair].row} judges the same pair", "right",
                               "one judgement a pair", "Remove or correct one of the two.")
        pairs.setdefault(pair, line)
        if line.cells["decision"] == "same":
            group[root(line.cells["left"])] = root(line.cells["right"])
    for line in lines:
        left, right = line.cells["left"], line.cells["right"]
        if line.cells["decision"] == "different" and root(left) == root(right):
            yield line.problem("other rows say, in a chain, that the two are the same", "decision",
                               "judgements that agree", "Correct this row or one of the chain.")
