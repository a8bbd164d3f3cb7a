"""Which words of a sentence may date an encounter, and which day is only that of the report."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import dates
from ..spans import Span
from .grammar import governing_verb
from .lexicons import fold, word_set
from .reading import Reading

if TYPE_CHECKING:
    from ..dates import DateMention
    from .events import Clause
    from .words import Token


#: The rule of a date that counts back from a day to what is told behind it.
TURNED = "dates.unit-turned"


def is_of_report(reading: Reading, mention: DateMention, clause: Clause) -> bool:
    """Whether a date says when an encounter was told of (`X said on Monday that A had met B`)."""
    day = reading.document.token_at(mention.span.start)
    told = next((a for a in [day, *day.ancestors] if a.pos_ == "VERB"), None)
    if told is None or told.i == clause.trigger.i:
        return False
    if told.base in word_set("resolving_verbs"):
        return _is_of_resolve(reading, mention, clause, told)
    named = clause.trigger.dep_ == "dobj" and clause.trigger.head.i == told.i
    if named and told.base in ("confirm", "announce") and day.i < told.i:
        return True  # `The Kremlin on Tuesday confirmed a meeting of A and B`
    known = told.base == "make" and any(c.folded in ("known", "public", "clear") for c in told.children)
    if told.lemma_ not in word_set("telling_verbs") and not known:
        return False
    above = [clause.trigger, *clause.trigger.ancestors]
    content = next((a for a in above if a.head.i == told.i and a.dep_ == "ccomp"), None)
    return content is not None and not any(a.i == content.i for a in day.ancestors)


def _is_of_resolve(reading: Reading, mention: DateMention, clause: Clause, told: Token) -> bool:
    """Whether a day gone by is that on which it was settled to meet (`agreed on Sunday to hold talks`)."""
    first = mention.edtf.earliest
    if told.tag_ not in ("VBD", "VBN") or first is None or first > reading.document.article.published:
        return False
    node = clause.trigger
    while node.dep_ in ("dobj", "conj", "xcomp", "prep", "pobj") and node.head.i > told.i:
        if node.dep_ == "prep" and node.folded != "of":
            return False  # `pledged on Tuesday to do more during talks in X`
        node = node.head
    if node.head.i != told.i or node.i < told.i or node.pos_ not in ("VERB", "AUX"):
        return False
    goal = next((c for c in node.lefts if c.tag_ == "TO"), None)
    return goal is not None and mention.span.end <= goal.idx


def is_of_other_time(clause: Clause, mention: DateMention, home: set[int]) -> bool:
    """Whether a day tells when something else was, since or after which this happened (`met after the
    election last year`), or before which (`Prior to his visit to X, Y said on Thursday`).
    """
    day = clause.reading.document.token_at(mention.span.start)
    turned = _turned(clause)
    if turned is not None:
        return mention.span != turned.span
    if _is_apart(clause) and not any(a.i == clause.trigger.i for a in day.ancestors):
        # `showed restraint ahead of their meeting in X on Friday`: no day to come for what was done
        first, published = mention.edtf.earliest, clause.reading.document.article.published
        to_come = first is not None and first > published and mention.span.start > clause.trigger.idx
        return not to_come or clause.verb is None or clause.verb.tag_ not in ("VBD", "VBN")
    link = clause.head.head if clause.head.dep_ == "pobj" else clause.head
    if link.head.folded in ("connection", "line", "accordance") and day.i < link.i:
        return True  # `Today A and B signed it, building on the gains made in connection with their dialogue`
    if _is_of_clause_before(clause, day) or _is_of_arranging(clause, day) or _is_of_end(clause, day):
        return True
    direct = {day.head.i, day.head.head.i} if day.head.pos_ == "ADP" else set()
    node = day
    for above in day.ancestors:
        if above.i in home:
            return False
        if above.dep_ == "relcl" and above.pos_ == "AUX" and any(c.folded == "who" for c in above.lefts):
            return True  # `will meet X, who was a guest in Y in May`
        if above.dep_ == "prep" and above.folded in ("since", "after") and above.i not in direct:
            return node.dep_ == "pobj"
        node = above
    return False


def _turned(clause: Clause) -> DateMention | None:
    """The date that counts from another one to the encounter (`on Friday, two days after talks in X`)."""
    head = clause.head if clause.trigger.pos_ not in ("VERB", "AUX") else clause.trigger
    link = head.head
    if head.dep_ not in ("pobj", "pcomp") or link.folded not in ("after", "before"):
        return None
    found = (d for d in clause.reading.dates_in(clause.sentence) if d.rule == TURNED)
    return next((d for d in found if link.idx in d.span), None)


def _is_of_arranging(clause: Clause, day: Token) -> bool:
    """Whether an encounter was brought about or made known on a day (`The visit was announced on Monday`,
    `the talks, agreed last week`), which is not the one it was set for (`was announced for Monday`).
    """
    noun = clause.trigger
    day = day.head if day.dep_ in ("amod", "det", "nummod", "compound") else day  # `last week`
    link = day.head if day.dep_ == "pobj" else None
    verb = link.head if link is not None else day.head
    if noun.tag_[:2] != "NN" or (link is not None and link.folded not in ("on", "in", "during")):
        return False
    told = noun.dep_ == "nsubjpass" and noun.head is verb
    told = told or (verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head is noun)
    particles = [f"{verb.base} {c.folded}" for c in verb.children if c.dep_ == "prt"]
    return told and any(w in word_set("arranging_verbs") for w in (verb.base, *particles))


def _is_of_end(clause: Clause, day: Token) -> bool:
    """Whether talks are to end on a day (`the talks, which are scheduled to end on Wednesday`)."""
    verb = next((a for a in day.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.base not in ("end", "conclude", "finish") or verb.tag_ in ("VBD", "VBN"):
        return False
    above = verb.head if verb.dep_ == "xcomp" else verb
    noun = clause.trigger
    ends = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i in (verb.i, above.i)
    return noun.folded in word_set("talk_nouns") and (ends or (above.dep_ == "relcl" and above.head is noun))


def _is_of_clause_before(clause: Clause, day: Token) -> bool:
    """Whether a day stands behind the verb of one clause, and the encounter in the next (`was signed on
    Friday, but X disowned it on his return from a visit to Y`).
    """
    verb = next((a for a in day.ancestors if a.pos_ == "VERB"), None)
    if verb is None or day.i < verb.i:
        return False
    above = itertools.chain((clause.trigger,), clause.trigger.ancestors)
    joined = next((a for a in above if a.dep_ == "conj" and a.head is verb), None)
    subjects = ("nsubj", "nsubjpass")
    own = joined is not None and any(c.dep_ in subjects for c in joined.lefts)
    return own and joined is not None and joined is not clause.trigger and day.i < joined.left_edge.i


def _is_apart(clause: Clause) -> bool:
    """Whether the encounter comes before or after what the clause tells, whose day is not its own (`Prior to
    his visit to X, Y said on Thursday`); talks after which somebody speaks are mostly of that day.
    """
    head = clause.head
    if clause.trigger.pos_ in ("VERB", "AUX") or head.dep_ != "pobj":
        return False
    link = head.head
    first = link.head if link.folded in ("to", "of") else link
    if first.folded in word_set("ahead_words"):
        return True
    counted = first.head.base in ("day", "week", "month", "year", "hour")  # `the day after the meeting`
    behind = first.folded in ("after", "following", "since")
    return behind and (counted or clause.trigger.folded in word_set("stay_nouns"))


def day_of_when(clause: Clause, dates: Sequence[DateMention]) -> DateMention | None:
    """The day to which a clause with `when` belongs (`took place in June 2000, when X visited Y`)."""
    verb = clause.verb
    if verb is None or verb.dep_ != "relcl" or not any(c.folded == "when" for c in verb.lefts):
        return None
    return next((d for d in dates if verb.head.idx in d.span and d.span.end < verb.idx), None)


def opens_all(clause: Clause, mention: DateMention) -> bool:
    """Whether a day opens the sentence and dates all that its main verbs tell (`On June 3, A was on a visit
    to X and met B`).
    """
    document = clause.reading.document
    lead = document.text[clause.sentence.start : mention.span.start]
    behind = document.text[mention.span.end : mention.span.end + 1]
    node = clause.verb
    while node is not None and node.dep_ in ("conj", "xcomp") and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
    opens = lead.strip().casefold() in ("", "on", "in", "late on", "earlier on") and behind == ","
    return opens and node is not None and node.dep_ == "ROOT" and document.quote_at(node.idx) is None


def day_of_first(clause: Clause, dates: Sequence[DateMention]) -> DateMention | None:
    """The day that opens a sentence, for what its end adds (`On Monday X met Y, after which he called on Z`,
    `before calling on Z`).
    """
    node = clause.verb
    if node is not None and _closes(clause.head, node):
        above = (d.span for d in dates if clause.reading.document.token_at(d.span.start).head.head is node)
        own = next(above, None)  # `wrapped up his visit on Friday with a meeting with X`
        return next((d for d in dates if d.span == own), None)
    while node is not None and node.dep_ in ("conj", "xcomp") and node.head.pos_ == "VERB":
        node = node.head
    if node is None:
        return None
    links = (c for c in node.lefts if c.dep_ == "prep" and c.folded in ("after", "following"))
    then = node.dep_ == "relcl" and any(g.folded == "which" for c in links for g in c.children)
    then = then or (node.dep_ == "pcomp" and node.tag_ == "VBG" and node.head.folded == "before")
    document, first = clause.reading.document, dates[0] if len(dates) == 1 else None
    if not then or first is None or first.edtf.earliest != first.edtf.latest:
        return None
    lead = document.text[clause.sentence.start : first.span.start].strip().casefold()
    told = node.sent.root.tag_ == "VBD" and first.span.end < node.sent.root.idx < node.idx
    return first if told and lead in ("", "on") else None


def _closes(noun: Token, verb: Token) -> bool:
    """Whether a visit is told to end with the encounter."""
    visit = any(c.dep_ == "dobj" and c.base in word_set("journey_nouns") for c in verb.rights)
    with_it = noun.dep_ == "pobj" and noun.head.folded == "with" and noun.head.head is verb
    return visit and with_it and verb.base in word_set("ending_verbs")


def hangs_before(verb: Token, clause: Clause, mention: DateMention) -> bool:
    """Whether a day stands before the verb to which it belongs (`on Friday cancelled a meeting`)."""
    day = clause.reading.document.token_at(mention.span.start)
    day = day.head if day.dep_ == "pobj" else day
    return day.i < verb.i and verb.i != clause.trigger.i and day.head.i == verb.i


def closed(clause: Clause) -> Span | None:
    """The words of a relative clause, or of one that tells what came before or after, which date it."""
    node = clause.verb
    while node is not None and node.dep_ in ("xcomp", "conj", "ccomp") and node.head.pos_ in ("VERB", "AUX"):
        node = node.head
    if node is None or node.dep_ not in ("relcl", "advcl"):
        return None
    marks = {fold(c.text) for c in node.children if c.dep_ in ("mark", "prep", "advmod")}
    if node.dep_ == "advcl" and not marks & {"after", "before", "since", "until"}:
        return None
    if node.dep_ == "relcl" and any(c.dep_ == "advmod" and fold(c.text) == "where" for c in node.children):
        return None
    if node.dep_ == "relcl" and node.head.pos_ != "PROPN":
        return None
    return clause.reading.document.span([t for t in node.subtree if not t.is_space])


def modifies(reading: Reading, mention: DateMention, noun: Token) -> bool:
    """Whether a date stands right before the noun (`an August trip`, `Today's meeting`)."""
    heads = [(t, t.head) for t in reading.document.tokens(mention.span) if t.i < noun.i]
    # `a May 5 U.S.-Peru Dialogue`: the parser may hang the day on the name before the noun.
    return any(h.i == noun.i or (h.dep_ in ("nmod", "compound") and h.head.i == noun.i) for _, h in heads)


def count_days(reading: Reading, clause: Clause) -> tuple[str, Span, str] | None:
    """`a day after X visited Y`: the day is counted from the one that the main clause tells."""
    verb = clause.verb
    if verb is None:
        return None
    mark = next((c for c in verb.children if c.dep_ == "mark" and fold(c.text) in ("after", "before")), None)
    if mark is None and verb.dep_ == "pcomp" and verb.head.folded in ("after", "before"):
        mark = verb.head  # `A day after meeting X, he held talks on Friday`
    if mark is None:
        return None
    sentence = clause.sentence
    lead = reading.document.text[sentence.start : mark.idx]
    counted = re.search(r"\b(?P<n>a|one|two|three|four|five|\d{1,2})\s+days?\s+$", lead, re.I)
    days = [d for d in reading.dates_in(sentence) if not d.attributive]
    base = [d for d in days if d.span.end <= mark.idx] or (days if len(days) == 1 else [])
    day = base[-1].edtf.earliest if base and len(str(base[-1].edtf)) == 10 else None
    if counted is None or day is None:
        return None
    length = dates.duration_of(f"{counted['n'].lower().replace('a', 'one')} days")
    if not length or not length.startswith("P") or not length.endswith("D"):
        return None
    step = datetime.timedelta(days=int(length[1:-1]))
    value = (day + step if fold(mark.text) == "before" else day - step).isoformat()
    span = Span(sentence.start + counted.start(), mark.idx + len(mark))
    return value, span, "meetings.days-between"


def is_shared(reading: Reading, mention: DateMention, clause: Clause) -> bool:
    """Whether a day stands before the first of two deeds (`On Monday X met Y and addressed Z`)."""
    verb = clause.verb
    if verb is None or verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    day = reading.document.token_at(mention.span.start)
    above = [a for a in day.ancestors if a.pos_ in ("VERB", "AUX")]
    return mention.span.end <= verb.head.idx and bool(above) and above[0].i == verb.head.i


def tells_how(verb: Token) -> bool:
    """Whether a verb only says how they met or who leads them, and has no day of its own: the second noun of
    `met face to face`, which the parser may take for one; `received a team led by X on Monday`.
    """
    if verb.i >= 2 and verb.folded == "face" and verb.nbor(-2).folded == "face":
        return True
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or not any(c.dep_ == "agent" for c in verb.children):
        return False
    return verb.base in word_set("leading_verbs") | word_set("accompanying_verbs")


def governed(verb: Token, day: Token, triggers: set[int]) -> list[int]:
    """The encounters that a verb governs to which a day of its own may belong (`spoke out in a news
    conference on Friday`; not `A recognised B in 2010, and C met D`).
    """
    found = [(c, governing_verb(c)) for c in verb.subtree if c.i in triggers]
    behind = day.i > verb.i
    return [c.i for c, v in found if v is not None and v.i == verb.i and not (behind and _is_told_apart(c))]


def _is_told_apart(verb: Token) -> bool:
    """Whether a clause joined by `and` has a subject of its own."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB":
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ != "PRP" for c in verb.lefts)
