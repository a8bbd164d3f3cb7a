"""Unions and alliances for which their unnamed members stand (`met with NATO Allies and EU partners`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..candidates import NORMALIZED
from .lexicons import word_set
from .named_sides import OFFICIALS_OF
from .reading import COUNTRY, ORGANIZATION, Reading, Referent


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


@functools.cache
def _members() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("bloc_members")))
    return re.compile(rf"['\u2019]?s?[ \n]+(?:[A-Za-z-]+[ \n]+){{0,2}}(?:{nouns})\b", re.IGNORECASE)
