"""Union-find that refuses: clusters of tellings, with pairs and sources that must stay apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class Clusters:
    """Disjoint sets of the numbers ``0 .. n-1``.

    Args:
        apart: one label a number (usually its article), or None; two numbers with one label never meet by
            :meth:`join`, because telling them apart was the article's own reading.
    """

    def __init__(self, apart: Iterable[Hashable | None]) -> None:
        self._parent: list[int] = []
        self._labels: list[set[Hashable]] = []
        for number, label in enumerate(apart):
            self._parent.append(number)
            self._labels.append({label} if label is not None else set())
        self._forbidden: dict[int, set[int]] = {}

    def find(self, number: int) -> int:
        """The representative of the cluster of ``number``."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    def forbid(self, one: int, other: int) -> None:
        """Keep the clusters of two numbers apart from now on."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._forbidden.setdefault(one, set()).add(other)
            self._forbidden.setdefault(other, set()).add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing keeps the clusters of the two apart."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if other in self._forbidden.get(one, ()):
            return False
        return self._labels[one].isdisjoint(self._labels[other])

    def join(self, one: int, other: int, force: bool = False) -> bool:
        """Make one cluster of two, unless they must stay apart; whether they are one now.

        Args:
            one: a number.
            other: another number.
            force: join in spite of equal labels (an editor's or a within-article decision).
        """
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if not self.may_join(one, other) and (not force or other in self._forbidden.get(one, ())):
            return False
        if len(self._labels[one]) < len(self._labels[other]):
            one, other = other, one
        self._parent[other] = one
        self._labels[one] |= self._labels[other]
        self._labels[other] = set()
        for foe in sorted(self._forbidden.pop(other, ())):
            self._forbidden[foe].discard(other)
            self._forbidden[foe].add(one)
            self._forbidden.setdefault(one, set()).add(foe)
        return True

    def groups(self) -> list[list[int]]:
        """All clusters, each in ascending order, by their first number."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())
