"""One instrument across articles: same parties, and the same signing or a title that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from ..candidates import AgreementCandidate, ArticleCandidates
from . import judgements, wordlists
from .actors import parties
from .clusters import Clusters
from .context import Context, anchor, text_order
from .identifiers import Registry, Telling
from .meetings import EXACT_DAYS, MeetingRow, event_key, event_score
from .names import fold, slug
from .values import Option, bounds, choose, exactness, latest, options, word_count

#: `agreement` is what an instrument is called when its form does not matter (codebook section 5).
GENERIC = "agreement"
_FORMS = frozenset({"treaty", "memorandum", "roadmap", "contract", "declaration", "ceasefire"})
#: An instrument and an encounter told so near each other, in one sentence, are told as one occasion.
BESIDE = 80
_MARKS = "\"“”'‘’«»„"


@frozen
class AgreementRow:
    """One instrument with its tellings, by day of publication; the cells are those of the table."""

    cells: dict[str, str]
    tellings: tuple[tuple[str, AgreementCandidate], ...]


@frozen
class _Node:
    number: int
    source: str
    agreement: AgreementCandidate
    parties: frozenset[str]
    occasion: str
    beside: tuple[str, ...]
    signed: tuple[int, int] | None
    words: frozenset[str]
    topics: frozenset[str]

    def agrees(self, other: _Node) -> bool:
        """Whether nothing that the two tell is contrary: kind, dates, term."""
        one, two = self.agreement, other.agreement
        kinds = {one.kind, two.kind}
        if len(kinds) > 1 and not (GENERIC in kinds and kinds - {GENERIC} <= _FORMS):
            return False
        if one.term and two.term and one.term != two.term:
            return False
        if self.signed and other.signed:
            return self.signed[0] <= other.signed[1] and other.signed[0] <= self.signed[1]
        return True

    def same_subject(self, other: _Node) -> bool:
        """Whether the titles are about the same: equal subjects, one within the other, or none in both."""
        if not self.topics or not other.topics:
            return not self.topics and not other.topics
        return self.topics <= other.topics or other.topics <= self.topics


def resolve_agreements(
    context: Context, registry: Registry, meetings: Sequence[MeetingRow]
) -> list[AgreementRow]:
    """The agreements of all articles; fills ``context.rows``."""
    parents = {row.cells["meeting_id"]: row.cells["part_of"] for row in meetings}
    nodes = list(_nodes(context, parents))
    clusters = Clusters(node.source for node in nodes)
    tellings = [
        Telling(n.agreement.id, n.source, event_key(n.agreement.kind, n.agreement.id, n.parties))
        for n in nodes
    ]
    places = registry.locate("agreements", tellings, lambda a, b: event_score(registry, a, b))
    judgements.apply(context, registry, "agreements", clusters, tellings, places)
    _join(context, nodes, clusters)
    groups = clusters.groups()
    told = [[(nodes[n].source, nodes[n].agreement) for n in group] for group in groups]
    cells = [_cells(context, group) for group in told]
    wanted = {group[0]: _slug(row, nodes[group[0]].parties) for group, row in zip(groups, cells, strict=True)}
    given = registry.assign(context, "agreements", groups, tellings, places, lambda group: wanted[group[0]])
    for value, group in zip(given, told, strict=True):
        context.rows.update({agreement.id: value for _, agreement in group})
    return [
        AgreementRow({**row, "agreement_id": value}, tuple(group))
        for value, row, group in zip(given, cells, told, strict=True)
    ]


def _nodes(context: Context, parents: dict[str, str]) -> Iterator[_Node]:
    generic = wordlists.words("title_words")
    number = 0
    for found in context.candidates:
        for agreement in sorted(found.agreements, key=lambda a: text_order(a.id)):
            words = frozenset(fold(agreement.title).split())
            meeting = context.rows.get(agreement.meeting, "")
            near = (
                ()
                if meeting
                else tuple(
                    dict.fromkeys(_root(context.rows[m], parents) for m in _beside(context, found, agreement))
                )
            )
            yield _Node(
                number,
                found.source,
                agreement,
                parties(context, agreement.actors, frozenset({"party"})),
                _root(meeting, parents),
                near,
                bounds(agreement.signed),
                words,
                frozenset(w for w in words if w not in generic and not w.isdigit()),
            )
            number += 1


def _root(meeting: str, parents: dict[str, str]) -> str:
    while parents.get(meeting):
        meeting = parents[meeting]
    return meeting


def _beside(context: Context, found: ArticleCandidates, agreement: AgreementCandidate) -> Iterator[str]:
    text, place = context.articles[found.source].text, anchor(agreement.id)
    for meeting in found.meetings:
        span = anchor(meeting.id)
        first, second = sorted((place, span))
        between = text[first.end : second.start]
        if len(between) <= BESIDE and not any(end in between for end in (". ", "\n", ".”", '."')):
            yield meeting.id


def _join(context: Context, nodes: Sequence[_Node], clusters: Clusters) -> None:
    by_parties: dict[tuple[str, ...], list[_Node]] = {}
    for node in nodes:
        if node.parties:
            by_parties.setdefault(tuple(sorted(node.parties)), []).append(node)
    for group in by_parties.values():
        if len(group) > 1:
            _join_occasions(context, group, clusters)
            _join_days(group, clusters)
            _join_retold(group, clusters)
            _join_titles(context, group, clusters)
    _join_proper_names(nodes, clusters)


def _join_occasions(context: Context, group: Sequence[_Node], clusters: Clusters) -> None:
    """Signed at one encounter, about the same."""
    occasions: dict[str, list[_Node]] = {}
    for node in group:
        if node.occasion:
            heads = occasions.setdefault(node.occasion, [])
            for head in heads:
                if not head.agrees(node):
                    continue
                if not head.same_subject(node):
                    if not (head.topics and node.topics):
                        context.doubt(
                            "agreements",
                            head.agreement.id,
                            node.agreement.id,
                            "signed on one occasion, and one title gives no subject",
                        )
                elif head.source != node.source:
                    clusters.join(head.number, node.number)
                elif _told_twice(head, node) and not _listed(head, node):
                    clusters.join(head.number, node.number, force=True)
            if all(clusters.find(h.number) != clusters.find(node.number) for h in heads):
                heads.append(node)
    for node in group:
        heads = list(
            {
                clusters.find(h.number): h
                for place in node.beside
                for h in occasions.get(place, ())
                if h.agrees(node) and h.same_subject(node)
            }.values()
        )
        if len(heads) == 1:
            clusters.join(heads[0].number, node.number)
        elif heads:
            context.doubt(
                "agreements",
                heads[0].agreement.id,
                node.agreement.id,
                "it fits several signed on one occasion",
            )


def _join_retold(group: Sequence[_Node], clusters: Clusters) -> None:
    """In one article, a later telling that adds neither day, occasion nor term."""
    first: dict[tuple[str, str], _Node] = {}
    for node in group:
        key = node.source, node.agreement.status
        head = first.setdefault(key, node)
        if head is node or node.topics or head.topics or not _told_twice(head, node) or _listed(head, node):
            continue
        own = {node.occasion, *node.beside} - {"", head.occasion}
        if head.agrees(node) and not own and not node.agreement.term and node.signed in (None, head.signed):
            clusters.join(head.number, node.number, force=True)


def _told_twice(one: _Node, other: _Node) -> bool:
    """Whether two tellings of one article share a word of their titles beyond what every title has."""
    return bool((one.words & other.words) - wordlists.words("form_words"))


def _listed(one: _Node, other: _Node) -> bool:
    """Whether one article tells both in one sentence (`signed a memorandum on A and an agreement on B`)."""
    told = [{s.span for s in n.agreement.supports if s.field == "*"} for n in (one, other)]
    return one.source == other.source and not told[0].isdisjoint(told[1])


def _join_days(group: Sequence[_Node], clusters: Clusters) -> None:
    """Signed on the same days, about the same."""
    by_day: dict[int, list[_Node]] = {}
    for node in group:
        if node.signed and node.signed[1] - node.signed[0] < EXACT_DAYS:
            heads = [h for day in range(node.signed[0], node.signed[1] + 1) for h in by_day.get(day, ())]
            fitting = [
                h
                for h in heads
                if h.agrees(node) and h.same_subject(node) and (h.topics or _told_twice(h, node))
            ]
            if not any(clusters.join(h.number, node.number) for h in fitting):
                for day in range(node.signed[0], node.signed[1] + 1):
                    by_day.setdefault(day, []).append(node)


def _join_titles(context: Context, group: Sequence[_Node], clusters: Clusters) -> None:
    """Equal subjects of two words or more are one instrument; without a subject nobody can tell."""
    by_topics: dict[frozenset[str], list[_Node]] = {}
    for node in group:
        heads = by_topics.setdefault(node.topics, [])
        if len(node.topics) >= 2:
            if not any(h.agrees(node) and clusters.join(h.number, node.number) for h in heads[:3]):
                heads.append(node)
        elif heads and clusters.find(heads[0].number) != clusters.find(node.number):
            if heads[0].agrees(node) and heads[0].source != node.source:
                context.doubt(
                    "agreements",
                    heads[0].agreement.id,
                    node.agreement.id,
                    "same parties, and the title does not say whether it is the same instrument",
                )
        elif not heads:
            heads.append(node)


def _join_proper_names(nodes: Sequence[_Node], clusters: Clusters) -> None:
    """A name of three words or more is one instrument, whichever of its parties an article lists."""
    by_name: dict[frozenset[str], _Node] = {}
    for node in nodes:
        if len(node.topics) >= 3 and node.parties:
            head = by_name.setdefault(node.words, node)
            nested = head.parties <= node.parties or node.parties <= head.parties
            if head is not node and nested and head.agrees(node):
                clusters.join(head.number, node.number)


def _cells(context: Context, told: Sequence[tuple[str, AgreementCandidate]]) -> dict[str, str]:
    def pick(name: str) -> Iterator[Option]:
        for source, a in told:
            yield from options(
                name, getattr(a, name), a.supports, source, context.published(source), anchor(a.id).start
            )

    # A title between quotation marks is the instrument's own name, not a description.
    quoted = {
        a.title
        for s, a in told
        for support in a.supports
        if support.field == "title"
        and context.articles[s].text[support.span.start - 1 : support.span.start] in tuple(_MARKS)
    }
    meetings = [
        Option(context.rows[a.meeting], s, context.published(s), anchor(a.id).start, "explicit")
        for s, a in told
        if a.meeting in context.rows
    ]
    return {
        "agreement_id": "",
        "title": choose(pick("title"), lambda title: 1000 * (title in quoted) + word_count(title)),
        "kind": choose(pick("kind"), lambda kind: kind != GENERIC),
        "status": latest(pick("status")),
        "signed": choose(pick("signed"), exactness),
        "effective": choose(pick("effective"), exactness),
        "term": choose(pick("term")),
        "city": choose(pick("city")),
        "country": choose(pick("country")),
        "meeting_id": latest(meetings),
    }


def _slug(row: dict[str, str], who: frozenset[str]) -> str:
    names = [p.split(":")[-1].lower() for p in sorted(who)[:3]]
    year = (row["signed"] or row["effective"]).strip("./")[:4]
    year = "" if year in row["title"] else year
    return slug(" ".join((*names, row["title"], year)))
