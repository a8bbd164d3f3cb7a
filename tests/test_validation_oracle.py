"""Our engines against frictionless, on packages that hypothesis draws: same verdict, same cells."""

from __future__ import annotations

import inspect
import re
import tempfile
from pathlib import Path

from attrs import evolve
from hypothesis import HealthCheck, given, settings

import oracle
from diplofacts.validation import Report, validate
from packages import Package, packages

ENGINES = ("python", "polars")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "validation-differences.md"


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(packages())
def test_engines_say_what_frictionless_says(package: Package) -> None:
    """A difference from frictionless has a documented reason, and our engines give the very same report."""
    with tempfile.TemporaryDirectory() as folder:
        descriptor = package.write(Path(folder))
        theirs = oracle.frictionless_findings(descriptor)
        reports = []
        for engine in ENGINES:
            report = validate(descriptor, engine=engine, dataset=False)
            unexplained = [one for one in oracle.compare(descriptor, report, theirs) if not one.reason]
            assert not unexplained, (engine, package.twists)
            reports.append(evolve(report, engine=""))
        assert reports[0] == reports[1]


def test_every_difference_is_documented() -> None:
    """The page of differences has a line for each reason, with the reason's own sentence, and no other."""
    text = PAGE.read_text(encoding="utf-8").partition("\n## What the comparison tests know\n")[2]
    lines = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", text, re.MULTILINE))
    assert lines == {name: inspect.getdoc(reason) for name, reason in oracle.REASONS.items()}


def test_an_unexplained_difference_is_seen() -> None:
    """A finding of one side only, in a package without anything unusual, has no reason."""
    found = oracle.Key("t0.csv", 2, "a", "type-error")
    report = Report("datapackage.json", ())
    descriptor = {"resources": [{"name": "t0", "path": "t0.csv", "schema": {"fields": [{"name": "a"}]}}]}
    for ours, theirs in (({found}, set()), (set(), {found})):
        case = oracle.Case(Path(), oracle.Findings(ours), oracle.Findings(theirs), report, descriptor)
        side = "ours" if ours else "theirs"
        assert not [name for name, holds in oracle.REASONS.items() if holds(case, side, found)]
