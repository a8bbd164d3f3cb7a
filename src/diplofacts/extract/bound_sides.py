"""Whom a named treaty binds, where nobody does anything with it (`It is legal under the A Treaty`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .governors import subtree_of
from .grammar import objects
from .instruments import Instrument
from .lexicons import word_set
from .reading import COUNTRY, ORGANIZATION, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_BREACHES = frozenset({"breach", "violation", "contravention", "compliance", "line", "accordance"})


def bound_sides(reading: Reading, instrument: Instrument) -> list[Referent]:
    """The states whose duty, right or breach under a named instrument the sentence tells."""
    for thing in _things(instrument):
        found = _states(reading, thing)
        if found:
            return found
    return _joined(reading, instrument)


def _joined(reading: Reading, instrument: Instrument) -> list[Referent]:
    """Those among whom it does something (`The A Treaty would cut tariffs between B and C`)."""
    node = instrument.head
    if node.dep_ != "nsubj" or node.head.pos_ != "VERB":
        return []
    for link in subtree_of(node.head):
        if link.dep_ == "prep" and link.i > node.i and link.folded in ("among", "between", "of"):
            told = [t for g in link.children if g.dep_ == "pobj" for t in (g, *g.conjuncts)]
            found = [r for t in told for r in _states(reading, t)]
            if len({r.id for r in found}) >= 2:
                return found
    return []


def _things(instrument: Instrument) -> Iterator[Token]:
    """Who or what is bound, allowed or in breach."""
    node = instrument.head
    verb = node.head
    if node.dep_ == "nsubj" and verb.base in word_set("binding_verbs"):
        yield from objects(verb)
        yield from (c for c in verb.children if c.dep_ == "dative")
        # `forbids A to shelter`, with A taken for the subject of what it is to do
        done = (v for v in verb.rights if v.dep_ in ("xcomp", "ccomp"))
        yield from (c for v in done for c in v.lefts if c.dep_ == "nsubj")
    elif node.dep_ == "dobj" and verb.base in ("violate", "breach", "break", "contravene"):
        yield from (c for c in verb.lefts if c.dep_ in _SUBJECTS)
    elif node.dep_ == "pobj" and node.head.folded in ("under", "by"):
        yield from _subjects(node.head.head)
    elif node.dep_ == "pobj" and node.head.folded in ("of", "with") and node.head.head.base in _BREACHES:
        breach = node.head.head
        above = breach.head.head if breach.dep_ == "pobj" else breach.head
        yield from objects(above) if breach.dep_ == "pobj" else ()
        yield from _subjects(above)


def _subjects(verb: Token) -> Iterator[Token]:
    """What a verb is said of, its own or that of the verb above."""
    while verb.dep_ in ("acomp", "attr", "xcomp", "prep", "advcl") and verb.head.i != verb.i:
        yield from (c for c in verb.lefts if c.dep_ in _SUBJECTS)
        verb = verb.head
    yield from (c for c in verb.lefts if c.dep_ in _SUBJECTS)


def _states(reading: Reading, thing: Token) -> list[Referent]:
    """The state that a word means, or whose it is."""
    owners = [c for c in thing.lefts if c.dep_ == "poss"]
    owners += objects(thing, ("by", "of"), direct=False)
    for token in (thing, *owners):
        found = [r for r in reading.coreference.resolve(token) if r.id and not r.words]
        found = [r for r in found if r.kind in (COUNTRY, ORGANIZATION)]
        if found:
            return found
    return []
