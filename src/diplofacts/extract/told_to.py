"""Encounters told only by whom somebody told something: a body in session, an outlet, one on the line."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .calls import kind_by_line
from .events import Clause
from .reading import ORGANIZATION, PERSON, Reading, Referent
from .sessions import bodies_of, outlets_of
from .tellings import Telling, encounter_idioms, encounter_verbs, new_telling

if TYPE_CHECKING:
    from .words import Token

#: Nouns for the line, behind one of the links.
LINES = frozenset({"phone", "telephone"})
#: The rule of a call told only by the line; it may be one that was told before.
BY_PHONE = "meetings.by-phone"
_LINKS = frozenset({"on", "over", "by", "via"})

def read_telling(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`X told the Security Council that` is a session, `X told the BBC that` an interview, `X told Y by
    phone that` a call.
    """
    heard = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    told = events.subject_tokens(verb) if heard else []
    told += [c for t in told for c in t.rights if c.dep_ == "appos"]
    if not told or any(t.tag_ in ("NNS", "NNPS") for t in told):
        return []  # `officials told X`
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    if not who:
        return []
    others: list[Referent] = []
    kind = kind_by_line(verb) or _line_behind(verb)
    if kind:
        others = [r for t in heard[:1] for r in events.participants(reading, t) if r.kind == PERSON]
    elif bodies := bodies_of(reading, heard[:1]):
        kind, others = "session", bodies
    elif outlets := _outlets(reading, heard[0]):
        kind, others = "interview", outlets
    others = [r for r in others if r.id not in {w.id for w in who}]
    if not others:
        return []
    rule = BY_PHONE if kind == "phone_call" else "meetings.told"
    actors = [events.actor(r, "participant", None, rule) for r in (*who, *others)]
    clause = Clause(reading, verb)
    span = reading.document.span([verb])
    telling = new_telling(reading, clause, kind, span, actors, rule, triggers)
    content = {t.idx for c in verb.rights if c.dep_ == "ccomp" for t in c.subtree}
    if telling.place is not None and telling.place.span.start in content:
        telling.place = None  # `told A that they would meet in B`
    if telling.date is not None and telling.date.span.start in content:
        telling.date = None
    return [telling]


def read_line(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`congratulated X by telephone`, `thanked him over the phone`: any verb with a person behind."""
    link = noun.head
    verb = events.governing_verb(noun)
    if noun.dep_ != "pobj" or link.folded not in _LINKS or verb is None or verb.base in _told_elsewhere():
        return []
    heard = [t for t in events.objects(verb, ("to", "with")) if t.i < noun.i]
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    others = [r for t in heard for r in events.participants(reading, t) if r.kind == PERSON]
    others = [r for r in others if r.id not in {w.id for w in who}]
    if not who or not others:
        return []
    actors = [events.actor(r, "participant", None, BY_PHONE) for r in (*who, *others)]
    span = reading.document.span([noun])
    clause = Clause(reading, verb)
    return [new_telling(reading, clause, "phone_call", span, actors, BY_PHONE, triggers)]


@functools.cache
def _told_elsewhere() -> frozenset[str]:
    return frozenset(encounter_verbs()).union(encounter_idioms(), {"tell"})


def _line_behind(verb: Token) -> str:
    """The kind of a call named behind `on`, `in` or `over` (`told X on the phone`)."""
    for link in (c for c in verb.children if c.dep_ == "prep" and c.folded in _LINKS):
        if any(g.folded in LINES for g in link.children):
            return "phone_call"
    return ""


def _outlets(reading: Reading, token: Token) -> list[Referent]:
    """The outlet told; a speaker of a state's broadcaster without a name tells nobody."""
    media = {o.id for o in reading.organizations if o.kind == "media"}
    found = outlets_of(reading, token, media)
    named = reading.entities_in(reading.coreference.phrase(token))
    behind = token.i + 1 < len(token.doc) and reading.entity_at(token.nbor().idx)  # `the newspaper X`
    own = any(e.kind == ORGANIZATION for e in (*named, *([behind] if behind else [])))
    return found if own or any(c.dep_ == "appos" for c in token.children) else []
