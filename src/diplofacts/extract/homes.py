"""Where a text comes from: the state that issues it, and the state it is reported from."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from .. import places
from ..candidates import INFERRED, RoleCandidate, Support
from ..phrases import words_of
from ..spans import Span
from . import organization_forms as forms
from .document import Document
from .lexicons import fold, word_set
from .reading import COUNTRY, PERSON, Entity
from .titles import find_titles

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-z][^a-z\n()]{2,40}?)(?:,[ ][^\n()]{2,40}?)?(?:,[ ][A-Z][a-z]+\.?[ ]\d+)?[ ]*"
    r"(?P<agency>\([^)\n]{2,30}\)[ ]*)?(?:\u2014|\u2013|--|-)[ ]"
)
#: What stands about the city or the state of a scene (`in Da Nang, Vietnam`).
_SCENE = re.compile(
    r"\b(?:in|at|to|near|from|outside)[ \n]+"
    r"(?:(?:neighbou?ring|nearby)[ \n]+@|[A-Z][\w.'\u2019 -]{2,28},[ \n]+@|@,[ \n][A-Z]"
    r"|[A-Z][\w'\u2019-]{2,28},[ \n]+the[ \n]+(?:[a-z]+[ \n]+){0,2}capital[ \n]+of[ \n]+(?:[a-z]+[ \n]+)?@)"
)
#: How much a dateline says for an office's state: of a paper at home, and of an agency abroad.
HOME, ABROAD = 2.5, 1.75


def find_issuer(document: Document, entities: Sequence[Entity]) -> str:
    """The state that issues the text (codebook section 6), as ISO code; empty for a text that none issues.

    It is the state of the publisher where the sidecar names an office of a state; else, where the text speaks
    as
    `we` outside quotations, the state that most often is the subject of a verb of utterance.
    """
    states = [e for e in entities if e.kind == COUNTRY and e.form == "name"]
    publisher = document.article.publisher
    if publisher:
        bodies = [o.country for o in forms.find_organizations(publisher) if o.kind == "government_body"]
        named = [p.iso3 for p in places.find(publisher) if p.iso3]
        found = [c for c in bodies if c] or (named if bodies or find_titles(publisher) else [])
        if found:
            return found[0]
    if not any(document.quote_at(offset) is None for offset in _first_persons(document)):
        return ""
    counts = Counter(
        e.id
        for e in states
        for t in document.tokens(e.span)[-1:]
        if t.dep_ == "nsubj" and t.head.lemma_.casefold() in word_set("human_verbs")
    )
    order = {e.id: -i for i, e in reversed(list(enumerate(states)))}
    return max(counts, key=lambda c: (counts[c], order[c])) if counts else ""


def _first_persons(document: Document) -> list[int]:
    """Where the text says `we` and `our`: what the pattern finds, tried only at such words."""
    text, start = document.text, document.article.body_start
    said = words_of(text, start, len(text))
    if said.marked:
        return [m.start() for m in _WE.finditer(text, start)]
    offsets = [said.spots[i].start() for i in said.at({"we", "We", "our", "Our"})]
    return [offset for offset in offsets if _WE.match(text, offset)]


def find_home(document: Document) -> tuple[str, float]:
    """The state of the dateline, as ISO code, and how much it says for an office; empty without one.

    A paper at home leaves its own state out; an agency (`SOCHI, Russia (Reuters) -`) reports from anywhere.
    """
    start = document.article.body_start
    m = _DATELINE.match(document.text, start)
    found = [p for p in places.find(document.text, start, m.end()) if p.iso3] if m else []
    if m is None or not found:
        return "", 0.0
    return found[-1].iso3, ABROAD if m["agency"] else HOME


def in_ministry(publisher: str, issuer: str, roles: Sequence[RoleCandidate]) -> tuple[RoleCandidate, ...]:
    """`Secretary X` and `Minister X` in a release of the foreign ministry itself are its head."""
    of_ministry = any(w in fold(publisher) for w in word_set("foreign_ministries"))
    out = []
    for role in roles:
        bare = role.office in ("minister", "deputy_minister") and not role.portfolio
        title = next((s for s in role.supports if s.field == "title"), None)
        if of_ministry and bare and issuer and role.country == issuer and title is not None:
            told = Support("portfolio", title.span, INFERRED, "roles.portfolio-of-issuer", "foreign_affairs")
            role = evolve(role, portfolio="foreign_affairs", supports=(*role.supports, told))
        out.append(role)
    return tuple(out)


def opens_release(document: Document, entities: Sequence[Entity], at: Span) -> bool:
    """Whether he who acts first in a release is named (`President X met with Y of A`): its own head."""
    first = next((e for e in entities if e.kind == PERSON), None)
    acts = any(t.dep_ == "nsubj" for t in document.tokens(at))
    return acts and first is not None and first.span.overlaps(at)


def is_scene(text: str, place: Span) -> bool:
    """Whether a place is where something was done (`signed it in Da Nang, Vietnam`)."""
    around = text[max(0, place.start - 60) : place.start] + "@" + text[place.end : place.end + 3]
    return _SCENE.search(around) is not None


def is_people(text: str, states: Sequence[Entity], end: int) -> bool:
    """Whether the words name a people of two states, or part of one (`Kosovo Albanian leaders`, `leaders of
    the Serb minority`).
    """
    if re.match(r"[ \n](?:minority|community|population)\b", text[end : end + 12]):
        return True
    for a, b in itertools.pairwise(states):
        if a.id != b.id and b.form == "demonym" and text[a.span.end : b.span.start] == " ":
            return True
    return False
