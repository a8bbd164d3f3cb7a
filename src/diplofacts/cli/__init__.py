"""The command ``diplofacts``: one verb a capability, and no logic of its own."""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import DiplofactsError
from .output import FAILED, OK, complain


def _leave_quickly() -> None:
    """Spare the last look for garbage, which ends with the process; DuckDB's bindings complain without it."""
    if "duckdb" not in sys.modules:
        gc.freeze()


atexit.register(_leave_quickly)


def main(argv: Sequence[str] | None = None, sweeping: bool | None = None) -> int:
    """Run a command.

    Args:
        argv: the arguments; those of the process when None.
        sweeping: whether garbage is to be looked for once the verb is imported; None to go on as before.

    Returns:
        0 when all is well; 1 when ``build --check`` finds a difference or ``validate`` an error; 2 when
        the command could not do its work; 130 when it was interrupted.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    sweeping = gc.isenabled() if sweeping is None else sweeping
    # Validation itself looks for none, and then the process ends.
    brief = argv is None and words[:1] == ["validate"]
    gc.disable()  # Modules are no garbage: looking for some takes a good part of importing them.
    try:
        args = parser(words).parse_args(words)
    finally:
        if argv is None:
            gc.freeze()  # Nor need they be looked through later, in a process of our own.
        if sweeping and not brief:
            gc.enable()
    try:
        code: int = args.run(args)
        # What is still buffered may meet a closed pipe too.
        sys.stdout.flush()
        return code
    except DiplofactsError as error:
        for problem in error.problems:
            complain(str(problem))
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except KeyboardInterrupt:
        complain("interrupted; what was there before is untouched, or the next command completes it")
        return 130
    return FAILED


@cache
def verbs() -> dict[str, dict[str, Any]]:
    """The verbs of ``verbs.json``, by name, in the order of the help.

    ``module`` is relative to the package; it has ``add_arguments(parser)`` and ``run(args)`` or, with
    ``part``, ``add_PART_arguments(parser)`` and ``run_PART(args)``. It is imported only when its verb is
    given.
    """
    text = Path(__file__).with_name("verbs.json").read_text(encoding="utf-8")
    made: dict[str, dict[str, Any]] = json.loads(text)
    return made


def parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of the command.

    Args:
        words: the arguments that it is to parse: of all verbs only those among them get their arguments, for
            each verb imports what it needs. All of them when None.
    """
    whole = argparse.ArgumentParser(
        prog="diplofacts",
        description="Turn news articles about diplomacy into a data package in which every cell points to "
        "the words that say it.",
        epilog="'diplofacts VERB --help' tells more about a verb. Exit codes: 0 all is well, 1 the data are "
        "not what they should be, 2 the command could not do its work.",
        formatter_class=_Help,
    )
    whole.add_argument("--version", action=_Version, help="print the version and exit")
    # Told its name, argparse does not ask for the terminal's width to find it.
    subparsers = whole.add_subparsers(title="verbs", metavar="VERB", required=True, prog="diplofacts")
    known = verbs()
    # Where the verb is plain, no other is made: each costs the time that a small package takes to check.
    alone = words[0] if words and words[0] in known else ""
    for name, verb in {alone: known[alone]}.items() if alone else known.items():
        made = subparsers.add_parser(
            name,
            help=verb["help"],
            description=verb["description"],
            epilog="examples:\n" + "".join(f"  {line}\n" for line in verb["examples"]),
            formatter_class=_Help,
        )
        if words is None or name in words:
            _declare(made, verb)
    return whole


def _declare(made: argparse.ArgumentParser, verb: dict[str, Any]) -> None:
    module = import_module(f"..{verb['module']}", __package__)
    part = verb.get("part")
    add, run = (f"add_{part}_arguments", f"run_{part}") if part else ("add_arguments", "run")
    getattr(module, add)(made)
    made.set_defaults(run=getattr(module, run))


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"diplofacts {version('diplofacts')}")
        except PackageNotFoundError:
            print("diplofacts, run without being installed")
        parser.exit()


@cache
def _width() -> int:
    """The columns of the terminal, as :func:`shutil.get_terminal_size` finds them."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


class _Help(argparse.HelpFormatter):
    """Wraps the description and leaves the examples as they stand."""

    def __init__(self, prog: str) -> None:
        # argparse would ask a module that is slow to import, for every argument that is declared.
        super().__init__(prog, width=_width() - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith(("examples:", "formats:")) else super()._fill_text(text, width, indent)
