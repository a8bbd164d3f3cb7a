"""One file as the article that it would become."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from attrs import Factory, evolve, frozen

from ..articles import SIDECAR_KEYS, Article, has_header, read_article, read_sidecar
from ..errors import ArticleError, IngestError, Problem
from .files import decode_page, decode_text, is_page, read_bytes
from .languages import identify, is_english
from .naming import stem_of, stem_of_file
from .pages import Page, read_page

#: Characters below which a page's text is likely to be an excerpt.
_EXCERPT = 250


@frozen
class Given:
    """What the user says of the files; empty where the files speak for themselves.

    Attributes:
        date: day of publication, ``YYYY-MM-DD``.
        title, publisher, url, license: metadata of the sidecar.
        language: BCP 47 tag.
        stem: name to keep the article under.
    """

    date: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    license: str = ""
    language: str = ""
    stem: str = ""


@frozen
class Draft:
    """An article that can be written.

    Attributes:
        origin: the file it comes from.
        stem: the name it shall have, without ending.
        data: the bytes of the text; those of the file, unless that is a page.
        sidecar: the metadata by key, in the order of a sidecar; may be empty.
        article: the article that reading ``data`` and ``sidecar`` gives.
        dated: where the day of publication comes from, in words.
        notes: what the user should know before it is written.
    """

    origin: Path
    stem: str
    data: bytes
    sidecar: dict[str, str]
    article: Article
    dated: str
    notes: tuple[str, ...] = Factory(tuple)

    @property
    def sidecar_bytes(self) -> bytes:
        """The sidecar file; empty when there is nothing to put into it."""
        return sidecar_bytes(self.sidecar) if self.sidecar else b""


def sidecar_bytes(meta: dict[str, str]) -> bytes:
    """A sidecar as a file: JSON in UTF-8, indented by two."""
    return (json.dumps(meta, indent=2, ensure_ascii=False) + "\n").encode()


def make_draft(path: Path, given: Given) -> Draft:
    """Read a file and complete what is known of it.

    Raises:
        IngestError: when the file is not one that can become an article, or has no date.
        ArticleError: when what came of it is no article.
        MissingExtraError: when the extra ``ingest`` is needed and not installed.
    """
    shown = str(path)
    data = read_bytes(path)
    if is_page(path, data):
        page = read_page(decode_page(data, shown), shown)
        data = page.text.encode()
        meta = _of_page(page)
    else:
        text, page = decode_text(data, shown), None
        own = path.with_suffix(".json")
        meta = read_sidecar(own, str(own))
        if not (has_header(text) or meta.get("published") or given.date):
            raise _undated(shown)
    if page and not (page.published or given.date):
        raise _undated(shown)
    kept = bool(meta) and page is None
    told = _told(given)
    meta = {key: value for key in SIDECAR_KEYS if (value := told.get(key) or meta.get(key, ""))}
    article = _read(data, meta, shown)
    notes = []
    if given.language or (kept and "language" in meta):
        language = article.language
    else:
        language, said = _language(article, page.language if page else "")
        notes += said
    if not is_english(language):
        notes.append(f"not English ({language}): the build lists it and reads no facts from it")
    if page:
        notes += _doubts(page, given)
    # English is what an article is in unless its sidecar says otherwise.
    known = {**meta, "language": "" if language == "en" else language}
    meta = {key: known[key] for key in SIDECAR_KEYS if known.get(key)}
    title = "" if kept else meta.get("title", "")
    publisher = meta.get("publisher") or (page.site if page else "")
    stem = stem_of(publisher, article.published.isoformat(), title) if title else stem_of_file(path.stem)
    return Draft(path, given.stem or stem, data, meta, evolve(article, language=language),
                 _dated(given, page, article), tuple(notes))


def _undated(shown: str) -> IngestError:
    return IngestError(
        Problem("the day of publication is not known", path=shown,
                expected="a header 'date YYYY-MM-DD ', or a page that states it in full",
                hint="Say it with --date YYYY-MM-DD; every date in the article counts from it.")
    )


def _of_page(page: Page) -> dict[str, str]:
    return {key: getattr(page, key) for key in SIDECAR_KEYS if key != "language"}


def _told(given: Given) -> dict[str, str]:
    others = {key: getattr(given, key) for key in SIDECAR_KEYS if key != "published"}
    return {"published": given.date, **others}


def _read(data: bytes, meta: dict[str, str], shown: str) -> Article:
    """The article as the build will read it; errors name the file that it comes from."""
    with tempfile.TemporaryDirectory(prefix="diplofacts-") as folder:
        path = Path(folder, "article.txt")
        path.write_bytes(data)
        # Escaped, so that half a character given on the command line is an error of the article.
        path.with_suffix(".json").write_text(json.dumps(meta), encoding="ascii")
        try:
            return read_article(path)
        except ArticleError as error:
            raise ArticleError(*(evolve(problem, path=shown) for problem in error.problems)) from None


def _language(article: Article, declared: str) -> tuple[str, list[str]]:
    """The language of the body, and what to say of it; only whether it is English has consequences."""
    found, sure = identify(article.text[article.body_start :])
    if not sure:
        said = f"the language cannot be told for sure ({found}?); --language says it"
        return declared or "en", [said] if found != "en" and not declared else []
    if not declared:
        return found, []
    if is_english(declared) == is_english(found):
        return declared, []
    return found, [f"the page says that it is in {declared!r}, and reads as {found!r}; --language says it"]


def _doubts(page: Page, given: Given) -> list[str]:
    notes = []
    if len(page.text) < _EXCERPT:
        notes.append("the text is short: is it the whole article?")
    if not given.date and any(word in page.printed.lower() for word in ("modif", "updat")):
        notes.append("the date is the one of a change: --date gives the one of publication")
    return notes


def _dated(given: Given, page: Page | None, article: Article) -> str:
    if article.body_start > 1:
        return "the header"
    if given.date:
        return "--date"
    return f"the page: {page.printed}" if page else "the sidecar"
