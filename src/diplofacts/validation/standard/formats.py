"""Formats of strings, and GeoJSON, checked with the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Compiled when they are first asked for, as few schemas need any of them.

#: RFC 5321 and RFC 1034, as the library `validators` has them that frictionless asks.
_LOCAL_PART = (
    r"[-0-9a-zA-Z!#$%&'*+/=?^_`{}|~\u00A0-\u024F]+(\.[-0-9a-zA-Z!#$%&'*+/=?^_`{}|~\u00A0-\u024F]+)*"
    r'|"([^"\\\t\n\r ]|\\[\t.])*"'
)
_HOST_LABEL = r"(?!-)[0-9a-zA-Z\u00A1-\U0010FFFF_-]{1,63}(?<!-)"
_TOP_LABEL = r"[a-zA-Z\u00A1-\U0010FFFF]{2,63}|xn--[0-9a-zA-Z-]{1,59}"
#: RFC 3986: a scheme, and then none of the characters that have to be escaped.
_URI = (
    r"[A-Za-z][A-Za-z0-9+.-]*:(//[^\s/?#<>\"{}|\\^`]*)?([A-Za-z0-9._~:/@!$&'()*+,;=?-]|%[0-9A-Fa-f]{2}|"
    r"[^\x00-\x7F\s])*(#([A-Za-z0-9._~:/@!$&'()*+,;=?-]|%[0-9A-Fa-f]{2}|[^\x00-\x7F\s])*)?"
)
_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_GEOMETRIES = {
    "Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4,
}  # fmt: skip


def is_email(text: str) -> bool:
    """Whether a text is an address of one host."""
    local, at, host = text.partition("@")
    if not at or "@" in host or len(local) > 64 or len(host) > 253 or not re.fullmatch(_LOCAL_PART, local):
        return False
    labels = host.split(".")
    return (
        len(labels) > 1
        and all(re.fullmatch(_HOST_LABEL, label) for label in labels)
        and re.fullmatch(_TOP_LABEL, labels[-1]) is not None
    )


def is_uri(text: str) -> bool:
    """Whether a text is an absolute URI or IRI."""
    return re.fullmatch(_URI, text) is not None


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID as RFC 4122 writes it."""
    return re.fullmatch(_UUID, text) is not None


def is_base64(text: str) -> bool:
    """Whether a text is binary data in base 64, with nothing beside."""
    import base64

    try:
        base64.b64decode(text, validate=True)
    except ValueError:  # `binascii.Error` is one
        return False
    return True


# ---------------------------------------------------------------- well-known text

_TOKEN = r"\s*([A-Za-z]+|[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[(),;=])"
#: How deep the coordinates of a geometry are nested; 0 for those whose parts are geometries.
_WKT = {
    "POINT": 1, "LINESTRING": 2, "POLYGON": 3, "MULTIPOINT": -2, "MULTILINESTRING": 3, "MULTIPOLYGON": 4,
    "POLYHEDRALSURFACE": 4, "TRIANGLE": 3, "TIN": 4, "CIRCULARSTRING": 2, "GEOMETRYCOLLECTION": 0,
}  # fmt: skip


def is_wkt(text: str) -> bool:
    """Whether a text is a geometry in well-known text (OGC 06-103r4), with an optional ``SRID=n;``."""
    tokens: list[str] = []
    pattern = re.compile(_TOKEN)
    position, length = 0, len(text.rstrip())
    while position < length:
        match = pattern.match(text, position)
        if not match:
            return False
        tokens.append(match[1].upper())
        position = match.end()
    if tokens[:2] == ["SRID", "="] and tokens[3:4] == [";"] and tokens[2].isdecimal():
        tokens = tokens[4:]
    try:
        return _geometry(tokens, 0, 0) == len(tokens)
    except (IndexError, KeyError, ValueError):
        return False


def _geometry(tokens: list[str], at: int, nested: int) -> int:
    """The index after a geometry.

    Raises:
        IndexError, KeyError, ValueError: when it is none.
    """
    if nested > 50:
        raise ValueError("too deep")
    name = tokens[at]
    dimension = ""
    if name not in _WKT:
        name, dimension = name.rstrip("ZM"), name[len(name.rstrip("ZM")) :]
    depth = _WKT[name]
    at += 1
    if tokens[at] in ("Z", "M", "ZM"):
        dimension = tokens[at]
        at += 1
    if tokens[at] == "EMPTY":
        return at + 1
    if depth == 0:
        return _listed(tokens, at, lambda place: _geometry(tokens, place, nested + 1))
    return _coordinates(tokens, at, abs(depth), depth < 0, 2 + len(dimension))


def _listed(tokens: list[str], at: int, part: Callable[[int], int]) -> int:
    if tokens[at] != "(":
        raise ValueError(tokens[at])
    while tokens[at] in ("(", ","):
        at = part(at + 1)
    if tokens[at] != ")":
        raise ValueError(tokens[at])
    return at + 1


def _coordinates(tokens: list[str], at: int, depth: int, bare: bool, size: int) -> int:
    if depth == 1:
        return _listed(tokens, at, lambda place: _position(tokens, place, size))
    if depth == 2 and not (bare and tokens[at + 1] == "("):
        return _listed(tokens, at, lambda place: _position(tokens, place, size))
    return _listed(tokens, at, lambda place: _coordinates(tokens, place, depth - 1, False, size))


def _position(tokens: list[str], at: int, size: int) -> int:
    first = at
    while tokens[at][-1] in "0123456789.":
        float(tokens[at])
        at += 1
    if at - first < size or at - first > 4:
        raise ValueError("not a position")
    return at


# ---------------------------------------------------------------- GeoJSON


def is_geojson(value: Any, depth: int = 0) -> bool:
    """Whether a JSON value is an object of GeoJSON (RFC 7946)."""
    if not isinstance(value, dict) or depth > 50:
        return False
    kind = value.get("type")
    if not isinstance(kind, str):
        return False
    if kind in _GEOMETRIES:
        return "coordinates" in value and _is_nested(kind, value["coordinates"], _GEOMETRIES[kind])
    if kind == "GeometryCollection":
        return _all(
            value.get("geometries"), lambda one: one["type"] != "Feature" and is_geojson(one, depth + 1)
        )
    if kind == "Feature":
        geometry, properties = value.get("geometry", 0), value.get("properties", 0)
        return (
            (properties is None or isinstance(properties, dict))
            and isinstance(value.get("id", ""), str | int | float)
            and (geometry is None or (is_geojson(geometry, depth + 1) and "Feature" not in geometry["type"]))
        )
    if kind == "FeatureCollection":
        return _all(
            value.get("features"), lambda one: one["type"] == "Feature" and is_geojson(one, depth + 1)
        )
    return False


def is_topojson(value: Any) -> bool:
    """Whether a JSON value is a topology of TopoJSON."""
    return (
        isinstance(value, dict)
        and value.get("type") == "Topology"
        and isinstance(value.get("objects"), dict)
        and isinstance(value.get("arcs"), list)
    )


def _all(values: Any, holds: Callable[[Any], bool]) -> bool:
    return isinstance(values, list) and all(
        isinstance(one, dict) and isinstance(one.get("type"), str) and holds(one) for one in values
    )


def _is_nested(kind: str, value: Any, depth: int) -> bool:
    """Whether coordinates are lists of positions, nested as deep as a kind of geometry has them."""
    if not isinstance(value, list):
        return False
    if depth == 1:
        return len(value) >= 2 and all(isinstance(n, int | float) and not isinstance(n, bool) for n in value)
    if kind == "LineString" and len(value) < 2:
        return False
    if kind == "Polygon" and depth == 2 and len(value) < 4:
        return False
    return all(_is_nested(kind, one, depth - 1) for one in value)
