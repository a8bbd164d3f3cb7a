"""The article of a saved page: its main text, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from typing import Any

from attrs import frozen

from ..articles import read_day
from ..errors import IngestError, Problem, missing_extra
from .blocks import flat_text
from .pagedates import spelled

# References to control characters, tab and line ends aside; the library drops the whole page for one.
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127)|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]))(?![0-9a-fA-F]);?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Browsers note the address at the top of what they save.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+)\s*-->")
_LANGUAGE = re.compile(
    r"""<html\b[^>]*?\slang\s*=\s*["']?\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)""", re.IGNORECASE
)
_URL = re.compile(r"https?://\S+")
#: No page is older than the web, but articles put on it are; the default of the library is 1995.
_EARLIEST, _LATEST = "1900-01-01", "2100-12-31"
#: Characters below which the library gives up on structure (default 250), and what short readouts need.
_SHORT, _TRUSTED = "40", 1000
#: Libraries that would tell a terminal what is wrong with a page, in the words of the page.
_LOGGERS = ("charset_normalizer", "courlan", "htmldate", "justext", "trafilatura")


@frozen
class Page:
    """What a page gives; what it does not say is empty.

    Attributes:
        text: the main text, paragraphs apart by an empty line.
        title, publisher, url, license: as the page states them.
        site: name of the host of ``url``.
        published: the day of publication, ``YYYY-MM-DD``.
        printed: the words of the page around that day.
        language: the language that the page declares, BCP 47.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    site: str = ""
    published: str = ""
    printed: str = ""
    language: str = ""
    license: str = ""


def read_page(source: str, shown: str) -> Page:
    """Take the article out of the HTML ``source``.

    Text, title, publisher, address and licence are what trafilatura finds, the day what htmldate finds and
    the page spells. Nothing is fetched and no script runs.

    Args:
        source: the characters of the page.
        shown: how errors name it.

    Raises:
        IngestError: when the page has no article.
        MissingExtraError: when the extra ``ingest`` is not installed.
    """
    source = _CONTROL.sub("", _CONTROL_REFERENCE.sub(" ", source))
    saved = _SAVED_FROM.search(source[:8192])
    found, text = _extract(source, saved[1] if saved else None, shown)
    if not text:
        raise IngestError(Problem("no article was found in the page", path=shown,
                                  hint="Copy its text into a .txt file, in UTF-8, and add that."))
    day = read_day(found.date or "")
    printed = spelled(source + f" {found.url}", day) if day else ""
    language = _LANGUAGE.search(source[:8192])
    url = _clean(found.url)
    return Page(
        text=text,
        title=_clean(found.title),
        publisher=_clean(found.sitename),
        url=url if _URL.fullmatch(url) else "",
        site=_clean(found.hostname),
        published=found.date if printed else "",
        printed=printed,
        language=language[1].replace("_", "-") if language else "",
        license=_clean(found.license),
    )


def _extract(source: str, url: str | None, shown: str) -> tuple[Any, str]:
    """The library's document and its main text."""
    try:
        import trafilatura
        from trafilatura.settings import use_config
    except ImportError:
        raise missing_extra("Adding pages", "ingest") from None
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())

    def run(shortest: str | None) -> tuple[Any, str]:
        config = use_config()
        if shortest:
            config.set("DEFAULT", "MIN_EXTRACTED_SIZE", shortest)
        # The whole page is not searched for dates: a day in the text is not the day of publication.
        dates = {"original_date": True, "extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST}
        document = trafilatura.bare_extraction(
            source, url=url, with_metadata=True, include_comments=False, include_links=True,
            date_extraction_params=dates, config=config,
        )  # fmt: skip
        return document, "" if document is None else flat_text(document.body)  # type: ignore[union-attr]

    try:
        document, text = run(None)
        if len(text) < _TRUSTED:
            # Of a short text the library gives one line; with a lower bound it keeps the paragraphs.
            again, structured = run(_SHORT)
            if structured.count("\n") > text.count("\n") and len(structured) > 0.8 * len(text):
                document, text = again, structured
    except Exception as error:
        # Whatever a parser stumbles over in a hostile page (depth, half characters) is the page's fault.
        raise IngestError(Problem(f"the page cannot be read ({type(error).__name__})", path=shown,
                                  hint="Copy its text into a .txt file, in UTF-8, and add that.")) from error
    return document, text


def _clean(value: str | None) -> str:
    return "".join(c for c in " ".join((value or "").split()) if c.isprintable())
