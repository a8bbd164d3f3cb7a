"""A state and those who fight it, the sides of a truce that names fewer than two (codebook section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE, EXPLICIT, INFERRED, Actor
from .armed_sides import is_called_armed
from .homes import is_scene
from .instruments import Instrument
from .lexicons import word_set
from .mentions import Mention
from .parties import as_parties, ends_fight, unnamed_parties
from .reading import COUNTRY, ORGANIZATION, WORDS, Reading, Referent
from .whom import FIGHTING

if TYPE_CHECKING:
    from .words import Token

_RULE = "agreements.sides-at-war"
_OF_NAME = ("amod", "compound")
#: Among how many of the names of an article the state of an army is looked for.
_FIRST = 60


def fighters(reading: Reading, m: Mention) -> list[Actor]:
    """The parties of a truce or peace that the text has broken, kept or made: the one state and the one armed
    side of whom its sentence speaks; those known already where it speaks of none or of more.
    """
    there = m.instrument.definite or any(a.real and (a.doer or a.status) for a in m.acts)
    if not there or not ends_fight(reading, m.instrument):
        return m.parties
    known = {a.country or a.organization for a in m.mediators}
    tokens = reading.document.tokens(m.instrument.sentence.span)
    own = m.parties[0] if m.parties else None
    state = None if own is not None and own.country else _state(reading, m.instrument, tokens, known)
    armed = None if own is not None and not own.country else _armed(reading, m.instrument, tokens, known)
    if own is None and state is None and armed is not None and not armed.id:
        # `The rebels agreed to a ceasefire`, where the article tells whom they fight
        named = (e for e in reading.entities_in(m.instrument.sentence.span) if e.kind == COUNTRY and e.id)
        alone = all(e.id in known or e.city for e in named)
        state = _told_of(reading, known, word_set("fighting_forces")) if alone else None
    found = as_parties(reading, [r for r in (state, armed) if r is not None and r.id])
    found += [] if armed is None or armed.id else unnamed_parties([armed])
    both = [*m.parties, *found]
    return both if len(both) == 2 else m.parties


def _state(reading: Reading, i: Instrument, tokens: Sequence[Token], known: set[str]) -> Referent | None:
    text = reading.document.text
    held = [t for t in tokens if t.folded in word_set("state_forces") and t.pos_ in ("NOUN", "PROPN")]
    acting = {r.id: r for t in held for r in reading.coreference.resolve(t) if r.kind == COUNTRY and r.id}
    named = {
        e.id: Referent(COUNTRY, e.id, e.span, INFERRED, _RULE)
        for e in reading.entities_in(i.sentence.span)
        if e.kind == COUNTRY and e.id and e.id not in known and not e.city and not is_scene(text, e.span)
    }
    by_id = {o.id: o for o in reading.organizations}
    bodies = [by_id[e.id] for e in reading.entities_in(i.sentence.span) if e.id in by_id]
    owning = {
        o.country: Referent(COUNTRY, o.country, o.mentions[0], INFERRED, _RULE)
        for o in bodies
        if o.kind == "government_body" and o.country
    }
    sides = word_set("armed_nouns") | word_set("state_forces")
    for found in (acting, named, owning):
        own = [r for key, r in found.items() if key not in known]
        if len(own) == 1:
            return own[0]
    return _told_of(reading, known, sides) if held and not (acting or named or owning) else None


def _told_of(reading: Reading, known: set[str], sides: frozenset[str]) -> Referent | None:
    """The one state whose ``sides`` the article speaks of (`Malian rebels`, `the army of Mali`)."""
    found: dict[str, Referent] = {}
    for e in reading.entities[:_FIRST]:
        if e.kind != COUNTRY or not e.id or e.city or e.id in known:
            continue
        head = reading.document.token_at(e.span.start).head
        if head.folded in sides or (head.folded in ("of", "in") and head.head.folded in sides):
            found.setdefault(e.id, Referent(COUNTRY, e.id, e.span, INFERRED, _RULE))
    return next(iter(found.values())) if len(found) == 1 else None


def _armed(reading: Reading, i: Instrument, tokens: Sequence[Token], known: set[str]) -> Referent | None:
    by_id = {o.id: o for o in reading.organizations}
    groups = {
        e.id: Referent(ORGANIZATION, e.id, e.span, EXPLICIT, _RULE)
        for e in reading.entities_in(i.sentence.span)
        if e.kind == ORGANIZATION and e.id in by_id and e.id not in known
        if by_id[e.id].kind == "armed_group" or is_called_armed(reading, by_id[e.id])
    }
    if groups:
        return next(iter(groups.values())) if len(groups) == 1 else None
    for token in tokens:
        if token.folded in word_set("armed_nouns") and token.folded.endswith("s"):
            own = [c for c in token.lefts if c.dep_ in _OF_NAME]
            own += [x for c in own for x in c.lefts if x.dep_ in _OF_NAME]  # `South Sudanese rebels`
            span = reading.document.span([*own, token])
            said = " ".join(reading.document.words(span).split())
            return Referent(WORDS, "", span, COREFERENCE, FIGHTING, said)
    return None
