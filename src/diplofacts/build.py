"""From articles and decisions to a data package: the whole way, and nothing half-written."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from attrs import define, evolve, field, frozen

from . import swap
from .articles import Article, article_paths, other_files, read_articles
from .assembly import Content, write_package
from .candidate_files import gather
from .candidates import ArticleCandidates
from .curation import (
    Curation,
    Identifier,
    apply_corrections,
    check_texts,
    parse_candidate_id,
    read_curation,
    read_identifiers,
)
from .datapackage import DESCRIPTOR, TABLES, read_descriptor
from .difference import difference, fingerprint_difference
from .errors import PackageError, Problem
from .layout import REGISTRY, Layout, check_target, diplofacts_part, find_layout
from .tables import Row

if TYPE_CHECKING:
    from .resolve import Resolved
    from .resolve.context import Doubt

#: Shows how far extraction is: given the articles, gives them one after the other.
Progress = Callable[[Iterable[Article]], Iterable[Article]]


class Stages(Protocol):
    """The two stages between reading and writing, and what their outcome depends on."""

    def fingerprint(self) -> Mapping[str, str]:
        """Versions of model and libraries, and the architecture."""

    def extract(self, articles: Sequence[Article], progress: Progress | None) -> Sequence[ArticleCandidates]:
        """What each article says."""

    def resolve(
        self, candidates: Sequence[ArticleCandidates], articles: Sequence[Article], curation: Curation
    ) -> Resolved:
        """The tables, the registry of ids, and the cells that came from curation."""


@define
class LanguageStages:
    """The stages of the package itself; the language model is loaded when extraction begins.

    Attributes:
        workers: number of processes that extract; the data do not depend on it.
        cache: folder in which candidates are kept from one build to the next; none if None.
    """

    workers: int = 1
    cache: Path | None = None

    def fingerprint(self) -> Mapping[str, str]:
        """See :func:`diplofacts.extract.fingerprint`."""
        from .extract import fingerprint

        return fingerprint()

    def extract(self, articles: Sequence[Article], progress: Progress | None) -> Sequence[ArticleCandidates]:
        """See :func:`diplofacts.extract.extract_all`."""
        from .extract import extract_all

        return extract_all(articles, progress, self.workers, self.cache)

    def resolve(
        self, candidates: Sequence[ArticleCandidates], articles: Sequence[Article], curation: Curation
    ) -> Resolved:
        """See :func:`diplofacts.resolve.resolve`."""
        from .resolve import resolve

        return resolve(candidates, articles, curation)


@define
class FileStages(LanguageStages):
    """Stages that take from files what was extracted before, perhaps elsewhere.

    Attributes:
        files: files that ``diplofacts extract`` wrote.
    """

    files: Sequence[Path] = ()
    _made_with: Mapping[str, str] = field(init=False, factory=dict)

    def fingerprint(self) -> Mapping[str, str]:
        """That of the files, once they have been read."""
        return {name: value for name, value in self._made_with.items() if name != "code_sha256"}

    def extract(self, articles: Sequence[Article], progress: Progress | None) -> Sequence[ArticleCandidates]:
        """The candidates in the files; see :func:`diplofacts.candidate_files.gather`."""
        found, self._made_with = gather(self.files, progress(articles) if progress else articles)
        return found


@frozen
class BuildResult:
    """What a build did.

    Attributes:
        root: the folder of the data package.
        rows: number of rows of each table.
        curated: number of cells of each table that came from curation.
        corrections: number of corrections by action.
        refused: problems of the articles left out with ``keep_going``.
        skipped: articles listed in ``sources`` and not extracted, for their language.
        set_aside: decisions not applied because their article was left out.
        changed: the files and folders that were replaced; empty when all was there already.
        recovered: what was done about an interrupted build, or empty.
        check: whether nothing was to be written.
        left_out: paths of the articles left out with ``keep_going``.
        ignored: paths of files beside the articles that are read as nothing.
        doubtful: pairs of records that may be one, for the curator.
        difference: with ``check``, the lines that say what differs.
        fingerprint_difference: how libraries, model and machine differ from those recorded.
    """

    root: Path
    rows: Mapping[str, int]
    curated: Mapping[str, int]
    corrections: Mapping[str, int]
    refused: tuple[Problem, ...] = ()
    skipped: tuple[Article, ...] = ()
    set_aside: int = 0
    changed: tuple[str, ...] = ()
    recovered: str = ""
    check: bool = False
    left_out: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    difference: tuple[str, ...] = ()
    fingerprint_difference: tuple[str, ...] = ()


@frozen
class _Made:
    """What is to be written, and the counts of the summary."""

    content: Content
    curated: Counter[str]
    corrections: Counter[str]
    refused: tuple[Problem, ...]
    set_aside: int
    left_out: tuple[str, ...]
    ignored: tuple[str, ...]
    doubtful: tuple[Doubt, ...]


def build(
    raw: Path | None = None,
    curation: Path | None = None,
    out: Path | None = None,
    *,
    check: bool = False,
    keep_going: bool = False,
    progress: Progress | None = None,
    stages: Stages | None = None,
    workers: int = 1,
    cache: Path | None = None,
) -> BuildResult:
    """Make the tables from the articles and the decisions, and write the data package.

    The same articles, decisions, registry of ids and libraries give the same bytes. Everything is
    written beside the target and then put in its place, all or nothing. A build that was interrupted is
    completed or rolled back first, with ``check`` too.

    Args:
        raw: the folder of the articles; ``raw`` in the working directory if None.
        curation: the folder of the decisions; if None, ``curation`` beside ``raw``, or none with ``out``.
        out: the folder to write a complete data package to, the articles copied; if None, ``facts/``,
            ``datapackage.json`` and the registry of ids are written beside ``raw``.
        check: write nothing, and say what differs.
        keep_going: leave out articles that cannot be read, rather than stop.
        progress: wraps the articles, to show how far extraction is.
        stages: extraction and resolution, if not the package's own.
        workers: number of processes that extract; the data do not depend on it.
        cache: a folder in which what each article says is kept from one build to the next.

    Raises:
        ArticleError: when an article cannot be read.
        CurationError: when a decision is malformed or no longer fits.
        PackageError: when the target must not or cannot be written.
        MissingExtraError: when the extra ``build`` is not installed.
    """
    layout = find_layout(raw, curation, out)
    # Before anything is judged or read: what stands there now may be half of each state.
    recovered = swap.recover(layout.root)
    check_target(layout)
    stages = stages or LanguageStages(workers, cache)
    if check:
        facts = _make(layout, keep_going, progress, stages)
        with tempfile.TemporaryDirectory(prefix="diplofacts-") as folder:
            write_package(Path(folder), layout, facts.content)
            lines = tuple(difference(layout.root, Path(folder), layout.targets))
        result = _result(layout, facts, recovered)
        recorded = _recorded_fingerprint(layout.root)
        told = tuple(fingerprint_difference(recorded, facts.content.fingerprint)) if recorded else ()
        return evolve(result, check=True, difference=lines, fingerprint_difference=told)
    with _target(layout.root), swap.lock(layout.root):
        # Another build may have ended since.
        recovered = swap.finish(layout.root) or recovered
        check_target(layout)
        facts = _make(layout, keep_going, progress, stages)
        with swap.staging(layout.root) as new:
            write_package(new, layout, facts.content)
            changed = swap.commit(layout.root, layout.targets)
    return evolve(_result(layout, facts, recovered), changed=tuple(changed))


def source_rows(articles: Sequence[Article]) -> list[Row]:
    """The rows of the table ``sources``, one an article."""
    return [
        {
            "source_id": article.source_id,
            "path": article.path,
            "sha256": article.sha256,
            "characters": str(len(article.text)),
            "published": article.published.isoformat(),
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "language": article.language,
            "license": article.license,
        }
        for article in articles
    ]


def _make(layout: Layout, keep_going: bool, progress: Progress | None, stages: Stages) -> _Made:
    """Everything up to writing; pure but for reading the input."""
    decided = read_curation(layout.curation)
    decided = evolve(decided, identifiers=read_identifiers(layout.registry) if layout.registry else ())
    articles, refused = read_articles(layout.raw, layout.raw.parent, keep_going)
    if layout.copies:
        prefix = layout.raw.name + "/"
        articles = [evolve(a, path="raw/" + a.path.removeprefix(prefix)) for a in articles]
    decided, set_aside = _without(decided, {Path(p.path).stem for p in refused})
    check_texts(decided, articles)
    candidates = stages.extract([a for a in articles if a.english], progress)
    fingerprint = stages.fingerprint()
    resolved = stages.resolve(candidates, articles, decided)
    tables = {**resolved.tables, "sources": source_rows(articles)}
    tables, corrected = apply_corrections(tables, decided, articles)
    return _Made(
        content=Content(articles, tables, _grown(decided.identifiers, resolved.identifiers), fingerprint),
        curated=Counter(resolved.curated) + corrected,
        corrections=_actions(decided),
        refused=tuple(refused),
        set_aside=set_aside,
        left_out=_left_out(layout, articles) if refused else (),
        ignored=tuple(_shown(layout, path) for path in other_files(layout.raw)),
        doubtful=tuple(resolved.doubtful),
    )


def _left_out(layout: Layout, articles: Sequence[Article]) -> tuple[str, ...]:
    """The files of articles that are not among those that were read."""
    # By path, not by id: two files may claim one id, and one of them may have been read.
    prefix = "raw/" if layout.copies else f"{layout.raw.name}/"
    read = {f"{layout.raw.name}/{article.path.removeprefix(prefix)}" for article in articles}
    paths = (_shown(layout, path) for path in article_paths(layout.raw))
    return tuple(sorted(path for path in paths if path not in read))


def _shown(layout: Layout, path: Path) -> str:
    return f"{layout.raw.name}/{path.relative_to(layout.raw).as_posix()}"


def _without(curation: Curation, refused: set[str]) -> tuple[Curation, int]:
    """The decisions without those on articles that are left out, and how many those are."""

    def on_refused(value: str) -> bool:
        candidate = parse_candidate_id(value)
        return candidate is not None and candidate[0] in refused

    judgements = tuple(j for j in curation.judgements if not (on_refused(j.left) or on_refused(j.right)))
    dropped = {
        (c.table, c.record) for c in curation.corrections
        if c.source_id in refused or any(c.record.startswith((f"{s}-m", f"{s}-s")) for s in refused)
    }
    corrections = tuple(c for c in curation.corrections if (c.table, c.record) not in dropped)
    count = len(curation.judgements) - len(judgements) + len(curation.corrections) - len(corrections)
    return evolve(curation, judgements=judgements, corrections=corrections), count


def _grown(old: Sequence[Identifier], rows: Sequence[Mapping[str, str]]) -> tuple[Identifier, ...]:
    """The new registry, after making sure that it only grew: an id once published is never taken back."""
    new = tuple(Identifier(**row) for row in rows)
    for before, after in zip(old, new, strict=False):
        if evolve(before, replaced_by="") != evolve(after, replaced_by="") or (
            before.replaced_by not in ("", after.replaced_by)
        ):
            raise PackageError(Problem("an id of the registry was changed", path=REGISTRY, value=str(after),
                                       expected=str(before)))
    if len(new) < len(old):
        lost = old[len(new)].id
        raise PackageError(Problem("an id of the registry was dropped", path=REGISTRY, value=lost))
    return new


def _actions(curation: Curation) -> Counter[str]:
    return Counter(correction.action for correction in curation.corrections)


@contextmanager
def _target(root: Path) -> Iterator[None]:
    """The target's folder, made if need be, and removed again if nothing came to be in it."""
    missing = [p for p in (root, *root.parents) if not p.exists()]
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PackageError(Problem(f"the target cannot be made ({error.strerror})", path=str(root),
                                   hint="Give another folder with --out.")) from error
    try:
        yield
    except BaseException:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise


def _recorded_fingerprint(root: Path) -> dict[str, Any]:
    own = diplofacts_part(read_descriptor(root)) if (root / DESCRIPTOR).is_file() else {}
    found = own.get("fingerprint")
    return found if isinstance(found, dict) else {}


def _result(layout: Layout, facts: _Made, recovered: str) -> BuildResult:
    return BuildResult(
        root=layout.root,
        rows={table: len(facts.content.tables[table]) for table in TABLES},
        curated={table: facts.curated[table] for table in TABLES if facts.curated[table]},
        corrections={a: facts.corrections[a] for a in ("set", "add", "delete") if facts.corrections[a]},
        refused=facts.refused,
        skipped=tuple(a for a in facts.content.articles if not a.english),
        set_aside=facts.set_aside,
        left_out=facts.left_out,
        ignored=facts.ignored,
        doubtful=facts.doubtful,
        recovered=recovered,
    )
