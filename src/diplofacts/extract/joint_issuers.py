"""Who `we` are in a statement that several states issue together (codebook section 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from .reading import COUNTRY, PERSON, Entity, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .titles import TitleMention

#: A release says at its beginning whose joint statement it is, within so many characters.
_HEAD = 1500
#: A line shorter than this says who issues a release.
_LINE = 90
_JOINT = re.compile(
    r"\b(?:joint[ \n]+(?:statement|communiqu[e\u00e9]|declaration)|"
    r"following[ \n]+(?:joint[ \n]+)?(?:statement|text))\b[^.\n]{0,40}?"
    r"\b(?:issued|released|made|adopted|published)[^.\n]{0,30}?\bby[ \n]+the[ \n]+"
    r"(?:governments?|(?:foreign[ \n]+)?ministers|leaders|heads)\b[^.\n]{0,30}?\bof[ \n]+"
    r"(?P<whose>[^\n]{4,900}?)(?:\.(?:[ \n]|$)|:|[ \n]+(?:on|at|following)[ \n]+the\b)",
    re.IGNORECASE,
)


def issuing(coreference: Coreference, span: Span) -> tuple[Referent, ...]:
    """The state that issues the text, or those that issue it together, named by the words ``span``; `I` is he
    who issues it.
    """
    if coreference.document.words(span).lower() in ("i", "me", "my"):
        signed = _signer(coreference)
        if signed is not None:
            return (Referent(PERSON, signed.id, span, COREFERENCE, "coreference.issuer"),)
    states = _together(coreference) or [coreference.issuer]
    return tuple(Referent(COUNTRY, s, span, COREFERENCE, "coreference.issuer") for s in states)


def is_own_head(coreference: Coreference, title: TitleMention, holders: Sequence[Referent]) -> bool:
    """Whether a bare `the President` of a release is its issuer's, though it names another state's.

    It spoke of him before it named the other, and names none of its own.
    """
    people = {r.id for r in holders if r.kind == PERSON}
    held = [r for r in coreference.roles if r.office == title.office]
    abroad = {r.person for r in held if r.country not in ("", coreference.issuer)}
    if not people or not people <= abroad or any(r.country == coreference.issuer for r in held):
        return False
    first = min(e.span.start for e in coreference.entities if e.id in people)
    text = coreference.document.text
    said = re.escape(title.span.of(text))
    bare = re.compile(rf"\b[Tt]he[ \n]+{said}\b(?![ \n]+(?:of\b|[^\W\d_a-z]))")
    return bare.search(text, coreference.document.article.body_start, first) is not None


def _signer(coreference: Coreference) -> Entity | None:
    """Who says `I` in a release: the one person of the line that issues it (`X, Secretary of State`)."""
    text, start = coreference.document.text, coreference.document.article.body_start
    end = text.find("\n", start, start + _LINE)
    people = [e for e in coreference.within(Span(start, end)) if e.kind == PERSON] if end > start else []
    return people[0] if len(people) == 1 else None


def _together(coreference: Coreference) -> list[str]:
    """`The following joint statement was issued by the Governments of A, B and C`: these states."""
    text, start = coreference.document.text, coreference.document.article.body_start
    if "statement" not in text[start : start + _HEAD].lower():
        return []
    m = _JOINT.search(text, start, start + _HEAD)
    if m is None:
        return []
    named = coreference.within(Span(*m.span("whose")))
    states = list(dict.fromkeys(e.id for e in named if e.kind == COUNTRY and e.id and not e.city))
    return states if len(states) >= 2 and coreference.issuer in states else []
