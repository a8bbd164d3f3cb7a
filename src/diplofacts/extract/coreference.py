"""Whom a noun phrase stands for, inside one article: names, pronouns, titles, groups, unnamed officials."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED, OrganizationCandidate, RoleCandidate
from ..spans import Span
from . import groups
from .antecedents import (
    SUBJECTS,
    antecedent,
    apposed_to,
    body_before,
    countryman,
    is_address,
    is_new,
    is_of_body,
    is_place,
    nearest,
    outlet_behind,
    plural_antecedent,
    told_before,
    untitled_holder,
    with_all_owners,
)
from .chains import Chains, is_nominal, listed, misjoined
from .document import Document
from .groups import COUNTED, counted, group, people_before
from .heads_again import before_who, body_before_noun, head_again
from .homes import is_people
from .joint_issuers import is_own_head
from .lexicons import fold, rows, word_set
from .met_again import met_before, told_pair
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Referent
from .titles import FORMER, HEADS, TitleMention, fits, initials, is_former
from .turn_speakers import speaks

if TYPE_CHECKING:
    from .words import Token

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_CITING = frozenset({"quoting", "citing"})
_SPOKEN = frozenset({"we", "us", "our", "ours", "i", "me", "my", "you", "your", "yours"})
#: Arcs to what is no part of a noun phrase itself.
_APART = frozenset({"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis", "ccomp"})
_THE = frozenset({"the", "these", "those"})


@functools.cache
def _table(name: str) -> dict[str, str]:
    return {r["noun"]: next(v for k, v in r.items() if k != "noun") for r in rows(name)}


@define(eq=False)
class Coreference:
    """Resolves noun phrases of one article; see :class:`diplofacts.extract.reading.Resolver`.

    Attributes:
        document: the article.
        entities: named persons, bodies and places, in order, without overlaps.
        roles: the roles found so far.
        titles: title mentions, in order.
        organizations: by candidate id.
        issuer: the state that issues the text (official releases), as ISO code; empty for others.
    """

    document: Document
    entities: Sequence[Entity]
    roles: Sequence[RoleCandidate]
    titles: Sequence[TitleMention]
    organizations: Mapping[str, OrganizationCandidate]
    issuer: str = ""
    #: who speaks in each quotation, by its outer span; known once statements have been read.
    speakers: Mapping[Span, Referent] = field(factory=dict)
    #: indices of the tokens of date phrases that stand as adverbs (`his delegation Saturday`).
    dated: frozenset[int] = frozenset()
    by_token: dict[int, Entity] = field(init=False, factory=dict)
    #: the first mention of each person outside the issuing line, once :mod:`.groups` has looked for them.
    firsts: list[Entity] | None = field(init=False, default=None)
    _cache: dict[int, tuple[Referent, ...]] = field(init=False, factory=dict)
    _resolved: dict[int, tuple[Referent, ...]] = field(init=False, factory=dict)
    _phrases: dict[int, Span] = field(init=False, factory=dict)
    _open: set[int] = field(init=False, factory=set)
    _titled: dict[int, TitleMention] = field(init=False, factory=dict)
    _chains: Chains = field(init=False)
    _starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        for entity in self.entities:
            for token in self.document.tokens(entity.span):
                self.by_token.setdefault(token.i, entity)
        for title in self.titles:
            for token in self.document.tokens(title.outer):
                self._titled.setdefault(token.i, title)
        self._starts = [e.span.start for e in self.entities]
        self._chains = Chains(self.document, self.entities, self.roles)

    def resolve(self, token: Token) -> tuple[Referent, ...]:
        """Whom the noun phrase headed by ``token`` stands for, its conjuncts included; empty for nobody."""
        if token.i in self._resolved:
            return self._resolved[token.i]
        out: list[Referent] = []
        heads = [*misjoined(token), token, *(c for c in token.conjuncts if c.i > token.i and is_nominal(c))]
        for head in heads:
            out += [r for r in self._one(head) if not listed(r, out)]
        found = groups.in_brackets(self, token, tuple(self._chains.extend(token, out, self.named)))
        if not self._open:
            # Not while another phrase is being resolved: what leads back to that one is left out.
            self._resolved[token.i] = found
        return found

    def within(self, span: Span) -> list[Entity]:
        """The entities within ``span``: they are in order and apart."""
        first = bisect.bisect_left(self._starts, span.start)
        stop = bisect.bisect_left(self._starts, span.end, first)
        return [e for e in self.entities[first:stop] if e.span.end <= span.end]

    def resolve_span(self, span: Span) -> tuple[Referent, ...]:
        """The same for the noun phrase that fills ``span``."""
        tokens = self.document.tokens(span)
        heads = [t for t in tokens if t.head not in tokens]
        out: list[Referent] = []
        for head in heads:
            for r in self.resolve(head):
                if (r.kind, r.id) not in {(o.kind, o.id) for o in out} or r.kind == WORDS:
                    out.append(r)
        return tuple(out)

    def phrase(self, token: Token) -> Span:
        """The noun phrase headed by ``token``, without clauses, appositions and conjuncts."""
        if token.i not in self._phrases:
            words = [t for t in self._inside(token) if not (t.is_space or t.is_punct or t.i in self.dated)]
            # `Quoting officials`, `a group on Monday`: no part of what they are called.
            words = [t for t in words if t.lower_ not in _CITING]
            words = [t for t in words if t.dep_ != "prep" or {g.i for g in t.children} - self.dated]
            self._phrases[token.i] = self.document.span([token, *words])
        return self._phrases[token.i]

    @staticmethod
    def _inside(head: Token) -> list[Token]:
        """The words below ``head`` that no clause, apposition or conjunction parts from it, itself first."""
        found = [head]
        for token in found:
            found += [t for t in token.children if t.dep_ not in _APART]
        return found

    def _one(self, token: Token) -> tuple[Referent, ...]:
        if token.i in self._cache:
            return self._cache[token.i]
        if token.i in self._open:
            return ()
        self._open.add(token.i)
        try:
            found = self._resolve_one(token)
        finally:
            self._open.discard(token.i)
        self._cache[token.i] = found
        return found

    def _resolve_one(self, token: Token) -> tuple[Referent, ...]:
        entity = self.by_token.get(token.i)
        if entity is not None and entity.form not in ("demonym",):
            return (self.named(entity),)
        titled = self._chains.block_of.get(token.i)
        if titled is not None and entity is None:
            return (self.named(titled),)
        word = fold(token.text)
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(token, word)
        if named := groups.both_states(self, token) or self._apposition(token):
            return named
        if (
            entity is not None
            and entity.form == "demonym"
            and token.dep_ in SUBJECTS | {"pobj", "dobj", "agent"}
        ):
            person = countryman(self, token, entity)
            if person:
                return person
            return (
                (self._words(token, COUNTRY, entity.id),)
                if token.tag_ in ("NNS", "NNPS")
                else (self.named(entity),)
            )
        if is_address(token):
            return self.refer(antecedent(self, token, PERSON), self.phrase(token), "coreference.pronoun")
        title = self._titled.get(token.i)
        if (
            word in _table("group_nouns")
            and not any(e.kind == ORGANIZATION for e in self.within(self.phrase(token)))
            and not self.country_of(token)
            and self._is_definite(token)
            and not groups.are_others(token, word)
        ):
            members = group(self, token, _table("group_nouns")[word], title)
            if members:
                return members
        if token.tag_ == "CD" and word in COUNTED and any(t.lower_ in _THE for t in token.lefts):
            return counted(self, token)  # `The two met again`
        if title is not None and not title.plural and not is_of_body(token, title):
            own, holder = self._issuing(token, title), self._holder(token, title)
            holder = own if own and (not holder or is_own_head(self, title, holder)) else holder
            if holder:
                return holder
        if again := head_again(self, token):
            return again
        beside = body_before_noun(self, token) or outlet_behind(self, token)
        staff = word in word_set("staff_nouns") and not self.country_of(token)  # `the FARC delegation`
        if beside is not None and (staff or word in _table("body_nouns")):
            return (self.named(beside),)
        if word in _table("state_nouns") or title is not None:
            return self._state_noun(token, _table("state_nouns").get(word, "unnamed"))
        if word in _table("body_nouns"):
            return self._body(token, frozenset(_table("body_nouns")[word].split("|")))
        if token.pos_ in ("NOUN", "PROPN"):
            return (self._words(token),)
        return ()

    def named(self, entity: Entity) -> Referent:
        """The participant that a named entity is."""
        basis = EXPLICIT if entity.kind != COUNTRY else NORMALIZED
        return Referent(entity.kind, entity.id, entity.span, basis, f"coreference.{entity.kind}-name")

    def _words(self, token: Token, kind: str = WORDS, id: str = "") -> Referent:
        span = with_all_owners(self, token)
        basis = EXPLICIT if kind == WORDS else NORMALIZED
        words = " ".join(self.document.words(span).split())
        return Referent(kind, id, span, basis, "coreference.unnamed", words)

    def _apposition(self, token: Token) -> tuple[Referent, ...]:
        """`Iran's supreme leader, Ayatollah Ali Khamenei`: the name in apposition or inside it is meant."""
        if (of := apposed_to(self, token)) is not None:
            return (evolve(self.named(of), basis=COREFERENCE),)
        for child in token.children:
            if child.dep_ in ("appos", "flat", "nmod", "compound"):
                entity = self.by_token.get(child.i)
                if (
                    entity is not None
                    and entity.kind == PERSON
                    and (child.dep_ != "compound" or self._titled.get(token.i))
                ):
                    return (evolve(self.named(entity), span=entity.span),)
        return ()

    def _pronoun(self, token: Token, word: str) -> tuple[Referent, ...]:
        span = self.document.span([token])
        if word in _SINGULAR:
            return self.refer(antecedent(self, token, PERSON), span, "coreference.pronoun")
        if word == "both" and len(met := people_before(self, token)) == 2:
            return self.refer(met, span, "coreference.group")
        if word in _NEUTER:
            return self.refer(antecedent(self, token, COUNTRY, ORGANIZATION), span, "coreference.pronoun")
        if word in _PLURAL:
            members = told_pair(self, token) if word == "they" else ()
            members = members or plural_antecedent(self, token)
            if word == "both" and not members:
                members = group(self, token, "either", None)
            if word == "they" and not members:
                members = met_before(self, token)
            return self.refer(members, span, "coreference.plural-pronoun")
        if word in _SPOKEN:
            return speaks(self, token, word, span)
        if word in ("who", "which", "that") and token.head.dep_ == "relcl":
            meant = before_who(self, token) or self.resolve(token.head.head)
            return self.refer(meant, span, "coreference.relative")
        return ()

    def refer(self, referents: Sequence[Referent], span: Span, rule: str) -> tuple[Referent, ...]:
        """The same participants, named here by the words ``span``; printed words stand where they were."""
        return tuple(
            [
                Referent(r.kind, r.id, r.span if r.words else span, COREFERENCE, rule, r.words)
                for r in referents
                if r.id or r.words
            ]
        )

    def _holder(self, token: Token, title: TitleMention) -> tuple[Referent, ...]:
        """The person of this article who holds the office that `the foreign minister` names."""
        country = self.country_of(token) or ("" if "|" in title.country else title.country)
        before = (r for r in self.roles if (r.status == FORMER) == is_former(token, title))
        same = [r for r in before if fits(r, title) and (not country or r.country in (country, ""))]
        worded = [r for r in same if fold(token.text) in (*fold(r.title).split(), initials(r.title))]
        people = list(dict.fromkeys(r.person for r in told_before(self, token, worded or same)))
        if len(people) > 1:
            people = [nearest(self, people, token)]
        elif not people and country:
            people = untitled_holder(self, token, country)
        if not people or not (self._is_definite(token) or (country and not is_new(token))):
            return ()
        return (Referent(PERSON, people[0], self.phrase(token), COREFERENCE, "coreference.title"),)

    def _issuing(self, token: Token, title: TitleMention) -> tuple[Referent, ...]:
        """`The President` in a release of his own office, that never names him: the issuing state."""
        span = self.phrase(token)
        said = " ".join(self.document.words(span).split())
        bare = said[:1].lower() + said[1:] == "the " + title.span.of(self.document.text)
        quoted = self.document.quote_at(token.idx) is not None
        if not self.issuer or not bare or quoted or title.office not in HEADS:
            return ()
        return (Referent(COUNTRY, self.issuer, span, COREFERENCE, "coreference.issuer"),)

    def _is_definite(self, token: Token) -> bool:
        lefts = {fold(t.text) for t in token.subtree if t.i < token.i}
        return bool(lefts & word_set("definite_words")) or token.text[0].isupper()

    def country_of(self, token: Token) -> str:
        """The state named inside the phrase (`Iranian`, `of Venezuela`), as ISO code."""
        within = self.within(self.phrase(token))
        inside = [e for e in within if e.kind == COUNTRY and not self.document.is_seat(e.span)]
        title = self._titled.get(token.i)
        named = (c for c in token.lefts if c.text[0].isupper() and title and c.idx < title.span.start)
        if title is not None and title.plural and any(c.dep_ != "poss" for c in named):
            # `African foreign ministers in Accra`: where they are, not whose
            text = self.document.text
            inside = [e for e in inside if not (e.city and text.endswith((" in ", "\nin "), 0, e.span.start))]
        bodies = [e for e in within if e.kind == ORGANIZATION]
        if not inside and bodies:
            return self.organizations[bodies[0].id].country
        if inside and is_people(self.document.text, inside, inside[-1].span.end):
            return ""
        return inside[0].id if inside else ""

    def _state_noun(self, token: Token, form: str) -> tuple[Referent, ...]:
        owner = self.country_of(token) or (self._side_of(token) if form == "unnamed" else "")
        if form == "state" and owner and token.tag_ in ("NNS", "NNPS"):
            # `the governments of A, B and C`
            of = [c for c in token.children if fold(c.text) == "of"]
            owners = [g for c in of for g in c.children if g.dep_ == "pobj"]
            named = [r for g in owners for r in self.resolve(g) if r.kind == COUNTRY]
            if len(named) > 1:
                return tuple(named)
        if form == "state":
            if owner:
                return (Referent(COUNTRY, owner, self.phrase(token), NORMALIZED, "coreference.government"),)
            if holder := self._administration(token):
                return holder
            if self._is_definite(token):
                return self.refer(self._last_state(token), self.phrase(token), "coreference.government")
            return (self._words(token),)
        if form == "anaphor":
            return (
                self.refer(self._last_state(token), self.phrase(token), "coreference.country")
                if self._is_definite(token)
                else ()
            )
        return (self._words(token, COUNTRY if owner else WORDS, owner),)

    def _side_of(self, token: Token) -> str:
        """The state or body of him whose delegation it is (`Maduro and his delegation`), as ISO code."""
        for child in token.children:
            if child.dep_ == "poss":
                for r in self.resolve(child):
                    if r.kind == COUNTRY:
                        return r.id
                    role = next((x for x in self.roles if x.person == r.id and x.country), None)
                    if role is not None:
                        return role.country
        return groups.state_of_delegation(self, token)

    def _administration(self, token: Token) -> tuple[Referent, ...]:
        """`the Bush administration` is the state whose office the person holds (codebook section 2)."""
        names = {fold(t.text) for t in token.lefts if t.text[0].isupper()}
        for role in self.roles:
            if role.country and self._words_of[role.person] & names:
                span, rule = self.phrase(token), "coreference.administration"
                return (Referent(COUNTRY, role.country, span, NORMALIZED, rule),)
        return ()

    @functools.cached_property
    def _words_of(self) -> Mapping[str, set[str]]:
        """The words by which each person is named."""
        out: dict[str, set[str]] = {r.person: set() for r in self.roles}
        for entity in (e for e in self.entities if e.kind == PERSON and e.id in out):
            out[entity.id].update(fold(w) for w in self.document.words(entity.span).split())
        return out

    def _last_state(self, token: Token) -> list[Referent]:
        earlier = [e for e in self.entities if e.kind == COUNTRY and e.id and e.span.end <= token.idx]
        subjects = [e for e in earlier if any(t.dep_ in SUBJECTS for t in self.document.tokens(e.span))]
        acting = subjects or [e for e in earlier if not is_place(self, e)] or earlier
        return [self.named(acting[-1])] if acting else []

    def _body(self, token: Token, kinds: frozenset[str]) -> tuple[Referent, ...]:
        """`the news outlet`, `the ministry`: the last body of such a kind."""
        owner = self.country_of(token)
        last = body_before(self, token, kinds, owner)
        if last is not None and self._is_definite(token):
            return (Referent(ORGANIZATION, last.id, self.phrase(token), COREFERENCE, "coreference.body"),)
        return (self._words(token, *((COUNTRY, owner) if owner and "government_body" in kinds else ())),)
