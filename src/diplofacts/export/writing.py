"""Writing an export: aside first, then in its place; what is there is replaced only when asked."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..errors import PackageError, Problem


def write_aside(target: Path, make: Callable[[Path], None], force: bool) -> None:
    """Let ``make`` write a file or folder beside ``target``, and put it there when it is done.

    Args:
        target: where the export is to be; folders above it are made.
        make: writes the export at the path that it is given, where nothing is yet.
        force: whether to replace what is at ``target``: a file, or a folder that an export made.

    Raises:
        PackageError: when something is there and ``force`` is not given, or it is a folder that holds a
            data package or a repository: an export never replaces those.
    """
    if target.exists() or target.is_symlink():
        _check_replaceable(target, force)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        made = Path(aside) / target.name
        make(made)
        if target.is_dir() and not target.is_symlink():
            os.replace(target, Path(aside) / "old")
        os.replace(made, target)


def copy(source: Path, target: Path) -> None:
    """Copy a file with its bytes and nothing else."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _check_replaceable(target: Path, force: bool) -> None:
    kept = [name for name in ("datapackage.json", ".git", "raw") if (target / name).exists()]
    if kept:
        raise PackageError(
            Problem("the target holds something that no export replaces", path=str(target), value=kept[0],
                    hint="Give another path with --out.")
        )  # fmt: skip
    if not force:
        raise PackageError(
            Problem("the target is there already", path=str(target),
                    hint="Give another path with --out, or --force to replace it.")
        )  # fmt: skip
