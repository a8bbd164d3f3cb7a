"""What a resource says of its file, in any of the ways in which the standards have let it say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from .archive import FORMATS
from .objects import is_of


def file_format(described: Mapping[str, Any], paths: tuple[str, ...]) -> tuple[str, str]:
    """Format and compression of a resource: as it says, or as its file is called."""
    suffixes = [suffix[1:].lower() for suffix in PurePosixPath(paths[0] if paths else "").suffixes]
    compression = described.get("compression")
    if suffixes and suffixes[-1] in FORMATS:
        packed = suffixes.pop()
        compression = compression or packed
    inner = described.get("innerpath")
    if compression and isinstance(inner, str) and not suffixes:
        suffixes = [suffix[1:].lower() for suffix in PurePosixPath(inner).suffixes]
    form = described.get("format")
    form = form.lower() if isinstance(form, str) and form else suffixes[-1] if suffixes else ""
    compression = compression if isinstance(compression, str) and compression != "no" else ""
    return form, compression


def digest(described: Mapping[str, Any]) -> str:
    """The digest of a resource, also from ``stats`` of earlier versions."""
    value, stats = described.get("hash"), described.get("stats")
    if isinstance(value, str):
        return value
    if isinstance(stats, Mapping):
        for name in ("sha256", "md5"):
            if isinstance(stats.get(name), str):
                return f"{name}:{stats[name]}"
    return ""


def count(described: Mapping[str, Any], key: str) -> int | None:
    """A number that a resource gives, also in ``stats`` of earlier versions."""
    stats = described.get("stats")
    for one in (described.get(key), stats.get(key) if isinstance(stats, Mapping) else None):
        if one is not None and is_of(one, "integer"):
            return int(one)
    return None
