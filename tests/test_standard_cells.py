"""Cells: what each type reads, in which form, and the constraints."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.validation.standard.cells import Checker, comparable
from diplofacts.validation.standard.plan import FieldPlan


def codes(text: str, type_: str, **words: Any) -> list[str]:
    """The rules that a cell breaks."""
    return [fault.code for fault in Checker(FieldPlan("x", type_, **words)).faults(text)]


GOOD = [
    ("integer", "default", "12"), ("integer", "default", "-3"), ("integer", "default", "+5"),
    ("number", "default", "1.50"), ("number", "default", "1e-3"), ("number", "default", "NaN"),
    ("number", "default", "-INF"), ("number", "default", ".5"),
    ("boolean", "default", "true"), ("boolean", "default", "0"),
    ("date", "default", "2024-02-29"), ("date", "%d/%m/%Y", "29/02/2024"),
    ("datetime", "default", "2024-02-29T23:59:59Z"), ("datetime", "default", "2024-02-29T24:00:00"),
    ("datetime", "default", "2024-02-29T10:00:00.5+01:00"),
    ("time", "default", "23:59:59"), ("time", "%H.%M", "23.59"),
    ("year", "default", "2024"), ("yearmonth", "default", "2024-02"),
    ("duration", "default", "P1Y2M3DT4H5M6.7S"), ("duration", "default", "P2W"),
    ("duration", "default", "-P1D"),
    ("geopoint", "default", "45.50, -90"), ("geopoint", "array", "[45, 90]"),
    ("geopoint", "object", '{"lon": 45, "lat": 90}'),
    ("geojson", "default", '{"type": "Point", "coordinates": [1, 2]}'),
    ("geojson", "topojson", '{"type": "Topology", "objects": {}, "arcs": []}'),
    ("array", "default", "[1, 2]"), ("object", "default", '{"a": 1}'), ("list", "default", "a,b"),
    ("string", "email", "a.b@example.org"), ("string", "uri", "https://example.org/a?b#c"),
    ("string", "uuid", "2bc1c94f-0deb-43e9-92a1-4775189ec9f8"), ("string", "binary", "aGk="),
    ("string", "wkt", "POLYGON ((0 0, 1 0, 1 1, 0 0))"), ("string", "wkt", "MULTIPOINT (1 2, 3 4)"),
    ("string", "wkt", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING EMPTY)"), ("any", "default", "x"),
]  # fmt: skip

BAD = [
    ("integer", "default", "1.0"), ("integer", "default", "x"), ("integer", "default", "9" * 5000),
    ("number", "default", "1,5"), ("number", "default", "sNaN"), ("boolean", "default", "yes"),
    ("date", "default", "2023-02-29"), ("date", "default", "29.02.2024"), ("date", "%d/%m/%Y", "2024-02-29"),
    ("datetime", "default", "2024-02-29"), ("datetime", "default", "2024-02-29T10:00:00 Z"),
    ("time", "default", "24:00:01"), ("time", "default", "10:00"),
    ("year", "default", "24"), ("year", "default", "-024"), ("yearmonth", "default", "2024-13"),
    ("duration", "default", "P"), ("duration", "default", "1 day"),
    ("geopoint", "default", "181,0"), ("geopoint", "default", "1"), ("geopoint", "array", "[true, 1]"),
    ("geopoint", "object", '{"lon": 1}'), ("geopoint", "default", "NaN,0"),
    ("geojson", "default", '{"type": "Point"}'), ("geojson", "default", '{"type": "Feature"}'),
    ("geojson", "topojson", "{}"), ("array", "default", "{}"), ("array", "default", "[NaN]"),
    ("array", "default", "[" * 100_000), ("object", "default", "[]"),
    ("string", "email", "a@b@c"), ("string", "email", "a@localhost"), ("string", "uri", "example.org"),
    ("string", "uri", "http://a b"), ("string", "uuid", "2bc1c94f"), ("string", "binary", "a*b="),
    ("string", "wkt", "POINT (1)"), ("string", "wkt", "POINT (1 2"), ("string", "wkt", "(" * 5000),
]  # fmt: skip

LOOSE = [
    ("integer", " 12 "), ("integer", "1_0"), ("integer", "１２"), ("number", " 1.5"), ("number", "1_0.5"),
    ("number", "Infinity"), ("date", "2020-1-5"), ("datetime", "2020-01-05 10:00:00"), ("year", " 202"),
    ("datetime", "2020-01-05T10:00:00z"), ("yearmonth", "2020-1"), ("duration", "+P1D"),
    ("duration", "P1,5D"), ("duration", "PT"), ("geopoint", "1_0,2"),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "form", "text"), GOOD)
def test_a_value_of_the_type_is_good(type_: str, form: str, text: str) -> None:
    """What the standard writes so is no fault."""
    assert codes(text, type_, format=form) == []


@pytest.mark.parametrize(("type_", "form", "text"), BAD)
def test_what_is_no_value_of_the_type_is_told(type_: str, form: str, text: str) -> None:
    """What cannot be read as the type is C01 and nothing else."""
    assert codes(text, type_, format=form) == ["C01"]


@pytest.mark.parametrize(("type_", "text"), LOOSE)
def test_a_value_in_a_loose_form_is_told(type_: str, text: str) -> None:
    """What frictionless reads although the standard does not write it so is C02."""
    assert codes(text, type_) == ["C02"]


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("", {"required": True}, "C10"),
        ("c", {"enum": ("a", "b")}, "C11"),
        ("ab", {"pattern": "a"}, "C12"),
        ("a\n", {"pattern": "a$"}, "C12"),
        ("FRxxx", {"pattern": "FR|[A-Z]{2}"}, "C12"),
        ("ab", {"min_length": 3}, "C17"),
        ("abcd", {"max_length": 3}, "C18"),
        ("c", {"categories": ("a", "b")}, "C20"),
        ("a\0b", {}, "C03"),
        ("4", {"type": "integer", "minimum": 5}, "C13"),
        ("6", {"type": "integer", "maximum": "5"}, "C14"),
        ("5", {"type": "number", "exclusive_minimum": 5}, "C15"),
        ("5.0", {"type": "number", "exclusive_maximum": "5"}, "C16"),
        ("NaN", {"type": "number", "minimum": 5}, "C13"),
        ("2020-01-01", {"type": "date", "minimum": "2020-01-02"}, "C13"),
        ("2020-01-01T00:00:00+01:00", {"type": "datetime", "minimum": "2020-01-01T00:00:00Z"}, "C13"),
        ("[1]", {"type": "array", "min_length": 2}, "C17"),
        ('{"a": 1, "b": 2}', {"type": "object", "max_length": 1}, "C18"),
        ("3", {"type": "integer", "enum": (1, 2)}, "C11"),
        ("[1]", {"type": "array", "options": {"arrayItem": FieldPlan("i", "integer", minimum=2)}}, "C13"),
        ('["x"]', {"type": "array", "options": {"arrayItem": FieldPlan("i", "integer")}}, "C01"),
        ("1,x", {"type": "list", "options": {"itemType": "integer"}}, "C01"),
        ("{}", {"type": "object", "json_schema": {"required": ["a"]}}, "C19"),
    ],
)
def test_every_constraint_is_kept(text: str, field: dict[str, Any], code: str) -> None:
    """A cell that breaks one constraint gives the rule of that constraint alone."""
    words = {"type": "string", **field}
    assert codes(text, words.pop("type"), **words) == [code]


def test_null_breaks_no_constraint_but_one() -> None:
    """A missing value is not compared with anything; only `required` forbids it."""
    words = {"missing": frozenset({"", "-"}), "minimum": 5, "enum": (7,)}
    assert codes("-", "integer", **words) == []
    assert codes("-", "integer", required=True, **words) == ["C10"]


@pytest.mark.parametrize(
    ("text", "options", "value"),
    [
        ("1.000,5", {"groupChar": ".", "decimalChar": ","}, "1000.5"),
        ("€ 12 EUR", {"bareNumber": False}, "12"),
    ],
)
def test_numbers_are_read_as_they_are_described(text: str, options: dict[str, Any], value: str) -> None:
    """Characters for groups and decimals, and what stands around a number, are as the schema says."""
    field = FieldPlan("x", "number", options=options)
    assert str(Checker(field).value(text)) == value
    assert Checker(field).faults(text) == ()


@given(st.integers(), st.sampled_from(["", "0", "00"]), st.sampled_from(["integer", "number"]))
def test_equal_numbers_are_one_key(number: int, zeros: str, type_: str) -> None:
    """Keys are compared by value: leading zeros make no other key."""
    checker = Checker(FieldPlan("x", type_))
    text = f"-{zeros}{-number}" if number < 0 else f"{zeros}{number}"
    assert checker.value(text) == checker.value(str(number)) == number


cells = st.text(st.sampled_from("0123 a_-.é\0"), max_size=6)


@given(
    st.lists(cells, unique=True, max_size=8),
    st.builds(
        FieldPlan,
        st.just("x"),
        st.sampled_from(["string", "integer", "number", "any"]),
        required=st.booleans(),
        enum=st.none() | st.just(("1", "2")),
        maximum=st.none() | st.just("2"),
        missing=st.just(frozenset({"", "-"})),
    ),
)
def test_whole_columns_are_judged_as_each_cell_is(texts: list[str], field: FieldPlan) -> None:
    """What passes many cells at once passes those, and only those, that are good one by one."""
    checker = Checker(field)
    assert sorted(checker.suspects(texts)) == sorted(text for text in texts if not checker.judge(text))


def test_a_constraint_that_nothing_can_be_compared_with_is_known() -> None:
    """The value of a constraint must be one of the field's type."""
    assert comparable(FieldPlan("x", "integer"), 5.0)
    assert not comparable(FieldPlan("x", "integer"), 5.5)
    assert not comparable(FieldPlan("x", "date"), 5)
    assert comparable(FieldPlan("x", "yearmonth"), [2020, 1])
    assert not comparable(FieldPlan("x", "string"), 5)


def test_without_the_library_any_date_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates in any form need a library; without it they are not judged, which is told elsewhere."""
    assert codes("5 May 2020", "date", format="any") == []
    assert codes("nonsense", "date", format="any") == ["C01"]
    monkeypatch.setitem(sys.modules, "dateutil.parser", None)
    assert codes("nonsense", "date", format="any") == []
