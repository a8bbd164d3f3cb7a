"""Encounters that a verb tells: `met`, `received`, `spoke with`, `arrived in`, `signed`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE, Actor
from ..spans import Span
from . import events
from .apart import settle_apart, told_apart
from .attended import read_gatherings, read_listed
from .calls import by_line, calls_to_say, calls_up, has_aim, is_plain, kind_by_line, spoken_kind, told_alone
from .ceremonies import agents, is_signed_for, is_signing, is_swearing_in, read_signing, read_swearing_in
from .destinations import own_states
from .events import HELD, PLANNED, SUBJECTS, Clause
from .instrument_clauses import is_participle
from .lexicons import fold, word_set
from .listed import whole_list
from .named_encounters import name_parts, states_of_commission
from .officials import (
    are_acting,
    holds_office,
    is_nobody,
    is_of_holders,
    is_official,
    of_place,
    partners,
    without_staff,
)
from .presence import with_participation
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .sessions import bodies_of
from .subject_matter import is_met_thing, is_subject_matter
from .tellings import (
    Telling,
    distinct,
    encounter_idioms,
    encounter_nouns,
    encounter_verbs,
    is_purpose,
    new_telling,
    without_represented,
)
from .unnamed_hosts import is_plain_official, lacks_hosts, without_crowds
from .visit_guests import as_visit
from .visit_verbs import is_counted, is_journeys_aim, read_invited, read_visit

if TYPE_CHECKING:
    from .words import Token


def read_verb_trigger(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """The encounters that ``verb`` tells; ``triggers`` are all words of the sentence that tell one."""
    if is_signing(verb):
        return read_signing(reading, verb, triggers)
    if is_swearing_in(verb):
        return read_swearing_in(reading, verb, triggers)
    if verb.lemma_.casefold() == "invite":
        return read_invited(reading, verb, triggers)
    lemma = verb.base
    idioms = encounter_idioms().get(lemma, ())
    beside = _beside(verb) if idioms else set()
    for row in idioms:
        if not row["words"] or not beside.isdisjoint(row["words"].split("|")):
            found = _read_verb(reading, verb, row, triggers)
            if found:
                return found
    for row in encounter_verbs().get(lemma, ()) if not is_signed_for(verb) else ():
        found = _read_verb(reading, verb, row, triggers)
        if found:
            return found
    return []


def _beside(verb: Token) -> set[str]:
    """The words that belong to a verb, with those behind a preposition (`is on the phone`)."""
    own = [c for c in verb.children if c.dep_ not in SUBJECTS]
    behind = own if verb.base != "make" else ()  # `made a stop on his way to X`
    return {t.folded for c in own for t in (c, *(c.children if c.dep_ == "prep" and c in behind else ()))}


def _read_verb(
    reading: Reading, verb: Token, row: dict[str, str], triggers: Sequence[Token]
) -> list[Telling]:
    links = [w for w in row["link"].split("|") if w]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if passive and row["kind"] in ("visit", "session") and verb.lemma_ not in ("expect", "schedule"):
        return []
    if row["needs"] in ("body", "media"):
        return _read_audience(reading, verb, row, triggers)
    if row["kind"] == "visit":
        targets = events.objects(verb, links, direct=not links) + _behind_idiom(verb, row, links)
        return read_visit(reading, verb, row, targets, triggers)
    return _read_meeting(reading, verb, row, links, passive, triggers)


def _behind_idiom(verb: Token, row: dict[str, str], links: Sequence[str]) -> list[Token]:
    """What hangs on the words of an idiom (`came face to face with X`, `is due in X`)."""
    words = row.get("words", "").split("|")
    near = [c for c in verb.children for c in (c, *(c.children if c.dep_ == "prep" else ()))]
    found = [t for c in near if c.folded in words for t in events.objects(c, links, direct=False)]
    return list(dict.fromkeys(found))


def _read_meeting(
    reading: Reading,
    verb: Token,
    row: dict[str, str],
    links: Sequence[str],
    passive: bool,
    triggers: Sequence[Token],
) -> list[Telling]:
    clause = Clause(reading, verb)
    # `is due to call on X`, where the parser made a particle of the link
    joined = any(c.dep_ == "prt" and c.folded in links for c in verb.children)
    targets = events.objects(verb, links, direct=not links or joined or row["lemma"] == "meet")
    targets += [t for t in events.linked(clause, links) if t not in targets]
    targets = [t for t in targets if t.base not in word_set("greeting_nouns")]  # `met him with a handshake`
    if row["lemma"] == "meet" and any(map(is_met_thing, targets)):
        return []
    targets += [t for t in _behind_idiom(verb, row, links) if t not in targets]
    subject = events.subject(reading, verb)
    if len(subject) == 1 and subject[0].kind == PERSON and subject[0].span.end < verb.idx:
        # `President A of X and Minister B met`, where the parser listed B with X
        subject = tuple(r for r in whole_list(reading, subject) if r.span.end <= verb.idx)
    others: list[Referent] = []
    if row["lemma"] == "receive" and any(t.folded in ("call", "calls") for t in targets):
        return []  # `received a call from A`: the noun tells it
    for token in targets:
        others += partners(reading, token)
    if passive and verb.dep_ == "conj" and not any(c.dep_ in events.SUBJECTS for c in verb.children):
        # `landed in X and was met by B`: who landed.
        subject = events.subject(reading, verb.head) or subject
    if passive and row["lemma"] == "meet" and any(r.kind == PERSON for r in agents(reading, verb)):
        others = agents(reading, verb)  # `was met at the airport by X`
    elif row["subject"] == "mediator" and not passive and not any(r.kind == PERSON for r in subject):
        return []  # `The talks brought together A and B`: the noun tells it
    elif passive and row["subject"] in ("host", "mediator"):
        subject, others = tuple(agents(reading, verb)), list(subject)
    elif (row["needs"] == "person" or row["lemma"] == "meet") and not targets:
        # `received in Rome visiting Minister X`, where the parser made X of the place; `welcomed on Monday,
        # at the Palace, X`
        set_off = [c for c in verb.children if c.dep_ in ("npadvmod", "appos") and c.i > verb.i]
        others += [r for c in set_off for r in reading.coreference.resolve(c) if r.kind == PERSON]
        at = [c for c in verb.children if c.dep_ == "prep" and c.folded in ("in", "at") and c.i > verb.i]
        beside = [g for c in at for g in c.children]
        beside += [a for g in beside for a in g.children if a.dep_ == "appos"]
        there = [r for g in beside for r in reading.coreference.resolve(g)]
        others += [r for r in there if r.kind == PERSON]
    kind, kind_span = row["kind"], reading.document.span([verb])
    spoken = kind == "phone_call" or (row["needs"] == "" and not others)
    if row["needs"] == "placed":
        others = []
        place = events.place_of(clause)[0]
        # `discussed it over the phone`
        kind = kind_by_line(verb) or kind
        placed = place is not None and not is_subject_matter(verb, place)
        # `called for respect for the truce agreed in X`
        aside = is_participle(verb) and verb.nbor(-1).tag_[:2] == "NN"
        if len(subject) < 2 or not (placed or kind != row["kind"]) or aside:
            return []
    by_phone, by_issuer = told_alone(reading, verb, kind, subject, others)
    if len(subject) >= 2 and not others and (row["needs"] in ("", "placed", "hands") or by_phone):
        others = list(subject[1:])
        subject = subject[:1]
    subject = tuple(without_staff(subject, own_states(reading, subject)))
    others = of_place(reading, clause, subject, without_crowds(without_staff(others)))
    if row["needs"] in ("person", "titled"):
        others = [
            r
            for r in others
            if r.kind == PERSON
            or (r.words and r.id)
            or is_of_holders(reading, r)
            or (r.kind == ORGANIZATION and kind == "phone_call")
            # `spoke by video with his colleagues`, who may be named next
            or (r.words and kind == "phone_call" and by_line(verb) is not None)
        ]
        if not any(r.kind == PERSON for r in others) and kind != "phone_call":
            # `was hosted by his Kuwaiti counterpart`, `received the Peruvian foreign minister`
            officials = [r for r in others if holds_office(r) or is_of_holders(reading, r)]
            if not officials or row["needs"] != "person" or not are_acting(subject):
                return []
    explicit = False
    if row["needs"] == "officials":
        office_holders = [r for r in others if r.kind == PERSON and reading.roles_of(r.id)]
        others = [r for r in others if r in office_holders or (r.words and r.id) or is_plain_official(r)]
    if row["needs"] == "talk":
        shared = {t.base for t in events.objects(verb)}
        if row["lemma"] == "exchange" and shared.isdisjoint(word_set("exchanged_views")):
            return []  # `exchanged messages of congratulation`
        # Persons with an office who discuss something have met, if nothing else tells how.
        about = [t for o in events.objects(verb) for t in events.objects(o, ("with",), direct=False)]
        both_sides = [*subject, *others, *(r for t in about for r in events.participants(reading, t))]
        holders = [r for r in both_sides if r.kind == PERSON and reading.roles_of(r.id)]
        # `X and Peruvian officials exchanged views`
        staff = [r for r in both_sides if row["lemma"] == "exchange" and is_official(r)]
        known = bool(holders) and len(holders) + len(staff) == len(both_sides)
        # `discussed the plan with X in Tehran on Tuesday`, of those whose offices are told nowhere
        known = known or (all(r.kind == PERSON for r in both_sides) and _is_placed(clause))
        if not known or len({r.id for r in both_sides}) < 2:
            return []
        explicit = bool(others or about or staff)
        others = [r for r in both_sides if r not in subject[:1]]
        subject = subject[:1]
    if row["needs"] == "calling":
        if not events.objects(verb):
            # The parser may take the one called for what somebody is called.
            named = [c for c in verb.children if c.dep_ == "oprd"]
            others = [r for t in named for r in events.participants(reading, t)]
        others = [r for r in others if r.kind == PERSON]
        if not (_has_title(reading, others) or calls_to_say(verb)) or not calls_up(verb) or not subject:
            return []
        kind, spoken = "phone_call", False
    if row["lemma"] == "greet" and any(c.folded == "as" for c in verb.rights):
        return []  # `greeted X as "an old friend"`: what he called him
    if row["needs"] == "titled":
        # `sat down with X to talk`; `called on X to resign` is no call.
        simple = is_plain(verb) or ("with" in links and has_aim(verb))
        if not simple or not (_has_title(reading, others) or is_journeys_aim(verb)):
            return []
    if row["needs"] == "hands":
        located = events.place_of(clause)[0] is not None or events.date_of(clause, triggers) is not None
        during = events.objects(verb, ("at", "during"), direct=False)
        if any(t.folded in encounter_nouns() for t in during):
            return []  # `shook hands at a summit`: the noun tells it
        if not located or not any(t.folded == "hands" for t in events.objects(verb)):
            return []
    if row["subject"] == "host":
        occasion = next(
            (
                t
                for t in events.objects(verb, ("for", "to"), direct=False)
                if t.text[:1].isupper() and "summit" in {k for k, _ in encounter_nouns().get(t.folded, ())}
            ),
            None,
        )
        if occasion is not None:
            kind, kind_span = "summit", reading.document.span([occasion])
    if spoken:
        kind, kind_span = spoken_kind(reading, verb, kind, subject, others)
        if not kind:
            return []
    beside = verb.doc[verb.i + 1 : verb.i + 2]  # `met virtually while in X`
    if kind == "meeting" and any(c.folded in word_set("virtual_words") for c in (*verb.children, *beside)):
        kind = "video_call"
    if kind == "meeting" and (by := by_line(verb)) is not None:
        kind = "video_call" if by.folded.startswith("video") else "phone_call"
        kind_span = reading.document.span([by])
    if others and row["object"] != "host" and subject and subject[0].span.start < verb.idx:
        others = [r for r in whole_list(reading, others) if r.id not in {s.id for s in subject} or not r.id]
    others += [r for r in with_participation(reading, clause) if r.kind == PERSON and others]
    both = without_represented(reading, [*subject, *others])
    subject = tuple(r for r in subject if r in both)
    others = [
        r for r in others if r in both and not any((r.kind, r.id) == (x.kind, x.id) and r.id for x in subject)
    ]
    if not subject or not others or (is_purpose(verb, others) and not lacks_hosts([*subject, *others])):
        return []
    everybody = [*subject, *others]
    # `spoke by video with his colleagues`: who they are may be told after it.
    lacks_others = kind in ("phone_call", "video_call") and not any(r.id for r in others)
    identified = _are_identified(reading, everybody)
    lacks_others = lacks_others and not identified
    plain = kind == "meeting" and row["needs"] in ("", "officials")
    unhosted = plain and not identified and lacks_hosts(everybody)
    if not lacks_others and not identified and not unhosted:
        return []
    states = {r.id for r in everybody if r.kind == COUNTRY}
    # Of three people, one may be there between the other two.
    several = len(states) >= 3 or len({reading.state_of(r) for r in everybody} - {""}) > 3
    if kind == "meeting" and several and not any(r.kind == ORGANIZATION for r in everybody):
        kind = "summit"
    rule = f"meetings.{row['lemma']}"
    out = []
    groups = told_apart(reading, verb, others)
    kind = "meeting" if kind == "summit" and len(groups) > 2 else kind
    for apart in groups:
        actors = [
            *(_taking_part(r, row["subject"], kind_span, "meetings.subject") for r in subject),
            *(_taking_part(r, row["object"], kind_span, "meetings.object") for r in apart),
        ]
        telling = new_telling(reading, clause, kind, kind_span, actors, rule, triggers)
        settle_apart(reading, telling, apart, others)
        telling.lacks_others, telling.lacks_hosts = lacks_others, unhosted
        also = row["needs"] == "" and any(c.folded == "also" for c in verb.children)
        telling.only_talk = row["needs"] == "talk" or (spoken and (also or by_issuer))
        telling.only_talk = telling.only_talk or row["lemma"] == "exchange"  # greetings, perhaps by phone
        if row["needs"] == "placed" and telling.status == HELD and telling.date is None:
            # `They discussed the unrest in X`, of those who met elsewhere
            telling.only_talk = all(r.basis == COREFERENCE for r in everybody)
        if row["subject"] == "host":
            as_visit(reading, telling, verb, subject, apart)
        if row["needs"] == "talk" and telling.place and is_subject_matter(verb, telling.place):
            telling.place = None
        if is_counted(verb):
            # `the second leader to meet X`: of an encounter told elsewhere, if it is.
            telling.only_talk = True
        # `will discuss X with Minister Y`: they are to meet.
        ahead = row["needs"] == "talk" and explicit and telling.status == PLANNED
        if not telling.only_talk or telling.status == HELD or ahead:
            out.append(telling)
    return out


def _is_placed(clause: Clause) -> bool:
    """Whether a clause says in which city or at what venue, and on which day, it was."""
    place, venue = events.place_of(clause)
    there = venue is not None or (place is not None and bool(place.city))
    return there and events.date_of(clause) is not None


def _taking_part(referent: Referent, capacity: str, how: Span, rule: str) -> Actor:
    return events.actor(referent, capacity, None if capacity == "participant" else how, rule)


def _are_identified(reading: Reading, referents: Sequence[Referent]) -> bool:
    """Whether the participants are persons, states or bodies, not crowds (codebook section 4)."""
    forces = [r for r in referents if r.kind == ORGANIZATION and _is_force(reading, r)]
    if len(forces) == len(referents):
        return False
    known = [r for r in referents if r.id]
    return bool(known) and (len(known) >= 2 or not any(_is_crowd(r) for r in referents))


def _is_crowd(referent: Referent) -> bool:
    last = fold(referent.words).split(" of ")[0].split()
    return not referent.id and (not last or last[-1] in word_set("crowd_nouns") or is_nobody(referent))


def _is_force(reading: Reading, referent: Referent) -> bool:
    """Whether a body is an army or a team, whose encounters are no meetings."""
    return fold(reading.document.words(referent.span)).split()[-1] in word_set("force_nouns")


def _has_title(reading: Reading, others: Sequence[Referent]) -> bool:
    return any(r.kind == PERSON and reading.roles_of(r.id) for r in others)


def _read_audience(
    reading: Reading, verb: Token, row: dict[str, str], triggers: Sequence[Token]
) -> list[Telling]:
    """A speech or briefing to a body is a session; one to the press, given jointly, a press conference."""
    targets = events.objects(verb, [w for w in row["link"].split("|") if w])
    media = row["needs"] == "media"
    if not targets or (media and not any(t.folded in word_set("press_nouns") for t in targets)):
        return []
    clause = Clause(reading, verb)
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON or holds_office(r)]
    kind_span = reading.document.span([verb])
    heard: list[Referent] = []
    if media:
        beside = [
            r for t in events.linked(clause, ("with", "alongside")) for r in reading.coreference.resolve(t)
        ]
        aside = [t for o in targets for t in events.objects(o, ("alongside", "beside"), direct=False)]
        beside += [r for t in aside for r in reading.coreference.resolve(t)]
        who = distinct([*who, *(r for r in beside if r.kind == PERSON)])
        if len(who) < 2:
            return []
    else:
        heard = bodies_of(reading, targets)
        if not who or not heard:
            return read_gatherings(reading, verb, targets, who, triggers)
    actors = [events.actor(r, "participant", None, "meetings.subject") for r in (*who, *heard)]
    rule = f"meetings.{row['lemma']}"
    out = [new_telling(reading, clause, row["kind"], kind_span, actors, rule, triggers)]
    if row["needs"] == "body" and who:
        out += read_listed(reading, verb, targets, out[0], who, triggers)
    return out


def read_body_session(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`The India-Kenya joint commission, co-chaired by A and B, will meet in Nairobi` is a session."""
    for doer in events.subject_tokens(verb):
        token = verb.head if doer.tag_ == "WDT" and verb.dep_ == "relcl" else doer
        if fold(token.text) not in word_set("session_bodies") or events.objects(verb, ("with",)):
            continue
        span = reading.coreference.phrase(token)
        chairs = [
            r
            for c in token.children
            if c.dep_ in ("acl", "relcl") and c.lemma_.casefold() in word_set("chairing_verbs")
            for t in events.objects(c, ("by",), direct=False)
            for r in reading.coreference.resolve(t)
            if r.kind == PERSON
        ]
        both = states_of_commission(reading, token)
        kind = "meeting" if both and not chairs else "session"  # two states meet in it, no members
        states = both or name_parts(reading, span, token)
        who = distinct(chairs if chairs else without_represented(reading, [*chairs, *states]))
        clause = Clause(reading, verb)
        if len(who) < 2:
            continue
        actors = [events.actor(r, "participant", None, "meetings.session-body") for r in who]
        kind_span = reading.document.span([verb])
        found = new_telling(reading, clause, kind, kind_span, actors, "meetings.body-meets", triggers)
        return [found] if found.place is not None or found.start else []
    return []
