"""CSV that spreadsheets open safely: a cell that begins like a formula gets an apostrophe before it.

The characters are those of the OWASP page on CSV injection (https://owasp.org/www-community/attacks/CSV_Injection).
Numbers stay numbers. The apostrophe is part of the file: read ``facts/`` itself to get the cells as coded.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..datapackage import columns

if TYPE_CHECKING:
    from ..dataset import Dataset

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before it when a spreadsheet could take it for a formula."""
    # A spreadsheet may strip blanks before it looks, and a control character may hide what follows.
    seen = cell.lstrip(" \0\u00a0\ufeff\u200b")
    return "'" + cell if seen.startswith(_FORMULA) else cell


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A folder of CSV files (UTF-8 with a mark that Excel needs, RFC 4180 line ends)."""
    target.mkdir()
    for table in tables:
        names = columns(table)
        cells = [dataset.table(table).column(name) for name in names]
        with (target / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(names)
            writer.writerows([harmless(cell).replace("\0", "\ufffd") for cell in row]
                             for row in zip(*cells, strict=True))  # fmt: skip
