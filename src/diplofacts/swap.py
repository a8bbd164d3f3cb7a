"""Replacing several files and folders of a dataset at once, so that a kill at any moment loses nothing.

The new files are staged under ``.diplofacts-swap/new`` beside the old ones and flushed to disk. Then the
journal is written, and from there on the new state is the valid one: each old target is moved to
``.diplofacts-swap/old``, each new one to its place, and the journal is removed. Whoever comes next finds

- no journal: nothing was replaced; what is staged is waste;
- a journal ``forward``: the new state is complete on disk, and the moves that are missing are made;
- a journal ``back``: a move had failed (no permission, say) and the old state is put back.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .errors import PackageError, Problem

try:
    import fcntl
except ImportError:  # A system without flock: two builds at once are then not kept apart.
    fcntl = None  # type: ignore[assignment]

#: The folder, beside the targets, that holds what is staged and the journal.
FOLDER = ".diplofacts-swap"
_JOURNAL = "journal.json"


@contextmanager
def lock(root: Path, wait: float = 0.0) -> Iterator[None]:
    """Keep other builds away from ``root``; the lock ends with the process, however that ends.

    Args:
        root: an existing folder.
        wait: seconds to wait for another process that holds the lock.

    Raises:
        PackageError: when another process still holds it.
    """
    if fcntl is None:
        yield
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        deadline = time.monotonic() + wait
        while not _flock(descriptor):
            if time.monotonic() >= deadline:
                raise PackageError(
                    Problem("another build is writing here", path=str(root),
                            hint="Wait until it has ended, then try again.")
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)


def _flock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system that knows no locks (some network shares) must not forbid building.
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
    return True


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """An empty folder to write the new files into; it goes when the block ends.

    The caller holds the :func:`lock` and has called :func:`finish`.
    """
    folder = root / FOLDER
    if folder.exists():
        shutil.rmtree(folder)
    new = folder / "new"
    new.mkdir(parents=True)
    try:
        yield new
    finally:
        if not (folder / _JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)


def commit(root: Path, targets: Sequence[str]) -> list[str]:
    """Put the staged targets in the place of the old ones, all or none.

    Args:
        root: the folder that holds the targets and the staging folder.
        targets: files or folders relative to ``root``, all of them staged.

    Returns:
        The targets that were replaced; those whose bytes are the same are left untouched.

    Raises:
        PackageError: when a file cannot be moved; the old state is then put back.
    """
    new = root / FOLDER / "new"
    changed = [target for target in targets if not same(root / target, new / target)]
    if not changed:
        return []
    _flush_tree(new)
    had = {target: (root / target).exists() for target in changed}
    journal: dict[str, Any] = {"version": 1, "phase": "forward", "had": had}
    _write_journal(root, journal)
    try:
        _forward(root, changed)
    except OSError as error:
        _write_journal(root, {**journal, "phase": "back"})
        finish(root)
        raise PackageError(
            Problem(f"the file cannot be replaced ({error.strerror})", path=error.filename or str(root),
                    hint="Nothing was changed. Make the folder writable, then build again.")
        ) from error
    _clear(root)
    return changed


def pending(root: Path) -> bool:
    """Whether a swap in ``root`` was interrupted, or is under way."""
    return (root / FOLDER / _JOURNAL).exists()


def recover(root: Path, wait: float = 10.0) -> str:
    """Complete or roll back a swap that was interrupted; safe to call at any time.

    Args:
        root: the folder of the dataset.
        wait: seconds to wait for a swap that is under way in another process.

    Returns:
        One sentence that says what was done; empty when there was nothing to do.

    Raises:
        PackageError: when the folder cannot be written, or the other process goes on.
    """
    if not pending(root):
        return ""
    with lock(root, wait):
        return finish(root)


def finish(root: Path) -> str:
    """What :func:`recover` does, for a caller that holds the :func:`lock`."""
    if not pending(root):
        return ""
    path = root / FOLDER / _JOURNAL
    try:
        journal = json.loads(path.read_bytes())
        had: dict[str, bool] = journal["had"]
        if journal["version"] != 1 or journal["phase"] not in ("forward", "back"):
            raise ValueError("unknown version or phase")
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError(
            Problem(f"the journal of an interrupted build is malformed ({error})", path=str(path),
                    hint="The old files are in 'old' beside it, the new ones in 'new': put back what you "
                    "want to keep, then remove the folder.")
        ) from error
    try:
        if journal["phase"] == "forward":
            _forward(root, list(had))
            done = "An interrupted build was completed"
        else:
            _back(root, had)
            done = "An interrupted build was rolled back"
        _clear(root)
    except OSError as error:
        raise PackageError(
            Problem(f"an interrupted build cannot be completed ({error.strerror})",
                    path=error.filename or str(root),
                    hint="Nothing is lost. Make the folder writable, then try again.")
        ) from error
    return f"{done}: {', '.join(had)}."


def same(left: Path, right: Path) -> bool:
    """Whether two files, or two folders with all they hold, are the same bytes under the same names."""
    if left.is_dir() and right.is_dir():
        names = sorted(p.name for p in left.iterdir())
        return names == sorted(p.name for p in right.iterdir()) and all(
            same(left / name, right / name) for name in names
        )
    return left.is_file() and right.is_file() and left.read_bytes() == right.read_bytes()


def _forward(root: Path, targets: Iterable[str]) -> None:
    new, old = root / FOLDER / "new", root / FOLDER / "old"
    for target in targets:
        # A target that is no longer staged is in its place already.
        if (new / target).exists():
            if (root / target).exists():
                _move(root / target, old / target)
            _move(new / target, root / target)


def _back(root: Path, had: dict[str, bool]) -> None:
    new, old = root / FOLDER / "new", root / FOLDER / "old"
    for target, existed in had.items():
        if existed and (old / target).exists():
            if (root / target).exists():
                _move(root / target, new / target)
            _move(old / target, root / target)
        elif not existed and (root / target).exists() and not (new / target).exists():
            _move(root / target, new / target)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)
    _flush(target.parent)
    _flush(source.parent)


def _write_journal(root: Path, journal: dict[str, Any]) -> None:
    path = root / FOLDER / _JOURNAL
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(journal, indent=2) + "\n", encoding="utf-8")
    _flush(draft)
    os.replace(draft, path)
    _flush(path.parent)
    _flush(root)


def _clear(root: Path) -> None:
    folder = root / FOLDER
    (folder / _JOURNAL).unlink()
    _flush(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _flush_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        _flush(path)
    _flush(folder)


def _flush(path: Path) -> None:
    # Not every system can flush a folder; the order of renames is then the file system's own.
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
