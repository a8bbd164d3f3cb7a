"""The two states of whom an article speaks: `the two countries`, `both governments`."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from .group_members import paired_often, states_of_sentence
from .homes import is_scene
from .reading import COUNTRY, PERSON, Entity, Referent
from .titles import FORMER

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

_IN = re.compile(r"\b(?:in|at|near|to|from)[ \n]+(?:both[ \n]+)?$")
#: What stands between two of a list.
_LISTING = re.compile(r"(?:,|,?[ \n]+and)[ \n]+(?:the[ \n]+)?")
#: States that are no more: `the two former Soviet republics` are two others.
_GONE = frozenset({"SUN", "YUG", "CSK", "SCG"})
#: Two states are looked for among those named in so many sentences before a group, first of all.
_NEAR = 6


def state_pair(coreference: Coreference, token: Token) -> list[Referent]:
    """The two states that the article has named most before ``token`` (or at all)."""
    states = _acting_states(coreference)
    joined = states_of_sentence(coreference, token) or _joined_before(coreference, token)
    joined = joined if len(joined) == 2 else paired_often(coreference, states)
    if joined:
        return joined
    sentences = coreference.document.sentences
    at = bisect.bisect_right(sentences, token.idx, key=lambda s: s.span.start)
    near = sentences[max(0, at - _NEAR)].span.start
    before = [e for e in states if e.span.end <= token.idx]
    # Who speaks or acts for a state stands for it; of whom it has just spoken counts twice.
    serves = {r.person: r.country for r in reversed(coreference.roles) if r.country and r.status != FORMER}
    people = [e for e in coreference.entities if e.kind == PERSON and e.span.end <= token.idx]
    told = [(serves[e.id], e.span.start) for e in people if e.id in serves]
    told += [(e.id, e.span.start) for e in before]
    weight = Counter(state for state, _ in told) + Counter(state for state, at in told if at >= near)
    for chosen in (before, states):
        counts = Counter(e.id for e in chosen)
        if len(counts) >= 2:
            order = {e.id: i for i, e in reversed(list(enumerate(chosen)))}
            weight = weight if chosen is before else counts
            best = sorted(counts, key=lambda c: (-weight[c], order[c]))[:2]
            firsts = {e.id: e for e in reversed(chosen)}
            return [coreference.named(firsts[c]) for c in sorted(best, key=lambda c: order[c])]
    return []


#: The states of an article that are not only where something was done, found once.
_STATES: WeakKeyDictionary[Coreference, list[Entity]] = WeakKeyDictionary()


def _acting_states(coreference: Coreference) -> list[Entity]:
    known = _STATES.get(coreference)
    if known is None:
        text = coreference.document.text
        named = [e for e in coreference.entities if e.kind == COUNTRY and e.id and e.id not in _GONE]
        # `in Senegal's capital, Dakar`: where something was done.
        known = _STATES[coreference] = [
            e
            for e in named
            if not is_scene(text, e.span)
            and not re.match(r"['\u2019]s?[ \n]capital", text[e.span.end : e.span.end + 12])
            and not (e.form == "city" and _IN.search(text, max(0, e.span.start - 8), e.span.start))
        ] or named
    return known


def _joined_before(coreference: Coreference, token: Token) -> list[Referent]:
    """The two states that are together the subject of the sentence before (`A and B have ties. The two`)."""
    sentence = coreference.document.sentence_of(token.idx)
    at = coreference.document.number_of(sentence) if sentence is not None else 0
    if not at:
        return []
    before = coreference.document.sentences[at - 1]
    for t in coreference.document.doc[before.first : before.last + 1]:
        if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT":
            entities = [coreference.by_token.get(x.i) for x in (t, *t.conjuncts)]
            states = {e.id: e for e in entities if e is not None and e.kind == COUNTRY and not e.city}
            if len(states) == len(entities) == 2:
                return [coreference.named(e) for e in states.values()]
    # `welcomes the decision by A and B to meet. The two`
    found = listed_states(coreference, coreference.within(before.span), 2)
    first = found[0].span.start if found else 0
    # `the war in A and B` is where it was.
    return [] if _IN.search(coreference.document.text, max(0, first - 13), first) else found


def listed_states(coreference: Coreference, entities: Iterable[Entity], number: int) -> list[Referent]:
    """The states that stand in a list of so many (`A, B and C`), where there is one such list."""
    runs: list[list[Entity]] = []
    for e in entities:
        if e.kind != COUNTRY or not e.id:
            continue
        gap = coreference.document.text[runs[-1][-1].span.end : e.span.start] if runs else ""
        if runs and _LISTING.fullmatch(gap):
            runs[-1].append(e)
        else:
            runs.append([e])
    found = [run for run in runs if len({e.id for e in run}) > 1 and not any(e.city for e in run)]
    if len(found) != 1 or len(found[0]) != number or len({e.id for e in found[0]}) != number:
        return []
    return [coreference.named(e) for e in found[0]]
