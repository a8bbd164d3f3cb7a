"""Names that stand right before a verb, where the parser found no subject, or at an offset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from ..spans import Span
from .reading import COUNTRY, PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_OF = re.compile(r"\bof[ \n]+(?:the[ \n]+)?$")
_OF_STATE = re.compile(r"[ \n]+of[ \n]+[^,;.]{3,50}")
_JOINED = re.compile(r",?\s+and\s+(?:(?:[^\W\d_a-z][\w.'\u2019-]*|of|for|the)\s+)*")


def names_before(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """Names joined by commas and `and` that end right before ``verb`` (adverbs and auxiliaries
    between).
    """
    text = reading.document.text
    at = verb.idx
    lefts = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass", "advmod", "neg")]
    at = min([at, *(t.idx for t in lefts)])
    out: list[Referent] = []
    for entity in reversed(reading.entities):
        if entity.span.end > at or (entity.kind == COUNTRY and entity.form not in ("name", "alias")):
            continue
        between = text[entity.span.end : at]
        if entity.kind == PERSON and not out and _OF_STATE.fullmatch(between):
            pass
        elif entity.kind == COUNTRY and not out and _OF.search(text[max(0, at - 60) : entity.span.start]):
            continue  # `X of the United States`: the name stands before
        elif out and entity.kind == PERSON == out[0].kind and _JOINED.fullmatch(between):
            pass
        elif not re.fullmatch(r",?[ \n]*(?:and[ \n]+)?" if out else r",?[ \n]*", between):
            break
        out.insert(0, Referent(entity.kind, entity.id, entity.span, EXPLICIT, "events.names-before-verb"))
        at = entity.span.start
    return tuple(out)


def named_at(reading: Reading, offset: int, rule: str) -> Referent | None:
    """The person whose title or name begins at ``offset``; None where other words stand there."""
    sentence = reading.document.sentence_of(offset)
    named = next((e for e in reading.entities if e.kind == PERSON and e.span.start >= offset), None)
    if named is None or sentence is None or named.span not in sentence.span:
        return None
    between = reading.document.words(Span(offset, named.span.end))
    if any(mark in between for mark in (";", "\u201c", '"')) or not between[:1].isupper():
        return None
    lead = [t for t in reading.document.tokens(Span(offset, named.span.end)) if t.idx < named.span.start]
    if any(t.pos_ in ("VERB", "AUX") for t in lead):
        return None
    return Referent(PERSON, named.id, named.span, EXPLICIT, rule)
