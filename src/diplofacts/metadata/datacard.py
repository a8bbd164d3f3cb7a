"""``DATACARD.md``: what a reader must know before using the dataset."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from ..citation import STYLES, one_line
from .overview import ACCURACY, Overview

#: Figures of the card by their names in ``diplofacts evaluate``.
_FIGURES = (
    "people",
    "mentions+person",
    "roles (person, office)",
    "roles",
    "meetings",
    "meetings (strict)",
    "agreements",
    "agreements (strict)",
    "statements: direct + speaker",
    "statements: indirect + speaker",
)
_MARKS = re.compile(r"([\\`*_{}\[\]#|~])")


def datacard(overview: Overview) -> str:
    """The card as Markdown; what stands in articles and descriptor is escaped."""
    return "\n".join(_lines(overview)) + "\n"


def _lines(overview: Overview) -> Iterator[str]:
    work = overview.work
    yield from (f"# {_escaped(work.title)}", "")
    if work.description:
        yield from (_escaped(work.description), "")
    yield from _table(
        ("", ""),
        [
            ("Name", _code(work.name)),
            ("Version", _escaped(work.version)),
            ("Date", work.created.isoformat() if work.created else ""),
            ("Made by", "; ".join(_escaped(creator.name) for creator in work.creators)),
            ("Licence of the coding", "; ".join(_escaped(one.title or one.label) for one in work.licences)),
            ("Licence of the articles", "their publishers'; none is granted with the coding"),
            ("Language of the articles", ", ".join(sorted({a.language for a in overview.articles}))),
            ("Articles", str(len(overview.articles))),
            ("Published", _published(overview)),
            ("Days of articles and facts", overview.period.replace("/", " to ")),
            ("States", _escaped(", ".join(overview.countries.values()))),
        ],
    )
    yield from ("", "## What is in it", "")
    yield from _table(
        ("table", "rows", "one row"),
        [(_code(t.name), str(t.rows), _escaped(t.description)) for t in overview.tables],
    )
    yield from ("", *_prose("made"))
    yield from _accuracy(overview.accuracy)
    yield from ("", *_prose("limits"), "", "## How to cite it", "")
    yield _escaped(STYLES["apa"](work, None).strip())


def _prose(name: str) -> list[str]:
    """The part of ``datacard.md`` under the mark of that name."""
    text = resources.files(__package__).joinpath("datacard.md").read_text(encoding="utf-8")
    return text.split(f"<!-- {name} -->\n")[1].split("<!--")[0].strip().splitlines()


def _published(overview: Overview) -> str:
    days = sorted(article.published for article in overview.articles)
    return f"{days[0]} to {days[-1]}" if days else ""


def _accuracy(accuracy: Mapping[str, Any]) -> Iterator[str]:
    for measured in accuracy.get("sets", ()):
        tables = measured.get("tables", {})
        yield from ("", f"## Measured accuracy: {_escaped(measured.get('title', ''))}", "")
        yield from _table(
            ("", "F1", "95 %", "coded by hand", "found"),
            [
                (name, f"{row['f1']:.2f}", "–".join(f"{x:.2f}" for x in row["f1_interval"]),
                 str(row["gold"]), str(row["got"]))
                for name in _FIGURES
                if (row := tables.get(name))
            ],
        )  # fmt: skip
        if measured.get("note"):
            yield from ("", _escaped(measured["note"]))
    if accuracy:
        yield from ("", f"From `{ACCURACY}`, measured by `diplofacts evaluate`.")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        if any(row[1:]):
            yield "| " + " | ".join(row) + " |"


def _code(words: str) -> str:
    return f"`{one_line(words).replace('`', chr(39)).replace('|', '/')}`" if words else ""


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", html.escape(one_line(words), quote=False))
