"""Who `we` and `you` are in quotations and in the turns of a dialogue (`President of A X: We last met`)."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from attrs import define

from ..spans import Span
from .joint_issuers import issuing
from .reading import PERSON, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

#: The rule of whoever speaks a turn.
TURN = "coreference.turn"
_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
#: A first sentence is no shorter (`Kremlin, Moscow`).
_LEAD = 40
_YOU, _WE = "coreference.second-person", "coreference.first-person"


@define
class _Turns:
    """The turns in the order of the text, with the persons who speak them, and those whom the article is of.

    Attributes:
        speakers: what the rest is made of; another one is made when more is known of who speaks.
        spans: the turns' paragraphs; ``starts`` where each begins.
        persons: who speaks them; the two of the article where only one turn is printed.
        named: the persons of the first sentence where it names two, else all.
    """

    speakers: Mapping[Span, Referent]
    spans: list[Span]
    starts: list[int]
    persons: tuple[str, ...]
    named: tuple[str, ...]


_KNOWN: WeakKeyDictionary[Coreference, _Turns] = WeakKeyDictionary()


def speaks(coreference: Coreference, token: Token, word: str, span: Span) -> tuple[Referent, ...]:
    """Whom a pronoun of the first or second person means: who speaks the quotation or turn, who issues the
    release; of two who speak with each other, `you` is the other.
    """
    quote = coreference.document.quote_at(token.idx)
    turns = _turns_of(coreference)
    if quote is not None:
        said, persons = coreference.speakers.get(quote.outer), turns.named
    else:
        at = bisect.bisect_right(turns.starts, token.idx) - 1
        inside = at >= 0 and token.idx in turns.spans[at]
        said, persons = turns.speakers[turns.spans[at]] if inside else None, turns.persons
        if not inside and word in _FIRST and coreference.issuer:
            return issuing(coreference, span)
    if said is None:
        return ()
    other = _other(persons, said)
    who = [said] if word in _FIRST else []
    if other is not None and (not who or (quote is None and _met(token))):
        who.append(other)
    return coreference.refer(who, span, _WE if said in who else _YOU)


def _turns_of(coreference: Coreference) -> _Turns:
    """The turns, looked for once for each state of knowledge of who speaks."""
    known = _KNOWN.get(coreference)
    if known is not None and known.speakers is coreference.speakers:
        return known
    speakers = coreference.speakers
    spans = sorted(s for s, who in speakers.items() if who.rule == TURN)
    people = [e for e in coreference.entities if e.kind == PERSON]
    sentences = coreference.document.sentences
    lead = next((s.span for s in sentences if not s.heading and len(s.span) > _LEAD), None)
    first = tuple(dict.fromkeys(e.id for e in people if lead is not None and e.span in lead))
    named = first if len(first) == 2 else tuple(dict.fromkeys(e.id for e in people))
    persons = tuple(dict.fromkeys(speakers[s].id for s in spans))
    persons = named if len(persons) == 1 else persons
    found = _KNOWN[coreference] = _Turns(speakers, spans, [s.start for s in spans], persons, named)
    return found


def _other(persons: tuple[str, ...], who: Referent) -> Referent | None:
    """The other of two; None where there are more or fewer."""
    rest = [p for p in persons if p != who.id]
    if len(persons) != 2 or len(rest) != 1:
        return None
    return Referent(who.kind, rest[0], who.span, who.basis, who.rule)


def _met(token: Token) -> bool:
    """Whether `we` met each other (`We last met in May`), not somebody else."""
    verb = token.head
    others = any(c.dep_ == "dobj" or c.folded in ("with", "to") for c in verb.rights)
    return token.folded == "we" and token.dep_ == "nsubj" and verb.base == "meet" and not others
