"""Gatherings that somebody attends among many: `will attend the World Economic Forum`, `took part in the
ministerial conference of the Commission` (codebook section 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from . import events
from .events import Clause
from .lexicons import fold, word_set
from .reading import ORGANIZATION, PERSON, Reading, Referent
from .sessions import bodies_of
from .tellings import Telling, new_telling

if TYPE_CHECKING:
    from .words import Token

RULE = "meetings.attended"
#: Verbs of being at a gathering; who addresses or briefs one is there before a body.
_ATTENDING = frozenset({"attend", "participate", "take"})
_ADDRESSING = frozenset({"address"})
#: Which gatherings are summits; a meeting of a body's members is a meeting, any other a session.
_SUMMITS = frozenset({"summit"})
_MEETINGS = frozenset({"meeting", "gathering"})
#: The bodies whose gatherings are meant.
_BODIES = ("international_organization", "government_body")


def read_gatherings(
    reading: Reading,
    verb: Token,
    targets: Sequence[Token],
    who: Sequence[Referent],
    triggers: Sequence[Token],
) -> list[Telling]:
    """One telling for each gathering that ``who`` attend, which its name or its body identifies."""
    who = [r for r in who if r.kind == PERSON]
    if verb.base not in _ATTENDING | _ADDRESSING or not who:
        return []
    out: list[Telling] = []
    listed = dict.fromkeys(n for t in targets for n in (t, *(c for c in t.conjuncts if c.i > t.i)))
    for noun in listed:
        if not _is_gathering(noun):
            continue
        bodies = _bodies(reading, noun) or _organizers(reading, noun)
        if not bodies and (verb.base in _ADDRESSING or not _is_named(noun)):
            continue
        kind = "summit" if noun.base in _SUMMITS else "meeting" if noun.base in _MEETINGS else "session"
        known = {r.id for r in who}
        everybody = [*who, *(b for b in bodies if b.id not in known)]
        if kind == "meeting" and len(everybody) < 2:
            continue
        actors = [events.actor(r, "participant", None, RULE) for r in everybody]
        span = reading.document.span([noun])
        out.append(new_telling(reading, Clause(reading, noun), kind, span, actors, RULE, triggers))
    return out


def read_listed(
    reading: Reading,
    verb: Token,
    targets: Sequence[Token],
    first: Telling,
    who: Sequence[Referent],
    triggers: Sequence[Token],
) -> list[Telling]:
    """What `will attend the session of A and the conference of B` tells beside the ``first``."""
    out: list[Telling] = []
    known = {a.organization for a in first.actors}
    for token in (c for t in targets for c in t.conjuncts if c.i > t.i):
        body = [r for r in bodies_of(reading, [token]) if r.id not in known]
        if body:
            span = reading.document.span([token])
            both = [events.actor(r, "participant", None, "meetings.subject") for r in (*who, *body)]
            clause = Clause(reading, verb)
            out.append(new_telling(reading, clause, first.kind, span, both, first.rule, triggers))
        else:
            out += read_gatherings(reading, verb, [token], who, triggers)
    return out


def without_doubles(found: Sequence[Telling]) -> list[Telling]:
    """The tellings of a sentence, a gathering only where its noun tells no more of it by itself."""
    told = {t.kind_span for t in found if t.rule != RULE}
    return [t for t in found if t.rule != RULE or t.kind_span not in told]


def _is_gathering(noun: Token) -> bool:
    return noun.folded in word_set("attended_gatherings")


def _is_named(noun: Token) -> bool:
    """Whether the noun is the end of a name (`the World Economic Forum`)."""
    before = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "amod")]
    return noun.text[:1].isupper() and any(c.text[:1].isupper() for c in before)


def _bodies(reading: Reading, noun: Token) -> list[Referent]:
    """The body whose gathering it is, or that is called as the gathering (`a meeting of the Council`)."""
    span = reading.coreference.phrase(noun)
    kinds = {o.id: o.kind for o in reading.organizations}
    ends = {noun.i, *(t.i for t in events.objects(noun, ("of",), direct=False))}
    for e in reading.entities_in(span):
        if e.kind != ORGANIZATION or kinds.get(e.id) not in _BODIES:
            continue
        inside = reading.document.tokens(e.span)
        heads = {t.i for t in inside} | {t.head.i for t in inside}
        if heads & ends and fold(e.span.of(reading.document.text)) != noun.folded:
            return [Referent(ORGANIZATION, e.id, e.span, EXPLICIT, "meetings.name-part")]
    return []


def _organizers(reading: Reading, noun: Token) -> list[Referent]:
    """By whom it is organized (`a congress on energy organised by the University of X`)."""
    held = (c for c in noun.subtree if c.i > noun.i and c.dep_ in ("acl", "relcl"))
    told = [c for c in held if c.tag_ == "VBN" and c.base in word_set("hosting_verbs")]
    by = (t for c in told[:1] for t in events.objects(c, ("by",), direct=False))
    found = (r for t in by for r in reading.coreference.resolve(t))
    return [r for r in found if r.kind == ORGANIZATION][:1]
