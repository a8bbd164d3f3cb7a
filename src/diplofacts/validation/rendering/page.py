"""The report as one HTML page that needs nothing beside it: no script, no picture, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from importlib import resources
from string import Template

from ..report import Issue, Report
from .escape import clipped, counted, printable
from .escape import expected as expected_of
from .escape import found as found_of
from .excerpts import Excerpt, Place, excerpts, place
from .groups import Group, groups, what, where
from .verdict import SHOWN, verdict


def to_html(report: Report, shown: int | None = SHOWN) -> str:
    """The page, with a final newline; at most ``shown`` places of each rule, None for all."""
    found = groups(report, shown)
    lines = excerpts(report, (issue for group in found for issue in group.issues))
    state = "valid" if report.valid else "invalid"
    body = [f'<p class="verdict {state}" role="status">{_text(verdict(report))}</p>']
    body += _contents(found)
    for group in found:
        body += _group(group, lines)
    body += _sentences("Failed", report.failures)
    body += _sentences("Skipped", report.skipped)
    body += _rows(report)
    template = Template(_asset("page.html"))
    title = _text(f"{state}: {report.path}")
    return template.substitute(title=title, style=_asset("page.css"), body="\n".join(body)) + "\n"


def _contents(found: tuple[Group, ...]) -> Iterator[str]:
    if not found:
        return
    yield '<nav aria-label="Rules"><ul>'
    for group in found:
        title = _words(group.rule.title if group.rule else group.code)
        yield (
            f'<li><a href="#{_anchor(group)}"><span class="{group.severity}">{_text(group.code)}</span> '
            f"{title}</a> <b>{group.number:,}</b></li>"
        )
    yield "</ul></nav>"


def _group(group: Group, lines: Mapping[Place, Excerpt]) -> Iterator[str]:
    name = group.rule.name if group.rule else ""
    yield f'<section id="{_anchor(group)}">'
    yield (
        f'<h2><span class="{group.severity}">{group.severity} {_text(group.code)}</span> {_text(name)} '
        f"<small>{counted(group.number, 'place')}</small></h2>"
    )
    if group.rule:
        yield f"<p>{_words(group.rule.title)} {_words(group.rule.fix)}</p>"
    for message, hint, issues in group.sentences():
        yield f"<h3>{_text(clipped(message))}</h3>"
        for issue in issues:
            yield from _issue(issue, lines.get(place(issue)))
        if hint:
            yield f'<p class="help">{_text(clipped(hint))}</p>'
    if group.more:
        yield f"<p>… and {group.more:,} more of {_text(group.code)}</p>"
    yield "</section>"


def _issue(issue: Issue, excerpt: Excerpt | None) -> Iterator[str]:
    beside = f" <i>{_text(what(issue))}</i>" if what(issue) else ""
    yield f'<div class="issue"><p><code>{_text(where(issue))}</code>{beside}</p>'
    if excerpt is not None and excerpt.text:
        number = str(excerpt.line)
        caret = f"\n{' ' * (len(number) + 2 + excerpt.indent)}{'^' * excerpt.width}" if excerpt.width else ""
        yield f'<pre tabindex="0">{number}  {_text(excerpt.text)}{caret}</pre>'
    yield "<dl>"
    if issue.found is not None:
        yield f"<dt>found</dt><dd><code>{_text(found_of(issue.found))}</code></dd>"
    if issue.expected:
        yield f"<dt>expected</dt><dd><code>{_text(expected_of(issue.expected))}</code></dd>"
    yield "</dl></div>"


def _sentences(title: str, sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        items = "".join(f"<li>{_text(clipped(sentence))}</li>" for sentence in sentences)
        yield f"<section><h2>{title}</h2><ul>{items}</ul></section>"


def _rows(report: Report) -> Iterator[str]:
    if report.rows:
        yield '<section><h2>Tables</h2><table><thead><tr><th scope="col">table</th><th scope="col">rows</th>'
        yield "</tr></thead><tbody>"
        for name, number in report.rows.items():
            yield f"<tr><td>{_text(name)}</td><td>{number:,}</td></tr>"
        yield "</tbody></table></section>"


def _anchor(group: Group) -> str:
    return "".join(c for c in f"rule-{group.code}" if c.isascii() and (c.isalnum() or c == "-"))


def _text(text: str) -> str:
    return escape(printable(text))


def _words(text: str) -> str:
    """A sentence of ours, what stands between backticks as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", _text(text))


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").strip("\n")
