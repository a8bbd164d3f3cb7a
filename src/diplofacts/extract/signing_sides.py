"""The two sides who have signed, for `the two parties` told of behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .reading import PERSON, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

#: How far back, in words, the signing may be told.
_REACH = 400


def signing_sides(coreference: Coreference, token: Token) -> Sequence[Referent]:
    """`The government and the rebels have signed a truce. X spoke. The two parties agreed to meet.`"""
    if token.folded not in ("parties", "sides") or token.sent.start == 0:
        return ()
    told = token.doc[max(0, token.i - _REACH) : token.sent.start]
    for verb in (t for t in reversed(told) if t.base == "sign" and t.pos_ == "VERB"):
        doers = [c for c in verb.lefts if c.dep_ == "nsubj"]
        fellows = [c for d in doers for c in d.rights if c.dep_ == "conj"]
        if len(doers) == 1 and len(fellows) == 1:
            found = {(r.id, r.words): r for t in (*doers, *fellows) for r in coreference.resolve(t)}
            if len(found) == 2 and all(r.kind != PERSON for r in found.values()):
                return list(found.values())
    return ()
