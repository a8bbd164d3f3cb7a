"""Who does what is done with an instrument: subject, agent, possessor (codebook section 5)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import EXPLICIT
from ..spans import Span
from . import events
from .acts import is_passive
from .grammar import dateline_end
from .instrument_clauses import is_participle, parted_participles
from .instruments import Instrument
from .lexicons import fold, word_set
from .links import AND_THE
from .modality import only_judges
from .reading import COUNTRY, PERSON, Reading, Referent
from .whom import is_crowd, is_group, represented, states_of, whom

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")
#: Verbs (lemmas) of holding a round of talks.
_HOLDING = frozenset({"hold", "conclude", "complete", "begin", "start", "launch", "open", "finish", "end"})
#: Verbs of coming together for something that both do.
_MEETING = frozenset({"meet", "join", "host", "receive", "welcome"})
_OCCASIONS = frozenset({"summit", "meeting", "conference"})
#: How far behind a participle its `by` may stand, in words.
_AGENT_REACH = 14


def doers_of(reading: Reading, word: Token, instrument: Instrument) -> list[Referent]:
    """Who does what ``word`` says: its subject, agent or possessor, its own or the one it shares."""
    node = word
    unknown: list[Referent] = []
    if word.i > instrument.noun.i and any(t.i == word.i for t in parted_participles(instrument.noun)):
        # `met to discuss the accord between A and B signed in May`
        return [r for t in events.objects(word, ("by",), direct=False) for r in whom(reading, t)]
    for _ in range(8):
        found = _own_doers(reading, node, instrument)
        if states_of(reading, found) or (found and any(r.words for r in found)):
            return found
        if node is word:
            # `It was signed by X`, of whom no office is told
            unknown = [r for r in found if r.kind == PERSON]
        head = node.head
        if head.i == node.i or _has_subject(node):
            return unknown
        held = controlled(reading, node, of_two=not (instrument.named and instrument.noun.text.istitle()))
        if held is not None:
            return held
        above = _above(reading, node, word, instrument)
        if isinstance(above, list):
            return above
        if above is None:
            return unknown
        node = above
    return unknown


def _above(
    reading: Reading, node: Token, word: Token, instrument: Instrument
) -> Token | list[Referent] | None:
    """The word above ``node`` whose doer it shares; the doers themselves where it names them; or None."""
    head = node.head
    if node.i and fold(node.lemma_) == "implement" and fold(node.nbor(-1).lemma_) in word_set("law_nouns"):
        return []
    if node.dep_ == "conj" and node.pos_ in ("NOUN", "PROPN"):
        return None
    hung = node.i == word.i and word.i == instrument.noun.i + 1 and is_participle(word)
    if hung and only_judges(word.head):
        return None  # `called for respect for the truce agreed in X`, with `agreed` hung on `called`
    if node.dep_ in ("conj", "xcomp", "advcl", "pcomp", "acomp", "attr", "oprd") or (
        node.dep_ == "prep" and head.pos_ in (*_VERBAL, "ADJ") and node.i != word.i
    ):
        return head
    if node.dep_ == "prep" and node.i != word.i and any(c.dep_ == "poss" for c in head.lefts):
        return head  # `their courage in concluding it`
    if node.dep_ == "pobj" and head.folded == "as" and node.i == word.i:
        # `As a signatory of the treaty, A said`, `A, as a party to it, said`
        named = [c for c in head.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        return [r for c in (named if head.head.pos_ in _VERBAL else [head.head]) for r in whom(reading, c)]
    if node.dep_ == "appos" and node.i == word.i:
        return whom(reading, head)  # `A, a party to the treaty, said`
    if node.dep_ in ("acl", "relcl"):
        if node.i == word.i and instrument.noun.i == head.i:
            return None
        if head.dep_ == "ROOT" and head.pos_ in ("NOUN", "PROPN"):
            # `A and B plan to sign`, with `plan` taken for a noun.
            return _names_before(reading, head)
        held = [r for r in reading.coreference.resolve(head) if r.id]
        if not held and any(c.dep_ == "aux" and c.tag_ == "TO" for c in node.lefts):
            # `welcomed the decision of A and B to sign`
            held = [r for t in events.objects(head, ("of",), direct=False) for r in whom(reading, t) if r.id]
        if held:
            return held
        if is_group(head) and head.dep_ in ("dobj", "pobj"):
            return []  # `X met with the parties negotiating it`: he is none of them
        if (
            not _own_doers(reading, head, instrument)
            and head.dep_ in ("dobj", "obj")
            and not any(c.lower_ == "the" for c in head.lefts)
        ):
            # `signaled a commitment to expand it`
            return head.head
        return head
    if node.dep_ == "dobj" and node.base in word_set("measure_nouns") and head.base in _HOLDING:
        return head  # `concluded the fourth round of negotiations`
    if node.dep_ in ("dobj", "obj", "pobj", "prep", "nsubjpass"):
        # `announced the signing of`, `led to the signing of`: who announces it takes part in it.
        above = head.head if node.dep_ == "pobj" else head
        lemma = fold(above.lemma_)
        if lemma in word_set("announcing_words") or (
            node.dep_ == "pobj"
            and above.pos_ == "NOUN"
            and any(lemma in word_set(w) for w in ("instrument_containers", "closing_words", "measure_nouns"))
        ):
            return above
    return None


def controlled(reading: Reading, node: Token, of_two: bool = False) -> list[Referent] | None:
    """The object of a verb above that does it: `accused A of breaking it`, `urged A to sign`,
    `congratulated A on the signing`; None where no verb above has one. Of an instrument ``of_two`` sides
    the accuser is the other one.
    """
    head = node.head
    verb = head.head if head.dep_ == "prep" and node.dep_ in ("pobj", "pcomp") else head
    if verb.pos_ not in _VERBAL or verb.i > node.i or verb.i == node.i:
        return None
    infinitive = node.dep_ in ("xcomp", "advcl", "ccomp") and any(
        c.dep_ == "aux" and c.tag_ == "TO" for c in node.children
    )
    if node.dep_ == "pobj" and fold(verb.lemma_) not in word_set("judging_verbs"):
        return None
    if node.dep_ not in ("pobj", "pcomp") and not infinitive:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj", "dative") and c.i < node.i]
    if infinitive and node.dep_ == "advcl" and verb.base in _MEETING:
        # `A met (with) B to sign it`: both do
        objects += [g for g in events.objects(verb, ("with",), direct=False) if g.i < node.i]
        beside = [c for c in verb.lefts if c.dep_ == "nsubj"] if objects else []
        objects = [*beside, *objects]
    if infinitive and not objects and any(c.dep_ == "auxpass" for c in verb.children):
        # `A and B are expected to sign`
        objects = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if infinitive and not objects:
        objects = [g for g in events.objects(verb, ("on", "upon"), direct=False) if g.i < node.i]
        # `call on A and the groups to`: the parser may join the groups to the verb.
        objects += [
            c for c in verb.children if objects and c.dep_ == "conj" and c.pos_ == "NOUN" and c.i < node.i
        ]
    found = [r for c in objects for r in whom(reading, c) if r.id or is_crowd(r.words)]
    mutual = of_two and verb.base in word_set("accusing_verbs")
    accused = _accused(reading, verb, objects, found) if mutual else []
    if not (found or accused) and fold(verb.lemma_) not in word_set("judging_verbs") | {"call", "urge"}:
        return None
    return found + accused if objects else None


def _accused(
    reading: Reading, verb: Token, objects: Sequence[Token], found: Sequence[Referent]
) -> list[Referent]:
    """Who accuses another of breaking what both have agreed to, or those who accuse each other."""
    mutual = any(c.folded in ("other", "another") for c in objects)
    if not (mutual or len(states_of(reading, found)) == 1 or any(r.words for r in found)):
        return []
    armed = {o.id for o in reading.organizations if o.kind == "armed_group"}
    told = [r for c in verb.children if c.dep_ == "nsubj" for r in whom(reading, c)]
    sides = [s for r in told for s in represented(reading, r)]
    return [s for s in sides if mutual or s.kind == COUNTRY or s.id in armed]


def _agents_after(verb: Token) -> list[Token]:
    """`was signed in A on June 1 by B`: a `by` that the parser hung on the place or the day."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _AGENT_REACH)]:
        if token.pos_ in _VERBAL:
            return []
        if fold(token.text) == "by" and token.dep_ in ("prep", "agent"):
            found = [g for g in token.children if g.dep_ == "pobj"]
            return found if all(g.ent_type_ not in ("DATE", "TIME") for g in found) else []
    return []


def _names_before(reading: Reading, verb: Token) -> list[Referent]:
    """Names that end right before the verb; the one of a phrase before (`from the U.S., A and B`) is none."""
    found = list(events.names_before(reading, verb))
    while len(found) > 1:
        before = reading.document.token_at(found[0].span.start).i - 1
        doc = verb.doc
        while before > verb.sent.start and doc[before].dep_ == "det":
            before -= 1
        if doc[before].pos_ != "ADP":
            break
        found.pop(0)
    return found


def _opening_beside(reading: Reading, verb: Token, subject: Referent) -> list[Referent]:
    """The body with which a sentence opens, taken for its verb (`USAID and the Government of A signed`)."""
    first = verb.sent.root
    entity = reading.entity_at(first.idx)
    if entity is None or entity.kind == PERSON or first.i != verb.head.i:
        return []
    between = reading.document.text[entity.span.end : subject.span.start]
    return list(whom(reading, first)) if AND_THE.fullmatch(between) else []


def _has_subject(node: Token) -> bool:
    return node.pos_ in _VERBAL and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in node.children
    )


def _behind_dateline(reading: Reading, token: Token) -> Token:
    """The subject that the parser hung on a dateline (`BELGRADE, MAY 29 - Belarus' president has signed`)."""
    if token.dep_ != "nsubj" or token.idx >= dateline_end(reading, token.idx):
        return token
    line = dateline_end(reading, token.idx)
    others = (c for c in token.head.children if c.dep_ == "nsubj")
    found = next(
        (c for c in (*token.children, *others) if c.dep_ in ("appos", "nsubj") and c.idx >= line), None
    )
    # `N'DJAMENA, Chad - A and B have signed`, with A hung anywhere on the place
    hung = (t for t in token.subtree if t.idx >= line and t.head.idx < line and t.pos_ in ("NOUN", "PROPN"))
    return found or next(hung, token)


def _two_there(reading: Reading, verb: Token, subject: Token) -> list[Referent]:
    """Whom `the two` means in `He received X in A, where the two signed a pact`: him and X."""
    if subject.folded not in ("two", "pair") or not any(c.folded == "where" for c in verb.lefts):
        return []
    main = next((t for t in itertools.islice(verb.ancestors, 6) if t.pos_ == "VERB"), None)
    if main is None or main.i > verb.i:
        return []
    host = [r for r in events.subject(reading, main) if r.kind == PERSON]
    guests = [e for e in reading.entities_in(Span(main.idx, verb.idx)) if e.kind == PERSON]
    if len(host) != 1 or len({e.id for e in guests}) != 1:
        return []
    guest = Referent(PERSON, guests[0].id, guests[0].span, EXPLICIT, "agreements.two-there")
    return [*host, guest]


def _who_talk(reading: Reading, noun: Token) -> list[Referent]:
    """Those who hold the talks that lead to an instrument (`Negotiations between A and B resulted in`)."""
    measured = events.objects(noun, ("of",), direct=False) if noun.base in word_set("measure_nouns") else []
    noun = measured[0] if measured else noun  # `months of negotiations`
    talks = noun.folded in word_set("talk_nouns") | word_set("series_nouns") | _OCCASIONS
    if not talks and noun.base not in word_set("dispute_nouns"):
        return []  # `The war between A and B ended with a treaty`
    tokens = events.objects(noun, ("between", "among", "of", "with"), direct=False)
    tokens += [c for c in noun.lefts if c.dep_ == "poss"]
    return [r for t in tokens for r in whom(reading, t)]


def _own_doers(reading: Reading, node: Token, instrument: Instrument) -> list[Referent]:
    def resolve(token: Token) -> list[Referent]:
        return whom(reading, token)

    out: list[Referent] = []
    if node.pos_ in _VERBAL:
        # not `welcomed the news that A and B have reached a deal`
        aside = node.dep_ == "acl" and node.tag_ == "VBN" and not _has_subject(node)
        passive = is_passive(node) or aside
        if not passive:
            for first in node.children:
                child = _behind_dateline(reading, first)
                # A heading that the parser took for a subject stands in another paragraph.
                here = reading.document.paragraph_of(child.idx) == reading.document.paragraph_of(node.idx)
                if (
                    here
                    and (child is not first or child.dep_ == "nsubj")
                    and child.i != instrument.noun.i
                    and child.tag_ not in ("WDT", "WP")
                ):
                    out += _two_there(reading, node, child) or _who_talk(reading, child) or resolve(child)
            if not out and node.dep_ == "ROOT":
                out += _names_before(reading, node)
            elif len(out) == 1 and node.dep_ == "conj":
                out = [*_opening_beside(reading, node, out[0]), *out]
            return out
        agents = events.objects(node, ("by",), direct=False)
        if any(t.i == instrument.head.i for t in agents):
            # `is bound by the treaty`
            return [r for c in node.children if c.dep_ in ("nsubj", "nsubjpass") for r in resolve(c)]
        agents += events.objects(node, ("between",), direct=False)
        agents = agents or _agents_after(node)
        # `signed by the government and 40 groups`: the parser may join the groups to the verb.
        agents += [c for c in node.children if agents and c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
        return [r for t in agents for r in resolve(t)]
    if node.pos_ in ("NOUN", "PROPN"):
        for child in node.children:
            # Not `today's signing`
            if child.dep_ == "poss" and not reading.dates_in(reading.document.span([child])):
                out += resolve(child)
        agents = events.objects(node, ("by", "between"), direct=False)
        if not agents and node.base == "signing":
            # `the signing of a memorandum by A and B`, hung on the memorandum
            agents = events.objects(instrument.noun, ("by",), direct=False)
        out += [r for t in agents for r in resolve(t)]
    return out
