"""The command ``diplofacts export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..dataset import load
from .formats import FORMATS, export


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts export``."""
    width = max(map(len, FORMATS))
    parser.add_argument("format", metavar="FORMAT", help="one of " + ", ".join(FORMATS))
    parser.add_argument("--out", "-o", type=Path, metavar="PATH",
                        help="the file or folder to write (default: named after dataset and format, here)")
    parser.add_argument("--tables", nargs="+", default=(), metavar="TABLE",
                        help="write only these tables (csv and parquet)")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--data", type=Path, metavar="PATH",
                        help="a data package's folder or datapackage.json (default: the one here, else the "
                        "packaged data)")
    listed = "\n".join(f"  {one.name:<{width}}  {one.title}" for one in FORMATS.values())
    parser.epilog = f"formats:\n{listed}\n\n{parser.epilog or ''}"


def run(args: argparse.Namespace) -> int:
    """Write the export and say where it is; 0 when it is there."""
    here = Path("datapackage.json")
    path = args.data or (here if here.is_file() else None)
    target = export(load(path), args.format, args.out, tables=args.tables, force=args.force)
    print(f"Wrote {target}")
    return 0
