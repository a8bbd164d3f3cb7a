"""The command ``diplofacts add``: arguments, what is shown, the question, exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..articles import read_day
from ..errors import IngestError, Problem

if TYPE_CHECKING:
    from .drafts import Draft

OK, FAILED = 0, 2
#: Lines and characters of the text that are shown, so that a wrong choice of text is seen.
_LINES, _WIDTH = 4, 96


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts add``."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE",
                        help="a text (.txt, UTF-8) or a saved page (.html)")
    parser.add_argument("--raw", type=Path, default=Path("raw"), metavar="DIR",
                        help="the folder of the articles (default: %(default)s)")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD",
                        help="day of publication, where the file does not say it or says it wrongly")
    for key, what in (
        ("title", "headline, of one file"),
        ("publisher", "who published it"),
        ("url", "where it stands, of one file"),
        ("license", "on what terms"),
        ("language", "its language, a tag such as en or pt-BR (default: as it reads)"),
        ("stem", "name to keep it under, which is its id for good (default: publisher_date_title)"),
    ):
        parser.add_argument(f"--{key}", default="", metavar="NAME" if key == "stem" else "WORDS", help=what)
    parser.add_argument("--keep-going", action="store_true",
                        help="leave out the files that cannot be added, and add the others")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, write nothing")


def run(args: argparse.Namespace) -> int:
    """Show what will be written, ask, and write it.

    Returns:
        0 when all was written or shown, 2 when nothing was.

    Raises:
        DiplofactsError: when a file cannot be added; nothing is written then, unless with ``--keep-going``.
    """
    from .drafts import Given
    from .planning import plan
    from .writing import write

    keys = ("title", "publisher", "url", "license", "language", "stem")
    given = Given(date=args.date or "", **{key: getattr(args, key) for key in keys})
    drafts, problems = plan(args.files, args.raw, given)
    if problems and not (args.keep_going and drafts):
        rest = "nothing was written; --keep-going adds the others"
        raise IngestError(*problems, *([rest] if drafts else []))
    _print(*(line for draft in drafts for line in preview(draft, args.raw)))
    for problem in problems:
        _print(f"left out: {problem}", error=True)
    count = "1 article" if len(drafts) == 1 else f"{len(drafts)} articles"
    if args.dry_run:
        _print(f"{count} to write; nothing was written.")
        return OK
    if not args.yes:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise IngestError(Problem("nobody can be asked here, and nothing was written",
                                      hint="Look at what is shown above, then write it with --yes."))
        if not _agreed(f"Write {count} into {args.raw}? [y/N] "):
            _print("Nothing was written.")
            return FAILED
    write(drafts, args.raw)
    _print(f"Wrote {count} into {args.raw}. Next: diplofacts build")
    return OK


def preview(draft: Draft, raw: Path) -> Iterator[str]:
    """The lines that show a draft: where it goes, what is known of it, how its text begins."""
    article = draft.article
    yield f"{draft.origin} → {raw / draft.stem}.txt"
    for name, value in (
        ("date", f"{article.published} (from {draft.dated})"),
        ("title", article.title or "not given"),
        ("publisher", article.publisher or "not given"),
        ("url", article.url or "not given"),
        ("language", article.language),
        ("license", article.license or "not given"),
        ("sidecar", f"{draft.stem}.json" if draft.sidecar else "none needed"),
    ):
        yield f"  {name:<10} {value}"
    body = article.text[article.body_start :]
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    yield f"  {'text':<10} {len(body):,} characters, {len(lines):,} lines that are not empty"
    for line in lines[:_LINES]:
        yield f"    | {line[:_WIDTH]}{' …' if len(line) > _WIDTH else ''}"
    if len(lines) > _LINES:
        yield "    | …"
    for note in draft.notes:
        yield f"  note: {note}"
    yield ""


def _agreed(question: str) -> bool:
    _print(question, end="")
    try:
        return input().strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _print(*lines: str, error: bool = False, end: str = "\n") -> None:
    """Write lines, whatever is no printed character escaped, and what the terminal cannot show too."""
    from ..validation.rendering import printable

    stream = sys.stderr if error else sys.stdout
    text = "\n".join(printable(line) for line in lines)
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + end)
    stream.flush()


def _day(text: str) -> str:
    if read_day(text) is None:
        raise argparse.ArgumentTypeError(f"expected a day YYYY-MM-DD, found {text!r}")
    return text
