"""What adding files to a folder of articles would do: drafts, and the problems of the files refused."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from attrs import Factory, evolve, field, frozen

from ..articles import Article, read_article
from ..errors import ArticleError, DiplofactsError, IngestError, MissingExtraError, Problem
from .drafts import Draft, Given, make_draft
from .naming import LONGEST, folded, free_stem

_STEM = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST - 1}}}(?<!\.)")
_NO_WORDS = re.compile(r"[\W_]+")
#: What holds of one article only.
_OF_ONE = ("title", "url", "stem")


@frozen
class Known:
    """The articles that are there already, by what must not come twice.

    Attributes:
        stems: folded stems of texts and sidecars.
        by_bytes: name of the article by the digest of its bytes.
        by_words: name of the article by the digest of its words.
        by_url: name of the article by its address.
    """

    stems: set[str] = field(factory=set)
    by_bytes: dict[str, str] = Factory(dict)
    by_words: dict[str, str] = Factory(dict)
    by_url: dict[str, str] = Factory(dict)

    def add(self, name: str, data: bytes, article: Article | None) -> None:
        """Note an article; ``article`` is None when it cannot be read."""
        self.by_bytes.setdefault(hashlib.sha256(data).hexdigest(), name)
        if article:
            self.by_words.setdefault(words_digest(article), name)
            if article.url:
                self.by_url.setdefault(article.url, name)


def words_digest(article: Article) -> str:
    """A digest that two copies of an article share: of the letters and figures of the body, in order.

    White space, quotation marks, dashes, case and the layout of lines do not count. A body without letters
    has the digest of its bytes.
    """
    body = article.text[article.body_start :]
    words = _NO_WORDS.sub("", unicodedata.normalize("NFKC", body).casefold())
    return hashlib.sha256((words or body).encode()).hexdigest()


def read_known(raw: Path) -> Known:
    """The articles of a folder and its subfolders; one that does not exist has none."""
    known = Known()
    for path in sorted(raw.rglob("*")):
        if path.suffix.lower() not in (".txt", ".json") or not path.is_file():
            continue
        known.stems.add(folded(path.stem))
        if path.suffix.lower() == ".txt":
            try:
                article = read_article(path)
            except ArticleError:
                article = None
            known.add(str(path), path.read_bytes(), article)
    return known


def plan(paths: Sequence[Path], raw: Path, given: Given | None = None) -> tuple[list[Draft], list[Problem]]:
    """Read and check files that shall become articles; nothing is written.

    Args:
        paths: texts and saved pages.
        raw: the folder of the articles; it need not exist.
        given: what the user says of them.

    Returns:
        A draft for each file that can be added, in the order of ``paths``, and the problems of the others.

    Raises:
        IngestError: when ``given`` cannot hold of these files, or ``raw`` is no folder.
        MissingExtraError: when the extra ``ingest`` is needed and not installed.
    """
    given = given or Given()
    _check_given(given, len(paths))
    if raw.exists() and not raw.is_dir():
        raise IngestError(Problem("this is no folder", path=str(raw), hint="Give the right one with --raw."))
    known = read_known(raw)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            draft = make_draft(path, given)
            _refuse_twice(draft, known)
            if given.stem and folded(given.stem) in known.stems:
                raise IngestError(Problem("there is an article of that name", path=str(path), column="stem",
                                          value=given.stem, hint="Give another with --stem, or none."))
        except MissingExtraError:
            raise
        except DiplofactsError as error:
            problems += error.problems
            continue
        draft = evolve(draft, stem=free_stem(draft.stem, known.stems))
        earlier = known.by_url.get(draft.article.url)
        if earlier:
            note = f"of the same address as {earlier}: another version of it?"
            draft = evolve(draft, notes=(*draft.notes, note))
        known.stems.add(folded(draft.stem))
        known.add(str(path), draft.data, draft.article)
        drafts.append(draft)
    return drafts, problems


def _check_given(given: Given, files: int) -> None:
    if files > 1:
        wrong = [f"--{key}" for key in _OF_ONE if getattr(given, key)]
        if wrong:
            message = f"{' and '.join(wrong)} can hold of one file only"
            raise IngestError(Problem(message, value=f"{files} files", hint="Add them one by one."))
    if given.stem and not _STEM.fullmatch(given.stem):
        raise IngestError(Problem("the stem cannot be a name everywhere", column="stem", value=given.stem,
                                  expected=f"at most {LONGEST} letters of ASCII, figures, '.', '_' or '-'",
                                  hint="It is the id of the article for good."))


def _refuse_twice(draft: Draft, known: Known) -> None:
    same = known.by_bytes.get(hashlib.sha256(draft.data).hexdigest())
    if same:
        raise IngestError(Problem("the article is there already", path=str(draft.origin),
                                  hint=f"It is {same}, byte for byte."))
    same = known.by_words.get(words_digest(draft.article))
    if same:
        raise IngestError(Problem("the article is there already, word for word", path=str(draft.origin),
                                  hint=f"It is {same}; facts would count twice."))
