"""Whether a signing is told with the encounter or visit in whose course it took place."""

from __future__ import annotations

from .acts import Act
from .lexicons import word_set


def on_occasion(act: Act) -> bool:
    """Whether the signing is told with an encounter named before (`was signed on the occasion`)."""
    doc = act.word.doc
    near = doc[max(act.word.sent.start, act.word.i - 25) : min(act.word.sent.end, act.word.i + 25)]
    return any(
        t.dep_ == "pobj"
        and t.folded in word_set("signing_occasions")
        and any(c.folded in ("the", "their") for c in t.children)
        for t in near
    )


def on_visit(act: Act) -> bool:
    """Whether it is `during the visit` that it was signed."""
    sent = act.word.sent
    return any(t.folded == "visit" and t.dep_ == "pobj" and t.head.folded in ("during", "of") for t in sent)
