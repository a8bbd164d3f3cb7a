"""A release: the same bytes twice, and refused when something is not as it should be."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def release() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("release", ROOT / "scripts" / "release.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_release_is_the_same_bytes_twice(release: ModuleType, tmp_path: Path) -> None:
    """Wheel, sdist and archives made twice are equal, and the sums are those of the files."""
    pytest.importorskip("build")
    one = [file.name for file in release.make(tmp_path / "one")]
    two = [file.name for file in release.make(tmp_path / "two")]
    assert one == two
    assert {Path(name).suffix for name in one} == {".gz", ".whl", ".zip", ""}
    for name in one:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    for line in (tmp_path / "one" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "one" / name).read_bytes()).hexdigest() == digest
    with_texts, without = sorted(name for name in one if name.endswith(".zip"))[::-1]
    assert "without-texts" in without
    for name, texts in ((with_texts, True), (without, False)):
        with zipfile.ZipFile(tmp_path / "one" / name) as archive:
            assert any(file.startswith("raw/") for file in archive.namelist()) is texts


def test_what_stands_in_the_way_is_told(release: ModuleType, monkeypatch: pytest.MonkeyPatch,
                                        tmp_path: Path) -> None:  # fmt: skip
    """A copy that is no repository, with another version than the code's, is not released."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("datapackage.json", "pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, copy)
    for name in ("facts", "schema", "raw", "curation"):
        shutil.copytree(ROOT / name, copy / name)
    text = (copy / "pyproject.toml").read_text(encoding="utf-8")
    (copy / "pyproject.toml").write_text(text.replace('version = "', 'version = "9.', 1), encoding="utf-8")
    monkeypatch.setattr(release, "ROOT", copy)
    failed = subprocess.CompletedProcess([], 1, "", "")
    monkeypatch.setattr(release.subprocess, "run", lambda *_, **__: failed)
    found = " ".join(release.problems("none"))
    assert "no working copy" in found
    assert "both must have one version" in found
    assert "`diplofacts validate --strict` finds something" in found


def test_help_says_how(release: ModuleType) -> None:
    """The script's help names the previous release, which it needs."""
    call = [sys.executable, str(ROOT / "scripts" / "release.py")]
    done = subprocess.run(call, capture_output=True, text=True)
    assert done.returncode == 2
    assert "--previous" in done.stderr
