"""What an instrument put an end to, told in a clause on it: `the pact that ended the war of A with B`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .grammar import objects
from .lexicons import fold, rows, word_set
from .modality import is_future, is_negated, is_wished

if TYPE_CHECKING:
    from .words import Token

#: Nouns for a stretch of time (`forty years of dispute`).
_STRETCHES = frozenset({"year", "decade", "month", "week", "day", "century", "generation"})
_CLAUSES = frozenset({"relcl", "acl"})
#: Verbs of drawing a border: beside a treaty (`the treaty which fixed the border`) they say what it is about.
_DRAWING = frozenset({"fix", "delimit", "demarcate", "delineate", "define"})
#: How the instrument hangs on a passive verb of settling, and the forms in which it is told as done.
_MEANS = frozenset({"by", "with", "through"})
_TOLD = frozenset({"VBD", "VBN", "VBZ"})


@functools.cache
def settling_verbs() -> dict[str, frozenset[str]]:
    """The verbs of making up, each with the nouns of which one must be its object; none for `agree`."""
    out = {}
    for row in rows("settling_verbs"):
        nouns = frozenset(row["objects"].split("|")) - {""}
        out[row["lemma"]] = nouns | word_set("dispute_nouns") if "dispute" in nouns else nouns
    return out


def what_is_settled(verb: Token) -> Iterator[Token]:
    """What is ended or made, and what it is a stretch of (`ended forty years of dispute`)."""
    yield from (c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBG")  # `stopped shooting`
    for thing in objects(verb, ("to", "on", "over")):
        yield thing
        if thing.base in _STRETCHES or thing.base == "end":
            yield from objects(thing, ("of", "to"), direct=False)


def is_settled(verb: Token, thing: Token) -> bool:
    """Whether that verb on that noun tells that a quarrel was made up."""
    asked = settling_verbs().get(verb.base, frozenset())
    return thing.base in asked or thing.folded in asked


def settling_clause(noun: Token) -> tuple[Token, Token] | None:
    """The verb of the clause on an instrument that tells which quarrel it settled, and the quarrel."""
    for verb in noun.rights:
        if verb.dep_ not in _CLAUSES or verb.base not in settling_verbs() or verb.base in _DRAWING:
            continue
        own = [c for c in verb.lefts if c.dep_ == "nsubj"]
        if any(c.tag_ not in ("WDT", "WP") and c.folded != "that" for c in own):
            continue
        for thing in what_is_settled(verb):
            if is_settled(verb, thing):
                return verb, thing
    return _main_clause(noun)


def _main_clause(noun: Token) -> tuple[Token, Token] | None:
    """`A treaty settled the dispute`, `the dispute was settled by a treaty`, told as done."""
    link = noun.head
    by = noun.dep_ == "pobj" and link.folded in _MEANS
    verb = link.head if by else link
    if not (by or noun.dep_ == "nsubj") or verb.tag_ not in _TOLD or verb.base not in settling_verbs():
        return None
    if is_future(verb) or is_negated(verb) or is_wished(verb):
        return None
    what = (c for c in verb.lefts if c.dep_ == "nsubjpass") if by else what_is_settled(verb)
    return next(((verb, thing) for thing in what if is_settled(verb, thing)), None)


def quarrel_sides(noun: Token) -> Iterator[Token]:
    """Between whom the quarrel was that an instrument settled."""
    found = settling_clause(noun)
    if found is None:
        return
    for holder in (found[1], found[0]):
        for link in holder.rights:
            if link.dep_ == "prep" and fold(link.text) in ("between", "with", "among", "of"):
                yield from (g for g in link.children if g.dep_ == "pobj")
        # `a dispute over water between A and B`, hung on the water
        for link in (x for c in holder.rights if c.dep_ == "prep" for g in c.children for x in g.rights):
            if link.dep_ == "prep" and fold(link.text) in ("between", "with"):
                yield from (g for g in link.children if g.dep_ == "pobj")
    yield from (c for c in found[1].lefts if c.dep_ == "poss")
