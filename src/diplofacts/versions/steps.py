"""Which step of the version a difference asks for (https://semver.org, read for data).

Removed or renamed column, removed term, tightened constraint: major. New or removed rows, new tables,
columns or terms: minor. A mended value: patch; rows of ``evidence`` and ``mentions`` alone do not count as
new rows, for a mended value brings its own words. Before 1.0 a major or minor step raises the second number,
as SemVer leaves everything open there.
"""

from __future__ import annotations

import re
from enum import IntEnum

from ..errors import PackageError, Problem
from .comparison import Difference

#: Tables whose rows follow from those of others.
_FOLLOWING = ("evidence", "mentions")

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:[-+].*)?")


class Step(IntEnum):
    """The step from one version to the next, by size."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def step_for(difference: Difference) -> Step:
    """The least step that a difference asks for."""
    if any(change.breaking for change in difference.schema):
        return Step.MAJOR
    rows = any((t.added or t.removed) and t.name not in _FOLLOWING for t in difference.tables)
    if difference.schema or rows:
        return Step.MINOR
    properties = [cell for cell in difference.properties if cell.column != "version"]
    return Step.PATCH if difference.tables or properties else Step.NONE


def next_version(version: str, step: Step) -> str:
    """The version one step after ``version``.

    Raises:
        PackageError: when ``version`` is not of the form MAJOR.MINOR.PATCH.
    """
    major, minor, patch = _numbers(version)
    if step is Step.MAJOR and major:
        return f"{major + 1}.0.0"
    if step in (Step.MAJOR, Step.MINOR):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}" if step is Step.PATCH else version


def misfit(difference: Difference) -> Problem | None:
    """Why the new version's number does not fit what changed, or None.

    Raises:
        PackageError: when a version is not of the form MAJOR.MINOR.PATCH.
    """
    if not difference.old_version:
        return None
    step = step_for(difference)
    least = next_version(difference.old_version, step)
    if _numbers(difference.new_version) >= _numbers(least):
        return None
    return Problem(
        f"the version does not fit what changed (a {step.name.lower()} step)",
        path="datapackage.json",
        column="version",
        value=difference.new_version,
        expected=f"{least} or later",
        hint="Raise the version; `diplofacts diff OLD NEW` shows what changed.",
    )


def _numbers(version: str) -> tuple[int, int, int]:
    found = _VERSION.fullmatch(version)
    if not found:
        raise PackageError(
            Problem("no such version", path="datapackage.json", column="version", value=version,
                    expected="MAJOR.MINOR.PATCH, such as 0.2.0")
        )  # fmt: skip
    return int(found[1]), int(found[2]), int(found[3])
