"""Two people of one surname, of whom one is never given his first name (`President X and his wife, Y X`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .lexicons import fold
from .names import Chunk, is_titled

if TYPE_CHECKING:
    from .people import Person
    from .titles import TitleMention

#: How many characters before a full name the words are looked for that tell whose kin somebody is.
_BACK = 64
_KIN = re.compile(
    r"\b(?:(?P<and>and)"
    r"|(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|widow|[Ff]irst [Ll]ady)"
    r"(?:[ \n]+of(?:[ \n]+[^\W\d_a-z][\w.-]{1,20}){1,4})?)"
    r",?[ \n]+(?:(?:Dr|Mrs|Mr|Ms)\.?[ \n]+)?$"
)


#: What stands behind an office of which somebody is only kin.
OF_KIN = re.compile(
    r"['\u2019]s[ \n]+(?:[a-z]+[ \n]+)?"
    r"(?:wife|husband|spouse|partner|son|daughter|brother|sister|mother|father|widow|nephew|niece|cousin)\b"
)


def is_kin_of(text: str, title: TitleMention) -> bool:
    """Whether the title only tells whose kin somebody is (`X, the president's wife`)."""
    return OF_KIN.match(text, title.outer.end) is not None


def in_office(people: Sequence[Person]) -> list[Person]:
    """Of several people of one surname those in office, whom it means without a first name; else all."""
    held = [p for p in people if any(c.title is not None for c in p.chunks)]
    return held or list(people)


def kin_named_apart(text: str, people: Sequence[Person], chunks: Sequence[Chunk]) -> list[tuple[str, ...]]:
    """The bare surnames that are not those of the one full name that ends in them.

    In `President Lund met A. ... Lund and Eva Lund will be in Rome` the president is not Eva Lund. It takes
    an office beside the bare surname, and words for kin, or `Lund and`, right before the full name.

    Args:
        text: the article's text.
        people: the people found by their full names.
        chunks: the runs of capitals that may be names, in order.

    Returns:
        The words of each such surname, in the order of ``people``.
    """
    out = []
    for person in people:
        if len(person.bare) < 2:
            continue
        surname = person.bare[-1]
        others = (p for p in people if p is not person and p.bare[-1] == surname)
        start = min(c.span.start for c in person.chunks)
        kin = _KIN.search(text, max(0, start - _BACK), start)
        if kin is None or any(others) or any(c.title is not None and is_titled(c) for c in person.chunks):
            continue
        bare = [c for c in chunks if len(c.parts) == 1 and fold(c.parts[0]) == surname]
        before = [c for c in bare if c.span.end <= start]
        between = text[before[-1].span.end : kin.start()].strip(" \n,") if before else "-"
        beside = between in ("", "his", "her", "the")
        told = [c for c in before if is_titled(c)] or (bare if beside and any(map(is_titled, bare)) else [])
        if told and (beside or kin["and"] is None):
            out.append(told[0].parts)
    return out
