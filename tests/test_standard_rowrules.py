"""Rules over rows: the language, and what it does with what is not there."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.validation import validate
from diplofacts.validation.standard.rowrules import RowRuleError, compile_rule
from standard_package import check, places, write

FIELDS = ("a", "b", "day", "text", "two words")


@pytest.mark.parametrize(
    ("rule", "row", "holds"),
    [
        ("a <= b", {"a": 1, "b": 2}, True),
        ("a <= b", {"a": 3, "b": 2}, False),
        ("a <= b", {"a": 3, "b": None}, True),
        ("a = 1 implies b is not null", {"a": 1, "b": None}, False),
        ("a = 1 implies b is not null", {"a": 2, "b": None}, True),
        ("not (a is null and b is null)", {"a": None, "b": None}, False),
        ("a = 1 or b = 1 and a = 2", {"a": 1, "b": 5}, True),
        ("(a = 1 or b = 1) and a = 2", {"a": 1, "b": 5}, False),
        ("text in ('x', \"y\")", {"text": "z"}, False),
        ("text not in ('x', 'y')", {"text": "z"}, True),
        ("text matches '[a-z]{2}'", {"text": "abc"}, False),
        ("text not matches 'a.*'", {"text": "abc"}, False),
        ("length(text) < 3", {"text": "abc"}, False),
        ("day > '2020-01-01'", {"day": datetime.date(2019, 1, 1)}, False),
        ("`two words` != -1.5", {"two words": -1.5}, False),
        ("a = null", {"a": 1}, True),
        ("a < b", {"a": float("nan"), "b": 1}, False),
    ],
)
def test_an_expression_says_what_it_says(rule: str, row: dict[str, Any], holds: bool) -> None:
    """Comparisons, words and brackets; a comparison with null is neither true nor false."""
    assert compile_rule(rule, FIELDS).holds(row) is holds


@pytest.mark.parametrize(
    "rule",
    ["", "a <", "a < b c", "nope = 1", "a = (1", "a in 1", "a in (", "a matches b", "a matches '['", "a not",
     "__import__('os')", "a = 1; b", "(" * 100 + "a", "a " * 2000, 3, {"rule": 1},
     {"rule": "a", "severity": "bad"}, {"name": "x"}],
)  # fmt: skip
def test_what_is_no_rule_is_refused(rule: Any) -> None:
    """Anything else is an error that says why, and nothing of it is run."""
    with pytest.raises(RowRuleError, match=r"\w"):
        compile_rule(rule, FIELDS)


@given(st.text(st.sampled_from("ab<=>()!'\"` andortis1,.null"), max_size=30))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    """No text makes the reading, or following what was read, raise anything else."""
    try:
        rule = compile_rule(text, FIELDS)
    except RowRuleError:
        return
    assert rule.holds(dict.fromkeys(FIELDS)) in (True, False)


def test_rules_of_the_schema_are_told_with_their_rows(tmp_path: Path) -> None:
    """Each row that breaks one is told at the first column of the rule; a warning stays one."""
    rules = ["id < 5", {"rule": "v != 'b'", "name": "no-b", "message": "b is gone", "severity": "warning"}]
    report = check(tmp_path, "id,v\n7,a\n1,b\n", schema={"rowRules": rules})
    assert places(report) == [("R10", 2, 1, "id"), ("R10", 3, 3, "v")]
    assert [issue.severity for issue in report.issues] == ["error", "warning"]
    assert report.issues[1].message.endswith("b is gone")
    assert report.issues[0].expected == "id < 5"


def test_rules_of_the_maintainer_are_read_from_curation(tmp_path: Path) -> None:
    """Rules beside the schemas count too, and those that cannot be read are told with their file."""
    write(tmp_path, "id,v\n7,a\n")
    (tmp_path / "curation").mkdir()
    text = '[[rules]]\ntable = "t"\nrule = "id < 5"\n[[rules]]\ntable = "t"\nrule = "id <"\n'
    text += '[[rules]]\ntable = "u"\n'
    (tmp_path / "curation" / "rules.toml").write_text(text, encoding="utf-8")
    report = validate(tmp_path, dataset=False)
    assert [(i.code, i.path, i.column) for i in report.issues] == [
        ("S16", "curation/rules.toml", "rules[1]"),
        ("S16", "curation/rules.toml", "rules[2].table"),
        ("R10", "t.csv", "id"),
    ]
    (tmp_path / "curation" / "rules.toml").write_text("rules = 3", encoding="utf-8")
    assert [i.code for i in validate(tmp_path, dataset=False).issues] == ["S16"]
