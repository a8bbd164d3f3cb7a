"""Write ``docs/reference/commands.md`` from the parsers and ``docs/reference/tables.md`` from the schemas.

    python scripts/document_reference.py            write the pages
    python scripts/document_reference.py --check    say whether they are what the code gives
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

# The width of a terminal must not decide what stands in a page.
os.environ["COLUMNS"] = "100"

from diplofacts import cli
from diplofacts.datapackage import TABLES, Field, schema, vocabulary, vocabulary_names

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"


def commands() -> Iterator[str]:
    """The page of the commands: the help of each verb."""
    yield "# Commands"
    yield ""
    yield "Made from the parsers by `scripts/document_reference.py`: what `diplofacts VERB --help` prints."
    whole = cli.parser()
    action = next(a for a in whole._actions if isinstance(a, argparse._SubParsersAction))
    for name, verb in cli.verbs().items():
        yield ""
        yield f"## {name}"
        yield ""
        yield verb["help"][0].upper() + verb["help"][1:] + "."
        yield ""
        yield "```text"
        yield action.choices[name].format_help().rstrip()
        yield "```"


def tables() -> Iterator[str]:
    """The data dictionary: every column of every table, and the vocabularies."""
    yield "# Tables and columns"
    yield ""
    yield "Made from `schema/` by `scripts/document_reference.py`. All files are CSV in UTF-8 with commas and"
    yield "newlines, rows sorted by key; an empty cell is null."
    for name in TABLES:
        known = schema(name)
        yield ""
        yield f"## {name}"
        yield ""
        yield known.description
        yield ""
        yield f"File `facts/{name}.csv`, key `{known.primary_key}`."
        yield ""
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for field in known.fields:
            key = known.foreign_key(field.name)
            refers = f" Refers to `{key.resource}.{key.reference_fields[0]}`." if key else ""
            yield f"| `{field.name}` | {_kind(field)} | {_cell(field.description)}{refers} |"
    yield ""
    yield "## Vocabularies"
    for word in vocabulary_names():
        yield ""
        yield f"### {word}"
        yield ""
        yield "| term | meaning |"
        yield "|---|---|"
        for term, meaning in vocabulary(word).items():
            yield f"| `{term}` | {_cell(meaning)} |"


def _kind(field: Field) -> str:
    parts = [field.notation or field.type]
    if field.vocabulary:
        parts = [f"[{field.vocabulary}](#{field.vocabulary})"]
    if field.required:
        parts.append("required")
    if field.unique:
        parts.append("unique")
    if field.minimum is not None:
        parts.append(f"at least {field.minimum}")
    return ", ".join(parts)


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Writes the pages; with ``--check`` says which are stale."""
    check = "--check" in sys.argv[1:]
    code = 0
    for name, lines in (("commands.md", commands()), ("tables.md", tables())):
        text = "\n".join(lines) + "\n"
        path = FOLDER / name
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            print(f"docs/reference/{name} is not what the code gives: run scripts/document_reference.py")
            code = 1
        elif not check:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
