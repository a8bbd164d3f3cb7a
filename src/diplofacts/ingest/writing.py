"""Putting drafts into the folder of the articles, all or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..errors import IngestError, Problem
from ..swap import lock
from .drafts import Draft
from .naming import folded


def write(drafts: Sequence[Draft], raw: Path) -> list[Path]:
    """Write texts and sidecars; what is there is never replaced.

    Every file is written under another name, flushed to disk and then renamed, a sidecar before its text: a
    build finds no half of one. When one cannot be written, those before it are taken away again.

    Args:
        drafts: what :func:`~diplofacts.ingest.plan` gave.
        raw: the folder; made if need be.

    Returns:
        The files written.

    Raises:
        IngestError: when a name was taken in the meantime, or the folder cannot be written.
        PackageError: when a build is under way.
    """
    files = [
        (raw / f"{draft.stem}{ending}", data)
        for draft in drafts
        for ending, data in ((".json", draft.sidecar_bytes), (".txt", draft.data))
        if data
    ]
    made: list[Path] = []
    try:
        raw.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.abspath(raw)).parent):
            taken = {folded(p.stem) for p in raw.rglob("*") if p.suffix.lower() in (".txt", ".json")}
            for draft in drafts:
                if folded(draft.stem) in taken:
                    raise IngestError(
                        Problem("there is an article of that name now", path=str(raw / draft.stem),
                                hint="Nothing was written. Add the file again.")
                    )
            parts = [path.with_name(f".{path.name}.part") for path, _ in files]
            try:
                for part, (_, data) in zip(parts, files, strict=True):
                    _flushed(part, data)
                for part, (path, _) in zip(parts, files, strict=True):
                    os.replace(part, path)
                    made.append(path)
            finally:
                for part in parts:
                    part.unlink(missing_ok=True)
    except BaseException as error:
        for path in reversed(made):
            with suppress(OSError):
                path.unlink()
        if isinstance(error, OSError):
            place = str(error.filename or raw)
            raise IngestError(Problem(f"the article cannot be written ({error.strerror})", path=place,
                                      hint="Nothing was written.")) from error
        raise
    return [path for path, _ in files]


def _flushed(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
