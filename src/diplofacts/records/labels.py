"""A record in one line, for a reader."""

from __future__ import annotations

from collections.abc import Iterable

from ..datapackage import schema
from ..dates.durations import is_duration, parse_duration
from . import Agreement, Meeting, Organization, Person, Record, Role, Statement
from .events import Actor


def headline(record: Record) -> str:
    """One line that says what a record is, for a reader."""
    if isinstance(record, (Person, Organization)):
        return record.name
    if isinstance(record, Role):
        of = record.country or (record.organization.name if record.organization else "")
        parts = (record.title, of, _status(record.status, "current"))
        return f"{record.person.name}: {', '.join(part for part in parts if part)}"
    if isinstance(record, Meeting):
        place = ", ".join(p for p in (record.venue, record.city, record.country) if p)
        return _joined(record.name or record.kind.replace("_", " "), _status(record.status, "held"),
                       _days(record), place, _actors(record.actors))
    if isinstance(record, Agreement):
        effective = f"effective {record.effective}" if record.effective else ""
        term = f"for {_spoken(str(record.term))}" if record.term else ""
        return _joined(record.title, _status(record.status, ""), str(record.signed or ""), effective, term,
                       _actors(record.actors))
    if isinstance(record, Statement):
        said = f" ({record.cue})" if record.cue else ""
        return f"{_actors(record.speakers, False) or 'not named'}{said}, {record.kind}"
    if isinstance(record, Actor):
        return f"{record.name} ({record.to_row()['capacity']})"
    return record.id


def _status(status: str, usual: str) -> str:
    return "" if status == usual else status.replace("_", " ")


def _spoken(term: str) -> str:
    return parse_duration(term).words if is_duration(term) else term


def _days(meeting: Meeting) -> str:
    return " to ".join(str(day) for day in (meeting.start, meeting.end) if day is not None)


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _actors(actors: Iterable[Actor], capacities: bool = True) -> str:
    def rank(actor: Actor) -> int:
        terms = schema(actor.table_name).field("capacity").enum
        return terms.index(actor.to_row()["capacity"])

    names = []
    for actor in sorted(actors, key=rank):
        capacity = actor.to_row()["capacity"]
        usual = capacity in ("participant", "party", "speaker") or not capacities
        names.append(actor.name if usual else f"{actor.name} ({capacity})")
    return ", ".join(names)
