"""Importing: the public names are there, and cost nothing until they are used."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import diplofacts

HEAVY = {"spacy", "thinc", "frictionless", "pandas", "numpy", "pycountry", "cattrs"}


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``code``."""
    code += "\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_import_is_light() -> None:
    """``import diplofacts`` loads no heavy library, and of the package only itself."""
    loaded = modules_after("import diplofacts")
    assert loaded & HEAVY == set()
    assert {name for name in loaded if name.startswith("diplofacts.")} == set()


def test_loading_and_citing_are_light() -> None:
    """Opening a dataset and citing it need none of the extras either."""
    loaded = modules_after("import diplofacts; diplofacts.load; diplofacts.cite(); diplofacts.EDTF")
    assert "diplofacts.dataset" in loaded
    assert loaded & HEAVY == set()


def test_every_public_name_is_there() -> None:
    """What ``__all__`` names can be imported, and ``dir()`` shows it."""
    for name in [*diplofacts.__all__, "__version__"]:
        assert getattr(diplofacts, name) is not None
        assert name in dir(diplofacts)
    assert diplofacts.dates.__name__ == "diplofacts.dates"


def test_type_checkers_see_the_same_names() -> None:
    """The names that are imported for type checkers are those that exist at run time."""
    assert diplofacts.__file__
    tree = ast.parse(Path(diplofacts.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in guarded.body if isinstance(node, ast.ImportFrom)]
    names = [str(alias.asname) for node in imports for alias in node.names]
    assert sorted(names) == sorted(diplofacts.__all__)


def test_version_is_the_distributions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version has one source, with the package installed or not."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert diplofacts.__version__ == project["project"]["version"]

    def not_installed(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.delitem(vars(diplofacts), "__version__")
    monkeypatch.setattr(importlib.metadata, "version", not_installed)
    assert diplofacts.__version__ == project["project"]["version"]


def test_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        _ = diplofacts.lod
