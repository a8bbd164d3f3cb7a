"""Bodies that act for their states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .act import Act

#: Verbs (lemmas) by which an assembly agrees to what it is to ratify.
_APPROVING = frozenset({"approve", "adopt", "pass", "back", "accept", "consent", "assent", "give"})


def is_parliament(name: str) -> bool:
    """Whether the name is that of a parliament (`Senate of the Czech Republic`)."""
    return not word_set("ratifying_bodies").isdisjoint(fold(name).split())


def is_assembly(act: Act) -> bool:
    """Whether a parliament approves it, which is to ratify it."""
    if fold(act.word.lemma_) not in _APPROVING:
        return False
    # `voted to approve it`, `gave its consent to it`
    above = [act.word.head] if act.word.dep_ in ("xcomp", "advcl", "dobj") else []
    above += [act.word.head.head] if act.word.dep_ == "conj" else []  # `advice and consent`
    doers = [c for t in (act.word, *above) for c in t.children if c.dep_ in ("nsubj", "agent")]
    heads = [g for c in doers for g in ([c] if c.dep_ == "nsubj" else c.children)]
    return any(fold(h.lemma_) in word_set("ratifying_bodies") for h in heads)
