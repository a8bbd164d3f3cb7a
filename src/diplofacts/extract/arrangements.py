"""Announced joint measures: a flight link, a joint committee, an exchange (codebook section 5)."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT, NORMALIZED, AgreementCandidate, Support, candidate_id
from ..spans import Span
from . import events
from .acts import AGREED, PLANNED
from .document import Sentence
from .events import Clause
from .governors import phrase_of, subtree_of
from .instrument_nouns import firm_nouns
from .lexicons import fold, rows, word_set
from .modality import is_future, is_negated, is_wished
from .parties import as_parties
from .reading import Reading, Referent
from .whom import whom

if TYPE_CHECKING:
    from .words import Token

WHOLE = 400
_TOGETHER = frozenset({"together", "jointly"})
#: The verbs of two sides by which a measure is theirs (`agreed on joint patrols`, `decided to share it`).
_AGREEING = frozenset({"agree", "decide"})
_BUILDING = frozenset({"build", "construct", "lay", "finance", "rebuild", "extend"})
#: The relations by which what is agreed on hangs on its verb.
_DOWN = frozenset({"dobj", "obj", "pobj", "prep", "xcomp", "ccomp", "pcomp", "conj", "nsubjpass", "appos"})
#: The kind of what ends a fight (`agreed to cease hostilities`).
CEASEFIRE = "ceasefire"
#: What is agreed to be ended, moved or marked, by the family of its noun.
_ENDING = (CEASEFIRE, "visas", "troops", "prisoners", "borders")
#: Verbs (lemmas) of ending a duty to hold visas.
_WAIVING = frozenset({"abolish", "lift", "waive", "scrap", "drop", "cancel", "remove", "end", "exempt"})
#: How many words before a noun are looked through for its modifiers.
_BEFORE = 8


def find_arrangements(reading: Reading) -> Iterator[AgreementCandidate]:
    """The joint measures that the article announces: `a direct flight between A and B`."""
    document = reading.document
    seen: set[tuple[str, frozenset[str]]] = set()
    for sentence in document.sentences:
        joint = "joint" in sentence.forms or (
            not sentence.forms.isdisjoint(_AGREEING) and not sentence.forms.isdisjoint(_shared())
        )
        if sentence.heading or not (joint or not sentence.forms.isdisjoint(_measure_forms())):
            continue
        for token in document.doc[sentence.first : sentence.last + 1]:
            may = token.pos_ in ("NOUN", "PROPN") and (joint or _may_measure(token))
            found = _read(reading, token, sentence) if may else None
            if found is not None:
                key = (_family(token), frozenset(a.country or a.organization for a in found.actors))
                if key not in seen:
                    seen.add(key)
                    yield found


@functools.cache
def _shared() -> frozenset[str]:
    return frozenset(word_set("agreed_measures") | word_set("reopening_verbs") | _TOGETHER)


@functools.cache
def _measures() -> dict[str, tuple[frozenset[str], ...]]:
    """The modifiers that make each noun a joint measure, one set a row; an empty set asks for none."""
    out: dict[str, list[frozenset[str]]] = {}
    for row in rows("arrangements"):
        out.setdefault(row["noun"], []).append(frozenset(row["modifiers"].split("|")) - {""})
    return {noun: tuple(found) for noun, found in out.items()}


@functools.cache
def _measure_forms() -> frozenset[str]:
    """The last words of the nouns for joint measures."""
    return frozenset(noun.split()[-1] for noun in _measures())


@functools.cache
def _families() -> dict[str, str]:
    return {r["noun"]: r["family"] for r in rows("arrangements") if r["family"]}


def _family(noun: Token) -> str:
    """The word under which a measure told twice is one (`direct flights`, `air services`)."""
    two = f"{fold(noun.nbor(-1).text)} {noun.base}" if noun.i else noun.base
    return next((_families()[w] for w in (two, noun.base) if w in _families()), noun.base)


def _may_measure(noun: Token) -> bool:
    return noun.folded in _measure_forms() or noun.base in _measure_forms()


def _is_measure(noun: Token) -> bool:
    words = [fold(noun.text), fold(noun.lemma_)]
    if noun.i and noun.nbor(-1).head.i == noun.i:
        # `border crossing`
        words += [f"{fold(noun.nbor(-1).text)} {w}" for w in words]
    asked = next((_measures()[w] for w in words if w in _measures()), ())
    if not asked:
        return False
    before = noun.doc[max(noun.sent.start, noun.i - _BEFORE) : noun.i]
    said = {fold(t.text) for t in before if noun in (t.head, t.head.head)}
    if noun.dep_ == "dobj":
        said.add(noun.head.base)  # `agreed to normalise relations`
    if noun.dep_ == "pobj":
        said.add(noun.head.head.base)  # `agreed to the normalisation of relations`
    said |= {
        fold(g.text) for c in noun.children if c.dep_ == "prep" and fold(c.text) == "of" for g in c.children
    }
    return any(not modifiers or modifiers & said for modifiers in asked)


def _is_joint(noun: Token) -> bool:
    """Whether states agreed to do something jointly (`agreed to hold joint patrols`)."""
    if fold(noun.lemma_) in word_set("vague_measures"):
        return False
    joint = any(fold(c.text) == "joint" for c in noun.lefts) or _is_shared(noun) or _is_done_jointly(noun)
    return joint and _is_agreed(noun)


def _is_done_jointly(noun: Token) -> bool:
    """`agreed to build a bridge together`, `to jointly run a port`"""
    made = noun.dep_ == "dobj" and noun.tag_ in ("NN", "NNS")
    return made and any(c.folded in _TOGETHER and c.dep_ == "advmod" for c in noun.head.children)


def _is_agreed(noun: Token) -> bool:
    """Whether it is what was agreed on, not what that serves (`agreed to meet to promote a joint bid`)."""
    node = noun
    for _ in range(6):
        if node.dep_ not in _DOWN or node.head.i == node.i:
            return False
        node = node.head
        if node.base in _AGREEING:
            return True
    return False


def _is_shared(noun: Token) -> bool:
    """Whether it is what states open or restore together (`agreed to reopen border areas`)."""
    if noun.dep_ == "dobj" and noun.head.base in word_set("reopening_verbs"):
        return noun.pos_ == "NOUN"
    words = [noun.folded, noun.base, *(t.folded for t in noun.lefts if t.dep_ == "compound")]
    shared = any(w in word_set("agreed_measures") for w in words)
    made = noun.head.base in word_set("opening_verbs") or noun.head.base in _BUILDING
    return shared and made and noun.dep_ in ("dobj", "nsubjpass")


def _is_noted(noun: Token, act: Token) -> bool:
    """Whether an exchange that took place is only mentioned (`This followed a prisoner exchange`)."""
    if noun.base not in ("exchange", "swap") or act.tag_ not in ("VBD", "VBZ", "VBN", "VBP"):
        return False
    return act.base in word_set("appraising_verbs") | word_set("sequence_verbs")


def _agreed_on(noun: Token) -> Token | None:
    """The verb of `agreed to the establishment of diplomatic relations`; None for other words."""
    what = noun.head.head
    if noun.dep_ == "pobj" and noun.head.folded in ("to", "on", "upon") and what.base in _AGREEING:
        return what  # `agreed to a joint patrol`
    if noun.dep_ != "pobj" or noun.head.folded != "of":
        return None
    ended = _family(noun) in _ENDING and what.base in word_set("closing_nouns")
    if not ended and what.base not in word_set("opening_nouns") | word_set("opening_verbs"):
        return None
    while what.dep_ == "conj" and what.head.pos_ == "NOUN":
        what = what.head
    link = what.head
    if what.dep_ == "dobj" and what.head.base in ("announce", "agree"):
        return what.head  # `announced the creation of a joint fund`
    on = what.dep_ == "pobj" and link.folded in ("to", "on", "upon") and link.head.base in _AGREEING
    return link.head if on else None


def _settled(noun: Token) -> Token | None:
    """The verb of `agreed on joint patrols`, `agreed to a visa waiver`, `agreed to go ahead with a joint
    survey`; None for other words.
    """
    link, verb = noun.head, noun.head.head
    if noun.dep_ != "pobj":
        return None
    on = link.folded in ("on", "upon", "to") and verb.base in _AGREEING
    by = link.folded in ("with", "in") and verb.dep_ == "xcomp" and verb.head.base in _AGREEING
    return verb if on else verb.head if by else None


def _waived(noun: Token) -> Token | None:
    """The verb of `abolished visas`, `exempted diplomats from visas`; None for other words."""
    from_them = noun.dep_ == "pobj" and noun.head.folded == "from"
    verb = noun.head.head if from_them else noun.head
    done = from_them or noun.dep_ in ("dobj", "nsubjpass")
    return verb if done and _family(noun) == "visas" and verb.base in _WAIVING else None


def _read(reading: Reading, noun: Token, sentence: Sentence) -> AgreementCandidate | None:
    document = reading.document
    joint = _is_joint(noun)
    if not joint and not _is_measure(noun):
        return None
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    act = head.head
    agreed_on = _agreed_on(head) or _settled(head) or _waived(head)
    if agreed_on is not None:
        act = agreed_on
    elif head.dep_ not in ("nsubjpass", "dobj", "nsubj") or not (
        joint
        or (_family(noun) in _ENDING and _is_agreed(noun))
        or act.lemma_.casefold() in word_set("opening_verbs") or _is_noted(noun, act)
    ):
        return None
    if is_wished(act) or is_negated(act) or _is_of_instrument(act):
        return None
    referents = [
        r for t in events.objects(noun, ("between", "with", "among"), direct=False) for r in whom(reading, t)
    ]
    if not referents:
        links = [t for t in subtree_of(noun) if t.dep_ == "prep" and fold(t.text) == "between"]
        referents = [r for t in links for g in t.children if g.dep_ == "pobj" for r in whom(reading, g)]
    referents += [r for t in events.objects(act, ("between", "with"), direct=False) for r in whom(reading, t)]
    passive = any(c.dep_ == "auxpass" for c in act.children)
    complete = len(as_parties(reading, referents)) >= 2
    doers: list[Referent] = []
    if not complete and passive:
        doers = [r for t in events.objects(act, ("by",), direct=False) for r in whom(reading, t)]
    elif not complete and (head.dep_ == "dobj" or agreed_on is not None):
        doers = [r for t in events.subject_tokens(act) for r in whom(reading, t)]
        doers = doers or list(events.subject(reading, act))
    if agreed_on is not None and act.base == "announce":
        doers = doers or [r for t in events.subject_tokens(act) for r in whom(reading, t)]
    if agreed_on is not None and act.base == "announce" and len(as_parties(reading, doers)) < 2:
        return None  # `A announced the restoration of ties with B` alone
    parties = as_parties(reading, [*doers, *referents])
    if len(parties) < 2:
        return None
    above = (act, *itertools.islice(act.ancestors, 12))
    agreed = next((t for t in above if t.base in _AGREEING), None)
    future = is_future(act) and (agreed is None or agreed is act)
    status = PLANNED if future else AGREED
    kind = CEASEFIRE if _family(noun) == CEASEFIRE else "arrangement"
    phrase = phrase_of(reading, noun)
    title = _title(reading, noun, phrase)
    whole = sentence.span if len(sentence.span) <= WHOLE else phrase.hull(document.span([act]))
    words = " ".join(title.of(document.text).split())
    supports = [
        Support("*", whole, EXPLICIT, "agreements.arrangement"),
        Support("title", title, EXPLICIT, "agreements.title", words),
        Support("kind", title, NORMALIZED, "agreements.arrangement", kind),
        Support("status", document.span([act]), NORMALIZED, "agreements.arrangement", status),
    ]
    reached = reading.dates_in(Span(agreed.idx, act.idx)) if agreed is not None and agreed.i < act.i else []
    if agreed is not None and agreed.i == act.i and not future:
        on = events.date_of(Clause(reading, act))
        reached = [on] if on is not None else []  # `agreed on Thursday on joint patrols`
    if reached:
        # `agreed on Thursday to`
        day = reached[0]
        supports.append(Support("signed", day.span, NORMALIZED, day.rule, str(day.edtf)))
    date = events.date_of(Clause(reading, act))
    done = act.tag_ in ("VBD", "VBN") and act.base != "announce" and not future
    if date is not None and agreed is None and done:
        # `established relations on Monday`
        last = date.edtf.latest
        gone = last is not None and last <= document.article.published
        reached = [date] if gone and not date.edtf.is_interval else []
        supports += [Support("signed", d.span, NORMALIZED, d.rule, str(d.edtf)) for d in reached]
    if date is None:
        told = reading.dates_in(sentence.span)
        date = told[0] if len(told) == 1 else None
    last = date.edtf.latest if date is not None else None
    past = last is not None and last <= document.article.published
    effective = str(date.edtf) if date is not None and future and not past else ""
    if date is not None and effective:
        supports.append(Support("effective", date.span, NORMALIZED, date.rule, effective))
    return AgreementCandidate(
        candidate_id(document.article.source_id, "agreement", title),
        words,
        kind,
        status,
        tuple(parties),
        signed=str(reached[0].edtf) if reached else "",
        effective=effective,
        supports=tuple(supports),
    )


def _is_of_instrument(act: Token) -> bool:
    """Whether an agreement does it (`the treaty which restored relations`, `A deal with B will set up`)."""
    if act.dep_ in ("relcl", "acl") and act.head.base in firm_nouns():
        return not any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in act.lefts)
    return any(c.dep_ == "nsubj" and c.base in firm_nouns() for c in act.lefts)


def _title(reading: Reading, noun: Token, phrase: Span) -> Span:
    """The noun with its modifiers, without article, numbers and `between ...`."""
    tokens = reading.document.tokens(Span(phrase.start, noun.idx + len(noun)))
    verbs = word_set("opening_verbs")
    own = [t for t in tokens if t.head.i == noun.i and t.dep_ in ("amod", "compound")]
    own = [t for t in own if fold(t.text) not in verbs]
    # `nuclear-powered`
    own += [t.nbor(-2) for t in own if t.i > 1 and t.nbor(-1).text == "-" and t.nbor(-2).idx >= phrase.start]
    return reading.document.span([*own, noun])
