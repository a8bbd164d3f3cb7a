"""The rest of a list of titled persons that the parser cut short (`met Minister A, Governor B, Judge C`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import grammar
from .reading import ORGANIZATION, PERSON, Reading, Referent

#: What stands between one person of a list and the office of the next.
_NEXT = re.compile(
    r"(?:[ \n]+of[ \n]+(?:the[ \n]+)?[^\W\d_a-z][\w.'\u2019-]*(?:[ \n][^\W\d_a-z][\w.'\u2019-]*){0,3})?"
    r"(?:,|[ \n](?=[^\W\d_a-z]))?[ \n]*(?:and[ \n]+|as[ \n]+well[ \n]+as[ \n]+|along[ \n]+with[ \n]+)?"
    r"(?:the[ \n]+|his[ \n]+|her[ \n]+)?(?=[^\W\d_a-z])"
)
#: At most so many persons are read behind one another.
_LONGEST = 20


def whole_list(reading: Reading, listed: Sequence[Referent]) -> list[Referent]:
    """``listed`` with the titled persons who follow its last person, joined by commas and `and`.

    A body that only stands in the office of one of them is left out.
    """
    people = [r for r in listed if r.kind == PERSON and not r.words]
    text = reading.document.text
    if not people:
        return list(listed)
    # The list goes on behind the first of its names: the parser may have taken one out of its middle.
    at = min(r.span.end for r in people)
    known = {r.id for r in people}
    found: list[Referent] = []
    offices = [reading.document.span(reading.document.tokens(r.span)) for r in people]
    for _ in range(_LONGEST):
        mark = _NEXT.match(text, at)
        if mark is None or mark.end() == at:
            break
        named = grammar.named_at(reading, mark.end(), "events.listed")
        if named is None:
            break
        own = (s.span.start for role in reading.roles if role.person != named.id for s in role.supports)
        if mark.end() in own:
            break  # `met X, Chief of Staff for President Y`: the office is X's
        office = next(
            (
                s.span
                for role in reading.roles
                if role.person == named.id
                for s in role.supports
                if s.field == "*" and mark.end() <= s.span.start < named.span.end == s.span.end
            ),
            None,
        )
        plain = named.span.start == mark.end()
        if text[named.span.end : named.span.end + 2] in ("'s", "\u2019s") or not (plain or office):
            break
        if plain and office is None and "," not in mark[0] and "and" not in mark[0]:
            break
        offices.append(named.span if plain else named.span.hull(office or named.span))
        if named.id not in known:
            found.append(named)
            known.add(named.id)
        at = named.span.end
    if not found:
        return list(listed)
    return [
        *(
            r
            for r in listed
            if r.kind != ORGANIZATION or not any(o.start - 40 <= r.span.start < o.end for o in offices)
        ),
        *found,
    ]
