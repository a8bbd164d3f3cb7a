"""Editors' judgements on pairs of records, as joins and separations of candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..curation import Judgement, parse_candidate_id
from ..errors import Problem
from .clusters import Clusters
from .context import Context

#: Kind in a candidate id is free; a judgement finds its table by looking the id up.
Find = Callable[[str], int | None]


def check(context: Context, known: Mapping[str, str], registered: frozenset[str]) -> list[Problem]:
    """Problems of judgements that no longer fit: a record that is gone, or whose words changed.

    Args:
        context: articles and decisions.
        known: candidate id to table.
        registered: ids of the registry.
    """
    problems = []
    for judgement in context.curation.judgements:
        for side in ("left", "right"):
            value, expected = getattr(judgement, side), getattr(judgement, f"{side}_text")
            parsed = parse_candidate_id(value)
            if parsed is None:
                if value not in registered:
                    problems.append(
                        judgement.problem(
                            "the judged record is not in the registry of ids",
                            side,
                            value,
                            "an id of identifiers.csv",
                            "Correct the id or remove the row.",
                        )
                    )
            elif value not in known:
                problems.append(
                    judgement.problem(
                        "the judged candidate is not there any more",
                        side,
                        value,
                        "a candidate of the article",
                        "Look at the article again: correct the id or remove the row.",
                    )
                )
            elif context.words(value) != expected:
                problems.append(
                    judgement.problem(
                        "the words of the judged candidate have changed",
                        f"{side}_text",
                        expected,
                        repr(context.words(value)),
                        "Judge the pair again: correct the words or remove the row.",
                    )
                )
    return problems


def apply(context: Context, table: str, clusters: Clusters, find: Find, ids: Sequence[str]) -> set[int]:
    """Join and separate the candidates of one table as the judgements say.

    Args:
        context: articles and decisions.
        table: the table of the candidates.
        clusters: over the candidates.
        find: the number of a candidate id, or of where a registered row is told; None if of another table.
        ids: candidate id of each number.

    Returns:
        numbers that a judgement ``same`` names.
    """
    named: set[int] = set()
    pairs: list[tuple[Judgement, int, int]] = []
    for judgement in context.curation.judgements:
        left, right = find(judgement.left), find(judgement.right)
        if left is not None and right is not None:
            pairs.append((judgement, left, right))
    for judgement, left, right in pairs:
        if judgement.decision == "same":
            clusters.join(left, right, force=True)
            named |= {left, right}
    for judgement, left, right in pairs:
        if judgement.decision != "same":
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
            context.doubt(table, ids[left], ids[right], "an editor is unsure whether the two are one")
    return named
