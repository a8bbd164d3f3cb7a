"""The event at which something is signed, told apart from those who sign (`The signing took place in X`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .ceremonies import is_signing
from .events import HELD, PLANNED, Clause
from .lexicons import word_set
from .reading import PERSON, Reading, Referent
from .tellings import Telling, new_telling

if TYPE_CHECKING:
    from .words import Token

#: The rule of an event whose signers the instrument tells.
EVENT = "meetings.signing-event"
#: The rule of talks whose sides the instrument tells.
TALKS = "meetings.talks-of-sides"
#: What stands between what was said and the ceremony at which it was.
_THERE = frozenset({"at", "during", "after", "following"})


def read_event(reading: Reading, clause: Clause, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`The signing took place in X`, `a signing ceremony will be held`: with nobody as yet; who signed what
    was signed there takes part (see :mod:`.signing_parties`).
    """
    if not _is_event(clause, noun):
        return []
    span = reading.document.span([noun])
    telling = new_telling(reading, clause, "ceremony", span, [], EVENT, triggers)
    if telling.status not in (HELD, PLANNED) or not (_is_placed(telling, noun) or _is_attended(clause, noun)):
        return []
    telling.definite, telling.lacks_signers = True, True
    return [telling]


def read_talks(reading: Reading, clause: Clause, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`The peace talks, which began in X on Monday`, `Talks in X in May`: with nobody as yet; the sides of
    what was agreed take part (see :mod:`.signing_parties`).
    """
    talks = word_set("talk_nouns") | word_set("series_nouns")
    if noun.folded not in talks or noun.tag_ not in ("NNS", "NNPS") or noun.dep_ not in events.SUBJECTS:
        return []
    span = reading.document.span([noun])
    telling = new_telling(reading, clause, "meeting", span, [], TALKS, triggers)
    if telling.status != HELD or telling.date is None or telling.place is None:
        return []
    day = telling.date.span.start
    own = noun.left_edge.idx <= day <= noun.right_edge.idx
    if not own and not (clause.verb is not None and clause.is_held_by(clause.verb)):
        return []  # `Talks to end the war in X have led to a truce on Monday`
    telling.lacks_signers = True
    return [telling]


def _is_event(clause: Clause, noun: Token) -> bool:
    """Whether the noun names a signing, or a ceremony of signing."""
    if noun.folded in word_set("occasion_words"):
        return noun.folded in word_set("signing_events")
    lefts = {c.folded for c in noun.lefts}
    if lefts & word_set("signing_events"):
        return True
    signed = clause.verb is not None and noun.dep_ == "pobj" and is_signing(clause.verb)
    return signed and noun.folded in word_set("signing_events")


def _is_attended(clause: Clause, noun: Token) -> bool:
    """Whether the words make it an event at which people are, not only an act (`after the signing`)."""
    if noun.folded not in word_set("occasion_words"):
        return True
    verb = clause.verb
    there = verb is not None and clause.is_held_by(verb)
    return there or (noun.dep_ == "pobj" and noun.head.folded == "at")


def _is_placed(telling: Telling, noun: Token) -> bool:
    """Whether the signing is told with a place of its own; what is only said of it lends none (`The signing
    is the end of a long process`).
    """
    said = noun.dep_ in events.SUBJECTS and not telling.clause.is_held_by(noun.head)
    return not said and (telling.place is not None or telling.venue is not None)


def speakers_there(reading: Reading, clause: Clause, noun: Token) -> list[Referent]:
    """Who spoke at a signing: `X told reporters after the ceremony`, `Speaking at the ceremony, X said`."""
    verb = clause.verb if _is_event(clause, noun) else None
    told = word_set("telling_verbs") | {"speak"}
    if verb is None or noun.dep_ != "pobj" or noun.head.folded not in _THERE or verb.base not in told:
        return []
    return [r for r in events.subject(reading, verb) if r.kind == PERSON]


def takes_event(a: Telling, b: Telling) -> bool:
    """Whether one of two ceremonies is a signing of which only the event was told, the other maybe that."""
    if a.kind != "ceremony" or b.kind != "ceremony" or not (a.lacks_signers or b.lacks_signers):
        return False
    other = b if a.lacks_signers else a
    sentence = events.Clause(other.clause.reading, other.clause.trigger).sentence
    return "sign" in other.clause.reading.document.words(sentence).casefold()
