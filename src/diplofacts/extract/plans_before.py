"""The present tense that goes on with a plan: `will leave Riga on Friday. From there she goes on to Oslo`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .events import Clause
    from .reading import Reading

#: Words by which a sentence tells what is to come.
_AHEAD = frozenset({"will", "shall", "tomorrow"})
_IS_TO = re.compile(r"\b(?:is|are|was|were)[ \n]+(?:to|due|expected|scheduled)\b")


def goes_on_with_plan(reading: Reading, clause: Clause) -> bool:
    """Whether an undated clause in the present stands right behind a sentence about what is to come."""
    verb, document = clause.verb, reading.document
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or verb.dep_ not in ("ROOT", "conj"):
        return False
    if any(c.folded in ("currently", "now", "presently") for c in verb.children):
        return False  # `is currently in X`
    link = clause.head.head
    if clause.trigger.i != verb.i and not (link.folded in ("for", "to") and link.head.i == verb.i):
        return False  # `The White House welcomes the pact signed during a visit`
    sentence = document.sentence_of(verb.idx)
    at = document.number_of(sentence) if sentence is not None else 0
    if not at or document.sentences[at - 1].heading or reading.dates_in(clause.sentence):
        return False
    before = document.sentences[at - 1]
    if not before.forms.isdisjoint(_AHEAD):
        return True
    if _IS_TO.search(document.text, before.span.start, before.span.end):
        return True
    published = document.article.published
    starts = (d.edtf.earliest for d in reading.dates_in(before.span))
    return any(first is not None and first > published for first in starts)
