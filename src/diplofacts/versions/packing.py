"""A data package as one archive, reproducible to the byte, with its texts or without.

Texts stay their publishers': an archive without them has digests and quotes only. It says so in its
descriptor (``diplofacts.texts``), validates with a warning in place of the span checks, and regains them
when the reader supplies the texts.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from ..datapackage import DESCRIPTOR, descriptor_json, read_descriptor
from ..errors import PackageError, Problem
from ..metadata import FILES

#: What the descriptor says under ``diplofacts.texts`` of a package that came without them.
LEFT_OUT: Final = "left out"

#: Beside the tables, their schemas, the texts and the decisions.
_BESIDE = ("README.md", "LICENSE-DATA.md", "CHANGELOG.md", "docs/codebook.md", "docs/data-model.md", *FILES)

#: ZIP counts time from here; a real time would make each archive another one.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@frozen
class Packed:
    """An archive that was written.

    Attributes:
        path: where.
        sha256: hexadecimal digest of its bytes.
        files: names of the files in it, in order.
    """

    path: Path
    sha256: str
    files: tuple[str, ...]


def pack(root: Path, target: Path, *, without_texts: bool = False, force: bool = False) -> Packed:
    """Write the data package in ``root`` into a ZIP archive.

    Args:
        root: the folder with ``datapackage.json``.
        target: the archive to write.
        without_texts: leave out the articles.
        force: whether to replace what is at ``target``.

    Raises:
        PackageError: when the package cannot be read, a file that its descriptor names is not there, or the
            target is there already.
    """
    if target.exists() and not force:
        raise PackageError(Problem("the target is there already", path=str(target),
                                   hint="Give another path with --out, or --force to replace it."))
    contents = dict(_contents(root, without_texts))
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file, zipfile.ZipFile(file, "w") as archive:
            for name in sorted(contents):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.external_attr = 0o644 << 16
                entry.create_system = 3
                # Compressed bytes depend on the version of zlib; sums of an archive must not.
                archive.writestr(entry, contents[name], zipfile.ZIP_STORED)
        os.chmod(aside, 0o644)
        os.replace(aside, target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return Packed(target, hashlib.sha256(target.read_bytes()).hexdigest(), tuple(sorted(contents)))


def _contents(root: Path, without_texts: bool) -> Iterator[tuple[str, bytes]]:
    descriptor = read_descriptor(root)
    for path in sorted(_named(descriptor)):
        try:
            yield path, (root / path).read_bytes()
        except OSError as error:
            raise PackageError(
                Problem(f"the file cannot be read ({error.strerror})", path=str(root / path),
                        hint="`diplofacts validate` says what else is missing.")
            ) from None  # fmt: skip
    if without_texts:
        own = descriptor.get("diplofacts")
        marked = {**(own if isinstance(own, dict) else {}), "texts": LEFT_OUT}
        yield DESCRIPTOR, descriptor_json({**descriptor, "diplofacts": marked})
    else:
        yield DESCRIPTOR, (root / DESCRIPTOR).read_bytes()
        for file in sorted((root / "raw").rglob("*")):
            if file.is_file() and file.suffix in (".txt", ".json"):
                yield file.relative_to(root).as_posix(), file.read_bytes()
    for folder, pattern in (("schema", "*.json"), ("curation", "*.csv")):
        for file in sorted((root / folder).glob(pattern)):
            yield file.relative_to(root).as_posix(), file.read_bytes()
    for name in _BESIDE:
        if (root / name).is_file():
            yield name, (root / name).read_bytes()


def _named(descriptor: dict[str, Any]) -> set[str]:
    """The files of the resources."""
    found = set()
    for resource in descriptor.get("resources", []):
        paths = resource.get("path")
        for path in paths if isinstance(paths, list) else [paths]:
            if isinstance(path, str) and ".." not in path.split("/") and not path.startswith("/"):
                found.add(path)
    return found


def texts_left_out(descriptor: dict[str, Any]) -> bool:
    """Whether a package says that it came without its texts."""
    own = descriptor.get("diplofacts")
    return isinstance(own, dict) and own.get("texts") == LEFT_OUT


def manifest(packed: Packed) -> str:
    """A line of ``SHA256SUMS``."""
    return f"{packed.sha256}  {packed.path.name}\n"
