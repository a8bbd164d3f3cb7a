"""What a person decided about places in doubt: a CSV file, written as a proposal and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..errors import CurationError, Problem
from .csvfile import format_record, read_csv
from .dataset import span_of

if TYPE_CHECKING:
    from .reanchoring import Place

COLUMNS = (
    "source_id",
    "start",
    "end",
    "text",
    "status",
    "score",
    "new_start",
    "new_end",
    "new_text",
    "note",
    "decision",
)
#: Take the place that was proposed; take away the rows that quote the words.
ACCEPT, DROP = "accept", "drop"
#: What begins a formula, and what marks words that would.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_SPAN = re.compile(r"([0-9]+)-([0-9]+)")


@define(eq=False)
class Decisions:
    """Decisions by place.

    Attributes:
        path: the file, as shown in messages.
        by_place: line and decision by article, start, end and words.
        used: the places that were found in doubt.
    """

    path: str = ""
    by_place: dict[tuple[str, str, str, str], tuple[int, str]] = field(factory=dict)
    used: set[tuple[str, str, str, str]] = field(factory=set)

    def apply(self, place: Place, text: str) -> Place:
        """The place with what was decided about it.

        Args:
            place: a place of the old text.
            text: the article as it is now.

        Raises:
            CurationError: when a decision accepts a proposal that is none, or names a place outside the text.
        """
        span = place.quote.span
        key = (place.source, str(span.start), str(span.end), place.quote.words)
        line, decision = self.by_place.get(key, (0, ""))
        if not decision:
            return place
        self.used.add(key)
        if place.found.status.certain:
            return place
        if decision == ACCEPT and place.found.span is None:
            raise self._error(line, decision, "there is no proposal to accept", "START-END or drop")
        named = _SPAN.fullmatch(decision)
        found = place.found
        if named:
            chosen = span_of(*named.groups())
            if chosen is None or chosen.end > len(text):
                raise self._error(
                    line, decision, "the place is not in the article", f"a span within 0-{len(text)}"
                )
            found = evolve(found, span=chosen)
        return evolve(place, found=found, decided=decision)

    def check_used(self) -> None:
        """Refuse decisions about nothing.

        Raises:
            CurationError: when a decision is about a place that no row points to.
        """
        for key, (line, decision) in self.by_place.items():
            if decision and key not in self.used:
                raise self._error(
                    line, decision, "no row points to these words any more", "a place that reanchor lists"
                )

    def _error(self, line: int, decision: str, message: str, expected: str) -> CurationError:
        return CurationError(
            Problem(
                message,
                path=self.path,
                row=line,
                column="decision",
                value=decision,
                expected=expected,
                hint="Make the list anew with --undecided and decide again.",
            )
        )


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        PackageError: when the file cannot be read.
        CurationError: when it has other columns, or a decision is no decision.
    """
    file = read_csv(path.parent, path.name)
    if not {"source_id", "start", "end", "text", "decision"} <= set(file.columns):
        raise CurationError(
            Problem(
                "the header is not that of the file",
                path=str(path),
                row=1,
                value=",".join(file.columns),
                expected=",".join(COLUMNS),
                hint="Make the file with --undecided.",
            )
        )
    decisions = Decisions(str(path))
    for row in file.rows():
        decision = row["decision"].strip()
        if decision not in ("", ACCEPT, DROP) and not _SPAN.fullmatch(decision):
            raise CurationError(
                Problem(
                    "it is no decision",
                    path=str(path),
                    row=row.line,
                    column="decision",
                    value=decision,
                    expected="accept, drop, START-END, or nothing",
                    hint="Decide later by leaving the cell empty.",
                )
            )
        key = (row["source_id"], row["start"], row["end"], _unguarded(row["text"]))
        decisions.by_place[key] = (row.line, decision)
    return decisions


def format_decisions(places: Iterable[tuple[Place, str]]) -> bytes:
    """The bytes of a file to decide in, one line a place in doubt.

    Args:
        places: places, each with the text of its article now.
    """
    lines = [format_record(COLUMNS)]
    for place, text in places:
        old, new = place.quote.span, place.found.span
        guess = (str(new.start), str(new.end), _guarded(new.of(text))) if new else ("", "", "")
        lines.append(
            format_record(
                (
                    place.source,
                    str(old.start),
                    str(old.end),
                    _guarded(place.quote.words),
                    place.found.status.value,
                    f"{place.found.score:g}",
                    *guess,
                    place.found.note,
                    "",
                )
            )
        )
    return "".join(lines).encode()


def _guarded(words: str) -> str:
    """Words that a spreadsheet takes for no formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return "'" + words if words.startswith(_FORMULA) else words


def _unguarded(words: str) -> str:
    return words[1:] if words.startswith("'") and words[1:].startswith(_FORMULA) else words
