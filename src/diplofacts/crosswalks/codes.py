"""The codes of other schemes for our vocabularies and countries, as data.

``vocabularies.csv`` has, for each term of a vocabulary and each scheme, a code, how near it is, and a note;
``countries.csv`` the numbers of Correlates of War and of Gleditsch and Ward; ``schemes.csv`` where to find
the schemes.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from attrs import frozen

from ..datapackage import nearest
from ..errors import PackageError, Problem


@frozen
class Scheme:
    """Another scheme of coding: its title, version and where it is documented."""

    scheme: str
    title: str
    version: str
    source: str


@frozen
class Code:
    """What another scheme has for a term.

    Attributes:
        vocabulary, term: ours.
        scheme: theirs, by its short name.
        code, label: theirs; empty where it has none.
        relation: ``exact``, ``close``, ``broad`` (theirs says less), ``narrow`` (theirs says more), ``none``.
        note: when the code holds.
    """

    vocabulary: str
    term: str
    scheme: str
    code: str
    label: str
    relation: str
    note: str


@frozen
class CountryCodes:
    """The codes of a state.

    Attributes:
        iso3: ISO 3166-1 alpha-3 code, or one of the codes that stand in for it (see ``places``).
        name: its usual name.
        cow_code, cow_number: of Correlates of War; empty and None where it is no member.
        gw_code, gw_number: of Gleditsch and Ward.
        note: from when, or why.
    """

    iso3: str
    name: str
    cow_code: str
    cow_number: int | None
    gw_code: str
    gw_number: int | None
    note: str


@cache
def schemes() -> Mapping[str, Scheme]:
    """The schemes by their short names."""
    return MappingProxyType({row["scheme"]: Scheme(**row) for row in _rows("schemes.csv")})


@cache
def crosswalk(scheme: str, vocabulary: str) -> Mapping[str, Code]:
    """The codes of a scheme for the terms of a vocabulary.

    Args:
        scheme: a short name of :func:`schemes`, such as ``cameo``.
        vocabulary: a vocabulary of the data model, such as ``meeting_kind``.

    Returns:
        A code for every term, those that the scheme cannot say included (``relation`` is ``none``).

    Raises:
        PackageError: when there is no such scheme, or it has nothing for the vocabulary.
    """
    rows = [Code(**row) for row in _rows("vocabularies.csv")]
    found = {code.term: code for code in rows if (code.scheme, code.vocabulary) == (scheme, vocabulary)}
    if not found:
        known = sorted({f"{code.scheme} {code.vocabulary}" for code in rows})
        raise PackageError(
            Problem("no such crosswalk", value=f"{scheme} {vocabulary}",
                    expected="one of " + ", ".join(known), hint=nearest(f"{scheme} {vocabulary}", known))
        )  # fmt: skip
    return MappingProxyType(found)


@cache
def countries() -> Mapping[str, CountryCodes]:
    """The codes of every state, by ISO code."""
    return MappingProxyType(
        {
            row["iso3"]: CountryCodes(
                row["iso3"], row["name"], row["cow_code"], _number(row["cow_number"]), row["gw_code"],
                _number(row["gw_number"]), row["note"],
            )
            for row in _rows("countries.csv")
        }
    )  # fmt: skip


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
