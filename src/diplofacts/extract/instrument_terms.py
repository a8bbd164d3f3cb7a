"""Clauses that tell what is done under an instrument: `a deal under which A imports gas from B`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .governors import nominals, subtree_of
from .lexicons import fold, rows, word_set

if TYPE_CHECKING:
    from .words import Token

#: How far behind an instrument the words lie that tell between whom it makes peace; the forms of its verb.
_EFFECT_REACH = 16
_EFFECTS = frozenset({"VBG", "VBD", "VBZ", "VBP", "VB"})
#: The link of such a clause.
_UNDER = frozenset({"under", "in", "by", "through", "with"})


def is_under(head: Token) -> bool:
    """Whether something is done under it (`under a pact`, `under the terms of a pact`).

    Args:
        head: the word by which the name of an instrument hangs in the sentence.
    """
    part = head.head.head
    if head.dep_ == "pobj" and head.head.folded == "of" and part.base in word_set("instrument_containers"):
        head = part
    return head.dep_ == "pobj" and is_under_link(head.head)


def is_under_link(link: Token) -> bool:
    """Whether a preposition says so (`under a pact`, `as part of a pact`)."""
    return link.folded == "under" or (link.folded == "as" and any(c.base == "part" for c in link.rights))


def deeds_beside(verb: Token, link: Token) -> Iterator[Token]:
    """What others do under it too (`Under a deal, A will free prisoners and B will hand over a soldier`)."""
    if link.i > verb.i or not is_under_link(link):
        return
    held = [c for c in verb.rights if c.dep_ == "xcomp"]  # `A is to free them, while B is to`, hung on `free`
    for clause in (c for t in (verb, *held) for c in t.rights):
        if clause.dep_ not in ("conj", "advcl", "ccomp") or clause.pos_ not in ("VERB", "AUX"):
            continue
        marks = [c.folded for c in clause.lefts if c.dep_ == "mark"]
        if marks in ([], ["while"]) and any(c.dep_ == "nsubj" and c.tag_ != "PRP" for c in clause.lefts):
            yield clause


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
    near = [t for t in noun.doc[noun.i + 1 : noun.i + 4] if t.text != ","][:2]
    if [t.folded for t in near] in (["in", "force"], ["in", "effect"]):
        return near[1]  # `the pact, in force since 2009, has`
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


def partners_in_talks(verb: Token) -> Iterator[Token]:
    """With whom those talk who sign or reach it (`has ended talks with B and will sign a pact`, `is in talks
    with B to conclude a pact`).
    """
    node = verb
    for _ in range(3):
        if node.dep_ not in ("conj", "xcomp", "advcl", "acl") or node.head.i > node.i:
            return
        node = node.head
        for noun in node.doc[node.i : verb.i]:
            if noun.pos_ == "NOUN" and nominals().get(noun.base, {}).get("frame") == "talks":
                links = [c for t in (noun, noun.head) for c in t.rights if c.dep_ == "prep" and c.i > noun.i]
                yield from (g for c in links if c.folded == "with" for g in c.children if g.dep_ == "pobj")


def sides_of_effect(noun: Token) -> Iterator[Token]:
    """Between whom it does what the words behind it say (`the treaty that ended the war between A and B`)."""
    doc = noun.doc
    verb: Token | None = None
    for token in doc[noun.i + 1 : min(noun.sent.end, noun.i + _EFFECT_REACH)]:
        if token.is_punct:
            if token.text == "," and token.nbor().folded == "which":
                continue
            return
        if token.pos_ == "VERB":
            if verb is not None or token.dep_ == "ROOT":
                return
            verb = token
            clause = verb.dep_ in ("acl", "relcl", "amod", "advcl", "xcomp", "ccomp")
            if not clause or verb.tag_ not in _EFFECTS or any(c.tag_ == "NN" for c in verb.lefts):
                return
        elif token.folded == "between" and token.dep_ == "prep":
            # `to build trust between the two countries` tells nothing of whose it is.
            told = verb is not None and verb.dep_ == "relcl" and verb.tag_ != "VB"
            named = (g for g in token.children if g.dep_ == "pobj" and (told or g.pos_ == "PROPN"))
            yield from (g for g in named if verb is not None)
            return
        elif token.folded == "with" and verb is not None:
            # `signed an accord to set up joint ventures with B`
            joint = any(c.folded == "joint" for c in token.head.lefts)
            yield from (g for g in token.children if joint and g.dep_ == "pobj" and g.pos_ == "PROPN")
            return
