"""Who takes part: from the actors of candidates to rows of the three actor tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from ..candidates import Actor
from .context import Context
from .names import fold, slug
from .roles import Holders
from .values import Option, choose

#: The capacity that is assumed when the words say none; any other is more specific.
_DEFAULT = "participant"


@frozen
class Identity:
    """Who an actor is, in row ids; ``words`` only for somebody unnamed."""

    person: str = ""
    organization: str = ""
    country: str = ""
    words: str = ""

    @property
    def party(self) -> str:
        """What two tellings of one encounter share: an unnamed official counts as the state or body."""
        return self.person or self.organization or self.country or f"words:{fold(self.words)}"

    @property
    def slug(self) -> str:
        """The actor's part of the id of its row."""
        return self.person or self.organization or self.country.lower() or slug(self.words, "words")


def identify(context: Context, actor: Actor) -> Identity:
    """The identity of an actor, once people and organizations have their ids."""
    if actor.person:
        return Identity(person=context.rows[actor.person])
    if actor.organization:
        return Identity(organization=context.rows[actor.organization], words=actor.words)
    return Identity(country=actor.country, words=actor.words)


def parties(
    context: Context, actors: Iterable[Actor], capacities: frozenset[str] | None = None
) -> frozenset[str]:
    """What :attr:`Identity.party` gives for the actors in ``capacities`` (None: in all)."""
    return frozenset(
        identify(context, a).party for a in actors if capacities is None or a.capacity in capacities
    )


@frozen
class ActorRows:
    """Rows of one actor table for one record.

    Attributes:
        rows: the cells.
        row_of: (candidate id of the record, place of the actor in it) to row id; a state left out beside its
            own representative is missing.
    """

    rows: tuple[dict[str, str], ...]
    row_of: dict[tuple[str, int], str]


def actor_rows(
    context: Context,
    holders: Holders,
    table: str,
    record: str,
    told: Sequence[tuple[str, str, Sequence[Actor]]],
    by_capacity: bool,
) -> ActorRows:
    """The actors of one record.

    Args:
        context: articles and ids.
        holders: looks up roles.
        table: ``meeting_actors``, ``agreement_actors`` or ``statement_actors``.
        record: id of the record.
        told: source, candidate id and actors of each telling, by day of publication.
        by_capacity: whether one actor in two capacities is two rows.
    """
    single, words_column = table.removesuffix("_actors"), "text" if table == "statement_actors" else "title"
    groups: dict[tuple[Identity, str], list[tuple[str, str, int, Actor]]] = {}
    for source, candidate, actors in told:
        for place, actor in enumerate(actors):
            who = identify(context, actor)
            if not who.slug:
                continue
            key = (who, actor.capacity if by_capacity else "")
            groups.setdefault(key, []).append((source, candidate, place, actor))
    rows: dict[str, dict[str, str]] = {}
    row_of: dict[tuple[str, int], str] = {}
    for (who, capacity), tellings in _spread(groups):
        row_id = f"{record}--{who.slug}" + (f"--{capacity}" if by_capacity else "")
        if row_id in rows:
            # Two unnamed officials of one state: the words tell them apart.
            row_id = f"{record}--{who.slug}-{slug(who.words, 'words')}" + (
                f"--{capacity}" if by_capacity else ""
            )
        capacities = [Option(a.capacity, s, context.published(s), p, "explicit") for s, _, p, a in tellings]
        role = next(
            (
                r
                for s, _, _, _ in tellings
                if who.person and (r := holders.acting(who.person, s, context.published(s)))
            ),
            None,
        )
        rows[row_id] = {
            f"{single}_actor_id": row_id,
            f"{single}_id": record,
            "person_id": who.person,
            "organization_id": who.organization,
            "country": who.country,
            words_column: who.words,
            "capacity": choose(capacities, lambda value: value != _DEFAULT),
            "role_id": role.cells["role_id"] if role else "",
            "on_behalf_of": role.represents if role else "",
        }
        row_of.update({(candidate, place): row_id for _, candidate, place, _ in tellings})
    if table == "meeting_actors":
        represented = {row["on_behalf_of"] for row in rows.values() if row["person_id"]} - {""}
        doubled = {i for i, r in rows.items() if r["country"] in represented and not r[words_column]}
        rows = {i: row for i, row in rows.items() if i not in doubled}
        row_of = {key: i for key, i in row_of.items() if i not in doubled}
    return ActorRows(tuple(rows.values()), row_of)


_Groups = dict[tuple[Identity, str], list[tuple[str, str, int, Actor]]]


def _spread(groups: _Groups) -> list[tuple[tuple[Identity, str], list[tuple[str, str, int, Actor]]]]:
    """The groups, those without words first: a state has the plain id and its official the longer one."""
    return sorted(groups.items(), key=lambda item: (bool(item[0][0].words), item[1][0][0:3], item[0][1]))
