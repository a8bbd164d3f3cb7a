"""The evaluation as text for a terminal, as Markdown for a report and as JSON for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from ..validation.rendering import printable
from .bootstrap import Interval
from .runner import Evaluation
from .tally import AROUND, KINDS, Fault

_FOUND = ("", "P", "R", "F1", "95 % of F1", "gold", "got")
_RIGHT = ("of what was found", "right", "95 %", "of")

#: Longer words are shown by their two ends; the JSON has all of them.
_WIDTH = 240

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def to_json(evaluation: Evaluation, errors: int | None = None) -> str:
    """Figures, counts of errors and at most ``errors`` errors of each kind and table, None for all.

    Figures and their bounds are rounded to three digits; the counts beside them are exact.
    """
    support = evaluation.support
    document: dict[str, Any] = {
        "articles": list(evaluation.articles),
        "bootstrap": {"level": 0.95, "resamples": evaluation.resamples, "seed": evaluation.seed},
        "tables": {
            score.name: {
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "f1": round(score.f1, 3),
                "precision_interval": _bounds(score.precision_interval),
                "recall_interval": _bounds(score.recall_interval),
                "f1_interval": _bounds(score.f1_interval),
                "gold": score.gold,
                "got": score.got,
                "right": score.right,
            }
            for score in evaluation.scores
        },
        "attributes": {
            accuracy.name: {
                "accuracy": round(accuracy.value, 3),
                "interval": _bounds(accuracy.interval),
                "right": accuracy.right,
                "of": accuracy.of,
            }
            for accuracy in evaluation.accuracies
        },
        "evidence": attrs.asdict(support) if support else None,
        "error_counts": {
            kind: dict(Counter(fault.what for fault in faults)) for kind, faults in _by_kind(evaluation)
        },
        "errors": [
            attrs.asdict(fault)
            for _, faults in _by_kind(evaluation)
            for _, group in _by_table(faults)
            for fault in group[:errors]
        ],
        "notes": list(evaluation.notes),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def to_text(evaluation: Evaluation, errors: int = 0) -> str:
    """The figures in columns, with at most ``errors`` errors of each kind; nothing controls the terminal."""
    lines = [_title(evaluation), "", *_columns(_FOUND, _found_rows(evaluation)), ""]
    lines += [*_columns(_RIGHT, _right_rows(evaluation)), ""]
    lines += [f"{name}: {value}" for name, value in _support(evaluation)]
    lines += [printable(note) for note in evaluation.notes]
    lines.append(_ending(evaluation, errors))
    for kind, faults in _by_kind(evaluation) if errors else ():
        lines += ["", f"{kind}: {KINDS[kind]}"]
        for what, group in _by_table(faults):
            lines += ["", f"  {what} ({len(group)})"]
            for fault in group[:errors]:
                lines += [f"    {line}" for line in _told(fault)]
            if len(group) > errors:
                lines += [f"    … and {len(group) - errors} more"]
    return "\n".join(lines) + "\n"


def to_markdown(evaluation: Evaluation, errors: int = 0) -> str:
    """The same as :func:`to_text`, in Markdown with tables."""
    lines = [_title(evaluation), "", *_pipes(_FOUND, _found_rows(evaluation)), ""]
    lines += [*_pipes(_RIGHT, _right_rows(evaluation)), ""]
    lines += [f"- {name}: {value}" for name, value in _support(evaluation)]
    lines += [f"- {_escaped(note)}" for note in evaluation.notes]
    lines.append("- " + _ending(evaluation, errors))
    for kind, faults in _by_kind(evaluation) if errors else ():
        lines += ["", f"## {kind}: {KINDS[kind]}"]
        for what, group in _by_table(faults):
            lines += ["", f"### {what} ({len(group)})", ""]
            for fault in group[:errors]:
                lines.append("- " + "<br>\n".join(_told(fault, _escaped, ("**", "**"))))
            if len(group) > errors:
                lines.append(f"- … and {len(group) - errors} more")
    return "\n".join(lines) + "\n"


def _title(evaluation: Evaluation) -> str:
    number = len(evaluation.articles)
    return (
        f"{number} {'article' if number == 1 else 'articles'}; intervals: 95 %, "
        f"{evaluation.resamples} resamples of the articles"
    )


def _found_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for score in evaluation.scores:
        if score.gold or score.got:
            numbers = (f"{number:.3f}" for number in (score.precision, score.recall, score.f1))
            yield score.name, *numbers, _range(score.f1_interval), str(score.gold), str(score.got)
        else:
            yield score.name, "–", "–", "–", "–", "0", "0"


def _right_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for accuracy in evaluation.accuracies:
        yield accuracy.name, f"{accuracy.value:.3f}", _range(accuracy.interval), str(accuracy.of)


def _support(evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    support = evaluation.support
    if support:
        share = f"{support.supported / support.cells:.3f} of {support.cells}" if support.cells else "no cells"
        yield "evidence for filled cells", share
        yield "spans that are not the words of the text", f"{support.bad} (evidence: {support.rows} rows)"


def _ending(evaluation: Evaluation, errors: int) -> str:
    told = ", ".join(f"{kind} {len(faults)}" for kind, faults in _by_kind(evaluation))
    if not told:
        return "no errors"
    return f"errors: {told}" + ("" if errors else " (--errors N lists them)")


def _by_kind(evaluation: Evaluation) -> Iterator[tuple[str, list[Fault]]]:
    """The errors of each kind, kinds without any left out."""
    for kind in KINDS:
        faults = [fault for fault in evaluation.faults if fault.kind == kind]
        if faults:
            yield kind, faults


def _by_table(faults: Sequence[Fault]) -> Iterator[tuple[str, list[Fault]]]:
    """Sorted errors by what they are of."""
    for what, group in groupby(faults, key=lambda fault: fault.what):
        yield what, list(group)


def _told(
    fault: Fault, clean: Callable[[str], str] = printable, marks: tuple[str, str] = ("⟦", "⟧")
) -> Iterator[str]:
    """The lines that tell of an error: where, the words in context, and what was found and expected."""
    yield clean(f"{fault.source_id}  {fault.record}".strip())
    if fault.start is not None:
        before = _squeezed("…" * (len(fault.before) == AROUND) + fault.before).lstrip()
        after = _squeezed(fault.after + "…" * (len(fault.after) == AROUND)).rstrip()
        words = _squeezed(fault.words)
        if len(words) > _WIDTH:
            words = words[: _WIDTH // 2] + " […] " + words[-_WIDTH // 2 :]
        yield f"  {clean(before)}{marks[0]}{clean(words)}{marks[1]}{clean(after)}"
    both = fault.kind == "attribute"
    told = (
        f"{name}: {clean(value) or 'nothing'}"
        for name, value in (("found", fault.found), ("expected", fault.expected)) if value or both
    )
    if line := "; ".join(told):
        yield f"  {line}"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _columns(header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    table = [tuple(header), *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, *rest in table:
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        yield f"{first:<{widths[0]}}  {'  '.join(cells)}"


def _pipes(header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|---|" + "---:|" * (len(header) - 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _range(bounds: Interval | None) -> str:
    return "–" if bounds is None else f"{bounds[0]:.3f}–{bounds[1]:.3f}"


def _bounds(bounds: Interval | None) -> list[float] | None:
    return None if bounds is None else [round(bound, 3) for bound in bounds]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(text))
