"""Events between two states, as event data has them: who to whom, what, when, told by which articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from ..records import (
    Agreement,
    AgreementCapacity,
    AgreementKind,
    AgreementStatus,
    Meeting,
    MeetingCapacity,
    MeetingKind,
    Statement,
    StatementCapacity,
)
from ..records.events import Actor
from .codes import countries, crosswalk

if TYPE_CHECKING:
    import datetime

    from ..dataset import Dataset
    from ..dates.edtf import EDTF

#: How CAMEO and PLOVER code the two sides of a visit, and a meeting on nobody's ground.
_VISITS, _HOSTS = ("042", "CONSULT/visit"), ("043", "CONSULT/host")
_ELSEWHERE = ("044", "CONSULT/third-party")
#: What becomes of an agreement after it was concluded: on another day than that of its signing.
_LATER = (AgreementStatus.SUSPENDED, AgreementStatus.ENDED, AgreementStatus.VIOLATED)


@frozen
class Event:
    """What one state did with, or to, another.

    Attributes:
        event_id: made of record and states.
        record: ``table:id`` of the meeting, agreement or statement.
        actor1, actor2: ISO 3166-1 alpha-3 codes: source and target; of what both do alike, each order is an
            event of its own, as in CAMEO.
        actor1_cow, actor2_cow: numbers of Correlates of War; None for a state that is no member.
        actor1_gw, actor2_gw: numbers of Gleditsch and Ward.
        cameo, plover: codes by the crosswalks; empty where the scheme has none.
        kind, status: of the record; the status of a statement is empty.
        date: EDTF value as coded; empty when the articles give none.
        earliest, latest: the first and last day that it can mean; None when open or not given.
        sources: ids of the articles that tell it.
    """

    event_id: str
    record: str
    actor1: str
    actor2: str
    actor1_cow: int | None
    actor2_cow: int | None
    actor1_gw: int | None
    actor2_gw: int | None
    cameo: str
    plover: str
    kind: str
    status: str
    date: str
    earliest: datetime.date | None
    latest: datetime.date | None
    sources: tuple[str, ...]

    def to_row(self) -> dict[str, str]:
        """The event as a row of strings, the sources between spaces."""
        row = {name: "" if value is None else value for name, value in asdict(self).items()}
        return {name: str(value) for name, value in row.items()} | {"sources": " ".join(self.sources)}


def to_events(dataset: Dataset) -> tuple[Event, ...]:
    """The events between two states that a dataset tells.

    A state takes part when it is an actor (``country``), somebody acts for it (``on_behalf_of``), or it is
    the one visited. Meetings and agreements give an event for each ordered pair of states; statements one
    from the speaker's to the addressee's. What was cancelled is no event. That an agreement was suspended,
    ended or violated is an event without a date, beside that of its signing when the articles date it.

    Returns:
        The events sorted by first day, those without one last, then by id.
    """
    found = [*_meetings(dataset), *_agreements(dataset), *_statements(dataset)]
    return tuple(sorted(found, key=lambda e: (e.earliest is None, e.date, e.earliest or 0, e.event_id)))


def _meetings(dataset: Dataset) -> Iterator[Event]:
    for meeting in dataset.meetings:
        if meeting.status == "cancelled":
            continue
        sides: dict[str, set[str]] = {}
        for actor in meeting.actors:
            for state in _states(actor):
                sides.setdefault(state, set()).add(str(actor.capacity))
        if meeting.kind == MeetingKind.VISIT and meeting.country in countries():
            # The state that is visited takes part, whether or not one of its people is told of.
            sides.setdefault(str(meeting.country), set()).add(MeetingCapacity.HOST)
        for one, other in combinations(sorted(sides), 2):
            for first, second in ((one, other), (other, one)):
                cameo, plover = _codes("meeting", str(meeting.kind), str(meeting.status))
                if cameo in ("042", "040"):
                    cameo, plover = _place(meeting, first, second, sides, (cameo, plover))
                yield _event(meeting, first, second, cameo, plover, meeting.start)


def _place(
    meeting: Meeting, first: str, second: str, sides: dict[str, set[str]], codes: tuple[str, str]
) -> tuple[str, str]:
    """The codes by whose ground it is: both schemes tell the guest, the host, and the ground of neither."""
    if MeetingCapacity.GUEST in sides[first] or (meeting.kind == "visit" and meeting.country == second):
        return _VISITS
    if MeetingCapacity.HOST in sides[first] or (meeting.kind == "visit" and meeting.country == first):
        return _HOSTS
    if meeting.kind == "meeting" and meeting.country and meeting.country not in (first, second):
        return _ELSEWHERE
    return codes


def _agreements(dataset: Dataset) -> Iterator[Event]:
    for agreement in dataset.agreements:
        bound = {
            state
            for actor in agreement.actors
            if actor.capacity in (AgreementCapacity.PARTY, AgreementCapacity.SIGNATORY)
            for state in _states(actor)
        }
        told = [(*_codes("agreement", str(agreement.kind), str(agreement.status)), agreement.signed, "")]
        if agreement.status in _LATER:
            told = [(*_both("agreement_kind", str(agreement.kind)), agreement.signed, "")]
            told = told if agreement.signed else []
            codes = _both("agreement_status", str(agreement.status))
            if agreement.status == AgreementStatus.VIOLATED and agreement.kind != AgreementKind.CEASEFIRE:
                # CAMEO has a code for a broken ceasefire, and none for another broken agreement.
                codes = ("", "")
            if any(codes):
                told.append((*codes, None, f":{agreement.status}"))
        for one, other in combinations(sorted(bound), 2):
            for first, second in ((one, other), (other, one)):
                for cameo, plover, date, suffix in told:
                    yield _event(agreement, first, second, cameo, plover, date, suffix)


def _statements(dataset: Dataset) -> Iterator[Event]:
    for statement in dataset.statements:
        sides: dict[StatementCapacity, dict[str, None]] = {}
        for actor in statement.actors:
            sides.setdefault(actor.capacity, {}).update(dict.fromkeys(_states(actor)))
        cameo = crosswalk("cameo", "statement_kind")[str(statement.kind)].code
        for first in sides.get(StatementCapacity.SPEAKER, ()):
            for second in sides.get(StatementCapacity.ADDRESSEE, ()):
                if first != second:
                    yield _event(statement, first, second, cameo, "", statement.date)


def _states(actor: Actor) -> Iterator[str]:
    for code in dict.fromkeys((actor.country, actor.on_behalf_of)):
        # `on_behalf_of` may be the id of an organization.
        if code and code in countries():
            yield code


def _codes(what: str, kind: str, status: str) -> tuple[str, str]:
    """The codes of both schemes: that of the status where it takes the place of the kind's."""
    taking = [crosswalk(scheme, f"{what}_status")[status] for scheme in ("cameo", "plover")]
    codes = [code.code if code.note.startswith("takes the place") else "" for code in taking]
    of_kind = _both(f"{what}_kind", kind)
    return codes[0] or of_kind[0], codes[1] or of_kind[1]


def _both(vocabulary: str, term: str) -> tuple[str, str]:
    """The codes of a term in CAMEO and PLOVER."""
    return crosswalk("cameo", vocabulary)[term].code, crosswalk("plover", vocabulary)[term].code


def _event(
    record: Meeting | Agreement | Statement,
    first: str,
    second: str,
    cameo: str,
    plover: str,
    date: EDTF | None,
    suffix: str = "",
) -> Event:
    one, other = countries()[first], countries()[second]
    return Event(
        event_id=f"{record.table_name}:{record.id}:{first}-{second}{suffix}",
        record=f"{record.table_name}:{record.id}",
        actor1=first,
        actor2=second,
        actor1_cow=one.cow_number,
        actor2_cow=other.cow_number,
        actor1_gw=one.gw_number,
        actor2_gw=other.gw_number,
        cameo=cameo,
        plover=plover,
        kind=str(record.kind),
        status="" if isinstance(record, Statement) else str(record.status),
        date=str(date) if date else "",
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        sources=_sources(record),
    )


def _sources(record: Meeting | Agreement | Statement) -> tuple[str, ...]:
    if isinstance(record, Statement):
        return (record.source_id,)
    rows: Iterable[str | None] = (row.source_id for row in record.dataset.evidence_for(record))
    return tuple(sorted({source for source in rows if source}))
