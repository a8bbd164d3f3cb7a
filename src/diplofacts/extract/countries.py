"""The state of an office that is printed without one, from elsewhere in the article (codebook section 3)."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve, field

from ..candidates import COREFERENCE, INFERRED, RoleCandidate, Support
from ..spans import Span
from .companions import Companions, lacking
from .holder_signs import is_met, is_owner, is_trip_of
from .homes import ABROAD, HOME, is_scene, opens_release
from .known_holders import state_of
from .lexicons import fold, rows, word_set
from .members import Members
from .owners import Owners
from .reading import COUNTRY, ORGANIZATION, Entity
from .role_candidates import COUNTERPART, has_own_head, merge_roles, of_body
from .roles import PLURAL, RoleFinder
from .titles import HEADS, TitleMention, find_titles

_WITHIN = re.compile(r"\b(?:in|about|on|over|regarding|across|inside)[ \n]+(?:the[ \n]+|[a-z]+ern[ \n]+)?$")
#: Offices that are no state's.
_PRIVATE = frozenset({"executive", "journalist", "academic", "party_leader"})
#: ... and those that states' people take up in international bodies.
_OF_BODIES = _PRIVATE | {"secretary_general"}

# How much each sign says for a state: it is spoken of often, it is named just before, or alone in the same
# sentence; beside what a dateline says. Chosen so that no weak sign decides against two others.
_PER_MENTION, _MENTIONS, _JUST_BEFORE, _SAME_SENTENCE = 0.6, 8, 1.0, 1.5
#: ... or it is the state of another office-holder, where a head of state or government is looked for.
_FELLOW = 1.5


@functools.cache
def _visiting() -> frozenset[str]:
    verbs = {r["lemma"] for r in rows("encounter_verbs") if (r["kind"], r["subject"]) == ("visit", "guest")}
    return frozenset(
        (verbs - {"return"}) | {r["noun"] for r in rows("encounter_nouns") if r["kind"] == "visit"}
    )


@define(eq=False)
class CountryFiller:
    """Gives a state, or a body, to each office printed without one."""

    finder: RoleFinder
    entities: Sequence[Entity]
    issuer: str
    home: tuple[str, float]
    _states: list[Entity] = field(init=False)
    _owners: Owners = field(init=False)
    _companions: Companions = field(init=False)
    _members: Members = field(init=False)
    _names: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._states = [e for e in self.entities if e.kind == COUNTRY and e.id]
        for entity in self.entities:
            body = self.finder.organizations.get(entity.id)
            if body is not None and body.kind == "government_body" and body.country:
                # `the State Department said Assistant Secretary X would travel`
                self._states.append(evolve(entity, kind=COUNTRY, id=body.country, form="body"))
        self._names = {person.id: person.name for person in self.finder.people}
        self._states.sort(key=lambda e: e.span)
        self._owners = Owners(self.finder, self.entities, self._states)
        self._companions = Companions(self.finder, self.entities, self._states)
        self._members = Members(self.finder, self.entities, self._states)
        if not self.home[0] and not self.issuer:
            self.home = self._leading()

    def _leading(self) -> tuple[str, float]:
        """The state that acts in the first sentence, whose report it is as a rule; empty without one."""
        lead = next((s for s in self.finder.document.sentences if not s.heading), None)
        for state in self._states if lead is not None else []:
            if lead is None or state.span not in lead.span:
                continue
            last = self.finder.document.tokens(state.span)[-1]
            if state.form == "name" and last.dep_ == "nsubj" and last.head.dep_ in ("ROOT", "ccomp"):
                alone = not any(c.dep_ in ("cc", "conj") for c in last.children)
                return (state.id, ABROAD) if alone else ("", 0.0)
        return "", 0.0

    def fill(self, roles: Sequence[RoleCandidate]) -> tuple[RoleCandidate, ...]:
        """The roles with what could be found, in the order of the text: what one gets the next may share."""
        done: list[RoleCandidate] = list(roles)
        # Who serves another goes after him.
        later = [(r.office != "secretary_general", r.office in ("adviser", "spokesperson")) for r in done]
        order = sorted(range(len(done)), key=lambda i: (later[i], done[i].supports[0].span, done[i].id))
        for i in order:
            role = done[i]
            private = role.office in _PRIVATE or fold(role.title) in word_set("private_titles")
            if not (role.country or role.organization or private):
                done[i] = self._filled(role, done)
        return merge_roles(done)

    def _filled(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> RoleCandidate:
        same = self._same_title(role, roles)
        if same is not None:
            how = tuple(s for s in same.supports if s.field == "country")[:1]
            return evolve(
                role,
                office=same.office,
                portfolio=same.portfolio,
                country=same.country,
                organization=same.organization,
                supports=_recoded(role.supports, same) + how,
            )
        if self._owners.is_of_nobody(role):
            return role
        entity, rule, basis = self._find(role, roles)
        if role.office == "secretary_general":
            # Bodies have secretaries general; states have none.
            entity, rule, basis = self._nearest_body(role), "roles.body-elsewhere", INFERRED
        if entity is None:
            return role
        if entity.kind == ORGANIZATION:
            body = self.finder.organizations[entity.id]
            if body.kind != "government_body" or not body.country:
                return of_body(role, body)
            entity = evolve(entity, kind=COUNTRY, id=body.country)
        support = Support("country", entity.span, basis, rule, entity.id)
        return evolve(role, country=entity.id, supports=(*role.supports, support))

    def _nearest_body(self, role: RoleCandidate) -> Entity | None:
        """The international body named last before the office, else first after it."""
        known = self.finder.organizations
        bodies = [e for e in self.entities if e.kind == ORGANIZATION and has_own_head(known[e.id])]
        before = [e for e in bodies if e.span.end <= role.supports[0].span.start]
        return before[-1] if before else bodies[0] if bodies else None

    @staticmethod
    def _same_title(role: RoleCandidate, roles: Sequence[RoleCandidate]) -> RoleCandidate | None:
        """The same person's office of the same words whose state or body is known (`President Michel`)."""
        return next(
            (
                r
                for r in roles
                if r.person == role.person
                and (r.country or r.organization)
                and r.status == role.status
                and fold(role.title) in fold(r.title)
            ),
            None,
        )

    def _find(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> tuple[Entity | None, str, str]:
        at = role.supports[0].span
        first = {e.id: e for e in reversed(self._states)}
        if role.supports[0].rule == PLURAL and role.office not in HEADS:
            listed = [
                r
                for r in roles
                if r.supports[0].rule == PLURAL and r.title == role.title and r.country in first
            ]
            lead = self.finder.document.text[max(0, at.start - 16) : at.start]
            if listed and not re.search(r"\b(?:their|respective|both)[ \n]+$", lead):
                return first[listed[-1].country], "roles.country-of-companion", INFERRED
        named = self._owners.bodies_of(role)
        if named:
            return named[0], "roles.body-of-title", INFERRED
        own = [r.country for r in roles if r.person == role.person and r.country]
        if own and own[0] in first:
            return first[own[0]], "roles.country-of-other-office", INFERRED
        holder = state_of(self._names[role.person]) if role.office not in _OF_BODIES else ""
        if holder in first or (holder and " " in self._names[role.person]):
            # No other state's: where his own is not printed the office stays without one. A family name alone
            # may be somebody else's.
            return first.get(holder), "roles.country-of-known-holder", INFERRED
        behalf = self._owners.signed_for(role)
        if behalf is not None:
            return behalf, "roles.country-signed-for", INFERRED
        led = self._owners.led_for(role) or self._members.state(role, roles)
        if led is not None:
            return led, "roles.country-of-delegation", INFERRED
        # `his counterpart, X`: of another state than he
        owner = self._owners.owner(role, roles) if role.supports[0].rule != COUNTERPART else None
        if owner is not None:
            return owner, "roles.country-of-owner", COREFERENCE
        side = self._owners.side(at)
        if side is not None:
            return side, "roles.country-of-side", INFERRED
        free = self._free(role, roles)
        hints = {c for t in find_titles(role.title) for c in t.country.split("|") if c}
        if self.issuer in hints and self.issuer in first:
            return first[self.issuer], "roles.country-of-title", INFERRED
        hinted = [e for e in free if e.id in hints]
        if hinted:
            return hinted[0], "roles.country-of-title", INFERRED
        beside = self._companions.other_leader(role, roles) or self._companions.state_beside(role, roles)
        if beside and beside in first:
            return first[beside], "roles.country-of-companion", INFERRED
        home, best = self.home[0], self._best(role, at, free, roles)
        if holder and best is not None and best.id == home:
            best = None  # Where the report is from says nothing of one who is known to be of another state.
        return best, "roles.country-elsewhere", INFERRED

    def _free(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> list[Entity]:
        """States whose office of that kind nobody else holds, and which the person does not visit."""
        taken = {
            r.country
            for r in roles
            if r.office == role.office
            and r.country
            and r.person != role.person
            and (role.office in HEADS or (role.office == "minister" and role.portfolio not in ("", "other")))
            and r.portfolio == role.portfolio
            and r.status == role.status
        }
        if role.office in HEADS:
            others = (r for r in roles if r.office == role.office and r.person != role.person)
            taken |= {state_of(self._names[r.person]) for r in others if r.status == role.status}
        title = next((s.span for s in role.supports if s.field == "title"), role.supports[0].span)
        posted = (
            self.finder.affiliations.goal(TitleMention(title, title, role.office))
            if role.office == "ambassador"
            else None
        )
        out = taken | self._visited(role) | ({posted.id} if posted is not None else set())
        out |= self._companions.other_sides(role, roles) | lacking(role)
        if re.match(r"[ \n]+(?:for|on)\b", self.finder.document.text[title.end : title.end + 6]):
            # `Special Representative for Syria X`: what the office deals with.
            whole = role.supports[0].span
            out |= {e.id for e in self._states if e.span in whole and e.span.start > title.end}
        found = [e for e in self._states if e.id not in out]
        met_by = self._companions.met_by(role)
        return [e for e in found if e.id not in met_by] or found

    def _visited(self, role: RoleCandidate) -> set[str]:
        """States to which the article sends the person: an official visits other states than his own."""
        document = self.finder.document
        out: set[str] = set()
        people = [e for e in self.entities if e.kind == "person"]
        for entity in (e for e in people if e.id == role.person):
            sentence = document.sentence_of(entity.span.start)
            if sentence is None:
                continue
            going = [t for t in document.tokens(sentence.span) if t.lemma_.casefold() in _visiting()]
            going = [
                t
                for t in going
                if t.dep_ not in ("aux", "auxpass", "amod")
                and not any(fold(c.text) in ("their", "its") for c in t.children)
            ]
            # `his visit` before the name, or the trip after it with nobody else named between.
            acts = any(t.dep_ in ("nsubj", "nsubjpass") for t in document.tokens(entity.span))
            own = [t for t in going if acts and any(fold(c.text) in ("his", "her") for c in t.children)]
            later = [t for t in going if t.idx > entity.span.end]
            if later and any(entity.span.end < e.span.start < later[0].idx for e in people):
                later = []
            before = [t for t in going if t.idx < entity.span.start and is_trip_of(t, entity.span)]
            for trip in (later or own or before)[:1]:
                inside = [s for s in self._states if s.span in sentence.span and s.form != "body"]
                out |= {s.id for s in inside if self._is_goal(s, trip.idx)}
        return out

    def _is_goal(self, state: Entity, trip: int) -> bool:
        """Whether the state stands after the word for a trip, as where it leads."""
        text = self.finder.document.text
        lead = text[max(0, state.span.start - 10) : state.span.start].casefold().rstrip()
        ends = (" to", " in", " into", " visited", " visit", " the", " visiting", " toured")
        return trip < state.span.start and lead.endswith(ends)

    def _visited_by_others(self, role: RoleCandidate, sentence: Span) -> set[str]:
        """Where the other persons of the sentence are on a visit: whom they meet there is at home."""
        out: set[str] = set()
        for other in {e.id for e in self.entities if e.kind == "person" and e.span in sentence} - {
            role.person
        }:
            out |= self._visited(evolve(role, person=other))
        return out

    def _best(
        self, role: RoleCandidate, at: Span, free: Sequence[Entity], roles: Sequence[RoleCandidate]
    ) -> Entity | None:
        document = self.finder.document
        sentence = document.sentence_of(at.start)
        topics = self._companions.topics()
        free = [e for e in free if e.span not in topics]
        first = {e.id: e for e in reversed(free)}
        base, weight = (self.issuer, 2 * HOME) if self.issuer else self.home
        line = document.paragraphs[document.paragraph_of(at.start)]
        issuing = any(e.id == self.issuer for e in self._states)
        opening = len(line) < 120 and line.start < document.article.body_start + 200
        if self.issuer and opening and (self.issuer in first or not issuing):
            return first.get(self.issuer) or self._implied(roles)
        host = self._received_in(at)
        if host and any(e.id == host for e in free):
            return next(e for e in free if e.id == host)
        met = is_met(document, at)
        visited = self._visited_by_others(role, sentence.span) if sentence and met else set()
        hosts = [e for e in free if e.id in visited]
        if len({e.id for e in hosts}) == 1:
            return hosts[0]
        if self.issuer and met and (issuing or sentence is None or not is_owner(document, at)):
            others = [e for e in free if e.id != base and e.span.end <= at.start]
            inside = [e for e in free if e.id != base and sentence is not None and e.span in sentence.span]
            faced = self._companions.counterpart(base, roles)
            if faced is not None and not any(e.span.end <= at.start for e in inside):
                inside = [e for e in free if e.id == faced.id] or inside
            if inside or others:
                return (inside or others[-1:])[0]
        if self.issuer and not issuing:
            # The issuing state is not named: only another's office may tell what it says of itself.
            return self._implied(roles)
        # The state of another's office and one inside a quotation are about somebody else.
        given = {
            s.span
            for r in roles
            if r.person != role.person
            for s in r.supports
            if s.field == "country" and s.rule == "roles.country"
        }
        free = [e for e in free if not (is_scene(document.text, e.span) or self._owners.is_where(e))] or free
        loose = [e for e in free if e.span not in given and document.quote_at(e.span.start) is None]
        if self.issuer and role.office in HEADS:
            # A state in which only something is told to be is not that of whom the issuer speaks with.
            acting = {e.id for e in loose if not _WITHIN.search(document.text[: e.span.start][-24:])}
            own = base not in acting and opens_release(document, self.entities, at)
            free = loose = [e for e in loose if e.id in acting and not own]
        counts = Counter(e.id for e in loose or free)
        if not counts:
            return None
        before = [
            e
            for e in loose
            if e.span.end <= at.start
            and self._close(e, at)
            and (e.form != "city" or (sentence is not None and e.span in sentence.span))
            and not self._owners.is_where(e)
        ]
        fellows = {r.country for r in roles if r.person != role.person and r.office not in HEADS}
        here = {
            e.id
            for e in loose
            if sentence is not None and e.span in sentence.span and not self._owners.is_where(e)
        }

        def score(code: str) -> tuple[float, int]:
            value = _PER_MENTION * min(counts[code], _MENTIONS)
            value += weight * (code == base)
            value += _JUST_BEFORE * bool(before and before[-1].id == code)
            value += _SAME_SENTENCE * (code in here and len(here) == 1)
            value += _FELLOW * (bool(self.issuer) and role.office in HEADS and code in fellows)
            return value, -first[code].span.start

        best = max(counts, key=score)
        if not base:
            # Whoever is named first without a state is, as a rule, of the state the report is at home in.
            self.home = (best, ABROAD)
        return first[best]

    def _implied(self, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The issuing state where only an office implies it (`Secretary of State`)."""
        spans = (s.span for r in roles for s in r.supports if s.field == "country" and s.value == self.issuer)
        span = next(spans, None)
        return Entity(span, COUNTRY, self.issuer) if span is not None else None

    def _received_in(self, at: Span) -> str:
        """Where somebody `was received in Lima by President X`, as ISO code: X is at home there."""
        node = self.finder.document.tokens(at)[-1]
        while node.dep_ in ("conj", "appos") and node.head.i != node.i:
            node = node.head
        verb = node.head.head
        received = verb.lemma_ in word_set("receiving_verbs")
        if not received or node.dep_ != "pobj" or fold(node.head.text) != "by":
            return ""
        for prep in verb.children:
            for noun in prep.children if fold(prep.text) in ("in", "at") else ():
                here = [e for e in self._states if noun.idx in e.span]
                if here:
                    return here[0].id
        return ""

    def _close(self, entity: Entity, at: Span) -> bool:
        """Whether the state is named in the same sentence or the one before."""
        between = self.finder.document.text[entity.span.end : at.start]
        return between.count(". ") + between.count("\n") <= 2


def _recoded(supports: Sequence[Support], same: RoleCandidate) -> tuple[Support, ...]:
    """The supports of a role whose office another role of the same words settles."""
    values = {"office": same.office, "portfolio": same.portfolio}
    return tuple(
        evolve(s, value=values[s.field]) if s.field in values else s
        for s in supports
        if s.field != "portfolio" or same.portfolio
    )
