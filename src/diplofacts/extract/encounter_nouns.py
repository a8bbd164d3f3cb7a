"""Encounters that a noun tells: `talks with`, `during X's visit to`, `the summit`, `a joint press
conference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED, Actor
from ..spans import Span
from . import events
from .events import Clause
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Reading, Referent
from .tellings import (
    Telling,
    distinct,
    encounter_nouns,
    is_purpose,
    new_telling,
    places_of,
    visits,
    without_represented,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_noun_trigger(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    if noun.dep_ == "compound" or events.is_negated(noun):
        return []
    document = reading.document
    phrase = reading.coreference.phrase(noun)
    modifiers = {fold(t.text) for t in noun.subtree if t.i < noun.i}
    kind = next((k for k, m in encounter_nouns()[fold(noun.text)] if not m or m & modifiers), "")
    if not kind:
        return []
    kind_span = document.span([noun])
    clause = Clause(reading, noun)
    definite = bool(modifiers & {"the", "this", "that", "these", "their"}) or not modifiers
    if kind == "visit":
        return _noun_visit(reading, clause, noun, kind_span, triggers)
    own = _own_participants(reading, noun, phrase, kind)
    others = _clause_participants(reading, clause, noun, kind, own, definite)
    referents = without_represented(reading, distinct([*others, *own]))
    if kind == "summit" and len([r for r in referents if r.kind == PERSON]) >= 2:
        # Persons who meet at a named summit take part; the body in its name hosts nobody.
        referents = [r for r in referents if r.rule != "meetings.name-part"]
    if not _suffices(reading, kind, noun, phrase, referents):
        return []
    if clause.verb is not None and clause.is_held_by(clause.verb) and is_purpose(clause.verb, own):
        return []
    if (
        kind == "meeting"
        and len({r.id for r in referents if r.kind == COUNTRY}) >= 3
        and not any(r.kind == ORGANIZATION for r in referents)
    ):
        kind = "summit"
    actors = [_participant(r) for r in referents]
    telling = new_telling(reading, clause, kind, kind_span, actors, f"meetings.{kind}-noun", triggers)
    telling.definite = definite
    if noun.pos_ == "PROPN" and noun.text[0].isupper():
        telling.name = _name(reading, noun, phrase)
    return [telling]


def _name(reading: Reading, noun: Token, phrase: Span) -> Span:
    """The name of a named encounter: the capitalised words up to the noun, without its article."""
    lefts = [
        t for t in reading.document.tokens(phrase) if t.i < noun.i and t.dep_ not in ("det", "poss", "case")
    ]
    start = noun
    for token in reversed(lefts):
        if not (token.text[0].isupper() or token.is_punct or token.like_num) or start.i - token.i > 1:
            break
        start = token
    return reading.document.span([start, noun])


def _participant(referent: Referent) -> Actor:
    host = referent.rule == "meetings.host"
    return events.actor(
        referent, "host" if host else "participant", referent.span if host else None, "meetings.participant"
    )


def _own_participants(reading: Reading, noun: Token, phrase: Span, kind: str) -> list[Referent]:
    """Who is named with the noun: `A's meeting with B`, `talks between A and B`, `the A-B summit`, `hosted by
    C`.
    """
    resolver = reading.coreference
    out: list[Referent] = []
    for child in noun.children:
        if (
            child.dep_ == "poss"
            and fold(child.text) != "its"
            and not reading.dates_in(reading.document.span([child]))
        ):
            out += resolver.resolve(child)
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in (
            "host",
            "sponsor",
            "organize",
            "organise",
            "convene",
        ):
            agents = [r for t in events.objects(child, ("by",), direct=False) for r in resolver.resolve(t)]
            out += [Referent(r.kind, r.id, r.span, r.basis, "meetings.host", r.words) for r in agents]
    links = (
        ("with", "between", "among", "of")
        if kind not in ("session", "summit")
        else ("with", "between", "among")
    )
    for token in events.objects(noun, links, direct=False):
        out += [
            r
            for r in resolver.resolve(token)
            if r.kind != WORDS or kind in ("meeting", "video_call", "phone_call")
        ]
    if (kind in ("summit", "meeting") and noun.text[0].isupper()) or kind == "summit":
        out += _name_parts(reading, phrase, noun)
    return out


def _clause_participants(
    reading: Reading, clause: Clause, noun: Token, kind: str, own: Sequence[Referent], definite: bool
) -> list[Referent]:
    """Who takes part by the clause: the subject of `held talks`, of what happened `at the meeting held on
    Friday`.
    """
    verb = clause.verb
    resolver = reading.coreference
    named = noun.text[0].isupper() and noun.pos_ == "PROPN"
    out: list[Referent] = []
    if verb is None or verb.i == noun.i:
        pass
    elif clause.is_held_by(verb) or noun.dep_ == "nsubjpass":
        if noun.dep_ in ("dobj", "obj"):
            out += events.subject(reading, verb)
            out += [r for t in events.objects(verb, ("with",), direct=False) for r in resolver.resolve(t)]
    elif noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        link = fold(noun.head.text)
        beside = noun.head.head
        # `discussions during the summit`: only those discussions took place there.
        aside = fold(beside.text) in ("sidelines", "margins", "eve") or (
            beside.pos_ == "NOUN" and fold(beside.text) in encounter_nouns() and beside.dep_ != "dobj"
        )
        enough = len([r for r in own if r.kind == PERSON or not named]) >= 2
        told = not definite or named or _is_dated(reading, noun) or kind in ("press_conference", "interview")
        if link in ("in", "during", "at") and not aside and not enough and told:
            who = events.subject(reading, verb)
            if verb.lemma_.casefold() in ("meet", "speak", "talk"):
                who += tuple(r for t in events.objects(verb, ("with", "to")) for r in resolver.resolve(t))
            out += [r for r in who if r.kind == PERSON or (r.kind == COUNTRY and not named)]
    elif kind == "press_conference" and noun.dep_ in ("dobj", "dative"):
        out += events.subject(reading, verb)
    if (
        not own
        and not out
        and kind == "meeting"
        and (_has_date(reading, noun) or (definite and events.place_of(clause)[0]))
    ):
        # `Today's meeting in Washington`: those who acted together before.
        out += [r for r in _earlier_group(reading, noun) if r.id]
    return out


def _has_date(reading: Reading, noun: Token) -> bool:
    """Whether a date possesses the noun (`Today's meeting`)."""
    return any(c.dep_ == "poss" and reading.dates_in(reading.document.span([c])) for c in noun.children)


def _is_dated(reading: Reading, noun: Token) -> bool:
    """Whether the noun is told with its own time or place (`the meeting held on Friday`)."""
    return any(
        c.dep_ in ("acl", "relcl") and c.lemma_.casefold() in word_set("holding_verbs") for c in noun.children
    )


def _earlier_group(reading: Reading, noun: Token) -> list[Referent]:
    """The latest subject of several participants in an earlier sentence."""
    document = reading.document
    sentence = document.sentence_of(noun.idx)
    for other in reversed(
        [s for s in document.sentences if sentence and s.span.end <= sentence.span.start and not s.heading]
    ):
        for token in document.doc[other.first : other.last + 1]:
            if token.dep_ in events.SUBJECTS:
                found = [r for r in reading.coreference.resolve(token) if r.id]
                if len(found) >= 2:
                    return [
                        Referent(r.kind, r.id, document.span([noun]), COREFERENCE, "meetings.earlier-group")
                        for r in found
                    ]
    return []


def _suffices(reading: Reading, kind: str, noun: Token, phrase: Span, referents: Sequence[Referent]) -> bool:
    """Whether the participants are identified well enough (codebook section 4)."""
    by_id = {o.id: o for o in reading.organizations}
    people = [r for r in referents if r.kind == PERSON]
    if kind == "interview":
        return bool(people) and any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in referents)
    if kind == "session":
        return any(r.kind == ORGANIZATION for r in referents) and len(referents) >= 2
    if kind in ("press_conference", "ceremony"):
        return bool(people)
    if len(referents) >= 2:
        return len([r for r in referents if r.id]) >= 1
    return kind == "summit" and bool(referents) and bool(reading.dates_in(phrase))


def _name_parts(reading: Reading, phrase: Span, noun: Token) -> list[Referent]:
    """`the U.S.-ASEAN Special Summit`: the states and bodies inside the name take part."""
    out = []
    for e in reading.entities_in(phrase):
        if (
            e.span.end <= noun.idx
            and e.kind in (COUNTRY, ORGANIZATION)
            and e.form in ("name", "alias", "demonym")
            and e.id
        ):
            out.append(
                Referent(
                    e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "meetings.name-part"
                )
            )
    return out


def _noun_visit(
    reading: Reading, clause: Clause, noun: Token, kind_span: Span, triggers: Sequence[Token]
) -> list[Telling]:
    resolver = reading.coreference
    where = [e for t in events.objects(noun, ("to", "in", "of"), direct=False) for e in places_of(reading, t)]
    guests: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss":
            guests += [r for r in resolver.resolve(child) if r.kind == PERSON]
    for token in events.objects(noun, ("by", "of"), direct=False):
        guests += [r for r in resolver.resolve(token) if r.kind == PERSON]
    verb = clause.verb
    if not guests and verb is not None:
        guests = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    if not guests:
        guests = [
            r
            for c in noun.subtree
            if c.dep_ in events.SUBJECTS and c.tag_ == "PRP"
            for r in resolver.resolve(c)
            if r.kind == PERSON
        ]
    if not guests or not where:
        return []
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in distinct(guests)]
    return visits(reading, clause, kind_span, actors, "meetings.visit-noun", triggers, where)
