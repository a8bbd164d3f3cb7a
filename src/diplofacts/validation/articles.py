"""The articles of a package: read in it or, where it came without their texts, in a folder of the user's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from ..articles import Article, read_article, read_day
from ..errors import ArticleError
from .contents import Contents, Table, inside
from .report import Issue


def left_out(contents: Contents) -> bool:
    """Whether the descriptor says that the package was made without the texts of its articles."""
    own = contents.descriptor.get("diplofacts")
    return isinstance(own, dict) and own.get("texts") == "left out"


def read(contents: Contents, sources: Table, row: int) -> Iterator[Issue | Article]:
    """The article of a row of sources, or why there is none (D02, D10); nothing where it was left out."""
    path = sources["path"][row]
    file = inside(contents.root, path)
    # A sidecar is read with its article, and may be a link that leaves the package too.
    sidecar = PurePosixPath(path).with_suffix(".json") if PurePosixPath(path).name else PurePosixPath(path)
    if file is None or inside(contents.root, str(sidecar)) is None:
        yield sources.issue("D02", row, "path")
        return
    reason, hint = "", "Put the article back to where `path` says, or build again."
    try:
        if file.is_file():
            yield read_article(file, contents.root)
        elif (given := _given(contents, path)) is not None:
            yield _given_article(given, sources, row)
        elif not left_out(contents):
            reason = "there is no such file"
    except ArticleError as error:
        for problem in error.problems:
            words = {"reason": problem.message, "expected": problem.expected, "hint": problem.hint}
            yield sources.issue("D10", row, "path", **words)
    except UnicodeDecodeError as error:
        reason, hint = f"byte {error.start} is not UTF-8", "Convert the file to UTF-8."
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        yield sources.issue("D10", row, "path", reason=reason, expected="a file of text", hint=hint)


def text(contents: Contents, source: str) -> str | None:
    """The text of an article; None where it cannot be read, or was left out.

    Raises:
        KeyError: when no row of sources has this id.
    """
    sources = contents.tables["sources"]
    found = list(read(contents, sources, sources.index[source]))
    return next((one.text for one in found if isinstance(one, Article)), None)


def _given(contents: Contents, path: str) -> Path | None:
    """The file of that name in the folder that the user gave."""
    if contents.texts is None:
        return None
    file = inside(contents.texts, PurePosixPath(path).name)
    return file if file is not None and file.is_file() else None


def _given_article(file: Path, sources: Table, row: int) -> Article:
    """The article with the metadata that sources has: there need be no sidecar beside it."""
    data = file.read_bytes()
    cells = {name: sources[name][row] for name in ("title", "publisher", "url", "language", "license")}
    return Article(
        source_id=sources["source_id"][row],
        path=sources["path"][row],
        text=data.decode("utf-8"),
        sha256=hashlib.sha256(data).hexdigest(),
        published=read_day(sources["published"][row]) or date.min,
        body_start=0,
        **cells,
    )
