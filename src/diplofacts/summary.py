"""What a build did, in words for a terminal."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .build import BuildResult
from .curation import COLUMNS

if TYPE_CHECKING:
    from .resolve.context import Doubt

#: How many files that are not read are named.
_SHOWN = 5


def summary(result: BuildResult) -> str:
    """The lines that a build ends with: what was written where, rows, curated cells, what was left out.

    With ``check``: what differs, and the differing fingerprint that may be why.
    """
    return "\n".join(_lines(result)) + "\n"


def _lines(result: BuildResult) -> Iterator[str]:
    if result.recovered:
        yield result.recovered
    root = _shown(result.root)
    if result.check:
        if result.difference:
            yield f"{root} is not what the articles and decisions give; a build would change:"
        else:
            yield f"{root} is what the articles and decisions give."
        yield from result.difference
        if result.fingerprint_difference:
            yield "It was built with other libraries, another model or on another processor:"
            yield from (f"  {line}" for line in result.fingerprint_difference)
    elif result.changed:
        yield f"Wrote {', '.join(result.changed)} in {root}"
    else:
        yield f"Nothing has changed in {root}"
    width = max(len(table) for table in result.rows)
    digits = max(len(str(count)) for count in result.rows.values())
    yield ""
    for table, count in result.rows.items():
        yield f"  {table:<{width}}  {count:>{digits}}"
    yield ""
    cells = sum(result.curated.values())
    tables = ", ".join(f"{table} {count}" for table, count in result.curated.items())
    yield f"Cells from curation: {cells}" + (f" ({tables})" if cells else "")
    if result.corrections:
        yield "Corrections: " + ", ".join(f"{count} {action}" for action, count in result.corrections.items())
    for article in result.skipped:
        yield f"Not extracted, for it is not English ({article.language}): {article.path}"
    if result.left_out:
        yield f"Left out, for it cannot be used: {', '.join(result.left_out)}"
    if result.ignored:
        more = len(result.ignored) - _SHOWN
        names = ", ".join(result.ignored[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        yield f"Not read, for articles are .txt files ('diplofacts add' makes them of pages): {names}"
    if result.doubtful:
        counts = Counter(doubt.table for doubt in result.doubtful)
        tables = ", ".join(f"{table} {count}" for table, count in sorted(counts.items()))
        yield f"Doubtful, one record or two: {len(result.doubtful)} ({tables}); --doubtful FILE lists them"
    if result.set_aside:
        yield f"Decisions set aside, for their article was left out: {result.set_aside}"


def format_doubts(doubts: Iterable[Doubt]) -> bytes:
    """A CSV file of doubtful pairs: the columns of ``judgements.csv``, to be decided, and what is known.

    Args:
        doubts: pairs of records; the columns ``table``, ``joined`` (whether they are one row now) and ``why``
            say what is doubtful about each.
    """
    file = io.StringIO(newline="")
    columns = (*COLUMNS["judgements"], "table", "joined", "why")
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for doubt in doubts:
        writer.writerow({
            "left": doubt.left, "left_text": doubt.left_text,
            "right": doubt.right, "right_text": doubt.right_text,
            "table": doubt.table, "joined": "yes" if doubt.merged else "no", "why": doubt.reason,
        })  # fmt: skip
    return file.getvalue().encode()


def _shown(root: Path) -> str:
    try:
        relative = root.relative_to(Path.cwd())
    except ValueError:
        return str(root)
    return "this folder" if relative == Path() else str(relative)
