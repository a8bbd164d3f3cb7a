"""Whom `they` means behind an encounter of two: those who met, also where one of them has spoken since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .groups import is_issuing_line, issuing_pair, people_before
from .lexicons import word_set
from .reading import PERSON, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

#: So many sentences may tell of one of the two, or of their meeting, before `they` means both again.
_BETWEEN = 6
_MEETING = frozenset({"meet", "talk", "speak", "confer"})


def met_before(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """`They` after `A met with B`: the two people of the sentence before, where no plural came between."""
    document = coreference.document
    sentence = document.sentence_of(token.idx)
    at = document.number_of(sentence) if sentence else 0
    if sentence is None or not at or document.sentences[at - 1].heading:
        return ()
    before = document.sentences[at - 1]
    several = any(
        t.tag_ in ("NNS", "NNPS") and t.dep_ in ("nsubj", "nsubjpass")
        for t in document.doc[before.first : token.i]
    )
    inside = {
        e.id: e
        for e in reversed(coreference.entities)
        if e.kind == PERSON and e.span in before.span and not is_issuing_line(coreference, e.span)
    }
    if not several and (pair := issuing_pair(coreference, before, token)):
        return pair
    met = people_before(coreference, token)
    if not several and len(inside) == 1 and len(met) == 2 and all(r.kind == PERSON for r in met):
        # One of the only two people named so far spoke in between.
        return tuple(met) if at >= 2 and set(inside) <= {r.id for r in met} else ()
    if several or len(inside) != 2:
        return () if several else met_again(coreference, token)
    return tuple(coreference.named(e) for e in sorted(inside.values(), key=lambda e: e.span))


def told_pair(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """Whom `they` means before any plural is looked for: him who proposes to meet and the one to whom he
    does (`A suggested to B that they meet`); in a release those whom it is about, whatever they say names
    others.
    """
    verb, teller = token.head, token.head.head
    if token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.base in _MEETING and teller.i < token.i:
        doers = [r for t in teller.lefts if t.dep_ == "nsubj" for r in coreference.resolve(t)]
        before = token.doc[teller.i + 1 : token.i]
        others = [e for t in before if (e := coreference.by_token.get(t.i)) is not None and e.kind == PERSON]
        to = any(t.folded in ("to", "with") or (t.dep_ == "dobj" and t.tag_ == "NNP") for t in before)
        named = {e.id: e for e in others}
        if to and len(named) == 1 and len(doers) == 1 and doers[0].kind == PERSON:
            return () if doers[0].id in named else (doers[0], *(coreference.named(e) for e in others[:1]))
    return met_again(coreference, token) if coreference.issuer else ()


def met_again(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """`A met with B. The minister welcomed so and so. They agreed`: the only two people named so far, where
    each sentence since they met tells of one of them or of their talks.
    """
    met = people_before(coreference, token)
    document = coreference.document
    sentence = document.sentence_of(token.idx)
    if len(met) != 2 or sentence is None or token.head.dep_ != "ROOT" or token.dep_ != "nsubj":
        return ()
    pair = {r.id for r in met}
    at = document.number_of(sentence)
    for before in reversed(document.sentences[max(0, at - _BETWEEN) : at]):
        if before.heading:
            return ()
        named = {e.id for e in coreference.within(before.span) if e.kind == PERSON}
        if pair <= named:
            return tuple(met)
        words = document.doc[before.first : before.last + 1]
        for subject in (t for t in words if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"):
            acting = {r.id for r in coreference.resolve(subject)}
            if acting == pair:
                return tuple(met)
            if not (acting and acting <= pair) and subject.base not in word_set("talk_nouns") | {"meeting"}:
                return ()
    return ()
