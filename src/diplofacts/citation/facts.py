"""One fact as one cites it: the record, and the words of the articles that say it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ..errors import PackageError, Problem
from ..records import Evidence, Mention, Record, Source
from ..schemas import singular
from .works import one_line

if TYPE_CHECKING:
    from ..dataset import Dataset



@frozen
class Quote:
    """Words of an article.

    Attributes:
        start, end: half-open interval of code points of the article's text.
        text: the words as printed, on one line.
        source_id, title, publisher, url: of the article; empty where not known.
        published: its day.
    """

    start: int
    end: int
    text: str
    source_id: str
    title: str
    publisher: str
    published: datetime.date
    url: str

    @property
    def article(self) -> str:
        """The article in a few words: title or id, publisher, day, address."""
        named = f"“{self.title}”" if self.title else f"article {self.source_id}"
        parts = (named, self.publisher, self.published.isoformat(), self.url)
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"“{self.text}” (characters {self.start}-{self.end} of {self.article})"


@frozen
class Fact:
    """A record of a dataset.

    Attributes:
        table: its table.
        id: its identifier; with the table it finds the record again at the same version.
        quotes: the words that support it, in the order of articles and places; empty for a fact that no
            words support.
    """

    table: str
    id: str
    quotes: tuple[Quote, ...]

    @property
    def reference(self) -> str:
        """``table:id``, as ``diplofacts cite`` takes it."""
        return f"{self.table}:{self.id}"

    @property
    def title(self) -> str:
        """The kind of record and its id."""
        return f"{singular(self.table).replace('_', ' ').capitalize()} {self.id}"

    @property
    def note(self) -> str:
        """The words and where they stand, in a sentence."""
        return "; ".join(map(str, self.quotes)) or "Curated: no words of an article support it"


def find_record(dataset: Dataset, reference: str) -> Record:
    """The record that a reference names.

    Args:
        dataset: where to look.
        reference: ``table:id`` with the table in the plural or singular (``statements:ID``, ``person:ID``),
            or an id alone, which is then sought in all tables in the order of the data model.

    Raises:
        UnknownRecordError: when there is none; names the nearest ids.
        PackageError: when there is no such table; names the nearest.
    """
    return dataset.find(reference)


def read_fact(record: Record) -> Fact:
    """The fact that a record states.

    The words are those that support the record as a whole, or a statement's content, or else all that
    support one of its cells; words inside longer ones are left out.

    Raises:
        PackageError: when the record belongs to no dataset.
    """
    if isinstance(record, Source):
        raise PackageError(
            Problem(
                "an article is no fact of the dataset", value=record.id,
                hint="Cite the article itself, or a record that it supports.",
            )
        )  # fmt: skip
    return Fact(record.table_name, record.id, tuple(_quotes(record)))


def _quotes(record: Record) -> Iterator[Quote]:
    dataset = record.dataset
    if isinstance(record, (Evidence, Mention)):
        spoken: Iterable[Evidence | Mention] = (record,)
    else:
        whole = "text" if record.table_name == "statements" else "*"
        spoken = dataset.evidence_for(record, whole) or dataset.evidence_for(record)
    found = {
        (row.source_id, row.start, row.end): row.text
        for row in spoken
        if row.source_id and row.start is not None and row.end is not None
    }
    for (source_id, start, end), text in sorted(found.items()):
        inside = any(
            source_id == other and (start, end) != (first, last) and first <= start and end <= last
            for other, first, last in found
        )
        if not inside:
            source = dataset.sources[source_id]
            yield Quote(
                start=start,
                end=end,
                text=one_line(text or ""),
                source_id=source_id,
                title=one_line(source.title or ""),
                publisher=one_line(source.publisher or ""),
                published=source.published,
                url=one_line(source.url or ""),
            )
