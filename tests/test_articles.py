"""Reading raw articles: offsets, headers, sidecars, refusals."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.articles import read_article, read_articles, read_day
from diplofacts.errors import ArticleError
from strategies import article_texts

DAY = datetime.date(2022, 6, 13)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """An empty folder of articles."""
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def write(raw: Path, text: str, name: str = "a.txt", **sidecar: object) -> Path:
    """Write an article, and its sidecar if there is anything in it."""
    path = raw / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    if sidecar:
        path.with_suffix(".json").write_text(json.dumps(sidecar), encoding="utf-8")
    return path


def refusal(path: Path) -> ArticleError:
    """The error that reading ``path`` raises."""
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    return caught.value


@given(article_texts())
def test_text_is_the_decoded_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Offsets count code points of the whole decoded file, whatever Unicode and line ends it has."""
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(text.encode())
    article = read_article(path)
    assert article.text == text
    assert article.text.encode() == path.read_bytes()
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert text[article.body_start :] in text
    assert article.body is not None
    assert article.published == DAY


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        ("", " ", " "),
        (" ", " ", " "),
        ("\ufeff", " ", " "),
        ("\ufeff \r\n\t", " ", "\r\n"),
        ("\u00a0", "\u00a0", "\u00a0"),
        ("\n\n", "\t", "\n"),
    ],
)
def test_header_in_white_space(raw: Path, before: str, between: str, after: str) -> None:
    """A byte-order mark and any white space may stand before the header, and the body starts after it."""
    body = "Ana met José. 🙂 e\u0301"
    article = read_article(write(raw, f"{before}date{between}2022-06-13{after}{body}"))
    assert article.published == DAY
    assert article.text[article.body_start :].lstrip() == body
    assert "2022-06-13" not in article.text[article.body_start :]


def test_code_points_not_bytes_or_graphemes(raw: Path) -> None:
    """An emoji, a combining mark, CR and LF each count as the code points they are."""
    article = read_article(write(raw, "\ufeffdate 2022-06-13 🙂e\u0301\r\n\u00a0X"))
    assert article.text.index("X") == 1 + len("date 2022-06-13 ") + 1 + 2 + 2 + 1
    assert article.body_start == 1 + len("date 2022-06-13 ")


def test_date_from_sidecar(raw: Path) -> None:
    """Without a header the sidecar gives the date, and the whole text but a byte-order mark is the body."""
    article = read_article(write(raw, "\ufeffAna spoke.", published="2022-06-13", title="T", language="fr"))
    assert (article.published, article.body_start, article.title) == (DAY, 1, "T")
    assert not article.english


@pytest.mark.parametrize("body", ["date palms grow here.", "dates vary", "Date 2022-06-13 x"])
def test_a_text_that_merely_begins_with_date(raw: Path, body: str) -> None:
    """Only the header's own form is a header; the sidecar then gives the date."""
    assert read_article(write(raw, body, published="2022-06-13")).body_start == 0


@pytest.mark.parametrize(
    ("language", "english"), [("en", True), ("en-GB", True), ("EN", True), ("fr", False), ("enm", False)]
)
def test_language(raw: Path, language: str, english: bool) -> None:
    """Varieties of English are English, and nothing else is."""
    assert read_article(write(raw, "date 2022-06-13 x", language=language)).english is english


@pytest.mark.parametrize(
    ("text", "sidecar", "message"),
    [
        ("", {}, "is empty"),
        ("\ufeff \u00a0\r\n", {}, "is empty"),
        ("date 2022-06-13 \n", {}, "no text after its header"),
        ("Ana spoke.", {}, "no date"),
        ("date 2022-02-30 Ana", {}, "header has a bad date"),
        ("date 13/06/2022 Ana", {}, "header has a bad date"),
        ("date 2022-06-13Ana spoke", {}, "header has a bad date"),
        ("Ana spoke.", {"published": "2022-6-13"}, "sidecar has a bad date"),
        ("date 2022-06-13 Ana", {"published": "2022-06-14"}, "different dates"),
        ("date 2022-06-13 Ana", {"publishd": "2022-06-14"}, "unknown key"),
        ("date 2022-06-13 Ana", {"title": 7}, "not a string"),
        ("date 2022-06-13 Ana", {"language": "english!"}, "malformed"),
        ("date 2022-06-13 Ana", {"url": "example.org"}, "malformed"),
        ("date 2022-06-13 Ana", {"title": "\ud800"}, "not Unicode"),
    ],
)
def test_refused(raw: Path, text: str, sidecar: dict[str, object], message: str) -> None:
    """What cannot be built is refused by name, with what to do."""
    error = refusal(write(raw, text, **sidecar))
    assert [
        message in p.message and p.path.startswith("raw/a.") and bool(p.hint) for p in error.problems
    ] == [True]


def test_not_utf8(raw: Path) -> None:
    """A file in another encoding is refused with the byte at which it fails."""
    path = raw / "a.txt"
    path.write_bytes("date 2022-06-13 José".encode("latin-1"))
    (problem,) = refusal(path).problems
    assert (problem.message, problem.offset, problem.value) == ("the article is not UTF-8", 19, "e9")
    assert "iconv" in problem.hint


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff{}", b"\xef\xbb\xbf{}"])
def test_malformed_sidecar(raw: Path, content: bytes) -> None:
    """A sidecar that is no JSON object in UTF-8 is refused by its own name."""
    path = write(raw, "date 2022-06-13 Ana")
    path.with_suffix(".json").write_bytes(content)
    assert refusal(path).problems[0].path == "raw/a.json"


@pytest.mark.parametrize(
    "names", [("a.txt", "sub/a.txt"), ("a.txt", "sub/A.TXT"), ("\u00e9.txt", "sub/e\u0301.txt")]
)
def test_clashing_stems(raw: Path, names: tuple[str, str]) -> None:
    """Two files whose stems differ in nothing that every file system keeps are both refused."""
    for name in names:
        write(raw, "date 2022-06-13 Ana", name)
    write(raw, "date 2022-06-13 Ana", "b.txt")
    articles, problems = read_articles(raw, keep_going=True)
    assert [a.source_id for a in articles] == ["b"]
    assert sorted(p.path for p in problems) == sorted(f"raw/{name}" for name in names)


def test_all_refusals_at_once_or_the_others_kept(raw: Path) -> None:
    """Without keep_going every bad article is named; with it the good ones are given besides."""
    write(raw, "", "a.txt")
    write(raw, "date 2022-06-13 Ana", "b.txt")
    write(raw, "Ana", "c.txt")
    with pytest.raises(ArticleError) as caught:
        read_articles(raw)
    assert [p.path for p in caught.value.problems] == ["raw/a.txt", "raw/c.txt"]
    articles, problems = read_articles(raw, keep_going=True)
    assert [a.path for a in articles] == ["raw/b.txt"]
    assert tuple(problems) == caught.value.problems


def test_nothing_to_build(raw: Path) -> None:
    """A folder that is absent, empty, or holds only refused articles is an error even when keeping going."""
    for folder in (raw, raw / "none"):
        with pytest.raises(ArticleError, match=folder.name):
            read_articles(folder, keep_going=True)
    write(raw, "")
    with pytest.raises(ArticleError, match="empty"):
        read_articles(raw, keep_going=True)


def test_link_is_known_by_its_own_name(raw: Path, tmp_path: Path) -> None:
    """An article that is a link has its path in the folder, so that no path of the machine gets out."""
    (tmp_path / "elsewhere.txt").write_text("date 2022-06-13 Ana")
    os.symlink(tmp_path / "elsewhere.txt", raw / "a.txt")
    assert read_articles(raw)[0][0].path == "raw/a.txt"


@given(st.text())
def test_read_day_takes_iso_days_only(value: str) -> None:
    """A value is a day exactly when it is written as that day is."""
    day = read_day(value)
    assert day is None or day.isoformat() == value


@given(st.dates())
def test_read_day_reads_every_day(day: datetime.date) -> None:
    """Every day that can be written is read."""
    assert read_day(day.isoformat()) == day
