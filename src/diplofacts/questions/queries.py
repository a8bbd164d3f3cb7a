"""Questions to a table: a filter on a filter, answered when it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from ..datapackage import schema
from ..errors import PackageError, Problem
from ..records.base import Record
from . import names
from .periods import PeriodLike, period_of, read_period

if TYPE_CHECKING:
    from ..dataset import Dataset, Table

R = TypeVar("R", bound=Record)

#: The table of those who take part, for each table that has one, and the column that says in what.
_ACTORS = {
    "meetings": ("meeting_actors", "meeting_id"),
    "agreements": ("agreement_actors", "agreement_id"),
    "statements": ("statement_actors", "statement_id"),
}
#: Longer expressions are refused: they are matched against every quote.
_LONGEST_EXPRESSION = 200


@frozen(slots=False, eq=False)
class Query(Generic[R]):
    """The records of a table that answer a question, in the order of the file.

    Every method gives a new query; nothing is read before the records are asked for, and then once.
    Iteration gives the records, ``len()`` counts them.

    Args:
        table: the table asked.
        filters: what a record must fulfil.
    """

    table: Table[R]
    filters: tuple[Callable[[R], bool], ...] = field(default=(), repr=False)

    def by(
        self,
        *,
        participant: str | Record | None = None,
        country: str | None = None,
        office: str | None = None,
        kind: str | None = None,
        status: str | None = None,
        capacity: str | None = None,
        source: str | Record | None = None,
    ) -> Query[R]:
        """Those with all that is given.

        Args:
            participant: somebody's id, name or record: who takes part, holds the role, is named, is it.
            country: code, name or demonym of a state: that takes part, is acted for, that a role or an
                organization belongs to, or where a meeting is; with ``office``, that of the office.
            office: a term of the vocabulary ``office`` or words of a title: of a role in which somebody takes
                part.
            kind: a term of the table's column of that name.
            status: a term of the table's column of that name.
            capacity: a term of the actors' column: that of the participant, country and office.
            source: an article or its id, among those that tell it.

        Raises:
            PackageError: when a name, country, office or term is unknown, or the table has nothing of the
                sort; names the nearest.
        """
        filters: list[Callable[[R], bool]] = []
        for name, word in (("kind", kind), ("status", status)):
            if word is not None:
                filters.append(self._has_term(name, word))
        if source is not None:
            filters.append(self._told_by(source))
        if not participant is country is office is capacity is None:
            filters.append(self._takes_part(participant, country, office, capacity))
        return self._and(*filters)

    def within(self, period: PeriodLike, *, possibly: bool = False) -> Query[R]:
        """Those within a period: certainly, whatever day an uncertain date means, or else possibly.

        A record without a date is neither: nothing is known of it.

        Args:
            period: see :func:`read_period`.
            possibly: whether some day that the date can mean is enough.

        Raises:
            PackageError: when it is no period.
        """
        wanted = read_period(period)

        def falls(record: R) -> bool:
            found = period_of(record)
            if found is None:
                return False
            return wanted.meets(found) if possibly else wanted.holds(found)

        return self._and(falls)

    def saying(self, words: str, *, regex: bool = False) -> Query[R]:
        """Those whose own words, or the words of the articles that support them, have these.

        Args:
            words: sought without case and accents, blanks as one; or a regular expression.
            regex: whether it is an expression; of ``re``, without case.

        Raises:
            PackageError: when it is no regular expression, or a very long one.
        """
        finds = _finder(words, regex)

        def says(record: R) -> bool:
            own = [
                str(getattr(record, name)) for name in ("text", "name", "title") if getattr(record, name, "")
            ]
            return any(map(finds, own)) or any(
                finds(row.text or "") for row in self._dataset.evidence_for(record)
            )

        return self._and(says)

    def where(self, test: Callable[[R], bool]) -> Query[R]:
        """Those of which ``test`` is true."""
        return self._and(test)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records."""
        return tuple(record.id for record in self.records)

    @cached_property
    def records(self) -> tuple[R, ...]:
        """The records."""
        return tuple(record for record in self.table if all(test(record) for test in self.filters))

    def first(self) -> R | None:
        """The first record, or None."""
        return next(iter(self.records), None)

    def to_pandas(self) -> Any:
        """The rows of these records as in :meth:`Table.to_pandas`.

        Raises:
            MissingExtraError: when pandas is not installed.
        """
        frame = self.table.to_pandas()
        key = schema(self.table.name).primary_key
        return frame[frame[key].isin(self.ids)].reset_index(drop=True)

    def __iter__(self) -> Iterator[R]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __bool__(self) -> bool:
        return bool(self.records)

    def __contains__(self, record: object) -> bool:
        return record in self.records

    def __repr__(self) -> str:
        return f"<Query on {self.table.name}: {len(self)} of {len(self.table)} rows>"

    def _repr_html_(self) -> str:
        from ..records.pages import records_html

        return records_html(self.table.name, self.records, len(self))

    @property
    def _dataset(self) -> Dataset:
        return self.table.dataset

    def _and(self, *filters: Callable[[R], bool]) -> Query[R]:
        return Query(self.table, (*self.filters, *filters))

    def _has_term(self, name: str, word: str) -> Callable[[R], bool]:
        known = schema(self.table.name).field(name).enum
        wanted = names.term(name, word, known)
        return lambda record: getattr(record, name) == wanted

    def _told_by(self, source: str | Record) -> Callable[[R], bool]:
        wanted = self._dataset.sources[source.id if isinstance(source, Record) else source].source_id

        def told(record: R) -> bool:
            own = getattr(record, "source_id", None)
            if own is not None:
                return bool(own == wanted)
            return any(row.source_id == wanted for row in self._dataset.evidence_for(record))

        return told

    def _takes_part(
        self, participant: str | Record | None, country: str | None, office: str | None, capacity: str | None
    ) -> Callable[[R], bool]:
        dataset = self._dataset
        ids = None
        if isinstance(participant, Record):
            if participant.table_name not in ("people", "organizations"):
                raise PackageError(
                    Problem("only people and organizations take part", value=participant.table_name,
                            column="participant", hint="Give a person or an organization, or a name.")
                )  # fmt: skip
            ids = frozenset((participant.id,))
        elif participant is not None:
            ids = names.participants(dataset, participant)
        code = None if country is None else names.country(country)
        roles = None if office is None else names.roles_called(dataset.roles, office)
        actors = _ACTORS.get(self.table.name)
        if actors is None:
            if capacity is not None:
                raise PackageError(
                    Problem(
                        "records of this table take part in nothing",
                        value=capacity,
                        column="capacity",
                        path=self.table.name,
                    )
                )
            return lambda record: _is(record, dataset, ids, code, roles)
        table, key = actors
        wanted = capacity and names.term("capacity", capacity, schema(table).field("capacity").enum)
        acting = [actor for actor in dataset.table(table) if not wanted or actor.capacity == wanted]

        def with_one(test: Callable[[Any], bool]) -> set[str]:
            return {getattr(actor, key) for actor in acting if test(actor)}

        sides: list[set[str]] = []
        if ids is not None:
            sides.append(with_one(lambda a: a.person_id in ids or a.organization_id in ids))
        if roles is not None:
            # The office of a country: one actor has both.
            sides.append(with_one(lambda a: a.role_id in roles and (code is None or code in _states(a))))
        elif code is not None:
            taking = with_one(lambda a: code in _states(a))
            if not wanted and "country" in schema(self.table.name).columns:
                places = zip(self.table.keys(), self.table.column("country"), strict=True)
                taking |= {id_ for id_, place in places if place == code}
            sides.append(taking)
        if not sides:
            sides.append(with_one(lambda _: True))
        found = set.intersection(*sides)
        return lambda record: record.id in found


def _states(actor: Any) -> set[str | None]:
    """The states that an actor is, acts for, or has an office of."""
    return {actor.country, actor.on_behalf_of, actor.role.country if actor.role else None}


def _is(
    record: Record,
    dataset: Dataset,
    ids: frozenset[str] | None,
    code: str | None,
    roles: frozenset[str] | None,
) -> bool:
    """Whether a person, organization, role or mention is what is asked for."""
    own = {getattr(record, name, None) for name in ("person_id", "organization_id")} - {None}
    held = list(_roles(record, dataset))
    states = {getattr(record, "country", None), *(role.country for role in held)}
    return (
        (ids is None or bool(own & ids))
        and (code is None or code in states)
        and (roles is None or any(role.role_id in roles for role in held))
    )


def _roles(record: Record, dataset: Dataset) -> Iterable[Any]:
    if record.table_name == "roles":
        return (record,)
    person = getattr(record, "person_id", None)
    if person is not None:
        return dataset.roles.where(person_id=person)
    return ()


def _finder(words: str, regex: bool) -> Callable[[str], bool]:
    if not regex:
        wanted = names.folded(words)
        return lambda text: wanted in names.folded(text)
    if len(words) > _LONGEST_EXPRESSION:
        raise PackageError(
            Problem(
                "the expression is too long",
                value=words[:40] + "…",
                expected=f"at most {_LONGEST_EXPRESSION} characters",
            )
        )
    try:
        expression = re.compile(words, re.IGNORECASE)
    except re.error as error:
        raise PackageError(
            Problem(
                f"no regular expression ({error})",
                value=words,
                hint="Leave `regex` out to seek the words as they are.",
            )
        ) from None
    return lambda text: expression.search(text) is not None
