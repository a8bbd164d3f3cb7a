"""The clauses that hang on an instrument: participles and relative clauses, wherever the parser hung them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .instrument_nouns import nouns
from .instruments import Instrument
from .lexicons import fold, rows, word_set

if TYPE_CHECKING:
    from .words import Token

#: How all of whom the article speaks are counted, in a clause that no `that` opens.
_COUNTS = frozenset({"two", "three", "four", "five", "six", "both", "they"})
_VERBAL = ("VERB", "AUX")
#: Within so many words stands what something is declared to be.
_DECLARED = 12
#: How many words behind a name its relative clause may begin (`the Memorandum (MOC) on ... that A signed`).
_CLAUSE_REACH = 16
#: How many words an aside has at most.
_CLAUSE = 8
#: How far behind its noun, in words, an instrument may be told to be signed, and by which verbs (lemmas).
_FAR = 50
_MAKING = frozenset({"sign", "ink", "initial", "conclude", "reach"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "ccomp"})
#: What leads to the time or occasion at which something was done.
_AROUND = frozenset({"after", "before", "during", "at", "following", "amid", "despite"})


def is_participle(verb: Token) -> bool:
    """Whether a form in -ed has neither subject nor auxiliary of its own."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass")]
    lone = all(fold(c.text) == "being" for c in own)
    return lone and verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "advcl", "amod", "relcl")


def participle_behind(instrument: Instrument) -> Token | None:
    """The participle right behind the name that the parser hung elsewhere (`the pact, signed in`)."""
    noun = instrument.noun
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 14)]:
        if token.idx < instrument.title.end or token.dep_ in ("advmod", "npadvmod", "auxpass"):
            continue
        if not token.is_alpha or token.pos_ in ("NUM", "SYM") or fold(token.text) == "for":
            continue
        if is_participle(token) and token.head.i not in (noun.i, instrument.head.i):
            return token
        return None
    return None


def coming_verb(child: Token) -> Token | None:
    """What is still to be done with it (`the pact, to be signed in X`, `a pact due to be signed`)."""
    found = [child] if child.dep_ in ("acl", "relcl") else []
    if child.i > child.head.i and (child.dep_ == "acl" or child.folded in word_set("due_words")):
        found += [c for c in child.children if c.dep_ == "xcomp"]
    for verb in found:
        helpers = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
        if verb.tag_ == "VBN" and len(helpers) > 1 and helpers[0].tag_ == "TO" and helpers[-1].base == "be":
            return verb
    return None


def clauses_about(instrument: Instrument) -> list[Token]:
    """The verbs of clauses on an instrument that the parser hangs elsewhere."""
    found = (_opening_participle(instrument), _contact_verb(instrument))
    return [verb for verb in found if verb is not None]


def _opening_participle(instrument: Instrument) -> Token | None:
    """The participle with which a sentence on an instrument opens (`Signed in X, the pact limits`)."""
    noun = instrument.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.i - noun.sent.start < 3:
        return None
    first = noun.doc[noun.sent.start]
    if first.folded in ("when", "once", "if", "until"):
        return None  # `When concluded, this agreement will`
    if first.dep_ == "advmod" and first.head.i == first.i + 1:
        first = first.head  # `Originally signed in`
    opens = first.tag_ in ("VBN", "VBD") and first.dep_ in ("advcl", "acl", "amod", "csubj")
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in first.children)
    return first if opens and not own and first.head.i in (noun.i, noun.head.i) else None


def _contact_verb(instrument: Instrument) -> Token | None:
    """The verb of `the accord the two signed in 2000`, wherever the parser hangs it."""
    doc, end = instrument.noun.doc, instrument.noun.sent.end
    at = instrument.noun.i + 1
    while at < end and doc[at].idx < instrument.title.end:
        at += 1
    at += at < end and doc[at].folded in ("that", "which")
    words = doc[at : min(end, at + 5)]
    if len(words) < 2 or words[0].folded not in ("the", "both", "they"):
        return None
    group = next((n for n, t in enumerate(words[:3]) if t.folded in _groups()), None)
    if group is None:
        return None
    skipped = _groups() | {"had", "have", "has"}
    verb = next((t for t in words[group + 1 :] if t.folded not in skipped), None)
    return verb if verb is not None and verb.tag_ in ("VBD", "VBN") else None


@functools.cache
def _groups() -> frozenset[str]:
    return _COUNTS.union(r["noun"] for r in rows("group_nouns"))


def parted_participles(noun: Token) -> Iterator[Token]:
    """`An agreement between the two governments reached in May`: participles hung on the sides."""
    for link in noun.rights:
        if link.dep_ == "prep" and link.folded in ("between", "among"):
            sides = [t for g in link.children if g.dep_ == "pobj" for t in (g, *g.conjuncts)]
            yield from (c for t in sides for c in t.rights if c.dep_ == "acl" and c.tag_ == "VBN")
    behind = _set_off(noun)
    behind = behind if behind is not None else _right_behind(noun)
    if behind is not None:
        yield behind


def _right_behind(noun: Token) -> Token | None:
    """`progress on the accord on fishing between A and B signed in May`: right behind the sides, hung on any
    word before it, or taken for what the accord does.
    """
    topics = (g for c in noun.rights if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj")
    links = (c for t in (noun, *topics) for c in t.rights if c.folded in ("between", "among"))
    sides = [t for link in links for g in link.children if g.dep_ == "pobj" for t in (g, *g.conjuncts)]
    at = max((t.right_edge.i for t in sides), default=0) + 1
    told = noun.doc[at] if sides and at < noun.sent.end else None
    if told is None or told.base not in _MAKING or told.tag_ not in ("VBN", "VBD") or told.head.i == noun.i:
        return None
    own = [c for c in told.children if c.dep_ in _OWN]
    return None if any(c.i != noun.i for c in own) else told


def _set_off(noun: Token) -> Token | None:
    """`the accord on fishing between A and B, signed in May`: behind a comma, hung on any word before it."""
    doc = noun.doc
    for token in doc[noun.i + 1 : min(noun.sent.end - 1, noun.i + _FAR)]:
        if token.tag_ in _FINITE or token.base in nouns():
            return None
        told = doc[token.i + 1] if token.text == "," else None
        if told is None or told.base not in _MAKING or told.tag_ not in ("VBN", "VBD"):
            continue
        if told.head.i == noun.i or any(c.dep_ in _OWN for c in told.children):
            return None
        return told
    return None


def made_by_others(noun: Token) -> bool:
    """Whether a clause tells who made several (`the accords that its neighbours have reached with us`)."""
    own = [v for v in noun.rights if v.dep_ == "relcl"] if noun.tag_ in ("NNS", "NNPS") else []
    return any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP", "PRP") for v in own for c in v.lefts)


def relative_verbs(instrument: Instrument) -> Iterator[Token]:
    """Verbs of the relative clauses right behind the name, wherever the parser hangs them."""
    noun = instrument.noun
    seen = set()
    for child in noun.children:
        if child.dep_ == "relcl":
            seen.add(child.i)
            yield child
    end = instrument.title.end
    far = max(noun.i, instrument.head.i) + _CLAUSE_REACH + (end - noun.idx) // 6
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, far)]:
        if token.idx < end or token.is_punct or token.is_space:
            continue
        if token.tag_ in ("WDT", "WP") or token.lower_ == "that":
            verb = next((t for t in itertools.islice(token.ancestors, 12) if t.dep_ == "relcl"), None)
            verb = verb or _told_behind(token, noun)
            if verb is not None and verb.head.base in nouns() and verb.head.idx >= end:
                return  # `complements the treaty and the accords that A and B have reached`
            if verb is not None and verb.i not in seen and not _is_of_occasion(verb, end):
                seen.add(verb.i)
                yield verb
        elif token.pos_ in _VERBAL and token.dep_ != "pcomp":
            break


def _told_behind(that: Token, noun: Token) -> Token | None:
    """The verb of a clause with `that`, which the parser took for what the topic says (`an agreement on
    fishing that the two sides reached`); it has no object of its own.
    """
    verb = that.head
    if that.dep_ not in ("mark", "dobj") or verb.pos_ not in _VERBAL or verb.dep_ not in ("ccomp", "acl"):
        return None
    # As the object of the verb it is a relative: `builds on the Accord that A and B signed`.
    if that.dep_ == "mark" and (verb.head.dep_ not in ("pcomp", "pobj") or verb.head.i <= noun.i):
        return None
    return None if any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.rights) else verb


def _is_of_occasion(verb: Token, end: int) -> bool:
    """Whether a relative clause tells of an occasion behind (`signed it after a meeting that lasted`)."""
    told = verb.head
    return told.idx >= end and told.dep_ == "pobj" and told.head.folded in _AROUND


def said_near(verb: Token) -> set[str]:
    """The folded words of the clause right beside the verb."""
    doc = verb.doc
    reach = _DECLARED if verb.base == "declare" else 5  # `declared the truce with A over`
    near = doc[max(verb.sent.start, verb.i - 4) : min(verb.sent.end, verb.i + reach)]
    said = {t.folded for t in near if t.i == verb.i or verb in itertools.islice(t.ancestors, 8)}
    # `brought the Free Trade Agreement into force`
    return said | {g.folded for c in verb.children if c.dep_ == "prep" for g in c.children}


def verb_before_aside(node: Token) -> Token | None:
    """The verb whose object stands behind an aside, taken for a name of what that says (`by concluding, in
    Lima, an agreement`, `signed, on Monday, a treaty`).
    """
    doc, start = node.doc, node.left_edge.i - 1
    if start <= node.sent.start or doc[start].text != ",":
        return None
    for token in doc[max(node.sent.start, start - _CLAUSE) : start]:
        if token.text == ",":
            verb = doc[token.i - 1]
            while verb.tag_ == "RB" and verb.i > node.sent.start:
                verb = verb.nbor(-1)
            link = doc[token.i + 1]
            done = any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in verb.children)
            return verb if verb.pos_ == "VERB" and link.pos_ == "ADP" and not done else None
    return None


def with_behind(instrument: Instrument) -> list[Token]:
    """`hailed the deal with A`: a `with` right behind the name, hung on a verb that only judges it."""
    noun, doc = instrument.noun, instrument.noun.doc
    if noun.dep_ != "dobj" or noun.head.base not in word_set("judged_deals"):
        return []
    link = next((t for t in doc[noun.i + 1 : noun.sent.end] if t.idx >= instrument.title.end), None)
    if link is None or link.folded != "with" or link.head is not noun.head:
        return []
    return [g for g in link.children if g.dep_ == "pobj"]
