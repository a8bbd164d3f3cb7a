"""The large package that speed is measured on."""

from __future__ import annotations

from pathlib import Path

from diplofacts.validation import validate
from large import make_large_package


def test_large_package_is_valid(tmp_path: Path) -> None:
    """A package of many articles keeps all schemas and dataset rules, and has about as many rows as asked."""
    rows = make_large_package(tmp_path, 2500)
    report = validate(tmp_path)
    assert report.issues == ()
    assert report.valid
    assert sum(report.rows.values()) == rows
    assert abs(rows - 2500) < 100


def test_large_package_is_reproducible(tmp_path: Path) -> None:
    """The same size and seed give the same bytes, and another seed gives others."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        make_large_package(tmp_path / name, 800, seed)
    files = [(tmp_path / name / "facts" / "people.csv").read_bytes() for name in "abc"]
    assert files[0] == files[1] != files[2]
