"""Finding the words that report speech: `said`, `called for`, `according to`, `announcement`.

A cue word is a line of ``lexicons/cues.csv``. Its ``frames`` say which complements it takes:

- ``clause``: a clause with or without `that`; ``that``: one with `that` or a question word; ``quote``.
- ``inf``: `to` and a verb; ``np``: a noun phrase; ``np+as``, ``np+of``, ``np+to``, ``np+quote``: one that
  goes on with these words; ``np=wish``, ``np=concern``: one headed by a noun of that list; ``pred``: an
  object and what it is called; ``prep-X``: a noun phrase after the preposition.
- ``obj-clause``, ``obj-inf``, ``obj-X``: the same after an object, which is the addressee; ``addressee-inf``:
  the object belongs to the cue's preposition; ``to``: an addressee after `to`.
- ``source``: the noun phrase after it is the speaker, the clause about it the content.

Flags: ``post`` may stand after its content; ``animate`` needs a person, state or organization as speaker;
``outlet`` reports what others do; ``quoted`` stands in `was quoted as saying`; ``scene`` only sets the scene
when it opens a sentence as a participle; ``as`` is a cue in `as X put it` only; ``quoting`` needs some
quoted words in what it takes (cries, thoughts); ``text`` needs a text that speaks (`the statement read`);
``named`` needs a speaker with a name (a crowd that protests says nothing); ``partner`` may have the one with
whom it is shared before its content (`agreed with X on Y`); ``deed`` takes as its object what was done, not
who did it (`congratulated X's election`, not `congratulated X`).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from .document import Document
from .lexicons import rows, word_set

if TYPE_CHECKING:
    from .words import Doc, Token

VERB, NOUN, ADPOSITION, ADJECTIVE = "verb", "noun", "adposition", "adjective"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: What makes a clause in the present one of what may yet come.
_CONDITIONS = frozenset({"if", "unless", "whether", "once", "until"})
#: Within how many tokens a thought that is a statement only by its quotation has one.
_SOON = 16
_NOBODY = frozenset({"no", "none", "neither", "nobody"})
#: `went on to say`, where the parser did not join the infinitive: it stands so near.
_NEAR = 3
#: Verbs by which speakers lead to what they say (`I want to thank X`).
_WISHING = frozenset({"want", "wish", "like"})
#: Prepositions whose gerund tells what is really said: `by saying`, `after calling for`.
_ASSERTING = frozenset({"by", "with", "in", "as", "after", "before", "while", "when", "besides"})


@frozen
class CueEntry:
    """One line of the lexicon; ``rest`` are the words after the first."""

    lemma: str
    pos: str
    rest: tuple[str, ...]
    frames: frozenset[str]
    flags: frozenset[str]


@frozen(eq=False)
class Cue:
    """A cue word in the text: ``head`` is its verb or noun, ``last`` the index of its last token."""

    entry: CueEntry
    head: Token
    last: int
    passive: bool = False


def _forms(lemma: str, pos: str, listed: str) -> tuple[str, ...]:
    if pos != VERB:
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        return (lemma, plural) if pos == NOUN else (lemma,)
    if listed:
        return (lemma, *listed.split())
    if lemma.endswith("ee"):
        return (lemma, lemma + "s", lemma + "d", lemma + "ing")
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    s = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return (lemma, lemma + s, lemma + "ed", lemma + "ing")


@functools.cache
def _lexicon() -> dict[str, tuple[CueEntry, ...]]:
    """Entries by first word in all its forms, those of most words first."""
    found: dict[str, list[CueEntry]] = {}
    for row in rows("cues"):
        first, *rest = row["cue"].split()
        entry = CueEntry(
            first, row["pos"], tuple(rest), frozenset(row["frames"].split()), frozenset(row["flags"].split())
        )
        for form in _forms(first, row["pos"], row["forms"]):
            found.setdefault(form, []).append(entry)
    return {form: tuple(sorted(es, key=lambda e: -len(e.rest))) for form, es in found.items()}


#: Verbs by which speakers are made to speak.
_ASKING = frozenset({"ask", "question", "press", "quiz"})


def is_passive(token: Token) -> bool:
    """Whether the verb is passive by the parse."""
    if token.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
        return True
    return is_predicate(token)


def is_predicate(token: Token) -> bool:
    """Whether a past participle was read as an adjective: `The importance was underscored`."""
    return (
        token.tag_ == "JJ"
        and token.dep_ == "acomp"
        and token.head.lemma_ == "be"
        and token.lower_.endswith("ed")
    )


def _auxiliaries(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass") and c.i < token.i}


def _is_nobody(subject: Token) -> bool:
    """`No country`, `neither side`, `none of them`: nobody who has said anything."""
    return subject.lower_ in _NOBODY or any(
        c.lower_ in _NOBODY and c.dep_ in ("det", "cc", "preconj") for c in subject.lefts
    )


def _verb_asserted(token: Token, depth: int = 0) -> bool:
    """Whether the verb tells an utterance that happened, not one that is wished, denied or foreseen."""
    if depth > 8:
        return False
    children = list(token.children)
    if any(c.dep_ == "neg" for c in children) or any(c.tag_ == "MD" and c.dep_ == "aux" for c in children):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") and _is_nobody(c) for c in children):
        return False
    tag, dep, head = token.tag_, token.dep_, token.head
    if dep == "conj" and tag in ("VB", "VBP") and not any(c.dep_ in ("nsubj", "aux") for c in children):
        if tag == "VBP" and head.tag_ == "VB":
            return _verb_asserted(head, depth + 1)  # `will end the war, reject X`
        if head.tag_ in ("VBZ", "VBD") and any(t.tag_ == "TO" for t in token.doc[head.i : token.i]):
            return False  # `it is time for A to end the war, reject X`
    if tag == "VB":
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in children):
            near = dep == "xcomp" or (dep == "advcl" and token.i - head.i <= _NEAR)
            carried = near and head.lemma_ in word_set("continuing_verbs")
            taken = head.lemma_ in word_set("chance_nouns") and head.head.lemma_ in ("take", "use", "seize")
            if dep == "acl" and taken and head.dep_ == "dobj":
                return _verb_asserted(head.head, depth + 1)  # `took the opportunity to thank A for B`
            # `called to congratulate X`, `spoke by phone with X to express Y`
            called = head.tag_ == "VBD" and head.lemma_ in word_set("calling_verbs")
            if dep == "conj" and token.i and token.doc[token.i - 1].lower_ == "to":
                # `to convey X ..., and to reiterate Y`: beside the nearest infinitive that it can go on with.
                first = next((a for a in itertools.islice(token.ancestors, 6) if _is_infinitive(a)), None)
                return first is not None and _verb_asserted(first, depth + 1)
            if _performs(token):
                return True
            return (carried or (called and dep in ("xcomp", "advcl"))) and _verb_asserted(head, depth + 1)
        if "did" in _auxiliaries(token) or any(c.dep_ in ("nsubj", "expl") for c in children):
            return dep != "ccomp" or head.lemma_ not in ("let", "make", "help", "see", "hear")
        if dep == "conj":
            return head.tag_ in ("VBP", "VBZ", "VBD") or (
                head.tag_ in ("VB", "VBG") and _verb_asserted(head, depth + 1)
            )
        return False
    if tag in ("VBN", "VBD") and _is_passive_aside(token, children):
        return bool(_auxiliaries(token))
    if tag == "VBN":
        if any(c.dep_ == "nsubj" and c.i < token.i for c in children) and not _auxiliaries(token):
            return True  # a past tense that the parser took for a participle: it has a subject of its own
        if dep == "acl" and head.dep_ == "ROOT" and any(c.dep_ in ("dobj", "ccomp") for c in children):
            return True  # another one: a participle behind its noun has no object
        return dep not in ("amod", "acl", "advcl") or bool(_auxiliaries(token))
    if tag == "VBG":
        if dep in ("amod", "csubj", "nsubj", "dobj", "pobj", "compound"):
            return False
        if dep == "pcomp":
            added = head.lower_ == "to" and head.head.lower_ == "addition"
            return added or head.lower_ in _ASSERTING
        if dep == "xcomp":
            return head.lemma_ in word_set("continuing_verbs") and _verb_asserted(head, depth + 1)
        if dep == "conj" and head.tag_ in ("VBG", "VB"):
            return _verb_asserted(head, depth + 1)
        return True
    marks = (c.lower_ for c in children if c.dep_ in ("mark", "advmod")) if tag in ("VBZ", "VBP") else ()
    if not _CONDITIONS.isdisjoint(marks):
        return False  # `will join if A agrees to pay`
    return tag in FINITE


def _is_passive_aside(token: Token, children: Sequence[Token]) -> bool:
    """`Asked whether S, he said`, `X, asked if S, said`: what was done to the speaker."""
    subject = next((c for c in children if c.dep_ == "nsubj"), None)
    if subject is None:
        if token.i == token.sent.start and token.lemma_ in _ASKING:
            return True
        return token.dep_ == "advcl" and not any(c.dep_ == "mark" for c in children)
    return token.lemma_ in _ASKING and subject.i == token.i - 2 and token.doc[token.i - 1].text == ","


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _performs(token: Token) -> bool:
    """`is pleased to announce X`, `I want to thank X`: whoever says so does it."""
    joy = token.head
    if joy.lower_ in _WISHING and token.lower_ in word_set("performed_verbs"):
        return _wishes_to(joy)
    if token.dep_ not in ("xcomp", "ccomp", "advcl") or joy.lower_ not in word_set("performing_adjectives"):
        return False
    verb = joy.head if joy.dep_ == "acomp" else joy
    helpers = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg"))]
    if any(t.tag_ == "MD" or t.dep_ == "neg" for t in helpers):
        return False
    return any(t.tag_ in FINITE and t.lemma_ == "be" for t in helpers)


def _wishes_to(verb: Token) -> bool:
    """`I want to`, `we would like to`: a wish of one's own, and no question of what others would like."""
    if any(c.dep_ == "neg" for c in verb.children) or verb.tag_ in ("VBD", "VBN", "VBG"):
        return False
    would = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return own is not None and own.lower_ in ("i", "we") and would == (verb.lower_ == "like")


def _stays_unnamed(token: Token) -> bool:
    """`officials who asked not to be named`: what keeps them unnamed is no statement of theirs."""
    return [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]] == ["not", "to", "be"] and any(
        t.dep_ in ("relcl", "acl") for t in (token, *token.conjuncts)
    )


def _is_cue(token: Token, entry: CueEntry) -> bool:
    if entry.pos == VERB:
        if _stays_unnamed(token):
            return False
        if (
            token.tag_ in ("VBD", "VBN")
            and token.i
            and token.doc[token.i - 1].text == '"'
            and "post" in entry.flags
        ):
            return True
        if token.tag_[:2] == "VB":
            return _verb_asserted(token)
        if token.tag_ == "NNS" and token.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in token.lefts):
            return True  # `The United States thanks the people`, taken for a plural
        # The small model takes past tenses for adjectives and nouns; `that` or a quotation mark decides.
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if token.dep_ == "amod" and any(c.dep_ == "poss" and c.i < token.i for c in token.head.lefts):
            return False  # `our shared "deep" ties`
        return is_predicate(token) or (
            token.lower_.endswith("ed") and token.pos_ != "ADV" and after in ("that", '"')
        )
    if entry.pos == NOUN:
        return token.pos_ == "NOUN"
    return True


def _matches(doc: Doc, token: Token, entry: CueEntry) -> int | None:
    """Index of the last token of ``entry`` beginning at ``token``, or None."""
    at = token.i
    for n, word in enumerate(entry.rest):
        at += 1
        if entry.pos == VERB and n == 0 and at < len(doc) and doc[at].tag_ == "RB":
            at += 1
        if at >= len(doc) or doc[at].lower_ != word:
            return None
    to_do = at + 1 < len(doc) and doc[at + 1].tag_ == "VB" and doc[at].dep_ == "aux"
    if to_do and entry.pos == VERB and entry.rest == ("to",) and "np" in entry.frames:
        return None  # `committed to expand ties`: the infinitive belongs to the verb alone
    if entry.rest[-1:] == ("on",) and any(t.lower_ in word_set("calendar") for t in doc[at + 1 : at + 3]):
        return None  # `called on Friday for X`
    return at


def _is_own_word(document: Document, token: Token) -> bool:
    """Whether a word stands outside quotations, or is with an adverb all that is quoted of a verb."""
    quote = document.quote_at(token.idx)
    if quote is None:
        return True
    words = document.tokens(quote.span)
    alone = words[-1] is token and all(t.tag_ == "RB" for t in words[:-1])
    finite = alone and token.tag_ in ("VBZ", "VBD", "VBP")
    return finite and any(c.dep_ == "nsubj" for c in token.lefts)


def _is_named(token: Token) -> bool:
    """Whether a capitalised word goes on with a name (`Qaboos bin Said`, `Edward Said`)."""
    before = token.doc[token.i - 1] if token.i and token.text[:1].isupper() else None
    return before is not None and before.tag_ in ("NNP", "NNPS") and before.idx + len(before) + 1 == token.idx


def _quotes_soon(document: Document, end: int, last: int) -> bool:
    """Whether a quotation opens among the few tokens behind a cue."""
    return '"' in [t.text for t in document.doc[end + 1 : min(last, end + _SOON) + 1]]


def find_cues(document: Document, first: int, last: int) -> Iterator[Cue]:
    """The cues among the tokens ``first`` to ``last`` (both included) that stand outside quotations."""
    lexicon = _lexicon()
    at = first
    for token in [t for t in document.doc[first : last + 1] if t.lower_ in lexicon]:
        if token.i < at or not _is_own_word(document, token) or _is_named(token):
            continue
        for entry in lexicon[token.lower_]:
            if "quoting" in entry.flags and not _quotes_soon(document, token.i, last):
                continue
            end = _matches(document.doc, token, entry)
            if end is None or end > last or not _is_cue(token, entry):
                continue
            yield Cue(entry, token, end, entry.pos == VERB and is_passive(token))
            if entry.rest:
                at = end + 1
            break
