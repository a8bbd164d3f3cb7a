"""Who brokers an instrument between others, and is no party to it (codebook section 5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import events
from .acts import AGREED, SIGNED, Act
from .lexicons import rows
from .reading import PERSON, Reading, Referent
from .whom import whom

if TYPE_CHECKING:
    from .words import Token

#: How far behind an act the talks are looked for at which it was done, in words.
_BROKERS = 60
_WHO_HOSTED = re.compile(
    r",?[ \n]+who[ \n]+(?:had[ \n]+)?"
    r"(?:hosted|mediated|brokered|facilitated|chaired|sponsored|oversaw|witnessed)\b"
)


def brokers(reading: Reading, act: Act) -> list[Referent]:
    """Who brokered the talks at which it was reached: `agreed to a truce after talks mediated by A`."""
    if not act.real or act.status not in (SIGNED, AGREED):
        return []
    doc = act.word.doc
    out: list[Referent] = []
    for token in doc[act.word.i + 1 : min(act.word.sent.end, act.word.i + _BROKERS)]:
        if token.dep_ == "acl" and token.tag_ == "VBN" and _is_mediation(token):
            out += [r for t in events.objects(token, ("by",), direct=False) for r in whom(reading, t)]
    return out


_MEDIATOR = r"(?:mediators?|facilitators?|brokers?|guarantors?|negotiators?[ \n]of[ \n]the[ \n]talks)"
_BEFORE_NAME = re.compile(rf"\b{_MEDIATOR},?[ \n]+(?:[^\W\d_a-z][\w.-]*[ \n]+){{0,4}}$")
_BEHIND_NAME = re.compile(
    rf",[ \n]+(?:[^,.;\n]{{0,60}}[ \n])?{_MEDIATOR}\b|[ \n]+as[ \n]+(?:an?[ \n]+)?{_MEDIATOR}\b"
)


def mediates(reading: Reading, r: Referent) -> bool:
    """Whether a person is called a mediator beside the name (`X, the Union's mediator, also signed`)."""
    text = reading.document.text
    if r.kind != PERSON or r.span.end - r.span.start < 3:
        return False
    ahead = _BEFORE_NAME.search(text, max(0, r.span.start - 60), r.span.start)
    behind = _BEHIND_NAME.match(text, r.span.end) or _WHO_HOSTED.match(text, r.span.end)
    return ahead is not None or behind is not None


def _is_mediation(token: Token) -> bool:
    return any(r["lemma"] == token.base and r["doer"] == "mediator" for r in rows("agreement_verbs"))
