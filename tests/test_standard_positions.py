"""Where keys stand in JSON files, and that issues about them say so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.validation import validate
from diplofacts.validation.standard import positions

_KEYS = st.text(st.sampled_from('ab"\\[]{}:,\n é'), max_size=4)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)


def ways(value: Any, way: str = "") -> list[tuple[str, Any]]:
    """The way to everything in a value, each with its key or, in a list, its item."""
    found: list[tuple[str, Any]] = []
    for key, item in value.items() if isinstance(value, dict) else ():
        below = positions.below(way, key)
        found += [(below, key), *ways(item, below)]
    for number, item in enumerate(value if isinstance(value, list) else ()):
        below = positions.below(way, number)
        found += [(below, item), *ways(item, below)]
    return found


@given(st.dictionaries(_KEYS, _VALUES, max_size=4), st.sampled_from([None, 0, 2]), st.booleans())
def test_every_key_and_item_is_found_where_it_stands(
    value: dict[str, Any], indent: int | None, plain: bool
) -> None:
    """Whatever a JSON file holds and however it is laid out, every key and item is told its own place."""
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    found = list(positions.members(text))
    assert [
        (one.way, json.JSONDecoder().raw_decode(text, one.start)[0]) for one in found
    ] == ways(value)  # fmt: skip
    lines = text.split("\n")
    for one in found:
        line, col = positions.Lines(text).place(one.start)
        assert "\n".join([*lines[: line - 1], lines[line - 1][: col - 1]]) == text[: one.start]


def package(folder: Path, text: str) -> list[tuple[str, int | None, int | None, str]]:
    """What is told of a descriptor: code, line, character and key."""
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    (folder / "t.csv").write_text("a\nx\n", encoding="utf-8")
    issues = validate(folder, dataset=False).issues
    return [(one.code, one.row, one.col, one.column) for one in issues]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ('"constraints": {\n"requird": true}', ("S10", 3, 1, "constraints.requird")),
        ('"requird":\ntrue', ("S10", 2, 15, "requird")),
        ('"constraints": {"pattern": "["}', ("S12", 2, 31, "constraints.pattern")),
        ('"type":\n"string", "type": "string"', ("P11", 3, 11, "type")),
    ],
)
def test_a_key_is_told_with_its_line(tmp_path: Path, field: str, expected: tuple[Any, ...]) -> None:
    """What is wrong with a key of a descriptor is told at the line and the character of the key."""
    schema = '{"fields": [\n{"name": "a", ' + field + "}]}"
    text = '{"resources": [{"name": "t", "path": "t.csv", "schema": ' + schema + "}]}"
    code, line, col, key = expected
    assert package(tmp_path, text) == [(code, line, col, f"resources[0].schema.fields[0].{key}")]


def test_a_key_that_is_missing_is_told_where_it_should_stand(tmp_path: Path) -> None:
    """What is not in a file cannot have a place there; what lacks it has."""
    text = '{"resources": [\n  {"path": "t.csv"}]}'
    assert package(tmp_path, text) == [("P02", 2, 3, "resources[0].name")]


@pytest.mark.parametrize(("text", "col"), [('{"a":\n [1, NaN]}', 6), ('{"a":\n [1 2]}', 5)])
def test_what_is_no_json_is_told_at_its_character(tmp_path: Path, text: str, col: int) -> None:
    """A file that is no JSON is told at the line and the character that is none."""
    assert package(tmp_path, text) == [("P10", 2, col, "")]


def test_the_same_key_in_two_objects_is_no_repetition() -> None:
    """Objects below a key that stands twice are two objects, each with keys of its own."""
    text = '{"a": {"x": 1}, "a": {"x": 2, "x": [3]}}'
    assert [(one.way, value) for one, value in positions.repeated(text)] == [
        ("a", {"x": [3]}),
        ("a.x", [3]),
    ]
