"""Finding who a reporting cue belongs to: the token of the noun phrase that speaks, or that is spoken to.

Only the phrase is found here; whom it stands for is the business of coreference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .cues import ADJECTIVE, FINITE, NOUN, VERB, Cue
from .lexicons import word_set
from .passages import NOUN_START, Content, Unit, noun_head
from .subjects import (
    SUBJECTS,
    agent_of,
    inner_speaker,
    is_day,
    of_whom,
    phrase_start,
    possessor_of,
    subject_of,
)

if TYPE_CHECKING:
    from .words import Token


#: What stands between a statement and the cue behind it.
_MARKS = frozenset({",", '"', "-", "\u2014", "\u2013"})


@frozen(eq=False)
class Source:
    """The phrase that speaks.

    Attributes:
        token: its head; None when the text does not name the speaker beside the cue.
        rule: the rule that found it.
        explicit: whether the phrase stands beside a noun cue (`Britain's call`, `a declaration by Iran`).
        reporter: head of the phrase for the outlet that quotes the speaker.
        joint: head of a phrase that speaks too and that the parser has put elsewhere.
    """

    token: Token | None
    rule: str
    explicit: bool = False
    reporter: Token | None = None
    joint: Token | None = None


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
            agent_of(quoted) or agent_of(cue.head)
            if passive
            else next((c for c in quoted.children if c.dep_ == "nsubj"), None)
        )
        return Source(found, "statements.speaker-quoted", reporter=reporter if reporter != found else None)
    if cue.passive and not (content is not None and content.frame == "quoted"):
        agent = agent_of(cue.head)
        return Source(
            agent, "statements.speaker-agent" if agent is not None else "statements.speaker-context"
        )
    if inverted(cue):
        return Source(phrase_head(cue.head.nbor(), unit.last), "statements.speaker-inverted")
    found = inner_speaker(cue) or subject_of(cue.head)
    if found is not None and content is not None and any(found.idx in s for s in content.spans):
        found = None
    if found is not None and found.sent == cue.head.sent and found.i < unit.first:
        found = None  # a dateline
    if found is not None and found.tag_ in ("WP", "WDT"):
        found = None
    if found is not None and cue.head.tag_ == "VBG" and found.i > cue.head.i and _finite_before(cue, unit):
        found = None
    beside = _adjoining(cue, content, unit)
    if beside is not None and (found is None or found not in beside):
        found = phrase_head(beside[0], beside[-1].i)
    if found is None:
        found = _beside(cue, content, unit)
    found = found and (_unclosed(found, cue) or found)
    return Source(found, "statements.speaker-subject", joint=_joint(found))


def inverted(cue: Cue) -> bool:
    """Whether the one who speaks stands behind the cue: `S, reported Press TV`, `"...," said A, who`."""
    verb, doc = cue.head, cue.head.doc
    if "post" not in cue.entry.flags or verb.tag_ not in FINITE or "obj-clause" in cue.entry.frames:
        return False
    if cue.last + 1 >= len(doc) or verb.i < 1 or doc[verb.i - 1].text not in _MARKS:
        return False
    own = any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)
    # `A underscored B, reiterated their concern`: the second of two acts has an object behind it.
    own = own or (verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ and cue.head.nbor().tag_ == "PRP$")
    if own or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return False
    first = doc[cue.last + 1]
    if first.tag_ not in ("NNP", "NNPS", "DT", "NN", "NNS", "JJ", "PRP$", "CD") or first.lower_ == "that":
        return False
    after = doc[min(phrase_end(first) + 1, len(doc) - 1)]
    return after.is_punct or after.is_space or after.tag_ in ("IN", "WP", "WP$", "RB", "VBG", "CC", "NNP")


def phrase_end(token: Token) -> int:
    """Index of the last word of the noun phrase that begins at ``token``, `of` phrases taken in."""
    end = token.i
    for t in token.doc[token.i : token.i + 24]:
        inside = t.tag_[:2] in ("NN", "JJ", "CD", "PR") or t.tag_ in ("DT", "POS", "HYPH")
        if t.tag_ == "DT" and t.i > token.i and t.nbor(-1).tag_ in ("NNS", "NNP", "NNPS"):
            break
        if not inside and t.lower_ not in ("of", "for"):
            break
        end = t.i
    return end


def _adjoining(cue: Cue, content: Content | None, unit: Unit) -> list[Token] | None:
    """The words between content and the cue behind it (`S, two officials who asked X told Y`), or the name
    behind an inverted cue; None when there is none.
    """
    if content is None or not content.after or content.frame == "subject":
        return None
    doc = cue.head.doc
    before = [s for s in content.spans if s.end <= cue.head.idx]
    if not before or content.frame == "source":
        return None
    i = cue.head.i
    while i - 1 >= unit.first and doc[i - 1].idx >= before[-1].end:
        i -= 1
    while i < cue.head.i and (doc[i].is_punct or doc[i].is_space or doc[i].lower_ in ("and", "but", "as")):
        i += 1
    words = [t for t in doc[i : cue.head.i] if t.dep_ not in ("aux", "auxpass") and t.tag_[:2] != "RB"]
    if not words or words[0].tag_ not in NOUN_START or words[0].tag_ == "EX":
        return None
    return words


def phrase_head(token: Token, last: int) -> Token:
    """The head of the noun phrase that begins at ``token``, read from the surface up to token ``last``."""
    head = token
    for t in token.doc[token.i : last + 1]:
        if t.tag_ in ("HYPH", "``", "''", "POS"):
            continue
        if t.tag_ == "DT" and head.tag_ in ("NNS", "NNP", "NNPS"):
            break  # `according to diplomats | the date is open`
        if t.is_punct or t.is_space or (t.i > token.i and is_day(t)):
            break
        if t.tag_[:2] in ("NN", "PR") or t.tag_ in ("CD", "DT"):
            head = t
        elif t.tag_ not in ("JJ", "JJR", "JJS", "VBN", "VBG"):
            break
    return head


def _unclosed(subject: Token, cue: Cue) -> Token | None:
    """`Guterres` in `In a statement issued by his spokesman, X, Secretary-General Guterres welcomed`.

    The parser takes it for an apposition, but no comma closes it before the verb.
    """
    verb = cue.head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i > subject.i:
        verb = verb.head
    at = verb.i - 1
    while at > subject.i and (verb.doc[at].tag_[:2] in ("RB", "MD") or verb.doc[at].dep_[:3] == "aux"):
        at -= 1
    if at <= subject.i:
        return None
    # `After the talks with X, President Y said`: hung on one further down.
    below = [t for t in subject.subtree if t.dep_ == "appos" and t.head != subject and t.tag_ == "NNP"]
    for apposed in (*subject.children, *below):
        if apposed.dep_ != "appos" or apposed.right_edge.i != at:
            continue
        other = apposed.tag_ in ("NNP", "NNPS", "NNS") or any(c.lower_ in ("a", "an") for c in apposed.lefts)
        if other and any(t.text == "," for t in verb.doc[subject.i : apposed.left_edge.i]):
            return apposed
    return None


def _finite_before(cue: Cue, unit: Unit) -> bool:
    """Whether a participle follows a whole clause, so that its subject cannot stand behind it."""
    return any(t.tag_ in FINITE for t in cue.head.doc[max(unit.first, cue.head.i - 100) : cue.head.i])


def quoting_verb(cue: Cue) -> Token | None:
    """`quoted` in `was quoted as saying`, `quoted the minister as having said`, for the cue `saying`."""
    preposition = cue.head.head
    said = cue.head.tag_ == "VBG" or any(c.lower_ == "having" for c in cue.head.lefts)
    if said and preposition.lower_ == "as" and preposition.head.lemma_ in ("quote", "cite"):
        return preposition.head
    return None


def _joint(subject: Token | None) -> Token | None:
    """`Iran` before `and Venezuela pledged`, where the parser has taken it for the end of something else."""
    if subject is None or subject.dep_ not in (*SUBJECTS, "conj") or subject.tag_ not in ("NNP", "NNPS"):
        return None
    left = phrase_start(subject)
    if left < 3 or subject.doc[left - 1].lower_ != "and":
        return None
    other = subject.doc[left - 2]
    if other.tag_ not in ("NNP", "NNPS") or other.sent != subject.sent:
        return None
    before = phrase_start(other)
    return other if before > 0 and subject.doc[before - 1].text == "," else None


def _of_noun(noun: Token) -> Source:
    possessor = possessor_of(noun)
    if possessor is not None:
        return Source(possessor, "statements.speaker-possessor", True)
    verb = light_verb_of(noun)
    if verb is not None:
        agent = agent_of(verb) if verb.tag_ == "VBN" else None
        return Source(agent or subject_of(verb), "statements.speaker-light-verb")
    return Source(None, "statements.speaker-context")


def light_verb_of(noun: Token) -> Token | None:
    """`issued` in `issued a veiled warning`; None when the noun is no object of such a verb."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in word_set("light_verbs"):
        return verb
    return None


def said_in(noun: Token) -> Token | None:
    """`said` in `said in a statement`; None where nothing is said in the text."""
    verb = noun.head.head
    said = verb.lemma_ in ("say", "announce", "write", "add")
    inside = said and noun.dep_ == "pobj" and noun.head.folded == "in"
    return verb if inside else None


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
        if token.dep_ in SUBJECTS and not is_day(token):
            return token
    for i in range(cue.head.i - 1, max(unit.first, cue.head.i - 12) - 1, -1):
        token = doc[i]
        if content is not None and any(token.idx in s for s in content.spans):
            break
        named = token.tag_ in ("NNP", "NNPS", "PRP") and token.dep_ not in ("poss", "compound")
        if named and not is_day(token):
            return of_whom(token)
    return None
