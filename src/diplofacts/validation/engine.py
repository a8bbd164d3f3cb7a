"""The frictionless validation, its errors turned into ours."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from attrs import define, evolve, field

from ..errors import missing_extra
from .contents import Contents
from .report import Issue
from .rules import Rule, by_frictionless, rules

_EXPECTED_ACTUAL = re.compile(r'expected is "(.*)" and actual is "(.*)"', re.DOTALL)
_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.DOTALL)
_TYPE = re.compile(r'type is "(.*)"', re.DOTALL)
_POSITION = re.compile(r"at position (\d+)")

#: The rule of error types that have no rule of their own.
_OTHER = "T90"

#: Error types whose place is the schema of a table, not its file.
_IN_SCHEMA = ("schema-error", "field-error")


@define
class Outcome:
    """What frictionless found, what it did not look at, and where it broke down."""

    issues: list[Issue] = field(factory=list)
    skipped: list[str] = field(factory=list)
    failures: list[str] = field(factory=list)


@define
class _Found:
    """What one resource, or one try, gave.

    Attributes:
        errors: frictionless's errors.
        failure: the sentence that says how frictionless broke down.
        opened: whether the table could be opened.
        blocked: what came of each foreign key that could not be looked up, with the table referred to.
    """

    errors: list[Any] = field(factory=list)
    failure: str = ""
    opened: bool = False
    blocked: list[tuple[str, _Found]] = field(factory=list)


def validate(contents: Contents) -> Outcome:
    """Run frictionless on a package whose paths stay inside it.

    Every resource is validated by itself, so that one that makes frictionless raise hides no other. A
    foreign key to a table that cannot be opened makes frictionless read no row of the referring
    table; such keys are taken out for a second try, and the broken table is reported once.

    Raises:
        MissingExtraError: when frictionless is not installed.
    """
    try:
        from frictionless import Package
    except ImportError:
        raise missing_extra("Validation", "frictionless") from None
    outcome = Outcome()
    shown = contents.descriptor_path.name
    packages: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = str(contents.root)
        whole = _caught(
            shown, lambda: packages.append(Package.from_descriptor(contents.descriptor, basepath=root))
        )
        if not packages:
            outcome.skipped.append("frictionless read no table, because the package is badly described")
            resources = []
        else:
            resources = packages[0].resources
            whole = _caught(shown, lambda: packages[0].to_descriptor(validate=True))
        found = {resource.name: _resource(resource) for resource in resources}
    broken = {name for name, one in found.items() if one.errors or one.failure} | set(contents.broken)
    broken.update(issue.found or "" for issue in contents.issues if issue.code == "D01")
    for resource in resources:
        one = found[resource.name]
        told = [one, *(key for target, key in one.blocked if target not in broken)]
        for error in (error for part in told for error in part.errors):
            # A table that could not be read has no rows; it is told itself, not each reference to it.
            if error.type != "foreign-key" or error.reference_name not in contents.broken:
                outcome.issues.append(_issue(error, _place(error, resource, contents), contents))
        outcome.failures += [part.failure for part in told if part.failure]
    repeated = {(error.type, error.note) for one in found.values() for error in one.errors}
    new = [error for error in whole.errors if (error.type, error.note) not in repeated]
    outcome.issues += [_issue(error, shown, contents) for error in new]
    outcome.failures += [whole.failure] if whole.failure else []
    return outcome


def _caught(path: str, action: Callable[[], object]) -> _Found:
    """Do ``action``; when it raises, the reason is an error or a failure, and never a pass."""
    from frictionless import FrictionlessException

    try:
        action()
    except FrictionlessException as exception:
        return _Found(errors=list(exception.to_errors()))
    except Exception as exception:  # A bad regular expression in a schema, a bug of a library.
        kind = type(exception)
        name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
        reason = f"{name}: {exception}"
        return _Found(failure=f"frictionless could not check {path} ({reason})")
    return _Found()


def _resource(resource: Any) -> _Found:
    """Validate one resource, with all of its foreign keys that can be looked up."""
    found = _run(resource)
    keys: list[Any] = []
    if not found.opened:
        # A bad schema raises when it is asked for; it is among the errors then.
        _caught("", lambda: keys.extend(resource.schema.foreign_keys))
    if not keys:
        return found
    alone = _run(resource, [])
    if not alone.opened:
        return alone
    kept, blocked = [], []
    for key in keys:
        one = _run(resource, [key])
        if one.opened:
            kept.append(key)
        else:
            blocked.append((key["reference"]["resource"] or resource.name, one))
    found = _run(resource, kept)
    found.blocked = blocked
    return found


def _run(resource: Any, keys: list[Any] | None = None) -> _Found:
    """Validate one resource, all of its errors; with only some of its foreign keys if ``keys`` are given."""
    from frictionless_diplofacts import off

    reports: list[Any] = []

    def validate_once() -> None:
        one = resource
        if keys is not None:
            one = resource.to_copy()
            one.schema.foreign_keys = keys
        # Our own rules inside frictionless would be told twice.
        with off():
            reports.append(one.validate(limit_errors=0))

    found = _caught(resource.path or resource.name, validate_once)
    for report in reports:  # None when it raised.
        found.errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
        found.opened = any(task.labels for task in report.tasks) or not found.errors
    return found


def _place(error: Any, resource: Any, contents: Contents) -> str:
    """The file that an error is about: that of the table, or of its schema."""
    if error.type in _IN_SCHEMA:
        for described in contents.descriptor["resources"]:
            if described.get("name") == resource.name and isinstance(described.get("schema"), str):
                return str(described["schema"])
    return resource.path or contents.descriptor_path.name


def _issue(error: Any, path: str, contents: Contents) -> Issue:
    rule = _rule(error)
    number = getattr(error, "row_number", None)
    read = next((one for one in contents.sources.values() if one.opened and one.plan.path == path), None)
    lines = read.records.lines if read else []

    def line(position: int) -> int:
        return lines[position - 1] if 0 < position <= len(lines) else position

    found, expected, note = _found_expected_note(error)
    words = {"value": found or "", "column": ", ".join(_columns(error)), "expected": expected}
    message = _filled(rule.message, words, error.title)
    note = _POSITION.sub(lambda match: f"at line {line(int(match[1]))}", note).strip()
    label = getattr(error, "label", None)
    return Issue(
        code=rule.code,
        name=rule.name,
        message=f"{message}: {note}" if note else message,
        path=path,
        row=line(number) if number is not None else 1 if label is not None else None,
        column=words["column"],
        found=found,
        expected=expected,
        hint=_filled(rule.hint, words, rule.fix),
        severity=rule.severity,
        table=_table(contents, path),
    )


def _filled(template: str, words: dict[str, str], otherwise: str) -> str:
    """A template filled in; ``otherwise`` where it asks for what frictionless does not tell."""
    try:
        return template.format_map(words)
    except KeyError:
        return otherwise


def _rule(error: Any) -> Rule:
    """Our rule for an error of frictionless; one that we have none for keeps its words below ``_OTHER``."""
    same = by_frictionless().get(error.type)
    if not same:
        return evolve(rules()[_OTHER], message=error.title)
    if match := _CONSTRAINT.fullmatch(error.note):
        named = [rule for rule in same if rule.name == f"constraint-{match[1]}"]
        return (named or same)[0]
    empty = error.type == "primary-key" and "None" in error.note
    return next((rule for rule in same if rule.name.endswith("-empty") == empty), same[0])


def _table(contents: Contents, path: str) -> str:
    """The name of the resource whose file, or whose schema, that is."""
    resources = contents.descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict) and path in (resource.get("path"), resource.get("schema")):
            return str(resource.get("name") or "")
    return ""


def _columns(error: Any) -> Iterator[str]:
    if getattr(error, "field_names", None) and error.type == "foreign-key":
        yield from error.field_names
    elif name := getattr(error, "field_name", ""):
        yield name
    elif label := getattr(error, "label", ""):
        yield label


def _found_expected_note(error: Any) -> tuple[str | None, str, str]:
    """What came, what was expected, and what frictionless says beside."""
    found = getattr(error, "cell", None)
    if found is None:
        found = getattr(error, "label", None) or None
    if match := _EXPECTED_ACTUAL.fullmatch(error.note):
        return match[2], match[1], ""
    if error.type == "foreign-key":
        fields = ", ".join(error.reference_field_names)
        return ", ".join(error.field_cells), f"a row of {error.reference_name} with this {fields}", ""
    if match := _CONSTRAINT.fullmatch(error.note):
        return found, f"{match[1]}: {match[2]}", ""
    if match := _TYPE.fullmatch(error.note):
        return found, match[1].removesuffix("/default"), ""
    if error.type == "missing-cell":
        return None, "", ""
    return found, "", error.note
