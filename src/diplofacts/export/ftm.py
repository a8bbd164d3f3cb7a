"""FollowTheMoney entities (https://followthemoney.tech), one a line, as Aleph and OpenSanctions read them.

People, organizations, positions with who holds them, meetings and agreements as events with whom they
involve, articles as the proof, statements as notes on their speakers. Dates are as precise as FollowTheMoney
can say: an uncertain one is cut to the year or month that all its days share.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..places import country_name
from ..records import Agreement, Meeting, Organization, Person, Record, Role, Source, Statement
from ..records.events import Actor

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..dates.edtf import EDTF

_SCHEMA_OF_KIND = {
    "government_body": "PublicBody",
    "international_organization": "PublicBody",
    "company": "Company",
}
_OWN_CODES = {"XKX": "xk", "SUN": "suhh", "YUG": "yucs", "CSK": "cshh", "SCG": "csxx"}
_STATUS = {"current": "current", "former": "ended"}


def write(dataset: Dataset, target: Path, tables: Sequence[str]) -> None:
    """A file of JSON lines, sorted by id, each validated by FollowTheMoney's model as it is made."""
    with warnings.catch_warnings():
        # Its library of country names says that it would know more scripts with ICU; it is given codes.
        warnings.filterwarnings("ignore", message=".*pyicu")
        made = {entity["id"]: entity for entity in _entities(dataset)}
    lines = (json.dumps(made[key], ensure_ascii=False, sort_keys=True) + "\n" for key in sorted(made))
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def _entities(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for source in dataset.sources:
        yield _article(source)
    for person in dataset.people:
        yield _entity(
            "Person", person,
            name=[person.name, *{m.text for m in person.mentions if " " in m.text}],
            lastName=[person.family_name],
            wikidataId=[person.wikidata_id],
            country=_codes(role.country for role in person.roles),
            sourceUrl=_urls(dataset, person),
        )  # fmt: skip
    for organization in dataset.organizations:
        yield _entity(
            _SCHEMA_OF_KIND.get(str(organization.kind), "Organization"), organization,
            name=[organization.name],
            country=_codes([organization.country]),
            wikidataId=[organization.wikidata_id],
        )  # fmt: skip
    for role in dataset.roles:
        yield from _role(role)
    states: set[str] = set()
    for event in (*dataset.meetings, *dataset.agreements):
        yield _event(event)
        states.update(a.country for a in event.actors if a.country)
    for code in sorted(states):
        yield _made("PublicBody", f"state-{code.lower()}", name=[country_name(code)], country=[_code(code)])
    for statement in dataset.statements:
        yield _note(statement)


def _article(source: Source) -> dict[str, Any]:
    return _entity(
        "Article", source,
        title=[source.title or source.source_id],
        publisher=[source.publisher],
        publishedAt=[str(source.published)],
        date=[str(source.published)],
        sourceUrl=[source.url],
        language=[source.language],
        fileName=[source.path.rpartition("/")[2]],
        mimeType=["text/plain"],
    )  # fmt: skip


def _role(role: Role) -> Iterator[dict[str, Any]]:
    held = f"{role.title}, {role.organization.name if role.organization else role.country or ''}".strip(", ")
    post = f"position-{role.office}-{role.portfolio or ''}-{role.country or role.organization_id or ''}"
    yield _made("Position", post, name=[held], country=_codes([role.country]))
    yield _entity(
        "Occupancy", role,
        holder=[_id(role.person)],
        post=[_key(post)],
        status=[_STATUS.get(str(role.status))],
        startDate=[_day(role.start)],
        endDate=[_day(role.end)],
        date=[str(role.first_observed), str(role.last_observed)],
    )  # fmt: skip


def _event(event: Meeting | Agreement) -> dict[str, Any]:
    meeting = isinstance(event, Meeting)
    start = event.start if isinstance(event, Meeting) else event.signed
    end = event.end if isinstance(event, Meeting) else None
    named = event.name if isinstance(event, Meeting) else event.title
    dataset = event.dataset
    quotes = [row.text for row in dataset.evidence_for(event, "*")]
    return _entity(
        "Event", event,
        name=[named or f"{event.kind}: " + ", ".join(actor.name for actor in event.actors)],
        startDate=[_day(start)],
        endDate=[_day(end)],
        location=[event.venue if isinstance(event, Meeting) else None, event.city],
        country=_codes([event.country]),
        involved=[_actor(actor) for actor in event.actors],
        keywords=["meeting" if meeting else "agreement", str(event.kind), str(event.status)],
        description=quotes,
        proof=[_id(row.source) for row in dataset.evidence_for(event) if row.source],
    )  # fmt: skip


def _note(statement: Statement) -> dict[str, Any]:
    return _entity(
        "Note", statement,
        name=[f"{statement.cue}: {', '.join(actor.name for actor in statement.speakers)}"],
        description=[statement.text],
        entity=[_actor(actor) for actor in statement.speakers],
        proof=[_id(statement.source)],
        keywords=["statement", str(statement.kind)],
    )  # fmt: skip


def _actor(actor: Actor) -> str | None:
    known: Person | Organization | None = actor.person or actor.organization
    if known:
        return _id(known)
    return _key(f"state-{actor.country.lower()}") if actor.country else None


def _id(record: Record | None) -> str | None:
    return _key(f"{record.table_name}-{record.id}") if record else None


def _key(name: str) -> str:
    # FollowTheMoney takes letters of ASCII, digits, "-" and "."; anything else is written as its code point
    # between dots. It drops a reference that has others, without a word.
    return "diplofacts-" + re.sub(r"[^0-9A-Za-z-]", lambda found: f".{ord(found[0]):x}.", name).strip(".")


def _entity(schema: str, record: Record, **properties: Iterable[str | None]) -> dict[str, Any]:
    return _made(schema, f"{record.table_name}-{record.id}", **properties)


def _made(schema: str, key: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    from followthemoney import model

    proxy = model.make_entity(schema)
    proxy.id = _key(key)
    for name, values in properties.items():
        proxy.add(name, [value for value in values if value])
    made: dict[str, Any] = proxy.to_dict()
    made["properties"] = {name: sorted(values) for name, values in sorted(made["properties"].items())}
    return {name: made[name] for name in ("id", "schema", "properties")}


def _codes(codes: Iterable[str | None]) -> list[str | None]:
    return [_code(code) for code in dict.fromkeys(codes) if code]


def _code(code: str) -> str:
    # The library turns ISO 3166-1 alpha-3 codes into its own; those that ISO does not have, or has no more,
    # it knows by its own alone.
    return _OWN_CODES.get(code, code)


def _day(date: EDTF | None) -> str | None:
    if date is None or date.earliest is None or date.latest is None:
        return None
    first, last = date.earliest, date.latest
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if first.year == last.year else None


def _urls(dataset: Dataset, person: Person) -> list[str | None]:
    return [dataset.sources[key].url for key in dict.fromkeys(m.source_id for m in person.mentions)]
