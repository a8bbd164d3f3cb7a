"""States and bodies that take part beside those who are told first (`A and B, along with C and D, met`)."""

from __future__ import annotations

from collections.abc import Sequence

from . import events
from .reading import COUNTRY, ORGANIZATION, Reading, Referent
from .tellings import Telling
from .words import Token

#: From so many states on an encounter is a summit (codebook section 4).
_SEVERAL = 3


def add_sides(reading: Reading, telling: Telling, link: Token) -> None:
    """Add the states and bodies behind `together with` to an encounter of states.

    Args:
        reading: the article.
        telling: the encounter; one of persons is left as it is, for whoever came with them is a person too.
        link: the preposition (`with`, `alongside`).
    """
    told = {a.country or a.organization for a in telling.actors}
    if telling.kind == "visit" or any(a.person or a.words for a in telling.actors) or not told:
        return
    beside = [r for g in link.children if g.dep_ == "pobj" for r in _sides(reading, g)]
    fresh = {r.id: r for r in beside if r.id not in told}
    how = reading.document.span([link])
    telling.actors += [events.actor(r, "participant", how, "meetings.together") for r in fresh.values()]
    states = {a.country for a in telling.actors if a.country}
    if telling.kind == "meeting" and len(states) >= _SEVERAL and all(a.country for a in telling.actors):
        telling.kind = "summit"


def _sides(reading: Reading, noun: Token) -> Sequence[Referent]:
    found = reading.coreference.resolve(noun)
    return [r for r in found if r.kind in (COUNTRY, ORGANIZATION) and r.id and not r.words]
