"""The noun that governs an instrument over other words: `the entry into force on 1 July of the agreement`."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from .lexicons import fold, rows, word_set
from .reading import Reading

if TYPE_CHECKING:
    from .words import Token

#: How many words may stand between such a noun and its `of` or `on`.
REACH = 24
#: Prepositions of what talks are about.
TOPIC_LINKS = frozenset({"on", "over", "about", "for", "toward", "towards", "concerning", "regarding"})
_VERBAL = ("VERB", "AUX")
#: How many words a participle clause has at most that the parser took for a part of a name.
_CLAUSE = 8
#: A sentence of more words than this is a list that the parser strung together: only what is near is read.
_LONG = 600
_NEAR = 40


@functools.cache
def nominals() -> dict[str, dict[str, str]]:
    """The rows of ``agreement_nominals`` by noun."""
    return {r["noun"]: r for r in rows("agreement_nominals")}


def nominal_row(token: Token) -> dict[str, str] | None:
    """The row of a noun for what is done with an instrument (`signing`, `talks`); None for other words."""
    if token.pos_ not in ("NOUN", "PROPN", "VERB"):
        return None
    return nominals().get(fold(token.text)) or (
        nominals().get(fold(token.lemma_)) if token.pos_ != "VERB" else None
    )


def verb_of_day(token: Token) -> Token:
    """The verb of a day on which the parser hung what is the verb's (`pulled out on Monday of the pact`)."""
    link = token.head
    hung = link.dep_ == "prep" and token.dep_ == "pobj" and link.head.pos_ == "VERB"
    on_verb = token.dep_ == "npadvmod" and link.pos_ == "VERB"
    if not (hung or on_verb) or token.folded not in word_set("calendar"):
        return token
    return link.head if hung else link


def first_link(link: Token) -> Token:
    """The first of coordinated prepositions (`the signing of A and of B`)."""
    while link.dep_ == "conj" and fold(link.head.text) == fold(link.text) and link.head.i < link.i:
        link = link.head
    return link


def nominal_before(link: Token) -> Token | None:
    """The noun to which an `of` or `on` belongs that the parser hung on a place, a day or a verb between.

    Args:
        link: the preposition.
    """
    of = fold(link.text) == "of"
    if link.dep_ == "dative" and link.i and nominal_row(link.nbor(-1)) is not None:
        return link.nbor(-1)  # `gave its consent to the treaty`
    if not of and fold(link.text) not in TOPIC_LINKS:
        return None
    doc = link.doc
    for i in range(link.i - 1, max(link.sent.start, link.i - REACH) - 1, -1):
        token = doc[i]
        row = nominal_row(token)
        inside = token.dep_ == "compound" and token.text[:1].isupper()  # `an Implementation Plan`
        if row is not None and not inside and (row["frame"] == "talks") != of:
            return token
        if token.pos_ in _VERBAL or token.text in (";", ":"):
            return None
    return None


def is_long(token: Token) -> bool:
    """Whether its sentence is too long to be read as a whole for every word in it."""
    return token.sent.end - token.sent.start > _LONG


def phrase_of(reading: Reading, token: Token) -> Span:
    """The noun phrase headed by ``token``; in an endless sentence only the words before the noun."""
    if not is_long(token):
        return reading.coreference.phrase(token)
    lefts = [c for c in token.lefts if token.i - c.i <= REACH and not c.is_space and not c.is_punct]
    return reading.document.span([*lefts, token])


def subtree_of(token: Token) -> Sequence[Token]:
    """The words that depend on ``token``, itself included, in order; in an endless sentence those near."""
    if not is_long(token):
        return token.subtree
    near = token.doc[max(token.sent.start, token.i - _NEAR) : min(token.sent.end, token.i + _NEAR)]
    return [t for t in near if t is token or any(a is token for a in itertools.islice(t.ancestors, _NEAR))]


def own_clause(node: Token) -> Token | None:
    """The noun that the parser took for the head of a name, where a participle between tells what the
    instrument does to it (`signed a memorandum launching talks`, `a treaty normalizing relations`).
    """
    head = node.head
    if node.dep_ not in ("amod", "nmod", "compound") or not 1 < head.i - node.i <= _CLAUSE:
        return None
    between = node.doc[node.i + 1]
    while between.tag_ == "RB" and between.i < head.i:
        between = between.nbor(1)
    return head if between.tag_ == "VBG" and between.i < head.i and between.text.islower() else None
