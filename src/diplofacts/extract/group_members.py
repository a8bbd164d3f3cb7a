"""Who belongs to a group that nothing names, and who does not."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from ..candidates import NORMALIZED
from ..spans import Span
from .homes import is_scene
from .lexicons import word_set
from .links import AND_THE
from .place_names import two_states
from .reading import COUNTRY, Entity, Referent
from .titles import FORMER, HEADS

if TYPE_CHECKING:
    from ..candidates import RoleCandidate
    from .coreference import Coreference
    from .words import Token

#: A list in brackets is at most so long.
_BRACKETED = 200
#: How many words before `the officials` others may be told of.
_OFFICIALS_BEFORE = 50


def in_brackets(coreference: Coreference, token: Token, found: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """The states or bodies behind a group that nothing names (`the members of the Troika (A, B and C)`)."""
    if token.pos_ not in ("NOUN", "PROPN") or any(r.id and r.kind != COUNTRY for r in found):
        return found
    end = coreference.phrase(token).end
    text = coreference.document.text
    close = text.find(")", end, end + _BRACKETED) if text[end : end + 2] == " (" else -1
    if close < 0:
        return found
    inside = [e for e in coreference.within(Span(end, close)) if e.kind == COUNTRY and e.id and not e.city]
    members = {e.id: e for e in inside}
    if len(members) < 2 or any(r.id and r.id not in members for r in found):
        return found
    return tuple(coreference.named(e) for e in members.values())


def acting_on(coreference: Coreference, token: Token) -> set[str]:
    """The persons and states who do something to a group, or with it (`X met with the two delegations`)."""
    verb = token.head if token.dep_ == "dobj" else token.head.head
    if verb.pos_ != "VERB" or (token.dep_ == "pobj" and token.head.folded not in ("with", "to", "on", "for")):
        return set()
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    who = {e.id for c in subjects for e in [coreference.by_token.get(c.i)] if e is not None and e.id}
    pronouns = (c for c in subjects if c.folded in ("he", "she"))
    who |= {r.id for c in pronouns for r in coreference.resolve(c) if r.id}
    own = (r for r in coreference.roles if r.person in who and r.country and r.status != FORMER)
    if any(c.folded == "we" for c in subjects):
        who.add(coreference.issuer)  # `We urge both parties`: a release speaks for its state
    return who | {r.country for r in own}


def states_of_sentence(coreference: Coreference, token: Token) -> list[Referent]:
    """The two states that are all that the sentence names before (`A recognised B, and the two have`)."""
    sentence = coreference.document.sentence_of(token.idx)
    if sentence is None or sentence.span.start >= token.idx:
        return []
    text = coreference.document.text
    here = [e for e in coreference.within(Span(sentence.span.start, token.idx)) if e.kind == COUNTRY and e.id]
    named = {e.id: e for e in reversed(here) if not (e.city or is_scene(text, e.span))}
    pair = sorted(named.values(), key=lambda e: e.span)
    return [coreference.named(e) for e in pair] if len(pair) == 2 else []


def sent_by_both(coreference: Coreference, token: Token) -> list[Referent]:
    """The states of unnamed officials (`officials from both countries`), who are not the persons named."""
    if token.base not in word_set("posted_nouns"):
        return []
    links = [c for c in token.rights if c.dep_ == "prep" and c.folded in ("from", "of")]
    both = [g for c in links for g in c.rights if g.dep_ == "pobj" and g.tag_ == "NNS"]
    found = [r for g in both[:1] for r in coreference.resolve(g)]
    return found if len(found) > 1 and all(r.kind == COUNTRY for r in found) else []


def are_of_others(coreference: Coreference, token: Token) -> bool:
    """Whether a name that is no state's says whose they are (`the Kurdish officials`), or officials whom
    nobody names were told of right before (`told officials from 30 states. The officials met`).
    """
    if token.folded == "officials" and _told_with_from(token):
        return True
    of = (g for c in token.rights if c.dep_ == "prep" and c.folded == "of" for g in c.rights)
    if any(c.dep_ == "nummod" and c.folded not in ("two", "both") for g in of for c in g.lefts):
        return True  # `Leaders of eleven African countries`, of whom some may be named
    named = [c for c in token.lefts if c.dep_ == "amod" and c.tag_ == "JJ" and c.text[:1].isupper()]
    states = [e.span for e in coreference.entities if e.kind == COUNTRY] if named else []
    return any(c.i > token.sent.start and not any(c.idx in s for s in states) for c in named)


def _told_with_from(token: Token) -> bool:
    before = token.doc[max(0, token.i - _OFFICIALS_BEFORE) : token.i]
    return any(t.folded == token.folded and t.nbor().folded in ("from", "of") for t in before)


def paired_often(coreference: Coreference, states: Sequence[Entity]) -> list[Referent]:
    """The two states that the article joins more than once (`A and B ... A and B`), whatever else."""
    text = coreference.document.text
    joined = [
        (a, b)
        for a, b in itertools.pairwise(states)
        if a.id != b.id and AND_THE.fullmatch(text, a.span.end, b.span.start)
    ]
    counts = Counter(frozenset((a.id, b.id)) for a, b in joined)
    told = counts.most_common(2)
    if not told or told[0][1] < 2 or (len(told) > 1 and told[1][1] == told[0][1]):
        return []
    pair = next(p for p in joined if frozenset((p[0].id, p[1].id)) == told[0][0])
    return [coreference.named(e) for e in pair]


def acting_from(group: Token) -> int:
    """Where those who act on a group are named, who are none of it (`X, who succeeded Y, saw both men`);
    else where the group is.
    """
    acting = [c for c in group.head.lefts if c.dep_ == "nsubj"] if group.dep_ == "dobj" else []
    return acting[0].left_edge.idx if acting and acting[0].pos_ in ("PROPN", "NOUN") else group.idx


def both_states(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """`the two Koreas`, `the Koreas`: the states of the north and of the south."""
    if token.tag_ != "NNPS" or not any(c.folded in ("two", "both", "the") for c in token.lefts):
        return ()
    span = coreference.phrase(token)
    sides = two_states(token.text.removesuffix("s"))
    return tuple(Referent(COUNTRY, s, span, NORMALIZED, "coreference.both-states") for s in sides if s)


def holds_alike(rank: Mapping[str, RoleCandidate], role: RoleCandidate, told: Container[str]) -> bool:
    """Whether one named only later leads a state as one told before does, or has the same office."""
    return any(
        {role.office, r.office} <= HEADS or (role.office, role.portfolio) == (r.office, r.portfolio)
        for who, r in rank.items()
        if who in told
    )
