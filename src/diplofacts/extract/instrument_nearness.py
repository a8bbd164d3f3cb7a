"""What lets two mentions be of one instrument: nearness, kind, days, and a description beside a name."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence

from .. import dates
from ..candidates import Actor
from .acts import AGREED, IN_FORCE, SIGNED
from .cues import FINITE
from .governors import subtree_of
from .instrument_words import content
from .instruments import Instrument
from .lexicons import word_set
from .mentions import Mention
from .reading import Reading

#: How the parser hangs an aside.
_ASIDE = frozenset({"appos", "npadvmod", "dep"})
#: So many words behind its noun does a name end, with what it is on.
_NAME = 8
_MADE = frozenset({SIGNED, AGREED, IN_FORCE})


def is_described_ahead(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether a name follows what the opening only describes (`The last arms treaty between A and B will live
    on. A and B extended the X Treaty`).
    """
    i = other.instrument
    return (
        new.named
        and i.definite
        and not (i.named or i.plural or i.other or new.instrument.plural)
        and new.kind == other.kind
        and len(new.keys()) >= 2
        and new.keys() == other.keys()
        and not any(a.real and a.status for a in other.acts)
        and other.signed is None
        and is_near(reading, new, other)
    )


def describes(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether it only says what the named one is (`quit the A Treaty ... the disarmament pact with B`)."""
    i = new.instrument
    return (
        other.named
        and i.definite
        and not (i.noun.text[:1].isupper() or i.plural or i.other or other.instrument.plural)
        and (not i.named or _is_of_year(reading, i))
        and new.signing is None
        and bool(new.keys() and other.keys())
        and (new.keys() <= other.keys() or other.keys() <= new.keys())
        and not (new.signed and other.signed and not overlap(new.signed[0], other.signed[0]))
        and are_compatible(new, other)
        and is_near(reading, new, other)
    )


def _is_of_year(reading: Reading, i: Instrument) -> bool:
    """Whether only a year is its name (`quit the A Treaty ... leave the 1987 pact`)."""
    words = (t for t in reading.document.tokens(i.title) if t.text[:1].isupper())
    return next(words, None) is None


def is_earlier(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether another one was reached long before that which the article tells as the news."""
    if new.signed is None or other.signed is not None or other.signing is None:
        return False
    if re.fullmatch(r"\d{4}(?:-\d\d)?", new.signed[0]):
        return True  # The news has a day (`had agreed to a truce earlier this year`).
    last = dates.EDTF.parse(new.signed[0]).latest
    return last is not None and (reading.document.article.published - last).days > 7


def is_same_truce(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether an article tells one truce of two sides twice (`agreed to a cessation of hostilities
    ... signed a truce`).
    """
    both = (new, other)
    if any(x.kind != "ceasefire" or x.named or x.instrument.plural or x.instrument.other for x in both):
        return False
    # `the rebels`, whose name is found only later, are one of them.
    sides, others = ({a.country or a.organization for a in x.parties} for x in both)
    if len(sides) < 2 or sides != others or {x.status for x in both} - _MADE:
        return False
    if new.signed and other.signed and not overlap(new.signed[0], other.signed[0]):
        return False
    days = [x.signed[0] for x in both if x.signed is not None]
    if new.instrument.definite or (len(days) == 1 and len(days[0]) < len("2000-01-01")):
        return False  # One of them is of an earlier month or year.
    plain = word_set("peace_words") | word_set("anaphoric_modifiers") | {"cessation"}
    return not any(content(reading, x.instrument) - plain for x in both) and is_near(reading, new, other)


def are_compatible(new: Mention, other: Mention) -> bool:
    """Whether both may be of one kind; `agreement` is a word for any."""
    return new.kind == other.kind or "agreement" in (new.kind, other.kind)


def fits(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether the printed parties agree; who announces or blames a known one need not be its party."""
    if not new.instrument.definite:
        told, known = new.keys(), other.keys()
    else:
        # `The agreement was signed with A's central bank`: a body is on the side of its state.
        bodies = {o.id: o.country for o in reading.organizations if o.kind == "government_body"}
        printed, there = _ids(new.printed), other.keys()
        if printed <= there or there <= printed:
            return True
        told = {bodies.get(key, key) for key in printed} - {""}
        known = {bodies.get(key, key) for key in there} - {""}
    return not told or not other.parties or told <= known or known <= told or len(other.keys()) == 1


def _ids(actors: Sequence[Actor]) -> set[str]:
    return {a.country or a.organization for a in actors}


def overlap(one: str, two: str) -> bool:
    """Whether two EDTF days may be one."""
    return dates.EDTF.parse(one).overlaps(dates.EDTF.parse(two))


def is_near(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether it is told in one of the three sentences behind the other's."""
    sentences = reading.document.sentences
    here = new.instrument.sentence.span.start
    starts = (max(w.start for w in other.wholes if w.start <= here), here) if other.wholes else (here, here)
    first, second = (bisect.bisect_left(sentences, at, key=lambda s: s.span.start) for at in starts)
    return 0 < second - first <= 3


def is_aside(i: Instrument, other: Instrument) -> bool:
    """Whether it only says what was just named (`signed a memorandum on visas, a deal that C opposes`)."""
    noun = i.noun
    if noun.dep_ not in _ASIDE or i.sentence is not other.sentence or other.noun.i > noun.i or i.plural:
        return False
    alone = [c.folded for c in noun.lefts] in (["a"], ["an"]) and noun.base in word_set("bare_names")
    behind = noun.doc[noun.i + 1].folded if noun.i + 1 < noun.sent.end else ""
    return alone and behind in ("that", "which")


def is_papers(new: Mention, other: Mention) -> bool:
    """Whether `the protocols` are the papers of the one accord of the same sides told right before."""
    i = new.instrument
    alone = i.plural and not any(c.dep_ in ("nummod", "amod", "compound") for c in i.noun.lefts)
    papers = alone and (i.noun.base == "protocol" or i.noun.base in word_set("paper_nouns"))
    single = not (other.instrument.plural or other.named)
    same = len(new.keys()) > 1 and new.keys() == other.keys() and new.status == other.status
    return papers and single and same


def is_listed(i: Instrument, other: Instrument) -> bool:
    """Whether each has an article of its own in one sentence (`a statement on A, a declaration on B`)."""
    both = [next((t for t in x.noun.lefts if t.folded in ("a", "an")), None) for x in (i, other)]
    return i.sentence is other.sentence and None not in both


def is_within(i: Instrument, other: Instrument) -> bool:
    """Whether it is only what another is about (`signed an accord to implement the treaty`)."""
    if i.sentence is not other.sentence or i.noun.dep_ in ("appos", "conj", "attr"):
        return False
    return any(t.i == other.noun.i for t in itertools.islice(i.noun.ancestors, 8))


def are_two(one: Instrument, other: Instrument) -> bool:
    """Whether each is told as a new one, on another subject (`signed a memorandum on gas ... signed a
    memorandum on schools`).
    """
    if any(not any(c.folded in ("a", "an") for c in i.noun.lefts) for i in (one, other)):
        return False
    topics = [_topic(i) for i in (one, other)]
    return all(topics) and topics[0].isdisjoint(topics[1])


def _topic(i: Instrument) -> set[str]:
    """The nouns behind the `on` that follows the name; empty where none does."""
    behind = i.noun.doc[i.noun.i + 1 : min(i.noun.sent.end, i.noun.i + _NAME)]
    on = next((t for t in behind if t.folded in ("on", "concerning", "regarding") and t.dep_ == "prep"), None)
    if on is not None and any(t.tag_ in FINITE or t.text == "," for t in on.doc[i.noun.i + 1 : on.i]):
        return set()
    return {t.base for t in subtree_of(on) if t.pos_ in ("NOUN", "PROPN")} if on is not None else set()
