"""Clauses that tell what is done under an instrument: `a deal under which A imports gas from B`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .governors import subtree_of
from .lexicons import fold, rows

if TYPE_CHECKING:
    from .words import Token

#: The link of such a clause.
_UNDER = frozenset({"under", "in", "by", "through", "with"})


def term_of(noun: Token) -> Token | None:
    """The verb of the relative clause on an instrument that begins with `under which` or `whereby`."""
    for verb in noun.children:
        if verb.dep_ != "relcl":
            continue
        for link in verb.children:
            under = link.dep_ == "prep" and fold(link.text) in _UNDER and link.i < verb.i
            if fold(link.text) == "whereby" or (under and any(g.tag_ == "WDT" for g in link.children)):
                return verb
    return None


def kept_term(noun: Token) -> Token | None:
    """The same where it tells what is done now, so that the instrument is in force."""
    verb = term_of(noun)
    aided = verb is not None and any(c.dep_ == "aux" for c in verb.children)
    return verb if verb is not None and verb.tag_ in ("VBZ", "VBP") and not aided else None


def sides_of_term(noun: Token) -> Iterator[Token]:
    """Who does it, and with whom: the subject, and whom it trades with or supplies."""
    verb = term_of(noun)
    if verb is None:
        return
    # `a pact under which A shares data with B`
    links = {r["link"] for r in rows("trade_verbs") if r["lemma"] == verb.base} or {"with"}
    yield from (c for c in verb.children if c.dep_ == "nsubj")
    if "" in links:
        yield from (c for c in verb.children if c.dep_ in ("dobj", "dative"))
    for link in subtree_of(verb):
        if link.dep_ in ("prep", "dative") and link.i > verb.i and fold(link.text) in links - {""}:
            yield from (g for g in link.children if g.dep_ == "pobj")
