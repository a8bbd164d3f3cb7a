"""The words of an instrument's name that tell it from others (codebook section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .instruments import Instrument
from .lexicons import fold, word_set
from .reading import COUNTRY, Reading

if TYPE_CHECKING:
    from .words import Token

_NOMINAL = ("NOUN", "PROPN", "ADJ")


def owner_words(reading: Reading, i: Instrument) -> set[str]:
    """The words of the name that only say whose it is (`the Chile-Peru memorandum`)."""
    states = [e.span for e in reading.entities_in(i.title) if e.kind == COUNTRY and e.id and not e.city]
    return {fold(t.lemma_) for t in reading.document.tokens(i.title) if any(t.idx in s for s in states)}


def content(reading: Reading, i: Instrument) -> set[str]:
    """The lemmas of the name, up to its noun, without numbers and lengths."""
    return {
        t.base
        for t in reading.document.tokens(i.title)
        if t.pos_ in ("NOUN", "PROPN", "ADJ")
        and t.i <= i.noun.i
        and not (_is_measure(t) or t.folded in word_set("counting_words"))
    } | {i.noun.base}


def words_behind(reading: Reading, i: Instrument) -> set[str]:
    """The lemmas of the name behind its noun (`Friendship` of `Treaty on Friendship`)."""
    return {t.base for t in reading.document.tokens(i.title) if t.i > i.noun.i and t.pos_ in _NOMINAL}


def _is_measure(token: Token) -> bool:
    """Whether a word tells only how long or how much (`the 15-year agreement`)."""
    return any(t.like_num for t in token.lefts) or token.like_num or token.text[:1].isdigit()
