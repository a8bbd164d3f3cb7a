"""The text that the tables were made from: given by the user, or kept by git; known by its digest."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Collection
from pathlib import Path

from attrs import define

from ..errors import PackageError, Problem

#: How many versions of a file are looked through.
_VERSIONS = 200
#: Seconds that git may take for one answer.
_PATIENCE = 30


@define
class History:
    """Where old texts are looked for.

    Attributes:
        root: the dataset's folder.
        given: bytes of the files that the user gave, by SHA-256.
        git: whether to ask git as well.
    """

    root: Path
    given: dict[str, bytes]
    git: bool = True

    @classmethod
    def of(cls, root: Path, old: Path | None, digests: Collection[str], git: bool = True) -> History:
        """Read what the user gave.

        Args:
            root: the dataset's folder.
            old: an old text, or a folder of old texts.
            digests: SHA-256 of the texts that the tables were made from, as ``sources`` has them.
            git: whether to ask git as well.

        Raises:
            PackageError: when a file that is given is none of these texts, or no file of a folder is.
        """
        if old is None:
            return cls(root, {}, git)
        files = sorted(old.rglob("*.txt")) if old.is_dir() else [old]
        given = {}
        for file in files:
            data = file.read_bytes()
            given[hashlib.sha256(data).hexdigest()] = data
        if not given.keys() & set(digests):
            raise PackageError(
                Problem(
                    "it is none of the texts that the tables were made from",
                    path=str(old),
                    expected="a file whose SHA-256 stands in the table sources",
                    hint="Give the text as it was when the tables were built.",
                )
            )
        return cls(root, given, git)

    def text(self, path: str, sha256: str) -> str | None:
        """The text with a digest; None when it is nowhere.

        Args:
            path: the article's file, relative to the dataset's folder.
            sha256: digest of its bytes.
        """
        data = self.given.get(sha256)
        if data is None and self.git:
            data = self._from_git(path, sha256)
        if data is None:
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def _from_git(self, path: str, sha256: str) -> bytes | None:
        commits = self._ask("rev-list", f"--max-count={_VERSIONS}", "HEAD", "--", path)
        for commit in (commits or b"").decode("ascii", "replace").split():
            data = self._ask("cat-file", "blob", f"{commit}:./{path}")
            if data is not None and hashlib.sha256(data).hexdigest() == sha256:
                return data
        return None

    def _ask(self, *words: str) -> bytes | None:
        # Only what is there is read: nothing is fetched, whatever the repository's settings say.
        safe = {
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
        }
        try:
            done = subprocess.run(
                ["git", "-C", str(self.root), *words],
                capture_output=True,
                check=False,
                env={**os.environ, **safe},
                stdin=subprocess.DEVNULL,
                timeout=_PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None
