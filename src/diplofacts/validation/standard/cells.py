"""The checks of one cell by itself, the same for every engine."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable
from itertools import filterfalse
from typing import Any

from attrs import frozen

from .patterns import Pattern, PatternError, compile_pattern
from .plan import FieldPlan
from .readers import BAD, Json, expected, reader

NUL = "\0"

#: The bounds of a field: attribute, code, comparison that holds, and how it is said.
_BOUNDS = (
    ("minimum", "C13", operator.ge, "at least"),
    ("maximum", "C14", operator.le, "at most"),
    ("exclusive_minimum", "C15", operator.gt, "more than"),
    ("exclusive_maximum", "C16", operator.lt, "less than"),
)


@frozen(eq=False, repr=False)
class Fault:
    """One thing that is wrong with a cell.

    Attributes:
        code: of the rule.
        expected: what was expected.
    """

    code: str
    expected: str = ""


class Checker:
    """The checks of the cells of one field; what it says of a text, it says of every cell with it.

    Attributes:
        field: of the plan.
        reading: whether cells must be read as a value to be judged.
    """

    def __init__(self, field: FieldPlan) -> None:
        self.field = field
        self._read, self._form = reader(field)
        self._faults: dict[str, tuple[Fault, ...]] = {}
        self._tests: list[tuple[Callable[[Any], object], Fault]] = list(_tests(field))
        self._pattern = _pattern(field)
        self._listed = _listed(field)
        self._type = expected(field)
        item = field.options.get("arrayItem")
        self._item = Checker(item) if field.type == "array" and isinstance(item, FieldPlan) else None

    # ------------------------------------------------------------ one cell

    def null(self, text: str | None) -> bool:
        """Whether a cell has no value; None is a cell that is not there."""
        return text is None or text in self.field.missing

    def value(self, text: str | None) -> Any:
        """The value of a cell as a key; None when it is null or not of its type, as in frictionless."""
        if text is None or text in self.field.missing:
            return None
        value = self._read(text)
        return None if value is BAD else value

    def faults(self, text: str) -> tuple[Fault, ...]:
        """What is wrong with a cell; empty when nothing is."""
        found = self._faults.get(text)
        if found is None:
            found = self._faults[text] = tuple(self._find(text))
        return found

    def judge(self, text: str) -> bool:
        """Whether nothing is wrong with a cell."""
        return not self.faults(text)

    def _find(self, text: str) -> Iterable[Fault]:
        if NUL in text:
            yield Fault("C03")
        if text in self.field.missing:
            if self.field.required:
                yield Fault("C10", "a value")
            return
        value = self._read(text)
        if value is BAD:
            yield Fault("C01", self._type)
            return
        if not self._form(text):
            yield Fault("C02", self._type)
        yield from self._judged(value)

    def _judged(self, value: Any) -> Iterable[Fault]:
        for holds, fault in self._tests:
            if not holds(value):
                yield fault
        if self._pattern and isinstance(value, str) and not self._pattern.matches(value):
            yield Fault("C12", f"pattern: {self._pattern.source}")
        if self._item and isinstance(value, Json):
            for one in value.value:
                yield from self._item.item_faults(one)

    def item_faults(self, value: Any) -> Iterable[Fault]:
        """What is wrong with one item of an array, a JSON value."""
        if isinstance(value, str):
            faults = self.faults(value)
        else:
            known = typed(self.field, value)
            faults = (Fault("C01", self._type),) if known is BAD else tuple(self._judged(known))
            if value is None:
                faults = (Fault("C10", "a value"),) if self.field.required else ()
        for fault in faults:
            yield Fault(fault.code, f"items of {fault.expected}")

    # ------------------------------------------------------------ many cells

    def suspects(self, texts: Collection[str], nul: bool = True) -> list[str]:
        """Those of the distinct cells of a column with which something is wrong, in their order.

        Whole columns of plain strings, and of integers, are passed without a call for each of them.

        Args:
            texts: the cells, each once.
            nul: whether one of them may have a NUL character.
        """
        field = self.field
        rest: Iterable[str] = texts
        if field.plain and not self._tests:
            found = [text for text in field.missing if text in texts] if field.required else []
            if self._pattern:
                found += filterfalse(self._pattern.matches, filterfalse(field.missing.__contains__, texts))
            found += (text for text in texts if NUL in text) if nul else ()
            rest = dict.fromkeys(found)
        elif field.plain and self._listed is not None and len(self._tests) == 1:
            rest = list(filterfalse(self._listed.__contains__, texts))
        elif field.type == "integer":
            known = list(filter(self._form, texts))
            if len(known) == len(texts) and field.enum is None and self._within(known):
                return []
        return [text for text in rest if self.faults(text)]

    def _within(self, texts: Iterable[str]) -> bool:
        """Whether integers are all within their bounds; None of a missing value is among them."""
        if any(text in self.field.missing for text in texts):
            return False
        try:
            values = list(map(self._read, texts))
            if BAD in values:
                return False
            ends = (min(values), max(values)) if values else ()
        except TypeError:
            return False
        return all(holds(end) for end in ends for holds, _ in self._tests)


def typed(field: FieldPlan, raw: Any) -> Any:
    """The value of a field that a schema writes, in JSON, for a constraint; :data:`BAD` when it is none."""
    if isinstance(raw, str):
        read, _ = reader(field)
        return raw if field.type == "any" else read(raw)
    if field.type == "any" or (field.type == "boolean" and isinstance(raw, bool)):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if field.type in ("integer", "year") and raw == int(
            raw if raw == raw and abs(raw) != float("inf") else 0
        ):
            return int(raw)
        if field.type == "number":
            from decimal import Decimal

            return float(raw) if field.options.get("floatNumber") else Decimal(str(raw))
    if field.type == "yearmonth" and isinstance(raw, list) and len(raw) == 2:
        return tuple(raw) if all(type(part) is int for part in raw) else BAD
    if (field.type == "array" and isinstance(raw, list)) or (
        field.type in ("object", "geojson") and isinstance(raw, dict)
    ):
        return Json.of(raw)
    return BAD


def comparable(field: FieldPlan, raw: Any) -> bool:
    """Whether the values of a field can be compared with what a schema gives for a constraint."""
    return typed(field, raw) is not BAD


def _listed(field: FieldPlan) -> frozenset[str] | None:
    """The cells that a plain field with a list, and nothing else, may have; None for any other."""
    values = field.categories if field.enum is None else field.enum
    if values is None or not all(isinstance(value, str) for value in values):
        return None
    return frozenset(values) | (frozenset() if field.required else field.missing)


def _tests(field: FieldPlan) -> Iterable[tuple[Callable[[Any], object], Fault]]:
    for name, code, compare, words in _BOUNDS:
        raw = getattr(field, name)
        bound = None if raw is None else typed(field, raw)
        if bound is not None and bound is not BAD:
            yield _bound(compare, bound), Fault(code, f"{words} {_shown(raw)}")
    for limit, code, compare, words in (
        (field.min_length, "C17", operator.ge, "at least"),
        (field.max_length, "C18", operator.le, "at most"),
    ):
        if limit is not None:
            unit = "characters" if field.type == "string" else "keys" if field.type == "object" else "items"
            yield _length(compare, limit), Fault(code, f"{words} {limit} {unit}")
    for code, values in (("C11", field.enum), ("C20", field.categories)):
        if values is not None:
            allowed = [value for raw in values if (value := typed(field, raw)) is not BAD]
            shown = ", ".join(map(_shown, values))
            yield _among(allowed), Fault(code, f"one of {shown}")
    if field.json_schema is not None:
        yield from _json_schema(field)


def _bound(compare: Callable[[Any, Any], Any], bound: Any) -> Callable[[Any], object]:
    def within(value: Any) -> object:
        # Not a number is within no bounds, and cannot always be compared.
        try:
            return value == value and compare(value, bound)
        except TypeError:  # A text and a bound that is none, in a field of any type.
            return False

    return within


def _length(compare: Callable[[Any, Any], Any], limit: int) -> Callable[[Any], object]:
    return lambda value: compare(len(value.value if isinstance(value, Json) else value), limit)


def _among(allowed: list[Any]) -> Callable[[Any], object]:
    try:
        return frozenset(allowed).__contains__
    except TypeError:  # A list or an object among the values of a field of any type.
        return lambda value: value in allowed


def _json_schema(field: FieldPlan) -> Iterable[tuple[Callable[[Any], object], Fault]]:
    try:
        from jsonschema.validators import validator_for  # type: ignore[import-untyped]
    except ImportError:
        return
    schema = dict(field.json_schema or {})
    judge = validator_for(schema)(schema)
    yield lambda value: judge.is_valid(value.value), Fault("C19", "a value that fits the JSON Schema")


def _shown(raw: Any) -> str:
    return raw if isinstance(raw, str) else Json.of(raw)


def _pattern(field: FieldPlan) -> Pattern | None:
    if field.pattern is None:
        return None
    try:
        return compile_pattern(field.pattern)
    except PatternError:  # Reported with the schema.
        return None
