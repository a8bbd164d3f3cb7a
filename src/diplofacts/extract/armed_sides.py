"""Whom `the rebels` of a peace deal mean: the one armed group that the article names (codebook section 5)."""

from __future__ import annotations

import functools
import re

from ..candidates import COREFERENCE, Actor, OrganizationCandidate
from . import events
from .lexicons import fold, word_set, words
from .reading import ORGANIZATION, Reading, Referent
from .whom import TAIL

#: How many characters beside a name are looked through for the words that call it an armed group.
_BESIDE = 60


@functools.cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words before a name, and those behind one, that call it an armed group."""
    nouns = "|".join(re.escape(n).replace(r"\ ", r"[ \n]+") for n in sorted(words("armed_nouns")))
    ahead = re.compile(
        rf"\b(?:{nouns})(?:,?[ \n]+(?:of[ \n]+|known[ \n]+as[ \n]+|called[ \n]+)?(?:the[ \n]+)?)$", re.I
    )
    after = re.compile(
        r"(?:[ \n]+\([^()\n]{2,20}\))?"
        r"(?:[ \n]+|,[ \n]+(?:an?|the|one[ \n]+of[ \n]+the)[ \n]+(?:[\w'\u2019-]+[ \n]+){0,3}"
        rf"|[ \n]+(?:is|was|are|were)[ \n]+(?:an?|the)[ \n]+(?:[\w'\u2019-]+[ \n]+){{0,3}})(?:{nouns})\b",
        re.I,
    )
    return ahead, after


def name_armed(reading: Reading, parties: list[Actor]) -> list[Actor]:
    """``parties`` with the unnamed armed one under the name of the only such group of the article."""
    unnamed = [a for a in parties if not (a.country or a.organization or a.person) and _is_armed(a.words)]
    if len(unnamed) != 1:
        return parties
    groups = [o for o in reading.organizations if o.kind == "armed_group" or is_called_armed(reading, o)]
    if len(groups) != 1 or any(a.organization == groups[0].id for a in parties):
        return parties
    old = unnamed[0]
    span = next(s.span for s in old.supports if s.field == "*")
    known = Referent(ORGANIZATION, groups[0].id, span, COREFERENCE, "agreements.armed-group")
    named = events.actor(known, "party", None, "agreements.party")
    return [named if a is old else a for a in parties]


def _is_armed(said: str) -> bool:
    head = TAIL.split(fold(said), maxsplit=1)[0].split()
    listed = word_set("armed_nouns")
    return bool(head) and (head[-1] in listed or " ".join(head[-2:]) in listed)


def is_called_armed(reading: Reading, o: OrganizationCandidate) -> bool:
    """Whether the words beside a body's name call it an armed group (`the rebel XYZ`)."""
    text = reading.document.text
    ahead, after = _beside()
    return any(
        ahead.search(text, max(0, m.start - _BESIDE), m.start) or after.match(text, m.end)
        for m in o.mentions[:12]
    )
