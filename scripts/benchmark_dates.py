"""Phrases for dates resolved per second of one core, beside parsedatetime and dateparser on the same phrases.

The phrases are those of ``tests/data/date_phrases.csv`` that name a date. Ours reads the sentence around
the phrase for its tense; the others are given the words alone, as they have no such notion. "Right" is the
share with the expected value: the others answer with one day, so only single days are asked of them.
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import dateparser
import parsedatetime

from diplofacts.dates import EDTF, Precision, find, resolve

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "date_phrases.csv"
Row = tuple[str, datetime.date, int, int, str]


def read_rows(path: Path = TABLE) -> list[Row]:
    """Text, publication day, offsets of the phrase and expected value of each row that has a date."""
    rows = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            left, _, rest = row["sentence"].partition("[[")
            phrase, _, right = rest.partition("]]")
            if row["expected"]:
                day = datetime.date.fromisoformat(row["published"])
                rows.append((left + phrase + right, day, len(left), len(left) + len(phrase), row["expected"]))
    return rows


def per_second(call: Callable[[Row], object], rows: list[Row], seconds: float) -> float:
    """Rows a second, over whole passes that take at least ``seconds``; a first pass warms caches up."""
    for row in rows:
        call(row)
    done, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        for row in rows:
            call(row)
        done += len(rows)
    return done / (time.process_time() - begin)


def by_parsedatetime() -> Callable[[Row], str]:
    """Resolve by parsedatetime, at the settings that fit the codebook's weekdays."""
    constants = parsedatetime.Constants(usePyICU=False)
    constants.DOWParseStyle = -1
    constants.CurrentDOWParseStyle = True
    calendar = parsedatetime.Calendar(constants, version=parsedatetime.VERSION_CONTEXT_STYLE)

    def call(row: Row) -> str:
        text, day, start, end, _ = row
        found, context = calendar.parseDT(text[start:end], datetime.datetime.combine(day, datetime.time(12)))
        return found.date().isoformat() if context.hasDate else ""

    return call


def by_dateparser() -> Callable[[Row], str]:
    """Resolve by dateparser, at the settings that fit the codebook's weekdays."""

    def call(row: Row) -> str:
        text, day, start, end, _ = row
        settings = {
            "PREFER_DATES_FROM": "current_period",
            "RELATIVE_BASE": datetime.datetime.combine(day, datetime.time(12)),
        }
        found = dateparser.parse(text[start:end], languages=["en"], settings=settings)
        return found.date().isoformat() if found else ""

    return call


def ours(row: Row) -> str:
    """Resolve by this package."""
    return str(resolve(*row[:4]) or "")


def main() -> int:
    """Print the table; with ``--json`` as JSON."""
    rows = read_rows()
    days = [
        row
        for row in rows
        if not EDTF.parse(row[4]).is_interval and EDTF.parse(row[4]).precision is Precision.DAY
    ]
    report: dict[str, dict[str, float]] = {}
    for name, call, asked in (
        ("diplofacts", ours, rows),
        ("parsedatetime", by_parsedatetime(), days),
        ("dateparser", by_dateparser(), days),
    ):
        report[name] = {
            "phrases per second": round(per_second(call, asked, 2.0)),
            "right, single days": round(sum(call(row) == row[4] for row in days) / len(days), 3),
        }
        if call is ours:
            report[name]["right, all"] = round(sum(call(row) == row[4] for row in rows) / len(rows), 3)
    own = report["diplofacts"]["phrases per second"]
    for name in ("parsedatetime", "dateparser"):
        report[name]["speed of diplofacts over its own"] = round(own / report[name]["phrases per second"], 1)
    page = "\n\n".join(text for text, *_ in rows)
    begin = time.process_time()
    mentions = len(find(page, rows[0][1]))
    report["diplofacts"]["characters searched per second"] = round(len(page) / (time.process_time() - begin))
    report["diplofacts"]["mentions found"] = mentions
    if "--json" in sys.argv[1:]:
        print(json.dumps(report, indent=2))
    else:
        for name, figures in report.items():
            print(name)
            for label, figure in figures.items():
                print(f"  {label:32} {figure:>12,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
