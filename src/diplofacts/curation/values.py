"""Whether a value is one that a column's schema allows."""

from __future__ import annotations

import re

from ..articles import read_day
from ..datapackage import Field


def value_problem(column: Field, value: str) -> tuple[str, str]:
    """What of the column's schema a value breaks, and what is expected; two empty strings when none."""
    if not value:
        return ("an empty value", "a value") if column.required else ("", "")
    if column.enum and value not in column.enum:
        return "no term of the vocabulary", ", ".join(column.enum)
    if column.type == "integer" and not (value.isascii() and value.isdigit()):
        return "no whole number", "digits"
    if column.type == "date" and read_day(value) is None:
        return "no day", "YYYY-MM-DD"
    if column.minimum is not None and int(value) < column.minimum:
        return "too small a number", f"at least {column.minimum}"
    if column.pattern and not re.fullmatch(column.pattern, value):
        return "a malformed value", column.description
    return "", ""
