"""The corpus of broken packages: each is told, quickly, without a traceback, and nothing outside is read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import broken.watched
import diplofacts
from broken import Broken, mutations, pairs
from broken.hostile import HOSTILE, hostile_files
from diplofacts.validation import Report, rules, validate
from diplofacts.validation.rendering import FORMATS, SHOWN

#: Control characters that a terminal obeys, and marks that turn the direction of text.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
PAIRS = 150
#: Told only where frictionless itself is the engine and has a type of error that no rule names.
_ELSEWHERE = {"T90"}


def check(report: Report, codes: tuple[str, ...], some: bool = False) -> None:
    """The codes are told, the exit code says so, no check broke down, and no rendering has an escape."""
    told = set(report.counts)
    assert (told & set(codes)) if some else (told >= set(codes)), (codes, report.counts)
    # A table in a format that is not read here was not checked (P14); nothing else may break down.
    unread = report.counts.get("P14", 0)
    assert len(report.failures) == unread
    assert report.strict().exit_code == (2 if unread else 1)
    # JSON and SARIF have all that was found, unshortened: of the huge reports the text is looked at.
    huge = len(report.issues) > 1000 or any(len(issue.found or "") > 10_000 for issue in report.issues)
    for name in ["text"] if huge else FORMATS:
        shown = FORMATS[name](report, SHOWN)
        assert not _OBEYED.search(shown), (name, _OBEYED.search(shown))


@pytest.mark.parametrize("one", mutations(), ids=lambda one: one.id)
def test_each_rule_is_told_when_it_is_broken_alone(one: Broken, tmp_path: Path) -> None:
    """A package in which one thing is wrong is told to be wrong by the rule's code."""
    check(validate(one.write(tmp_path)), one.codes)


@pytest.mark.parametrize("one", list(pairs(PAIRS)), ids=lambda one: one.id)
def test_two_faults_do_not_hide_each_other(one: Broken, tmp_path: Path) -> None:
    """Two things that are wrong in different places are both told in one run."""
    check(validate(one.write(tmp_path)), one.codes)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_told(name: str, tmp_path: Path) -> None:
    """Huge, deep, packed, endless and disguised input gets a report like any other."""
    for path, data in hostile_files(name).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    check(validate(tmp_path), HOSTILE[name][1], some=True)
    for file in sorted(tmp_path.rglob("*"), reverse=True):  # Huge files are not kept until the session ends.
        if file.is_file():
            file.unlink()


def test_the_corpus_is_large_and_breaks_every_rule() -> None:
    """There are at least three hundred packages, and no rule is without one."""
    cases = [*mutations(), *pairs(PAIRS)]
    assert len(cases) + len(HOSTILE) >= 300
    assert len({one.id for one in cases}) == len(cases)
    alone = {code for one in mutations() for code in one.codes[:1]}
    alone |= {code for _, codes in HOSTILE.values() for code in codes[:1]}
    assert alone | _ELSEWHERE == set(rules())


def test_nothing_outside_the_package_is_opened(tmp_path: Path) -> None:
    """The command, as a process, opens no file outside the package, asks no network and removes nothing."""
    sample = [one for one in mutations() if one.codes[0] == "D02" or one.links]
    sample += mutations()[::12]
    folders = []
    for number, one in enumerate(sample):
        folder = tmp_path / f"package{number}"
        folder.mkdir()
        one.write(folder)
        folders.append(str(folder))
    program = [sys.executable, broken.watched.__file__, *folders]
    here = os.environ | {"PYTHONPATH": str(Path(diplofacts.__file__).parents[1])}
    done = subprocess.run(program, capture_output=True, text=True, timeout=300, cwd=tmp_path, env=here)
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == len(folders)
    for one, result in zip(sample, results, strict=True):
        warned = rules()[one.codes[0]].severity == "warning"
        assert result["exit"] == 0 if warned else result["exit"] in (1, 2), one.id
        assert result["outside"] == [], one.id
        assert "Traceback" not in result["out"] + result["err"], one.id
        assert "root:" not in result["out"] + result["err"], one.id
        assert not _OBEYED.search(result["out"] + result["err"]), one.id


@pytest.mark.parametrize(
    ("name", "rendering", "harm"),
    [
        ("shown workflow", "github", r"(?m)^::(error file=x|set-output)"),
        ("shown percent", "github", r"(?m)^::warning::owned|[^5]%0A::warning"),
        ("shown html", "html", r"<script>alert|<img"),
        ("shown markdown", "markdown", r"(?m)^# x|<!--|\]\(javascript"),
        ("shown xml", "junit", r"\]\]><x/>"),
    ],
)
def test_values_cannot_act_where_they_are_shown(name: str, rendering: str, harm: str, tmp_path: Path) -> None:
    """A value is no command of a workflow, no tag, no markup and no end of a section."""
    for path, data in hostile_files(name).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    shown = FORMATS[rendering](validate(tmp_path), SHOWN)
    assert "C11" in shown
    assert not re.search(harm, shown), re.search(harm, shown)
