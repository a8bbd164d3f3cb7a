"""Meetings, agreements and statements, and who takes part in them."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from ..dates.edtf import EDTF
from ..spans import Span
from .actors import Organization, Person, Role, Source
from .base import Record
from .terms import (
    AgreementCapacity,
    AgreementKind,
    AgreementStatus,
    MeetingCapacity,
    MeetingKind,
    MeetingStatus,
    StatementCapacity,
    StatementKind,
)


class Actor(Record):
    """What the actors of meetings, agreements and statements have in common.

    At most one of ``person_id``, ``organization_id`` and ``country`` is filled. Words stand beside a country
    or an organization only for an unnamed official or delegation of it.

    Attributes:
        person_id, organization_id: who, by id.
        country: ISO 3166-1 alpha-3 code of the state that is the actor.
        role_id: the role in which a person acts.
        on_behalf_of: ISO code of the state, or id of the organization, that a person represents.
    """

    __slots__ = ()

    person_id: str | None
    organization_id: str | None
    country: str | None
    role_id: str | None
    on_behalf_of: str | None

    @property
    def words(self) -> str | None:
        """The printed words for an actor that is not named."""
        column = "text" if self.table_name == "statement_actors" else "title"
        words: str | None = getattr(self, column)
        return words

    @property
    def person(self) -> Person | None:
        """The actor, where it is a person."""
        return self.dataset.people.get(self.person_id)

    @property
    def organization(self) -> Organization | None:
        """The actor, where it is an organization."""
        return self.dataset.organizations.get(self.organization_id)

    @property
    def role(self) -> Role | None:
        """The role in which a person acts."""
        return self.dataset.roles.get(self.role_id)

    @property
    def name(self) -> str:
        """The printed words, if there are any, and the person's or organization's name or the ISO code."""
        known = self.person or self.organization
        return ", ".join(part for part in (self.words, known.name if known else self.country) if part)


@frozen(repr=False)
class Meeting(Record):
    """An encounter, held or planned, or a visit.

    Attributes:
        meeting_id: slug that never changes.
        kind: what sort of encounter.
        status: whether it took place.
        start, end: its first and last day.
        venue, city: where, as stated.
        country: ISO 3166-1 alpha-3 code of the state where it takes place, or that is visited.
        part_of: id of the visit or summit in whose course it takes place; :attr:`parent` is the record.
        name: its name, where it has one.
    """

    table_name: ClassVar[str] = "meetings"

    meeting_id: str
    kind: MeetingKind
    status: MeetingStatus
    start: EDTF | None
    end: EDTF | None
    venue: str | None
    city: str | None
    country: str | None
    part_of: str | None
    name: str | None

    @property
    def actors(self) -> tuple[MeetingActor, ...]:
        """Who takes part."""
        return self.dataset.meeting_actors.where(meeting_id=self.meeting_id)

    @property
    def parent(self) -> Meeting | None:
        """The visit or summit in whose course it takes place."""
        return self.dataset.meetings.get(self.part_of)

    @property
    def parts(self) -> tuple[Meeting, ...]:
        """The meetings in its course."""
        return self.dataset.meetings.where(part_of=self.meeting_id)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements signed at it."""
        return self.dataset.agreements.where(meeting_id=self.meeting_id)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements made at it."""
        return self.dataset.statements.where(meeting_id=self.meeting_id)


@frozen(repr=False)
class MeetingActor(Actor):
    """Somebody's part in a meeting; the attributes of :class:`Actor`, and these.

    Attributes:
        meeting_actor_id: made from meeting and actor.
        meeting_id: the meeting.
        title: the printed words for an unnamed actor.
        capacity: the part.
    """

    table_name: ClassVar[str] = "meeting_actors"

    meeting_actor_id: str
    meeting_id: str
    person_id: str | None
    organization_id: str | None
    country: str | None
    title: str | None
    capacity: MeetingCapacity
    role_id: str | None
    on_behalf_of: str | None

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.dataset.meetings[self.meeting_id]


@frozen(repr=False)
class Agreement(Record):
    """An instrument or undertaking between two or more parties.

    Attributes:
        agreement_id: slug that never changes.
        title: the name the text uses.
        kind: what sort of instrument.
        status: the latest status that the articles give.
        signed: when signed or, where no signing is told, reached.
        effective: when it enters into force.
        term: how long it lasts, an ISO 8601 duration (``P20Y``).
        city: where signed.
        country: ISO 3166-1 alpha-3 code of the state where signed.
        meeting_id: the meeting at which it was signed.
    """

    table_name: ClassVar[str] = "agreements"

    agreement_id: str
    title: str
    kind: AgreementKind
    status: AgreementStatus
    signed: EDTF | None
    effective: EDTF | None
    term: str | None
    city: str | None
    country: str | None
    meeting_id: str | None

    @property
    def actors(self) -> tuple[AgreementActor, ...]:
        """Everybody with a part in it."""
        return self.dataset.agreement_actors.where(agreement_id=self.agreement_id)

    @property
    def parties(self) -> tuple[AgreementActor, ...]:
        """The states and organizations that it binds."""
        return self._with(AgreementCapacity.PARTY)

    @property
    def signatories(self) -> tuple[AgreementActor, ...]:
        """Who signed it."""
        return self._with(AgreementCapacity.SIGNATORY)

    @property
    def witnesses(self) -> tuple[AgreementActor, ...]:
        """Who was present at the signing."""
        return self._with(AgreementCapacity.WITNESS)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting at which it was signed."""
        return self.dataset.meetings.get(self.meeting_id)

    def _with(self, capacity: AgreementCapacity) -> tuple[AgreementActor, ...]:
        return tuple(actor for actor in self.actors if actor.capacity is capacity)


@frozen(repr=False)
class AgreementActor(Actor):
    """Somebody's part in an agreement; the attributes of :class:`Actor`, and these.

    Attributes:
        agreement_actor_id: made from agreement, actor and capacity.
        agreement_id: the agreement.
        title: the printed words for an unnamed actor.
        capacity: the part.
    """

    table_name: ClassVar[str] = "agreement_actors"

    agreement_actor_id: str
    agreement_id: str
    person_id: str | None
    organization_id: str | None
    country: str | None
    title: str | None
    capacity: AgreementCapacity
    role_id: str | None
    on_behalf_of: str | None

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        return self.dataset.agreements[self.agreement_id]


@frozen(repr=False)
class Statement(Record):
    """Content that an article attributes to a speaker through a reporting cue.

    Attributes:
        statement_id: made from source, start of the first span and end of the last.
        source_id: the article.
        kind: how it is quoted.
        text: the content; its parts are joined by `` … ``.
        cue: the reporting words; their parts are joined by `` … ``.
        date: the day it was made, where stated.
        meeting_id: the meeting at which it was made.
    """

    table_name: ClassVar[str] = "statements"

    statement_id: str
    source_id: str
    kind: StatementKind
    text: str
    cue: str
    date: EDTF | None
    meeting_id: str | None

    @property
    def source(self) -> Source:
        """The article."""
        return self.dataset.sources[self.source_id]

    @property
    def actors(self) -> tuple[StatementActor, ...]:
        """Everybody with a part in it."""
        return self.dataset.statement_actors.where(statement_id=self.statement_id)

    @property
    def speakers(self) -> tuple[StatementActor, ...]:
        """Whose words they are."""
        return self._with(StatementCapacity.SPEAKER)

    @property
    def addressees(self) -> tuple[StatementActor, ...]:
        """To whom they were said."""
        return self._with(StatementCapacity.ADDRESSEE)

    @property
    def media(self) -> tuple[StatementActor, ...]:
        """The outlets interviewed by, or the documents."""
        return self._with(StatementCapacity.MEDIUM)

    @property
    def reporters(self) -> tuple[StatementActor, ...]:
        """The outlets that the article credits for the report."""
        return self._with(StatementCapacity.REPORTER)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting at which it was made."""
        return self.dataset.meetings.get(self.meeting_id)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its content stands in the article, in order."""
        found = (row.span for row in self.dataset.evidence_for(self, "text"))
        return tuple(sorted(span for span in found if span is not None))

    def _with(self, capacity: StatementCapacity) -> tuple[StatementActor, ...]:
        return tuple(actor for actor in self.actors if actor.capacity is capacity)


@frozen(repr=False)
class StatementActor(Actor):
    """Somebody's part in a statement; the attributes of :class:`Actor`, and these.

    Attributes:
        statement_actor_id: made from statement, actor and capacity.
        statement_id: the statement.
        text: the printed words for an unnamed actor.
        capacity: the part.
    """

    table_name: ClassVar[str] = "statement_actors"

    statement_actor_id: str
    statement_id: str
    person_id: str | None
    organization_id: str | None
    country: str | None
    text: str | None
    capacity: StatementCapacity
    role_id: str | None
    on_behalf_of: str | None

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.dataset.statements[self.statement_id]
