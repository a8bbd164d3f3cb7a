"""Run ``diplofacts validate`` on folders and tell how it ended and what it opened outside, in JSON lines.

A program by itself: an audit hook cannot be taken out again.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

_ACTS = frozenset(
    ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")
) | frozenset(
    ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.remove", "os.rename", "os.rmdir")
)
_READS = ("open", "os.listdir", "os.scandir")

#: Where an interpreter reads its own files.
_OWN = (sys.prefix, sys.base_prefix, "/usr/lib", "/usr/local/lib", "/usr/share", "/proc", "/sys", "/dev")
seen: list[str] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _ACTS:
        seen.append(f"{event} {arguments[0]!r}")
    elif event in _READS and arguments and isinstance(arguments[0], str | bytes | os.PathLike):
        seen.append(os.fsdecode(arguments[0]))


def _outside(folder: Path, allowed: tuple[str, ...]) -> list[str]:
    found = []
    for path in seen:
        real = Path(path).resolve() if os.sep in path or "." in path else Path(path)
        if any(real.is_relative_to(own) for own in (folder.resolve(), *allowed)):
            continue
        found.append(path)
    return sorted(set(found))


def main() -> None:
    """Validate each folder that is named."""
    from diplofacts.cli import main as command
    from diplofacts.datapackage import data_root

    # Our own code, and our own schemas.
    source = Path(sys.modules["diplofacts"].__file__ or "").parent
    allowed = tuple(dict.fromkeys(str(Path(str(own)).resolve()) for own in (*_OWN, source, data_root())))
    sys.addaudithook(_hook)
    for name in sys.argv[1:]:
        seen.clear()
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = command(["validate", name])
            except SystemExit as stop:
                code = stop.code
        told = {"folder": name, "exit": code, "outside": _outside(Path(name), allowed)}
        print(json.dumps(told | {"out": out.getvalue(), "err": err.getvalue()}))


if __name__ == "__main__":
    main()
