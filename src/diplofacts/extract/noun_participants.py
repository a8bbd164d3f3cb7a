"""Who takes part in an encounter that a noun tells: those named with it, and those of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..spans import Span
from . import events
from .belonging import owner_of
from .beside_nouns import arranged_by, is_encounter, joined_name, named_by_of, who_follow
from .earlier_groups import acted_before, earlier_group, has_date, is_arranged, is_placed, signers_before
from .events import Clause
from .hearers import dealt_with, heard, hearers_of, is_of_others, partners
from .lexicons import fold, word_set
from .links import link_of, told_in
from .listed import whole_list
from .named_encounters import (
    name_parts,
    paired_names,
    paired_people,
    state_and_region,
    states_of_body,
)
from .named_sides import OFFICIALS_OF
from .noun_clauses import is_of_leaders, is_outcome, planners, stay_of
from .presence import (
    chairs,
    gathered,
    guests_of_honour,
    hosts_of,
    is_by_line,
    joined,
    of_relative,
    of_visit,
    outlets,
    partners_within,
    present_beside,
    rule_of,
    sides_of_subject,
    too,
    travellers_where,
)
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Reading, Referent
from .talk_partners import are_partners, is_of_two
from .tellings import distinct, encounter_nouns, encounter_verbs

if TYPE_CHECKING:
    from .words import Token

#: Named gatherings of more than those who met there.
_CROWDED = frozenset({"conference", "forum", "assembly"})
#: Verbs of travel that lead away from the encounter that they follow (`flew home after talks with X`).
_GOING_HOME = frozenset({"fly", "leave", "return", "depart", "head", "arrive", "reach", "proceed"})
#: `opened his visit with talks with X`
_OPENING = frozenset({"begin", "start", "open", "conclude", "end", "close", "finish", "wrap", "kick"})

#: Kinds of encounter in whose course one tells another something.
_TOLD_IN = frozenset({"meeting", "phone_call", "video_call"})


def own_participants(
    reading: Reading, clause: Clause, noun: Token, phrase: Span, kind: str
) -> list[Referent]:
    """Who is named with the noun: `A's meeting with B`, `talks between A and B`, `the A-B summit`, `hosted by
    C`.
    """
    resolver = reading.coreference
    out: list[Referent] = []
    told = [*noun.children, *(clause.head.children if clause.head is not noun else ())]
    told += [t for t in arranged_by(reading, noun) if t not in told]
    for child in told:
        ranked = kind == "summit" or (noun.text[:1].isupper() and child.text[:1].isupper())
        if child.dep_ == "poss" and ranked and is_of_leaders(child):
            continue
        if (
            child.dep_ == "poss"
            and fold(child.text) != "its"
            and not reading.dates_in(reading.document.span([child]))
        ):
            found = [r for r in resolver.resolve(owner_of(reading, noun, child)) if r.kind != WORDS]
            out += who_follow(reading, clause, noun, child) or found
        if child.dep_ in ("acl", "relcl"):
            lemma = child.lemma_.casefold()
            agents = [
                r
                for t in events.objects(child, ("by",), direct=False)
                for r in events.participants(reading, t)
            ]
            if rule := rule_of(lemma):
                out += [evolve(r, rule=rule) for r in agents]
    out += chairs(reading, clause) + hosts_of(reading, noun, kind)
    if kind == "interview":
        out += outlets(reading, clause, noun)
    out += [r for r in present_beside(reading, clause, noun) if r.kind != WORDS]
    links = ["with", "between", "among"]
    if kind not in ("session", "summit") and fold(noun.text) not in word_set("burial_nouns"):
        links.append("of")
    if kind in ("phone_call", "video_call") and is_by_line(clause, noun):
        # `placed a call to X`, `a phone call from X`
        links += ["from", "to"]
    given = noun.folded in _MEALS
    tokens = events.objects(noun, [*links, "for"] if given else links, direct=False)
    if given and clause.verb is not None and clause.head.dep_ == "dobj":
        # `hosted a dinner at the palace for X`, `a lunch in honour of X`, hung on the verb or on the place
        tokens += guests_of_honour(reading, clause.verb, noun)
    if not tokens:
        # `a meeting in X of ministers`, where the parser hung them on the place
        beside = events.objects(noun, ("in", "at"), direct=False)
        cities = [t for t in beside if (e := reading.entity_at(t.idx)) is not None and e.city]
        tokens = [t for c in cities for t in events.objects(c, ("of", "between", "with"), direct=False)]
    if "from" in links and clause.verb is not None and clause.is_held_by(clause.verb):
        # `received a call from his (ABC) counterpart X`, where the parser made X an object of its own
        tokens += [c for c in clause.verb.rights if c.dep_ == "dobj" and c.i > noun.i]
    # `consultations held between A and B`
    tokens += [
        t
        for c in noun.children
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.base in word_set("holding_verbs")
        for t in events.objects(c, ("between", "with", "among"), direct=False)
    ]
    # `The meeting, which was to have taken place in X between A and B, was put off`
    due = [c for c in noun.children if c.dep_ == "relcl"]
    due += [d for c in due for d in c.children if d.dep_ == "xcomp"]
    held = [c for c in due if c.base in word_set("holding_verbs") and c.tag_ in ("VBD", "VBN", "VBZ")]
    tokens += [t for c in held for t in events.objects(c, ("between", "among"), direct=False)]
    out += of_relative(reading, noun)
    if kind == "meeting" and fold(noun.text) in ("call", "calls"):
        called = events.objects(noun, ("on", "upon"), direct=False)
        tokens += called
        tokens += [t for c in [noun, *called] for t in events.objects(c, ("by",), direct=False)]
    if clause.verb is not None and clause.is_held_by(clause.verb):
        tokens += [
            t for t in events.objects(clause.verb, ("between", "with"), direct=False) if t not in tokens
        ]
        tokens += [t for t in events.linked(clause, ("with", "between")) if t not in tokens]
        if noun.dep_ == "dobj" and any(c.dep_ == "nsubjpass" for c in clause.verb.children):
            # `was granted an audience by X`
            tokens += events.objects(noun, ("by",), direct=False)
            tokens += events.objects(clause.verb, ("by",), direct=False)
    elif clause.verb is not None and noun.dep_ == "nsubj" and noun.head.i == clause.verb.i:
        # `Talks got under way in X between A and B`
        tokens += [t for t in events.objects(clause.verb, ("between",), direct=False) if t not in tokens]
    if not tokens and not out:
        tokens += sides_of_subject(noun)
    if any(fold(t.head.text) in ("between", "of") for t in tokens):
        # `the leaders' meeting between A and B`: the leaders are those of A and B.
        out = [r for r in out if r.rule != "coreference.group"]
    # `arrived for talks on trade with X`
    comes = noun.dep_ == "pobj" and noun.head.folded in ("for", "after", "following", "into", "in")
    if not tokens and not out and clause.verb is not None and (comes or clause.is_held_by(clause.verb)):
        tokens += partners_within(reading, noun)
    for token in tokens:
        if both := named_by_of(reading, token):
            out += both
            continue
        out += [
            r
            for r in partners(reading, token)
            if r.kind != WORDS
            or (
                kind in ("meeting", "video_call", "phone_call")
                and fold(token.head.text) != "of"
                and not is_outcome(token)
                and not is_encounter(reading, r)
            )
        ]
    if len(out) == 1 and out[0].kind == ORGANIZATION:
        out = states_of_body(reading, out[0]) or out
    if len(out) == 1:
        out += joined_name(reading, tokens, out[0])
    members = gathered(reading, noun) if kind == "summit" else []
    if members:
        return distinct([*out, *members])
    named = noun.text[0].isupper()
    if (kind in ("summit", "meeting") and named) or kind == "summit":
        out += name_parts(reading, phrase, noun)
        out += state_and_region(reading, noun) if len(out) < 2 else []
    elif kind == "meeting":
        out += paired_names(reading, noun, phrase)
        if not out:
            # `negotiations under the A-B Partnership`
            for token in events.objects(noun, ("under",), direct=False):
                out += paired_names(reading, token, resolver.phrase(token))
    out += paired_people(reading, noun) if len(out) < 2 else []
    if not out and (body := reading.entity_at(noun.idx)) is not None:
        out = states_of_body(reading, body)  # `the A-B Joint Committee Meeting`
    return distinct(out)


def _prepares(noun: Token, verb: Token) -> bool:
    """Whether somebody only brings the talks of others about (`set up the talks`)."""
    particles = {c.folded for c in verb.children if c.dep_ == "prt"}
    return noun.dep_ == "dobj" and (verb.base in _PREPARING or (verb.base == "set" and "up" in particles))


#: Verbs (lemmas) of him who prepares an encounter.
_PREPARING = frozenset({"arrange", "organize", "organise", "prepare"})
#: Meals that a host gives for somebody.
_MEALS = frozenset({"dinner", "lunch", "luncheon", "banquet"})


def clause_participants(
    reading: Reading, clause: Clause, noun: Token, kind: str, own: Sequence[Referent], definite: bool
) -> list[Referent]:
    """Who takes part by the clause: the subject of `held talks`, of what happened `at the meeting held on
    Friday`.
    """
    verb = told_in(clause.verb, noun)
    named = noun.text[0].isupper() and noun.pos_ == "PROPN"
    out: list[Referent] = []
    if verb is None or verb.i == noun.i or (definite and _prepares(clause.head, verb)):
        pass
    elif clause.head.dep_ == "dobj" and verb.lemma_.casefold() in word_set("mediating_verbs"):
        out += [evolve(r, rule="meetings.mediator") for r in events.subject(reading, verb)]
    elif clause.is_held_by(verb) or noun.dep_ == "nsubjpass" or _is_offered(noun, verb):
        out += travellers_where(reading, noun)
        offered = clause.head.dep_ in ("dobj", "obj") or _is_offered(noun, verb)
        if (offered or clause.joins(verb)) and not (
            len(own) >= 2
            and any(fold(c.text) in ("between", "among") for c in noun.children)
            and (verb.lemma_.casefold() in word_set("proposing_words") or is_of_two(noun, verb))
        ) and not (len(own) == 1 and is_of_two(noun, verb)):
            who = _acting(reading, verb)
            ahead = all(r.span.end <= verb.idx for r in who)
            out += [r for r in whole_list(reading, who) if r.span.end <= verb.idx] if ahead else who
            out += too(reading, verb)
            if ahead and clause.joins(verb) and any(c.folded == "also" for c in verb.children):
                # `A and B were also present at the ceremony`: beside those who signed.
                out += [r for r in signers_before(reading, noun, verb) if r.id not in {o.id for o in out}]
            out += [
                r
                for t in events.objects(verb, ("with",), direct=False)
                for r in partners(reading, t)
                if r.kind != WORDS or not is_outcome(t)
            ]
    elif clause.head.dep_ in ("dobj", "dative") and verb.base == "tell":
        out += [r for r in events.subject(reading, verb) if r.kind == PERSON]  # `told a meeting of A`
    elif visiting := of_visit(reading, clause.head):
        out += visiting
    elif (before := link_of(clause.head)) is not None:
        link = fold(before.text)
        above = before.head
        # `discussions during the summit`: only those discussions took place there.
        aside = fold(above.text) in ("sidelines", "margins", "eve") or (
            above.pos_ == "NOUN" and fold(above.text) in encounter_nouns() and above.dep_ != "dobj"
        )
        comes = (link == "for" or (link == "to" and kind in ("summit", "session"))) and (
            any(row["kind"] == "visit" for row in encounter_verbs().get(above.lemma_.casefold(), ()))
            or stay_of(noun) is not None
        )
        sent = link == "to" and any(
            fold(t.text) in ("delegation", "team") for t in (above, *above.children) if t.dep_ == "dobj"
        )
        behind = link in ("after", "following")
        goes = any(r["kind"] == "visit" for r in encounter_verbs().get(verb.base, ()))
        # `Her remarks came after talks with X`
        goes = goes and not any(t.base in word_set("utterance_nouns") for t in events.subject_tokens(verb))
        # `During the meeting with X, Y said`, `After talks with X, Y said`
        partners_told = len(own) == 1 or (len(own) > 1 and are_partners(noun, own))
        partner = ("with", "from") if kind in ("phone_call", "video_call") else ("with",)
        with_one = partners_told and _is_somebody(own[0]) and bool(events.objects(noun, partner))
        alone = with_one and (not goes or above.base in _GOING_HOME)
        led = behind and not definite and (alone or all(r.rule == "meetings.mediator" for r in own))
        enough = len([r for r in own if r.kind == PERSON or not named]) >= 2 and not with_one
        told = not definite or named or _is_dated(reading, noun) or kind in ("press_conference", "interview")
        # `said at the NATO summit that`
        of_body = kind == "summit" and len(own) == 1 and own[0].kind == ORGANIZATION
        of_body = of_body and not (told or with_one)
        told = told or with_one or of_body
        aside = aside and not sent
        # `walked out of a meeting with X`, `emerged from talks with X`, `went into a meeting with X`
        into = link in ("into", "to") and above.base in word_set("going_verbs") | {"enter", "drive", "rush"}
        left = with_one and (link == "from" or into or (link == "of" and above.folded == "out"))
        settled = (link in ("in", "during", "at") or left) and told
        begins = (
            link == "with"
            and not is_outcome(noun)
            and above.base in _OPENING
            and any(t.folded in encounter_nouns() for t in events.objects(above))
        )
        settled = settled or (behind and with_one and verb.base in word_set("telling_verbs") | {"speak"})
        if (settled or led) and with_one and is_of_others(reading, verb):
            return []
        # `broke off his holiday for talks by telephone with X`
        comes = comes or (link == "for" and with_one and kind in ("phone_call", "video_call"))
        if link == "for" and above.base == "join":
            # `joined X for talks`
            out += joined(reading, above)
        elif (settled or comes or sent or led or begins) and not aside and (comes or not enough):
            who = events.subject(reading, verb)
            # `The signing took place during the Dialogue`
            occasion = events.subject_tokens(verb) if link == "during" else []
            who += tuple(r for t in occasion for r in signers_before(reading, t, None))
            if verb.tag_ == "VBN" and not any(r.kind == PERSON for r in who):
                # `was worked out by A and B in five hours of talks`, `reached between A and B after talks`
                by = events.objects(verb, ("by", "between", "among"), direct=False)
                who += tuple(r for t in by for r in events.participants(reading, t))
            if verb.lemma_.casefold() in ("meet", "speak", "talk"):
                if link == "at" and (named or of_body) and (noun.folded in _CROWDED or kind == "summit"):
                    return []  # `met X at the Y Conference`: many more were there
                who += tuple(
                    r for t in events.objects(verb, ("with", "to")) for r in events.participants(reading, t)
                )
            if kind in ("phone_call", "video_call"):
                # `in a call, X urged Y`
                told_to = hearers_of(verb)
                who += tuple(r for t in told_to for r in events.participants(reading, t))
            if kind == "meeting" and not own:
                who += heard(reading, verb)
            if kind in _TOLD_IN and not own and len([r for r in who if r.kind == PERSON]) == 1:
                who += dealt_with(reading, verb, who[0])
            # `A and the EU signed it at a ceremony`
            bodies = (led and not alone) or kind == "ceremony"
            sides = (COUNTRY, ORGANIZATION) if bodies else (COUNTRY,)
            who = tuple(r for r in who if r.kind == PERSON) if led and alone else who
            out += [r for r in who if r.kind == PERSON or (r.kind in sides and not named)]
        elif kind in _TOLD_IN and link in ("in", "during", "at") and not own and not aside:
            listening = heard(reading, verb)
            out += [r for r in events.subject(reading, verb) if r.kind == PERSON] if listening else []
            out += listening
    elif kind == "press_conference" and noun.dep_ in ("dobj", "dative"):
        out += events.subject(reading, verb)
    if kind == "ceremony" and not any(r.id for r in (*own, *out)):
        out = signers_before(reading, noun, verb) or out
    if kind in _TOLD_IN and not out and len(own) == 1 and own[0].kind == PERSON and is_arranged(clause):
        # `A met B. A conversation with C is scheduled for this evening`
        out += [r for r in acted_before(reading, noun) if r.id != own[0].id]
    if (
        not own
        and not out
        and kind == "meeting"
        and (has_date(reading, noun) or is_arranged(clause) or is_placed(reading, clause, definite))
    ):
        # `Today's meeting in Washington`, `a meeting is planned`: those who acted together before.
        out += [r for r in earlier_group(reading, noun) if r.id]
    return out


def _is_somebody(r: Referent) -> bool:
    """A person, or the officials of a state or body whom nothing names (`talks with NATO officials`)."""
    return r.kind == PERSON or (bool(r.id) and (bool(r.words) or r.rule == OFFICIALS_OF))


def _acting(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """The subject, or whose plan it is (`the intention of A and B to hold talks`)."""
    owners = planners(verb)
    if owners is None:
        return events.subject(reading, verb)
    found = (r for t in owners for r in events.participants(reading, t))
    return tuple(r for r in found if r.rule != "coreference.group")


def _is_offered(noun: Token, verb: Token) -> bool:
    """`proposed a summit with X`, `plans talks with X`, `agreed on a meeting`."""
    lemma = verb.lemma_.casefold()
    if lemma == "agree" and noun.dep_ == "pobj" and noun.head.folded in ("on", "to", "upon"):
        return noun.head.head.i == verb.i
    arranging = word_set("proposing_words") | word_set("planning_words") | word_set("cancelling_words")
    particles = [f"{lemma} {fold(c.text)}" for c in verb.children if c.dep_ == "prt"]
    return noun.dep_ == "dobj" and noun.head.i == verb.i and any(w in arranging for w in (lemma, *particles))


def _is_dated(reading: Reading, noun: Token) -> bool:
    """Whether the noun is told with its own time or place (`the meeting held on Friday`)."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in word_set("holding_verbs"):
            return True
        if child.dep_ == "prep" and fold(child.text) in ("in", "on", "at"):
            inside = reading.document.span([t for t in child.subtree if not t.is_space])
            if reading.dates_in(inside) or any(e.kind == COUNTRY for e in reading.entities_in(inside)):
                return True
    return any(
        d.attributive and d.span.end <= noun.idx for d in reading.dates_in(reading.coreference.phrase(noun))
    )
