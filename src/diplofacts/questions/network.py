"""Who has to do with whom, as a graph of networkx."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ..errors import missing_extra
from ..places import country_name, is_country_code
from ..records import Agreement, Meeting, Statement
from ..records.events import Actor
from .periods import date_of

if TYPE_CHECKING:
    from ..dataset import Dataset


def graph(dataset: Dataset) -> Any:
    """A ``networkx.MultiGraph``: people, organizations and countries, joined by what they did together.

    Nodes are ``people:ID``, ``organizations:ID`` and ``countries:ISO`` with ``kind`` and ``label``. An edge a
    pair and record: ``table`` (``meetings``, ``agreements``, ``statements`` from speaker to addressee,
    ``roles`` from a person to the country or body), ``record``, ``kind``, ``status``, ``date``. All
    attributes are strings, so that every format of networkx can be written; nodes and edges come in the
    order of the tables.

    Raises:
        MissingExtraError: when networkx is not installed.
    """
    try:
        import networkx
    except ImportError:
        raise missing_extra("graph()", "graph") from None
    made = networkx.MultiGraph(name=dataset.title)
    for person in dataset.people:
        made.add_node(f"people:{person.id}", kind="person", label=_text(person.name))
    for organization in dataset.organizations:
        made.add_node(f"organizations:{organization.id}", kind="organization", label=_text(organization.name))
    for one, other, attributes in _edges(dataset):
        for node in (one, other):
            if node not in made:
                code = node.partition(":")[2]
                made.add_node(
                    node, kind="country", label=country_name(code) if is_country_code(code) else code
                )
        made.add_edge(one, other, key=attributes["record"], **attributes)
    return made


def _edges(dataset: Dataset) -> Iterator[tuple[str, str, dict[str, str]]]:
    for role in dataset.roles:
        whole = (
            f"organizations:{role.organization_id}" if role.organization_id else f"countries:{role.country}"
        )
        if role.organization_id or role.country:
            yield f"people:{role.person_id}", whole, {
                "table": "roles", "record": f"roles:{role.id}", "kind": str(role.office),
                "status": str(role.status), "date": str(role.start or ""), "label": _text(role.title),
            }  # fmt: skip
    for event in (*dataset.meetings, *dataset.agreements):
        attributes = _attributes(event)
        nodes = dict.fromkeys(node for actor in event.actors if (node := _node(actor)))
        for one, other in combinations(nodes, 2):
            yield one, other, attributes
    for statement in dataset.statements:
        for speaker in statement.speakers:
            for addressee in statement.addressees:
                one, other = _node(speaker), _node(addressee)
                if one and other:
                    yield one, other, _attributes(statement)


def _attributes(record: Meeting | Agreement | Statement) -> dict[str, str]:
    named = (
        record.text
        if isinstance(record, Statement)
        else record.title
        if isinstance(record, Agreement)
        else (record.name or "")
    )
    return {
        "table": record.table_name,
        "record": f"{record.table_name}:{record.id}",
        "kind": str(record.kind),
        "status": "" if isinstance(record, Statement) else str(record.status),
        "date": str(date_of(record) or ""),
        "label": _text(named),
    }


def _node(actor: Actor) -> str:
    if actor.person_id:
        return f"people:{actor.person_id}"
    if actor.organization_id:
        return f"organizations:{actor.organization_id}"
    return f"countries:{actor.country}" if actor.country else ""


def _text(words: str) -> str:
    # XML, which GraphML and GEXF are, has no control characters.
    return "".join(c if c in "\t\n" or c.isprintable() else "\ufffd" for c in words)
