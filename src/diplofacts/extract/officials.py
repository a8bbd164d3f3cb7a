"""Unnamed officials of an encounter: of the state in which it takes place, or of one who takes part."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import INFERRED, Actor, Support
from ..spans import Span
from . import events
from .destinations import own_states
from .homes import is_people
from .lexicons import fold, word_set
from .named_sides import OFFICIALS_OF
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Reading, Referent
from .titles import find_titles

if TYPE_CHECKING:
    from .events import Clause
    from .tellings import Telling
    from .words import Token

_ARTICLES = frozenset({"", "the", "a", "an", "the country's", "the visiting", "the host country's"})
#: What parts a noun from those who sent them or of whom they are.
_BEHIND = re.compile(r"[ \n](?:from|of)[ \n]")
#: Nouns (lemmas) for those who stand for a body that they are of.
_STAND_FOR = frozenset({"member", "representative", "delegate", "envoy", "negotiator", "emissary"})
#: The rule of `her counterparts from France and Italy`.
FROM_STATES = "meetings.officials-from-states"


def without_staff(referents: Sequence[Referent], own: Container[str] = ()) -> list[Referent]:
    """No unnamed team or delegation beside the person whose it is (`the Secretary and a team`).

    Args:
        referents: who take part.
        own: the states whose delegation is theirs (`X and the U.S. delegation`).
    """
    if not any(r.kind == PERSON for r in referents):
        return list(referents)
    staff = [r for r in referents if fold(r.words).split(" of ")[0].split()[-1:] in _staff()]
    return [r for r in referents if r not in staff or (r.id and r.id not in own)]


def _staff() -> list[list[str]]:
    return [[w] for w in word_set("staff_nouns")]


def of_place(
    reading: Reading, clause: Clause, visitors: Sequence[Referent], others: Sequence[Referent]
) -> list[Referent]:
    """`In Ghana, X will meet with senior officials`: officials of the state where it is, which is not X's."""
    unnamed = [r for r in others if r.kind == WORDS and not r.id and is_official(r) and not _is_of_others(r)]
    if not unnamed:
        return list(others)
    place: Entity | None = events.place_of(clause)[0]
    if place is None or place.id in own_states(reading, visitors):
        return list(others)
    if clause.verb is not None and clause.verb.dep_ == "relcl" and any(clause.verb.head.conjuncts):
        # `visited A and B, where he met officials`: of whichever
        return list(others)
    if any(r.kind == PERSON and own_states(reading, [r]) <= {place.id} for r in others):
        # `met Minister X and other officials`: those of his state beside him
        return [r for r in others if r not in unnamed]
    return [
        evolve(r, kind=COUNTRY, id=place.id, basis=INFERRED, rule="meetings.officials-of-place")
        if r in unnamed
        else r
        for r in others
    ]


def partners(reading: Reading, token: Token) -> Sequence[Referent]:
    """Whom a phrase means: persons that it names, else each of the states whose officials it tells of."""
    found = events.participants(reading, token)
    if any(r.kind == PERSON for r in found):
        return found
    return from_states(reading, token) or _of_bodies(reading, token) or found


def _of_bodies(reading: Reading, token: Token) -> list[Referent]:
    """`met with members of the League`, `representatives of Hamas`: the body whose they are."""
    if token.tag_ != "NNS" or token.base not in _STAND_FOR:
        return []
    links = [c for c in token.children if c.dep_ == "prep" and c.folded in ("of", "from")]
    goals = [g for c in links for g in c.children if g.dep_ == "pobj"]
    bodies = [r for g in goals for r in reading.coreference.resolve(g)]
    known = bool(bodies) and all(r.kind == ORGANIZATION and r.id and not r.words for r in bodies)
    return [evolve(r, basis=INFERRED, rule="meetings.members-of-body") for r in bodies] if known else []


def _is_of_others(referent: Referent) -> bool:
    """Whether officials are of a region or of bodies (`European counterparts`, `officials from banks`)."""
    words = referent.words.split()
    return "from" in words or any(w[:1].isupper() for w in words)


def from_states(reading: Reading, token: Token) -> list[Referent]:
    """`her counterparts from France and Italy`: officials of each of these states."""
    if fold(token.text) not in word_set("unspecific_nouns") or token.tag_ != "NNS":
        return []
    first = token.left_edge.idx
    before = reading.entities_in(Span(first, token.idx)) if first < token.idx else []
    own = [e for e in before if e.kind == COUNTRY and e.id]
    if own and is_people(reading.document.text, own, own[-1].span.end):
        return []
    if own:
        # `Iranian counterparts in Baghdad`, `his Omani and Qatari counterparts`
        return [_officials(reading, token, e) for e in own]
    links = [c for c in token.children if c.dep_ == "prep" and fold(c.text) in ("from", "of", "in")]
    # `her counterparts from France and Italy in Vienna`
    links = [c for c in links if fold(c.text) != "in"] or links
    named = [r for c in links for g in c.children if g.dep_ == "pobj" for r in reading.coreference.resolve(g)]
    words = " ".join(reading.document.words(reading.coreference.phrase(token)).split())
    if links and fold(links[0].text) == "in":
        # `her counterparts in Vienna`: where they met.
        cities = {e.span for e in reading.entities if e.city}
        named = [r for r in named if r.span not in cities]
    return [evolve(r, words=words, basis=INFERRED, rule=FROM_STATES) for r in named if r.kind == COUNTRY]


def _officials(reading: Reading, token: Token, state: Entity) -> Referent:
    span = reading.coreference.phrase(token)
    words = " ".join(reading.document.words(span).split())
    return Referent(COUNTRY, state.id, span, INFERRED, FROM_STATES, words)


def is_official(referent: Referent) -> bool:
    """Whether printed words mean officials of a state (`senior officials`, `government counterparts`)."""
    return _mean_officials(referent.words)


def _mean_officials(words: str) -> bool:
    said = fold(words).split(" of ")[0].split()
    if not said or not word_set("private_words").isdisjoint(said[:-1]):
        return bool(said) and "government" in said  # `business leaders`
    return said[-1] in word_set("official_nouns") or "government" in said


def host_officials(telling: Telling, state: str, all_of_state: bool = False) -> list[Actor]:
    """The actors of an encounter, unnamed office-holders of no printed state taken for those of ``state``, in
    which the guest is on a visit (`During the visit, he met the Minister for Defence`).
    """
    out = []
    for a in telling.actors:
        unnamed = a.words and not (a.person or a.organization or a.country)
        if unnamed and (all_of_state or _mean_officials(a.words) or _is_office(a.words)):
            span = next(s.span for s in a.supports if s.field == "*")
            told = Support("country", span, INFERRED, "meetings.officials-of-visited-state", state)
            a = evolve(a, country=state, supports=(*a.supports, told))
        out.append(a)
    return out


def _is_office(words: str) -> bool:
    """Whether the words are an office with an article only (`the Minister for Defence`, `the president`)."""
    held = find_titles(words)
    return any(fold(words[: t.outer.start]).strip() in _ARTICLES for t in held)


def is_nobody(referent: Referent) -> bool:
    """Whether printed words mean officials of no state in particular (`his counterparts`)."""
    said = fold(referent.words).split(" of ")[0].split()
    return not referent.id and bool(said) and not word_set("unspecific_nouns").isdisjoint(said)


def holds_office(referent: Referent) -> bool:
    """Whether printed words name the holder of an office whose state is known."""
    words = referent.words
    if not words or not referent.id:
        return False
    sent = _BEHIND.split(fold(words), maxsplit=1)[0].split()[-1:]  # `a delegation from A`
    staff = any(w.removesuffix("s") in word_set("staff_nouns") for w in sent)
    return staff or bool(find_titles(words, 0, len(words)))


def are_acting(hosts: Sequence[Referent]) -> bool:
    """Whether those who receive are persons or officials."""
    return any(r.kind == PERSON or holds_office(r) or r.rule == OFFICIALS_OF for r in hosts)


def is_of_holders(reading: Reading, referent: Referent) -> bool:
    """Whether a state is that of one of several unnamed heads (`hosted the leaders of A and B`)."""
    if referent.kind != COUNTRY or referent.words:
        return False
    token = reading.document.token_at(referent.span.start)
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head is not token:
        token = token.head
    holders = token.head.head
    return token.dep_ == "pobj" and token.head.folded == "of" and holders.folded in word_set("plural_titles")
