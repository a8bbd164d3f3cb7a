"""Whose an office is by the words around its title: of whom it is said, on whose side, in which body."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from attrs import frozen

from ..candidates import RoleCandidate
from ..spans import Span
from .known_holders import state_of
from .lexicons import fold, rows, word_set
from .reading import COUNTRY, ORGANIZATION, Entity
from .roles import RoleFinder
from .titles import find_titles

_SIDE = re.compile(r"^[^.;]{0,120}?\b(?:on|for|from)[ \n]+the[ \n]+$")
_OWNER = re.compile(
    r"\b(his|her|its|their)[ \n]+(?:U\.?N\.?[ \n]+)?(?:(?:own|new|current|then|former)[ \n]+)?$",
    re.IGNORECASE,
)
_SIGNED_FOR = re.compile(
    r"(?:,[ \n][^,.;\n]{1,90},)?(?:,?[ \n]+(?:who|also|had|has))*[ \n]+"
    r"(?:(?:signed|initialled|initialed|inked)(?:[ \n]+(?:the|it|an|a)\b[^.;]{0,60}?)?[ \n]+)?"
    r"(?:for|on[ \n]+behalf[ \n]+of)[ \n]+(?:the[ \n]+)?"
)
_DELEGATION = re.compile(r"(?:['\u2019]s)?[ \n]+(?:[a-z-]+[ \n]+){0,2}(?:delegation|team|side|mission)\b")
_LEADS = re.compile(
    r",?[ \n]+(?:(?:will|would|is|who|also)[ \n]+)*(?:led|leads?|leading|headed|heads?|heading|represented)"
    r"[ \n]+"
    r"(?:an?|the)[ \n]+(?:[a-z-]+[ \n]+)?"
)
_LED_BY = re.compile(
    r"\b(?:led|headed|chaired|represented|side|delegation|team)[ \n]+by[ \n]+(?:the[ \n]+)?(?:\w+\.[ \n]+)?$"
)
_GROUP = re.compile(
    r"\b(?:[Tt]he[ \n]+(?P<noun>bloc|union|alliance|organi[sz]ation|body|grouping|agency|party)['\u2019]s"
    r"|(?P<its>its))[ \n]+(?:[a-z-]+[ \n]+){0,2}$"
)
_UNNAMED = re.compile(
    r"[ \n]+(?:of|for)[ \n]+(?:an?|one|another)[ \n]+(?P<words>(?:[a-z-]+[ \n]+){0,3}[a-z]+)"
)
#: A name that no list has stands between an article and the office (`a Green leader`).
_OF_A_BODY = re.compile(r"\b(?:an?|the)[ \n]+(?:[a-z-]+[ \n]+)?[A-Z][a-z]+[ \n]+$")
#: A state so few characters before `its President` owns the office, whoever acts in the sentence.
_NEAR = 24
#: What leads to whom somebody serves, and how far behind the office that one's name stands, in characters.
_SERVES = re.compile(r"[ \n]+(?:to|of|for)[ \n]+(?:the[ \n]+)?")
_SERVED = 70
#: How many sentences back the one is looked for whose spokesman `her spokesman` is.
_BACK = 4

#: Whom states send and call back.
_ENVOYS = frozenset({"ambassador", "envoy", "representative"})


@functools.cache
def _named_after_places() -> frozenset[str]:
    """Nouns for encounters and instruments, which cities give their names to."""
    return frozenset(r["noun"] for table in ("encounter_nouns", "agreement_nouns") for r in rows(table))


@frozen(eq=False)
class Surroundings:
    """What stands around the offices of an article.

    Attributes:
        finder: the roles of the article.
        entities: its persons, bodies and places, in order.
        states: its states, bodies of states among them, in order.
    """

    finder: RoleFinder
    entities: Sequence[Entity]
    states: Sequence[Entity]


class Owners(Surroundings):
    """Finds the owner of an office."""

    def owner(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The state or body of `his spokesman`, `its ambassador`: that of the person, or the state,
        meant.
        """
        document = self.finder.document
        home = self._recalled(role)
        if home is not None:
            return home
        title = next((s.span for s in role.supports if s.field == "title"), role.supports[0].span)
        possessor = next(
            (
                e
                for e in self.entities
                if e.kind == "person"
                and re.fullmatch(
                    r"['\u2019]s?[ \n]+(?:[a-z]+[ \n]+)?",
                    document.text[e.span.end : title.start] if e.span.end < title.start else "",
                )
            ),
            None,
        )
        if possessor is not None:
            # `Gbagbo's ambassador`, `Ashton's spokesman`, `the president, X's senior adviser`
            return self._of(possessor.id, roles)
        if (served := self._served(title, role.person)) is not None:
            return self._of(served.id, roles)
        m = _OWNER.search(document.text[max(0, title.start - 30) : title.start])
        sentence = document.sentence_of(title.start)
        if m is None or sentence is None:
            return None
        inside = [e for e in self.entities if e.span in sentence.span and e.id != role.person]
        # `its UN ambassador`
        inside = [e for e in inside if not title.start - len(m[0]) <= e.span.start < title.start]
        if m[1].lower() in ("his", "her") and not any(
            e.kind == "person"
            and (e.span.end <= title.start or any(t.dep_ == "nsubj" for t in document.tokens(e.span)))
            for e in inside
        ):
            # `Her spokesman, X, said`: she was named in a sentence before.
            at = document.number_of(sentence)
            for earlier in reversed(document.sentences[max(0, at - _BACK) : at]):
                there = [e for e in self.entities if e.span in earlier.span and e.id != role.person]
                if any(e.kind == "person" for e in there):
                    inside = there + inside
                    break
        before = [e for e in inside if e.span.end <= title.start]
        if m[1].lower() in ("its", "their"):
            owners = [e for e in before if e.kind in (COUNTRY, ORGANIZATION) and e.form != "city" and e.id]
            acting = [
                e for e in owners if any(t.dep_ in ("nsubj", "nsubjpass") for t in document.tokens(e.span))
            ]
            near = [e for e in owners if title.start - e.span.end <= _NEAR]
            return (near or acting or owners)[-1] if owners else None
        acting = [e for e in before if any(t.dep_ == "nsubj" for t in document.tokens(e.span))]
        for person in [e for e in (*acting, *reversed(before), *inside) if e.kind == "person"]:
            held = next((r for r in roles if r.person == person.id and (r.country or r.organization)), None)
            own = self._state_before(person) if held is None else None
            if own is not None:
                return own
            if held is not None:
                key = held.country or held.organization
                return next((e for e in self.entities if e.id == key), None)
        return None

    def _of(self, person: str, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The state or body in which somebody holds office."""
        held = next((r for r in roles if r.person == person and (r.country or r.organization)), None)
        key = (held.country or held.organization) if held is not None else ""
        if held is None:
            # `Ehud Olmert's chief of staff`: whom every newspaper knows, of a state that is printed
            names = {p.id: p.name for p in self.finder.people}
            key = state_of(names.get(person, ""))
        return next((e for e in (*self.states, *self.entities) if key and e.id == key), None)

    def _served(self, title: Span, person: str) -> Entity | None:
        """Whom an adviser or envoy serves (`a special adviser to Secretary-General X`)."""
        text = self.finder.document.text
        link = _SERVES.match(text, title.end)
        first = bisect.bisect_right(self.entities, title.end, key=lambda e: e.span.start)
        one = next((e for e in self.entities[first : first + 9] if e.kind == "person"), None)
        if link is None or one is None or one.id == person:
            return None
        if not link.end() <= one.span.start <= title.end + _SERVED:
            return None
        office = text[link.end() : one.span.start].strip()
        if not office and text[title.start : title.end].lower().startswith("spokes"):
            return one  # `a spokesman for X`
        return one if any(t.span.end == len(office) for t in find_titles(office)) else None

    def _state_before(self, person: Entity) -> Entity | None:
        """The state whose the person is (`Peru's Alan Quiroga`)."""
        text = self.finder.document.text
        for state in self.states:
            between = text[state.span.end : person.span.start] if state.span.end < person.span.start else ""
            if state.form == "name" and between in ("'s ", "\u2019s "):
                return state
        return None

    def _recalled(self, role: RoleCandidate) -> Entity | None:
        """The state whose city an ambassador is called back to, his and that of who calls him back: `Foreign
        Minister X, who recalled Ambassador Y to Jerusalem`.
        """
        document = self.finder.document
        at = role.supports[0].span
        sentence = document.sentence_of(at.start)
        verbs = (t for t in document.tokens(sentence.span) if t.lemma_ == "recall") if sentence else ()
        for verb in verbs:
            envoys = [c for c in verb.children if c.dep_ == "dobj"]
            holders = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")]
            holders += [verb.head] if verb.dep_ == "relcl" else []
            posted = any(t.folded in _ENVOYS for e in envoys for t in e.subtree)
            if not posted or not any(t.idx in at for e in (*envoys, *holders) for t in (e, *e.lefts)):
                continue
            links = (t for t in verb.subtree if t.lower_ == "to" and t.nbor(-1).folded not in _ENVOYS)
            goals = [c for t in links for c in t.children if c.dep_ == "pobj"]
            homes = [e for g in goals for e in self.states if e.form == "city" and e.span.start == g.idx]
            if homes:
                return homes[-1]
        return None

    def signed_for(self, role: RoleCandidate) -> Entity | None:
        """The state for which the holder signs: `Trade Minister X signed for Chile`."""
        text = self.finder.document.text
        for entity in self.entities:
            if entity.kind != "person" or entity.id != role.person:
                continue
            m = _SIGNED_FOR.match(text, entity.span.end)
            found = next((e for e in self.states if m is not None and e.span.start == m.end()), None)
            if found is not None and found.form == "name":
                return found
        return None

    def led_for(self, role: RoleCandidate) -> Entity | None:
        """The state whose delegation the holder leads: `X led the Peruvian delegation`, `a Peruvian
        delegation led by X`.
        """
        text = self.finder.document.text
        at = role.supports[0].span
        by = _LED_BY.search(text, max(0, at.start - 80), at.start)
        for state in self.states:
            after = _DELEGATION.match(text, state.span.end)
            if after is None:
                continue
            if by is not None and state.span.start < by.start() <= after.end() + _NEAR:
                return state
            m = _LEADS.match(text, at.end)
            if m is not None and m.end() == state.span.start:
                return state
        return None

    def side(self, at: Span) -> Entity | None:
        """`A, B and C on the Mongolian side`: the state of a list of titled names."""
        document = self.finder.document
        sentence = document.sentence_of(at.start)
        if sentence is None:
            return None
        for entity in self.states:
            if entity.span.start < at.end or entity.span not in sentence.span:
                continue
            after = document.text[entity.span.end : entity.span.end + 6]
            between = document.text[at.end : entity.span.start]
            if after.startswith(" side") and _SIDE.match(between) and " side" not in between:
                return entity
        return None

    def bodies_of(self, role: RoleCandidate) -> list[Entity]:
        """The body to which offices of that name belong, where the article names it (`Commissioner`)."""
        wanted = {r["body"] for r in rows("titles") if r["body"] and fold(r["title"]) == fold(role.title)}
        known = {i for i, o in self.finder.organizations.items() if o.canonical in wanted}
        return [e for e in self.entities if e.id in known] or self._group(role)

    def _group(self, role: RoleCandidate) -> list[Entity]:
        """The body of `the bloc's diplomat`, the last told; the party of `the A party; its leader`."""
        start = next((s.span for s in role.supports if s.field == "title"), role.supports[0].span).start
        said = _GROUP.search(self.finder.document.text, max(0, start - 60), start)
        if said is None:
            return []
        kind = "party" if said["its"] or said["noun"] == "party" else "international_organization"
        bodies = {i for i, o in self.finder.organizations.items() if o.kind == kind}
        found = [e for e in self.entities if e.id in bodies and e.kind == ORGANIZATION]
        near = start - _NEAR if said["its"] else 0
        before = [e for e in found if near <= e.span.end <= start]
        return before[-1:] or ([] if said["its"] else found[:1])

    def is_of_nobody(self, role: RoleCandidate) -> bool:
        """Whether the office is of a body that the text leaves unnamed (`spokesman for a regional bloc`)."""
        title = next((s.span for s in role.supports if s.field == "title"), role.supports[0].span)
        before = self.finder.document.text[max(0, title.start - 40) : title.start]
        if role.office == "other" and _OF_A_BODY.search(before):
            return True
        m = _UNNAMED.match(self.finder.document.text, title.end)
        return m is not None and not word_set("group_heads").isdisjoint(m["words"].split())

    def is_where(self, state: Entity) -> bool:
        """Whether a place only tells where talks are (`talks in Doha`) or where somebody goes on to (`before
        leaving for Saudi Arabia`), not whose an office is.
        """
        token = self.finder.document.tokens(state.span)[-1]
        link = token.head
        leaves = token.dep_ == "pobj" and link.folded in ("for", "to") and link.head.tag_ == "VBG"
        posted = token.dep_ == "pobj" and link.folded == "to" and link.head.base in _ENVOYS
        if posted or (leaves and link.head.base in word_set("going_verbs")):
            return True  # `served as ambassador to Austria`
        if state.form != "city":
            return False
        whole = link
        while whole.dep_ in ("compound", "nmod") and whole.head.i > whole.i:
            whole = whole.head
        if token.dep_ in ("compound", "nmod") and whole.base in _named_after_places():
            return True  # `the Venice summit`, `the Paris accords`
        agreed = link.head.base in ("strike", "reach", "sign", "agree", "conclude")
        if agreed and token.dep_ == "pobj" and link.folded == "in":
            return True  # `the agreement struck in Paris`
        return token.dep_ == "pobj" and link.folded == "in" and link.head.folded in word_set("talk_nouns")
