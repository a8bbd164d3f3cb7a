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
_BOTH = re.compile(
    r"[ \n]+of[ \n]+(?:both|the[ \n]+(?P<count>two|three|four)|their[ \n]+respective)[ \n]+"
    r"(?:countries|states|nations|neighbou?rs|governments|sides|parties)\b"
)
_COUNTS = {None: 2, "two": 2, "three": 3, "four": 4}
#: What ends the list of names, so that it is whole.
_END = re.compile(r"[,.;:)]|[ \n]+[a-z]|\s*$")


def respective_offices(
    finder: RoleFinder, entities: Sequence[Entity], roles: Sequence[RoleCandidate]
) -> list[RoleCandidate]:
    """The office of each holder, in the order in which the states are told."""
    states = {e.span.start: e for e in entities if e.kind == COUNTRY and e.id}
    people = {e.span.start: e for e in entities if e.kind == PERSON}
    out: list[RoleCandidate] = []
    held = {r.person for r in roles}
    for title in finder.titles:
        if not title.plural or not title.office:
            continue
        whose, end = _behind(finder.document.text, title, states)
        if len(whose) < 2:
            whose, end = _before(finder.document.text, title, entities), title.outer.end
        if len(whose) < 2:
            whose, end = _both(finder.document.text, title, states)
        if len(whose) < 2:
            continue
        gap = _GAP.match(finder.document.text, end)
        who, end = _list(finder.document.text, gap.end(), people) if gap is not None else ([], end)
        if not who:
            who, end = _opening(finder, end, people)
            who = [] if any(e.id in held for e in who) else who
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


def _both(text: str, title: TitleMention, states: dict[int, Entity]) -> tuple[list[Entity], int]:
    """The states of `the ministers of both countries`: the last list of so many before it."""
    m = _BOTH.match(text, title.outer.end)
    if m is None:
        return [], 0
    for at in sorted((s for s in states if s < title.outer.start), reverse=True):
        listed, _ = _list(text, at, states)
        if len(listed) == _COUNTS[m["count"]] and len({e.id for e in listed}) == len(listed):
            return listed, m.end()
    return [], m.end()


def _opening(finder: RoleFinder, end: int, people: dict[int, Entity]) -> tuple[list[Entity], int]:
    """The people with whom the next sentence opens (`The ministers of A and B signed it. X and Y ...`)."""
    sentence = finder.document.sentence_of(end)
    begin = sentence.span.end if sentence is not None else end
    text = finder.document.text
    at = begin + len(text[begin : begin + 4]) - len(text[begin : begin + 4].lstrip())
    who, end = _list(text, at, people)
    return ([], end) if text.startswith(" of ", end) else (who, end)


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
