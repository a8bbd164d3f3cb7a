"""A report on reanchoring as text, JSON or Markdown. Words of articles are hostile: they are escaped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .anchoring import Status
from .reanchoring import ArticleReport, Place, ReanchorReport

#: How many code points of words are shown, and how many of the rows that point to a place.
_WORDS, _ROWS = 80, 3
#: Characters that mean something to Markdown or HTML.
_MARKUP = frozenset("\\`*_[]<>|&!#~$@:")


def to_text(report: ReanchorReport) -> str:
    """For a terminal: the verdict, then each article with what is in doubt."""
    return "\n".join(_lines(report)) + "\n"


def to_markdown(report: ReanchorReport) -> str:
    """For a comment or a step summary: the verdict, a table of articles, a table of what is in doubt."""
    lines = [f"**{_verdict(report)}**", ""]
    if report.articles:
        lines += [
            "| article | " + " | ".join(status.value for status in Status) + " | to decide |",
            "|---|" + "---:|" * (len(Status) + 1),
        ]
    for article in report.articles:
        counts = (str(article.counts.get(status.value, 0)) for status in Status)
        undecided = sum(not place.settled for place in article.places)
        name = article.path + (f" ({article.problem})" if article.problem else "")
        lines.append(f"| {_cell(name)} | {' | '.join(counts)} | {undecided} |")
    if report.open:
        lines += ["", "| article | place | words | status | proposal | why |", "|---|---|---|---|---|---|"]
    for place in report.open:
        cells = (
            place.source,
            _at(place),
            _short(place.quote.words),
            place.found.status.value,
            _proposal(place),
            place.found.note,
        )
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def to_json(report: ReanchorReport) -> str:
    """For programs: every place of the articles that were edited."""
    content = {
        "settled": report.exit_code == 0,
        "unchanged": report.unchanged,
        "to_decide": len(report.open),
        "changes": report.changes,
        "written": list(report.written),
        "articles": [_article(article) for article in report.articles],
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def _article(article: ArticleReport) -> dict[str, Any]:
    return {
        "source_id": article.source,
        "path": article.path,
        "problem": article.problem,
        "edited": article.edited,
        "old_text": article.old,
        "ready": article.ready,
        "counts": article.counts,
        "places": [
            {
                "start": place.quote.span.start,
                "end": place.quote.span.end,
                "text": place.quote.words,
                "status": place.found.status.value,
                "new_start": place.found.span.start if place.found.span else None,
                "new_end": place.found.span.end if place.found.span else None,
                "score": place.found.score,
                "choices": [[span.start, span.end] for span in place.found.choices],
                "note": place.found.note,
                "decision": place.decided,
                "decisive": place.decisive,
                "rows": [{"path": pointer.path, "row": pointer.row} for pointer in place.pointers],
            }
            for place in article.places
        ],
    }


def _verdict(report: ReanchorReport) -> str:
    edited = sum(article.edited for article in report.articles)
    if not report.articles:
        return f"Every span fits its article ({report.unchanged} places)"
    counts: Counter[str] = Counter()
    for article in report.articles:
        counts.update(article.counts)
    told = ", ".join(f"{counts[status]} {status.value}" for status in Status if counts[status])
    what = (
        f"{edited} article{'s' * (edited != 1)} edited"
        if edited
        else "No article edited, but spans do not fit"
    )
    return f"{what}: {told or 'no places'}; {len(report.open)} to decide"


def _lines(report: ReanchorReport) -> Iterator[str]:
    if report.recovered:
        yield report.recovered
    yield f"{_verdict(report)}."
    for article in report.articles:
        yield ""
        told = ", ".join(f"{count} {status}" for status, count in article.counts.items())
        yield f"{printable(article.path)}: {article.problem or told or 'no places'}"
        if article.edited and article.old == "quotes" and not article.problem:
            yield "  its old text is known from quotes only; with --old more would be certain"
        for place in article.places:
            if not place.settled:
                what = f"{place.found.status.value:<9} {_at(place)}"
                yield f"  {what} “{_short(place.quote.words)}”{_arrow(place)}"
                yield f"            {place.found.note}; {_rows(place)}"
        left = sum(not p.decisive and not p.found.status.certain for p in article.places)
        if left:
            yield f"  left as they are: {left} of the registry's keys, whose words are not found"
    yield ""
    yield from _next(report)


def _next(report: ReanchorReport) -> Iterator[str]:
    if report.written:
        yield f"Wrote {', '.join(report.written)}"
    elif report.changes:
        yield "Nothing was written: --write puts in place what is settled."
    if report.open:
        waiting = sum(not article.ready for article in report.articles)
        yield (
            f"{waiting} article{'s' * (waiting != 1)} must wait for decisions: --undecided FILE makes a list "
            "to fill in, --decisions FILE takes it."
        )


def _at(place: Place) -> str:
    return f"{place.quote.span.start}-{place.quote.span.end}"


def _arrow(place: Place) -> str:
    return f" → {_proposal(place)}" if place.found.span else ""


def _proposal(place: Place) -> str:
    if place.found.span is None:
        return ""
    spans = place.found.choices or (place.found.span,)
    told = ", ".join(f"{span.start}-{span.end}" for span in spans)
    likeness = f" ({place.found.score:g} % alike)" if place.found.status is Status.FUZZY else ""
    return f"{told}?{likeness}"


def _rows(place: Place) -> str:
    shown = [f"{pointer.path}:{pointer.row}" for pointer in place.pointers[:_ROWS]]
    more = len(place.pointers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _short(words: str) -> str:
    shown = printable(" ".join(words.split(" ")))
    return shown if len(shown) <= _WORDS else shown[: _WORDS - 1] + "…"


def printable(text: str) -> str:
    """The text with everything escaped that a terminal would not print as it stands."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text
    )


def _cell(text: str) -> str:
    """The text as the cell of a Markdown table: no markup of its own."""
    return "".join(f"&#{ord(c)};" if c in _MARKUP else c for c in printable(text))
