"""One organization across articles: by name, by an acronym that an article explains, by authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from ..candidates import OrganizationCandidate
from ..curation import OrganizationAuthority
from . import judgements
from .clusters import Clusters
from .context import Context, text_order
from .identifiers import Registry, Telling
from .names import acronym, fold, slug, words_agree


@frozen
class OrganizationRow:
    """One organization with its tellings, by day of publication.

    Attributes:
        id: row id.
        tellings: source and candidate.
        authority: the editors' entry, if there is one.
    """

    id: str
    tellings: tuple[tuple[str, OrganizationCandidate], ...]
    authority: OrganizationAuthority | None = None


@frozen
class _Node:
    source: str
    candidate: OrganizationCandidate | None
    name: str
    country: str
    acronyms: frozenset[str]
    authority: OrganizationAuthority | None = None
    forms: tuple[str, ...] = ()


def name_key(name: str) -> str:
    """The folded name of a body, without an article before it."""
    folded = fold(name)
    return folded.removeprefix("the ") or folded or name


def resolve_organizations(context: Context, registry: Registry) -> list[OrganizationRow]:
    """The organizations of all articles; fills ``context.rows``."""
    nodes = list(_nodes(context))
    authorities = [
        _Node(
            "",
            None,
            name_key(a.name),
            a.country,
            frozenset(filter(None, map(acronym, (a.name, *a.aliases)))),
            a,
            tuple(name_key(alias) for alias in a.aliases),
        )
        for a in context.curation.organizations
    ]
    everything = [*nodes, *authorities]
    # Two editors' entries are two bodies, so they have one label.
    clusters = Clusters("authority" if n.authority else None for n in everything)
    tellings = [Telling(n.candidate.id, n.source, n.name) for n in nodes if n.candidate is not None]
    places = registry.locate("organizations", tellings, _score)
    judgements.apply(context, registry, "organizations", clusters, tellings, places)
    _join(context, everything, clusters)
    groups, entries = [], []
    for group in clusters.groups():
        members = [n for n in group if n < len(nodes)]
        if members:
            groups.append(members)
            entries.append(next((everything[n].authority for n in group if n >= len(nodes)), None))
    by_group = {group[0]: entry for group, entry in zip(groups, entries, strict=True)}

    def wanted(group: Sequence[int]) -> str:
        entry = by_group[group[0]]
        return (
            entry.organization
            if entry
            else slug(max((nodes[n].name for n in group), key=len), "organization")
        )

    ids = registry.assign(context, "organizations", groups, tellings, places, wanted)
    result = []
    for value, group, entry in zip(ids, groups, entries, strict=True):
        told = tuple((nodes[n].source, c) for n in group if (c := nodes[n].candidate) is not None)
        for _, candidate in told:
            context.rows[candidate.id] = value
        result.append(OrganizationRow(value, told, entry))
    return result


def _nodes(context: Context) -> Iterable[_Node]:
    for found in context.candidates:
        text = context.articles[found.source].text
        for candidate in sorted(found.organizations, key=lambda c: text_order(c.id)):
            forms = {candidate.name, *(span.of(text) for span in candidate.mentions)}
            yield _Node(
                found.source,
                candidate,
                name_key(candidate.name),
                candidate.country,
                frozenset(filter(None, map(acronym, forms))),
            )


def _join(context: Context, nodes: Sequence[_Node], clusters: Clusters) -> None:
    by_name: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        for form in (node.name, *node.forms):
            by_name.setdefault(form, []).append(number)
    for numbers in by_name.values():
        _join_named(context, nodes, clusters, numbers)
    # An acronym joins what some article (or an editor) calls by both forms, when only one body does.
    full: dict[str, set[int]] = {}
    for number, node in enumerate(nodes):
        for short in node.acronyms - {node.name}:
            full.setdefault(short, set()).add(clusters.find(number))
    for number, node in enumerate(nodes):
        roots = {clusters.find(root) for root in full.get(node.name, ())}
        if acronym(node.name.upper()) and len(roots) == 1:
            clusters.join(number, min(roots))


def _join_named(context: Context, nodes: Sequence[_Node], clusters: Clusters, numbers: Sequence[int]) -> None:
    """Bodies of one name are one, but a name that several states have (a ministry) is one a state."""
    by_country: dict[str, int] = {}
    for number in numbers:
        country = nodes[number].country
        if country:
            clusters.join(by_country.setdefault(country, number), number)
    for number in numbers:
        if not nodes[number].country:
            if len(by_country) > 1:
                candidate = nodes[number].candidate
                other = nodes[by_country[min(by_country)]].candidate
                if candidate and other:
                    context.doubt(
                        "organizations",
                        candidate.id,
                        other.id,
                        "bodies of several states have this name and no state is given here",
                    )
            clusters.join(
                by_country.setdefault("" if len(by_country) != 1 else min(by_country), number), number
            )


def _score(key: str, other: str) -> float:
    if key == other:
        return 4.0
    if words_agree(key.split(), other.split()):
        return 2.0
    initials = ("".join(word[0] for word in name.split() if word) for name in (key, other))
    return 2.0 if {key, other} & set(initials) else 0.0
