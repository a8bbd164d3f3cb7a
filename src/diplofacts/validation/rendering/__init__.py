"""The report as what people and programs read: one module a format.

Whatever the format, what stands in files is shown as text and is never an instruction to who shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..report import Report
from .document import json_schema, to_json
from .escape import printable
from .github import to_github, write_summary
from .groups import SHOWN
from .junit import to_junit
from .markdown import to_markdown
from .page import to_html
from .sarif import to_sarif
from .text import PLAIN, TERMINAL, Colours, to_text

__all__ = [
    "FORMATS",
    "PLAIN",
    "SHOWN",
    "TERMINAL",
    "Colours",
    "json_schema",
    "printable",
    "to_github",
    "to_html",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_sarif",
    "to_text",
    "write_summary",
]

#: The formats by name: each takes a report and how many places of each rule to show, None for all. JSON and
#: SARIF always have all.
FORMATS: Final[Mapping[str, Callable[[Report, int | None], str]]] = {
    "text": to_text,
    "json": lambda report, _: to_json(report),
    "sarif": lambda report, _: to_sarif(report),
    "junit": to_junit,
    "github": to_github,
    "markdown": to_markdown,
    "html": to_html,
}
