"""Time and memory of resolution for 100 and 1,000 made-up articles (``--full``: and 10,000).

Both must grow in proportion.

Prints, a line a size: seconds, milliseconds an article, and kilobytes an article at the peak, beyond the
candidates and articles that were given: for the decisions that need all articles (`plan`, the rows of each
article made and dropped in turn) and, up to 1,000 articles, for all tables in memory (`resolve`).
"""

from __future__ import annotations

import argparse
import datetime
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial

from diplofacts.articles import Article
from diplofacts.candidates import (
    Actor,
    AgreementCandidate,
    ArticleCandidates,
    MeetingCandidate,
    PersonCandidate,
    RoleCandidate,
    StatementCandidate,
    Support,
    candidate_id,
)
from diplofacts.curation import Curation
from diplofacts.resolve import plan, resolve
from diplofacts.spans import Span

SIZES = (100, 1_000)
#: With ``--full``.
FULL = (*SIZES, 10_000)
_SYLLABLES = ("ba", "ka", "mi", "ro", "sha", "ti", "lu", "den", "gor", "vel", "nar", "pos")
_STATES = ("IRN", "VEN", "USA", "FRA", "CHN", "RUS", "BRA", "KEN", "IND", "TUR")
_LINES = 12


def make(count: int, seed: int = 0) -> tuple[list[ArticleCandidates], list[Article]]:
    """``count`` articles of a dozen lines each, about half as many people."""
    rng = random.Random(seed)
    names = sorted({
        f"{''.join(rng.choices(_SYLLABLES, k=2)).title()} {''.join(rng.choices(_SYLLABLES, k=3)).title()}"
        for _ in range(max(count // 2, 10))
    })  # fmt: skip
    made = [_article(rng, number, names) for number in range(count)]
    return [candidates for candidates, _ in made], [article for _, article in made]


def _article(rng: random.Random, number: int, names: Sequence[str]) -> tuple[ArticleCandidates, Article]:
    source = f"{number:06}"
    cast = rng.sample(range(len(names)), 5)
    shown = [names[i] if rng.random() < 0.7 else names[i].split()[1] for i in cast]
    lines = [
        f"President {shown[n % 5]} met {shown[(n + 1) % 5]} and said that line {n} is so."
        for n in range(_LINES)
    ]
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(_LINES)]
    day = datetime.date(2015, 1, 1) + datetime.timedelta(rng.randrange(3000))
    people, roles, meetings, agreements, statements = [], [], [], [], []
    for n, name in enumerate(shown):
        first = Span(starts[n] + 10, starts[n] + 10 + len(name))
        person = candidate_id(source, "person", first)
        mentions = tuple(first.shift(starts[k] - starts[n]) for k in range(n, _LINES, 5))
        people.append(PersonCandidate(person, name, mentions, (), _said(first, name=name)))
        title = Span(starts[n], starts[n] + 9)
        cells = {"title": "President", "office": "president", "country": _STATES[cast[n] % len(_STATES)]}
        role = candidate_id(source, "role", title)
        roles.append(RoleCandidate(role, person, **cells, supports=_said(title, **cells)))
    for n in range(_LINES):
        line = Span(starts[n], starts[n] + len(lines[n]))
        pair = tuple(_actor(line, "participant", person=people[(n + k) % 5].id) for k in (0, 1))
        if n < 5:
            cells = {"kind": "meeting", "status": "held", "start": day.isoformat()}
            meeting = candidate_id(source, "meeting", line)
            meetings.append(MeetingCandidate(meeting, actors=pair, supports=_said(line, **cells), **cells))
        if n == 5:
            parties = tuple(_actor(line, "party", country=state) for state in rng.sample(_STATES, 2))
            cells = {"title": "trade agreement", "kind": "agreement", "status": "signed"}
            pact = candidate_id(source, "agreement", line)
            agreements.append(
                AgreementCandidate(pact, actors=parties, supports=_said(line, **cells), **cells)
            )
        content = Span(line.end - len(f"line {n} is so."), line.end)
        cue = Span(content.start - 10, content.start - 6)
        speaker = _actor(line, "speaker", person=people[n % 5].id)
        made = candidate_id(source, "statement", content)
        supports = _said(line, kind="indirect")
        statements.append(
            StatementCandidate(made, "indirect", (content,), (cue,), (speaker,), "bench", supports=supports)
        )
    found = ArticleCandidates(
        source, tuple(people), (), tuple(roles), tuple(meetings), tuple(agreements), tuple(statements)
    )
    return found, Article(source, f"raw/{source}.txt", "\n".join(lines), "0" * 64, day, 0)


def _said(span: Span, **cells: str) -> tuple[Support, ...]:
    """Supports of a row and of its cells, all by the same words."""
    found = (Support(name, span, "explicit", "bench", value) for name, value in cells.items())
    return (Support("*", span, "explicit", "bench"), *found)


def _actor(span: Span, capacity: str, **who: str) -> Actor:
    country = {"country": who["country"]} if "country" in who else {}
    return Actor(capacity, **who, supports=_said(span, capacity=capacity, **country))


def _measured(run: Callable[[], int]) -> tuple[float, float, int]:
    """Seconds without, and peak bytes with, the tracing of memory; and what ``run`` counts."""
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    tracemalloc.start()
    count = run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak, count


def main() -> None:
    """Measure every size and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of articles (100 and 1,000)")
    parser.add_argument("--full", action="store_true", help="10,000 too")
    asked = parser.parse_args()
    print(f"{'step':8} {'articles':>9} {'rows':>9} {'seconds':>8} {'ms/article':>11} {'kB/article':>11}")
    for size in asked.sizes or (FULL if asked.full else SIZES):
        given = make(size)
        steps: list[tuple[str, Callable[[], int]]] = [("plan", partial(_streamed, *given))]
        if size <= 1_000:
            steps.append(("resolve", partial(_whole, *given)))
        for step, run in steps:
            seconds, peak, rows = _measured(run)
            each = f"{1000 * seconds / size:11.2f} {peak / 1000 / size:11.1f}"
            print(f"{step:8} {size:9,} {rows:9,} {seconds:8.2f} {each}")


def _streamed(candidates: Sequence[ArticleCandidates], articles: Sequence[Article]) -> int:
    return sum(1 for _ in plan(candidates, articles, Curation()).rows())


def _whole(candidates: Sequence[ArticleCandidates], articles: Sequence[Article]) -> int:
    return sum(map(len, resolve(candidates, articles, Curation()).tables.values()))


if __name__ == "__main__":
    main()
