"""An agreement told as a deed, and called one only next (`A and B agreed to X. Under the deal, ...`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..candidates import NORMALIZED, Actor
from ..spans import Span
from . import events
from .acts import AGREED, Act
from .doers import doers_of
from .instrument_dates import date_of_act
from .instrument_words import content
from .lexicons import fold, word_set
from .mentions import Mention
from .modality import is_future, is_modal, is_negated, is_wished
from .parties import as_parties
from .reading import Reading
from .settled_quarrels import is_settled, settling_verbs, what_is_settled
from .trade_sides import traders
from .trades import sale_verbs
from .whom import states_of, whom

if TYPE_CHECKING:
    from .document import Sentence
    from .words import Token

#: `The deal` points to a deed in so many sentences before it, or in the opening of its article.
_REACH, _OPENING = 4, 2
#: The rule of the clause that tells how an agreement was made.
DEED = "agreements.deed"
_VERBAL = ("VERB", "AUX")
#: Nouns that stand for an agreement of any kind where they point to what was agreed on.
_ANY = frozenset({"understanding", "arrangement", "settlement", "compromise", "deal", "agreement"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SALES = frozenset({"contract", "deal", "agreement"})
_DUE = frozenset({"would", "will", "should", "to", "'ll"})
_POINTING = frozenset({"the", "this", "that"})


def take_clause(reading: Reading, m: Mention, kept: Sequence[Mention]) -> bool:
    """Give `the deal` the sides and the day of the clause that tells how it was made.

    Args:
        reading: the article.
        m: a mention that names no instrument told before.
        kept: those told before it.

    Returns:
        Whether there is such a clause.
    """
    i = m.instrument
    if not _points(i.noun) or i.named or i.plural or i.other:
        return False
    if any(c.dep_ == "prep" and c.folded == "of" for c in i.noun.rights):
        return False  # `the agreement of all ten members`
    if not (i.firm or i.noun.base in _ANY) or reading.document.quote_at(i.noun.idx) is not None:
        return False
    said = content(reading, i) - {i.noun.base} - word_set("anaphoric_modifiers")
    printed = {a.country or a.organization for a in m.printed}
    for sentence, verb in _clauses_before(reading, m):
        if any(sentence.span in k.wholes or k.instrument.sentence is sentence for k in kept):
            continue  # what was agreed on there is told already
        if not said <= sentence.forms:
            continue
        parties = _sides(reading, verb, m)
        if len(parties) == 1 and len(printed) == 1:
            parties += [a for a in m.printed if (a.country or a.organization) not in _keys(parties)]
        if len(_keys(parties)) < 2 or not printed <= _keys(parties):
            continue
        if m.signing is not None and len(m.keys()) >= 2 and m.keys() != _keys(parties):
            continue
        act = Act(verb, AGREED, "party", base=AGREED)
        m.parties = parties
        m.acts.append(act)
        if not m.status:
            m.status, m.status_span = AGREED, reading.document.span([verb])
        if m.signed is None and not is_future(verb):
            m.signed = _day(reading, act, m, sentence)
        deeds = (verb, *(c for c in verb.rights if c.dep_ == "xcomp"))  # `agreed to sell jets to A`
        if any(d.base in sale_verbs() for d in deeds) and m.kind == "agreement":
            m.kind = "contract"
        if i.noun.base in _ANY and m.kind in ("memorandum", "arrangement"):
            m.kind = "agreement"
        m.wholes.append(sentence.span)
        m.deed = reading.document.span([verb])
        return True
    return False


def _day(reading: Reading, act: Act, m: Mention, sentence: Sentence) -> tuple[str, Span, str, str] | None:
    """The day of the clause, else the one day gone by that its sentence tells."""
    found = date_of_act(reading, act, m.instrument)
    if found is not None and (_DAY.fullmatch(found[0]) or _hangs_on(reading, found[1], act)):
        return found[0], found[1], NORMALIZED, found[2]
    published = reading.document.article.published
    days = [d for d in reading.dates_in(sentence.span) if _DAY.fullmatch(str(d.edtf))]
    if len(days) != 1 or days[0].span.start < act.word.idx or str(days[0].edtf) > published.isoformat():
        return None
    return str(days[0].edtf), days[0].span, NORMALIZED, days[0].rule


def _hangs_on(reading: Reading, span: Span, act: Act) -> bool:
    token = reading.document.token_at(span.start)
    return token.head.folded == "in" and token.head.head.i == act.word.i  # `agreed in May to`


def _keys(parties: Sequence[Actor]) -> set[str]:
    return {a.country or a.organization for a in parties} - {""}


def _points(noun: Token) -> bool:
    """Whether it points to one known thing (`the deal`, `this accord`, `their agreement`)."""
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    if owners:
        return all(c.folded == "their" for c in owners)
    return any(c.dep_ == "det" and c.folded in _POINTING for c in noun.lefts)


def _clauses_before(reading: Reading, m: Mention) -> Iterator[tuple[Sentence, Token]]:
    """The deeds before a mention that may be an agreement, the nearest first, then those of the opening."""
    document = reading.document
    here = document.number_of(m.instrument.sentence)
    near = [document.sentences[n] for n in range(here, max(-1, here - _REACH - 1), -1)]
    opening = [s for s in document.sentences[:_OPENING] if s not in near]
    for sentence in (*near, *opening):
        if sentence.heading or sentence.forms.isdisjoint(_forms()):
            continue
        end = min(sentence.last, m.instrument.noun.i - 1)
        for token in document.doc[sentence.first : end + 1]:
            if token.pos_ in _VERBAL and token.base in _forms() and _is_deed(reading, token, m):
                yield sentence, token


@functools.cache
def _forms() -> frozenset[str]:
    return frozenset(settling_verbs()) | sale_verbs()


def _is_deed(reading: Reading, verb: Token, m: Mention) -> bool:
    """Whether a clause tells that something was agreed on, or a quarrel settled."""
    if verb.base in sale_verbs():
        return _is_sale(reading, verb, m)
    asked = settling_verbs()[verb.base]
    if asked and not any(is_settled(verb, t) for t in what_is_settled(verb)):
        return False
    if reading.document.quote_at(verb.idx) is not None:
        return False
    if any(t.i == verb.i for t in m.instrument.noun.ancestors) or verb.tag_ == "VBG":
        return False  # the mention is what was agreed on
    if is_wished(verb) or is_negated(verb) or is_modal(verb) or is_future(verb):
        return False
    return bool(asked) or _is_of_deed(verb)


def _is_sale(reading: Reading, verb: Token, m: Mention) -> bool:
    """Whether a clause tells what one side buys of another (`B will supply A with gas. The contract`)."""
    if m.instrument.noun.base not in _SALES or reading.document.quote_at(verb.idx) is not None:
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return False  # `A sells gas to B`, as it always did
    return not (is_wished(verb) or is_negated(verb) or is_modal(verb)) and bool(traders(reading, verb))


def _is_of_deed(verb: Token) -> bool:
    """Whether what was agreed is to be done (`agreed to cut tariffs`, `agreed that it would reopen`), and no
    view that is shared (`agreed that Iran is a threat`), and no yielding to what others ask.
    """
    told = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "prep", "dobj", "nsubjpass", "acl")]
    above = verb.head if verb.dep_ in ("ccomp", "parataxis", "ROOT") else None
    if verb.dep_ == "ROOT" and any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return True  # `Gas will flow from May, the two countries agreed`
    for c in told:
        if c.dep_ == "prep" and fold(c.text) not in ("on", "upon", "to"):
            continue
        if c.dep_ == "ccomp" and c.pos_ in _VERBAL:
            how = any(x.folded in ("how", "when", "where", "who") for x in c.lefts)
            due = any(x.dep_ == "aux" and x.folded in _DUE for x in c.lefts)
            if not (how or due or c.tag_ == "VB"):
                continue
        return True
    return above is not None and verb.dep_ == "parataxis"


def _sides(reading: Reading, verb: Token, m: Mention) -> list[Actor]:
    """Those who agreed, and with whom."""
    found = doers_of(reading, verb, m.instrument)
    if verb.base in sale_verbs():
        return as_parties(reading, [*found, *traders(reading, verb)])
    # `struck a bargain with B`, hung on `bargain`
    held = (verb, *events.objects(verb)) if found else (verb,)
    beside = [t for v in held for t in events.objects(v, ("with", "between"), direct=False)]
    found += [r for t in beside for r in whom(reading, t)]
    if len(states_of(reading, found)) == 1:
        # `agreed to lend B two billion dollars`
        found += [r for c in verb.children if c.dep_ == "xcomp" for r in traders(reading, c)]
    return as_parties(reading, found)
