"""Laws of resolution that hold for any articles."""

from __future__ import annotations

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.candidates import ArticleCandidates
from diplofacts.curation import Curation, Identifier
from diplofacts.datapackage import columns, primary_key, schema
from diplofacts.errors import DiplofactsError
from diplofacts.resolve import Resolved, resolve
from diplofacts.tables import Tables
from strategies import tellings
from telling import Telling, caracas, run, tehran, who

#: Cells that need no evidence (tables.md, Evidence).
_EXEMPT = {"family_name", "first_observed", "last_observed", "on_behalf_of", "wikidata_id"}


def registry(resolved: Resolved) -> Curation:
    """A curation that has nothing but the registry of a build."""
    return Curation(identifiers=tuple(Identifier(**row) for row in resolved.identifiers))


def bare_cells(tables: Tables) -> list[tuple[str, str, str]]:
    """Filled cells without an evidence row that gives their value."""
    shown = {(e["table"], e["record_id"], e["field"], e["value"]) for e in tables["evidence"]}
    texts = {(e["table"], e["record_id"], e["field"]) for e in tables["evidence"]}
    missing = []
    for table, rows in tables.items():
        if table in ("evidence", "mentions"):
            continue
        keys = {key for fk in schema(table).foreign_keys for key in fk.fields} | {primary_key(table)}
        keys |= {"kind"} if table == "organizations" else set()
        for row in rows:
            record = row[primary_key(table)]
            if (table, record, "*") not in texts:
                missing.append((table, record, "*"))
            for name, value in row.items():
                found = (
                    (table, record, name) in texts
                    if name in ("text", "cue")
                    else ((table, record, name, value) in shown)
                )
                if value and name not in keys | _EXEMPT and not found:
                    missing.append((table, record, name))
    return missing


def _shuffled(found: ArticleCandidates, seed: int) -> ArticleCandidates:
    rng = random.Random(seed)
    kinds = ("people", "organizations", "roles", "meetings", "agreements", "statements")
    return evolve(found, **{k: tuple(rng.sample(getattr(found, k), len(getattr(found, k)))) for k in kinds})


@given(tellings(), st.integers(0, 99))
def test_order_of_input_changes_nothing(told: list[Telling], seed: int) -> None:
    """Give the same rows and ids for any order of articles and of candidates within them."""
    first = run(told)
    mixed = random.Random(seed).sample(told, len(told))
    second = resolve(
        [_shuffled(t.candidates, seed) for t in mixed], [t.article for t in reversed(told)], Curation()
    )
    assert first == second


@given(tellings())
def test_own_registry_changes_nothing(told: list[Telling]) -> None:
    """Give the same tables and the same registry when built again with the registry just written."""
    first = run(told)
    second = run(told, registry(first))
    assert second.identifiers == first.identifiers
    assert second.tables == first.tables


@given(tellings())
def test_added_article_keeps_ids(told: list[Telling]) -> None:
    """Keep every id when an article is added, or record what replaced it, and change nothing else."""
    before = run(told[:-1])
    after = run(told, registry(before))
    old, new = before.identifiers, after.identifiers
    assert [evolve_row(r) for r in new[: len(old)]] == [evolve_row(r) for r in old]
    replaced = {r["id"]: r["replaced_by"] for r in new}
    for table in ("people", "roles", "meetings", "agreements"):
        alive = {row[primary_key(table)] for row in after.tables[table]}
        for row in before.tables[table]:
            row_id = row[primary_key(table)]
            assert (replaced[row_id] or row_id) in alive, row_id


def evolve_row(row: dict[str, str]) -> dict[str, str]:
    """A row of the registry without its last column, the only one that may change."""
    return {**row, "replaced_by": ""}


@given(tellings())
def test_tables_are_sound(told: list[Telling]) -> None:
    """Fill every column, repeat no key, refer to rows that exist, and give evidence for every filled cell."""
    tables = run(told).tables
    ids = {name: [row[primary_key(name)] for row in rows] for name, rows in tables.items()}
    ids["sources"] = [t.source for t in told]
    for name, rows in tables.items():
        assert all(tuple(row) == columns(name) for row in rows)
        assert ids[name] == sorted(set(ids[name]))
        for key in schema(name).foreign_keys:
            target = set(ids[key.resource or name])
            assert {row[key.fields[0]] for row in rows} - {""} <= target, (name, key)
    assert bare_cells(tables) == []
    texts = {t.source: t.text for t in told}
    for row in tables["evidence"]:
        assert texts[row["source_id"]][int(row["start"]) : int(row["end"])] == row["text"] != ""


def test_missing_words_are_found() -> None:
    """Raise in strict mode where a candidate has no words for a cell; else use those that assert the row."""
    told = tehran()
    visit = told.made["meetings"][0]
    told.made["meetings"][0] = evolve(visit, supports=tuple(s for s in visit.supports if s.field != "city"))
    with pytest.raises(DiplofactsError, match=r"meetings\.city"):
        run([told])
    resolved = resolve([told.candidates], [told.article], Curation())
    assert resolved.missing == {"meetings.city": 1}
    assert bare_cells(resolved.tables) == []


def test_candidates_without_article() -> None:
    """Name the article that candidates come from when it is not given."""
    with pytest.raises(DiplofactsError, match="a2"):
        resolve([tehran().candidates, caracas().candidates], [tehran().article], Curation())


def test_claims_of_speakers_are_marked() -> None:
    """Evidence that stands inside the content of a statement names it; the statement's own rows do not."""
    t = Telling("a1", "2022-06-13", "Raisi said that Maduro met Khamenei on Friday.")
    raisi, maduro, khamenei = t.person("Raisi"), t.person("Maduro"), t.person("Khamenei")
    t.meeting("met Khamenei on Friday", "meeting", who(maduro), who(khamenei), start="2022-06-10")
    t.statement("Maduro met Khamenei on Friday", "said", who(raisi, "speaker"))
    claimed = {(e["table"], e["record_id"]): e["statement_id"] for e in run([t]).tables["evidence"]}
    assert claimed["meetings", "2022-06-10-khamenei-maduro-meeting"] == "a1-s16-45"
    assert claimed["people", "maduro"] == "a1-s16-45"
    assert claimed["people", "raisi"] == ""
    assert claimed["statements", "a1-s16-45"] == ""
