"""`X summoned the ambassador of A`, `was called in to the foreign ministry`: who had to come met them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .events import Clause
from .lexicons import word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .tellings import Telling, encounter_verbs, new_telling

if TYPE_CHECKING:
    from .words import Token

_OWN = frozenset({"its", "his", "her", "their", "our", "my"})


def is_summons(verb: Token) -> bool:
    """Whether a verb makes somebody come (`summoned`, `called in`)."""
    if verb.base == "summon":
        return True
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.base == "call" and verb.tag_ in ("VBD", "VBN") and any(t.folded == "in" for t in behind)


def read_summons(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """The encounter of an envoy with those who summoned him."""
    if any(t.folded in word_set("called_elsewhere") for t in verb.subtree if t.i > verb.i):
        return []
    if any(c.dep_ == "conj" and c.base in encounter_verbs() for c in verb.rights):
        return []  # `was summoned to the ministry and met X`: that verb tells it
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    to = events.objects(verb, ("to", "into"), direct=False)
    if passive:
        guests = events.subject_tokens(verb)
        hosts = [r for t in events.objects(verb, ("by",), direct=False) for r in _hosts(reading, t)]
        # `was called in to be told of it by X`
        aims = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VBN"]
        told = [t for c in aims for t in events.objects(c, ("by",), direct=False)]
        hosts = hosts or [r for t in told for r in _hosts(reading, t) if r.kind == PERSON]
        hosts = hosts or [r for t in to for r in _hosts(reading, t)]
    else:
        guests = events.objects(verb)
        hosts = [r for r in events.subject(reading, verb) if _may_host(r)]
    guests = [t for t in guests if not any(d.folded in _OWN for d in t.lefts)]
    called = [r for t in guests for r in events.participants(reading, t) if _is_envoy(reading, t, r)]
    called = [r for r in called if (r.kind, r.id) not in {(h.kind, h.id) for h in hosts}]
    if not hosts or not called:
        return []
    rule, clause, span = "meetings.summons", Clause(reading, verb), reading.document.span([verb])
    actors = [events.actor(r, "host", span, rule) for r in (hosts[:1] if passive else hosts)]
    actors += [events.actor(r, "guest", span, rule) for r in called]
    found = new_telling(reading, clause, "meeting", span, actors, rule, triggers)
    # `threatened to summon the ambassador`
    unreal = verb.dep_ == "xcomp" and verb.tag_ == "VB" and found.status == events.HELD
    return [] if unreal else [found]


def _hosts(reading: Reading, token: Token) -> list[Referent]:
    return [r for r in events.participants(reading, token) if _may_host(r)]


def _may_host(referent: Referent) -> bool:
    return bool(referent.id) and referent.kind in (PERSON, COUNTRY, ORGANIZATION)


def _is_envoy(reading: Reading, token: Token, referent: Referent) -> bool:
    """Whether somebody sent by a state is meant, named or by his office."""
    if referent.kind == PERSON:
        return any(r.office in ("ambassador", "envoy", "official") for r in reading.roles_of(referent.id))
    said = {t.folded for t in (token, *token.subtree)}
    return referent.kind == COUNTRY and not said.isdisjoint(word_set("summoned_nouns"))
