"""The page on validation says what the command does."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from diplofacts import validation
from diplofacts.validation.rendering import FORMATS, json_schema, to_text
from factory import make_package

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "validation.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text below a heading of the page."""
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_the_example_is_what_is_printed(tmp_path: Path) -> None:
    """The report on the page is the beginning of a real one."""
    (example,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.M | re.S)
    make_package(tmp_path, organizations=lambda rows: [row | {"kind": "newspaper"} for row in rows])
    assert to_text(validation.validate(tmp_path)).startswith(example)


def test_every_option_is_on_the_page() -> None:
    """The page has a row for each option of the command, and for no other."""
    parser = argparse.ArgumentParser(add_help=False)
    validation.add_arguments(parser)
    options = {option for action in parser._actions for option in action.option_strings}
    first_cells = re.findall(r"^\| (`-[^|]*) \|", section("Options"), re.M)
    documented = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(first_cells))
    assert set(documented) == options


def test_every_format_is_on_the_page() -> None:
    """The page has a row for each format, in their order."""
    assert re.findall(r"^\| `(\w+)` \|", section("Formats"), re.M) == list(FORMATS)


def test_every_key_of_the_report_is_on_the_page() -> None:
    """The keys of the JSON report and of an issue are those of the schema, with its words."""
    schema = json_schema()
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", section("The JSON report"), re.M)
    both = [*schema["properties"].items(), *schema["$defs"]["issue"]["properties"].items()]
    described = [(key, value.get("description", "`error` or `warning`")) for key, value in both]
    assert rows == described
