"""Speeches to bodies, and what was told to a gathering or to an outlet (codebook section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from ..spans import Span
from . import events
from .events import Clause
from .lexicons import fold, word_set
from .reading import ORGANIZATION, PERSON, Reading, Referent
from .tellings import Telling, distinct, encounter_nouns, new_telling

if TYPE_CHECKING:
    from .words import Token

#: How often `of` may follow `of` (`the Council of Ministers of Foreign Affairs of the A Union`).
_DEEP = 3
#: Gatherings of a party, before which its leaders speak.
_PARTY_GATHERINGS = frozenset({"congress", "conference", "convention", "meeting", "caucus"})
#: What stands between a speech and those who hear it.
_HEARD_BY = ("to", "before", "in", "at")


def bodies_of(reading: Reading, tokens: Sequence[Token]) -> list[Referent]:
    """The assembly that noun phrases name or are of (`the UN General Assembly`, `the session of the
    Assembly`).
    """
    out: list[Referent] = []
    for token in tokens:
        if token.base in word_set("member_nouns") or token.folded in word_set("crowd_nouns"):
            continue
        if any(c.folded in ("press", "news") for c in token.lefts):
            continue  # `spoke at a news conference at the Assembly`
        out += [r for t in (_of_whom(token)) for r in _unions(reading, t)] + _party(reading, token)
        span = reading.coreference.phrase(token)
        for e in reading.entities_in(span):
            if e.kind == ORGANIZATION and fold(reading.document.words(e.span)).split()[-1] in word_set(
                "assembly_words"
            ):
                out.append(Referent(ORGANIZATION, e.id, e.span, EXPLICIT, "coreference.organization-name"))
        if not out:
            out += [
                r
                for r in reading.coreference.resolve(token)
                if r.kind == ORGANIZATION
                and fold(reading.document.words(r.span)).split()[-1] in word_set("assembly_words")
            ]
    return distinct(out)[:1]


def _of_whom(token: Token) -> list[Token]:
    """Whose session it is before which one speaks (`told an emergency session of the Arab League`)."""
    kinds = {kind for kind, _ in encounter_nouns().get(token.folded, ())}
    spoken = word_set("addressing_verbs") | {"speak"}
    heard = any(t.base in spoken for t in (token.head, token.head.head))
    if not heard or kinds.isdisjoint(("session", "summit", "meeting")):
        return []
    return events.objects(token, ("of",), direct=False)


def _party(reading: Reading, token: Token) -> list[Referent]:
    """The party before whose members one speaks (`told a congress of his party, the A Party`)."""
    if token.folded not in _PARTY_GATHERINGS:
        return []
    parties = {o.id for o in reading.organizations if o.kind == "party"}
    of = events.objects(token, ("of",), direct=False)
    beside = [c for c in token.children if c.dep_ in ("compound", "nmod", "poss")]
    return [r for t in (*of, *beside) for r in reading.coreference.resolve(t) if r.id in parties]


def _unions(reading: Reading, token: Token) -> list[Referent]:
    """The body of several states that a phrase names."""
    unions = {o.id for o in reading.organizations if o.kind == "international_organization"}
    return [r for r in reading.coreference.resolve(token) if r.kind == ORGANIZATION and r.id in unions]


def body_that_sits(reading: Reading, noun: Token) -> list[Referent]:
    """The one assembly or body of several states whose meeting the noun tells, by the words before it or by
    `of` (`an emergency Security Council meeting`, `the League's meeting`, `a meeting of the Council`).
    """
    if noun.dep_ == "pobj" and noun.head.folded in ("for", "to"):
        return []  # `arrived for the session of the Assembly`, which lies ahead
    told = [c for c in noun.children if c.dep_ in ("compound", "nmod", "poss") and c.pos_ != "PRON"]
    of = events.objects(noun, ("of",), direct=False)
    unions = {o.id for o in reading.organizations if o.kind == "international_organization"}
    # `the meeting of the Council of Heads of State of the A Organization`
    of += [t for o in of if o.folded in word_set("session_bodies") for t in _named_behind(o)]
    out: list[Referent] = []
    for token in [*told, *of]:
        entity = reading.entity_at(token.idx)
        if entity is None and token.dep_ in ("poss", "pobj"):
            out += _unions(reading, token)  # `the agency's meeting`
        if entity is None or entity.kind != ORGANIZATION or not entity.id:
            continue
        if entity.id in unions or is_assembly(reading, entity.span):
            out.append(Referent(ORGANIZATION, entity.id, entity.span, EXPLICIT, "meetings.body"))
    found = distinct(out)
    return found if len(found) == 1 else []


def _named_behind(body: Token) -> list[Token]:
    """What a council and its members are of, down to the last."""
    last = events.objects(body, ("of",), direct=False)
    for _ in range(_DEEP):
        deeper = [t for o in last for t in events.objects(o, ("of",), direct=False)]
        if not deeper:
            break
        last = deeper
    return last


def callers_of(reading: Reading, noun: Token, verb: Token | None) -> list[Referent]:
    """Who has called a body together (`has called an emergency Security Council meeting`)."""
    if verb is None or noun.dep_ != "dobj" or verb.base not in word_set("summoning_verbs"):
        return []
    if any(c.dep_ == "prt" for c in verb.children):
        return []  # `called off`
    return [r for r in events.subject(reading, verb) if r.kind == PERSON]


def is_assembly(reading: Reading, name: Span) -> bool:
    """Whether a name is one of a body that sits in session, no committee of states (`Security Council`)."""
    last = fold(reading.document.words(name)).split()[-1]
    joint = word_set("session_bodies") - {"council", "assembly"}
    return last in word_set("assembly_words") and last not in joint


def read_speech(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`delivered a speech to the General Assembly`, `in an address to Congress, X said`, `my speech in
    Parliament`: a session of the speaker and the body.
    """
    clause = Clause(reading, noun)
    heard = bodies_of(reading, events.objects(noun, _HEARD_BY, direct=False))
    verb = clause.verb
    giving = verb is not None and noun.dep_ == "dobj" and verb.lemma_.casefold() in word_set("light_verbs")
    if not heard and giving and verb is not None:
        heard = bodies_of(reading, events.objects(verb, _HEARD_BY, direct=False))
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not heard and owners and verb is not None and noun.dep_ == "dobj":
        # `used his speech at the General Assembly to attack X`
        heard = bodies_of(reading, events.objects(verb, _HEARD_BY, direct=False))
    if giving and verb is not None and noun.tag_ == "NNS":
        # `A and B made statements for the press`
        to_whom = [*events.objects(noun, ("to", "for")), *events.objects(verb, ("to", "for"), direct=False)]
        if any(t.folded in word_set("press_nouns") for t in to_whom):
            spoke = [r for r in events.subject(reading, verb) if r.kind == PERSON]
            span = reading.document.span([noun])
            actors = [events.actor(r, "participant", None, "meetings.speech") for r in spoke]
            kind = "press_conference"
            found = new_telling(reading, clause, kind, span, actors, "meetings.speech", triggers)
            return [found] if spoke else []
    who = [r for c in owners for r in reading.coreference.resolve(c)]
    if not owners and verb is not None:
        inside = noun.dep_ == "pobj" and fold(noun.head.text) in ("in", "during")
        who = list(events.subject(reading, verb)) if giving or inside else []
    if owners and not who and clause.verb is not None:
        # `In his address to Congress, X said`: whose it is follows.
        who = list(events.subject(reading, clause.verb))
    who = [r for r in who if r.kind == PERSON]
    return _session(reading, clause, noun, who, heard, triggers)


def _session(
    reading: Reading,
    clause: Clause,
    word: Token,
    who: Sequence[Referent],
    heard: Sequence[Referent],
    triggers: Sequence[Token],
) -> list[Telling]:
    if not who or not heard:
        return []
    span = reading.document.span([word])
    actors = [events.actor(r, "participant", None, "meetings.speech") for r in (*who, *heard)]
    return [new_telling(reading, clause, "session", span, actors, "meetings.speech", triggers)]


def read_told(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`told a ceremony in X on Monday that`, `told the newspaper A in an interview that`."""
    clause = Clause(reading, noun)
    verb = clause.verb
    if verb is None or verb.lemma_.casefold() not in word_set("addressing_verbs"):
        return []
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    span = reading.document.span([noun])
    kinds = {k for k, _ in encounter_nouns()[fold(noun.text)]}
    if noun.dep_ in ("dobj", "dative") and "ceremony" in kinds and who:
        actors = [events.actor(r, "participant", None, "meetings.told") for r in who]
        found = new_telling(reading, clause, "ceremony", span, actors, "meetings.told", triggers)
        found.definite = any(c.lower_ in ("the", "this") for c in noun.lefts)
        return [found]
    inside = noun.dep_ == "pobj" and fold(noun.head.text) in ("in", "during")
    if inside and "interview" in kinds and who:
        media = {o.id for o in reading.organizations if o.kind == "media"}
        by = [r for t in events.objects(verb) for r in outlets_of(reading, t, media)]
        if by:
            actors = [events.actor(r, "participant", None, "meetings.told") for r in (*who, *by)]
            return [new_telling(reading, clause, "interview", span, actors, "meetings.told", triggers)]
    return []


def outlets_of(reading: Reading, token: Token, media: set[str]) -> list[Referent]:
    """The outlet that a phrase names; behind `newspaper` or `broadcaster` any body is one."""
    named = [token, *(c for c in token.children if c.dep_ == "appos")]
    found = [r for t in named for r in reading.coreference.resolve(t) if r.kind == ORGANIZATION]
    phrase = reading.coreference.phrase(token)
    if not found:
        # `told the ABC program Morning Hour`
        inside = [e for e in reading.entities_in(phrase) if e.kind == ORGANIZATION and e.id in media]
        found = [Referent(e.kind, e.id, e.span, EXPLICIT, "coreference.organization-name") for e in inside]
    words = {fold(t.lemma_) for t in reading.document.tokens(phrase)}
    return [r for r in found if r.id in media or words & word_set("outlet_nouns")][:1]
