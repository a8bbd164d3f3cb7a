"""The commands ``diplofacts diff`` and ``diplofacts pack``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..errors import PackageError
from . import changelog
from .comparison import compare
from .packages import NOTHING, opened
from .packing import pack
from .rendering import FORMATS
from .steps import misfit


def add_diff_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts diff``."""
    parser.add_argument("old", metavar="OLD",
                        help="a data package: folder, descriptor or ZIP archive; "
                        f"{NOTHING!r} for a first version")
    parser.add_argument("new", nargs="?", default=".", metavar="NEW",
                        help="the newer one (default: this folder)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text",
                        help="what to print (default: %(default)s)")
    parser.add_argument("--release", action="store_true",
                        help="exit with 2 unless the version of NEW fits what changed")
    parser.add_argument("--changelog", type=Path, metavar="FILE",
                        help="write the counts of changes into the marked place of this changelog")


def run_diff(args: argparse.Namespace) -> int:
    """Print what differs.

    Returns:
        0 when nothing differs, 1 when something does, 2 when ``--release`` refuses the version.
    """
    with opened(args.old) as old, opened(args.new) as new:
        difference = compare(old, new)
    if args.release and (problem := misfit(difference)):
        raise PackageError(problem)
    if args.changelog:
        changed = changelog.write(args.changelog, difference)
        done = "written" if changed else "has the data changes already"
        print(f"{args.changelog}: {done}", file=sys.stderr)
    text = FORMATS[args.format](difference)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    return 1 if difference else 0


def add_pack_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``diplofacts pack``."""
    parser.add_argument("path", nargs="?", type=Path, default=Path(), metavar="DIR",
                        help="the data package's folder (default: this one)")
    parser.add_argument("--out", "-o", type=Path, required=True, metavar="FILE", help="the archive to write")
    parser.add_argument("--without-texts", action="store_true",
                        help="leave out the articles: digests and quotes stay")
    parser.add_argument("--force", action="store_true", help="replace what is there")


def run_pack(args: argparse.Namespace) -> int:
    """Write the archive and print its digest; 0 when it is there."""
    packed = pack(args.path, args.out, without_texts=args.without_texts, force=args.force)
    print(f"{packed.sha256}  {packed.path} ({len(packed.files)} files)")
    return 0
