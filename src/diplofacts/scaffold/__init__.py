"""A new dataset folder: one example article, and everything around it that a dataset needs."""

from __future__ import annotations

import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from ..curation import COLUMNS
from ..datapackage import DESCRIPTOR, descriptor_json, new_descriptor, schema_files
from ..errors import PackageError, Problem

#: What may be in a folder that a dataset is made in: a repository made beforehand.
_HARMLESS = frozenset({".git"})


def make_dataset(folder: Path, name: str = "", title: str = "") -> list[str]:
    """Make a dataset folder that can be built and validated.

    Args:
        folder: a folder that is not there, or is empty but for ``.git``.
        name: any words; made into the name of the data package. The folder's name when empty.
        title: a title for people; made of ``name`` when empty.

    Returns:
        The files that were made, relative to the folder, sorted.

    Raises:
        PackageError: when the folder is not empty or cannot be made, or the title is no plain words.
    """
    folder = Path(os.path.abspath(folder))
    name = name or folder.name
    title = title or name.replace("-", " ").replace("_", " ").strip().capitalize() or "Dataset"
    for told, value in (("name", name), ("title", title)):
        if not value.isprintable():
            raise PackageError(
                Problem(
                    f"the {told} has characters that cannot be printed",
                    column=told,
                    value=value,
                    expected="words on one line",
                )
            )
    if folder.exists() and not folder.is_dir():
        raise _refused(folder, "it is a file")
    if folder.is_dir() and any(path.name not in _HARMLESS for path in folder.iterdir()):
        raise _refused(folder, "the folder is not empty")
    made = dict(_contents(name, title))
    try:
        _write(folder, made)
    except OSError as error:
        raise _refused(folder, f"the folder cannot be made ({error.strerror})") from error
    return sorted(made)


def _contents(name: str, title: str) -> Iterator[tuple[str, bytes]]:
    template = files(__package__) / "template"
    words = {"@name@": name, "@title@": title, "@pin@": _pin()}
    listed = tomllib.loads((template / "files.toml").read_text(encoding="utf-8"))
    for target, source in listed.items():
        text = (template / source).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        yield target, text.encode()
    for table, columns in COLUMNS.items():
        yield f"curation/{table}.csv", (",".join(columns) + "\n").encode()
    for schema, data in schema_files().items():
        yield f"schema/{schema}", data
    yield DESCRIPTOR, descriptor_json(new_descriptor(name, title))


def _pin() -> str:
    """The version of diplofacts as a requirement has it; empty where it is run without being installed."""
    try:
        return f"=={version('diplofacts')}"
    except PackageNotFoundError:
        return ""


def _write(folder: Path, made: dict[str, bytes]) -> None:
    """Write everything aside, then put it in place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".diplofacts-", dir=folder.parent))
    try:
        for target, data in made.items():
            path = aside / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        folder.mkdir(exist_ok=True)
        for path in sorted(aside.iterdir()):
            os.replace(path, folder / path.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refused(folder: Path, message: str) -> PackageError:
    hint = "Name a folder that is not there or is empty."
    return PackageError(Problem(message, path=str(folder), expected="a new or empty folder", hint=hint))
