"""Candidates that are kept: found again for the same article, model and code, and for nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from diplofacts.articles import Article
from diplofacts.extract import extract, extract_all, pipeline
from diplofacts.extract.cache import Cache
from extracted import Extracted, article

BODY = "President Ana Ruiz met Foreign Minister Jan Novak of Poland in Rome on Monday."


@pytest.fixture
def subject(extracted: Callable[..., Extracted]) -> Article:
    """An article that says something."""
    return article(BODY)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read, not looked up."""
    seen: list[str] = []
    steps = pipeline.steps

    def noted(article: Article, doc: object = None) -> object:
        seen.append(article.source_id)
        return steps(article, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "steps", noted)
    return seen


def test_kept_candidates_are_found_again(subject: Article, tmp_path: Path, reads: list[str]) -> None:
    """What was read once is not read again, and is the same; new articles are read."""
    expected = extract(subject)
    reads.clear()
    cache = tmp_path / "kept"
    assert extract_all([subject], cache=cache) == [expected]
    assert reads == [subject.source_id]
    other = article("Jan Novak left.", source="other")
    first, second = extract_all([other, subject], cache=cache)
    assert reads == [subject.source_id, "other"]
    assert (first.source, second) == ("other", expected)


def test_processes_share_what_is_kept(subject: Article, tmp_path: Path, reads: list[str]) -> None:
    """What other processes kept is found."""
    expected = extract_all([subject], workers=2, cache=tmp_path)
    assert extract_all([subject], cache=tmp_path) == expected
    assert reads == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "date 2022-06-13 Jan Novak left."),
        ("published", datetime.date(2022, 6, 14)),
        ("publisher", "The Agency"),
        ("title", "A meeting"),
        ("source_id", "renamed"),
        ("body_start", 17),
    ],
)
def test_every_part_of_an_article_counts(tmp_path: Path, field: str, value: object) -> None:
    """An article that differs in anything has candidates of its own."""
    cache = Cache(tmp_path, {})
    one = article(BODY)
    assert cache.path(one) != cache.path(attrs.evolve(one, **{field: value}))  # type: ignore[arg-type]


def test_libraries_and_code_count(tmp_path: Path, subject: Article) -> None:
    """Candidates of another version of anything are not found."""
    kept = Cache(tmp_path, {"spacy": "1", "code_sha256": "a"})
    kept.put(subject, extract(subject))
    assert kept.get(subject) is not None
    assert Cache(tmp_path, {"spacy": "2", "code_sha256": "a"}).get(subject) is None
    assert Cache(tmp_path, {"spacy": "1", "code_sha256": "b"}).get(subject) is None


@pytest.mark.parametrize("damage", [b"", b"{", b'{"source": 1}', b"\xff"])
def test_damaged_file_is_read_anew(subject: Article, tmp_path: Path, damage: bytes) -> None:
    """A file that was damaged is as good as none, and is replaced."""
    expected = extract_all([subject], cache=tmp_path)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(damage)
    assert extract_all([subject], cache=tmp_path) == expected
    assert path.read_bytes() != damage
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]
