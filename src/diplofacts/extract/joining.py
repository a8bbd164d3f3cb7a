"""Tellings of one encounter joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from ..candidates import Actor
from ..dates import EDTF
from . import events
from .attended import RULE as ATTENDED
from .by_name import another_official, dates_agree, named_later, places_agree, without_summaries
from .events import PLANNED
from .lexicons import fold, word_set
from .past_plans import was_due
from .resuming import PREVIOUS
from .signing_events import takes_event
from .stops import join_stop
from .tellings import Telling, is_of_group
from .told_to import BY_PHONE

#: A meeting may be told as one of these in one place and as another in the next (`held talks`, `the summit`).
TALKS = frozenset({"meeting", "summit", "session"})
#: So many tellings back what was due may have been called off.
_DUE = 8
#: A visit begun at most so many days ago is the one that was planned.
_RECENT = 31


def join_tellings(tellings: Sequence[Telling], states: Mapping[str, str] | None = None) -> list[Telling]:
    """One telling an encounter, in the order of the text (codebook section 4, 'One encounter told
    twice').

    Args:
        tellings: what was told, in the order of the text.
        states: the state in which each person holds office, by candidate id.
    """
    kept: list[Telling] = []
    tellings = [t for t in tellings if not (_is_plan_of_held(t, tellings) or _is_plan_of_visit(t, tellings))]
    for n, telling in enumerate(tellings):
        _call_off(telling, tellings[max(0, n - _DUE) : n])
    sure = [t for t in tellings if not t.only_talk]
    for telling in tellings:
        if telling.only_talk and any(_may_be_of(telling, t) for t in sure):
            continue
        if telling.only_talk and any(_goes_on(telling, k) for k in kept):
            continue
        if join_stop(kept, telling):
            continue
        same = next((k for k in kept if _same(k, telling)), None)
        if same is None and (same := _of_their_states(kept, telling, states or {})) is not None:
            same.actors = [a for a in same.actors if not a.country]
        if same is None and (same := named_later(kept, telling, states or {})) is not None:
            here = {states[p] for p in telling.people() if states and p in states}
            same.actors = [a for a in same.actors if a.country not in here]
        if same is None and (same := _of_unnamed(kept, telling, states or {})) is not None:
            same.actors = []
        if same is None:
            kept.append(telling)
        else:
            _absorb(same, telling)
    return without_summaries(kept, states or {})


def _call_off(telling: Telling, before: Sequence[Telling]) -> None:
    """What was due on a visit that is told to be cancelled is cancelled too (`called off a trip to X. He had
    been due to meet Y in X`).
    """
    if telling.status != PLANNED or not was_due(telling.clause, telling.status_span):
        return
    for visit in before:
        off = visit.kind == "visit" and visit.status == events.CANCELLED
        if off and visit.people() & telling.people() and telling.country in ("", visit.country):
            telling.status, telling.status_span = visit.status, visit.status_span
            return


def _goes_on(telling: Telling, told: Telling) -> bool:
    """Whether a talk without day and place is that told before, which may be of another too (`X and Y spoke
    today. They also discussed trade`).
    """
    bare = not telling.start and telling.place is None and told.only_talk and told.status == telling.status
    return bare and telling.people() == told.people() and len(telling.actors) == len(told.actors)


def _may_be_of(telling: Telling, sure: Telling) -> bool:
    """Whether a talk or a visit that is only counted may be one told elsewhere."""
    if telling.kind == "visit":
        same = sure.kind == "visit" and sure.country in ("", telling.country)
        return same and telling.people() <= sure.people()
    return telling.people() <= sure.people() or (sure.kind != "visit" and is_of_group(telling))


def _of_their_states(kept: Sequence[Telling], telling: Telling, states: Mapping[str, str]) -> Telling | None:
    """The encounter of states told before, of which `the talks` of their representatives are told again, or
    whose representatives the next sentence names (`The A-B Dialogue will be held on Friday. X will host Y`).
    """
    people = telling.people()
    sides = {states.get(p, "") for p in people}
    last = kept[-1] if kept else None
    if last is None or len(people) < 2 or len(telling.actors) != len(people):
        return None
    document = telling.clause.reading.document
    told = [document.sentence_of(t.clause.trigger.idx) for t in (last, telling)]
    numbers = [document.number_of(s) for s in told if s is not None]
    next_to = len(numbers) == 2 and numbers[1] - numbers[0] == 1
    if not telling.definite and not (next_to and (last.start or last.place)):
        return None
    alike = last.kind == telling.kind or {last.kind, telling.kind} <= TALKS
    alike = alike or (telling.definite and telling.kind == "meeting" and last.kind == "video_call")
    if not alike or last.status != telling.status or telling.start or telling.place is not None:
        return None
    return last if len(sides) >= 2 and {a.country for a in last.actors} == sides else None


def _of_unnamed(kept: Sequence[Telling], telling: Telling, states: Mapping[str, str]) -> Telling | None:
    """The encounter of unnamed officials told last, of which `the meeting` of as many persons is told again
    (`The Peruvian minister met the Chilean one. The meeting between X and Y lasted an hour`).
    """
    last = kept[-1] if kept else None
    people = telling.people()
    if last is None or not telling.definite or len(people) < 2 or len(telling.actors) != len(people):
        return None
    if len(last.actors) != len(people) or any(a.person or not a.words for a in last.actors):
        return None
    alike = last.kind == telling.kind and last.status == telling.status
    known = any(states.get(p) for p in people)
    fits = alike and not known and dates_agree(last, telling) and places_agree(last, telling)
    return last if fits else None


def _alike(a: Telling, b: Telling) -> bool:
    return a.kind == b.kind or {a.kind, b.kind} <= TALKS


def _is_plan_of_held(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether `A's plan to meet B` is only named, where A and B are told to have met."""
    verb = telling.clause.trigger
    named = verb.dep_ == "acl" and verb.head.base in word_set("plan_nouns")
    # `agreed on the date of the summit`
    named = named or (telling.definite and telling.kind in TALKS)
    if not named or telling.status != PLANNED or telling.start or telling.place is not None:
        return False
    return any(t.status == "held" and _alike(t, telling) and t.keys() == telling.keys() for t in tellings)


def _is_plan_of_visit(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether the plan or the invitation is that of a visit which is told as made (`arrived in X on Sunday
    ... Y had invited him to visit X`), with no day of its own.
    """
    ahead = telling.status in (PLANNED, events.PROPOSED)
    if telling.kind != "visit" or not ahead or telling.start or telling.tour:
        return False
    if not telling.people() or not telling.country:
        return False
    told = telling.clause.reading.document.tokens(telling.clause.sentence)
    if any(t.folded in word_set("repeating_words") for t in told):
        return False  # `invited him to visit X again`
    published = telling.clause.reading.document.article.published
    for other in tellings:
        if other.kind != "visit" or other.status != "held" or other.country != telling.country:
            continue
        day = other.date.edtf.earliest if other.date is not None else None
        if telling.place and telling.place.city and not (other.place and other.place.city):
            continue  # It tells the city.
        recent = not other.start or (day is not None and (published - day).days <= _RECENT)
        if recent and telling.people() <= other.people():
            return True
    return False


def _same(a: Telling, b: Telling) -> bool:
    one_sentence = a.clause.sentence == b.clause.sentence
    verb = a.clause.trigger
    of_it = verb.pos_ == "VERB" and b.clause.trigger.head.i == verb.i and a.keys() == b.keys()
    of_it = of_it and b.rule != ATTENDED  # `went to X to attend the summit`: both the visit and the summit
    link = b.clause.trigger.head
    if a.kind == b.kind == "summit" and link.folded in ("for", "at") and link.head.i == verb.i:
        return True  # `Leaders of the A met in B for a summit hosted by X`
    if a.kind != b.kind and "session" in (a.kind, b.kind) and (b.place or b.start) and a.keys() != b.keys():
        return False
    other_kind = a.kind != b.kind and (one_sentence or not {a.kind, b.kind} <= TALKS)
    if other_kind and not of_it and not _is_talk_of(a, b):
        return False
    if (a.status == "held") != (b.status == "held") and not _is_named_plan(a, b):
        return False
    ahead = b.status in (events.PLANNED, events.PROPOSED)
    if a.status == events.CANCELLED and ahead and not was_due(b.clause, b.status_span):
        # What is planned after the cancellation is another one.
        return False
    again = one_sentence and a.status == b.status == PLANNED and a.keys() == b.keys() and b.definite
    if again and not b.start and b.place is None:
        return True  # `will receive X for what will be their last encounter`
    both = bool(a.ordinal and b.ordinal)
    if a.ordinal != b.ordinal and (both or PREVIOUS & {a.ordinal, b.ordinal}):
        return False
    if not (_is_put_off(a, b) or dates_agree(a, b)) or not places_agree(a, b) or another_official(a, b):
        return False
    if takes_event(a, b):
        return True
    people, others = a.people(), b.people()
    if _is_what_was_done(a, b) and people & others:
        return True
    named = b.clause.trigger.folded == "ceremony" and b.place is None
    if a.kind == b.kind == "ceremony" and b.definite and not b.start and (b.rule == "meetings.told" or named):
        # `A and B signed it at a ceremony ... C said when addressing the ceremony`
        return True
    if a.kind == "visit":
        if a.tour or b.tour:
            return a.tour and b.tour and bool(people & others)
        return bool(people & others) and (a.country == b.country or not a.country or not b.country)
    shared = a.keys() & b.keys()
    if b.rule == BY_PHONE and a.kind == b.kind and people >= others:
        return True
    if a.keys() == b.keys():
        return True
    smaller = min((a.keys(), b.keys()), key=len)
    # A telling that leaves a participant out is the same one where it says `the meeting`, or in the same
    # sentence.
    return (
        bool(shared)
        and shared == smaller
        and (b.definite or one_sentence or _adds_witness(a, b))
        and len(smaller) >= (1 if one_sentence else 2)
    )


def _adds_witness(a: Telling, b: Telling) -> bool:
    """Whether the next sentence tells how those two met (`met for an hour in the presence of X`)."""
    document = b.clause.reading.document
    here = document.sentence_of(b.clause.trigger.idx)
    before = document.sentence_of(a.clause.trigger.idx)
    if here is None or before is None or "presence" not in here.forms or b.start or b.place is not None:
        return False
    return document.number_of(here) - document.number_of(before) == 1 and a.people() < b.people()


def _is_what_was_done(a: Telling, b: Telling) -> bool:
    """Whether ``b`` tells what was done at ``a`` (`At a dinner given by A, B talked with C`)."""
    verb = b.clause.trigger
    done = verb.pos_ == "VERB" and a.clause.verb is not None and a.clause.verb.i == verb.i
    return done and a.clause.trigger.i < verb.i and a.kind == b.kind == "meeting"


def _is_named_plan(a: Telling, b: Telling) -> bool:
    """Whether ``b`` only names what ``a`` tells to be planned (`X will meet Y ... The talks between X and Y
    follow a visit`).
    """
    noun = b.clause.trigger
    bare = b.status == "held" and b.status_span is None and not b.start and b.place is None
    if a.status != PLANNED or not bare or not b.definite or noun.pos_ in ("VERB", "AUX"):
        return False
    verb = b.clause.verb
    past = verb is not None and (verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children))
    return not past and a.keys() == b.keys()


def _is_put_off(a: Telling, b: Telling) -> bool:
    """Whether one tells for when the encounter was due, and the other to what day it was moved."""
    due, moved = (b, a) if a.moved else (a, b)
    return moved.moved and not due.moved and was_due(due.clause, due.status_span)


def _is_talk_of(a: Telling, b: Telling) -> bool:
    """Whether ``b`` only says that those of ``a`` talked (`The presidents had an in-depth discussion`)."""
    return (
        a.kind != "visit"
        and not (a.kind == "ceremony" and b.clause.verb is not None and b.clause.is_held_by(b.clause.verb))
        and fold(b.clause.trigger.text) in word_set("talk_nouns")
        and a.keys() == b.keys()
        and not (b.start or b.place)
        and (a.clause.sentence == b.clause.sentence or not b.clause.reading.dates_in(b.clause.sentence))
    )


def _absorb(kept: Telling, new: Telling) -> None:
    """Take from ``new`` what ``kept`` lacks, and its words as further evidence."""
    known = {events.actor_key(a): i for i, a in enumerate(kept.actors)}
    for a in new.actors:
        i = known.get(events.actor_key(a))
        if i is None:
            kept.actors.append(a)
        else:
            kept.actors[i] = _join_actors(kept.actors[i], a)
    closer = new.date is not None and _is_closer(new.start, kept.start)
    if new.date is not None and (kept.date is None or (new.moved and not kept.moved) or closer):
        kept.date, kept.inferred_date = new.date, new.inferred_date
        kept.moved = new.moved
    if not kept.end and new.end:
        kept.end, kept.end_span = new.end, new.end_span
    if kept.place is None or (new.place is not None and new.place.city and not kept.place.city):
        kept.place = new.place or kept.place
    kept.venue = kept.venue or new.venue
    kept.ordinal = kept.ordinal or new.ordinal
    if new.kind == "summit" and kept.kind == "meeting" and new.clause.trigger.folded == "summit":
        kept.kind, kept.kind_span = new.kind, new.kind_span
    if new.whole != kept.whole and new.whole not in kept.more_wholes:
        kept.more_wholes.append(new.whole)


def _is_closer(new: str, kept: str) -> bool:
    """Whether a day lies within the stretch or month told before (`next week`; `is set for April 6 to 8`)."""
    if len(new) != len("2000-01-01") or len(kept) == len(new) or not kept:
        return False
    day, first, last = EDTF.parse(new).earliest, EDTF.parse(kept).earliest, EDTF.parse(kept).latest
    return day is not None and first is not None and last is not None and first <= day <= last


def _join_actors(kept: Actor, new: Actor) -> Actor:
    fresh = tuple(s for s in new.supports if s.field == "*" and s not in kept.supports)
    return evolve(kept, supports=kept.supports + fresh)
