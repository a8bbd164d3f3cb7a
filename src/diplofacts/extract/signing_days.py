"""The day of a ceremony that is told only with what was signed at it (codebook sections 4 and 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ..candidates import COREFERENCE, INFERRED, AgreementCandidate, MeetingCandidate, Support
from .acts import SIGNED
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .whom import represented

#: A day, and nothing wider: a month or a year of signing is no day of a ceremony.
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
RULE = "meetings.day-of-signing"


def with_signing_days(reading: Reading) -> Sequence[MeetingCandidate]:
    """The encounters of the article, ceremonies told without a day dated by what was signed there.

    `A and B signed the accord on Monday. ... X attended the ceremony`: only where all that its sides signed
    has one and the same day.
    """
    if not any(a.signed for a in reading.agreements):
        return reading.meetings
    alone = sum(m.kind == "ceremony" for m in reading.meetings) == 1
    return tuple(_dated(reading, m, alone) for m in reading.meetings)


def _dated(reading: Reading, meeting: MeetingCandidate, alone: bool) -> MeetingCandidate:
    if meeting.start or meeting.end or meeting.status != "held":
        return meeting
    own = [a for a in reading.agreements if a.meeting == meeting.id]
    if meeting.kind == "ceremony" and not own and alone:
        sides = set(_sides(reading, meeting))
        own = [a for a in reading.agreements if a.status == SIGNED and sides & _parties(a)]
    days = {a.signed for a in own if a.signed}
    if len(days) != 1 or not _DAY.fullmatch(day := days.pop()):
        return meeting
    told = next(s for a in own for s in a.supports if s.field == "signed" and a.signed == day)
    support = Support("start", told.span, INFERRED, RULE, day)
    return evolve(meeting, start=day, supports=(*meeting.supports, support))


def _parties(agreement: AgreementCandidate) -> set[str]:
    return {a.person or a.country or a.organization for a in agreement.actors} - {""}


def _sides(reading: Reading, meeting: MeetingCandidate) -> Iterator[str]:
    """Those who took part, and the states and bodies for which they stand."""
    for actor in meeting.actors:
        kind = PERSON if actor.person else COUNTRY if actor.country else ORGANIZATION
        key = actor.person or actor.country or actor.organization
        if not key:
            continue
        yield key
        span = next(s.span for s in actor.supports if s.field == "*")
        for one in represented(reading, Referent(kind, key, span, COREFERENCE, RULE)):
            yield one.id
