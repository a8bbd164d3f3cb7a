"""What frictionless says of a package, and the reasons why we say something else."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import Factory, define, evolve, field, frozen
from frictionless import FrictionlessException
from frictionless import Package as Frictionless
from frictionless.formats.csv.control import CsvControl

from diplofacts.validation import Report
from diplofacts.validation.report import Issue
from diplofacts.validation.rules import rules

#: Types of frictionless that are told of descriptors and schemas; how many and where is not compared.
METADATA = frozenset(
    f"{kind}-error" for kind in ("metadata", "package", "resource", "schema", "field", "dialect", "control")
) | {"error"}
#: Types that are told of a file that cannot be opened; nothing else of it is checked then.
UNREADABLE = frozenset(
    ("scheme-error", "format-error", "encoding-error", "compression-error", "source-error")
)
#: Types that are told of a file as a whole.
WHOLE = UNREADABLE | {
    "hash-count",
    "byte-count",
    "row-count",
    "field-count",
    "blank-header",
    "unmatched-header",
}


@frozen(order=True)
class Key:
    """One finding, comparable between validators.

    Attributes:
        path: the table's file.
        line: of the file; 0 for the file as a whole.
        column: name of the field, or of the fields with commas; "" for the row as a whole.
        type: frictionless's type, with the name of the constraint after a colon.
    """

    path: str
    line: int
    column: str
    type: str


@define
class Findings:
    """What one validator found.

    Attributes:
        keys: what is wrong in files.
        metadata: what is wrong in descriptor and schemas, in words.
        raised: what it raised instead of reporting, by path.
        lines: by path, the line at which each record begins; only for frictionless.
        guessed: paths of which it took another record for the header than the descriptor says.
        sniffed: paths of which it took another dialect than the descriptor says.
        recoded: paths of which it guessed another encoding than UTF-8, as the descriptor says none.
    """

    keys: set[Key] = field(factory=set)
    metadata: list[str] = field(factory=list)
    raised: dict[str, str] = field(factory=dict)
    lines: dict[str, list[int]] = field(factory=dict)
    guessed: set[str] = field(factory=set)
    sniffed: set[str] = field(factory=set)
    recoded: set[str] = field(factory=set)

    @property
    def valid(self) -> bool:
        """The verdict."""
        return not (self.keys or self.metadata or self.raised)


# --- frictionless ------------------------------------------------------------------------------------------


def frictionless_findings(descriptor: Path) -> Findings:
    """Validate with frictionless, without a limit, each table by itself so that none hides another."""
    findings = Findings()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            package = Frictionless.from_descriptor(str(descriptor))
            package.to_descriptor(validate=True)
            resources = package.resources
        except FrictionlessException as exception:
            findings.metadata += [f"{error.type}: {error.note}" for error in exception.to_errors()]
            return findings
        except Exception as exception:  # It has bugs; what raises is no verdict.
            findings.raised[""] = f"{type(exception).__name__}: {exception}"
            return findings
        for resource in resources:
            path = str(resource.path)
            header, encoding = list(resource.dialect.header_rows), resource.get_defined("encoding")
            control = _control(resource)
            try:
                report = resource.validate(limit_errors=0)
            except Exception as exception:
                findings.raised[path] = f"{type(exception).__name__}: {exception}"
                continue
            errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
            lines = findings.lines[path] = list(_lines(resource))
            if resource.dialect.header_rows != header:
                findings.guessed.add(path)
            if _control(resource) != control:
                findings.sniffed.add(path)
            if not encoding and resource.encoding not in (None, "utf-8", "utf-8-sig"):
                findings.recoded.add(path)
            for error in errors:
                if error.type in METADATA:
                    findings.metadata.append(f"{error.type}: {error.note}")
                else:
                    findings.keys.add(_key(error, path, lines, resource))
    return findings


def _control(resource: Any) -> tuple[Any, ...]:
    """What it takes for the dialect; reading the file changes what is not described."""
    control = CsvControl.from_dialect(resource.dialect)
    return control.delimiter, control.quote_char, control.escape_char, control.skip_initial_space


def _lines(resource: Any) -> Iterator[int]:
    """The line at which each record begins, as far as the file can be read; ``\\n`` ends a line."""
    ended = 0

    def counted(lines: Iterable[str]) -> Iterator[str]:
        nonlocal ended
        for text in lines:
            ended += text.endswith("\n")
            yield text

    try:
        control = CsvControl.from_dialect(resource.dialect)
        data = (Path(resource.basepath) / resource.path).read_bytes()
        text = io.TextIOWrapper(io.BytesIO(data), resource.encoding or "utf-8", newline="")
        line = 1
        for _ in csv.reader(counted(text), dialect=control.to_python()):
            yield line
            line = ended + 1
    except (OSError, ValueError, LookupError, TypeError, csv.Error):
        return


def _key(error: Any, path: str, lines: list[int], resource: Any) -> Key:
    kind = error.type
    if kind in WHOLE:
        return Key(path, 0, "", kind)
    if kind == "constraint-error":
        kind += ":" + error.note.split('"')[1]
    number = getattr(error, "row_number", None)
    if number is None:  # A label: its line is that of the header.
        # Where the schema has no field it makes a name of the label, with a number for a double one.
        made_up = error.label and re.fullmatch(re.escape(error.label) + "[0-9]+", error.field_name)
        name = error.label if kind == "extra-label" or made_up else error.field_name
        return Key(path, 0, name, kind)
    line = lines[number - 1] if number <= len(lines) else -number
    if kind == "foreign-key":
        return Key(path, line, ", ".join(error.field_names), kind)
    name = getattr(error, "field_name", None) or ""
    if name and not resource.schema.has_field(name) and name[-1].isdigit():
        # It numbers columns of one name.
        names = resource.schema.field_names
        doubled = (one for one in names if re.fullmatch(re.escape(one) + "[0-9]+", name))
        name = next(doubled, name.rstrip("0123456789"))
    return Key(path, line, name, kind)


# --- ours --------------------------------------------------------------------------------------------------


def our_findings(report: Report) -> Findings:
    """What we report that frictionless has a type for, errors only."""
    findings = Findings()
    for issue in report.issues:
        # A path that leaves the package is a rule of ours, and an error of the resource there.
        kind = rules()[issue.code].frictionless or ("resource-error" if issue.code == "D02" else "")
        if not kind or issue.severity != "error":
            continue
        if kind in METADATA:
            findings.metadata.append(
                f"{issue.code} {issue.path} {issue.column} {issue.found}: {issue.message}"
            )
        else:
            findings.keys.add(_our_key(issue, kind))
    for failure in report.failures:
        findings.raised[""] = failure
    return findings


def _our_key(issue: Issue, kind: str) -> Key:
    if kind in WHOLE:
        return Key(issue.path, 0, "", kind)
    if kind == "constraint-error":
        kind += ":" + issue.name.removeprefix("constraint-")
    if kind.endswith("-label"):
        return Key(issue.path, 0, issue.column, kind)
    column = "" if kind in ("primary-key", "blank-row", "extra-cell") else issue.column
    return Key(issue.path, issue.row or 0, column, kind)


# --- the difference ----------------------------------------------------------------------------------------


@define(slots=False)
class Case:
    """A package and what both say of it."""

    folder: Path
    ours: Findings
    theirs: Findings
    report: Report
    descriptor: dict[str, Any] = Factory(dict)

    def at(self, key: Key) -> list[Issue]:
        """Our issues of the same row."""
        lines = (key.line, None if key.line else -1)
        return [
            issue
            for issue in self.report.issues
            if issue.path == key.path and (issue.row in lines or key.path in self.loose)
        ]

    @cached_property
    def loose(self) -> set[str]:
        """Files with line ends of old: what counts as a line there is not compared."""
        found = set()
        for path in {key.path for key in self.ours.keys | self.theirs.keys}:
            if (self.folder / path).is_file():
                data = (self.folder / path).read_bytes().replace(b"\r\n", b"").replace(b"\r\0\n", b"")
                found |= {path} if b"\r" in data else set()
        return found

    def compared(self, keys: Iterable[Key]) -> set[Key]:
        """Findings as they are compared."""
        return {evolve(key, line=0) if key.path in self.loose else key for key in keys}

    def kind(self, issue: Issue) -> str:
        """Frictionless's type for one of our issues."""
        return rules()[issue.code].frictionless

    def resource(self, path: str) -> dict[str, Any]:
        """The resource of a file; empty where there is none."""
        resources = self.descriptor.get("resources", [])
        return next((one for one in resources if isinstance(one, dict) and one.get("path") == path), {})

    def name(self, path: str) -> str:
        """The name of the resource of a file."""
        return str(self.resource(path).get("name", ""))

    def schema(self, path: str) -> dict[str, Any]:
        """The schema of a file; empty where there is none."""
        schema = self.resource(path).get("schema")
        if isinstance(schema, str) and (self.folder / schema).is_file():
            schema = json.loads((self.folder / schema).read_bytes())
        return schema if isinstance(schema, dict) else {}

    def targets(self, path: str) -> set[str]:
        """The tables that the table of a file refers to."""
        keys = self.schema(path).get("foreignKeys") or []
        return {one.get("reference", {}).get("resource") for one in keys if isinstance(one, dict)}

    def field(self, path: str, name: str) -> dict[str, Any]:
        """The field of a schema with that name; empty where there is none."""
        fields = self.schema(path).get("fields") or []
        return next((one for one in fields if isinstance(one, dict) and one.get("name") == name), {})


@frozen
class Difference:
    """One finding of one side only, with the name of the reason; "" when there is none."""

    side: str
    what: Key | str
    reason: str = ""


Predicate = Callable[[Case, str, Key], bool]
REASONS: dict[str, Predicate] = {}


def _reason(function: Predicate) -> Predicate:
    REASONS[function.__name__.strip("_").replace("_", "-")] = function
    return function


def compare(descriptor: Path, report: Report, theirs: Findings) -> list[Difference]:
    """Every difference between our report and what frictionless found, with its reason where it has one."""
    ours = our_findings(report)
    case = Case(descriptor.parent, ours, theirs, report, json.loads(descriptor.read_bytes()))
    found = []
    if "" in ours.raised:
        other = any(issue.code == "P14" for issue in report.issues)
        found.append(Difference("ours", f"failed: {ours.raised['']}", "other-formats" if other else ""))
    if theirs.metadata and not (ours.metadata or ours.keys):
        found.append(Difference("theirs", theirs.metadata[0]))
    if ours.metadata and not theirs.metadata and not theirs.raised:
        found.append(Difference("ours", ours.metadata[0], _metadata_reason(case)))
    if theirs.metadata or "" in theirs.raised:
        # It read no table.
        return found
    one, two = case.compared(ours.keys), case.compared(theirs.keys)
    for side, keys in (("ours", one - two), ("theirs", two - one)):
        for key in sorted(keys):
            reason = next((name for name, holds in REASONS.items() if holds(case, side, key)), "")
            found.append(Difference(side, key, reason))
    return found


def _metadata_reason(case: Case) -> str:
    """Why we find a descriptor or a schema wrong that frictionless does not."""
    unreadable = any(key.type in UNREADABLE for key in case.theirs.keys)
    if unreadable and all(note.startswith(("P02", "P03")) for note in case.ours.metadata):
        return "told-in-descriptor"
    if all(note.startswith("S14") or "foreignKeys" in note for note in case.ours.metadata):
        return "key-told-in-schema"
    if any("the schema has no field" in note for note in case.ours.metadata):
        return "no-fields"
    return ""


# --- the reasons; each is a line of docs/validation-differences.md -----------------------------------------


@_reason
def _no_fields(case: Case, side: str, key: Key) -> bool:
    """A schema without fields makes every row blank, and every reference to it fail; we tell the schema."""
    without = {one.table for one in case.report.issues if "the schema has no field" in one.message}
    return bool(without & {case.name(key.path), *case.targets(key.path)})


@_reason
def _other_formats(case: Case, side: str, key: Key) -> bool:
    """A format that nobody knows is an error; we read CSV alone, and say what was not checked."""
    unread = {issue.table for issue in case.report.issues if issue.code == "P14"}
    return side == "theirs" and key.type in UNREADABLE and case.name(key.path) in unread


@_reason
def _frictionless_raises(case: Case, side: str, key: Key) -> bool:
    """It raises where it should report (a value that cannot be hashed or compared); we say what is wrong."""
    return side == "ours" and key.path in case.theirs.raised


@_reason
def _header_guessed(case: Case, side: str, key: Key) -> bool:
    """Where the dialect says no header it takes a later record for one when widths differ; we do not."""
    return key.path in case.theirs.guessed


@_reason
def _encoding_guessed(case: Case, side: str, key: Key) -> bool:
    """Where the descriptor says no encoding it guesses one; we take UTF-8, as the standard says."""
    return key.path in case.theirs.recoded


@_reason
def _dialect_guessed(case: Case, side: str, key: Key) -> bool:
    """What the dialect does not say it guesses from the first lines; we take the standard's defaults."""
    return key.path in case.theirs.sniffed


@_reason
def _types_guessed(case: Case, side: str, key: Key) -> bool:
    """A table without a schema gets guessed types, to which cells and references must fit; we guess none."""
    described = {one.get("name") for one in case.descriptor.get("resources", []) if one.get("schema")}
    if key.type == "foreign-key":
        return side == "theirs" and bool(case.targets(key.path) - described - {"", None})
    return side == "theirs" and key.type == "type-error" and not case.resource(key.path).get("schema")


@_reason
def _whole_pattern(case: Case, side: str, key: Key) -> bool:
    """A pattern matches up to a last line end, and alternatives match in part; we match the whole value."""
    pattern = str(case.field(key.path, key.column).get("constraints", {}).get("pattern", ""))
    ended = any(issue.column == key.column and (issue.found or "").endswith("\n") for issue in case.at(key))
    return side == "ours" and key.type == "constraint-error:pattern" and ("|" in pattern or ended)


@_reason
def _null_sequence(case: Case, side: str, key: Key) -> bool:
    """`nullSequence` of a dialect is passed over; with us a cell that is it is null."""
    dialect = case.resource(key.path).get("dialect") or {}
    return isinstance(dialect, dict) and "nullSequence" in {**dialect, **dialect.get("csv", {})}


@_reason
def _unreadable_told_once(case: Case, side: str, key: Key) -> bool:
    """A file that cannot be read is told of every table that refers to it; we tell it of itself alone."""
    broken = {
        issue.table
        for issue in case.report.issues
        if case.kind(issue) in UNREADABLE or issue.code in ("P02", "P03")
    }
    return side == "theirs" and key.type in UNREADABLE and bool(broken & case.targets(key.path))


@_reason
def _broken_target(case: Case, side: str, key: Key) -> bool:
    """References to a table that cannot be read, or lacks the column, all fail; we tell that table."""
    broken = {issue.table for issue in case.report.issues if issue.code.startswith("T")}
    return side == "theirs" and key.type == "foreign-key" and bool(broken & case.targets(key.path))


@_reason
def _goes_on_after_unreadable(case: Case, side: str, key: Key) -> bool:
    """It checks no row of a file that has one fault, or refers to such a file; we check what can be read."""
    broken = {one.path for one in case.theirs.keys if one.type in UNREADABLE}
    return side == "ours" and key.path in broken


@_reason
def _told_in_descriptor(case: Case, side: str, key: Key) -> bool:
    """A path or dialect with which no file can be read is told of the file; we tell it of the descriptor."""
    named = {issue.table for issue in case.report.issues if issue.code in ("P02", "P03")}
    return side == "theirs" and key.type in UNREADABLE and case.name(key.path) in named


@_reason
def _no_quote_character(case: Case, side: str, key: Key) -> bool:
    """An empty `quoteChar` makes its reader fail; we take it to say that nothing is quoted."""
    dialect = case.resource(key.path).get("dialect")
    return key.type == "source-error" and isinstance(dialect, dict) and dialect.get("quoteChar") == ""


@_reason
def _constraint_told_in_schema(case: Case, side: str, key: Key) -> bool:
    """A constraint that is no value of the column's type fails each cell; we tell it of the schema."""
    return (
        side == "theirs"
        and key.type.startswith("constraint-error")
        and any(
            issue.code in ("S11", "S12") and issue.table == case.name(key.path)
            for issue in case.report.issues
        )
    )


@_reason
def _key_told_in_schema(case: Case, side: str, key: Key) -> bool:
    """A foreign key that is incomplete, or refers to columns that are not there, fails each row, or none."""
    named = {issue.table for issue in case.report.issues if issue.code == "S14"}
    return side == "theirs" and key.type == "foreign-key" and case.name(key.path) in named


@_reason
def _missing_cell_told_once(case: Case, side: str, key: Key) -> bool:
    """A cell that a short row lacks is also told as an empty required cell; we tell the short row."""
    short = any(issue.code == "R02" and issue.column == key.column for issue in case.at(key))
    return side == "theirs" and key.type == "constraint-error:required" and short


@_reason
def _key_told_once(case: Case, side: str, key: Key) -> bool:
    """An empty key is also told where row or cells are told to be blank, short, or of a wrong type."""
    if side != "theirs" or key.type != "primary-key":
        return False
    told = {issue.column for issue in case.at(key) if issue.code in ("C01", "C02", "C10", "R02")}
    blank = any(issue.code == "R01" for issue in case.at(key))
    return blank or set(_names(case.schema(key.path).get("primaryKey"))) <= told


@_reason
def _unique_told_once(case: Case, side: str, key: Key) -> bool:
    """A primary key of one column that must be unique too is told twice; we tell the primary key."""
    twice = _names(case.schema(key.path).get("primaryKey")) == [key.column]
    return side == "theirs" and key.type == "unique-error" and twice


@_reason
def _part_of_key_empty(case: Case, side: str, key: Key) -> bool:
    """A primary key of which a part is empty is taken as a key; the standard says that no part may be."""
    part = any(issue.code == "K02" for issue in case.at(key))
    return side == "ours" and key.type == "primary-key" and part


@_reason
def _blank_header(case: Case, side: str, key: Key) -> bool:
    """A header of blanks alone is told label by label, or not at all; we tell the header."""
    blank = any(issue.code == "T15" and issue.path == key.path for issue in case.report.issues)
    return blank and (key.type == "blank-header" or key.type.endswith("-label"))


@_reason
def _other_hashes(case: Case, side: str, key: Key) -> bool:
    """Hashes other than MD5 and SHA-256 are passed over; we compare all that Python knows."""
    said = str(case.resource(key.path).get("hash", "")).partition(":")
    return side == "ours" and key.type == "hash-count" and bool(said[1]) and said[0] not in ("md5", "sha256")


@_reason
def _zero_counts(case: Case, side: str, key: Key) -> bool:
    """A size or a number of rows or columns of 0 counts as not said; we compare it."""
    resource = case.resource(key.path)
    said = {**resource, **resource.get("stats", {})}
    return side == "ours" and key.type.endswith("-count") and said.get(_COUNTS.get(key.type, ""), 1) == 0


@_reason
def _labels_beyond_fields(case: Case, side: str, key: Key) -> bool:
    """Blank and double labels are told only where the schema has a field, and numbered; we tell all."""
    blank = key.type == "blank-label" and not case.schema(key.path)
    return blank or (side == "ours" and key.type in ("blank-label", "duplicate-label"))


@_reason
def _byte_order_mark(case: Case, side: str, key: Key) -> bool:
    """UTF-16 without a byte-order mark is told as another fault of the file; we tell the encoding."""
    encoding = str(case.resource(key.path).get("encoding", ""))
    wide = encoding.lower().replace("_", "-") in ("utf-16", "utf-32")
    return wide and key.type in ("source-error", "encoding-error")


@_reason
def _items_checked_too(case: Case, side: str, key: Key) -> bool:
    """Items of an array are not checked where the array breaks a constraint; we check them."""
    field = case.field(key.path, key.column)
    told = any(
        one.path == key.path and one.line == key.line and one.column == key.column for one in case.theirs.keys
    )
    return side == "ours" and "arrayItem" in field and told


@_reason
def _naive_times(case: Case, side: str, key: Key) -> bool:
    """A time without a zone never equals one with; we take it to be in UTC, so that all can be compared."""
    kinds = {
        case.field(key.path, name).get(what)
        for name in key.column.split(", ")
        for what in ("type", "itemType")
    }
    compared = key.type.partition(":")[0] in ("unique-error", "foreign-key", "constraint-error")
    return compared and bool(kinds & {"datetime", "time"})


_COUNTS = {"row-count": "rows", "field-count": "fields", "byte-count": "bytes"}

#: What frictionless takes for a value of a type, and the standard does not.
_LENIENT = {
    ("string", "uri"): r"\s",
    ("string", "uuid"): r"(?!.{8}-.{4}-.{4}-.{4}-.{12}$)",
    ("string", "binary"): r"(?![A-Za-z0-9+/]*={0,2}$)|(?!(....)*$)",
    ("datetime", ""): r"W|z|[ ]",
    ("duration", ""): r"P....-",
    ("array", ""): r"NaN|Infinity",
    ("object", ""): r"NaN|Infinity",
    ("geopoint", "array"): r"true|false",
    ("geojson", "topojson"): r'(?!.*"Topology")',
}


@_reason
def _value_not_of_the_standard(case: Case, side: str, key: Key) -> bool:
    """Its libraries take values that the standard of the type does not."""
    names = key.column.split(", ") if key.column else _names(case.schema(key.path).get("primaryKey"))
    if any(_lenient(case, issue) for issue in case.at(key) if issue.column in names):
        return True
    targets = case.targets(key.path)
    referred = (issue for issue in case.report.issues if issue.table in targets)
    return key.type == "foreign-key" and any(_lenient(case, issue) for issue in referred)


def _lenient(case: Case, issue: Issue) -> bool:
    """Whether one of our issues is told of a value that frictionless takes."""
    field = case.field(issue.path, issue.column)
    kind, form = field.get("type", "string"), field.get("format", "").replace("default", "")
    if kind == "list":
        kind, form = field.get("itemType", "string"), ""
    pattern = _LENIENT.get((kind, form))
    return issue.code == "C01" and bool(pattern and re.search(pattern, issue.found or ""))


def _names(value: Any) -> list[str]:
    """Names that a schema gives as one or as a list."""
    return [value] if isinstance(value, str) else list(value or [])
