"""Replacing files at once: a kill at any moment leaves the old state or the new, and nothing half."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplofacts import swap
from diplofacts.errors import PackageError

TARGETS = ("facts", "curation/identifiers.csv", "schema", "datapackage.json")
OLD = {"facts/a.csv": "old a", "facts/b.csv": "old b", "curation/identifiers.csv": "old ids",
       "curation/mine.csv": "mine", "datapackage.json": "same"}  # fmt: skip
NEW = {"facts/a.csv": "new a", "facts/c.csv": "new c", "curation/identifiers.csv": "new ids",
       "schema/s.json": "new s", "datapackage.json": "same"}  # fmt: skip
AFTER = {**NEW, "curation/mine.csv": "mine"}

# Kills itself before its n-th change on disk; the interpreter announces each of them.
KILLED = """
import os, signal, sys
from pathlib import Path
import test_swap
left = int(sys.argv[2])
def hook(event, args):
    global left
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
test_swap.swap_in(Path(sys.argv[1]))
"""


def write(root: Path, files: dict[str, str]) -> None:
    """Write files below ``root``."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def read(root: Path) -> dict[str, str]:
    """All files below ``root`` but what is staged."""
    return {
        p.relative_to(root).as_posix(): p.read_text()
        for p in root.rglob("*")
        if p.is_file() and swap.FOLDER not in p.parts
    }


def swap_in(root: Path) -> list[str]:
    """Replace the old files by the new ones, as a build does."""
    with swap.lock(root):
        swap.finish(root)
        with swap.staging(root) as new:
            write(new, NEW)
            return swap.commit(root, TARGETS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the old files."""
    write(tmp_path, OLD)
    return tmp_path


def test_replaces_what_differs_only(root: Path) -> None:
    """The targets become the new ones, what is beside them stays, and equal bytes are not touched."""
    stamp = (root / "datapackage.json").stat().st_mtime_ns
    assert swap_in(root) == ["facts", "curation/identifiers.csv", "schema"]
    assert read(root) == AFTER
    assert (root / "datapackage.json").stat().st_mtime_ns == stamp
    assert not (root / swap.FOLDER).exists()
    assert swap_in(root) == []


def run_killed(root: Path, step: int) -> int:
    """Swap in another process that is killed before its change number ``step``; gives the exit code."""
    here = Path(__file__).parent
    code = f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parent / 'src')!r}]\n{KILLED}"
    return subprocess.run([sys.executable, "-c", code, str(root), str(step)], check=False).returncode


def test_killed_before_any_change(tmp_path: Path) -> None:
    """Killed before each single change on disk: recovery gives all of the old or all of the new."""
    states = set()
    for step in range(200):
        root = tmp_path / str(step)
        write(root, OLD)
        code = run_killed(root, step)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        interrupted = swap.pending(root)
        told = swap.recover(root)
        assert bool(told) == interrupted
        found = read(root)
        assert found in (OLD, AFTER)
        states.add((interrupted, found == AFTER))
        assert not swap.pending(root)
        swap_in(root)
        assert read(root) == AFTER
        assert not (root / swap.FOLDER).exists()
    assert step > 20
    assert read(root) == AFTER
    # Without a journal both states occur: before it was written, and after it was removed.
    assert states == {(False, False), (True, True), (False, True)}


class Stopped(BaseException):
    """Stands for a kill between two moves."""


def moving_once() -> Callable[[Path, Path], None]:
    """The real move, but the second one stops."""
    original, done = swap._move, []

    def move(source: Path, target: Path) -> None:
        if done:
            raise Stopped
        original(source, target)
        done.append(target)

    return move


def test_killed_while_recovering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recovery that is itself interrupted, again and again, still ends in the new state."""
    for step in range(8, 200, 3):
        root = tmp_path / str(step)
        write(root, OLD)
        if run_killed(root, step) == 0:
            break
        # One change at a time, then a stop, as often as it takes.
        for _ in range(20):
            with monkeypatch.context() as patch:
                patch.setattr(swap, "_move", moving_once())
                try:
                    swap.recover(root)
                    break
                except Stopped:
                    continue
        assert read(root) in (OLD, AFTER)


@pytest.mark.parametrize("failing", range(5))
def test_failed_move_puts_the_old_back(root: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """A file that cannot be moved stops the swap, and everything is as it was."""
    original, moves = swap._move, iter(range(100))

    def move(source: Path, target: Path) -> None:
        if next(moves) == failing:
            raise PermissionError(13, "Permission denied", str(source))
        original(source, target)

    monkeypatch.setattr(swap, "_move", move)
    with pytest.raises(PackageError, match="Permission denied"):
        swap_in(root)
    assert read(root) == OLD
    assert not (root / swap.FOLDER).exists()


def test_error_while_staging_leaves_nothing(root: Path) -> None:
    """What was staged goes when the build fails before the swap."""

    def fail(new: Path) -> None:
        write(new, NEW)
        raise ValueError("no article")

    with pytest.raises(ValueError, match="no article"), swap.lock(root), swap.staging(root) as new:
        fail(new)
    assert read(root) == OLD
    assert not (root / swap.FOLDER).exists()


def test_two_builds_do_not_meet(root: Path) -> None:
    """While one build holds the lock another is refused, and afterwards it is not."""
    code = (
        "import sys; from pathlib import Path; from diplofacts import swap\n"
        "with swap.lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": str(Path(swap.__file__).parents[1])},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(PackageError, match="another build"), swap.lock(root):
            pass
        other.kill()
    with swap.lock(root):
        pass


def test_malformed_journal_is_not_guessed_at(root: Path) -> None:
    """A journal that cannot be read stops recovery and says where the files are."""
    write(root, {f"{swap.FOLDER}/journal.json": "{"})
    with pytest.raises(PackageError, match="malformed"):
        swap.recover(root)
    assert read(root) == OLD


def test_nothing_to_recover(root: Path) -> None:
    """A folder without a journal is left alone."""
    assert swap.recover(root) == ""
    assert read(root) == OLD
