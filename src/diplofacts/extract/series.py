"""Encounters that are only counted, opened or kept up: a series of talks, one more of them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .events import Clause
from .lexicons import word_set
from .outlook import outlook_of
from .tellings import encounter_verbs

if TYPE_CHECKING:
    from .words import Token

#: For how long a series of talks goes on.
_STRETCHES = frozenset({"weeks", "months", "years", "decades"})


@functools.cache
def _ongoing() -> frozenset[str]:
    return word_set("series_nouns") | word_set("talk_nouns") | {"talk"}


def only_goes_on(clause: Clause, triggers: Sequence[Token]) -> bool:
    """Whether a series of talks is only to be opened or kept up (`agreed to resume talks`), with no day or
    place (codebook section 4).
    """
    noun, verb = clause.trigger, clause.verb
    if noun.dep_ == "pobj" and noun.head.folded == "of" and noun.head.head.folded in _STRETCHES:
        # `ending months of talks between A and B`
        return not any(c.dep_ == "prep" and c.folded in ("in", "at", "on") for c in noun.rights)
    several = noun.head.head if noun.dep_ == "pobj" and noun.head.folded == "of" else noun
    if several.folded == "series" and noun.tag_ == "NNS" and not _is_held(several):
        # `The call follows a series of conversations between officials of A and B`
        return events.date_of(clause, triggers) is None and events.place_of(clause)[0] is None
    kept_up = any(c.folded in word_set("kept_up_words") for c in noun.lefts)
    if kept_up and {noun.base, noun.folded} & _ongoing():
        # `our ongoing consultations with the government of A`
        return events.date_of(clause, triggers) is None and events.place_of(clause)[0] is None
    if verb is None or noun.dep_ != "dobj" or noun.head.i != verb.i or noun.tag_ != "NNS":
        return False
    agreed = verb.dep_ == "xcomp" and verb.base in word_set("opening_verbs")  # `agreed to launch talks`
    taken_up = agreed or verb.base in word_set("resuming_verbs")
    if not taken_up or _ongoing().isdisjoint((noun.base, noun.folded)):
        return False
    keeps = verb.dep_ == "advcl" and verb.tag_ == "VBG"  # `spoke with X, continuing his consultations with Y`
    if not keeps and outlook_of(clause)[0] not in (events.PLANNED, events.PROPOSED):
        return False
    date = events.date_of(clause, triggers)
    published = clause.reading.document.article.published
    ahead = date is not None and (date.edtf.latest is None or date.edtf.latest >= published)
    return not ahead and events.place_of(clause)[0] is None


def _is_held(several: Token) -> bool:
    """Whether somebody holds the series (`A and B held a series of meetings`): it is told for itself."""
    links = ("dobj", "nsubj", "nsubjpass")
    return several.dep_ in links and several.head.base in word_set("holding_verbs")


def is_count(noun: Token) -> bool:
    """Whether it counts the encounter before (`held talks with X, his second meeting with a minister`)."""
    link = noun.head
    if noun.dep_ == "pobj" and link.folded == "in" and link.head.base in encounter_verbs():
        # `met X in Y on Friday, in the first meeting between the two countries since 2008`
        again = link.head.base == "meet" or link.nbor(-1).text == ","
        return again and any(c.folded in word_set("ordinals") for c in noun.lefts)
    aside = noun.dep_ in ("appos", "npadvmod")
    its = any(c.dep_ == "poss" or (aside and c.folded == "the") for c in noun.children)
    if not its or not (aside or noun.dep_ == "attr"):
        return False
    if noun.dep_ == "attr" and not any(c.folded in ("this", "it", "that") for c in noun.head.lefts):
        return False  # `It was their second meeting this year`
    return any(c.folded in word_set("ordinals") for c in noun.lefts)
