"""Whom a phrase beside an instrument means, where it names nobody itself (codebook section 5)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED
from ..spans import Span
from .beside_names import group_beside, is_mission, is_rebel, state_beside
from .bodies_listed import bodies_of, unions_of, with_rest
from .chains import on_behalf
from .governors import phrase_of
from .groups import group, host_and
from .lexicons import fold, rows, word_set
from .links import AND_THE
from .named_groups import called, examples, named_beside, wholes
from .named_sides import with_counterparts
from .offices_listed import offices_of
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Reading, Referent
from .stand_for import is_parliament
from .titles import FORMER, find_titles

if TYPE_CHECKING:
    from .words import Token

#: Numbers of parties or instruments in words.
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
#: How many words before `the two countries` the pair may be named.
_PAIR_REACH = 40
#: Where the words behind the head of a phrase begin.
TAIL = re.compile(
    r"[ \n](?:of|from|in|on|with|at|for|to|by|who|that|which|including|led|based|loyal)(?:[ \n]|$)"
)

#: The rule of a company that nothing names.
UNNAMED = "agreements.unnamed-company"
#: The rule of those who fight a state, told together with it.
FIGHTING = "agreements.fighting-parties"


def whom(reading: Reading, token: Token) -> list[Referent]:
    """Whom the phrase headed by ``token`` means, its conjuncts included.

    `The foreign ministers of the two countries` is one unnamed official a state; an unnamed body of a state
    (`the national libraries of A and B`, `the Peruvian port authority`) is its state.
    """
    if token.tag_ == "CD" and fold(token.text) in COUNTS:
        hosted = host_and(reading.coreference, token)  # type: ignore[arg-type]
        return list(hosted or group(reading.coreference, token, "people", None))  # type: ignore[arg-type]
    if token.folded == "one" and (armed := _one_of(reading, token)):
        return armed
    pair = _pair_before(reading, token) or _run_together(reading, token)
    if pair:
        return pair
    if any(c.pos_ == "NOUN" for c in token.conjuncts) and (offices := offices_of(reading, token)):
        return list(offices)
    phrase = phrase_of(reading, token)
    held = _holders(reading, token) if token.tag_ == "NNS" else []
    if len({r.id for r in held}) >= 2:
        return held
    if both := _of_two_states(reading, token, phrase):
        return both
    owners = _owners(reading, token)
    if not owners and token.tag_ == "NNS":
        # `the Georgian and Russian presidents`
        named = _adjectives(reading, token, phrase)
        owners = named if len({r.id for r in named}) >= 2 else owners
    if owners and token.folded in word_set("official_nouns") | word_set("part_nouns"):
        # `representatives from the government of A and rebels from the west`
        within = [g for c in token.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
        fellows = (c for g in within for c in g.conjuncts if fold(c.text) in word_set("party_groups"))
        if (rebels := next(fellows, None)) is not None:
            states = [Referent(COUNTRY, o.id, o.span, o.basis, "agreements.officials-of") for o in owners]
            return [*states, *whom(reading, rebels)]
    titles = [
        t
        for t in find_titles(reading.document.text, phrase.start, phrase.end)
        if owners and t.plural and token.idx in t.span
    ]
    if titles:
        words = _singular(reading, titles[0].span)
        # `representatives of A and nine rebel groups`
        crowds = (c for c in token.conjuncts if c.i > token.i and c.folded in word_set("party_groups"))
        # `the Presidents of A and B and Prime Minister of C`
        of = (g for c in token.children if c.dep_ == "prep" and c.folded == "of" for g in c.children)
        joined_to = [c for t in (token, *of) for c in t.conjuncts if c.i > token.i]
        hung = (c for c in token.children if c.dep_ == "appos" and c.left_edge.i > token.i)
        joined_to += [c for c in hung if c.left_edge.nbor(-1).folded == "and"]
        one_more = (c for c in joined_to if c.tag_ in ("NN", "NNP"))
        rule = "agreements.official-of-each-state"
        also = [o for c in one_more if find_titles(c.text) for o in _owners(reading, c)]
        return [
            *(
                Referent(COUNTRY, o.id, phrase, COREFERENCE, rule, words)
                for o in owners
            ),
            *(Referent(COUNTRY, o.id, o.span, COREFERENCE, rule) for o in also),
            *unions_of(reading, token),
            *(r for c in crowds for r in whom(reading, c)),
        ]
    if owners and fold(token.text) in word_set("state_holders"):
        # `the governments of A and B`, `the B-backed government of A`
        states = [Referent(COUNTRY, o.id, o.span, o.basis, "agreements.governments-of") for o in owners]
        joined = next((c for c in token.conjuncts if c.i > token.i), None)
        if joined is None and len(states) == 1:
            # `the government of A and the rebels`, hung on A
            inner = (g for c in token.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj")
            joined = next((c for g in inner for c in g.conjuncts if _is_body(reading, c)), None)
        if joined is None:
            return states
        beside = whom(reading, joined)
        # `the government and the rebel group, the XYZ`, with the name hung on the government
        return states + (beside if any(r.id for r in beside) else named_beside(reading, token) or beside)
    fighting = (token.folded in word_set("party_groups") or token.folded == "sides") and _fights(token)
    entity = reading.entity_at(token.idx)
    fighting = fighting and (entity is None or entity.kind != ORGANIZATION)
    if not owners and fighting:
        owners = _adjectives(reading, token, phrase)
    if len(owners) == 1 and fighting:
        # `the warring parties of A`: A and those who fight it
        span = reading.document.span([*(c for c in token.lefts if c.dep_ not in ("det", "poss")), token])
        words = " ".join(reading.document.words(span).split())
        return [*owners, Referent(WORDS, "", span, EXPLICIT, FIGHTING, words)]
    if bodies := bodies_of(reading, token):
        return bodies
    found = list(with_counterparts(reading, token, reading.coreference.resolve(token)))
    if not owners and token.folded in word_set("official_nouns") and (unions := unions_of(reading, token)):
        found = [*unions, *(f for f in found if f.id)]
    named = [r for r in with_rest(reading, named_beside(reading, token)) if all(r.id != f.id for f in found)]
    found = [f for f in found if f.id or not named] + named
    found = [f for f in found if not _of_members(reading, token, f)]
    if any(not r.id for r in found):
        found = _apart(reading, found)
    if any(r.id for r in found):
        return found
    if token.base in word_set("side_nouns") or token.folded == "delegates":
        # `delegates from the government of A and the rebels`
        links = (c for c in token.children if c.dep_ == "prep" and c.folded in ("of", "from"))
        inner = (g for c in links for g in c.children)
        held = [r for g in inner if g.folded in word_set("state_holders") for r in whom(reading, g)]
        if held:
            return held + [r for r in found if is_crowd(r.words)]
    if token.base in word_set("company_nouns") and any(c.folded in ("a", "an") for c in token.lefts):
        words = " ".join(reading.document.words(phrase).split())
        return [Referent(WORDS, "", phrase, EXPLICIT, UNNAMED, words)]
    if fold(token.lemma_) in word_set("party_bodies"):
        states = owners or _adjectives(reading, token, phrase)
        if states:
            return [
                Referent(COUNTRY, o.id, phrase, COREFERENCE, "agreements.body-of-state", o.words)
                for o in states
            ]
    return wholes(reading, token) or called(reading, token) or examples(reading, token, found)


def _apart(reading: Reading, found: Sequence[Referent]) -> list[Referent]:
    """Names of nobody known, each by itself: `A and B's Acme` is A and Acme; `Acme and Best Mines` are two
    companies.
    """
    named = [r for r in found if r.words and not r.id and is_party_words(r)]
    out: list[Referent] = []
    for f in found:
        first = next((r for r in named if r.span.start == f.span.start and r is not f), None)
        if first is None:
            out.append(f)
        elif f.words and len(first.span) < len(f.span):
            link = AND_THE.match(reading.document.text, first.span.end)
            start = link.end() if link is not None else f.span.start
            words = " ".join(reading.document.words(Span(start, f.span.end)).split())
            out.append(evolve(f, span=Span(start, f.span.end), words=words))
        elif f.words:
            out.append(f)
    return out


def _one_of(reading: Reading, token: Token) -> list[Referent]:
    """`One of the rebel groups of A`, which nothing names."""
    groups = [g for c in token.children if c.dep_ == "prep" and c.folded == "of" for g in c.children]
    if not any(is_crowd(f"{c.folded} {g.folded}") and g.tag_ == "NNS" for g in groups for c in g.lefts):
        return []
    if any(wholes(reading, t) or named_beside(reading, t) for t in (token, *groups)):
        return []
    span = phrase_of(reading, token)
    words = " ".join(reading.document.words(span).split())
    return [Referent(WORDS, "", span, EXPLICIT, FIGHTING, words)]


def _is_body(reading: Reading, token: Token) -> bool:
    """Whether it is no state but a group or a named body (`the government of A and the XYZ Front`)."""
    named = reading.entity_at(token.idx)
    known = named is not None and named.kind == ORGANIZATION and bool(named.id)
    return known or fold(token.text) in word_set("party_groups")


def _of_members(reading: Reading, token: Token, r: Referent) -> bool:
    """Whether a body is named only for some of its members (`A and four members of the Union`)."""
    if r.kind != ORGANIZATION:
        return False
    counted = [c for c in (token, *token.conjuncts) if c.base in word_set("member_nouns")]
    counted = [c for c in counted if any(n.dep_ == "nummod" for n in c.lefts)]
    return any(r.span in phrase_of(reading, c) for c in counted)


def _run_together(reading: Reading, token: Token) -> list[Referent]:
    """`A's government and the B rebels`, `the government of A and B rebels`, of which the parser made one
    name: the state, and those who fight it.
    """
    inner = [g for c in token.children if c.dep_ == "prep" and c.folded == "of" for g in c.children]
    for group_noun in (token, *(inner if token.folded in word_set("state_holders") else ())):
        if group_noun.folded not in word_set("party_groups"):
            continue
        first = next((c for c in group_noun.lefts if c.dep_ == "nmod"), None)
        link = next((c for c in first.children if c.dep_ == "cc"), None) if first is not None else None
        if first is None or link is None:
            continue
        # The state stands alone behind `the government of`, else with its government.
        if group_noun.i == token.i and first.folded not in word_set("state_holders"):
            continue
        found = whom(reading, first) if group_noun.i == token.i else reading.coreference.resolve(first)
        states = [evolve(r, words="") for r in found if r.kind == COUNTRY and r.id]
        span = reading.document.span([token.doc[link.i + 1], group_noun])
        words = " ".join(reading.document.words(span).split())
        if states:
            return [states[0], Referent(WORDS, "", span, EXPLICIT, FIGHTING, words)]
    return []


@functools.cache
def _group_members() -> dict[str, str]:
    return {r["noun"]: r["members"] for r in rows("group_nouns")}


def _of_two_states(reading: Reading, token: Token, phrase: Span) -> list[Referent]:
    """`The Peruvian and Chilean governments`, `his Peruvian and Chilean counterparts`: the two states."""
    held = token.base in word_set("state_holders") | word_set("side_nouns") | {"counterpart"}
    if token.tag_ != "NNS" or not held:
        return []
    named = [e for e in reading.entities_in(phrase) if e.kind == COUNTRY and e.id]
    before = [e for e in named if e.span.end <= token.idx]
    states = {e.id: e for e in before if e.form == "demonym"}
    if len(states) < 2 or len(states) != len(named):
        return []
    rule = "agreements.governments-of"
    return [Referent(COUNTRY, e.id, e.span, NORMALIZED, rule) for e in states.values()]


def _pair_before(reading: Reading, token: Token) -> list[Referent]:
    """The two states that `between A and B` named last, for `the two countries` right after it."""
    members = _group_members().get(token.folded)
    held = any(c.dep_ == "prep" and c.folded in ("of", "from", "in") for c in token.children)
    if members not in ("states", "either") or held:
        return []
    doc = token.doc
    for i in range(token.i - 1, max(-1, token.i - _PAIR_REACH), -1):
        link = doc[i]
        if link.dep_ == "prep" and fold(link.text) == "between" and link.i != token.head.i:
            found = [r for g in link.children if g.dep_ == "pobj" for r in reading.coreference.resolve(g)]
            states = {r.id: r for r in found if r.kind == COUNTRY and r.id}
            if len(states) != 2 or len(found) != 2:
                return []
            span = reading.document.span([token])
            return [Referent(COUNTRY, s, span, COREFERENCE, "agreements.pair-named-before") for s in states]
    return []


def _fights(token: Token) -> bool:
    """Whether the parties are told to be at war (`the conflicting parties`, `rival factions`)."""
    return any(fold(c.text) in word_set("fighting_words") for c in token.lefts)


def is_party_words(r: Referent) -> bool:
    """Whether words are several states or bodies (`six world powers`), or a name of nobody known."""
    if not r.words or r.id:
        return False
    if r.rule in (FIGHTING, UNNAMED):
        return True
    last = r.words.split()[-1]
    if fold(last) in word_set("ratifying_bodies"):
        return False  # `the Senate` ratifies for its state
    named = last[:1].isupper() and r.span.end - r.span.start == len(r.words) and not TAIL.search(r.words)
    return is_crowd(r.words) or (named and fold(last) not in word_set("calendar"))


def is_crowd(words: str) -> bool:
    """Whether the words for somebody unnamed mean several that can be a party (`the rebels of the north`)."""
    folded = fold(words)
    link = TAIL.search(folded)
    said = (folded[: link.start()] if link is not None else folded).split()
    of = link is not None and link[0].strip() == "of"
    if link is not None and of and said and said[-1] in word_set("whole_groups_of"):
        return is_crowd(folded[link.end() :])  # `a coalition of rebel groups`
    return bool(said) and (
        said[-1] in word_set("party_groups") or " ".join(said[-2:]) in word_set("armed_nouns")
    )


def is_group(token: Token) -> bool:
    """Whether a word means those of whom the article speaks (`both sides`, `the two`, `they`)."""
    word = fold(token.text)
    if word in ("countries", "nations", "states") and token.lefts and token.lefts[0].dep_ == "amod":
        return token.lefts[0].folded in COUNTS  # not `rich countries`
    return word in ("they", "them", *COUNTS) or word in _group_members()


def _owners(reading: Reading, token: Token) -> list[Referent]:
    """The states whose the phrase says its head to be: `of A and B`, `the two countries'`."""
    holders = [
        g
        for child in token.children
        if child.dep_ == "prep" and fold(child.text) in ("of", "from")
        for g in child.children
        if g.dep_ == "pobj"
    ]
    holders += [c for c in token.children if c.dep_ == "poss"]
    return [r for h in holders for r in reading.coreference.resolve(h) if r.kind == COUNTRY and r.id]


def _holders(reading: Reading, token: Token) -> list[Referent]:
    """The persons named behind their states, hung on these: `presidents of A, B and C X, Y and Z`."""
    return [
        r
        for child in token.children
        if child.dep_ == "prep" and child.folded == "of"
        for g in child.children
        if g.dep_ == "pobj"
        for r in reading.coreference.resolve(g)
        if r.kind == PERSON and r.id and represented(reading, r)
    ]


def _adjectives(reading: Reading, token: Token, phrase: Span) -> list[Referent]:
    """The states whose adjectives stand before a noun (`the Indian and Turkmen academies`)."""
    return [
        Referent(COUNTRY, e.id, phrase, NORMALIZED, "agreements.body-of-state")
        for e in reading.entities_in(phrase)
        if e.kind == COUNTRY and e.id and not e.city and e.span.end <= token.idx
    ]


def _whole_of(reading: Reading, body: str) -> str:
    """The union or body whose part an organization is, where the article names it; else the organization."""
    by_id = {o.id: o for o in reading.organizations}
    part = by_id[body].canonical or by_id[body].name
    whole = next((r["whole"] for r in rows("bodies_of_unions") if fold(r["body"]) == fold(part)), "")
    return next((o.id for o in reading.organizations if whole and (o.canonical or o.name) == whole), body)


def represented(reading: Reading, r: Referent, ratified: bool = False) -> list[Referent]:
    """The state or body for which a referent stands; none for an unknown one."""
    if r.kind == ORGANIZATION:
        body = next((o for o in reading.organizations if o.id == r.id), None)
        state = body is not None and body.kind == "government_body" and body.country
        seat = body is not None and not word_set("state_seats").isdisjoint(fold(body.name).split())
        forces = body is not None and body.name.split()[-1] in word_set("force_nouns")
        if body is not None and state and (ratified or seat or forces or is_parliament(body.name)):
            # A parliament acts for its state, and so do its army and the Kremlin.
            return [Referent(COUNTRY, body.country, r.span, NORMALIZED, "agreements.body-of-state")]
    if r.kind == ORGANIZATION and is_mission(reading, r.id):
        return []  # `notice was given to the A embassy`
    if r.kind in (COUNTRY, ORGANIZATION):
        return [evolve(r, words="") if r.words else r] if r.id else []
    if r.kind == PERSON:
        person = Entity(r.span, PERSON, r.id)
        principal = on_behalf(reading.document.text, person, reading.entities)
        if principal is not None:
            kind, key, span = principal.kind, principal.id, principal.span
            return [Referent(kind, key, span, NORMALIZED, "agreements.on-behalf")]
        roles = [x for x in reading.roles_of(r.id) if not is_rebel(x)]
        placed = any(x.country or x.organization for x in roles)
        if not placed and (own := group_beside(reading, r.id)) is not None:
            return [Referent(ORGANIZATION, own.id, own.span, NORMALIZED, "agreements.represented")]
        for role in [*(x for x in roles if x.status != FORMER), *(x for x in roles if x.status == FORMER)]:
            support = next((s for s in role.supports if s.field == "country"), None)
            if role.country:
                span = support.span if support else r.span
                return [Referent(COUNTRY, role.country, span, COREFERENCE, "agreements.represented")]
            if role.organization:
                whole = _whole_of(reading, role.organization)
                return [Referent(ORGANIZATION, whole, r.span, COREFERENCE, "agreements.represented")]
        if not roles and (home := state_beside(reading, r.id)) is not None:
            return [Referent(COUNTRY, home.id, home.span, NORMALIZED, "agreements.represented")]
    return []


def states_of(reading: Reading, referents: Iterable[Referent]) -> list[str]:
    """The states and bodies that ``referents`` stand for, in order."""
    return list(dict.fromkeys(p.id for r in referents for p in represented(reading, r)))


def _singular(reading: Reading, span: Span) -> str:
    """A plural title in the singular, by the lemma of its plural noun."""
    said = []
    for t in reading.document.tokens(span):
        said.append(t.lemma_ if t.tag_ in ("NNS", "NNPS") else t.text)
    return " ".join(said)
