"""The registry of ids: who keeps which, who gets a new one, and what was replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from ..curation import Identifier
from ..datapackage import TABLES
from .context import Context

#: A registered row is surely this telling from here on.
STRONG = 2.0


@frozen
class Telling:
    """One candidate as the registry sees it.

    Attributes:
        candidate: its id.
        source: its article.
        key: what is written to the registry when the row is new.
    """

    candidate: str
    source: str
    key: str


#: How well the key of a registered row fits a telling's; 0 is not at all, ``STRONG`` and more is surely.
Score = Callable[[str, str], float]


class Registry:
    """The ids of ``identifiers.csv``, and those that this build adds.

    Args:
        entries: the rows of the file, in its order: the earlier of two is the older.
    """

    def __init__(self, entries: Sequence[Identifier]) -> None:
        self._entries = list(entries)
        self._number = {entry.id: n for n, entry in enumerate(self._entries)}
        self._taken = set(self._number)
        self._new: list[Identifier] = []

    def table(self, value: str) -> str:
        """The table of a registered id; empty for an id that is not in the file."""
        return self._entries[self._number[value]].table if value in self._number else ""

    def current(self, value: str) -> str:
        """The id that stands for ``value`` now: itself, or what replaced it in the end."""
        seen = {value}
        while value in self._number and self._entries[self._number[value]].replaced_by:
            value = self._entries[self._number[value]].replaced_by
            if value in seen:
                break
            seen.add(value)
        return value

    def locate(self, table: str, tellings: Sequence[Telling], score: Score) -> dict[str, int]:
        """Where the registered rows of one table are told in their first article.

        A telling is given to at most one row as long as there are others; a row left over, or replaced, takes
        one that it surely is, so that a judgement that names it goes on to hold. Work is bounded by
        rows times tellings of one article.

        Returns:
            id to number of the telling; a row that is told nowhere any more is missing.
        """
        by_source: dict[str, list[int]] = {}
        for number, telling in enumerate(tellings):
            by_source.setdefault(telling.source, []).append(number)
        claims: dict[str, list[tuple[float, int, int]]] = {}
        for position, entry in enumerate(self._entries):
            if entry.table == table:
                claims.setdefault(entry.first_source, []).extend(
                    (-fit, position, number)
                    for number in by_source.get(entry.first_source, ())
                    if (fit := score(entry.key, tellings[number].key)) > 0
                )
        places: dict[str, int] = {}
        for source in sorted(claims):
            taken: set[int] = set()
            ranked = sorted(claims[source])
            for _, position, number in ranked:
                entry = self._entries[position]
                if entry.id not in places and number not in taken and not entry.replaced_by:
                    places[entry.id] = number
                    taken.add(number)
            for fit, position, number in ranked:
                if -fit >= STRONG:
                    places.setdefault(self._entries[position].id, number)
        for entry in self._entries:
            if entry.table == table and entry.replaced_by and self.current(entry.id) in places:
                places.setdefault(entry.id, places[self.current(entry.id)])
        return places

    def assign(
        self,
        context: Context,
        table: str,
        groups: Sequence[Sequence[int]],
        tellings: Sequence[Telling],
        places: dict[str, int],
        name: Callable[[Sequence[int]], str],
    ) -> list[str]:
        """The id of each group of tellings.

        Args:
            context: for the days of publication.
            table: the table of the rows.
            groups: numbers of tellings, one list a row, by first telling.
            tellings: all tellings, in order.
            places: of :meth:`locate`.
            name: the readable id that a new group would like to have.
        """
        group_of = {number: g for g, group in enumerate(groups) for number in group}
        owners: dict[int, list[int]] = {}
        for value, number in places.items():
            position = self._number[value]
            if not self._entries[position].replaced_by:
                owners.setdefault(group_of[number], []).append(position)
        result = [""] * len(groups)
        for g, positions in owners.items():
            oldest, *others = sorted(positions)
            result[g] = self._entries[oldest].id
            for position in others:
                self._entries[position] = evolve(self._entries[position], replaced_by=result[g])

        def age(g: int) -> tuple[str, str, str, int]:
            first = tellings[groups[g][0]]
            return context.published(first.source), first.source, first.key, g

        for g in sorted((g for g, value in enumerate(result) if not value), key=age):
            first = tellings[groups[g][0]]
            result[g] = self._unique(name(groups[g]))
            self._new.append(Identifier(result[g], table, first.key, first.source))
        return result

    def rows(self) -> list[dict[str, str]]:
        """The rows of the new registry: old ones first and in their order, then by table, article, key."""
        new = sorted(self._new, key=lambda e: TABLES.index(e.table))
        return [
            {
                "id": e.id,
                "table": e.table,
                "key": e.key,
                "first_source": e.first_source,
                "replaced_by": e.replaced_by,
            }
            for e in (*self._entries, *new)
        ]

    def _unique(self, wanted: str) -> str:
        value, count = wanted, 1
        while value in self._taken:
            count += 1
            value = f"{wanted}-{count}"
        self._taken.add(value)
        return value
