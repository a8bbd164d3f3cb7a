"""Many articles to candidates: one after the other or in several processes, with the same result.

Candidates come in the order of the articles and each as soon as it can be had, so that whoever writes them
away needs no more memory for more articles.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from ..articles import Article
from ..candidates import ArticleCandidates
from ..errors import DiplofactsError, ExtractionError, Problem

if TYPE_CHECKING:
    from .cache import Cache
    from .reading import Reading
    from .words import Doc

Progress = Callable[[Iterable[Article]], Iterable[Article]]

#: Articles that are parsed together, and that are given to a process at a time: fewer, so that each process
#: gets some.
_TOGETHER, _GIVEN = 32, 16
#: Articles with which each step is taken before the next; with more of them it gets no quicker.
_IN_STEP = 12
#: Bundles of articles given to each process beyond the one it works at: enough that none waits.
_AHEAD = 2


def extract_each(
    articles: Iterable[Article],
    workers: int = 1,
    progress: Progress | None = None,
    cache: Cache | None = None,
) -> Iterator[ArticleCandidates]:
    """The candidates of each article, in the given order.

    Args:
        articles: those to read; all in English. They are taken as they are needed.
        workers: number of processes; 1 is this one. The candidates do not depend on it.
        progress: wraps the articles, to show how far it is.
        cache: candidates of earlier runs, looked up and added to.

    Raises:
        ExtractionError: when reading an article broke off; names it.
        MissingExtraError, ModelError: see :func:`diplofacts.extract.extract`.
        ValueError: unless ``workers`` is at least 1.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, got {workers}")
    given: deque[Article] = deque()
    found = _found(_noted(articles, given), workers, cache)
    if progress is None:
        yield from found
        return
    # The bar moves when an article is done, not when it is handed out.
    done = _Done(articles, found, given)
    for _ in progress(done):
        yield done.last


class _Done:
    """The articles one after the other, each when its candidates are there."""

    def __init__(
        self, articles: Iterable[Article], found: Iterator[ArticleCandidates], given: deque[Article]
    ) -> None:
        self._articles = articles
        self._found = found
        self._given = given
        self.last: ArticleCandidates

    def __len__(self) -> int:
        """Their number; TypeError when it is not known."""
        return len(self._articles)  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Article]:
        for found in self._found:
            self.last = found
            yield self._given.popleft()


def _noted(articles: Iterable[Article], given: deque[Article]) -> Iterator[Article]:
    for article in articles:
        given.append(article)
        yield article


def _found(articles: Iterator[Article], workers: int, cache: Cache | None) -> Iterator[ArticleCandidates]:
    size = _TOGETHER if workers == 1 else _GIVEN
    bundles = iter(lambda: tuple(islice(articles, size)), ())
    if workers == 1:
        for bundle in bundles:
            yield from extract_bundle(bundle, cache)
        return
    # Processes that begin anew, not copies of this one: the same on every system, and no threads are cut off.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[tuple[tuple[Article, ...], Future[list[ArticleCandidates]]]] = deque()
        try:
            for bundle in bundles:
                waiting.append((bundle, pool.submit(extract_bundle, bundle, cache)))
                if len(waiting) >= workers * _AHEAD:
                    yield from _result(*waiting.popleft())
            while waiting:
                yield from _result(*waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(bundle: tuple[Article, ...], future: Future[list[ArticleCandidates]]) -> list[ArticleCandidates]:
    try:
        return future.result()
    except BrokenProcessPool:
        names = f"{bundle[0].path} to {bundle[-1].path}" if len(bundle) > 1 else bundle[0].path
        raise ExtractionError(
            Problem("a process ended while it read articles", path=names,
                    hint="Give it more memory or fewer --workers.")
        ) from None


def extract_bundle(bundle: tuple[Article, ...], cache: Cache | None = None) -> list[ArticleCandidates]:
    """The candidates of a few articles, parsed together.

    Raises:
        ExtractionError: when reading an article broke off; names it.
    """
    with _unswept():
        return _extract_bundle(bundle, cache)


@contextmanager
def _unswept() -> Iterator[None]:
    """No search for garbage meanwhile: the tokens of an article refer to one another, and all of them live
    until the bundle is done.
    """
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _extract_bundle(bundle: tuple[Article, ...], cache: Cache | None) -> list[ArticleCandidates]:
    from . import pipeline
    from .language import parse_all

    known: dict[str, ArticleCandidates | None] = {}
    if cache:
        known = {article.source_id: cache.get(article) for article in bundle}
    new = [article for article in bundle if known.get(article.source_id) is None]
    docs = parse_all(new)
    for first in range(0, len(new), _IN_STEP):
        some = slice(first, first + _IN_STEP)
        begun = ((a, d, pipeline.steps(a, d)) for a, d in zip(new[some], docs[some], strict=True))
        for article, candidates in _in_step(begun):
            if cache:
                cache.put(article, candidates)
            known[article.source_id] = candidates
    return [found for article in bundle if (found := known[article.source_id]) is not None]


def _in_step(
    begun: Iterable[tuple[Article, Doc, Iterator[Reading]]],
) -> Iterator[tuple[Article, ArticleCandidates]]:
    """What is found in each article, all read side by side.

    Each is let go as soon as it is done: what was just in use is given back sooner than what lay idle.
    """
    under_way = deque(begun)
    while under_way:
        article, doc, steps = under_way.popleft()
        try:
            reading = next(steps)
            if not reading.whole:
                under_way.append((article, doc, steps))
                continue
            candidates = reading.candidates()
        except DiplofactsError:
            raise
        except Exception as error:
            raise ExtractionError(
                Problem("reading the article broke off", path=article.path, value=repr(error),
                        hint="This is a bug: please report it with the article.")
            ) from error
        del reading, steps
        doc.let_go()
        yield article, candidates
