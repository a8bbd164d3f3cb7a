"""Announced joint measures: a flight link, a joint committee, an exchange (codebook section 5)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, NORMALIZED, AgreementCandidate, Support, candidate_id
from ..spans import Span
from . import events
from .acts import AGREED, PLANNED, is_future, is_negated, is_wished
from .document import Sentence
from .events import Clause
from .lexicons import fold, rows, word_set
from .parties import as_parties
from .reading import Reading, Referent
from .whom import whom

if TYPE_CHECKING:
    from spacy.tokens import Token

WHOLE = 400
#: How many words before a noun are looked through for its modifiers.
_BEFORE = 8


def find_arrangements(reading: Reading) -> Iterator[AgreementCandidate]:
    """The joint measures that the article announces: `a direct flight between A and B`."""
    document = reading.document
    seen: set[tuple[str, frozenset[str]]] = set()
    for sentence in document.sentences:
        if sentence.heading:
            continue
        for token in document.doc[sentence.first : sentence.last + 1]:
            found = _read(reading, token, sentence) if token.pos_ in ("NOUN", "PROPN") else None
            if found is not None:
                key = (fold(token.lemma_), frozenset(a.country or a.organization for a in found.actors))
                if key not in seen:
                    seen.add(key)
                    yield found


@functools.cache
def _measures() -> dict[str, tuple[frozenset[str], ...]]:
    """The modifiers that make each noun a joint measure, one set a row; an empty set asks for none."""
    out: dict[str, list[frozenset[str]]] = {}
    for row in rows("arrangements"):
        out.setdefault(row["noun"], []).append(frozenset(row["modifiers"].split("|")) - {""})
    return {noun: tuple(found) for noun, found in out.items()}


def _is_measure(noun: Token) -> bool:
    words = [fold(noun.text), fold(noun.lemma_)]
    if noun.i and noun.nbor(-1).head.i == noun.i:
        # `border crossing`
        words += [f"{fold(noun.nbor(-1).text)} {w}" for w in words]
    asked = next((_measures()[w] for w in words if w in _measures()), ())
    if not asked:
        return False
    before = noun.doc[max(noun.left_edge.i, noun.i - _BEFORE) : noun.i]
    said = {fold(t.text) for t in before}
    said |= {
        fold(g.text) for c in noun.children if c.dep_ == "prep" and fold(c.text) == "of" for g in c.children
    }
    return any(not modifiers or modifiers & said for modifiers in asked)


def _read(reading: Reading, noun: Token, sentence: Sentence) -> AgreementCandidate | None:
    document = reading.document
    if not _is_measure(noun):
        return None
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    act = head.head
    if head.dep_ not in ("nsubjpass", "dobj", "nsubj") or act.lemma_.casefold() not in word_set(
        "opening_verbs"
    ):
        return None
    if is_wished(act) or is_negated(act):
        return None
    referents = [
        r for t in events.objects(noun, ("between", "with", "among"), direct=False) for r in whom(reading, t)
    ]
    if not referents:
        links = [t for t in noun.subtree if t.dep_ == "prep" and fold(t.text) == "between"]
        referents = [r for t in links for g in t.children if g.dep_ == "pobj" for r in whom(reading, g)]
    referents += [r for t in events.objects(act, ("between", "with"), direct=False) for r in whom(reading, t)]
    passive = any(c.dep_ == "auxpass" for c in act.children)
    complete = len(as_parties(reading, referents)) >= 2
    doers: list[Referent] = []
    if not complete and passive:
        doers = [r for t in events.objects(act, ("by",), direct=False) for r in whom(reading, t)]
    elif not complete and head.dep_ == "dobj":
        doers = [r for t in events.subject_tokens(act) for r in whom(reading, t)]
        doers = doers or list(events.subject(reading, act))
    parties = as_parties(reading, [*doers, *referents])
    if len(parties) < 2:
        return None
    agreed = next((t for t in act.ancestors if t.lemma_.casefold() == "agree"), None)
    future = is_future(act) and agreed is None
    status = PLANNED if future else AGREED
    phrase = reading.coreference.phrase(noun)
    title = _title(reading, noun, phrase)
    whole = sentence.span if len(sentence.span) <= WHOLE else phrase.hull(document.span([act]))
    words = " ".join(title.of(document.text).split())
    supports = [
        Support("*", whole, EXPLICIT, "agreements.arrangement"),
        Support("title", title, EXPLICIT, "agreements.title", words),
        Support("kind", title, NORMALIZED, "agreements.arrangement", "arrangement"),
        Support("status", document.span([act]), NORMALIZED, "agreements.arrangement", status),
    ]
    date = events.date_of(Clause(reading, act))
    if date is None:
        told = reading.dates_in(sentence.span)
        date = told[0] if len(told) == 1 else None
    effective = str(date.edtf) if date is not None and future else ""
    if date is not None and effective:
        supports.append(Support("effective", date.span, NORMALIZED, date.rule, effective))
    return AgreementCandidate(
        candidate_id(document.article.source_id, "agreement", title),
        words,
        "arrangement",
        status,
        tuple(parties),
        effective=effective,
        supports=tuple(supports),
    )


def _title(reading: Reading, noun: Token, phrase: Span) -> Span:
    """The noun with its modifiers, without article, numbers and `between ...`."""
    tokens = reading.document.tokens(Span(phrase.start, noun.idx + len(noun)))
    verbs = word_set("opening_verbs")
    return reading.document.span(
        [
            *(
                t
                for t in tokens
                if t.head.i == noun.i and t.dep_ in ("amod", "compound") and fold(t.text) not in verbs
            ),
            noun,
        ]
    )
