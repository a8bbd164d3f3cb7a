"""Validating one package: frictionless first, then the dataset rules, all in one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import contents as reading
from . import decisions
from . import engine as frictionless_engine
from .checks import CHECKS
from .contents import Contents
from .report import Issue, Report

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
        engine: what checks the tables against their schemas.
        dataset: whether to check the dataset rules too.
        cache: a file that keeps what was found in each table.
        texts: a folder with the texts of articles that are not in the package, by their file names.

    Returns:
        Everything that is wrong, sorted by file and line. Each file is read once by the dataset rules.

    Raises:
        PackageError: when there is no descriptor, or it is no JSON object in UTF-8.
        MissingExtraError: when frictionless or pycountry is not installed.
    """
    descriptor = reading.find(None if path is None else Path(path))
    contents = reading.read(descriptor)
    contents.texts = texts
    issues = list(contents.issues)
    outside = {issue.found or "" for issue in issues if issue.code == "D02"}
    outcome = frictionless_engine.Outcome()
    if outside:
        # Frictionless would open some of these paths, over the network too.
        outcome.skipped.append("frictionless was not run, because a path leaves the package")
    else:
        outcome = frictionless_engine.validate(contents)
    issues += outcome.issues
    told = {issue.path for issue in issues} | outside
    issues += (issue for issue in contents.broken.values() if issue.path not in told)
    found, skipped = check_dataset(contents) if dataset else ([], [])
    return Report(
        path=str(descriptor),
        issues=tuple(decisions.explained(contents, _without_doubles([*issues, *found]))),
        rows={name: len(table) for name, table in contents.tables.items()},
        skipped=(*outcome.skipped, *skipped),
        failures=tuple(outcome.failures),
        engine="frictionless",
        dataset=dataset,
    )


def check_dataset(contents: Contents) -> tuple[list[Issue], list[str]]:
    """Make every check of the dataset rules whose tables could be read.

    Returns:
        The issues, and a sentence for each check that could not be made.

    Raises:
        MissingExtraError: when pycountry is not installed.
    """
    issues: list[Issue] = []
    skipped = []
    for check in CHECKS:
        if contents.usable(check.needs):
            issues += check.find(contents)
        else:
            broken = " and ".join(name for name in check.needs if name not in contents.tables)
            skipped.append(f"{', '.join(check.codes)} not checked, because {broken} could not be read")
    return issues, skipped


def _without_doubles(issues: list[Issue]) -> Iterator[Issue]:
    """Leave out what frictionless says of a cell or row in two ways, or we more exactly."""
    exact = {(i.path, i.row, i.column) for i in issues if i.code in _EXACT}
    keys = {(i.path, i.row) for i in issues if i.code in ("K01", "K02")}
    blank = {(i.path, i.row) for i in issues if i.code == "R01"}
    for issue in issues:
        place = (issue.path, issue.row, issue.column)
        pattern = issue.name == "constraint-pattern"
        repeated = issue.code == "K03" and place[:2] in keys
        keyless = issue.code == "K02" and place[:2] in blank
        if not (pattern and place in exact) and not repeated and not keyless:
            yield issue
