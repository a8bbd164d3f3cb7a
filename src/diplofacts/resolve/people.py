"""One person across articles: which tellings are one, and the row they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from ..candidates import ArticleCandidates, PersonCandidate
from ..curation import PersonAuthority
from . import judgements
from .clusters import Clusters
from .context import Context, countries_of, text_order
from .identifiers import Registry, Telling
from .matching import Node, join_people
from .names import Name, parse_name, slug, words_agree


@frozen
class PersonRow:
    """One person with the tellings, by day of publication.

    Attributes:
        id: row id.
        tellings: source and candidate.
        name: canonical name.
        family_name: as printed in ``name``.
        fullest: source and candidate whose name is the fullest form met.
        authority: the editors' entry, if there is one.
    """

    id: str
    tellings: tuple[tuple[str, PersonCandidate], ...]
    name: str
    family_name: str
    fullest: tuple[str, PersonCandidate]
    authority: PersonAuthority | None = None


def resolve_people(context: Context, registry: Registry) -> list[PersonRow]:
    """The people of all articles; fills ``context.rows``."""
    told = [
        (found.source, c)
        for found in context.candidates
        for c in sorted(found.people, key=lambda c: text_order(c.id))
    ]
    nodes = [node for found in context.candidates for node in _nodes(context, found)]
    for entry in context.curation.people:
        names = tuple(parse_name(form) for form in (entry.name, *entry.aliases))
        nodes.append(Node(names, "", "", authority=entry.person))
    clusters = Clusters(("authority",) if n.authority else n.source for n in nodes)
    tellings = [Telling(c.id, source, nodes[n].names[0].key) for n, (source, c) in enumerate(told)]
    places = registry.locate("people", tellings, _score)
    ids = [t.candidate for t in tellings]
    judgements.apply(context, registry, "people", clusters, tellings, places)
    for doubt in join_people(nodes, clusters):
        if doubt.left < len(ids) and doubt.right < len(ids):
            context.doubt("people", ids[doubt.left], ids[doubt.right], doubt.reason, doubt.merged)
    rows = []
    for group in clusters.groups():
        members = [n for n in group if n < len(told)]
        entries = [context.curation.people[n - len(told)] for n in group if n >= len(told)]
        if members:
            rows.append((members, _row(context, nodes, told, members, entries[0] if entries else None)))
    wanted = {members[0]: row for members, row in rows}

    def name(group: Sequence[int]) -> str:
        row = wanted[group[0]]
        return row.authority.person if row.authority else slug(row.name, "person")

    given = registry.assign(context, "people", [members for members, _ in rows], tellings, places, name)
    result = []
    for value, (_, row) in zip(given, rows, strict=True):
        for _, candidate in row.tellings:
            context.rows[candidate.id] = value
        context.surnames[value] = slug(row.family_name, "person")
        result.append(PersonRow(value, row.tellings, row.name, row.family_name, row.fullest, row.authority))
    return result


def _nodes(context: Context, found: ArticleCandidates) -> Iterator[Node]:
    text = context.articles[found.source].text
    around = countries_of(found)
    roles: dict[str, list[tuple[str, str, str]]] = {}
    for role in found.roles:
        body = role.country or context.rows.get(role.organization, "")
        roles.setdefault(role.person, []).append((role.office, role.portfolio, body))
    for candidate in sorted(found.people, key=lambda c: text_order(c.id)):
        shorts = tuple(
            sorted({words for span in candidate.mentions if (words := span.of(text)) != candidate.name})
        )
        yield Node(
            (parse_name(candidate.name, shorts),),
            found.source,
            context.published(found.source),
            tuple(dict.fromkeys(roles.get(candidate.id, ()))),
            around,
        )


def _row(
    context: Context,
    nodes: Sequence[Node],
    told: Sequence[tuple[str, PersonCandidate]],
    members: Sequence[int],
    entry: PersonAuthority | None,
) -> PersonRow:
    # The fullest form has the most words, then the most that are no initials; then the one published latest.
    def fullness(number: int) -> tuple[int, int, str, int]:
        words = nodes[number].names[0].words
        return len(words), sum(len(w) > 1 for w in words), nodes[number].published, -number

    best = max(members, key=fullness)
    name: Name = nodes[best].names[0]
    family = name.family_name
    # A surname met alone says where the family name starts, in whatever article it is met.
    shorts = [nodes[n].names[0].printed for n in members if nodes[n].names[0].words != name.words]
    if shorts:
        family = parse_name(name.printed, (*sorted(shorts), family)).family_name
    printed = name.printed
    if entry:
        printed = entry.name
        family = entry.family_name or parse_name(entry.name, (family,)).family_name
    return PersonRow("", tuple(told[n] for n in members), printed, family, told[best], entry)


def _score(key: str, other: str) -> float:
    if key == other:
        return 4.0
    if not words_agree(key.split(), other.split()):
        return 0.0
    return STRONG_NAME if len(set(key.split()) & set(other.split())) else 2.0


STRONG_NAME = 3.0
