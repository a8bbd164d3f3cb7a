"""Who looked on when an instrument was signed (codebook section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..candidates import Actor
from ..spans import Span
from . import events
from .governors import subtree_of
from .lexicons import fold, word_set
from .reading import PERSON, Reading

if TYPE_CHECKING:
    from .mentions import Mention
    from .words import Token

#: At most so many sentences behind an instrument tell who watched its signing.
_NEAR = 3
_OCCASIONS = frozenset({"signing", "ceremony", "signature"})
_SIGNINGS = frozenset({"signing", "signature"})


def witnesses_of(reading: Reading, act: Token) -> list[Actor]:
    """`with their heads of state present`, `in the presence of X`, `with X as a witness`."""
    out: list[Actor] = []
    for child in act.children:
        if child.dep_ not in ("prep", "mark", "advcl", "acl"):
            continue
        inside = sorted(subtree_of(child), key=lambda t: t.i)
        marks = [t for t in inside if fold(t.text) in word_set("attendance_words")]
        if not marks and child.folded == "with":
            # `with X as a witness`, with `as` hung on the verb
            beside = (c for c in act.rights if c.folded == "as" and c.i == inside[-1].i + 1)
            marks = [g for c in beside for g in c.children if g.folded in word_set("attendance_words")]
        if not marks:
            continue
        mark = marks[0]
        for token in inside:
            before = token.i < mark.i and fold(child.text) == "with" and token.dep_ in ("pobj", "nsubj")
            after = token.i > mark.i and token.dep_ == "pobj" and fold(token.head.text) in ("of", "by")
            if (before or after) and token.i != mark.i and fold(token.text) not in ("state", "government"):
                out += _people(reading, token, mark)
                if out:
                    return out
    if act.base in _SIGNINGS:
        out += _onlookers(reading, act)
    return out


def read_later_witnesses(reading: Reading, kept: Sequence[Mention]) -> None:
    """Add who watched the signing of an instrument, told behind it without naming it (`X and Y witnessed the
    signing`).

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined; those that were signed are changed.
    """
    sentences = reading.document.sentences
    for n, sentence in enumerate(sentences):
        if sentence.heading or sentence.forms.isdisjoint(_OCCASIONS):
            continue
        found = list(_told_in(reading, sentence.span))
        if not found:
            continue
        near = Span(sentences[max(0, n - _NEAR)].span.start, sentence.span.end)
        told = [m for m in kept if m.signing is not None and any(w.start in near for w in m.wholes)]
        if told:
            known = {a.person for a in told[-1].signatories}
            told[-1].signatories += [a for a in found if a.person not in known]


def _told_in(reading: Reading, sentence: Span) -> Iterator[Actor]:
    for noun in reading.document.tokens(sentence):
        if noun.folded not in _OCCASIONS or reading.document.quote_at(noun.idx) is not None:
            continue
        signing = noun.folded in _SIGNINGS or any(c.folded == "signing" for c in noun.lefts)
        if signing and not any(c.dep_ == "prep" and c.folded == "of" for c in noun.rights):
            yield from _onlookers(reading, noun)


def _onlookers(reading: Reading, signing: Token) -> list[Actor]:
    """Those who are told to have watched `the signing`."""
    link = signing.head
    verb = link.head if signing.dep_ == "pobj" and link.folded in ("over", "at") else link
    if verb.base not in word_set("witnessing_verbs") or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return []
    if signing.dep_ == "nsubjpass":
        told = events.objects(verb, ("by",), direct=False)
    elif signing.dep_ in ("dobj", "pobj"):
        told = [c for c in verb.lefts if c.dep_ == "nsubj"]
    else:
        return []
    return [a for t in told for a in _people(reading, t, verb)]


def _people(reading: Reading, token: Token, how: Token) -> list[Actor]:
    span = reading.document.span([how])
    found = (r for r in reading.coreference.resolve(token) if r.kind == PERSON)
    return [events.actor(r, "witness", span, "agreements.witness") for r in found]
