"""An encounter told without anybody: of those who acted together before (`Today's meeting in Washington`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from . import events
from .ceremonies import all_signed_before, is_signing, signed_before
from .events import Clause
from .lexicons import fold, word_set
from .reading import PERSON, Reading, Referent

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token


def is_arranged(clause: Clause) -> bool:
    """`A meeting is planned for October`: between those who have just spoken."""
    verb = clause.verb
    passive = verb is not None and clause.trigger.dep_ == "nsubjpass" and clause.trigger.head.i == verb.i
    return passive and verb is not None and verb.lemma_.casefold() in word_set("planning_words")


def acted_before(reading: Reading, noun: Token) -> list[Referent]:
    """The one person of whom the sentence before the noun's tells what he did."""
    sentence = reading.document.sentence_of(noun.idx)
    at = reading.document.number_of(sentence) if sentence is not None else 0
    if not at or reading.document.sentences[at - 1].heading:
        return []
    root = reading.document.tokens(reading.document.sentences[at - 1].span)[0].sent.root
    found = [r for r in events.subject(reading, root) if r.kind == PERSON]
    return found if len(found) == 1 else []


def is_placed(reading: Reading, clause: Clause, definite: bool) -> bool:
    """`The talks in Washington`, where nobody else acts (`A is sending an envoy to the talks in Lima`), also
    those told by their day alone (`The talks began on Friday`).
    """
    bare = _is_bare(clause.trigger)
    noun = clause.trigger
    if noun.text[:1].isupper() and noun.idx != clause.sentence.start:
        return False  # `at the eighth International Meeting on X in Lima`: of others than who speaks of it
    if not definite and not bare:
        return False
    if events.place_of(clause)[0] is None:
        return _took_place(clause, bare)
    link = clause.head.head
    if clause.head.dep_ == "pobj" and link.folded in ("on", "about", "regarding", "concerning"):
        # `briefed him on the Lima talks`: others may have held them.
        return False
    verb = clause.verb
    sent = verb is not None and clause.head.dep_ == "pobj" and fold(clause.head.head.text) == "to"
    return not (sent and verb is not None and any(r.id for r in events.subject(reading, verb)))


def _is_bare(noun: Token) -> bool:
    """Whether talks are told as known (`Negotiations had taken place in X`)."""
    known = word_set("talk_nouns") | word_set("series_nouns")
    own = [c for c in noun.children if c.dep_ in ("det", "poss", "nummod", "nmod")]
    links = {c.folded for c in noun.children if c.dep_ == "prep"}
    # `after four years of negotiations in X`
    told = noun.tag_ == "NNS" and noun.folded in known and not own and noun.head.folded != "of"
    return told and links.isdisjoint(("with", "between", "of", "among"))


def _took_place(clause: Clause, bare: bool) -> bool:
    """Whether talks are told to have been held on a day (`The talks began on October 16`)."""
    noun, verb = clause.trigger, clause.verb
    known = bare or noun.folded in word_set("talk_nouns") | word_set("series_nouns")
    if not known or verb is None or clause.head.dep_ not in events.SUBJECTS:
        return False
    day = events.date_of(clause) if clause.is_held_by(verb) else None
    return day is not None and len(str(day.edtf)) == len("2000-01-01")


def has_date(reading: Reading, noun: Token) -> bool:
    """Whether a date possesses the noun (`Today's meeting`)."""
    return any(c.dep_ == "poss" and reading.dates_in(reading.document.span([c])) for c in noun.children)


def earlier_group(reading: Reading, noun: Token) -> list[Referent]:
    """The latest subject of several participants in an earlier sentence."""
    document = reading.document
    sentence = document.sentence_of(noun.idx)
    bare = _is_bare(noun)
    # Who is named in the sentence itself (`a meeting is planned during X's trip`) takes part.
    here = {e.id for e in reading.entities_in(sentence.span) if e.kind == PERSON} if sentence else set()
    for other in reversed(
        [s for s in document.sentences if sentence and s.span.end <= sentence.span.start and not s.heading]
    ):
        for token in document.doc[other.first : other.last + 1]:
            if token.dep_ in events.SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
                found = [r for r in reading.coreference.resolve(token) if r.id]
                if bare and any(r.kind == PERSON for r in found):
                    continue  # Talks told so are those of states and groups.
                if len(found) >= 2 and (not here or any(r.id in here for r in found)):
                    return [
                        Referent(r.kind, r.id, document.span([noun]), COREFERENCE, "meetings.earlier-group")
                        for r in found
                    ]
    return []


def signers_before(reading: Reading, noun: Token, verb: Token | None) -> list[Referent]:
    """Who has just signed, for `The signing took place in X`, `It was signed at a ceremony in X`."""
    if noun.folded not in word_set("signing_events"):
        return []
    pointed = any(c.folded in ("the", "this", "that") for c in noun.lefts)
    if not pointed and (verb is None or not is_signing(verb)):
        return []
    token = signed_before(reading, noun)
    if token is None:
        return []
    by = events.objects(token, ("by",), direct=False)
    by += events.objects(token, ("with",), direct=False)
    by += [t for o in events.objects(token) for t in events.objects(o, ("with",), direct=False)]
    found = [*events.subject(reading, token), *(r for t in by for r in events.participants(reading, t))]
    people = {r.id: r for r in found if r.kind == PERSON}
    span, rule = reading.document.span([noun]), "meetings.signers-before"
    return [Referent(PERSON, p, span, COREFERENCE, rule) for p in people] if len(people) >= 2 else []


def day_of_signing(
    reading: Reading, noun: Token, verb: Token | None, who: Sequence[Referent]
) -> DateMention | None:
    """The day of the signing told before, for the event at which it took place (`They did so at a
    ceremony`; `The agreement was signed by A and B during a ceremony`).
    """
    so = verb is not None and verb.base == "do" and any(c.folded == "so" for c in verb.children)
    so = so and noun.folded in word_set("signing_events")
    again = verb is not None and noun.folded in word_set("signing_events") and is_signing(verb)
    again = again and verb is not None and verb.tag_ == "VBN" and any(
        t.dep_ == "nsubjpass" and (t.folded == "it" or any(c.folded in ("the", "this") for c in t.lefts))
        for t in verb.children
    )
    if not so and not again and not any(r.rule == "meetings.signers-before" for r in who):
        # `X attended the signing in Lima`: of what was told to have been signed on Monday.
        there = verb is not None and verb.base in word_set("attending_verbs") and noun.base == "signing"
        pointed = any(c.folded in ("the", "this") for c in noun.lefts)
        if not there or not pointed or any(c.folded == "of" for c in noun.rights):
            return None
        days = (events.date_of(Clause(reading, t)) for t in all_signed_before(reading, noun))
        return next((day for day in days if day is not None), None)
    token = signed_before(reading, noun)
    return events.date_of(Clause(reading, token)) if token is not None else None
