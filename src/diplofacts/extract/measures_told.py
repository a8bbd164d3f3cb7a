"""A joint measure and an agreement told of the same thing (codebook section 5)."""

from __future__ import annotations

from attrs import evolve

from ..candidates import AgreementCandidate
from .act import SIGNED
from .lexicons import word_set

#: At most so many characters lie between a joint measure and `the agreement` on it.
_RIGHT_BEHIND = 5


def is_same(one: AgreementCandidate, other: AgreementCandidate) -> bool:
    """Whether both are read from the same words."""
    titles = [next(s.span for s in x.supports if s.field == "title") for x in (one, other)]
    return titles[0].overlaps(titles[1])


def with_telling(measure: AgreementCandidate, again: AgreementCandidate) -> AgreementCandidate:
    """The measure with what `the agreement` told behind it adds: its words, day and place; the agreement
    itself where it was signed.
    """
    if again.status == SIGNED:
        fields = {"*"} | ({"signed"} if not again.signed else set())
        told = tuple(s for s in measure.supports if s.field in fields)
        return evolve(again, signed=again.signed or measure.signed, supports=(*again.supports, *told))
    fields = {"*"} | {f for f in ("signed", "city", "country") if not getattr(measure, f)}
    return evolve(
        measure,
        signed=measure.signed or again.signed,
        city=measure.city or again.city,
        country=measure.country or again.country,
        supports=(*measure.supports, *(s for s in again.supports if s.field in fields)),
    )


def names_again(measure: AgreementCandidate, agreement: AgreementCandidate) -> bool:
    """Whether `the agreement` of the same parties, told right behind a joint measure, is that measure."""
    first, then = (next(s.span for s in x.supports if s.field == "*") for x in (measure, agreement))
    one, two = (
        {a.country or a.organization for a in x.actors if a.capacity == "party"} for x in (measure, agreement)
    )
    near = first != then and 0 <= then.start - first.end <= _RIGHT_BEHIND
    return near and one == two and agreement.title in word_set("bare_names")


def is_term(measure: AgreementCandidate, agreement: AgreementCandidate) -> bool:
    """Whether a joint measure is only what an agreement of the same parties is about."""
    wholes = {s.span for s in agreement.supports if s.field == "*"}
    same = [
        {a.country or a.organization for a in x.actors if a.capacity == "party"} for x in (measure, agreement)
    ]
    return same[0] == same[1] and any(
        s.span in w for s in measure.supports if s.field == "title" for w in wholes
    )
