"""The command ``diplofacts reanchor``: arguments, output, exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .decisions import format_decisions
from .reanchoring import article_texts, reanchor
from .rendering import to_json, to_markdown, to_text

#: What ``--format`` may say.
FORMATS = {"text": to_text, "json": to_json, "markdown": to_markdown}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts reanchor``."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="the dataset's folder or datapackage.json (default: this folder)",
    )
    parser.add_argument(
        "--write", action="store_true", help="put in place what is settled; without it nothing is changed"
    )
    parser.add_argument(
        "--old",
        type=Path,
        metavar="FILE",
        help="an article as it was when the tables were made, or a folder of such "
        "(default: what git keeps, else what the quotes tell)",
    )
    parser.add_argument(
        "--undecided",
        type=Path,
        metavar="FILE",
        help="write a list of what is not certain, with an empty column 'decision'",
    )
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help="take that list with decisions: accept, START-END, or drop (takes away the rows)",
    )
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="DIR",
        help="articles coded by hand, inside the dataset's folder, that are to follow the text",
    )
    parser.add_argument(
        "--no-git",
        dest="git",
        action="store_false",
        help="do not look for old texts in the history that git keeps",
    )
    parser.add_argument(
        "--no-fuzzy",
        dest="fuzzy",
        action="store_false",
        help="propose no words like lost ones (then the extra 'repair' is not needed)",
    )
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="what to print (default: %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Find the spans again, print what was found, and write it with ``--write``.

    Returns:
        0 when every span fits its article now, 1 when something is to be written or decided.

    Raises:
        DiplofactsError: when it could not be done; see :func:`~.reanchoring.reanchor`.
    """
    report = reanchor(
        args.path,
        old=args.old,
        decisions=args.decisions,
        gold=args.gold,
        write=args.write,
        git=args.git,
        fuzzy=args.fuzzy,
    )
    if args.undecided:
        texts = article_texts(report)
        args.undecided.write_bytes(format_decisions((p, texts.get(p.source, "")) for p in report.open))
    _print(FORMATS[args.format](report))
    return report.exit_code


def _print(text: str) -> None:
    # A terminal or pipe that is not UTF-8 gets escapes, not a traceback.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
