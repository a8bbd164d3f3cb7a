"""Visits that a verb tells: `arrived in`, `was in X at the invitation of Y`, `invited X to`."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .destinations import abroad, inviters, own_states, places_of
from .events import HELD, PLANNED, PROPOSED, Clause
from .journeys import read_origin, read_region
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent
from .tellings import Telling, distinct, encounter_nouns, encounter_verbs, visits
from .whereabouts import place_of_report, place_told_last

if TYPE_CHECKING:
    from .words import Token


#: Whose envoys travel: the words behind and before the name of a group.
_TEAM_BEHIND = re.compile(r"(?:['\u2019]s?)?[ \n](?:[a-z]+[ \n])?(?:delegation|team|mission)\b")
_TEAM_BEFORE = re.compile(r"\b(?:delegation|team|mission)[ \n](?:of|from)[ \n](?:the[ \n])?$")


def read_invited(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`invited X to Riga` is a visit proposed (`invited X to visit Riga` is told by `visit`)."""
    asked = [r for t in events.objects(verb) for r in reading.coreference.resolve(t)]
    guests = [r for r in asked if r.kind == PERSON or (r.words and r.id)]
    home = own_states(reading, guests)
    where = [e for t in events.objects(verb, ("to",), direct=False) for e in places_of(reading, t, home)]
    if not where and any(t.folded in encounter_nouns() for t in events.objects(verb, ("for",), direct=False)):
        # `invited X for talks in Riga`
        place = events.place_of(Clause(reading, verb))[0]
        at = [t for o in events.objects(verb, ("for",), direct=False) for t in _places_behind(o)]
        where = [place] if place is not None else [e for t in at for e in places_of(reading, t, home)]
    # `invited X to watch a match in Riga`
    going = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.base in _being_there()]
    if not where and going:
        where = [e for t in _places_behind(going[0]) for e in places_of(reading, t, home)]
    where = [e for e in where if e.id not in home]
    if not guests or not where:
        return []
    span = reading.document.span([verb])
    actors = [events.actor(r, "guest", span, "meetings.traveller") for r in distinct(guests)]
    clause = Clause(reading, verb)
    out = visits(reading, clause, span, actors, "meetings.invited", triggers, where)
    for telling in out:
        if telling.date is None and going:
            telling.date = events.date_of(Clause(reading, going[0]))
        if telling.status in (HELD, PLANNED):
            telling.status, telling.status_span = PROPOSED, span
            last = telling.date.edtf.latest if telling.date is not None else None
            if last is not None and last <= reading.document.article.published:
                telling.date = None  # `on Monday invited X`: the day of the invitation
    return out


@functools.cache
def _being_there() -> frozenset[str]:
    return word_set("attending_verbs") | word_set("being_there_verbs") | {"address", "speak"}


def _places_behind(noun: Token) -> list[Token]:
    """What stands behind `in` or `at` in a phrase (`a visit at his home in Riga`)."""
    behind = [t for t in noun.subtree if t.dep_ == "pobj" and t.head.folded in ("in", "at") and t.i > noun.i]
    return [*behind, *(c for t in behind for c in t.children if c.dep_ == "appos")]


def read_visit(
    reading: Reading, verb: Token, row: dict[str, str], targets: Sequence[Token], triggers: Sequence[Token]
) -> list[Telling]:
    subject = [r for r in events.subject(reading, verb) if _travels(reading, r)]
    if row["subject"] == "sender":
        # `A sent B to X`: B goes there.
        sent = (r for t in events.objects(verb) for r in reading.coreference.resolve(t))
        subject = [r for r in sent if r.kind == PERSON and reading.roles_of(r.id)]
    where = [e for t in targets for e in places_of(reading, t, own_states(reading, subject))]
    if not where and not row["link"] and row["needs"] == "place":
        home = own_states(reading, subject)
        where = [e for t in targets for e in abroad(reading, t) if home and e.id not in home]
    if not where and row["needs"] == "place" and any(c.folded == "here" for c in verb.children):
        # `arrived here`
        where = [e for e in [place_of_report(reading, Clause(reading, verb).sentence)] if e is not None]
    if not where and row["needs"] in ("place", "home"):
        # `since X went there in May`
        there = next((c for c in verb.rights if c.folded == "there" and c.dep_ == "advmod"), None)
        home = own_states(reading, subject)
        where = [e for e in [place_told_last(reading, there)] if e is not None and e.id not in home]
    if row["needs"] == "home":
        # Who goes home, or goes back to where he holds office, visits nobody.
        home = own_states(reading, subject)
        where = [e for e in where if e.id not in home and e.form != "anaphor"]
        if verb.tag_ == "VBG" and "before" in (fold(verb.head.text), *(fold(t.text) for t in verb.lefts)):
            return []  # `would travel to X before returning to Y`
    if row["needs"] == "talks" and not _comes_to_talk(reading, verb):
        if not _comes_to_act(reading, verb) and not _is_there_that_day(reading, verb, subject):
            return []
        home = own_states(reading, subject)
        where = [e for e in where if home and e.id not in home and e.form != "anaphor"]
    if row["needs"] == "delegation":
        subject = [r for r in subject if r.kind == PERSON]
        where, subject = _led(reading, verb, subject)
    if row["needs"] in ("place", "home") and subject:
        came = read_origin(reading, verb, own_states(reading, subject), subject, triggers)
        if came or not where:
            gone = _gone(reading, verb, row, subject, where, triggers) if where else []
            return [*gone, *came] or read_region(reading, verb, targets, subject, triggers)
    counted = is_counted(verb)
    own = {r.id for r in subject if r.words}
    where = [e for e in where if e.id not in own]  # `ordered its ambassadors to return to Belgrade`
    if not subject or not where or _is_rank(verb, subject):
        return []
    gone = _gone(reading, verb, row, subject, where, triggers)
    for telling in gone:
        telling.only_talk = counted  # `He is the first official to visit X since May`
    return gone


def _look_ahead(telling: Telling) -> None:
    """Take the next such weekday for the last one."""
    day = telling.date
    if day is None or day.rule != "dates.weekday-past" or day.edtf.earliest is None or telling.inferred_date:
        return
    ahead = day.edtf.earliest + datetime.timedelta(days=7)
    telling.inferred_date = (ahead.isoformat(), day.span, "dates.weekday-future")


def _is_rank(verb: Token, who: Sequence[Referent]) -> bool:
    """Whether nobody is named of whom it is said (`the most senior official to visit X since May`)."""
    noun = verb.head
    below = verb.dep_ in ("acl", "relcl", "advcl") and noun.pos_ == "NOUN"
    if not below or any(r.kind == PERSON for r in who):
        return False
    ranked = word_set("ordinals") | {"only"}
    lefts = [t for c in noun.lefts for t in c.subtree]
    to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    return to and any(t.folded in ranked or t.tag_ in ("JJS", "RBS") for t in lefts)


def _gone(
    reading: Reading,
    verb: Token,
    row: dict[str, str],
    subject: Sequence[Referent],
    where: Sequence[Entity],
    triggers: Sequence[Token],
) -> list[Telling]:
    kind_span = reading.document.span([verb])
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in subject]
    clause = Clause(reading, verb)
    actors += inviters(reading, clause, subject)
    out = visits(reading, clause, kind_span, actors, f"meetings.{row['lemma']}", triggers, where)
    for telling in out:
        if row["subject"] == "sender" and verb.tag_ == "VBG" and telling.status == HELD:
            # `is sending B to X`
            telling.status, telling.status_span = PLANNED, kind_span
            _look_ahead(telling)
        # Codebook section 4: `travelled to X on D` gives both days.
        if (
            row["lemma"] in ("travel", "fly", "go")
            and telling.status == HELD
            and telling.date is not None
            and len(telling.start) == 10
            and not telling.end
        ):
            telling.end, telling.end_span = telling.start, telling.date.span
    return out


def _led(reading: Reading, verb: Token, leaders: list[Referent]) -> tuple[list[Entity], list[Referent]]:
    """Where one `leads a delegation to X, including A and B`, and who goes there."""
    home = own_states(reading, leaders)
    where: list[Entity] = []
    for noun in events.objects(verb):
        if fold(noun.lemma_) not in word_set("staff_nouns"):
            continue
        goals = [*events.objects(noun, ("to",), direct=False), *events.objects(verb, ("to",), direct=False)]
        where += [e for t in goals for e in places_of(reading, t, home) if e.id not in home]
        members = [t for t in verb.subtree if fold(t.text) == "including" and t.i > noun.i]
        named = [g for t in members[:1] for g in t.children if g.dep_ == "pobj"]
        led = [r for g in named for r in reading.coreference.resolve(g) if r.kind == PERSON]
        leaders = distinct([*leaders, *led])
    return where, leaders


def _travels(reading: Reading, referent: Referent) -> bool:
    """Whether a visit may be this participant's: a person, an unnamed official, a body of several states."""
    if referent.kind == PERSON or (referent.words and referent.id):
        return True
    if referent.kind != ORGANIZATION:
        return False
    kinds = {o.id: o.kind for o in reading.organizations}
    if kinds.get(referent.id) in ("international_organization", "government_body"):
        return True
    # `a Taliban delegation arrived in`
    text, span = reading.document.text, referent.span
    return bool(_TEAM_BEHIND.match(text, span.end) or _TEAM_BEFORE.search(text, span.start - 24, span.start))


def _is_stretch(reading: Reading, link: Token) -> bool:
    """Whether a preposition opens a stretch of days (`was in X from June 1 to 4`)."""
    return any("/" in str(d.edtf) for d in reading.dates if d.span.start <= link.idx + 5 < d.span.end)


def _comes_to_act(reading: Reading, verb: Token) -> bool:
    """Whether `was in X` says what one who holds office elsewhere did there (`to sign the treaty`), or is a
    plan for a day (`will be in X on Friday`).
    """
    if verb.base != "be":
        return False
    if any(c.folded in ("will", "'ll") for c in verb.lefts):
        return events.date_of(Clause(reading, verb)) is not None
    clauses = ("xcomp", "advcl", "acl")
    aims = (c for c in verb.children if c.dep_ in clauses and c.tag_ == "VB" and c.i > verb.i)
    return any(t.dep_ == "aux" and t.tag_ == "TO" for c in aims for t in c.children)


def _is_there_that_day(reading: Reading, verb: Token, who: Sequence[Referent]) -> bool:
    """Whether one who holds office elsewhere `was in X on Friday`, `will be in X today`."""
    inside = [t for t in events.objects(verb, ("in", "at"), direct=False) if t.folded != "time"]
    if verb.base != "be" or not who or not all(r.kind == PERSON for r in who):
        return False
    if any(e is None or e.kind != COUNTRY for e in (reading.entity_at(t.idx) for t in inside)):
        return False  # `was in hospital in Madrid`
    if not own_states(reading, who) or verb.dep_ == "aux":
        return False
    if any(c.folded in ("currently", "now", "presently") for c in verb.children if c.dep_ == "advmod"):
        return verb.tag_ == "VBZ"  # `is currently in X`
    if verb.tag_ == "VBD" and any(t.folded == "time" for t in events.objects(verb, ("at",), direct=False)):
        return True  # `was in X at the time`
    day = events.date_of(Clause(reading, verb))
    return day is not None and len(str(day.edtf)) == len("2000-01-01")


def _comes_to_talk(reading: Reading, verb: Token) -> bool:
    """Whether `is in X` says what for (`for talks`, `on a visit`, `at the invitation of Y`) or how long."""
    for child in verb.children:
        if child.dep_ == "prep" and any(fold(g.text) == "invitation" for g in child.children):
            return True
        if child.dep_ == "prep" and fold(child.text) == "from" and _is_stretch(reading, child):
            return True
        goals = [g for g in child.children if g.dep_ == "pobj"]
        # `for a series of meetings`
        goals += [t for g in goals if g.base in word_set("measure_nouns") for t in events.objects(g, ("of",))]
        if child.folded == "for" and any(g.base in word_set("measure_nouns") for g in goals):
            return True
        if child.folded in ("for", "on") and any(g.folded in encounter_nouns() for g in goals):
            return True
        if child.dep_ in ("xcomp", "advcl") and child.lemma_.casefold() in encounter_verbs():
            return any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
    return _meets_there(verb)


def _meets_there(verb: Token) -> bool:
    """`is in X this week, where he will see Y`"""
    for token in verb.subtree:
        if token.folded == "where" and token.dep_ == "advmod" and token.i > verb.i:
            there = token.head
            held = there.base in word_set("holding_verbs")
            talks = held and any(c.folded in encounter_nouns() for c in there.children)
            if talks or there.base in encounter_verbs():
                return True
    return False


def is_counted(verb: Token) -> bool:
    """`is the second African leader to meet with X`: the encounter is counted, not told."""
    aim = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if verb.dep_ not in ("relcl", "acl") or not aim:
        return False
    return any(t.folded in word_set("ordinals") | {"only"} for t in verb.head.lefts)


def is_journeys_aim(verb: Token) -> bool:
    """`travelled to X to see Y`: whom one goes to see abroad needs no title."""
    aim = verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp")
    return aim and any(row["kind"] == "visit" for row in encounter_verbs().get(verb.head.base, ()))
