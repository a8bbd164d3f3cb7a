"""Where and when something was signed, told by itself: `The signing ceremony was held in Lima on Friday`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE, INFERRED, NORMALIZED, Actor
from ..spans import Span
from .mentions import Mention
from .parties import as_parties
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .whom import represented

if TYPE_CHECKING:
    from ..dates import DateMention

_SCENE = re.compile(
    r"\b[Tt](?:he|his)[ \n]+(?:\w+[ \n]+){0,2}?(?:signing(?:[ \n]+ceremony)?|ceremony|signature)[ \n]+"
    r"(?:of[ \n]+the[ \n]+\w+[ \n]+)?(?:took[ \n]+place|was[ \n]+(?:held|hosted|organi[sz]ed)|happened)\b"
    r"(?P<rest>[^;\n]{0,140}?)(?=[.;\n](?:[ \n]|$)|$)"
)
_THE = frozenset({"the", "a", "this"})
#: A signing named only as the occasion: `at Friday's signing ceremony`, `after the signing in X on Friday`.
_OCCASION = re.compile(
    r"(?<![\w'\u2019])(?P<ahead>[\w'\u2019]{1,40})[ \n]+(?:(?:official|formal)[ \n]+)?"
    r"(?:signing(?:[ \n]+(?:ceremony|event))?|signature)\b"
    r"(?P<rest>,?(?:[ \n]+held)?(?:[ \n]+(?:in|at)[ \n][^,.;\n]{2,40}?)??[ \n]+(?:late[ \n]+|early[ \n]+)?"
    r"(?:on[ \n])?(?=[A-Z\dty]))?"
)


def read_scene(reading: Reading, kept: Sequence[Mention]) -> None:
    """Set the place and the day of the one instrument signed that is told before such a sentence.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined.
    """
    signed = [k for k in kept if k.signing is not None]
    _read_occasion(reading, signed)
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


def _read_occasion(reading: Reading, signed: Sequence[Mention]) -> None:
    """Set the day of what was signed where only its ceremony is told with one (`at Friday's ceremony`)."""
    open_ones = [k for k in signed if k.signed is None or k.signed[2] == INFERRED]
    if not open_ones or len(open_ones) != len(signed) or "ign" not in reading.document.text:
        return
    for m in _OCCASION.finditer(reading.document.text, signed[0].title.end):
        day = _day_at(reading, m)
        if day is None or reading.document.quote_at(m.start()) is not None:
            continue
        last = day.edtf.latest
        if last is None or day.edtf.is_interval or last > reading.document.article.published:
            continue
        for one in open_ones:
            one.signed = (str(day.edtf), day.span, NORMALIZED, "agreements.day-of-ceremony")
        return


def _day_at(reading: Reading, m: re.Match[str]) -> DateMention | None:
    """The day right before or behind the words for a signing."""
    ahead = Span(*m.span("ahead"))
    for day in reading.dates_in(ahead):
        return day
    if m["rest"] is None or m["ahead"].casefold() not in _THE:
        return None
    end = m.end("rest")
    return next((d for d in reading.dates if d.span.start == end), None)


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
