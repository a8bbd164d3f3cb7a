"""Editors' judgements on pairs of records, as joins and separations of candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..curation import Judgement, parse_candidate_id
from ..errors import CurationError, Problem
from .clusters import Clusters
from .context import Context
from .identifiers import Registry, Telling

_SIDES = ("left", "right")


def check(context: Context, registry: Registry) -> None:
    """See that every judgement still fits its records.

    Raises:
        CurationError: when a record is gone, the words of a candidate have changed, or the two records are of
            different tables; all problems together.
    """
    if not context.curation.judgements:
        return
    known = {
        candidate.id: table
        for found in context.candidates
        for table, group in (
            ("people", found.people),
            ("organizations", found.organizations),
            ("roles", found.roles),
            ("meetings", found.meetings),
            ("agreements", found.agreements),
        )
        for candidate in group
    }
    problems: list[Problem] = []
    for judgement in context.curation.judgements:
        tables = [known.get(value) or registry.table(value) for value in (judgement.left, judgement.right)]
        for side, table in zip(_SIDES, tables, strict=True):
            problems += _problems(context, judgement, side, table)
        if all(tables) and tables[0] != tables[1]:
            problems.append(
                judgement.problem(
                    "the two records are of different tables",
                    "right",
                    judgement.right,
                    f"a record of {tables[0]}",
                    "Correct one of the ids.",
                )
            )
    if problems:
        raise CurationError(*problems)


def _problems(context: Context, judgement: Judgement, side: str, table: str) -> list[Problem]:
    value, expected = getattr(judgement, side), getattr(judgement, f"{side}_text")
    if parse_candidate_id(value) is None:
        return (
            []
            if table
            else [
                judgement.problem(
                    "the judged record is not in the registry of ids",
                    side,
                    value,
                    "an id of identifiers.csv",
                    "Correct the id or remove the row.",
                )
            ]
        )
    if not table:
        return [
            judgement.problem(
                "the judged candidate is not there any more",
                side,
                value,
                "a candidate of the article",
                "Look at the article again: correct the id or remove the row.",
            )
        ]
    if context.words(value) != expected:
        return [
            judgement.problem(
                "the words of the judged candidate have changed",
                f"{side}_text",
                expected,
                repr(context.words(value)),
                "Judge the pair again: correct the words or remove the row.",
            )
        ]
    return []


def apply(
    context: Context,
    registry: Registry,
    table: str,
    clusters: Clusters,
    tellings: Sequence[Telling],
    places: Mapping[str, int],
) -> None:
    """Join and separate the candidates of one table as the judgements say.

    Args:
        context: articles and decisions.
        registry: the ids, to know of which table a judged row is.
        table: the table of the candidates.
        clusters: over the candidates; it may have more numbers behind them.
        tellings: the candidates.
        places: where registered rows are told.

    Raises:
        CurationError: when a judged row is told in no article any more, or a judgement contradicts others.
    """
    if not context.curation.judgements:
        return
    numbers = {telling.candidate: number for number, telling in enumerate(tellings)}
    pairs: list[tuple[Judgement, int, int]] = []
    for judgement in context.curation.judgements:
        found = []
        for side in _SIDES:
            value = getattr(judgement, side)
            number = numbers.get(value, places.get(value))
            if number is None and registry.table(value) == table:
                raise judgement.error(
                    "the judged record is told in no article any more",
                    side,
                    value,
                    "a row of the tables",
                    "Name the candidate instead, or remove the row.",
                )
            found.append(number)
        if found[0] is not None and found[1] is not None:
            pairs.append((judgement, found[0], found[1]))
    for judgement, left, right in pairs:
        if judgement.decision == "same":
            clusters.join(left, right, force=True)
    for judgement, left, right in pairs:
        if judgement.decision == "same":
            continue
        if clusters.find(left) == clusters.find(right):
            raise judgement.error(
                "the judgement contradicts others that join the two",
                "decision",
                judgement.decision,
                "judgements that agree",
                "Correct one of them.",
            )
        clusters.forbid(left, right)
        if judgement.decision == "unsure":
            context.doubt(
                table,
                tellings[left].candidate,
                tellings[right].candidate,
                "an editor is unsure whether the two are one",
            )
