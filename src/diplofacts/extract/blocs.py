"""Unions and alliances for which their unnamed members stand (`met with NATO Allies and EU partners`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import NORMALIZED
from ..spans import Span
from .lexicons import word_set
from .named_sides import OFFICIALS_OF
from .reading import COUNTRY, ORGANIZATION, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_FROM = re.compile(r"[ \n]+(?:of|from|at)[ \n]+(?:the[ \n]+)?")
#: What stands between two names of a list.
_NEXT = re.compile(r"\)?(?:,[ \n]+|[ \n]+(?=and))(?:and[ \n]+|as well as[ \n]+)?(?:the[ \n]+)?")


def with_blocs(reading: Reading, found: Sequence[Referent]) -> tuple[Referent, ...]:
    """``found``, with the union or alliance in place of each unnamed group of its members."""
    if not any(r.words for r in found):
        return tuple(found)
    bodies = {o.id for o in reading.organizations if o.kind == "international_organization"}
    out: list[Referent] = []
    for r in found:
        bloc = _bloc(reading, r, bodies) if bodies and r.words else None
        one = r if bloc is None else bloc
        if not any((o.kind, o.id, o.words) == (one.kind, one.id, one.words) for o in out):
            out.append(one)
    return tuple(out)


def _bloc(reading: Reading, referent: Referent, bodies: set[str]) -> Referent | None:
    text = reading.document.text
    inside = reading.entities_in(referent.span)
    if referent.id and (referent.kind != COUNTRY or not inside or inside[0].kind != ORGANIZATION):
        return None  # `Peruvian and EU officials`, but `EU leaders in Lima`
    for e in reversed(inside):
        if e.kind == ORGANIZATION and e.id in bodies and _members().match(text, e.span.end):
            return Referent(e.kind, e.id, e.span, NORMALIZED, OFFICIALS_OF)
    return None


def bodies_behind(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """The two or more bodies whose unnamed officials are told (`leaders of the A (AB), the B and the C`).

    The parser loses count of names in brackets, so that the list is read as text.
    """
    if token.folded not in word_set("official_nouns") | word_set("body_officials"):
        return ()
    text = reading.document.text
    link = _FROM.match(text, token.idx + len(token))
    first = reading.entity_at(link.end()) if link is not None else None
    if first is None or first.kind != ORGANIZATION:
        return ()
    sentence = reading.document.sentence_of(token.idx)
    end = sentence.span.end if sentence is not None else first.span.end
    out, at = [first], first.span.end
    for e in reading.entities_in(Span(at, end)) if at < end else ():
        between = text[at : e.span.start]
        if e.kind != ORGANIZATION or not (e.id == out[-1].id or _NEXT.fullmatch(between)):
            break
        at = e.span.end
        if e.id != out[-1].id:
            out.append(e)
    if len(out) < 2:
        return ()
    return tuple(Referent(e.kind, e.id, e.span, NORMALIZED, OFFICIALS_OF) for e in out)


@functools.cache
def _members() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("bloc_members")))
    return re.compile(rf"['\u2019]?s?[ \n]+(?:[A-Za-z-]+[ \n]+){{0,2}}(?:{nouns})\b", re.IGNORECASE)
