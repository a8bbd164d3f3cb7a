"""The body that an instrument lets a state join (`signed a treaty to join the Union`; codebook section 5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from ..spans import Span
from .instruments import Instrument
from .reading import ORGANIZATION, Reading, Referent

if TYPE_CHECKING:
    from .acts import Act

_PAPER = r"(?:agreement|treaty|protocol|accord|deal|pact)s?"
_JOINING = re.compile(
    r"\b(?:join(?:ing)?|acced(?:e|ing)[ \n]to|accession[ \n](?:\w+[ \n])?to|admission[ \n](?:in)?to|"
    rf"membership[ \n](?:{_PAPER}[ \n])?(?:of|in|with)|entry[ \n](?:in)?to|entering|"
    r"(?:full|associate|founding|new|a|an|\d+(?:st|nd|rd|th)|the[ \n]\w+)[ \n]member[ \n]of)"
    r"[ \n](?:the[ \n])?(?=[^\W\d_a-z])",
)


def joined_body(reading: Reading, instrument: Instrument, act: Act) -> list[Referent]:
    """The body that who signs ``instrument`` joins by it, told behind the verb of the same sentence."""
    end = instrument.sentence.span.end
    m = _JOINING.search(reading.document.text, min(act.word.idx, instrument.noun.idx), end)
    found = reading.entity_at(m.end()) if m is not None else None
    if found is None or found.kind != ORGANIZATION or not found.id:
        return []
    quoted = reading.document.quote_at(found.span.start) is not None
    span = Span(found.span.start, found.span.end)
    return [] if quoted else [Referent(ORGANIZATION, found.id, span, EXPLICIT, "agreements.joined-body")]
