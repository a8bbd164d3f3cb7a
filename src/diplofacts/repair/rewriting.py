"""Writing spans anew: in tables, decisions and digests, with all ids and references that say a place."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping

from attrs import define, evolve, field, frozen

from ..curation import Correction, Judgement, parse_candidate_id
from ..datapackage import DESCRIPTOR, schema
from ..errors import PackageError, Problem
from ..evidence import evidence_row
from ..spans import Span
from .anchoring import Quote
from .csvfile import CsvFile, Record
from .dataset import KEY_PLACE, Files, added_mentions, place_of, span_of
from .descriptor import with_digests

#: What stands between the spans of a text or cue in several parts (docs/data-model.md, Statements).
_JOIN = " … "
#: The tables whose ids say a place.
_PLACED = ("mentions", "statements", "statement_actors")


@frozen
class Moves:
    """What is to be written.

    Attributes:
        places: by article and quote, the new place and the words there.
        dropped: places whose rows are taken away.
        texts: the articles that are written, by id.
    """

    places: Mapping[tuple[str, Quote], tuple[Span, str]]
    dropped: frozenset[tuple[str, Quote]]
    texts: Mapping[str, str]


def rewrite(files: Files, moves: Moves) -> dict[str, bytes]:
    """The files that change, with their new bytes; records that do not change keep theirs.

    Args:
        files: the dataset; its records are altered.
        moves: what is to be written.

    Raises:
        PackageError: when two rows would have one id.
    """
    old = {file.path: file.data() for file in (*files.tables.values(), *files.decisions.values())}
    work = _Work(files, moves)
    work.run()
    tables = {file.path: table for table, file in files.tables.items()}
    new = {}
    for file in (*files.tables.values(), *files.decisions.values()):
        if file.path in work.touched:
            table = tables.get(file.path)
            key = schema(table).primary_key if table else ""
            new[file.path] = file.data(key)
            _check_keys(file, key)
    changed = {path: data for path, data in new.items() if data != old[path]}
    digests = {table: data for path, data in changed.items() if (table := tables.get(path))}
    if digests:
        before = (files.root / DESCRIPTOR).read_bytes()
        after = with_digests(before, digests)
        if after != before:
            changed[DESCRIPTOR] = after
    return changed


def _check_keys(file: CsvFile, key: str) -> None:
    seen: dict[str, int] = {}
    for row in file.rows() if key else ():
        if row[key] in seen:
            raise PackageError(
                Problem(
                    "two rows would have one id",
                    path=file.path,
                    row=row.line,
                    column=key,
                    value=row[key],
                    expected=f"another id than line {seen[row[key]]}",
                    hint="Run 'diplofacts validate' and mend the table first.",
                )
            )
        seen[row[key]] = row.line


@define(eq=False)
class _Work:
    files: Files
    moves: Moves
    ids: dict[str, dict[str, str]] = field(factory=lambda: {table: {} for table in _PLACED})
    # The ids that are there after all renaming.
    present: dict[str, set[str]] = field(factory=dict)
    rules: dict[str, str] = field(factory=dict)
    touched: set[str] = field(factory=set)
    # The place and the words of each row of evidence before anything was moved, by record.
    before: dict[int, tuple[Span | None, str]] = field(factory=dict)
    # New places by article and old place.
    spans: dict[tuple[str, Span], Span] = field(factory=dict)

    def run(self) -> None:
        if not self.moves.texts and not self.moves.dropped:
            return
        evidence = self.files.tables["evidence"]
        conventional = {id(row) for row in evidence.rows() if row["evidence_id"] == _evidence_id(row)}
        self.before = {id(row): (span_of(row["start"], row["end"]), row["text"]) for row in evidence.rows()}
        self.spans = {(source, quote.span): new for (source, quote), (new, _) in self.moves.places.items()}
        self._drop()
        self._mentions()
        for row in evidence.rows():
            self._span(row, "evidence")
        self._statements()
        self._actors()
        for table in _PLACED:
            key = schema(table).primary_key
            self.present[table] = {row[key] for row in self.files.tables[table].rows()}
        for name, action in (
            ("corrections", self._correction),
            ("judgements", self._judgement),
            ("identifiers", self._identifier),
        ):
            self._each(name, action)
        self._references()
        self._evidence(conventional)
        self._sources()

    def _each(self, name: str, action: Callable[[Record], None]) -> None:
        file = self.files.decisions.get(name)
        if file is None:
            return
        if name == "corrections":
            self._added(file)
        for row in file.rows():
            action(row)
        if any(row.changed for row in file.rows()):
            self.touched.add(file.path)

    def _moved(self, source: str, start: str, end: str, words: str) -> tuple[Span, str] | None:
        span = span_of(start, end)
        return self.moves.places.get((source, Quote(span, words))) if span else None

    def _span(self, row: Record, table: str) -> bool:
        """Move the span of a row; whether it did."""
        moved = self._moved(row["source_id"], row["start"], row["end"], row["text"])
        if moved is None:
            return False
        span, words = moved
        row.set({"start": str(span.start), "end": str(span.end), "text": words})
        if row.changed:
            self.touched.add(self.files.tables[table].path)
        return True

    def _mentions(self) -> None:
        for row in self.files.tables["mentions"].rows():
            own = f"{row['source_id']}-m{row['start']}-{row['end']}"
            if self._span(row, "mentions") and row["mention_id"] == own:
                self._rename(
                    "mentions", row, "mention_id", f"{row['source_id']}-m{row['start']}-{row['end']}"
                )

    def _statements(self) -> None:
        parts: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for row in self.files.tables["evidence"].rows():
            if row["table"] == "statements" and row["field"] in ("text", "cue"):
                parts[row["record_id"], row["field"]].append(row)
        for row in self.files.tables["statements"].rows():
            record, source = row["statement_id"], row["source_id"]
            content = parts[record, "text"]
            old = [span for part in content if (span := self.before[id(part)][0])]
            new = [span for part in content if (span := span_of(part["start"], part["end"]))]
            if not old or source not in self.moves.texts:
                continue
            for name in ("text", "cue"):
                words = [(int(p["start"] or 0), p["text"]) for p in parts[record, name]]
                if words and any(p.changed for p in parts[record, name]):
                    row.set({name: _JOIN.join(text for _, text in sorted(words))})
            if record == _statement_id(source, old):
                self._rename("statements", row, "statement_id", _statement_id(source, new))
            if row.changed:
                self.touched.add(self.files.tables["statements"].path)

    def _rename(self, table: str, row: Record, column: str, name: str) -> None:
        if name != row[column]:
            self.ids[table][row[column]] = name
            row.set({column: name})
            self.touched.add(self.files.tables[table].path)

    def _actors(self) -> None:
        """The id of a statement's actor begins with that of the statement."""
        for row in self.files.tables["statement_actors"].rows():
            record, statement = row["statement_actor_id"], row["statement_id"]
            renamed = self.ids["statements"].get(statement)
            if renamed and record.startswith(statement + "--"):
                self._rename(
                    "statement_actors", row, "statement_actor_id", renamed + record[len(statement) :]
                )

    def _record(self, record: str, table: str) -> str:
        """The new id of a record whose id says a place."""
        if table not in self.ids or record in self.ids[table]:
            return self.ids.get(table, {}).get(record, record)
        # A record that a correction deletes: no row says its words, the old text did.
        place = place_of(record, self.moves.texts)
        if place is None or record in self.present[table]:
            return record
        statement = evolve(place, actor="")
        renamed = self.ids["statements"].get(statement.at(place.span))
        if renamed:
            return renamed + place.actor
        return place.at(self.spans.get((place.source, place.span), place.span))

    def _added(self, corrections: CsvFile) -> None:
        for lines in added_mentions(corrections).values():
            cells = {column: row["new"] for column, row in lines.items()}
            place = (cells.get(c, "") for c in ("source_id", "start", "end", "text"))
            moved = self._moved(*place)
            if moved:
                span, words = moved
                for column, value in (("start", str(span.start)), ("end", str(span.end)), ("text", words)):
                    lines[column].set({"new": value})

    def _correction(self, row: Record) -> None:
        before = _correction_rule(row)
        moved = self._moved(row["source_id"], row["start"], row["end"], row["text"])
        if moved:
            span, words = moved
            row.set({"start": str(span.start), "end": str(span.end), "text": words})
        row.set({"record": self._record(row["record"], row["table"])})
        target = _target(row["table"], row["field"])
        if target in self.ids:
            row.set({column: self._record(row[column], target) for column in ("old", "new") if row[column]})
        self.rules[before] = _correction_rule(row)

    def _judgement(self, row: Record) -> None:
        before = _judgement_rule(row)
        for side in ("left", "right"):
            candidate = parse_candidate_id(row[side])
            if candidate:
                source, kind, span = candidate
                moved = self.moves.places.get((source, Quote(span, row[f"{side}_text"])))
                if moved:
                    place, words = moved
                    row.set({side: f"{source}:{kind}:{place.start}-{place.end}", f"{side}_text": words})
        self.rules[before] = _judgement_rule(row)

    def _identifier(self, row: Record) -> None:
        found = KEY_PLACE.match(row["key"])
        span = span_of(found["start"], found["end"]) if found else None
        source = row["first_source"]
        if found is None or span is None or source not in self.moves.texts:
            return
        new = self.spans.get((source, span))
        if new:
            row.set({"key": f"{found['before']}{new.start}-{new.end}{row['key'][found.end() :]}"})

    def _references(self) -> None:
        """Give every column that refers to a renamed row the new id."""
        for table, file in self.files.tables.items():
            for row in file.rows():
                for reference in schema(table).foreign_keys:
                    column, target = reference.fields[0], reference.resource
                    row.set({column: self.ids.get(target, {}).get(row[column], row[column])})
                if row.changed:
                    self.touched.add(file.path)

    def _evidence(self, conventional: set[int]) -> None:
        for row in self.files.tables["evidence"].rows():
            row.set({"record_id": self._record(row["record_id"], row["table"])})
            row.set({"rule": self.rules.get(row["rule"], row["rule"])})
            if row["table"] == "statements" and row["value"] == self.before[id(row)][1]:
                # The words of a statement are what its row says; other values are coded, and stay.
                row.set({"value": row["text"]} if row["field"] in ("text", "cue") else {})
            if id(row) in conventional:
                row.set({"evidence_id": _evidence_id(row)})
            if row.changed:
                self.touched.add(self.files.tables["evidence"].path)

    def _sources(self) -> None:
        for row in self.files.tables["sources"].rows():
            text = self.moves.texts.get(row["source_id"])
            if text is not None:
                digest = hashlib.sha256(text.encode()).hexdigest()
                row.set({"sha256": digest, "characters": str(len(text))})
            if row.changed:
                self.touched.add(self.files.tables["sources"].path)

    def _drop(self) -> None:
        """Take away mentions and evidence of dropped places, and statements whose content is dropped."""
        if not self.moves.dropped:
            return

        def dropped(row: Record) -> bool:
            span = span_of(row["start"], row["end"])
            return span is not None and (row["source_id"], Quote(span, row["text"])) in self.moves.dropped

        tables = self.files.tables
        gone = {
            row["record_id"]
            for row in tables["evidence"].rows()
            if row["table"] == "statements" and row["field"] == "text" and dropped(row)
        }
        self._keep("mentions", lambda row: not dropped(row))
        self._keep("statements", lambda row: row["statement_id"] not in gone)
        actors = {
            row["statement_actor_id"]
            for row in tables["statement_actors"].rows()
            if row["statement_id"] in gone
        }
        self._keep("statement_actors", lambda row: row["statement_actor_id"] not in actors)
        self._keep(
            "evidence",
            lambda row: (
                not dropped(row)
                and not (
                    (row["table"] == "statements" and row["record_id"] in gone)
                    or (row["table"] == "statement_actors" and row["record_id"] in actors)
                )
            ),
        )
        for row in tables["evidence"].rows():
            if row["statement_id"] in gone:
                row.set({"statement_id": ""})

    def _keep(self, table: str, wanted: Callable[[Record], bool]) -> None:
        file = self.files.tables[table]
        kept = [record for record in file.records if not record.cells or wanted(record)]
        if len(kept) < len(file.records):
            file.records = kept
            self.touched.add(file.path)


def _statement_id(source: str, spans: list[Span]) -> str:
    """The id of a statement with such content (docs/data-model.md, Identifiers)."""
    return f"{source}-s{min(spans).start}-{max(spans).end}"


def _evidence_id(row: Record) -> str:
    """The id that a row of evidence has by its place and content."""
    return evidence_row(
        row["table"],
        row["record_id"],
        row["field"],
        row["basis"],
        row["rule"],
        row["value"],
        row["source_id"],
        span_of(row["start"], row["end"]),
    )["evidence_id"]


def _correction_rule(row: Record) -> str:
    span = span_of(row["start"], row["end"]) if row["source_id"] else None
    return Correction(
        action=row["action"],
        table=row["table"],
        record=row["record"],
        field=row["field"],
        old=row["old"],
        new=row["new"],
        source_id=row["source_id"],
        span=span,
    ).rule


def _judgement_rule(row: Record) -> str:
    return Judgement(left=row["left"], right=row["right"], decision=row["decision"]).rule


def _target(table: str, column: str) -> str:
    """The table that a column refers to; empty for other columns."""
    try:
        keys = schema(table).foreign_keys
    except PackageError:
        return ""
    return next((key.resource for key in keys if key.fields[0] == column), "")
