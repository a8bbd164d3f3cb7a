"""Ceremonies at which two or more persons or states sign or open something (codebook section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .events import Clause
from .lexicons import word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .tellings import Telling, distinct, new_telling

if TYPE_CHECKING:
    from .words import Token

#: Verbs by which two or more persons perform a signing together.
SIGNING = frozenset({"sign", "ink", "initial", "inaugurate"})
#: Verbs of an encounter in whose course the same persons sign.
_MEETING = frozenset({"meet", "gather", "convene"})
#: The rule of an opening that two or more persons perform.
INAUGURATION = "meetings.inauguration"
#: Verbs of putting a signature to something.
PUTTING = frozenset({"put", "set", "affix", "append"})


def is_signing(verb: Token) -> bool:
    """`signed`, `inked`, `put their signatures to`."""
    if verb.base in SIGNING:
        return True
    words = {c.folded for c in verb.children if c.dep_ == "dobj"}
    return verb.base in PUTTING and not words.isdisjoint(word_set("signature_words"))


def read_signing(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """Two or more who sign at a named place are at a ceremony (codebook section 4): persons anywhere, states
    and bodies in a city.
    """
    clause = Clause(reading, verb)
    told: list[Referent] = []
    if verb.dep_ == "conj" and verb.head.lemma_.casefold() in _MEETING and verb.tag_ == "VBD":
        # `met in X and signed Y`: the place is that of the encounter told before.
        return []
    at = [g for c in verb.subtree if c.dep_ == "prep" and c.folded in ("at", "during") for g in c.children]
    if any(t.folded in word_set("signing_events") for t in at):
        # The noun tells it.
        return []
    if verb.tag_ == "VBN":
        told += agents(reading, verb)
        beside = [r for t in events.linked(clause, ("by",)) for r in events.participants(reading, t)]
        told += [r for r in beside if r not in told]
    who = [r for r in told or events.subject(reading, verb) if r.kind == PERSON]
    place, venue = events.place_of(clause)
    inside = {t.idx for o in events.objects(verb) for t in o.subtree}
    if place is not None and not place.city and place.span.start in inside:
        place = None  # `signed an agreement on the fleet in Ukraine`
    opening = verb.lemma_.casefold() == "inaugurate"
    if not who and not opening and place is not None and place.city:
        found = told or list(events.subject(reading, verb))
        with_whom = [*events.objects(verb, ("with",), direct=False), *events.linked(clause, ("with",))]
        with_whom += [t for o in events.objects(verb) for t in events.objects(o, ("with",), direct=False)]
        found += [r for t in with_whom for r in events.participants(reading, t)]
        who = [r for r in found if r.kind in (COUNTRY, ORGANIZATION) and r.id]
        who = who if len(who) >= 2 else []
    if not who or (not opening and (len(who) < 2 or (place is None and venue is None))):
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in distinct(who)]
    rule = INAUGURATION if opening else "meetings.signing"
    span = reading.document.span([verb])
    telling = new_telling(reading, clause, "ceremony", span, actors, rule, triggers)
    before = signed_before(reading, verb) if not telling.start and not opening else None
    if before is not None and not events.objects(verb):
        # `A and B signed it on Friday. X and Y signed for their governments in Z.`
        telling.date = events.date_of(Clause(reading, before))
    return [telling]


def signed_before(reading: Reading, word: Token) -> Token | None:
    """The verb that tells a signing in one of the two sentences before."""
    document = reading.document
    here = document.sentence_of(word.idx)
    told = [s for s in document.sentences if here and s.span.end <= here.span.start and not s.heading]
    for sentence in reversed(told[-2:]):
        for token in document.doc[sentence.first : sentence.last + 1]:
            if token.tag_ in ("VBD", "VBN", "VBZ") and is_signing(token):
                return token
    return None


def agents(reading: Reading, verb: Token) -> list[Referent]:
    """By whom a passive verb is done."""
    out: list[Referent] = []
    for token in events.objects(verb, ("by",), direct=False):
        out += events.participants(reading, token)
    return out
