"""Whether a verb tells what is done, planned, wished for or denied."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")
#: Verbs between the sides themselves (`A accused B of breaking a truce`).
_ACCUSING = frozenset({"accuse", "blame", "suspect"})
#: Within so many words behind it `have` tells what must be done.
_HAVE_TO = 3
#: Links to what is aimed at.
_TOWARDS = ("toward", "towards", "at")
_NONE = frozenset({"neither", "none", "no", "nobody"})
_ASIDE = frozenset({"acl", "relcl", "appos"})
#: What a government may allow to be done.
_SIGNATURE = frozenset({"signing", "signature", "conclusion"})


def is_wished(node: Token) -> bool:
    """Whether the word stands under a wish, an advice, a refusal, a failure or a condition."""
    for _ in range(10):
        if node.pos_ in _VERBAL and is_modal(node):
            return True
        if any(fold(c.text) in ("if", "unless", "until") for c in node.children if c.dep_ == "mark"):
            return True
        if any(c.folded == "whether" for c in node.lefts):
            return True  # `will vote on whether to ratify`
        if any(fold(c.text) == "no" for c in node.children if c.dep_ == "det"):
            return True
        head = node.head
        if node.dep_ == "xcomp" and any(c.folded in ("yet", "still") and c.i > head.i for c in head.rights):
            # `have yet to sign`, `has still to be ratified`
            return True
        if node.dep_ == "xcomp" and head.base == "have" and head.i + 1 < node.i <= head.i + _HAVE_TO:
            return True  # `has to sign`
        if head.i == node.i or node.dep_ in ("nsubj", "nsubjpass", "relcl", "parataxis"):
            return _is_wanted(node, head)
        if (
            node.dep_ == "conj"
            and head.pos_ in _VERBAL
            and node.pos_ in _VERBAL
            and any(c.dep_ == "nsubj" for c in node.children)
        ):
            return False
        if node.dep_ == "advcl" and not any(c.text == "to" for c in node.children if c.dep_ == "aux"):
            return False
        aimed = node.dep_ == "pcomp" and head.folded in _TOWARDS[:2]
        if aimed and node.base not in word_set("opening_verbs"):
            return True  # `worked towards signing it`; not `towards launching talks`
        if node.dep_ != "conj" and (
            head.lemma_.casefold() in word_set("unreal_words") or fold(head.text) in word_set("unreal_words")
        ):
            return True
        if node.dep_ == "prep" and node.folded in word_set("backdrop_words") and head.pos_ in _VERBAL:
            return False  # `Under an accord that A and B concluded, A may not object`
        if node.dep_ == "prep" and head.pos_ in _VERBAL and _tells_wish(head):
            return True
        node = head
    return False


def _is_wanted(subject: Token, verb: Token) -> bool:
    """Whether a subject is what is wished for, or missed (`A truce is needed`, `A pact remains elusive`)."""
    if subject.dep_ == "nsubjpass":
        return verb.base in word_set("unreal_words")
    if subject.dep_ != "nsubj" or verb.base not in ("be", "remain", "seem", "look", "appear", "prove"):
        return False
    told = word_set("unreal_words")
    return any(c.dep_ in ("acomp", "oprd") and (c.base in told or c.folded in told) for c in verb.rights)


def _tells_wish(verb: Token) -> bool:
    """Whether the object of a verb makes what follows unreal (`made progress in concluding`, `Attention was
    paid to`).
    """
    objects = ("dobj", "obj", "nsubjpass")
    return any(c.dep_ in objects and c.base in word_set("unreal_words") for c in verb.children)


def only_judges(verb: Token) -> bool:
    """Whether a verb says what somebody thinks or wishes of a truce of others (`welcomed`, `called for`)."""
    told = any(verb.base in word_set(w) for w in ("welcoming_verbs", "unreal_words", "discussing_verbs"))
    return told and verb.base not in _ACCUSING


def is_accused(verb: Token) -> bool:
    """Whether somebody is accused of doing it (`accused A of having broken the truce`)."""
    return any(t.base in word_set("accusing_verbs") for t in itertools.islice(verb.ancestors, 4))


def is_backdrop(noun: Token) -> bool:
    """Whether what is told beside it takes it for granted (`Despite a pact with A`, `as part of a deal`)."""
    link = noun.head
    whole = link.head if link.folded == "of" else link
    return noun.dep_ == "pobj" and whole.folded in word_set("backdrop_words")


def is_negated(verb: Token) -> bool:
    """Whether the clause denies it (`did not sign`, `never ratified`, `Neither has signed`)."""
    return any(
        c.dep_ == "neg" or c.folded == "never" or (c.dep_ == "nsubj" and _is_nobody(c))
        for c in verb.children
    )


def _is_nobody(subject: Token) -> bool:
    """`neither`, `none of them`, `neither parliament`, `no side`"""
    return subject.folded in _NONE or any(c.folded in _NONE for c in subject.lefts if c.dep_ == "det")


def is_modal(verb: Token) -> bool:
    """Whether an auxiliary makes it possible or due, and not told as a fact (`could sign`)."""
    return any(c.dep_ == "aux" and fold(c.lemma_) in word_set("unreal_auxiliaries") for c in verb.children)


def is_future(verb: Token, depth: int = 8) -> bool:
    """Whether the verb is a plan: `will sign`, `is to sign`, `plans to sign`."""
    aux = {fold(c.lemma_) for c in verb.children if c.dep_ == "aux"}
    if aux & {"will", "shall", "would", "'ll"} or any(
        fold(c.text) in ("will", "would") for c in verb.children if c.dep_ == "aux"
    ):
        return True
    head = verb.head
    if depth == 0:
        return False
    if "to" in aux and verb.dep_ in ("relcl", "acl") and any(c.dep_ == "auxpass" for c in verb.children):
        # `the pact to be signed in X`
        return True
    if "to" in aux and head.i != verb.i:
        between = [c for c in head.rights if c.i < verb.i] if head.lemma_ == "be" else []
        judged = verb.dep_ == "advcl" and any(c.dep_ == "acomp" for c in between)
        if judged or any(c.dep_ == "prep" for c in between):
            return False  # `is in talks to reach`, `is hard for A to reach`
        return head.lemma_.casefold() in word_set("intent_words") or is_future(head, depth - 1)
    if (
        verb.dep_ == "conj"
        and head.pos_ in _VERBAL
        and not any(c.dep_.startswith("nsubj") for c in verb.children)
    ):
        return is_future(head, depth - 1)
    after_off = verb.i > 0 and verb.nbor(-1).folded == "off"  # `have put off signing it`
    if verb.tag_ == "VBG" and (verb.dep_ in ("xcomp", "pcomp", "dobj") or after_off):
        # `delayed signing it`, `has stalled on signing it`
        put_off = head.head if head.pos_ == "ADP" else head
        off = put_off.base in ("put", "hold") and any(c.folded == "off" for c in put_off.children)
        if put_off.base in word_set("postponing_verbs") or put_off.base == "stall" or off:
            return True
        planned = head.base in word_set("intent_words") - word_set("announcing_words")
        if planned and verb.dep_ != "pcomp":
            return True  # `envisage signing it`
    if verb.dep_ in ("xcomp", "pcomp") and head.pos_ in _VERBAL:
        return is_future(head, depth - 1)
    if verb.dep_ == "pcomp" and head.folded in _TOWARDS and head.head.pos_ in _VERBAL:
        # `aimed at signing`, `pledged to work towards signing`
        return head.head.base in word_set("intent_words") or is_future(head.head, depth - 1)
    if verb.dep_ == "pcomp" and fold(head.text) in ("to", "of", "on"):
        # `close to signing`, `on the verge of signing`
        return fold(head.head.lemma_) in word_set("nearing_words")
    return False


def is_in_view(verb: Token) -> bool:
    """Whether what would be made is only spoken of (`talks on signing`, `the possibility of signing`)."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.dep_ != "prep":
        return False
    told = [link.head, *(c for c in link.head.rights if c.dep_ == "dobj" and c.i < link.i)]
    return any(t.base in word_set("viewing_words") for t in told)


def is_reduced(verb: Token) -> bool:
    """`The deal between A and B, reached on Friday, is`: a participle that the parser took for the verb."""
    beside = verb.i > 0 and verb.nbor(-1).text == "," and verb.tag_ in ("VBD", "VBN")
    if not beside or any(c.dep_ in ("dobj", "aux") for c in verb.children):
        return False
    # `A truce, brokered by A, began`, `its pact with A, an ally, lapsed`: the comma closes an aside.
    aside = (g for c in verb.children if c.dep_ == "nsubj" for g in c.subtree if g.dep_ in _ASIDE)
    return not any(g.i < verb.i and g.left_edge.i and g.left_edge.nbor(-1).text == "," for g in aside)


def is_agreed_on(verb: Token) -> bool:
    """Whether it is what was agreed to be done (`agreed to observe a truce`)."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.dep_ in ("xcomp", "pcomp") and above.base == "agree" and not is_wished(above)


def is_aimed(verb: Token) -> bool:
    """Whether it is only what something is done for (`did all it could to reach`; not `managed to reach`)."""
    node = verb
    while node.dep_ == "conj" and node.head.i < node.i and not any(c.dep_ == "nsubj" for c in node.lefts):
        node = node.head
    helpers = [c for c in node.lefts if c.dep_ == "aux"]
    if node.dep_ not in ("xcomp", "advcl", "acl", "relcl") or not any(c.tag_ == "TO" for c in helpers):
        return False
    if any(c.folded == "have" for c in (*helpers, *(c for c in verb.lefts if c.dep_ == "aux"))):
        return False  # `is said to have reached`
    above = node.head
    listed = word_set("achieving_words")
    return above.base not in listed and not any(c.folded in listed for c in above.lefts)


def is_awaited(verb: Token) -> bool:
    """Whether a participle tells what is not done yet (`the pact, once signed, will`)."""
    return any(fold(c.text) in ("when", "once", "if") for c in verb.children)


def is_condition(verb: Token) -> bool:
    """Whether a clause in the present only tells when something else is (`once the pact takes effect`)."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    marks = (c.folded for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return any(m in ("once", "when", "until", "till", "before", "after", "as", "if", "unless") for m in marks)


def is_over(verb: Token) -> bool:
    """`a truce negotiated by A`: not being, nor still or currently, negotiated."""
    going_on = any(c.dep_ in ("aux", "auxpass", "advmod") for c in verb.children)
    return verb.lemma_ == "negotiate" and not going_on


def is_discussed(noun: Token) -> bool:
    """Whether the nearest word above that tells no fact only says that somebody speaks of it."""
    above = (t for t in itertools.islice(noun.ancestors, 10) if t.base in word_set("unreal_words"))
    first = next(above, None)
    return first is not None and first.base == "discuss"


def is_due(noun: Token) -> bool:
    """Whether it is still to come (`the signing of the pact is due on Friday`, `will exchange copies of`)."""
    verb = next((t for t in itertools.islice(noun.ancestors, 4) if t.pos_ in _VERBAL), None)
    if verb is not None and verb.dep_ == "acl" and fold(verb.lemma_) in word_set("marking_verbs"):
        # `will meet for talks followed by the signing of`
        verb = next((t for t in itertools.islice(verb.ancestors, 6) if t.pos_ in _VERBAL), None)
        return verb is not None and is_future(verb)
    if verb is None:
        return False
    if _is_ahead(noun, verb):
        return True
    if noun.dep_ == "pobj" and noun.head.head.i == verb.i:
        # `will be marked with the signing of`
        return fold(verb.lemma_) in word_set("marking_verbs") and is_future(verb)
    if noun.dep_ in ("nsubjpass", "dobj") and noun.head.i == verb.i:
        allowed = verb.base in word_set("allowing_verbs") and noun.base in _SIGNATURE
        if allowed or _puts_off(verb):
            return True  # `approved the signing of the treaty`
    due = any(fold(t.text) in word_set("due_words") for t in [verb, *verb.children])
    return is_future(verb) or (due and noun.dep_ in ("nsubj", "nsubjpass"))


def _puts_off(verb: Token) -> bool:
    """Whether it calls something off or puts it off, with its particle (`put off the signing`)."""
    said = [verb.base, *(f"{verb.base} {c.folded}" for c in verb.children if c.dep_ == "prt")]
    return not word_set("cancelling_words").isdisjoint(said)


def _is_ahead(noun: Token, verb: Token) -> bool:
    """Whether somebody looks forward to it, awaits it or prepares for it."""
    if verb.base not in word_set("awaiting_verbs"):
        return False
    ahead = next((c for c in verb.children if c.folded == "forward"), None)
    if verb.base == "look" and ahead is None:
        return False
    links = {c.i for v in (verb, ahead) if v is not None for c in v.children if c.dep_ in ("prep", "prt")}
    return noun.head.i == verb.i if noun.dep_ == "dobj" else noun.dep_ == "pobj" and noun.head.i in links
