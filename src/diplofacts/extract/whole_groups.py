"""`They`, `the leaders`: all who took part in the encounter told last, where the phrase found fewer."""

from __future__ import annotations

from attrs import evolve

from ..candidates import COREFERENCE, MeetingCandidate, StatementCandidate
from . import events
from .lexicons import fold, word_set
from .reading import PERSON, Reading, Referent

#: How many sentences before a statement may list who took part.
_NEAR = 4
#: Fewer take no list of their own.
_MANY = 3


def as_whole_group(reading: Reading, statement: StatementCandidate) -> StatementCandidate:
    """The statement with all of the encounter as speakers, where `they` or `the leaders` speak after a list
    of those who took part (`Joining the call were A, B and C. The leaders agreed ...`).
    """
    speakers = [a for a in statement.actors if a.capacity == "speaker"]
    spans = {s.span for a in speakers for s in a.supports if s.field == "*"}
    if len(spans) != 1 or not statement.cue:
        return statement
    (span,) = spans
    words = fold(reading.document.words(span)).split()
    if not words or words[-1] not in word_set("whole_groups") or (len(words) > 1 and words[0] != "the"):
        return statement
    known = {a.person for a in speakers if a.person}
    if len(known) == 1 or any(a.country or a.organization for a in speakers):
        return statement
    meeting = _told_last(reading, span.start)
    if meeting is None or not known < {a.person for a in meeting.actors}:
        return statement
    people = [
        Referent(PERSON, a.person, span, COREFERENCE, "statements.speaker-group") for a in meeting.actors
    ]
    everybody = [events.actor(r, "speaker", None, r.rule, "text") for r in people]
    others = [a for a in statement.actors if a.capacity != "speaker"]
    return evolve(statement, actors=(*everybody, *others))


def _told_last(reading: Reading, offset: int) -> MeetingCandidate | None:
    """The encounter of several persons told right before, of persons alone."""
    document = reading.document
    here = document.sentence_of(offset)
    told = [s for s in document.sentences if here is not None and s.span.start <= here.span.start]
    start = told[-_NEAR - 1 :][0].span.start if told else offset
    near = [
        m
        for m in reading.meetings
        if m.status == "held"
        and m.kind not in ("visit", "ceremony")
        and any(s.field == "*" and start <= s.span.start < offset for s in m.supports)
    ]
    if len(near) > 1:
        # `briefed them on his discussions with X`: an encounter of others is told in passing.
        near = [m for m in near if _is_main(reading, m)]
    if len(near) != 1 or not all(a.person for a in near[0].actors):
        return None
    return near[0] if len(near[0].actors) >= _MANY else None


def _is_main(reading: Reading, meeting: MeetingCandidate) -> bool:
    """Whether the verb of a sentence tells the encounter."""
    kinds = [s.span.start for s in meeting.supports if s.field == "kind"]
    return any(reading.document.token_at(at).dep_ == "ROOT" for at in kinds)
