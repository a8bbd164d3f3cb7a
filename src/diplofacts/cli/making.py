"""The verbs that make data: init, build, extract, resolve."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import MissingExtraError
from .output import DIFFERENT, OK, complain, write

if TYPE_CHECKING:
    from ..articles import Article
    from ..build import BuildResult


def add_init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there, or is empty")
    parser.add_argument("--name", default="", metavar="NAME",
                        help="the name of the data package (default: that of the folder)")
    parser.add_argument("--title", default="", metavar="TITLE", help="its title (default: made of the name)")


def run_init(args: argparse.Namespace) -> int:
    from ..scaffold import make_dataset

    made = make_dataset(args.folder, args.name, args.title)
    write("".join(f"  {name}\n" for name in made))
    write(f"Made {args.folder}. Next: cd {args.folder}; diplofacts build; diplofacts validate. "
           "README.md there says more.\n")
    return OK


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--raw", type=Path, metavar="DIR",
                        help="the folder of the articles, one UTF-8 .txt file each (default: raw)")
    parser.add_argument("--curation", type=Path, metavar="DIR",
                        help="the folder of the editors' decisions (default: curation beside the articles; "
                        "none with --out)")
    parser.add_argument("--out", type=Path, metavar="DIR",
                        help="write a complete data package there, the articles copied (default: beside the "
                        "articles)")
    parser.add_argument("--check", action="store_true",
                        help="change nothing; print what differs, and exit with 1 if anything does")
    parser.add_argument("--keep-going", action="store_true",
                        help="leave out articles that cannot be read, and build the others")
    _add_doubtful(parser)
    _add_speed(parser)


def run_build(args: argparse.Namespace) -> int:
    from ..build import build

    result = build(args.raw, args.curation, args.out, check=args.check, keep_going=args.keep_going,
                   progress=_progress(), workers=args.workers, cache=args.cache)
    return _report(result, args.doubtful)


def add_extract_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--raw", type=Path, metavar="DIR", default=Path("raw"),
                        help="the folder of the articles, one UTF-8 .txt file each (default: raw)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE",
                        help="the file to write (default: standard output)")
    _add_speed(parser)


def run_extract(args: argparse.Namespace) -> int:
    from ..extraction import extract_to

    count, skipped = extract_to(args.output, args.raw, args.workers, args.cache, _progress())
    for article in skipped:
        complain(f"{article.path}: not English ({article.language}), left out", "note")
    if args.output:
        write(f"Wrote what {count} article{'s' * (count != 1)} say{'s' * (count == 1)} to {args.output}\n")
    return OK


def add_resolve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files that 'extract' wrote")
    parser.add_argument("--raw", type=Path, metavar="DIR",
                        help="the folder of the articles (default: raw)")
    parser.add_argument("--curation", type=Path, metavar="DIR",
                        help="the folder of the editors' decisions (default: none)")
    parser.add_argument("--out", type=Path, metavar="DIR", required=True,
                        help="write a complete data package there, the articles copied")
    _add_doubtful(parser)


def run_resolve(args: argparse.Namespace) -> int:
    from ..build import FileStages, build

    result = build(args.raw, args.curation, args.out, stages=FileStages(files=args.files))
    return _report(result, args.doubtful)


def _add_doubtful(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--doubtful", type=Path, metavar="FILE",
                        help="write pairs of records that may be one, to be decided in judgements.csv")


def _add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=_count, default=1, metavar="N",
                        help="read articles in N processes; the result is the same (default: 1)")
    parser.add_argument("--cache", type=Path, metavar="DIR",
                        help="keep what each article says in this folder, and read only what is new")


def _count(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"a number of processes, 1 or more, not {value!r}")
    return number


def _report(result: BuildResult, doubtful: Path | None) -> int:
    from ..summary import format_doubts, summary

    if doubtful is not None:
        doubtful.write_bytes(format_doubts(result.doubtful))

    for problem in result.refused:
        complain(str(problem))
    write(summary(result))
    return DIFFERENT if result.difference else OK


def _progress() -> Callable[[Iterable[Article]], Iterable[Article]] | None:
    return progress_bar if sys.stderr.isatty() else None


def progress_bar(articles: Iterable[Article]) -> Iterator[Article]:
    try:
        from tqdm import tqdm
    except ImportError:
        raise MissingExtraError("Building needs the extra 'build': pip install 'diplofacts[build]'") from None
    yield from tqdm(articles, desc="Reading", unit="article", file=sys.stderr, leave=False)
