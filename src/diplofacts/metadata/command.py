"""The command ``diplofacts metadata``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import FILES, check, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts metadata``."""
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="DIR", default=Path(),
        help="the data package's folder (default: this one)",
    )  # fmt: skip
    parser.add_argument(
        "--check", action="store_true",
        help="change nothing; name the files that are not what they should be, and exit with 1 if any is not",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Write or check the metadata.

    Returns:
        0 when all is well; 1 when ``--check`` finds a file that drifted; 2 when a file cannot be made.
    """
    outcome = check(args.path) if args.check else write(args.path)
    for problem in outcome.problems:
        print(f"error: {problem}", file=sys.stderr)
    for name in outcome.changed:
        print(f"{name} is not what datapackage.json and the tables give" if args.check else f"Wrote {name}")
    if not outcome.changed:
        made = len(FILES) - len(outcome.problems)
        print(f"{made} of {len(FILES)} files are what datapackage.json and the tables give")
    if outcome.problems:
        return 2
    return 1 if args.check and outcome.changed else 0
