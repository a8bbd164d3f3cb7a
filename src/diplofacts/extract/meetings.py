"""Meetings, visits, calls, conferences: encounters between identified participants (codebook section 4)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from .. import dates
from ..candidates import EXPLICIT, INFERRED, NORMALIZED, Actor, MeetingCandidate, Support, candidate_id
from ..spans import Span
from . import events
from .events import HELD, Clause
from .lexicons import fold, rows, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Reading, Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..dates import DateMention

#: At most so many characters make the words that assert a meeting as a whole.
WHOLE = 400


@functools.cache
def _verbs() -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("encounter_verbs"):
        out.setdefault(row["lemma"], []).append(row)
    return out


@functools.cache
def _nouns() -> dict[str, list[tuple[str, frozenset[str]]]]:
    out: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows("encounter_nouns"):
        modifiers = frozenset(row["modifiers"].split("|")) - {""}
        out.setdefault(row["noun"], []).append((row["kind"], modifiers))
    for kinds in out.values():
        kinds.sort(key=lambda k: -len(k[1]))
    return out


@define(eq=False)
class Telling:
    """One telling of an encounter, before tellings of the same one are joined."""

    clause: Clause
    kind: str
    status: str
    anchor: Span
    whole: Span
    actors: list[Actor]
    rule: str
    kind_span: Span
    status_span: Span | None = None
    date: DateMention | None = None
    end: str = ""
    end_span: Span | None = None
    place: Entity | None = None
    venue: Span | None = None
    name: Span | None = None
    definite: bool = False
    inferred_date: tuple[str, Span] | None = None
    part_of: Telling | None = None
    supports: list[Support] = field(factory=list)
    more_wholes: list[Span] = field(factory=list)

    def people(self) -> set[str]:
        """Candidate ids of the persons who take part."""
        return {a.person for a in self.actors if a.person}

    def keys(self) -> set[tuple[str, str]]:
        """What identifies the participants."""
        return {events.actor_key(a) for a in self.actors}

    @property
    def start(self) -> str:
        """The first day, EDTF; empty when the text gives none."""
        return self.inferred_date[0] if self.inferred_date else str(self.date.edtf) if self.date else ""

    @property
    def country(self) -> str:
        """ISO code of the place; empty when there is none."""
        return self.place.id if self.place else ""


def extract_meetings(reading: Reading) -> tuple[MeetingCandidate, ...]:
    """The encounters that the article tells, one candidate each, tellings of the same one joined."""
    from .joining import join_tellings, nest_tellings

    tellings = list(_tellings(reading))
    joined = join_tellings(reading, tellings)
    nest_tellings(reading, joined)
    ids = {id(t): candidate_id(reading.document.article.source_id, "meeting", t.anchor) for t in joined}
    return tuple(_candidate(reading, t, ids) for t in joined)


def _tellings(reading: Reading) -> Iterator[Telling]:
    document = reading.document
    for sentence in document.sentences:
        if sentence.heading:
            continue
        tokens = [t for t in document.doc[sentence.first : sentence.last + 1] if not t.is_space]
        triggers = [t for t in tokens if _is_trigger(t)]
        for token in triggers:
            if document.quote_at(token.idx) is not None and not _speaks_of_self(token):
                continue
            found = _from_verb(reading, token, triggers) if token.pos_ in ("VERB", "AUX") else _from_noun(reading, token, triggers)
            if found is not None:
                yield found


def _is_trigger(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.lemma_.casefold() in _verbs()
    return token.pos_ in ("NOUN", "PROPN") and fold(token.text) in _nouns()


def _speaks_of_self(token: Token) -> bool:
    return any(fold(t.text) in ("i", "we") for t in token.children if t.dep_ == "nsubj")


def _from_verb(reading: Reading, verb: Token, triggers: Sequence[Token]) -> Telling | None:
    if events.is_negated(verb):
        return None
    for row in _verbs()[verb.lemma_.casefold()]:
        found = _read_verb(reading, verb, row, triggers)
        if found is not None:
            return found
    return None


def _read_verb(reading: Reading, verb: Token, row: dict[str, str], triggers: Sequence[Token]) -> Telling | None:
    resolver = reading.coreference
    links = [w for w in row["link"].split("|") if w]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if row["needs"] in ("event", "body") or passive and row["kind"] == "visit":
        return None
    targets = events.objects(verb, links, direct=not links or row["lemma"] == "meet")
    if row["kind"] == "visit":
        return _read_visit(reading, verb, row, targets, triggers)
    subject = events.subject(reading, verb)
    others: list[Referent] = []
    for token in targets:
        others += resolver.resolve(token)
    if passive and row["subject"] == "host":
        subject, others = tuple(_agents(reading, verb)), list(subject)
    if row["needs"] in ("person", "titled"):
        others = [r for r in others if r.kind == PERSON or r.words and r.id or r.kind == ORGANIZATION and row["kind"] == "phone_call"]
        if not any(r.kind == PERSON for r in others) and row["kind"] != "phone_call":
            return None
    if row["needs"] == "titled" and not _has_title(reading, verb, others):
        return None
    clause = Clause(reading, verb)
    kind, kind_span = row["kind"], reading.document.span([verb])
    if kind == "phone_call":
        kind, kind_span = _spoken_kind(reading, verb, subject, others)
        if not kind:
            return None
    if len(subject) >= 2 and not others and verb.lemma_.casefold() == "meet":
        others = list(subject[1:])
        subject = subject[:1]
    if not subject or not others:
        return None
    actors = [
        *(events.actor(r, row["subject"], None if row["subject"] == "participant" else kind_span, "meetings.subject") for r in subject),
        *(events.actor(r, row["object"], None if row["object"] == "participant" else kind_span, "meetings.object") for r in others),
    ]
    return _telling(reading, clause, kind, kind_span, actors, f"meetings.{row['lemma']}", triggers)


def _agents(reading: Reading, verb: Token) -> list[Referent]:
    out: list[Referent] = []
    for token in events.objects(verb, ("by",), direct=False):
        out += reading.coreference.resolve(token)
    return out


def _spoken_kind(reading: Reading, verb: Token, subject: Sequence[Referent], others: Sequence[Referent]) -> tuple[str, Span]:
    """What `spoke with` means: an interview with an outlet, a call with a person; else nothing that is certain."""
    span = reading.document.span([verb])
    by_id = {o.id: o for o in reading.organizations}
    if any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in others):
        return "interview", span
    for token in verb.subtree:
        if fold(token.text) in ("phone", "telephone", "video", "call"):
            return ("video_call" if fold(token.text) == "video" else "phone_call"), reading.document.span([token])
    people = [r for r in others if r.kind == PERSON]
    if verb.lemma_.casefold() in ("phone", "telephone"):
        return "phone_call", span
    titled = all(reading.roles_of(r.id) for r in [*people, *(s for s in subject if s.kind == PERSON)])
    return ("phone_call", span) if people and subject and titled and verb.lemma_.casefold() in ("speak", "talk") else ("", span)


def _has_title(reading: Reading, verb: Token, others: Sequence[Referent]) -> bool:
    return any(r.kind == PERSON and reading.roles_of(r.id) for r in others)


def _read_visit(
    reading: Reading, verb: Token, row: dict[str, str], targets: Sequence[Token], triggers: Sequence[Token]
) -> Telling | None:
    subject = [r for r in events.subject(reading, verb) if r.kind == PERSON or r.words and r.id]
    where = [e for t in targets for e in _places(reading, t)]
    if not subject or not where:
        return None
    kind_span = reading.document.span([verb])
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in subject]
    clause = Clause(reading, verb)
    telling = _telling(reading, clause, "visit", kind_span, actors, f"meetings.{row['lemma']}", triggers, place=where[0])
    if row["lemma"] in ("travel", "fly", "go") and telling.status == HELD and telling.date is not None:
        telling.end, telling.end_span = telling.start, telling.date.span
    return telling


def _places(reading: Reading, token: Token) -> list[Entity]:
    """The city or state that a noun phrase names (`the Iranian capital` is its capital), with its conjuncts."""
    out = []
    for head in [token, *token.conjuncts]:
        span = reading.coreference.phrase(head)
        inside = [e for e in reading.entities_in(span) if e.kind == COUNTRY and e.id]
        at_head = [e for e in inside if head.idx in e.span and e.form != "demonym"]
        if at_head:
            out.append(at_head[0])
        elif fold(head.text) == "capital" and inside:
            cities = [e for e in inside if e.city]
            out.append(cities[0] if cities else inside[0])
        elif fold(head.text) in ("country", "nation", "region", "city", "state") and inside:
            out.append(inside[0])
    return out


def _from_noun(reading: Reading, noun: Token, triggers: Sequence[Token]) -> Telling | None:
    if noun.dep_ == "compound" or events.is_negated(noun):
        return None
    document = reading.document
    resolver = reading.coreference
    phrase = resolver.phrase(noun)
    modifiers = {fold(t.text) for t in noun.subtree if t.i < noun.i}
    kind = next((k for k, m in _nouns()[fold(noun.text)] if not m or m & modifiers), "")
    if not kind:
        return None
    kind_span = document.span([noun])
    clause = Clause(reading, noun)
    definite = bool(modifiers & {"the", "this", "that", "these", "their"}) or not modifiers
    if kind == "visit":
        return _noun_visit(reading, clause, noun, kind_span, triggers)
    referents: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss" and fold(child.text) not in ("its",):
            referents += resolver.resolve(child)
    for token in events.objects(noun, ("with", "between", "among", "of") if kind != "session" else ("with", "between", "among"), direct=False):
        if fold(token.text) in ("states", "state", "heads"):
            continue
        referents += [r for r in resolver.resolve(token) if r.kind != WORDS or kind in ("meeting",)]
    referents += _compound_states(reading, phrase, noun) if kind in ("summit", "meeting") else []
    verb = clause.verb
    if verb is not None and verb.i != noun.i:
        if clause.is_held_by(verb) or noun.dep_ == "nsubjpass":
            if noun.dep_ in ("dobj", "obj"):
                referents = [*events.subject(reading, verb), *referents]
                referents += [r for t in events.objects(verb, ("with",), direct=False) for r in resolver.resolve(t)]
        elif noun.dep_ == "pobj" and noun.head.dep_ == "prep" and fold(noun.head.text) in ("in", "during", "at", "following", "after"):
            follows = fold(noun.head.text) in ("following", "after")
            enough = len(referents) >= 2 or kind == "interview" and False
            if not enough and not (follows and definite) and (not definite or _is_dated(reading, noun) or kind in ("press_conference", "interview")):
                referents = [*(r for r in events.subject(reading, verb) if r.kind in (PERSON, COUNTRY)), *referents]
        elif kind == "press_conference" and noun.dep_ in ("dobj", "dative"):
            referents = [*events.subject(reading, verb), *referents]
    referents = _distinct(referents)
    people = [r for r in referents if r.kind == PERSON]
    alone = kind in ("press_conference", "interview", "session", "ceremony")
    if not referents or len(referents) < 2 and not (alone and people):
        return None
    if kind == "interview" and not any(r.kind == ORGANIZATION for r in referents):
        return None
    if kind in ("session",) and not any(r.kind == ORGANIZATION for r in referents) :
        return None
    if kind == "summit" and fold(noun.text) == "conference" and len(referents) < 2:
        return None
    actors = [events.actor(r, "participant", None, "meetings.participant") for r in referents]
    telling = _telling(reading, clause, kind, kind_span, actors, f"meetings.{kind}-noun", triggers)
    telling.definite = definite
    return telling


def _is_dated(reading: Reading, noun: Token) -> bool:
    """Whether the noun is told with its own time or place (`the meeting held on Friday`)."""
    return any(c.dep_ in ("acl", "relcl") and c.lemma_.casefold() in word_set("holding_verbs") for c in noun.children)


def _distinct(referents: Sequence[Referent]) -> list[Referent]:
    out: list[Referent] = []
    for r in referents:
        if not any((r.kind, r.id, fold(r.words)) == (o.kind, o.id, fold(o.words)) for o in out):
            out.append(r)
    return out


def _compound_states(reading: Reading, phrase: Span, noun: Token) -> list[Referent]:
    """`the U.S.-ASEAN Special Summit`: the states and bodies inside the name take part."""
    out = []
    for e in reading.entities_in(phrase):
        if e.span.end <= noun.idx and e.kind in (COUNTRY, ORGANIZATION) and e.form in ("name", "alias", "demonym") and e.id:
            out.append(Referent(e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "meetings.name-part"))
    return out


def _noun_visit(reading: Reading, clause: Clause, noun: Token, kind_span: Span, triggers: Sequence[Token]) -> Telling | None:
    resolver = reading.coreference
    where: list[Entity] = []
    for token in events.objects(noun, ("to", "in", "of"), direct=False):
        where += _places(reading, token)
    guests: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss":
            guests += [r for r in resolver.resolve(child) if r.kind == PERSON]
    for token in events.objects(noun, ("by", "of"), direct=False):
        guests += [r for r in resolver.resolve(token) if r.kind == PERSON]
    verb = clause.verb
    if not guests and verb is not None:
        guests = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    if not guests or not where:
        return None
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in _distinct(guests)]
    return _telling(reading, clause, "visit", kind_span, actors, "meetings.visit-noun", triggers, place=where[0])


def _telling(
    reading: Reading,
    clause: Clause,
    kind: str,
    kind_span: Span,
    actors: list[Actor],
    rule: str,
    triggers: Sequence[Token],
    place: Entity | None = None,
) -> Telling:
    document = reading.document
    status, status_span = events.status_of(clause)
    date = events.date_of(clause, triggers)
    found, venue = events.place_of(clause)
    spans = [s.span for a in actors for s in a.supports if s.field == "*" and s.span in clause.sentence]
    anchor = kind_span
    for span in spans:
        if len(anchor.hull(span)) <= WHOLE:
            anchor = anchor.hull(span)
    whole = clause.sentence if len(clause.sentence) <= WHOLE else anchor
    telling = Telling(
        clause, kind, status, anchor, whole, _unique_actors(actors), rule, kind_span,
        status_span=status_span, date=date, place=place or found, venue=venue if kind != "visit" else None,
    )  # fmt: skip
    if date is not None and date.edtf is not None and date.edtf.is_interval and "/" in str(date.edtf):
        _split_stretch(telling, document.text)
    _add_length(reading, telling)
    return telling


def _split_stretch(telling: Telling, text: str) -> None:
    """A stretch of days (`June 23-24`) is first day in `start`, last in `end` (codebook section 7)."""
    assert telling.date is not None
    printed = telling.date.span.of(text)
    first, _, last = str(telling.date.edtf).partition("/")
    if re.search(r"\d[ \n]*(?:-|\u2013|\u2014|to|and|until|through)[ \n]*\w", printed) or fold(printed).startswith(("from ", "between ")):
        telling.inferred_date = (first, telling.date.span)
        telling.end, telling.end_span = last, telling.date.span


def _add_length(reading: Reading, telling: Telling) -> None:
    """A first day and a length give the last day (`arriving Friday on a two-day trip`)."""
    if telling.kind != "visit" or telling.end or len(telling.start) != 10:
        return
    for m in re.finditer(r"\b[\w-]+?[- ]days?\b", reading.document.text[telling.clause.sentence.start : telling.clause.sentence.end]):
        length = dates.duration_of(m[0])
        if length and length.startswith("P") and length.endswith("D"):
            start = dates.EDTF.parse(telling.start).earliest
            if start is not None:
                import datetime

                last = start + datetime.timedelta(days=int(length[1:-1]) - 1)
                telling.end = last.isoformat()
                telling.end_span = Span(telling.clause.sentence.start + m.start(), telling.clause.sentence.start + m.end())
            return


def _unique_actors(actors: Sequence[Actor]) -> list[Actor]:
    out: dict[tuple[str, str], Actor] = {}
    for a in actors:
        out.setdefault(events.actor_key(a), a)
    return list(out.values())


def _candidate(reading: Reading, t: Telling, ids: dict[int, str]) -> MeetingCandidate:
    supports = [Support("*", t.whole, EXPLICIT, t.rule), *(Support("*", w, EXPLICIT, t.rule) for w in t.more_wholes)]
    supports.append(Support("kind", t.kind_span, NORMALIZED, t.rule, t.kind))
    if t.status_span is not None:
        supports.append(Support("status", t.status_span, NORMALIZED, "meetings.status", t.status))
    else:
        supports.append(Support("status", t.anchor, INFERRED, "meetings.status-default", t.status))
    if t.inferred_date:
        rule = "meetings.day-of-visit" if t.date is None else t.date.rule
        supports.append(Support("start", t.inferred_date[1], INFERRED if t.date is None else NORMALIZED, rule, t.start))
    elif t.date is not None:
        supports.append(Support("start", t.date.span, NORMALIZED, t.date.rule, t.start))
    if t.end and t.end_span is not None:
        supports.append(Support("end", t.end_span, NORMALIZED, "meetings.last-day", t.end))
    city = country = venue = ""
    if t.place is not None:
        city, country, found = events.place_supports(reading, t.place, "meetings.place")
        supports += found
    if t.venue is not None:
        venue = " ".join(t.venue.of(reading.document.text).split())
        supports.append(Support("venue", t.venue, EXPLICIT, "meetings.venue", venue))
    return MeetingCandidate(
        ids[id(t)], t.kind, t.status, tuple(t.actors), t.start, t.end, venue, city, country,
        ids.get(id(t.part_of), "") if t.part_of is not None else "", "",
        tuple([*supports, *t.supports]),
    )  # fmt: skip


