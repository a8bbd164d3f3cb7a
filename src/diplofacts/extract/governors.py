"""The noun that governs an instrument over other words: `the entry into force on 1 July of the agreement`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .lexicons import fold, rows

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How many words may stand between such a noun and its `of` or `on`.
REACH = 24
#: Prepositions of what talks are about.
TOPIC_LINKS = frozenset({"on", "over", "about", "for", "toward", "towards", "concerning", "regarding"})
_VERBAL = ("VERB", "AUX")


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
    if not of and fold(link.text) not in TOPIC_LINKS:
        return None
    doc = link.doc
    for i in range(link.i - 1, max(link.sent.start, link.i - REACH) - 1, -1):
        token = doc[i]
        row = nominal_row(token)
        if row is not None and (row["frame"] == "talks") != of:
            return token
        if token.pos_ in _VERBAL or token.text in (";", ":"):
            return None
    return None
