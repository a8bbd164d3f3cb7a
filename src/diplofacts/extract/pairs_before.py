"""Whom `they` and `their` mean by what stands before it: objects, leaders, a doer with another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from .lexicons import word_set
from .reading import ORGANIZATION, PERSON, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token


def stands_behind_object(clause: Token) -> bool:
    """Whether a clause tells of the object before it (`an accord they reached`, `A and B as they signed`)."""
    marks = {c.folded for c in clause.lefts if c.dep_ == "mark"}
    return clause.dep_ == "relcl" or not marks.isdisjoint(("as", "while"))


def objects_before(coreference: Coreference, first: int, pronoun: Token) -> list[tuple[Referent, ...]]:
    """Several persons to whom something is done before the pronoun."""
    held = [t for t in coreference.document.doc[first : pronoun.i] if t.dep_ == "dobj" and t.head.i < t.i]
    named = coreference.within(Span(held[0].head.idx, pronoun.idx)) if held else []
    people = tuple({e.id: coreference.named(e) for e in named if e.kind == PERSON}.values())
    return [people] if len(people) > 1 else []


def leaders_of(coreference: Coreference, pronoun: Token) -> tuple[Referent, ...]:
    """The body whose unnamed leaders act in the clause above (`A leaders will discuss it when they meet`)."""
    for verb in itertools.islice(pronoun.head.ancestors, 3):
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < pronoun.i), None)
        if subject is None or subject.tag_ != "NNS" or subject.lower_ not in word_set("plural_titles"):
            continue
        inside = coreference.within(coreference.phrase(subject))
        bodies = [e for e in inside if e.kind == ORGANIZATION and e.id]
        return (coreference.named(bodies[0]),) if len(bodies) == 1 else ()
    return ()


def doer_and_other(coreference: Coreference, before: Sequence[Token]) -> list[tuple[Referent, ...]]:
    """`X received Y for their last talks`: one person who does something to one other."""
    for other in (t for t in before if t.dep_ == "dobj" and t.pos_ == "PROPN"):
        doer = next((c for c in other.head.lefts if c.dep_ == "nsubj"), None)
        pair = (*coreference.resolve(doer), *coreference.resolve(other)) if doer is not None else ()
        if len(pair) == len({r.id for r in pair}) == 2 and all(r.kind == PERSON for r in pair):
            return [pair]
    return []
