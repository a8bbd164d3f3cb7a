"""Between whom an instrument is, where the parser hangs that elsewhere, or names one of the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cues import FINITE
from .governors import TOPIC_LINKS
from .instrument_nouns import firm_nouns
from .instruments import Instrument
from .lexicons import word_set
from .reading import Reading, Referent
from .whom import is_party_words, states_of

if TYPE_CHECKING:
    from .words import Token

#: What closes a name, or opens what it is called for short; what leads to words on it.
_MARKS, _ASIDE = frozenset({'"', "(", "\u201d"}), frozenset({",", "\u2013", "\u2014", "-", "--"})
#: A name has at most so many words behind its noun.
_NAME_REACH = 24


def is_whole(reading: Reading, parties: Sequence[Referent], between: Sequence[Token]) -> bool:
    """Whether `between` names one side and says who the other is (`between A and an opposition alliance`)."""
    crowds = [r for r in parties if not r.id and is_party_words(r)]
    return bool(between and crowds) and len(states_of(reading, parties)) == 1


def between_behind(instrument: Instrument) -> list[Token]:
    """`praised the Treaty on Trade between A and B`: a `between` right behind the name, hung on the verb."""
    doc = instrument.noun.doc
    if (described := _described(instrument)) is not None:
        return described
    for token in doc[instrument.noun.i + 1 : min(instrument.noun.sent.end, instrument.noun.i + _NAME_REACH)]:
        if token.idx < instrument.title.end:
            continue
        if token.folded in ("between", "among") and token.dep_ == "prep":
            return [g for g in token.children if g.dep_ == "pobj"]
        # `recalled the accord on fishing between A and B`
        topic = token.pos_ in ("NOUN", "ADJ", "DET", "CCONJ") or token.folded in TOPIC_LINKS
        if not topic or token.folded in word_set("talk_nouns"):
            return []
    return []


def _described(instrument: Instrument) -> list[Token] | None:
    """Between whom what a name is called behind it is (`the "Trade Pact" (TP) – a framework for cooperation
    between the two countries`); None where it is called nothing.
    """
    doc, end = instrument.noun.doc, instrument.noun.sent.end
    at = instrument.noun.i + 1
    while at < end and (doc[at].idx < instrument.title.end or doc[at].text in _MARKS):
        at += 1
    if at < end and doc[at - 1].text == "(":
        at = next((t.i + 1 for t in doc[at : min(at + 4, end)] if t.text == ")"), end)
    if at + 1 >= end or doc[at].text not in _ASIDE or doc[at + 1].folded not in ("a", "an", "the"):
        return None
    called = False
    for token in doc[at + 1 : min(end, at + _NAME_REACH)]:
        called = called or token.base in firm_nouns() or token.base == "framework"
        if called and token.folded == "between" and token.dep_ == "prep":
            return [g for g in token.children if g.dep_ == "pobj"]
        if token.tag_ in FINITE or (token.is_punct and token.text != ","):
            return None  # a comma parts the fields of a list
    return None
