"""Who took part by a verb of which the encounter is subject: `the talks involved A`, `was attended by B`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import EXPLICIT, NORMALIZED
from . import events
from .instrument_nouns import firm_nouns
from .lexicons import fold, rows, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Reading, Referent

if TYPE_CHECKING:
    from .events import Clause
    from .words import Token

_MEDIATOR = frozenset({"mediator", "facilitator", "moderator"})
#: Nouns for being there, with the preposition before them.
#: What goes with words for being there.
_PARTICLES = {"taking": "part", "looking": "on"}
_TAKING_PART = {"participation": "with", "attendance": "with", "presence": "in"}


def present_by_verb(reading: Reading, noun: Token, head: Token) -> list[Referent]:
    """Those whom an encounter involves or brings together, those by whom it was attended."""
    out: list[Referent] = []
    about = [c for c in (*noun.children, *head.children) if c.dep_ in ("relcl", "acl")]
    if head.dep_ in events.SUBJECTS:
        about.append(head.head)
        # `was hosted by A and involved B and C`
        about += [
            c
            for c in head.head.children
            if (c.dep_ == "conj" or (c.dep_ == "advcl" and c.i > head.head.i))
            and c.tag_ in ("VBD", "VBN")
            and not any(t.dep_ in events.SUBJECTS for t in c.lefts)
        ]
    # `was expected to bring together A and B`, `expected to be attended by A`
    about += [c for v in about for c in _planned(v)]
    for verb in dict.fromkeys(about):
        lemma = verb.lemma_.casefold()
        if verb.tag_ == "VBN" and lemma in word_set("hosting_verbs") | word_set("mediating_verbs"):
            rule = "meetings.host" if lemma in word_set("hosting_verbs") else "meetings.mediator"
            if verb.dep_ not in ("acl", "relcl"):
                # Those behind a noun are read with it.
                by = events.objects(verb, ("by",), direct=False)
                out += [evolve(r, rule=rule) for t in by for r in events.participants(reading, t)]
            continue
        particles = {fold(c.text) for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
        passive = verb.tag_ == "VBN"
        passive = passive and any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children)
        row = next((r for r in rows("presence_verbs") if r["lemma"] == lemma), None)
        if row is None or (row["particle"] and row["particle"] not in particles):
            continue
        if passive != (row["voice"] == "passive"):
            continue
        tokens = events.objects(verb, ("by",), direct=False) if passive else events.objects(verb)
        found = [r for t in tokens for r in events.participants(reading, t)]
        named = {r.id for r in found}
        # The parser may hang one title of a list below another (`by Governor of A B and Minister C`).
        out += found + [r for t in tokens for r in _named_in(reading, t) if r.id not in named]
    return out


def _planned(verb: Token) -> list[Token]:
    """The infinitive of what is expected or scheduled (`is due to bring together`)."""
    due = [c for c in verb.children if c.dep_ == "acomp" and c.folded in word_set("due_words")]
    if not due and verb.base not in word_set("planning_words") | {"be"}:
        return []
    below = [c for v in (verb, *due) for c in v.children if c.dep_ in ("xcomp", "advcl")]
    return [c for c in below if c.tag_ in ("VB", "VBN")]


def _named_in(reading: Reading, token: Token) -> list[Referent]:
    words = [t for t in token.subtree if not any(a.dep_ in ("relcl", "acl") for a in (t, *t.ancestors))]
    span = reading.document.span(words) if words else reading.document.span([token])
    return [
        Referent(PERSON, e.id, e.span, EXPLICIT, "meetings.present")
        for e in reading.entities_in(span)
        if e.kind == PERSON
    ]


def gathered(reading: Reading, noun: Token) -> list[Referent]:
    """The states of `a summit, a gathering of the leaders of A, B and C`."""
    for child in noun.children:
        if child.dep_ != "appos" or fold(child.text) not in word_set("gathering_nouns"):
            continue
        span = reading.document.span([t for t in child.subtree if not t.is_space])
        states = {
            e.id: Referent(COUNTRY, e.id, e.span, NORMALIZED, "meetings.name-part")
            for e in reversed(reading.entities_in(span))
            if e.kind == COUNTRY and e.id and e.form in ("name", "alias")
        }
        if len(states) >= 2:
            return list(reversed(states.values()))
    return _of_states(reading, noun)


def _of_states(reading: Reading, noun: Token) -> list[Referent]:
    """The states of `the summit of the presidents of A, B and C`, `the summit of A and B`."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.folded == "of"), None)
    found: dict[str, Referent] = {}
    for token in of.subtree if of is not None else ():
        entity = reading.entity_at(token.idx) if token.dep_ in ("pobj", "conj") else None
        if entity is None or entity.kind != COUNTRY or entity.form not in ("name", "alias"):
            continue
        above = itertools.takewhile(lambda t: t.i != noun.i, token.ancestors)
        if entity.id and all(t.dep_ in ("pobj", "conj") or t.folded == "of" for t in above):
            told = Referent(COUNTRY, entity.id, entity.span, NORMALIZED, "meetings.name-part")
            found.setdefault(entity.id, told)
    return list(found.values()) if len(found) >= 2 else []


def hosts_of(reading: Reading, noun: Token, kind: str) -> list[Referent]:
    """Who hosts it by the clause behind it (`the summit of B, which A is to host in X`), with the body whose
    summit it is.
    """
    subjects = [c for v in events.hosting_clause(noun) for c in v.children if c.dep_ == "nsubj"]
    found = [r for t in subjects for r in events.participants(reading, t) if r.id]
    found = [evolve(r, rule="meetings.host") for r in found]
    bodies = events.objects(noun, ("of",), direct=False) if kind == "summit" else []
    named = (r for t in bodies for r in reading.coreference.resolve(t) if r.kind == ORGANIZATION)
    return [*found, *(evolve(r, rule="meetings.name-part") for r in named)]


def is_by_line(clause: Clause, noun: Token) -> bool:
    """Whether a call is one by telephone, not a demand (`a call from X to resign`)."""
    if any(c.folded in word_set("phone_words") for c in noun.lefts):
        return True
    held = clause.verb is not None and noun.dep_ == "dobj" and clause.is_held_by(clause.verb)
    aimed = any(c.dep_ in ("acl", "relcl") or c.folded == "for" for c in noun.rights)
    return held and not aimed and noun.tag_ == "NN"


def of_relative(reading: Reading, noun: Token) -> list[Referent]:
    """Who held it by the clause behind it: `a briefing that she gave with X`, `the talks A had with B`."""
    out: list[Referent] = []
    for verb in (c for c in noun.children if c.dep_ == "relcl" and c.base in word_set("holding_verbs")):
        own = [c for c in verb.children if c.dep_ in events.SUBJECTS and c.tag_ not in ("WDT", "WP")]
        what = [c for c in verb.children if c.dep_ == "dobj"]
        if own and all(c.folded in ("that", "which") for c in what):
            beside = events.objects(verb, ("with", "alongside"), direct=False)
            if not beside and noun.head.pos_ == "VERB":
                # `praised the meeting he had on Tuesday with X`, hung on what is told
                behind = events.objects(noun.head, ("with",), direct=False)
                beside = [t for t in behind if t.i > verb.i]
            both = [*own, *beside]
            out += [r for t in both for r in events.participants(reading, t) if r.kind != WORDS]
    return out


def sides_of_subject(noun: Token) -> list[Token]:
    """Those whom the parser hung on the instrument of the talks (`talks on a treaty between A and B`)."""
    held = noun.dep_ == "dobj" and noun.head.base in word_set("holding_verbs")
    acts = held or noun.dep_ in events.SUBJECTS
    if not acts or noun.folded not in word_set("talk_nouns") | word_set("series_nouns"):
        return []
    links = [c for c in noun.children if c.dep_ == "prep" and c.folded in ("on", "about", "over", "for")]
    goals = [g for c in links for g in c.children if g.dep_ == "pobj" and g.base in firm_nouns()]
    return [t for g in goals for t in events.objects(g, ("between", "with"), direct=False)]


def travellers_where(reading: Reading, noun: Token) -> list[Referent]:
    """Who came, for `X arrived in Y, where talks were held with Z`."""
    verb = noun.head
    where = verb.dep_ in ("relcl", "advcl") and any(c.folded == "where" for c in verb.children)
    came = events.governing_verb(verb) if where and noun.dep_ == "nsubjpass" else None
    return [r for r in events.subject(reading, came) if r.kind == PERSON] if came is not None else []


def of_visit(reading: Reading, noun: Token) -> list[Referent]:
    """Whose visit it is that `included a lunch with Y`."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.base not in word_set("including_verbs"):
        return []
    visits = [c for c in verb.children if c.dep_ == "nsubj" and c.base in word_set("journey_nouns")]
    owners = [c for v in visits for c in v.children if c.dep_ == "poss"]
    owners += [t for v in visits for t in events.objects(v, ("by",), direct=False)]
    return [r for t in owners for r in reading.coreference.resolve(t) if r.kind == PERSON]


def joined(reading: Reading, verb: Token) -> list[Referent]:
    """Who joins whom."""
    met = [r for t in events.objects(verb) for r in events.participants(reading, t)]
    return [*events.subject(reading, verb), *met] if any(r.id for r in met) else []


def outlets(reading: Reading, clause: Clause, noun: Token) -> list[Referent]:
    """`gave an interview to A`, `an interview published by A on Friday`, `aired on A`, `for A`."""
    media = {o.id for o in reading.organizations if o.kind == "media"}
    tokens = events.objects(noun, ("to", "for", "on", "in", "by"), direct=False)
    if clause.verb is not None and clause.trigger.dep_ == "dobj":
        tokens += events.objects(clause.verb, ("to",), direct=False)
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in word_set("publishing_verbs"):
            tokens += events.objects(child, ("by", "in", "on"), direct=False)
    found = (r for t in tokens for r in reading.coreference.resolve(t))
    return [r for r in found if r.kind == ORGANIZATION and r.id in media][:1]


def chairs(reading: Reading, clause: Clause) -> list[Referent]:
    """`consultations in Hanoi, co-chaired by A and B`: where one encounter is held in the clause."""
    out: list[Referent] = []
    for token in reading.document.tokens(clause.sentence):
        # `a dialogue led by A and B`, not `a delegation led by A`
        own = token.lemma_ in ("lead", "head") and clause.trigger in (token.head, *token.lefts)
        if token.tag_ == "VBN" and (token.lemma_ == "chair" or own) and token.i > clause.trigger.i:
            if clause.verb is None or not clause.is_held_by(clause.verb):
                continue
            by = events.objects(token, ("by",), direct=False)
            out += [r for t in by for r in reading.coreference.resolve(t) if r.kind == PERSON]
    return out


def taking_part(token: Token) -> bool:
    """`Taking part in the talks were A, B and C`, `Also present were A and B`."""
    word = token.folded
    # `Taking part in the talks on the Peruvian side were A and B`
    following = [fold(t.text) for t in token.doc[token.i + 1 : token.i + 13]]
    begins = token.i - token.sent.start < 3
    if word in _PARTICLES:
        begins = following[:1] == [_PARTICLES[word]]
    if word in ("line", "call"):
        # `On the call with X were A and B`
        begins = begins and token.doc[token.sent.start].folded == "on"
    return begins and ("was" in following or "were" in following)


def present_beside(reading: Reading, clause: Clause, noun: Token) -> list[Referent]:
    """Those whom an encounter involves, and those named behind `with the participation of`."""
    beside = with_participation(reading, clause) + _mediated(reading, clause, noun)
    return present_by_verb(reading, noun, clause.head) + _owning_with(reading, noun) + beside


def _owning_with(reading: Reading, noun: Token) -> list[Referent]:
    """The first of `A and B's meeting`, where the parser joined the meeting to A."""
    owned = noun.dep_ == "conj" and noun.head.pos_ == "PROPN" and any(c.dep_ == "poss" for c in noun.lefts)
    if not owned or any(c.dep_ == "det" for c in noun.lefts):
        return []
    return [r for r in reading.coreference.resolve(noun.head) if r.kind == PERSON]


def _mediated(reading: Reading, clause: Clause, noun: Token) -> list[Referent]:
    """Those of `Talks opened in X, with A acting as mediator between B and C`."""
    sentence = reading.document.sentence_of(noun.idx)
    if sentence is None or sentence.forms.isdisjoint(_MEDIATOR):
        return []
    out: list[Referent] = []
    for token in reading.document.tokens(sentence.span):
        if token.folded not in _MEDIATOR or token.i < noun.i or clause.verb is None:
            continue
        acting = token.head.head  # `acting as mediator`
        if token.dep_ != "pobj" or token.head.folded != "as" or acting.tag_ != "VBG":
            continue
        between = [g for c in token.rights if c.folded == "between" for g in c.children if g.dep_ == "pobj"]
        led = [r for t in events.subject_tokens(acting) for r in reading.coreference.resolve(t)]
        out += [evolve(r, rule="meetings.mediator") for r in led if r.kind == PERSON]
        out += [r for t in between for r in events.participants(reading, t) if r.id]
    return out


def rule_of(lemma: str) -> str:
    """Whether the agent of a verb hosts an encounter or mediates at it."""
    if lemma in word_set("mediating_verbs"):
        return "meetings.mediator"
    return "meetings.host" if lemma in word_set("hosting_verbs") else ""


def with_participation(reading: Reading, clause: Clause) -> list[Referent]:
    sentence = reading.document.sentence_of(clause.trigger.idx)
    if sentence is None or sentence.forms.isdisjoint(_TAKING_PART):
        return []
    return [
        r
        for token in reading.document.tokens(sentence.span)
        if token.i > clause.trigger.i and token.head.folded == _TAKING_PART.get(token.folded)
        for t in events.objects(token, ("of",), direct=False)
        for r in events.participants(reading, t)
        if r.id
    ]


def partners_within(reading: Reading, noun: Token) -> list[Token]:
    """The persons of `held discussions on trade and cooperation with X`, `hosted a banquet in honour of X`,
    where the parser hung them on a word further down.
    """
    out = []
    for token in noun.subtree:
        honoured = token.folded == "of" and token.head.folded in ("honour", "honor")
        if token.i < noun.i or token.dep_ != "prep" or not (token.folded == "with" or honoured):
            continue
        if any(a.dep_ in ("relcl", "acl") for a in token.ancestors if a.i > noun.i):
            continue
        out += [
            g
            for g in token.children
            if g.dep_ == "pobj" and any(r.kind == PERSON for r in reading.coreference.resolve(g))
        ]
    return out


def guests_of_honour(reading: Reading, verb: Token, noun: Token) -> list[Token]:
    """For whom a meal is given, behind ``noun`` in the clause of ``verb`` (`a lunch at the palace for X`)."""
    out = []
    for token in verb.subtree:
        honoured = token.folded == "of" and token.head.folded in ("honour", "honor")
        if token.i < noun.i or token.dep_ != "prep" or not (token.folded == "for" or honoured):
            continue
        goals = [g for g in token.children if g.dep_ == "pobj"]
        near = token.head.i in (verb.i, noun.i)
        out += [g for g in goals if near or any(r.kind == PERSON for r in reading.coreference.resolve(g))]
    return out


def too(reading: Reading, verb: Token) -> list[Referent]:
    """Who is told to have done it too (`A attended the signing, as did B`)."""
    also = [c for c in verb.rights if c.base == "do" and c.i and c.nbor(-1).folded in ("as", "so")]
    tokens = [t for c in also for t in c.children if t.dep_ in (*events.SUBJECTS, "dobj")]
    return [r for t in tokens for r in events.participants(reading, t) if r.id]
