"""Whom one met together, and whom apart (`separate meetings with A and B`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .grammar import named_at
from .lexicons import fold, word_set
from .reading import PERSON, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

_AND_APART = re.compile(r"[^.;]{0,40}?,?\s+and,?\s+(?P<word>\w+),?\s+(?:with|to)\s")
#: `first met with A and then with B`, `met A and afterwards B`
_AND_THEN = re.compile(
    r"[^.;]{0,40}?,?\s+(?:and,?[ \n]+)?(?:then,?[ \n]+(?:with|to)|(?:afterwards?|thereafter|finally),?"
    r"(?:[ \n]+(?:with|to))?)[ \n]+(?:[^\s,.;]+[ \n]+){0,8}$"
)


def told_apart(reading: Reading, head: Token, others: Sequence[Referent]) -> list[list[Referent]]:
    """The partners of each encounter: one group, or one each where the text separates them
    (`separate meetings with A and B`, `met A and, separately, B`).
    """
    document = reading.document
    people = [r for r in others if r.kind == PERSON]
    for at, (one, two) in enumerate(itertools.pairwise(others), 1):
        if _AND_THEN.match(document.text, one.span.end, max(one.span.end, two.span.start)):
            return [list(others[:at]), list(others[at:])]
    for at, (one, two) in enumerate(itertools.pairwise(people), 1):
        between = _AND_APART.match(reading.document.text, one.span.end, max(one.span.end, two.span.start))
        if between is not None and fold(between["word"]) in word_set("separating_words"):
            # `spoke with A and separately with B`
            return [people[:at], people[at:]] if len(people) == len(others) else [list(others)]
    words = [fold(c.text) for c in head.children]
    if len(others) >= 2 and any(w in word_set("separating_words") for w in words):
        return [[r] for r in others]
    if not people or people[-1].span.end < head.idx:
        return [list(others)]
    sentence = document.sentence_of(head.idx)
    assert sentence is not None
    after = document.text[people[-1].span.end : sentence.span.end]
    mark = re.match(r"[^.;]{0,40}?,?\s+and,?\s+(?:time permitting|(\w+)),?\s+(?:with\s+)?(?=[A-Z])", after)
    if mark is None or (mark[1] and fold(mark[1]) not in word_set("separating_words")):
        if len(people) >= 2 and "separately" in after[:20].casefold():
            return [[r] for r in others]
        return [list(others)]
    named = named_at(reading, people[-1].span.end + mark.end(), "meetings.told-apart")
    return [list(others), [named]] if named is not None else [list(others)]
