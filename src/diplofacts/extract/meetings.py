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


#: Verbs by which two or more persons perform a signing together.
_SIGNING = frozenset({"sign", "ink", "initial"})


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
    for telling in joined:
        if any(o is not telling and o.anchor == telling.anchor for o in joined):
            telling.anchor = telling.kind_span
    joined = [t for i, t in enumerate(joined) if not any(o.anchor == t.anchor for o in joined[:i])]
    ids = {id(t): candidate_id(reading.document.article.source_id, "meeting", t.anchor) for t in joined}
    return tuple(_candidate(reading, t, ids) for t in joined)


def _tellings(reading: Reading) -> Iterator[Telling]:
    document = reading.document
    last: Telling | None = None
    for sentence in document.sentences:
        if sentence.heading:
            continue
        tokens = [t for t in document.doc[sentence.first : sentence.last + 1] if not t.is_space]
        triggers = [t for t in tokens if _is_trigger(t)]
        if last is not None and _list_participants(reading, tokens, last):
            continue
        # Only words that do tell an encounter may claim a date of the sentence.
        telling = [t for t in triggers if _read_trigger(reading, t, [t])]
        for token in telling:
            for found in _read_trigger(reading, token, telling):
                last = found
                yield found


def _read_trigger(reading: Reading, token: Token, triggers: Sequence[Token]) -> list[Telling]:
    quoted = reading.document.quote_at(token.idx) is not None
    if token.pos_ in ("VERB", "AUX"):
        found = _from_verb(reading, token, triggers)
    else:
        found = [] if quoted and not _speaks_of_self(token) else _from_noun(reading, token, triggers)
    # Inside a quotation only what persons are said to do counts.
    return [f for f in found if not quoted or len(f.people()) >= 2]


def _list_participants(reading: Reading, tokens: Sequence[Token], last: Telling) -> bool:
    """`Participants in the call included A, B and C` names who took part in the encounter told last."""
    for token in tokens:
        if fold(token.text) not in ("participants", "attendees", "participating"):
            continue
        span = reading.document.sentence_of(token.idx)
        assert span is not None
        named = [e for e in reading.entities_in(span.span) if e.kind == PERSON and e.span.start > token.idx]
        if not named:
            return False
        how = reading.document.span([token])
        known = {a.person for a in last.actors}
        last.actors[:] = [a for a in last.actors if not a.words or a.country or a.organization]
        for e in named:
            if e.id not in known:
                referent = Referent(PERSON, e.id, e.span, EXPLICIT, "meetings.participant-list")
                last.actors.append(events.actor(referent, "participant", how, "meetings.participant-list"))
        last.more_wholes.append(span.span if len(span.span) <= WHOLE else how.hull(named[0].span))
        return True
    return False


def _is_trigger(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.lemma_.casefold() in _verbs() or token.lemma_.casefold() in _SIGNING
    return token.pos_ in ("NOUN", "PROPN") and fold(token.text) in _nouns()


def _speaks_of_self(token: Token) -> bool:
    return any(fold(t.text) in ("i", "we") for t in token.children if t.dep_ == "nsubj")


def _from_verb(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    if events.is_negated(verb):
        return []
    if verb.lemma_.casefold() in _SIGNING:
        return _signing(reading, verb, triggers)
    for row in _verbs()[verb.lemma_.casefold()]:
        found = _read_verb(reading, verb, row, triggers)
        if found:
            return found
    return []


def _read_verb(reading: Reading, verb: Token, row: dict[str, str], triggers: Sequence[Token]) -> list[Telling]:
    resolver = reading.coreference
    links = [w for w in row["link"].split("|") if w]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if row["needs"] in ("event", "body") or passive and row["kind"] == "visit":
        return []
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
            return []
    if row["needs"] == "titled" and not _has_title(reading, verb, others):
        return []
    clause = Clause(reading, verb)
    kind, kind_span = row["kind"], reading.document.span([verb])
    if kind == "phone_call":
        kind, kind_span = _spoken_kind(reading, verb, subject, others)
        if not kind:
            return []
    if len(subject) >= 2 and not others and verb.lemma_.casefold() == "meet":
        others = list(subject[1:])
        subject = subject[:1]
    both = _without_represented(reading, [*subject, *others])
    subject = tuple(r for r in subject if r in both)
    others = [r for r in others if r in both and not any((r.kind, r.id) == (x.kind, x.id) and r.id for x in subject)]
    if not subject or not others or not any(r.id for r in (*subject, *others)) or _is_purpose(verb, others):
        return []
    actors = [
        *(events.actor(r, row["subject"], None if row["subject"] == "participant" else kind_span, "meetings.subject") for r in subject),
        *(events.actor(r, row["object"], None if row["object"] == "participant" else kind_span, "meetings.object") for r in others),
    ]
    return [_telling(reading, clause, kind, kind_span, actors, f"meetings.{row['lemma']}", triggers)]


def _signing(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """Two or more persons who sign at a named place are at a ceremony (codebook section 4)."""
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    clause = Clause(reading, verb)
    place, _ = events.place_of(clause)
    if len(who) < 2 or place is None:
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in who]
    return [_telling(reading, clause, "ceremony", reading.document.span([verb]), actors, "meetings.signing", triggers)]


def _is_purpose(verb: Token, others: Sequence[Referent]) -> bool:
    """Whether the encounter is only what a visit was for, with nobody named (`arrived to hold talks with officials`)."""
    aim = any(c.dep_ == "aux" and fold(c.text) == "to" for c in verb.children)
    visit = any(row["kind"] == "visit" for row in _verbs().get(verb.head.lemma_.casefold(), ()))
    return aim and visit and not any(r.kind == PERSON for r in others)


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
) -> list[Telling]:
    subject = [r for r in events.subject(reading, verb) if r.kind == PERSON or r.words and r.id]
    where = [e for t in targets for e in _places(reading, t)]
    if not subject or not where:
        return []
    kind_span = reading.document.span([verb])
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in subject]
    clause = Clause(reading, verb)
    out = _visits(reading, clause, kind_span, actors, f"meetings.{row['lemma']}", triggers, where)
    for telling in out:
        # Codebook section 4: `travelled to X on D` gives both days.
        if row["lemma"] in ("travel", "fly", "go") and telling.status == HELD and telling.date is not None and len(telling.start) == 10:
            telling.end, telling.end_span = telling.start, telling.date.span
    return out


def _visits(
    reading: Reading,
    clause: Clause,
    kind_span: Span,
    actors: list[Actor],
    rule: str,
    triggers: Sequence[Token],
    where: Sequence[Entity],
) -> list[Telling]:
    """One visit a country; two cities of one country are one (codebook section 4)."""
    out = []
    for country in dict.fromkeys(e.id for e in where):
        place = next(e for e in where if e.id == country)
        telling = _telling(reading, clause, "visit", kind_span, actors, rule, triggers, place=place)
        telling.anchor = kind_span.hull(place.span)
        out.append(telling)
    return out


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


def _from_noun(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    if noun.dep_ == "compound" or events.is_negated(noun):
        return []
    document = reading.document
    phrase = reading.coreference.phrase(noun)
    modifiers = {fold(t.text) for t in noun.subtree if t.i < noun.i}
    kind = next((k for k, m in _nouns()[fold(noun.text)] if not m or m & modifiers), "")
    if not kind:
        return []
    kind_span = document.span([noun])
    clause = Clause(reading, noun)
    definite = bool(modifiers & {"the", "this", "that", "these", "their"}) or not modifiers
    if kind == "visit":
        return _noun_visit(reading, clause, noun, kind_span, triggers)
    own = _own_participants(reading, noun, phrase, kind)
    others = _clause_participants(reading, clause, noun, kind, own, definite)
    referents = _without_represented(reading, _distinct([*others, *own]))
    if kind == "summit" and len([r for r in referents if r.kind == PERSON]) >= 2:
        # Persons who meet at a named summit take part; the body in its name hosts nobody.
        referents = [r for r in referents if r.rule != "meetings.name-part"]
    if not _suffices(reading, kind, noun, phrase, referents):
        return []
    if clause.verb is not None and clause.is_held_by(clause.verb) and _is_purpose(clause.verb, own):
        return []
    if kind == "meeting" and len({r.id for r in referents if r.kind == COUNTRY}) >= 3 and not any(r.kind == ORGANIZATION for r in referents):
        kind = "summit"
    actors = [_participant(r) for r in referents]
    telling = _telling(reading, clause, kind, kind_span, actors, f"meetings.{kind}-noun", triggers)
    telling.definite = definite
    return [telling]


def _participant(referent: Referent) -> Actor:
    host = referent.rule == "meetings.host"
    return events.actor(referent, "host" if host else "participant", referent.span if host else None, "meetings.participant")


def _own_participants(reading: Reading, noun: Token, phrase: Span, kind: str) -> list[Referent]:
    """Who is named with the noun: `A's meeting with B`, `talks between A and B`, `the A-B summit`, `hosted by C`."""
    resolver = reading.coreference
    out: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss" and fold(child.text) != "its" and not reading.dates_in(reading.document.span([child])):
            out += resolver.resolve(child)
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in ("host", "sponsor", "organize", "organise", "convene"):
            agents = [r for t in events.objects(child, ("by",), direct=False) for r in resolver.resolve(t)]
            out += [Referent(r.kind, r.id, r.span, r.basis, "meetings.host", r.words) for r in agents]
    links = ("with", "between", "among", "of") if kind not in ("session", "summit") else ("with", "between", "among")
    for token in events.objects(noun, links, direct=False):
        out += [r for r in resolver.resolve(token) if r.kind != WORDS or kind in ("meeting", "video_call", "phone_call")]
    if kind in ("summit", "meeting") and noun.text[0].isupper():
        out += _name_parts(reading, phrase, noun)
    elif kind == "summit":
        out += _name_parts(reading, phrase, noun)
    return out


def _clause_participants(
    reading: Reading, clause: Clause, noun: Token, kind: str, own: Sequence[Referent], definite: bool
) -> list[Referent]:
    """Who takes part by the clause: the subject of `held talks`, of what happened `at the meeting held on Friday`."""
    verb = clause.verb
    resolver = reading.coreference
    named = noun.text[0].isupper() and noun.pos_ == "PROPN"
    out: list[Referent] = []
    if verb is None or verb.i == noun.i:
        pass
    elif clause.is_held_by(verb) or noun.dep_ == "nsubjpass":
        if noun.dep_ in ("dobj", "obj"):
            out += events.subject(reading, verb)
            out += [r for t in events.objects(verb, ("with",), direct=False) for r in resolver.resolve(t)]
    elif noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        link = fold(noun.head.text)
        aside = fold(noun.head.head.text) in ("sidelines", "margins", "eve")
        enough = len([r for r in own if r.kind == PERSON or not named]) >= 2
        told = not definite or named or _is_dated(reading, noun) or kind in ("press_conference", "interview")
        if link in ("in", "during", "at") and not aside and not enough and told:
            who = events.subject(reading, verb)
            if verb.lemma_.casefold() in ("meet", "speak", "talk"):
                who += tuple(r for t in events.objects(verb, ("with", "to")) for r in resolver.resolve(t))
            out += [r for r in who if r.kind == PERSON or r.kind == COUNTRY and not named]
    elif kind == "press_conference" and noun.dep_ in ("dobj", "dative"):
        out += events.subject(reading, verb)
    if not own and not out and kind == "meeting" and (_has_date(reading, noun) or definite and events.place_of(clause)[0]):
        # `Today's meeting in Washington`: those who acted together before.
        out += [r for r in _earlier_group(reading, noun) if r.id]
    return out


def _has_date(reading: Reading, noun: Token) -> bool:
    """Whether a date possesses the noun (`Today's meeting`)."""
    return any(c.dep_ == "poss" and reading.dates_in(reading.document.span([c])) for c in noun.children)


def _earlier_group(reading: Reading, noun: Token) -> list[Referent]:
    """The latest subject of several participants in an earlier sentence."""
    document = reading.document
    sentence = document.sentence_of(noun.idx)
    for other in reversed([s for s in document.sentences if sentence and s.span.end <= sentence.span.start and not s.heading]):
        for token in document.doc[other.first : other.last + 1]:
            if token.dep_ in events.SUBJECTS:
                found = [r for r in reading.coreference.resolve(token) if r.id]
                if len(found) >= 2:
                    return [Referent(r.kind, r.id, document.span([noun]), "coreference", "meetings.earlier-group") for r in found]
    return []


def _without_represented(reading: Reading, referents: Sequence[Referent]) -> list[Referent]:
    """No state or body beside its own representative (codebook section 4)."""
    people = {r.id for r in referents if r.kind == PERSON}
    sides = {x for role in reading.roles if role.person in people for x in (role.country, role.organization) if x}
    return [r for r in referents if r.kind == PERSON or r.id not in sides]


def _suffices(reading: Reading, kind: str, noun: Token, phrase: Span, referents: Sequence[Referent]) -> bool:
    """Whether the participants are identified well enough (codebook section 4)."""
    by_id = {o.id: o for o in reading.organizations}
    people = [r for r in referents if r.kind == PERSON]
    if kind == "interview":
        return bool(people) and any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in referents)
    if kind == "session":
        return any(r.kind == ORGANIZATION for r in referents) and len(referents) >= 2
    if kind in ("press_conference", "ceremony"):
        return bool(people)
    if len(referents) >= 2:
        return len([r for r in referents if r.id]) >= 1
    return kind == "summit" and bool(referents) and bool(reading.dates_in(phrase))


def _is_dated(reading: Reading, noun: Token) -> bool:
    """Whether the noun is told with its own time or place (`the meeting held on Friday`)."""
    return any(c.dep_ in ("acl", "relcl") and c.lemma_.casefold() in word_set("holding_verbs") for c in noun.children)


def _distinct(referents: Sequence[Referent]) -> list[Referent]:
    out: list[Referent] = []
    for r in referents:
        if not any((r.kind, r.id, fold(r.words)) == (o.kind, o.id, fold(o.words)) for o in out):
            out.append(r)
    return out


def _name_parts(reading: Reading, phrase: Span, noun: Token) -> list[Referent]:
    """`the U.S.-ASEAN Special Summit`: the states and bodies inside the name take part."""
    out = []
    for e in reading.entities_in(phrase):
        if e.span.end <= noun.idx and e.kind in (COUNTRY, ORGANIZATION) and e.form in ("name", "alias", "demonym") and e.id:
            out.append(Referent(e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "meetings.name-part"))
    return out


def _noun_visit(reading: Reading, clause: Clause, noun: Token, kind_span: Span, triggers: Sequence[Token]) -> list[Telling]:
    resolver = reading.coreference
    where = [e for t in events.objects(noun, ("to", "in", "of"), direct=False) for e in _places(reading, t)]
    guests: list[Referent] = []
    for child in noun.children:
        if child.dep_ == "poss":
            guests += [r for r in resolver.resolve(child) if r.kind == PERSON]
    for token in events.objects(noun, ("by", "of"), direct=False):
        guests += [r for r in resolver.resolve(token) if r.kind == PERSON]
    verb = clause.verb
    if not guests and verb is not None:
        guests = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    if not guests:
        guests = [
            r for c in noun.subtree if c.dep_ in events.SUBJECTS and c.tag_ == "PRP" for r in resolver.resolve(c) if r.kind == PERSON
        ]
    if not guests or not where:
        return []
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in _distinct(guests)]
    return _visits(reading, clause, kind_span, actors, "meetings.visit-noun", triggers, where)


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


