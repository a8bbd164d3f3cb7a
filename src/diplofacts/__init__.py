"""Diplomatic facts, each cell traced to the characters that say it.

    >>> import diplofacts
    >>> dataset = diplofacts.load()

What is named here is the public face; it is imported when it is first used, so that importing the package
costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .citation import cite as cite
    from .crosswalks import crosswalk as crosswalk
    from .dataset import Dataset as Dataset
    from .dataset import Table as Table
    from .dataset import load as load
    from .dates.edtf import EDTF as EDTF
    from .errors import DiplofactsError as DiplofactsError
    from .errors import Problem as Problem
    from .records import Record as Record
    from .spans import Span as Span

    __version__: str

_PUBLIC = {
    "EDTF": "dates.edtf",
    "Dataset": "dataset",
    "DiplofactsError": "errors",
    "Problem": "errors",
    "Record": "records",
    "Span": "spans",
    "Table": "dataset",
    "cite": "citation",
    "crosswalk": "crosswalks",
    "load": "dataset",
}

#: Modules that are reached as attributes, with no import of their own.
_MODULES = ("dates", "errors", "records")

__all__ = [
    "EDTF",
    "Dataset",
    "DiplofactsError",
    "Problem",
    "Record",
    "Span",
    "Table",
    "cite",
    "crosswalk",
    "load",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _PUBLIC:
        value = getattr(import_module(f".{_PUBLIC[name]}", __name__), name)
    elif name in _MODULES:
        return import_module(f".{name}", __name__)
    elif name == "__version__":
        value = _version()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(__name__)
    except PackageNotFoundError:
        # A checkout that was not installed: what the metadata would be made from.
        import tomllib
        from pathlib import Path

        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC, *_MODULES, "__version__"})
