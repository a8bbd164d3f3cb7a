"""Write ``docs/rules.md`` from the tables of rules; ``--check`` only says whether it is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from diplofacts.validation.report import WARNING
from diplofacts.validation.rules import FAMILIES, Rule, rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"

_HEAD = """\
# Rules of `diplofacts validate`

<!-- Made by scripts/document_rules.py from src/diplofacts/validation/rules/*.toml; change it there. -->

Codes are stable: one never changes its meaning and is never used again. A package that breaks a rule is not
valid, unless the rule is a warning. Rows are given as lines of the file, also after quoted line breaks. The
words in braces differ from place to place.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return _HEAD + "".join(_family(*family) for family in FAMILIES)


def _family(letter: str, _file: str, title: str) -> str:
    found = [rule for code, rule in rules().items() if code.startswith(letter)]
    head = f"\n## {title}\n\n| code | rule | what holds |\n|---|---|---|\n"
    rows = "".join(
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name.lower()}) | `{rule.name}` | {_cell(rule.title)} |\n"
        for rule in found
    )
    return (
        head + rows + "".join(f"\n### {rule.code} {rule.name}\n\n" + "".join(_rule(rule)) for rule in found)
    )


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{rule.title}{' A warning.' if rule.severity == WARNING else ''}\n\n"
    yield f"- Breaks it: {rule.example}\n"
    yield f"- Fix: {rule.fix}\n"
    yield f"- Says: “{rule.message}”{f', expected: “{rule.expected}”' if rule.expected else ''}\n"
    if rule.frictionless:
        yield f"- In frictionless: `{rule.frictionless}`\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


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
