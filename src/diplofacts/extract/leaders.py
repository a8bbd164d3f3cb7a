"""Leaders told by a verb: `the Unity Party, led by X`, `X, who leads it`, `X, whom Y has named minister`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import RoleCandidate
from ..spans import Span
from .affiliation import Affiliation
from .signatures import signing_roles
from .titles import ELECT, FORMER, TitleMention

if TYPE_CHECKING:
    from .roles import RoleFinder

_LED = re.compile(r"(?:,?[ \n]+(?:which[ \n]+is[ \n]+)?)(?P<led>(?:led|headed|chaired)[ \n]+by)[ \n]+", re.I)
_LEADS = re.compile(
    r",[ \n]+who[ \n]+(?:also[ \n]+|now[ \n]+|currently[ \n]+)?"
    r"(?P<led>leads|heads|chairs|runs|commands)[ \n]+(?:the[ \n]+)?(?:[a-z][a-z-]*[ \n]+){0,3}"
)
_WHOM = re.compile(
    r",[ \n]+whom[ \n]+[^,;:.\n]{1,60}?[ \n]+(?:has[ \n]+|had[ \n]+|have[ \n]+)?"
    r"(?P<verb>nominated|appointed|named|chose|chosen|picked|designated|(?P<out>dismissed|sacked|fired|removed))"
    r"[ \n]+(?:as[ \n]+)?(?:(?:his|her|its|their|the|a)[ \n]+(?:new[ \n]+|next[ \n]+)?)?"
)
#: What one only chairs for a day.
_SITTING = re.compile(
    r"\b(?:meeting|session|summit|conference|talks)[ \n]+(?:of|in)[ \n][^.;]*$|\b(?:meeting|session|summit)$"
)
#: How far before a name `led by` may stand, in characters.
_REACH = 60
#: What is led for a while only (`who leads the A delegation`).
_SENT = re.compile(r"(?:['\u2019]s)?[ \n]+(?:[a-z-]+[ \n]+)?(?:delegation|team|mission|side|talks|effort)")
#: Verbs for heading a commission or a council rather than a party.
_HEADING = frozenset({"heads", "chairs", "runs"})
#: What a leader with no office named is, by the kind of the body (codebook section 3).
_OFFICES = {"party": "party_leader", "armed_group": "other", "company": "executive"}


def leading_roles(finder: RoleFinder, name: Span, person: str) -> list[RoleCandidate]:
    """The role of the person named there: as leader of a body that is `led by` him or that he `leads`, as one
    chosen, or as one who signs so.
    """
    found = [*_led_by(finder, name, person), *_leads(finder, name, person), *_chosen(finder, name, person)]
    return found + signing_roles(finder, name, person)


def _chosen(finder: RoleFinder, name: Span, person: str) -> list[RoleCandidate]:
    """The office to which another is said to have named a person, or from which he dismissed him."""
    m = _WHOM.match(finder.document.text, name.end)
    if m is None:
        return []
    title = next((t for t in finder.titles if t.outer.start == m.end()), None)
    if title is None or not title.office or title.plural:
        return []
    finder.used.add(title.outer.start)
    status = FORMER if m["out"] else ELECT if m["verb"] == "nominated" else title.status
    affiliation = finder.affiliations.of(title)
    return [finder.role(person, evolve(title, status=status), affiliation, name, "roles.verb")]


def _led_by(finder: RoleFinder, name: Span, person: str) -> list[RoleCandidate]:
    text = finder.document.text
    start = finder.without_honorifics(name.start)
    offset = max(0, start - _REACH)
    m = next(reversed(list(_LED.finditer(text, offset, start))), None)
    if m is None:
        return []
    led, rest = Span(*m.span("led")), text[m.end() : start]
    if rest.strip() and not any(
        t.outer.of(text) in rest for t in finder.titles if t.outer.start >= led.end
    ):
        return []
    if rest.startswith("its "):  # `led by its president X`: the title tells the office
        return []
    if _SITTING.search(text, max(0, m.start() - _REACH), m.start()):
        return []  # `a meeting of the Council, chaired by X`
    return _leader(finder, led, finder.affiliations.before(m.start()), name, person)


def _leads(finder: RoleFinder, name: Span, person: str) -> list[RoleCandidate]:
    m = _LEADS.match(finder.document.text, name.end)
    if m is None:
        return []
    body = finder.affiliations.named(m.end())
    if body.span is None or _SENT.match(finder.document.text, body.span.end):
        return []
    return _leader(finder, Span(*m.span("led")), body, name, person)


def _leader(
    finder: RoleFinder, led: Span, body: Affiliation, name: Span, person: str
) -> list[RoleCandidate]:
    if not body.organization:
        return []
    kind = finder.organizations[body.organization].kind
    office = _OFFICES.get(kind, "official")
    if kind == "other" and led.of(finder.document.text) not in _HEADING:
        office = "party_leader"  # A body of no known kind that is led: a movement, an alliance.
    return [finder.role(person, TitleMention(led, led, office), body, name, "roles.led-by")]
