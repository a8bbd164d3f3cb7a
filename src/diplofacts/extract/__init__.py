"""One article to candidates: people, bodies, roles, meetings, agreements, statements, with exact spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..articles import Article
from ..candidates import ArticleCandidates
from .reading import Reading

__all__ = ["extract", "extract_all", "fingerprint", "read"]


def fingerprint() -> dict[str, str]:
    """What candidates depend on besides texts and code; see :func:`diplofacts.extract.language.fingerprint`."""
    from .language import fingerprint as recorded

    return recorded()


def read(article: Article) -> Reading:
    """All that extraction reads from one article.

    Raises:
        MissingExtraError: when spaCy or the model is not installed.
        ModelError: when the installed model is not the pinned one.
    """
    from .pipeline import read as run

    return run(article)


def extract(article: Article) -> ArticleCandidates:
    """The candidates of one article: pure, the same text gives the same candidates."""
    reading = read(article)
    return ArticleCandidates(
        article.source_id,
        tuple(reading.people),
        tuple(reading.organizations),
        tuple(reading.roles),
        tuple(reading.meetings),
        tuple(reading.agreements),
        tuple(reading.statements),
    )


def extract_all(
    articles: Sequence[Article], progress: Callable[[Iterable[Article]], Iterable[Article]] | None = None
) -> list[ArticleCandidates]:
    """The candidates of each article, in the given order.

    Args:
        articles: those to read; all in English.
        progress: wraps the iteration, to show how far it is.
    """
    return [extract(article) for article in (progress(articles) if progress else articles)]
