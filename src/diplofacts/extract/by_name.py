"""Encounters told first with unnamed officials, whom later sentences name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .. import dates
from . import events
from .lexicons import fold, word_set
from .tellings import Telling

#: How many encounters back the unnamed official may have been told.
_REACH = 3


def named_later(kept: Sequence[Telling], telling: Telling, states: Mapping[str, str]) -> Telling | None:
    """The encounter told before with an unnamed official, whom the next telling names (`A top Chinese
    official met X. ... Vice Premier Y met X`, `X met his Omani counterpart. ... X and Y discussed`).
    """
    for last in reversed(kept[-_REACH:]):
        unnamed = [a for a in last.actors if a.country and a.words]
        if not unnamed or not _alike(last, telling):
            continue
        named = {a.person: states.get(a.person, "") for a in telling.actors if a.person}
        fresh = {who: state for who, state in named.items() if who not in last.people()}
        rest = last.keys() - {events.actor_key(a) for a in unnamed}
        theirs = {events.actor_key(a) for a in telling.actors if a.person not in fresh}
        same_rest = bool(rest) and rest == theirs
        if same_rest and sorted(fresh.values()) == sorted(a.country for a in unnamed):
            return last
    return None


#: Words for the sides of somebody else's talks.
_SIDES = re.compile(r"\b(?:parties|sides|delegations)(?:[ \n]+(?:of|in|to)\b|$)")


def without_summaries(kept: list[Telling], states: Mapping[str, str]) -> list[Telling]:
    """The encounters without those that the next ones tell one by one (`X talked to his American and Japanese
    counterparts. ... X spoke with Y on Monday and with Z on Tuesday`).
    """
    out = []
    for n, telling in enumerate(kept):
        unnamed = {a.country for a in telling.actors if a.country and a.words}
        parts = []
        if len(unnamed) >= 2 and telling.people() and telling.kind != "visit":
            later = (t for t in kept[n + 1 :] if _alike(telling, t) and telling.people() < t.people())
            parts = [t for t in later if len(t.people()) == len(telling.people()) + 1]
        told = {states.get(who, "") for t in parts for who in t.people() - telling.people()}
        if unnamed and parts and unnamed <= told:
            parts[0].more_wholes.append(telling.whole)
        elif singly := _one_by_one(telling, kept[n + 1 : n + 3]):
            # `X met with the parties in A on Friday. He first met with B and then with C.`
            for part in singly:
                part.date, part.place = part.date or telling.date, part.place or telling.place
            singly[0].more_wholes.append(telling.whole)
        else:
            out.append(telling)
    return out


def _one_by_one(telling: Telling, later: list[Telling]) -> list[Telling]:
    """The encounters of the next sentence with each side of a group that nothing names (`the parties`)."""
    unnamed = [a for a in telling.actors if not (a.person or a.country or a.organization)]
    known = [a for a in telling.actors if a not in unnamed]
    if len(unnamed) != 1 or not _SIDES.search(unnamed[0].words):
        return []
    if len(known) != 1 or len(later) != 2 or not telling.people() or telling.kind == "visit":
        return []
    alike = all(_alike(telling, t) and telling.people() <= t.people() for t in later)
    bare = all(not t.start and t.place is None and t.status == telling.status for t in later)
    return later if alike and bare else []


def another_official(a: Telling, b: Telling) -> bool:
    """Whether the second is with another unnamed official of the same state (`He also met the sultan`)."""
    said = {x.country: fold(x.words).split(" of ")[0].split()[-1:] for x in a.actors if x.country and x.words}
    new = {x.country: fold(x.words).split(" of ")[0].split()[-1:] for x in b.actors if x.country and x.words}
    if not any(said[c] != new[c] for c in said.keys() & new.keys()):
        return False
    verb = b.clause.verb
    apart = {"also", *word_set("separating_words")}
    return verb is not None and any(c.folded in apart for c in verb.children)


def _alike(a: Telling, b: Telling) -> bool:
    same = (a.kind, a.status) == (b.kind, b.status) and a.kind != "visit"
    return same and dates_agree(a, b) and places_agree(a, b)


def dates_agree(a: Telling, b: Telling) -> bool:
    """Whether both may have begun on the same day: one tells none, or the two overlap."""
    if not a.start or not b.start:
        return True
    return dates.EDTF.parse(a.start).overlaps(dates.EDTF.parse(b.start)) if a.start != b.start else True


def places_agree(a: Telling, b: Telling) -> bool:
    """Whether both may have been in the same place: one tells none, or the cities are no two."""
    if a.place is None or b.place is None or a.place.id != b.place.id:
        return a.place is None or b.place is None
    if a.kind == b.kind == "visit" and a.status == b.status and not (a.start and b.start):
        return True  # two cities of one state on one trip (codebook section 4)
    return not (a.place.city and b.place.city) or a.place.city == b.place.city
