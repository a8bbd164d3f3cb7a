"""Arcs of prepositions, days and hyphens that the small model gets wrong for sure."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .lexicons import rows, word_set
from .mending_nouns import WEEKDAYS, move, occasions, office_nouns

if TYPE_CHECKING:
    from .words import Doc, Token


def join_cut_names(doc: Doc) -> None:
    """`Vice Minister Bui | The Duy`: no sentence ends inside a name on one line."""
    at = 1
    while at < len(doc.sents):
        one, two = doc.sents[at - 1 : at + 1]
        last, first = doc[two.start - 1], doc[two.start]
        named = last.tag_[:3] == "NNP" and last.text[-1:].isalnum() and first.text[:1].isupper()
        named = named and two.end - one.start <= _LONGEST  # a list of names without end is no sentence
        if not named or doc.text[last.idx + len(last) : first.idx] != " ":
            at += 1
            continue
        top = two.root
        for token in two:
            token.sent = one
        one.end = two.end
        del doc.sents[at]
        if last is one.root:
            move(last, top, "compound")
        else:
            move(top, last, "dep")


#: How many words a sentence has at most that is put together again.
_LONGEST = 80
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_LED = frozenset({"dialogue", "talk", "meeting", "consultation", "session", "round"})
#: What two sides did who mean to do what the infinitive says.
_PROMISED = frozenset({"agreed", "pledged", "vowed", "promised", "undertook"})


def free_behind_day(link: Token) -> None:
    """`On Wednesday the League, meeting in X, adopted it`: the subject, hung on the word before the day."""
    verb, goals = link.head, [c for c in link.rights if c.dep_ == "pobj" and link.lower_ == "on"]
    if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or len(goals) != 1 or goals[0].text not in WEEKDAYS:
        return
    named = next((c for c in link.rights if c.dep_ == "dep" and c.tag_[:3] == "NNP"), None)
    if named is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return
    move(named, verb, "nsubj")
    for doing in [c for c in link.rights if c.dep_ == "pcomp" and c.i > named.i]:
        move(doing, named, "acl")


def join_hyphened(mark: Token) -> None:
    """`called X al-Y`: one name, of whose parts the parser made objects of their own."""
    if not mark.i or mark.i + 1 >= len(mark.doc):
        return
    first, last = mark.nbor(-1), mark.nbor()
    joined = first.idx + len(first) == mark.idx and mark.idx + 1 == last.idx
    if joined and first.tag_ == last.tag_ == "NNP" and first.head is mark.head is last.head:
        for before in [*first.lefts]:
            move(before, last, before.dep_)
        move(first, last, "compound")
        move(mark, last, "punct")


def _give_partner(link: Token) -> None:
    """`hold meetings with A's minister X and minister Y`: the object of a preposition, which was listed
    with the verb.
    """
    if any(c.dep_ in ("pobj", "pcomp") for c in link.children) or link.i + 1 >= len(link.doc):
        return
    partner = link.nbor()
    while partner.head.i > link.i and partner.head is not partner:
        partner = partner.head
    listed = partner.dep_ in ("conj", "appos", "dep") and partner.tag_[:3] == "NNP"
    if listed and partner.head.i < link.i and link.head.pos_ in ("NOUN", "VERB"):
        move(partner, link, "pobj")


def join_close(link: Token) -> None:
    """`concluded his visit to X with a meeting with Y`: it was concluded so."""
    _give_partner(link)
    visit = link.head
    met = any(c.base in occasions() or c.folded in word_set("talk_nouns") for c in link.children)
    ends = visit.head.base in word_set("ending_verbs") | {"begin", "start", "open"}
    if visit.dep_ == "dobj" and ends and met and visit.base in word_set("journey_nouns"):
        move(link, visit.head, "prep")


def name_meeting(link: Token) -> None:
    """`Meeting between A and B took place`: a noun, which the tagger took for a participle."""
    noun = link.head
    if noun.lower_ == "meeting" and noun.tag_ == "VBG" and noun.dep_ in ("nsubj", "nsubjpass", "csubj"):
        noun.tag_, noun.pos_, noun.lemma_, noun.base, noun.dep_ = "NN", "NOUN", "meeting", "meeting", "nsubj"


def join_scene(link: Token) -> None:
    """`talks between the two leaders in X`: the talks are in X, the two are told of before."""
    several, between = link.head, link.head.head
    if several.dep_ != "pobj" or several.tag_ not in ("NNS", "CD"):
        return
    if between.lower_ not in ("between", "with"):
        return
    counted = several.lower_ == "two" or any(c.tag_ == "CD" or c.lower_ == "both" for c in several.lefts)
    if counted and between.head.pos_ == "NOUN" and several.i < link.i:
        move(link, between.head, "prep")


def join_traveller(link: Token) -> None:
    """`the visit to X of President Y`: the visit is Y's, who is of another state."""
    place, to = link.head, link.head.head
    journey = to.head
    if place.dep_ != "pobj" or to.lower_ not in ("to", "in") or journey.base not in word_set("journey_nouns"):
        return
    holders = (t for g in link.children if g.dep_ == "pobj" for t in (g, *g.lefts))
    if place.pos_ == "PROPN" and any(t.lower_ in office_nouns() for t in holders):
        move(link, journey, "prep")


def join_senders(link: Token) -> None:
    """`received a high-level delegation from A`: who sent it, not whence it was received."""
    noun = next((c for c in link.head.rights if c.dep_ == "dobj" and c.i == link.i - 1), None)
    if noun is not None and noun.base in word_set("staff_nouns") | word_set("official_nouns"):
        move(link, noun, "prep")


def join_goal(link: Token) -> None:
    """`during the visit of Minister X, to A`, `the visit of X of A to B`: where the visit leads, hung on
    the word before the visit or on the last name; `met X, chief of staff to Y`: whom X serves.
    """
    node = link.head
    aide = link.nbor(-1) if link.i else link
    if aide.lower_ == "staff" and aide.head.lower_ == "of" and node.pos_ == "VERB":
        move(link, aide.head.head, "prep")
        return
    if node.pos_ == "ADP":
        node = next((c for c in node.rights if c.dep_ == "pobj" and c.i < link.i), node)
    for _ in range(3):
        if node.base in word_set("journey_nouns"):
            if node is not link.head:
                move(link, node, "prep")
            return
        if node.pos_ != "PROPN" or node.dep_ != "pobj" or node.head.lower_ != "of":
            return
        if any(t.lower_ in word_set("posted_nouns") | {"ambassador"} for t in (node.head.head, *node.lefts)):
            return  # `the visit of the ambassador of A to B`
        node = node.head.head


def join_talks(link: Token) -> None:
    """`agreed to do it during talks in A on Friday`: there it was agreed, where the encounter is new."""
    aim, noun = link.head, next((c for c in link.rights if c.dep_ == "pobj"), None)
    if noun is None or noun.base not in occasions() | word_set("talk_nouns") or aim.tag_ != "VB":
        return
    if any(c.lower_ in ("the", "this", "that", "next") for c in noun.lefts):
        return
    own = aim.base
    while aim.dep_ in ("xcomp", "conj") and aim.tag_ == "VB":
        aim = aim.head
    if aim.lower_ not in _PROMISED or own in word_set("holding_verbs") | {"meet"}:
        return
    for setting in [c for c in link.head.rights if c.i >= link.i and c.dep_ == "prep"]:
        move(setting, aim, "prep")


def join_owners(noun: Token) -> None:
    """`welcome A and B's decision`: the decision of both, where the parser listed A with the decision."""
    join_owner_state(noun)
    if noun.tag_ == "NNP" and noun.head.pos_ == "VERB":
        _join_name(noun)
    first, owner = noun.head, next((c for c in noun.lefts if c.dep_ == "poss"), None)
    told = first.head
    if owner is None or owner.tag_ != "NNP" or first.tag_ != "NNP" or first.dep_ != "dobj":
        return
    if noun.base not in word_set("deed_nouns") or told.i > first.i:
        return
    move(noun, told, "dobj")
    move(first, noun, "poss")
    move(owner, first, "conj")


def join_purpose(link: Token) -> None:
    """`met X to discuss trade on Friday in A`: when and where they met."""
    aim, day = link.head, next((c for c in link.rights if c.dep_ == "pobj"), None)
    if aim.dep_ == "dobj" and aim.head.base == "congratulate":
        move(link, aim.head, "prep")  # `congratulated his counterpart on his victory`
        return
    if day is None or (day.text not in WEEKDAYS and day.text not in months()):
        return
    told = _met_for(aim)
    if told is not None:
        for setting in [c for c in link.head.rights if c.dep_ == "prep" and c.i >= link.i]:
            move(setting, told, "prep")


def lift_day(day: Token) -> None:
    """`will travel to A to discuss trade June 19`: when he travels."""
    if day.text in WEEKDAYS or day.text in months():
        told = _met_for(day.head)
        if told is not None:
            move(day, told, "npadvmod")


def _met_for(aim: Token) -> Token | None:
    """The verb or noun of an encounter whose aim is `to discuss` something, without a day of its own."""
    while aim.dep_ in ("dobj", "pobj", "prep") and aim.head.i < aim.i:
        aim = aim.head  # `to discuss prospects for trade on Friday`
    told = aim.head
    if aim.base not in word_set("discussing_verbs") or all(c.tag_ != "TO" for c in aim.lefts):
        return None
    if aim.dep_ not in ("advcl", "acl", "relcl", "xcomp") or told.i > aim.i:
        return None
    met = told.base in occasions() | word_set("talk_nouns") or told.base in _meeting_verbs()
    # `met on Monday to discuss the elections on Friday`
    own = {g.text for c in told.rights if c.i < aim.i for g in (c, *c.rights)}
    if not met or not own.isdisjoint(WEEKDAYS | months() | {"today", "yesterday", "tomorrow"}):
        return None
    return told


@functools.cache
def months() -> frozenset[str]:
    return frozenset(w.capitalize() for w in word_set("calendar")) - WEEKDAYS


@functools.cache
def _meeting_verbs() -> frozenset[str]:
    kinds = ("meeting", "visit")
    return frozenset(r["lemma"] for r in rows("encounter_verbs") if r["kind"] in kinds) | word_set(
        "holding_verbs"
    )


def _join_name(name: Token) -> None:
    """`which was chaired by X, minister of A, and Y`: no name is listed with a verb, but with one before."""
    verb = name.head
    ands = [c for c in verb.rights if c.dep_ == "cc" and c.i < name.i]
    node = verb.doc[ands[-1].i - 1] if ands else verb
    node = node.nbor(-1) if node.text == "," else node
    found = None
    while node.i > verb.i and node.pos_ != "VERB" and node.head is not node:
        if node.pos_ == "PROPN" and node.dep_ in ("pobj", "dobj"):
            found = node
        node = node.head
    if found is not None and node.pos_ == "VERB":
        move(ands[-1], found, "cc")
        move(name, found, "conj")


def join_owner_state(state: Token) -> None:
    """`the ministers of A and the United States`: listed with A; no person is `the United States`."""
    ministers = state.head
    if state.tag_[:3] != "NNP" or ministers.tag_ != "NNS" or all(c.lower_ != "the" for c in state.lefts):
        return
    links = [c for c in ministers.rights if c.lower_ == "of" and c.i < state.i]
    goals = [g for c in links for g in c.rights if g.dep_ == "pobj" and g.tag_[:3] == "NNP" and g.i < state.i]
    if ministers.lower_ in word_set("plural_titles") | {"leaders"} and goals:
        for joint in [c for c in ministers.rights if c.dep_ == "cc" and goals[-1].i < c.i < state.i]:
            move(joint, goals[-1], "cc")
        move(state, goals[-1], "conj")


def part_reduced(verb: Token) -> bool:
    """Make a participle of `agreed` in `welcomes the Declaration agreed between A and B`; False elsewhere."""
    noun, told = next((c for c in verb.lefts if c.dep_ == "nsubj"), None), verb.head
    between = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "between"
    if noun is None or not between or noun.i != verb.i - 1 or len(verb.lefts) != 1 or told.i > noun.i:
        return False
    if verb.tag_ != "VBD" or noun.base not in {*word_set("instrument_words"), "declaration", "deal"}:
        return False
    move(noun, told, "dobj")
    move(verb, noun, "acl")
    verb.tag_ = "VBN"
    return True


def free_signer(verb: Token) -> None:
    """`A signed it for B and Minister C signed for D`: a clause of its own; its subject was listed with B."""
    if verb.tag_ != "VBD" or not verb.i or any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in verb.lefts):
        return
    node, first = verb.nbor(-1), verb.head
    if node.tag_ != "NNP" or first.tag_ != "VBD" or first.i > node.i:
        return
    while node.head.i > first.i and node.head is not node:
        link = next((c for c in node.head.rights if c.dep_ == "cc" and c.i < node.i), None)
        if node.dep_ == "conj" and link is not None and link.i == node.left_edge.i - 1:
            move(node, verb, "nsubj")
            move(link, first, "cc")
            move(verb, first, "conj")
            return
        node = node.head


def part_holder(state: Token) -> None:
    """`the minister of A, X,`: who holds the office, of whose name the parser made the state a part."""
    holder, of = state.head, state.head.head
    if of.lower_ != "of" or of.head.lower_ not in office_nouns() or state.i + 1 >= holder.i:
        return
    if state.nbor().text == "," and not any(t.tag_ == "CC" for t in state.doc[state.i : holder.i]):
        move(state, of, "pobj")
        move(holder, of.head, "appos")


def join_series(first: Token) -> bool:
    """`They affirmed A, underscored B, and stressed C`: the first verb is the main one, which the parser
    made the content of the second; False elsewhere.
    """
    second = first.head
    if second.dep_ != "ROOT" or first.tag_ != "VBD" or second.tag_ != "VBD" or second.i < first.i:
        return False
    if any(c.dep_ in _SUBJECTS or c.pos_ == "AUX" for c in second.children):
        return False
    begun = any(c.dep_ == "nsubj" for c in first.lefts) and not any(c.dep_ == "mark" for c in first.lefts)
    led = any(c.i < second.i and c.dep_ != "punct" and c is not first for c in second.lefts)
    if not begun or led or second.nbor(-1).text != ",":
        return False
    second.lefts = [c for c in second.lefts if c is not first]
    second.children = second.lefts + second.rights
    first.head, first.dep_ = first, "ROOT"
    move(second, first, "conj")
    return True


def free_teller(verb: Token) -> bool:
    """`X will meet President A, Minister B told reporters`: who tells it, taken for what A is; else False."""
    name, first = verb.nbor(-1) if verb.i else verb, verb.head
    if name.dep_ != "appos" or name.tag_[:3] != "NNP" or first.dep_ != "ROOT" or first.i > name.i:
        return False
    titled = name.left_edge.i < name.i and name.left_edge.nbor(-1).text == ","
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    last = all(t.is_punct or t.dep_ in ("dobj", "npadvmod") for t in behind)
    if not (titled and last) or any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    first.rights = [c for c in first.rights if c is not verb]
    first.children = first.lefts + first.rights
    verb.head, verb.dep_ = verb, "ROOT"
    move(first, verb, "ccomp")
    move(name, verb, "nsubj")
    return True


def join_leaders(participle: Token) -> None:
    """`A and B held a Dialogue on Friday in X, led by Y and Z`: whoever leads it, hung on the verb."""
    verb = participle.head
    if participle.nbor(-1).text != "," or not any(c.dep_ == "agent" for c in participle.rights):
        return
    goals = [c for c in verb.rights if c.dep_ == "dobj" and c.i < participle.i]
    links = (c for c in verb.rights if c.folded == "for" and c.i < participle.i)
    goals += [g for c in links for g in c.rights if g.dep_ == "pobj"]
    if goals and goals[-1].base in _LED:
        move(participle, goals[-1], "acl")


def join_deed(participle: Token) -> None:
    """`praised the plan, called on A to sign it, and welcomed B`: a deed, no participle of the plan's."""
    noun, first = participle.head, participle.head.head
    if noun.dep_ != "dobj" or first.tag_ != "VBD" or not participle.i or participle.nbor(-1).text != ",":
        return
    closed = any(c.dep_ == "conj" and c.tag_ == "VBD" and c.i > participle.i for c in first.rights)
    called = participle.base == "call" and any(c.folded == "on" for c in participle.rights)
    if closed and (called or any(c.dep_ == "dobj" for c in participle.rights)):
        move(participle, first, "conj")
        participle.tag_ = "VBD"


def free_said_day(verb: Token) -> None:
    """`said on Thursday it had signed`: a day right behind the verb of saying is the day of saying."""
    first = verb.lefts[0] if verb.lefts else verb
    said = verb.head
    if first.i != said.i + 1 or said.tag_ not in ("VBD", "VBZ", "VBP", "MD") or len(verb.lefts) < 2:
        return
    named = first if first.dep_ == "npadvmod" else next(iter(first.rights), None)
    if named is None or named.text not in WEEKDAYS or (named is not first and first.lower_ != "on"):
        return
    if verb.lefts[1].dep_ in _SUBJECTS and verb.lefts[1].left_edge.i == named.i + 1:
        move(first, said, first.dep_)
