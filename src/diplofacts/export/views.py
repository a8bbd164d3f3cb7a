"""Views that answer the usual questions in SQL; the same in DuckDB and SQLite."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources


def views() -> Iterator[tuple[str, str]]:
    """Name and query of each view of ``views.toml``, in the order of the file."""
    text = resources.files(__package__).joinpath("views.toml").read_text(encoding="utf-8")
    for name, view in tomllib.loads(text).items():
        yield name, view["query"].strip()
