"""What becomes of a duty under an instrument: `its decision to suspend participation in the treaty`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .act import AGREED, ENDED, SUSPENDED, Act, verbs
from .governors import nominals
from .instrument_terms import deeds_beside
from .lexicons import fold
from .modality import is_future, is_negated, is_wished

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")
#: Words (lemmas) that make what depends on them settled, though it is still to be done.
DECIDING = frozenset({"decide", "decision", "announce", "notify", "declare", "confirm"})


def act_on_duty(noun: Token) -> Act | None:
    """What a noun or a decision does to a duty (`the suspension of its participation in the treaty`).

    Args:
        noun: the word for the duty (`participation`, `membership`).

    Returns:
        The act, or None where the verb above the noun alone tells it.
    """
    if noun.dep_ == "pobj":
        above = noun.head.head
        status = nominals().get(above.base, {}).get("status")
        if status in (SUSPENDED, ENDED):
            return Act(above, status, "party", not is_wished(above), is_future(above), base=status)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.head.base in DECIDING and not is_negated(verb):
        found = [r["status"] for r in verbs().get(verb.base, ()) if r["frame"] == "duty"]
        if found:
            return Act(noun, found[0], "party", not is_wished(verb), base=found[0])
    return None


def acts_under(holder: Token, link: Token) -> Iterator[Act]:
    """`obligations under the treaty`, `ended its cooperation under the protocol`."""
    verb = next((t for t in [holder, *itertools.islice(holder.ancestors, 12)] if t.pos_ in _VERBAL), None)
    if verb is None:
        return
    row = next((r for r in verbs().get(fold(verb.lemma_), ()) if "under" in r["frame"].split("|")), None)
    real = not is_negated(verb) and not is_wished(verb) and not is_future(verb)
    # `condemned A's violation of its obligations under the treaty`: it is A's
    nouns = [t for t in (holder.head.head, holder) if t.pos_ == "NOUN"]
    owned = [t for t in nouns if any(c.dep_ == "poss" for c in t.lefts)]
    deed = owned[0] if owned and row is None else verb
    status = row["status"] if row and real else ""
    above = verb.head if verb.head.base == "agree" and verb.dep_ == "xcomp" else verb
    told = not is_negated(above) and not is_wished(above) and not is_future(above)
    if told and row is None and "agree" in (verb.base, verb.head.base):
        status = AGREED  # `agreed on Tuesday to shut its reactor, under a deal with B`
    base = status if status == AGREED else ""
    for doing in (deed, *deeds_beside(deed, link)):
        yield Act(doing, status, "party", real or row is None, base=base)
