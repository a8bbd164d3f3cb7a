"""Extraction and resolution in miniature: two capitalised words are a person, all else is nothing.

They stand in for the real stages where a test is about building, not about language: they are instant,
need no extra, and keep the promises that a build rests on (order, registry, evidence).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from diplofacts.articles import Article
from diplofacts.candidates import ArticleCandidates, PersonCandidate, Support, candidate_id
from diplofacts.curation import Curation
from diplofacts.datapackage import columns
from diplofacts.evidence import evidence_row
from diplofacts.resolve.context import Doubt
from diplofacts.spans import Span
from diplofacts.tables import Tables, empty_tables

_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ][a-zß-ÿ]+")


@frozen
class FakeResolved:
    """What resolution gives."""

    tables: Tables
    identifiers: list[dict[str, str]]
    curated: Counter[str]
    doubtful: tuple[Doubt, ...] = ()


class FakeStages:
    """See the module; ``version`` is the fingerprint, ``rule`` the name of the one rule."""

    def __init__(self, version: str = "1", rule: str = "fake.name") -> None:
        self.version = version
        self.rule = rule

    def fingerprint(self) -> Mapping[str, str]:
        """A made-up version."""
        return {"fake": self.version}

    def extract(
        self,
        articles: Sequence[Article],
        progress: Callable[[Iterable[Article]], Iterable[Article]] | None,
    ) -> list[ArticleCandidates]:
        """One person for each name."""
        return [self._read(article) for article in (progress(articles) if progress else articles)]

    def _read(self, article: Article) -> ArticleCandidates:
        found: dict[str, list[Span]] = {}
        for match in _NAME.finditer(article.text, article.body_start):
            found.setdefault(match[0], []).append(Span(*match.span()))
        people = tuple(
            PersonCandidate(
                candidate_id(article.source_id, "person", spans[0]),
                name,
                tuple(spans),
                supports=tuple(Support("name", span, "explicit", self.rule, name) for span in spans),
            )
            for name, spans in found.items()
        )
        return ArticleCandidates(article.source_id, people)

    def resolve(
        self, candidates: Sequence[ArticleCandidates], articles: Sequence[Article], curation: Curation
    ) -> FakeResolved:
        """One person for each name, with the id of the registry or a new one."""
        tables = empty_tables()
        texts = {article.source_id: article.text for article in articles}
        ids = {identifier.key: identifier.id for identifier in curation.identifiers}
        registry = [
            {
                "id": i.id,
                "table": i.table,
                "key": i.key,
                "first_source": i.first_source,
                "replaced_by": i.replaced_by,
            }
            for i in curation.identifiers
        ]
        for article in sorted(candidates, key=lambda c: c.source):
            for person in article.people:
                if person.name not in ids:
                    # A name that says when it was met, so that a lost registry would show.
                    ids[person.name] = f"person-{len(registry)}"
                    registry.append(
                        {
                            "id": ids[person.name],
                            "table": "people",
                            "key": person.name,
                            "first_source": article.source,
                            "replaced_by": "",
                        }
                    )
                self._rows(tables, article.source, person, ids[person.name], texts[article.source])
        return FakeResolved(tables, registry, Counter(people=len(curation.people)))

    def _rows(self, tables: Tables, source: str, person: PersonCandidate, id_: str, text: str) -> None:
        if not any(row["person_id"] == id_ for row in tables["people"]):
            tables["people"].append(
                dict.fromkeys(columns("people"), "") | {"person_id": id_, "name": person.name}
            )
        for span in person.mentions:
            tables["mentions"].append(
                {
                    "mention_id": f"{source}-m{span.start}-{span.end}",
                    "source_id": source,
                    "start": str(span.start),
                    "end": str(span.end),
                    "text": span.of(text),
                    "person_id": id_,
                }
            )
        for column in ("*", "name"):
            value = person.name if column == "name" else ""
            span = person.mentions[0]
            tables["evidence"].append(
                evidence_row("people", id_, column, "explicit", self.rule, value, source, span, span.of(text))
            )
