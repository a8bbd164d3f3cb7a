"""Which encounters were told a few sentences before a word."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .reading import Reading
from .tellings import Telling

if TYPE_CHECKING:
    from .words import Token

#: How many sentences after an encounter may tell who else was there.
NEAR = 2


def travellers_before(reading: Reading, token: Token, tellings: Sequence[Telling]) -> Telling | None:
    """The visit told last before ``token``: who travels there, where a stop names nobody."""
    visits = [t for t in nearby(reading, tellings, token) if t.kind == "visit" and t.actors]
    return visits[-1] if visits else None


def nearby(
    reading: Reading, tellings: Sequence[Telling], token: Token, far: int = NEAR
) -> list[Telling]:
    """Those told at most ``far`` sentences before a word, in their order, which is that of the text."""
    last = itertools.takewhile(lambda t: distance(reading, t, token) <= far, reversed(tellings))
    return list(reversed(list(last)))


def distance(reading: Reading, telling: Telling, token: Token) -> int:
    """How many sentences lie between a telling and a word."""
    document = reading.document
    here = document.sentence_of(token.idx)
    there = document.sentence_of(telling.clause.trigger.idx)
    assert here is not None
    assert there is not None
    return abs(document.number_of(here) - document.number_of(there))


def is_before(telling: Telling) -> bool:
    """Whether an encounter is told as one before another (`The two had spoken by telephone`)."""
    verb = telling.clause.verb
    return verb is not None and any(c.dep_ == "aux" and c.folded == "had" for c in verb.lefts)
