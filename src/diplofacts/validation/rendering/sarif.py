"""The report as SARIF 2.1.0, which code hosts and editors read (OASIS, errata 01).

Lines and columns count as ours do: lines of the file, Unicode code points from 1 (``columnKind``).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import lru_cache
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from ..report import ERROR, Issue, Report
from ..rules import Rule, rules
from .document import ROWS, dumped, tool_version
from .escape import expected, found

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

#: The name by which GitHub and others know the root of the repository.
_ROOT: Final = "%SRCROOT%"


def to_sarif(report: Report) -> str:
    """The whole report as a SARIF log with one run, with a final newline."""
    known = list(rules().values())
    # An issue of a plugin may have a code that is not in the table.
    more = {issue.code: issue for issue in report.issues if issue.code not in rules()}
    known += [Rule(code, issue.name, issue.message, issue.message) for code, issue in sorted(more.items())]
    index = {rule.code: number for number, rule in enumerate(known)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {
            "name": "diplofacts",
            **({"version": tool_version()} if tool_version() else {}),
            "rules": [_rule(rule) for rule in known],
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": not report.failures,
            "exitCode": report.exit_code,
            "toolExecutionNotifications": [
                *({"level": "error", "message": {"text": text}} for text in map(_clean, report.failures)),
                *({"level": "note", "message": {"text": text}} for text in map(_clean, report.skipped)),
            ],
        }],
        "results": ROWS,
    }  # fmt: skip
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(log, (_result(report, issue, index[issue.code], seen) for issue in report.issues))


def _rule(rule: Rule) -> dict[str, Any]:
    title = _clean(rule.title)
    text = f"{title} Breaks it: {rule.example}. {rule.fix}" if rule.example else title
    markdown = f"{title}\n\n- Breaks it: {rule.example}\n- Fix: {rule.fix}\n" if rule.example else title
    return {
        "id": rule.code,
        "name": "".join(part[:1].upper() + part[1:] for part in rule.name.split("-")) or rule.code,
        "shortDescription": {"text": title},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["data"], "problem.severity": rule.severity},
    }


def _result(report: Report, issue: Issue, index: int, seen: Counter[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": issue.code,
        "ruleIndex": index,
        "level": "error" if issue.severity == ERROR else "warning",
        "message": {"text": _message(issue)},
    }
    location: dict[str, Any] = {}
    if issue.path:
        location["physicalLocation"] = _physical(report, issue)
    if name := ".".join(part for part in (issue.table, issue.record, issue.column) if part):
        location["logicalLocations"] = [{"fullyQualifiedName": _clean(name)}]
    if location:
        result["locations"] = [location]
    key = "\0".join((issue.code, issue.path, issue.record, issue.column, issue.found or "", issue.message))
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    # The same for a finding that has only moved to another line; two alike are told apart by number.
    result["partialFingerprints"] = {"diplofacts/v1": f"{digest}:{seen[digest]}"}
    return result


def _physical(report: Report, issue: Issue) -> dict[str, Any]:
    artifact = _artifact(report.path, issue.path)
    if issue.row is None:
        return {"artifactLocation": artifact}
    region = {"startLine": issue.row}
    if issue.col is not None:
        region["startColumn"] = issue.col
    return {"artifactLocation": artifact, "region": region}


@lru_cache(maxsize=1024)
def _artifact(descriptor: str, path: str) -> dict[str, str]:
    named = PurePath(descriptor).parent / path
    uri = quote(named.as_posix(), errors="surrogatepass")
    return {"uri": f"file://{uri}"} if named.is_absolute() else {"uri": uri, "uriBaseId": _ROOT}


def _message(issue: Issue) -> str:
    parts = [issue.message[:1].upper() + issue.message[1:] + "."]
    if issue.found is not None:
        parts.append(f"Found {found(issue.found)}.")
    if issue.expected:
        parts.append(f"Expected {expected(issue.expected)}.")
    return _clean(" ".join([*parts, issue.hint]).strip())


def _clean(text: str) -> str:
    """``text`` without halves of surrogate pairs, which no reader of JSON must accept."""
    return text.encode("utf-8", "replace").decode("utf-8")
