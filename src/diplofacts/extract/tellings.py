"""One telling of an encounter: what it is made of, and the days and places that its words give."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from .. import dates
from ..candidates import INFERRED, Actor, Support
from ..spans import Span
from . import events
from .day_bounds import count_days, hangs_before
from .days_ahead import is_to_come, sets_out
from .events import Clause
from .going_after import is_gone_to
from .lexicons import fold, rows, word_set
from .outlook import LOOKING, ahead_of, outlook_of
from .plans_before import goes_on_with_plan
from .postponing import moved_to
from .reading import COUNTRY, PERSON, Entity, Reading, Referent

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

#: At most so many characters make the words that assert a meeting as a whole.
WHOLE = 400


@functools.cache
def encounter_verbs() -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("encounter_verbs"):
        out.setdefault(row["lemma"], []).append(row)
    return out


@functools.cache
def encounter_idioms() -> dict[str, list[dict[str, str]]]:
    """Verbs that tell an encounter by the words beside them (`came face to face with`, `touched down in`)."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("encounter_idioms"):
        out.setdefault(row["lemma"], []).append(row)
    return out


@functools.cache
def encounter_nouns() -> dict[str, list[tuple[str, frozenset[str]]]]:
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
    #: a call on somebody whose caller is told before.
    lacks_caller: bool = False
    #: a tour of several states, whose legs are visits of their own.
    tour: bool = False
    #: a leg of a trip whose days are those of the whole trip.
    of_trip: bool = False
    #: only that they discussed something, which may have been at an encounter told elsewhere.
    only_talk: bool = False
    #: its number in a series (`the first call`).
    ordinal: str = ""
    #: a meeting planned or proposed by one person, whose partner is told before.
    lacks_partner: bool = False
    #: a call with persons whom only a later sentence names.
    lacks_others: bool = False
    #: the event of a signing, whose participants are those who signed.
    lacks_signers: bool = False
    #: a meeting with officials of whom only an earlier visit tells whose they are.
    lacks_hosts: bool = False
    #: a day that other words lend: EDTF, the words, the rule.
    inferred_date: tuple[str, Span, str] | None = None
    #: put off to a later day, which ``inferred_date`` has.
    moved: bool = False
    part_of: Telling | None = None
    supports: list[Support] = field(factory=list)
    more_wholes: list[Span] = field(factory=list)

    def people(self) -> set[str]:
        """Candidate ids of the persons who take part."""
        return {a.person for a in self.actors if a.person}

    def keys(self) -> set[tuple[str, str]]:
        """What identifies the participants."""
        return {events.actor_key(a) for a in self.actors}

    def end_on(self, day: str, told: Span) -> None:
        """Set the last day; the first one is counted back where the words tell how long it was."""
        length = dates.EDTF.parse(self.end).latest if self.end else None
        first = dates.EDTF.parse(self.start).earliest if self.start else None
        last = dates.EDTF.parse(day).latest
        back = None
        if length is not None and first is not None and last is not None and self.end_span is not None:
            back = ((last - (length - first)).isoformat(), self.end_span, "meetings.last-day")
        self.date, self.inferred_date = (self.date, back) if back is not None else (None, None)
        self.end, self.end_span = day, told

    def move(self, day: str, told: DateMention, verb: Token) -> None:
        """Set the new day to which the encounter was put off."""
        self.status, self.status_span = events.PLANNED, Span(verb.idx, verb.idx + len(verb))
        self.date, self.inferred_date, self.moved = told, (day, told.span, told.rule), True
        self.end, self.end_span = "", None

    @property
    def start(self) -> str:
        """The first day, EDTF; empty when the text gives none."""
        return self.inferred_date[0] if self.inferred_date else str(self.date.edtf) if self.date else ""

    @property
    def country(self) -> str:
        """ISO code of the place; empty when there is none."""
        return self.place.id if self.place else ""


def new_telling(
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
    status, status_span = outlook_of(clause)
    date = events.date_of(clause, triggers)
    # A call takes place nowhere; what it is about may (`spoke of the situation in X`).
    called = kind in ("phone_call", "video_call")
    found, venue = (None, None) if called else events.place_of(clause)
    found = None if found is not None and is_gone_to(clause, found.span) else found
    if status_span is not None and fold(document.words(status_span)).startswith(LOOKING):
        status = status if date is not None or found is not None or place is not None else ""
    spans = [s.span for a in actors for s in a.supports if s.field == "*" and s.span in clause.sentence]
    anchor = kind_span
    for span in spans:
        if len(anchor.hull(span)) <= WHOLE:
            anchor = anchor.hull(span)
    whole = clause.sentence if len(clause.sentence) <= WHOLE else anchor
    begun = ""
    if date is None and found is not None and kind in ("ceremony", "summit"):
        date = _day_beside(reading, [found])
    if date is not None and str(date.edtf).endswith("/.."):
        # `has been hosting talks since May 3` tells their first day; `the first meeting since March` none.
        begun = str(date.edtf).removesuffix("/..") if _goes_on(clause, date) else ""
        date = date if begun else None
    if status == events.HELD and date is not None and is_to_come(reading, date):
        status, status_span = events.PLANNED, date.span
    if status == events.HELD and kind == "visit" and clause.trigger.tag_ == "VBZ":
        # `departs this afternoon for X`
        leaves = clause.trigger.base in ("depart", "leave")
        status, status_span = (events.PLANNED, kind_span) if leaves else (status, status_span)
    if status == events.HELD and date is not None and sets_out(reading, clause, kind, date):
        status, status_span = events.PLANNED, date.span
    if status == events.HELD and date is None and clause.verb is not None and clause.verb.tag_ == "VBZ":
        # `travels to X on Friday for talks`: what it is for lies ahead too.
        days = [d for d in reading.dates_in(clause.sentence) if not d.attributive]
        if days and all(is_to_come(reading, d) for d in days):
            status, status_span = events.PLANNED, days[0].span
        elif clause.verb.base in encounter_verbs() and goes_on_with_plan(reading, clause):
            status, status_span = events.PLANNED, document.span([clause.verb])
    if status == events.HELD and date is None and (ahead := ahead_of(clause)) is not None:
        status, status_span = events.PLANNED, ahead
    if (
        status == events.CANCELLED
        and date is not None
        and status_span is not None
        and (_cancels_on(clause, date) or hangs_before(document.token_at(status_span.start), clause, date))
    ):
        date = None
    telling = Telling(
        clause, kind, status, anchor, whole, unique_actors(actors), rule, kind_span,
        status_span=status_span, date=date, place=place or found, venue=venue if kind != "visit" else None,
    )  # fmt: skip
    if begun and date is not None:
        telling.inferred_date = (begun, date.span, date.rule)
    elif date is not None and date.edtf.is_interval and "/" in str(date.edtf):
        _split_stretch(telling, document.text)
    moved = moved_to(clause, status_span)
    if moved is not None:
        telling.move(*moved)
    _bound(reading, telling)
    add_length(reading, telling)
    if telling.date is None:
        telling.inferred_date = count_days(reading, clause) or telling.inferred_date
    before = any(c.folded in ("previously", "last") for c in clause.trigger.lefts if c.dep_ == "advmod")
    if before and clause.trigger.pos_ == "VERB" and (telling.start or telling.place):
        telling.ordinal = "previous"  # `The two had previously met in X`
    return telling


def _goes_on(clause: Clause, since: DateMention) -> bool:
    """Whether an encounter that goes on is told to have begun on a day (`have been meeting since Monday`)."""
    verb = clause.verb
    if verb is None or verb.tag_ != "VBG" or not any(c.lower_ == "been" for c in verb.children):
        return False
    token = clause.reading.document.token_at(since.span.start)
    return any(a.i == verb.i for a in (token.head, token.head.head)) or token.head.i == verb.i


def _bound(reading: Reading, telling: Telling) -> None:
    """What is planned `by August 10` is between the day of publication and that day."""
    published = reading.document.article.published
    if telling.status != events.PLANNED or telling.date is None or telling.inferred_date:
        return
    first, _, last = str(telling.date.edtf).partition("/")
    if first == ".." and len(last) == 10 and last > published.isoformat():
        value = f"{published.isoformat()}/{last}"
        telling.inferred_date = (value, telling.date.span, telling.date.rule)


def _cancels_on(clause: Clause, date: DateMention) -> bool:
    """Whether the day is that of the cancellation (`the talks were called off on Sunday`)."""
    verb = clause.verb
    token = clause.reading.document.token_at(date.span.start)
    if verb is not None and token.head.i != verb.i and token.sent.root.i not in (verb.i, clause.trigger.i):
        told = token.sent.root
        above = {a.i for a in token.ancestors}
        if told.i in above and verb.i not in above and clause.trigger.i not in above:
            # `has cancelled a visit, reports said on Thursday`
            return True
    return (
        verb is not None
        and verb.i < token.i
        and verb.lemma_.casefold() not in word_set("holding_verbs")
        and any(a.i == verb.i for a in token.ancestors)
        and not any(a.dep_ in ("acl", "pcomp", "relcl") for a in token.ancestors)
    )


def _split_stretch(telling: Telling, text: str) -> None:
    """A stretch of days (`June 23-24`) is first day in `start`, last in `end` (codebook section 7)."""
    assert telling.date is not None
    printed = telling.date.span.of(text)
    first, _, last = str(telling.date.edtf).partition("/")
    if re.search(r"\d[ \n]*(?:-|\u2013|\u2014|to|and|until|through)[ \n]*\w", printed) or fold(
        printed
    ).startswith(("from ", "between ")):
        telling.inferred_date = (first, telling.date.span, telling.date.rule)
        telling.end, telling.end_span = last, telling.date.span


def add_length(reading: Reading, telling: Telling) -> None:
    """A first day and a length give the last day (`arriving Friday on a two-day trip`)."""
    if telling.kind != "visit" or telling.end or len(telling.start) != 10:
        return
    for m in re.finditer(
        r"\b[\w-]+?[- ]days?\b",
        reading.document.text[telling.clause.sentence.start : telling.clause.sentence.end],
    ):
        length = dates.duration_of(m[0])
        if length and length.startswith("P") and length.endswith("D"):
            start = dates.EDTF.parse(telling.start).earliest
            if start is not None:
                last = start + datetime.timedelta(days=int(length[1:-1]) - 1)
                telling.end = last.isoformat()
                telling.end_span = Span(
                    telling.clause.sentence.start + m.start(), telling.clause.sentence.start + m.end()
                )
            return


def is_of_group(telling: Telling) -> bool:
    """Whether only a plural noun tells who they are (`The officials also discussed X`)."""
    return all(s.rule == "coreference.group" for a in telling.actors for s in a.supports[:1])


def unique_actors(actors: Sequence[Actor]) -> list[Actor]:
    out: dict[tuple[str, str], Actor] = {}
    for a in actors:
        out.setdefault(events.actor_key(a), a)
    return list(out.values())


def visits(
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
    legs = dict.fromkeys(e.id for e in where)
    own = {c: _day_beside(reading, [e for e in where if e.id == c]) for c in legs} if len(legs) > 1 else {}
    if legs and not any(own.get(c) for c in list(legs)[:-1]):
        # `to Laos and New Zealand August 11-16`: the days behind the last place are those of all.
        last = own.get(list(legs)[-1])
        bracket = last is not None and reading.document.text[last.span.start - 1] == "("
        own = own if bracket else {}
    for country in legs:
        place = next(e for e in where if e.id == country)
        telling = new_telling(reading, clause, "visit", kind_span, actors, rule, triggers, place=place)
        if any(own.values()):
            telling.inferred_date, telling.end, telling.end_span = None, "", None
            telling.date = own[country]
            if telling.date is not None and telling.date.edtf.is_interval:
                _split_stretch(telling, reading.document.text)
        telling.of_trip = len(legs) > 1 and not any(own.values())
        telling.anchor = kind_span.hull(place.span)
        if place.form == "venue":
            telling.venue = place.span
        out.append(telling)
    return out


#: What may stand between a place and its day: the state's name, a bracket, `on`.
_TO_DAY = re.compile(
    r"(?:,\s+[A-Z][\w. ]{1,40}?)?(?:\s\([A-Z.]+\))?(?:\s*\(\s*(?:on |from )?|,?\s(?:(?:on|from)\s+)?)"
)


def _day_beside(reading: Reading, places: Sequence[Entity]) -> DateMention | None:
    """The day told right behind one place of a list (`Rome (May 3-4) and Athens (May 5)`)."""
    for place in places:
        found = next((d for d in reading.dates if d.span.start > place.span.end), None)
        if found is None or not _TO_DAY.fullmatch(reading.document.text, place.span.end, found.span.start):
            continue
        # `to Peru, Chile and Cuba this week`
        if all(e.id == place.id for e in reading.entities_in(Span(place.span.end, found.span.start))):
            return found
    return None


def distinct(referents: Sequence[Referent]) -> list[Referent]:
    out: list[Referent] = []
    for r in referents:
        if not any((r.kind, r.id, fold(r.words)) == (o.kind, o.id, fold(o.words)) for o in out):
            out.append(r)
    return out


def without_represented(reading: Reading, referents: Sequence[Referent]) -> list[Referent]:
    """No state or body beside its own representative (codebook section 4)."""
    people = {r.id for r in referents if r.kind == PERSON}
    roles = [role for role in reading.roles if role.person in people]
    sides = {x for role in roles for x in (role.country, role.organization) if x}
    # An unnamed official beside him is of his state only where the text says whose official he is.
    told = {
        role.country
        for role in roles
        if not any(s.field == "country" and s.basis == INFERRED for s in role.supports)
    }
    return [
        r
        for r in referents
        if r.kind == PERSON or r.id not in (told if r.words and r.kind == COUNTRY else sides)
    ]


def is_purpose(verb: Token, others: Sequence[Referent]) -> bool:
    """Whether the encounter is only what a visit was for, with nobody named (`arrived to hold talks with
    officials`).
    """
    aim = any(c.dep_ == "aux" and fold(c.text) == "to" for c in verb.children)
    above = verb.head.lemma_.casefold()
    # `is to hold talks` is a plan.
    going = encounter_verbs().get(above, ()) if above not in ("be", "expect") else ()
    visit = any(row["kind"] == "visit" for row in going)
    return aim and visit and not any(r.kind == PERSON for r in others)
