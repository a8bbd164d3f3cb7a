"""What stands beside the noun of an encounter: the clause of its host, the place of a stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import word_set

if TYPE_CHECKING:
    from .words import Token


def hosting_clause(noun: Token) -> list[Token]:
    """The verbs of `the summit, which A is to host in X`, the one of hosting first."""
    for verb in noun.subtree:
        if verb.i < noun.i or verb.base not in word_set("hosting_verbs"):
            continue
        chain = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
        told = [c for v in chain for c in v.children]
        what = any(c.dep_ == "dobj" and c.folded in ("which", "that") for c in told)
        if chain[-1].dep_ == "relcl" and what and any(c.dep_ == "nsubj" for c in told):
            return chain
    return []


def planners(verb: Token) -> list[Token] | None:
    """Who means to do it in `the intention of A and B to hold talks`; None where no plan is told so."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if to is None or verb.dep_ not in ("acl", "advcl", "xcomp"):
        return None
    plans = [verb.head, *(c for c in verb.head.rights if c.dep_ in ("dobj", "pobj"))]
    for plan in plans:
        if plan.i < to.i and plan.lemma_ in word_set("plan_nouns"):
            links = [c for c in plan.rights if c.dep_ == "prep" and c.folded == "of" and c.i < to.i]
            owners = [g for c in links for g in c.children if g.dep_ == "pobj"]
            if owners and owners[0].i < to.i:
                return owners
    return None


def stay_of(noun: Token) -> Token | None:
    """The `in` of `In X for talks, Y said`, `Y, in X on a visit, said`; None where there is none."""
    link = noun.head
    if link.folded == "of" and link.head.dep_ == "pobj":
        link = link.head.head  # `for two days of talks`
    if link.dep_ != "prep" or link.folded not in ("for", "on"):
        return None
    above = link.head.head if link.head.dep_ == "pobj" else link.head
    if above.dep_ != "prep" or above.folded not in ("in", "at") or above.i > link.i:
        return None
    opens = above.i == noun.sent.start or above.nbor(-1).text in (",", "\u2014")
    return above if opens else None


def is_of_leaders(owner: Token) -> bool:
    """Whether `the leaders' summit` only says of what rank it is, not whose (`the two leaders' summit`)."""
    which = any(t.folded in ("two", "three", "both", "these", "their") for t in owner.lefts)
    return owner.tag_ in ("NNS", "NNPS") and not which


def is_outcome(token: Token) -> bool:
    """Whether it is with what an encounter began or ended (`ended the talks with a call for restraint`)."""
    if token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and token.head.folded == "with" and token.base in word_set("outcome_nouns")


def receiving_verb(noun: Token) -> Token | None:
    """The verb of `will welcome B to the palace for a state visit`."""
    link = noun.head
    if noun.dep_ != "pobj" or link.folded not in ("for", "on") or link.head.pos_ != "VERB":
        return None
    return link.head if link.head.base in word_set("receiving_verbs") else None
