"""Between whom an instrument is, where the parser hangs that elsewhere, or names one of the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .governors import TOPIC_LINKS
from .instruments import Instrument
from .lexicons import word_set
from .reading import Reading, Referent
from .whom import is_party_words, states_of

if TYPE_CHECKING:
    from .words import Token

#: A name has at most so many words behind its noun.
_NAME_REACH = 24


def is_whole(reading: Reading, parties: Sequence[Referent], between: Sequence[Token]) -> bool:
    """Whether `between` names one side and says who the other is (`between A and an opposition alliance`)."""
    crowds = [r for r in parties if not r.id and is_party_words(r)]
    return bool(between and crowds) and len(states_of(reading, parties)) == 1


def between_behind(instrument: Instrument) -> list[Token]:
    """`praised the Treaty on Trade between A and B`: a `between` right behind the name, hung on the verb."""
    doc = instrument.noun.doc
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
