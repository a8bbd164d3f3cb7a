"""Rules about editors' decisions and the registry of ids: that they still fit the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from .. import datapackage
from ..errors import CurationError, Problem
from . import articles
from .contents import Contents, inside
from .report import Issue
from .rules import rules, setting

if TYPE_CHECKING:
    from ..curation import Correction, Curation, Judgement
    from ..spans import Span

#: The folder of decisions, beside the descriptor.
FOLDER = "curation"


def fitting(contents: Contents) -> Iterator[Issue]:
    """D06, D07, D80 to D83: what was decided still fits what is there."""
    folder = inside(contents.root, FOLDER)
    if folder is None or not folder.is_dir():
        return
    from ..curation import COLUMNS, read_curation

    for name in COLUMNS:
        if inside(contents.root, f"{FOLDER}/{name}.csv") is None:
            yield rules()["D02"].issue(f"{FOLDER}/{name}.csv", found=f"{FOLDER}/{name}.csv")
            return
    try:
        decided = read_curation(folder)
    except CurationError as error:
        for problem in error.problems:
            yield _malformed(problem)
        return
    except OSError as error:
        yield _malformed(Problem(error.strerror or str(error), path=f"{FOLDER}/", hint="Make it readable."))
        return
    yield from _registered(contents, decided)
    quoted = _Articles(contents)
    for correction in decided.corrections:
        yield from _correction(contents, correction, quoted)
    for judgement in decided.judgements:
        yield from _judgement(contents, judgement, quoted, decided)
    yield from _known_rules(contents, decided)


def explained(contents: Contents, issues: Iterable[Issue]) -> list[Issue]:
    """The issues, those at a cell that an editor corrected with the old value and the reason."""
    folder = inside(contents.root, FOLDER)
    corrected: dict[tuple[str, str, str], Correction] = {}
    if folder is not None and (folder / "corrections.csv").is_file():
        from ..curation import read_curation

        try:
            corrections = read_curation(folder).corrections
        except (CurationError, OSError):
            corrections = ()  # Told by D82.
        corrected = {(c.table, c.record, c.field): c for c in corrections if c.action == "set"}
    found = []
    for issue in issues:
        correction = corrected.get((issue.table, issue.record, issue.column))
        if correction is not None:
            issue = evolve(
                issue, hint=f"{issue.hint} An editor corrected this cell: {_did(correction)}".strip()
            )
        found.append(issue)
    return found


class _Articles:
    """The texts that decisions quote, each read once."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._texts: dict[str, str | None] = {}

    def wrong(self, source: str, span: Span, words: str) -> tuple[str, str]:
        """Why ``words`` are not at a span, and what stands there; two empty strings when they are there.

        Nothing is said of an article that cannot be read, which is told (D10), or was left out.
        """
        sources = self._contents.tables.get("sources")
        if sources is None:
            return "", ""
        if source not in sources.index:
            return f"there is no article {source}", ""
        if source not in self._texts:
            self._texts[source] = articles.text(self._contents, source)
        text = self._texts[source]
        if text is None or text[span.start : span.end] == words:
            return "", ""
        return f"the words are not at {span.start}-{span.end} of {source}", text[span.start : span.end]


def _malformed(problem: Problem) -> Issue:
    """D82."""
    return rules()["D82"].issue(
        problem.path, problem.row, problem.column, problem.value,
        why=problem.message, expected=problem.expected, hint=problem.hint,
    )  # fmt: skip


def _registered(contents: Contents, decided: Curation) -> Iterator[Issue]:
    """D06, D07: no row has an id that was replaced, and every row has one that is registered."""
    registry = {(entry.table, entry.id): entry for entry in decided.identifiers}
    if not registry:
        return
    for name in setting("registry", "tables"):
        table = contents.tables.get(name)
        for row, key in enumerate(table.ids if table is not None else ()):
            entry = registry.get((name, key))
            if table is not None and entry is None:
                yield table.issue("D07", row, table.schema.primary_key)
            elif table is not None and entry is not None and entry.replaced_by:
                yield table.issue("D06", row, table.schema.primary_key, by=entry.replaced_by)


def _correction(contents: Contents, correction: Correction, quoted: _Articles) -> Iterator[Issue]:
    """D80: the tables are as the correction makes them, and its words stand where they stood."""
    table = contents.tables.get(correction.table)
    if table is None and correction.table in datapackage.TABLES:
        return  # It could not be read, which is told.
    row = None if table is None else table.index.get(correction.record)
    coded = table is not None and correction.field in table.columns
    cell = table[correction.field][row] if table is not None and coded and row is not None else ""
    column, found, why = "record", correction.record, ""
    if table is None:
        column, found, why = "table", correction.table, "there is no such table"
    elif correction.action == "delete":
        why = "the record that it deletes is there" if row is not None else ""
    elif row is None:
        why = "there is no such record"
    elif correction.field != "*" and not coded:
        column, found, why = "field", correction.field, "there is no such column"
    elif coded and (correction.new or correction.action == "set") and cell != correction.new:
        column, found, why = "new", cell, "the cell has another value"
    if not why and correction.span is not None:
        why, there = quoted.wrong(correction.source_id, correction.span, correction.text)
        column, found = ("text", there) if why else (column, found)
    if why:
        expected = {"new": correction.new, "text": correction.text}.get(column, "")
        yield rules()["D80"].issue(
            correction.path, correction.row, column, found, correction.record,
            why=why, expected=expected, did=_did(correction),
        )  # fmt: skip


def _judgement(
    contents: Contents, judgement: Judgement, quoted: _Articles, decided: Curation
) -> Iterator[Issue]:
    """D81: what is judged is still there."""
    from ..curation import parse_candidate_id

    ids = {entry.id for entry in decided.identifiers}

    def known(side: str) -> bool:
        return side in ids or any(side in table.index for table in contents.tables.values())

    sides = (("left", judgement.left, judgement.left_text), ("right", judgement.right, judgement.right_text))
    for column, side, words in sides:
        candidate = parse_candidate_id(side)
        why, expected = "", ""
        if candidate is not None:
            source, _, span = candidate
            why, _ = quoted.wrong(source, span, words)
            expected = words if why else ""
        elif not known(side) and not (judgement.decision == "same" and not ids):
            # Of two that were found to be the same, one id is gone; only the registry knows it.
            why = "no row has this id, and none had"
        if why:
            did = f"{judgement.decision}, because: {judgement.reason} ({_editor(judgement)})"
            place = (judgement.path, judgement.row, column, side)
            yield rules()["D81"].issue(*place, why=why, expected=expected, did=did)


def _known_rules(contents: Contents, decided: Curation) -> Iterator[Issue]:
    """D83: a decision that evidence names is among the decisions."""
    evidence = contents.tables.get("evidence")
    if evidence is None:
        return
    made = {person.rule for person in decided.people} | {body.rule for body in decided.organizations}
    made |= {judged.rule for judged in decided.judgements} | {right.rule for right in decided.corrections}
    gone = {rule for rule in set(evidence["rule"]) if rule.startswith(f"{FOLDER}.")} - made
    for row, rule in evidence.each("rule") if gone else ():
        if rule in gone:
            yield evidence.issue("D83", row, "rule")


def _did(correction: Correction) -> str:
    if correction.action == "delete":
        what = "it deletes the record"
    elif correction.action == "add":
        what = f"it adds {correction.field} {correction.new!r}"
    else:
        what = f"{correction.field} {correction.old!r} became {correction.new!r}"
    return f"{what}, because: {correction.reason} ({_editor(correction)})."


def _editor(decision: Correction | Judgement) -> str:
    return ", ".join(filter(None, (decision.editor_role, str(decision.date or ""))))
