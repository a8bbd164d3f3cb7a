"""The report as JUnit XML: a suite a table, in it a test case a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from ..report import WARNING, Issue, Report
from ..rules import Rule, rules
from .escape import clipped, expected, found, printable
from .groups import what, where
from .verdict import SHOWN

#: The suite of what is about no table: the descriptor, and checks that could not be made.
_PACKAGE = "package"

#: The family of rules about the descriptor, and that of the dataset rules.
_DESCRIPTOR, _DATASET = "P", "D"


def to_junit(report: Report, shown: int | None = SHOWN) -> str:
    """The report as JUnit XML, with a final newline.

    A case fails when its rule is broken in its table. Warnings leave it passed, and are its output. A case
    lists at most ``shown`` places, None for all, and counts the rest.
    """
    broken: dict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in report.issues:
        broken[issue.table or _PACKAGE, issue.code].append(issue)
    tables = sorted({*report.rows, *(table for table, _ in broken)} - {_PACKAGE})
    suites = Xml.Element("testsuites", name="diplofacts validate")
    for table in (_PACKAGE, *tables):
        suite = Xml.SubElement(suites, "testsuite", name=printable(table))
        for rule in _rules(report, table, {code for at, code in broken if at == table}):
            _case(suite, rule, broken.get((table, rule.code), []), shown)
        if table == _PACKAGE:
            _unmade(suite, report)
        _count(suite)
    _count(suites)
    Xml.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(suites, encoding="unicode") + "\n"


def _rules(report: Report, table: str, broken: set[str]) -> Iterator[Rule]:
    """The rules that a table, or the package, can break, and those that it does."""
    for rule in rules().values():
        family = rule.code[0]
        if family == _DATASET:
            about = "" if table == _PACKAGE else table
            asked = report.dataset and (about in rule.tables or (not rule.tables and about != ""))
        else:
            asked = (family == _DESCRIPTOR) == (table == _PACKAGE)
        if asked or rule.code in broken:
            yield rule
    yield from (Rule(code, code, code, code) for code in sorted(broken - set(rules())))


def _case(suite: Xml.Element, rule: Rule, issues: list[Issue], shown: int | None) -> None:
    name = f"{rule.code} {rule.name}"
    case = Xml.SubElement(suite, "testcase", classname=suite.attrib["name"], name=printable(name), time="0")
    errors = [issue for issue in issues if issue.severity != WARNING]
    warnings = [issue for issue in issues if issue.severity == WARNING]
    for kind, found_here in (("failure", errors), ("system-out", warnings)):
        if found_here:
            text = "\n".join(_place(issue) for issue in found_here[:shown])
            more = len(found_here) - len(found_here[:shown])
            text += f"\n… and {more} more" if more else ""
            element = Xml.SubElement(case, kind)
            if kind == "failure":
                element.attrib.update(type=rule.code, message=clipped(found_here[0].message))
            element.text = text


def _place(issue: Issue) -> str:
    parts = [f"{where(issue)} {what(issue)}".strip(), clipped(issue.message)]
    if issue.found is not None:
        parts.append(f"found {found(issue.found)}")
    if issue.expected:
        parts.append(f"expected {expected(issue.expected)}")
    return "; ".join(part for part in parts if part)


def _unmade(suite: Xml.Element, report: Report) -> None:
    for number, sentence in enumerate(report.failures, start=1):
        case = Xml.SubElement(suite, "testcase", classname=_PACKAGE, name=f"failed check {number}", time="0")
        Xml.SubElement(case, "error", type="failure", message=clipped(sentence)).text = printable(sentence)
    for number, sentence in enumerate(report.skipped, start=1):
        case = Xml.SubElement(suite, "testcase", classname=_PACKAGE, name=f"skipped check {number}", time="0")
        Xml.SubElement(case, "skipped", message=clipped(sentence))


def _count(element: Xml.Element) -> None:
    cases = list(element.iter("testcase"))
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(kind) is not None for case in cases)))
    element.set("tests", str(len(cases)))
    element.set("time", "0")
