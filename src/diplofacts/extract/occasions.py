"""The days and the place of an occasion on whose sidelines people met, where another sentence tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import events
from .events import Clause
from .lexicons import word_set
from .reading import Reading
from .tellings import Telling, encounter_nouns

if TYPE_CHECKING:
    from .words import Token

_ASIDE = frozenset({"sidelines", "sideline", "margins", "fringes"})


def lend_occasion(reading: Reading, telling: Telling) -> None:
    """`A will meet B on the sidelines of the summit`: the summit's own days and place, told elsewhere."""
    document = reading.document
    here = document.sentence_of(telling.clause.trigger.idx)
    if here is None or here.forms.isdisjoint(_ASIDE) or (telling.start and telling.place is not None):
        return
    aside = [t for t in document.tokens(here.span) if t.folded in _ASIDE and t.i > telling.clause.trigger.i]
    named = [n for t in aside[:1] for n in events.objects(t, ("of",), direct=False)]
    if not named:
        return
    word, name = named[0].folded, _name(named[0])
    for sentence in document.sentences:
        if sentence is here or sentence.heading or word not in sentence.forms:
            continue
        for token in document.tokens(sentence.span):
            if token.folded == word and token.pos_ in ("NOUN", "PROPN") and _is_that(token, name):
                _lend(reading, telling, Clause(reading, token))


def _name(noun: Token) -> set[str]:
    """The capitalised words before the noun (`the G20 summit`)."""
    return {t.folded for t in noun.lefts if t.text[:1].isupper() and t.dep_ in ("compound", "nmod", "amod")}


def _is_that(noun: Token, name: set[str]) -> bool:
    """Whether the noun with its words may be the occasion of this name."""
    other = _name(noun)
    nouns = word_set("gathering_nouns") | word_set("assembly_words")
    if noun.folded not in encounter_nouns() and noun.folded not in nouns:
        return False
    plain = not any(c.dep_ in ("amod", "compound", "nmod", "poss") for c in noun.lefts)
    the = any(c.folded in ("the", "this") for c in noun.lefts)
    return (not name or other == name) if other else the and plain


def _lend(reading: Reading, telling: Telling, occasion: Clause) -> None:
    if not telling.start:
        day = events.date_of(occasion, [occasion.trigger])
        if day is not None and ".." not in str(day.edtf):
            telling.inferred_date = (str(day.edtf), day.span, "meetings.days-of-occasion")
    if telling.place is None:
        telling.place = events.place_of(occasion)[0]
