"""Who else took part in an encounter, told beside it or in the sentences after it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from ..spans import Span
from . import events
from .attended import RULE as ATTENDED
from .ceremonies import SIGNING
from .events import PLANNED, Clause
from .lexicons import fold, word_set
from .listed import whole_list
from .nearness import NEAR, distance, is_before, nearby
from .outlook import outlook_of
from .parties import principals_of
from .presence import taking_part
from .reading import COUNTRY, PERSON, Reading, Referent
from .signing import signed_for
from .tellings import WHOLE, Telling, distinct, encounter_nouns, without_represented
from .together import add_sides

if TYPE_CHECKING:
    from .document import Sentence
    from .words import Token

_WHERE = re.compile(r"\b[Ii]n[ \n]+(?:the[ \n]+)?$")
_INCLUDING = frozenset({"include", "comprise"})
_LISTING = frozenset({"participants", "attendees", "participating"})
_TAKING_PART = frozenset({"taking", "present", "attending", "joining", "participating", "line", "call"})
_TAKING_PART |= {"looking"}
_LOOKING_ON = frozenset({"look", "watch"})
_STANDING_FOR = "represent"
_TRAVELLING = frozenset({"fly", "travel", "journey", "arrive"})
_LED = frozenset({"delegation", "team", "side"})
_SIGNED_BEFORE = 8  # so many may lie between a signing and who `witnessed the signing`


@functools.cache
def _attendance_forms() -> frozenset[str]:
    verbs = word_set("attending_verbs") | word_set("accompanying_verbs")
    verbs |= word_set("leading_verbs")
    return verbs | _staging_verbs() | _INCLUDING | _LISTING | _TAKING_PART | SIGNING | {_STANDING_FOR}


@functools.cache
def _staging_verbs() -> frozenset[str]:
    return word_set("hosting_verbs") | word_set("mediating_verbs")


def tells_attendance(sentence: Sentence) -> bool:
    """Whether any word of the sentence may say who else was there; see :func:`read_attendance`."""
    return not sentence.forms.isdisjoint(_attendance_forms())


def read_attendance(reading: Reading, tokens: Sequence[Token], tellings: Sequence[Telling]) -> bool:
    """Add to the tellings so far whom the sentence ``tokens`` says to have been there too.

    Returns:
        Whether the sentence only lists participants and tells no encounter of its own.
    """
    tellings = [t for t in tellings if not t.only_talk]
    if not tellings:
        return False
    only = False
    for token in tokens:
        word = token.folded
        if token.base in _INCLUDING and _is_delegation(token):
            return add_members(reading, token, tellings)
        if word in _LISTING or (word in _TAKING_PART and taking_part(token)):
            talks = [t for t in tellings[-3:] if t.kind != "visit"]
            if word == "looking" and not (talks := [t for t in talks if t.kind == "ceremony"]):
                continue
            # `Taking part in the talks were X and Y`, with another meeting told in between
            words = {t.folded for t in tokens}
            talks = [t for t in talks if t.clause.trigger.folded in words][-1:] or talks
            return _add_list(reading, token, talks[-1] if talks else tellings[-1])
        lemma = token.base
        if token.pos_ not in ("VERB", "AUX") or lemma not in _attendance_forms():
            continue
        if reading.document.quote_at(token.idx) is not None:
            continue
        joined = lemma in word_set("accompanying_verbs") and outlook_of(Clause(reading, token))[0] == PLANNED
        if lemma in word_set("attending_verbs") and not joined:
            only = _attended(reading, token, tellings) or only
        elif lemma in _staging_verbs():
            only = _staged(reading, token, tellings) or only
        elif lemma in word_set("accompanying_verbs"):
            _accompanied(reading, token, tellings)
        elif lemma == _STANDING_FOR:
            only = _represented(reading, token, tellings) or only
        elif lemma in word_set("leading_verbs"):
            only = _headed(reading, token, tellings) or only
        elif lemma in SIGNING:
            _signed_for(reading, token, tellings)
    return only


def read_companions(reading: Reading, tokens: Sequence[Token], found: Sequence[Telling]) -> None:
    """Those whom the sentence of an encounter names beside it (`accompanied by`, `in the presence of`)."""
    meetings = [t for t in found if t.kind != "visit" and t.rule != ATTENDED] or list(found)
    if not meetings:
        return
    for token in tokens:
        word = token.folded
        if word == "presence" and token.head.dep_ == "prep":
            ceremonies = [t for t in found if t.kind == "ceremony"]
            who = [r for t in events.objects(token, ("of",), direct=False) for r in _people(reading, t)]
            for telling in ceremonies[:1]:
                _add(reading, telling, who, reading.document.span([token]))
        if token.tag_ == "VBN" and token.lemma_.casefold() in word_set("accompanying_verbs"):
            agents = events.objects(token, ("by",), direct=False)
            who = [r for t in agents for r in _people(reading, t)]
            _add(reading, meetings[0], who, reading.document.span([token]))
        beside = word == "alongside" or (
            word == "with" and token.i > 0 and token.nbor(-1).folded in ("together", "along")
        )
        # `flew to X with Y`
        trips = [t for t in found if t.kind == "visit" and t.clause.trigger.i == token.head.i]
        if token.dep_ == "prep" and (beside or (word == "with" and token.head.base in _TRAVELLING)):
            who = [r for g in token.children if g.dep_ == "pobj" for r in _people(reading, g)]
            for telling in meetings[:1] if beside else trips[:1]:
                if not _add(reading, telling, who, reading.document.span([token])):
                    add_sides(reading, telling, token)


def read_representatives(reading: Reading, tokens: Sequence[Token], tellings: Sequence[Telling]) -> None:
    """`The meeting was held in B; A was represented by X`: told in the same sentence."""
    for token in tokens:
        if token.pos_ == "VERB" and token.lemma_.casefold() == _STANDING_FOR:
            _represented(reading, token, tellings)


def _people(reading: Reading, token: Token) -> list[Referent]:
    return [r for r in reading.coreference.resolve(token) if r.kind == PERSON]


def _staged(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> bool:
    """`X hosted the meeting`, `The talks were mediated by Y`: of the encounter told before."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    staged = [c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")]
    bare = [
        t
        for t in staged
        if any(d.folded in ("the", "this", "these", "that") for d in t.lefts)
        and not any(c.dep_ in ("prep", "acl", "relcl") for c in t.children)
    ]
    kinds = {k for t in bare for k, _ in encounter_nouns().get(t.folded, ())}
    tokens = events.objects(verb, ("by",), direct=False) if passive else events.subject_tokens(verb)
    last = _last(reading, verb, tellings, kinds) if kinds else None
    who = [r for t in tokens for r in _people(reading, t)]
    if last is None or not who or outlook_of(Clause(reading, verb))[0] != last.status:
        return False
    capacity = "host" if verb.base in word_set("hosting_verbs") else "mediator"
    return _add(reading, last, who, reading.document.span([verb]), capacity)


def _add(
    reading: Reading, telling: Telling, who: Sequence[Referent], how: Span, capacity: str = "participant"
) -> bool:
    """Add persons; a state or body that they represent no longer stands beside them."""
    known = {a.person for a in telling.actors}
    fresh = [r for r in distinct(who) if r.id not in known]
    if not fresh:
        return False
    if len(fresh) > 1 and telling.kind in ("phone_call", "video_call"):
        # `held a call with European leaders. X was joined by A and B`: they are those.
        telling.actors[:] = [a for a in telling.actors if a.person or a.country or a.organization]
    capacity = "guest" if telling.kind == "visit" else capacity
    telling.actors += [events.actor(r, capacity, how, "meetings.attendance") for r in fresh]
    sides = [Referent(PERSON, a.person, how, EXPLICIT, "") for a in telling.actors if a.person]
    sides += [
        Referent("", a.country or a.organization, how, EXPLICIT, "")
        for a in telling.actors
        if not a.person and a.capacity != "mediator"
    ]
    kept = {r.id for r in without_represented(reading, sides)}
    telling.actors[:] = [
        a
        for a in telling.actors
        if a.person or a.capacity == "mediator" or (a.country or a.organization or "") in kept
    ]
    sentence = reading.document.sentence_of(how.start)
    assert sentence is not None
    whole = sentence.span if len(sentence.span) <= WHOLE else how.hull(fresh[0].span)
    if whole != telling.whole and whole not in telling.more_wholes:
        telling.more_wholes.append(whole)
    return True


def _is_delegation(verb: Token) -> bool:
    """Whether a delegation, or its members, are what the verb says to include somebody."""
    subjects = [c for c in verb.children if c.dep_ in events.SUBJECTS and c.i < verb.i]
    said = [t for c in subjects for t in (c, *c.subtree)]
    return any(t.folded in word_set("staff_nouns") for t in said)


def add_members(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> bool:
    """`The delegation will include A and B`: guests of the visits on which it was said to go.

    Returns:
        Whether the sentence named any.
    """
    sentence = reading.document.sentence_of(verb.idx)
    assert sentence is not None
    named = [e for e in reading.entities_in(sentence.span) if e.kind == PERSON and e.span.start > verb.idx]
    legs = [t for t in tellings if t.kind == "visit" and t.people()]
    if not named or not legs:
        return False
    trip = [t for t in legs if t.people() & legs[-1].people() and t.status == legs[-1].status]
    led = _led_in(reading, verb)
    who = [Referent(PERSON, e.id, e.span, EXPLICIT, "meetings.member-of-delegation") for e in named]
    for leg in [t for t in trip if t.country in led] or trip:
        _add(reading, leg, who, reading.document.span([verb]))
    return True


def _led_in(reading: Reading, verb: Token) -> set[str]:
    """The states in which somebody was said to lead the delegation (`In Mali, X will lead a delegation`)."""
    out: set[str] = set()
    for sentence in reading.document.sentences:
        if sentence.span.start >= verb.idx or sentence.forms.isdisjoint(word_set("leading_verbs")):
            continue
        if "delegation" in sentence.forms:
            text = reading.document.text
            inside = [e for e in reading.entities_in(sentence.span) if e.kind == COUNTRY and e.id]
            out |= {e.id for e in inside if _WHERE.search(text, max(0, e.span.start - 8), e.span.start)}
    return out


def _add_list(reading: Reading, token: Token, last: Telling) -> bool:
    """`Participants in the call included A, B and C` names who took part in the encounter told last."""
    sentence = reading.document.sentence_of(token.idx)
    assert sentence is not None
    named = [e for e in reading.entities_in(sentence.span) if e.kind == PERSON and e.span.start > token.idx]
    if not named:
        return False
    last.actors[:] = [a for a in last.actors if not a.words or a.country or a.organization]
    who = [Referent(PERSON, e.id, e.span, EXPLICIT, "meetings.participant-list") for e in named]
    _add(reading, last, who, reading.document.span([token]))
    return True


def _attended(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> bool:
    """`X also attended`, `X took part in the talks`, `the President was joined on the call by X`."""
    if any(c.dep_ == "neg" for c in verb.children) or outlook_of(Clause(reading, verb))[0] in ("", PLANNED):
        return False
    lemma = verb.lemma_.casefold()
    words = {fold(c.text) for c in verb.children}
    if lemma == "take" and "part" not in words:
        return False
    if (lemma == "look" and "on" not in words) or (lemma == "be" and "present" not in words):
        return False
    targets = [t for t in events.objects(verb, ("in", "on", "at")) if fold(t.text) != "part"]
    # `They were joined on the A side by X`, `On the B side, Y participated`: of what was told before.
    beside = [t for t in targets if t.base == "side" and t.dep_ == "pobj"]
    targets = [t for t in targets if t not in beside]
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    agents = events.objects(verb, ("by",), direct=False)
    if passive and not agents:
        # The parser may hang the agent on the place (`was joined on the call by X`).
        agents = [g for t in verb.subtree if fold(t.text) == "by" for g in t.children if g.dep_ == "pobj"]
    kinds: set[str] = set()
    for target in targets:
        own = {k for k, _ in encounter_nouns().get(fold(target.text), ())}
        if target.dep_ == "nsubjpass":
            continue
        definite = any(fold(t.text) in ("the", "this", "that") for t in target.lefts)
        bare = not any(c.dep_ in ("prep", "poss") and fold(c.text) != "by" for c in target.children)
        if own and definite and bare:
            kinds |= own
        elif fold(target.text) != "signing":
            return False
    if lemma in _LOOKING_ON or any(fold(t.text) == "signing" for t in targets):
        kinds = {"ceremony"}
    # `X, Y and Z attended`: what was told right before
    plain = words & {"also", "present"} or lemma in _LOOKING_ON or (lemma == "attend" and not passive)
    if not targets and not (beside or plain or (passive and agents)):
        return False
    tokens = agents if passive else events.subject_tokens(verb)
    who = [r for t in tokens for r in _people(reading, t)]
    if passive and beside:
        who = whole_list(reading, who)
    if not passive and all(r.span.end <= verb.idx for r in who):
        who = [r for r in whole_list(reading, who) if r.span.end <= verb.idx]
    last = _last(reading, verb, tellings, kinds)
    if last is None or not who or (passive and not agents):
        return False
    return _add(reading, last, who, reading.document.span([verb]))


def _last(reading: Reading, token: Token, tellings: Sequence[Telling], kinds: set[str]) -> Telling | None:
    far = _SIGNED_BEFORE if kinds == {"ceremony"} else NEAR
    near = [t for t in nearby(reading, tellings, token, far) if t.anchor.start < token.idx]
    near = [t for t in near if t.kind == "ceremony" or not t.lacks_signers]
    same = [t for t in near if t.kind in kinds]
    other = [t for t in near if t.kind != "visit" and not t.lacks_signers]
    # `spoke by video. The two had met in May. X was joined by A`
    if other and all(map(is_before, other)):
        other = [t for t in tellings[-NEAR:] if t.kind != "visit" and not is_before(t)][-1:] or other
    if kinds:
        talks = [t for t in near if {t.kind, *kinds} <= {"meeting", "summit", "session"}]
        return same[-1] if same else talks[-1] if talks else None
    return other[-1] if other else None


def _accompanied(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> None:
    """`Y will accompany him`: a guest of the same visit."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    lemma = verb.lemma_.casefold()
    beside = lemma == "accompany" or (lemma == "join" and passive)
    if not beside or any(c.dep_ == "neg" for c in verb.children):
        return
    led = {r.id for t in events.objects(verb) for r in _people(reading, t)}
    who = [r for t in events.subject_tokens(verb) for r in _people(reading, t)]
    if passive:
        # `He will be accompanied (joined) by Y`: on each leg of the trip.
        who = [r for t in events.objects(verb, ("by",), direct=False) for r in _people(reading, t)]
        legs = [t for t in tellings if t.kind == "visit" and t.people() & led]
        if lemma == "join":
            legs = [t for t in legs if distance(reading, t, verb) <= NEAR]
        for leg in [t for t in legs if t.clause.sentence == legs[-1].clause.sentence]:
            _add(reading, leg, who, reading.document.span([verb]))
        return
    for telling in reversed(nearby(reading, tellings, verb)):
        if telling.kind == "visit" and telling.people() & led:
            _add(reading, telling, who, reading.document.span([verb]))
            return


def _represented(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> bool:
    """`A was represented by X and Y; B by Z`: the persons take the places of the states."""
    sentence = reading.document.sentence_of(verb.idx)
    assert sentence is not None
    last = _last(reading, verb, tellings, set())
    if last is None or last.kind not in ("meeting", "summit", "session", "ceremony"):
        return False
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    how = reading.document.span([verb])
    sides = {r.id for t in events.objects(verb) for r in reading.coreference.resolve(t) if r.kind != PERSON}
    if passive:
        inside = reading.entities_in(sentence.span)
        named = [e for e in inside if e.kind == PERSON and e.span.start > verb.idx]
        who = [Referent(PERSON, e.id, e.span, EXPLICIT, "meetings.representative") for e in named]
        sides |= {e.id for e in inside if e.kind != PERSON}
    else:
        who = [r for t in events.subject_tokens(verb) for r in _people(reading, t)]
        for token in reading.document.tokens(sentence.span):
            if token.lemma_ == "send" and token.pos_ == "VERB":
                who += [r for t in events.objects(token) for r in _people(reading, t)]
    there = {a.country or a.organization for a in last.actors if not a.person}
    if not who or not sides & there:
        return False
    last.actors[:] = [
        a
        for a in last.actors
        if a.person or a.capacity == "mediator" or (a.country or a.organization) not in sides
    ]
    return _add(reading, last, who, how)


def _headed(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> bool:
    """`The U.S. delegation was led by X`, `X and Y led their delegations`: they take the places of their
    states at the encounter told before.
    """
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    led = [c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj") and c.base in _LED]
    sent = any(c.folded in ("to", "for") for node in (verb, *led) for c in node.children if c.dep_ == "prep")
    last = _last(reading, verb, tellings, set()) if led and not sent else None
    if last is None:
        return False
    agents = events.objects(verb, ("by",), direct=False) if passive else events.subject_tokens(verb)
    # `The A side was led by X and the B side by Y`, `the B one by Y`
    beside = {c.i: c for t in agents for c in (*t.conjuncts, *t.children) if c.dep_ in ("conj", "appos")}
    sides = [c for c in beside.values() if c.base in _LED or c.folded == "one"]
    agents += [g for c in sides for g in events.objects(c, ("by",), direct=False)]
    who = [r for t in agents for r in _people(reading, t)]
    there = {a.country for a in last.actors if a.country and not a.words}
    who = [r for r in who if any(role.country in there for role in reading.roles_of(r.id))]
    return _add(reading, last, who, reading.document.span([verb])) and passive


def _signed_for(reading: Reading, verb: Token, tellings: Sequence[Telling]) -> None:
    """`X signed for A and Y on behalf of B`, `On behalf of A, it was signed by X` tell who signed at the
    ceremony told before.
    """
    last = _last(reading, verb, tellings, {"ceremony"})
    behalf = any(fold(t.text) == "behalf" for t in events.objects(verb, ("on",), direct=False))
    if last is None or not (behalf or events.objects(verb, ("for",), direct=False)):
        return
    by = events.objects(verb, ("by",), direct=False) or events.subject_tokens(verb)
    told = list(signed_for(reading, events.Clause(reading, verb).sentence))
    who = distinct([*(r for t in by for r in _people(reading, t)), *(r for r, _, _ in told)])
    sides = {r.id for r in principals_of(reading, verb)} | {side.id for _, side, _ in told}
    if _add(reading, last, who, reading.document.span([verb])):
        last.actors[:] = [a for a in last.actors if a.person or (a.country or a.organization) not in sides]
