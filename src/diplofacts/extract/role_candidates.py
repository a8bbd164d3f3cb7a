"""Making the candidate of one asserted role, and joining assertions of the same one (codebook
section 3).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from ..candidates import (
    COREFERENCE,
    EXPLICIT,
    INFERRED,
    NORMALIZED,
    OrganizationCandidate,
    RoleCandidate,
    Support,
    candidate_id,
)
from ..spans import Span
from .affiliation import Affiliation
from .document import Document
from .lexicons import fold, rows
from .titles import CURRENT, TitleMention

#: The rule of `his Venezuelan counterpart, X`.
COUNTERPART = "roles.counterpart"

#: Offices of a state; the holder of such a title in another body is its leader, chief or official.
_OF_STATES = frozenset(
    {"president", "vice_president", "prime_minister", "deputy_prime_minister", "minister", "supreme_leader"}
)
#: Bodies of a state whose president heads them alone (`Bundesbank President X`).
_OWN_HEADS = ("bank", "court", "tribunal")
#: Organs of the United Nations, which the Secretary-General serves.
_ORGANS = ("security council", "general assembly")
#: The word right before an office, and how far back it may begin, in characters.
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)(?:['\u2019]s)?[ \n]+$")
_BODY_WORD = 24
_LEADING = frozenset({"president", "secretary_general", "other", "official"})


def make_role(
    document: Document,
    person: str,
    title: TitleMention,
    affiliation: Affiliation,
    whole: Span,
    rule: str,
    bodies: Mapping[str, OrganizationCandidate],
    basis: str = EXPLICIT,
) -> RoleCandidate:
    """The role that ``title`` asserts of ``person``, with a support for each cell."""
    words = " ".join(title.span.of(document.text).split())
    title = _in_body(title, affiliation, bodies)
    if heads_body(document, title, affiliation):
        title = evolve(title, office="official", portfolio="")
    title = _of_headed_body(document, title)
    supports = [
        Support("*", whole, basis, rule),
        Support("title", title.span, EXPLICIT, rule, words),
    ]
    # `counterpart` only points to an office that the words beside another name say.
    pointing = rule == COUNTERPART
    how = COREFERENCE if pointing else NORMALIZED
    supports.append(
        Support("office", title.span, how, rule if pointing else "roles.office-lexicon", title.office)
    )
    if title.portfolio:
        by = rule if pointing else "roles.portfolio-lexicon"
        supports.append(Support("portfolio", title.span, how, by, title.portfolio))
    if affiliation.country:
        span = affiliation.span or title.span
        supports.append(Support("country", span, affiliation.basis, "roles.country", affiliation.country))
    if title.status_span is not None and title.status != CURRENT:
        supports.append(Support("status", title.status_span, NORMALIZED, "roles.status-word", title.status))
    else:
        supports.append(Support("status", whole, INFERRED, "roles.status-default", title.status))
    return RoleCandidate(
        candidate_id(document.article.source_id, "role", whole),
        person,
        words,
        title.office,
        title.portfolio,
        affiliation.country,
        "" if affiliation.country else affiliation.organization,
        title.status,
        supports=tuple(supports),
    )


def heads_body(document: Document, title: TitleMention, affiliation: Affiliation) -> bool:
    """Whether the office is that of a body of the state that has a head of its own."""
    owner = document.words(affiliation.span) if affiliation.span is not None and affiliation.country else ""
    return title.office in _OF_STATES and bool(owner) and fold(owner).split()[-1].endswith(_OWN_HEADS)


def _of_headed_body(document: Document, title: TitleMention) -> TitleMention:
    """The office where the word for a body stands right before it (`central bank president X`)."""
    if title.office not in ("president", "vice_president"):
        return title
    lead = document.text[max(0, title.span.start - _BODY_WORD) : title.span.start]
    m = _WORD_BEFORE.search(lead)
    office = headed_bodies().get(fold(m["word"]), "") if m else ""
    return evolve(title, office=office, portfolio="") if office else title


@functools.cache
def headed_bodies() -> dict[str, str]:
    """Words for bodies that have presidents of their own, and the office of such a one."""
    return {r["noun"]: r["office"] for r in rows("headed_bodies")}


def _in_body(
    title: TitleMention, affiliation: Affiliation, bodies: Mapping[str, OrganizationCandidate]
) -> TitleMention:
    """The office that a title means in a body that is no state (codebook section 3)."""
    if not affiliation.organization or affiliation.country:
        return title
    kind = bodies[affiliation.organization].kind
    words_of_lead = (
        "president",
        "leader",
        "chairman",
        "chairwoman",
        "chairperson",
        "chair",
        "secretary",
        "head",
        "chief",
    )
    leads = any(w in title.office or w in title.words for w in words_of_lead)
    if kind == "party" and leads and title.office in _LEADING:
        return evolve(title, office="party_leader", portfolio="")
    if kind == "company" and title.office in (*_OF_STATES, "official", "other"):
        return evolve(title, office="executive", portfolio="")
    of_union = kind == "international_organization" and title.words == "high commissioner"
    if title.office in _OF_STATES or of_union:
        return evolve(title, office="official", portfolio="")
    return title


def of_body(role: RoleCandidate, body: OrganizationCandidate) -> RoleCandidate:
    """The role in a body that other words name (`the A party; its leader, X`)."""
    leads = role.office == "other" and fold(role.title).split()[-1:] == ["leader"]
    office = "party_leader" if leads and body.kind == "party" else role.office
    supports = tuple(evolve(s, value=office) if s.field == "office" else s for s in role.supports)
    return evolve(role, organization=body.id, office=office, supports=supports)


def has_own_head(body: OrganizationCandidate) -> bool:
    """Whether a body of several states has a head of its own: the Security Council has the UN's."""
    return body.kind == "international_organization" and not fold(body.name).endswith(_ORGANS)


def merge_roles(roles: Iterable[RoleCandidate]) -> tuple[RoleCandidate, ...]:
    """One role a distinct (person, office, portfolio, country or organization, status), supports of all.

    A telling without state or body joins the one that has it.
    """
    kept: list[RoleCandidate] = []
    # Of one office all over a long text there are thousands: each is looked up, not compared with all.
    supports: list[dict[Support, None]] = []
    # The words of an office go before `counterpart`, which only points to them.
    for role in sorted(
        roles,
        key=lambda r: (not (r.country or r.organization), fold(r.title) == "counterpart", r.supports[0].span),
    ):
        at = next((i for i, k in enumerate(kept) if _same_role(k, role)), None)
        if at is None:
            kept.append(role)
            supports.append(dict.fromkeys(role.supports))
        else:
            supports[at].update(dict.fromkeys(role.supports))
    kept = [evolve(k, supports=tuple(told)) for k, told in zip(kept, supports, strict=True)]
    return tuple(_distinct(sorted(kept, key=lambda r: (r.supports[0].span, r.id))))


def _distinct(roles: Sequence[RoleCandidate]) -> Iterator[RoleCandidate]:
    """The roles with ids of their own: two offices that the same words assert take those of their titles."""
    seen: set[str] = set()
    for role in roles:
        if role.id not in seen:
            seen.add(role.id)
            yield role
            continue
        title = next((s.span for s in role.supports if s.field == "title"), role.supports[0].span)
        id_ = candidate_id(role.id.rsplit(":", 2)[0], "role", title)
        if id_ not in seen:
            seen.add(id_)
            yield evolve(role, id=id_)


def _same_role(kept: RoleCandidate, new: RoleCandidate) -> bool:
    if (kept.person, kept.office, kept.portfolio, kept.status) != (
        new.person,
        new.office,
        new.portfolio,
        new.status,
    ):
        return False
    if not (new.country or new.organization):
        return True
    return (kept.country, kept.organization) == (new.country, new.organization)
