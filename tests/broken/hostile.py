"""Hostile packages that no table of mutations can say: huge, deep, packed or endless."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from . import DESCRIPTOR, Files, seal, valid_files

ORGANIZATIONS = "facts/organizations.csv"
MEGABYTE = 1 << 20
#: Megabytes in an archive that is a thousandth of that.
BOMB = 160


def _changed(**resource: Any) -> Callable[[Files], None]:
    """Set properties of the resource of the organizations."""

    def change(files: Files) -> None:
        descriptor = json.loads(files[DESCRIPTOR])
        one = next(one for one in descriptor["resources"] if one["name"] == "organizations")
        one.update(resource)
        files[DESCRIPTOR] = json.dumps(descriptor).encode()

    return change


def huge_cell(files: Files) -> None:
    """One cell of 100 MB."""
    files[ORGANIZATIONS] = files[ORGANIZATIONS].replace(b"Daily", b"D" * (100 * MEGABYTE))
    seal(files)


def huge_open_quote(files: Files) -> None:
    """A quotation mark that is not closed in 20 MB of lines."""
    files[ORGANIZATIONS] += b'weekly,"Weekly,media,,\n' + b"x,X,media,,\n" * (20 * MEGABYTE // 12)
    seal(files)


def wide_header(files: Files) -> None:
    """A header of a million columns."""
    files[ORGANIZATIONS] = b",".join(b"c%d" % number for number in range(1_000_000)) + b"\n"
    seal(files)


def wide_row(files: Files) -> None:
    """A row of a million cells."""
    files[ORGANIZATIONS] += b"weekly,Weekly,media,," + b"," * 1_000_000 + b"\n"
    seal(files)


def blank_lines(files: Files) -> None:
    """Twenty thousand blank lines."""
    files[ORGANIZATIONS] += b"\n" * 20_000
    seal(files)


def many_faults(files: Files) -> None:
    """Three thousand rows, each with faults."""
    files[ORGANIZATIONS] += b"".join(b"o%d,,press,cze,x\n" % number for number in range(3_000))
    seal(files)


def deep_descriptor(files: Files) -> None:
    """Lists in lists, a hundred thousand deep."""
    files[DESCRIPTOR] = b'{"resources": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def deep_objects(files: Files) -> None:
    """Objects in objects, and the end missing."""
    files[DESCRIPTOR] = b'{"a":' * 100_000


def deep_schema(files: Files) -> None:
    """A schema that is nested too deeply."""
    files["schema/organizations.json"] = b'{"fields": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def deep_property(files: Files) -> None:
    """A property that nobody reads, nested too deeply."""
    files[DESCRIPTOR] = files[DESCRIPTOR].rstrip()[:-1] + b',"x":' + b"[" * 50_000 + b"]" * 50_000 + b"}"


def many_keys(files: Files) -> None:
    """Twenty thousand unknown keys in the descriptor."""
    descriptor = json.loads(files[DESCRIPTOR])
    descriptor.update({f"licences{number}": number for number in range(20_000)})
    descriptor["licences"] = []
    files[DESCRIPTOR] = json.dumps(descriptor).encode()


def big_number(files: Files) -> None:
    """A number of a hundred thousand digits, in JSON and in a cell."""
    files["facts/sources.csv"] = files["facts/sources.csv"].replace(b",245,", b"," + b"9" * 100_000 + b",")
    seal(files)
    files[DESCRIPTOR] = files[DESCRIPTOR].rstrip()[:-1] + b',"x":' + b"9" * 100_000 + b"}"


def _packed(kind: str) -> bytes:
    """Much of one character, packed small."""
    block = b"a" * MEGABYTE
    packed = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.csv", block * BOMB)
        return packed.getvalue()
    # Members one after the other are one stream, and packing one is enough.
    member = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}[kind](block * 8)
    return member * (BOMB // 8)


def bomb(kind: str) -> Callable[[Files], None]:
    """A small archive that is large when it is unpacked."""

    def change(files: Files) -> None:
        path = f"facts/organizations.csv.{kind}"
        files[path] = _packed(kind)
        _changed(path=path, compression=kind, hash="", bytes=len(files[path]))(files)

    return change


def escaping_archive(files: Files) -> None:
    """An archive whose only file is named with dots."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../passwd", "a\n")
    files["facts/organizations.zip"] = packed.getvalue()
    _changed(path="facts/organizations.zip", compression="zip", hash="", bytes=len(packed.getvalue()))(files)


def exploding(pattern: str, value: str) -> Callable[[Files], None]:
    """A regular expression that takes time exponential in the length of a cell."""

    def change(files: Files) -> None:
        schema = json.loads(files["schema/organizations.json"])
        schema["fields"][1].setdefault("constraints", {})["pattern"] = pattern
        files["schema/organizations.json"] = json.dumps(schema).encode()
        files[ORGANIZATIONS] = files[ORGANIZATIONS].replace(b"Daily", value.encode())
        seal(files)

    return change


def shown(value: str) -> Callable[[Files], None]:
    """A cell that would do harm where it is shown: the terminal, a spreadsheet, a web page, a log."""

    def change(files: Files) -> None:
        quoted = '"' + value.replace('"', '""') + '"'
        files[ORGANIZATIONS] = files[ORGANIZATIONS].replace(b"media", quoted.encode())
        seal(files)

    return change


def shown_everywhere(value: str) -> Callable[[Files], None]:
    """The same in names of columns, keys of JSON, paths and names of resources."""

    def change(files: Files) -> None:
        files[ORGANIZATIONS] = files[ORGANIZATIONS].replace(b"kind", value.encode())
        schema = json.loads(files["schema/people.json"])
        schema[value] = 1
        schema["fields"][1][value] = {value: value}
        schema["fields"][1]["type"] = value
        files["schema/people.json"] = json.dumps(schema).encode()
        seal(files)
        descriptor = json.loads(files[DESCRIPTOR])
        descriptor[value] = value
        descriptor["resources"][0]["name"] = value
        descriptor["resources"][1]["path"] = f"facts/{value}.csv"
        files[DESCRIPTOR] = json.dumps(descriptor).encode()

    return change


ESCAPES = {
    "clear": "\x1b[2J\x1b[31mred",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://example.org\x1b\\here\x1b]8;;\x1b\\",
    "c1": "\x9b31mred\x9d0;owned\x9c",
    "bell": "a\x07b\x08c\x0bd\x7f",
    "bidi": "\u202eabc\u202c\u2066x\u2069",
    "formula": '=HYPERLINK("http://example.org","a")',
    "command": "=cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "workflow": "a\n::error file=x,line=1::owned\n::set-output name=a::b",
    "percent": "%0A::warning::owned%0D",
    "markdown": "](javascript:alert(1)) | `a` **b** <!-- \n# x",
    "xml": "]]><x/>&amp;\ufffe\uffff\x01",
    "surrogate": "\U0010ffff\u2028\u2029\u0085",
    "carriage": "good\rbad\r\nx",
}

#: What is done, and the codes of which at least one must be told; none where the descriptor cannot be read.
HOSTILE: Mapping[str, tuple[Callable[[Files], None], tuple[str, ...]]] = {
    "huge cell": (huge_cell, ("D35",)),
    "huge open quote": (huge_open_quote, ("R05",)),
    "wide header": (wide_header, ("T11",)),
    "wide row": (wide_row, ("R03",)),
    "blank lines": (blank_lines, ("R01",)),
    "many faults": (many_faults, ("C11",)),
    "deep descriptor": (deep_descriptor, ("P12",)),
    "deep objects": (deep_objects, ("P12", "P10")),
    "deep schema": (deep_schema, ("P12",)),
    "deep property": (deep_property, ("P12",)),
    "many keys": (many_keys, ("P13",)),
    "big number": (big_number, ("D12", "C01", "P10")),
    **{f"{kind} bomb": (bomb(kind), ("T07",)) for kind in ("zip", "gz", "bz2", "xz")},
    "escaping archive": (escaping_archive, ("T07", "T10", "T12", "D04")),
    "exploding pattern": (exploding("(a+)+b", "a" * 40), ("C12", "S12")),
    "exploding alternation": (exploding("(a|aa)+c", "a" * 60), ("C12", "S12")),
    "exploding words": (exploding("(\\w+\\s?)*!", "word " * 12), ("C12", "S12")),
    **{f"shown {name}": (shown(value), ("C11",)) for name, value in ESCAPES.items()},
    **{
        f"shown everywhere {name}": (shown_everywhere(value), ("S02", "P13", "T12", "D01", "P02"))
        for name, value in ESCAPES.items()
        if "\n" not in value and "\r" not in value and '"' not in value
    },
}


def hostile_files(name: str) -> Files:
    """The files of a hostile package."""
    files = dict(valid_files())
    HOSTILE[name][0](files)
    return files
