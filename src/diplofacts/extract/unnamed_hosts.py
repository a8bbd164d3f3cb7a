"""Unnamed officials whom a guest meets where he is: of the state that he is told to visit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .arrivals import is_aim
from .destinations import own_states
from .events import CANCELLED, HELD
from .lexicons import fold, word_set
from .nearness import nearby
from .officials import host_officials
from .reading import PERSON, WORDS, Reading, Referent
from .tellings import unique_actors

if TYPE_CHECKING:
    from .tellings import Telling

#: How many sentences before it the visit may be told.
_NEAR = 3
#: What they meet about, or what for, behind the words for whom.
_ABOUT = re.compile(r"[ \n](?:on|about|to|for|during|over|regarding)[ \n]")
_MEMBERS = re.compile(r"members of (?:the )?(?:[a-z]+ )?(?P<body>[a-z]+)")


def without_crowds(referents: Sequence[Referent]) -> list[Referent]:
    """No unnamed crowd beside those who are named or officials (`met the minister and business leaders`)."""
    if not any(r.id or is_plain_official(r) for r in referents):
        return list(referents)
    return [r for r in referents if r.id or not _is_crowd(r)]


def _is_crowd(referent: Referent) -> bool:
    said = fold(referent.words).split()
    if not said or referent.kind != WORDS:
        return False
    if "opposition" in said and said[-1] in word_set("party_groups") | {"opposition"}:
        return False  # `14 opposition factions` are a side
    return said[-1] in word_set("crowd_nouns") or not word_set("private_words").isdisjoint(said)


def lacks_hosts(referents: Sequence[Referent]) -> bool:
    """Whether a person is told to meet officials of whom nothing says whose they are."""
    unnamed = [r for r in referents if not r.id]
    known = [r for r in referents if r.id]
    persons = bool(known) and all(r.kind == PERSON for r in known)
    return persons and bool(unnamed) and all(map(is_plain_official, unnamed))


def is_plain_official(referent: Referent) -> bool:
    """Whether words mean officials of no state or body in particular (`senior government officials`)."""
    if referent.id or not referent.words:
        return False
    said = _ABOUT.split(fold(referent.words), maxsplit=1)[0]
    if (members := _MEMBERS.fullmatch(said)) is not None:
        return members["body"] in word_set("state_assemblies")
    *before, last = said.split()
    return last in word_set("official_nouns") and word_set("plain_officials").issuperset(before)


def take_hosts(reading: Reading, telling: Telling, told: Sequence[Telling]) -> bool:
    """Make the officials those of the one state that the guest is told to visit there.

    Returns:
        Whether such a state is told.
    """
    people = telling.people()
    visits = [
        v
        for v in nearby(reading, told, telling.clause.trigger, _NEAR)
        if v.kind == "visit"
        and v.country
        and v.people() & people
        and CANCELLED not in (v.status, telling.status)
        and (v.status == telling.status or v.status == HELD)
    ]
    aimed = [v for v in visits if is_aim(telling, v)]
    if not aimed and visits:
        last = max(v.clause.sentence.start for v in visits)
        aimed = [v for v in visits if v.clause.sentence.start == last]
    states = {v.country for v in aimed}
    home = own_states(reading, [Referent(PERSON, p, telling.anchor, "", "") for p in people])
    if len(states) != 1 or states & home or telling.country not in ("", *states):
        return False
    telling.actors[:] = unique_actors(host_officials(telling, states.pop(), all_of_state=True))
    return True
