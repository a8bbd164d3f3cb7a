"""From a folder of articles to a file of candidates, with no more memory for more articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from attrs import define, field

from .articles import Article, ArticleFolder
from .build import Progress
from .candidate_files import Extracted, dump
from .errors import PackageError, Problem
from .extract import extract_each
from .extract.origin import fingerprint


@define
class _English:
    """The articles that extraction reads; those passed over are noted."""

    folder: ArticleFolder
    digests: dict[str, str] = field(factory=dict)
    skipped: list[Article] = field(factory=list)

    def __len__(self) -> int:
        return len(self.folder)

    def __iter__(self) -> Iterator[Article]:
        for article in self.folder:
            if article.english:
                self.digests[article.source_id] = article.sha256
                yield article
            else:
                self.skipped.append(article)


def extract_to(
    output: Path | None,
    raw: Path,
    workers: int = 1,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> tuple[int, list[Article]]:
    """Write what the articles of a folder say as JSON lines (:mod:`diplofacts.candidate_files`).

    Args:
        output: the file, replaced only when all is written; standard output if None.
        raw: the folder of the articles.
        workers: number of processes; the bytes do not depend on it.
        cache: a folder in which candidates are kept from one run to the next.
        progress: wraps the articles, to show how far it is.

    Returns:
        The number of articles written, and those passed over for their language.

    Raises:
        ArticleError: when an article cannot be read.
        ExtractionError: when reading one for facts broke off.
        PackageError: when the file cannot be written.
        MissingExtraError, ModelError: see :func:`diplofacts.extract.extract`.
    """
    articles = _English(ArticleFolder.of(raw))
    found = extract_each(articles, progress, workers, cache)
    extracted = (Extracted(articles.digests.pop(c.source), c) for c in found)
    with _opened(output) as stream:
        count = dump(stream, extracted, fingerprint())
    return count, articles.skipped


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
        return
    aside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with aside.open("w", encoding="ascii", newline="\n") as stream:
            yield stream
        os.replace(aside, output)
    except OSError as error:
        raise PackageError(
            Problem(
                f"the file cannot be written ({error.strerror})",
                path=str(output),
                hint="Give another file with -o.",
            )
        ) from error
    finally:
        aside.unlink(missing_ok=True)
