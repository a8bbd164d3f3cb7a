"""Persons meant by a phrase that names an office or a group: `the leader of the rebels, X`, `counterparts,
including Y`, `the French and German foreign ministers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED
from ..spans import Span
from .lexicons import fold, word_set
from .names_ahead import named_at
from .reading import COUNTRY, PERSON, WORDS, Reading, Referent
from .titles import CURRENT, HEADS, find_titles, fits

if TYPE_CHECKING:
    from .words import Token


#: The rule of an unnamed official who stands for his body or state.
OFFICIALS_OF = "meetings.officials-of-body"
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?[^\W\d_a-z][\w.-]*(?:\s[^\W\d_a-z][\w.-]*){0,3}")
_NEXT = re.compile(r",\s+")
_AND_NEXT = re.compile(rf"(?:{_OF_STATE.pattern})?(?:,?\s+and\s+|,\s+)")
_AMONG_THEM = re.compile(r",[ \n]+(?:among[ \n]+(?:them|whom[ \n]+were)|most[ \n]+notably|notably)[ \n]+")
#: At most so many characters of title stand before a listed name.
_TITLE = 60


def told_after(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """The names behind a title that the parser left outside (`the leader of the rebels, A. B. C, in X`,
    `his French and German counterparts, A and B, in Y`, `the two ministers, A of X and B of Y, took`).
    """
    if token.base not in word_set("side_nouns") and token.base not in word_set("relational_nouns"):
        return ()
    text = reading.document.text
    at = reading.coreference.phrase(token).end
    out: list[Referent] = []
    while mark := (_AND_NEXT if out else _NEXT).match(text, at):
        named = named_at(reading, mark.end(), "events.told-after-title")
        if named is None or named.span.start - mark.end() > _TITLE:
            break
        out.append(named)
        at = named.span.end
        if token.tag_ not in ("NNS", "NNPS"):
            break
    state = _OF_STATE.match(text, at)
    at = state.end() if state is not None and len(out) > 1 else at
    return tuple(out) if text[at : at + 1] in (",", ".", ";", "") else ()


def of_body(reading: Reading, token: Token, referent: Referent) -> tuple[Referent, ...]:
    """Unnamed officials of a body are that body (`EU leaders`, `officials of the African Union`)."""
    if _is_counterpart(token) and not referent.id:
        # `his Chilean counterpart`, whom nothing names
        text = reading.document.text
        for e in reading.entities_in(reading.coreference.phrase(token)):
            beside = re.fullmatch(r"[ \n]+(?:[a-z-]+[ \n]+){0,2}", text[e.span.end : token.idx])
            if e.kind == COUNTRY and e.form == "demonym" and beside:
                if held := _same_office(reading, token, e.id):
                    return (Referent(PERSON, held, e.span, COREFERENCE, "coreference.title"),)
                words = " ".join(reading.document.words(referent.span).split())
                return (Referent(COUNTRY, e.id, e.span, NORMALIZED, OFFICIALS_OF, words),)
        for link in (c for c in token.children if c.dep_ == "prep" and c.folded in ("from", "of")):
            for goal in (g for g in link.children if g.dep_ == "pobj"):
                state = reading.entity_at(goal.idx)
                if state is not None and state.kind == COUNTRY and state.id and not state.city:
                    # `his counterpart from Chile`
                    words = " ".join(reading.document.words(referent.span).split())
                    return (Referent(COUNTRY, state.id, state.span, NORMALIZED, OFFICIALS_OF, words),)
    official = token.base in word_set("side_nouns") or token.folded in word_set("official_nouns")
    if not official or referent.id:
        return ()
    bodies = {o.id for o in reading.organizations if o.kind == "international_organization"}
    owners = [
        g for c in token.children if c.dep_ == "prep" and c.folded in ("of", "from", "at") for g in c.children
    ]
    text = reading.document.text
    # A body's name may go on behind the phrase (`the Commission for A and B`).
    inside = [
        *reading.entities_in(reading.coreference.phrase(token)),
        *map(reading.entity_at, (g.idx for g in owners)),
    ]
    named = {
        e.id: e
        for e in inside
        if e is not None
        and e.id in bodies
        and (
            any(g.idx in e.span for g in owners)
            or re.fullmatch(r"(?:['\u2019]s?)?[ \n]+(?:[a-z-]+[ \n]+)?", text[e.span.end : token.idx])
        )
    }
    if len(named) != 1:
        return ()
    return tuple(Referent(e.kind, e.id, e.span, NORMALIZED, OFFICIALS_OF) for e in named.values())


def _is_counterpart(token: Token) -> bool:
    """Whether it is who does abroad what somebody named does (`counterpart`, `opposite number`)."""
    if token.base == "number":
        return any(c.folded == "opposite" for c in token.lefts)
    return token.folded in ("counterpart", "counterparts", "colleague", "colleagues")


def with_counterparts(reading: Reading, token: Token, found: Sequence[Referent]) -> tuple[Referent, ...]:
    """``found`` with the state of each unnamed one of a list (`his Omani counterpart and Minister X`)."""
    out = list(found)
    for head in (token, *token.conjuncts):
        at = [r for r in out if r.kind == WORDS and head.idx in r.span]
        if at and _is_counterpart(head) and head.tag_ not in ("NNS", "NNPS"):
            where = out.index(at[0])
            out[where : where + 1] = of_body(reading, head, at[0]) or at
    for r in [r for r in out if r.kind == WORDS and not r.id and token.idx not in r.span]:
        # `X and his Chilean counterpart met. The two sides agreed`
        head = reading.document.token_at(max(r.span.start, r.span.end - 1))
        if _is_counterpart(head):
            where = out.index(r)
            out[where : where + 1] = of_body(reading, head, r) or (r,)
    for named in (c for c in token.children if c.dep_ == "appos"):
        # `the minister, X, and his Chilean counterpart`, hung on X
        for head in (c for c in named.conjuncts if _is_counterpart(c) and c.tag_ not in ("NNS", "NNPS")):
            span = reading.coreference.phrase(head)
            if not any(head.idx in r.span for r in out):
                words = " ".join(reading.document.words(span).split())
                unnamed = Referent(WORDS, "", span, COREFERENCE, "coreference.unnamed", words)
                out += of_body(reading, head, unnamed)
    return tuple(out)


def _same_office(reading: Reading, counterpart: Token, state: str) -> str:
    """Who holds for the state what the one named before holds (`Minister X and his Chilean counterpart`)."""
    sentence = reading.document.sentence_of(counterpart.idx)
    named = reading.entities_in(sentence.span) if sentence is not None else []
    before = [e.id for e in named if e.kind == PERSON and e.span.end <= counterpart.idx]
    # `The minister invited his Chilean counterpart`
    owners = [c for c in counterpart.lefts if c.tag_ == "PRP$"] if not before else []
    before += [r.id for c in owners for r in reading.coreference.resolve(c) if r.kind == PERSON]
    current = [r for r in reading.roles if r.status == CURRENT]
    held = {(r.office, r.portfolio) for r in current if r.person in before[:1]}
    theirs = {r.person for r in current if r.country == state and (r.office, r.portfolio) in held}
    return theirs.pop() if len(theirs) == 1 else ""


def led_by(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """The persons who lead the delegations that meet (`delegations of A and B, led by X and Y, met`)."""
    links = [c for c in token.children if c.dep_ == "prep" and c.folded in ("of", "from")]
    within = [c for p in links for t in p.children if t.dep_ == "pobj" for c in t.children]
    for child in (*token.children, *within):
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.base in word_set("leading_verbs"):
            links = [c for c in child.children if c.dep_ in ("agent", "prep")]
            by = [g for c in links for g in c.children if g.dep_ == "pobj"]
            return tuple(r for t in by for r in reading.coreference.resolve(t) if r.kind == PERSON)
    return ()


def including(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """The persons named as members of an unnamed group (`counterparts from Asia, including Minister X`)."""
    mark = next((t for t in token.subtree if t.folded in ("including", "like") and t.i > token.i), None)
    if mark is None:
        return _among_them(reading, token)
    span = Span(mark.idx, reading.document.span([token.right_edge]).end)
    return tuple(
        Referent(PERSON, e.id, e.span, EXPLICIT, "events.member-of-group")
        for e in reading.entities_in(span)
        if e.kind == PERSON
    )


def _among_them(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """`Leaders from 50 countries attended it, among them A and B`"""
    if token.tag_ != "NNS":
        return ()
    sentence = reading.document.sentence_of(token.idx)
    end = sentence.span.end if sentence is not None else token.idx
    mark = _AMONG_THEM.search(reading.document.text, token.idx, end)
    if mark is None:
        return ()
    start = mark.end()
    behind = reading.document.tokens(Span(start, end))
    stop = next((t.idx for t in behind if t.tag_ in ("WP", "WDT")), end)
    return tuple(
        Referent(PERSON, e.id, e.span, EXPLICIT, "events.member-of-group")
        for e in reading.entities_in(Span(start, stop))
        if e.kind == PERSON
    )


def holders(reading: Reading, first: Token, token: Token) -> tuple[Referent, ...]:
    """`the French and German foreign ministers`: who holds the office in each state, else the state."""
    span = reading.coreference.phrase(first).hull(reading.coreference.phrase(token))
    states = [e for e in reading.entities_in(span) if e.kind == COUNTRY and e.id and e.span.end <= token.idx]
    behind = not states
    if behind:
        # `the leaders of A and B`
        links = [c for c in token.children if c.dep_ == "prep" and fold(c.text) == "of"]
        owners = {
            r.span
            for c in links
            for g in c.children
            for r in reading.coreference.resolve(g)
            if r.kind == COUNTRY and r.id and not r.words
        }
        states = [e for e in reading.entities if e.span in owners]
    title = next((t for t in find_titles(reading.document.text, span.start, span.end) if t.plural), None)
    if title is None or len({e.id for e in states}) < 2:
        return ()
    leads = fold(title.span.of(reading.document.text)) == "leaders"
    out = []
    for e in states:
        held = [r for r in reading.roles if r.country == e.id and r.status == CURRENT]
        held = [
            r for r in held if fits(r, title) or (leads and (r.office in HEADS or "leader" in fold(r.title)))
        ]
        people = list(dict.fromkeys(r.person for r in held))
        if len(people) == 1:
            out.append(Referent(PERSON, people[0], span, COREFERENCE, "coreference.title"))
        else:
            out.append(Referent(COUNTRY, e.id, e.span, NORMALIZED, "meetings.sides"))
    # Of a list behind the office either all are named elsewhere, or all stand as states.
    return tuple(out) if not behind or all(r.kind == PERSON for r in out) else ()


def before_whom(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """Whom a relative pronoun goes back to (`thanked Prime Minister X, with whom he met on Monday`), and all
    of whom `each of the ministers` is one.
    """
    if token.folded == "each":
        goals = [g for c in token.rights if c.folded == "of" for g in c.children if g.dep_ == "pobj"]
        return tuple(r for g in goals for r in reading.coreference.resolve(g))
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    sentence = reading.document.sentence_of(token.idx)
    if clause is None or sentence is None:
        return ()
    ends = clause.left_edge.idx
    named = [e for e in reading.entities_in(sentence.span) if e.kind == PERSON and e.span.end <= ends]
    if named and not reading.document.text[named[-1].span.end : ends].strip(" ,"):
        found = named_at(reading, named[-1].span.start, "coreference.relative")
        return (found,) if found is not None else ()
    return reading.coreference.resolve(clause.head)
