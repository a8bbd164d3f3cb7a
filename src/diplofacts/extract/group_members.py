"""Who belongs to a group that nothing names, and who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span
from .homes import is_scene
from .reading import COUNTRY, Referent
from .titles import FORMER

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

#: A list in brackets is at most so long.
_BRACKETED = 200


def in_brackets(coreference: Coreference, token: Token, found: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """The states or bodies behind a group that nothing names (`the members of the Troika (A, B and C)`)."""
    if token.pos_ not in ("NOUN", "PROPN") or any(r.id and r.kind != COUNTRY for r in found):
        return found
    end = coreference.phrase(token).end
    text = coreference.document.text
    close = text.find(")", end, end + _BRACKETED) if text[end : end + 2] == " (" else -1
    if close < 0:
        return found
    inside = [e for e in coreference.within(Span(end, close)) if e.kind == COUNTRY and e.id and not e.city]
    members = {e.id: e for e in inside}
    if len(members) < 2 or any(r.id and r.id not in members for r in found):
        return found
    return tuple(coreference.named(e) for e in members.values())


def acting_on(coreference: Coreference, token: Token) -> set[str]:
    """The persons and states who do something to a group, or with it (`X met with the two delegations`)."""
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if verb.pos_ != "VERB" or (token.dep_ == "pobj" and token.head.folded not in ("with", "to", "on", "for")):
        return set()
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    who = {e.id for c in subjects for e in [coreference.by_token.get(c.i)] if e is not None and e.id}
    pronouns = (c for c in subjects if c.folded in ("he", "she"))
    who |= {r.id for c in pronouns for r in coreference.resolve(c) if r.id}
    own = (r for r in coreference.roles if r.person in who and r.country and r.status != FORMER)
    return who | {r.country for r in own}


def states_of_sentence(coreference: Coreference, token: Token) -> list[Referent]:
    """The two states that are all that the sentence names before (`A recognised B, and the two have`)."""
    sentence = coreference.document.sentence_of(token.idx)
    if sentence is None or sentence.span.start >= token.idx:
        return []
    text = coreference.document.text
    here = [e for e in coreference.within(Span(sentence.span.start, token.idx)) if e.kind == COUNTRY and e.id]
    named = {e.id: e for e in reversed(here) if not (e.city or is_scene(text, e.span))}
    pair = sorted(named.values(), key=lambda e: e.span)
    return [coreference.named(e) for e in pair] if len(pair) == 2 else []
