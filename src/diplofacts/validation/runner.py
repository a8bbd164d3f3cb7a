"""Validating one package: what the standards say first, then the dataset rules, all in one report."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import missing_extra
from . import contents as reading
from .contents import Contents
from .report import Issue, Report
from .standard import python_engine
from .standard.positions import placed

if TYPE_CHECKING:
    from .standard.cache import Engine

#: What is said of primary keys.
_KEYS = ("K01", "K02")
ENGINES = ("auto", "polars", "python", "frictionless")

#: Tables of more bytes than these in all are checked by the columnar engine, where it is installed.
LARGE = 8 << 20

#: The dataset rules that say more exactly what frictionless says by a pattern.
_EXACT = ("D60", "D61", "D62")


def validate(
    path: Path | str | None = None,
    *,
    engine: str = "auto",
    dataset: bool = True,
    cache: Path | None = None,
    texts: Path | None = None,
) -> Report:
    """Check a data package against its schemas and against the rules of this dataset.

    Args:
        path: a folder with a ``datapackage.json``, or that file. Without one it is the package of the
            working directory or, when there is none, the packaged data.
        engine: what checks the tables against their schemas: ``python`` (the standard library),
            ``polars`` (the same by columns, for large tables), ``frictionless`` (frictionless, beside what is
            found in descriptor and schemas), or ``auto``, which is ``polars`` for large tables where it is
            installed, and else ``python``.
        dataset: whether to check the dataset rules too.
        cache: a file that keeps what was found, so that tables that did not change are not checked against
            their schemas again, nor dataset rules of which nothing changed; made where there is none.
            Frictionless does without.
        texts: a folder with the texts of articles that are not in the package, by their file names.

    Returns:
        Everything that is wrong, sorted by file and line. Each file is read once by the dataset rules.

    Raises:
        PackageError: when there is no descriptor.
        MissingExtraError: when the engine that was asked for is not installed.
        ValueError: when there is no such engine.
    """
    if engine not in ENGINES:
        raise ValueError(f"no such engine: {engine!r}; there are {', '.join(ENGINES)}")
    sweeping = gc.isenabled()
    # Millions of cells are read and none of them is garbage: looking for some takes most of the time.
    gc.disable()
    try:
        return _validate(None if path is None else Path(path), engine, dataset, cache, texts)
    finally:
        if sweeping:
            gc.enable()


def _validate(
    path: Path | None, engine: str, dataset: bool, cache: Path | None, texts: Path | None
) -> Report:
    descriptor = reading.find(path)
    contents = reading.read(descriptor, dataset=False)
    contents.texts = texts
    engine = _choose(engine, contents)
    found = None
    if dataset:
        from . import kept

        # Frictionless needs to know which tables could not be read.
        found = kept.find(contents, None if engine == "frictionless" else cache)
        contents.issues += found.missing
    issues = list(contents.issues)
    outcome = _frictionless(contents) if engine == "frictionless" else _check(engine, contents, cache)
    issues += outcome.issues
    told = {issue.path for issue in issues}
    rows, skipped = outcome.rows, [*contents.described.skipped, *outcome.skipped]
    if found:
        issues += (issue for issue in found.broken if issue.path not in told)
        issues += found.issues
        rows, skipped = {**rows, **found.rows}, [*skipped, *found.skipped]
    shown = list(_without_doubles(issues))
    # Frictionless names columns where we name keys of a file.
    shown = placed(contents.described.texts, shown, outcome.issues)
    if dataset:
        from . import decisions

        shown = decisions.explained(contents, shown)
    return Report(
        path=str(descriptor),
        issues=tuple(shown),
        rows=rows,
        skipped=tuple(skipped),
        failures=(*(contents.described.failures if engine != "frictionless" else ()), *outcome.failures),
        engine=engine,
        dataset=dataset,
    )


def _choose(engine: str, contents: Contents) -> str:
    """The engine to use: the columnar one for large tables, where it is installed."""
    if engine != "auto":
        return engine
    size = sum(file.stat().st_size for source in contents.sources.values() for file in source.files)
    return "polars" if size > LARGE and util.find_spec("polars") else "python"


def _check(engine: str, contents: Contents, cache: Path | None) -> python_engine.Outcome:
    plan, sources = contents.described.plan, contents.sources
    check: Engine = python_engine.check
    if engine == "polars":
        if not util.find_spec("polars"):
            raise missing_extra("The columnar engine", "fast")
        check = import_module(f"{__package__}.standard.polars_engine").check
    if cache is None:
        return check(plan, sources)
    from .standard import cache as keeping

    return keeping.check(plan, sources, check, cache)


def _frictionless(contents: Contents) -> python_engine.Outcome:
    outside = [issue for issue in contents.issues if issue.code == "D02"]
    if outside or not contents.descriptor:
        # Frictionless would open some of these paths, over the network too.
        why = "a path leaves the package" if outside else "the descriptor cannot be read"
        return python_engine.Outcome(skipped=[f"frictionless was not run, because {why}"])
    from . import engine as frictionless_engine

    found = frictionless_engine.validate(contents)
    rows = {name: source.rows for name, source in contents.sources.items() if source.opened}
    return python_engine.Outcome(found.issues, rows, found.skipped, found.failures)


def check_dataset(contents: Contents) -> tuple[list[Issue], list[str]]:
    """Make every check of the dataset rules whose tables could be read.

    Returns:
        The issues, and a sentence for each check that could not be made.

    """
    from .checks import CHECKS, unmade

    issues = [issue for check in CHECKS if contents.usable(check.needs) for issue in check.find(contents)]
    return issues, unmade(contents.tables)


def _without_doubles(issues: list[Issue]) -> Iterator[Issue]:
    """Leave out what a standard and a rule of ours say of the same cell or row, or frictionless and we."""
    exact = {(i.path, i.row, i.column) for i in issues if i.code in _EXACT}
    keys = {(i.path, i.row, i.column) for i in issues if i.code in _KEYS}
    blank = {(i.path, i.row) for i in issues if i.code == "R01"}
    seen: set[tuple[str | int | None, ...]] = set()
    for issue in issues:
        place = (issue.path, issue.row, issue.column)
        pattern = issue.code == "C12" and place in exact
        # Frictionless does not say which columns make a primary key.
        repeated = issue.code == "K03" and (place in keys or (*place[:2], "") in keys)
        keyless = issue.code in _KEYS and place[:2] in blank
        # The engine of frictionless finds again what is wrong with descriptor and schemas.
        again = issue.row is None and (issue.code, *place, issue.found) in seen
        seen.add((issue.code, *place, issue.found))
        if not (pattern or repeated or keyless or again):
            yield issue
