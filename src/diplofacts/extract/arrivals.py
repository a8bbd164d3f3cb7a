"""Encounters told by the arrival of one who takes part: `on his arrival in X, A met B`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import fold

if TYPE_CHECKING:
    from .tellings import Telling
    from .words import Token

#: What stands before the visit in whose course something took place.
COURSE = frozenset({"during", "in", "on", "upon"})
#: How the parser hangs a participle that opens the sentence.
_OPENING = frozenset({"advcl", "nsubj", "csubj", "dep"})
#: What stands before the arrival after which something took place.
_UPON = frozenset({"on", "upon", "after", "following"})


def is_arrival(token: Token) -> bool:
    """Whether `on arrival`, `shortly after his arrival` says when: on the visit told before."""
    return token.folded == "arrival" and token.head.folded in _UPON


def is_aim(telling: Telling, visit: Telling) -> bool:
    """Whether the encounter is told as what the traveller did there (`flew to X to meet Y`, `for talks
    with Y`, `to X, where he met Y`, `met Y upon arriving in X`).
    """
    token = telling.clause.trigger
    verb, visiting = telling.clause.verb, visit.clause.verb
    if verb is not None and any(is_arrival(g) for c in verb.children for g in c.children):
        return True
    above = {a.i for a in token.ancestors}
    if visit.clause.trigger.i in above:
        return True
    if verb is None or visiting is None or telling.clause.sentence != visit.clause.sentence:
        return False
    noun = visit.clause.trigger
    if noun.dep_ == "pcomp" and noun.head.folded in _UPON and noun.head.head.i == verb.i:
        return True
    if visiting.tag_ == "VBG" and visiting.dep_ in _OPENING and visiting.i < visiting.head.i == verb.i:
        return True  # `Travelling first to X, he met Y`
    if noun.dep_ == "pobj" and fold(noun.head.text) == "during" and noun.head.head.i == verb.i:
        return True
    aimed = visiting.i in above and verb.i in (visiting.i, token.i)
    return aimed and token.i > visit.clause.trigger.i
