"""Whose deed an infinitive or gerund tells that hangs on what another does to him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .words import Token


def credited_with(verb: Token) -> Token | None:
    """Whom another praises or blames for what the gerund says (`thanked X for hosting Y`)."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.folded not in ("for", "of", "on", "over"):
        return None
    above = link.head
    if above.pos_ == "NOUN" or above.pos_ == "PROPN":
        above = above.head  # the parser may hang the link on the object
    if above.base not in word_set("crediting_verbs"):
        return None
    return next((c for c in above.rights if c.dep_ in ("dobj", "dative") and c.i < link.i), None)


def directed(verb: Token) -> Token | None:
    """Whom another's act makes do what the infinitive says (`invited X to visit`)."""
    head = verb.head
    if not any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
        return None
    if head.pos_ in ("VERB", "AUX"):
        if head.lemma_.casefold() not in word_set("directing_verbs") or verb.dep_ == "conj":
            return None
        return next((c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None)
    if head.lemma_.casefold() in word_set("proposing_words"):
        nodes = [head, head.head] if head.head.pos_ == "VERB" else [head]
        for node in nodes:
            for child in node.children:
                if (
                    child.dep_ in ("prep", "dative")
                    and fold(child.text) in ("to", "for")
                    and child.i < verb.i
                ):
                    return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None
