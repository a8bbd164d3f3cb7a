"""Offices told in the plural with their states in one list and the holders in another.

`the foreign ministers of A and B, X and Y`, `Presidents of A and B X and Y`, `the A and B kings, X and Y`,
`X and Y, the presidents of A and B`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import NORMALIZED, RoleCandidate
from ..spans import Span
from .affiliation import Affiliation
from .homes import is_scene
from .known_holders import state_of
from .reading import COUNTRY, PERSON, Entity
from .role_candidates import COUNTERPART, make_role
from .roles import RoleFinder
from .titles import CURRENT, HEADS, TitleMention

_OF = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?")
_JOIN = re.compile(r",?[ \n]+and[ \n]+(?:the[ \n]+)?|,[ \n]+(?:the[ \n]+)?")
#: What stands between a list of names and the office told behind it.
_APPOSED = re.compile(r",[ \n]+(?:the[ \n]+)?(?:respective[ \n]+)?")
#: `of the two countries`, or nothing, behind an office: no state of its own.
_OF_ALL = re.compile(r"(?:[ \n]+of[ \n]+(?:the|both)[ \n]+[a-z -]+)?(?:[,.;:)]|\s*$)")
#: `his A and B colleagues, X and Y`
_COLLEAGUES = re.compile(
    r"\b(?:his|her)[ \n]+(?P<states>[^\W\d_a-z][^,.;()]{2,50}?)[ \n]+"
    r"(?P<word>counterparts|colleagues)(?=,?[ \n]+[^\W\d_a-z])"
)
_GAP = re.compile(r",?[ \n]+")
_BOTH = re.compile(
    r"[ \n]+of[ \n]+(?:both|the[ \n]+(?P<count>two|three|four)|their[ \n]+respective)[ \n]+"
    r"(?:countries|states|nations|neighbou?rs|governments|sides|parties)\b"
)
#: How many sentences behind the offices may name the holders.
_NEXT = 2
_COUNTS = {None: 2, "two": 2, "three": 3, "four": 4}
#: How many sentences before the offices may tell whose they are.
_AHEAD = 2
#: A state of its own behind the last name (`Presidents X and Y of Chile`).
_OWN = re.compile(r"[ \n]+(?:of|from)[ \n]")
#: Whose they all are (`his ministers X and Y`, `Chile's Presidents X and Y`).
_OWNED = re.compile(r"(?:\b(?:his|her|its|former|then|ex)|['\u2019]s?)[ \n-]+$")
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
        start = min([title.outer.start, *(e.span.start for e in whose[:1])])
        if len(whose) < 2:
            whose, behind = _both(finder.document.text, title, states)
            end = behind or end
        if len(whose) < 2 and (m := _BOTH.match(finder.document.text, title.outer.end)) is not None:
            whose, end = _of_known(finder, m, people, entities), m.end()
        if len(whose) < 2 and _is_one_a_state(title):
            whose, end = _told_ahead(finder, title, people, entities, roles), title.outer.end
        who = _holders(finder, (start, end), people, entities, len(whose))
        if not who and len(whose) >= 2:
            who, last = _opening(finder, end, people)
            listed = len(who) == len(whose) and _END.match(finder.document.text, last)
            who = who if listed else _of_each(finder, end, whose, people, states)
            who = [] if any(e.id in held for e in who) else who
        if len(who) < 2:
            if title.office in HEADS and len(whose) >= 2:
                out += _known(finder, title, whose, people, held)
            continue
        if title.portfolio and re.search(r"\sand\s", title.span.of(finder.document.text)) and not whose:
            continue  # `A and B, ministers of trade and defence`
        for i, person in enumerate(who):
            state = whose[i] if len(whose) == len(who) else None
            affiliation = Affiliation(state.id, "", state.span, NORMALIZED) if state else Affiliation()
            whole = person.span.hull(title.outer).hull(state.span if state else title.outer)
            finder.used.add(title.outer.start)
            rule, bodies = "roles.respective", finder.organizations
            out.append(make_role(finder.document, person.id, title, affiliation, whole, rule, bodies))
    return [*out, *_colleagues(finder, states, people, roles)]


def _colleagues(
    finder: RoleFinder,
    states: dict[int, Entity],
    people: dict[int, Entity],
    roles: Sequence[RoleCandidate],
) -> list[RoleCandidate]:
    """`X met his A and B counterparts, Y and Z`: each holds for his state what X holds."""
    document, out = finder.document, []
    for m in _COLLEAGUES.finditer(document.text, document.article.body_start):
        sentence = document.sentence_of(m.start())
        gap = _GAP.match(document.text, m.end())
        whose = _list(document.text, m.start("states"), states)[0]
        who, _ = _list(document.text, gap.end(), people) if gap is not None else ([], 0)
        if sentence is None or len(who) < 2 or len(whose) != len(who):
            continue
        acting = [e for at, e in sorted(people.items()) if sentence.span.start <= at < m.start()]
        held = next((r for e in acting[:1] for r in roles if r.person == e.id and r.status == CURRENT), None)
        if held is None:
            continue
        word = Span(m.start("word"), m.end("word"))
        title = TitleMention(word, word, held.office, held.portfolio)
        for state, person in zip(whose, who, strict=True):
            affiliation = Affiliation(state.id, "", state.span, NORMALIZED)
            whole, bodies = state.span.hull(person.span), finder.organizations
            out.append(make_role(document, person.id, title, affiliation, whole, COUNTERPART, bodies))
    return out


def _of_known(
    finder: RoleFinder, counted: re.Match[str], people: dict[int, Entity], entities: Sequence[Entity]
) -> list[Entity]:
    """The states of those listed behind `the ministers of the three countries`, where every newspaper knows
    them all, each of another state that is printed.
    """
    text = finder.document.text
    gap = _GAP.match(text, counted.end())
    who, after = _list(text, gap.end(), people) if gap is not None else ([], 0)
    names = {p.id: p.name for p in finder.people}
    printed = {e.id: e for e in reversed(entities) if e.kind == COUNTRY and e.id}
    known = [state_of(names[e.id]) for e in who]
    whole = len(set(known)) == len(who) == _COUNTS.get(counted["count"], 2) and _END.match(text, after)
    return [printed[k] for k in known] if whole and all(k in printed for k in known) else []


def _known(
    finder: RoleFinder,
    title: TitleMention,
    whose: Sequence[Entity],
    people: dict[int, Entity],
    held: set[str],
) -> list[RoleCandidate]:
    """The heads of the states of a list (`the presidents of A and B`) whom the next sentences name with no
    office: those whom every newspaper knows, one a state.
    """
    document = finder.document
    sentence = document.sentence_of(title.outer.start)
    if sentence is None:
        return []
    at = document.number_of(sentence)
    end = document.sentences[min(at + _NEXT, len(document.sentences) - 1)].span.end
    names = {p.id: p.name for p in finder.people if p.id not in held}
    behind = [e for e in people.values() if title.outer.end < e.span.start < end and e.id in names]
    near = {e.id: e for e in reversed(behind)}
    out: list[RoleCandidate] = []
    for state in whose:
        those = [e for e in near.values() if state_of(names[e.id]) == state.id]
        if len(those) == 1:
            finder.used.add(title.outer.start)
            affiliation = Affiliation(state.id, "", state.span, NORMALIZED)
            whole, bodies = those[0].span.hull(title.outer).hull(state.span), finder.organizations
            rule = "roles.respective"
            out.append(make_role(document, those[0].id, title, affiliation, whole, rule, bodies))
    return out


def _holders(
    finder: RoleFinder,
    at: tuple[int, int],
    people: dict[int, Entity],
    entities: Sequence[Entity],
    states: int,
) -> list[Entity]:
    """The persons listed behind an office of so many states, or right before one."""
    text, (start, end) = finder.document.text, at
    gap = _GAP.match(text, end)
    who, after = _list(text, gap.end(), people) if gap is not None and states >= 2 else ([], 0)
    if who and len(who) == states and _END.match(text, after):
        return who
    who = _listed_before(text, start, entities)
    if states >= 2:
        return who if len(who) == states else []
    return who if _OF_ALL.match(text, end) else []


def _listed_before(text: str, at: int, entities: Sequence[Entity]) -> list[Entity]:
    """The persons of a list that ends right before an office (`A and B, the presidents of`)."""
    out: list[Entity] = []
    for e in reversed([e for e in entities if e.span.end <= at]):
        mark = (_JOIN if out else _APPOSED).fullmatch(text, e.span.end, at)
        if mark is None or e.kind != PERSON:
            break
        out.insert(0, e)
        at = e.span.start
    return out


def _is_one_a_state(title: TitleMention) -> bool:
    """Whether a state has one such officer only, so that two of them are of two states."""
    return title.office in HEADS or (title.office == "minister" and title.portfolio not in ("", "other"))


def _told_ahead(
    finder: RoleFinder,
    title: TitleMention,
    people: dict[int, Entity],
    entities: Sequence[Entity],
    roles: Sequence[RoleCandidate],
) -> list[Entity]:
    """The states of `Foreign Ministers X and Y`: the one pair told right before them, in its order."""
    text, document = finder.document.text, finder.document
    gap = _GAP.match(text, title.outer.end)
    who, after = _list(text, gap.end(), people) if gap is not None else ([], 0)
    if len(who) < 2 or not _END.match(text, after) or _OWN.match(text, after):
        return []
    if any(r.person == e.id and (r.country or r.organization) for r in roles for e in who):
        return []
    here = document.sentence_of(title.outer.start)
    if here is None or _OWNED.search(text, 0, title.outer.start):
        return []
    at = document.number_of(here)
    for first in range(at, max(-1, at - _AHEAD - 1), -1):
        start = document.sentences[first].span.start
        told: dict[str, Entity] = {}
        for e in entities:
            inside = e.kind == COUNTRY and e.id and start <= e.span.start < title.outer.start
            if inside and not e.city and not is_scene(text, e.span):
                told.setdefault(e.id, e)
        # `where A and B signed`, `A and B agreed on how C is to disarm`: those that one list names
        pool = _one_list(text, told, len(who)) or list(told.values())
        if len(pool) >= len(who):
            names = {p.id: p.name for p in finder.people}
            return _in_order(pool, [state_of(names[e.id]) for e in who]) if len(pool) == len(who) else []
    return []


def _one_list(text: str, told: dict[str, Entity], size: int) -> list[Entity]:
    """The states of a list of just so many."""
    states = {e.span.start: e for e in told.values()}
    listed: set[str] = set()
    for e in told.values():
        found = _list(text, e.span.start, states)[0] if e.id not in listed else []
        listed |= {x.id for x in found}
        if len(found) == size:
            return found
    return []


def _in_order(pool: list[Entity], known: list[str]) -> list[Entity]:
    """The states one by one, those of known holders where they belong; empty where one is of none."""
    theirs = {e.id: e for e in pool}
    if any(k and k not in theirs for k in known) or len({k for k in known if k}) < sum(map(bool, known)):
        return []
    free = iter([e for e in pool if e.id not in known])
    return [theirs[k] if k else next(free) for k in known]


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
    """The people with whom one of the next sentences opens (`The ministers of A and B met. X and Y`)."""
    text = finder.document.text
    after = [s for s in finder.document.sentences if s.span.start >= end and not s.heading]
    for sentence in after[:_NEXT]:
        who, ends = _list(text, sentence.span.start, people)
        if len(who) > 1 and not text.startswith(" of ", ends):
            return who, ends
    return [], end


def _of_each(
    finder: RoleFinder,
    end: int,
    whose: Sequence[Entity],
    people: dict[int, Entity],
    states: dict[int, Entity],
) -> list[Entity]:
    """The people whom one of the next sentences names with the states of the list, in its order (`The
    ministers of A and B met. X of A and Y of B put their names to it`).
    """
    text = finder.document.text
    after = [s for s in finder.document.sentences if s.span.start >= end and not s.heading]
    for sentence in after[:_NEXT]:
        named: dict[str, Entity] = {}
        for e in (e for at, e in sorted(people.items()) if e.span in sentence.span):
            of = _OF.match(text, e.span.end)
            state = states.get(of.end()) if of is not None else None
            if state is not None:
                named.setdefault(state.id, e)
        if len(named) == len(whose) and all(w.id in named for w in whose):
            return [named[w.id] for w in whose]
    return []


def _before(text: str, title: TitleMention, entities: Sequence[Entity]) -> list[Entity]:
    """The states whose adjectives, or whose names as owners, end right before the title (`A's and B's`)."""
    out: list[Entity] = []
    at = title.outer.start
    owned = False
    for e in reversed([e for e in entities if e.span.end <= at]):
        between = text[e.span.end : at]
        if not out:
            joined, owned = re.fullmatch(r"(?:['\u2019]s?)?[ \n]+", between), e.form != "demonym"
            owned = owned and between[:1] in ("'", "\u2019")
        else:
            joined = _JOIN.fullmatch(re.sub(r"^['\u2019]s?", "", between))
        if joined is None or e.kind != COUNTRY or e.city or (e.form != "demonym" and not owned):
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
