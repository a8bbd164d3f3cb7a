"""Whole tables: what is told of files, headers, rows, cells and keys, and where."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplofacts.validation import validate
from diplofacts.validation.rules import rules
from standard_package import check, places, write

TEXTS = [{"name": "id", "type": "string"}, {"name": "v", "type": "string"}]


def told(folder: Path, *args: Any, **words: Any) -> list[tuple[str, int | None, int | None, str]]:
    """Write a package, and give code, line, character and column of each issue."""
    return places(check(folder, *args, **words))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id,v\n1,a\n", []),
        ("id,v\r\n1,a\r\n", []),
        ("\ufeffid,v\n1,a\n", []),
        ("id,v\n", []),
        ('id,v\n1,"a\nb"\nx,c\n', [("C01", 4, 1, "id")]),
        ('id,v\n1,"x"y\n', [("R04", 2, 3, "v")]),
        ('id,v\n1,"x\n', [("R05", 2, 3, "v")]),
        ("id,v\n1\n", [("R02", 2, None, "v")]),
        ("id,v\n1,a,b\n", [("R03", 2, 5, "")]),
        ("id,v\n\n,\n", [("R01", 2, None, ""), ("R01", 3, None, "")]),
        ("", [("T02", None, None, "")]),
        ("\n1,a\n", [("T15", 1, None, "")]),
        ("id\n1\n", [("T10", 1, None, "v")]),
        ("id,v,w\n1,a,b\n", [("T11", 1, 6, "w")]),
        ("id,w\n1,a\n", [("T12", 1, 4, "v")]),
        ("id,id\n1,a\n", [("T13", 1, 4, "v")]),
        ("id,\n1,a\n", [("T14", 1, 4, "v")]),
        ("id, v\n1,a\n", [("T16", 1, 4, "v")]),
        ("id,v\n1,a\0b\n", [("C03", 2, 3, "v")]),
        (b"id,v\n1,\xff\n2,a\nx,b\n", [("T03", 2, None, ""), ("C01", 4, 1, "id")]),
        ("id;v\n1;a\n", [("T10", 1, None, "v"), ("T12", 1, 1, "id"), ("C01", 2, 1, "id")]),
    ],
)
def test_what_is_wrong_with_a_file_is_told_where_it_is(
    tmp_path: Path, data: str | bytes, expected: list[tuple[str, int | None, int | None, str]]
) -> None:
    """Line, character and column are those of the file, and nothing of a table hides the rest of it."""
    assert told(tmp_path, data) == expected


@pytest.mark.parametrize(
    ("dialect", "data"),
    [
        ({"delimiter": ";", "quoteChar": "'"}, "id;v\n1;'a;b'\n"),
        ({"csv": {"delimiter": "\t"}}, "id\tv\n1\ta\n"),
        ({"header": False}, "1,a\n"),
        ({"headerRows": [2]}, "a title\nid,v\n1,a\n"),
        ({"headerRows": [1, 2], "headerJoin": "_"}, "i,v\nd,\n1,a\n"),
        ({"commentChar": "#"}, "id,v\n#x\n1,a\n"),
        ({"commentRows": [2]}, "id,v\nx\n1,a\n"),
        ({"skipBlankRows": True}, "id,v\n\n1,a\n"),
        ({"skipInitialSpace": True}, "id,v\n1, a\n"),
        ({"escapeChar": "\\"}, "id,v\n1,a\\,b\n"),
        ({"nullSequence": "\\N"}, "id,v\n\\N,a\n"),
        ({"headerCase": False}, "ID,V\n1,a\n"),
    ],
)
def test_a_dialect_is_followed(tmp_path: Path, dialect: dict[str, Any], data: str) -> None:
    """What the descriptor says of the file is how it is read."""
    if dialect.get("headerRows") == [1, 2]:
        fields = [{"name": "i_d", "type": "integer"}, {"name": "v_", "type": "string"}]
        assert told(tmp_path, data, fields, dialect=dialect) == []
    else:
        assert told(tmp_path, data, dialect=dialect) == []


@pytest.mark.parametrize(
    ("mode", "header", "codes"),
    [
        ("equal", "v,id", []), ("equal", "v", ["T10"]), ("equal", "v,id,w", ["T11"]),
        ("subset", "v,id,w", []), ("subset", "v,w", ["T10"]), ("superset", "v", []),
        ("superset", "v,w", ["T11"]), ("partial", "v,w", []), ("partial", "w,x", ["T17"]),
        ("equal", "id,v,v", ["T13"]),
    ],
)  # fmt: skip
def test_fields_are_matched_as_the_schema_says(
    tmp_path: Path, mode: str, header: str, codes: list[str]
) -> None:
    """Labels are paired by name, and only what the mode does not allow is told."""
    found = told(tmp_path, f"{header}\n", TEXTS, {"fieldsMatch": mode})
    assert [code for code, *_ in found] == codes


KEYS = [
    ({"primaryKey": "id"}, "1,a\n01,b\n", [("K01", 3, 1, "id")]),
    ({"primaryKey": "id"}, "1,a\n,b\n", [("K02", 3, 1, "id")]),
    ({"primaryKey": ["id", "v"]}, "1,a\n1,b\n1,a\n", [("K01", 4, 1, "id, v")]),
    ({"primaryKey": ["id", "v"]}, "1,\n", [("K02", 2, 3, "v")]),
    ({"uniqueKeys": [["v"]]}, "1,a\n2,a\n3,\n4,\n", [("K04", 3, 3, "v")]),
    ({"uniqueKeys": [["id", "v"]]}, "1,\n1,\n", []),
    ({"foreignKeys": [{"fields": "v", "reference": {"resource": "", "fields": "v"}}]}, "1,a\n", []),
    ({"foreignKeys": [{"fields": ["id", "v"], "reference": {"fields": ["id", "v"]}}]}, "1,a\n2,\n", []),
]


@pytest.mark.parametrize(("schema", "rows", "expected"), KEYS)
def test_keys_are_kept(tmp_path: Path, schema: dict[str, Any], rows: str, expected: list[Any]) -> None:
    """Keys are compared by value, a null has no double, and the place is that of the key's first column."""
    assert told(tmp_path, f"id,v\n{rows}", schema=schema) == expected


def test_a_unique_field_is_told_with_the_first_that_has_the_value(tmp_path: Path) -> None:
    """Each later row with the value is told, with the line of the first."""
    fields = [TEXTS[0], {"name": "v", "constraints": {"unique": True}}]
    report = check(tmp_path, "id,v\n1,a\n2,\n3,\n4,a\n5,a\n", fields)
    assert [(i.code, i.row, i.expected) for i in report.issues] == [
        ("K03", 5, "another value than in line 2"),
        ("K03", 6, "another value than in line 2"),
    ]


def two_tables(folder: Path, target: bytes, resource: dict[str, Any] | None = None) -> list[Any]:
    """Write the table ``t`` that refers to ``u``, and give what is told, with what was not checked."""
    key = {"fields": "v", "reference": {"resource": "u", "fields": "name"}}
    write(folder, "id,v\n1,a\n2,z\n3,\n", schema={"foreignKeys": [key]})
    document = json.loads((folder / "datapackage.json").read_text())
    (folder / "u.csv").write_bytes(target)
    document["resources"].append(
        {"name": "u", "path": "u.csv", "schema": {"fields": [{"name": "name"}]}, **(resource or {})}
    )
    (folder / "datapackage.json").write_text(json.dumps(document))
    report = validate(folder, engine="python", dataset=False)
    return [*((i.code, i.path, i.row, i.column) for i in report.issues), *report.skipped]


def test_a_reference_to_a_row_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A foreign key is told at its cell; a null refers to nothing."""
    assert two_tables(tmp_path, b"name\na\n") == [("K10", "t.csv", 3, "v")]


def test_a_broken_target_is_used_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    """Rows that can be read count, though the table has errors."""
    assert two_tables(tmp_path, b"name\n\xff\na\n") == [("K10", "t.csv", 3, "v"), ("T03", "u.csv", 2, "")]


def test_a_target_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """Where nothing of the target can be read its own error is told, and that the key was not checked."""
    found = two_tables(tmp_path, b"", {"path": "gone.csv"})
    assert found[0] == ("T01", "gone.csv", None, "")
    assert found[1:] == [
        "the foreign key v of t was not checked, because name of u could not be read",
    ]


SCHEMAS = [
    ({"fields": 3}, "S01"), ({"fields": [{"type": "string"}]}, "S02"), ({"primaryKey": ["x"]}, "S01"),
    ({"primarykey": ["id"]}, "S10"), ({"uniqueKeys": "bogus"}, "S13"), ({"uniqueKeys": [["x"]]}, "S13"),
    ({"fieldsMatch": "some"}, "S01"), ({"missingValues": [1]}, "S01"), ({"rowRules": "id"}, "S16"),
    ({"foreignKeys": [{"fields": "x", "reference": {"fields": "id"}}]}, "S01"),
    ({"foreignKeys": [{"fields": "id", "reference": {"fields": ["id", "v"]}}]}, "S01"),
    ({"foreignKeys": [{"fields": "id", "reference": {"resource": "nope", "fields": "id"}}]}, "S14"),
    ({"foreignKeys": [{"fields": "id", "reference": {"fields": "nope"}}]}, "S14"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "code"), SCHEMAS)
def test_a_bad_schema_is_told(tmp_path: Path, schema: dict[str, Any], code: str) -> None:
    """What is wrong with a schema is told, and never raised."""
    assert code in check(tmp_path, schema=schema).counts


FIELDS = [
    ({"type": "strin"}, "S02"), ({"requird": True}, "S10"), ({"required": True}, "S02"),
    ({"tipe": "integer"}, "S10"), ({"constraints": {"requird": True}}, "S10"),
    ({"constraints": {"minimum": 3}}, "S02"), ({"constraints": {"pattern": "["}}, "S12"),
    ({"constraints": {"enum": [1]}}, "S11"), ({"type": "integer", "constraints": {"minimum": "low"}}, "S11"),
    ({"constraints": {"required": "yes"}}, "S02"), ({"categories": "yes"}, "S15"),
    ({"type": "integer", "categories": [1, 1]}, "S15"), ({"format": "emial"}, "S02"),
    ({"type": "integer", "example": "x"}, "S02"), ({"type": "list", "itemType": "list"}, "S02"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "code"), FIELDS)
def test_a_bad_field_is_told(tmp_path: Path, field: dict[str, Any], code: str) -> None:
    """A mistake in the description of a field is told with its own place."""
    report = check(tmp_path, "id,v\n", [{"name": "id", **field}, TEXTS[1]])
    (issue,) = report.issues
    assert issue.code == code
    assert issue.column.startswith("resources[0].schema.fields[0]")


def test_a_misspelt_key_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A key that is nearly known is an error, and one of the maker's own is none."""
    write(tmp_path, licences=[], notation="x")
    (issue,) = validate(tmp_path, dataset=False).issues
    assert (issue.code, issue.column, issue.expected) == ("P13", "resources[0].licences", "licenses")


@pytest.mark.parametrize("name", sorted(hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}))
def test_a_wrong_digest_is_told_whatever_the_algorithm(tmp_path: Path, name: str) -> None:
    """Every algorithm is compared, and a right digest is silent."""
    right = hashlib.new(name, b"id,v\n1,a\n").hexdigest()
    assert told(tmp_path, hash=f"{name}:{right}") == []
    assert told(tmp_path, hash=f"{name}:{'0' * len(right)}") == [("T04", None, None, "")]


@pytest.mark.parametrize(
    ("resource", "code"),
    [({"hash": "crc:0"}, "T06"), ({"bytes": 0}, "T05"), ({"rows": 2}, "T09"), ({"fields": 3}, "T08"),
     ({"encoding": "klingon"}, "T03"), ({"encoding": "idna"}, "T03"),
     ({"dialect": {"delimiter": ",,"}}, "P03"),
     ({"path": "../t.csv"}, "D02"), ({"path": "/etc/passwd"}, "D02"), ({"path": "file:t.csv"}, "D02"),
     ({"path": "http://x/t.csv"}, "D02"), ({"schema": "../s.json"}, "D02"), ({"schema": "s.json"}, "S03"),
     ({"type": "tabel"}, "P02"), ({"path": "gone.csv"}, "T01"), ({"bytes": "many"}, "P02")],
)  # fmt: skip
def test_a_bad_resource_is_told(tmp_path: Path, resource: dict[str, Any], code: str) -> None:
    """What is wrong with a resource or its file is told, and nothing outside the package is opened."""
    write(tmp_path)
    document = json.loads((tmp_path / "datapackage.json").read_text())
    document["resources"][0].update(resource)
    (tmp_path / "datapackage.json").write_text(json.dumps(document))
    assert code in validate(tmp_path, dataset=False).counts


@pytest.mark.parametrize(
    ("text", "code"),
    [("{", "P10"), ("[]", "P10"), ("", "P10"), ("[" * 100_000, "P12"), ('{"a":' * 100_000, "P12"),
     ('{"resources": [{"name": "t", "name": "u", "data": []}]}', "P11"), ('{"a": NaN}', "P10"),
     ('{"resources": 3}', "P01"), ("{}", "P01"), ('{"resources": []}', "P01"), ('{"resources": [3]}', "P01")],
)  # fmt: skip
def test_a_bad_descriptor_is_told(tmp_path: Path, text: str, code: str) -> None:
    """No descriptor makes validation raise."""
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    report = validate(tmp_path, dataset=False)
    assert code in report.counts
    assert report.exit_code in (1, 2)


@pytest.mark.parametrize(("key", "known"), [("hsah", "hash"), ("ptah", "path"), ("ecnoding", "encoding")])
def test_letters_that_changed_places_are_a_misspelling(tmp_path: Path, key: str, known: str) -> None:
    """The commonest slip of fingers is told in short keys too."""
    write(tmp_path, "id,v\n1,a\n", **{key: "x"})
    report = validate(tmp_path, dataset=False)
    assert [(issue.code, issue.expected) for issue in report.issues] == [("P13", known)]


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    """A pipe, at which reading would wait for ever, and a folder are no files."""
    write(tmp_path)
    (tmp_path / "t.csv").unlink()
    os.mkfifo(tmp_path / "t.csv")
    assert validate(tmp_path, dataset=False).counts == {"T01": 1}


def test_packed_tables_are_unpacked_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is packed is read, one that is cut off is told, and so is one that never ends."""
    write(tmp_path, path="t.csv.gz")
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"id,v\nx,a\n"))
    assert [i.code for i in validate(tmp_path, dataset=False).issues] == ["C01"]
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"id,v\n1,a\n" * 99)[:-9])
    assert "T07" in validate(tmp_path, dataset=False).counts
    monkeypatch.setattr("diplofacts.validation.standard.archive.LARGE", 1 << 10)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", b"id,v\n" + b"1,a\n" * 500_000)
    write(tmp_path, path="t.csv.zip")
    (tmp_path / "t.csv.zip").write_bytes(buffer.getvalue())
    assert "T07" in validate(tmp_path, dataset=False).counts


def test_several_files_make_one_table(tmp_path: Path) -> None:
    """Rows of a second file are told with that file and its line."""
    write(tmp_path, "id,v\n1,a\n", path=["t.csv", "u.csv"], schema={"primaryKey": "id"})
    (tmp_path / "u.csv").write_text("id,v\n2,b\nx,c\n1,d\n")
    report = validate(tmp_path, engine="python", dataset=False)
    assert [(i.code, i.path, i.row) for i in report.issues] == [("C01", "u.csv", 3), ("K01", "u.csv", 4)]


def test_a_table_that_is_not_read_is_never_valid(tmp_path: Path) -> None:
    """What another format has is not checked, and the exit code says so."""
    write(tmp_path, path="t.xlsx")
    (tmp_path / "t.xlsx").write_bytes(b"PK")
    report = validate(tmp_path, engine="python", dataset=False)
    assert report.counts == {"P14": 1}
    assert report.exit_code == 2


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text(st.sampled_from('id,v\n\r1" é;'), max_size=40).map(str.encode))
def test_no_file_makes_validation_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever stands in a file, there is a report whose issues have known rules and lines of the file."""
    folder = tmp_path_factory.mktemp("package")
    report = check(folder, data, schema={"primaryKey": "id", "uniqueKeys": [["v"]]})
    assert not report.failures
    for issue in report.issues:
        assert issue.code in rules()
        assert issue.row is None or 1 <= issue.row <= data.count(b"\n") + 1


def some(words: str, values: st.SearchStrategy[Any], size: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with a few of these keys."""
    return st.dictionaries(st.sampled_from(words.split()), values, max_size=size)


NESTED = "name type fields constraints enum minimum pattern reference resource path value primaryKey"
SCHEMA = "fields primaryKey foreignKeys uniqueKeys missingValues fieldsMatch rowRules"
RESOURCE = "dialect schema path extrapaths encoding hash bytes licenses sources profile stats type data"
FIELD = "type format constraints categories missingValues example arrayItem trueValues decimalChar itemType"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["id", "string", "t"]),
    lambda inner: st.lists(inner, max_size=3) | some(NESTED, inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    schema=some(SCHEMA, json_values), resource=some(RESOURCE, json_values, 2), field=some(FIELD, json_values)
)
@example(schema={}, resource={}, field={"type": None, "categories": [[]]})
@example(schema={}, resource={}, field={"type": None, "constraints": {"minimum": True}})
def test_no_descriptor_makes_validation_raise(
    tmp_path_factory: pytest.TempPathFactory,
    schema: dict[str, Any],
    resource: dict[str, Any],
    field: dict[str, Any],
) -> None:
    """Whatever JSON stands in a descriptor, there is a report."""
    folder = tmp_path_factory.mktemp("package")
    described = {"fields": [{"name": "id", **field}, {"name": "v"}], **schema}
    write(folder)
    document = json.loads((folder / "datapackage.json").read_text())
    document["resources"][0] = {"name": "t", "path": "t.csv", "schema": described, **resource}
    (folder / "datapackage.json").write_text(json.dumps(document))
    report = validate(folder, engine="python", dataset=False)
    assert report.exit_code in (0, 1, 2)
