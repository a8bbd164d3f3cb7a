"""Whether a signing is told with the encounter or visit in whose course it took place."""

from __future__ import annotations

from .act import AGREED, Act
from .instruments import Instrument
from .lexicons import word_set

#: Where a verb tells for itself what was done.
_TOLD = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def on_occasion(act: Act) -> bool:
    """Whether the signing is told with an encounter named before (`was signed on the occasion`)."""
    doc = act.word.doc
    near = doc[max(act.word.sent.start, act.word.i - 25) : min(act.word.sent.end, act.word.i + 25)]
    return any(
        t.dep_ in ("pobj", "nsubj")
        and t.folded in word_set("signing_occasions")
        and any(c.folded in ("the", "their") for c in t.children)
        for t in near
    )


def was_reached(instrument: Instrument, act: Act) -> bool:
    """Whether a clause tells as the news that it was reached, so that the encounter beside it is that at
    which it was (`After the talks they adopted a declaration`; not `met to discuss a pact reached in May`).
    """
    if act.status != AGREED or act.future or instrument.definite:
        return False
    return act.word.pos_ == "VERB" and act.word.tag_ in ("VBD", "VBN") and act.word.dep_ in _TOLD


def on_visit(act: Act) -> bool:
    """Whether it is `during the visit` that it was signed."""
    sent = act.word.sent
    return any(t.folded == "visit" and t.dep_ == "pobj" and t.head.folded in ("during", "of") for t in sent)
