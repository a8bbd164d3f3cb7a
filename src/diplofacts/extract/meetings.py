"""Meetings, visits, calls, conferences: encounters between identified participants (codebook
section 4).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, INFERRED, NORMALIZED, MeetingCandidate, Support, candidate_id
from ..spans import Span
from . import events
from .attendance import (
    read_attendance,
    read_companions,
    read_representatives,
    tells_attendance,
)
from .attended import without_doubles
from .calling_off import call_off
from .calls import callers
from .ceremonies import INAUGURATION, PUTTING, SIGNING, date_by_signing
from .encounter_nouns import read_noun_trigger
from .encounter_verbs import read_body_session, read_verb_trigger
from .followers import read_following
from .gatherings import GATHERING, read_gathering
from .joining import join_tellings
from .lead_days import lend_day_before
from .lexicons import word_set
from .narrated_days import lend_narrated_days
from .nearness import travellers_before
from .nesting import nest_tellings
from .reading import PERSON, Reading, Referent
from .resuming import call_summits, partners_before, read_resumed, take_pair, take_schedule
from .rounds import read_round
from .series import is_count
from .summons import is_summons, read_summons
from .tellings import Telling, encounter_idioms, encounter_nouns, encounter_verbs
from .told_again import read_again
from .told_to import LINES, read_line, read_telling
from .unnamed_hosts import take_hosts
from .visit_nouns import read_stay
from .visiting_guests import with_visiting_guests

if TYPE_CHECKING:
    from .words import Token


def extract_meetings(reading: Reading) -> tuple[MeetingCandidate, ...]:
    """The encounters that the article tells, one candidate each, tellings of the same one joined."""
    states = {r.person: r.country for r in reversed(reading.roles) if r.country}
    joined = join_tellings(list(_tellings(reading)), states)
    call_summits(reading, joined)
    nest_tellings(reading, joined)
    for telling in joined:
        date_by_signing(reading, telling)
    lend_narrated_days(reading, joined)
    lend_day_before(reading, joined)
    parents = {id(t.part_of) for t in joined if t.part_of is not None}
    # A named summit with no participants is coded only as the parent of a fact (codebook section 4).
    joined = [
        t
        for t in joined
        if t.kind != "summit"
        or id(t) in parents
        or t.rule == GATHERING
        or any(not a.organization for a in t.actors)
        or len(t.actors) > 1
        or (t.place is not None and t.start)
    ]
    for telling in joined:
        if any(o is not telling and o.anchor == telling.anchor for o in joined):
            telling.anchor = telling.kind_span
    joined = list(_set_apart(joined))
    ids = {id(t): candidate_id(reading.document.article.source_id, "meeting", t.anchor) for t in joined}
    return tuple(_candidate(reading, t, ids) for t in joined)


def _set_apart(tellings: Sequence[Telling]) -> Iterator[Telling]:
    """The encounters with anchors of their own: of several that one noun tells (`meetings with A, B and C`),
    each by the words from the noun to somebody who was there.
    """
    taken: set[Span] = set()
    for telling in tellings:
        if telling.anchor in taken:
            spans = [telling.kind_span.hull(a.supports[0].span) for a in telling.actors]
            telling.anchor = next((s for s in spans if s not in taken), telling.anchor)
        if telling.anchor not in taken:
            taken.add(telling.anchor)
            yield telling


def _tellings(reading: Reading) -> Sequence[Telling]:
    document = reading.document
    told: list[Telling] = []
    for sentence in document.sentences:
        if sentence.heading:
            continue
        may = not sentence.forms.isdisjoint(_trigger_forms())
        attended = bool(told) and tells_attendance(sentence)
        if not may and not attended:
            # Without a trigger nothing that follows is read, but what was told may be called off.
            if told and not sentence.forms.isdisjoint(word_set("cancelling_words")):
                words = document.doc[sentence.first : sentence.last + 1]
                call_off(reading, [t for t in words if not t.is_space], told)
            continue
        tokens = [t for t in document.doc[sentence.first : sentence.last + 1] if not t.is_space]
        if attended and read_attendance(reading, tokens, told):
            continue
        forms = _trigger_forms() if may else frozenset()
        triggers = [t for t in tokens if (t.base in forms or t.folded in forms) and _is_trigger(t)]
        # Only words that do tell an encounter may claim a date of the sentence.
        alone = [(t, _read_trigger(reading, t, [t])) for t in triggers]
        if told:
            alone = [(t, _again(reading, t, f, told, [t])) for t, f in alone]
        for token in [t for t, found in alone if told and not found and _is_noun(t)]:
            take_schedule(reading, token, told)
        telling = [t for t, told_alone in alone if told_alone]
        if len(telling) == 1 or not reading.dates_in(sentence.span):
            found = [one for _, told_alone in alone for one in told_alone]
        else:
            found = []
            for token in telling:
                found += _again(reading, token, _read_trigger(reading, token, telling), told, telling)
        found += read_following(reading, triggers, found, told)
        for one in (found := without_doubles(found)):
            take_pair(reading, one, told)
            if one.lacks_partner:
                (who,) = one.people()
                partners = partners_before(reading, Referent(PERSON, who, one.anchor, "", ""), told)
                one.actors += [events.actor(r, "participant", None, r.rule) for r in partners]
                if not partners:
                    continue
            if one.kind == "press_conference" and len(one.people()) == len(one.actors) == 1:
                _stand_beside(reading, one, told)
            if (not one.actors and not one.lacks_signers) or one.lacks_caller:
                earlier = travellers_before(reading, one.clause.trigger, told)
                if earlier is None:
                    continue
                one.actors += [callers(a, one.kind) for a in earlier.actors]
            if one.lacks_hosts and not take_hosts(reading, one, told):
                continue
            if not _joins_told(reading, one, told):
                told += [one, *read_again(reading, one)]
        if found:
            read_companions(reading, tokens, [f for f in found if f.actors or f.lacks_signers])
            read_representatives(reading, tokens, [f for f in found if f.actors])
            ceremonies = [] if attended else [f for f in found if f.kind == "ceremony"]
            if ceremonies and tells_attendance(sentence):
                # `Also present at the signing was X`, the first that tells of the event.
                read_attendance(reading, tokens, ceremonies)
        if told and may:
            call_off(reading, tokens, told)
    told = with_visiting_guests(reading, told)
    told = [t for t in told if not t.lacks_others or len(t.people()) > 1]
    # `An anonymous caller telephoned the agency`
    told = [t for t in told if t.kind != "interview" or all(events.actor_key(a)[0] for a in t.actors)]
    return [t for t in told if t.rule != INAUGURATION or len(t.people()) > 1]


def _stand_beside(reading: Reading, one: Telling, told: Sequence[Telling]) -> None:
    """A `joint press conference` of one person is given with whom he met before."""
    if not any(t.folded == "joint" for t in one.clause.trigger.lefts):
        return
    (who,) = one.people()
    beside = partners_before(reading, Referent(PERSON, who, one.anchor, "", ""), told)
    one.actors += [events.actor(r, "participant", None, r.rule) for r in beside if r.kind == PERSON]


def _again(
    reading: Reading,
    token: Token,
    found: list[Telling],
    told: Sequence[Telling],
    triggers: Sequence[Token],
) -> list[Telling]:
    """What the words tell by themselves, or else, for a noun, an encounter of those who met before."""
    guessed = all(a.supports[0].rule == "meetings.earlier-group" for f in found for a in f.actors)
    if not guessed or not _is_noun(token) or not told:
        return found
    resumed = read_resumed(reading, token, told, triggers)
    if is_count(token):
        return found  # `It was their second meeting this year`
    # `declined to attend the talks` tells of none.
    return resumed or found or [t for t in read_round(reading, token, told, triggers) if t.status]


def _joins_told(reading: Reading, one: Telling, told: Sequence[Telling]) -> bool:
    """Whether unnamed officials only `joined the meeting` of those who represent their states."""
    verb = one.clause.verb
    if verb is None or verb.base not in ("join", "attend") or not one.definite or one.people():
        return False
    states = {a.country for a in one.actors if a.country}
    there = {r.country for t in told[-3:] for p in t.people() for r in reading.roles_of(p)}
    return bool(states) and bool(states & there)


def _read_trigger(reading: Reading, token: Token, triggers: Sequence[Token]) -> list[Telling]:
    quoted = reading.document.quote_at(token.idx) is not None
    if token.folded in LINES and _is_noun(token):
        found = read_line(reading, token, triggers)
    elif token.pos_ in ("VERB", "AUX"):
        found = read_body_session(reading, token, triggers) if _may_sit(token) else []
        found = found or read_verb_trigger(reading, token, triggers)
        if not found and not quoted and is_summons(token):
            found = read_summons(reading, token, triggers)
        if not found and not quoted and token.base == "tell":
            found = read_telling(reading, token, triggers)
        if not found and not quoted and _may_sit(token):
            found = read_gathering(reading, token, triggers)
    else:
        silent = quoted and not (_speaks_of_self(token) or _is_told(reading, token))
        found = [] if silent else read_noun_trigger(reading, token, triggers)
        if not any(f.kind == "visit" for f in found):
            found = [*read_stay(reading, token, triggers), *found]
        if not found and not quoted and not is_count(token):
            found = read_gathering(reading, token, triggers)
    # Inside a quotation only what persons are said to do counts, or what the speaker does (`I go to X`).
    own = quoted and (_speaks_of_self(token) or _is_past_visit(token))
    alone = ("session", "visit") if own else ("session",)
    return [f for f in found if f.status and (not quoted or len(f.people()) >= 2 or f.kind in alone)]


@functools.cache
def _trigger_verbs() -> frozenset[str]:
    listed = [encounter_verbs(), encounter_idioms(), word_set("sitting_verbs")]
    return SIGNING.union(PUTTING, *listed, {"invite", "tell", "summon", "swear"})


@functools.cache
def _trigger_forms() -> frozenset[str]:
    return _trigger_verbs().union(encounter_nouns(), LINES)


def _is_trigger(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.base in _trigger_verbs()
    return token.pos_ in ("NOUN", "PROPN") and (
        token.folded in encounter_nouns() or token.folded in LINES
    )


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _may_sit(token: Token) -> bool:
    """Whether a verb says that a body is in session."""
    return token.lemma_.casefold() in word_set("sitting_verbs")


def _is_told(reading: Reading, token: Token) -> bool:
    """Whether a verb in a quotation holds the encounter (`The two leaders will hold talks`)."""
    clause = events.Clause(reading, token)
    return clause.verb is not None and clause.head.dep_ in ("dobj", "conj") and clause.is_held_by(clause.verb)


def _is_past_visit(token: Token) -> bool:
    """Whether words spoken tell by name who went somewhere (`When President X visited Y, we signed Z`)."""
    return token.tag_ == "VBD" and any(t.pos_ == "PROPN" for t in events.subject_tokens(token))


def _speaks_of_self(token: Token) -> bool:
    """Whether the words are those of one who tells of himself (`my talks with X`, `I had talks`), or of
    somebody named with them (`Minister X's meeting in Y`).
    """
    told = [t for t in token.children if t.dep_ in ("nsubj", "poss")]
    if _is_noun(token) and any(t.dep_ == "poss" and t.pos_ == "PROPN" for t in told):
        return True
    if not _is_noun(token):
        told += events.subject_tokens(token)
    elif token.dep_ == "dobj" and token.head.base in word_set("holding_verbs"):
        told += events.subject_tokens(token.head)
    return any(t.folded in ("i", "we", "my", "our", "your") for t in told)


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
