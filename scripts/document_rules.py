"""Write ``docs/rules.md`` from the table of rules; ``--check`` only says whether it is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from diplofacts.validation.rules import frictionless_rules, rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"

_HEAD = """\
# Rules of `diplofacts validate`

<!-- Made by scripts/document_rules.py from src/diplofacts/validation/rules.toml; change it there. -->

`diplofacts validate [PATH] [--format text|json] [--limit N]` checks a data package twice: with
[frictionless](https://framework.frictionlessdata.io) against its Table Schemas, and with the dataset rules
below, which a Table Schema cannot say. It exits with 0 when the package is valid, 1 when it is not, and 2
when it could not be checked. Codes are stable: one never changes its meaning and is never used again.

Rows are given as lines of the file, also after quoted line breaks. The words in braces differ from place to
place.

## Dataset rules

"""

_BETWEEN = """\

## What frictionless finds

The code is `F-` and frictionless's own error type. A type that is not listed keeps frictionless's words.

| code | what is wrong | what to do |
|---|---|---|
"""


def page() -> str:
    """The whole page, in Markdown."""
    return _HEAD + "\n".join(_dataset_rules()) + "\n" + _BETWEEN + "\n".join(_frictionless()) + "\n"


def _dataset_rules() -> Iterator[str]:
    yield "| code | name | what holds | where it does not | expected | what to do |"
    yield "|---|---|---|---|---|---|"
    for rule in rules().values():
        cells = (rule.code, f"`{rule.name}`", rule.title, rule.message, rule.expected, rule.hint)
        yield _row(cells)


def _frictionless() -> Iterator[str]:
    for rule in frictionless_rules().values():
        yield _row((f"`F-{rule.type}`", rule.message, rule.hint))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").strip() for cell in cells) + " |"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the step; with ``--check`` 1 when the page is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; 1 when the page differs")
    args = parser.parse_args(argv)
    if args.check:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
        if not same:
            print(f"{PAGE} is out of date: run scripts/document_rules.py", file=sys.stderr)
        return 0 if same else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
