"""Candidates as plain JSON values, and back without loss.

A span is ``[start, end]``, a tuple a list, a candidate an object without the attributes that have their
default.
"""

from __future__ import annotations

import functools
import json
import types
import typing
from collections.abc import Callable
from typing import Any

import attrs

from .errors import CandidateError, Problem
from .spans import Span

AGAIN = "Make it again with 'diplofacts extract'."


def encode(value: object) -> Any:
    """A candidate, span, tuple or string as plain JSON values."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Span):
        return [value.start, value.end]
    return {
        name: encode(getattr(value, name))
        for name, default, _ in _fields(typing.cast(Any, type(value)))
        if getattr(value, name) != default
    }


def decode(cls: type, data: object, where: str = "$") -> Any:
    """The value of class ``cls`` that :func:`encode` made ``data`` of.

    Args:
        cls: ``str``, ``Span``, a class of :mod:`diplofacts.candidates`, or a tuple of one of these.
        data: plain JSON values.
        where: the place of ``data`` in its line, for the message.

    Raises:
        CandidateError: when ``data`` is not of that shape; names the place.
    """
    return _decoder(cls)(data, where)


@functools.cache
def _fields(cls: Any) -> tuple[tuple[str, object, Callable[[object, str], Any]], ...]:
    """Name, default (``NOTHING`` if none) and decoder of each attribute."""
    hints = typing.get_type_hints(cls)
    return tuple((a.name, a.default, _decoder(hints[a.name])) for a in attrs.fields(cls))


@functools.cache
def _decoder(cls: Any) -> Callable[[object, str], Any]:
    if cls is str:
        return _decode_str
    if cls is Span:
        return _decode_span
    if isinstance(cls, types.GenericAlias):
        (item, _) = typing.get_args(cls)
        return functools.partial(_decode_tuple, _decoder(item))
    return functools.partial(_decode_record, cls)


def _decode_str(data: object, where: str) -> str:
    if not isinstance(data, str):
        raise _malformed("a string", data, where)
    return data


def _decode_span(data: object, where: str) -> Span:
    if isinstance(data, list) and len(data) == 2 and all(type(n) is int for n in data):
        start, end = data
        if 0 <= start < end:
            return Span(start, end)
    raise _malformed("a span [start, end], 0 <= start < end", data, where)


def _decode_tuple(item: Callable[[object, str], Any], data: object, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _malformed("a list", data, where)
    return tuple([item(value, f"{where}[{n}]") for n, value in enumerate(data)])


def _decode_record(cls: type, data: object, where: str) -> Any:
    if not isinstance(data, dict):
        raise _malformed("an object", data, where)
    given = {}
    for name, default, decoder in _fields(cls):
        if name in data:
            given[name] = decoder(data[name], f"{where}.{name}")
        elif default is attrs.NOTHING:
            raise _malformed("a value", None, f"{where}.{name}")
    for name in data:
        if name not in given:
            raise _malformed(f"a key of {cls.__name__}", name, where)
    return cls(**given)


def _malformed(expected: str, found: object, where: str) -> CandidateError:
    value = json.dumps(found, ensure_ascii=False)
    shown = value if len(value) <= 60 else value[:59] + "\u2026"
    return CandidateError(Problem("the candidates are malformed", column=where, value=shown,
                                  expected=expected, hint=AGAIN))
