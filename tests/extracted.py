"""What extraction finds in a text, in words, for comparing."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from functools import cached_property

from attrs import fields, has

from diplofacts.articles import Article
from diplofacts.candidates import ArticleCandidates, MeetingCandidate, StatementCandidate
from diplofacts.extract import read
from diplofacts.extract.reading import Reading, Referent
from diplofacts.spans import Span

HEADER = "date 2022-06-13 "
#: A Monday.
PUBLISHED = datetime.date(2022, 6, 13)


def article(body: str, source: str = "test", header: str = HEADER, publisher: str = "") -> Article:
    """An article with ``body`` after the header, published on Monday 2022-06-13."""
    text = header + body
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(source, f"raw/{source}.txt", text, digest, PUBLISHED, len(header), publisher=publisher)


def spans_of(value: object) -> Iterator[Span]:
    """Every span inside a candidate, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif has(type(value)):
        for field in fields(type(value)):
            yield from spans_of(getattr(value, field.name))


def everything(candidates: ArticleCandidates) -> Iterator[tuple[str, object]]:
    """Every candidate of an article with the kind that its id must name."""
    for kind in ("people", "organizations", "roles", "meetings", "agreements", "statements"):
        for candidate in getattr(candidates, kind):
            yield {"people": "person"}.get(kind, kind.removesuffix("s")), candidate


class Extracted:
    """What one text says, as plain words and codes."""

    def __init__(self, body: str, publisher: str = "") -> None:
        self.article = article(body, publisher=publisher)
        self.text = self.article.text
        self.reading: Reading = read(self.article)

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self.text)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each person and body, by candidate id."""
        found = {p.id: p.name for p in self.reading.people}
        return found | {o.id: o.name for o in self.reading.organizations}

    def people(self) -> dict[str, list[str]]:
        """The words of all mentions, by the person's name."""
        return {p.name: [self.words(m) for m in p.mentions] for p in self.reading.people}

    def organizations(self) -> dict[str, list[str]]:
        """The words of all mentions, by the body's name."""
        return {o.name: [self.words(m) for m in o.mentions] for o in self.reading.organizations}

    def roles(self) -> set[tuple[str, str, str, str, str]]:
        """Person, office, portfolio, state or body, status of each role."""
        return {
            (
                self.names[r.person],
                r.office,
                r.portfolio,
                r.country or self.names.get(r.organization, ""),
                r.status,
            )
            for r in self.reading.roles
        }

    def titles(self) -> set[tuple[str, str]]:
        """Person and printed title of each role."""
        return {(self.names[r.person], r.title) for r in self.reading.roles}

    def meetings(self) -> list[Encounter]:
        """The encounters in the order of the text."""
        return [Encounter(self, m) for m in sorted(self.reading.meetings, key=_place)]

    def kinds(self) -> list[str]:
        """The kinds of all encounters, sorted."""
        return sorted(m.kind for m in self.reading.meetings)

    def meeting(self) -> Encounter:
        """The one encounter of the text."""
        found = self.meetings()
        assert len(found) == 1, [(m.kind, m.who) for m in found]
        return found[0]

    def of_kind(self, kind: str) -> Encounter:
        """The one encounter of that kind."""
        found = [m for m in self.meetings() if m.kind == kind]
        assert len(found) == 1, [(m.kind, m.who) for m in self.meetings()]
        return found[0]

    def statement(self, words: str) -> StatementCandidate:
        """The one statement whose content begins with ``words``."""
        found = [s for s in self.reading.statements if self.words(s.content[0]).startswith(words)]
        assert len(found) == 1, [self.words(s.content[0]) for s in self.reading.statements]
        return found[0]

    def setting(self, words: str) -> str:
        """The kind of the encounter at which that statement was made; empty for none."""
        at = self.statement(words).meeting
        return next((m.kind for m in self.reading.meetings if m.id == at), "")

    def resolved(self, words: str, occurrence: int = 1) -> set[str]:
        """Whom the last word of ``words`` stands for: names, codes, or printed words in brackets."""
        at = -1
        for _ in range(occurrence):
            at = self.text.index(words, at + 1)
        token = self.reading.document.token_at(at + len(words) - 1)
        return {self.shown(r) for r in self.reading.coreference.resolve(token)}

    def shown(self, referent: Referent) -> str:
        """A name, a code, or the printed words of somebody unnamed in brackets."""
        if referent.words:
            return f"{referent.id}[{referent.words}]"
        return self.names.get(referent.id, referent.id)


class Encounter:
    """One encounter, as plain words and codes."""

    def __init__(self, extracted: Extracted, candidate: MeetingCandidate) -> None:
        self.candidate = candidate
        self.kind, self.status = candidate.kind, candidate.status
        self.start, self.end = candidate.start, candidate.end
        self.city, self.country, self.venue = candidate.city, candidate.country, candidate.venue
        kinds = {m.id: m.kind for m in extracted.reading.meetings}
        self.part_of = kinds[candidate.part_of] if candidate.part_of else ""
        self.actors = {
            (extracted.names.get(a.person or a.organization, a.country or a.words), a.capacity)
            for a in candidate.actors
        }
        self.who = {name for name, _ in self.actors}

    def supports(self, field: str) -> list[Span]:
        """The spans that support a column."""
        return [s.span for s in self.candidate.supports if s.field == field]


def _place(candidate: MeetingCandidate) -> tuple[int, ...]:
    start, _, end = candidate.id.rpartition(":")[2].partition("-")
    return int(start), int(end)
