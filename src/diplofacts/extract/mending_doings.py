"""Participles that tell what an instrument does, taken for nouns or hung on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import word_set
from .mending_nouns import move

if TYPE_CHECKING:
    from .words import Token

#: How long the stem of a verb is at least, before `-ing`.
_STEM = 3


def free_doing(participle: Token) -> None:
    """`signed an accord abolishing visas`: no noun before another has a clause of its own."""
    noun, what = participle.head, participle.head.head
    if what.i < participle.i or what.dep_ == "ROOT" or noun.i != participle.i - 1:
        return
    move(noun, what.head, what.dep_)
    for own in [c for c in what.lefts if c.i < noun.i]:
        move(own, noun, own.dep_)
    move(what, participle, "dobj")


def free_changing(noun: Token) -> None:
    """`signed a protocol amending and extending the pact`: no noun in -ing, but what the protocol does."""
    participle = noun.head
    stem = participle.lower_[:-3]
    changes = {stem, stem + "e"} & word_set("changing_verbs")
    if noun.i != participle.i - 1 or noun.base not in word_set("instrument_words") or not changes:
        return
    behind = [c for c in participle.head.rights if c.dep_ == "conj" and c.tag_ == "VBG"]
    move(noun, participle.head, participle.dep_)
    for own in [c for c in participle.lefts if c.i < noun.i]:
        move(own, noun, own.dep_)
    move(participle, noun, "acl")
    participle.tag_, participle.pos_, participle.lemma_ = "VBG", "VERB", changes.pop()
    participle.base = participle.lemma_
    for verb in behind[:1]:
        move(verb, participle, "conj")
