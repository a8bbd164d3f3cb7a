"""One encounter across articles: same participants, same kind, the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ..candidates import MeetingCandidate
from . import judgements
from .actors import parties
from .clusters import Clusters
from .context import Context, anchor, text_order
from .identifiers import Registry, Telling
from .names import fold, slug
from .values import Option, bounds, choose, exactness, latest, options, word_count

#: A date is exact enough to tell encounters apart when it leaves a week.
EXACT_DAYS = 7
#: A visit told without a date is the only dated one of the year before; other encounters are of the week.
REACH = {"visit": 366}
NEWS_DAYS = 7


@frozen
class MeetingRow:
    """One encounter with its tellings, by day of publication; the cells are those of the table."""

    cells: dict[str, str]
    tellings: tuple[tuple[str, MeetingCandidate], ...]


@frozen
class _Node:
    number: int
    source: str
    published: int
    meeting: MeetingCandidate
    parties: frozenset[str]
    days: tuple[int, int] | None
    exact: bool

    @property
    def signature(self) -> tuple[str, ...]:
        """Tellings that differ in it are never one encounter."""
        m = self.meeting
        return m.kind, *sorted(self.parties), m.country or fold(m.city) if m.kind == "visit" else ""

    def place_fits(self, other: _Node) -> bool:
        one, two = self.meeting, other.meeting
        if one.kind == "visit":
            return True
        return all(
            not a or not b or fold(a) == fold(b)
            for a, b in ((one.city, two.city), (one.country, two.country))
        )


@define
class _Calendar:
    """The clusters of one signature by day; a cluster is known by its first node."""

    by_day: dict[int, list[_Node]] = field(factory=dict)

    def add(self, node: _Node, head: _Node) -> None:
        if node.days:
            first, last = node.days
            # A visit of which only the first day is told goes on.
            slack = 1 if node.meeting.kind == "visit" and not node.meeting.end else 0
            for day in range(first, min(last + slack, first + 62) + 1):
                self.by_day.setdefault(day, []).append(head)

    def between(self, first: int, last: int) -> list[_Node]:
        days = (
            range(first, last + 1)
            if last - first <= len(self.by_day)
            else sorted(d for d in self.by_day if first <= d <= last)
        )
        found = {node.number: node for day in days for node in self.by_day.get(day, ())}
        return [found[number] for number in sorted(found)]


def resolve_meetings(context: Context, registry: Registry) -> list[MeetingRow]:
    """The meetings of all articles; fills ``context.rows``."""
    nodes = list(_nodes(context))
    clusters = Clusters(node.source for node in nodes)
    tellings = [
        Telling(n.meeting.id, n.source, event_key(n.meeting.kind, n.meeting.id, n.parties)) for n in nodes
    ]
    places = registry.locate("meetings", tellings, lambda a, b: event_score(registry, a, b))
    judgements.apply(context, registry, "meetings", clusters, tellings, places)
    _join(context, nodes, clusters)
    groups = clusters.groups()
    told = [[(nodes[n].source, nodes[n].meeting) for n in group] for group in groups]
    cells = [_cells(context, group) for group in told]
    wanted = {
        group[0]: _slug(context.surnames, row, [nodes[n] for n in group])
        for group, row in zip(groups, cells, strict=True)
    }
    given = registry.assign(context, "meetings", groups, tellings, places, lambda group: wanted[group[0]])
    for value, group in zip(given, told, strict=True):
        context.rows.update({meeting.id: value for _, meeting in group})
    parents = _parents(context, dict(zip(given, told, strict=True)))
    return [
        MeetingRow({**row, "meeting_id": value, "part_of": parents.get(value, "")}, tuple(group))
        for value, row, group in zip(given, cells, told, strict=True)
    ]


def _nodes(context: Context) -> Iterator[_Node]:
    number = 0
    for found in context.candidates:
        published = context.articles[found.source].published.toordinal()
        for meeting in sorted(found.meetings, key=lambda m: text_order(m.id)):
            start, end = bounds(meeting.start), bounds(meeting.end)
            days = (start[0], max(start[1], end[1] if end else start[1])) if start else None
            who = parties(context, meeting.actors)
            if meeting.kind == "visit":
                who = parties(context, meeting.actors, frozenset({"guest"})) or who
            exact = start is not None and start[1] - start[0] < EXACT_DAYS
            yield _Node(number, found.source, published, meeting, who, days, exact)
            number += 1


def _join(context: Context, nodes: Sequence[_Node], clusters: Clusters) -> None:
    groups: dict[tuple[str, ...], list[_Node]] = {}
    for node in nodes:
        if node.parties:
            groups.setdefault(node.signature, []).append(node)
    for group in groups.values():
        if len(group) > 1:
            calendar = _Calendar()
            _join_exact(context, group, clusters, calendar)
            _join_vague(context, group, clusters, calendar)
    _doubt_overlaps(context, [n for n in nodes if n.exact], clusters)


def _join_exact(context: Context, group: Sequence[_Node], clusters: Clusters, calendar: _Calendar) -> None:
    # An article that tells two of them apart goes first, so that a third telling that fits both is seen to.
    count: dict[str, int] = {}
    for node in group:
        count[node.source] = count.get(node.source, 0) + 1
    for node in sorted(
        (n for n in group if n.exact and n.days), key=lambda n: (-count[n.source], n.days, n.number)
    ):
        assert node.days
        found = [head for head in calendar.between(*node.days) if head.place_fits(node)]
        free = [head for head in found if clusters.may_join(head.number, node.number)]
        if len(free) == 1 and clusters.join(free[0].number, node.number):
            calendar.add(node, free[0])
            continue
        if len(free) > 1:
            context.doubt(
                "meetings", free[0].meeting.id, node.meeting.id, "the telling fits several encounters"
            )
        calendar.add(node, node)


def _join_vague(context: Context, group: Sequence[_Node], clusters: Clusters, calendar: _Calendar) -> None:
    last: _Node | None = None
    for node in (n for n in group if not n.exact):
        kind = node.meeting.kind
        if node.days:
            found = calendar.between(*node.days) if node.days[1] - node.days[0] <= 31 else []
        else:
            found = calendar.between(node.published - REACH.get(kind, NEWS_DAYS), node.published)
        found = [
            h
            for h in found
            if h.place_fits(node)
            and clusters.may_join(h.number, node.number)
            and (h.meeting.status == node.meeting.status or node.days)
        ]
        if len(found) == 1:
            clusters.join(found[0].number, node.number)
            continue
        if found:
            context.doubt(
                "meetings", found[-1].meeting.id, node.meeting.id, "the telling fits several encounters"
            )
        elif last is not None and clusters.may_join(last.number, node.number) and last.place_fits(node):
            same = (last.meeting.start, last.meeting.status) == (node.meeting.start, node.meeting.status)
            if same and node.published - last.published <= NEWS_DAYS:
                clusters.join(last.number, node.number)
            else:
                context.doubt(
                    "meetings", last.meeting.id, node.meeting.id, "no date tells whether it is the same"
                )
        last = node


def _doubt_overlaps(context: Context, nodes: Sequence[_Node], clusters: Clusters) -> None:
    """Encounters of one kind and day of which one lists more participants than the other."""
    first: dict[tuple[str, tuple[int, int] | None, str], _Node] = {}
    for node in nodes:
        for party in sorted(node.parties):
            other = first.setdefault((node.meeting.kind, node.days, party), node)
            nested = other.parties < node.parties or node.parties < other.parties
            if (
                nested
                and other.source != node.source
                and clusters.find(other.number) != clusters.find(node.number)
            ):
                context.doubt(
                    "meetings", other.meeting.id, node.meeting.id, "one telling lists more participants"
                )
                break


def _cells(context: Context, told: Sequence[tuple[str, MeetingCandidate]]) -> dict[str, str]:
    def pick(name: str) -> Iterator[Option]:
        for source, m in told:
            yield from options(
                name, getattr(m, name), m.supports, source, context.published(source), anchor(m.id).start
            )

    return {
        "meeting_id": "",
        "kind": told[0][1].kind,
        "status": latest(pick("status")),
        "start": choose(pick("start"), exactness),
        "end": choose(pick("end"), exactness),
        "venue": choose(pick("venue"), word_count),
        "city": choose(pick("city")),
        "country": choose(pick("country")),
        "part_of": "",
        "name": choose(pick("name"), word_count),
    }


def _parents(context: Context, told: dict[str, list[tuple[str, MeetingCandidate]]]) -> dict[str, str]:
    """Row id to the row it is part of: what was published latest says; no row is part of itself."""
    parents: dict[str, str] = {}
    for row in sorted(told):
        found = [
            Option(context.rows[m.part_of], s, context.published(s), anchor(m.id).start, "explicit")
            for s, m in told[row]
            if m.part_of and context.rows.get(m.part_of, row) != row
        ]
        parent = latest(found)
        above = parent
        while above and above != row:
            above = parents.get(above, "")
        if parent and not above:
            parents[row] = parent
    return parents


def _slug(surnames: dict[str, str], row: dict[str, str], nodes: Sequence[_Node]) -> str:
    day = row["start"].strip("~?%./").split("/")[0].rstrip("~?%")
    who = sorted({p for n in nodes for p in n.parties if not p.startswith("words:")})
    people = sorted(surnames[p] for p in who if p in surnames)
    names = (people + sorted(p.lower() for p in who if p not in surnames))[:3]
    return slug(" ".join((day, *names, row["kind"].replace("_", " "))))


def event_key(kind: str, candidate: str, who: frozenset[str]) -> str:
    """The registry's key of an event: kind, place in its first article, actors."""
    span = anchor(candidate)
    return f"{kind}@{span.start}-{span.end}|{','.join(sorted(who))}"


def event_score(registry: Registry, key: str, other: str) -> float:
    """How well two such keys fit: places that overlap or are near, then kind and actors.

    Spans shift a little when rules improve, so that none of the three must be equal.
    """
    if key == other:
        return 8.0
    (kind, start, end, who), (kind2, start2, end2, who2) = _read(key), _read(other)
    actors = {registry.current(a) for a in who}
    common = len(actors & who2) / max(len(actors | who2), 1) if actors or who2 else 1.0
    shared = min(end, end2) - max(start, start2)
    place = shared / (max(end, end2) - min(start, start2)) if shared > 0 else 0.0
    near = place if shared > 0 else -shared / 1000
    if shared <= 0 and (near > 0.3 or kind != kind2 or common < 1):
        return 0.0
    if shared > 0 and kind != kind2 and common < 0.5:
        return 0.0
    return 2 * place + 2 * common + (kind == kind2) - (near if shared <= 0 else 0)


def _read(key: str) -> tuple[str, int, int, set[str]]:
    left, _, actors = key.partition("|")
    kind, _, place = left.rpartition("@")
    start, _, end = place.partition("-")
    return kind, int(start or 0), int(end or 0), set(actors.split(",")) - {""}
