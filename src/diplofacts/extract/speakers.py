"""Finding who a reporting cue belongs to: the token of the noun phrase that speaks, or that is spoken to.

Only the phrase is found here; whom it stands for is the business of coreference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .cues import ADJECTIVE, FINITE, NOUN, VERB, Cue
from .lexicons import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .contents import Content, Unit

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@frozen(eq=False)
class Source:
    """The phrase that speaks.

    Attributes:
        token: its head; None when the text does not name the speaker beside the cue.
        rule: the rule that found it.
        explicit: whether the phrase stands beside a noun cue (`Britain's call`, `a declaration by Iran`).
        reporter: head of the phrase for the outlet that quotes the speaker.
    """

    token: Token | None
    rule: str
    explicit: bool = False
    reporter: Token | None = None


def source_of(cue: Cue, content: Content | None, unit: Unit) -> Source:
    """The phrase that speaks with ``cue``; content tokens are left out of the search."""
    if cue.entry.pos == NOUN:
        return _of_noun(cue.head)
    if cue.entry.pos == ADJECTIVE:
        verb = cue.head.head
        found = subject_of(verb) if verb.pos_ in ("AUX", "VERB") else subject_of(cue.head)
        return Source(found, "statements.speaker-predicate")
    if cue.entry.pos != VERB:
        after = cue.head.doc[cue.last + 1] if cue.last + 1 <= unit.last else None
        return Source(noun_head(after) if after is not None else None, "statements.speaker-source")
    quoted = quoting_verb(cue)
    if quoted is not None:
        passive = any(c.dep_ == "nsubjpass" for c in quoted.children)
        kinds = ("nsubjpass",) if passive else ("dobj", "nsubj")
        found = next((c for kind in kinds for c in quoted.children if c.dep_ == kind), None)
        reporter = (
            _agent(quoted) if passive else next((c for c in quoted.children if c.dep_ == "nsubj"), None)
        )
        return Source(found, "statements.speaker-quoted", reporter=reporter if reporter != found else None)
    if cue.passive and not (content is not None and content.frame == "quoted"):
        agent = _agent(cue.head)
        return Source(
            agent, "statements.speaker-agent" if agent is not None else "statements.speaker-context"
        )
    found = subject_of(cue.head)
    if found is not None and content is not None and any(found.idx in s for s in content.spans):
        found = None
    if found is not None and found.sent == cue.head.sent and found.i < unit.first:
        found = None  # a dateline
    if found is not None and found.tag_ in ("WP", "WDT"):
        found = None
    if found is not None and cue.head.tag_ == "VBG" and found.i > cue.head.i and _finite_before(cue, unit):
        found = None
    if found is None:
        found = _beside(cue, content, unit)
    return Source(found, "statements.speaker-subject")


def _finite_before(cue: Cue, unit: Unit) -> bool:
    """Whether a participle follows a whole clause, so that its subject cannot stand behind it."""
    return any(t.tag_ in FINITE for t in cue.head.doc[unit.first : cue.head.i])


def quoting_verb(cue: Cue) -> Token | None:
    """`quoted` in `was quoted as saying` and `quoted the minister as saying`, for the cue `saying`."""
    preposition = cue.head.head
    if cue.head.tag_ == "VBG" and preposition.lower_ == "as" and preposition.head.lemma_ == "quote":
        return preposition.head
    return None


def _agent(verb: Token) -> Token | None:
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


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of ``verb``, through coordination, participles, infinitives and relative clauses."""
    if depth > 10:
        return None
    own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.lower_ not in ("it",)]
    own = own or [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        subject = own[0]
        if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT"):
            return verb.head if verb.dep_ == "relcl" else subject_of(verb.head, depth + 1)
        return subject
    dep, head = verb.dep_, verb.head
    if dep in ("ROOT", "") or head == verb:
        return None
    if dep == "acl" and verb.tag_ in ("VBG", "VBN"):
        return _of_document(head, depth + 1)
    if dep == "relcl":
        return head
    if head.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADJ", "PART"):
        if dep == "pcomp" and head.pos_ in ("ADP", "SCONJ") and head.head != head:
            return (
                _of_document(head.head, depth + 1)
                if head.head.pos_ == "NOUN"
                else subject_of(head.head, depth + 1)
            )
        return (
            _agent(head) or subject_of(head, depth + 1) if head.tag_ == "VBN" else subject_of(head, depth + 1)
        )
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _of_document(head, depth + 1) if dep in ("advcl", "acl") else subject_of(head, depth + 1)
    return None


def _of_document(noun: Token, depth: int) -> Token | None:
    """Who speaks in a document (`issued a statement declaring`), or the noun itself when it can speak."""
    if noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or noun.pos_ in ("PROPN", "PRON"):
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
        if noun.dep_ in _SUBJECTS or head == noun:
            return noun
        return subject_of(head, depth + 1) or noun if head.pos_ in ("VERB", "AUX") else noun
    return noun


def possessor_of(noun: Token) -> Token | None:
    """`Britain` in `Britain's call`, `the Government of Ethiopia` in `declaration by the Government of Ethiopia`."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.subtree:
        if (
            child.lower_ in ("by", "from")
            and child.dep_ in ("prep", "agent")
            and child.i > noun.i
            and child.i - noun.i < 6
        ):
            found = next((t for t in child.children if t.dep_ == "pobj"), None)
            if found is not None:
                return found
    head = noun.head
    for child in head.children:
        if child.lower_ == "by" and 0 < child.i - noun.i < 6:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _of_noun(noun: Token) -> Source:
    possessor = possessor_of(noun)
    if possessor is not None:
        return Source(possessor, "statements.speaker-possessor", True)
    verb = light_verb_of(noun)
    if verb is not None:
        agent = _agent(verb) if verb.tag_ == "VBN" else None
        return Source(agent or subject_of(verb), "statements.speaker-light-verb")
    return Source(None, "statements.speaker-context")


def light_verb_of(noun: Token) -> Token | None:
    """`issued` in `issued a veiled warning`; None when the noun is no object of such a verb."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in word_set("light_verbs"):
        return verb
    return None


def noun_head(token: Token) -> Token:
    """The head of the noun phrase that begins at ``token``."""
    head = token
    while head.dep_ in (
        "det",
        "amod",
        "compound",
        "poss",
        "nummod",
        "nmod",
        "predet",
        "advmod",
        "punct",
        "case",
    ):
        if head.head.i <= head.i or head.head.i - token.i > 12:
            break
        head = head.head
    return head


def _beside(cue: Cue, content: Content | None, unit: Unit) -> Token | None:
    """The nearest noun phrase before the cue, or after it when the cue stands first (`said the minister`)."""
    doc = cue.head.doc
    if content is not None and content.after:
        after = doc[cue.last + 1] if cue.last + 1 <= unit.last else None
        if after is not None and after.tag_ in ("NNP", "NN", "DT", "PRP$", "JJ", "NNS", "NNPS", "PRP"):
            return noun_head(after)
    for i in range(cue.head.i - 1, max(unit.first, cue.head.i - 40) - 1, -1):
        token = doc[i]
        if token.tag_ in ("WP", "WDT"):
            continue
        if content is not None and any(token.idx in s for s in content.spans):
            break
        if token.dep_ in _SUBJECTS:
            return token
    for i in range(cue.head.i - 1, max(unit.first, cue.head.i - 12) - 1, -1):
        token = doc[i]
        if content is not None and any(token.idx in s for s in content.spans):
            break
        if token.tag_ in ("NNP", "NNPS", "PRP") and token.dep_ not in ("poss", "compound"):
            return token
    return None
