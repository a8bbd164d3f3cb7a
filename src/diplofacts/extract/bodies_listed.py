"""Bodies of a list that the parser takes apart for the names in brackets (`A (the X of Y), B and C`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, NORMALIZED
from .reading import ORGANIZATION, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

#: What stands behind a body before the next of its list: its other name in brackets, a comma or `and`.
_NEXT = re.compile(
    r"[ \n]+\([^()\n]{2,80}\)(?:,?[ \n]+and[ \n]+|,[ \n]+)(?:the[ \n]+)?|,[ \n]+(?:and[ \n]+)?(?:the[ \n]+)?"
    r"|[ \n]+and[ \n]+(?:the[ \n]+)?"
)
#: An acronym and, in brackets, the name that it stands for.
_SPELLED = re.compile(r"[^\W\d_a-z][A-Z\d-]{1,9}[ \n]+\((?:the[ \n]+)?(?=[^\W\d_a-z])")
#: At most so many bodies are read behind one another.
_LONGEST = 20

#: The rule of a union whose leaders sign.
LEADERS_OF = "agreements.leaders-of"


def with_rest(reading: Reading, found: Sequence[Referent]) -> list[Referent]:
    """``found`` with the bodies that follow the first of them, where one has its other name in brackets."""
    out = list(found)
    named = [r for r in out if r.kind == ORGANIZATION and r.id and not r.words]
    text = reading.document.text
    at = named[0].span.end if named else len(text)
    if text.startswith(")", at):
        at += 1
    elif not text.startswith(" (", at):
        return out
    known = {r.id for r in named}
    for _ in range(_LONGEST):
        mark = _NEXT.match(text, at)
        if mark is None:
            break
        spelled = _SPELLED.match(text, mark.end())
        begin = spelled.end() if spelled is not None else mark.end()
        body = reading.entity_at(mark.end()) or reading.entity_at(begin)
        if body is None or body.kind != ORGANIZATION or body.span.start not in (begin, mark.end()):
            break
        if body.id not in known:
            known.add(body.id)
            out.append(Referent(ORGANIZATION, body.id, body.span, EXPLICIT, "agreements.listed-body"))
        closed = text.find(")", body.span.end) if body.span.start == begin and spelled else -1
        at = closed + 1 if closed > 0 else body.span.end
    return out


def unions_of(reading: Reading, token: Token) -> list[Referent]:
    """The unions whose leaders sign (`EU leaders signed the treaty`, `ministers of the Union and A`)."""
    unions = {o.id for o in reading.organizations if o.kind == "international_organization"}
    if not unions:
        return []
    whose = [c for c in token.lefts if c.dep_ in ("compound", "nmod", "poss")]
    links = (c for c in token.rights if c.dep_ == "prep" and c.folded in ("of", "from"))
    whose += [t for c in links for g in c.children if g.dep_ == "pobj" for t in (g, *g.conjuncts)]
    named = (reading.entity_at(c.idx) for c in whose)
    found = {e.id: e for e in named if e is not None and e.id in unions}
    return [Referent(e.kind, e.id, e.span, NORMALIZED, LEADERS_OF) for e in found.values()]


def bodies_of(reading: Reading, token: Token) -> list[Referent]:
    """The two or more bodies whose representatives do it (`representatives of the A Forces and the
    B Front`).
    """
    if token.base != "representative":
        return []
    links = (c for c in token.children if c.dep_ == "prep" and c.folded in ("of", "from"))
    found = [r for c in links for g in c.children for r in reading.coreference.resolve(g)]
    return found if len(found) > 1 and all(r.kind == ORGANIZATION and r.id for r in found) else []
