"""Reanchoring: the spans of a dataset found again in articles that were edited since."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from .. import swap
from .anchoring import Found, OldText, Quote, Status, anchor
from .dataset import Files, Pointer, inside, naming, quoting, read_files, span_of
from .decisions import DROP, Decisions, read_decisions
from .fuzzy import propose
from .gold import gold_pointers, read_gold_files
from .history import History
from .rewriting import Moves, rewrite

#: A number of characters beyond this is no article's, and not believed.
_LONGEST = 100_000_000


@frozen
class Place:
    """One place of one article, with everything that points to it.

    Attributes:
        source: the article.
        quote: the words and where they stood.
        found: where they stand now.
        pointers: the rows that point to it.
        decided: what a person has decided about it; empty when nothing.
    """

    source: str
    quote: Quote
    found: Found
    pointers: tuple[Pointer, ...]
    decided: str = ""

    @property
    def decisive(self) -> bool:
        """Whether the dataset is wrong as long as the place is."""
        return any(pointer.decisive for pointer in self.pointers)

    @property
    def settled(self) -> bool:
        """Whether it is known what is to become of it."""
        return self.found.status.certain or bool(self.decided) or not self.decisive


@frozen
class ArticleReport:
    """What became of the spans of one article.

    Attributes:
        source: the article.
        path: its file.
        edited: whether its text is another than the tables were made from.
        old: where the old text was taken from: ``whole`` (given, or kept by git) or ``quotes``.
        places: its places, in the order of the old text.
        problem: why the article could not be read; empty when it could.
    """

    source: str
    path: str
    edited: bool
    old: str
    places: tuple[Place, ...]
    problem: str = ""

    @property
    def ready(self) -> bool:
        """Whether every span is settled, so that all of them can be written."""
        return not self.problem and all(place.settled for place in self.places)

    @property
    def counts(self) -> dict[str, int]:
        """Number of places of each status, in the order of the statuses."""
        seen = Counter(place.found.status for place in self.places)
        return {status.value: seen[status] for status in Status if seen[status]}


@frozen
class ReanchorReport:
    """What reanchoring found, and what it wrote.

    Attributes:
        root: the dataset's folder.
        articles: the articles that were edited, or some span of which does not fit.
        unchanged: number of places of the other articles.
        written: the files that were replaced.
        changes: whether there is something to write.
    """

    root: Path
    articles: tuple[ArticleReport, ...]
    unchanged: int = 0
    written: tuple[str, ...] = ()
    changes: bool = False
    recovered: str = field(default="", eq=False)

    @property
    def open(self) -> tuple[Place, ...]:
        """The places that a person must decide about."""
        return tuple(p for article in self.articles for p in article.places if not p.settled)

    @property
    def exit_code(self) -> int:
        """0 when every span fits its article now, else 1."""
        problems = any(article.problem for article in self.articles)
        return 1 if self.open or problems or (self.changes and not self.written) else 0


def reanchor(
    path: Path | None = None,
    *,
    old: Path | None = None,
    decisions: Path | None = None,
    gold: Path | None = None,
    write: bool = False,
    git: bool = True,
    fuzzy: bool = True,
) -> ReanchorReport:
    """Find the spans of a dataset again in its articles.

    An article is written when all its spans are settled: certain, or decided. One with a span in
    doubt is left as it is, whole, so that its old text stays known by its digest.

    Args:
        path: the dataset's folder or ``datapackage.json``; the working directory if None.
        old: the old text, or a folder of old texts; each is known by its digest.
        decisions: a file of decisions about doubtful places (see :mod:`.decisions`).
        gold: a folder of articles coded by hand, inside the dataset's folder, that are to follow.
        write: put the tables, decisions and descriptor in place, all or nothing.
        git: look for old texts in the history that git keeps, too.
        fuzzy: propose words like those that stand no more.

    Raises:
        PackageError: when a file of the dataset cannot be read or written.
        CurationError: when a decision is malformed or is about no place in doubt.
        MissingExtraError: when likeness is needed and the extra ``repair`` is not installed.
    """
    root = path or Path()
    root = root if root.is_dir() else root.parent
    if not write:
        recovered = swap.recover(root)
        return evolve(_reanchor(root, old, decisions, gold, git, fuzzy)[0], recovered=recovered)
    with swap.lock(root):
        recovered = swap.finish(root)
        report, targets = _reanchor(root, old, decisions, gold, git, fuzzy)
        if targets:
            with swap.staging(root) as new:
                for target, data in targets.items():
                    (new / target).parent.mkdir(parents=True, exist_ok=True)
                    (new / target).write_bytes(data)
                written = swap.commit(root, list(targets))
            report = evolve(report, written=tuple(written))
    return evolve(report, recovered=recovered)


def article_texts(report: ReanchorReport) -> dict[str, str]:
    """The articles of a report as they are now, by id; those that cannot be read are left out."""
    return _texts(report.root, {article.source: article.path for article in report.articles})[0]


def _reanchor(
    root: Path, old: Path | None, decisions: Path | None, gold: Path | None, git: bool, fuzzy: bool
) -> tuple[ReanchorReport, dict[str, bytes]]:
    files = read_files(root)
    decided = read_decisions(decisions) if decisions else Decisions()
    rows = files.sources()
    history = History.of(root, old, {row["sha256"] for row in rows.values()}, git)
    texts, problems = _texts(root, {source: row["path"] for source, row in rows.items()})
    olds = _olds(files, history, texts)
    pointers: dict[str, dict[Quote, list[Pointer]]] = {source: {} for source in rows}
    coded = read_gold_files(root, gold) if gold else []
    known = {source: text for source, text in olds.items() if text.text}
    for pointer in (*quoting(files), *naming(files, known), *gold_pointers(coded, olds)):
        if pointer.source in pointers:
            pointers[pointer.source].setdefault(pointer.quote, []).append(pointer)
    articles, unchanged = [], 0
    for source, row in rows.items():
        new = texts.get(source)
        edited = new is None or hashlib.sha256(new.encode()).hexdigest() != row["sha256"]
        quotes = pointers[source]
        if not edited and new is not None and all(_stands(new, quote) for quote in quotes):
            unchanged += len(quotes)
            continue
        found = {} if new is None else anchor(quotes, olds[source], new)
        if fuzzy and new is not None:
            found = propose(found, olds[source], new)
        places = tuple(
            decided.apply(Place(source, quote, found[quote], tuple(pointers[source][quote])), new or "")
            for quote in sorted(found, key=lambda quote: (quote.span, quote.words))
        )
        whole = "whole" if olds[source].whole else "quotes"
        articles.append(ArticleReport(source, row["path"], edited, whole, places, problems.get(source, "")))
    decided.check_used()
    ready = {article.source: texts[article.source] for article in articles if article.ready}
    moves = Moves(
        {
            (p.source, p.quote): (p.found.span, _words(p, ready))
            for a in articles
            if a.ready
            for p in a.places
            if p.found.span and p.decided != DROP and (p.found.status.certain or p.decided)
        },
        frozenset((p.source, p.quote) for a in articles if a.ready for p in a.places if p.decided == DROP),
        ready,
    )
    targets = rewrite(files, moves)
    for file in coded:
        if file.source in ready:
            data = file.rewritten(olds[file.source], ready[file.source], moves.places)
            if data != file.text.encode():
                targets[file.path] = data
    return ReanchorReport(root, tuple(articles), unchanged, changes=bool(targets)), targets


def _words(place: Place, texts: Mapping[str, str]) -> str:
    return place.found.span.of(texts[place.source]) if place.found.span else ""


def _stands(text: str, quote: Quote) -> bool:
    return text[quote.span.start : quote.span.end] == quote.words


def _texts(root: Path, paths: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The articles as they are now, and why some cannot be read."""
    texts, problems = {}, {}
    for source, path in paths.items():
        file = inside(root, path)
        try:
            if file is None:
                problems[source] = "its path leaves the dataset's folder"
            else:
                texts[source] = file.read_bytes().decode("utf-8")
        except OSError as error:
            problems[source] = f"it cannot be read ({error.strerror})"
        except UnicodeDecodeError as error:
            problems[source] = f"byte {error.start} is not UTF-8"
    return texts, problems


def _olds(files: Files, history: History, texts: Mapping[str, str]) -> dict[str, OldText]:
    """The texts that the tables were made from, each whole or as its quotes tell it."""
    quotes: dict[str, list[Quote]] = {}
    for pointer in quoting(files):
        quotes.setdefault(pointer.source, []).append(pointer.quote)
    olds = {}
    for source, row in files.sources().items():
        present = texts.get(source)
        if present is not None and hashlib.sha256(present.encode()).hexdigest() == row["sha256"]:
            olds[source] = OldText(present, True)
            continue
        text = history.text(row["path"], row["sha256"])
        if text is not None:
            olds[source] = OldText(text, True)
        else:
            told = span_of("0", row["characters"])
            length = told.end if told and told.end <= _LONGEST else 0
            olds[source] = OldText.from_quotes(quotes.get(source, ()), length)
    return olds
