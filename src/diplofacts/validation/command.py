"""The command ``diplofacts validate``: arguments, output, exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Final, TextIO

import attrs

from ..errors import DiplofactsError
from . import rendering
from .contents import find
from .rendering import FORMATS, PLAIN, SHOWN, TERMINAL, printable, to_text
from .report import FAILED, VALID, Report
from .rules import Rule, rules
from .runner import validate

#: The engines, in the order in which ``auto`` prefers them.
ENGINES: Final = ("auto", "polars", "python", "frictionless")


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
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="what to write: %(choices)s (default: %(default)s)",
        metavar="FORMAT",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the file to write (default: standard output)"
    )
    parser.add_argument(
        "--limit",
        type=_count,
        default=SHOWN,
        metavar="N",
        help="show at most N places of each rule, 0 for all; JSON and SARIF always have all "
        "(default: %(default)s)",
    )
    parser.add_argument("--strict", action="store_true", help="make every warning an error")
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="auto",
        metavar="ENGINE",
        help="what checks the tables against their schemas: %(choices)s (default: by size, and "
        "by what is installed)",
    )
    parser.add_argument(
        "--no-dataset",
        action="store_true",
        help="check only what the Data Package standards say: any package, not only ours",
    )
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="FOLDER",
        help="look there for the texts of articles, where the package came without them",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="FILE",
        help="keep there what was found, and check only what changed since",
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="only the verdict, when it is text, and no notes"
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="colours in the text: %(choices)s (default: on a terminal; NO_COLOR is heeded)",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first mend what has one mending only (byte-order mark, line ends, blank lines, order of rows, "
        "hashes, sizes); the difference goes to standard error",
    )
    parser.add_argument("--dry-run", action="store_true", help="with --fix: show the difference only")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--list-rules", action="store_true", help="print the rules and check nothing")
    asked.add_argument(
        "--explain",
        type=_rule,
        metavar="CODE",
        help="print what a rule asks for, what breaks it and how to mend it; check nothing",
    )


def run(args: argparse.Namespace) -> int:
    """Validate and write the report; notes and errors of the command itself go to standard error.

    Returns:
        0 when the package is valid, 1 when it is not, 2 when it could not be checked.
    """
    if args.dry_run and not args.fix:
        return _failed("--dry-run says what --fix would do: give both")
    try:
        if args.list_rules or args.explain:
            about = _listed(args.format) if args.list_rules else _explained(args.explain, args.format)
            write(about, args.output)
            return VALID
        if args.fix:
            _fix(find(args.path), args.dry_run)
        if args.texts and not args.texts.is_dir():
            return _failed(f"{args.texts}: no such folder of texts")
        report = validate(
            args.path,
            engine=args.engine,
            dataset=not args.no_dataset,
            cache=args.cache,
            texts=args.texts,
        )
        report = report.strict() if args.strict else report
        write(_rendered(report, args), args.output)
        if args.output and not args.quiet:
            print(f"note: wrote the report to {printable(str(args.output))}", file=sys.stderr)
        if args.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            rendering.write_summary(report, Path(summary), args.limit or None)
    except DiplofactsError as error:
        return _failed(*map(str, error.problems))
    except RecursionError:
        return _failed("the descriptor or a schema is nested too deeply to be read")
    except BrokenPipeError:
        raise  # Whoever read the report has seen enough; the command line ends quietly.
    except OSError as error:
        return _failed(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    return report.exit_code


def _fix(descriptor: Path, dry_run: bool) -> None:
    """Show what has one mending only, and mend it unless ``dry_run``."""
    from ..repair.fix import difference, find_mendings, write_mendings

    mendings = find_mendings(descriptor.parent, descriptor.name)
    if not dry_run:
        write_mendings(descriptor.parent, mendings)
    done = "would be mended" if dry_run else "mended"
    files = f"{len(mendings)} file{'s' * (len(mendings) != 1)} {done}" if mendings else "nothing to mend"
    text = f"{difference(mendings)}note: {files}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write(text: str, output: Path | None) -> None:
    """Write to a file, all or nothing, or to standard output.

    A terminal or pipe that is not UTF-8 gets escapes, not a traceback.

    Raises:
        OSError: when the file cannot be written; what was there before is untouched.
    """
    if output is None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        return
    try:
        if output.exists() and not output.is_file() and not output.is_dir():
            output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")  # A device.
            return
        aside = output.with_name(f".{output.name}.tmp")
        aside.unlink(missing_ok=True)
        try:
            with aside.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
            os.replace(aside, output)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None


def _rendered(report: Report, args: argparse.Namespace) -> str:
    shown = args.limit or None
    if args.format == "text":
        colours = TERMINAL if _coloured(args.color, None if args.output else sys.stdout) else PLAIN
        return to_text(report, shown, colours=colours, quiet=args.quiet)
    if args.format == "github":
        return rendering.to_github(report, shown, os.environ.get("GITHUB_WORKSPACE", ""))
    return FORMATS[args.format](report, shown)


def _coloured(when: str, stream: TextIO | None) -> bool:
    if when != "auto":
        return when == "always"
    terminal = stream is not None and stream.isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _listed(kind: str) -> str:
    if kind == "json":
        return json.dumps([attrs.asdict(rule) for rule in rules().values()], indent=2) + "\n"
    width = max(len(rule.name) for rule in rules().values())
    return "".join(
        f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {rule.title}\n" for rule in rules().values()
    )


def _explained(rule: Rule, kind: str) -> str:
    if kind == "json":
        return json.dumps(attrs.asdict(rule), indent=2) + "\n"
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        f"  {rule.title}",
        f"  expected:  {rule.expected}" if rule.expected and "{" not in rule.expected else "",
        f"  breaks it: {rule.example}",
        f"  fix:       {rule.fix}",
        f"  frictionless says {rule.frictionless}" if rule.frictionless else "",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _failed(*problems: str) -> int:
    for problem in problems:
        print(f"error: {printable(problem)}", file=sys.stderr)
    return FAILED


def _rule(text: str) -> Rule:
    known = rules()
    if (code := text.upper()) in known:
        return known[code]
    named = [rule for rule in known.values() if rule.name == text.lower()]
    if named:
        return named[0]
    raise argparse.ArgumentTypeError(f"no rule {printable(text)!r}; --list-rules prints them")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("expected 0 or more")
    return number
