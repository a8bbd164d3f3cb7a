"""What candidates were made with: libraries, model, processor, code and word lists."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from .language import fingerprint as recorded


def fingerprint() -> dict[str, str]:
    """What candidates depend on besides the articles: libraries, model, processor, code and word lists.

    Raises:
        MissingExtraError: when spaCy or the model is not installed.
    """
    return {**recorded(), "code_sha256": _code_digest()}


@functools.cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for name, data in sorted(_package_files(resources.files(__package__.rpartition(".")[0]), "")):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _package_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = prefix + item.name
        # The data package that the wheel carries is made by the code, it is no part of it.
        if item.is_dir() and item.name not in ("__pycache__", "_data"):
            yield from _package_files(item, name + "/")
        elif item.is_file() and not name.endswith((".pyc", ".pyo")):
            yield name, item.read_bytes()
