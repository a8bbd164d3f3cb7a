"""Loading a data package: tables of typed records, their relations and their evidence."""

from __future__ import annotations

import hashlib
import os
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from .. import swap
from ..datapackage import TABLES, data_root, nearest, primary_key, read_descriptor, schema, table_name
from ..errors import PackageError, Problem, UnknownRecordError
from ..records import (
    RECORDS,
    Agreement,
    AgreementActor,
    Evidence,
    Meeting,
    MeetingActor,
    Mention,
    Organization,
    Person,
    Record,
    Role,
    Source,
    Statement,
    StatementActor,
)
from ..schemas import singular
from .table import Table

if TYPE_CHECKING:
    from ..crosswalks import Event
    from ..questions import Entry, Explanation
    from ..records.periods import PeriodLike

__all__ = ["Dataset", "Table", "load"]


class Dataset:
    """A data package of diplomatic facts: one attribute a table, each a :class:`Table` of records.

    Opening reads the descriptor alone; a table is read when it is first used.

    Args:
        root: the folder of the data package.
        descriptor: the content of its ``datapackage.json``.

    Raises:
        PackageError: when the descriptor lacks a table, or a path leaves the folder.
    """

    sources: Table[Source]
    people: Table[Person]
    mentions: Table[Mention]
    organizations: Table[Organization]
    roles: Table[Role]
    meetings: Table[Meeting]
    meeting_actors: Table[MeetingActor]
    agreements: Table[Agreement]
    agreement_actors: Table[AgreementActor]
    statements: Table[Statement]
    statement_actors: Table[StatementActor]
    evidence: Table[Evidence]

    def __init__(self, root: Traversable, descriptor: dict[str, Any]) -> None:
        self.root = root
        self.descriptor = descriptor
        listed = descriptor.get("resources")
        resources = {r.get("name"): r for r in listed or () if isinstance(r, dict)}
        self._tables: dict[str, Table[Any]] = {}
        for name, record in RECORDS.items():
            path = resources.get(name, {}).get("path")
            if not isinstance(path, str):
                raise PackageError(
                    Problem(
                        f"the data package has no table {name!r}",
                        path=str(root / "datapackage.json"),
                        column="resources",
                        expected=f'a resource named "{name}" with a path',
                        hint="Build the dataset with this release of diplofacts.",
                    )
                )
            self._tables[name] = Table(self, record, self._inside(path))
            setattr(self, name, self._tables[name])

    @property
    def name(self) -> str:
        """The dataset's name."""
        return str(self.descriptor.get("name", ""))

    @property
    def title(self) -> str:
        """The dataset's title, or its name when it has none."""
        return str(self.descriptor.get("title") or self.name)

    @property
    def version(self) -> str:
        """The dataset's version; empty when the descriptor gives none."""
        return str(self.descriptor.get("version", ""))

    def table(self, name: str) -> Table[Any]:
        """The table of that name.

        Raises:
            PackageError: when there is no such table; names the nearest.
        """
        return self._tables[table_name(name)]

    def find(self, reference: str) -> Record:
        """The record that a reference names.

        Args:
            reference: ``table:id`` with the table in the plural or singular (``statements:ID``,
                ``person:ID``), or an id alone, which is then sought in all tables in their order.

        Raises:
            UnknownRecordError: when there is none; names the nearest ids.
            PackageError: when there is no such table; names the nearest.
        """
        table, colon, key = reference.partition(":")
        if not colon:
            for name in TABLES:
                if reference in self.table(name):
                    found: Record = self.table(name)[reference]
                    return found
            known = [key for name in TABLES[:-1] for key in self.table(name).column(primary_key(name))]
            raise UnknownRecordError(
                Problem(
                    "no record has this id", value=reference,
                    hint=nearest(reference, known[:5000])
                    or "`diplofacts show ARTICLE` lists what an article says.",
                )
            )  # fmt: skip
        plural = {singular(name): name for name in TABLES} | {"article": "sources"}
        record: Record = self.table(table_name(plural.get(table, table)))[key]
        return record

    def evidence_for(self, record: Record, field: str | None = None) -> tuple[Evidence, ...]:
        """The words that support a record, or one cell of it, in the order of articles and places.

        Mentions are their own evidence (``mention.span``), and articles have none.

        Args:
            record: a record of this dataset.
            field: a column of it, or ``*`` for the record as a whole; all evidence when None.

        Raises:
            PackageError: when the record's table has no such column; names the nearest.
        """
        if not isinstance(record, Record):
            raise TypeError(
                f"evidence_for takes a record of the dataset, not {type(record).__name__}: "
                "get one by its id, e.g. dataset.people['ID']"
            )
        if field is not None and field != "*":
            schema(record.table_name).field(field)
        cells = {"record_id": record.id, "table": record.table_name}
        if field is not None:
            cells["field"] = field
        found = self.evidence.where(**cells)
        return tuple(sorted(found, key=lambda row: (row.source_id or "", row.start or 0, row.end or 0)))

    def article(self, source: str | Source) -> str:
        """The text of an article, whole and unchanged: what the spans count in.

        Args:
            source: an article or its id.

        Raises:
            UnknownRecordError: when there is no such article.
            PackageError: when the data package came without its text, or the text is another than the
                one that was coded.
        """
        known = source if isinstance(source, Source) else self.sources[source]
        file = self._inside(known.path)
        try:
            data = file.read_bytes()
        except OSError:
            raise PackageError(
                Problem(
                    "the article's text is not there",
                    path=str(file),
                    hint="The texts may not be passed on everywhere: put the file there to read it.",
                )
            ) from None
        digest = hashlib.sha256(data).hexdigest()
        if digest != known.sha256:
            raise PackageError(
                Problem(
                    "the article is not the one that was coded",
                    path=str(file),
                    value=digest,
                    expected=known.sha256,
                    hint="Restore the file, or build the dataset again.",
                )
            )
        return data.decode("utf-8")

    def to_pandas(self) -> dict[str, Any]:
        """All tables as data frames, by name; see :meth:`Table.to_pandas`."""
        return {name: table.to_pandas() for name, table in self._tables.items()}

    def to_polars(self) -> dict[str, Any]:
        """All tables as polars data frames, by name; see :meth:`Table.to_polars`."""
        return {name: table.to_polars() for name, table in self._tables.items()}

    def to_arrow(self) -> dict[str, Any]:
        """All tables as Arrow tables, by name; see :meth:`Table.to_arrow`."""
        return {name: table.to_arrow() for name, table in self._tables.items()}

    def to_duckdb(self) -> Any:
        """A ``duckdb.DuckDBPyConnection`` to a database in memory, with all tables under their names.

        Vocabularies are ENUMs, dates DATE, offsets BIGINT; after an EDTF column come its first and last day.
        A file with keys, comments and views is written by ``diplofacts export duckdb``.

        Raises:
            MissingExtraError: when duckdb or pyarrow is not installed.
            PackageError: when a cell is no value of its column.
        """
        from .frames import to_duckdb

        return to_duckdb(self._tables)

    def explain(self, record: Record | str) -> Explanation:
        """The sentences of the articles behind a record, with the supporting words marked.

        Args:
            record: a record, or its reference (``meetings:ID``, ``person:ID``, an id).

        Returns:
            What prints as text, ``show()`` marks in a terminal, and a notebook shows as HTML.

        Raises:
            UnknownRecordError: when there is no such record.
        """
        from ..questions import explain

        return explain(self.find(record) if isinstance(record, str) else record)

    def timeline(
        self,
        *,
        country: str | None = None,
        participant: str | None = None,
        period: PeriodLike | None = None,
        possibly: bool = True,
    ) -> tuple[Entry, ...]:
        """Meetings, agreements and statements in order; see :func:`diplofacts.questions.timeline`."""
        from ..questions import timeline

        return timeline(self, country=country, participant=participant, period=period, possibly=possibly)

    def graph(self) -> Any:
        """People, organizations and countries joined by what they did: a ``networkx.MultiGraph``.

        See :func:`diplofacts.questions.graph`.

        Raises:
            MissingExtraError: when networkx is not installed.
        """
        from ..questions import graph

        return graph(self)

    def to_events(self) -> tuple[Event, ...]:
        """Events between two states, with dates, codes of other schemes and the articles that tell them.

        See :func:`diplofacts.crosswalks.to_events`.
        """
        from ..crosswalks import to_events

        return to_events(self)

    def __repr__(self) -> str:
        version = f" {self.version}" if self.version else ""
        return f"<Dataset {self.name}{version}: {self.title}>"

    def _repr_html_(self) -> str:
        from ..records.pages import counts_html

        caption = f"{self.title} {self.version}".strip()
        return counts_html(caption, {name: len(table) for name, table in self._tables.items()})

    def _inside(self, path: str) -> Traversable:
        parts = PurePosixPath(path)
        if parts.is_absolute() or ".." in parts.parts or "\\" in path or "://" in path:
            raise PackageError(
                Problem(
                    "the path leaves the data package",
                    path=str(self.root),
                    value=path,
                    expected="a path relative to datapackage.json, with forward slashes and no ..",
                )
            )
        return self.root.joinpath(*parts.parts)


def load(path: str | os.PathLike[str] | None = None) -> Dataset:
    """Open a data package; a build that was killed while it replaced files is completed or undone first.

    Args:
        path: its folder or ``datapackage.json``; the packaged data when None.

    Raises:
        PackageError: when there is none, or it is malformed; says where and what to do.
    """
    if path is None:
        root = data_root()
    else:
        given = Path(path)
        root = given if given.is_dir() else given.parent
        swap.recover(root)
    return Dataset(root, read_descriptor(root if path is None else Path(path)))
