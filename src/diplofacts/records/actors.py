"""People, bodies, their roles and mentions, and the articles they are read from."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from ..dates.edtf import EDTF
from ..spans import Span
from .base import Record
from .terms import Office, OrganizationKind, Portfolio, RoleStatus

if TYPE_CHECKING:
    from .events import Agreement, Meeting, Statement
    from .periods import PeriodLike


@frozen(repr=False)
class Source(Record):
    """An article.

    Attributes:
        source_id: the file's stem, unchanged.
        path: the file, relative to the descriptor.
        sha256: hexadecimal digest of the file's bytes.
        characters: length of the text in code points.
        published: day of publication.
        title, publisher, url, license: from the sidecar file.
        language: BCP 47 tag.
    """

    table_name: ClassVar[str] = "sources"

    source_id: str
    path: str
    sha256: str
    characters: int
    published: datetime.date
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    license: str | None

    @property
    def text(self) -> str:
        """The article's text, whole and unchanged; see :meth:`Dataset.article`."""
        return self.dataset.article(self.source_id)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The named mentions of people in the article."""
        return self.dataset.mentions.where(source_id=self.source_id)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that the article reports."""
        return self.dataset.statements.where(source_id=self.source_id)


@frozen(repr=False)
class Person(Record):
    """A person named in the articles.

    Attributes:
        person_id: slug that never changes.
        name: the fullest form met, or the authority file's.
        family_name: the part by which the person is called for short.
        wikidata_id: item on Wikidata (``Q...``).
    """

    table_name: ClassVar[str] = "people"

    person_id: str
    name: str
    family_name: str | None
    wikidata_id: str | None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the person is named."""
        return self.dataset.mentions.where(person_id=self.person_id)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The offices the person holds, held or will hold."""
        return self.dataset.roles.where(person_id=self.person_id)

    def roles_on(self, day: PeriodLike, *, possibly: bool = False) -> tuple[Role, ...]:
        """The roles that the person held on a day, certainly or possibly.

        Certainly: what is stated, or articles of before and after, say so. Possibly: nothing that is stated
        speaks against it; see :func:`diplofacts.questions.held_on`.

        Args:
            day: a day, or a period throughout which, or on a day of which, the role was held.
            possibly: whether possibly held is enough.

        Raises:
            PackageError: when it is no day or period.
        """
        from .periods import held_on, read_period

        wanted = read_period(day)
        return tuple(role for role in self.roles if held_on(role, wanted, possibly))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings and visits in which the person has a part."""
        actors = self.dataset.meeting_actors.where(person_id=self.person_id)
        return self.dataset.meetings.pick(actor.meeting_id for actor in actors)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements that the person signed, witnessed or brought about."""
        actors = self.dataset.agreement_actors.where(person_id=self.person_id)
        return self.dataset.agreements.pick(actor.agreement_id for actor in actors)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the person is reported to have said."""
        actors = self.dataset.statement_actors.where(person_id=self.person_id, capacity="speaker")
        return self.dataset.statements.pick(actor.statement_id for actor in actors)


@frozen(repr=False)
class Mention(Record):
    """A named mention of a person.

    Attributes:
        mention_id: made from source, start and end.
        source_id: the article.
        start, end: half-open interval of code points of the article's text.
        text: the name as printed.
        person_id: who is named.
    """

    table_name: ClassVar[str] = "mentions"

    mention_id: str
    source_id: str
    start: int
    end: int
    text: str
    person_id: str

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.start, self.end)

    @property
    def source(self) -> Source:
        """The article."""
        return self.dataset.sources[self.source_id]

    @property
    def person(self) -> Person:
        """Who is named."""
        return self.dataset.people[self.person_id]


@frozen(repr=False)
class Organization(Record):
    """A body that speaks, meets, signs or that a role belongs to; never a state.

    Attributes:
        organization_id: slug that never changes.
        name: the fullest form met, or the authority file's.
        kind: what sort of body it is.
        country: ISO 3166-1 alpha-3 code of the state it belongs to.
        wikidata_id: item on Wikidata (``Q...``).
    """

    table_name: ClassVar[str] = "organizations"

    organization_id: str
    name: str
    kind: OrganizationKind
    country: str | None
    wikidata_id: str | None

    @property
    def roles(self) -> tuple[Role, ...]:
        """The offices in it."""
        return self.dataset.roles.where(organization_id=self.organization_id)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in which it has a part."""
        actors = self.dataset.meeting_actors.where(organization_id=self.organization_id)
        return self.dataset.meetings.pick(actor.meeting_id for actor in actors)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements in which it has a part."""
        actors = self.dataset.agreement_actors.where(organization_id=self.organization_id)
        return self.dataset.agreements.pick(actor.agreement_id for actor in actors)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What it is reported to have said."""
        actors = self.dataset.statement_actors.where(
            organization_id=self.organization_id, capacity="speaker"
        )
        return self.dataset.statements.pick(actor.statement_id for actor in actors)


@frozen(repr=False)
class Role(Record):
    """An office that a person holds, held or will hold.

    Attributes:
        role_id: slug that never changes.
        person_id: who.
        title: the words for the office as printed.
        office: the office.
        portfolio: of a minister or a minister's deputy.
        country: ISO 3166-1 alpha-3 code of the state the office belongs to.
        organization_id: the body it belongs to, when that is no state.
        status: holds, held or will hold it.
        first_observed, last_observed: publication days of the first and last article that assert it.
        start, end: when the text says that it began and ended.
    """

    table_name: ClassVar[str] = "roles"

    role_id: str
    person_id: str
    title: str
    office: Office
    portfolio: Portfolio | None
    country: str | None
    organization_id: str | None
    status: RoleStatus
    first_observed: datetime.date
    last_observed: datetime.date
    start: EDTF | None
    end: EDTF | None

    @property
    def person(self) -> Person:
        """Who holds the office."""
        return self.dataset.people[self.person_id]

    @property
    def organization(self) -> Organization | None:
        """The body the office belongs to, when that is no state."""
        return self.dataset.organizations.get(self.organization_id)
