"""Whose an instrument is that the article names with no side: the two of the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import NORMALIZED, Actor
from . import events
from .act import ENDED, IN_FORCE, SIGNED, SUSPENDED, VIOLATED
from .homes import is_scene
from .instrument_nearness import is_near
from .instrument_words import content, words_behind
from .lexicons import word_set
from .modality import is_negated
from .reading import COUNTRY, Entity, Reading, Referent
from .unnamed_sides import by_all

if TYPE_CHECKING:
    from .mentions import Mention

_LIVED = frozenset({SIGNED, "agreed", "ratified", IN_FORCE, SUSPENDED, ENDED, VIOLATED})
_POINTING = frozenset({"the", "this", "that"})
#: `A failed to agree with B. The deal is dead`: there was none.
_FAILING = frozenset({"fail", "differ", "disagree"})
_RULE = "agreements.sentence-before"


def as_before(reading: Reading, new: Mention, kept: Sequence[Mention]) -> None:
    """Give an instrument of `the two sides` the parties of the one told right before (`agreed to a truce
    with B. The two sides are negotiating a final accord`).
    """
    i = new.instrument
    if not kept or not new.acts or (new.printed and not i.definite):
        return
    before, own = kept[-1], {i.noun.base, *word_set("anaphoric_modifiers")}
    if i.definite and (i.named or i.plural or (content(reading, i) - own) or words_behind(reading, i)):
        return  # not `the two sides had initialled the deal`, told before
    if len(before.keys()) < 2 or not is_near(reading, new, before) or new.keys() == before.keys():
        return
    unlike = all(a.country for a in new.parties) and any(a.words for a in before.parties)
    if len(new.keys()) > 1 and unlike and not i.definite:
        return  # `a memorandum between X and Y Oil. The two countries also signed`
    if any(a.doer == "party" and by_all(a) for a in new.acts):
        new.parties = list(before.parties)
        new.printed = list(before.parties) if new.printed else []


def pair_before(reading: Reading, m: Mention, kept: Sequence[Mention]) -> list[Actor]:
    """The two states that the sentence before names, one of them as its subject (`A told B to withdraw its
    troops. The 2018 agreement under which they are there was denounced`).

    Args:
        reading: the article.
        m: a mention of an instrument with no party.
        kept: the instruments of the article, whose own sentences tell nothing of this one.

    Returns:
        Two parties, or none where the sentence names fewer or more states, or bodies beside them.
    """
    i = m.instrument
    if i.plural or i.other or reading.document.quote_at(i.noun.idx) is not None:
        return []
    lived = [a for a in m.acts if a.real and a.base in _LIVED]
    pointing = i.definite and any(c.folded in _POINTING for c in i.noun.lefts)
    # `A pilot programme was agreed in 2013`
    passive = i.head.dep_ == "nsubjpass" and any(a.word.i == i.head.head.i for a in lived)
    if not lived or not (pointing or passive):
        return []
    here = reading.document.number_of(i.sentence)
    if here < 1 or states_named_in(reading, here, owners=False):
        return []
    before = reading.document.sentences[here - 1]
    if before.heading:
        return []
    pair = states_named_in(reading, here - 1)
    near = before.span.hull(i.sentence.span)
    if len(pair) != 2 or any(w.overlaps(near) for k in kept if k is not m for w in k.wholes):
        return []
    root = reading.document.doc[before.first].sent.root
    subject = {r.id for r in events.subject(reading, root)}
    if not subject & set(pair) or is_negated(root) or root.base in _FAILING:
        return []
    found = (Referent(COUNTRY, e.id, e.span, NORMALIZED, _RULE) for e in pair.values())
    return [events.actor(r, "party", None, _RULE) for r in found]


def states_named_in(reading: Reading, number: int, owners: bool = True) -> dict[str, Entity]:
    """The states that a sentence names otherwise than as the place of what is told; with ``owners``, also
    those of a person or thing (`signed it beside China's Ivo Lund`).
    """
    text = reading.document.text
    span = reading.document.sentences[number].span
    named = [e for e in reading.entities_in(span) if e.kind == COUNTRY and e.id and not e.city]
    if not owners:
        named = [e for e in named if text[e.span.end : e.span.end + 2] not in ("'s", "\u2019s")]
    return {e.id: e for e in named if not is_scene(text, e.span)}
