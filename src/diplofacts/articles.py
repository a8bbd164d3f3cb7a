"""Reading raw articles: text, header, sidecar, digest."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from .errors import ArticleError, Problem
from .schemas import nearest
from .spans import Span

# Codebook section 1: a byte-order mark and white space may stand before the header. A word without a
# digit is no attempt at a date: the text merely begins with "date".
_HEADER = re.compile(r"\ufeff?\s*date[^\S\r\n]+(?P<date>(?=[^\s0-9]*[0-9])\S+)[^\S\r\n]*")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://\S+")

#: Keys of a sidecar file; an unknown key is an error, so that a misspelt one is not lost.
SIDECAR_KEYS = ("title", "publisher", "url", "published", "language", "license")


@frozen
class Article:
    """One raw article, unchanged.

    Attributes:
        source_id: the file's stem.
        path: path of the file relative to the dataset's root, with forward slashes.
        text: the decoded file, whole and unchanged (codebook section 1).
        sha256: hexadecimal digest of the file's bytes.
        published: publication day.
        body_start: offset in code points at which the body starts.
        title, publisher, url, license: metadata of the sidecar; empty when not given.
        language: BCP 47 tag, ``en`` unless the sidecar says otherwise.
    """

    source_id: str
    path: str
    text: str = field(repr=False)
    sha256: str = field(repr=False)
    published: datetime.date
    body_start: int
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"
    license: str = ""

    @property
    def body(self) -> Span | None:
        """The span of the body; None when there is nothing after the header."""
        return Span(self.body_start, len(self.text)) if self.body_start < len(self.text) else None

    @property
    def english(self) -> bool:
        """Whether the article is in the language that extraction reads."""
        return self.language.partition("-")[0].lower() == "en"


def read_day(value: str) -> datetime.date | None:
    """A calendar day written ``YYYY-MM-DD``, or None when ``value`` is not one."""
    if not _ISO_DAY.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def read_article(path: Path, root: Path | None = None) -> Article:
    """Read one article and its sidecar ``<stem>.json``, if there is one.

    Args:
        path: the ``.txt`` file.
        root: the folder that ``Article.path`` is relative to; the parent of the file's folder if None.

    Raises:
        ArticleError: when the file is empty, is not UTF-8, has no date or a bad one, or the sidecar
            is malformed; names the file, the place and what to do.
    """
    shown = _relative(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(
            Problem(f"the article cannot be read ({error.strerror})", path=shown,
                    hint="Make the file readable or remove it.")
        ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            Problem(
                "the article is not UTF-8",
                path=shown,
                offset=error.start,
                value=data[error.start : error.start + 4].hex(" "),
                expected="UTF-8 bytes",
                hint="Convert the file to UTF-8 (iconv -f ENCODING -t UTF-8); the offset counts bytes.",
            )
        ) from None
    if not text.removeprefix("\ufeff").strip():
        raise ArticleError(
            Problem("the article is empty", path=shown, expected="a header and a text",
                    hint="Put the article's text into the file or remove the file.")
        )
    meta = read_sidecar(path.with_suffix(".json"), _relative(path.with_suffix(".json"), root))
    header = _HEADER.match(text)
    if header:
        published = read_day(header["date"])
        body_start = header.end()
        if published is None:
            raise ArticleError(
                Problem("the header has a bad date", path=shown, offset=header.start("date"),
                        value=header["date"], expected="date YYYY-MM-DD",
                        hint="Write the day of publication, e.g. 'date 2022-06-13 '.")
            )
        told = meta.get("published")
        if told and told != header["date"]:
            raise ArticleError(
                Problem("header and sidecar give different dates", path=shown, column="published",
                        value=told, expected=header["date"],
                        hint="Correct the one that is wrong; the header is what is used.")
            )
    else:
        body_start = 1 if text.startswith("\ufeff") else 0
        told = meta.get("published")
        if not told:
            raise ArticleError(
                Problem("the article has no date", path=shown,
                        expected="a header 'date YYYY-MM-DD ' or \"published\" in the sidecar",
                        hint=f"Begin the file with the header or add {path.stem}.json.")
            )
        published = read_day(told)
        if published is None:
            raise ArticleError(
                Problem("the sidecar has a bad date", path=_relative(path.with_suffix(".json"), root),
                        column="published", value=told, expected="YYYY-MM-DD",
                        hint="Write the day of publication.")
            )
    if not text[body_start:].strip():
        raise ArticleError(
            Problem("the article has no text after its header", path=shown, offset=body_start,
                    hint="Put the article's text after the header or remove the file.")
        )
    return Article(
        source_id=path.stem,
        path=shown,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        published=published,
        body_start=body_start,
        title=meta.get("title", ""),
        publisher=meta.get("publisher", ""),
        url=meta.get("url", ""),
        language=meta.get("language", "en"),
        license=meta.get("license", ""),
    )


def article_paths(folder: Path) -> list[Path]:
    """The ``.txt`` files of ``folder`` and its subfolders, sorted by stem, then path.

    Raises:
        ArticleError: when ``folder`` is not a folder or has no article.
    """
    if not folder.is_dir():
        raise ArticleError(Problem("no such folder of articles", path=str(folder),
                                   hint="Give the folder that holds the .txt files with --raw."))
    found = (p for p in folder.rglob("*") if p.suffix.lower() == ".txt" and p.is_file())
    paths = sorted(found, key=lambda p: (p.stem, p.as_posix()))
    if not paths:
        raise ArticleError(Problem("the folder has no .txt article", path=str(folder),
                                   hint="Put one UTF-8 .txt file an article into it."))
    return paths


def read_articles(
    folder: Path, root: Path | None = None, keep_going: bool = False
) -> tuple[list[Article], list[Problem]]:
    """Read all articles of a folder, sorted by id.

    Args:
        folder: where the ``.txt`` files are.
        root: the folder that paths are relative to; the parent of ``folder`` if None.
        keep_going: give the readable articles and the problems of the others, rather than raise.

    Raises:
        ArticleError: with the problems of all unreadable articles, unless ``keep_going``; always
            when no article at all can be read.
    """
    root = folder.parent if root is None else root
    paths = article_paths(folder)
    problems: list[Problem] = list(_clashes(paths, root))
    clashing = {p.path for p in problems}
    articles = []
    for path in paths:
        if _relative(path, root) in clashing:
            continue
        try:
            articles.append(read_article(path, root))
        except ArticleError as error:
            problems += error.problems
    articles, doubles = _without_doubles(articles)
    problems += doubles
    if problems and (not keep_going or not articles):
        raise ArticleError(*problems)
    return articles, problems


def _without_doubles(articles: Iterable[Article]) -> tuple[list[Article], list[Problem]]:
    """The articles whose bytes no earlier one has, and what is wrong with the others."""
    first: dict[str, Article] = {}
    kept, problems = [], []
    for article in articles:
        other = first.setdefault(article.sha256, article)
        if other is article:
            kept.append(article)
        else:
            problems.append(
                Problem("the article is the same, byte for byte, as another", path=article.path,
                        value=other.path, expected="a text of its own",
                        hint="Remove one of the two: what it says would be counted twice.")
            )
    return kept, problems


def other_files(folder: Path) -> list[Path]:
    """The files of a folder of articles that are read as nothing: no ``.txt``, and no sidecar of one.

    Files whose names begin with a dot are passed over. Sorted by path.
    """
    files = [path for path in folder.rglob("*") if path.is_file()]
    articles = {path.with_suffix("") for path in files if path.suffix.lower() == ".txt"}
    return sorted(
        path
        for path in files
        if path.suffix.lower() != ".txt"
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not (path.suffix == ".json" and path.with_suffix("") in articles)
    )


@frozen
class ArticleFolder:
    """The articles of a folder, read one at a time while they are gone through.

    Attributes:
        paths: their files, sorted by id.
        root: the folder that paths are relative to.
    """

    paths: tuple[Path, ...]
    root: Path

    @classmethod
    def of(cls, folder: Path, root: Path | None = None) -> ArticleFolder:
        """The articles of ``folder`` and its subfolders.

        Raises:
            ArticleError: when ``folder`` is not a folder, has no article, or two have one id.
        """
        paths = article_paths(folder)
        found = cls(tuple(paths), folder.parent if root is None else root)
        problems = list(_clashes(paths, found.root))
        if problems:
            raise ArticleError(*problems)
        return found

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[Article]:
        """Read each; an ArticleError says which cannot be read."""
        return (read_article(path, self.root) for path in self.paths)


def _clashes(paths: Iterable[Path], root: Path | None) -> Iterable[Problem]:
    # Case and composition of accents aside, because a clone on some file systems would lose one of the two.
    by_stem: dict[str, list[Path]] = {}
    for path in paths:
        by_stem.setdefault(unicodedata.normalize("NFC", path.stem).casefold(), []).append(path)
    for same in by_stem.values():
        for path in same if len(same) > 1 else ():
            others = ", ".join(_relative(p, root) for p in same if p is not path)
            yield Problem("the file's stem clashes with another article's", path=_relative(path, root),
                          value=path.stem, expected=f"a stem that differs from {others}",
                          hint="Rename one of them: the stem is the article's id.")


def _relative(path: Path, root: Path | None) -> str:
    # Links are not followed: an article is known by the name it has in the folder.
    base = root if root is not None else path.parent.parent
    try:
        return Path(os.path.abspath(path)).relative_to(os.path.abspath(base)).as_posix()
    except ValueError:
        return path.as_posix()


def has_header(text: str) -> bool:
    """Whether ``text`` begins with a header, of a good date or a bad one."""
    return _HEADER.match(text) is not None


def read_sidecar(path: Path, shown: str) -> dict[str, str]:
    """The metadata of a sidecar; empty when there is no such file.

    Args:
        path: the ``.json`` file.
        shown: how errors name it.

    Returns:
        The keys of :data:`SIDECAR_KEYS` that have a value.

    Raises:
        ArticleError: when the file is no JSON object of these keys, or a value is malformed.
    """
    if not path.exists():
        return {}
    hint = "Correct the sidecar; its keys are " + ", ".join(SIDECAR_KEYS) + ", all strings."
    try:
        data: Any = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ArticleError(
            Problem("the sidecar is not UTF-8", path=shown, offset=error.start, hint=hint)
        ) from None
    except json.JSONDecodeError as error:
        raise ArticleError(
            Problem(f"the sidecar is not JSON ({error.msg})", path=shown, row=error.lineno, hint=hint)
        ) from None
    if not isinstance(data, dict):
        raise ArticleError(
            Problem("the sidecar is not a JSON object", path=shown, value=type(data).__name__, hint=hint)
        )
    problems = [
        Problem("the sidecar has an unknown key" if key not in SIDECAR_KEYS else "the value is not a string",
                path=shown, column=str(key), value=str(value),
                hint=f"{'' if key in SIDECAR_KEYS else nearest(key, SIDECAR_KEYS)} {hint}".strip())
        for key, value in data.items()
        if key not in SIDECAR_KEYS or not (isinstance(value, str) or value is None)
    ]
    meta = {key: value for key, value in data.items() if isinstance(value, str) and value}
    for key, pattern, expected in (
        ("language", _LANGUAGE, "a BCP 47 tag such as en or pt-BR"),
        ("url", _URL, "an address that begins with http:// or https://"),
    ):
        if key in meta and not pattern.fullmatch(meta[key]):
            problems.append(Problem("the value is malformed", path=shown, column=key, value=meta[key],
                                    expected=expected, hint="Correct the sidecar."))
    # JSON can write half of a surrogate pair, which is no character and cannot be written as UTF-8.
    problems += [Problem("the value is not Unicode text", path=shown, column=key, value=value, hint=hint)
                 for key, value in meta.items() if any("\ud800" <= c <= "\udfff" for c in value)]
    if problems:
        raise ArticleError(*problems)
    return meta
