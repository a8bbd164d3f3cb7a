"""Mentions of one instrument joined: `the agreement`, its name again, another name for the same signing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ..candidates import INFERRED
from ..spans import Span
from . import events
from .acts import AGREED, ENDED, IN_FORCE, NEGOTIATED, ORDER, PLANNED, SIGNED, SUSPENDED
from .governors import subtree_of
from .instrument_clauses import made_by_others
from .instrument_dates import YEAR
from .instrument_nearness import (
    are_compatible,
    are_two,
    describes,
    fits,
    is_aside,
    is_described_ahead,
    is_earlier,
    is_listed,
    is_near,
    is_papers,
    is_same_truce,
    is_within,
    overlap,
)
from .instrument_nouns import nouns
from .instrument_words import content, owner_words, words_behind
from .instruments import Instrument, goes_on, points_back
from .lexicons import fold, word_set
from .mentions import Mention
from .reading import Reading

#: What stands between two names of one thing (`the Statute of the River, a treaty`).
_APPOSED = re.compile(r",[ \n]+(?:an?|the)[ \n]")
#: What leads to the other name of one thing.
_CALLED = re.compile(r"\A[^.;]*\b(?:known|referred[ \n]to)[ \n]+as[ \n]+(?:the[ \n]+)?\Z")
_CALLED_REACH = 120
#: Words that tell of one signed beside or before what was told.
_BESIDE = frozenset({"also", "already", "additionally", "further", "moreover", "previously"})
#: Words for one and the same in a name (`the Louvre accord`, `the Louvre agreement`).
_SAME_THING = frozenset({"agreement", "accord", "pact", "deal"})
#: By what one becomes a party, whatever is told of its signing (lemmas).
_JOINING = frozenset({"join", "rejoin"})
_MADE = frozenset({"signed", "in_force", "ratified"})
#: A mention looks back over at most so many instruments.
REACH = 60


def antecedent(reading: Reading, new: Mention, kept: Sequence[Mention]) -> Mention | None:
    """The instrument that a mention names again: `the agreement`, its name, another name for the same act."""
    i = new.instrument
    if _is_of_topic(i) or made_by_others(i.noun):
        return None
    words = content(reading, new.instrument)
    own = {fold(i.noun.lemma_), *word_set("anaphoric_modifiers")}
    generic = words <= own or (i.definite and words - owner_words(reading, i) <= own)
    for other in reversed(kept[-REACH:]):
        if not i.plural and _are_any(other):
            continue
        theirs = content(reading, other.instrument)
        own_name = goes_on(i.noun) or (i.noun.folded in nouns() and not points_back(i.noun))
        said = new.aliases if own_name else new.aliases | {i.noun.text}
        if are_two(i, other.instrument):
            continue
        if other.aliases & said or _same_name(reading, new, other):
            return other
        if _is_beside(reading, i, other.instrument) or is_aside(i, other.instrument):
            return other
        if _is_told_ahead(reading, new, other) or _is_full_name(reading, new, other):
            return other
        if _is_named_late(reading, new, other) or _is_named_next(reading, new, other):
            return other
        if is_described_ahead(reading, new, other):
            return other
        if describes(reading, new, other) or _is_of_year(reading, new, other):
            return other
        if _is_paper(reading, new, other):
            return other
        if _is_same_peace(reading, new, other) or is_same_truce(reading, new, other):
            return other
        if i.named or i.other or not fits(reading, new, other) or is_one_more(new):
            continue
        if is_within(i, other.instrument) or _is_of_other_topic(reading, i, other.instrument):
            continue
        if not i.definite and (other.instrument.noun in i.noun.conjuncts or is_listed(i, other.instrument)):
            continue  # `signed a memorandum of understanding and a memorandum of cooperation`
        if i.definite and new.status == PLANNED and new.signed and other.status in _MADE:
            continue  # `signed a plan of consultations ... the programme, which is to be signed in June`
        if i.definite and not i.plural and generic:
            if fold(i.noun.lemma_) in theirs or are_compatible(new, other):
                found = _signed_about(reading, new, other, kept) or _twin(reading, new, other, kept)
                return found or _of_kind(reading, new, other, kept) or other
        elif i.definite and is_papers(new, other):
            return other  # `will sign an accord ... will sign the protocols in X`
        elif i.definite and i.plural and words == theirs and len(words) >= 2 and not other.named:
            if are_compatible(new, other):
                return other  # `a loan agreement ... the loan agreements of five projects`
        elif i.definite and i.plural and generic and other.instrument.plural and not other.named:
            if are_compatible(new, other):
                return other  # `signed several cooperation agreements ... the agreements were signed`
        elif i.definite and not i.plural and are_compatible(new, other):
            shared = words & (theirs | words_behind(reading, other.instrument))
            if shared - {fold(i.noun.lemma_)} or _same_act(reading, new, other):
                return other
        elif (
            not i.definite
            and (not i.plural or (other.instrument.plural and words == theirs and new.keys() == other.keys()))
            and new.keys()
            and are_compatible(new, other)
            and (words <= theirs or theirs <= words)
        ) and (not (new.signed and other.signed) or new.signed[0] == other.signed[0]):
            if is_earlier(reading, new, other) or _is_further(reading, new, other):
                continue
            told = new.signing is not None and reading.document.quote_at(i.noun.idx) is None
            if other.instrument.plural and not i.plural and told:
                continue  # `signed several agreements ... They signed an agreement on X`
            return other
    return None


def _is_of_topic(i: Instrument) -> bool:
    """`a plant, the agreement on which was signed in May`: its topic makes it another one."""
    behind = i.noun.doc[i.noun.i + 1 : i.noun.i + 3]
    return [t.folded for t in behind[1:]] == ["which"] and behind[0].folded in ("on", "for", "about")


def _are_any(other: Mention) -> bool:
    """Whether they are none in particular (`the liberalisation of air services agreements`)."""
    i = other.instrument
    return i.plural and not (i.definite or i.named or other.parties or other.signing is not None)


def _is_further(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether another one is still being made (`continue negotiating a final peace agreement`)."""
    more = content(reading, new.instrument) - content(reading, other.instrument)
    done = other.signing is not None or other.status == AGREED
    return bool(more) and done and new.status in (NEGOTIATED, PLANNED)


def _is_of_other_topic(reading: Reading, i: Instrument, other: Instrument) -> bool:
    """Whether it is told in full and on something else (`the A Treaty ... an Agreement between X and Y`)."""
    if not i.noun.text[:1].isupper() or i.noun.idx == i.sentence.span.start:
        return False
    links = [c for c in i.noun.rights if c.dep_ == "prep"]
    if not any(c.folded == "between" for c in links):
        return False
    words = i.noun.doc[i.noun.i + 1 : i.noun.sent.end]
    on = next((t for t in words if t.folded in ("on", "concerning", "regarding") and t.dep_ == "prep"), None)
    topic = {t.base for t in subtree_of(on) if t.pos_ in ("NOUN", "PROPN")} if on is not None else set()
    return bool(topic) and topic.isdisjoint(content(reading, other) | words_behind(reading, other))


def _twin(reading: Reading, new: Mention, other: Mention, kept: Sequence[Mention]) -> Mention | None:
    """The one called by the same noun where a sentence told two (`an accord on the deal ... The accord`)."""
    noun = new.instrument.noun.base
    if other.instrument.noun.base == noun:
        return None
    here = [k for k in kept[-REACH:] if k.instrument.sentence is other.instrument.sentence]
    alike = (k for k in here if k.instrument.noun.base == noun and not k.named)
    return next((k for k in alike if fits(reading, new, k)), None)


def _signed_about(reading: Reading, new: Mention, other: Mention, kept: Sequence[Mention]) -> Mention | None:
    """What was signed, where a sentence tells of what as well (`signed a protocol to the A Treaty ... X and Y
    signed the accord`).
    """
    if new.signing is None or other.signing is not None or new.instrument.noun.text[:1].isupper():
        return None
    about = {t.i for t in itertools.islice(other.instrument.noun.ancestors, 6)}
    here = (k for k in kept[-REACH:] if k.instrument.sentence is other.instrument.sentence)
    here = (k for k in here if fits(reading, new, k))
    return next((k for k in here if k.signing is not None and k.signing.word.i in about), None)


def _of_kind(reading: Reading, new: Mention, other: Mention, kept: Sequence[Mention]) -> Mention | None:
    """The one of its kind told before a general one (`a truce ... an earlier deal ... The truce`)."""
    if new.kind in (other.kind, "agreement"):
        return None
    alike = (k for k in reversed(kept[-REACH:]) if k.kind == new.kind and not k.instrument.plural)
    return next((k for k in alike if fits(reading, new, k)), None)


def is_one_more(new: Mention) -> bool:
    """Whether it is made beside what was told before (`A also signed an accord`, `also concluded a pact`)."""
    if new.instrument.definite:
        return False
    made = (a.word for a in new.acts if a is new.signing or a.status == AGREED)
    return any(c.folded in word_set("adding_words") for word in made for c in word.children)


def _is_beside(reading: Reading, i: Instrument, other: Instrument) -> bool:
    """Whether one name stands in apposition to the other: `the A Accord, a peace deal`, `X is a treaty`."""
    noun = i.noun
    if noun.dep_ == "appos" and noun.head.i == other.noun.i and noun.base in word_set("paper_nouns"):
        return True  # `signed a memorandum, a document that sets out`
    called = reading.document.text[other.title.end : i.title.start][-_CALLED_REACH:]
    if i.sentence is other.sentence and _CALLED.search(called):
        return True  # `the Agreement on Trade, also known as the Trade Pact`
    if i.named == other.named:
        return False
    for end in {other.title.end, other.phrase.end}:
        # `the 2002 ceasefire with the rebels, a truce that`
        between = reading.document.text[end : end + 12]
        if 0 < i.title.start - end <= 12 and _APPOSED.match(between):
            return True
    if noun.dep_ == "attr":
        return any(c.dep_ == "nsubj" and c.i == other.head.i for c in noun.head.children)
    if noun.dep_ == "pobj" and fold(noun.head.text) == "as" and noun.head.head.dep_ in ("acl", "relcl"):
        # `a deal known as the A Accord`
        return noun.head.head.head.i == other.noun.i
    # `three agreements related to the Treaty: an agreement on A, an agreement on B`: the parser may join them
    listed = ":" in reading.document.text[other.title.end : i.title.start]
    owned = any(c.dep_ == "poss" for c in noun.lefts)  # `the A Treaty, B's nuclear programme`
    return noun.dep_ == "appos" and noun.head.i in (other.noun.i, other.head.i) and not (listed or owned)


def _is_named_late(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether a name tells which one was left: `quits a pact with A ... the notice of leaving the X Pact`."""
    same_noun = new.keys() == other.keys() and new.instrument.noun.folded == other.instrument.noun.folded
    return (
        new.named
        and not other.named
        and (same_noun or (not (new.keys() or other.instrument.plural) and new.status == other.status))
        and other.status in (SUSPENDED, ENDED)
        and are_compatible(new, other)
        and is_near(reading, new, other)
    )


def _is_named_next(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether a name tells what was signed (`A and B signed a treaty ... X and Y signed the C Treaty`)."""
    i = new.instrument
    if not new.named or other.named or i.plural or other.instrument.plural or i.noun.dep_ == "conj":
        return False
    if len(new.keys()) < 2 or not are_compatible(new, other) or i.noun.text in other.aliases:
        return False
    if new.signing is None or any(c.folded in _BESIDE for c in new.signing.word.children):
        return False
    own = {other.instrument.noun.base, *word_set("anaphoric_modifiers")}
    words = content(reading, other.instrument) - own - owner_words(reading, other.instrument)
    shared = words & (content(reading, i) | words_behind(reading, i))
    if not (shared or not words) or other.signing is None or not other.keys() <= new.keys():
        return False
    same_day = not (new.signed and other.signed) or overlap(new.signed[0], other.signed[0])
    return same_day and is_near(reading, new, other)


def _is_told_ahead(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether `the agreement` of an opening is told in full only later (`A, B and C signed a memorandum`)."""
    ahead = other.instrument
    return (
        ahead.definite
        and not (ahead.named or ahead.plural or other.signing or other.signed)
        and content(reading, ahead) <= {ahead.noun.base, *word_set("anaphoric_modifiers")}
        and new.signing is not None
        and not (new.instrument.definite or new.instrument.plural or new.named)
        and len(new.keys()) >= 2
        and new.keys() == other.keys()
        and are_compatible(new, other)
    )


def _is_full_name(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether a name spells out what was told before (`a free trade deal ... the A-B Free Trade Deal`)."""
    if not new.named or other.named or other.instrument.plural or not _are_alike(new, other):
        return False
    if new.instrument.definite and new.signatories and _same_act(reading, new, other):
        return True  # `A and B signed a pact ... X of A and Y of B signed the Status of Forces Agreement`
    said = content(reading, other.instrument) - word_set("anaphoric_modifiers") - {"proposed", "propose"}
    i = new.instrument
    own = (content(reading, i) - owner_words(reading, i)) | words_behind(reading, i)
    dated = YEAR.search(new.title.of(reading.document.text)) is not None
    if own <= {i.noun.base} and not dated and new.title.start > other.title.start:
        # `A and B signed a new trade deal ... The A-B Agreement replaces`
        return is_near(reading, new, other)
    return (
        len(said) >= 2
        and said <= content(reading, new.instrument)
        and not (new.signed and other.signed and not overlap(new.signed[0], other.signed[0]))
    )


def _are_alike(new: Mention, other: Mention) -> bool:
    """Whether both have the same two parties, or one and those whom nothing names (`the rebels`)."""
    crowds = [sum(not (a.country or a.organization) for a in x.parties) for x in (new, other)]
    if len(new.keys()) == 1 and any(crowds):
        return new.keys() == other.keys() or other.keys() <= new.keys()
    return len(new.keys()) >= 2 and new.keys() == other.keys()


def _is_paper(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether it is called by what it is written on (`the document was signed in A`)."""
    i = new.instrument
    return (
        i.noun.base in word_set("paper_nouns")
        and i.definite
        and i.plural == other.instrument.plural
        and not (i.named or i.other)
        and other.signing is not None
        and (fits(reading, new, other) or bool(new.keys() & other.keys()))
    )


def _is_same_peace(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether `the peace accord` of one or both sides is the truce told before."""
    i = new.instrument
    if not i.definite or i.plural or new.named or other.named or i.other or not are_compatible(new, other):
        return False
    known = {a.country or a.organization for a in other.parties if a.country or a.organization}
    if not new.keys() or not known or not (new.keys() <= known or known <= new.keys()):
        return False
    peace = word_set("peace_words") | word_set("anaphoric_modifiers")
    said = [content(reading, x) - {x.noun.base} - peace for x in (i, other.instrument)]
    fights = [x.kind == "ceasefire" or "peace" in content(reading, x.instrument) for x in (new, other)]
    same_day = not (new.signed and other.signed) or overlap(new.signed[0], other.signed[0])
    return all(fights) and not any(said) and same_day and not _is_further(reading, new, other)


def _is_of_year(reading: Reading, new: Mention, other: Mention) -> bool:
    """Whether only the year makes a name of it (`a peace accord in 2016 ... the 2016 peace deal`)."""
    both = len(new.keys()) >= 2 and new.keys() == other.keys()
    if not both or new.signed is None or other.signed is None or new.instrument.plural:
        return False
    if not (are_compatible(new, other) and overlap(new.signed[0], other.signed[0])):
        return False
    one, two = (content(reading, x.instrument) - {x.instrument.noun.base} for x in (new, other))
    return one == two and bool(YEAR.search(new.title.of(reading.document.text)))


def _same_name(reading: Reading, new: Mention, other: Mention) -> bool:
    if not (new.named and other.named):
        return False
    one, two = (
        {
            "agreement" if w.removesuffix("s") in _SAME_THING else w
            for w in fold(re.sub(r"[^\w ]", " ", x.title.of(reading.document.text))).split()
            if not YEAR.fullmatch(w)
        }
        for x in (new, other)
    )
    small, large = sorted((one, two), key=len)
    return small <= large and len(small) >= 2 and (new.keys() <= other.keys() or other.keys() <= new.keys())


def _same_act(reading: Reading, new: Mention, other: Mention) -> bool:
    """Another name for what was signed: both are signed, by the same parties, told within three sentences."""
    if new.signing is None or other.signing is None or not new.keys():
        return False
    # `A and four others signed a pact. ... A, B, C, D and E signed the pact on Z`
    more = len(other.keys()) == 1 and other.keys() < new.keys()
    if new.keys() != other.keys() and not more:
        return False
    if new.signed and other.signed and not overlap(new.signed[0], other.signed[0]):
        return False
    return is_near(reading, new, other)


def absorb(kept: Mention, new: Mention) -> None:
    """Take from ``new`` what ``kept`` lacks, the later status, and its words as further evidence."""
    known = kept.keys()
    crowd = any(not (a.country or a.organization) for a in kept.parties)
    more = [a for a in new.parties if a.organization or not crowd]
    if len(known) < 2 or kept.named:
        kept.parties += [a for a in more if (a.country or a.organization) not in {*known, ""}]
        if len(known) < 2 <= len(kept.keys()):
            # `the rebels` are named at last
            kept.parties = [a for a in kept.parties if a.country or a.organization]
    kept.unnamed += new.unnamed
    have = {(*events.actor_key(a), a.capacity) for a in (*kept.signatories, *kept.mediators)}
    kept.signatories += [a for a in new.signatories if (*events.actor_key(a), a.capacity) not in have]
    kept.mediators += [a for a in new.mediators if (*events.actor_key(a), a.capacity) not in have]
    if kept.signed is None or (
        kept.signed[2] == INFERRED and new.signed is not None and new.signed[2] != INFERRED
    ):
        kept.signed = new.signed or kept.signed
    kept.effective = kept.effective or new.effective
    kept.term = kept.term or new.term
    kept.place = kept.place or new.place
    kept.meeting = kept.meeting or new.meeting
    kept.aliases |= new.aliases
    if ORDER.index(new.status) > ORDER.index(kept.status):
        kept.status, kept.status_span = new.status, new.status_span
    if (new.quoted and not kept.quoted and not kept.named) or (new.named and not kept.named):
        kept.title, kept.quoted, kept.named = new.title, new.quoted, new.named
    # `signed a document ... the agreement`, `agreed on a plan ... the deal`: they have any kind
    papers = word_set("paper_nouns") | {"plan"}
    if kept.kind == "agreement" or (kept.instrument.noun.base in papers and new.instrument.firm):
        kept.kind = new.kind if new.instrument.firm or new.quoted else kept.kind
    kept.acts += new.acts
    if kept.status == IN_FORCE and (signing := kept.signing) is not None:
        holding = [a.word.base for a in kept.acts if a.real and a.status == IN_FORCE]
        if holding and set(holding) <= _JOINING:  # `A joins the Accords ... X signed them for A`
            start = signing.word.idx
            kept.status, kept.status_span = SIGNED, Span(start, start + len(signing.word))
    kept.wholes += [w for w in new.wholes if w not in kept.wholes]
