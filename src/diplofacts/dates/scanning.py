"""Where in a text the rules for dates match: tried only where they can."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from ..phrases import SHORT, words_of
from .grammar import Rule, grammar

#: A phrase's first anchor is no farther from its beginning than this.
_REACH = 120
_TOKEN = re.compile(r"[A-Za-z]+|\d+[a-z]*|(?<=\w)[’']s\b")


def scan(text: str, start: int, end: int, trusted: bool = False) -> Iterator[tuple[Rule, re.Match[str]]]:
    """What ``scanner.finditer`` would give, tried only where an anchor follows closely, and only the rules
    that have both the first word and the anchor.
    """
    waiting: list[tuple[int, str]] = []
    done = start
    for token in (m for stretch in _stretches(text, start, end) for m in _TOKEN.finditer(text, *stretch)):
        word = token[0]
        part = _part_of(word)
        if not part:
            # No phrase holds this word.
            if waiting:
                waiting.clear()
            continue
        at = token.start()
        if at < done:
            continue
        begins, anchored = part
        if begins:
            waiting.append((at, word))
        if anchored:
            for place, first in waiting:
                if place < at - _REACH:
                    continue
                if found := _match(text, place, end, _rules(_kind(first), _kind(word), trusted)):
                    yield found
                    done = found[1].end()
                    break
            waiting.clear()


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` that hold all anchors and what is before each as far as a phrase
    reaches.
    """
    if end - start <= SHORT or end < len(text) or (start and not text[start - 1].isspace()):
        yield start, end
        return
    said = words_of(text, start, end)
    spots = said.spots
    anchored = {i for word in said.low.keys() & grammar().anchors for i in said.low[word]}
    anchored.update([i for i in said.odd if _holds_anchor(spots[i][0])])
    begin = stop = start
    for i in sorted(anchored):
        first = spots[i].start() - _REACH
        before = i
        while before and spots[before].start() >= first:
            before -= 1
        if spots[before].start() > stop:
            if stop > begin:
                yield begin, stop
            begin = spots[before].start()
        stop = spots[i].end()
    if stop > begin:
        yield begin, stop


@functools.lru_cache(maxsize=1 << 14)
def _holds_anchor(printed: str) -> bool:
    parts = [_part_of(word) for word in _TOKEN.findall(printed)]
    return any(part is not None and part[1] for part in parts)


def _match(text: str, place: int, end: int, rules: Iterable[Rule]) -> tuple[Rule, re.Match[str]] | None:
    """The first of ``rules`` that matches at ``place``, which no word holds."""
    if place and (text[place - 1].isalnum() or text[place - 1] == "_"):
        return None
    for rule in rules:
        if found := rule.pattern.match(text, place, end):
            return rule, found
    return None


@functools.lru_cache(maxsize=1 << 12)
def _part_of(word: str) -> tuple[bool, bool] | None:
    """Whether a phrase may begin with ``word``, and whether it may be one's anchor; None for a word that no
    phrase holds.
    """
    known, low, number = grammar(), word.lower(), word[0].isdigit()
    begins, anchored = low in known.starters or number, low in known.anchors or (number and len(word) > 2)
    return (begins, anchored) if begins or anchored or word[0] in "’'" else None


def _kind(word: str) -> str:
    """The word in small letters; of all numbers one."""
    return word.lower() if word[0].isalpha() else "0"


@functools.lru_cache(maxsize=1 << 12)
def _rules(first: str, anchor: str, trusted: bool) -> tuple[Rule, ...]:
    """The rules whose phrases may begin with ``first`` and hold ``anchor``, in order."""
    return tuple(
        rule
        for rule in grammar().rules
        if (trusted or not rule.trusted) and rule.may_hold(first) and rule.may_hold(anchor)
    )
