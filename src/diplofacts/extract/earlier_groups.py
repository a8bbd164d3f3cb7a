"""An encounter told without anybody: of those who acted together before (`Today's meeting in Washington`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from . import events
from .events import Clause
from .lexicons import fold, word_set
from .reading import PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token


def is_arranged(clause: Clause) -> bool:
    """`A meeting is planned for October`: between those who have just spoken."""
    verb = clause.verb
    passive = verb is not None and clause.trigger.dep_ == "nsubjpass" and clause.trigger.head.i == verb.i
    return passive and verb is not None and verb.lemma_.casefold() in word_set("planning_words")


def is_placed(reading: Reading, clause: Clause, definite: bool) -> bool:
    """`The talks in Washington`, where nobody else acts (`A is sending an envoy to the talks in Lima`)."""
    if not definite or events.place_of(clause)[0] is None:
        return False
    link = clause.head.head
    if clause.head.dep_ == "pobj" and link.folded in ("on", "about", "regarding", "concerning"):
        # `briefed him on the Lima talks`: others may have held them.
        return False
    verb = clause.verb
    sent = verb is not None and clause.head.dep_ == "pobj" and fold(clause.head.head.text) == "to"
    return not (sent and verb is not None and any(r.id for r in events.subject(reading, verb)))


def has_date(reading: Reading, noun: Token) -> bool:
    """Whether a date possesses the noun (`Today's meeting`)."""
    return any(c.dep_ == "poss" and reading.dates_in(reading.document.span([c])) for c in noun.children)


def earlier_group(reading: Reading, noun: Token) -> list[Referent]:
    """The latest subject of several participants in an earlier sentence."""
    document = reading.document
    sentence = document.sentence_of(noun.idx)
    # Who is named in the sentence itself (`a meeting is planned during X's trip`) takes part.
    here = {e.id for e in reading.entities_in(sentence.span) if e.kind == PERSON} if sentence else set()
    for other in reversed(
        [s for s in document.sentences if sentence and s.span.end <= sentence.span.start and not s.heading]
    ):
        for token in document.doc[other.first : other.last + 1]:
            if token.dep_ in events.SUBJECTS:
                found = [r for r in reading.coreference.resolve(token) if r.id]
                if len(found) >= 2 and (not here or any(r.id in here for r in found)):
                    return [
                        Referent(r.kind, r.id, document.span([noun]), COREFERENCE, "meetings.earlier-group")
                        for r in found
                    ]
    return []
