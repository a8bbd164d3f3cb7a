"""Ceremonies at which two or more persons or states sign or open something (codebook section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from . import events
from .events import Clause
from .instrument_nouns import firm_nouns
from .lexicons import word_set
from .outlook import outlook_of
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent
from .tellings import Telling, distinct, encounter_nouns, new_telling
from .whom import whom

if TYPE_CHECKING:
    from .words import Token

#: Verbs by which two or more persons perform a signing together.
SIGNING = frozenset({"sign", "ink", "initial", "inaugurate"})
#: Verbs of an encounter in whose course the same persons sign.
_MEETING = frozenset({"meet", "gather", "convene"})
#: The rule of an opening that two or more persons perform.
INAUGURATION = "meetings.inauguration"
#: How many words behind the noun of a signing its sides are looked for.
_SIDES_REACH = 40
#: Verbs of putting a signature to something.
PUTTING = frozenset({"put", "set", "affix", "append"})


def is_signing(verb: Token) -> bool:
    """`signed`, `inked`, `put their signatures to`."""
    if verb.base in SIGNING:
        return True
    words = {c.folded for c in verb.children if c.dep_ == "dobj"}
    return verb.base in PUTTING and not words.isdisjoint(word_set("signature_words"))


def is_signed_for(verb: Token) -> bool:
    """`signed a memorandum to explore X`: what is signed says so, and nobody meets for it then."""
    return verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp", "acl") and verb.head.base in SIGNING


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
    again = [] if told else _who_signed(reading, clause, verb)
    told += again
    who = [r for r in told or events.subject(reading, verb) if r.kind == PERSON]
    place, venue = events.place_of(clause)
    # What is said of the thing signed is no place, but for what follows it at once (`signed a pact in A`).
    inside = {t.idx for o in events.objects(verb) for c in o.children for t in _aside(o, c)}
    if place is not None and not place.city and place.span.start in inside:
        place = None  # `signed an agreement on the fleet in Ukraine`
    if place is not None and venue is None and _is_of_talks(reading, place):
        place = None  # `signed the accord after talks in A`: one encounter, which the noun tells
    opening = verb.lemma_.casefold() == "inaugurate"
    if not who and not opening and place is not None and place.city:
        found = told or list(events.subject(reading, verb))
        found += _signed_with(reading, clause, verb)
        who = [r for r in found if r.kind in (COUNTRY, ORGANIZATION) and r.id]
        who = who if len(who) >= 2 else []
    if len(who) == 1 and not told and not opening:
        # `signed the accord with President X in Y`
        who += [r for r in _signed_with(reading, clause, verb) if r.kind == PERSON]
    if not who or (not opening and (len(who) < 2 or (place is None and venue is None))):
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in distinct(who)]
    rule = INAUGURATION if opening else "meetings.signing"
    span = reading.document.span([verb])
    telling = new_telling(reading, clause, "ceremony", span, actors, rule, triggers)
    before = signed_before(reading, verb) if not telling.start and not opening else None
    if before is not None and (again or not events.objects(verb)):
        # `A and B signed it on Friday. X and Y signed for their governments in Z.`
        telling.date = events.date_of(Clause(reading, before))
    return [telling]


def is_swearing_in(verb: Token) -> bool:
    """`was sworn in`, `swore in X`."""
    return verb.base == "swear" and any(c.folded == "in" for c in verb.rights)


def read_swearing_in(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`X was sworn in as president by Y at the palace in Z`: a ceremony, if somebody else is told to be there
    (codebook section 4: `inauguration`).
    """
    passive = any(c.dep_ == "auxpass" for c in verb.lefts) or verb.tag_ == "VBN"
    sworn = [] if passive else events.objects(verb, ("in",))
    other = agents(reading, verb) if passive else [r for t in sworn for r in events.participants(reading, t)]
    who = distinct([r for r in (*events.subject(reading, verb), *other) if r.kind == PERSON])
    if not who:
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in who]
    clause, span = Clause(reading, verb), reading.document.span([verb])
    telling = new_telling(reading, clause, "ceremony", span, actors, INAUGURATION, triggers)
    if telling.place is None:
        # Hung on the one by whom it was done (`by Y at the palace in Z`).
        done_by = events.objects(verb, ("by",), direct=False)
        links = [c for t in done_by for c in t.subtree if c.dep_ == "prep" and c.folded in ("in", "at")]
        found = [reading.entity_at(g.idx) for c in links for g in c.children]
        telling.place = next((e for e in found if e is not None and e.kind == COUNTRY and e.city), None)
    return [telling]


def _aside(thing: Token, child: Token) -> Iterator[Token]:
    """What is said of a thing signed, but not a place right behind it."""
    if child.i != thing.i + 1 or child.folded not in ("in", "at"):
        yield from child.subtree


def _is_of_talks(reading: Reading, place: Entity) -> bool:
    """Whether a place stands behind the talks after which something is signed."""
    city = reading.document.token_at(place.span.start)
    link = city.head.head if city.dep_ == "compound" else city.head
    if link.pos_ != "ADP" or link.i <= link.sent.start:
        return False
    for noun in (link.nbor(-1), link.head):
        held = any(kind == "meeting" for kind, _ in encounter_nouns().get(noun.folded, ()))
        whole = noun.head.head if noun.head.folded == "of" else noun  # `after two days of talks in A`
        if held and whole.dep_ == "pobj" and whole.head.folded in ("after", "following"):
            return True
    return False


def _signed_with(reading: Reading, clause: Clause, verb: Token) -> list[Referent]:
    """Those behind `with`, of the verb or of what is signed."""
    tokens = [*events.objects(verb, ("with",), direct=False), *events.linked(clause, ("with",))]
    tokens += [t for o in events.objects(verb) for t in events.objects(o, ("with",), direct=False)]
    return [r for t in tokens for r in events.participants(reading, t)]


def read_signature(
    reading: Reading, clause: Clause, noun: Token, triggers: Sequence[Token]
) -> list[Telling]:
    """`The signing in A today of a truce between B and C`: the ceremony of these sides, where a city is named
    (codebook section 4).
    """
    place = events.place_of(clause)[0] or _place_behind(reading, noun)
    step = _step(noun) if place is None else None
    if step is not None:
        inside = (c for c in step.rights if c.dep_ == "prep" and c.folded in ("in", "at"))
        found = (reading.entity_at(g.idx) for c in inside for g in c.children)
        place = next((e for e in found if e is not None and e.kind == COUNTRY and e.city), None)
    if place is None or not place.city or noun.head.folded in ("at", "for", "during"):
        return []
    if outlook_of(clause)[0] not in ("", events.HELD):
        return []
    behind = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _SIDES_REACH)]
    links = [t for t in behind if t.dep_ in ("prep", "agent") and t.folded in ("between", "by")]
    if not links or not any(t.base in firm_nouns() or t.base == "cessation" for t in behind):
        return []
    sides = [r for g in links[0].children if g.dep_ == "pobj" for r in whom(reading, g)]
    who = distinct([r for r in sides if r.kind in (PERSON, COUNTRY, ORGANIZATION) and r.id])
    if len(who) < 2:
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in who]
    span = reading.document.span([noun])
    telling = new_telling(reading, clause, "ceremony", span, actors, "meetings.signing", triggers)
    telling.place = telling.place or place
    if step is not None and not telling.start:
        telling.date = next(iter(reading.dates_in(reading.document.span(step.subtree))), None)
    return [telling]


def _place_behind(reading: Reading, noun: Token) -> Entity | None:
    """The city between a signing and what is signed (`the signing yesterday in A of a pact`)."""
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 6)]:
        if token.folded in ("of", "between", "by"):
            return None
        found = reading.entity_at(token.idx) if token.dep_ == "pobj" else None
        if found is not None and found.kind == COUNTRY and found.city:
            return found
    return None


def _step(noun: Token) -> Token | None:
    """What is said of the step that a signing is (`the step taken in A today with the signing of X`)."""
    told = (c for a in noun.ancestors for c in (a, *a.rights) if c.dep_ == "acl" and c.i < noun.i)
    return next((c for c in told if c.tag_ == "VBN"), None)


def _who_signed(reading: Reading, clause: Clause, verb: Token) -> list[Referent]:
    """The signers of what `was signed in Lima`, whom a sentence before tells."""
    what = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if verb.tag_ != "VBN" or what is None or events.date_of(clause) is not None:
        return []
    head = verb.head if what.tag_ == "WDT" else what
    if head.folded != "it" and not any(c.folded in ("the", "this") for c in head.lefts):
        return []
    before = signed_before(reading, verb)
    who = events.subject(reading, before) if before is not None and before.tag_ != "VBN" else ()
    return [r for r in who if r.kind == PERSON]


def date_by_signing(reading: Reading, telling: Telling) -> None:
    """The day on which was signed what the ceremony is of (`A and B signed it on Friday. X presided over the
    ceremony`).
    """
    if telling.kind != "ceremony" or telling.status != "held" or telling.start or not telling.definite:
        return
    before = signed_before(reading, telling.clause.trigger)
    if before is None or any(c.dep_ == "aux" and c.folded == "had" for c in before.children):
        return
    day = events.date_of(Clause(reading, before))
    if day is not None and len(str(day.edtf)) == len("2000-01-01"):
        telling.date = day


def signed_before(reading: Reading, word: Token) -> Token | None:
    """The verb that tells a signing in one of the two sentences before."""
    return next(all_signed_before(reading, word, 2), None)


def all_signed_before(reading: Reading, word: Token, back: int = 4) -> Iterator[Token]:
    """The verbs that tell a signing in the sentences before, those of the nearest first."""
    document = reading.document
    here = document.sentence_of(word.idx)
    told = [s for s in document.sentences if here and s.span.end <= here.span.start and not s.heading]
    for sentence in reversed(told[-back:]):
        for token in document.doc[sentence.first : sentence.last + 1]:
            if token.tag_ in ("VBD", "VBN", "VBZ") and is_signing(token):
                yield token


def agents(reading: Reading, verb: Token) -> list[Referent]:
    """By whom a passive verb is done."""
    out: list[Referent] = []
    for token in events.objects(verb, ("by",), direct=False):
        out += events.participants(reading, token)
    return out
