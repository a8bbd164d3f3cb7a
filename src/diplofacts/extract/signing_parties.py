"""Those who take part in a signing ceremony because they sign there, wherever the article names them
(codebook sections 4 and 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from .. import dates
from ..candidates import (
    COREFERENCE,
    EXPLICIT,
    INFERRED,
    NORMALIZED,
    Actor,
    AgreementCandidate,
    MeetingCandidate,
    Support,
    candidate_id,
)
from ..spans import Span
from . import events
from .acts import AGREED, IN_FORCE, RATIFIED, SIGNED
from .reading import PERSON, Reading, Referent
from .signing_events import EVENT
from .whom import represented

RULE = "meetings.signers-of-instrument"
#: At most so many states and bodies whose signers nobody names stand for themselves.
_MOST = 3
#: Nobody talks alone.
_FEWEST = 2
_SIGNED = frozenset({SIGNED, IN_FORCE, RATIFIED})


def with_signers(reading: Reading) -> Sequence[MeetingCandidate]:
    """The encounters of the article, its signing ceremonies with those who signed there.

    A ceremony told without anybody, of which no instrument tells who signed, is none.
    """
    out: list[MeetingCandidate] = []
    for meeting in reading.meetings:
        if meeting.kind == "ceremony" and _is_signing(reading, meeting):
            meeting = _filled(reading, meeting)
        elif not meeting.actors:
            meeting = _with_sides(reading, meeting)
        if not meeting.actors or (_only_act(reading, meeting) and not any(a.person for a in meeting.actors)):
            continue
        alike = enumerate(out) if meeting.kind == "ceremony" else ()
        same = next((n for n, m in alike if _is_same(m, meeting)), None)
        if same is None:
            out.append(meeting)
        else:
            more = tuple(s for s in meeting.supports if s.field == "*" and s not in out[same].supports)
            out[same] = evolve(out[same], supports=(*out[same].supports, *more))
    kept = {m.id for m in out}
    if any(m.id not in kept for m in reading.meetings):
        reading.agreements = tuple(
            a if not a.meeting or a.meeting in kept else evolve(a, meeting="") for a in reading.agreements
        )
    return (*out, *_placed_signings(reading, out))


def _placed_signings(reading: Reading, told: Sequence[MeetingCandidate]) -> Iterator[MeetingCandidate]:
    """The ceremonies of instruments that two or more persons are told to have signed in a city (codebook
    section 4), where nothing else tells an encounter at which they did.
    """
    there = [{x.person for x in m.actors if x.person} for m in told if m.kind == "ceremony"]
    for a in reading.agreements:
        signers = {x.person: x for x in a.actors if x.capacity == "signatory" and x.person}
        status = next((s for s in a.supports if s.field == "status" and s.basis == NORMALIZED), None)
        if a.status not in _SIGNED or a.meeting or not a.city or len(signers) < 2 or status is None:
            continue
        if any(len(signers.keys() & people) > 1 for people in there):
            continue
        if any(signers.keys() <= {x.person for x in m.actors} for m in _talks_at(told, a, status.span)):
            continue  # `A and B signed it after talks in X`
        there.append(set(signers))
        yield _ceremony(reading, a, status.span, list(signers.values()))


def _talks_at(
    told: Sequence[MeetingCandidate], a: AgreementCandidate, how: Span
) -> Iterator[MeetingCandidate]:
    """The talks whose words for their city are those that tell where the instrument was signed."""
    places = {s.span for s in a.supports if s.field == "city"}
    for m in (m for m in told if m.kind == "meeting" and m.city == a.city):
        if any(s.field == "city" and s.span in places and s.span.start > how.start for s in m.supports):
            yield m


def _ceremony(
    reading: Reading, agreement: AgreementCandidate, how: Span, signers: Sequence[Actor]
) -> MeetingCandidate:
    whole = next((s.span for s in agreement.supports if s.field == "*" and how in s.span), how)
    supports = [
        Support("*", whole, EXPLICIT, RULE),
        Support("kind", how, NORMALIZED, RULE, "ceremony"),
        Support("status", how, INFERRED, "meetings.status-default", "held"),
    ]
    start = agreement.signed if len(agreement.signed) == len("2000-01-01") else ""
    lent = {"city", "country", "signed"} if start else {"city", "country"}
    for s in agreement.supports:
        if s.field in lent:
            own = "start" if s.field == "signed" else s.field
            rule = s.rule if own == "start" else "meetings.place-of-signing"
            supports.append(evolve(s, field=own, rule=rule))
    key = candidate_id(reading.document.article.source_id, "meeting", how)
    return MeetingCandidate(
        key, "ceremony", "held", tuple(_participant(a) for a in signers), start,
        city=agreement.city, country=agreement.country, supports=tuple(supports),
    )  # fmt: skip


def _is_signing(reading: Reading, meeting: MeetingCandidate) -> bool:
    told = (s.span for s in meeting.supports if s.field == "*")
    return any("sign" in span.of(reading.document.text).casefold() for span in told)


def _only_act(reading: Reading, meeting: MeetingCandidate) -> bool:
    """Whether a ceremony of states alone is only `the signing` of what they signed."""
    told = next(s for s in meeting.supports if s.field == "kind")
    act = told.span.of(reading.document.text).casefold() == "signing"
    return act and told.rule == EVENT and not (meeting.city or meeting.country or meeting.venue)


def _is_same(a: MeetingCandidate, b: MeetingCandidate) -> bool:
    """Whether two ceremonies are one, now that it is known who signed at each."""
    if not a.kind == b.kind == "ceremony" or (a.status, a.city) != (b.status, b.city):
        return False
    alike = {events.actor_key(x) for x in a.actors} == {events.actor_key(x) for x in b.actors}
    return alike and (not a.start or not b.start or a.start == b.start)


def _filled(reading: Reading, meeting: MeetingCandidate) -> MeetingCandidate:
    signed = _signed_there(reading, meeting)
    if not signed:
        return meeting
    actors = _with(reading, meeting.actors, [a for s in signed for a in s.actors])
    if len(actors) < 2:
        return meeting
    one = next((s for s in signed if s.city), None)
    if one is None or meeting.city or meeting.country not in ("", one.country):
        return evolve(meeting, actors=tuple(actors))
    told = [s for s in one.supports if s.field == "city" or (s.field == "country" and not meeting.country)]
    lent = tuple(evolve(s, basis=INFERRED, rule="meetings.place-of-signing") for s in told)
    return evolve(
        meeting, actors=tuple(actors), city=one.city, country=one.country, supports=(*meeting.supports, *lent)
    )


def _with_sides(reading: Reading, meeting: MeetingCandidate) -> MeetingCandidate:
    """Talks told with their day and place alone, held between the sides of what they were about."""
    sides = {
        events.actor_key(a): a
        for agreement in _nearest(meeting, reading.agreements)
        for a in agreement.actors
        if a.capacity == "party"
    }
    if not _FEWEST <= len(sides) <= _MOST:
        return meeting
    return evolve(meeting, actors=tuple(_participant(a) for a in sides.values()))


def _signed_there(reading: Reading, meeting: MeetingCandidate) -> list[AgreementCandidate]:
    """What was signed at the ceremony: what says so itself, else what its participants signed, else what is
    told nearest to it.
    """
    ahead = meeting.status == "planned"
    fit = [a for a in reading.agreements if (a.status in _SIGNED) != ahead and _same_day(meeting, a)]
    fit = [a for a in fit if a.status not in (AGREED, "negotiated") or ahead]
    own = [a for a in fit if a.meeting == meeting.id]
    if own:
        return own
    sides = set(_sides(reading, meeting.actors))
    own = [a for a in fit if sides & {*_sides(reading, a.actors)}]
    if own:
        return own if len({_parties(a) for a in own}) == 1 else _nearest(meeting, own)
    # A treaty of another year is not what the ceremony of which the article tells was for.
    return _nearest(meeting, [a for a in fit if not a.signed or len(a.signed) >= len("2000-01-01")])


def _nearest(meeting: MeetingCandidate, found: Sequence[AgreementCandidate]) -> list[AgreementCandidate]:
    """Those of the sides of the one told nearest to a ceremony, before it where any is."""
    at = min(s.span.start for s in meeting.supports if s.field == "kind")
    told = {a.id: [at - s.span.start for s in a.supports if s.field == "*"] for a in found}
    if not told:
        return []
    far = {key: min((n < 0, abs(n)) for n in where) for key, where in told.items()}
    first = min(found, key=lambda a: (far[a.id], a.id))
    return [a for a in found if _parties(a) == _parties(first)]


def _same_day(meeting: MeetingCandidate, agreement: AgreementCandidate) -> bool:
    if not meeting.start or not agreement.signed:
        return True
    return dates.EDTF.parse(meeting.start).overlaps(dates.EDTF.parse(agreement.signed))


def _parties(agreement: AgreementCandidate) -> frozenset[str]:
    return frozenset(a.country or a.organization for a in agreement.actors if a.capacity == "party")


def _sides(reading: Reading, actors: Iterable[Actor]) -> Iterator[str]:
    """The actors' own ids, and the states and bodies for which they stand."""
    for actor in actors:
        yield from {actor.person, actor.country, actor.organization} - {""}
        if actor.person:
            span = next(s.span for s in actor.supports if s.field == "*")
            for one in represented(reading, Referent(PERSON, actor.person, span, COREFERENCE, RULE)):
                yield one.id


def _with(reading: Reading, there: Sequence[Actor], signing: Sequence[Actor]) -> list[Actor]:
    """Those who were told to be there and those who signed; a side that no person stands for is there too
    where fewer than two signers are named.
    """
    actors = {events.actor_key(a): a for a in there}
    signers = [a for a in signing if a.person and a.capacity in ("signatory", "witness")]
    for a in signers:
        actors.setdefault(events.actor_key(a), _participant(a))
    stood_for = set(_sides(reading, (a for a in actors.values() if a.person)))
    kept = [a for a in actors.values() if a.person or (a.country or a.organization) not in stood_for]
    named = {a.person for a in signers if a.capacity == "signatory"}
    if len(named) < 2 and sum(not a.person for a in kept) < 2:
        sides = {events.actor_key(a): a for a in signing if a.capacity == "party" and not a.words}
        known = {*stood_for, *_sides(reading, kept)}
        rest = [a for a in sides.values() if (a.country or a.organization) not in known]
        kept += [_participant(a) for a in rest] if len(rest) <= _MOST else []
    return kept


def _participant(actor: Actor) -> Actor:
    told = next(s for s in actor.supports if s.field == "*")
    unnamed = not (actor.person or actor.country or actor.organization)
    fields = ("country", "title") if unnamed else ("country",)
    own = tuple(evolve(s, rule=RULE) for s in actor.supports if s is told or s.field in fields)
    part = Support("capacity", told.span, INFERRED, RULE, "participant")
    return evolve(actor, capacity="participant", words=actor.words if unnamed else "", supports=(*own, part))
