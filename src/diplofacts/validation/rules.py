"""The tables of rules, ``rules/*.toml``: one file a family, each read once.

A code is a letter for its family and a number: P descriptor and package, S schema, T file and table, R row,
C cell, K keys, D dataset. It is part of the interface: it never changes its meaning and is never used again.
A table has the fields of :class:`Rule` but for the code, which is its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import field, frozen

from .report import ERROR, Issue

#: The families in the order in which they are shown: letter, file, and what its rules are about.
FAMILIES = (
    ("P", "package", "The descriptor"),
    ("S", "schema", "Schemas"),
    ("T", "table", "Files and headers"),
    ("R", "row", "Rows"),
    ("C", "cell", "Cells"),
    ("K", "key", "Keys"),
    ("D", "dataset", "The dataset"),
)


@frozen(eq=False, repr=False)
class Rule:
    """One rule with a stable code.

    Attributes:
        code: part of the interface; never changes its meaning.
        name: the rule in a word or two.
        title: one sentence that holds in a valid package.
        message: what is wrong where it does not hold. Like ``expected`` and ``hint`` a template: words in
            braces are filled in by the check.
        expected: what was expected instead.
        hint: what to do at that place.
        severity: ``error`` or ``warning``.
        frictionless: the error type of frictionless 5 that says the same; empty when it has none.
        example: something that breaks the rule, in Markdown.
        fix: how to mend it, in general.
        tables: the tables that a dataset rule is about, "" for the package itself; empty for every table.
    """

    code: str
    name: str
    title: str
    message: str
    expected: str = ""
    hint: str = ""
    severity: str = ERROR
    frictionless: str = ""
    example: str = ""
    fix: str = ""
    tables: tuple[str, ...] = field(default=(), converter=tuple)

    def issue(
        self,
        path: str = "",
        row: int | None = None,
        column: str = "",
        found: str | None = None,
        record: str = "",
        *,
        col: int | None = None,
        table: str = "",
        **words: str,
    ) -> Issue:
        """The issue of this rule at a place; ``words`` fill the templates, as the place itself does."""
        known = {"value": found or "", "column": column, "record": record, "table": table, **words}
        return Issue(
            code=self.code,
            name=self.name,
            message=self.message.format_map(known),
            path=path,
            row=row,
            column=column,
            record=record,
            found=found,
            expected=self.expected.format_map(known),
            hint=self.hint.format_map(known),
            severity=self.severity,
            col=col,
            table=table,
        )


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by code: family by family, in the order of their codes."""
    import tomllib  # No rule is needed where nothing is wrong: a small package is checked sooner.

    folder = Path(__file__).with_name("rules")
    found: dict[str, Rule] = {}
    for _, file, _ in FAMILIES:
        rows = tomllib.loads(folder.joinpath(f"{file}.toml").read_text(encoding="utf-8"))
        found.update((code, Rule(code, **row)) for code, row in sorted(rows.items()))
    return found


@cache
def by_frictionless() -> Mapping[str, tuple[Rule, ...]]:
    """The rules that say what an error type of frictionless says, by that type."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules().values():
        if rule.frictionless:
            found[rule.frictionless].append(rule)
    return {type_: tuple(same) for type_, same in found.items()}


@cache
def _settings() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("settings.toml").read_text(encoding="utf-8"))


def setting(section: str, key: str) -> Any:
    """A list of ``settings.toml`` that a check needs, such as ``setting("actors", "tables")``."""
    return _settings()[section][key]
