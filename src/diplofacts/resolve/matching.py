"""Which tellings of people are one person; every step looks keys up and none compares all with all.

Full names (two words or more) meet first, by ever wider keys; then surnames alone join the one full name they
can stand for. What would be a guess is left apart and given as a :class:`Pair` for the curator.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator, Sequence

from attrs import frozen

from .clusters import Clusters
from .names import Name, canonical_given, consonants, skeleton

#: A surname with an office is the same person's only as long as one can be thought to hold it: ten years.
REACH_DAYS = 3653
#: Shorter words that differ in spelling are different words more often than romanisations of one.
SURE_LENGTH = 4
#: So many people of one surname in one office or state are not told apart by it; bounds the work too.
CROWD = 16

Role = tuple[str, str, str]


@frozen
class Node:
    """One telling of a person, or an editor's entry.

    Attributes:
        names: the name; an entry has its aliases too.
        source: the article; empty for an entry.
        published: its day, as an ISO day.
        roles: office, portfolio, country or organization of each role the article gives.
        around: the states the article speaks of.
        authority: the entry's slug.
    """

    names: tuple[Name, ...]
    source: str
    published: str
    roles: tuple[Role, ...] = ()
    around: frozenset[str] = frozenset()
    authority: str = ""


@frozen
class Pair:
    """Two numbers of nodes that may be one person."""

    left: int
    right: int
    reason: str
    merged: bool = False


class _People:
    """The clusters with what is known of each: its roles with the days on which they were seen."""

    def __init__(self, nodes: Sequence[Node], clusters: Clusters) -> None:
        self.nodes = nodes
        self.clusters = clusters
        self.roles: list[dict[Role, tuple[str, str]]] = [
            dict.fromkeys(node.roles, (node.published, node.published)) for node in nodes
        ]
        self.around = [set(node.around) for node in nodes]
        self.days = [(node.published, node.published) for node in nodes]
        for number in range(len(nodes)):
            root = clusters.find(number)
            if root != number:
                self._pool(root, number)

    def join(self, one: int, other: int, force: bool = False) -> bool:
        one, other = self.clusters.find(one), self.clusters.find(other)
        if one == other:
            return True
        if not self.clusters.join(one, other, force):
            return False
        root = self.clusters.find(one)
        self._pool(root, other if root == one else one)
        return True

    def _pool(self, root: int, other: int) -> None:
        for role, (first, last) in self.roles[other].items():
            seen = self.roles[root].get(role, (first, last))
            self.roles[root][role] = (min(first, seen[0]), max(last, seen[1]))
        self.around[root] |= self.around[other]
        days = sorted(day for pair in (self.days[root], self.days[other]) for day in pair if day)
        self.days[root] = (days[0], days[-1]) if days else ("", "")
        self.roles[other], self.around[other] = {}, set()

    def states(self, number: int) -> set[str]:
        return {body for _, _, body in self.roles[self.clusters.find(number)] if body}

    def same_role(self, one: int, other: int) -> bool:
        left, right = self.roles[self.clusters.find(one)], self.roles[self.clusters.find(other)]
        return any(role in right and _near(seen, right[role]) for role, seen in left.items() if role[2])

    def same_office(self, one: int, other: int) -> bool:
        """Whether both have one office, near in time, and at most one of them says whose."""
        left, right = self.roles[self.clusters.find(one)], self.roles[self.clusters.find(other)]
        return any(
            a[:2] == b[:2] and not (a[2] and b[2]) and _near(seen, right[b])
            for a, seen in left.items()
            for b in right
        )

    def related(self, one: int, other: int) -> bool:
        """Whether the state of the one's office is one that the other's articles speak of."""
        left, right = self.clusters.find(one), self.clusters.find(other)
        return bool(self.states(one) & self.around[right] or self.states(other) & self.around[left])

    def near(self, one: int, other: int) -> bool:
        """Whether the two are told within the reach of one time in office."""
        return _near(self.days[self.clusters.find(one)], self.days[self.clusters.find(other)])

    def at_odds(self, one: int, other: int) -> bool:
        """Whether both have offices, and of different states or bodies only."""
        left, right = self.states(one), self.states(other)
        return bool(left and right and left.isdisjoint(right))


def _near(one: tuple[str, str], other: tuple[str, str]) -> bool:
    gap = max(one[0], other[0]), min(one[1], other[1])
    if not all(gap) or gap[0] <= gap[1]:
        return True
    days = datetime.date.fromisoformat(gap[0]) - datetime.date.fromisoformat(gap[1])
    return days.days <= REACH_DAYS


def join_people(nodes: Sequence[Node], clusters: Clusters) -> list[Pair]:
    """Join what is one person in ``clusters``; give the pairs that a curator should look at.

    The result does not depend on the order of articles: ``nodes`` come in order of publication, and each step
    either joins all that share a key or asks whether exactly one cluster does.
    """
    people = _People(nodes, clusters)
    doubts: list[Pair] = []
    full = [(n, name) for n, node in enumerate(nodes) for name in node.names if not name.bare]
    bare = [(n, name) for n, node in enumerate(nodes) for name in node.names if name.bare]
    doubts += _join_identical(people, full)
    doubts += _join_spellings(people, full)
    doubts += _join_parts(people, full)
    doubts += _join_surnames(people, full, bare)
    return doubts


def _join_identical(people: _People, full: Sequence[tuple[int, Name]]) -> Iterator[Pair]:
    first: dict[tuple[str, ...], int] = {}
    for number, name in full:
        key = (*name.words, name.suffix)
        other = first.setdefault(key, number)
        if other != number and people.nodes[other].source == people.nodes[number].source:
            people.join(other, number, force=True)
        elif other != number:
            odd = people.at_odds(other, number)
            if people.join(other, number) and odd:
                yield Pair(other, number, "the names are equal but the offices are of different states", True)


def _join_spellings(people: _People, full: Sequence[tuple[int, Name]]) -> Iterator[Pair]:
    """Names equal in sound, apart from middle names: one class for each middle name that differs."""
    groups: dict[Hashable, dict[str, list[tuple[int, Name]]]] = {}
    for number, name in full:
        middle = "".join(word[0] for word in name.given[1:])
        key = (skeleton(name.family), canonical_given(name.given[0]))
        if len(name.given[0]) > 1:
            groups.setdefault(key, {}).setdefault(middle + "|" + name.suffix, []).append((number, name))
    for group in groups.values():
        heads: dict[str, tuple[int, Name]] = {}
        for variant in sorted(group, key=lambda v: (-len(v), v)):
            number, name = group[variant][0]
            heads[variant] = number, name
            for other, other_name in group[variant][1:]:
                if (
                    _sure(name, other_name)
                    or people.same_role(number, other)
                    or people.related(number, other)
                ):
                    people.join(number, other)
                elif people.clusters.find(number) != people.clusters.find(other):
                    yield Pair(number, other, "the names sound alike and nothing else tells")
        yield from _join_middles(people, heads)
        for variant in heads:
            for rival in heads:
                if variant < rival and not _nested(variant, rival):
                    people.clusters.forbid(heads[variant][0], heads[rival][0])


def _nested(one: str, other: str) -> bool:
    """Whether one of two variants (middle initials, ``|``, suffix) can be the other, shortened."""
    (middle, _, suffix), (middle2, _, suffix2) = one.partition("|"), other.partition("|")
    fits = middle.startswith(middle2) or middle2.startswith(middle)
    return fits and (suffix == suffix2 or not suffix or not suffix2)


def _join_middles(people: _People, heads: dict[str, tuple[int, Name]]) -> Iterator[Pair]:
    """A name with fewer middle initials joins the only longer one that begins with them."""
    longer: dict[str, set[str]] = {}
    for variant in heads:
        middle, _, suffix = variant.partition("|")
        for length in range(len(middle) + 1):
            for end in {suffix, ""}:
                if (key := f"{middle[:length]}|{end}") != variant:
                    longer.setdefault(key, set()).add(variant)
    for variant in sorted(heads, key=lambda v: (-len(v), v)):
        roots = {people.clusters.find(heads[v][0]): v for v in sorted(longer.get(variant, ()), reverse=True)}
        number = heads[variant][0]
        fitting = [r for r in sorted(roots) if people.same_role(number, r)]
        if len(roots) > 1 and len(fitting) == 1:
            people.join(number, fitting[0])
        elif len(roots) == 1 and _sure(heads[variant][1], heads[roots[min(roots)]][1]):
            people.join(number, min(roots))
        elif roots:
            yield Pair(number, min(roots), "the name fits several people with a middle name")


def _sure(one: Name, other: Name) -> bool:
    """Whether two names that sound alike differ only where a romanisation can."""
    return all(a == b or min(len(a), len(b)) >= SURE_LENGTH for a, b in ((one.family, other.family),))


def _join_parts(people: _People, full: Sequence[tuple[int, Name]]) -> Iterator[Pair]:
    """Initials, names with parts left out, and wider romanisations: only with an office or a state."""
    keys: dict[Hashable, dict[int, int]] = {}
    asked: list[tuple[int, list[Hashable]]] = []
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for number, name in full:
        root = people.clusters.find(number)
        if (root, name.words) in seen:
            continue
        seen.add((root, name.words))
        sounds = [skeleton(w) for w in name.words]
        given = canonical_given(name.given[0])
        mine: list[Hashable] = []
        if len(name.given[0]) == 1:
            mine.append(("initial", name.given[0], skeleton(name.family)))
        else:
            keys.setdefault(("initial", name.given[0][0], skeleton(name.family)), {})[root] = number
        # Two words that stand in a longer name, in order: `Javad Zarif`, `Nicolás Maduro` (Moros).
        parts = {(a, b) for i, a in enumerate(sounds) for b in sounds[i + 1 :]} if len(sounds) <= 6 else set()
        for part in sorted(parts):
            keys.setdefault(("part", *part), {})[root] = number
        if len(sounds) == 2 and len(name.words[0]) > 1:
            mine.append(("part", *sounds))
        keys.setdefault(("run", "".join(sounds)), {})[root] = number
        mine.append(("run", "".join(sounds)))
        if len(consonants(name.family)) >= 3:
            keys.setdefault(("consonants", consonants(name.family), given), {})[root] = number
            mine.append(("consonants", consonants(name.family), given))
        asked.append((number, mine))
    for number, mine in asked:
        for key in mine:
            yield from _join_unique(people, number, keys.get(key, {}), "a part of the name is left out")


def _join_unique(people: _People, number: int, found: dict[int, int], reason: str) -> Iterator[Pair]:
    roots = {people.clusters.find(r) for r in found} - {people.clusters.find(number)}
    possible = [
        r for r in sorted(roots) if people.clusters.may_join(number, r) and not people.at_odds(number, r)
    ]
    fitting = [r for r in possible if people.same_role(number, r)]
    if not fitting and len(possible) == 1:
        fitting = [r for r in possible if people.related(number, r)]
    if len(fitting) == 1:
        people.join(number, fitting[0])
    elif possible:
        yield Pair(number, possible[0], reason)


def _join_surnames(
    people: _People, full: Sequence[tuple[int, Name]], bare: Sequence[tuple[int, Name]]
) -> Iterator[Pair]:
    families: dict[str, dict[int, None]] = {}
    for number, name in full:
        for key in {skeleton(name.family), skeleton(name.words[-1])}:
            families.setdefault(key, {})[people.clusters.find(number)] = None
    index = _Index(people, families)
    left: list[tuple[int, Name]] = []
    for number, name in bare:
        answer = index.unique(number, skeleton(name.family))
        if answer is None or not people.join(number, answer):
            left.append((number, name))
    yield from _join_bare(people, left, index)


class _Index:
    """Full-named clusters by surname, alone and with office or state; built once, asked once a telling."""

    def __init__(self, people: _People, families: dict[str, dict[int, None]]) -> None:
        self.people = people
        self.by_family: dict[str, list[int]] = {}
        self.by_role: dict[tuple[str, Role], list[int]] = {}
        self.by_state: dict[tuple[str, str], list[int]] = {}
        for family, roots in families.items():
            for root in dict.fromkeys(people.clusters.find(r) for r in roots):
                self.by_family.setdefault(family, []).append(root)
                for role in sorted(people.roles[root]):
                    if role[2]:
                        self.by_role.setdefault((family, role), []).append(root)
                for state in sorted(people.states(root)):
                    self.by_state.setdefault((family, state), []).append(root)

    def unique(self, number: int, family: str) -> int | None:
        """The one cluster that a surname alone can stand for."""
        people, node = self.people, self.people.nodes[number]
        if node.authority:
            roots = self.by_family.get(family, [])
            return roots[0] if len(roots) == 1 else None
        roots = [r for role in node.roles if role[2] for r in self.by_role.get((family, role), ())]
        fitting = [r for r in self._free(number, roots) if people.same_role(number, r)]
        if fitting or len(roots) > CROWD:
            return fitting[0] if len(fitting) == 1 else None
        states = {body for _, _, body in node.roles if body} or node.around
        roots = [r for state in sorted(states) for r in self.by_state.get((family, state), ())]
        fitting = [r for r in self._free(number, roots) if people.near(number, r)]
        if not fitting:
            # One article leaves out the state of an office that the other gives.
            only = self._free(number, self.by_family.get(family, ()))
            fitting = [r for r in only if len(only) == 1 and people.same_office(number, r)]
        return fitting[0] if len(fitting) == 1 else None

    def _free(self, number: int, roots: Sequence[int]) -> list[int]:
        if len(roots) > CROWD:
            return []
        return [r for r in dict.fromkeys(roots) if self.people.clusters.may_join(number, r)]


def _join_bare(people: _People, bare: Sequence[tuple[int, Name]], index: _Index) -> Iterator[Pair]:
    """Surnames for which no article has a full name: one person with one office, the others are doubtful."""
    holders: dict[tuple[str, Role], int] = {}
    by_family: dict[str, dict[int, None]] = {}
    for number, name in bare:
        for role in people.nodes[number].roles:
            if role[2]:
                key = (skeleton(name.family), role)
                other = holders.setdefault(key, number)
                if other != number and not (people.same_role(other, number) and people.join(other, number)):
                    holders[key] = number
                    yield Pair(
                        other,
                        number,
                        "the surname and the office are the same, years apart or in one article",
                    )
    for number, name in bare:
        if people.states(number):
            by_family.setdefault(skeleton(name.family), {})[people.clusters.find(number)] = None
    for number, name in bare:
        family = skeleton(name.family)
        roots = list(dict.fromkeys(people.clusters.find(r) for r in by_family.get(family, ())))
        if not people.states(number):
            if len(roots) == 1 and people.related(number, roots[0]) and people.join(number, roots[0]):
                continue
            rivals = roots[:1] or index.by_family.get(family, [])[:1]
            first = next(iter(by_family.setdefault(family, {number: None})))
            if rivals and not people.nodes[rivals[0]].authority:
                yield Pair(rivals[0], number, "a surname alone, and nothing says whose")
            elif first != number:
                yield Pair(first, number, "a surname alone, and nothing says whose")
        else:
            for rival in index.by_family.get(family, [])[:1]:
                if not people.at_odds(number, rival):
                    yield Pair(
                        rival, number, "the surname fits, but more than one person or no common office"
                    )
