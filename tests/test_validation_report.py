"""The report, its renderings, and the command that prints them."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts import validation
from diplofacts.validation import Issue, Report
from diplofacts.validation.rendering import FORMATS, printable, to_json, to_text
from factory import evidence, make_package, small_tables

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid package that tests only read."""
    return make_package(tmp_path_factory.mktemp("valid"))


# ---------------------------------------------------------------- the report and its renderings

texts = st.text(max_size=30)
issues = st.builds(
    Issue,
    code=st.sampled_from(["D01", "D23", "C01"]),
    name=texts,
    message=texts,
    path=texts,
    row=st.none() | st.integers(1, 99),
    column=texts,
    record=texts,
    found=st.none() | texts,
    expected=texts,
    hint=texts,
)


def test_a_value_is_shown_with_its_escapes() -> None:
    """A terminal escape, a newline and a hidden mark stand as what they are."""
    assert printable("\x1b[31m\nä\u202e\xa0\U000e0001") == "\\x1b[31m\\nä\\u202e\\xa0\\U000e0001"


@settings(max_examples=40)
@given(st.lists(issues, max_size=5))
def test_json_holds_the_whole_report(found: list[Issue]) -> None:
    """Every issue comes back from the JSON as it was, ``found`` and ``expected`` as keys of their own."""
    report = Report("p", tuple(found), {"people": 3}, ("s",), ("f",))
    document = json.loads(to_json(report))
    assert [Issue(**issue) for issue in document["issues"]] == list(report.issues)
    assert document["counts"] == report.counts
    assert document["valid"] is False
    assert document["exit_code"] == 2
    assert (document["rows"], document["skipped"], document["failures"]) == ({"people": 3}, ["s"], ["f"])


def test_strict_makes_warnings_errors() -> None:
    """A package with warnings alone is valid, unless one is strict; nothing else changes."""
    warning = Issue("D05", "n", "m", severity="warning")
    report = Report("p", (warning,), {"people": 1}, ("s",), engine="python")
    assert report.valid
    assert report.exit_code == 0
    assert (report.errors, report.warnings) == ((), (warning,))
    strict = report.strict()
    assert not strict.valid
    assert strict.exit_code == 1
    assert attrs.evolve(strict, issues=report.issues) == report


def test_the_text_of_a_report() -> None:
    """The text names code, sentence, place, what was found and expected, and help; the rest is counted."""
    place = ("facts/mentions.csv", 2, "text", "m1")
    issue = Issue("D23", "span-text", "other words", *place, "a\tb", "a b", "Quote it.")
    found = tuple(attrs.evolve(issue, row=row, col=5) for row in (2, 3, 4))
    other = Issue("D03", "interrupted-build", "a build was interrupted", ".diplofacts-swap")
    assert (
        to_text(Report("here/datapackage.json", (*found, other), {"people": 3}), 2)
        == """\
error[D03] interrupted-build: a build was interrupted
  --> .diplofacts-swap

error[D23] span-text: other words (3 places)
  --> facts/mentions.csv:2:5  (text, m1)
      found:    "a\\tb"
      expected: a b
  --> facts/mentions.csv:3:5  (text, m1)
      found:    "a\\tb"
      expected: a b
  help: Quote it.

  … and 1 more of D23

invalid: here/datapackage.json (1 table, 3 rows): 4 errors
  D03: 1, D23: 3
"""
    )


def test_white_space_that_is_expected_is_seen() -> None:
    """An expected value that begins with a blank stands between quotation marks."""
    assert 'expected: " a"\n' in to_text(Report("p", (Issue("D23", "n", "m", "f", expected=" a"),)))


def test_a_long_value_is_cut_in_the_text_and_whole_in_the_json() -> None:
    """The text says how much was left out."""
    report = Report("p", (Issue("D23", "n", "m", "f", found="x" * 1000),))
    assert f'"{"x" * 160}" … and 840 characters more' in to_text(report)
    assert json.loads(to_json(report))["issues"][0]["found"] == "x" * 1000


# ---------------------------------------------------------------- the command


def command(*argv: str) -> argparse.Namespace:
    """The arguments of the command."""
    parser = argparse.ArgumentParser()
    validation.add_arguments(parser)
    return parser.parse_args(argv)


def test_the_command_says_valid(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A valid package is one line and exit code 0."""
    assert validation.run(command(str(package))) == 0
    rows = sum(map(len, small_tables().values()))
    assert capsys.readouterr().out == f"valid: {package}/datapackage.json (12 tables, {rows} rows)\n"


def test_the_command_shows_all_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At most 20 places of a rule are shown, another number or all of them when asked for."""
    name = "Ana Ruiz"
    more = [evidence("people:ana-ruiz", "name", name, value=name, rule=f"r{n}") for n in range(25)]
    make_package(tmp_path, evidence=lambda rows: [*rows, *({**row, "text": "Anna"} for row in more)])
    shown = []
    for options in ([], ["--limit", "3"], ["--limit", "0"]):
        assert validation.run(command(str(tmp_path), *options)) == 1
        out = capsys.readouterr().out
        shown.append((out.count("-->"), "more of D23" in out))
    assert shown == [(20, True), (3, True), (25, False)]


def test_the_command_gives_json(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is one JSON document."""
    assert validation.run(command(str(package), "--format", "json")) == 0
    assert json.loads(capsys.readouterr().out)["valid"] is True


def test_the_command_could_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a package the exit code is 2, standard output is empty, and one line says what to do."""
    assert validation.run(command(str(tmp_path))) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "no such data package" in captured.err


def test_each_format_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report goes into the file whole, standard output stays empty, and the note is on standard error."""
    make_package(tmp_path / "p")
    report = validation.validate(tmp_path / "p")
    for name in FORMATS:
        out = tmp_path / name
        assert validation.run(command(str(tmp_path / "p"), "--format", name, "-o", str(out))) == 0
        assert out.read_text(encoding="utf-8") == FORMATS[name](report, 20)
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err == f"note: wrote the report to {out}\n"
    assert {path.name for path in tmp_path.iterdir()} == {"p", *FORMATS}
    assert (tmp_path / "json").stat().st_mode & 0o044 == (tmp_path / "p").stat().st_mode & 0o044


def test_a_report_that_cannot_be_written_changes_nothing(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder in the place of the file, or no folder for it, is exit code 2 with one line and no rest."""
    (tmp_path / "taken").mkdir()
    for out in (tmp_path / "taken", tmp_path / "none" / "report"):
        assert validation.run(command(str(package), "-o", str(out))) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_colours_are_for_those_who_see_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours come on a terminal or when asked for, never against NO_COLOR, and never from a value."""
    make_package(tmp_path, people=lambda rows: [row | {"name": "\x1b[32mgreen"} for row in rows])

    def coloured(*options: str) -> set[str]:
        validation.run(command(str(tmp_path), *options))
        return set(re.findall("\x1b\\[[0-9;]*m", capsys.readouterr().out))

    assert coloured() == set()
    assert len(coloured("--color", "always")) >= 4
    assert "\x1b[32m" not in coloured("--color", "always")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert coloured()
    assert coloured("--color", "never") == set()
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured() == set()


def test_quiet_is_the_verdict_alone(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and the exit code says the rest."""
    make_package(tmp_path, people=[])
    assert validation.run(command(str(tmp_path), "-q")) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("invalid: ")
    assert captured.out.count("\n") == 1
    assert validation.run(command(str(package), "-q", "-o", str(tmp_path / "out"))) == 0
    assert capsys.readouterr() == ("", "")


def test_annotations_come_with_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In GitHub Actions paths are those of the repository, and the step has its summary."""
    make_package(tmp_path / "data", people=[])
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert validation.run(command(str(tmp_path / "data"), "--format", "github")) == 1
    assert "::error file=data/facts/" in capsys.readouterr().out
    assert (tmp_path / "summary").read_text(encoding="utf-8").startswith("## diplofacts validate\n")


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule is a line; one is explained by its code or its name, whatever the case."""
    assert validation.run(command("--list-rules")) == 0
    assert [line[:3] for line in capsys.readouterr().out.splitlines()] == list(validation.rules())
    assert validation.run(command("--list-rules", "--format", "json")) == 0
    assert [rule["code"] for rule in json.loads(capsys.readouterr().out)] == list(validation.rules())
    for name in ("D23", "d23", "span-text"):
        assert validation.run(command("--explain", name)) == 0
        out = capsys.readouterr().out
        for part in ("D23 span-text (error)", validation.rules()["D23"].title, validation.rules()["D23"].fix):
            assert part in out
    assert validation.run(command("--explain", "D23", "--format", "json")) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "span-text"
    with pytest.raises(SystemExit, match="2"):
        command("--explain", "D99")
    assert "--list-rules" in capsys.readouterr().err


def test_a_negative_limit_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A limit is a count."""
    with pytest.raises(SystemExit, match="2"):
        command("--limit", "-1")
    assert "expected 0 or more" in capsys.readouterr().err


def test_the_script_is_the_command_in_any_locale(tmp_path: Path) -> None:
    """``scripts/validate.py`` prints the report even where standard output is ASCII."""
    make_package(tmp_path, people=lambda rows: [row | {"name": row["name"] + "Ж"} for row in rows])
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "validate.py"), str(tmp_path)],
        capture_output=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 1
    assert b"error[D35]" in done.stdout
    assert b"\\u0416" in done.stdout
    assert done.stderr == b""


def test_importing_validation_loads_nothing_heavy() -> None:
    """Frictionless and pycountry are loaded when a package is validated, not before."""
    code = "import sys, diplofacts.validation; print({'frictionless', 'pycountry'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"set()"


def test_the_page_of_rules_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """``docs/rules.md`` is what ``scripts/document_rules.py`` makes of the table of rules."""
    spec = importlib.util.spec_from_file_location("document_rules", ROOT / "scripts" / "document_rules.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.main(["--check"]) == 0, capsys.readouterr().err
    page = script.page()
    assert all(f"### {code} " in page for code in validation.rules())
