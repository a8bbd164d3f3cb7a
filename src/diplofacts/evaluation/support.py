"""Evidence: whether spans are the words they say they are, and whether every filled cell has some."""

from __future__ import annotations

from attrs import frozen

from ..datapackage import primary_key
from ..tables import Tables
from .answers import span_of
from .tally import Fault, fault
from .texts import Texts

#: The cells that must have evidence where they are filled; every row of these tables must have some too.
CELLS = {
    "roles": ("title", "office", "portfolio", "country"),
    "meetings": ("kind", "start", "end", "venue", "city", "country"),
    "agreements": ("title", "kind", "signed", "effective", "term", "city", "country"),
    "statements": ("text", "cue", "date"),
}

#: The field of evidence for a whole row.
ROW = "*"


@frozen
class Support:
    """Counts over all rows of the tables, whether or not their article is coded by hand.

    Attributes:
        rows: rows of the table ``evidence``.
        bad: spans, of mentions too, that are not the words of the text.
        cells: rows and filled cells that must have evidence.
        supported: those that have.
    """

    rows: int
    bad: int
    cells: int
    supported: int


def check_support(tables: Tables, texts: Texts) -> tuple[Support, list[Fault]]:
    """Compare every span with its text and look for the evidence of every filled cell.

    Raises:
        PackageError: when an offset is not a whole number.
        ArticleError: when an article is not UTF-8.
    """
    faults = []
    for table in ("evidence", "mentions"):
        for row in tables[table]:
            if table == "evidence" and row["basis"] == "curated" and not (row["source_id"] or row["text"]):
                continue
            text, span = texts.get(row["source_id"]), span_of(row, table)
            if text is None and table == "mentions":
                # Told once already, by the evidence of the mention.
                continue
            said = None if text is None or span is None else text[span.start : span.end]
            if said != row["text"]:
                faults.append(
                    fault("evidence", f"{table}.text", row["source_id"], text or "", span,
                          row[primary_key(table)], row["text"], "" if said is None else said)
                )
    bad = len(faults)
    cited = {(row["table"], row["record_id"], row["field"]) for row in tables["evidence"]}
    cells = supported = 0
    for table, columns in CELLS.items():
        for row in tables[table]:
            record = row[primary_key(table)]
            for column in (ROW, *(c for c in columns if row[c])):
                cells += 1
                if (table, record, column) in cited:
                    supported += 1
                else:
                    value = row[column] if column != ROW else ""
                    faults.append(
                        fault("evidence", f"{table}.{column}", row.get("source_id", ""), record=record,
                              found=value)
                    )
    return Support(len(tables["evidence"]), bad, cells, supported), faults
