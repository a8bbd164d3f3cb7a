"""Rows that belong to one article: mentions, statements, and its evidence for all rows it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from ..candidates import Actor, ArticleCandidates, RoleCandidate, StatementCandidate
from ..spans import Span
from .actors import actor_rows, identify
from .context import Context, anchor, text_order
from .roles import Holders
from .support import Recorder, joined

_EVENT = {
    "meetings": ("kind", "status", "start", "end", "venue", "city", "country", "name"),
    "agreements": ("title", "kind", "status", "signed", "effective", "term", "city", "country"),
    "roles": ("title", "office", "portfolio", "country", "status", "start", "end"),
    "organizations": ("name", "country"),
    "people": ("name",),
}
#: Columns that refer to other rows, by the attribute of the candidate that names them.
_LINKS = {
    "part_of": "part_of",
    "meeting": "meeting_id",
    "organization": "organization_id",
    "person": "person_id",
}
#: What is assumed when no word says otherwise (tables.md, Evidence).
_DEFAULTS = {"roles": frozenset({"status"})}


@define
class Emitter:
    """Makes the rows of one article after another.

    Attributes:
        context: articles and ids.
        holders: looks up roles.
        actor_row: actor table -> (candidate id, place of the actor) -> row id.
        strict: as in :class:`~.support.Recorder`.
        missing: counts of forgotten words by table and field.
    """

    context: Context
    holders: Holders
    actor_row: dict[str, dict[tuple[str, int], str]]
    strict: bool = False
    missing: Counter[str] = field(factory=Counter)

    def rows(self, found: ArticleCandidates) -> Iterator[tuple[str, dict[str, str]]]:
        """Table and cells of every row of one article."""
        article = self.context.articles[found.source]
        statements = self._statements(found)
        recorder = Recorder(
            article,
            ((span, sid) for sid, s in statements.items() for span in s.content),
            self.strict,
            self.missing,
        )
        yield from self._mentions(found)
        for sid, statement in statements.items():
            yield from self._statement(found.source, sid, statement, recorder)
        for table, candidates in (
            ("people", found.people),
            ("organizations", found.organizations),
            ("roles", found.roles),
        ):
            for c in candidates:
                cells = {name: getattr(c, name) for name in _EVENT[table]}
                mentions = () if isinstance(c, RoleCandidate) else c.mentions
                place = mentions[0] if mentions else anchor(c.id)
                recorder.record(
                    table,
                    self.context.rows[c.id],
                    c.supports,
                    cells,
                    place,
                    defaults=_DEFAULTS.get(table, frozenset()),
                    links=self._links(c),
                )
        for table, events in (("meetings", found.meetings), ("agreements", found.agreements)):
            for event in events:
                cells = {name: getattr(event, name) for name in _EVENT[table]}
                place = anchor(event.id)
                recorder.record(
                    table, self.context.rows[event.id], event.supports, cells, place, links=self._links(event)
                )
                whole = next((s.span for s in event.supports if s.field == "*"), place)
                actors_table = table.removesuffix("s") + "_actors"
                for number, actor in enumerate(event.actors):
                    row_id = self.actor_row[actors_table].get((event.id, number))
                    if row_id is not None:
                        self._actor(recorder, actors_table, row_id, actor, whole)
        for row in recorder.rows.values():
            yield "evidence", row

    def _statements(self, found: ArticleCandidates) -> dict[str, StatementCandidate]:
        """The statements by row id; of two with one place the first in the order of their candidates."""
        result: dict[str, StatementCandidate] = {}
        for s in sorted(found.statements, key=lambda s: text_order(s.id)):
            spans = sorted(s.content)
            result.setdefault(f"{found.source}-s{spans[0].start}-{spans[-1].end}", s)
        return result

    def _mentions(self, found: ArticleCandidates) -> Iterator[tuple[str, dict[str, str]]]:
        text = self.context.articles[found.source].text
        seen: set[Span] = set()
        for person in sorted(found.people, key=lambda p: text_order(p.id)):
            for span in sorted(person.mentions):
                if span not in seen:
                    seen.add(span)
                    yield (
                        "mentions",
                        {
                            "mention_id": f"{found.source}-m{span.start}-{span.end}",
                            "source_id": found.source,
                            "start": str(span.start),
                            "end": str(span.end),
                            "text": span.of(text),
                            "person_id": self.context.rows[person.id],
                        },
                    )

    def _statement(
        self, source: str, sid: str, s: StatementCandidate, recorder: Recorder
    ) -> Iterator[tuple[str, dict[str, str]]]:
        text = self.context.articles[source].text
        yield (
            "statements",
            {
                "statement_id": sid,
                "source_id": source,
                "kind": s.kind,
                "text": joined(text, s.content),
                "cue": joined(text, s.cue),
                "date": s.date,
                "meeting_id": self.context.rows.get(s.meeting, ""),
            },
        )
        recorder.words("statements", sid, "text", s.content, s.rule)
        recorder.words("statements", sid, "cue", s.cue, s.rule)
        place = min(s.content)
        for span in (*s.content, *s.cue):
            place = place.hull(span)
        recorder.record(
            "statements",
            sid,
            s.supports,
            {"kind": s.kind, "date": s.date},
            place,
            sid,
            frozenset({"*", "kind"}),
            self._links(s),
        )
        whole = next((support.span for support in s.supports if support.field == "*"), place)
        made = actor_rows(
            self.context, self.holders, "statement_actors", sid, [(source, s.id, s.actors)], True
        )
        for row in made.rows:
            yield "statement_actors", row
        for number, actor in enumerate(s.actors):
            row_id = made.row_of.get((s.id, number))
            if row_id is not None:
                self._actor(recorder, "statement_actors", row_id, actor, whole, sid)

    def _links(self, candidate: object) -> dict[str, tuple[str, str]]:
        """Column and row id of what a candidate refers to, by attribute and by column."""
        found = {}
        for attribute, column in _LINKS.items():
            row = self.context.rows.get(getattr(candidate, attribute, ""), "")
            found[attribute] = found[column] = (column, row)
        return found

    def _actor(
        self, recorder: Recorder, table: str, row_id: str, actor: Actor, whole: Span, own: str = ""
    ) -> None:
        who = identify(self.context, actor)
        words = "text" if table == "statement_actors" else "title"
        cells = {"capacity": actor.capacity, "country": who.country, words: who.words}
        recorder.record(
            table, row_id, actor.supports, cells, whole, own, frozenset({"capacity"}), self._links(actor)
        )
