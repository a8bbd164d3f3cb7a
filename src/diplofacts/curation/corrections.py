"""Applying corrections to the tables; one that no longer fits what it corrects stops the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..articles import Article
from ..candidates import CURATED
from ..datapackage import TABLES, Field, nearest, schema
from ..errors import CurationError, Problem
from ..evidence import evidence_row
from ..spans import Span
from ..tables import Row, Tables
from .records import Correction, Curation, Judgement, parse_candidate_id
from .values import value_problem

# Sources are what raw/ holds, evidence is what the other tables rest on: neither is an editor's to write.
_CORRECTABLE = tuple(table for table in TABLES if table not in ("sources", "evidence"))
_JOIN = " … "


def check_texts(curation: Curation, articles: Sequence[Article]) -> None:
    """Check that the words an editor saw still stand where the editor saw them.

    Raises:
        CurationError: with every decision whose article is gone or whose words have changed.
    """
    texts = {article.source_id: article.text for article in articles}
    problems: list[Problem] = []
    for judgement in curation.judgements:
        problems += _judged_words(judgement, texts)
    for correction in curation.corrections:
        if correction.span is not None:
            wrong = _words(texts, correction.source_id, correction.span, correction.text)
            if wrong:
                problems.append(correction.problem(
                    wrong, "text", correction.text,
                    hint="Look the words up in the article and correct source_id, start, end and text, "
                    "or remove the row."))
    if problems:
        raise CurationError(*problems)


def apply_corrections(
    tables: Mapping[str, Sequence[Mapping[str, str]]], curation: Curation, articles: Sequence[Article]
) -> tuple[Tables, Counter[str]]:
    """The tables with the editors' corrections, and how many cells of each table they wrote.

    ``set`` writes a cell, and its evidence becomes one row with basis ``curated``; ``add`` lines with the
    same new record make a row; ``delete`` removes a row with its evidence. Nothing else is changed.

    Args:
        tables: the tables as resolution gives them, ``sources`` included; they are not altered.
        curation: the decisions.
        articles: the articles the tables were made from.

    Raises:
        CurationError: with every correction that does not fit: the record or column is not there, the
            old value or the words have changed, the new value is not one that the schema allows, a
            row that is deleted is still referred to.
    """
    check_texts(Curation(corrections=curation.corrections), articles)
    work = _Work(tables, articles)
    for correction in curation.corrections:
        work.place(correction)
    for correction in curation.corrections:
        if correction.action == "set" and work.fits(correction):
            work.set(correction)
    for lines in _new_rows(curation.corrections):
        work.add(lines)
    for correction in curation.corrections:
        if correction.action == "delete" and work.fits(correction):
            work.delete(correction)
    work.claim()
    work.check_references(curation.corrections)
    if work.problems:
        raise CurationError(*sorted(work.problems, key=lambda p: (p.path, p.row or 0)))
    return work.result(), work.cells


def _judged_words(judgement: Judgement, texts: Mapping[str, str]) -> Iterator[Problem]:
    for side, words in (("left", judgement.left_text), ("right", judgement.right_text)):
        value = judgement.left if side == "left" else judgement.right
        candidate = parse_candidate_id(value)
        if candidate is None:
            continue
        wrong = _words(texts, candidate[0], candidate[2], words)
        if wrong:
            yield judgement.problem(wrong, side, value, f"the words {words!r} there",
                                    "Judge again from the present text, or remove the row.")


def _words(texts: Mapping[str, str], source: str, span: Span, words: str) -> str:
    """What is wrong with ``words`` at ``span`` of the article; empty when nothing is."""
    if source not in texts:
        return f"there is no article {source!r}"
    found = texts[source][span.start : span.end]
    return "" if found == words else f"the words at {span.start}-{span.end} are now {found!r}"


def _new_rows(corrections: Iterable[Correction]) -> Iterable[list[Correction]]:
    rows: dict[tuple[str, str], list[Correction]] = {}
    for correction in corrections:
        if correction.action == "add":
            rows.setdefault((correction.table, correction.record), []).append(correction)
    return rows.values()


class _Work:
    """The tables under correction, by record id, and the problems met."""

    def __init__(self, tables: Mapping[str, Sequence[Mapping[str, str]]], articles: Sequence[Article]):
        self.problems: list[Problem] = []
        self.cells: Counter[str] = Counter()
        self._texts = {article.source_id: article.text for article in articles}
        self._rows: dict[str, dict[str, Row]] = {
            table: {row[schema(table).primary_key]: dict(row) for row in tables[table]} for table in TABLES
        }
        self._unfit: set[Correction] = set()
        self._written: list[Row] = []
        self._evidence: dict[tuple[str, str], list[str]] = {}
        for row in self._rows["evidence"].values():
            self._evidence.setdefault((row["table"], row["record_id"]), []).append(row["evidence_id"])

    def result(self) -> Tables:
        return {table: list(rows.values()) for table, rows in self._rows.items()}

    def fits(self, correction: Correction) -> bool:
        return correction not in self._unfit

    def _wrong(self, correction: Correction, message: str, column: str, value: str | None = None,
               expected: str = "", hint: str = "") -> None:
        self._unfit.add(correction)
        self.problems.append(correction.problem(message, column, value, expected, hint))

    def place(self, correction: Correction) -> None:
        """Note what of the correction's place does not fit."""
        table, record = correction.table, correction.record
        if table not in _CORRECTABLE:
            self._wrong(correction, "no such table to correct", "table", table, ", ".join(_CORRECTABLE),
                        nearest(table, _CORRECTABLE) or "Name one of the tables.")
            return
        columns = schema(table).columns
        if correction.field not in columns and correction.field not in _FIELDS[correction.action]:
            self._wrong(correction, f"the table {table!r} has no such column", "field", correction.field,
                        ", ".join(columns), nearest(correction.field, columns) or "Name one of the columns.")
            return
        row = self._rows[table].get(record)
        if correction.action == "add":
            if row is not None:
                self._wrong(correction, "the record to add is there already", "record", record,
                            "an id that no row has", "Remove the row, or use 'set' to change a cell.")
            return
        if row is None:
            hint = nearest(record, tuple(self._rows[table]))
            self._wrong(correction, f"the table {table!r} has no such record", "record", record,
                        "the id of a row", f"{hint} Correct the id, or remove the row.".strip())
        elif correction.field and row[correction.field] != correction.old:
            self._wrong(correction, f"the value of {correction.field!r} is no longer the old one", "old",
                        correction.old, repr(row[correction.field]),
                        "Look again whether the correction is needed; then correct 'old' or remove the row.")

    def set(self, correction: Correction) -> None:
        table = schema(correction.table)
        if correction.field == table.primary_key:
            self._wrong(correction, "an id cannot be set", "field", correction.field, "another column",
                        "Ids are pinned in identifiers.csv; delete the record and add another instead.")
        elif (correction.table == "statements" and correction.field in ("text", "cue", "source_id")) or (
            correction.table == "mentions" and correction.field != "person_id"
        ):
            self._wrong(correction, f"{correction.field!r} is what the article's words are", "field",
                        correction.field, "a coded column",
                        "Delete the record and add another whose span is right.")
        elif self._valid(correction, table.field(correction.field), correction.new):
            self._rows[correction.table][correction.record][correction.field] = correction.new
            for key in list(self._evidence.get((correction.table, correction.record), ())):
                if self._rows["evidence"][key]["field"] == correction.field:
                    self._drop_evidence(key)
            if correction.new:
                self._support(correction, correction.new)
            self.cells[correction.table] += 1

    def add(self, lines: Sequence[Correction]) -> None:
        first = lines[0]
        if not all(self.fits(line) for line in lines):
            return
        table = schema(first.table)
        row = dict.fromkeys(table.columns, "")
        row[table.primary_key] = first.record
        spans: dict[str, list[tuple[Span, str, str]]] = {}
        for line in lines:
            if first.table == "statements" and line.field in ("text", "cue"):
                if line.span is None or line.new not in ("", line.text):
                    self._wrong(line, f"the {line.field} of a statement is given by its words",
                                "new", line.new, "an empty cell, and source_id, start, end and text",
                                "Give one line for each span.")
                    return
                spans.setdefault(line.field, []).append((line.span, line.text, line.source_id))
            elif line.field == table.primary_key:
                self._wrong(line, "the id of a new record stands in 'record'", "field", line.field,
                            "another column", "Remove the row.")
                return
            elif line.field != "*":
                row[line.field] = line.new
        for name, parts in spans.items():
            row[name] = _JOIN.join(words for _, words, _ in sorted(parts))
            row["source_id"] = row["source_id"] or parts[0][2]
        for column in table.fields:
            giving = next((line for line in lines if line.field == column.name), first)
            if not self._valid(giving, column, row[column.name]):
                return
        if not self._placed(first, row, spans):
            return
        self._rows[first.table][first.record] = row
        for line in lines:
            words = line.text if line.field in spans else line.new
            # The words of a mention are its evidence.
            if first.table != "mentions" and (words or line.field == "*"):
                self._support(line, "" if line.field == "*" else words)
            self.cells[first.table] += line.field != "*"

    def _placed(self, first: Correction, row: Row, spans: Mapping[str, list[tuple[Span, str, str]]]) -> bool:
        """Whether the id of a row that is known by its place says that place."""
        if first.table == "mentions":
            start, end = int(row["start"]), int(row["end"])
            wrong = "the span is empty" if start >= end else _words(
                self._texts, row["source_id"], Span(start, end), row["text"])
            if wrong:
                self._wrong(first, wrong, "new", row["text"], "the words of the article",
                            "Correct source_id, start, end and text of the new mention.")
                return False
            expected = f"{row['source_id']}-m{start}-{end}"
        elif first.table == "statements":
            content = sorted(span for span, _, _ in spans["text"])
            expected = f"{row['source_id']}-s{content[0].start}-{content[-1].end}"
        else:
            return True
        if first.record != expected:
            self._wrong(first, "the id does not say the record's place", "record", first.record, expected,
                        "Write that id on each line of the record.")
        return first.record == expected

    def delete(self, correction: Correction) -> None:
        del self._rows[correction.table][correction.record]
        for key in list(self._evidence.get((correction.table, correction.record), ())):
            self._drop_evidence(key)

    def check_references(self, corrections: Sequence[Correction]) -> None:
        """Note references to deleted rows, and of changed rows to rows that are not there."""
        gone: dict[tuple[str, str], Correction] = {}
        touched: dict[tuple[str, str], list[Correction]] = {}
        for correction in corrections:
            if self.fits(correction):
                place = (correction.table, correction.record)
                if correction.action == "delete":
                    gone[place] = correction
                else:
                    touched.setdefault(place, []).append(correction)
        for table in _CORRECTABLE:
            for column, target in _references(table):
                for record, row in self._rows[table].items():
                    value = row[column]
                    if not value or value in self._rows[target]:
                        continue
                    if (target, value) in gone:
                        self._wrong(gone[target, value], f"{table}.{column} of {record!r} still refers to it",
                                    "record", value, "a record that nothing refers to",
                                    "Delete or correct that row too, each on a line of its own.")
                    for correction in touched.get((table, record), ()):
                        if correction.field == column and column != "on_behalf_of":
                            self._wrong(correction, f"the table {target!r} has no such record", "new", value,
                                        f"the id of one of {target}",
                                        nearest(value, tuple(self._rows[target])) or "Correct the id.")

    def _valid(self, correction: Correction, column: Field, value: str) -> bool:
        wrong, expected = value_problem(column, value)
        if wrong:
            self._wrong(correction, f"{wrong} for {correction.table}.{column.name}", "new", value, expected,
                        nearest(value, column.enum) or "Correct the new value.")
        return not wrong

    def _support(self, correction: Correction, value: str) -> None:
        row = evidence_row(
            correction.table, correction.record, correction.field, CURATED, correction.rule, value,
            correction.source_id, correction.span, correction.text)
        self._rows["evidence"][row["evidence_id"]] = row
        self._evidence.setdefault((correction.table, correction.record), []).append(row["evidence_id"])
        # A statement's own words are told by the article, not claimed inside the statement.
        if correction.span is not None and correction.table not in ("statements", "statement_actors"):
            self._written.append(row)

    def claim(self) -> None:
        """Name the statements inside whose content the words of corrections stand."""
        statements = self._rows["statements"]
        content: dict[str, list[tuple[Span, str]]] = {}
        for row in self._rows["evidence"].values():
            if row["statement_id"] not in statements:
                row["statement_id"] = ""
            if self._written and row["table"] == "statements" and row["field"] == "text" and row["source_id"]:
                span = Span(int(row["start"]), int(row["end"]))
                content.setdefault(row["source_id"], []).append((span, row["record_id"]))
        for row in self._written:
            span = Span(int(row["start"]), int(row["end"]))
            holding = [(len(outer), id_) for outer, id_ in content.get(row["source_id"], ()) if span in outer]
            row["statement_id"] = min(holding)[1] if holding else ""

    def _drop_evidence(self, key: str) -> None:
        row = self._rows["evidence"].pop(key)
        self._evidence[row["table"], row["record_id"]].remove(key)


_FIELDS = {"set": (), "add": ("*",), "delete": ("",)}


def _references(table: str) -> Iterator[tuple[str, str]]:
    for key in schema(table).foreign_keys:
        yield key.fields[0], key.resource
    if "on_behalf_of" in schema(table).columns:
        yield "on_behalf_of", "organizations"
