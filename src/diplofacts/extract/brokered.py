"""Whose a truce is that a mediator brokered: of those whose fight is told right before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..candidates import NORMALIZED, Actor
from . import events
from .lexicons import word_set
from .reading import COUNTRY, Reading, Referent
from .sides_before import states_named_in
from .whom import states_of, whom

if TYPE_CHECKING:
    from .mentions import Mention

#: The fight is told in so many sentences before a mediation; right before a truce that just is.
_BACK = 2
_RULE = "agreements.brokered-for"


def brokered_for(reading: Reading, m: Mention) -> list[Actor]:
    """The two states of `Troops of A and B clashed. C brokered a truce`.

    Args:
        reading: the article.
        m: a mention of an instrument.

    Returns:
        Two parties; none where the instrument has its sides, or no fight of two states is told before it.
    """
    if len(m.keys()) > 1 or not any(a.real and a.status for a in m.acts):
        return []
    brokers = _brokers(reading, m)
    if brokers is None and m.kind != "ceasefire":
        return []
    reach = 1 if brokers is None else _BACK
    brokers = brokers or set()
    if not m.keys() <= brokers:
        return []
    here = reading.document.number_of(m.instrument.sentence)
    if set(states_named_in(reading, here, owners=False)) - brokers:
        return []
    for before in range(here - 1, max(-1, here - 1 - reach), -1):
        sentence = reading.document.sentences[before]
        named = states_named_in(reading, before)
        pair = {k: e for k, e in named.items() if k not in brokers}
        if sentence.heading or len(pair) > 2:
            return []
        if len(pair) == 2:
            clash = not sentence.forms.isdisjoint(word_set("clash_words"))
            found = (Referent(COUNTRY, e.id, e.span, NORMALIZED, _RULE) for e in pair.values())
            return [events.actor(r, "party", None, _RULE) for r in found] if clash else []
    return []


def _brokers(reading: Reading, m: Mention) -> set[str] | None:
    """The states and bodies that mediated it, with none for a person; None where nobody is told to have."""
    noun, head = m.instrument.noun, m.instrument.head
    verbs = [head.head] if head.dep_ in ("dobj", "nsubjpass") else []
    verbs += [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    verb = next((v for v in verbs if v.base in word_set("mediating_verbs")), None)
    if verb is None:
        return None
    active = head.dep_ == "dobj" and verb.i == head.head.i
    tokens = events.subject_tokens(verb) if active else events.objects(verb, ("by",), direct=False)
    return set(states_of(reading, [r for t in tokens for r in whom(reading, t)]))
