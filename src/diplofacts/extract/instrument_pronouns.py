"""Pronouns that mean an instrument: `It was signed in 1997`, `A has signed it` (codebook section 5)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .document import Sentence
from .instrument_clauses import said_near
from .instrument_nouns import nouns
from .instruments import Instrument
from .lexicons import rows
from .mentions import Mention
from .reading import Reading

if TYPE_CHECKING:
    from .words import Token

_OBJECTS = ("dobj", "obj", "nsubjpass")
_PRONOUNS = frozenset({"it", "they", "them"})


def find_pronouns(reading: Reading, kept: Sequence[Mention]) -> Iterator[tuple[Instrument, Mention]]:
    """Each pronoun that something is signed or ratified by, with the instrument told just before it.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined.
    """
    document = reading.document
    for sentence in document.sentences if kept else ():
        if sentence.heading or sentence.forms.isdisjoint(_PRONOUNS):
            continue
        if _deeds().keys().isdisjoint(sentence.forms):
            continue
        for token in document.doc[sentence.first : sentence.last + 1]:
            if token.folded not in _PRONOUNS or not _is_of_instrument(token):
                continue
            owner = _owner(reading, kept, token.idx, plural=token.folded != "it")
            if owner is not None:
                span = document.span([token])
                yield (
                    evolve(
                        owner.instrument,
                        noun=token,
                        title=span,
                        phrase=span,
                        sentence=sentence,
                        named=owner.named,
                        definite=True,
                        other=False,
                        quoted=False,
                    ),
                    owner,
                )


@functools.cache
def _deeds() -> dict[str, dict[str, frozenset[str]]]:
    """The verbs (lemmas) of what is done to instruments alone: what the instrument is to each, and the words
    of which one must stand beside (`It took effect`, `ran out`, `fell apart`; not `It took part`).
    """
    out: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("pronoun_deeds"):
        out.setdefault(row["lemma"], {})[row["as"]] = frozenset(row["with"].split("|") if row["with"] else ())
    return out


def _is_of_instrument(token: Token) -> bool:
    """Whether something is done to what a pronoun means that is done to instruments alone."""
    verb, part = token.head, "subject"
    if token.dep_ in _OBJECTS:
        part = "object"
    elif token.dep_ == "pobj":
        part = "link"
        while verb.pos_ in ("ADP", "ADV", "PART") and verb.head.i != verb.i:
            verb = verb.head
    elif token.dep_ != "nsubj":
        return False
    beside = _deeds().get(verb.base, {}).get(part) if verb.tag_[:2] == "VB" else None
    return beside is not None and (not beside or not beside.isdisjoint(said_near(verb)))


def _owner(reading: Reading, kept: Sequence[Mention], at: int, plural: bool) -> Mention | None:
    """The instrument told last before ``at``, in the same paragraph or the sentence before."""
    told = [(w, k) for k in kept for w in k.wholes if w.start < at and k.instrument.plural == plural]
    if not told:
        return None
    last = max(w.start for w, _ in told)
    document = reading.document
    here, before = document.sentence_of(at), document.sentence_of(last)
    if here is None or before is None:
        return None
    found = list({id(k): k for w, k in told if w.overlaps(before.span)}.values())
    if len(found) != 1 or _is_about_another(reading, before, found[0]):
        return None
    near = document.paragraph_of(at) == document.paragraph_of(last)
    return found[0] if near or document.number_of(here) - document.number_of(before) <= 1 else None


def _is_about_another(reading: Reading, sentence: Sentence, owner: Mention) -> bool:
    """Whether the subject of a sentence is some other one (`The amendment adds rights to the pact`)."""
    own = {t.base for t in reading.document.tokens(owner.title)}
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and t.base in nouns() and t.base not in own
        for t in reading.document.doc[sentence.first : sentence.last + 1]
    )
