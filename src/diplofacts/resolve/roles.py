"""One row a distinct person, office, portfolio, country or organization, and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ..candidates import RoleCandidate
from ..datapackage import vocabulary
from . import judgements
from .clusters import Clusters
from .context import Context, text_order
from .identifiers import Registry, Telling
from .names import slug
from .values import Option, choose, exactness, options, word_count

#: Offices in which nobody represents a state.
_PRIVATE = frozenset({"journalist", "academic"})
#: A role told in another article speaks for a person as long as that article is not farther away: two years.
REACH_DAYS = 731


@frozen
class RoleRow:
    """One role with its tellings, by day of publication; the cells are those of the table."""

    cells: dict[str, str]
    tellings: tuple[tuple[str, RoleCandidate], ...]

    @property
    def represents(self) -> str:
        """The state or organization that its holder acts for; empty for an office that represents nobody."""
        if self.cells["status"] != "current" or self.cells["office"] in _PRIVATE:
            return ""
        return self.cells["country"] or self.cells["organization_id"]


@define
class Holders:
    """Looks up the role in which a person acts in an article."""

    by_article: dict[tuple[str, str], list[RoleRow]] = field(factory=dict)
    by_person: dict[str, list[RoleRow]] = field(factory=dict)

    def acting(self, person: str, source: str, published: str) -> RoleRow | None:
        """The person's role: the article's own, else the one told nearest in time; none that is former.

        Of several roles of one article the highest office stands for the person, then the first asserted.
        """
        own = [r for r in self.by_article.get((person, source), ()) if r.cells["status"] != "former"]
        if own:
            return min(own, key=_rank)
        near = [
            (gap, r)
            for r in self.by_person.get(person, ())
            if r.cells["status"] == "current" and (gap := _gap(r, published)) <= REACH_DAYS
        ]
        return (
            min(near, key=lambda pair: (pair[0], _rank(pair[1]), pair[1].cells["role_id"]))[1]
            if near
            else None
        )


def _rank(role: RoleRow) -> tuple[bool, bool, int]:
    offices = list(vocabulary("office"))
    cells = role.cells
    place = offices.index(cells["office"]) if cells["office"] in offices else len(offices)
    return cells["status"] != "current", not (cells["country"] or cells["organization_id"]), place


def _gap(role: RoleRow, published: str) -> int:
    import datetime

    first, last, day = (
        datetime.date.fromisoformat(d).toordinal()
        for d in (role.cells["first_observed"], role.cells["last_observed"], published)
    )
    return max(first - day, day - last, 0)


def resolve_roles(context: Context, registry: Registry) -> tuple[list[RoleRow], Holders]:
    """The roles of all articles; fills ``context.rows``."""
    told = [
        (found.source, role)
        for found in context.candidates
        for role in sorted(found.roles, key=lambda r: text_order(r.id))
    ]
    keys = [_key(context, role) for _, role in told]
    clusters = Clusters(None for _ in told)
    tellings = [
        Telling(role.id, source, "|".join(key)) for (source, role), key in zip(told, keys, strict=True)
    ]
    places = registry.locate("roles", tellings, lambda a, b: _score(registry, a, b))
    judgements.apply(context, registry, "roles", clusters, tellings, places)
    _join(keys, clusters)
    groups = clusters.groups()
    cells = [_cells(context, [told[n] for n in group]) for group in groups]
    wanted = {group[0]: _slug(row) for group, row in zip(groups, cells, strict=True)}
    ids = registry.assign(context, "roles", groups, tellings, places, lambda group: wanted[group[0]])
    rows, holders = [], Holders()
    for value, group, row in zip(ids, groups, cells, strict=True):
        role = RoleRow({**row, "role_id": value}, tuple(told[n] for n in group))
        rows.append(role)
        holders.by_person.setdefault(row["person_id"], []).append(role)
        for source in dict.fromkeys(source for source, _ in role.tellings):
            holders.by_article.setdefault((row["person_id"], source), []).append(role)
        for _, candidate in role.tellings:
            context.rows[candidate.id] = value
    return rows, holders


_Key = tuple[str, str, str, str, str, str]


def _key(context: Context, role: RoleCandidate) -> _Key:
    return (
        context.rows[role.person],
        role.office,
        role.portfolio,
        role.country,
        context.rows.get(role.organization, ""),
        role.status,
    )


def _join(keys: Sequence[_Key], clusters: Clusters) -> None:
    """Equal keys are one row; one that lacks portfolio or body joins the only fuller one."""
    first: dict[_Key, int] = {}
    for number, key in enumerate(keys):
        clusters.join(first.setdefault(key, number), number)
    groups: dict[tuple[str, str, str], list[_Key]] = {}
    for key in first:
        groups.setdefault((key[0], key[1], key[5]), []).append(key)
    for group in groups.values():
        for key in sorted(group):
            fuller = [other for other in sorted(group) if other != key and _fuller(other, key)]
            most = [o for o in fuller if not any(_fuller(x, o) for x in fuller if x != o)]
            if len(most) == 1:
                clusters.join(first[most[0]], first[key])


def _fuller(one: _Key, other: _Key) -> bool:
    """Whether ``one`` fills what ``other`` leaves empty, and contradicts nothing."""
    left, right = (one[2], one[3] or one[4]), (other[2], other[3] or other[4])
    return all(b in ("", a) for a, b in zip(left, right, strict=True)) and (left != right)


def _cells(context: Context, told: Sequence[tuple[str, RoleCandidate]]) -> dict[str, str]:
    def pick(name: str) -> Iterator[Option]:
        for source, role in told:
            value = getattr(role, name)
            yield from options(
                name, value, role.supports, source, context.published(source), text_order(role.id)[0]
            )

    days = [context.published(source) for source, _ in told]
    first = told[0][1]
    bodies = [
        Option(context.rows[r.organization], s, context.published(s), text_order(r.id)[0], "explicit")
        for s, r in told
        if r.organization
    ]
    country = choose(pick("country"))
    return {
        "role_id": "",
        "person_id": context.rows[first.person],
        "title": choose(pick("title"), word_count),
        "office": first.office,
        "portfolio": choose(pick("portfolio")),
        "country": country,
        "organization_id": choose(bodies),
        "status": first.status,
        "first_observed": min(days),
        "last_observed": max(days),
        "start": choose(pick("start"), exactness),
        "end": choose(pick("end"), exactness),
    }


def _slug(row: dict[str, str]) -> str:
    status = row["status"] if row["status"] != "current" else ""
    parts = (
        row["person_id"],
        row["office"],
        row["portfolio"],
        row["country"] or row["organization_id"],
        status,
    )
    return slug(" ".join(p.replace("_", " ") for p in parts if p))


def _score(registry: Registry, key: str, other: str) -> float:
    one, two = key.split("|"), other.split("|")
    if key == other:
        return 8.0
    if len(one) != len(two) or registry.current(one[0]) != two[0] or one[5] != two[5]:
        return 0.0
    if one[1] == two[1] and all(a == b or "" in (a, b) for a, b in zip(one[2:5], two[2:5], strict=True)):
        return 4.0 + sum(a == b for a, b in zip(one[2:5], two[2:5], strict=True))
    return 0.0
