"""Building with the package's own extraction and resolution, on the articles of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplofacts.build import build
from diplofacts.datapackage import TABLES, primary_key, read_descriptor
from diplofacts.extract import fingerprint
from diplofacts.tables import Tables, read_table
from diplofacts.validation import validate

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "raw").glob("*.txt"))


def tables(root: Path) -> Tables:
    """All tables of the package in ``root``."""
    return {table: read_table(root / "facts" / f"{table}.csv", table) for table in TABLES}


def copy(articles: list[Path], folder: Path) -> Path:
    """Copy articles, in the order given, into a new folder; gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        shutil.copyfile(article, folder / article.name)
    return folder


def snapshot(root: Path) -> dict[str, bytes]:
    """All files below ``root`` and their bytes."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    """Another process, order of hashes, locale, working directory and order of files give the same bytes."""
    found = []
    for seed, articles in (("1", ARTICLES), ("2", ARTICLES[::-1])):
        raw = copy(articles, tmp_path / seed / "raw")
        out = tmp_path / seed / "out"
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "diplofacts", "build", "--raw", str(raw), "--out", str(out)]
        done = subprocess.run(command, env=env, cwd=raw.parent, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        found.append(snapshot(out))
    assert found[0] == found[1]


@pytest.mark.parametrize("first", [0, 1])
def test_adding_an_article_keeps_every_id(tmp_path: Path, first: int) -> None:
    """Whichever article comes first, its rows keep their ids when the other one is added."""
    raw = copy([ARTICLES[first]], tmp_path / "raw")
    # The project's registry knows both articles already: start from the decisions alone.
    curation = tmp_path / "curation"
    shutil.copytree(ROOT / "curation", curation, ignore=shutil.ignore_patterns("identifiers.csv"))
    build(raw, curation, tmp_path / "out")
    before, registry = (
        tables(tmp_path / "out"),
        (tmp_path / "out" / "curation" / "identifiers.csv").read_bytes(),
    )
    copy(ARTICLES, raw)
    build(raw, curation, tmp_path / "out")
    after = tables(tmp_path / "out")
    assert (tmp_path / "out" / "curation" / "identifiers.csv").read_bytes().startswith(registry)
    for table, rows in before.items():
        # Evidence has the id of what it supports, and a value may be found anew in the other article.
        if table != "evidence":
            key = primary_key(table)
            assert {row[key] for row in rows} <= {row[key] for row in after[table]}, table
    again = snapshot(tmp_path / "out")
    assert build(raw, curation, tmp_path / "out").changed == ()
    assert snapshot(tmp_path / "out") == again


def test_a_build_is_valid(tmp_path: Path) -> None:
    """What is built passes validation, and records the model and libraries it was built with."""
    build(ROOT / "raw", ROOT / "curation", tmp_path / "out")
    report = validate(tmp_path / "out")
    assert report.issues == ()
    assert read_descriptor(tmp_path / "out")["diplofacts"]["fingerprint"] == fingerprint()
