"""Gatherings of the members of a body: `leaders of the African Union met in X`, `the Council held an
emergency session on Friday`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from . import events
from .ceremonies import agents
from .events import Clause
from .lexicons import fold, word_set
from .reading import ORGANIZATION, PERSON, Entity, Reading, Referent
from .tellings import Telling, distinct, encounter_nouns, new_telling

if TYPE_CHECKING:
    from .words import Token

#: The rule of an encounter whose only participant is the body whose members meet.
GATHERING = "meetings.gathering"
_KINDS = frozenset({"meeting", "summit", "session"})


def read_gathering(reading: Reading, trigger: Token, triggers: Sequence[Token]) -> list[Telling]:
    """The gathering of a body's members that a verb (`met`, `gathered`) or a noun that is held (`a meeting`)
    tells with its place or its day; with anybody else, another rule reads it.
    """
    verb: Token | None = trigger
    inside = False
    clause = Clause(reading, trigger)
    if trigger.pos_ not in ("VERB", "AUX"):
        verb = clause.verb
        kinds = {k for k, _ in encounter_nouns().get(trigger.folded, ())}
        if verb is None or not kinds & _KINDS:
            return []
        # `At a summit in X on Friday, EU leaders agreed`
        link = trigger.head
        inside = trigger.dep_ == "pobj" and link.folded in ("at", "during") and link.head is verb
        if not inside and not (clause.is_held_by(verb) and trigger.dep_ == "dobj"):
            return []
        if inside and any(t.folded in ("the", "this", "that", "their") for t in trigger.lefts):
            return []
        if events.objects(trigger, ("with", "between", "of"), direct=False):
            return []
    if verb is None or (verb is trigger and events.objects(verb)) or (not inside and _have_partners(verb)):
        return []
    for token in map(_meant, events.subject_tokens(verb)):
        members = _is_of_members(token)
        body = _body(reading, token, members)
        if body is None or not (members or _is_session(reading, body, token, trigger)):
            continue
        who = Referent(ORGANIZATION, body.id, body.span, EXPLICIT, "coreference.organization-name")
        actors = [events.actor(who, "participant", None, "meetings.subject")]
        span = reading.document.span([trigger])
        kind = "summit" if members else "session"
        there = _chaired(reading, trigger)
        actors += [events.actor(r, "participant", None, "meetings.chaired") for r in there]
        found = new_telling(reading, clause, kind, span, actors, GATHERING, triggers)
        if inside and found.place is None:
            found.place = events.place_of(Clause(reading, verb))[0]  # `met in X on Friday at a session`
        return [found] if found.place is not None or found.start else []
    return []


def _chaired(reading: Reading, noun: Token) -> list[Referent]:
    """By whom a meeting is told to be chaired and attended, all who stand behind it."""
    said = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    said += [c for v in (*said, noun.head.head) for c in v.rights if c.dep_ == "conj" and c.i > noun.i]
    wanted = word_set("chairing_verbs") | word_set("attending_verbs")
    verbs = [v for v in said if v.tag_ == "VBN" and v.base in wanted]
    found = [r for v in verbs for r in agents(reading, v) if r.kind == PERSON]
    return distinct(found)


def _meant(token: Token) -> Token:
    """The leaders of the clause above whom a pronoun means (`EU leaders will discuss it when they meet`)."""
    for verb in itertools.islice(token.head.ancestors, 3) if token.folded == "they" else ():
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i), None)
        if subject is not None and _is_of_members(subject):
            return subject
    return token


def _have_partners(verb: Token) -> bool:
    """Whether `with` names others; behind a comma it only adds how things stand (`, with X to join`)."""
    return any(c.folded == "with" and c.dep_ == "prep" and c.nbor(-1).text != "," for c in verb.rights)


def _is_of_members(token: Token) -> bool:
    """Whether a noun means those who sit in a body for its states (`leaders`, `heads of state`)."""
    heads = token.folded == "heads" and any(
        g.folded in ("state", "government") for t in token.rights if t.folded == "of" for g in t.rights
    )
    return heads or (token.tag_ == "NNS" and token.folded in word_set("plural_titles"))


def _is_session(reading: Reading, body: Entity, token: Token, trigger: Token) -> bool:
    """Whether a body that acts alone sits: an assembly always, a union where it is told to meet."""
    if fold(reading.document.words(body.span)).split()[-1] in word_set("assembly_words"):
        return True
    met = trigger.pos_ == "VERB" or trigger.base in ("meeting", "session")
    return met and not any(c.dep_ == "conj" for c in token.rights)


def _body(reading: Reading, token: Token, members: bool) -> Entity | None:
    """The one international body whose members a phrase names, or that it is itself."""
    if members:
        inside = reading.entities_in(reading.coreference.phrase(token))
        named = {e.id: e for e in inside if e.kind == ORGANIZATION}
        if len(named) != 1 or any(e.kind != ORGANIZATION for e in inside):
            return None
        (body,) = named.values()
    else:
        at = reading.entity_at(token.idx)
        if at is None or at.kind != ORGANIZATION:
            return None
        body = at
    kinds = {o.id: o.kind for o in reading.organizations}
    return body if kinds.get(body.id) == "international_organization" else None
