"""Strategies for data packages: every type, format, constraint, dialect and encoding, and what can be wrong.

A package is drawn in three steps: tables whose cells are mostly of their types, with near misses among them;
then up to three twists of the model, each one thing that is unusual or wrong; then the bytes. The values are
in ``packages.json``.
"""

from __future__ import annotations

import codecs
import copy
import csv
import hashlib
import io
import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import Factory, define, frozen
from hypothesis import strategies as st

V2 = "https://datapackage.org/profiles/2.0/{}.json"
DRAW = Callable[[st.SearchStrategy[Any]], Any]


@frozen
class Package:
    """A data package that was drawn.

    Attributes:
        descriptor: what ``datapackage.json`` says.
        files: the bytes of the other files, by path.
        twists: what was done to it, for reading a failure.
    """

    descriptor: dict[str, Any]
    files: dict[str, bytes]
    twists: tuple[str, ...] = ()

    def write(self, folder: Path) -> Path:
        """Write the package into an empty folder and give its descriptor's path."""
        for path, data in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        descriptor = folder / "datapackage.json"
        descriptor.write_text(json.dumps(self.descriptor, ensure_ascii=False), encoding="utf-8")
        return descriptor


# --- values: what a type takes, and what it nearly takes ---------------------------------------------------

_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))

#: By type and format: values that it takes, values that it does not or that look as if it did not.
_VALUES: dict[tuple[str, str], tuple[list[str], list[str]]] = {
    (one["type"], one["format"]): (one["good"], one["near"]) for one in _DATA["values"]
}

#: Frictionless judges WKT only with a library that it does not bring along.
_KINDS = sorted(kind for kind in _VALUES if kind != ("string", "wkt") or find_spec("tatsu"))
_ORDERED = ("integer", "number", "date", "datetime", "time", "year", "yearmonth")
_LENGTHS = ("string", "array", "object", "list")
_UNHASHED = ("array", "object", "geojson", "list")
_ENUM = tuple(sorted({kind for kind, _ in _VALUES} - {"list"}))


# --- the model ---------------------------------------------------------------------------------------------


@define
class _Table:
    name: str
    fields: list[dict[str, Any]]
    header: list[str]
    rows: list[list[str]]
    schema: dict[str, Any] = Factory(dict)
    resource: dict[str, Any] = Factory(dict)
    dialect: dict[str, Any] | None = Factory(lambda: {"delimiter": ",", "header": True})
    encoding: str = "utf-8"
    line_end: str = "\n"
    final_newline: bool = True
    quote_all: bool = False
    before: list[str] = Factory(list)  # Lines before the header.
    damage: list[Callable[[bytes], bytes]] = Factory(list)
    hashes: bool = True

    @property
    def path(self) -> str:
        return str(self.resource.get("path", f"{self.name}.csv"))

    def data(self) -> bytes:
        """The file, as the dialect says."""
        said = self.dialect or {}
        said = {**said, **said.get("csv", {})}
        quote = said.get("quoteChar", '"')
        escape = said.get("escapeChar")
        text = io.StringIO(newline="")
        options: dict[str, Any] = {"quoting": csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL}
        if not isinstance(quote, str) or len(quote) != 1:
            options = {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}
            quote = None
        writer = csv.writer(
            text,
            delimiter=said.get("delimiter", ","),
            quotechar=quote,
            lineterminator=self.line_end,
            **({"escapechar": escape} if isinstance(escape, str) and len(escape) == 1 else {}),
            **options,
        )
        for line in self.before:
            text.write(line + self.line_end)
        writer.writerows([*([self.header] if said.get("header", True) is not False else []), *self.rows])
        told = text.getvalue()
        if not self.final_newline and told.endswith(self.line_end):
            told = told[: -len(self.line_end)]
        data = told.encode(self.encoding, "replace")
        for change in self.damage:
            data = change(data)
        return data


def _chance(draw: DRAW, percent: int) -> bool:
    return bool(draw(st.integers(0, 99)) >= 100 - percent)


def _pick(draw: DRAW, values: Any) -> Any:
    return draw(st.sampled_from(values))


def _value(draw: DRAW, field: dict[str, Any], odd: int) -> str:
    good, near = _pool(field)
    if draw(st.integers(0, 99)) < 100 - odd:
        return str(_pick(draw, good))
    return str(_pick(draw, near if _chance(draw, 80) else _DATA["odd words"]))


def _pool(field: dict[str, Any]) -> tuple[list[str], list[str]]:
    kind, form = field.get("type", "string"), field.get("format", "")
    return _VALUES.get((kind, form)) or _VALUES.get((kind, "")) or _VALUES["string", ""]


def _field(draw: DRAW, name: str, second: bool) -> dict[str, Any]:
    kind, form = _pick(draw, _KINDS)
    field: dict[str, Any] = {"name": name, "type": kind}
    if form:
        field["format"] = form
    elif _chance(draw, 5):
        field["format"] = "default"
    if kind == "boolean" and _chance(draw, 30):
        field["trueValues"], field["falseValues"] = _pick(
            draw, [(["ja", "1"], ["nein"]), (["yes"], ["no", ""]), (["T"], ["T"])]
        )
    if kind in ("integer", "number") and _chance(draw, 25):
        field["bareNumber"] = _pick(draw, [False, False, True])
    if kind == "number" and _chance(draw, 25):
        field["decimalChar"], field["groupChar"] = _pick(
            draw, [(",", "."), (".", ","), (",", " "), ("@", "#"), (".", " ")]
        )
        if _chance(draw, 30):
            del field["groupChar"]
    if kind == "number" and _chance(draw, 10):
        field["floatNumber"] = True
    if kind == "array" and _chance(draw, 30):
        field["arrayItem"] = {"type": _pick(draw, ["integer", "string", "number", "boolean"])}
        if _chance(draw, 40):
            field["arrayItem"]["constraints"] = {"required": True}
    if kind == "list" and _chance(draw, 60):
        field["itemType"] = _pick(
            draw, ["string", "integer", "boolean", "number", "datetime", "date", "time"]
        )
    if kind == "list" and _chance(draw, 30):
        field["delimiter"] = _pick(draw, [";", ",", "|", ", "])
    if _chance(draw, 45):
        field["constraints"] = _constraints(draw, field, second)
    if _chance(draw, 6):
        field["missingValues"] = _pick(
            draw,
            [["", "NA"], ["-"], [], ["0", "a"], [{"value": "NA", "label": "none"}, {"value": "-"}]][
                : 5 if second else 4
            ],
        )
    if _chance(draw, 5) and kind in ("string", "integer"):
        field["categories"] = _pool(field)[0][:4] if kind == "string" else [0, 1, 2, 3, 5, 12]
    return field


def _constraints(draw: DRAW, field: dict[str, Any], second: bool) -> dict[str, Any]:
    kind, (good, near) = field["type"], _pool(field)
    bounds = [
        "minimum",
        "maximum",
        *(["exclusiveMinimum", "exclusiveMaximum"] if second or _chance(draw, 3) else []),
    ]
    said: dict[str, Any] = {}
    if _chance(draw, 45):
        said["required"] = _chance(draw, 75)
    # Frictionless raises where a value cannot be hashed.
    if _chance(draw, 25 if kind not in _UNHASHED else 2):
        said["unique"] = _chance(draw, 75)
    if kind in _ORDERED and _chance(draw, 50):
        for name in bounds:
            if _chance(draw, 35):
                bound: Any = _pick(draw, good if _chance(draw, 95) else near)
                if kind in ("integer", "year") and bound.isdigit() and _chance(draw, 60):
                    bound = int(bound)
                elif kind == "number" and bound in ("0", "1", "1.5", "3", "12") and _chance(draw, 60):
                    bound = json.loads(bound)
                said[name] = bound
    if kind in _LENGTHS and _chance(draw, 35):
        said["minLength"] = draw(st.integers(0, 3))
    if kind in _LENGTHS and _chance(draw, 35):
        said["maxLength"] = draw(st.integers(0, 6))
    if kind == "string" and _chance(draw, 35):
        said["pattern"] = _pick(draw, _DATA["patterns"])
    if kind in _ENUM and _chance(draw, 25):
        choices: list[Any] = draw(
            st.lists(st.sampled_from([*good, *good, *near[:2]]), min_size=1, max_size=5)
        )
        if kind == "integer" and _chance(draw, 40):
            choices = [int(choice) if choice.isdigit() else choice for choice in choices]
        said["enum"] = choices
    return said


def _table(draw: DRAW, name: str, earlier: list[_Table], second: bool) -> _Table:
    count = draw(st.integers(1, 4))
    fields = [_field(draw, column, second) for column in ("a", "b", "c", "d")[:count]]
    keyed = _chance(draw, 65)
    if keyed:
        fields.insert(0, {"name": "id", "type": _pick(draw, ["string", "integer", "string", "any", "year"])})
    height = draw(st.integers(0, 8))
    odd = _pick(draw, [0, 5, 20, 50])
    rows = []
    for number in range(height):
        row = [_value(draw, field, odd) for field in fields]
        if keyed:
            base = {"year": 2000, "integer": 1}.get(fields[0]["type"])
            row[0] = f"k{number}" if base is None else str(base + number)
            if number and _chance(draw, 6):
                row[0] = _pick(draw, [rows[-1][0], "", "k01", "01", " 1", "1 "])
        rows.append(row)
    schema: dict[str, Any] = {}
    if keyed:
        schema["primaryKey"] = _pick(
            draw,
            [
                ["id"],
                ["id"],
                "id",
                ["id", fields[1]["name"]] if fields[1]["type"] not in _UNHASHED else ["id"],
            ],
        )
    elif _chance(draw, 20) and not any(field["type"] in _UNHASHED for field in fields[:2]):
        schema["primaryKey"] = [field["name"] for field in fields][: draw(st.integers(1, 2))]
    if _chance(draw, 12):
        schema["missingValues"] = _pick(
            draw,
            [["", "NA"], ["-", "NA"], [], ["0"], [{"value": "", "label": "none"}, {"value": "NA"}]][
                : 5 if second else 4
            ],
        )
    if _chance(draw, 8):
        schema["uniqueKeys"] = [[fields[-1]["name"]]]
    table = _Table(name, fields, [field["name"] for field in fields], rows, schema)
    if _chance(draw, 45):
        _refer(draw, table, earlier)
    return table


def _refer(draw: DRAW, table: _Table, earlier: list[_Table]) -> None:
    """Give a table a column or two that refer to another table or to itself."""
    target = _pick(draw, [*earlier, table])
    if target.fields[0]["type"] in _UNHASHED and _chance(draw, 90):
        return
    width = 2 if len(target.fields) > 1 and _chance(draw, 15) else 1
    aims = target.fields[:width]
    names = [f"ref{number}" for number in range(width)]
    for name, aim in zip(names, aims, strict=True):
        same = {key: aim[key] for key in ("type", "format") if key in aim}
        table.fields.append({"name": name, **(same if _chance(draw, 85) else {"type": "string"})})
    table.header += names
    found = [row[:width] for row in target.rows] or [["x"] * width]
    for row in table.rows:
        if _chance(draw, 85):
            row.extend(_pick(draw, found)[:width])
        else:
            row.extend(_pick(draw, ["", "k0", "k99", "1", "01", " 1", "nope"]) for _ in range(width))
        row.extend([""] * (len(table.fields) - len(row)))
    resource = target.name if target is not table else _pick(draw, ["", table.name])
    one = width == 1 and _chance(draw, 30)
    key = {
        "fields": names[0] if one else names,
        "reference": {
            "resource": resource,
            "fields": aims[0]["name"] if one else [aim["name"] for aim in aims],
        },
    }
    table.schema.setdefault("foreignKeys", []).append(key)


# --- twists: one thing that is unusual or wrong ------------------------------------------------------------

Twist = Callable[[DRAW, _Table], None]
TWISTS: dict[str, Twist] = {}


def _twist(function: Twist) -> Twist:
    TWISTS[function.__name__.strip("_").replace("_", "-")] = function
    return function


def _at(draw: DRAW, table: _Table) -> int:
    return int(draw(st.integers(0, len(table.rows) - 1)))


@_twist
def _missing_cells(draw: DRAW, table: _Table) -> None:
    if table.rows:
        row = table.rows[_at(draw, table)]
        del row[draw(st.integers(0, len(row))) :]


@_twist
def _extra_cells(draw: DRAW, table: _Table) -> None:
    if table.rows:
        table.rows[_at(draw, table)] += _pick(draw, [["x"], [""], ["x", "y"], ["", ""]])


@_twist
def _blank_rows(draw: DRAW, table: _Table) -> None:
    place = draw(st.integers(0, len(table.rows)))
    table.rows.insert(
        place, _pick(draw, [[], [""] * len(table.fields), ["NA"] * len(table.fields), [" "], [""]])
    )


@_twist
def _repeated_row(draw: DRAW, table: _Table) -> None:
    if table.rows:
        table.rows.append(list(table.rows[_at(draw, table)]))


@_twist
def _odd_key(draw: DRAW, table: _Table) -> None:
    if table.rows:
        row = table.rows[_at(draw, table)]
        if row:
            row[0] = _pick(draw, ["", "NA", "1", "01", " 1 ", "1.0", "k0", "K0", "１"])


@_twist
def _header_changed(draw: DRAW, table: _Table) -> None:
    header = table.header or ["front"]
    place = draw(st.integers(0, len(header) - 1))
    kind = _pick(
        draw, ["drop", "add", "blank", "repeat", "rename", "case", "swap", "space", "all-blank", "front"]
    )
    if kind == "drop":
        del header[place:]
    elif kind == "add":
        header.append(_pick(draw, ["extra", "", header[0]]))
    elif kind == "blank":
        header[place] = ""
    elif kind == "repeat":
        header[place] = header[place - 1]
    elif kind == "rename":
        header[place] = "other"
    elif kind == "case":
        header[place] = header[place].upper()
    elif kind == "swap":
        header.reverse()
    elif kind == "space":
        header[place] = _pick(
            draw, [f" {header[place]}", f"{header[place]} ", f"{header[place]}\n", f"\ufeff{header[place]}"]
        )
    elif kind == "all-blank":
        header[:] = [""] * len(header)
    else:
        header.insert(0, "front")


@_twist
def _header_changed_with_column(draw: DRAW, table: _Table) -> None:
    kind = _pick(draw, ["drop", "add", "swap", "case"])
    if kind == "drop" and len(table.header) > 1:
        for row in [table.header, *table.rows]:
            del row[-1:]
    elif kind == "add":
        for row in [table.header, *table.rows]:
            row.append("more")
    elif kind == "swap":
        for row in [table.header, *table.rows]:
            row.reverse()
    else:
        table.header[:] = [label.upper() for label in table.header]
        table.dialect = {**(table.dialect or {}), "headerCase": False}


@_twist
def _fields_match(draw: DRAW, table: _Table) -> None:
    table.schema["fieldsMatch"] = _pick(draw, ["exact", "equal", "subset", "superset", "partial"])
    _header_changed_with_column(draw, table)


@_twist
def _dialect(draw: DRAW, table: _Table) -> None:
    table.dialect = copy.deepcopy(_pick(draw, _DATA["dialects"]))
    table.quote_all = _chance(draw, 20)


@_twist
def _comments(draw: DRAW, table: _Table) -> None:
    table.dialect = {"delimiter": ",", "commentChar": "#"}
    table.rows.insert(draw(st.integers(0, len(table.rows))), ["# a remark"])
    if _chance(draw, 40):
        table.before = ["# a remark, before"]
        table.dialect["headerRows"] = _pick(draw, [[2], [1], [1, 2]])


@_twist
def _header_rows(draw: DRAW, table: _Table) -> None:
    table.before = _pick(draw, [["x"], [",".join(table.header)], ["", ""], ["a title"]])
    table.dialect = {"delimiter": ",", "headerRows": _pick(draw, [[2], [1, 2], [3], [1]])}
    if _chance(draw, 40):
        table.dialect["headerJoin"] = _pick(draw, ["-", ""])


@_twist
def _encoding(draw: DRAW, table: _Table) -> None:
    table.resource["encoding"], table.encoding = _pick(draw, _DATA["encodings"])


@_twist
def _byte_order_mark(draw: DRAW, table: _Table) -> None:
    table.damage.append(lambda data: codecs.BOM_UTF8 + data)


@_twist
def _line_ends(draw: DRAW, table: _Table) -> None:
    table.line_end = _pick(draw, ["\r\n", "\r\n", "\r"])
    table.final_newline = _chance(draw, 50)


@_twist
def _mixed_line_ends(draw: DRAW, table: _Table) -> None:
    table.damage.append(lambda data: data.replace(b"\n", b"\r\n", 1))


@_twist
def _no_final_newline(draw: DRAW, table: _Table) -> None:
    table.final_newline = False


@_twist
def _truncated(draw: DRAW, table: _Table) -> None:
    part = draw(st.integers(0, 100))
    table.damage.append(lambda data: data[: len(data) * part // 100])


@_twist
def _inserted(draw: DRAW, table: _Table) -> None:
    part = draw(st.integers(0, 100))
    bytes_ = _pick(
        draw,
        [
            b'"',
            b'""',
            b"\x00",
            b"\xff",
            b"\r",
            b"\n",
            b",",
            b" ",
            b'"x"y',
            b'\n"',
            b"\xe2\x82",
            b"\n\n",
            b"\\",
            b'" ',
        ],
    )

    def insert(data: bytes) -> bytes:
        place = len(data) * part // 100
        return data[:place] + bytes_ + data[place:]

    table.damage.append(insert)


@_twist
def _quoted_badly(draw: DRAW, table: _Table) -> None:
    if table.rows:
        row = table.rows[_at(draw, table)]
        old = ",".join(row).encode()
        new = _pick(draw, [b'"x"y', b'"x', b'x"y"', b' "x"', b'"x" ', b'"x""', b'""x""', b'"a\nb"'])
        table.damage.append(lambda data: data.replace(old, new + b"," + old, 1) if old else data + new)


@_twist
def _quoted_all(draw: DRAW, table: _Table) -> None:
    table.quote_all = True


@_twist
def _empty_file(draw: DRAW, table: _Table) -> None:
    empty = _pick(draw, [b"", b"\n", b"\xef\xbb\xbf", b"\n\n\n", b" ", b",\n"])
    table.damage.append(lambda data: empty)


@_twist
def _header_only(draw: DRAW, table: _Table) -> None:
    table.rows.clear()


@_twist
def _hash(draw: DRAW, table: _Table) -> None:
    table.hashes = False
    data = table.data()
    algorithm = _pick(draw, ["md5", "sha256", "sha1", "sha512"])
    digest = hashlib.new(algorithm, data + (b"x" if _chance(draw, 40) else b"")).hexdigest()
    table.resource["hash"] = digest if algorithm == "md5" and _chance(draw, 60) else f"{algorithm}:{digest}"
    table.resource["bytes"] = len(data) + _pick(draw, [0, 0, 1, -1])


@_twist
def _counts(draw: DRAW, table: _Table) -> None:
    table.resource["stats"] = {
        "rows": len(table.rows) + _pick(draw, [0, 1]),
        "fields": len(table.fields) + _pick(draw, [0, 1]),
    }


@_twist
def _no_file(draw: DRAW, table: _Table) -> None:
    table.resource["path"] = _pick(draw, ["gone.csv", "sub/gone.csv"])


@_twist
def _folder(draw: DRAW, table: _Table) -> None:
    table.resource["path"] = f"sub/dir/{table.name}.csv"


@_twist
def _other_format(draw: DRAW, table: _Table) -> None:
    kind = _pick(draw, ["tsv", "txt", "upper"])
    if kind == "tsv":
        table.resource["path"] = f"{table.name}.tsv"
        table.dialect = {"delimiter": "\t"}
    elif kind == "txt":
        table.resource |= {"path": f"{table.name}.txt", "format": "csv"}
    else:
        table.resource["path"] = f"{table.name}.CSV"


@_twist
def _no_dialect(draw: DRAW, table: _Table) -> None:
    table.dialect = _pick(draw, [None, {}, {"header": True}])


@_twist
def _no_schema(draw: DRAW, table: _Table) -> None:
    table.schema["fields"] = None


@_twist
def _schema_broken(draw: DRAW, table: _Table) -> None:
    field = _pick(draw, table.fields)
    field.update(copy.deepcopy(_pick(draw, _DATA["broken fields"])))


@_twist
def _keys_broken(draw: DRAW, table: _Table) -> None:
    first = table.fields[0]["name"]
    broken = json.dumps(_pick(draw, _DATA["broken keys"])).replace("FIRST", str(first))
    table.schema.update(json.loads(broken))


@_twist
def _fields_broken(draw: DRAW, table: _Table) -> None:
    kind = _pick(draw, ["twice", "none", "string", "nameless"])
    if kind == "twice":
        table.fields += table.fields[:1]
    elif kind == "none":
        table.fields.clear()
    elif kind == "string":
        table.fields.append("a")  # type: ignore[arg-type]
    else:
        table.fields.append({"type": "string"})


@_twist
def _resource_broken(draw: DRAW, table: _Table) -> None:
    table.resource.update(copy.deepcopy(_pick(draw, _DATA["broken resources"])))


@_twist
def _profiled(draw: DRAW, table: _Table) -> None:
    table.resource["profile"] = _pick(draw, ["tabular-data-resource", "data-resource"])


# --- packages ----------------------------------------------------------------------------------------------

_RARE = [
    "no-file",
    "no-dialect",
    "no-schema",
    "schema-broken",
    "keys-broken",
    "fields-broken",
    "resource-broken",
]
_ORDINARY = sorted(set(TWISTS) - set(_RARE))


@st.composite
def packages(draw: DRAW) -> Package:
    """Data packages of one to three tables, most with a thing or two that is unusual or wrong."""
    # Most schemas are written for version 2, as ours are; some constraints are not there in version 1.
    second = _chance(draw, 75)
    tables: list[_Table] = []
    for number in range(draw(st.integers(1, 3))):
        tables.append(_table(draw, f"t{number}", tables, second))
    names = [_pick(draw, _ORDINARY if _chance(draw, 80) else _RARE) for _ in range(draw(st.integers(0, 3)))]
    twists = []
    for name in sorted(names, key="fields-broken".__eq__):  # The others need fields.
        table = _pick(draw, tables)
        TWISTS[name](draw, table)
        twists.append(f"{name} {table.name}")
    descriptor: dict[str, Any] = {"name": "drawn", "resources": []}
    if second:
        descriptor = {"$schema": V2.format("datapackage"), **descriptor}
    files: dict[str, bytes] = {}
    for table in tables:
        resource: dict[str, Any] = {"name": table.name, "path": table.path}
        if _chance(draw, 70):
            resource["type"] = "table"
        schema: dict[str, Any] = {"fields": table.fields, **table.schema}
        if second and _chance(draw, 50):
            schema = {"$schema": V2.format("tableschema"), **schema}
        if schema["fields"] is not None:
            resource["schema"] = schema
            if _chance(draw, 25):
                resource["schema"] = f"schema/{table.name}.json"
                files[resource["schema"]] = json.dumps(schema).encode()
        if table.dialect is not None:
            resource["dialect"] = table.dialect
        data = table.data()
        if "gone" not in table.path:
            files[f"{table.name}.csv" if not _plain(table.path) else table.path] = data
        if table.hashes and _chance(draw, 30):
            resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
            resource["bytes"] = len(data)
        resource.update(table.resource)
        descriptor["resources"].append(resource)
    return Package(descriptor, files, tuple(twists))


def _plain(path: str) -> bool:
    """Whether a path can be written to."""
    return bool(path) and path not in ("None", "3") and ".." not in path
