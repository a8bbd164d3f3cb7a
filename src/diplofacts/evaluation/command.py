"""The command ``diplofacts evaluate``: arguments and output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import DiplofactsError
from .rendering import to_json, to_markdown, to_text
from .runner import Evaluation, agreement, evaluate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts evaluate``."""
    parser.add_argument("--facts", type=Path, metavar="DIR",
                        help="the folder of the tables to judge, or of their data package")
    parser.add_argument("--gold", type=Path, metavar="DIR", action="append", required=True,
                        help="the folder of the articles coded by hand, one JSON file each; given twice, "
                        "with no --facts, the second coding is compared with the first")
    parser.add_argument("--raw", type=Path, metavar="DIR",
                        help="the folder of the articles (default: raw beside the tables, or beside the "
                        "first --gold, or in this folder)")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text",
                        help="what to print (default: %(default)s)")
    parser.add_argument("--errors", type=_count, metavar="N",
                        help="list at most N errors of each kind in each table (default: none; all in JSON)")


def run(args: argparse.Namespace) -> int:
    """Evaluate and print the figures on standard output.

    Returns:
        0, whatever the figures are.

    Raises:
        DiplofactsError: when the tables, the gold or the articles cannot be read.
    """
    text = _rendered(_evaluation(args), args.format, args.errors)
    # A terminal or pipe that is not UTF-8 gets escapes, not a traceback.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    return 0


def _evaluation(args: argparse.Namespace) -> Evaluation:
    if args.facts is not None:
        if len(args.gold) > 1:
            raise DiplofactsError("With --facts there is one --gold; two are compared without --facts.")
        return evaluate(args.facts, args.gold[0], args.raw)
    if len(args.gold) != 2:
        raise DiplofactsError(
            "Nothing to compare the gold with: give the tables with --facts, or two codings with --gold."
        )
    return agreement(args.gold[0], args.gold[1], args.raw)


def _rendered(evaluation: Evaluation, form: str, errors: int | None) -> str:
    if form == "json":
        return to_json(evaluation, errors)
    return (to_markdown if form == "markdown" else to_text)(evaluation, errors or 0)


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("expected 0 or more")
    return number
