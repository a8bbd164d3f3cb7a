"""What the tables say of one article, as a coding: a row belongs to an article through its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from ..datapackage import TABLES, primary_key
from ..errors import PackageError, Problem
from ..spans import Span
from ..tables import Row, Tables, read_table
from .coding import Actor, ActorKind, Coding, Event, Person, Role, Statement
from .events import FIELDS

#: Longer evidence (a whole paragraph, say) tells too little of where an event is told.
_LONGEST_TELLING = 600


@frozen
class Facts:
    """The tables of a folder.

    Attributes:
        folder: the folder of the CSV files.
        tables: all tables; one that is not there has no rows.
        absent: the tables that are not there.
    """

    folder: Path
    tables: Tables = field(repr=False)
    absent: tuple[str, ...] = ()


def read_facts(folder: Path) -> Facts:
    """Read the tables of a folder, or of the ``facts/`` in it.

    Raises:
        PackageError: when no table is there, or one cannot be read.
    """
    if (folder / "facts").is_dir():
        folder = folder / "facts"
    absent = tuple(table for table in TABLES if not (folder / f"{table}.csv").is_file())
    if len(absent) == len(TABLES):
        raise PackageError(
            Problem("no table is there", path=str(folder), expected="people.csv, mentions.csv and the others",
                    hint="Give the folder of the tables with --facts.")
        )
    tables = {t: [] if t in absent else read_table(folder / f"{t}.csv", t) for t in TABLES}
    return Facts(folder, tables, absent)


def span_of(row: Row, table: str) -> Span | None:
    """The span of a row of ``mentions`` or ``evidence``; None when it has no characters.

    Raises:
        PackageError: when an offset is not a whole number.
    """
    offsets = []
    for column in ("start", "end"):
        if not row[column].lstrip("-").isdecimal():
            raise PackageError(
                Problem(f"an offset of {row[primary_key(table)]!r} is not a whole number",
                        path=f"{table}.csv", column=column, value=row[column], expected="an offset")
            )
        offsets.append(int(row[column]))
    return Span(*offsets) if 0 <= offsets[0] < offsets[1] else None


class Answers:
    """The codings that the tables give.

    Args:
        tables: all tables.

    Raises:
        PackageError: when an offset is not a whole number.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._names = {row["organization_id"]: row["name"] for row in tables["organizations"]}
        #: Records with evidence in an article, by article and table.
        self._told: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._spans: dict[tuple[str, str, str], list[tuple[Span, str]]] = defaultdict(list)
        for row in tables["evidence"]:
            if not row["source_id"] and not row["text"] and row["basis"] == "curated":
                continue
            self._told[row["source_id"], row["table"]].add(row["record_id"])
            span = span_of(row, "evidence")
            if span is not None:
                self._spans[row["table"], row["record_id"], row["source_id"]].append((span, row["field"]))
        self._mentions = _grouped(tables["mentions"], "source_id")
        self._statements = _grouped(tables["statements"], "source_id")
        self._actors = {
            table: _grouped(tables[table], parent)
            for table, parent in (
                ("meeting_actors", "meeting_id"),
                ("agreement_actors", "agreement_id"),
                ("statement_actors", "statement_id"),
            )
        }
        #: Tables whose rows have evidence at all.
        self._evidenced = {table for _, table in self._told}

    def coding(self, source_id: str) -> Coding:
        """What the tables say of one article.

        Raises:
            PackageError: when the span of a mention is none.
        """
        people = self._people(source_id)
        known = {person.key for person in people}
        return Coding(
            source_id,
            people=people,
            roles=tuple(
                Role(
                    row["role_id"], row["person_id"], row["office"], row["portfolio"], self._holder(row),
                    row["status"], next(iter(self._spans_of("roles", row["role_id"], source_id)), None),
                )
                for row in self._of("roles", source_id) if row["person_id"] in known
            ),
            meetings=self._events("meetings", source_id, None),
            agreements=self._events("agreements", source_id, "party"),
            statements=tuple(
                Statement(
                    row["statement_id"], row["kind"],
                    frozenset(
                        self._actor(actor) for actor in self._actors["statement_actors"][row["statement_id"]]
                        if actor["capacity"] == "speaker"
                    ),
                    tuple(self._spans_of("statements", row["statement_id"], source_id, "text")),
                    row["cue"], row["date"],
                )
                for row in self._statements[source_id]
            ),
        )  # fmt: skip

    def _people(self, source_id: str) -> tuple[Person, ...]:
        spans: dict[str, set[Span]] = defaultdict(set)
        for row in self._mentions[source_id]:
            span = span_of(row, "mentions")
            if span is None:
                raise PackageError(
                    Problem(f"the mention {row['mention_id']!r} has no characters", path="mentions.csv",
                            column="end", value=f"{row['start']}-{row['end']}", expected="start before end")
                )
            spans[row["person_id"]].add(span)
        return tuple(Person(key, frozenset(found)) for key, found in sorted(spans.items()))

    def _of(self, table: str, source_id: str) -> Iterable[Row]:
        told, key = self._told[source_id, table], primary_key(table)
        return (row for row in self._tables[table] if row[key] in told)

    def _spans_of(self, table: str, record: str, source_id: str, field: str = "") -> list[Span]:
        found = self._spans[table, record, source_id]
        return sorted(span for span, name in found if field in ("", name))

    def _events(self, table: str, source_id: str, capacity: str | None) -> tuple[Event, ...]:
        actor_table = table.removesuffix("s") + "_actors"
        actor_key, key = primary_key(actor_table), primary_key(table)
        # An event told in several articles has in each the actors that the article gives it.
        here = self._told[source_id, actor_table] if actor_table in self._evidenced else None
        return tuple(
            Event(
                row[key],
                frozenset(
                    self._actor(actor) for actor in self._actors[actor_table][row[key]]
                    if capacity in (None, actor["capacity"]) and (here is None or actor[actor_key] in here)
                ),
                tuple(s for s in self._spans_of(table, row[key], source_id) if len(s) <= _LONGEST_TELLING),
                {name: row[name] for name in FIELDS[table] if row[name]},
            )
            for row in self._of(table, source_id)
        )  # fmt: skip

    def _holder(self, row: Row) -> Actor:
        if row["country"]:
            return Actor(ActorKind.COUNTRY, row["country"])
        return Actor(ActorKind.ORGANIZATION, self._names.get(row["organization_id"], ""))

    def _actor(self, row: Mapping[str, str]) -> Actor:
        if row["person_id"]:
            return Actor(ActorKind.PERSON, row["person_id"])
        if row["country"]:
            return Actor(ActorKind.COUNTRY, row["country"])
        if row["organization_id"]:
            name = self._names.get(row["organization_id"], row["organization_id"])
            return Actor(ActorKind.ORGANIZATION, name)
        return Actor(ActorKind.WORDS, row.get("title") or row.get("text") or "")


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups
