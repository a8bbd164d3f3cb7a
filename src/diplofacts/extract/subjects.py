"""Who does what a verb tells: its subject, its agent, and whoever a noun belongs to, by the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import FINITE, Cue
from .lexicons import word_set

if TYPE_CHECKING:
    from .words import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: How many words before `adding` the verb of saying that it goes on from stands at most.
_SAID_BEFORE = 5
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def inner_speaker(cue: Cue) -> Token | None:
    """The subject of a clause that the parser has left too early, where the outer subject does not speak.

    `The row began after X dismissed Y, saying that S`; `the broadcast in which X said S and added T`.
    """
    verb, outer = cue.head, cue.head.head
    adds = verb.dep_ == "conj" and cue.entry.lemma == "add" and outer.lemma_ not in word_set("telling_verbs")
    if cue.entry.lemma == "add" and verb.tag_ == "VBG" and outer.lemma_ not in word_set("telling_verbs"):
        # `A filed a request, X said on Thursday, adding that S`
        near = verb.doc[max(verb.sent.start, verb.i - _SAID_BEFORE) : verb.i]
        said = next((t for t in near if t.tag_ == "VBD" and t.lemma_ in word_set("telling_verbs")), None)
        return subject_of(said) if said is not None else None
    event = next((c for c in outer.children if c.dep_ in SUBJECTS), None)
    happens = outer.lemma_ in word_set("happening_verbs")
    # `Relations were severed when X showed photographs, claiming that S`, taken for a name
    thing = event is not None and event.lemma_.lower().removesuffix("s") in word_set("things")
    tells_of = verb.tag_ == "VBG" and verb.dep_ == "advcl" and (happens or thing)
    if outer.i > verb.i or not (adds or tells_of) or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    if tells_of:
        named = event is None or not (thing or event.tag_ in ("NN", "NNS"))
        if event is None or named or event.lemma_.lower() in word_set("documents"):
            return None
    inner = (t for t in reversed(verb.doc[outer.i + 1 : verb.i]) if t.dep_ in SUBJECTS and not is_day(t))
    heads = word_set("telling_verbs") if adds else None
    found = next((t for t in inner if heads is None or t.head.lemma_ in heads), None)
    return found if found is not None and found.tag_ not in ("WP", "WDT", "EX") else None


#: Units of time that own what fell in them (`last week's announcement`).
_UNITS = frozenset({"week", "month", "year", "weekend", "night", "morning", "afternoon", "evening", "decade"})
_NEAR_DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight"})


def is_day(token: Token) -> bool:
    """Whether the token names a day: `X on Wednesday lauded Y` tells nothing of what Wednesday did."""
    return (
        token.lower_ in word_set("calendar")
        or token.lower_ in _NEAR_DAYS
        or (token.tag_ == "CD" and token.ent_type_ == "DATE")
    )


def _just_before(verb: Token) -> Token | None:
    """The name before a finite verb that has no subject, because the parser took it for the end of a list."""
    i = verb.i - 1
    while i > 0 and (verb.doc[i].tag_ in ("RB", "RBR") or is_day(verb.doc[i])):
        i -= 1 + (is_day(verb.doc[i]) and verb.doc[i - 1].tag_ == "IN")
    if i > 1 and verb.doc[i].text == "," and verb.doc[i - 1].dep_ == "appos":
        return verb.doc[i - 1].head  # `..., the foreign policy chief, X, said`
    token = verb.doc[i] if i >= 0 else None
    token = of_whom(token) if token is not None else None
    return token if token is not None and token.tag_ in ("NNP", "NNPS") and token.sent == verb.sent else None


def of_whom(token: Token) -> Token:
    """The name before the state that ends its phrase (`President X of Y said`)."""
    link = token.head
    named = token.dep_ == "pobj" and link.lower_ == "of" and link.head.tag_ in ("NNP", "NNPS")
    return link.head if named else token


def phrase_start(token: Token) -> int:
    """Index of the first word of the name that ends in ``token``."""
    i = token.i
    while i > 0 and (
        token.doc[i - 1].tag_ in ("NNP", "NNPS", "HYPH", "JJ") and token.doc[i - 1].sent == token.sent
    ):
        i -= 1
    return i


def agent_of(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    # `was objected to by X`: the agent hangs on the particle
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for by in child.children:
                if by.lower_ == "by":
                    return next((t for t in by.children if t.dep_ == "pobj"), None)
    return None


def _opens_dateline(first: Token, last: Token) -> bool:
    """Whether the first of two subjects is a dateline's place (`LIMA, Jan 13, ABC - The minister said`)."""
    doc = first.doc
    if first.i > first.sent.start + 2 or first.tag_ != "NNP" or doc[first.i + 1].text not in (",", "("):
        return False
    return any(t.text in ("-", "--", "\u2013", "\u2014") for t in doc[first.i : last.left_edge.i + 4])


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of ``verb``, through coordination, participles, infinitives and relative clauses."""
    if depth > 10:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ != "it" and not is_day(c)]
    own = own or [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        subject = own[-1] if len(own) > 1 and _opens_dateline(own[0], own[-1]) else own[0]
        if subject.lower_ == "it" and verb.lemma_ == "be":
            # `It was X who lowered the temperature, calling on A to stop`
            attrs = (c for c in verb.rights if c.dep_ == "attr")
            who = (c for c in attrs if any(t.dep_ == "relcl" for t in (*c.rights, *verb.rights)))
            subject = next(who, subject)
        if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT"):
            return verb.head if verb.dep_ == "relcl" else subject_of(verb.head, depth + 1)
        return subject
    dep, head = verb.dep_, verb.head
    if verb.tag_ in ("VBD", "VBZ", "VBP") and dep != "conj" and (before := _just_before(verb)) is not None:
        return before
    if dep in ("ROOT", "") or head == verb:
        return None
    root = verb.sent.root if verb.tag_ in ("VBD", "VBZ") and dep in ("acl", "advcl") else verb
    if root.tag_[:2] == "NN" and root.i < verb.i:
        return root  # `The minister, in remarks carried by X, called Y`: a sentence read as a noun phrase
    if dep == "acl" and verb.tag_ == "VBG" and verb.i and verb.doc[verb.i - 1].text == ",":
        # `..., stressing that S` tells of the subject of the clause before, whatever noun it was attached to.
        clause = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None)
        found = subject_of(clause, depth + 1) if clause is not None else None
        return found if found is not None and found.i < verb.i else None
    if dep == "acl" and verb.tag_ in ("VBG", "VBN"):
        return _of_document(head, depth + 1)
    if dep == "relcl":
        return head
    if dep == "acl" and verb.tag_ == "VB" and head.lemma_ in word_set("chance_nouns"):
        return subject_of(head.head, depth + 1)  # `took the opportunity to thank A`
    if head.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADJ", "PART"):
        if dep == "pcomp" and (text := _document_beside(verb)) is not None:
            return text
        if dep == "pcomp" and head.head.lower_ == "addition" and head.head.head.dep_ == "prep":
            return subject_of(head.head.head.head, depth + 1)  # `In addition to condemning X, the council`
        if dep == "pcomp" and head.pos_ in ("ADP", "SCONJ") and head.head != head:
            return (
                _of_document(head.head, depth + 1)
                if head.head.pos_ == "NOUN"
                else subject_of(head.head, depth + 1)
            )
        return (
            agent_of(head) or subject_of(head, depth + 1)
            if head.tag_ == "VBN"
            else subject_of(head, depth + 1)
        )
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _of_document(head, depth + 1) if dep in ("advcl", "acl") else subject_of(head, depth + 1)
    return None


def _of_document(noun: Token, depth: int) -> Token | None:
    """Who speaks in a document (`issued a statement declaring`), or the noun itself when it can speak."""
    holder = _holding_document(noun)
    if holder is not None:
        noun = holder
    elif noun.pos_ in ("PROPN", "PRON"):
        return noun
    possessor = possessor_of(noun)
    if possessor is not None:
        return possessor
    if noun.lemma_.lower() in word_set("occasions") or noun.lemma_.lower() in word_set("documents"):
        head = noun.head
        while (
            head.dep_ in ("prep", "pobj", "dobj", "conj")
            and head.pos_ not in ("VERB", "AUX")
            and head.head != head
        ):
            head = head.head
        if noun.dep_ in SUBJECTS or head == noun:
            return noun
        return subject_of(head, depth + 1) or noun if head.pos_ in ("VERB", "AUX") else noun
    return noun


def _document_beside(verb: Token) -> Token | None:
    """`report` in `Following last month's report, expressing X, ...`."""
    return next(
        (
            c
            for c in verb.head.children
            if c.dep_ == "pobj" and c.i < verb.i and c.lemma_.lower() in word_set("documents")
        ),
        None,
    )


def _holding_document(noun: Token) -> Token | None:
    """`statement` for `France` in `a statement backed by France calling for X`."""
    node = noun
    for _ in range(6):
        if node.head == node or node.head.tag_ in FINITE or node.dep_ in SUBJECTS:
            return None
        node = node.head
        if node.tag_[:2] == "NN" and node.lemma_.lower() in word_set("documents"):
            return node
    return None


def possessor_of(noun: Token) -> Token | None:
    """`Britain` in `Britain's call` and in `the call by Britain`."""
    for child in noun.children:
        # `Today's announcement by X`
        if child.dep_ == "poss" and child.lower_ not in _UNITS and not is_day(child):
            return child
    for child in noun.doc[noun.i + 1 : min(noun.i + 6, len(noun.doc))]:
        belongs = child.head == noun or child.head.head == noun
        if belongs and child.lower_ in ("by", "from") and child.dep_ in ("prep", "agent"):
            found = next((t for t in child.children if t.dep_ == "pobj"), None)
            if found is not None:
                return found
    head = noun.head
    for child in noun.doc[noun.i + 1 : min(noun.i + 6, len(noun.doc))]:
        if child.lower_ == "by" and child.head == head:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
