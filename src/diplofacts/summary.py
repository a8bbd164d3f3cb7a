"""What a build did, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .build import BuildResult


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
        yield from result.difference
        if result.difference:
            yield f"{root} is not what the articles and decisions give."
        else:
            yield f"{root} is what the articles and decisions give."
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
    if result.refused:
        names = sorted({problem.path for problem in result.refused})
        yield f"Left out, for it cannot be read: {', '.join(names)}"
    if result.set_aside:
        yield f"Decisions set aside, for their article was left out: {result.set_aside}"


def _shown(root: Path) -> str:
    try:
        relative = root.relative_to(Path.cwd())
    except ValueError:
        return str(root)
    return "this folder" if relative == Path() else str(relative)
