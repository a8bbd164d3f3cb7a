"""How the characters of a file make a table (https://datapackage.org/standard/table-dialect/)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any

from attrs import frozen

#: What version 1 of the standard says of CSV, and its other home: nested under ``csv``.
_CSV_KEYS = {
    "delimiter": "delimiter",
    "lineTerminator": "line_terminator",
    "quoteChar": "quote_char",
    "doubleQuote": "double_quote",
    "escapeChar": "escape_char",
    "nullSequence": "null_sequence",
    "skipInitialSpace": "skip_initial_space",
}
_TABLE_KEYS = {
    "header": "header",
    "headerRows": "header_rows",
    "headerJoin": "header_join",
    "headerCase": "header_case",
    "commentChar": "comment_char",
    "commentRows": "comment_rows",
    "skipBlankRows": "skip_blank_rows",
}


@frozen(eq=False, repr=False)
class Dialect:
    """A table dialect with the standard's defaults; nothing is guessed from the file.

    Attributes:
        delimiter, quote_char, escape_char: one character each, or "" for none.
        line_terminator: as described; any of ``\\n``, ``\\r\\n`` and ``\\r`` ends a record whatever it says.
        double_quote: a doubled quotation mark inside a quoted cell stands for one. As frictionless has it,
            that holds without an escape character also where it is false.
        null_sequence: a cell that is null, beside the missing values of the schema.
        skip_initial_space: white space after a delimiter does not count.
        header: whether there is a header.
        header_rows: the numbers of the records that make it, counted from 1.
        header_join: what joins the labels of several header rows.
        header_case: whether upper and lower case differ in labels.
        comment_char, comment_rows: records that do not count: those that begin so, those with these numbers.
        skip_blank_rows: whether records with empty cells alone do not count.
    """

    delimiter: str = ","
    line_terminator: str = "\r\n"
    quote_char: str = '"'
    double_quote: bool = True
    escape_char: str = ""
    null_sequence: str | None = None
    skip_initial_space: bool = False
    header: bool = True
    header_rows: tuple[int, ...] = (1,)
    header_join: str = " "
    header_case: bool = True
    comment_char: str = ""
    comment_rows: tuple[int, ...] = ()
    skip_blank_rows: bool = False

    @classmethod
    def make(cls, described: Mapping[str, Any], format: str = "csv") -> Dialect:
        """The dialect that a checked descriptor gives; values of a wrong type are passed over."""
        values: dict[str, Any] = {"delimiter": "\t"} if format == "tsv" else {}
        nested = described.get("csv")
        parts = [described, nested if isinstance(nested, Mapping) else {}]
        for keys, sources in ((_TABLE_KEYS, parts[:1]), (_CSV_KEYS, parts)):
            for source in sources:
                for key, name in keys.items():
                    value = source.get(key)
                    if key == "headerRows" and value is False:
                        value = []
                    default = getattr(cls(), name) if name != "null_sequence" else ""
                    if isinstance(default, tuple) and isinstance(value, list):
                        if all(type(one) is int for one in value):
                            values[name] = tuple(value)
                    elif type(value) is type(default):
                        values[name] = value
        for name in ("delimiter", "quote_char", "escape_char"):
            if len(values.get(name, "")) > 1 or (name == "delimiter" and values.get(name) == ""):
                del values[name]
        return cls(**values)

    @property
    def first_content(self) -> int:
        """The number of the first record, counted from 1, that can be a row."""
        return self.header_rows[-1] + 1 if self.header and self.header_rows else 1

    def csv_options(self) -> dict[str, Any]:
        """The same for :func:`csv.reader`, as frictionless gives it."""
        return {
            "delimiter": self.delimiter,
            "doublequote": self.double_quote if self.escape_char else True,
            "escapechar": self.escape_char or None,
            "quotechar": self.quote_char or None,
            "quoting": csv.QUOTE_MINIMAL if self.quote_char else csv.QUOTE_NONE,
            "skipinitialspace": self.skip_initial_space,
        }
