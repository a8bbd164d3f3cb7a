"""Statements of one article: found, with the right speaker, kind and date."""

from __future__ import annotations

from collections.abc import Sequence

from .coding import Statement
from .likeness import date_right, likeness
from .tally import Tally, best_pairs, outcome

#: Statements by the kinds that are counted together; the first group is all of them.
GROUPS = {
    "statements": ("direct", "mixed", "indirect"),
    "statements: direct": ("direct", "mixed"),
    "statements: indirect": ("indirect",),
}

#: Two statements are the same when they share this much of their characters (F1, Dice's coefficient).
_SAME = 0.5
#: From here on the span counts as exact but for a word or a mark.
_EXACT = 0.9
_SPEAKERS = 0.5


def score_statements(tally: Tally, question: Sequence[Statement], answer: Sequence[Statement]) -> None:
    """Count the statements and their attributes.

    Args:
        tally: where to count.
        question: the statements coded by hand.
        answer: the statements to be judged, their persons going by the question's keys.
    """
    shares = _shares(question, answer)
    pairs = best_pairs(
        (share + 0.1 * likeness(answer[j].speakers, question[i].speakers), i, j)
        for (i, j), share in shares.items()
    )
    result = outcome(pairs, question, answer)
    heard = {
        i: likeness(answer[j].speakers, question[i].speakers) >= _SPEAKERS for i, j in result.right
    }  # fmt: skip
    for name, kinds in GROUPS.items():
        found = [i for i, _ in result.right if question[i].kind in kinds]
        right = len(found)
        wrong = sum(answer[j].kind in kinds for j in result.wrong)
        missed = sum(question[i].kind in kinds for i in result.missed)
        said = sum(heard[i] for i in found)
        tally.count(name, right, wrong, missed)
        tally.count(f"{name} + speaker", said, right - said + wrong, right - said + missed)
    for i, j in result.right:
        _score_attributes(tally, question[i], answer[j], shares[i, j], heard[i])
    for i in result.missed:
        wanted = question[i]
        tally.fault("missed", "statements", wanted.spans[0], wanted.key, expected=_told(wanted))
    for j in result.wrong:
        given = answer[j]
        place = next(iter(given.spans), None)
        tally.fault("wrong", "statements", place, given.key, found=_told(given))


def _shares(question: Sequence[Statement], answer: Sequence[Statement]) -> dict[tuple[int, int], float]:
    """How much of their characters two statements share, for those that share enough to be the same."""
    given = [statement.characters for statement in answer]
    shares = {}
    for i, wanted in enumerate(question):
        mine = wanted.characters
        for j, theirs in enumerate(given):
            if mine and theirs:
                share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
                if share >= _SAME:
                    shares[i, j] = share
    return shares


def _score_attributes(tally: Tally, wanted: Statement, given: Statement, share: float, heard: bool) -> None:
    judged = [
        ("span overlap >= .9", share >= _EXACT, f"{share:.2f} of the characters", f"{_EXACT} or more"),
        ("kind", given.kind == wanted.kind, given.kind, wanted.kind),
    ]
    if wanted.date:
        judged.append(("date", date_right(given.date, wanted.date), given.date, wanted.date))
    for name, right, _, _ in judged:
        tally.judge(f"statements.{name}", right)
    judged.append(("speaker", heard, _names(given), _names(wanted)))
    for name, right, found, expected in judged:
        if not right:
            tally.fault("attribute", f"statements.{name}", wanted.spans[0], wanted.key, found, expected)


def _names(statement: Statement) -> str:
    return ", ".join(sorted(map(str, statement.speakers)))


def _told(statement: Statement) -> str:
    return f"{statement.kind}; {_names(statement)}; {statement.cue}"
