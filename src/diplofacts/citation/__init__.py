"""Citing the dataset at its version, or one fact of it, in the styles that reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..datapackage import data_root, nearest, read_descriptor
from ..errors import PackageError, Problem
from ..records import Record
from .facts import Fact, Quote, find_record, read_fact
from .styles import STYLES
from .works import Creator, Licence, Work, one_line, read_work

if TYPE_CHECKING:
    from ..dataset import Dataset

__all__ = [
    "STYLES",
    "Creator",
    "Fact",
    "Licence",
    "Quote",
    "Work",
    "cite",
    "find_record",
    "one_line",
    "read_fact",
    "read_work",
]


def cite(dataset: Dataset | None = None, *, style: str = "bibtex", record: str | Record | None = None) -> str:
    """How to cite a dataset at its version, or one fact of it.

    What the descriptor does not say (a year, an author) is left out; nothing is invented. A fact comes with
    the words that support it, the code points at which they stand, and the article.

    Args:
        dataset: the packaged data when None.
        style: ``bibtex``, ``ris``, ``csl-json`` or ``apa``.
        record: the fact: a record of the dataset, or its reference (``statements:ID``, ``person:ID``, an id).

    Returns:
        The citation, with a final newline.

    Raises:
        PackageError: when there is no such style or table.
        UnknownRecordError: when there is no such record.
        TypeError: when ``dataset`` or ``record`` is something else.
    """
    given: tuple[object, object] = (dataset, record)
    if isinstance(given[0], str) or not isinstance(given[1], (str, Record, type(None))):
        raise TypeError(
            "cite takes a dataset that is loaded, and a record or its reference: "
            'cite(style="apa"), cite(dataset, record="person:ID")'
        )
    if style not in STYLES:
        raise PackageError(
            Problem("no such style of citation", value=style, expected="one of " + ", ".join(STYLES),
                    hint=nearest(style, list(STYLES)))
        )  # fmt: skip
    fact = None
    if record is not None:
        if isinstance(record, str):
            if dataset is None:
                from ..dataset import load

                dataset = load()
            record = find_record(dataset, record)
        fact = read_fact(record)
        dataset = dataset or record.dataset
    descriptor = read_descriptor(data_root()) if dataset is None else dataset.descriptor
    return STYLES[style](read_work(descriptor), fact)
