"""Whose an encounter is that belongs to somebody of a state (`the President of Peru's visit`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import COUNTRY, PERSON, Reading

if TYPE_CHECKING:
    from .words import Token


def _named_behind(reading: Reading, pronoun: Token) -> Token | None:
    """The person who is the subject of the clause before which the pronoun's phrase stands."""
    begins = pronoun.sent.start_char
    if any(e.kind == PERSON and begins <= e.span.start < pronoun.idx for e in reading.entities):
        return None
    for verb in pronoun.ancestors:
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > pronoun.i), None)
        if subject is None or verb.i < pronoun.i:
            continue
        between = reading.document.text[pronoun.idx : subject.idx]
        named = reading.entity_at(subject.idx)
        return subject if "," in between and named is not None and named.kind == PERSON else None
    return None


def owner_of(reading: Reading, noun: Token, owner: Token) -> Token:
    """Whose ``noun`` is: of `the President of Peru's visit` he, though the parser gives it to Peru; of `Upon
    his arrival in X, A said` A, whoever was named before.
    """
    if owner.folded in ("his", "her"):
        return _named_behind(reading, owner) or owner
    link = noun.head
    if noun.dep_ != "pobj" or link.folded != "of" or link.i > owner.i or owner.tag_ != "NNP":
        return owner
    who = reading.coreference.resolve(link.head)
    state = reading.entity_at(owner.idx)
    of_state = state is not None and state.kind == COUNTRY
    return link.head if of_state and any(r.kind == PERSON for r in who) else owner
