"""Roles that take more than the words beside a name: descriptions and counterparts."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from attrs import evolve

from ..candidates import COREFERENCE, NORMALIZED, RoleCandidate
from ..spans import Span
from .affiliation import Affiliation
from .holder_signs import is_object
from .known_holders import state_of
from .lexicons import fold, word_set
from .reading import COUNTRY, PERSON, Entity
from .respective import respective_offices
from .role_candidates import COUNTERPART, heads_body, make_role, merge_roles
from .roles import PLURAL, RoleFinder
from .titles import CURRENT, FORMER, HEADS, TitleMention, find_titles

# `his Venezuelan counterpart, X`, `his U.S. counterpart X`, `her opposite number X`, `Y's predecessor, X`
_COUNTERPART = re.compile(
    r"(?:\b(?:his|her|their|its|the|(?:and|with|by|from|to|met|told|hosted|received|visiting)"
    r"(?=[ \n]+[^\W\d_][\w-]+[ \n]+counterpart))"
    r"|['\u2019]s(?![^,.;]{0,38}\band[ \n]+[\w-]+[ \n]+counterpart))[ \n]+"
    r"(?:(?P<state>(?:[^,.;]|(?<=\b[A-Z])\.){2,40}?)[ \n]+)?"
    r"(?P<word>counterpart|opposite[ \n]+number|predecessor|successor|colleague)(?:,?[ \n]+|(?=[.;)]))",
    re.IGNORECASE,
)


#: Offices by whose title people are called long after they left them.
_KEPT = frozenset(
    {"president", "prime_minister", "vice_president", "governor", "secretary_general", "ambassador"}
)
#: `her counterpart from Peru`.
_FROM = re.compile(r"[ \n]+(?:from|in)[ \n]+(?:the[ \n]+)?")
_POINTING = ("counterpart", "opposite", "predecessor", "successor", "colleague")
_OWNED = re.compile(r"\bits[ \n]+(?:own[ \n]+|new[ \n]+)?$", re.IGNORECASE)


def _owned(finder: RoleFinder, title: TitleMention, entities: Sequence[Entity]) -> Affiliation:
    """The state that acts in the sentence (`Finland has recalled its ambassador to Zimbabwe`)."""
    sentence = finder.document.sentence_of(title.outer.start)
    for entity in entities:
        inside = sentence is not None and entity.span in sentence.span
        acts = any(t.dep_ in ("nsubj", "nsubjpass") for t in finder.document.tokens(entity.span))
        named = entity.kind == COUNTRY and entity.form == "name"
        if inside and acts and named and entity.span.end <= title.outer.start:
            return Affiliation(entity.id, "", entity.span, COREFERENCE)
    return Affiliation()

#: How far before a title the word may stand that counts its holders, in characters.
_COUNTED = 24
#: Offices whose holders an article names first without the office (`Vladimir Putin`, then `the President`).
NAMED_ONCE = HEADS


def describe(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity], issuer: str = ""
) -> tuple[RoleCandidate, ...]:
    """Add what descriptions tell: `his Venezuelan counterpart, X` and `the Iranian foreign minister` without
    a name.

    Args:
        finder: the titles and names of the article.
        roles: what stands beside a name.
        entities: its persons, bodies and places, in order.
        issuer: the state that issues the text, as ISO code; empty for none.
    """
    paired = respective_offices(finder, entities, [*roles, *_counterparts(finder, roles, entities)])
    told = {(r.person, r.office) for r in paired}
    # Of the plural before both names only the first state was read.
    roles = [*paired, *(r for r in roles if r.supports[0].rule != PLURAL or (r.person, r.office) not in told)]
    found = [*roles, *_counterparts(finder, roles, entities)]
    found = list(merge_roles(found))
    found += _issuing_head(finder, found, entities, issuer)
    people = [e for e in entities if e.kind == PERSON]
    for title in finder.titles:
        if title.outer.start in finder.used or title.plural:
            continue
        affiliation = (
            finder.affiliations.of(title)
            if not _OWNED.search(finder.document.text[max(0, title.outer.start - 12) : title.outer.start])
            else _owned(finder, title, entities)
        )
        if not affiliation.country or affiliation.span is None:
            continue
        if heads_body(finder.document, title, affiliation):
            continue
        sentence = finder.document.sentence_of(title.outer.start)
        # `Chile's president will meet President X`: X is somebody else.
        beside = {e.id for e in people if sentence is not None and e.span in sentence.span}
        holder = _described(title, affiliation, found, people, beside, finder.document.text)
        holder = holder or _named_next(finder, title, affiliation, found, people)
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
    merged = merge_roles(found)
    return tuple(r for r in merged if not _is_courtesy(r, merged))


def _named_next(
    finder: RoleFinder,
    title: TitleMention,
    affiliation: Affiliation,
    roles: Sequence[RoleCandidate],
    people: Sequence[Entity],
) -> str:
    """Whom the lead tells of by his office alone, and the next sentence begins by naming (`India's trade
    minister has cancelled a visit. ... X was due in Rome`).
    """
    told = [s for s in finder.document.sentences if not s.heading][:2]
    if (
        len(told) < 2
        or title.outer not in told[0].span
        or title.office in ("official", "other", "spokesperson")
    ):
        return ""
    acts = any(t.dep_ in ("nsubj", "nsubjpass") for t in finder.document.tokens(title.outer))
    if not acts or any(e.span in told[0].span for e in people):
        return ""
    taken = {(r.office, r.country) for r in roles}
    first = next((e for e in people if 0 <= e.span.start - told[1].span.start <= 4), None)
    if (
        first is None
        or (title.office, affiliation.country) in taken
        or any(r.person == first.id for r in roles)
    ):
        return ""
    after = finder.document.text[first.span.end : first.span.end + 1]
    return "" if after in (",", "'", "\u2019") else first.id


def _issuing_head(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity], issuer: str
) -> list[RoleCandidate]:
    """The head of state in a release of his own office, which names him first and without the office.

    `Pavel Orlov spoke with President of Peru X. The presidents noted ... The President of Russia stressed`.
    """
    document = finder.document
    office = next((t.office for t in find_titles(document.article.publisher) if t.office in HEADS), "")
    lead = next((s.span for s in document.sentences if not s.heading), None)
    state = next((e for e in entities if e.kind == COUNTRY and e.id == issuer), None)
    first = next((e for e in entities if e.kind == PERSON and lead is not None and e.span in lead), None)
    held = any(r.office == office and r.country == issuer for r in roles)
    if not office or first is None or state is None or held or any(r.person == first.id for r in roles):
        return []
    # One that is told of him alone says it better than `the presidents`.
    for title in sorted(finder.titles, key=lambda t: (t.plural, t.outer)):
        if title.office != office or title.status != CURRENT or title.outer.start < first.span.end:
            continue
        own = finder.affiliations.of(title)
        both = title.plural and not own and not finder.affiliations.after(title)
        if title.outer.start in finder.used or not (both or own.country == issuer):
            continue
        whose = own if own.country else Affiliation(issuer, "", state.span, NORMALIZED)
        whole = title.outer if both or own.span is None else title.outer.hull(own.span)
        one = evolve(title, plural=False)
        rule = "roles.head-of-issuer"
        bodies = finder.organizations
        return [make_role(document, first.id, one, whose, whole, rule, bodies, COREFERENCE)]
    return []


def _may_be_of(
    state: str, person: str, people: Sequence[Entity], text: str, known: bool = False
) -> bool:
    """Whether every newspaper knows a person as of that state or, unless ``known``, as of none."""
    found = {state_of(e.span.of(text)) for e in people if e.id == person} - {""}
    return state in found or not (found or known)


def _described(
    title: TitleMention,
    affiliation: Affiliation,
    roles: Sequence[RoleCandidate],
    people: Sequence[Entity],
    beside: Set[str],
    text: str,
) -> str:
    """The person meant: the one known in that office; a known holder of that state goes before one of no
    known state, and one of another state is never meant.
    """
    same = [
        r for r in roles if r.office == title.office and r.portfolio == title.portfolio and r.status != FORMER
    ]
    if title.office == "other":
        # `The Saudi leader` is no princess.
        same = [r for r in same if fold(r.title).split()[-1:] == title.words.split()[-1:]]
    exact = [r.person for r in same if r.country == affiliation.country]
    open_ = [r.person for r in same if not (r.country or r.organization or r.person in beside)]
    # `the French president` is nobody whom every newspaper knows as another state's.
    open_ = [p for p in open_ if _may_be_of(affiliation.country, p, people, text)]
    chosen = list(dict.fromkeys(exact or open_))
    begins = min(title.outer.start, affiliation.span.start if affiliation.span else title.outer.start)
    counted = text[max(0, begins - _COUNTED) : begins].split()  # `the third U.S. president to visit`
    counted = [w for w in counted[-2:] if fold(w) in word_set("ordinals")]
    if not (chosen or exact or counted) and title.office in NAMED_ONCE:
        # The only person named so far of whom no office is told.
        known = {r.person for r in roles}
        chosen = list(
            dict.fromkeys(
                e.id
                for e in people
                if e.span.end <= title.outer.start
                and e.id not in known
                and _may_be_of(affiliation.country, e.id, people, text)
                and (e.id not in beside or title.outer.start - e.span.end <= 2)
            )
        )
    if len(chosen) > 1 and not (exact or open_):
        chosen = [p for p in chosen if _may_be_of(affiliation.country, p, people, text, known=True)]
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


def _is_courtesy(role: RoleCandidate, roles: Sequence[RoleCandidate]) -> bool:
    """Whether a title is only what one who held the office is still called (`former President X ... President
    X said`).
    """
    if role.status != CURRENT or role.office not in _KEPT:
        return False
    held = (role.person, role.office, role.portfolio)
    first = min(s.span.start for s in role.supports)
    return any(
        r.status == FORMER
        and (r.person, r.office, r.portfolio) == held
        and role.country in ("", r.country)
        and min(s.span.start for s in r.supports) < first
        for r in roles
    )


def _counterparts(
    finder: RoleFinder, roles: Sequence[RoleCandidate], entities: Sequence[Entity]
) -> list[RoleCandidate]:
    """`X met his Venezuelan counterpart, Y`: Y holds for Venezuela what X holds, and the other way round.

    A predecessor held the office of the same state before.
    """
    text = finder.document.text
    states = {e.span.start: e for e in entities if e.kind == COUNTRY}
    people = [e for e in entities if e.kind == PERSON]
    out: list[RoleCandidate] = []
    low = text.casefold()
    # The pattern takes the Turkish letters for an `i` too.
    may = any(word in low for word in _POINTING) or "\u0131" in text or "\u0130" in text
    for m in _COUNTERPART.finditer(text, finder.document.article.body_start) if may else ():
        after = [e for e in people if m.end() <= e.span.start <= m.end() + 40]
        sentence = finder.document.sentence_of(m.start())
        before = [e for e in people if sentence and e.span in sentence.span and e.span.end <= m.start() + 2]
        opens = text[sentence.span.start :][:4].split()[:1] if sentence else []
        he_acts = opens in (["He"], ["She"]) and not any(_acts(finder, e) for e in before)
        if sentence and (he_acts or (not before and m.start() - sentence.span.start <= 1)):
            # `His predecessor X said`, `He met Y and his counterpart X`: he acted in the sentence before.
            at = finder.document.number_of(sentence)
            earlier = finder.document.sentences[at - 1].span if at else sentence.span
            before = [e for e in people if e.span in earlier and _acts(finder, e)][:1] or before
        if (ahead := _named_ahead(text, before, m)) is not None:
            # `at the invitation of X, his Peruvian counterpart`
            after, before = [ahead], [e for e in before if e.id != ahead.id]
        if not after:
            continue
        self_ = _owner(finder, before, roles) if before else _holder_before(finder, roles, m.start())
        other = after[0].id
        if not self_:
            continue
        word = Span(*m.span("word"))
        whole = Span(m.start(), m.end("word")).hull(after[0].span)
        same_state = fold(m["word"]) in ("predecessor", "successor")
        state = states.get(m.start("state")) if m["state"] else None
        if state is None and (home := _FROM.match(text, m.end("word"))) is not None:
            state = states.get(home.end())
        if state is None and fold(m["word"]) == "colleague":
            continue  # `his party colleague X`
        if state is None and not same_state:
            state = _other_state(entities, roles, self_, sentence.span if sentence else whole)
        known = [r for r in (*roles, *out) if r.status != FORMER]
        held = next((r for r in known if r.person == self_), None)
        theirs = [r for r in known if r.person == other]
        if held is not None and not any(not same_state or r.office == held.office for r in theirs):
            status = FORMER if fold(m["word"]) == "predecessor" else CURRENT
            title = TitleMention(word, word, held.office, held.portfolio, status=status)
            affiliation = Affiliation(state.id, "", state.span, NORMALIZED) if state else Affiliation()
            if same_state:
                own = next((s for s in held.supports if s.field == "country"), None)
                affiliation = Affiliation(
                    held.country, held.organization, own.span if own else None, COREFERENCE
                )
            out.append(_counterpart(finder, other, title, affiliation, whole))
        if theirs and held is None and not same_state:
            title = TitleMention(word, word, theirs[0].office, theirs[0].portfolio)
            out.append(_counterpart(finder, self_, title, Affiliation(), whole))
    return out


def _named_ahead(text: str, before: Sequence[Entity], m: re.Match[str]) -> Entity | None:
    """Who is named right before the words, where nobody is right behind them (`X, his Peruvian
    counterpart`).
    """
    last = before[-1] if before else None
    if last is None or text[last.span.end : m.start()] != ", ":
        return None
    behind = text[m.end("word") : m.end("word") + 2]
    return last if not behind.strip() or behind[0] in ",.;)" or behind[1:].islower() else None


def _holder_before(finder: RoleFinder, roles: Sequence[RoleCandidate], offset: int) -> str:
    """Who holds the office that the sentence names before (`The President of Peru met his counterpart X`)."""
    sentence = finder.document.sentence_of(offset)
    for title in finder.titles:
        if sentence is None or title.outer not in sentence.span or title.outer.end > offset or title.plural:
            continue
        country = finder.affiliations.of(title).country
        held = [r for r in roles if (r.office, r.portfolio) == (title.office, title.portfolio)]
        people = {r.person for r in held if r.country == country and r.status == CURRENT}
        if country and len(people) == 1:
            return people.pop()
    return ""


def _counterpart(
    finder: RoleFinder, person: str, title: TitleMention, affiliation: Affiliation, whole: Span
) -> RoleCandidate:
    bodies = finder.organizations
    return make_role(finder.document, person, title, affiliation, whole, COUNTERPART, bodies, COREFERENCE)


def _acts(finder: RoleFinder, entity: Entity) -> bool:
    subjects = ("nsubj", "nsubjpass")
    tokens = finder.document.tokens(entity.span)
    # `France's president, X, will visit`
    return any(t.dep_ in subjects or (t.dep_ == "appos" and t.head.dep_ in subjects) for t in tokens)


def _owner(finder: RoleFinder, before: Sequence[Entity], roles: Sequence[RoleCandidate]) -> str:
    """Whose counterpart it is: the subject before it, else the person named last."""
    last = before[-1]
    titled_last = any(r.person == last.id and r.supports[0].span.end == last.span.end for r in roles)
    behind = finder.document.text[last.span.end : last.span.end + 8]
    beside = behind in (" and his", " and her") and not is_object(finder.document, last.span)
    if titled_last and (beside or behind[:6] == ", his "):
        return last.id  # `watched by Foreign Minister X, his French counterpart Y`
    for entity in before:
        if _acts(finder, entity):
            return entity.id
    titled = [e for e in before if any(r.person == e.id for r in roles)]
    return (titled or list(before))[-1].id


def _other_state(
    entities: Sequence[Entity], roles: Sequence[RoleCandidate], person: str, sentence: Span
) -> Entity | None:
    """The one state of the sentence that is not the person's own (`travel to Budapest for talks with her
    counterpart`), or the one other state that the article has named by then.
    """
    own = {r.country for r in roles if r.person == person}
    others = [e for e in entities if e.kind == COUNTRY and e.id and e.id not in own]
    named = [e for e in others if e.span in sentence]
    if not named and own:
        named = [e for e in others if e.span.end <= sentence.start and not e.city]
    return named[0] if len({e.id for e in named}) == 1 else None
