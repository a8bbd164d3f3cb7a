"""Reading a cell as a value of its type, as frictionless 5 does; and the form in which the standard has it.

A reader takes a cell that is not null and gives its value, or :data:`BAD`. Values of one type are equal when
frictionless takes them as equal (``1`` and ``01`` are the same key), and can be hashed. A form says whether
the standard writes a value so: ``1_0`` is read as 10 by frictionless and by us, but has no such form. Types:
https://datapackage.org/standard/table-schema/#field-types.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from . import formats
from .plan import FieldPlan

#: What a reader gives for a cell that is not of its type.
BAD: Final = object()

Reader = Callable[[str], Any]
Form = Callable[[str], object]

_DIGITS = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|[+-]?INF")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?" + _ZONE)
_YEAR = re.compile(r"[0-9]{4}")
_YEARMONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_DURATION = re.compile(
    r"([+-])?P(?!$)(?:([0-9]+(?:[,.][0-9]+)?)Y)?(?:([0-9]+(?:[,.][0-9]+)?)M)?(?:([0-9]+(?:[,.][0-9]+)?)W)?"
    r"(?:([0-9]+(?:[,.][0-9]+)?)D)?"
    r"(?:T(?:([0-9]+(?:[,.][0-9]+)?)H)?(?:([0-9]+(?:[,.][0-9]+)?)M)?(?:([0-9]+(?:[,.][0-9]+)?)S)?)?"
)
#: XML Schema's, and the weeks of ISO 8601.
_DURATION_FORM = re.compile(
    r"-?P([0-9]+W|(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
    r"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)"
)

#: No number of a cell has more characters than these; Python itself reads no longer integer.
_LONGEST = 4300

_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
_CONSTANTS = {"INF": "Infinity", "-INF": "-Infinity", "+INF": "Infinity"}


def _always(_text: str) -> bool:
    return True


def reader(field: FieldPlan) -> tuple[Reader, Form]:
    """How the cells of a field are read, and in what form they should be."""
    make = _MAKERS.get(field.type)
    return make(field) if make else (str, _always)


def expected(field: FieldPlan) -> str:
    """The type in words, such as ``date`` or ``string in the format email``."""
    return field.type if field.format in ("default", "") else f"{field.type} in the format {field.format}"


def readable(field: FieldPlan) -> str:
    """Why the cells of a field cannot be read here at all; empty when they can."""
    if field.format == "any" and field.type in ("date", "datetime", "time") and _any_date() is None:
        return "the format any needs the library python-dateutil"
    return ""


# ---------------------------------------------------------------- numbers


def _bare(text: str) -> str:
    """A number without what stands around it, as ``bareNumber: false`` asks."""
    first, last = 0, len(text)
    while first < last and text[first] != "-" and not text[first].isdecimal():
        first += 1
    while last > first and not text[last - 1].isdecimal():
        last -= 1
    return text[first:last]


def _grouped(field: FieldPlan) -> Callable[[str], str]:
    """What takes a number out of a cell; gives ``?`` for one that cannot be."""
    bare = field.options.get("bareNumber", True)
    group = field.options.get("groupChar", "")
    point = field.options.get("decimalChar", ".")

    def processed(text: str) -> str:
        if not bare:
            text = _bare(text)
        if group:
            text = text.replace(group, "")
        if point != ".":
            text = "?" if "." in text else text.replace(point, ".") if point else text
        return text

    return processed if field.options.keys() & {"bareNumber", "groupChar", "decimalChar"} else str


def _integer(field: FieldPlan) -> tuple[Reader, Form]:
    processed = _grouped(field)

    def read(text: str) -> Any:
        try:
            return int(processed(text.strip()))
        except ValueError:
            return BAD

    return read, lambda text: _DIGITS.fullmatch(processed(text)) is not None


def _number(field: FieldPlan) -> tuple[Reader, Form]:
    from decimal import Decimal, InvalidOperation
    processed = _grouped(field)
    convert: Callable[[str], Any] = float if field.options.get("floatNumber") else Decimal

    def read(text: str) -> Any:
        text = processed(text.strip())
        # A signalling NaN cannot even be compared.
        if len(text) > _LONGEST or "s" in text.lower():
            return BAD
        try:
            return convert(_CONSTANTS.get(text, text))
        except (InvalidOperation, ValueError):
            return BAD

    return read, lambda text: _NUMBER.fullmatch(processed(text)) is not None


def _boolean(field: FieldPlan) -> tuple[Reader, Form]:
    values = dict.fromkeys(field.options.get("trueValues", _TRUE), True)
    values.update(dict.fromkeys(field.options.get("falseValues", _FALSE), False))
    return (lambda text: values.get(text, BAD)), _always


# ---------------------------------------------------------------- days and times


def _date(field: FieldPlan) -> tuple[Reader, Form]:
    if field.format == "default":
        return _iso_date, lambda text: _DATE.fullmatch(text) is not None
    parse = _dated(field.format)
    return (lambda text: BAD if (found := parse(text)) is BAD else found.date()), _always


def _iso_date(text: str) -> Any:
    try:
        if match := _DATE.fullmatch(text):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except (ValueError, OverflowError):
        return BAD


def _datetime(field: FieldPlan) -> tuple[Reader, Form]:
    if field.format != "default":
        return _dated(field.format), _always

    def read(text: str) -> Any:
        # As frictionless guards against shorter forms.
        if len(text) < 19 or text[16] != ":":
            return BAD
        day, time = _iso_date(text[:10]), _iso_time(text[11:])
        if day is BAD or time is BAD or len(text[:10].strip()) < 10:
            return BAD
        try:
            whole = datetime.datetime.combine(day, time[1])
            return whole + datetime.timedelta(days=time[0])
        except OverflowError:
            return BAD

    return read, lambda text: text[10] == "T" and _DATE.fullmatch(text[:10]) and _TIME.fullmatch(text[11:])


def _time(field: FieldPlan) -> tuple[Reader, Form]:
    if field.format != "default":
        parse = _dated(field.format)
        return (lambda text: BAD if (found := parse(text)) is BAD else found.timetz()), _always

    def read(text: str) -> Any:
        if len(text) < 8 or text[5] != ":":
            return BAD
        found = _iso_time(text)
        return BAD if found is BAD else found[1]

    return read, lambda text: _TIME.fullmatch(text) is not None


def _iso_time(text: str) -> Any:
    """A time of day with the days that it is further (1 for 24:00:00), or :data:`BAD`.

    A time without a zone is taken to be in UTC, so that all can be compared.
    """
    text = "?" if " " in text else text.replace(",", ".").replace("z", "Z")
    days = 0
    if text.startswith("24:00:00") and not text[8:].strip(".0Z+-:"):
        days, text = 1, "00" + text[2:]
    try:
        found = datetime.time.fromisoformat(text)
    except ValueError:
        return BAD
    return days, found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


def _any_date() -> Callable[[str], datetime.datetime] | None:
    try:
        from dateutil.parser import parse  # type: ignore[import-untyped]
    except ImportError:
        return None
    return cast(Callable[[str], datetime.datetime], parse)


def _dated(form: str) -> Callable[[str], Any]:
    """What reads a text by a pattern of ``strptime``, or in any form."""
    anyhow = _any_date() if form == "any" else None

    def parse(text: str) -> Any:
        if len(text) > _LONGEST:
            return BAD
        try:
            if form == "any":
                found = anyhow(text) if anyhow else datetime.datetime.min
            else:
                found = datetime.datetime.strptime(text, form)
        except (ValueError, OverflowError, TypeError, re.error, IndexError):
            return BAD
        return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)

    return parse


def _year(field: FieldPlan) -> tuple[Reader, Form]:
    def read(text: str) -> Any:
        try:
            value = int(text) if len(text) == 4 else -1
        except ValueError:
            return BAD
        return value if value >= 0 else BAD

    return read, lambda text: _YEAR.fullmatch(text) is not None


def _yearmonth(field: FieldPlan) -> tuple[Reader, Form]:
    def read(text: str) -> Any:
        try:
            year, month = map(int, text.split("-"))
        except ValueError:
            return BAD
        return (year, month) if 1 <= month <= 12 else BAD

    return read, lambda text: _YEARMONTH.fullmatch(text) is not None


def _duration(field: FieldPlan) -> tuple[Reader, Form]:
    from decimal import Decimal

    def read(text: str) -> Any:
        match = _DURATION.fullmatch(text) if len(text) <= _LONGEST else None
        if not match:
            return BAD
        numbers = [Decimal((part or "0").replace(",", ".")) for part in match.groups()[1:]]
        years, months, weeks, days, hours, minutes, seconds = numbers
        sign = -1 if match[1] == "-" else 1
        time = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
        return sign * (years * 12 + months), sign * time

    return read, lambda text: _DURATION_FORM.fullmatch(text) is not None


# ---------------------------------------------------------------- JSON


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def parsed(text: str) -> Any:
    """A JSON value, or :data:`BAD`."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return BAD


class Json(str):
    """A JSON value as a key: its text in one form, with the value itself."""

    __slots__ = ("value",)
    value: Any

    @classmethod
    def of(cls, value: Any) -> Json:
        """The key of a value."""
        made = cls(json.dumps(value, sort_keys=True, separators=(",", ":")))
        made.value = value
        return made


def _json(kind: type, holds: Callable[[Any], bool] = lambda value: True) -> Reader:
    def read(text: str) -> Any:
        value = parsed(text)
        if not isinstance(value, kind) or value is BAD:
            return BAD
        try:
            return Json.of(value) if holds(value) else BAD
        except RecursionError:
            return BAD

    return read


def _array(field: FieldPlan) -> tuple[Reader, Form]:
    return _json(list), _always


def _object(field: FieldPlan) -> tuple[Reader, Form]:
    return _json(dict), _always


def _geojson(field: FieldPlan) -> tuple[Reader, Form]:
    holds = formats.is_topojson if field.format == "topojson" else formats.is_geojson
    return _json(dict, holds), _always


def _geopoint(field: FieldPlan) -> tuple[Reader, Form]:
    from decimal import Decimal

    def pair(text: str) -> Any:
        if field.format == "default":
            parts = text.split(",") if len(text) <= _LONGEST else []
            return [Decimal(part.strip()) for part in parts]
        value = parsed(text)
        if field.format == "object":
            value = [value["lon"], value["lat"]] if isinstance(value, dict) and len(value) == 2 else BAD
        if not isinstance(value, list) or any(isinstance(one, bool) for one in value):
            raise ValueError(text)
        return [Decimal(one) for one in value]

    def read(text: str) -> Any:
        try:
            longitude, latitude = pair(text)
            return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else BAD
        except (ValueError, TypeError, KeyError, ArithmeticError):
            return BAD

    def form(text: str) -> bool:
        parts = text.split(",")
        return all(_NUMBER.fullmatch(part.strip(" ")) for part in parts)

    return read, form if field.format == "default" else _always


def _list(field: FieldPlan) -> tuple[Reader, Form]:
    item = FieldPlan(field.name, field.options.get("itemType", "string"))
    read_item, form_item = reader(item)
    delimiter = field.options.get("delimiter", ",") or ","

    def read(text: str) -> Any:
        items = tuple(map(read_item, text.split(delimiter)))
        return BAD if BAD in items else items

    return read, lambda text: all(map(form_item, text.split(delimiter)))


# ---------------------------------------------------------------- strings


def _string(field: FieldPlan) -> tuple[Reader, Form]:
    holds = _FORMATS.get(field.format)
    return (lambda text: text if holds(text) else BAD) if holds else str, _always


_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "email": formats.is_email,
    "uri": formats.is_uri,
    "uuid": formats.is_uuid,
    "binary": formats.is_base64,
    "wkt": formats.is_wkt,
}
_MAKERS: Mapping[str, Callable[[FieldPlan], tuple[Reader, Form]]] = {
    "string": _string,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
    "year": _year,
    "yearmonth": _yearmonth,
    "duration": _duration,
    "array": _array,
    "object": _object,
    "geopoint": _geopoint,
    "geojson": _geojson,
    "list": _list,
}
