"""The state or group told beside somebody's name where no office tells it (codebook section 5)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from attrs import define, field

from ..candidates import NORMALIZED, OrganizationCandidate, RoleCandidate
from ..spans import Span
from .known_holders import state_of
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent

#: `Bolivia's Evo Morales`
OWNS = re.compile(r"(?:'|\u2019)s?[ \n]+")
_OF = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?")
#: `X of the XYZ`, `X, who leads the XYZ`
_HEADS = re.compile(
    r"(?:,?[ \n]+(?:of|from)|,[ \n]+who[ \n]+(?:now[ \n]+)?(?:leads|heads|commands|led|headed|commanded))"
    r"[ \n]+(?:the[ \n]+)?"
)
#: What opens a list of some of a group, what joins its names, and how long it is.
LISTS = re.compile(r",[ \n]+(?:among[ \n]+(?:them|these)|including|notably)[ \n]+")
_JOINT, _LIST = re.compile(r"(?:(?:'|\u2019)s?|,|[ \n]+|\band\b|\bthe\b)*"), 160
#: How far from a name its state or group stands, in characters.
_BESIDE = 60


def is_rebel(role: RoleCandidate) -> bool:
    """Whether it is an office among those who fight or oppose a state (`rebel leader`), not the state's."""
    return role.office == "other" and not word_set("rebel_words").isdisjoint(fold(role.title).split())


def _names(reading: Reading, person: str) -> Iterator[tuple[Entity, list[Entity]]]:
    text = reading.document.text
    for e in reading.entities:
        if e.kind == PERSON and e.id == person:
            near = Span(max(0, e.span.start - _BESIDE), min(e.span.end + _BESIDE, len(text)))
            yield e, reading.entities_in(near)


@define
class _Found:
    """What has been found in an article, so that nobody's names are gone through once for every mention."""

    entities: Sequence[Entity]
    bodies: Sequence[OrganizationCandidate]
    states: dict[str, Entity | None] = field(factory=dict)
    groups: dict[str, Entity | None] = field(factory=dict)


_FOUND: WeakKeyDictionary[Reading, _Found] = WeakKeyDictionary()


def _found_in(reading: Reading) -> _Found:
    known = _FOUND.get(reading)
    if known is None or known.entities is not reading.entities or known.bodies is not reading.organizations:
        known = _FOUND[reading] = _Found(reading.entities, reading.organizations)
    return known


def state_beside(reading: Reading, person: str) -> Entity | None:
    """The state named beside somebody with no office told: `Bolivia's Evo Morales`, `Correa of Ecuador`."""
    known = _found_in(reading).states
    if person not in known:
        known[person] = _state_beside(reading, person)
    return known[person]


def group_beside(reading: Reading, person: str) -> Entity | None:
    """The armed group that somebody is of or leads: `Soro, who leads the New Forces`, `X of Hamas`."""
    known = _found_in(reading).groups
    if person not in known:
        known[person] = _group_beside(reading, person)
    return known[person]


def _state_beside(reading: Reading, person: str) -> Entity | None:
    text = reading.document.text
    for e, near in _names(reading, person):
        for state in near:
            if state.kind != COUNTRY or state.city or not state.id:
                continue
            owned = OWNS.fullmatch(text[state.span.end : e.span.start])
            if owned or _OF.fullmatch(text[e.span.end : state.span.start]):
                return state
    # One whom every newspaper knows, of a state that the article names.
    name = next((p.name for p in reading.people if p.id == person), "")
    known = state_of(name) if name else ""
    return next((e for e in reading.entities if known and e.kind == COUNTRY and e.id == known), None)


def _group_beside(reading: Reading, person: str) -> Entity | None:
    text = reading.document.text
    groups = {o.id for o in reading.organizations if o.kind in ("armed_group", "party")}
    for e, near in _names(reading, person):
        for group in near:
            behind = group.kind == ORGANIZATION and group.id in groups
            if behind and _HEADS.fullmatch(text[e.span.end : group.span.start]):
                return group
    return None


def listed_from(reading: Reading, start: int) -> list[Referent]:
    """The bodies and states listed from an offset on: `Brazil's A, Spain's B and C`."""
    out: list[Referent] = []
    text = reading.document.text
    near = [e for e in reading.entities_in(Span(start, min(start + _LIST, len(text)))) if e.kind != PERSON]
    for e, after in itertools.zip_longest(near, near[1:]):
        if _JOINT.fullmatch(text[start : e.span.start]) is None:
            break
        start = e.span.end
        if after is not None and OWNS.fullmatch(text[e.span.end : after.span.start]):
            continue  # the state whose body is named
        if e.id:
            out.append(Referent(e.kind, e.id, e.span, NORMALIZED, "agreements.member-of-group"))
    return out


def is_mission(reading: Reading, body: str) -> bool:
    """Whether a body is an embassy or a consulate, which is no party of its own."""
    name = next((o.name for o in reading.organizations if o.id == body), "")
    return not {"embassy", "consulate"}.isdisjoint(fold(name).split())
