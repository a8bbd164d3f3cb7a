"""One article: the answer against the question, table by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from ..spans import Span
from .coding import ActorKind, Coding, Person, Role
from .events import score_events
from .likeness import same_organization
from .statements import score_statements
from .tally import Tally, best_pairs, outcome


def score(question: Coding, answer: Coding, text: str) -> Tally:
    """Compare two codings of one article.

    Args:
        question: what the article says, coded by hand.
        answer: what is to be judged.
        text: the article.
    """
    tally = Tally(question.source_id, text)
    names = _score_people(tally, question.people, answer.people)
    _score_mentions(tally, question.people, answer.people, names)
    _score_roles(tally, question.roles, [evolve(r, person=names.get(r.person, "?")) for r in answer.roles])
    for table, wanted, given in (
        ("meetings", question.meetings, answer.meetings),
        ("agreements", question.agreements, answer.agreements),
    ):
        renamed = [evolve(e, actors=frozenset(a.renamed(names) for a in e.actors)) for e in given]
        score_events(tally, table, wanted, renamed)
    said = [evolve(s, speakers=frozenset(a.renamed(names) for a in s.speakers)) for s in answer.statements]
    score_statements(tally, question.statements, said)
    return tally


def _score_people(tally: Tally, question: Sequence[Person], answer: Sequence[Person]) -> dict[str, str]:
    """Count the people; give the key of the question for every key of the answer that has one.

    Two people are the same when they share mentions, those who share most first.
    """
    names = best_pairs(
        (len(common), theirs.key, ours.key)
        for theirs in answer for ours in question if (common := theirs.spans & ours.spans)
    )  # fmt: skip
    places = {person.key: i for i, person in enumerate(question)}
    pairs = {places[names[p.key]]: j for j, p in enumerate(answer) if p.key in names}
    result = outcome(pairs, question, answer)
    tally.count("people", len(result.right), len(result.wrong), len(result.missed))
    for i in result.missed:
        tally.fault("missed", "people", _first(question[i].spans), question[i].key)
    for j in result.wrong:
        tally.fault("wrong", "people", _first(answer[j].spans), answer[j].key)
    return names


def _score_mentions(
    tally: Tally, question: Sequence[Person], answer: Sequence[Person], names: Mapping[str, str]
) -> None:
    """A mention is right when its span is; with the right person when that person is the same one too."""
    free = {span for person in (*question, *answer) if person.optional for span in person.spans}
    wanted = {span: p.key for p in question for span in p.spans if span not in free}
    given: dict[Span, set[str]] = {}
    for person in answer:
        for span in person.spans - free:
            given.setdefault(span, set()).add(names.get(person.key, "?" + person.key))
    both = wanted.keys() & given.keys()
    tally.count("mentions", len(both), len(given) - len(both), len(wanted) - len(both))
    people = {p.key: p.spans for p in question}
    linked = sum(len((p.spans & people[names[p.key]]) - free) for p in answer if p.key in names)
    tally.count("mentions+person", linked, len(given) - linked, len(wanted) - linked)
    for span in sorted(wanted.keys() - both):
        tally.fault("missed", "mentions", span, wanted[span])
    for span in sorted(given.keys() - both):
        tally.fault("wrong", "mentions", span, ", ".join(sorted(given[span])))
    for span in sorted(both):
        if wanted[span] not in given[span]:
            told = ", ".join(sorted(given[span]))
            tally.fault("attribute", "mentions.person", span, found=told, expected=wanted[span])


def _score_roles(tally: Tally, question: Sequence[Role], answer: Sequence[Role]) -> None:
    """A role is right with person, office, portfolio and country or body; more loosely with the first two."""
    wanted, given = _required(question), _required(answer)
    pairs = best_pairs(
        (1, i, j) for i, one in enumerate(wanted) for j, other in enumerate(given) if _same_role(other, one)
    )
    taken = set(pairs.values())
    missed = [r for i, r in enumerate(wanted) if i not in pairs and not _excused(r, answer)]
    wrong = [r for j, r in enumerate(given) if j not in taken and not _excused(r, question)]
    tally.count("roles", len(pairs), len(wrong), len(missed))
    for i, j in pairs.items():
        one, other = wanted[i], given[j]
        tally.judge("roles.status", one.status == other.status)
        if one.status != other.status:
            place = other.span or one.span
            tally.fault("attribute", "roles.status", place, one.key, other.status, one.status)
    for role in missed:
        tally.fault("missed", "roles", role.span, role.key, expected=_told(role))
    for role in wrong:
        tally.fault("wrong", "roles", role.span, role.key, found=_told(role))

    mine, theirs = {_office(r): r for r in wanted}, {_office(r): r for r in given}
    tally.count(
        "roles (person, office)",
        len(mine.keys() & theirs.keys()),
        sum(office not in mine and not _excused(role, question) for office, role in theirs.items()),
        sum(office not in theirs and not _excused(role, answer) for office, role in mine.items()),
    )


def _required(roles: Iterable[Role]) -> list[Role]:
    return [role for role in roles if not role.optional]


def _office(role: Role) -> tuple[str, str]:
    return role.person, role.office


def _excused(role: Role, others: Iterable[Role]) -> bool:
    """Whether the other coding has the office as optional."""
    return any(other.optional and _office(other) == _office(role) for other in others)


def _same_role(got: Role, wanted: Role) -> bool:
    if (*_office(got), got.portfolio) != (*_office(wanted), wanted.portfolio):
        return False
    bodies = got.of.kind is wanted.of.kind is ActorKind.ORGANIZATION
    return got.of == wanted.of or (bodies and same_organization(got.of.value, wanted.of.value))


def _told(role: Role) -> str:
    of = str(role.of) if role.of.value else ""
    return ", ".join(filter(None, (role.person, role.office, role.portfolio, of, role.status)))


def _first(spans: Iterable[Span]) -> Span | None:
    return min(spans, default=None)
