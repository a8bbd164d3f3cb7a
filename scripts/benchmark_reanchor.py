"""Measure reanchoring: random edits of this dataset's articles, and how many of their spans are found again.

An edit puts up to ten words of the same article in the place of up to 200 characters of it, so that words are
repeated, cut and taken away. A span is intact when its own characters still stand together; it is found
when the place said is theirs, and wrong when another place is said to be certain.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from diplofacts.repair.anchoring import OldText, Quote, anchor
from diplofacts.spans import Span
from diplofacts.tables import read_table

ROOT = Path(__file__).resolve().parents[1]


def edited(text: str, chance: random.Random) -> tuple[str, dict[int, int]]:
    """A text after some edits, and the new place of each old character that is still there."""
    words = text.split()
    characters = [(character, at) for at, character in enumerate(text)]
    for _ in range(chance.randint(1, 12)):
        start, size = chance.randrange(len(characters)), chance.choice([0, 0, 3, 12, 60, 200])
        first, count = chance.randrange(len(words)), chance.choice([0, 1, 3, 10])
        inserted = " ".join(words[first : first + count])
        characters[start : start + size] = [(character, -1) for character in inserted]
    places = {at: place for place, (_, at) in enumerate(characters) if at >= 0}
    return "".join(character for character, _ in characters), places


def measure(text: str, quotes: list[Quote], chance: random.Random, whole: bool) -> Iterator[tuple[str, bool]]:
    """For each quote what became of it, and whether it is intact."""
    new, places = edited(text, chance)
    old = OldText(text, True) if whole else OldText.from_quotes(quotes, len(text))
    for quote, found in anchor(quotes, old, new).items():
        first = places.get(quote.span.start)
        intact = first is not None and all(
            places.get(at) == first + at - quote.span.start for at in range(quote.span.start, quote.span.end)
        )
        if not found.status.certain or found.span is None:
            yield "asked", intact
        else:
            yield ("found" if found.span.start == first or not intact else "wrong"), intact


def main() -> None:
    """Print the shares, with the old text known whole and from quotes only."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--edits", type=int, default=100, metavar="N", help="edited texts an article (default: 100)"
    )
    asked = parser.parse_args()
    sources = read_table(ROOT / "facts" / "sources.csv", "sources")
    rows = [
        row
        for table in ("mentions", "evidence")
        for row in read_table(ROOT / "facts" / f"{table}.csv", table)
    ]
    for whole in (True, False):
        counts: Counter[str] = Counter()
        begun = time.perf_counter()
        for source in sources:
            text = (ROOT / source["path"]).read_bytes().decode()
            quotes = list(
                dict.fromkeys(
                    Quote(Span(int(row["start"]), int(row["end"])), row["text"])
                    for row in rows
                    if row["source_id"] == source["source_id"] and row["start"]
                )
            )
            for seed in range(asked.edits):
                results = measure(text, quotes, random.Random(seed), whole)
                counts.update(outcome for outcome, intact in results if intact)
        spent = (time.perf_counter() - begun) / (asked.edits * len(sources))
        intact = counts.total()
        told = ", ".join(
            f"{name} {counts[name] / intact:.2%} ({counts[name]})" for name in ("found", "asked", "wrong")
        )
        print(
            f"old text {'known whole' if whole else 'from quotes'}: {intact} intact spans, {told}; "
            f"{1000 * spent:.0f} ms an article"
        )


if __name__ == "__main__":
    main()
