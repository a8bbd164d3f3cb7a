"""What was done with an instrument: the verb or noun that says it, and the status (codebook section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .act import AGREED as AGREED
from .act import ENDED as ENDED
from .act import IN_FORCE as IN_FORCE
from .act import NEGOTIATED as NEGOTIATED
from .act import ORDER as ORDER
from .act import PLANNED as PLANNED
from .act import RATIFIED as RATIFIED
from .act import SIGNED as SIGNED
from .act import SUSPENDED as SUSPENDED
from .act import VIOLATED as VIOLATED
from .act import Act as Act
from .act import modifiers, verbs
from .duties import DECIDING, act_on_duty, acts_under
from .governors import first_link, nominal_before, nominals, own_clause, verb_of_day
from .instrument_clauses import (
    clauses_about,
    coming_verb,
    is_participle,
    parted_participles,
    participle_behind,
    relative_verbs,
    said_near,
    verb_before_aside,
)
from .instrument_nouns import firm_nouns, listed_beside
from .instrument_terms import is_under_link, kept_term
from .instruments import Instrument
from .lexicons import fold, word_set
from .modality import (
    is_agreed_on,
    is_aimed,
    is_awaited,
    is_condition,
    is_discussed,
    is_due,
    is_future,
    is_in_view,
    is_modal,
    is_negated,
    is_over,
    is_reduced,
    is_wished,
)
from .settled_quarrels import settling_clause
from .trades import sale_verbs

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")
_AHEAD = frozenset({"planned", "upcoming", "expected", "future", "forthcoming"})
#: How far before an infinitive the talks may be named of which it is the aim, in words.
_TALKS = 8
_PASSIVE = frozenset({"nsubjpass", "auxpass"})


def acts_of(instrument: Instrument) -> list[Act]:
    """What the sentence says was done with ``instrument``, the governing word first."""
    found = [*_above(instrument), *_below(instrument)]
    held = kept_term(instrument.noun)
    if held is not None and not any(a.real and a.status for a in found):
        found.append(Act(held, IN_FORCE, "", base=IN_FORCE))
    settled = settling_clause(instrument.noun)
    if settled is not None and not any(a.real and a.status for a in found):
        done = settled[0].dep_ != "acl" or settled[0].tag_ == "VBG"
        found.append(Act(settled[0], AGREED if done else "", "", base=AGREED))
    for child in instrument.noun.children:
        word = fold(child.text)
        if child.dep_ in ("amod", "compound") and word in modifiers():
            status = modifiers()[word]
            found.append(Act(child, "" if status == "unreal" else status, "", status != "unreal"))
    return found


def _above(instrument: Instrument) -> Iterator[Act]:
    node = instrument.head
    for _ in range(8):
        head = node.head
        if head.i == node.i:
            return
        lemma = fold(head.lemma_)
        if node.dep_ in ("appos", "dep") and (verb := verb_before_aside(node)) is not None:
            row = _frame(verb, "object", said_near(verb), instrument)
            if row is not None:
                yield _act(verb, row, instrument)
            return
        if node.dep_ in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN"):
            node = listed_beside(node) or head
        elif (clause := own_clause(node)) is not None:
            node = clause
        elif node.dep_ == "compound":
            if lemma in nominals() and not head.text[:1].isupper():
                yield _nominal(head, instrument)
                return
            node = head
        elif head.pos_ in _VERBAL:
            yield from _verbal(instrument, node, head)
            return
        elif node.dep_ in ("pobj", "pcomp"):
            joint = first_link(head)
            link, holder = fold(joint.text), verb_of_day(joint.head)
            nominal = None if fold(holder.lemma_) in nominals() else nominal_before(joint)
            if holder.pos_ in _VERBAL:
                found = list(_verbal(instrument, joint, holder))
                if nominal is not None and not found:
                    found = [_nominal(nominal, instrument)]
                yield from found
                return
            if is_under_link(joint):
                yield from acts_under(holder, head)
                return
            if holder.pos_ in ("ADP", "ADV", "PART", "ADJ") and holder.head.pos_ in _VERBAL:
                # `pulled out of the treaty`, `is committed to the treaty`
                yield from _verbal(instrument, joint if holder.pos_ == "ADJ" else holder, holder.head)
                return
            if fold(holder.lemma_) in nominals():
                yield _nominal(holder, instrument)
                return
            if nominal is not None and fold(holder.lemma_) not in word_set("instrument_containers"):
                yield _nominal(nominal, instrument)
                return
            listing = link == "including" and holder.base in firm_nouns()
            if not listing and fold(holder.lemma_) not in word_set("instrument_containers"):
                return
            node = holder
        else:
            return


def _nominal(noun: Token, instrument: Instrument) -> Act:
    row = nominals()[fold(noun.text) if fold(noun.text) in nominals() else fold(noun.lemma_)]
    if row["frame"] == "duty" and (act := act_on_duty(noun)) is not None:
        return act
    plan = any(c.folded in _AHEAD for c in noun.children)
    status, verb, wished = row["status"], noun.head, is_wished(noun)
    if row["frame"] and noun.dep_ in ("dobj", "obj", "nsubjpass"):
        # `suspended its participation`, `concluded negotiations`: the verb gives the status.
        governing = [r["status"] for r in verbs().get(fold(verb.lemma_), ()) if r["frame"] == row["frame"]]
        if is_future(verb):
            plan = plan or row["frame"] == "talks"
        else:
            status = governing[0] if governing else status
    above = noun.head.head
    if row["frame"] == "talks" and noun.dep_ == "pobj" and above.base in word_set("closing_words"):
        # `announced the conclusion of negotiations on the agreement`
        status = AGREED
    if wished and row["status"] == NEGOTIATED and is_discussed(noun):
        wished = False  # `discussed the negotiation of a treaty`
    going_on = row["frame"] == "talks" and noun.dep_ == "dobj" and verb.base in word_set("advancing_verbs")
    if going_on and (wished or is_future(verb)):
        # `hope to wrap up talks on a deal`, `agreed to speed up talks`: they are being held.
        return Act(noun, NEGOTIATED, row["doer"], base=AGREED)
    if wished and instrument.definite and fold(noun.lemma_) in word_set("closing_words"):
        # `called for an early conclusion of the agreement`: it is being negotiated.
        status, wished = NEGOTIATED, False
    if plan or is_due(noun):
        plan, status = True, PLANNED if row["status"] in (SIGNED, AGREED, NEGOTIATED) else ""
    wished = wished or (noun.dep_ == "attr" and is_negated(verb))  # `is not a signatory to`
    return Act(noun, status, row["doer"], not wished, plan, row["frame"] == "start", row["status"])


def _verbal(instrument: Instrument, node: Token, verb: Token) -> Iterator[Act]:
    """The act of ``verb`` on the instrument, whose phrase (or preposition) ``node`` depends on it."""
    passive = is_passive(verb)
    listed = node.dep_ == "conj" and any(c.dep_ == "dobj" and c.i < node.i for c in verb.rights)
    if listed or node.dep_ in ("dobj", "obj", "nsubjpass", "dative", "oprd", "npadvmod"):
        # The parser hangs the later ones of a list on the verb anyhow (`signed a treaty, an accord and`).
        frame = "object"
    elif node.dep_ == "nsubj":
        frame = "subject" if not (passive or is_reduced(verb)) else "object"
    elif node.dep_ in ("prep", "agent", "advmod", "prt"):
        frame = fold(node.text)
        if is_under_link(node):
            row = _frame(verb, "object", set(), instrument)
            if row is not None and is_participle(verb) and verb.i > node.i:
                # `Under the treaty signed with A in 2008, ...`, hung on `signed`.
                yield Act(verb, row["status"], row["doer"], base=row["status"])
                yield from acts_under(verb.head, node)
                return
            yield from acts_under(verb, node)
            return
        told_in = frame == "in" and _frame(verb, "in", said_near(verb), instrument) is None
        behind = node.i > verb.i or verb.base == "agree"  # `In a pact signed in 1985, A agreed to buy B`
        if told_in and instrument.firm and not instrument.named and behind:
            # `agreed to restore ties in a deal brokered by A`, `bought ships from B in a deal worth`
            status = AGREED if "agree" in (verb.base, verb.head.base) or verb.base in sale_verbs() else ""
            yield Act(verb, status, "party", not (is_negated(verb) or is_wished(verb)), base=status)
            return
    else:
        return
    raised = frame in ("subject", "object") and node.dep_ != "dobj"
    row = _frame(verb, frame, said_near(verb), instrument)
    if raised and (row is None or fold(verb.lemma_) == "be"):
        # `is expected to be signed`, `is due to expire`: the infinitive tells it.
        for below in _raised(verb):
            passive = is_passive(below)
            told = _frame(below, "object" if passive else "subject", said_near(below), instrument)
            if told is not None:
                yield _act(below, told, instrument)
                return
    if row is not None:
        yield _act(verb, row, instrument)
    if node.dep_ == "nsubjpass":
        yield from _joined(instrument, verb)
    if node.dep_ == "nsubj" and not passive and is_reduced(verb):
        # `Its pact with A, agreed in May, collapsed`, with the clause joined to the participle
        for below in (c for c in verb.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ")):
            row = None if _has_own_subject(below) else _frame(below, "subject", said_near(below), instrument)
            if row is not None:
                yield _act(below, row, instrument)


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether it is done to the subject; the parser may miss it (`The pact, concluded by A and B, runs`)."""
    if any(c.dep_ in _PASSIVE for c in verb.children):
        return True
    own = {c.dep_ for c in verb.children}
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.lefts):
        return False  # `which they signed during a visit by X`
    return "agent" in own and "dobj" not in own and verb.tag_ in ("VBN", "VBD")


def _raised(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in _VERBAL:
            yield child
        elif child.dep_ == "acomp":
            yield from (c for c in child.children if c.dep_ == "xcomp" and c.pos_ in _VERBAL)


def _act(verb: Token, row: dict[str, str], instrument: Instrument) -> Act:
    future, negated, wished = is_future(verb), is_negated(verb), is_wished(verb)
    status = row["status"]
    future = future or (status in (SIGNED, AGREED, RATIFIED) and is_in_view(verb))
    subject = row["frame"] == "subject"
    closing = verb.base in word_set("closing_words")
    if status == NEGOTIATED and verb.tag_ == "VBG" and verb.head.base in word_set("closing_words"):
        # `A and B finished negotiating a treaty`
        done = not is_future(verb.head) and not is_negated(verb.head)
        return Act(verb, AGREED if done else status, row["doer"], not wished, base=NEGOTIATED)
    known = instrument.definite or verb.base in ("finalize", "finalise")
    if closing and known and (wished or (future and not subject) or is_aimed(verb)):
        return Act(verb, NEGOTIATED, row["doer"], not negated, base=row["status"])
    if status == ENDED and subject and (future or verb.tag_ in ("VBZ", "VBP")):
        # What expires in a month is in force.
        status = IN_FORCE
        return Act(verb, status, "", not negated and not wished, base=row["status"])
    kept = status == IN_FORCE or (not status and row["doer"] == "party")
    if kept and any(c.folded == "longer" for v in (verb, verb.head) for c in v.children):
        return Act(verb, ENDED, row["doer"], base=ENDED)
    if future and not subject and verb.base in ("begin", "start"):
        # `A and B will begin a truce on Friday`
        return Act(verb, AGREED, row["doer"], not negated and not wished, True, True, row["status"])
    renewing = verb.base in word_set("renewing_verbs") and verb.dep_ != "acl"
    if (future or wished) and renewing and status in (IN_FORCE, ENDED):
        # `decided to renew the deal`, `will not renew it`, `wants to extend it`, `will replace it`: it is in
        # force meanwhile.
        return Act(verb, IN_FORCE, row["doer"], base=IN_FORCE)
    decided = verb.head.base in DECIDING
    if future and status in (ENDED, SUSPENDED) and not subject and (decided or verb.dep_ != "acl"):
        # `decided to quit the pact`; who only plans to, or will not, has it meanwhile.
        settled = decided and not negated
        status = status if settled else IN_FORCE
        return Act(verb, status, row["doer"], not wished, base=row["status"])
    if future and status not in (NEGOTIATED, PLANNED):
        status = PLANNED if status in (SIGNED, AGREED) else ""
    elif future and status == NEGOTIATED:
        status = PLANNED
    if not row["status"] and row["doer"] == "party" and not instrument.definite and is_agreed_on(verb):
        # `agreed to observe a ceasefire`
        return Act(verb, AGREED, row["doer"], not negated, base=AGREED)
    if row["status"] == SIGNED and verb.head.base in word_set("negotiating_words") and is_aimed(verb):
        return Act(verb, NEGOTIATED, row["doer"], not negated, base=SIGNED)  # `is in talks to sign a pact`
    if (closing or row["status"] == AGREED) and not (future or wished or instrument.named) and is_aimed(verb):
        # `did all it could to reach a deal`, `held talks to conclude an accord`
        near = [t for t in verb.doc[max(verb.sent.start, verb.i - _TALKS) : verb.i] if t.base in nominals()]
        talking = any(nominals()[t.base]["frame"] == "talks" for t in near)
        return Act(verb, NEGOTIATED if talking else status, row["doer"], talking, base=row["status"])
    if status == IN_FORCE and subject and is_condition(verb):
        status, future = "", True  # `falls away once the pact takes effect`
    starts = row["status"] == IN_FORCE and (subject or "force" in row["needs"])
    starts = starts and verb.base not in word_set("standing_verbs")
    return Act(verb, status, row["doer"], not negated and not wished, future, starts, row["status"])


def _frame(verb: Token, frame: str, said: set[str], instrument: Instrument) -> dict[str, str] | None:
    for row in verbs().get(fold(verb.lemma_), ()):
        if frame not in row["frame"].split("|"):
            continue
        needs = set(row["needs"].split("|")) - {""}
        noun = instrument.noun
        here = needs & said or noun.folded in needs or any(c.folded in needs for c in noun.lefts)
        if not needs or here or (instrument.kind == "declaration" and "joint" in needs):
            return row
    return None


def _below(instrument: Instrument) -> Iterator[Act]:
    """Clauses on the instrument: `a deal reached on Tuesday`, `which the nation has signed`."""
    beside = instrument.head.children if instrument.head.i != instrument.noun.i else ()
    for child in [*instrument.noun.children, *beside]:
        if (verb := coming_verb(child)) is not None and (row := _frame(verb, "object", set(), instrument)):
            yield _act(verb, row, instrument)
        elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            row = _frame(child, "object", set(), instrument)
            over = _frame(child, "subject", set(), instrument) if row is None else None
            if over is not None and over["status"] == ENDED:
                yield Act(child, ENDED, "", base=ENDED)  # `Its pact with A, an ally, lapsed in May, B said`
            if row is not None:
                # `the pact, once signed`: it is not yet.
                told = AGREED if row["status"] == NEGOTIATED and is_over(child) else row["status"]
                yield Act(child, "" if is_awaited(child) else told, row["doer"], base=row["status"])
            yield from _joined(instrument, child)
        elif child.dep_ == "acl" and child.tag_ == "VBG" and fold(child.lemma_) == "enter":
            yield Act(child, IN_FORCE, "", starts=True)
    behind = participle_behind(instrument)
    if behind is not None:
        row = _frame(behind, "object", set(), instrument)
        if row is not None and not is_awaited(behind):
            yield Act(behind, row["status"], row["doer"], base=row["status"])
    heard = {child.i for child in instrument.noun.children}
    for verb in clauses_about(instrument):
        row = _frame(verb, "object", set(), instrument)
        if row is not None and verb.i not in heard:
            yield Act(verb, row["status"], row["doer"], base=row["status"])
    for done in parted_participles(instrument.noun):
        row = _frame(done, "object", set(), instrument)
        if row is not None and row["status"] in (SIGNED, AGREED, RATIFIED) and not is_awaited(done):
            yield Act(done, row["status"], row["doer"], base=row["status"])
    for verb in relative_verbs(instrument):
        for act in [verb, *(c for c in verb.children if c.dep_ in ("conj", "xcomp") and c.pos_ in _VERBAL)]:
            yield from _relative_act(instrument, act, verb)


def _joined(instrument: Instrument, verb: Token) -> Iterator[Act]:
    """What was done too: `a deal brokered by A and signed by B and C`."""
    for child in verb.children:
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        if child.dep_ == "conj" and child.tag_ == "VBN" and child.i > verb.i and not own:
            row = _frame(child, "object", set(), instrument)
            if row is not None and not is_awaited(child):
                yield Act(child, row["status"], row["doer"], base=row["status"])


def _relative_act(instrument: Instrument, act: Token, verb: Token) -> Iterator[Act]:
    subjects = [c for c in act.children if c.dep_ in ("nsubj", "nsubjpass")]
    asked = subjects or [c for c in verb.rights if c.dep_ == "dobj" and c.i < act.i]
    if act.dep_ == "xcomp" and act.i != verb.i and asked and any(c.tag_ == "WDT" for c in verb.lefts):
        return  # `a pact that requires troops to leave`
    relative = any(c.tag_ in ("WDT", "WP") or fold(c.text) == "that" for c in subjects)
    frame = "subject" if relative and not is_passive(act) else "object"
    holders = [act, *(c for c in act.children if c.dep_ == "attr")]
    links = [c for h in holders for c in h.children if c.dep_ == "prep"]
    linked = [c for c in links if any(g.tag_ == "WDT" for g in c.children)]
    if linked and not relative:
        # `the treaty, to which A acceded`
        frame = linked[0].folded
    objects = [c for c in act.rights if c.dep_ in ("dobj", "obj") and c.tag_ not in ("WDT", "WP")]
    # `reached on 8 May`
    objects = [c for c in objects if not (c.tag_ == "NNP" and c.nbor(-1).text.isdigit())]
    row = None if frame == "object" and objects else _frame(act, frame, said_near(act), instrument)
    if row is None:
        return
    future = is_future(act)
    status = row["status"] if not future else PLANNED if row["status"] in (SIGNED, AGREED) else ""
    if row["status"] == ENDED and row["frame"] == "subject" and (future or act.tag_ in ("VBZ", "VBP")):
        status, future = IN_FORCE, False  # `a truce that expires on Monday`
    # `a plan in support of the pact that A and B signed`: what they did is no wish.
    told = act.tag_ in ("VBD", "VBN") and any(c.dep_ == "nsubj" for c in subjects) and not relative
    real = not is_negated(act) and not is_modal(act) and (told or not is_wished(act))
    begins = row["frame"] == "subject" and row["status"] == IN_FORCE
    starts = begins and act.base not in word_set("standing_verbs")
    yield Act(act, status, row["doer"], real, future, starts, row["status"])
