"""The verbs that read data: show, cite."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from .output import OK, write


def add_show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="WHAT",
                        help="id of an article or a record, or a name or part of one (default: list the "
                        "articles)")
    _add_data(parser)


def run_show(args: argparse.Namespace) -> int:
    from ..dataset import load
    from ..show import Style, show

    terminal = sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size().columns, 100) if terminal else 100
    write(show(load(_data(args)), args.what, Style(width, colour)))
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


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="PATH",
                        help="a data package's folder or datapackage.json (default: the one here, else the "
                        "packaged data)")


def _data(args: argparse.Namespace) -> Path | None:
    here = Path("datapackage.json")
    given: Path | None = args.data
    return given or (here if here.is_file() else None)
