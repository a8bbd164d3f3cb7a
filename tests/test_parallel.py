"""Extraction of many articles: the same in any company and number of processes; errors name the article."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator

import pytest

from diplofacts.articles import Article
from diplofacts.errors import ArticleError, ExtractionError, Problem
from diplofacts.extract import extract, extract_all, extract_each, parallel, pipeline
from extracted import Extracted, article

BODIES = (
    "President Ana Ruiz met Foreign Minister Jan Novak of Poland in Rome on Monday.",
    "\u201cWe will sign the treaty tomorrow,\u201d Mr. Novak said.",
    "Nothing of note.",
)


@pytest.fixture
def articles(extracted: Callable[..., Extracted]) -> list[Article]:
    """More articles than are read together."""
    count = 2 * parallel._TOGETHER + 3
    return [article(BODIES[n % 3] + f" That was number {n}.", source=f"a{n:02}") for n in range(count)]


def test_processes_change_nothing(articles: list[Article]) -> None:
    """Two processes give the candidates that one gives, in the order of the articles."""
    expected = [extract(a) for a in articles]
    assert [found.source for found in expected] == [a.source_id for a in articles]
    assert extract_all(articles) == expected
    assert extract_all(articles, workers=2) == expected


def test_no_articles_give_nothing() -> None:
    """Without articles nothing is done, with any number of processes."""
    assert extract_all([]) == []
    assert extract_all([], workers=2) == []


@pytest.mark.parametrize("workers", [0, -1])
def test_number_of_processes_is_checked(workers: int) -> None:
    """A number below 1 is refused."""
    with pytest.raises(ValueError, match=f"at least 1, got {workers}"):
        extract_all([], workers=workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_sees_each_article_when_it_is_done(articles: list[Article], workers: int) -> None:
    """The bar is given every article in order, when its candidates are there, and their number."""
    seen: list[str] = []

    def bar(given: Iterable[Article]) -> Iterator[Article]:
        assert len(given) == len(articles)  # type: ignore[arg-type]
        for one in given:
            seen.append(one.source_id)
            yield one

    for n, found in enumerate(extract_each(articles, bar, workers)):
        assert seen == [a.source_id for a in articles[: n + 1]]
        assert found.source == seen[-1]
    assert len(seen) == len(articles)


def test_articles_are_taken_as_they_are_needed(articles: list[Article]) -> None:
    """Only what is read together is held at a time."""
    taken: list[Article] = []
    given = (taken.append(a) or a for a in articles)  # type: ignore[func-returns-value]
    found = extract_each(given)
    next(found)
    assert len(taken) == parallel._TOGETHER


def test_broken_article_is_named(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong with an article, the message says with which."""

    def broken(article: Article, doc: object = None) -> Iterator[object]:
        if article.source_id == "a07":
            raise ZeroDivisionError("by zero")
        yield from steps(article, doc)  # type: ignore[arg-type]

    steps = pipeline.steps
    monkeypatch.setattr(pipeline, "steps", broken)
    with pytest.raises(ExtractionError, match=r"raw/a07.txt: reading the article broke off; .*by zero"):
        extract_all(articles)


def test_error_in_a_process_is_named(articles: list[Article]) -> None:
    """An error in another process comes with the article's name too."""
    # No file gives an article without a day of publication; reading it fails.
    text = "He left on Monday."
    articles[20] = Article("bad", "raw/bad.txt", text, "0" * 64, None, 0)  # type: ignore[arg-type]
    with pytest.raises(ExtractionError, match=r"raw/bad.txt: reading the article broke off"):
        extract_all(articles, workers=2)


def test_errors_cross_processes_whole() -> None:
    """An error keeps its data when it goes from one process to another."""
    error = ArticleError(Problem("bad", path="raw/a.txt", row=3), "worse")
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is ArticleError
    assert copied.problems == error.problems
    assert str(copied) == str(error)


def test_a_bundle_leaves_no_garbage(articles: list[Article]) -> None:
    """What was needed to read articles is free again when they are read, without a search for garbage."""
    few = tuple(articles[:3])
    assert all(one.source for one in parallel.extract_bundle(few))  # Word lists and the model stay.
    gc.collect()
    gc.disable()
    try:
        parallel.extract_bundle(few)
        assert gc.collect() == 0
    finally:
        gc.enable()
