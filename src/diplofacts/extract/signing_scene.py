"""Where and when something was signed, told by itself: `The signing ceremony was held in Lima on Friday`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import COREFERENCE, NORMALIZED, Actor
from ..spans import Span
from .mentions import Mention
from .parties import as_parties
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .whom import represented

_SCENE = re.compile(
    r"\b[Tt](?:he|his)[ \n]+(?:\w+[ \n]+){0,2}?(?:signing(?:[ \n]+ceremony)?|ceremony|signature)[ \n]+"
    r"(?:of[ \n]+the[ \n]+\w+[ \n]+)?(?:took[ \n]+place|was[ \n]+(?:held|hosted|organi[sz]ed)|happened)\b"
    r"(?P<rest>[^;\n]{0,140}?)(?=[.;\n](?:[ \n]|$)|$)"
)


def read_scene(reading: Reading, kept: Sequence[Mention]) -> None:
    """Set the place and the day of the one instrument signed that is told before such a sentence.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined.
    """
    signed = [k for k in kept if k.signing is not None]
    if len(signed) != 1:
        return
    one = signed[0]
    for m in _SCENE.finditer(reading.document.text, one.title.end):
        if reading.document.quote_at(m.start()) is not None:
            continue
        rest = Span(*m.span("rest"))
        city = next((e for e in reading.entities_in(rest) if e.kind == COUNTRY and e.city), None)
        day = next(iter(reading.dates_in(rest)), None)
        one.place = one.place or city
        if one.signed is None and day is not None:
            one.signed = (str(day.edtf), day.span, NORMALIZED, day.rule)
        return


def other_signer(reading: Reading, party: Actor) -> list[Actor]:
    """The other side of the one ceremony of the article: `A and a rebel leader signed it`, then `the ceremony
    with X, leader of B`.
    """
    held = [x for x in reading.meetings if x.kind == "ceremony" and x.status == "held"]
    if len(held) != 1:
        return []
    sides: dict[str, Referent] = {}
    for a in held[0].actors:
        span = next(s.span for s in a.supports if s.field == "*")
        kind = PERSON if a.person else COUNTRY if a.country else ORGANIZATION
        key = a.person or a.country or a.organization
        for r in represented(reading, Referent(kind, key, span, COREFERENCE, "agreements.sides-of-ceremony")):
            sides.setdefault(r.id, r)
    own = party.country or party.organization
    if own not in sides or len(sides) != 2:
        return []
    return as_parties(reading, [r for key, r in sides.items() if key != own])
