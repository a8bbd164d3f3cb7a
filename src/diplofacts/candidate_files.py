"""Candidates as JSON lines: written where articles are extracted, read where all are resolved together.

The first line tells the file: ``{"format": "diplofacts-candidates", "version": 1, "fingerprint": {...}}``.
The fingerprint is what the candidates depend on besides the articles: libraries, model, processor, the code
and word lists of this package. Each further line is one article, ``{"sha256": ..., "candidates": {...}}``,
with the digest of the article's file; see :mod:`diplofacts.candidate_values` for what is inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from attrs import evolve, frozen

from .articles import Article
from .candidate_values import AGAIN, decode, encode
from .candidates import ArticleCandidates
from .errors import CandidateError, Problem

FORMAT = "diplofacts-candidates"
VERSION = 1


@frozen
class Extracted:
    """The candidates of one article, and the digest of the file that they were read from."""

    sha256: str
    candidates: ArticleCandidates


def dump(stream: IO[str], found: Iterable[Extracted], made_with: Mapping[str, str]) -> int:
    """Write candidates, each as it comes; the same candidates give the same bytes.

    Args:
        stream: an open text file, UTF-8, line ends not translated.
        found: what to write.
        made_with: the fingerprint.

    Returns:
        The number of articles.
    """
    _line(stream, {"format": FORMAT, "version": VERSION, "fingerprint": dict(made_with)})
    count = 0
    for extracted in found:
        _line(stream, {"sha256": extracted.sha256, "candidates": encode(extracted.candidates)})
        count += 1
    return count


def _line(stream: IO[str], value: object) -> None:
    # Escapes for all but ASCII: what is half of a surrogate pair or ends a line can be written too.
    stream.write(json.dumps(value, separators=(",", ":")) + "\n")


@frozen
class CandidateFile:
    """A file of candidates; its lines are read when they are gone through.

    Attributes:
        path: the file.
        fingerprint: what the candidates were made with.
    """

    path: Path
    fingerprint: Mapping[str, str]

    @classmethod
    def of(cls, path: Path) -> CandidateFile:
        """Open a file and read its first line.

        Raises:
            CandidateError: when it cannot be read, is no file of candidates or one of another version.
        """
        _, first = next(_lines(path), (1, None))
        if not isinstance(first, dict) or first.get("format") != FORMAT:
            raise _unfit(path, 1, "the file holds no candidates", None, f'{{"format": "{FORMAT}", ...}}')
        if first.get("version") != VERSION:
            raise _unfit(path, 1, "the file is of another version", str(first.get("version")), str(VERSION))
        found = first.get("fingerprint")
        if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
            raise _unfit(path, 1, "the fingerprint is malformed", None, "an object of strings")
        return cls(path, found)

    def __iter__(self) -> Iterator[Extracted]:
        lines = _lines(self.path)
        next(lines, None)
        for number, data in lines:
            try:
                yield decode(Extracted, data)
            except CandidateError as error:
                raise CandidateError(
                    *(evolve(p, path=str(self.path), row=number) for p in error.problems)
                ) from None


def _lines(path: Path) -> Iterator[tuple[int, object]]:
    number = 0
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.endswith(b"\n"):
                    raise _unfit(path, number, "the file breaks off", None, "a whole line")
                yield number, json.loads(line)
    except OSError as error:
        raise CandidateError(
            Problem(
                f"the file cannot be read ({error.strerror})",
                path=str(path),
                hint="Name a file that 'diplofacts extract -o' wrote.",
            )
        ) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise _unfit(path, number, "the line is not JSON", None, str(error)) from None


def _unfit(path: Path, row: int, message: str, value: str | None, expected: str) -> CandidateError:
    return CandidateError(
        Problem(message, path=str(path), row=row, value=value, expected=expected, hint=AGAIN)
    )


def gather(
    files: Iterable[Path], articles: Iterable[Article]
) -> tuple[list[ArticleCandidates], dict[str, str]]:
    """The candidates of ``articles`` from some files, in the order of the articles, and their fingerprint.

    An article that stands in several files must have the same candidates in all; articles that are not asked
    for are passed over.

    Raises:
        CandidateError: when a file cannot be read, files were made with different libraries, or an article
            has no candidates, different ones, or such as were read from another text.
    """
    wanted = {article.source_id: article for article in articles}
    found: dict[str, ArticleCandidates] = {}
    first: CandidateFile | None = None
    for path in files:
        file = CandidateFile.of(path)
        first = first or file
        for name in sorted(first.fingerprint.keys() | file.fingerprint.keys()):
            ours, theirs = first.fingerprint.get(name), file.fingerprint.get(name)
            if ours != theirs:
                raise CandidateError(
                    Problem(
                        "the files were made with different libraries or code",
                        path=str(path),
                        column=name,
                        value=theirs,
                        expected=f"{ours!r} as in {first.path}",
                        hint="Extract all articles with the same installation.",
                    )
                )
        for extracted in file:
            source = extracted.candidates.source
            article = wanted.get(source)
            if article is None:
                continue
            if extracted.sha256 != article.sha256:
                raise CandidateError(
                    Problem(
                        "the candidates were read from another text",
                        path=str(path),
                        column=source,
                        value=extracted.sha256,
                        expected=f"{article.sha256} of {article.path}",
                        hint=AGAIN,
                    )
                )
            if found.setdefault(source, extracted.candidates) != extracted.candidates:
                raise CandidateError(
                    Problem(
                        "an article has different candidates in two files",
                        path=str(path),
                        column=source,
                        hint=AGAIN,
                    )
                )
    missing = [article for source, article in wanted.items() if source not in found]
    if missing:
        raise CandidateError(*(
            Problem("the article has no candidates", path=article.path,
                    hint="Name the file that holds them, or extract the article.")
            for article in missing
        ))  # fmt: skip
    return [found[source] for source in wanted], dict(first.fingerprint) if first else {}
