"""The verbs that read data: show, cite, explain, timeline."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from .output import OK, write


def add_show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="WHAT",
                        help="id of an article or a record, a name or part of one, or a state (default: "
                        "list the articles)")
    _add_data(parser)


def run_show(args: argparse.Namespace) -> int:
    from ..dataset import load
    from ..show import Style, show

    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 100
    write(show(load(_data(args)), args.what, Style(width, _colour())))
    return OK


def add_cite_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", nargs="?", metavar="RECORD",
                        help="the fact to cite: TABLE:ID or an id (default: the dataset as a whole)")
    parser.add_argument("--style", default="bibtex", metavar="STYLE",
                        help="bibtex, ris, csl-json or apa (default: %(default)s)")
    _add_data(parser)


def run_cite(args: argparse.Namespace) -> int:
    from ..citation import cite
    from ..dataset import load

    write(cite(load(_data(args)), style=args.style, record=args.record))
    return OK


def add_explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts explain``."""
    parser.add_argument("record", metavar="RECORD", help="TABLE:ID or an id")
    parser.add_argument("--html", action="store_true", help="print a page, not text")
    _add_data(parser)


def run_explain(args: argparse.Namespace) -> int:
    """Print the passages behind a record; 0."""
    from ..dataset import load

    found = load(_data(args)).explain(args.record)
    write(found.page() if args.html else found.text(_colour()))
    return OK


def add_timeline_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts timeline``."""
    parser.add_argument("--country", metavar="COUNTRY",
                        help="code, name or demonym of a state that takes part")
    parser.add_argument("--participant", metavar="NAME", help="id or name of a person or organization")
    parser.add_argument("--period", metavar="PERIOD", help="2022, 2022-06, 2022-06-10/2022-06-12")
    parser.add_argument("--certainly", action="store_true",
                        help="only what is certainly within the period, whatever day an uncertain date means")
    _add_data(parser)


def run_timeline(args: argparse.Namespace) -> int:
    """Print the timeline; 0."""
    from ..dataset import load
    from ..validation.rendering import printable

    found = load(_data(args)).timeline(
        country=args.country, participant=args.participant, period=args.period, possibly=not args.certainly
    )
    write("".join(f"{printable(str(entry))}\n" for entry in found) or "Nothing found\n")
    return OK


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="PATH",
                        help="a data package's folder or datapackage.json (default: the one here, else the "
                        "packaged data)")


def _data(args: argparse.Namespace) -> Path | None:
    here = Path("datapackage.json")
    given: Path | None = args.data
    return given or (here if here.is_file() else None)
