"""Offices that a relative clause tells: `X, who heads the A Commission`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import RoleCandidate
from ..spans import Span
from .reading import PERSON, Entity
from .role_candidates import make_role
from .roles import RoleFinder
from .titles import TitleMention

_HEADS = re.compile(
    r",[ \n]+who[ \n]+(?:also[ \n]+|now[ \n]+|currently[ \n]+)?(?P<verb>heads|leads|chairs|runs)[ \n]+"
    r"(?:the[ \n]+)?(?:[a-z-]+[ \n]+){0,3}(?=[A-Z])"
)
_OFFICES = {"party": "party_leader", "armed_group": "other", "company": "executive"}
#: What is led for a while only.
_SENT = re.compile(r"(?:['\u2019]s)?[ \n]+(?:[a-z-]+[ \n]+)?(?:delegation|team|mission|side|talks|effort)")


def leading_roles(finder: RoleFinder, entities: Sequence[Entity]) -> list[RoleCandidate]:
    """The office of each person of whom the text says that he heads a body.

    Args:
        finder: the titles and names of the article.
        entities: its persons, bodies and places, in order.
    """
    text = finder.document.text
    out = []
    for person in entities:
        m = _HEADS.match(text, person.span.end) if person.kind == PERSON else None
        affiliation = finder.affiliations.named(m.end()) if m is not None else None
        if m is None or affiliation is None or affiliation.span is None or not affiliation.organization:
            continue
        if _SENT.match(text, affiliation.span.end):
            continue
        kind = finder.organizations[affiliation.organization].kind
        office = _OFFICES.get(kind, "official")
        verb = Span(*m.span("verb"))
        whole = person.span.hull(affiliation.span)
        title = TitleMention(verb, verb, office)
        out.append(
            make_role(
                finder.document, person.id, title, affiliation, whole, "roles.heads", finder.organizations
            )
        )
    return out
