"""What an office's state is not, or is, by the titled persons beside its holder (codebook section 3)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..candidates import RoleCandidate
from ..spans import Span
from .lexicons import fold, rows, word_set
from .owners import Surroundings
from .reading import PERSON, Entity
from .titles import HEADS, find_titles

_BESIDE = re.compile(
    r",?[ \n]+(?:and|as[ \n]+well[ \n]+as)[ \n]+(?:with[ \n]+)?(?:(?:the|its|his|her)[ \n]+)?"
)
#: The same with what qualifies the office (`and nuclear envoy X`).
_BESIDE_QUALIFIED = re.compile(_BESIDE.pattern + r"(?:(?:nuclear|chief|top|senior|special|lead|main)[ \n]+)?")

_TOPIC = re.compile(r"\b(\w+)[ \n]+(?:in|on|with|over|against|for)[ \n]+(?:the[ \n]+|[a-z]+ern[ \n]+)?$")
#: What joins two who lead talks, and what stands before both.
_AND = re.compile(r",?[ \n]+and[ \n]+(?:the[ \n]+)?")
_LED = re.compile(r"\b(?:led|chaired|headed|opened|moderated)[ \n]+by[ \n]+(?:the[ \n]+)?$")
_LED_NEAR = re.compile(r"\b(?:led|chaired|headed|opened|moderated)[ \n]+by[ \n]")
#: How many characters the words for both may take.
_PAIR = 200
#: How far before them the states are named whose talks they lead, in characters.
_SIDES = 500
_SIGNING = frozenset({"sign", "initial", "ink"})
#: A line shorter than this says who issues a release, and is no sentence of it.
_LEAD = 60


class Companions(Surroundings):
    """Finds what those beside a holder tell of his state."""

    def topics(self) -> set[Span]:
        """Where a state is only what is spoken of (`about the situation in Syria`)."""
        text = self.finder.document.text
        leads = [(e.span, _TOPIC.search(text, max(0, e.span.start - 60), e.span.start)) for e in self.states]
        return {span for span, lead in leads if lead is not None and fold(lead[1]) in word_set("topic_nouns")}

    def state_beside(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> str:
        """The state of a titled person right before, joined by `and`."""
        at = role.supports[0].span
        for other in roles:
            span = other.supports[0].span
            if other.country and other.person != role.person and span.end <= at.start:
                between = self.finder.document.text[span.end : at.start]
                # `A President X, Chief Negotiator Y`: he who follows a head of state or government is his.
                led = between == ", " and other.office in HEADS and role.office not in HEADS
                if not (led or _BESIDE_QUALIFIED.fullmatch(between)):
                    continue
                if re.search(
                    r"\bbetween[ \n]+(?:the[ \n]+)?$",
                    self.finder.document.text[max(0, span.start - 12) : span.start],
                ):
                    return ""
                # Two heads of one kind are of two states.
                two = other.office == role.office and role.office in HEADS
                two = two or other.country in lacking(role)
                return "" if two or self._faces(role, other) else other.country
        return self._state_of_named(role, roles)

    def other_leader(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> str:
        """The state of one of two who lead talks of two states, where that of the other is known (`The
        discussion was led by Director X and U.S. Under Secretary Y`); empty for anybody else.
        """
        text, at = self.finder.document.text, role.supports[0].span
        if _LED_NEAR.search(text, max(0, at.start - _PAIR), at.start) is None:
            return ""
        for other in roles:
            span = other.supports[0].span
            first, last = (at, span) if at.start < span.start else (span, at)
            if other.person == role.person or not _AND.fullmatch(text, first.end, max(first.end, last.start)):
                continue
            hints = [t.country for t in find_titles(other.title) if t.country and "|" not in t.country]
            known = other.country or next(iter(hints), "")
            if known and _LED.search(text, max(0, first.start - 40), first.start):
                near = (e.id for e in self.states if at.start - _SIDES < e.span.start < at.end)
                sides = [s for s in dict.fromkeys(near) if s]
                return next(s for s in sides if s != known) if len(sides) == 2 and known in sides else ""
        return ""

    def _state_of_named(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> str:
        """The state of whoever is named right before by his bare name (`X and Central Bank Governor Y`)."""
        at = role.supports[0].span
        text = self.finder.document.text
        before = [e for e in self.entities if e.kind == PERSON and e.span.end <= at.start]
        named = max(before, key=lambda e: e.span, default=None)
        if named is None or not _BESIDE_QUALIFIED.fullmatch(text[named.span.end : at.start]):
            return ""
        held = [r for r in roles if r.person == named.id and r.country and r.status == role.status]
        told = [r for r in held if r.office in ("minister", "deputy_minister", "official")]
        ends = any(r.supports[0].span.end == named.span.end for r in held)
        alike = any((r.office, r.portfolio) == (role.office, role.portfolio) for r in held)
        return "" if not told or alike or ends or role.office in HEADS else told[0].country

    def other_sides(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> set[str]:
        """The states of those beside whom the holder stands for another one.

        `Prime Minister A and Chilean President B`: of one state it would stand first; `between the President
        of X and Prime Minister A`.
        """
        document, at = self.finder.document, role.supports[0].span
        out: set[str] = set()
        # A rebel leader stands first though he is of the same state.
        for other in roles if role.office != "other" else ():
            span = other.supports[0].span
            own = next((s.span for s in other.supports if s.field == "country"), None)
            if not other.country or other.person == role.person:
                continue
            if _BESIDE.fullmatch(document.text[span.end : at.start]) and self._faces(role, other):
                out.add(other.country)
            if own is None:
                continue
            title = next(s.span for s in other.supports if s.field == "title")
            if own == title:
                # The title alone implies the state (`Secretary of State`): no word for it stands before.
                continue
            name = next((e for e in self.entities if e.id == other.person and e.span in span), None)
            joined = at.end < span.start and _BESIDE.fullmatch(document.text[at.end : span.start])
            before = own.end <= title.start or (name is not None and own.end <= name.span.start)
            if joined and own.start >= at.end and before:
                out.add(other.country)
        states = [e for e in self.states if e.span.end <= at.start]
        if states and _BESIDE.fullmatch(document.text[states[-1].span.end : at.start]):
            lead = document.text[max(0, states[-1].span.start - 60) : states[-1].span.start]
            if re.search(r"\bbetween[ \n]+(?:the[ \n]+)?[\w ]{3,40}[ \n]of[ \n]+(?:the[ \n]+)?$", lead):
                out.add(states[-1].id)
        return out

    def met_by(self, role: RoleCandidate) -> set[str]:
        """The state of whoever acts on the holder in an encounter (`The Saudi leader will hold talks with
        Prime Minister X`).
        """
        document, at = self.finder.document, role.supports[0].span
        node = document.tokens(at)[-1]
        while node.dep_ in ("conj", "appos") and node.head.i < node.i:
            node = node.head
        if node.dep_ == "pobj" and node.head.folded == "with":
            node = node.head
        elif node.dep_ != "dobj":
            return set()
        verb = node.head if node.head.pos_ == "VERB" else node.head.head
        told = {verb.base, node.head.base} & (word_set("talk_nouns") | {"meet", "speak", "talk"})
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if not told or subject is None:
            return set()
        span = document.span([subject.left_edge, subject])
        return {e.id for e in self.states if e.span in span and e.form == "demonym"}

    def _faces(self, role: RoleCandidate, other: RoleCandidate) -> bool:
        """Whether a holder named right after another one is of another state.

        `President A and Prime Minister B spoke by phone`; `Secretary A and Foreign Minister B`: a state that
        has the one office has not the other.
        """
        if role.portfolio == "foreign_affairs" and role.office == other.office == "minister":
            return fold(other.title).startswith("secretary")
        people = [e for e in self.entities if e.kind == PERSON]
        name = next((e for e in people if e.id == other.person and e.span in other.supports[0].span), None)
        tokens = self.finder.document.tokens(name.span) if name is not None else []
        verb = next((t.head for t in tokens if t.dep_ == "nsubj"), None)
        if verb is None or verb.idx < role.supports[0].span.end:
            return False
        if verb.lemma_ in _SIGNING:
            # An ambassador and a minister who sign are of two states.
            return other.portfolio != role.portfolio or other.office != role.office
        if verb.lemma_ not in _meeting() or not {role.office, other.office} <= HEADS:
            return False
        # `A and B met with C`: both are C's guests.
        links = [c for c in verb.children if fold(c.text) in ("with", "to")]
        return not any(t.idx in e.span for link in links for t in link.children for e in people)

    def counterpart(self, base: str, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The one other state whose office-holders the first sentence of a release names."""
        sentences = self.finder.document.sentences
        lead = next((s.span for s in sentences if not s.heading and len(s.span) > _LEAD), None)
        there = {r.country for r in roles if r.country and lead is not None and r.supports[0].span in lead}
        other = there - {base}
        return next((e for e in self.states if e.id in other), None) if len(other) == 1 else None


def lacking(role: RoleCandidate) -> set[str]:
    """States that have no such office (`Prime Minister`, in the United States), as ISO codes."""
    said = set(fold(role.title).split())
    return {state for state, words in _lacked().items() if words & said}


@functools.cache
def _lacked() -> dict[str, frozenset[str]]:
    return {r["iso3"]: frozenset(r["words"].split("|")) for r in rows("lacking_offices")}


@functools.cache
def _meeting() -> frozenset[str]:
    kinds = ("meeting", "phone_call", "video_call")
    return frozenset(r["lemma"] for r in rows("encounter_verbs") if r["kind"] in kinds)
