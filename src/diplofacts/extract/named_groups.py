"""Bodies that a phrase for a group names beside it: `the rebel group A`, `14 armed groups, A among them`."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, NORMALIZED
from ..spans import Span
from .beside_names import LISTS, listed_from
from .governors import phrase_of
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_OF = re.compile(r"[ \n]+(?:of|from)[ \n]+(?:the )?")
#: How many characters behind unnamed groups are looked through for the names of some (`A among them`).
_EXAMPLES = 60


def named_beside(reading: Reading, token: Token) -> list[Referent]:
    """Bodies named beside their noun: `rival factions A and B`, `the company A`, `the group known as A`."""
    out: list[Referent] = []
    others = [c for c in token.conjuncts if c.i > token.i]
    out += [r for c in (token, *others) for r in wholes(reading, c)]
    for head in [token, *others]:
        for child in head.children:
            if child.dep_ == "appos":
                out += [r for r in reading.coreference.resolve(child) if r.id and r.kind != PERSON]
            elif child.dep_ == "acl" and fold(child.text) in ("known", "called", "named", "dubbed"):
                last = min(child.right_edge.i, child.i + 8)
                span = reading.document.span(child.doc[child.i : last + 1])
                out += [
                    Referent(e.kind, e.id, e.span, NORMALIZED, "agreements.known-as")
                    for e in reading.entities_in(span)
                    if e.kind == ORGANIZATION
                ]
        end = head.idx + len(head)
        if head.folded in word_set("party_groups") and (of := _OF.match(reading.document.text, end)):
            end = of.end() - 1  # `rebels of the XYZ`, wherever the parser hangs `of`
        behind = reading.entity_at(end + 1) if reading.document.text[end : end + 1].isspace() else None
        if behind is not None and behind.kind == ORGANIZATION and behind.span.start == end + 1:
            # `the rebel group XYZ`, which the parser hung on the verb
            out.append(Referent(behind.kind, behind.id, behind.span, EXPLICIT, "agreements.named-behind"))
            if head.tag_ == "NNS":  # `the companies A, B and C`
                out += [r for r in listed_from(reading, end + 1)[1:] if r.kind == ORGANIZATION]
    return [r for i, r in enumerate(out) if all(r.id != o.id for o in out[:i])]


def wholes(reading: Reading, token: Token) -> list[Referent]:
    """The named body of which a phrase names a part: `a faction of the group A`, `one of the groups, A`."""
    if token.folded not in word_set("part_nouns") | word_set("party_groups"):
        return []
    return [
        r
        for child in token.children
        if child.dep_ == "prep" and child.folded in ("of", "from")
        for g in child.children
        if g.dep_ == "pobj"
        for r in (*reading.coreference.resolve(g), *named_beside(reading, g), *called(reading, g))
        if r.id and r.kind == ORGANIZATION
    ]


def called(reading: Reading, token: Token) -> list[Referent]:
    """The groups whose names stand before what they are (`the A rebel coalition and the B militia`)."""
    groups = {o.id for o in reading.organizations if o.kind in ("armed_group", "party")}
    return [
        Referent(e.kind, e.id, e.span, NORMALIZED, "agreements.group-of-name")
        for head in (token, *(c for c in token.conjuncts if c.i > token.i))
        if head.base in _group_heads() or head.folded in word_set("party_groups")
        for e in reading.entities_in(phrase_of(reading, head))
        if e.kind == ORGANIZATION and e.span.end <= head.idx and e.id in groups
    ]


@functools.cache
def _group_heads() -> frozenset[str]:
    return word_set("body_heads") | word_set("armed_nouns")


def examples(reading: Reading, token: Token, found: list[Referent]) -> list[Referent]:
    """Named members of an unnamed group: `14 armed groups, A among them`, `states including A and B`."""
    for child in token.children:
        if child.dep_ == "prep" and fold(child.text) in ("including", "like"):
            inside = [r for g in child.children for r in reading.coreference.resolve(g) if r.id]
            if inside:
                return inside
    end = phrase_of(reading, token).end
    if (behind := LISTS.match(reading.document.text, end)) is not None:
        inside = listed_from(reading, behind.end())
        if len(inside) > 1:
            return inside
    text = reading.document.plain[end : end + _EXAMPLES]
    at = text.find(" among them")
    if at < 0 or "." in text[:at]:
        return found
    inside = [
        Referent(e.kind, e.id, e.span, NORMALIZED, "agreements.member-of-group")
        for e in reading.entities_in(Span(end, end + at))
        if e.kind in (COUNTRY, ORGANIZATION) and e.id
    ]
    return inside or found
