"""The table of rules: ``rules.toml``, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from .report import ERROR, Issue


@frozen
class Rule:
    """One rule with a stable code.

    Attributes:
        code: part of the interface; never changes its meaning.
        name: the rule in a word or two.
        title: one sentence that holds in a valid package.
        message, expected, hint: templates; the words in braces are filled in by the check.
        severity: ``error``.
    """

    code: str
    name: str
    title: str
    message: str
    expected: str = ""
    hint: str = ""
    severity: str = ERROR

    def issue(
        self,
        path: str = "",
        row: int | None = None,
        column: str = "",
        found: str | None = None,
        record: str = "",
        **words: str,
    ) -> Issue:
        """The issue of this rule at a place; ``words`` fill the templates."""
        known = {"value": found or "", "column": column, "record": record, **words}
        return Issue(
            self.code,
            self.name,
            self.message.format_map(known),
            path,
            row,
            column,
            record,
            found,
            self.expected.format_map(known),
            self.hint.format_map(known),
            self.severity,
        )


@frozen
class FrictionlessRule:
    """What we say for an error type of frictionless."""

    type: str
    message: str
    hint: str = ""


@cache
def _table() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def rules() -> Mapping[str, Rule]:
    """The dataset rules by code, in the order of their codes."""
    return {code: Rule(code, **row) for code, row in sorted(_table()["rules"].items())}


@cache
def frictionless_rules() -> Mapping[str, FrictionlessRule]:
    """What we say for the error types of frictionless, by type."""
    return {name: FrictionlessRule(name, **row) for name, row in _table()["frictionless"].items()}


def setting(section: str, key: str) -> Any:
    """A list of ``rules.toml`` that a check needs, such as ``setting("actors", "tables")``."""
    return _table()[section][key]
