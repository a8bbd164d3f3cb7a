"""The command ``diplofacts``: one verb a capability, and no logic of its own."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from . import building
from .errors import DiplofactsError
from .terminal import FAILED, OK, complain, print_text


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: the arguments; those of the process when None.

    Returns:
        0 when all is well; 1 when ``build --check`` finds a difference or ``validate`` an error; 2 when
        the command could not do its work; 130 when it was interrupted.
    """
    args = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    from . import evaluation, ingest, repair, validation
    from .versions import command as versions

    parser = argparse.ArgumentParser(
        prog="diplofacts",
        description="Turn news articles about diplomacy into a data package in which every cell points to "
        "the words that say it.",
        epilog="'diplofacts VERB --help' tells more about a verb. Exit codes: 0 all is well, 1 the data are "
        "not what they should be, 2 the command could not do its work.",
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_init(_verb(
        verbs, "init", "make a new dataset folder",
        "Make a folder with an example article, files for editors' decisions, schemas, descriptor, README, "
        "workflows for GitHub and GitLab and settings for pre-commit. It can be built and validated at once.",
        "diplofacts init my-dataset --title 'Relations of A and B'\n"
        "cd my-dataset && diplofacts build && diplofacts validate\n",
    ))  # fmt: skip
    building.add_build(_verb(
        verbs, "build", "make the tables from articles and decisions",
        "Read the articles and the editors' decisions, and write the tables and the descriptor of the data "
        "package. Everything is written aside and put in its place at the end, all or nothing; the same "
        "input gives the same bytes.",
        "diplofacts build                            facts/ and datapackage.json beside raw/ in this folder\n"
        "diplofacts build --check                    change nothing, say whether they are up to date\n"
        "diplofacts build --raw texts --out dataset  a complete data package from a folder of articles\n",
    ))  # fmt: skip
    add = _verb(
        verbs, "add", "add texts or saved pages to the articles",
        "Make articles of texts and saved pages: take the main text out of a page, find date, title, "
        "publisher and language, show what comes of it, and write text and metadata into the folder of the "
        "articles. An article that is there already is refused.",
        "diplofacts add page.html                       show it, ask, write it into raw/\n"
        "diplofacts add call.txt --date 2022-06-13      a text that does not say its date\n"
        "diplofacts add --dry-run saved/*.html          only show what would be written\n",
    )  # fmt: skip
    ingest.add_arguments(add)
    add.set_defaults(run=ingest.run)
    building.add_extract(_verb(
        verbs, "extract", "read articles for what they say, without making tables",
        "Read the articles and write what each says, with the places of the words, as JSON lines: the first "
        "half of 'build', for collections whose parts are read at different places. 'resolve' does the rest.",
        "diplofacts extract -o part1.jsonl                  the articles of raw/ in this folder\n"
        "diplofacts extract --raw texts --workers 4 -o part2.jsonl\n",
    ))  # fmt: skip
    building.add_resolve(_verb(
        verbs, "resolve", "make the tables from what was extracted",
        "Take what 'extract' wrote, the articles and the editors' decisions, and write a complete data "
        "package: the same as 'build --out' writes from the articles.",
        "diplofacts resolve part1.jsonl part2.jsonl --raw texts --out dataset\n",
    ))  # fmt: skip
    validate = _verb(
        verbs, "validate", "check a data package",
        "Check the tables against their schemas and against the rules that a schema cannot say: spans, "
        "digests, evidence, dates, references.",
        "diplofacts validate\n"
        "diplofacts validate dataset --format json\n",
    )  # fmt: skip
    validation.add_arguments(validate)
    validate.set_defaults(run=validation.run)
    reanchor = _verb(
        verbs, "reanchor", "find the words again after an article was edited",
        "Find every span of the tables and of the decisions again in articles that were edited, by its words "
        "and their surroundings. What is certain is moved with --write, with the ids that say a place and "
        "the digests; what is not is listed for you to decide.",
        "diplofacts reanchor                        what has moved, and what is not certain\n"
        "diplofacts reanchor --write                put in place what is certain\n"
        "diplofacts reanchor --undecided list.csv   a list to decide in; then --decisions list.csv\n",
    )  # fmt: skip
    repair.add_arguments(reanchor)
    reanchor.set_defaults(run=repair.run)
    evaluate = _verb(
        verbs, "evaluate", "compare the tables with articles coded by hand",
        "Print precision, recall and F1 of every table, and how often its attributes are right, with "
        "bootstrap intervals and the errors in context; or the same figures between two codings by hand.",
        "diplofacts evaluate --facts facts --gold tests/gold              this project's own tables\n"
        "diplofacts evaluate --facts facts --gold tests/gold --errors 20  and the errors\n"
        "diplofacts evaluate --gold one --gold other --raw raw            agreement of two coders\n",
    )  # fmt: skip
    evaluation.add_arguments(evaluate)
    evaluate.set_defaults(run=evaluation.run)
    _add_show(_verb(
        verbs, "show", "show the facts of an article, a person, a record",
        "Print what an article says, or what the articles say of a person, an organization or any record, "
        "with the printed words.",
        "diplofacts show                 the articles\n"
        "diplofacts show ARTICLE         what one article says\n"
        "diplofacts show Maduro          who said, met and signed what\n"
        "diplofacts show RECORD          each cell of a record with the words that support it\n",
    ))  # fmt: skip
    _add_cite(_verb(
        verbs, "cite", "print how to cite the dataset",
        "Print how to cite the dataset at its version, or one fact of it with the words that say it.",
        "diplofacts cite >> references.bib\n"
        "diplofacts cite --style apa\n"
        "diplofacts cite statement:ID --style ris    one fact: table and id, or the id alone\n",
    ))  # fmt: skip
    diff = _verb(
        verbs, "diff", "say what differs between two versions of a dataset",
        "Print which rows were added, removed or changed, cell by cell, with the words that support them, "
        "what changed in the data model, and the step of the version that this asks for. Exits with 1 when "
        "anything differs.",
        "diplofacts diff old.zip                   against this folder\n"
        "diplofacts diff old new --format html     a page to review\n"
        "diplofacts diff old.zip --release         refuse a version that does not fit\n"
        "diplofacts diff old.zip --changelog CHANGELOG.md\n",
    )  # fmt: skip
    versions.add_diff_arguments(diff)
    diff.set_defaults(run=versions.run_diff)
    archive = _verb(
        verbs, "pack", "put a dataset into one archive",
        "Write the tables, schemas, decisions, metadata and articles into a ZIP archive, the same bytes each "
        "time; without the articles where these must not be passed on.",
        "diplofacts pack -o iran-venezuela-0.1.0.zip\n"
        "diplofacts pack --without-texts -o open.zip\n",
    )  # fmt: skip
    versions.add_pack_arguments(archive)
    archive.set_defaults(run=versions.run_pack)
    _add_export(_verb(
        verbs, "export", "write the dataset in another format",
        "Write the tables, or the words that support them, in a format that other tools read. Nothing that "
        "is there is replaced without --force.",
        "diplofacts export sqlite -o iran.sqlite.d   a database, and what Datasette shows beside it\n"
        "diplofacts export csv --tables meetings     for a spreadsheet\n",
    ))  # fmt: skip
    _add_metadata(_verb(
        verbs, "metadata", "write the dataset's metadata for archives and search engines",
        "Make CITATION.cff, .zenodo.json, codemeta.json, datacite.json, croissant.json, "
        "ro-crate-metadata.json, schema-org.jsonld and DATACARD.md from datapackage.json and the tables.",
        "diplofacts metadata                  beside datapackage.json in this folder\n"
        "diplofacts metadata dataset --check  change nothing, say which have drifted\n",
    ))  # fmt: skip
    return parser


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"diplofacts {version('diplofacts')}")
        parser.exit()


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, more: str, examples: str
) -> argparse.ArgumentParser:
    return verbs.add_parser(
        name,
        help=what,
        description=more,
        epilog="examples:\n" + "".join(f"  {line}\n" for line in examples.splitlines()),
        formatter_class=_Help,
    )


class _Help(argparse.HelpFormatter):
    """Wraps the description and leaves the examples as they stand."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith(("examples:", "formats:")) else super()._fill_text(text, width, indent)


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there, or is empty")
    parser.add_argument("--name", default="", metavar="NAME",
                        help="the name of the data package (default: that of the folder)")
    parser.add_argument("--title", default="", metavar="TITLE", help="its title (default: made of the name)")
    parser.set_defaults(run=_init)


def _init(args: argparse.Namespace) -> int:
    from .scaffold import make_dataset

    made = make_dataset(args.folder, args.name, args.title)
    print_text("".join(f"  {name}\n" for name in made))
    print_text(f"Made {args.folder}. Next: cd {args.folder}; diplofacts build; diplofacts validate. "
           "README.md there says more.\n")
    return OK


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", metavar="WHAT",
                        help="id of an article or a record, or a name or part of one (default: list the "
                        "articles)")
    _add_data(parser)
    parser.set_defaults(run=_show)


def _show(args: argparse.Namespace) -> int:
    from .dataset import load
    from .show import Style, show

    terminal = sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size().columns, 100) if terminal else 100
    print_text(show(load(_data(args)), args.what, Style(width, colour)))
    return OK


def _add_cite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", nargs="?", metavar="RECORD",
                        help="the fact to cite: TABLE:ID or an id (default: the dataset as a whole)")
    parser.add_argument("--style", default="bibtex", metavar="STYLE",
                        help="bibtex, ris, csl-json or apa (default: %(default)s)")
    _add_data(parser)
    parser.set_defaults(run=_cite)


def _add_export(parser: argparse.ArgumentParser) -> None:
    from .export import command

    command.add_arguments(parser)
    _add_data(parser)
    parser.set_defaults(run=command.run)


def _add_metadata(parser: argparse.ArgumentParser) -> None:
    from .metadata import command

    command.add_arguments(parser)
    parser.set_defaults(run=command.run)


def _cite(args: argparse.Namespace) -> int:
    from .citation import cite
    from .dataset import load

    print_text(cite(load(_data(args)), style=args.style, record=args.record))
    return OK


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="PATH",
                        help="a data package's folder or datapackage.json (default: the one here, else the "
                        "packaged data)")


def _data(args: argparse.Namespace) -> Path | None:
    here = Path("datapackage.json")
    given: Path | None = args.data
    return given or (here if here.is_file() else None)
