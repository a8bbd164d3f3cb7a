"""A small valid data package, made from plain rows, for everybody's tests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from diplofacts.datapackage import TABLES, columns, new_descriptor, schema_files, write_descriptor
from diplofacts.tables import Tables, write_table

SOURCE = "article-1"
TEXT = (
    " date 2024-03-05 Foreign Minister Ana Ruiz of Chile met Czech President Jan Novák in Prague on Monday "
    "during her visit to the Czech Republic.\n\n"
    "“We will trade more,” Ruiz told the Daily. Chile and the Czech Republic signed a 5-year trade accord.\n"
)

Rows = Sequence[Mapping[str, str]]
Override = Rows | Callable[[list[dict[str, str]]], Rows]


def fill(table: str, /, **cells: str) -> dict[str, str]:
    """A row of ``table`` with the given cells, the others empty."""
    return dict.fromkeys(columns(table), "") | cells


def place(quote: str, text: str = TEXT, nth: int = 0) -> dict[str, str]:
    """The cells ``start``, ``end``, ``text`` of the ``nth`` occurrence of ``quote``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return {"start": str(start), "end": str(start + len(quote)), "text": quote}


def evidence(
    record: str,
    field: str,
    quote: str,
    basis: str = "explicit",
    value: str = "",
    *,
    rule: str = "test.rule",
    statement: str = "",
    source: str = SOURCE,
    text: str = TEXT,
    nth: int = 0,
) -> dict[str, str]:
    """An evidence row; ``record`` is ``table:id``."""
    table, _, record_id = record.partition(":")
    digest = hashlib.sha256("|".join((table, record_id, field, basis, rule, value)).encode()).hexdigest()[:8]
    where = place(quote, text, nth)
    return fill("evidence") | where | {
        "evidence_id": f"{source}-e{where['start']}-{where['end']}-{digest}",
        "source_id": source,
        "table": table,
        "record_id": record_id,
        "field": field,
        "basis": basis,
        "rule": rule,
        "value": value,
        "statement_id": statement,
    }


def mention(quote: str, person: str, nth: int = 0) -> dict[str, str]:
    """A mention row of the packaged text."""
    where = place(quote, nth=nth)
    name = f"{SOURCE}-m{where['start']}-{where['end']}"
    return fill("mentions", mention_id=name, source_id=SOURCE, person_id=person, **where)


def small_tables() -> Tables:
    """All tables of the article :data:`TEXT`: every table has a row, every filled cell its evidence."""
    quote = place("We will trade more,")
    said = f"{SOURCE}-s{quote['start']}-{quote['end']}"
    minister, president = "ana-ruiz-minister-foreign-affairs-chl", "jan-novak-president-cze"
    visit, talks, accord = "ana-ruiz-visit-cze-2024", "ruiz-novak-meeting-2024-03-04", "trade-accord-chl-cze"
    tables: Tables = {
        "sources": [
            fill(
                "sources",
                source_id=SOURCE,
                path=f"raw/{SOURCE}.txt",
                sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
                characters=str(len(TEXT)),
                published="2024-03-05",
                language="en",
            )
        ],
        "people": [
            fill("people", person_id="ana-ruiz", name="Ana Ruiz", family_name="Ruiz"),
            fill("people", person_id="jan-novak", name="Jan Novák", family_name="Novák"),
        ],
        "mentions": [
            mention("Ana Ruiz", "ana-ruiz"),
            mention("Jan Novák", "jan-novak"),
            mention("Ruiz", "ana-ruiz", nth=1),
        ],
        "organizations": [fill("organizations", organization_id="daily", name="Daily", kind="media")],
        "roles": [
            fill("roles", role_id=minister, person_id="ana-ruiz", title="Foreign Minister", office="minister",
                 portfolio="foreign_affairs", country="CHL", status="current",
                 first_observed="2024-03-05", last_observed="2024-03-05"),
            fill("roles", role_id=president, person_id="jan-novak", title="President", office="president",
                 country="CZE", status="current", first_observed="2024-03-05", last_observed="2024-03-05"),
        ],
        "meetings": [
            fill("meetings", meeting_id=talks, kind="meeting", status="held", start="2024-03-04",
                 city="Prague", country="CZE", part_of=visit),
            fill("meetings", meeting_id=visit, kind="visit", status="held", country="CZE"),
        ],
        "meeting_actors": [
            fill("meeting_actors", meeting_actor_id=f"{talks}--ana-ruiz", meeting_id=talks,
                 person_id="ana-ruiz", capacity="participant", role_id=minister, on_behalf_of="CHL"),
            fill("meeting_actors", meeting_actor_id=f"{talks}--jan-novak", meeting_id=talks,
                 person_id="jan-novak", capacity="participant", role_id=president, on_behalf_of="CZE"),
            fill("meeting_actors", meeting_actor_id=f"{visit}--ana-ruiz", meeting_id=visit,
                 person_id="ana-ruiz", capacity="guest", role_id=minister, on_behalf_of="CHL"),
        ],
        "agreements": [
            fill("agreements", agreement_id=accord, title="trade accord", kind="agreement", status="signed",
                 term="P5Y")
        ],
        "agreement_actors": [
            fill("agreement_actors", agreement_actor_id=f"{accord}--{code.lower()}--party",
                 agreement_id=accord, country=code, capacity="party")
            for code in ("CHL", "CZE")
        ],
        "statements": [
            fill("statements", statement_id=said, source_id=SOURCE, kind="direct", text=quote["text"],
                 cue="told")
        ],
        "statement_actors": [
            fill("statement_actors", statement_actor_id=f"{said}--ana-ruiz--speaker", statement_id=said,
                 person_id="ana-ruiz", capacity="speaker", role_id=minister, on_behalf_of="CHL"),
            fill("statement_actors", statement_actor_id=f"{said}--daily--addressee", statement_id=said,
                 organization_id="daily", capacity="addressee"),
        ],
        "evidence": [],
    }
    rows = tables["evidence"]

    def support(record: str, *cells: tuple[str, str, str, str]) -> None:
        rows.extend(evidence(record, field, words, basis, value) for field, words, basis, value in cells)

    met = "Foreign Minister Ana Ruiz of Chile met Czech President Jan Novák in Prague on Monday"
    travel = "her visit to the Czech Republic"
    signing = "Chile and the Czech Republic signed a 5-year trade accord"
    told = "“We will trade more,” Ruiz told the Daily"
    for person, name in (("ana-ruiz", "Ana Ruiz"), ("jan-novak", "Jan Novák")):
        support(f"people:{person}", ("*", name, "explicit", ""), ("name", name, "explicit", name))
    support("organizations:daily", ("*", "Daily", "explicit", ""), ("name", "Daily", "explicit", "Daily"))
    support(
        f"roles:{minister}",
        ("*", "Foreign Minister Ana Ruiz of Chile", "explicit", ""),
        ("title", "Foreign Minister", "explicit", "Foreign Minister"),
        ("office", "Foreign Minister", "normalized", "minister"),
        ("portfolio", "Foreign Minister", "normalized", "foreign_affairs"),
        ("country", "Chile", "normalized", "CHL"),
        ("status", "Foreign Minister Ana Ruiz of Chile", "inferred", "current"),
    )
    support(
        f"roles:{president}",
        ("*", "Czech President Jan Novák", "explicit", ""),
        ("title", "President", "explicit", "President"),
        ("office", "President", "normalized", "president"),
        ("country", "Czech", "normalized", "CZE"),
        ("status", "Czech President Jan Novák", "inferred", "current"),
    )
    support(
        f"meetings:{talks}",
        ("*", met, "explicit", ""),
        ("kind", "met", "normalized", "meeting"),
        ("status", "met", "normalized", "held"),
        ("start", "Monday", "normalized", "2024-03-04"),
        ("city", "Prague", "explicit", "Prague"),
        ("country", "Prague", "normalized", "CZE"),
    )
    support(
        f"meetings:{visit}",
        ("*", travel, "explicit", ""),
        ("kind", "visit", "explicit", "visit"),
        ("status", travel, "inferred", "held"),
        ("country", "Czech Republic", "normalized", "CZE"),
    )
    for person in ("ana-ruiz", "jan-novak"):
        actor = f"meeting_actors:{talks}--{person}"
        support(actor, ("*", met, "explicit", ""), ("capacity", met, "inferred", "participant"))
    support(
        f"meeting_actors:{visit}--ana-ruiz",
        ("*", travel, "coreference", ""),
        ("capacity", travel, "inferred", "guest"),
    )
    support(
        f"agreements:{accord}",
        ("*", signing, "explicit", ""),
        ("title", "trade accord", "explicit", "trade accord"),
        ("kind", "accord", "normalized", "agreement"),
        ("status", "signed", "explicit", "signed"),
        ("term", "5-year", "normalized", "P5Y"),
    )
    for code, words, nth in (("CHL", "Chile", 1), ("CZE", "Czech Republic", 1)):
        actor = f"agreement_actors:{accord}--{code.lower()}--party"
        support(actor, ("*", signing, "explicit", ""), ("capacity", "signed", "inferred", "party"))
        rows.append(evidence(actor, "country", words, "normalized", code, nth=nth))
    support(
        f"statements:{said}",
        ("*", told, "explicit", ""),
        ("kind", told, "normalized", "direct"),
        ("text", quote["text"], "explicit", quote["text"]),
        ("cue", "told", "explicit", "told"),
    )
    for actor, words, capacity in (
        ("ana-ruiz--speaker", "Ruiz told", "speaker"), ("daily--addressee", "the Daily", "addressee")
    ):
        record = f"statement_actors:{said}--{actor}"
        support(record, ("*", words, "explicit", ""), ("capacity", words, "inferred", capacity))
    return tables


def make_package(
    folder: Path,
    *,
    articles: Mapping[str, str | bytes] | None = None,
    descriptor: Mapping[str, Any] | None = None,
    **overrides: Override,
) -> Path:
    """Write a small valid data package into ``folder`` and give the folder.

    Args:
        folder: where to write; made when it is not there.
        articles: files of ``raw/`` by stem, instead of the one with :data:`TEXT`.
        descriptor: properties that are added to the descriptor or replace those of it.
        overrides: by table name, its rows (columns that are left out are empty), or a function from the
            rows of :func:`small_tables` to its rows.
    """
    tables = small_tables()
    for table, change in overrides.items():
        rows = change([dict(row) for row in tables[table]]) if callable(change) else change
        tables[table] = [fill(table, **row) for row in rows]
    for name in ("facts", "raw", "schema"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for stem, text in (articles if articles is not None else {SOURCE: TEXT}).items():
        (folder / "raw" / f"{stem}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    for name, data in schema_files().items():
        (folder / "schema" / name).write_bytes(data)
    for table in TABLES:
        write_table(folder / "facts" / f"{table}.csv", table, tables[table])
    write_descriptor(folder, new_descriptor("small", "A small dataset") | dict(descriptor or {}))
    return folder
