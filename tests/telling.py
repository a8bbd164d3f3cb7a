"""Short articles with their candidates, for the tests of resolution: facts are placed by quoting the text."""

from __future__ import annotations

import datetime
import hashlib

from attrs import define, field

from diplofacts.articles import Article
from diplofacts.candidates import (
    Actor,
    AgreementCandidate,
    ArticleCandidates,
    MeetingCandidate,
    OrganizationCandidate,
    PersonCandidate,
    RoleCandidate,
    StatementCandidate,
    Support,
    candidate_id,
)
from diplofacts.curation import Curation
from diplofacts.resolve import Resolved, resolve
from diplofacts.spans import Span


@define
class Telling:
    """One article whose candidates are added one by one; every span is found by its words."""

    source: str
    published: str
    text: str
    made: dict[str, list] = field(factory=lambda: {k: [] for k in _KINDS})

    @property
    def article(self) -> Article:
        """The article, its text unchanged."""
        return Article(
            source_id=self.source,
            path=f"raw/{self.source}.txt",
            text=self.text,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            published=datetime.date.fromisoformat(self.published),
            body_start=0,
        )

    @property
    def candidates(self) -> ArticleCandidates:
        """What was added so far."""
        return ArticleCandidates(self.source, **{kind: tuple(found) for kind, found in self.made.items()})

    def span(self, words: str) -> Span:
        """The first place of ``words``."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def person(self, name: str, *mentions: str) -> str:
        """A person; gives the candidate id."""
        spans = tuple(sorted({self.span(m) for m in (name, *mentions)}))
        supports = (
            Support("*", self.span(name), "explicit", "test.person"),
            Support("name", self.span(name), "explicit", "test.person", name),
        )
        return self._add("people", PersonCandidate(self._id("person", name), name, spans, (), supports))

    def organization(self, name: str, kind: str = "media", country: str = "") -> str:
        """An organization; gives the candidate id."""
        made = OrganizationCandidate(
            self._id("organization", name),
            name,
            kind,
            country,
            (self.span(name),),
            self._supports(name, name=name, country=country),
        )
        return self._add("organizations", made)

    def role(
        self,
        words: str,
        person: str,
        office: str,
        country: str = "",
        status: str = "current",
        portfolio: str = "",
    ) -> str:
        """A role whose title is ``words``; gives the candidate id."""
        made = RoleCandidate(
            self._id("role", words),
            person,
            words,
            office,
            portfolio,
            country,
            "",
            status,
            supports=self._supports(
                words, title=words, office=office, portfolio=portfolio, country=country, status=status
            ),
        )
        return self._add("roles", made)

    def meeting(
        self, words: str, kind: str, *actors: Actor, status: str = "held", part_of: str = "", **cells: str
    ) -> str:
        """An encounter asserted by ``words``; gives the candidate id."""
        made = MeetingCandidate(
            self._id("meeting", words),
            kind,
            status,
            self.actors(words, actors),
            part_of=part_of,
            supports=self._supports(words, kind=kind, status=status, **cells),
            **cells,
        )
        return self._add("meetings", made)

    def agreement(
        self,
        words: str,
        title: str,
        *actors: Actor,
        kind: str = "agreement",
        status: str = "signed",
        meeting: str = "",
        **cells: str,
    ) -> str:
        """An instrument asserted by ``words``; gives the candidate id."""
        made = AgreementCandidate(
            self._id("agreement", words),
            title,
            kind,
            status,
            self.actors(words, actors),
            meeting=meeting,
            supports=(
                *self._supports(words, kind=kind, status=status, **cells),
                Support("title", self.span(title), "explicit", "test.title", title),
            ),
            **cells,
        )
        return self._add("agreements", made)

    def statement(self, words: str, cue: str, *actors: Actor, meeting: str = "") -> str:
        """A statement with one content span; gives the candidate id."""
        made = StatementCandidate(
            self._id("statement", words),
            "indirect",
            (self.span(words),),
            (self.span(cue),),
            self.actors(words, actors, "text"),
            "test.statement",
            meeting=meeting,
            supports=self._supports(words, kind="indirect"),
        )
        return self._add("statements", made)

    def _id(self, kind: str, words: str) -> str:
        return candidate_id(self.source, kind, self.span(words))

    def _add(self, kind: str, made: object) -> str:
        self.made[kind].append(made)
        return made.id

    def _supports(self, words: str, **cells: str) -> tuple[Support, ...]:
        span = self.span(words)
        found = [
            Support(name, span, "normalized", "test.cell", value) for name, value in cells.items() if value
        ]
        return (Support("*", span, "explicit", "test.row"), *found)

    def actors(self, words: str, actors: tuple[Actor, ...], column: str = "title") -> tuple[Actor, ...]:
        """The actors, all supported by ``words``."""
        return tuple(
            Actor(
                a.capacity,
                a.person,
                a.organization,
                a.country,
                a.words,
                self._supports(words, capacity=a.capacity, country=a.country, **{column: a.words}),
            )
            for a in actors
        )


_KINDS = ("people", "organizations", "roles", "meetings", "agreements", "statements")


def who(person: str = "", capacity: str = "participant", country: str = "", words: str = "") -> Actor:
    """An actor by candidate id of a person, by state or by words."""
    return Actor(capacity, person, "", country, words)


def tehran() -> Telling:
    """A visit told with its dates, and what was signed on it."""
    t = Telling(
        "a1",
        "2022-06-13",
        (
            "Venezuelan President Nicolas Maduro made a state visit to Tehran and inked a "
            "20-year cooperation deal. Maduro met Iranian President Ebrahim Raisi on Saturday. "
            'The "cooperation roadmap" was signed by '
            "the foreign ministers of the two countries. He promised that ties will grow."
        ),
    )
    maduro, raisi = t.person("Nicolas Maduro", "Maduro met"[:6]), t.person("Ebrahim Raisi")
    t.role("Venezuelan President", maduro, "president", "VEN")
    t.role("Iranian President", raisi, "president", "IRN")
    visit = t.meeting(
        "state visit to Tehran",
        "visit",
        who(maduro, "guest"),
        start="2022-06-10",
        end="2022-06-11",
        city="Tehran",
        country="IRN",
    )
    t.meeting(
        "Maduro met Iranian President", "meeting", who(maduro), who(raisi), start="2022-06-11", part_of=visit
    )
    states = who(country="IRN", capacity="party"), who(country="VEN", capacity="party")
    t.agreement(
        "inked a 20-year cooperation deal",
        "20-year cooperation deal",
        *states,
        meeting=visit,
        term="P20Y",
        signed="2022-06-10/2022-06-11",
    )
    t.agreement(
        'The "cooperation roadmap" was signed',
        "cooperation roadmap",
        *states,
        kind="roadmap",
        meeting=visit,
        signed="2022-06-10/2022-06-11",
    )
    t.statement("ties will grow", "promised", who(raisi, "speaker"))
    return t


def caracas() -> Telling:
    """The same visit and instrument, told months later with no date."""
    t = Telling(
        "a2",
        "2023-02-04",
        (
            "In Caracas, Maduro and Amir-Abdollahian met on Friday. Referring to Maduro's visit to "
            "Tehran and the signing of the comprehensive cooperation document between Iran and Venezuela, he "
            "praised it. He greeted Ayatollah Seyyed Ali Khamenei and President Ebrahim Raeisi."
        ),
    )
    maduro, minister = t.person("Maduro"), t.person("Amir-Abdollahian")
    t.person("Ali Khamenei")
    raisi = t.person("Ebrahim Raeisi")
    t.role("President", raisi, "president", "IRN")
    t.meeting(
        "Maduro and Amir-Abdollahian met on Friday",
        "meeting",
        who(maduro),
        who(minister),
        start="2023-02-03",
        city="Caracas",
        country="VEN",
    )
    t.meeting("Maduro's visit to Tehran", "visit", who(maduro, "guest"), city="Tehran", country="IRN")
    states = who(country="IRN", capacity="party"), who(country="VEN", capacity="party")
    t.agreement(
        "signing of the comprehensive cooperation document",
        "comprehensive cooperation document",
        *states,
        kind="roadmap",
    )
    return t


def run(told: list[Telling], curation: Curation | None = None) -> Resolved:
    """Resolve articles, refusing any cell for which words are missing."""
    return resolve(
        [t.candidates for t in told], [t.article for t in told], curation or Curation(), strict=True
    )
