"""Those who make a visit that a noun tells, where a clause or a phrase behind it tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events, outlook
from .events import CANCELLED, Clause, date_of
from .lexicons import word_set
from .links import asked_with
from .reading import PERSON, Reading, Referent
from .tellings import Telling

if TYPE_CHECKING:
    from .words import Token

#: What stands for the visit in a clause behind it.
_MEANT = frozenset({"that", "which"})


def clause_behind(noun: Token) -> Token | None:
    """The verb of `the visit to A that X made in May`, whose object the visit is."""
    for verb in (c for c in noun.rights if c.dep_ in ("relcl", "acl")):
        made = verb.base in word_set("holding_verbs") or outlook.is_called_off(verb)
        own = any(c.dep_ == "nsubj" and c.folded not in _MEANT for c in verb.lefts)
        other = any(c.dep_ == "dobj" and c.folded not in _MEANT for c in verb.children)
        if made and own and not other:
            return verb
    return None


def made_by(reading: Reading, noun: Token) -> list[Referent]:
    """Who makes the visit, or calls it off, in a clause behind it."""
    verb = clause_behind(noun)
    return [r for r in events.subject(reading, verb) if r.kind == PERSON] if verb is not None else []


def as_told_behind(
    reading: Reading, noun: Token, tellings: Sequence[Telling], triggers: Sequence[Token]
) -> None:
    """Give visits the day and the outcome of the clause behind their noun."""
    verb = clause_behind(noun)
    if verb is None:
        return
    clause = Clause(reading, verb)
    off = outlook.is_called_off(verb)
    status, span = (CANCELLED, reading.document.span([verb])) if off else outlook.outlook_of(clause)
    day = date_of(clause, triggers)
    for telling in tellings:
        if off or telling.status_span is None:
            telling.status, telling.status_span = status, span
        if off and telling.date == day:
            telling.date = None  # the day on which it was called off
        elif not off and day is not None:
            telling.date = day


def agent_behind(reading: Reading, noun: Token) -> list[Referent]:
    """Who is told by `by` right behind the words of the visit, where the parser hung it on the verb (`signed
    during a visit to X by Y`).
    """
    last = max(t.i for t in noun.subtree)
    link = noun.doc[last + 1] if last + 1 < noun.sent.end else None
    if link is None or link.folded != "by" or link.dep_ not in ("prep", "agent"):
        return []
    found = (r for g in link.children if g.dep_ == "pobj" for r in reading.coreference.resolve(g))
    return [r for r in found if r.kind == PERSON]


def asked(reading: Reading, noun: Token) -> list[Referent]:
    """Who is invited (`extended an invitation to X for a visit to Y`)."""
    if noun.dep_ != "pobj" or (host := asked_with(noun.head)) is noun.head.head:
        return []
    links = (c for t in (host, noun.head.head) for c in t.rights if c.dep_ in ("prep", "dative"))
    goals = (g for c in links if c.folded == "to" and c.i < noun.i for g in c.children if g.dep_ == "pobj")
    return [r for g in goals for r in reading.coreference.resolve(g) if r.kind == PERSON]
