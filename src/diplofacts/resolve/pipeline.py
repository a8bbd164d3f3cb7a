"""Candidates of all articles to tables: the order of the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ..articles import Article
from ..candidates import CURATED, ArticleCandidates
from ..curation import Curation
from ..evidence import evidence_row
from ..tables import Row, Tables, sort_rows
from . import judgements
from .actors import actor_rows
from .agreements import AgreementRow, resolve_agreements
from .context import Context, Doubt, order, text_order
from .emit import Emitter
from .identifiers import Registry
from .meetings import MeetingRow, resolve_meetings
from .organizations import OrganizationRow, resolve_organizations
from .people import PersonRow, resolve_people
from .roles import resolve_roles
from .values import choose, options

#: The tables that resolution gives, in the order in which ids are given.
TABLES = (
    "people", "mentions", "organizations", "roles", "meetings", "meeting_actors", "agreements",
    "agreement_actors", "statements", "statement_actors", "evidence",
)  # fmt: skip


@frozen
class Resolved:
    """What :func:`resolve` gives.

    Attributes:
        tables: every table but ``sources``, rows sorted by primary key.
        identifiers: rows of the new registry, those of the old one first and in their order.
        curated: number of cells that came from an editor's decision, by table.
        doubtful: pairs for the curator, sorted.
        missing: cells for which candidates gave no words, by ``table.field``; they have the words that assert
            the row, basis ``inferred``.
    """

    tables: Tables
    identifiers: list[Row]
    curated: Counter[str]
    doubtful: list[Doubt]
    missing: Counter[str]


@define
class Plan:
    """All decisions that need all articles; what is left is done one article at a time.

    Attributes:
        shared: rows of people, organizations, roles, meetings, agreements, and the actors of the last two.
        curated_evidence: evidence rows of editors' values.
        curated: as in :class:`Resolved`.
    """

    context: Context
    registry: Registry
    emitter: Emitter
    shared: Tables
    curated_evidence: list[Row] = field(factory=list)
    curated: Counter[str] = field(factory=Counter)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Table and cells of the rows that belong to one article, article by article."""
        for found in self.context.candidates:
            yield from self.emitter.rows(found)


def resolve(
    candidates: Sequence[ArticleCandidates],
    articles: Sequence[Article],
    curation: Curation,
    strict: bool = False,
) -> Resolved:
    """Make rows of what the articles say: one row a person, organization, role, encounter and instrument.

    Args:
        candidates: of each article, in any order.
        articles: those articles, in any order.
        curation: authority files, judgements and the registry of ids.
        strict: raise where a candidate has no words for a filled cell, rather than count it.

    Raises:
        CurationError: when a judgement's record is gone or its words have changed.
        DiplofactsError: when candidates have no article, or in strict mode no words.
    """
    made = plan(candidates, articles, curation, strict)
    tables: Tables = {name: made.shared.get(name, []) for name in TABLES}
    tables["evidence"] += made.curated_evidence
    for table, row in made.rows():
        tables[table].append(row)
    return Resolved(
        tables={name: sort_rows(name, rows) for name, rows in tables.items()},
        identifiers=made.registry.rows(),
        curated=made.curated,
        doubtful=sorted(set(made.context.doubts), key=lambda d: (d.table, d.left, d.right, d.reason)),
        missing=made.emitter.missing,
    )


def plan(
    candidates: Sequence[ArticleCandidates],
    articles: Sequence[Article],
    curation: Curation,
    strict: bool = False,
) -> Plan:
    """Everything of :func:`resolve` that needs all articles at once; ``Plan.rows`` gives the rest in turn."""
    by_id = {article.source_id: article for article in articles}
    context = Context(by_id, order(candidates, by_id), curation)
    registry = Registry(curation.identifiers)
    judgements.check(context, registry)
    organizations = resolve_organizations(context, registry)
    people = resolve_people(context, registry)
    roles, holders = resolve_roles(context, registry)
    meetings = resolve_meetings(context, registry)
    agreements = resolve_agreements(context, registry, meetings)
    shared: Tables = {"roles": [role.cells for role in roles]}
    actor_row: dict[str, dict[tuple[str, int], str]] = {"meeting_actors": {}, "agreement_actors": {}}
    events: tuple[tuple[str, Sequence[MeetingRow | AgreementRow]], ...] = (
        ("meeting", meetings),
        ("agreement", agreements),
    )
    for single, rows in events:
        table = f"{single}_actors"
        shared[f"{single}s"], shared[table] = [row.cells for row in rows], []
        for row in rows:
            told = [(source, event.id, event.actors) for source, event in row.tellings]
            made = actor_rows(context, holders, table, row.cells[f"{single}_id"], told, single == "agreement")
            shared[table] += made.rows
            actor_row[table].update(made.row_of)
    result = Plan(context, registry, Emitter(context, holders, actor_row, strict), shared)
    shared["people"] = [_person(result, row) for row in people]
    shared["organizations"] = [_organization(result, row) for row in organizations]
    return result


def _person(plan: Plan, row: PersonRow) -> Row:
    source, fullest = row.fullest
    entry = row.authority
    if entry and entry.name != fullest.name:
        article = plan.context.articles[source]
        span = next((s.span for s in fullest.supports if s.field == "name"), fullest.mentions[0])
        _curate(
            plan,
            "people",
            row.id,
            "name",
            entry.rule,
            row.name,
            evidence_row(
                "people", row.id, "name", CURATED, entry.rule, row.name, source, span, span.of(article.text)
            ),
        )
    if entry and entry.wikidata_id:
        _curate(plan, "people", row.id, "wikidata_id", entry.rule, entry.wikidata_id)
    return {
        "person_id": row.id,
        "name": row.name,
        "family_name": row.family_name,
        "wikidata_id": entry.wikidata_id if entry else "",
    }


def _organization(plan: Plan, row: OrganizationRow) -> Row:
    entry = row.authority

    def said(name: str) -> str:
        return choose(
            (
                option
                for source, c in row.tellings
                for option in options(
                    name,
                    getattr(c, name),
                    c.supports,
                    source,
                    plan.context.published(source),
                    text_order(c.id)[0],
                )
            ),
            (lambda value: len(value)) if name == "name" else (lambda value: value != "other"),
        )

    cells = {
        "organization_id": row.id,
        "name": said("name"),
        "kind": said("kind"),
        "country": said("country"),
        "wikidata_id": "",
    }
    for name in ("name", "kind", "country", "wikidata_id") if entry else ():
        value = getattr(entry, name)
        if entry and value and value != cells[name]:
            cells[name] = value
            _curate(plan, "organizations", row.id, name, entry.rule, value)
    return cells


def _curate(
    plan: Plan, table: str, record: str, name: str, rule: str, value: str, row: Row | None = None
) -> None:
    plan.curated[table] += 1
    plan.curated_evidence.append(row or evidence_row(table, record, name, CURATED, rule, value))
