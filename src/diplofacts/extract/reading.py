"""What extraction knows of one article while it reads it, for the modules that find facts in it."""

from __future__ import annotations

import bisect
import itertools
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from attrs import define, field, frozen

from ..candidates import (
    AgreementCandidate,
    ArticleCandidates,
    MeetingCandidate,
    OrganizationCandidate,
    PersonCandidate,
    RoleCandidate,
    StatementCandidate,
)
from ..spans import Span
from .document import Document

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

PERSON = "person"
ORGANIZATION = "organization"
COUNTRY = "country"
WORDS = "words"


@frozen
class Entity:
    """A named person, organization or place in the text.

    Attributes:
        span: the words (a person's without title or possessive).
        kind: ``person``, ``organization`` or ``country``.
        id: candidate id, or ISO code for ``country``.
        form: for ``country``, how it is named: ``name``, ``demonym``, ``people``, ``city``, ``government``.
        city: the city's one form, where the words name a city.
    """

    span: Span
    kind: str
    id: str
    form: str = "name"
    city: str = ""


@frozen
class Referent:
    """One participant that a phrase stands for.

    Attributes:
        kind: ``person``, ``organization``, ``country`` or ``words`` (nobody known: only printed words).
        id: candidate id (person, organization) or ISO code; empty for ``words``.
        span: the words that name it here (`he`, `the foreign minister`, `Maduro`).
        basis: ``explicit``, ``normalized`` or ``coreference``.
        rule: name of the rule that resolved it.
        words: printed words for unnamed officials, delegations, crowds; may stand beside a country or
            organization.
    """

    kind: str
    id: str
    span: Span
    basis: str
    rule: str
    words: str = ""


class Resolver(Protocol):
    """Coreference inside the article."""

    def resolve(self, token: Token) -> tuple[Referent, ...]:
        """Whom the noun phrase headed by ``token`` stands for, its conjuncts included.

        Named mentions, pronouns, titles (`the foreign minister`, `The Secretary`), groups (`the two leaders`,
        `both sides`), states, governments and unnamed officials. Empty when the phrase names no participant.
        """
        ...

    def resolve_span(self, span: Span) -> tuple[Referent, ...]:
        """The same for the noun phrase that fills ``span``."""
        ...

    def phrase(self, token: Token) -> Span:
        """The noun phrase headed by ``token``, without relative clauses and appositions."""
        ...


#: Where a date phrase begins.
_START = operator.attrgetter("span.start")


@define(eq=False)
class Reading:
    """An article with all that has been read from it so far; later steps fill the later attributes."""

    document: Document
    people: Sequence[PersonCandidate] = ()
    organizations: Sequence[OrganizationCandidate] = ()
    roles: Sequence[RoleCandidate] = ()
    entities: Sequence[Entity] = ()
    dates: Sequence[DateMention] = ()
    coreference: Resolver = field(default=None, repr=False)
    meetings: Sequence[MeetingCandidate] = ()
    agreements: Sequence[AgreementCandidate] = ()
    statements: Sequence[StatementCandidate] = ()
    #: whether every step has been taken.
    whole: bool = False
    #: what was found out in this step or for good, by what was asked: several rules ask the same.
    subjects: dict[int, tuple[Referent, ...]] = field(init=False, factory=dict, repr=False)
    datelines: dict[int, int] = field(init=False, factory=dict, repr=False)
    _starts: list[int] = field(init=False, factory=list, repr=False)
    _started: Sequence[Entity] = field(init=False, default=(), repr=False)
    _said: tuple[Sequence[StatementCandidate], list[int], list[int]] = field(
        init=False, default=((), [], []), repr=False
    )

    @property
    def starts(self) -> list[int]:
        """Where the entities begin, in order."""
        if self._started is not self.entities:
            self._starts, self._started = [e.span.start for e in self.entities], self.entities
        return self._starts

    def candidates(self) -> ArticleCandidates:
        """What extraction gives of the article."""
        return ArticleCandidates(
            self.document.article.source_id,
            tuple(self.people),
            tuple(self.organizations),
            tuple(self.roles),
            tuple(self.meetings),
            tuple(self.agreements),
            tuple(self.statements),
        )

    def entities_from(self, span: Span) -> Sequence[Entity]:
        """The entities that begin within ``span``, in order."""
        first = bisect.bisect_left(self.starts, span.start)
        return self.entities[first : bisect.bisect_left(self.starts, span.end, first)]

    def entities_in(self, span: Span) -> list[Entity]:
        """The entities that lie within ``span``, in order."""
        # They are in order and apart.
        return [e for e in self.entities_from(span) if e.span.end <= span.end]

    def entity_at(self, offset: int) -> Entity | None:
        """The entity whose words hold ``offset``."""
        at = bisect.bisect_right(self.starts, offset) - 1
        return self.entities[at] if at >= 0 and offset < self.entities[at].span.end else None

    def dates_in(self, span: Span) -> list[DateMention]:
        """The date phrases within ``span``, in order."""
        # They are in order.
        first = bisect.bisect_left(self.dates, span.start, key=_START)
        last = bisect.bisect_left(self.dates, span.end, first, key=_START)
        return [d for d in self.dates[first:last] if d.span.end <= span.end]

    def is_said(self, span: Span) -> bool:
        """Whether the span lies in the content of a statement."""
        if self._said[0] is not self.statements:
            contents = sorted(c for s in self.statements for c in s.content)
            # The furthest end of the contents that begin no later.
            ends = list(itertools.accumulate((c.end for c in contents), max))
            self._said = (self.statements, [c.start for c in contents], ends)
        _, starts, ends = self._said
        at = bisect.bisect_right(starts, span.start) - 1
        return at >= 0 and span.end <= ends[at]

    def roles_of(self, person: str) -> list[RoleCandidate]:
        """The roles of the person with this candidate id, in the order of the text."""
        return [r for r in self.roles if r.person == person]

    def state_of(self, participant: Referent) -> str:
        """The state that a participant is or serves now, as ISO code; empty where it is not told."""
        if participant.kind != PERSON:
            return participant.id if participant.kind == COUNTRY else ""
        held = (r.country for r in self.roles_of(participant.id) if r.country and r.status != "former")
        return next(held, "")
