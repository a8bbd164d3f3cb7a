"""The command ``diplofacts validate``: arguments, output, exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import DiplofactsError
from .rendering import SHOWN, printable, to_json, to_text
from .report import FAILED
from .runner import validate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts validate``."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="a data package's folder or datapackage.json (default: the one here, else the packaged data)",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="what to print (default: %(default)s)"
    )
    parser.add_argument(
        "--limit",
        type=_count,
        default=SHOWN,
        metavar="N",
        help="show at most N places of each rule in the text, 0 for all (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Validate and print the report on standard output; errors of the command itself go to standard error.

    Returns:
        0 when the package is valid, 1 when it is not, 2 when it could not be checked.
    """
    try:
        report = validate(args.path)
    except DiplofactsError as error:
        for problem in error.problems:
            print(f"error: {printable(str(problem))}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"error: {printable(str(error))}", file=sys.stderr)
        return FAILED
    except RecursionError:
        print("error: the descriptor or a schema is nested too deeply to be read", file=sys.stderr)
        return FAILED
    text = to_json(report) if args.format == "json" else to_text(report, args.limit or None)
    # A terminal or pipe that is not UTF-8 gets escapes, not a traceback.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    return report.exit_code


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("expected 0 or more")
    return number
