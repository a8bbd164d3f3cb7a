"""Who takes part in an encounter by words beside its noun (`the session of the A-B Dialogue`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from . import events
from .events import Clause
from .grammar import named_at
from .lexicons import fold, word_set
from .named_encounters import name_parts, states_of_commission
from .reading import PERSON, Reading, Referent
from .tellings import encounter_nouns

if TYPE_CHECKING:
    from .words import Token


def named_by_of(reading: Reading, token: Token) -> list[Referent]:
    """`the third session of the A-B Dialogue`, `a meeting of the joint commission`"""
    if token.text[:1].isupper() and fold(token.text) in encounter_nouns():
        return name_parts(reading, reading.coreference.phrase(token), token)
    return states_of_commission(reading, token) if token.head.folded == "of" else []


def is_encounter(reading: Reading, referent: Referent) -> bool:
    """Whether words listed with a participant name another encounter (`lunch with X and a visit to Y`)."""
    top = [t for t in reading.document.tokens(referent.span) if t.folded in encounter_nouns()]
    return any(t.dep_ == "conj" for t in top)


def who_follow(reading: Reading, clause: Clause, noun: Token, owner: Token) -> list[Referent]:
    """`At their meeting in Riga, A and B welcomed`: whose it is are those named after it."""
    if clause.verb is None or fold(owner.text) != "their" or noun.dep_ != "pobj":
        return []
    tokens = events.subject_tokens(clause.verb)
    if not tokens or tokens[0].i < noun.i or tokens[0].pos_ == "PRON":
        return []
    found = [r for r in events.subject(reading, clause.verb) if r.kind == PERSON]
    return found if len(found) >= 2 else []


def arranged_by(reading: Reading, noun: Token) -> list[Token]:
    """Participles of hosting that the parser hung on a day or on a word of the encounter's own phrase
    (`a summit on June 20 sponsored by C`).
    """
    sentence = reading.document.sentence_of(noun.idx)
    assert sentence is not None
    within = {t.i for t in noun.subtree}
    out = []
    for token in reading.document.tokens(Span(noun.idx, sentence.span.end)):
        if token.i > noun.i and token.folded in encounter_nouns():
            break
        if token.dep_ == "acl" and token.lemma_.casefold() in word_set("hosting_verbs"):
            dated = any(token.head.idx in d.span for d in reading.dates)
            if token.head.i in within or dated:
                out.append(token)
    return out


def joined_name(reading: Reading, tokens: Sequence[Token], first: Referent) -> list[Referent]:
    """The second of `between the President of A and Prime Minister X`, where the parser cut the list."""
    for token in tokens:
        if fold(token.head.text) != "between":
            continue
        end = max(first.span.end, reading.coreference.phrase(token).end)
        sentence = reading.document.sentence_of(token.idx)
        assert sentence is not None
        mark = re.match(r",?\s+and\s+", reading.document.text[end : sentence.span.end])
        named = named_at(reading, end + mark.end(), "meetings.joined-name") if mark else None
        if named is not None:
            return [named]
    return []
