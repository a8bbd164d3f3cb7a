"""Visits told by an adjective alone: `held talks with visiting Prime Minister X` (codebook section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import INFERRED
from ..spans import Span
from . import events
from .destinations import own_states
from .events import HELD, Clause
from .reading import COUNTRY, PERSON, Entity, Reading, Referent
from .tellings import Telling, new_telling

RULE = "meetings.visiting-guest"
#: The adjective before an office or a name, and what stands before it; elsewhere `visiting` is what somebody
#: does (`plans on visiting President X`).
_GUEST = re.compile(r"\b[Vv]isiting\s+(?=[^\W\d_a-z]|president|prime|foreign|leader)")
_LEAD = re.compile(
    r"(?:^|[.!?\u201c\"\n]\s*|\b(?:[Tt]he|and|with|met|hono(?:u)?r of|presence of|received|hosted|welcomed"
    r"|in [A-Z][a-z]+)\s+)$"
)
#: How many characters may lie between the adjective and the end of the guest's name.
_REACH = 110
#: How many before it are looked at.
_BEFORE = 30
#: What ends the phrase of the guest.
_STOP = re.compile(
    r"(?<![A-Z])\.\s|[;:!?]\s|,\s+(?:and|who)\b|\b(?:and|who|has|had|was|is|on|in|at|with|held|said)\b"
)


def with_visiting_guests(reading: Reading, told: Sequence[Telling]) -> list[Telling]:
    """The encounters told, with the visits of those who are called visiting, in the order of the text."""
    out = list(told)
    text = reading.document.text
    if "isiting" not in text:
        return out
    body = reading.document.article.body_start
    for found in _GUEST.finditer(text, body):
        span = Span(found.start(), found.start() + len("visiting"))
        adjective = _LEAD.search(text[max(body, span.start - _BEFORE) : span.start]) is not None
        quoted = reading.document.quote_at(span.start) is not None
        visit = _visit(reading, span) if adjective and not quoted else None
        if visit is not None:
            later = (n for n, t in enumerate(out) if t.clause.trigger.idx > span.start)
            out.insert(next(later, len(out)), visit)
    return out


def _visit(reading: Reading, word: Span) -> Telling | None:
    guest = _named_behind(reading, word)
    sentence = reading.document.sentence_of(word.start)
    if guest is None or sentence is None or sentence.heading:
        return None
    own = own_states(reading, [guest])
    place = _state_of_others(reading, sentence.span, guest, own) if own else None
    if place is None:
        return None
    clause = Clause(reading, reading.document.token_at(word.start))
    actors = [events.actor(guest, "guest", word, "meetings.traveller")]
    telling = new_telling(reading, clause, "visit", word, actors, RULE, [clause.trigger], place=place)
    telling.status, telling.status_span = HELD, None
    # The day told is that of what he did.
    telling.date, telling.inferred_date, telling.end, telling.end_span = None, None, "", None
    telling.anchor = word.hull(guest.span)
    return telling


def _named_behind(reading: Reading, word: Span) -> Referent | None:
    """The person who is named right behind the adjective and his office."""
    region = Span(word.end, min(word.end + _REACH, len(reading.document.text)))
    for e in reading.entities_in(region):
        if e.kind == PERSON:
            between = reading.document.text[word.end : e.span.start]
            return None if _STOP.search(between) else Referent(PERSON, e.id, e.span, INFERRED, RULE)
    return None


def _state_of_others(reading: Reading, sentence: Span, guest: Referent, own: frozenset[str]) -> Entity | None:
    """The state of those whom the sentence tells with him, else the one that it names as the place."""
    for e in reading.entities_in(sentence):
        if e.kind == PERSON and e.id != guest.id:
            for role in reading.roles_of(e.id):
                if role.country and role.country not in own:
                    told = next((s.span for s in role.supports if s.field == "country"), e.span)
                    return Entity(told, COUNTRY, role.country, "name")
    text = reading.document.text
    for e in reading.entities_in(sentence):
        placed = e.kind == COUNTRY and e.id and e.id not in own and e.form in ("name", "city", "alias")
        if placed and re.search(r"\b(?:in|at)(?: the)? $", text[max(0, e.span.start - 8) : e.span.start]):
            return e
    return None
