"""Whom one met together, and whom apart (`separate meetings with A and B`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .grammar import named_at
from .lexicons import fold, word_set
from .reading import COUNTRY, PERSON, Entity, Reading, Referent

if TYPE_CHECKING:
    from ..dates import DateMention
    from .tellings import Telling
    from .words import Token

_AND_APART = re.compile(r"[^.;]{0,40}?,?\s+and,?\s+(?P<word>\w+),?\s+(?:with|to)\s")
#: `first met with A and then with B`, `met A and afterwards B`
_AND_THEN = re.compile(
    r"[^.;]{0,40}?,?\s+(?:and,?[ \n]+)?(?:then,?[ \n]+(?:with|to)|(?:afterwards?|thereafter|finally),?"
    r"(?:[ \n]+(?:with|to))?)[ \n]+(?:[^\s,.;]+[ \n]+){0,8}$"
)


_PAIR = 2
#: `met A in X on Monday and B in Y`
_IN = re.compile(r"\s+in\s+(?:the\s+)?")
_AND = re.compile(r"(?:\s+(?:on\s+)?)?,?\s+and\s+(?:with\s+)?")


def _behind(reading: Reading, one: Referent) -> tuple[Entity, DateMention | None, int] | None:
    """The city told right behind a name, the day told behind the city, and where they end."""
    text = reading.document.text
    link = _IN.match(text, one.span.end)
    place = next((e for e in reading.entities if link and e.span.start == link.end()), None)
    if place is None or place.kind != COUNTRY or not place.city:
        return None
    end = place.span.end
    day = next((d for d in reading.dates if 0 < d.span.start - end <= len(" on ")), None)
    if day is not None and text[end : day.span.start].strip() in ("", "on"):
        return place, day, day.span.end
    return place, None, end


def _placed_apart(reading: Reading, people: Sequence[Referent]) -> Referent | None:
    """Whom one met in another city than the first of ``people`` (`met A in X and B in Y`)."""
    first = _behind(reading, people[0]) if people else None
    mark = _AND.match(reading.document.text, first[2]) if first is not None else None
    if first is None or mark is None:
        return None
    second = named_at(reading, mark.end(), "meetings.told-apart")
    there = _behind(reading, second) if second is not None and second.kind == PERSON else None
    return second if there is not None and there[0].city != first[0].city else None


def settle_apart(
    reading: Reading, telling: Telling, met: Sequence[Referent], whole: Sequence[Referent]
) -> None:
    """Give one of several encounters of a clause the place and the day told behind the one who was met."""
    own = _behind(reading, met[0]) if len(met) == 1 and list(met) != list(whole) else None
    if own is not None:
        telling.place = own[0]
        telling.date, telling.inferred_date = own[1] or telling.date, None


def told_apart(reading: Reading, head: Token, others: Sequence[Referent]) -> list[list[Referent]]:
    """The partners of each encounter: one group, or one each where the text separates them
    (`separate meetings with A and B`, `met A and, separately, B`).
    """
    document = reading.document
    people = [r for r in others if r.kind == PERSON]
    elsewhere = _placed_apart(reading, people) if len(people) == len(others) <= _PAIR else None
    if elsewhere is not None:
        return [[people[0]], [elsewhere]]
    for at, (one, two) in enumerate(itertools.pairwise(others), 1):
        if _AND_THEN.match(document.text, one.span.end, max(one.span.end, two.span.start)):
            return [list(others[:at]), list(others[at:])]
    for at, (one, two) in enumerate(itertools.pairwise(people), 1):
        between = _AND_APART.match(reading.document.text, one.span.end, max(one.span.end, two.span.start))
        if between is not None and fold(between["word"]) in word_set("separating_words"):
            # `spoke with A and separately with B`
            return [people[:at], people[at:]] if len(people) == len(others) else [list(others)]
    words = [fold(c.text) for c in head.children]
    # `saw both men in turn`
    behind = (g for c in head.children if c.folded == "in" for g in c.children)
    words += [fold(g.text) for g in behind if g.folded == "turn"]
    if len(others) >= 2 and any(w in word_set("separating_words") for w in words):
        return [[r] for r in others]
    if not people or people[-1].span.end < head.idx:
        return [list(others)]
    sentence = document.sentence_of(head.idx)
    assert sentence is not None
    after = document.text[people[-1].span.end : sentence.span.end]
    and_name = r"[^.;]{0,40}?,?\s+and,?\s+(?:time permitting|(\w+)),?\s+(?:with\s+)?(?=[^\W\d_a-z])"
    mark = re.match(and_name, after)
    if mark is None or (mark[1] and fold(mark[1]) not in word_set("separating_words")):
        if len(people) >= 2 and "separately" in after[:20].casefold():
            return [[r] for r in others]
        return [list(others)]
    named = named_at(reading, people[-1].span.end + mark.end(), "meetings.told-apart")
    return [list(others), [named]] if named is not None else [list(others)]
