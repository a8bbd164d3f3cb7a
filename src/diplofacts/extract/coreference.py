"""Whom a noun phrase stands for, inside one article: names, pronouns, titles, groups, governments, unnamed officials."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..candidates import COREFERENCE, EXPLICIT, NORMALIZED, OrganizationCandidate, RoleCandidate
from ..spans import Span
from .document import Document, Sentence
from .lexicons import fold, rows
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Referent
from .titles import FORMER, TitleMention

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How many sentences back a pronoun looks for its antecedent.
WINDOW = 5
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEADERS = frozenset({"president", "monarch", "prime_minister", "supreme_leader", "minister", "vice_president", "other",
                      "deputy_prime_minister", "secretary_general", "official"})


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
    _by_token: dict[int, Entity] = field(init=False, factory=dict)
    _cache: dict[int, tuple[Referent, ...]] = field(init=False, factory=dict)
    _open: set[int] = field(init=False, factory=set)
    _titled: dict[int, TitleMention] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for entity in self.entities:
            for token in self.document.tokens(entity.span):
                self._by_token.setdefault(token.i, entity)
        for title in self.titles:
            for token in self.document.tokens(title.span):
                self._titled.setdefault(token.i, title)

    # --- the interface ---------------------------------------------------------------------------------------------

    def resolve(self, token: Token) -> tuple[Referent, ...]:
        """Whom the noun phrase headed by ``token`` stands for, its conjuncts included; empty when nobody."""
        out: list[Referent] = []
        for head in [token, *(c for c in token.conjuncts if c.i > token.i and _is_nominal(c))]:
            out += [r for r in self._one(head) if (r.kind, r.id, r.words) not in {(o.kind, o.id, o.words) for o in out}]
        return tuple(out)

    def resolve_span(self, span: Span) -> tuple[Referent, ...]:
        """The same for the noun phrase that fills ``span``."""
        tokens = self.document.tokens(span)
        heads = [t for t in tokens if t.head not in tokens or t.head is t]
        out: list[Referent] = []
        for head in heads:
            for r in self.resolve(head):
                if (r.kind, r.id) not in {(o.kind, o.id) for o in out} or r.kind == WORDS:
                    out.append(r)
        return tuple(out)

    def phrase(self, token: Token) -> Span:
        """The noun phrase headed by ``token``: left and right parts, without clauses, appositions and conjuncts."""
        left = token
        right = token
        for child in token.subtree:
            if child.is_space or child.is_punct or not self._inside(child, token) or child.i in self.dated:
                continue
            left = child if child.i < left.i else left
            right = child if child.i > right.i else right
        return self.document.span([left, right])

    @staticmethod
    def _inside(child: Token, head: Token) -> bool:
        node = child
        while node.i != head.i:
            if node.dep_ in ("relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis", "ccomp"):
                return False
            node = node.head
        return True

    # --- one head --------------------------------------------------------------------------------------------------

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
        entity = self._by_token.get(token.i)
        if entity is not None and entity.form not in ("demonym",):
            return (self._named(entity),)
        word = fold(token.text)
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(token, word)
        named = self._apposition(token)
        if named:
            return named
        if entity is not None and entity.form == "demonym" and token.dep_ in _SUBJECTS | {"pobj", "dobj", "agent"}:
            return (self._words(token, COUNTRY, entity.id),) if token.tag_ in ("NNS", "NNPS") else (self._named(entity),)
        title = self._titled.get(token.i)
        lemma = fold(token.text)
        if lemma in _table("group_nouns") and not self._owner(token) and self._is_definite(token):
            group = self._group(token, _table("group_nouns")[lemma], title)
            if group:
                return group
        if title is not None and not title.plural:
            holder = self._holder(token, title)
            if holder:
                return holder
        if lemma in _table("state_nouns") or title is not None:
            return self._state_noun(token, _table("state_nouns").get(lemma, "unnamed"))
        if lemma in _table("body_nouns"):
            return self._body(token, frozenset(_table("body_nouns")[lemma].split("|")))
        if token.pos_ in ("NOUN", "PROPN"):
            return (self._words(token),)
        return ()

    def _named(self, entity: Entity) -> Referent:
        basis = EXPLICIT if entity.kind != COUNTRY else NORMALIZED
        return Referent(entity.kind, entity.id, entity.span, basis, f"coreference.{entity.kind}-name")

    def _words(self, token: Token, kind: str = WORDS, id: str = "") -> Referent:
        span = self.phrase(token)
        return Referent(kind, id, span, EXPLICIT if kind == WORDS else NORMALIZED, "coreference.unnamed",
                        " ".join(self.document.words(span).split()))

    def _apposition(self, token: Token) -> tuple[Referent, ...]:
        """`Iran's supreme leader, Ayatollah Ali Khamenei`: the name in apposition, or inside the phrase, is meant."""
        for child in token.children:
            if child.dep_ in ("appos", "flat", "nmod", "compound"):
                entity = self._by_token.get(child.i)
                if entity is not None and entity.kind == PERSON and (child.dep_ != "compound" or self._titled.get(token.i)):
                    return (evolve(self._named(entity), span=entity.span),)
        return ()

    # --- pronouns --------------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token, word: str) -> tuple[Referent, ...]:
        span = self.document.span([token])
        if word in _SINGULAR:
            return self._refer(self._antecedent(token, PERSON), span, "coreference.pronoun")
        if word == "both" and len(met := self._people_before(token)) == 2:
            return self._refer(met, span, "coreference.group")
        if word in _NEUTER:
            return self._refer(self._antecedent(token, COUNTRY, ORGANIZATION), span, "coreference.pronoun")
        if word in _PLURAL:
            group = self._plural_antecedent(token)
            if word == "both" and not group:
                group = self._group(token, "either", None)
            return self._refer(group, span, "coreference.plural-pronoun")
        if word in _FIRST:
            quote = self.document.quote_at(token.idx)
            if quote is not None and quote.outer in self.speakers:
                return self._refer([self.speakers[quote.outer]], span, "coreference.first-person")
            if quote is None and self.issuer:
                return (Referent(COUNTRY, self.issuer, span, COREFERENCE, "coreference.issuer"),)
        if word in ("who", "which", "that") and token.head.dep_ == "relcl":
            return self._refer(self.resolve(token.head.head), span, "coreference.relative")
        return ()

    def _refer(self, referents: Sequence[Referent], span: Span, rule: str) -> tuple[Referent, ...]:
        return tuple(evolve(r, span=span, basis=COREFERENCE, rule=rule) for r in referents if r.id or r.words)

    def _antecedent(self, token: Token, *kinds: str) -> tuple[Referent, ...]:
        """The latest subject of a suitable kind before the pronoun, else the latest mention of one."""
        sentence = self.document.sentence_of(token.idx)
        if sentence is None:
            return ()
        quote = self.document.quote_at(token.idx)
        at = self.document.sentences.index(sentence)
        own_clause = _clause(token)
        # Who speaks is `I` in his own quotation, never `he`.
        speaker = self.speakers.get(quote.outer) if quote is not None else None
        for back in range(WINDOW + 1):
            if at - back < 0:
                break
            other = self.document.sentences[at - back]
            subjects = []
            mentions = []
            for t in self.document.doc[other.first : min(other.last + 1, token.i)]:
                if t.is_space or (self.document.quote_at(t.idx) != quote and self.document.quote_at(t.idx) is not None):
                    continue
                if t.dep_ in _SUBJECTS and not (back == 0 and _clause(t) is own_clause and token.dep_ in _SUBJECTS):
                    found = [r for r in self.resolve(t) if r.kind in kinds and r.id]
                    if speaker is not None and any(r.id == speaker.id for r in found):
                        continue
                    if len(found) == 1:
                        depth = sum(1 for _ in t.ancestors)
                        subjects.append((depth, t.i, tuple(found)))
                entity = self._by_token.get(t.i)
                if entity is not None and speaker is not None and entity.id == speaker.id:
                    continue
                if entity is not None and entity.kind in kinds and entity.form not in ("demonym", "city"):
                    mentions.append(self._named(entity))
            if subjects:
                # The main clause's subject; within this sentence the nearest one.
                best = max(subjects, key=lambda s: s[1]) if back == 0 else min(subjects, key=lambda s: (s[0], -s[1]))
                return best[2]
            if mentions and (back == 0 or PERSON in kinds):
                return (mentions[0] if back else mentions[-1],)
        return ()

    def _plural_antecedent(self, token: Token) -> tuple[Referent, ...]:
        """The latest subject of several (`Raisi and Maduro`, `The leaders`), or a plural body."""
        sentence = self.document.sentence_of(token.idx)
        if sentence is None:
            return ()
        at = self.document.sentences.index(sentence)
        for back in range(WINDOW + 1):
            if at - back < 0:
                break
            other = self.document.sentences[at - back]
            found: list[tuple[Referent, ...]] = []
            for t in self.document.doc[other.first : min(other.last + 1, token.i)]:
                if t.dep_ in _SUBJECTS and (back or t.i < token.i) and not t.is_space:
                    group = self.resolve(t)
                    if len(group) > 1 or t.tag_ in ("NNS", "NNPS") and group:
                        found.append(group)
            if found:
                return found[0] if back else found[-1]
        return ()

    # --- titles ----------------------------------------------------------------------------------------------------

    def _holder(self, token: Token, title: TitleMention) -> tuple[Referent, ...]:
        """The person of this article who holds the office that `the foreign minister` names."""
        span = self.phrase(token)
        country = self._country_of(token) or title.country
        before = [r for r in self.roles if r.status != FORMER]
        same = [r for r in before if _fits(r, title)]
        if country:
            same = [r for r in same if r.country in (country, "")] or []
        elif title.office == "other" and not same:
            same = []
        worded = [r for r in same if fold(token.text) in fold(r.title).split()]
        people = list(dict.fromkeys(r.person for r in worded or same))
        if len(people) > 1:
            people = [self._nearest(people, token)]
        if not people or not self._is_definite(token) and not country:
            return ()
        return (Referent(PERSON, people[0], span, COREFERENCE, "coreference.title"),)

    def _nearest(self, people: Sequence[str], token: Token) -> str:
        """The one named last before ``token``, else first after it."""
        named = [e for e in self.entities if e.kind == PERSON and e.id in people]
        earlier = [e for e in named if e.span.end <= token.idx]
        return (earlier[-1] if earlier else named[0]).id

    def _is_definite(self, token: Token) -> bool:
        lefts = {fold(t.text) for t in token.subtree if t.i < token.i}
        return bool(lefts & {"the", "both", "two", "his", "her", "its", "their", "our", "these", "those", "three", "four"}) or (
            token.text[0].isupper()
        )

    def _owner(self, token: Token) -> str:
        """The state named inside the phrase (`Iranian`, `of Venezuela`), as ISO code."""
        return self._country_of(token)

    def _country_of(self, token: Token) -> str:
        span = self.phrase(token)
        inside = [e for e in self.entities if e.kind == COUNTRY and e.span in span]
        bodies = [e for e in self.entities if e.kind == ORGANIZATION and e.span in span]
        if not inside and bodies:
            return self.organizations[bodies[0].id].country
        return inside[0].id if inside else ""

    # --- groups, states, bodies ------------------------------------------------------------------------------------

    def _group(self, token: Token, members: str, title: TitleMention | None) -> tuple[Referent, ...]:
        span = self.phrase(token)
        found: Sequence[Referent] = ()
        if members in ("people", "either"):
            found = self._people_group(token, title)
        if not found and members == "people":
            found = self._acting_states(token)
        if not found and members in ("states", "either"):
            two = any(fold(t.text) in ("two", "both") for t in token.subtree)
            found = [] if two else [r for r in self._plural_antecedent(token) if r.kind == COUNTRY]
            found = found or self._state_pair(token)
        return self._refer(found, span, "coreference.group")

    def _people_group(self, token: Token, title: TitleMention | None) -> Sequence[Referent]:
        two = any(fold(t.text) in ("two", "both") for t in token.subtree)
        rank = {r.person: r for r in reversed(self.roles) if r.office in _LEADERS and r.status != FORMER}
        generic = title is None or title.office in ("other", "official") or fold(token.text) == "leaders"
        if not generic and title is not None:
            rank = {p: r for p, r in rank.items() if _fits(r, title) or any(_fits(x, title) for x in self.roles if x.person == p)}
        met = self._people_before(token)
        if generic and len(met) == 2 and (two or len(rank) <= 2):
            return met
        chosen = [r for r in met if r.id in rank]
        if two and len(chosen) > 2:
            chosen = chosen[-2:]
        if len(chosen) >= 2:
            return chosen
        if not two and len(rank) >= 2:
            return self._mentions_of(list(rank))
        return met if len(met) == 2 else ()

    def _people_before(self, token: Token) -> list[Referent]:
        """The people of the latest sentence that names two or more before ``token``; all people named so far if two."""
        seen: dict[str, Entity] = {}
        for e in self.entities:
            if e.kind == PERSON and e.span.end <= token.idx and not self._is_issuing_line(e.span):
                seen.setdefault(e.id, e)
        if len(seen) == 2:
            return [self._named(e) for e in seen.values()]
        sentence = self.document.sentence_of(token.idx)
        at = self.document.sentences.index(sentence) if sentence else 0
        for back in range(at, -1, -1):
            s: Sentence = self.document.sentences[back]
            inside: dict[str, Entity] = {}
            for e in self.entities:
                if e.kind == PERSON and e.span in s.span and e.span.end <= token.idx and not self._is_issuing_line(e.span):
                    inside.setdefault(e.id, e)
            if len(inside) >= 2:
                return [self._named(e) for e in inside.values()]
        return []

    def _mentions_of(self, people: Sequence[str]) -> list[Referent]:
        first: dict[str, Entity] = {}
        for e in self.entities:
            if e.kind == PERSON and e.id in people and not self._is_issuing_line(e.span):
                first.setdefault(e.id, e)
        return [self._named(e) for e in first.values()]

    def _is_issuing_line(self, span: Span) -> bool:
        """Whether a mention stands in the line that issues a release (`Ned Price, Department Spokesperson`)."""
        sentence = self.document.sentence_of(span.start)
        return sentence is not None and (sentence.heading or "attributable to" in self.document.words(sentence.span))

    def _state_pair(self, token: Token) -> list[Referent]:
        """The two states that the article has named most before ``token`` (or at all)."""
        states = [e for e in self.entities if e.kind == COUNTRY and e.id]
        for chosen in ([e for e in states if e.span.end <= token.idx], states):
            counts = Counter(e.id for e in chosen)
            if len(counts) >= 2:
                order = {e.id: i for i, e in reversed(list(enumerate(chosen)))}
                best = sorted(counts, key=lambda c: (-counts[c], order[c]))[:2]
                firsts = {e.id: e for e in reversed(chosen)}
                return [self._named(firsts[c]) for c in sorted(best, key=lambda c: order[c])]
        return []

    def _acting_states(self, token: Token) -> list[Referent]:
        """`Leaders` of the states that were the subject of an earlier sentence, where no person is named before."""
        if any(e.kind == PERSON and e.span.end <= token.idx and not self._is_issuing_line(e.span) for e in self.entities):
            return []
        return [r for r in self._plural_antecedent(token) if r.kind == COUNTRY]

    def _state_noun(self, token: Token, form: str) -> tuple[Referent, ...]:
        owner = self._owner(token) or (self._side_of(token) if form == "unnamed" else "")
        if form == "state":
            if owner:
                return (Referent(COUNTRY, owner, self.phrase(token), NORMALIZED, "coreference.government"),)
            holder = self._administration(token)
            if holder:
                return holder
            if self._is_definite(token):
                return self._refer(self._last_state(token), self.phrase(token), "coreference.government")
            return (self._words(token),)
        if form == "anaphor":
            return self._refer(self._last_state(token), self.phrase(token), "coreference.country") if self._is_definite(token) else ()
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
        return ""

    def _administration(self, token: Token) -> tuple[Referent, ...]:
        """`the Bush administration` is the state whose office the person holds (codebook section 2)."""
        names = {fold(t.text) for t in token.lefts if t.text[0].isupper()}
        for role in self.roles:
            words = {fold(w) for e in self.entities if e.kind == PERSON and e.id == role.person
                     for w in self.document.words(e.span).split()}
            if role.country and words & names:
                return (Referent(COUNTRY, role.country, self.phrase(token), NORMALIZED, "coreference.administration"),)
        return ()

    def _last_state(self, token: Token) -> list[Referent]:
        earlier = [e for e in self.entities if e.kind == COUNTRY and e.id and e.span.end <= token.idx]
        subjects = [e for e in earlier if any(t.dep_ in _SUBJECTS for t in self.document.tokens(e.span))]
        return [self._named((subjects or earlier)[-1])] if earlier else []

    def _body(self, token: Token, kinds: frozenset[str]) -> tuple[Referent, ...]:
        """`the news outlet`, `the ministry`: the last body of such a kind."""
        owner = self._owner(token)
        earlier = [e for e in self.entities if e.kind == ORGANIZATION and e.span.end <= token.idx
                   and self.organizations[e.id].kind in kinds]
        if owner:
            earlier = [e for e in earlier if self.organizations[e.id].country == owner]
        if earlier and self._is_definite(token):
            return (Referent(ORGANIZATION, earlier[-1].id, self.phrase(token), COREFERENCE, "coreference.body"),)
        return (self._words(token, COUNTRY if owner and "government_body" in kinds else WORDS, owner),)


def _fits(role: RoleCandidate, title: TitleMention) -> bool:
    """Whether a role is one that ``title`` may name again (`The Secretary` for `Secretary of State`)."""
    said, held = fold(role.title), title
    if role.office == held.office and (not held.portfolio or role.portfolio == held.portfolio):
        return True
    return bool(said) and held.office in ("official", "minister", "deputy_minister") and (
        role.office in ("minister", "deputy_minister") and held.office != "official"
    )


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or token.tag_ in ("PRP", "DT")


def _clause(token: Token) -> Token:
    node = token
    while node.dep_ not in ("ROOT", "ccomp", "advcl", "relcl", "xcomp", "acl", "parataxis", "conj") and node.head is not node:
        node = node.head
    return node


