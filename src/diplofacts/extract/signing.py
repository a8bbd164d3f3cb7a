"""Who signed an instrument and who looked on (codebook section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import Actor
from . import events
from .acts import SIGNED, Act
from .governors import subtree_of
from .lexicons import fold, word_set
from .parties import Sides
from .reading import PERSON, Reading, Referent
from .titles import find_titles

if TYPE_CHECKING:
    from .words import Token


def signatories(reading: Reading, sides: Sides, acts: Sequence[Act]) -> list[Actor]:
    """Who signed: persons, and unnamed officials by their title, one a state; then the witnesses."""
    out: list[Actor] = []
    signings = [a for a in acts if a.status == SIGNED and a.real and not a.future]
    for act in signings[:1]:
        how = reading.document.span([act.word])
        for r in sides.signers:
            one = _holder(reading, r)
            if one.kind == PERSON or (one.words and one.id):
                out.append(events.actor(one, "signatory", how, "agreements.signatory"))
    for act in signings:
        out += _witnesses(reading, act.word)
    kept: dict[tuple[str, str, str], Actor] = {}
    for a in out:
        kept.setdefault((*events.actor_key(a), a.capacity), a)
    return list(kept.values())


def _holder(reading: Reading, r: Referent) -> Referent:
    """An unnamed official under the words of the title alone."""
    titles = find_titles(reading.document.text, r.span.start, r.span.end) if r.words and r.id else []
    if not titles or r.rule == "agreements.official-of-each-state":
        return r
    if titles[0].plural:
        return evolve(r, words="")
    return evolve(r, words=" ".join(titles[0].span.of(reading.document.text).split()))


def _witnesses(reading: Reading, act: Token) -> list[Actor]:
    """`with their heads of state present`, `in the presence of X`, `witnessed by X`."""
    out: list[Actor] = []
    for child in act.children:
        if child.dep_ not in ("prep", "mark", "advcl", "acl"):
            continue
        marks = [t for t in subtree_of(child) if fold(t.text) in word_set("attendance_words")]
        if not marks:
            continue
        mark = marks[0]
        for token in subtree_of(child):
            before = token.i < mark.i and fold(child.text) == "with" and token.dep_ in ("pobj", "nsubj")
            after = token.i > mark.i and token.dep_ == "pobj" and fold(token.head.text) in ("of", "by")
            if (before or after) and token.i != mark.i and fold(token.text) not in ("state", "government"):
                for r in reading.coreference.resolve(token):
                    if r.kind == PERSON:
                        out.append(
                            events.actor(r, "witness", reading.document.span([mark]), "agreements.witness")
                        )
                if out:
                    return out
    return out
