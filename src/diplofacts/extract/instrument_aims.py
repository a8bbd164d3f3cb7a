"""Whom what an instrument is for names: `a deal to bring A closer to B`, `on A's use of a port`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import INFERRED
from .governors import TOPIC_LINKS, subtree_of
from .instruments import Instrument
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, Reading, Referent

if TYPE_CHECKING:
    from .words import Token


def aims_of(reading: Reading, instrument: Instrument) -> list[Referent]:
    """States and bodies that its purpose joins (`a deal aimed at bringing Ukraine closer to the bloc`)."""
    out: list[Referent] = []
    for child in instrument.noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in word_set("purpose_verbs"):
            for token in sorted(subtree_of(child), key=lambda t: t.i):
                if token.dep_ in ("dobj", "pobj", "nsubj") and token.i > child.i:
                    named = reading.entity_at(token.idx)
                    if (named is not None and named.city) or token.head.folded in ("in", "at", "on"):
                        continue  # the place of the signing, hung on the purpose
                    if token.folded in word_set("force_nouns"):
                        out += _whose_forces(reading, token)
                    elif child.dep_ == "acl":
                        found = reading.coreference.resolve(token)
                        out += [r for r in found if r.kind in (COUNTRY, ORGANIZATION) and not r.words]
    return out


def _whose_forces(reading: Reading, forces: Token) -> list[Referent]:
    """The state of `an agreement that lets A's forces use a base`."""
    named = (reading.entity_at(c.idx) for c in forces.lefts)
    states = [e for e in named if e is not None and e.kind == COUNTRY and not e.city]
    return [Referent(COUNTRY, e.id, e.span, INFERRED, "agreements.state-of-topic") for e in states]


def users_of(reading: Reading, instrument: Instrument) -> list[Referent]:
    """The state whose use, base or supply it is about (`ratified an agreement on Russia's use of a port`)."""
    return [
        Referent(COUNTRY, e.id, e.span, INFERRED, "agreements.state-of-topic")
        for link in subtree_of(instrument.noun)
        if link.dep_ == "prep" and fold(link.text) in TOPIC_LINKS and link.i > instrument.noun.i
        for thing in link.children
        if thing.dep_ == "pobj" and thing.base in word_set("topics_of_states")
        for owner in thing.lefts
        for e in [reading.entity_at(owner.idx)]
        if e is not None and e.kind == COUNTRY and not e.city
    ]


def tied_to(aimed: Sequence[Referent], reading: Reading) -> list[Referent]:
    """Those with whom its purpose brings peace or ties (`an accord aimed at mending ties with A`)."""
    return [
        r
        for r in aimed
        if r.rule == "agreements.state-of-topic"
        or (
            reading.document.token_at(r.span.start).dep_ == "pobj"
            and reading.document.token_at(r.span.start).head.folded == "with"
        )
    ]
