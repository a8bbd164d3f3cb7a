"""Offices told in the plural with their states in one list and the holders in another.

`the foreign ministers of A and B, X and Y`, `Presidents of A and B X and Y`, `the A and B kings, X and Y`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import NORMALIZED, RoleCandidate
from ..spans import Span
from .affiliation import Affiliation
from .reading import COUNTRY, PERSON, Entity
from .role_candidates import make_role
from .roles import RoleFinder
from .titles import TitleMention

_OF = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?")
_JOIN = re.compile(r",?[ \n]+and[ \n]+(?:the[ \n]+)?|,[ \n]+(?:the[ \n]+)?")
_GAP = re.compile(r",?[ \n]+")
#: What ends the list of names, so that it is whole.
_END = re.compile(r"[,.;:)]|[ \n]+[a-z]|\s*$")


def respective_offices(finder: RoleFinder, entities: Sequence[Entity]) -> list[RoleCandidate]:
    """The office of each holder, in the order in which the states are told."""
    states = {e.span.start: e for e in entities if e.kind == COUNTRY and e.id}
    people = {e.span.start: e for e in entities if e.kind == PERSON}
    out: list[RoleCandidate] = []
    for title in finder.titles:
        if not title.plural or not title.office:
            continue
        whose, end = _behind(finder.document.text, title, states)
        if len(whose) < 2:
            whose, end = _before(finder.document.text, title, entities), title.outer.end
        gap = _GAP.match(finder.document.text, end)
        if len(whose) < 2 or gap is None:
            continue
        who, end = _list(finder.document.text, gap.end(), people)
        if len(who) != len(whose) or not _END.match(finder.document.text, end):
            continue
        for state, person in zip(whose, who, strict=True):
            affiliation = Affiliation(state.id, "", state.span, NORMALIZED)
            whole = Span(min(title.outer.start, state.span.start), person.span.end)
            finder.used.add(title.outer.start)
            rule, bodies = "roles.respective", finder.organizations
            out.append(make_role(finder.document, person.id, title, affiliation, whole, rule, bodies))
    return out


def _behind(text: str, title: TitleMention, states: dict[int, Entity]) -> tuple[list[Entity], int]:
    of = _OF.match(text, title.outer.end)
    return _list(text, of.end(), states) if of is not None else ([], 0)


def _before(text: str, title: TitleMention, entities: Sequence[Entity]) -> list[Entity]:
    """The states whose adjectives end right before the title."""
    out: list[Entity] = []
    at = title.outer.start
    for e in reversed([e for e in entities if e.span.end <= at]):
        between = text[e.span.end : at]
        joined = _JOIN.fullmatch(between) if out else re.fullmatch(r"[ \n]+", between)
        if joined is None or e.kind != COUNTRY or e.form != "demonym":
            break
        out.insert(0, e)
        at = e.span.start
    return out


def _list(text: str, at: int, named: dict[int, Entity]) -> tuple[list[Entity], int]:
    """The entities of a list that begins at ``at``, and where it ends."""
    out: list[Entity] = []
    end = at
    while (e := named.get(at)) is not None:
        out.append(e)
        end = e.span.end
        mark = _JOIN.match(text, end)
        if mark is None:
            break
        at = mark.end()
    return out, end
