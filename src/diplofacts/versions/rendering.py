"""A difference as text, JSON, Markdown, HTML; what stands in the data is escaped everywhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import asdict

from ..errors import PackageError
from .comparison import Difference, Row, SchemaChange, TableDifference
from .steps import next_version, step_for

_CONTROL = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"([\\`*_{}\[\]#|~<>&])")
#: At most so many characters of a cell or of supporting words are shown to people.
_SHOWN = 200


def to_text(difference: Difference) -> str:
    """For a terminal: ``+`` added, ``-`` removed, ``~`` changed, the words that support it below."""
    lines = [_verdict(difference)]
    lines += [f"~ {cell.column}: {_plain(cell.old)} → {_plain(cell.new)}" for cell in difference.properties]
    lines += [_sign(change) + " " + _plain(_schema_words(change)) for change in difference.schema]
    for table in difference.tables:
        lines += ["", f"{table.name}: {_counts(table)}"]
        lines += [f"  {line}" for sign, row in _rows(table) for line in _row_lines(sign, row)]
    return "\n".join(lines) + "\n"


def to_json(difference: Difference) -> str:
    """Everything, for programs."""
    made: dict[str, Any] = asdict(difference)
    made["step"] = step_for(difference).name.lower()
    made["least_version"] = _least(difference)
    # In ASCII: what would move the cursor of a terminal is an escape.
    return json.dumps(made, indent=2) + "\n"


def to_markdown(difference: Difference, level: int = 2) -> str:
    """For a changelog or a pull request: counts, then each change."""
    head = "#" * level
    lines = [_escaped(_verdict(difference)), ""]
    lines += [f"- {_escaped(c.column)}: {_escaped(c.old)} → {_escaped(c.new)}" for c in difference.properties]
    lines += [f"- {_escaped(_schema_words(change))}" for change in difference.schema]
    for table in difference.tables:
        lines += ["", f"{head} {table.name}: {_counts(table)}", ""]
        for sign, row in _rows(table):
            cells = "; ".join(_escaped(words) for words in _cell_words(sign, row))
            lines.append(f"- {_NAMES[sign]} `{_ticks(row.key)}`" + (f": {cells}" if cells else ""))
            lines += [f"  > {_escaped(words)}" for words in row.words]
    return "\n".join(lines).rstrip() + "\n"


def to_html(difference: Difference) -> str:
    """One page that needs nothing else."""
    parts = [f"<p>{_html(_verdict(difference))}</p>"]
    items = [f"{c.column}: {_clip(c.old)} → {_clip(c.new)}" for c in difference.properties]
    items += [_schema_words(change) for change in difference.schema]
    if items:
        parts.append("<ul>" + "".join(f"<li>{_html(item)}</li>" for item in items) + "</ul>")
    for table in difference.tables:
        parts.append(f"<h2>{_html(table.name)}: {_html(_counts(table))}</h2><ul>")
        for sign, row in _rows(table):
            cells = "; ".join(_cell_words(sign, row))
            quotes = "".join(f"<blockquote>{_html(words)}</blockquote>" for words in row.words)
            parts.append(
                f'<li class="{_NAMES[sign]}"><b>{sign} {_html(row.key)}</b> {_html(cells)}{quotes}</li>'
            )
        parts.append("</ul>")
    title = _html(f"Difference {difference.old_version} to {difference.new_version}")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


#: The renderings by the name of the format.
FORMATS: Final[Mapping[str, Callable[[Difference], str]]] = {
    "text": to_text,
    "json": to_json,
    "markdown": to_markdown,
    "html": to_html,
}

_NAMES = {"+": "added", "-": "removed", "~": "changed"}
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "li{overflow-wrap:anywhere}.added b{color:#0a5}.removed b{color:#b20}.changed b{color:#85600b}"
    "blockquote{margin:.2rem 0 .6rem 1rem;color:#555}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}blockquote{color:#aaa}}"
)


def _verdict(difference: Difference) -> str:
    old, new = difference.old_version or "nothing", difference.new_version or "no version"
    if not difference:
        return f"Nothing differs between {old} and {new}."
    step = step_for(difference)
    if not difference.old_version:
        return f"First version: {new}."
    least = _least(difference)
    return f"From {old} to {new}: a {step.name.lower()} step" + (f", {least} or later." if least else ".")


def _least(difference: Difference) -> str:
    try:
        return next_version(difference.old_version, step_for(difference)) if difference.old_version else ""
    except PackageError:
        return ""


def _counts(table: TableDifference) -> str:
    counted = (("added", table.added), ("removed", table.removed), ("changed", table.changed))
    return ", ".join(f"{len(rows)} {name}" for name, rows in counted if rows)


def _rows(table: TableDifference) -> Iterator[tuple[str, Row]]:
    yield from (("+", row) for row in table.added)
    yield from (("-", row) for row in table.removed)
    yield from (("~", row) for row in table.changed)


def _row_lines(sign: str, row: Row) -> Iterator[str]:
    yield f"{sign} {_plain(row.key)}: " + _plain("; ".join(_cell_words(sign, row)))
    yield from (f"      “{_plain(_clip(words))}”" for words in row.words)


def _cell_words(sign: str, row: Row) -> list[str]:
    if sign == "~":
        return [f"{cell.column} {_clip(cell.old)!r} → {_clip(cell.new)!r}" for cell in row.cells]
    return [f"{cell.column} {_clip(cell.old or cell.new)!r}" for cell in row.cells]


def _schema_words(change: SchemaChange) -> str:
    place = f"{change.table}.{change.column}" if change.column else change.table
    values = " → ".join(value for value in (change.old, change.new) if value)
    return f"{place}: {change.what}" + (f" ({values})" if values else "") + (
        ", which may break what fitted before" if change.breaking else ""
    )


def _sign(change: SchemaChange) -> str:
    return "+" if "added" in change.what else "-" if "removed" in change.what else "~"


def _clip(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _plain(words: str) -> str:
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", _plain(_clip(words)))


def _ticks(words: str) -> str:
    return _plain(words).replace("`", "'")


def _html(words: str) -> str:
    return html.escape(_plain(words))
