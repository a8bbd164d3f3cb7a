"""One article to candidates: people, bodies, roles, meetings, agreements, statements, with exact spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..articles import Article
from ..candidates import ArticleCandidates
from .reading import Reading

__all__ = ["extract", "extract_all", "extract_each", "fingerprint", "read"]


def fingerprint() -> dict[str, str]:
    """What candidates depend on besides texts and code.

    See :func:`diplofacts.extract.language.fingerprint`.
    """
    from .language import fingerprint as recorded

    return recorded()


def read(article: Article) -> Reading:
    """All that extraction reads from one article.

    Raises:
        MissingExtraError: when spaCy or the model is not installed.
        ModelError: when the installed model is not the pinned one.
    """
    from .language import require

    require()
    from .pipeline import read as run

    return run(article)


def extract(article: Article) -> ArticleCandidates:
    """The candidates of one article: pure, the same text gives the same candidates."""
    return read(article).candidates()


def extract_all(
    articles: Iterable[Article],
    progress: Callable[[Iterable[Article]], Iterable[Article]] | None = None,
    workers: int = 1,
    cache: Path | None = None,
) -> list[ArticleCandidates]:
    """The candidates of each article, in the given order.

    Args:
        articles: those to read; all in English.
        progress: wraps the iteration, to show how far it is.
        workers: number of processes; the candidates do not depend on it.
        cache: a folder in which candidates are kept by all that they depend on; none if None.

    Raises:
        ExtractionError: when reading an article broke off; names it.
        MissingExtraError, ModelError: see :func:`read`.
    """
    return list(extract_each(articles, progress, workers, cache))


def extract_each(
    articles: Iterable[Article],
    progress: Callable[[Iterable[Article]], Iterable[Article]] | None = None,
    workers: int = 1,
    cache: Path | None = None,
) -> Iterator[ArticleCandidates]:
    """As :func:`extract_all`, each as soon as it is there: the memory does not grow with the articles."""
    from .language import require

    require()
    from .cache import Cache
    from .parallel import extract_each as run

    return run(articles, workers, progress, Cache(cache) if cache else None)
