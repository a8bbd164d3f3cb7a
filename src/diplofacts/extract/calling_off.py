"""Encounters told before that a later sentence calls off (`The ceremony was called off`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import events
from .events import CANCELLED, PLANNED, Clause
from .nearness import nearby
from .outlook import is_called_off, outlook_of
from .postponing import moved_to
from .reading import Reading
from .tellings import Telling, encounter_nouns

if TYPE_CHECKING:
    from .words import Token

#: How the sentence holds what it calls off.
_NAMED = events.SUBJECTS | {"dobj"}


def call_off(reading: Reading, tokens: Sequence[Token], tellings: Sequence[Telling]) -> None:
    """`the ceremony was called off`: the encounter told last, planned and of that kind, is cancelled."""
    for token in tokens:
        if token.dep_ not in _NAMED:
            continue
        if token.folded in ("it", "them", "they"):
            _call_off_meant(reading, token, tellings)
            continue
        kinds = {k for k, _ in encounter_nouns().get(token.folded, ())}
        if not kinds:
            continue
        lefts = {t.folded for t in token.lefts}
        own_ = {"his", "her", "their", "its"} if token.dep_ == "dobj" else set()
        if not lefts & {"the", "this", "that", *own_}:
            continue
        if any(c.dep_ == "prep" and c.folded not in ("at", "on", "over", "after") for c in token.children):
            continue
        status, span = outlook_of(Clause(reading, token))
        forced = next((c for c in token.head.children if c.dep_ == "xcomp" and is_called_off(c)), None)
        if forced is not None and token.head.tag_ == "VBD" and token.dep_ == "nsubj":
            # `The meeting had to be postponed`
            status, span = CANCELLED, reading.document.span([forced])
        if status != CANCELLED or span is None:
            continue
        own = reading.document.span([t for t in token.subtree if not t.is_space])
        if reading.dates_in(own):
            # A day of its own makes it another encounter.
            continue
        due = [t for t in nearby(reading, tellings, token, 1) if t.status == PLANNED]
        # `was to meet X in Riga. The trip was called off`
        near = [t for t in due if t.kind in kinds] or [t for t in due if "visit" in kinds and t.place]
        if near and near[-1].anchor.end <= token.idx:
            near[-1].status, near[-1].status_span = status, span
            moved = moved_to(Clause(reading, token), span)
            if moved is not None:
                near[-1].move(*moved)


def _call_off_meant(reading: Reading, pronoun: Token, tellings: Sequence[Telling]) -> None:
    """`A was to meet B. C cancelled it`, `They were postponed`: the one encounter of the sentence before."""
    verb = pronoun.head
    if not is_called_off(verb) or pronoun.dep_ == "nsubj" or outlook_of(Clause(reading, verb))[0] == "":
        return
    due = [t for t in nearby(reading, tellings, pronoun, 1) if t.status == PLANNED]
    if len({t.clause.trigger.i for t in due}) == 1 and due[0].anchor.end <= pronoun.idx:
        due[0].status, due[0].status_span = CANCELLED, reading.document.span([verb])
