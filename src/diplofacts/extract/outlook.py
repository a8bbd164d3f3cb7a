"""Whether an encounter was held, is planned, proposed or called off, or is only wished for or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span
from . import events
from .events import CANCELLED, HELD, PLANNED, PROPOSED, SUBJECTS, Clause
from .grammar import participles_of
from .lexicons import fold, word_set, words
from .links import asked_with, set_ahead, told_in

if TYPE_CHECKING:
    from .words import Token

#: How far up the parse the words that govern an encounter may stand.
REACH = 9
#: The status of what is denied, refused or only wished for: no encounter.
UNREAL = ""
#: `looks forward to hosting X`: an intention where a day or a place is told, else a wish.
LOOKING = "look"
#: Verbs of having an encounter take place.
_ARRANGING = frozenset({"hold", "convene", "organize", "organise", "arrange", "have", "call", "host"})
_MODALS = frozenset({"should", "must", "may", "might", "could", "can", "ought", "cannot", "need"})
_WILL = frozenset({"will", "'ll", "\u2019ll", "shall", "wo"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
#: Words that look ahead to an encounter, with their preposition.
_AHEAD = frozenset(
    {("ahead", "of"), ("prior", "to"), ("up", "to"), ("run-up", "to"), ("runup", "to"),
     ("advance", "of"), ("eve", "of"), ("preparation", "for"), ("preparations", "for")}
)  # fmt: skip
#: Verbs of leave for what was then done, in the past.
_LETTING = frozenset({"allow", "permit", "enable"})
_INFORMING = frozenset({"brief", "inform", "tell", "update"})
#: Verbs of what one means to do, in whatever setting.
_INTENDING = frozenset({"plan", "intend", "schedule", "expect"})
_NOBODY = frozenset({"neither", "no", "nobody", "none"})
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "relcl", "dobj", "nsubj", "attr"}
)

Outlook = tuple[str, Span | None]


def outlook_of(clause: Clause) -> Outlook:
    """The status of the encounter with the words that say it (None for the default, ``held``).

    The status is :data:`UNREAL` where the clause denies the encounter, makes it a condition or a wish.
    """
    node = clause.trigger
    document = clause.reading.document
    to_be = next((c for c in node.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
    if (
        to_be is not None
        and node.dep_ in ("relcl", "acl")
        and any(c.dep_ == "auxpass" for c in node.children)
    ):
        # `the treaty to be signed in X`
        return PLANNED, document.span([to_be])
    if (ahead := _first_time_ahead(clause)) is not None:
        return PLANNED, document.span([ahead])
    if (will := set_ahead(node)) is not None:
        return PLANNED, document.span([will])
    beside = told_in(clause.verb, node) if node is not clause.verb else None
    node = beside if beside is not None and beside is not clause.verb else node
    lexical = True
    for _ in range(REACH):
        if (found := _said_by(clause, node, lexical)) is not None:
            status, word = found
            return status, (document.span([word]) if word is not None else None)
        up = _next(clause, node)
        if up is None:
            break
        if node.pos_ in ("VERB", "AUX") and _infinitive(node):
            lemma = up.lemma_.casefold()
            directed = lemma in word_set("directing_verbs") and lemma not in word_set("proposing_words")
            if lemma in _LETTING and (up.tag_ == "VBD" or (up.tag_ == "VBN" and _was(up))):
                if any(c.dep_ == "neg" or c.folded == "never" for c in up.children):
                    return UNREAL, None
                node = up
                continue  # `was allowed to see X`: and so he saw him
            told = lemma == "be" and any(c.dep_ == "attr" and c.i < node.i for c in up.rights)
            if lemma == "be" and node.base in _INFORMING and clause.head.dep_ == "pobj":
                return HELD, None  # `was to brief A on the visit of B`
            if not lexical and node.dep_ == "xcomp" and lemma in _INTENDING:
                return PLANNED, document.span([up])  # `plan to discuss it in talks in X`
            if (lemma == "be" and not told) or (directed and lemma not in word_set("unheld_words")):
                return PLANNED, document.span([up])
        # A verb says by its meaning what becomes of its object, not of the occasion on which it is done.
        lexical = lexical and not _is_setting(node)
        node = up
    return HELD, None


def _first_time_ahead(clause: Clause) -> Token | None:
    """The auxiliary by which a first time is still to come (`It will be the first time the two have met`)."""
    verb = clause.verb
    time = verb.head if verb is not None and verb.dep_ in ("relcl", "ccomp", "acl") else None
    if time is None or time.folded not in ("time", "occasion") or time.dep_ != "attr":
        return None
    return next((c for c in time.head.lefts if c.dep_ == "aux" and c.folded in ("will", "would")), None)


def ahead_of(clause: Clause) -> Span | None:
    """The word by which what is told comes before the encounter (`ahead of a meeting of A and B`)."""
    link = clause.head.head
    if clause.head.dep_ != "pobj":
        return None
    before = link.head if link.folded in ("of", "to", "for") else link
    if (before.folded, link.folded) in _AHEAD:
        return clause.reading.document.span([before])
    return None


def _is_setting(node: Token) -> bool:
    """Whether ``node`` is where, when or by whom its verb is done."""
    if node.dep_ == "nsubj":
        return node.head.lemma_.casefold() != "be"
    if node.dep_ == "advcl" and node.tag_ == "VBG" and node.i < node.head.i:
        return True  # `Meeting in X, A and B agreed`
    return node.dep_ == "pobj" and fold(node.head.text) not in ("to", "for", "of", "with", "on")


def _said_by(clause: Clause, node: Token, lexical: bool) -> tuple[str, Token | None] | None:
    """What ``node`` itself, its auxiliaries and its modifiers say of the encounter."""
    lemma = node.lemma_.casefold()
    trigger = clause.trigger
    own = node.i != trigger.i
    if node.pos_ not in ("VERB", "AUX"):
        lacked = node.dep_ == "dobj" and any(c.dep_ == "neg" for c in node.head.children)
        if lacked and any(c.folded == "any" for c in node.lefts):
            return UNREAL, None  # `do not have any plans to meet`
        for child in dict.fromkeys((*node.children, *participles_of(node))):
            if child.i > node.i and child.dep_ != "acl":
                continue
            if child.dep_ == "det" and fold(child.text) == "no":
                return UNREAL, None
            if child.dep_ in ("amod", "acl") and child.lemma_.casefold() in word_set("cancelling_words"):
                return CANCELLED, child
            if child.dep_ in ("amod", "acl") and (
                fold(child.text) in word_set("planning_words")
                or child.lemma_.casefold() in word_set("planning_words")
            ):
                called_off = _called_off(node)
                return (CANCELLED, called_off) if called_off is not None else (PLANNED, child)
            if child.dep_ == "amod" and not own and (child.folded == "recent" or _is_past(child)):
                return HELD, None  # `will discuss the recent summit`, `will build on their last meeting`
            if child.dep_ == "amod" and child.lemma_.casefold() in word_set("proposing_words"):
                return PROPOSED, child
        if not own:
            return None
    if own and lexical and _matches(node, "cancelling_words"):
        judged = _infinitive(node) and node.head.base == "be"
        if judged and any(
            c.dep_ == "acomp" and c.folded not in word_set("planning_words") for c in node.head.children
        ):
            # `it would be unthinkable to cancel the meeting`
            return UNREAL, None
        return CANCELLED, node
    if any(c.dep_ == "neg" for c in node.children) or _nobody(node):
        if node.pos_ not in ("VERB", "AUX"):
            return None
        if own and _is_subject(trigger, node) and lemma in word_set("yielding_verbs"):
            return None
        if own and _is_subject(trigger, node) and lemma in word_set("holding_verbs"):
            return CANCELLED, node
        settled = lemma in ("agree", "decide", "settle", "fix", "set")
        if own and lexical and settled and trigger.pos_ == "NOUN":
            # `have not agreed on a date of the next meeting`
            return UNREAL, None
        return (UNREAL, None) if not own or _governs_event(clause, node) else None
    if node.pos_ in ("VERB", "AUX"):
        for child in node.children:
            if child.dep_ == "mark" and fold(child.text) in _CONDITIONS:
                return UNREAL, None
            if not own and child.dep_ == "advcl" and any(c.folded == "whenever" for c in child.children):
                # `visited X whenever they made a trip to Y`: no single one is told.
                return UNREAL, None
            if child.dep_ == "advmod" and child.folded == "whenever":
                return UNREAL, None
            if not own and node.tag_ in ("VBP", "VBZ") and _is_habit(child):
                return UNREAL, None
        for child in node.children:
            word = child.lemma_.casefold() if child.dep_ == "aux" else ""
            if word in _WILL or word == "would":
                if lemma in word_set("unheld_words"):
                    return UNREAL, None
                if own and lemma in word_set("proposing_words") and not _is_setting(trigger):
                    return PROPOSED, node
                return PLANNED, child
            if word in _MODALS and (not own or _governs_event(clause, node)):
                return UNREAL, None
        if lemma == "be":
            due = next((c for c in node.children if c.dep_ == "acomp"), None)
            word = fold(due.text) if due is not None and due.i > node.i else ""
            if word in word_set("proposing_words") and _is_subject(trigger, node):
                return PROPOSED, due  # `a meeting is possible`
            return (PLANNED, due) if word in word_set("planning_words") else None
    if not own:
        return (PLANNED, node) if lemma == "expect" else None
    if not lexical:
        return None
    if node.tag_ == "VBG" and lemma in _ARRANGING and (said := _said_of_holding(node)) is not None:
        return said
    if lemma in word_set("proposing_words"):
        if lemma == "invitation" and node.head.lemma_.casefold() in ("accept", "take"):
            return PLANNED, node.head
        if lemma == "invitation" and node.dep_ == "pobj" and node.head.folded in ("at", "on", "upon"):
            return None  # `arrived at the invitation of X for a visit`
        return PROPOSED, node
    if lemma in ("arrange", "set") and _has_been(node) and trigger.dep_ == "nsubjpass":
        return PLANNED, node  # `a meeting has been arranged`
    if lemma == LOOKING and any(fold(c.text) == "forward" for c in node.children):
        return PLANNED, node
    ready = node.dep_ == "acomp" and node.folded in ("ready", "prepared") and node.head.tag_ in ("VBZ", "VBP")
    if ready and (clause.reading.dates_in(clause.sentence) or events.place_of(clause)[0] is not None):
        return PROPOSED, node  # `is ready to meet X in Nepal next week`
    if lemma in word_set("unheld_words") or fold(node.text) in word_set("unheld_words"):
        denied = any(c.dep_ == "neg" or c.folded == "never" for c in node.head.children)
        if node.folded == "able" and node.head.folded in ("was", "were") and not denied:
            return None  # `was able to see X`
        return UNREAL, None
    if lemma in word_set("planning_words") or fold(node.text) in word_set("planning_words"):
        return PLANNED, node
    return None


def _said_of_holding(gerund: Token) -> tuple[str, Token | None] | None:
    """`spoke in favour of holding talks`, `the agreement on holding talks`, `the need of holding talks`."""
    above = gerund.head.head if gerund.dep_ == "pcomp" else gerund.head
    if gerund.dep_ not in ("pcomp", "xcomp", "dobj"):
        return None
    if above.base in word_set("proposing_aims"):
        return PROPOSED, above
    if above.base in ("agreement", "understanding", "decision", "accord"):
        return PLANNED, above
    return (UNREAL, None) if above.base in word_set("unheld_aims") else None


def _is_past(modifier: Token) -> bool:
    """Whether `last` or `previous` sets an encounter before the one that is told of."""
    before = modifier.folded in ("last", "previous", "earlier", "past")
    return before and modifier.head.dep_ == "pobj" and modifier.head.head.folded not in ("for", "until")


def _called_off(noun: Token) -> Token | None:
    """The verb that calls off a planned encounter (`A planned visit was postponed, did not take place`)."""
    verb = noun.head
    if noun.dep_ == "pobj" and fold(verb.text) == "with":
        return _not_gone_on(verb.head)
    if noun.dep_ not in (*SUBJECTS, "dobj") or verb.pos_ not in ("VERB", "AUX"):
        return None
    if _matches(verb, "cancelling_words"):
        return verb
    if noun.dep_ == "dobj":
        return None
    denied = any(c.dep_ == "neg" for c in verb.children)
    return verb if denied and verb.base not in word_set("yielding_verbs") else None


def _not_gone_on(verb: Token) -> Token | None:
    """`will not be able to go forward with`: the verb of going on, where it is denied."""
    if verb.lemma_.casefold() not in word_set("going_on_verbs"):
        return None
    node = verb
    for _ in range(4):
        if any(c.dep_ == "neg" for c in node.children) or fold(node.text) == "unable":
            return verb
        if node.dep_ not in ("xcomp", "acomp") or node.head.i == node.i:
            return None
        node = node.head
    return None


def is_called_off(verb: Token) -> bool:
    """Whether a verb calls off what is its object (`cancelled`, `put off`)."""
    return _matches(verb, "cancelling_words")


def _matches(node: Token, lexicon: str) -> bool:
    """Whether ``node`` (with its particle: `call off`) is in a lexicon."""
    lemma = node.lemma_.casefold()
    particles = [f"{lemma} {fold(c.text)}" for c in node.children if c.dep_ == "prt"]
    return any(w in words(lexicon) for w in (lemma, *particles))


def _nobody(node: Token) -> bool:
    return any(
        fold(t.text) in _NOBODY
        for c in node.children
        if c.dep_ in SUBJECTS
        for t in (c, *c.children)
        if t.dep_ in ("preconj", "det", "cc", *SUBJECTS)
    )


def _is_subject(token: Token, verb: Token) -> bool:
    return token.dep_ in SUBJECTS and token.head.i == verb.i


def _governs_event(clause: Clause, verb: Token) -> bool:
    """Whether the encounter is what ``verb`` does, not where it is done (`did not say at the meeting`)."""
    trigger = clause.trigger
    if trigger.pos_ in ("VERB", "AUX"):
        return True
    return trigger.head.i == verb.i and (
        trigger.dep_ in (*SUBJECTS, "dobj", "attr") or verb.lemma_.casefold() in word_set("holding_verbs")
    )


def _is_done(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not _infinitive(verb)


def _is_habit(adverb: Token) -> bool:
    """`regularly meet`, `meet every year`, `meets once a month`"""
    if adverb.dep_ == "advmod":
        repeated = any(c.dep_ == "npadvmod" for c in adverb.children)
        return adverb.folded in word_set("habit_words") or (adverb.folded in ("once", "twice") and repeated)
    return adverb.dep_ == "npadvmod" and any(c.folded in ("every", "each") for c in adverb.lefts)


def _has_been(participle: Token) -> bool:
    """Whether a participle is that of a passive in the perfect (`has been arranged`)."""
    return {c.folded for c in participle.lefts if c.dep_[:3] == "aux"} in ({"has", "been"}, {"have", "been"})


def _was(participle: Token) -> bool:
    """Whether a participle is that of a passive in the past (`was twice allowed`)."""
    return any(c.folded in ("was", "were") for c in participle.lefts)


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _next(clause: Clause, node: Token) -> Token | None:
    """What governs ``node``, as far as that bears on whether the encounter takes place."""
    head = node.head
    if head.i == node.i:
        return None
    document = clause.reading.document
    if document.quote_at(head.idx) is not None and document.quote_at(node.idx) is None:
        # `"We want peace," X told the conference`: what is quoted governs nothing outside.
        return None
    if node.pos_ in ("VERB", "AUX"):
        if node.dep_ not in _COMPLEMENTS:
            return None
        if node.dep_ == "relcl" and _infinitive(node) and head.dep_ == "attr" and head.head.base == "be":
            return head.head  # `will be the first minister to visit X`
        if node.dep_ == "relcl" or (_is_done(node) and node.i == clause.trigger.i):
            # `the treaty signed by A and B will`
            return None
        if node.dep_ in ("xcomp", "ccomp") and _infinitive(node) and head.lemma_.casefold() == "be":
            # `is to travel`, `is due to travel` (the adjective stands beside the infinitive).
            return head
        past = node.tag_ == "VBD" or (node.tag_ == "VBN" and any(c.folded == "had" for c in node.lefts))
        if node.dep_ in ("advcl", "ccomp", "acl") and not _infinitive(node) and past:
            return None if head.lemma_.casefold() not in word_set("unheld_words") else head
        if node.dep_ == "ccomp" and not _infinitive(node):
            lemma = head.lemma_.casefold()
            return head if lemma in word_set("proposing_words") | word_set("unheld_words") else None
        if node.dep_ == "conj" and _infinitive(node) and _infinitive(head) and head.head is not head:
            return head.head  # `undertook not to do A and to hold B`
        if node.dep_ == "conj":
            # A conjunct with a subject or a tense of its own says for itself what it is.
            own = any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in node.children)
            return None if own or (node.tag_ in ("VBD", "VBZ", "VBP") and head.tag_ != node.tag_) else head
        if node.dep_ == "pcomp":
            if fold(head.text) == "by" and head.head.dep_ == "acl":
                # `signaled a commitment to expand ties by signing a pact`: it was signed.
                return None
            if fold(head.text) in ("after", "following", "since", "upon"):
                return None  # `agreed to meet again after holding talks`
            return head.head if head.head.i != head.i else None
        return head
    if node.dep_ in ("dobj", "attr", "conj", "appos", *SUBJECTS, "npadvmod", "oprd"):
        return head
    if node.dep_ == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        above = head.head
        if above.i == head.i:
            return None
        made = head.dep_ == "agent" and above.dep_ == "acl"  # `ties strengthened by the talks will grow`
        if made or (fold(head.text) in ("after", "following", "since") and above.pos_ in ("VERB", "AUX")):
            return None
        return asked_with(head)
    if node.dep_ in ("acomp", "prep", "compound", "nmod"):
        return head
    return None
