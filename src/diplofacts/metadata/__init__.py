"""Metadata of a dataset in the forms that archives, registries and search engines read.

All are made from ``datapackage.json`` and the tables, none by hand: :func:`write` puts them beside the
descriptor, :func:`check` says which are not what they should be.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from ..dataset import Dataset, load
from ..errors import PackageError, Problem
from .citation_file import citation_cff
from .datacard import datacard
from .deposits import codemeta, datacite, zenodo
from .linked import croissant, ro_crate, schema_org
from .overview import Overview, read_overview

__all__ = ["FILES", "Outcome", "Overview", "check", "read_overview", "render", "write"]


def _json(make: Callable[[Overview], dict[str, Any]]) -> Callable[[Overview], str]:
    return lambda overview: json.dumps(make(overview), ensure_ascii=False, indent=2) + "\n"


#: The files by name, and what makes the text of each.
FILES: Final[Mapping[str, Callable[[Overview], str]]] = {
    "CITATION.cff": citation_cff,
    ".zenodo.json": _json(zenodo),
    "codemeta.json": _json(codemeta),
    "datacite.json": _json(datacite),
    "croissant.json": _json(croissant),
    "ro-crate-metadata.json": _json(ro_crate),
    "schema-org.jsonld": _json(schema_org),
    "DATACARD.md": datacard,
}


@frozen
class Outcome:
    """What became of the files.

    Attributes:
        changed: names of the files that were, or would be, written anew.
        problems: why a file could not be made: what the format demands and the descriptor does not say.
    """

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]


def render(dataset: Dataset) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The bytes of each file by name, and the problem of each that cannot be made.

    Raises:
        PackageError: when a table cannot be read.
    """
    overview = read_overview(dataset)
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, make in FILES.items():
        try:
            made[name] = make(overview).encode("utf-8")
        except PackageError as error:
            problems += error.problems
    return made, tuple(problems)


def check(root: Path) -> Outcome:
    """Which files beside ``root/datapackage.json`` are missing or not what they should be.

    Raises:
        PackageError: when the dataset cannot be read.
    """
    made, problems = render(load(root))
    return Outcome(tuple(name for name, data in made.items() if _bytes(root / name) != data), problems)


def write(root: Path) -> Outcome:
    """Write the files beside ``root/datapackage.json``, each in one step, and only those that change.

    Raises:
        PackageError: when the dataset cannot be read.
    """
    made, problems = render(load(root))
    changed = [name for name, data in made.items() if _bytes(root / name) != data]
    with tempfile.TemporaryDirectory(prefix=".metadata-", dir=root) as aside:
        for name in changed:
            (Path(aside) / name).write_bytes(made[name])
        for name in changed:
            os.replace(Path(aside) / name, root / name)
    return Outcome(tuple(changed), problems)


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
