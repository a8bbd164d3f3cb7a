"""The report as what people and programs read: one module a format.

Whatever the format, what stands in files is shown as text and is never an instruction to who shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ..report import Report
from .escape import printable
from .text import PLAIN, TERMINAL, Colours, to_text
from .verdict import SHOWN

if TYPE_CHECKING:
    from .document import json_schema as json_schema
    from .document import to_json as to_json
    from .github import to_github as to_github
    from .github import write_summary as write_summary
    from .junit import to_junit as to_junit
    from .markdown import to_markdown as to_markdown
    from .page import to_html as to_html
    from .sarif import to_sarif as to_sarif

#: The modules of the formats that are rarely asked for; each is imported when it is.
_LATER = {
    "json_schema": "document",
    "to_json": "document",
    "to_github": "github",
    "write_summary": "github",
    "to_junit": "junit",
    "to_markdown": "markdown",
    "to_html": "page",
    "to_sarif": "sarif",
}

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
    "json": lambda report, _: _function("to_json")(report),
    "sarif": lambda report, _: _function("to_sarif")(report),
    "junit": lambda report, shown: _function("to_junit")(report, shown),
    "github": lambda report, shown: _function("to_github")(report, shown),
    "markdown": lambda report, shown: _function("to_markdown")(report, shown),
    "html": lambda report, shown: _function("to_html")(report, shown),
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return _function(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _function(name: str) -> Callable[..., str]:
    found: Callable[..., str] = getattr(import_module(f".{_LATER[name]}", __name__), name)
    return found
