"""Which date of a sentence is the day of what was done with an instrument (codebook section 5)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ..spans import Span
from . import events
from .act import AGREED, verbs
from .acts import Act
from .doers import doers_of
from .events import Clause
from .governors import subtree_of
from .grammar import dateline_end
from .instrument_nouns import nouns
from .instruments import Instrument
from .lexicons import fold, word_forms, word_set
from .parties import as_parties
from .reading import Reading

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

#: So many characters before a noun may its date begin (`the September 17, 2019 signing`).
_BEFORE = 30
#: How far behind the name of what was signed its day is looked for, in characters.
_AFTER = 120
#: What leads to the day of what was listed last.
_AT = (" in ", " on ")
#: By what an encounter is told (`signed it at a ceremony that was held on Monday`).
_TAKING_PLACE = frozenset({"hold", "take", "host"})
_OCCASIONS = frozenset({"ceremony", "meeting", "summit", "visit", "conference", "session", "event"})
_MEANWHILE = frozenset({"when", "as"})
#: What is told between a pact and the day since which it holds.
_EFFECT = re.compile(r"\b(?:effect|effective|force)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_approval(reading: Reading, act: Act, i: Instrument) -> bool:
    """Whether one side alone approves it, whose day is not the one on which it was reached."""
    if act.word.base not in ("approve", "endorse", "pass", "back", "clear"):
        return False
    return len(as_parties(reading, doers_of(reading, act.word, i))) < 2


def own_day(reading: Reading, i: Instrument) -> DateMention | None:
    """The day of one of several that a sentence lists (`signed a pact in 1991 and a declaration in 1992`)."""
    if i.noun.dep_ != "conj" or i.noun.head.i > i.noun.i:
        return None
    days = [d for d in reading.dates_in(i.sentence.span) if d.span not in i.title]
    before = [d for d in days if i.noun.head.idx < d.span.start < i.noun.idx]
    behind = [d for d in days if d.span.start > i.noun.idx]
    if len(before) != 1 or len(behind) != 1:
        return None
    start = behind[0].span.start
    return behind[0] if reading.document.text[start - 4 : start].endswith(_AT) else None


def is_called_off(reading: Reading, i: Instrument) -> bool:
    """Whether the sentence says that a signing was put off: its day is none."""
    if i.sentence.forms.isdisjoint(word_forms("cancelling_words")):
        return False
    # Not what the instrument does (`signed an agreement to scrap visas on Friday`).
    tokens = reading.document.tokens(i.sentence.span)
    own = {t.i for t in subtree_of(i.noun)} | {t.i for t in tokens if _is_of_thing(t, i)}
    words = ["" if t.i in own else t.base for t in tokens]
    pairs = [f"{one} {two}" for one, two in itertools.pairwise(words)]
    return not word_set("cancelling_words").isdisjoint([*words, *pairs])


def _is_of_thing(token: Token, i: Instrument) -> bool:
    """Whether something else is dropped (`A and B dropped tariffs under a deal struck on Friday`)."""
    if token.pos_ != "VERB" or token.base not in word_forms("cancelling_words"):
        return False
    things, dropped = [c for c in token.rights if c.dep_ == "dobj"], word_set("dropped_things")
    return bool(things) and all(c.i != i.head.i and c.pos_ == "NOUN" and c.base in dropped for c in things)


def date_of_act(reading: Reading, act: Act, i: Instrument) -> tuple[str, Span, str] | None:
    """The date of the act's own clause; one that belongs to the main verb of another clause is not it."""
    if act.word.tag_ in ("NN", "VBG") and (day := _day_right_before(reading, act.word)) is not None:
        return day
    if act.word.pos_ in ("NOUN", "PROPN") and act.word.idx < i.title.start:
        # `the signature yesterday in A of the treaty`, wherever the parser hangs the day
        for d in reading.dates_in(Span(act.word.idx, i.title.start)):
            return str(d.edtf), d.span, d.rule
        if (day := _day_of_noun(reading, act)) is not None:
            return day
        if _is_judged(act):
            # `welcomed on Monday the signing of the treaty in A on Sunday`
            end = min(i.sentence.span.end, i.title.end + _AFTER)
            later = reading.dates_in(Span(i.title.end, end)) if i.title.end < end else []
            free = [d for d in later if not (_in_name(reading, d.span) or _is_validity(reading, d.span, i))]
            # `welcomed the announcement of a truce, which took effect on Friday`
            between = reading.document.text[i.title.end : free[0].span.start] if free else ""
            if _EFFECT.search(between):
                return None
            return (str(free[0].edtf), free[0].span, free[0].rule) if free else None
    if (day := _when_day(reading, act)) is not None:
        return day
    clause = Clause(reading, act.word)
    root = act.word.sent.root
    others = (
        [root]
        if root.i != act.word.i
        and root.pos_ == "VERB"
        and act.word.dep_ not in ("xcomp", "dobj", "nsubjpass")
        and not _is_meanwhile(act)
        else []
    )
    found = events.date_of(clause, others)
    above = act.word.head
    if found is None and act.word.dep_ == "pcomp" and above.folded == "by" and above.head.pos_ == "VERB":
        # `ended the dispute on Monday by signing a treaty`: one and the same deed
        found = events.date_of(Clause(reading, above.head), [])
    if found is None and act.status == AGREED and act.word.dep_ == "xcomp" and above.base == "agree":
        # `agreed on Monday to shut its reactor under a deal with B`
        found = events.date_of(Clause(reading, above), [])
    beside = act.word.dep_ == "pobj" and above.folded in ("with", "by") and above.head.tag_ == "VBD"
    if found is None and beside:
        # `cemented their ties on Monday with the signing of a treaty`
        found = events.date_of(Clause(reading, above.head), [])
    if found is None and root.i == act.word.i:
        # The parser hangs the date on the last clause (`signed an accord opening X on Monday`).
        line = dateline_end(reading, clause.sentence.start)
        told = [d for d in reading.dates_in(clause.sentence) if d.span.start >= line]
        told = [d for d in told if not _in_name(reading, d.span)]
        found = told[0] if len(told) == 1 and not _is_in_relative(reading, told[0].span, act) else None
    if found is None or _in_name(reading, found.span) or _is_validity(reading, found.span, i):
        return None
    if _is_of_other_time(reading, found.span, act, i) or ".." in str(found.edtf):
        return None  # `during the visit, his first since 2005`
    if not act.starts and _begins(reading, found.span):
        return None  # `agreed to a truce from Friday`
    first, last = found.edtf.earliest, found.edtf.latest
    if act.real and not act.future and (first is None or first > reading.document.article.published):
        # `have signed a pact to end the conflict by 2016`, `agreed a truce, to start on Friday`
        return None
    if act.future and last is not None and last < reading.document.article.published:
        # What is still to come was not done on a day gone by.
        return None
    return str(found.edtf), found.span, found.rule


def _day_right_before(reading: Reading, word: Token) -> tuple[str, Span, str] | None:
    """The date whose deed a noun is, whatever the parser hangs it on (`by the April signing of a pact`)."""
    if not word.idx:
        return None  # a text without a header that begins with the word
    text = reading.document.text
    for d in reading.dates_in(Span(max(0, word.idx - _BEFORE), word.idx)):
        if d.edtf.earliest and text[d.span.end : word.idx].strip() in ("", "'s", "\u2019s", "'", "\u2019"):
            return str(d.edtf), d.span, d.rule
    return None


def _day_of_noun(reading: Reading, act: Act) -> tuple[str, Span, str] | None:
    """The day to which a noun belongs (`today's announcement of a truce`, `Monday's signing of it`)."""
    for owner in act.word.lefts:
        if owner.dep_ in ("poss", "nmod", "npadvmod", "compound") and owner.i < act.word.i:
            day = next((d for d in reading.dates_in(reading.document.span([owner])) if d.edtf.earliest), None)
            if day is not None:
                return str(day.edtf), day.span, day.rule
    return None


def _is_in_relative(reading: Reading, span: Span, act: Act) -> bool:
    """Whether a day before the act is that of a clause on whoever acts (`A, which fell out with B in 1979,
    brokered it`).
    """
    if span.start > act.word.idx:
        return False
    above = itertools.islice(reading.document.token_at(span.start).ancestors, 8)
    return any(t.dep_ == "relcl" for t in itertools.takewhile(lambda t: t.i != act.word.i, above))


def _is_meanwhile(act: Act) -> bool:
    """Whether the main clause tells it in other words (`The war ended on Friday when A signed it`)."""
    verb = act.word
    if verb.dep_ != "advcl" or verb.head.tag_ != "VBD":
        return False
    if verb.tag_ == "VBG" and verb.i > verb.head.i and verb.nbor(-1).text == ",":
        return True  # `A and B made peace on Friday, signing a pact`
    if verb.tag_ != "VBD":
        return False
    marks = (c.folded for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return not _MEANWHILE.isdisjoint(marks)


def _when_day(reading: Reading, act: Act) -> tuple[str, Span, str] | None:
    """The day on which a clause hangs (`on Monday, when A and B signed it`)."""
    verb = act.word
    if verb.dep_ != "relcl" or not act.real or act.future:
        return None
    if not any(c.folded == "when" for c in verb.children):
        return None
    sentence = Span(verb.doc[verb.sent.start].idx, verb.idx)
    day = next((d for d in reading.dates_in(sentence) if verb.head.idx in d.span), None)
    return (str(day.edtf), day.span, day.rule) if day is not None else None


def _is_judged(act: Act) -> bool:
    """Whether somebody only says what he thinks of it (`hailed the signing of`)."""
    verb = act.word.head
    return act.word.dep_ in ("dobj", "obj") and verb.base in word_set("welcoming_verbs")


def _is_validity(reading: Reading, span: Span, i: Instrument) -> bool:
    """Whether a date says for what time something holds (`a plan for 2024-2028`), or belongs to the name."""
    before = fold(reading.document.text[max(0, span.start - 14) : span.start])
    return (
        span in i.title
        or before.endswith((" for", " for the period", " until", " till", " from", " since"))
        or before.endswith(("beginning", "starting"))
        or before.endswith(("as of", "beginning on", "starting on", "effective on", "effective"))
        or (YEAR.fullmatch(span.of(reading.document.text)) is not None and _is_of_noun(reading, span))
    )


def _begins(reading: Reading, span: Span) -> bool:
    """Whether a day is the one from which something is to hold."""
    before = fold(reading.document.text[max(0, span.start - 16) : span.start])
    return before.rstrip().endswith((" from", " starting", " beginning", " starting on", " beginning on"))


def _is_of_other_time(reading: Reading, span: Span, act: Act, i: Instrument) -> bool:
    """Whether a date belongs to what comes before or after (`signed before the old one expires on May 3`), or
    to what a clause says of something else (`signed after talks that began in May`).
    """
    for node in itertools.islice(reading.document.token_at(span.start).ancestors, 8):
        if node.i == act.word.i:
            return False
        if node.dep_ == "advcl" and any(
            c.dep_ == "mark" and fold(c.text) in word_set("time_clause_words") for c in node.children
        ):
            return True
        if node.dep_ == "relcl" and node.head.base in nouns() and node.base in word_set("lasting_verbs"):
            return True  # `signed a deal that expires in May`
        clause = node.dep_ == "relcl" or (node.dep_ == "acl" and node.tag_ == "VBN")
        own = node.head.i in (i.noun.i, i.head.i) and node.base not in verbs()
        aside = clause and node.i > act.word.i and not own
        held = node.base in _TAKING_PLACE and node.head.base in word_set("talk_nouns") | _OCCASIONS
        if aside and not held:
            return True
    return False


def _is_of_noun(reading: Reading, span: Span) -> bool:
    """Whether a bare year hangs on an instrument, not on what is done with it (`a plan for work in 2023`)."""
    link = reading.document.token_at(span.start).head
    past = span.of(reading.document.text) <= str(reading.document.article.published.year)
    if past and link.folded == "in" and link.head.base in nouns() and link.head.i + 1 == link.i:
        return False  # `made peace by a treaty in 1904`
    for node in itertools.islice(reading.document.token_at(span.start).ancestors, 8):
        if node.pos_ in ("VERB", "AUX"):
            return False
        if fold(node.lemma_) in nouns():
            return True
    return False


def _in_name(reading: Reading, span: Span) -> bool:
    """Whether a year is part of a name (`the 2009 Air Services Agreement`)."""
    token = reading.document.token_at(span.start)
    return bool(YEAR.fullmatch(span.of(reading.document.text))) and token.dep_ in (
        "nummod",
        "compound",
        "nmod",
    )
