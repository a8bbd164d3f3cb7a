"""What is only talked of (`discussed the situation in Mali`) or met by no encounter (`meet its costs`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import word_set
from .links import is_only_noted
from .tellings import encounter_nouns

if TYPE_CHECKING:
    from .reading import Entity
    from .words import Token


def is_subject_matter(verb: Token, place: Entity) -> bool:
    """Whether a place belongs to what is discussed (`discussed the situation in Mali, adding that`)."""
    if any(verb.idx < t.idx < place.span.start and t.folded in encounter_nouns() for t in verb.subtree):
        # `discussed preparations for the meeting in Lima`
        return True
    if place.span.start < verb.idx:
        # `Ahead of the summit in Lima, they discussed trade`
        told = (t for t in verb.subtree if t.idx < place.span.start and t.folded in encounter_nouns())
        return any(place.span.start <= t.right_edge.idx and is_only_noted(t) for t in told)
    at = next((t for t in verb.subtree if t.idx >= place.span.start), None)
    # `the developments in northern Syria`: its own words stand between.
    if at is not None:
        at = next((t for t in at.subtree if t.dep_ in ("amod", "det", "compound")), at)
    before = at.nbor(-1) if at is not None and at.i else None
    what = before.nbor(-1) if before is not None and before.i else None
    return not place.city and what is not None and what.tag_[:2] == "NN" and what.i > verb.i


def is_met_thing(token: Token) -> bool:
    """Whether what is met is no encounter: `met the demands of the rebels`, `meet the bulk of its costs`."""
    if token.base in word_set("met_things"):
        return True
    of = [c for c in token.children if c.dep_ == "prep" and c.folded == "of"]
    measure = token.base in word_set("share_nouns")
    return measure and any(g.base in word_set("met_things") for c in of for g in c.children)
