"""Names that stand right before a verb, where the parser found no subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from .reading import COUNTRY, PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_OF = re.compile(r"\bof[ \n]+(?:the[ \n]+)?$")
_OF_STATE = re.compile(r"[ \n]+of[ \n]+[^,;.]{3,50}")
_JOINED = re.compile(r",?\s+and\s+(?:(?:[A-Z][\w.'\u2019-]*|of|for|the)\s+)*")


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
        elif entity.kind == COUNTRY and not out and _OF.search(text[: entity.span.start][-8:]):
            continue  # `X of the United States`: the name stands before
        elif out and entity.kind == PERSON == out[0].kind and _JOINED.fullmatch(between):
            pass
        elif not re.fullmatch(r",?[ \n]*(?:and[ \n]+)?" if out else r",?[ \n]*", between):
            break
        out.insert(0, Referent(entity.kind, entity.id, entity.span, EXPLICIT, "events.names-before-verb"))
        at = entity.span.start
    return tuple(out)
