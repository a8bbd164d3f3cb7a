"""What every step of resolution knows: the articles, their order, and the rows that candidates became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from ..articles import Article
from ..candidates import Actor, ArticleCandidates
from ..curation import Curation, parse_candidate_id
from ..errors import DiplofactsError, Problem
from ..spans import Span


@frozen
class Doubt:
    """Two records that may be one, for the curator to judge.

    Attributes:
        table: their table.
        left, right: candidate ids.
        left_text, right_text: the words at their spans, as ``judgements.csv`` wants them.
        reason: why it is doubtful, in a sentence.
        merged: whether resolution made one row of them (else two).
    """

    table: str
    left: str
    right: str
    left_text: str
    right_text: str
    reason: str
    merged: bool = False


def order(candidates: Iterable[ArticleCandidates], articles: dict[str, Article]) -> list[ArticleCandidates]:
    """The candidates of all articles by day of publication, then source id.

    Raises:
        DiplofactsError: when an article is missing or given twice.
    """
    found = list(candidates)
    counts = Counter(c.source for c in found)
    problems = [
        Problem(
            "the article of these candidates is missing", value=source, expected="an article read from raw/"
        )
        for source in sorted(counts)
        if source not in articles
    ]
    problems += [
        Problem("the article has two sets of candidates", value=source, expected="one set")
        for source, count in sorted(counts.items())
        if count > 1
    ]
    if problems:
        raise DiplofactsError(*problems)
    return sorted(found, key=lambda c: (articles[c.source].published, c.source))


def anchor(candidate: str) -> Span:
    """The span in a candidate id.

    Raises:
        DiplofactsError: when ``candidate`` is not a candidate id.
    """
    parsed = parse_candidate_id(candidate)
    if parsed is None:
        raise DiplofactsError(
            Problem("not a candidate id", value=candidate, expected="source:kind:start-end")
        )
    return parsed[2]


def text_order(candidate: str) -> tuple[int, int, str]:
    """Sorting key of a candidate id: its place in its article."""
    span = anchor(candidate)
    return span.start, span.end, candidate


@define
class Context:
    """The state that the steps of resolution share.

    Attributes:
        articles: by source id.
        candidates: of all articles, in order (:func:`order`).
        curation: the editors' decisions.
        rows: candidate id to row id, filled step by step.
        surnames: person id to the surname as part of an id.
        doubts: what the curator should look at.
    """

    articles: dict[str, Article]
    candidates: Sequence[ArticleCandidates]
    curation: Curation
    rows: dict[str, str] = field(factory=dict)
    surnames: dict[str, str] = field(factory=dict)
    doubts: list[Doubt] = field(factory=list)

    def published(self, source: str) -> str:
        """Day of publication of an article, as an ISO day."""
        return self.articles[source].published.isoformat()

    def words(self, candidate: str) -> str:
        """The words at the span of a candidate id."""
        parsed = parse_candidate_id(candidate)
        if parsed is None or parsed[0] not in self.articles:
            return ""
        return self.articles[parsed[0]].text[parsed[2].start : parsed[2].end]

    def doubt(self, table: str, left: str, right: str, reason: str, merged: bool = False) -> None:
        """Note a pair for the curator, once."""
        left, right = sorted((left, right))
        self.doubts.append(Doubt(table, left, right, self.words(left), self.words(right), reason, merged))


def countries_of(found: ArticleCandidates) -> frozenset[str]:
    """The states that an article speaks of, as far as they are coded."""
    return frozenset(_countries(found)) - {""}


def _countries(found: ArticleCandidates) -> Iterator[str]:
    for role in found.roles:
        yield role.country
    for organization in found.organizations:
        yield organization.country
    for meeting in found.meetings:
        yield meeting.country
        yield from _actor_countries(meeting.actors)
    for agreement in found.agreements:
        yield agreement.country
        yield from _actor_countries(agreement.actors)
    for statement in found.statements:
        yield from _actor_countries(statement.actors)


def _actor_countries(actors: Iterable[Actor]) -> Iterator[str]:
    return (actor.country for actor in actors)
