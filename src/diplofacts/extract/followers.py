"""Joint press conferences told as what comes next to an encounter: `held talks, followed by a joint press
conference`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .events import Clause
from .tellings import Telling, encounter_nouns, new_telling

if TYPE_CHECKING:
    from .reading import Reading
    from .words import Token

#: The rule of a press conference of those who met before it.
FOLLOWING = "meetings.following"
_KIND = "press_conference"
_NEXT = frozenset({"follow", "precede"})
_AHEAD = frozenset({"before", "of"})
_MET = frozenset({"meeting", "summit", "session", "ceremony"})


def read_following(
    reading: Reading, triggers: Sequence[Token], found: Sequence[Telling], told: Sequence[Telling]
) -> Iterator[Telling]:
    """The press conferences that the sentence tells beside an encounter, given by those who met.

    Args:
        reading: the article as read so far.
        triggers: the words of the sentence that may tell encounters.
        found: the encounters that the sentence tells.
        told: those told before it.
    """
    for token in triggers:
        kinds = {kind for kind, _ in encounter_nouns().get(token.folded, ())}
        if _KIND not in kinds or not _is_next(token) or any(t.clause.trigger.i == token.i for t in found):
            continue
        beside = [t for t in found if t.kind in _MET] or [t for t in told[-1:] if t.kind in _MET]
        if not beside or len(beside[-1].people()) < 2:
            continue
        first = beside[-1]
        actors = [evolve(a, supports=a.supports[:1]) for a in first.actors if a.person]
        clause, span = Clause(reading, token), reading.document.span([token])
        one = new_telling(reading, clause, _KIND, span, actors, FOLLOWING, triggers)
        one.status, one.status_span = first.status, first.status_span
        one.date = one.date or (first.date if first in found else None)
        one.place = None
        yield one


def _is_next(noun: Token) -> bool:
    """Whether `a joint press conference` stands behind `followed by` or `ahead of`."""
    link = noun.head
    if noun.dep_ != "pobj" or not any(c.folded == "joint" for c in noun.lefts):
        return False
    after = link.folded == "by" and link.head.base in _NEXT and link.head.tag_ == "VBN"
    return after or (link.folded in _AHEAD and (link.folded == "before" or link.head.folded == "ahead"))
