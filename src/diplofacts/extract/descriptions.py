"""Roles that take more than the words beside a name: descriptions, counterparts, countries printed
elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from .. import places
from ..candidates import COREFERENCE, INFERRED, NORMALIZED, RoleCandidate, Support
from ..spans import Span
from . import organizations_lexicon as lexicon
from .affiliation import Affiliation
from .document import Document
from .lexicons import word_set
from .reading import COUNTRY, PERSON, Entity
from .roles import COUNTERPART, RoleFinder, make_role, merge_roles
from .titles import FORMER, TitleMention, find_titles

_COUNTERPART = re.compile(
    r"\b(?:his|her|their|its|the)[ \n]+(?P<state>[^,.;]{2,40}?)[ \n]+counterpart,?[ \n]+", re.IGNORECASE
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
# Offices of which a state has one holder at a time, as a rule.
_SINGLE = frozenset({"president", "monarch", "supreme_leader", "vice_president", "prime_minister"})


def find_issuer(document: Document, entities: Sequence[Entity]) -> str:
    """The state that issues the text (codebook section 6), as ISO code; empty for a text that none issues.

    It is the state of the publisher where the sidecar names an office of a state; else, where the text speaks
    as `we`
    outside quotations, the state that most often is the subject of a verb of utterance.
    """
    states = [e for e in entities if e.kind == COUNTRY and e.form == "name"]
    publisher = document.article.publisher
    if publisher:
        bodies = [o.country for o in lexicon.find(publisher) if o.kind == "government_body" and o.country]
        named = [p.iso3 for p in places.find(publisher) if p.iso3]
        if bodies or (named and find_titles(publisher)):
            return (bodies or named)[0]
    spoken = [
        m
        for m in _WE.finditer(document.text, document.article.body_start)
        if document.quote_at(m.start()) is None
    ]
    if not spoken:
        return ""
    counts = Counter(
        e.id
        for e in states
        for t in document.tokens(e.span)[-1:]
        if t.dep_ == "nsubj" and t.head.lemma_.casefold() in word_set("human_verbs")
    )
    order = {e.id: -i for i, e in reversed(list(enumerate(states)))}
    return max(counts, key=lambda c: (counts[c], order[c])) if counts else ""


def fill_countries(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity], issuer: str
) -> tuple[RoleCandidate, ...]:
    """Give a state to each office printed without one, from elsewhere in the article (codebook section 3).

    In order: another role of the same person; the state of a body that names the person's side; the issuing
    state; the
    state named nearest before, passing over one whose office of that kind another person holds.
    """
    states = [e for e in entities if e.kind == COUNTRY and e.id]
    out = []
    for role in roles:
        if (
            role.country
            or role.organization
            or role.office in ("executive", "journalist", "academic", "party_leader")
        ):
            out.append(role)
            continue
        entity = _elsewhere(finder.document, role, roles, states, issuer)
        if entity is None:
            out.append(role)
            continue
        support = Support("country", entity.span, INFERRED, "roles.country-elsewhere", entity.id)
        out.append(evolve(role, country=entity.id, supports=(*role.supports, support)))
    return merge_roles(out)


def _elsewhere(
    document: Document,
    role: RoleCandidate,
    roles: Sequence[RoleCandidate],
    states: Sequence[Entity],
    issuer: str,
) -> Entity | None:
    if not states:
        return None
    at = role.supports[0].span
    first = {e.id: e for e in reversed(states)}
    own = [r.country for r in roles if r.person == role.person and r.country]
    if own:
        return first.get(own[0])
    taken = {
        r.country
        for r in roles
        if r.office == role.office
        and r.country
        and r.person != role.person
        and role.office in _SINGLE
        and r.status == role.status
    }
    line = document.paragraphs[document.paragraph_of(at.start)]
    if issuer and len(line) < 120 and line.start - document.article.body_start < 200 and issuer in first:
        return first[issuer]
    sentence = document.sentence_of(at.start)
    beside = _coordinated(roles, role, at, document)
    if beside and beside in first and beside not in taken:
        return first[beside]
    free = [e for e in states if e.id not in taken]
    if sentence is not None:
        inside = [e for e in free if e.span in sentence.span]
        cities = [e for e in inside if e.city and e.span.start > at.end]
        if cities and role.office in _SINGLE and issuer != cities[0].id and (not issuer or issuer in taken):
            return cities[0]
        others = list(dict.fromkeys(e.id for e in inside if e.id != issuer))
        if issuer and len(others) == 1 and _is_target(document, role):
            return next(e for e in inside if e.id == others[0])
        named_here = list(dict.fromkeys(e.id for e in inside if not e.city))
        if len(named_here) == 1 and not issuer:
            return next(e for e in inside if e.id == named_here[0])
    hinted = [e for t in find_titles(role.title) for e in free if e.id in t.country.split("|")]
    if hinted:
        return hinted[0]
    if issuer and issuer in first and issuer not in taken:
        return first[issuer]
    named = Counter(e.id for e in free if e.form != "city")
    if not named or (issuer and issuer not in first):
        return None
    # The state the article speaks of most; of equals the one named nearest before.
    nearest = {e.id: i for i, e in enumerate(free) if e.span.end <= at.start}
    best = max(named, key=lambda c: (named[c], nearest.get(c, -1)))
    return next(e for e in free if e.id == best)


def _is_target(document: Document, role: RoleCandidate) -> bool:
    """Whether the office's holder is not the one who acts in the sentence (`We commend Prime Minister X's
    efforts`).
    """
    last = document.tokens(role.supports[0].span)[-1]
    return last.dep_ in ("poss", "dobj", "pobj")


def _coordinated(roles: Sequence[RoleCandidate], role: RoleCandidate, at: Span, document: Document) -> str:
    """The state of a titled person right before, joined by `and`."""
    for other in roles:
        span = other.supports[0].span
        between = document.text[span.end : at.start] if span.end <= at.start else "?"
        if other.country and re.fullmatch(r",?[ \n]+and[ \n]+(?:the[ \n]+)?", between):
            return other.country
    return ""


def describe(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity]
) -> tuple[RoleCandidate, ...]:
    """Add what descriptions tell: `his Venezuelan counterpart, X` and `the Iranian foreign minister` without
    a name.
    """
    found = [*roles, *_counterparts(finder, roles, entities)]
    found = list(merge_roles(found))
    people = [e for e in entities if e.kind == PERSON]
    for title in finder.titles:
        if title.outer.start in finder.used or title.plural:
            continue
        affiliation = finder.affiliations.of(title)
        if not affiliation.country or affiliation.span is None:
            continue
        holder = _described(title, affiliation, found, people)
        if holder:
            whole = title.outer.hull(affiliation.span)
            found.append(
                make_role(
                    finder.document,
                    holder,
                    title,
                    affiliation,
                    whole,
                    "roles.description",
                    finder.organizations,
                    COREFERENCE,
                )
            )
            found = _unify(found)
    return merge_roles(found)


def _described(
    title: TitleMention, affiliation: Affiliation, roles: Sequence[RoleCandidate], people: Sequence[Entity]
) -> str:
    """The person meant: the one known in that office; a known holder of that state goes before one of no
    known state.
    """
    same = [
        r for r in roles if r.office == title.office and r.portfolio == title.portfolio and r.status != FORMER
    ]
    exact = [r.person for r in same if r.country == affiliation.country]
    open_ = [r.person for r in same if not r.country and not r.organization]
    chosen = list(dict.fromkeys(exact or open_))
    if not chosen and not exact:
        # The only person named so far of whom no office is told.
        known = {r.person for r in roles}
        chosen = list(
            dict.fromkeys(e.id for e in people if e.span.end <= title.outer.start and e.id not in known)
        )
    return chosen[0] if len(chosen) == 1 and any(e.id == chosen[0] for e in people) else ""


def _unify(roles: Sequence[RoleCandidate]) -> list[RoleCandidate]:
    """A role whose state was unknown takes that of the same office of the same person."""
    out = []
    for role in roles:
        known = next(
            (
                r
                for r in roles
                if r.country
                and not role.country
                and not role.organization
                and (r.person, r.office, r.portfolio, r.status)
                == (role.person, role.office, role.portfolio, role.status)
            ),
            None,
        )
        if known is not None:
            support = next(s for s in known.supports if s.field == "country")
            role = evolve(role, country=known.country, supports=(*role.supports, support))
        out.append(role)
    return out


def _counterparts(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity]
) -> list[RoleCandidate]:
    """`X met his Venezuelan counterpart, Y`: Y holds for Venezuela what X holds, and the other way
    round.
    """
    text = finder.document.text
    states = {e.span.start: e for e in entities if e.kind == COUNTRY}
    people = [e for e in entities if e.kind == PERSON]
    out = []
    for m in _COUNTERPART.finditer(text, finder.document.article.body_start):
        state = states.get(m.start("state"))
        after = [e for e in people if m.end() <= e.span.start <= m.end() + 40]
        sentence = finder.document.sentence_of(m.start())
        before = [e for e in people if sentence and e.span in sentence.span and e.span.end <= m.start()]
        if state is None or not after or not before:
            continue
        other, self_ = after[0].id, before[-1].id
        word = Span(
            text.index("counterpart", m.start()), text.index("counterpart", m.start()) + len("counterpart")
        )
        whole = Span(m.start(), after[0].span.end)
        for giver, taker, country in ((self_, other, state), (other, self_, None)):
            held = [r for r in roles if r.person == giver and r.status != FORMER]
            if not held or any(r.person == taker and r.office == held[0].office for r in roles):
                continue
            role = held[0]
            title = TitleMention(word, word, role.office, role.portfolio)
            affiliation = Affiliation(country.id, "", country.span, NORMALIZED) if country else Affiliation()
            if taker == other and country is None:
                continue
            out.append(
                make_role(
                    finder.document,
                    taker,
                    title,
                    affiliation,
                    whole,
                    COUNTERPART,
                    finder.organizations,
                    COREFERENCE,
                )
            )
    return out
