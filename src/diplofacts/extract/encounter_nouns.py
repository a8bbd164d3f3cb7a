"""Encounters that a noun tells: `talks with`, `during X's visit to`, `the summit`, `a joint press
conference`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import Actor
from ..spans import Span
from . import events
from .apart import told_apart
from .calls import kind_by_line, read_line
from .ceremonies import read_signature
from .earlier_groups import day_of_signing
from .events import Clause
from .instrument_nouns import firm_nouns
from .lexicons import fold, word_set
from .links import is_only_noted
from .named_encounters import states_of_body
from .noun_participants import clause_participants, own_participants
from .officials import is_nobody, of_place
from .outlook import is_called_off, outlook_of
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .resuming import ordinal_of
from .series import is_count, only_goes_on
from .sessions import body_that_sits, callers_of, is_assembly, read_speech, read_told
from .signing_events import read_event, read_talks, speakers_there
from .tellings import (
    Telling,
    distinct,
    encounter_nouns,
    is_purpose,
    new_telling,
    without_represented,
)
from .unnamed_hosts import lacks_hosts, without_crowds
from .visit_nouns import read_visit_noun

if TYPE_CHECKING:
    from .words import Token


#: Words for a place, named or not.
_PLACE = re.compile(
    r"(?:the|an?)[ \n]+(?:[\w'\u2019-]+[ \n]+){0,3}(?:city|town|capital|port|resort)\b", re.IGNORECASE
)

#: ... and by whom a council is told to meet at the highest level.
_HEADS = re.compile(r"\w+[ \n]of[ \n](?:the[ \n]Council[ \n]of[ \n])?Heads[ \n]of[ \n](?:State|Government)\b")
_HEADS_REACH = 80
#: Nouns that tell of one encounter with each.
_EACH = frozenset({"calls", "conversations", "meetings"})


def read_noun_trigger(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    if noun.dep_ == "compound" or _names_another(noun) or _is_touch(noun):
        return []
    if noun.folded in ("telephone", "phone"):
        return read_line(reading, noun, triggers)
    document = reading.document
    phrase = reading.coreference.phrase(noun)
    modifiers = {fold(t.text) for t in noun.subtree if t.i < noun.i}
    # A preposition after the noun may tell what it means (`a call on the president`).
    if not modifiers & {"phone", "telephone", "video"}:
        modifiers |= {
            f"_ {fold(c.text)}"
            for c in noun.children
            if c.dep_ == "prep" and not reading.dates_in(document.span(c.subtree))
        }
    kind = next((k for k, m in encounter_nouns()[fold(noun.text)] if not m or m & modifiers), "")
    if not kind:
        return []
    if kind == "meeting" and noun.text[:1].isupper() and modifiers & word_set("leading_ranks"):
        kind = "summit"  # `the APEC Leaders' Meeting`
    if kind == "meeting" and any(c.dep_ == "compound" and c.folded == "summit" for c in noun.lefts):
        kind = "summit"  # `a summit meeting`
    kind_span = document.span([noun])
    if "any" in modifiers or _is_congratulated(noun) or (kind != "visit" and is_count(noun)):
        return []
    if noun.lemma_.casefold() in word_set("speech_nouns") and kind == "session":
        return read_speech(reading, noun, triggers)
    told = read_told(reading, noun, triggers)
    if told:
        return told
    clause = Clause(reading, noun)
    verb = clause.verb
    there = verb is not None and clause.is_held_by(verb) and verb.base in word_set("being_there_verbs")
    happens = verb is not None and noun.dep_ in events.SUBJECTS and clause.is_held_by(verb)
    # `joined X for the signing of Y`
    joins = noun.dep_ == "pobj" and noun.head.folded == "for" and noun.head.head.base == "join"
    if noun.folded in word_set("occasion_words") and not (there or happens or joins):
        if noun.folded != "signing":
            return []
        return read_signature(reading, clause, noun, triggers) or read_event(reading, clause, noun, triggers)
    if modifiers & word_set("recurring_words") and outlook_of(clause)[0] == events.PLANNED:
        return []
    definite = bool(modifiers & {"the", "this", "that", "these", "their"}) or not modifiers
    if kind == "visit":
        return read_visit_noun(reading, clause, noun, triggers)
    if kind == "session" and not _sits(reading, noun):
        kind = "meeting"
    if kind == "meeting":
        kind = kind_by_line(noun, verb if verb is not None and clause.is_held_by(verb) else None) or kind
    own = own_participants(reading, clause, noun, phrase, kind)
    sits = body_that_sits(reading, noun) if kind in ("meeting", "session") and len(own) <= 1 else []
    if sits and not any(r.kind != ORGANIZATION for r in own):
        own = sits
        # `the meeting of the Council of Heads of State of A`
        kind = "summit" if _HEADS.match(document.text, noun.idx, noun.idx + _HEADS_REACH) else kind
    held = verb is not None and clause.is_held_by(verb)
    # `hoped that the talks, which are set for Friday in X, would succeed` names none of those who take part.
    # `called off the talks with X, which were set for Friday` does.
    off = verb is not None and noun.dep_ == "dobj" and is_called_off(verb)
    apart = _is_prospect(noun) or (not held and not off and bool(events.scheduled_for(noun)))
    others = [] if apart else clause_participants(reading, clause, noun, kind, own, definite)
    others = without_crowds(others)
    if kind == "ceremony":
        others = [*others, *speakers_there(reading, clause, noun)]
    own = [] if _are_theirs(noun, own, others) else of_place(reading, clause, others, without_crowds(own))
    referents = without_represented(reading, distinct([*others, *own]))
    if len(referents) == 1 and referents[0].kind == ORGANIZATION:
        referents = states_of_body(reading, referents[0]) or referents
    if referents and all(r.rule == "meetings.mediator" for r in referents):
        return []  # `A and B brokered the talks`: whose they are nobody tells
    if sits and not others:
        referents = distinct([*callers_of(reading, noun, verb), *referents])
    sits = [r for r in sits if kind == "session" or is_assembly(reading, r.span)]
    seats = {r.id for r in sits}
    if sits and all(r.kind == PERSON or r.id in seats for r in referents):
        kind = "session"
    people = [r for r in referents if r.kind == PERSON]
    if kind == "session" and noun.head.base == "chair" and len(people) == len(referents) == 2:
        kind = "meeting"  # `The session of the Joint Commission was chaired by A and B`
    if kind == "summit" and len(people) >= 2:
        # Persons who meet at a named summit take part; the body in its name hosts nobody.
        referents = [r for r in referents if r.rule != "meetings.name-part"]
    # `The Russian city of Vladivostok hosts the summit`: a place takes no part.
    referents = [r for r in referents if r.id or not _PLACE.match(r.words)]
    if len([r for r in referents if r.kind == PERSON]) >= 2:
        referents = [r for r in referents if r.id]
    lacks_caller = noun.base == "call" and kind == "meeting" and len(referents) == 1 and "_ on" in modifiers
    lacks_caller = lacks_caller and referents[0].kind == PERSON
    lacks_partner = _lacks_partner(clause, kind, referents)
    enough = _suffices(reading, kind, noun, phrase, referents)
    unhosted = not enough and kind == "meeting" and lacks_hosts(referents)
    # `X hosted a summit in A on Monday. Y and Z attended`
    awaited = not enough and kind == "summit" and len(referents) == 1 and noun.dep_ == "dobj"
    awaited = awaited and verb is not None and verb.base in word_set("hosting_verbs") and verb.tag_ == "VBD"
    if not (lacks_caller or lacks_partner or unhosted or enough or awaited):
        if kind == "ceremony":
            return read_event(reading, clause, noun, triggers)
        return read_talks(reading, clause, noun, triggers) if kind == "meeting" and not referents else []
    sides = {r.id for r in own if r.kind == COUNTRY or r.id in _unions(reading)}
    of_states = noun.text[:1].isupper() and len(sides) >= 2
    aimed = clause.verb is not None and clause.is_held_by(clause.verb) and is_purpose(clause.verb, own)
    if aimed and not of_states:
        return []
    if (
        kind == "meeting"
        and len({r.id for r in referents if r.kind == COUNTRY or r.id in _unions(reading)}) >= 3
        and not any(r.kind == ORGANIZATION and r.id not in _unions(reading) for r in referents)
    ):
        kind = "summit"
    if kind == "meeting" and len(referents) >= 3 and modifiers & word_set("several_sided"):
        kind = "summit"
    talked = kind == "phone_call" and noun.base == "conversation" and not modifiers & word_set("phone_words")
    if talked and events.place_of(clause)[0] is not None:
        kind = "meeting"  # `had a conversation in X`
    series = fold(noun.text) in word_set("series_nouns") or _negotiates(noun)
    if series and _is_open_ended(clause, triggers):
        return []
    if _is_spoken_of(clause) or _is_wanted(clause) or only_goes_on(clause, triggers):
        return []
    partners = [r for r in own if r.kind == PERSON]
    known = partners if len(partners) == len(own) else own if all(r.id for r in own) else ()
    groups = told_apart(reading, noun, known) if known else [partners]
    each = "call" in kind or "bilateral" in modifiers or all(r.kind == PERSON for r in known)
    if noun.folded in _EACH and len(groups) == 1 and len(known) > 1 and each:
        # `had telephone conversations with A and B`
        groups = [[r] for r in known]
    kind = "meeting" if kind == "summit" and len(groups) > 1 and noun.base != "summit" else kind
    named = {(r.kind, r.id) for r in own if r.id}
    rest = [r for r in referents if r not in own and (r.kind, r.id) not in named]
    if kind == "press_conference" and modifiers & word_set("separating_words") and not own:
        # `A and B held separate press conferences`
        groups, rest = [[r] for r in referents], []
    out = []
    several = len(groups) > 1 and (bool(rest) or not own)
    for group in groups if several else [referents]:
        members = group if group is referents else [*rest, *group]
        actors = [_participant(r) for r in members]
        telling = new_telling(reading, clause, kind, kind_span, actors, f"meetings.{kind}-noun", triggers)
        if not telling.start:
            telling.date = day_of_signing(reading, noun, clause.verb, members)
        telling.definite = definite
        telling.only_talk = talked and not telling.start and telling.place is None  # of a meeting, perhaps
        telling.lacks_caller = lacks_caller
        telling.lacks_partner, telling.lacks_hosts = lacks_partner, unhosted
        telling.lacks_others = awaited
        telling.ordinal = ordinal_of(noun)
        if noun.pos_ == "PROPN" and noun.text[0].isupper():
            telling.name = _name(reading, noun, phrase)
        out.append(telling)
    return out


def _are_theirs(noun: Token, own: Sequence[Referent], others: Sequence[Referent]) -> bool:
    """Whether unnamed officials are those of the states that hold talks (`A and B held talks between senior
    diplomats in Lima`).
    """
    between = [c for c in noun.rights if c.dep_ == "prep" and c.folded == "between"]
    unnamed = bool(own) and all(r.words and r.kind != PERSON for r in own)
    return bool(between) and unnamed and len({r.id for r in others if r.kind == COUNTRY}) > 1


def _is_prospect(noun: Token) -> bool:
    """Whether the clause only speaks of what leads to it (`discussed preparations for the summit`)."""
    if noun.dep_ == "dobj" and noun.head.lemma_.casefold() in word_set("appraising_verbs"):
        # `welcomed the summit later this week`: who says so need not be there.
        return True
    if noun.dep_ == "dobj" and noun.text[:1].isupper():
        # `announced the Dialogue`: they made it; who meets in it is told elsewhere.
        return noun.head.lemma_.casefold() in word_set("founding_verbs")
    if is_only_noted(noun):
        return True
    above = noun.head.head
    if noun.dep_ != "pobj" or above.lemma_.casefold() not in word_set("prospect_nouns"):
        return False
    verbs = word_set("discussing_verbs")
    return any(t.lemma_.casefold() in verbs for t in itertools.islice(above.ancestors, 3))


def _is_spoken_of(clause: Clause) -> bool:
    """Whether a standing dialogue is only described (`The Dialogue follows from a commitment`)."""
    noun, verb = clause.trigger, clause.verb
    if noun.dep_ != "nsubj" or verb is None or verb.tag_ != "VBZ" or not noun.text[:1].isupper():
        return False
    return not clause.is_held_by(verb) and verb.lemma_.casefold() not in word_set("holding_verbs")


def _is_wanted(clause: Clause) -> bool:
    """Whether a dialogue is only what somebody means to have (`a commitment to have a robust dialogue`)."""
    noun, verb = clause.trigger, clause.verb
    if fold(noun.text) not in word_set("series_nouns") or verb is None:
        return False
    if noun.dep_ == "dobj" and noun.head.base in word_set("backing_verbs"):
        # `supported dialogue between A and B`
        return not any(c.dep_ in ("det", "poss") for c in noun.children)
    if verb.dep_ != "acl":
        return False
    aim = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    return aim and any(c.dep_ == "det" and c.folded in ("a", "an") for c in noun.children)


def _is_touch(noun: Token) -> bool:
    """Whether `stay in close consultation` only says that they keep in touch."""
    bare = not any(c.dep_ in ("det", "poss") for c in noun.children)
    link = noun.head
    return (
        bare
        and noun.dep_ == "pobj"
        and fold(link.text) == "in"
        and link.head.lemma_.casefold() in word_set("staying_verbs")
    )


def _unions(reading: Reading) -> set[str]:
    """The bodies of several states, which meet states as one of them."""
    return {o.id for o in reading.organizations if o.kind == "international_organization"}


def _lacks_partner(clause: Clause, kind: str, referents: Sequence[Referent]) -> bool:
    """`A proposed to hold a meeting`: with whom is told before."""
    alone = len(referents) == 1 and referents[0].kind == PERSON
    held = clause.verb is not None and clause.trigger.dep_ == "dobj" and clause.is_held_by(clause.verb)
    if not alone or not held or kind not in ("meeting", "summit", "phone_call"):
        return False
    if clause.trigger.folded == "meetings":
        return False  # `is due to hold working meetings today`: with others, one each
    if kind == "summit" and any(c.dep_ in ("compound", "amod") for c in clause.trigger.lefts):
        return False  # `will host a nuclear security summit` is with others
    return outlook_of(clause)[0] in (events.PLANNED, events.PROPOSED)


def _is_congratulated(noun: Token) -> bool:
    """Whether the noun is what somebody is congratulated on, not where anybody is."""
    on = noun.dep_ == "pobj" and fold(noun.head.text) in ("on", "upon", "for")
    on = on and not any(c.dep_ == "poss" and c.folded == "their" for c in noun.lefts)  # of their own meeting
    return on and noun.head.head.lemma_.casefold() in ("congratulate", "thank", "praise", "commend")


def _names_another(noun: Token) -> bool:
    """Whether the noun only names what another is a part of (`the third session of the Dialogue`)."""
    above = noun.head.head
    of = noun.dep_ == "pobj" and fold(noun.head.text) == "of"
    if of and above.folded == "framework" and (noun.tag_ == "NNS" or noun.folded in word_set("series_nouns")):
        return True  # `within the framework of consultations between A and B`
    return of and noun.text[:1].isupper() and fold(above.text) in encounter_nouns()


def _negotiates(noun: Token) -> bool:
    """Whether talks are those on an instrument (`is starting talks with X on a trade agreement`)."""
    if noun.folded not in word_set("talk_nouns"):
        return False
    ways = ("on", "about", "over", "for", "towards", "toward")
    links = [t for t in noun.subtree if t.i > noun.i and t.dep_ == "prep" and t.folded in ways]
    goals = (g for t in links for g in t.children)
    return any(g.dep_ == "pobj" and g.base in firm_nouns() for g in goals)


def _is_open_ended(clause: Clause, triggers: Sequence[Token]) -> bool:
    """Whether negotiations are neither held, dated nor placed, so that they are no encounter (codebook
    section 4).
    """
    verb = clause.verb
    held = verb is not None and clause.is_held_by(verb)
    ways = word_set("conducting_verbs") | word_set("chairing_verbs")
    held = held and verb is not None and verb.lemma_ in ways
    ends = verb is not None and verb.base in word_set("ending_verbs") and not ordinal_of(clause.head)
    if ends and _is_on_instrument(clause.trigger):
        # `today concluded negotiations on an agreement`: it was reached; no encounter is told.
        return events.place_of(clause)[0] is None
    # `the second Strategic Dialogue`, `the third round of talks` is one of a series.
    held = held or bool(ordinal_of(clause.head) if clause.head is not clause.trigger else "")
    held = held or (clause.trigger.text[:1].isupper() and bool(ordinal_of(clause.trigger)))
    placed = events.place_of(clause)[0] is not None
    return not (held or placed or events.date_of(clause, triggers) is not None)


def _is_on_instrument(noun: Token) -> bool:
    """Whether negotiations are those on an agreement."""
    links = [c for c in noun.children if c.dep_ == "prep" and c.folded in ("on", "for", "of", "over")]
    goals = [g for c in links for g in c.children if g.dep_ == "pobj"]
    return any(g.folded in firm_nouns() for g in goals)


def _sits(reading: Reading, noun: Token) -> bool:
    """Whether a session is a body's (`session of the Assembly`), not one of talks or of a dialogue."""
    for token in events.objects(noun, ("of",), direct=False):
        if fold(token.text) in word_set("session_bodies") | word_set("assembly_words"):
            return True
        if any(r.kind == ORGANIZATION for r in reading.coreference.resolve(token)):
            return fold(token.text) not in encounter_nouns()
    return not events.objects(noun, ("of",), direct=False)


def _name(reading: Reading, noun: Token, phrase: Span) -> Span:
    """The name of a named encounter: the capitalised words up to the noun, without its article."""
    lefts = [
        t for t in reading.document.tokens(phrase) if t.i < noun.i and t.dep_ not in ("det", "poss", "case")
    ]
    start = noun
    for token in reversed(lefts):
        if not (token.text[0].isupper() or token.is_punct or token.like_num) or start.i - token.i > 1:
            break
        start = token
    return reading.document.span([start, noun])


def _participant(referent: Referent) -> Actor:
    capacity = {"meetings.host": "host", "meetings.mediator": "mediator"}.get(referent.rule, "participant")
    how = referent.span if capacity != "participant" else None
    return events.actor(referent, capacity, how, "meetings.participant")


def _suffices(reading: Reading, kind: str, noun: Token, phrase: Span, referents: Sequence[Referent]) -> bool:
    """Whether the participants are identified well enough (codebook section 4)."""
    by_id = {o.id: o for o in reading.organizations}
    people = [r for r in referents if r.kind == PERSON]
    if kind == "interview":
        return bool(people) and any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in referents)
    if kind == "session":
        return any(r.kind == ORGANIZATION for r in referents) and len(referents) >= 2
    if kind == "press_conference":
        return bool(people)
    if kind == "ceremony":
        unions = _unions(reading)
        return bool(people) or len({r.id for r in referents if r.kind == COUNTRY or r.id in unions}) >= 2
    if len(referents) >= 2:
        known = [r for r in referents if r.id]
        return len(known) >= 2 or (bool(known) and not any(is_nobody(r) for r in referents))
    if kind != "summit" or not referents:
        return False
    clause = Clause(reading, noun)
    # `ahead of the NATO summit in Madrid`, `the Climate Summit, which Kenya will host in May`
    union = referents[0].id in _unions(reading) and events.place_of(clause)[0] is not None
    host = referents[0].rule == "meetings.host" and events.date_of(clause) is not None
    return bool(reading.dates_in(phrase)) or union or host
