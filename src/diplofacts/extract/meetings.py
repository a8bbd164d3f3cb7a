"""Meetings, visits, calls, conferences: encounters between identified participants (codebook
section 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, INFERRED, NORMALIZED, MeetingCandidate, Support, candidate_id
from . import events
from .encounter_nouns import read_noun_trigger
from .encounter_verbs import SIGNING, read_body_session, read_verb_trigger
from .joining import join_tellings, nest_tellings
from .lexicons import fold, word_set
from .reading import PERSON, Reading, Referent
from .tellings import WHOLE, Telling, encounter_nouns, encounter_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token


def extract_meetings(reading: Reading) -> tuple[MeetingCandidate, ...]:
    """The encounters that the article tells, one candidate each, tellings of the same one joined."""
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
        found = read_body_session(reading, token, triggers) if _may_sit(token) else []
        found = found or read_verb_trigger(reading, token, triggers)
    else:
        found = [] if quoted and not _speaks_of_self(token) else read_noun_trigger(reading, token, triggers)
    # Inside a quotation only what persons are said to do counts.
    return [f for f in found if f.status and (not quoted or len(f.people()) >= 2)]


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
        lemma = token.lemma_.casefold()
        return lemma in encounter_verbs() or lemma in SIGNING or _may_sit(token)
    return token.pos_ in ("NOUN", "PROPN") and fold(token.text) in encounter_nouns()


def _may_sit(token: Token) -> bool:
    """Whether a verb says that a body is in session."""
    return token.lemma_.casefold() in word_set("sitting_verbs")


def _speaks_of_self(token: Token) -> bool:
    return any(fold(t.text) in ("i", "we") for t in token.children if t.dep_ == "nsubj")


def _candidate(reading: Reading, t: Telling, ids: dict[int, str]) -> MeetingCandidate:
    supports = [
        Support("*", t.whole, EXPLICIT, t.rule),
        *(Support("*", w, EXPLICIT, t.rule) for w in t.more_wholes),
    ]
    supports.append(Support("kind", t.kind_span, NORMALIZED, t.rule, t.kind))
    if t.status_span is not None:
        supports.append(Support("status", t.status_span, NORMALIZED, "meetings.status", t.status))
    else:
        supports.append(Support("status", t.anchor, INFERRED, "meetings.status-default", t.status))
    if t.inferred_date:
        value, span, rule = t.inferred_date
        supports.append(Support("start", span, INFERRED if t.date is None else NORMALIZED, rule, value))
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
    name = ""
    if t.name is not None:
        name = " ".join(t.name.of(reading.document.text).split())
        supports.append(Support("name", t.name, EXPLICIT, "meetings.name", name))
    return MeetingCandidate(
        ids[id(t)], t.kind, t.status, tuple(t.actors), t.start, t.end, venue, city, country,
        ids.get(id(t.part_of), "") if t.part_of is not None else "", name,
        (*supports, *t.supports),
    )  # fmt: skip
