"""Tables, queries and records in a notebook; everything escaped."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import Record

#: Rows of a table, and characters of a cell, that are shown.
_ROWS, _CHARACTERS = 20, 200


def records_html(table: str, records: Iterable[Record], count: int) -> str:
    """The first records as an HTML table, and how many there are."""
    shown = list(islice(records, _ROWS))
    filled = [name for name in (shown[0].to_row() if shown else ()) if any(r.to_row()[name] for r in shown)]
    head = "".join(f"<th>{_escaped(name)}</th>" for name in filled)
    body = "".join(
        "<tr>" + "".join(f"<td>{_escaped(record.to_row()[name])}</td>" for name in filled) + "</tr>"
        for record in shown
    )
    more = f"; the first {len(shown)} shown" if count > len(shown) else ""
    return (
        f"<table><caption>{_escaped(table)}: {count} rows{more}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def counts_html(caption: str, counts: Mapping[str, int]) -> str:
    """The number of rows of each table of a dataset."""
    body = "".join(f"<tr><th>{_escaped(name)}</th><td>{count}</td></tr>" for name, count in counts.items())
    return f"<table><caption>{_escaped(caption)}</caption><tbody>{body}</tbody></table>"


def record_html(record: Record) -> str:
    """The filled cells of a record, a line each."""
    rows: Sequence[tuple[str, str]] = [(name, cell) for name, cell in record.to_row().items() if cell]
    body = "".join(f"<tr><th>{_escaped(name)}</th><td>{_escaped(cell)}</td></tr>" for name, cell in rows)
    title = f"{record.table_name}: {record.id}"
    return f"<table><caption>{_escaped(title)}</caption><tbody>{body}</tbody></table>"


def _escaped(words: str) -> str:
    if len(words) > _CHARACTERS:
        words = words[: _CHARACTERS - 1] + "…"
    # What turns the direction of writing, or is no character of print, is shown as its code.
    plain = "".join(
        c if c == " " or unicodedata.category(c)[0] not in "CZ" else f"\\u{ord(c):04x}" for c in words
    )
    return html.escape(plain)
