"""Table Schemas: what is wrong with one, and the checks that it asks for.

Read as frictionless 5.21 reads them (versions 1 and 2 of the standard); what it passes over in silence is
reported: misspelt keys, constraints that no value can be compared with, patterns, unique keys, categories.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from ..report import Issue
from . import objects
from .cells import Checker, comparable
from .objects import Place, is_of
from .patterns import PatternError, compile_pattern
from .plan import EQUAL, EXACT, PARTIAL, SUBSET, SUPERSET, FieldPlan, ForeignKeyPlan

if TYPE_CHECKING:
    from .rowrules import RowRule

_MODES = (EXACT, EQUAL, SUBSET, SUPERSET, PARTIAL)
_BOUNDS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
}
_LENGTHS = {"minLength": "min_length", "maxLength": "max_length"}
#: Types whose fields may have categories.
_CATEGORICAL = ("string", "integer", "any")
#: What `itemType` of a list may be.
_ITEMS = ("string", "integer", "boolean", "number", "datetime", "date", "time")


@define(eq=False, repr=False)
class SchemaPlan:
    """What a schema asks for; the names are those of :class:`~.plan.TablePlan`."""

    fields: list[FieldPlan] = field(factory=list)
    fields_match: str = EXACT
    primary_key: tuple[str, ...] = ()
    unique_keys: list[tuple[str, ...]] = field(factory=list)
    foreign_keys: list[ForeignKeyPlan] = field(factory=list)
    row_rules: list[RowRule] = field(factory=list)
    issues: list[Issue] = field(factory=list)


def read_schema(described: Mapping[str, Any], place: Place, table: str, version: str) -> SchemaPlan:
    """Check a schema and compile it.

    Args:
        described: it.
        place: where it stands.
        table: name of the resource, for keys that refer to it itself.
        version: of the standard: ``v1``, ``v2`` or ``unknown``.
    """
    made = SchemaPlan()
    issues = made.issues
    known = objects.properties()
    issues += objects.check(described, known["schema"], place, "S10", ("fields",))
    missing = described.get("missingValues", [""])
    issues += _check_missing(missing, place.at("missingValues"), version)
    nulls = _missing(missing) or frozenset() if "missingValues" in described else frozenset({""})
    fields = described.get("fields")
    for number, one in enumerate(fields if isinstance(fields, list) else []):
        if isinstance(one, Mapping):
            made.fields.append(_field(one, nulls, place.at("fields").at(number, "S02"), version, issues))
    if fields == []:
        issues.append(place.at("fields").issue("the schema has no field", fields))
    if not is_of(fields, "object-list"):
        return made  # What is said of its columns elsewhere cannot be judged.
    names = [one.name for one in made.fields]
    for name in sorted({name for name in names if names.count(name) > 1} if len(names) < 10_000 else ()):
        issues.append(place.at("fields").issue(f"two fields have the name {name}", name))
    mode = described.get("fieldsMatch", EXACT)
    if isinstance(mode, list) and len(mode) == 1:  # As version 2.0 of the standard first had it.
        mode = mode[0]
    if mode in _MODES:
        made.fields_match = mode
    elif isinstance(mode, str):
        issues.append(place.at("fieldsMatch").issue(f"fieldsMatch must be one of {', '.join(_MODES)}", mode))
    if unknown := set(_names(described.get("primaryKey")) or ()) - set(names):
        at = place.at("primaryKey")
        issues.append(
            at.issue(f"no field has the name {', '.join(sorted(unknown))}", described["primaryKey"])
        )
    else:
        made.primary_key = _names(described.get("primaryKey")) or ()
    _unique_keys(described, names, place.at("uniqueKeys"), made)
    _foreign_keys(described, names, place.at("foreignKeys"), table, made)
    _row_rules(described, names, place.at("rowRules"), made)
    return made


def _names(value: Any) -> tuple[str, ...] | None:
    """The names in a string or a list of strings; None for anything else."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) and is_of(value, "string-list") else None


# ---------------------------------------------------------------- missing values


def _missing(value: Any) -> frozenset[str] | None:
    if is_of(value, "string-list"):
        return frozenset(value)
    if is_of(value, "object-list"):
        return frozenset(one["value"] for one in value if isinstance(one.get("value"), str))
    return None


def _check_missing(value: Any, place: Place, version: str) -> Iterator[Issue]:
    if not is_of(value, "object-list") or not value:
        return
    if version == "v1":
        yield place.issue("missing values with labels are of version 2 of the standard", value)
    for key in ("value", "label"):
        texts = [one.get(key) for one in value if one.get(key) is not None]
        if not all(isinstance(text, str) for text in texts) or (key == "value" and len(texts) < len(value)):
            yield place.issue(f"each missing value must have a {key} that is a string", value)
        elif len(set(texts)) < len(texts):
            yield place.issue(f"the same {key} stands twice", value)


# ---------------------------------------------------------------- fields


def _field(
    described: Mapping[str, Any], nulls: frozenset[str], place: Place, version: str, issues: list[Issue]
) -> FieldPlan:
    """Check the description of a field and compile it."""
    known = objects.properties()
    kind = described.get("type", "string")
    of_type = known["types"].get(kind) if isinstance(kind, str) else None
    if of_type is None:
        if isinstance(kind, str):
            issues.append(place.at("type").issue(f"{kind} is no type of a field", kind))
        kind, of_type = "any", {"constraints": list(known["constraints"])}
    own = {key: types for key, types in of_type.items() if isinstance(types, str)}
    # A constraint beside `constraints` does nothing, however it is spelt.
    outside = {
        key: objects.nearest(key, known["constraints"])
        for key in described
        if key not in known["field"] and key not in own and key not in known["own"]
    }
    spelt = {key: value for key, value in described.items() if not outside.get(key)}
    issues += objects.check(spelt, {**known["field"], **own}, place, "S10", ("name",))
    for key, near in outside.items():
        if key == near:
            issues.append(place.at(key).issue(f"{key} must stand in constraints", described[key]))
        elif near:
            issues.append(place.at(key).issue("", described[key], "S10", near=f"constraints.{near}"))
    name = described.get("name")
    form = described.get("format", "default")
    form = form.removeprefix("fmt:") if isinstance(form, str) else "default"
    if form not in of_type.get("formats", (form,)):
        allowed = ", ".join(of_type["formats"])
        issues.append(place.at("format").issue(f"the format of a {kind} must be one of {allowed}", form))
        form = "default"
    missing = _missing(described["missingValues"]) if "missingValues" in described else None
    issues += _check_missing(described.get("missingValues"), place.at("missingValues"), version)
    options: dict[str, Any] = {
        key: described[key] for key in own if key in described and is_of(described[key], own[key])
    }
    if not options.get("delimiter", "x"):
        issues.append(place.at("delimiter").issue("the delimiter must not be empty", ""))
    if options.get("itemType", "string") not in _ITEMS:
        at = place.at("itemType")
        issues.append(
            at.issue(f"the items of a list must be one of {', '.join(_ITEMS)}", options.pop("itemType"))
        )
    if "arrayItem" in options:
        item = {"name": str(name), "type": "any", **options["arrayItem"]}
        item.pop("arrayItem", None)
        options["arrayItem"] = _field(item, frozenset({""}), place.at("arrayItem"), version, issues)
    plan = FieldPlan(
        name=name if isinstance(name, str) else "",
        type=kind,
        format=form,
        missing=nulls if missing is None else missing,
        options=options,
    )
    supported = {"required", "unique", *of_type["constraints"]}
    plan = _constrained(
        plan, supported, described.get("constraints"), place.at("constraints"), version, issues
    )
    plan = _categories(plan, described, place.at("categories"), issues)
    example = described.get("example")
    if example and isinstance(example, str):
        optional = evolve(plan, required=False) if plan.required else plan
        if Checker(optional).faults(example):
            issues.append(place.at("example").issue("the example is no value of the field", example))
    return plan


def _constrained(
    plan: FieldPlan, supported: set[str], described: Any, place: Place, version: str, issues: list[Issue]
) -> FieldPlan:
    if not isinstance(described, Mapping):
        return plan
    known = objects.properties()
    issues += objects.check(described, known["constraints"], place, "S10")
    found: dict[str, Any] = {}
    for key, value in described.items():
        at = place.at(key)
        if key not in known["constraints"]:
            if not objects.nearest(key, known["constraints"]):
                issues.append(at.issue(f"{key} is no constraint", value))
            continue
        if value is not None and not is_of(value, known["constraints"][key]):
            continue
        if key not in supported:
            issues.append(at.issue(f"fields of type {plan.type} do not have the constraint {key}", value))
        elif value is None:
            continue
        elif version == "v1" and key.startswith("exclusive"):
            issues.append(at.issue(f"the constraint {key} is of version 2 of the standard", value))
        elif key in ("required", "unique"):
            found[key] = value
        elif key in _LENGTHS:
            found[_LENGTHS[key]] = int(value)
        elif key in _BOUNDS and comparable(plan, value):
            found[_BOUNDS[key]] = value
        elif key == "enum" and all(comparable(plan, one) for one in value):
            found["enum"] = tuple(value)
        elif key in _BOUNDS or key == "enum":
            wrong = [one for one in value if not comparable(plan, one)] if key == "enum" else value
            words = {"constraint": key, "expected": f"a value of type {plan.type}"}
            issues.append(at.issue("", wrong, "S11", **words))
        elif key == "jsonSchema":
            found["json_schema"] = value
        else:
            try:
                compile_pattern(value)
                found["pattern"] = value
            except PatternError as error:
                issues.append(at.issue(str(error), value, "S12"))
    return evolve(plan, **found) if found else plan


def _categories(
    plan: FieldPlan, described: Mapping[str, Any], place: Place, issues: list[Issue]
) -> FieldPlan:
    if described.get("categories") is None:
        return plan
    value = described["categories"]
    values = value
    if is_of(value, "object-list") and value:
        values = [one.get("value") for one in value]
    words = ""
    if plan.type not in _CATEGORICAL:
        words = "no categories for a field that is neither string nor integer"
    elif not isinstance(values, list) or not all(comparable(plan, one) for one in values) or not values:
        words = f"a list of values of type {plan.type}"
    elif len({objects.shown(one) for one in values}) < len(values):
        words = "each category once"
    if words:
        issues.append(place.issue("", value, "S15", expected=words))
        return plan
    return evolve(plan, categories=tuple(values))


# ---------------------------------------------------------------- keys and rules


def _unique_keys(described: Mapping[str, Any], names: list[str], place: Place, made: SchemaPlan) -> None:
    value = described.get("uniqueKeys")
    if value is None:
        return
    if not isinstance(value, list) or not value:
        made.issues.append(place.issue("", value, "S13"))
        return
    for number, one in enumerate(value):
        key = tuple(one) if is_of(one, "string-list") and one else ()
        if key and set(key) <= set(names):
            made.unique_keys.append(key)
        else:
            made.issues.append(place.at(number).issue("", one, "S13"))


def _foreign_keys(
    described: Mapping[str, Any], names: list[str], place: Place, table: str, made: SchemaPlan
) -> None:
    known = objects.properties()
    value = described.get("foreignKeys")
    for number, one in enumerate(value if isinstance(value, list) else []):
        if not isinstance(one, Mapping):
            continue
        at = place.at(number)
        made.issues += objects.check(one, known["foreign-key"], at, "S10", ("fields", "reference"))
        reference = one.get("reference")
        if not isinstance(reference, Mapping):
            continue
        made.issues += objects.check(reference, known["reference"], at.at("reference"), "S10", ("fields",))
        fields, target = _names(one.get("fields")), _names(reference.get("fields"))
        if not fields or not target:
            continue
        if unknown := [name for name in fields if name not in names]:
            made.issues.append(
                at.at("fields").issue(f"no field has the name {', '.join(unknown)}", list(fields))
            )
        elif len(fields) != len(target):
            made.issues.append(at.issue("a foreign key has as many fields as its reference", dict(one)))
        else:
            resource = reference.get("resource") or table
            made.foreign_keys.append(ForeignKeyPlan(fields, str(resource), target, way=at.key))


def _row_rules(described: Mapping[str, Any], names: list[str], place: Place, made: SchemaPlan) -> None:
    value = described.get("rowRules")
    if value is not None and not isinstance(value, list):
        made.issues.append(place.issue("rowRules must be a list", value, "S16"))
        return
    if not value:
        return
    from .rowrules import RowRuleError, compile_rule

    for number, one in enumerate(value):
        try:
            made.row_rules.append(compile_rule(one, names))
        except RowRuleError as error:
            made.issues.append(place.at(number).issue(str(error), one, "S16"))
