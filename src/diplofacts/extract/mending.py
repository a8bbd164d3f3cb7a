"""Arcs that the small model gets wrong for sure, set right before anything is read from them.

Only what cannot be otherwise is changed: a clause has one subject, and a participle or infinitive is never
coordinated with a finite verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import mending_links as links
from .lexicons import word_set
from .mending_doings import free_changing, free_doing
from .mending_nouns import (
    WEEKDAYS,
    free_content,
    free_day,
    free_finite,
    free_main_verb,
    free_partner,
    free_reduced,
    join_agent,
    join_bracketed,
    join_clause,
    join_dashed,
    join_day,
    join_described,
    join_goal,
    join_occasion,
    join_official,
    join_predicate,
    join_years,
    make_meeting,
    move,
    office_nouns,
)

if TYPE_CHECKING:
    from .words import Doc, Sent, Token

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: How a noun phrase begins.
_OPENS = frozenset({"DT", "NNP", "NNPS", "PRP", "PRP$", "NN", "NNS", "JJ", "CD"})
#: How the parser hangs a subject on the phrase before it.
_MISPLACED = frozenset({"appos", "conj", "dobj", "npadvmod", "dep"})
#: Participles that open a sentence and are read as names.
_TAKEN_FOR_NOUNS = frozenset({"Meeting", "Speaking", "Addressing"})
#: Which form of a verb above goes together with each finite form (a bare one is a plural's or `we`'s).
_ALIKE = {"VBZ": "VBZ", "VBD": "VBD", "VBP": "VBP", "VB": "VBP"}
_BARE = frozenset({"VBG", "VBN", "VB"})
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged"})
#: What a list of names is made of.
_IN_LISTS = frozenset({"NNP", "NNPS", "CC", ",", "DT"})
_FRONTED = frozenset({"IN", "VBG", "VBN"})
_PERFECT = frozenset({"has", "have", "had"})
_COMPLEMENTS = frozenset({"dobj", "attr", "xcomp", "ccomp", "acomp", "oprd"})
_HELPS = frozenset({"aux", "auxpass", *_SUBJECTS})
#: How the parser lists such a subject with what stands before it.
_LISTED = frozenset({"conj", "appos"})
_BEFORE_NOUNS = frozenset({"nmod", "compound"})
#: Verbs of an object that is made or called something, and how the parser hangs what it is.
_PREDICATING = frozenset({"make", "call", "consider", "deem", "declare", "find", "judge"})
_PREDICATED = frozenset({"oprd", "dobj"})
_JOINING = frozenset({"and", "but", "or"})
#: Arcs and words with which something may be wrong that is looked at word by word.
_MENDED = _BEFORE_NOUNS | _PREDICATED | {"ccomp", "parataxis", "acl", "relcl", "pcomp", "conj"}
_MENDED |= {"appos", "agent", "npadvmod", "csubj", "csubjpass"}
_JOINED = {
    "at": join_occasion,
    "between": links.name_meeting,
    "during": links.join_talks,
    "from": links.join_senders,
    "in": links.join_scene,
    "of": links.join_traveller,
    "on": links.join_purpose,
    "to": links.join_goal,
    "with": links.join_close,
}
_SIGNED = frozenset({"signed", "initialled", "initialed", "inked"})
_MENDED_WORDS = _PERFECT | _SIGNED | {"may", "by", "-", "led", *_JOINED}


def mend(doc: Doc) -> None:
    """Change heads and labels in place; to be called before a subtree is asked for."""
    links.join_cut_names(doc)
    for sent in doc.sents:
        first = doc[sent.start]
        if sent.root.tag_[:2] == "NN":
            free_main_verb(sent)
            free_finite(sent)
        if first.dep_ in _SUBJECTS and (first.tag_ == "VBG" or first.text in _TAKEN_FOR_NOUNS):
            _free_opening(doc, sent, first)
        elif first.tag_ in _FRONTED or first.dep_ == "advmod" or first.head is not sent.root:
            _free_subject(doc, sent, first)
            links.free_behind_day(first)
    for token in doc:
        if token.dep_ not in _MENDED and token.lower_ not in _MENDED_WORDS:
            continue
        if token.dep_ == "ccomp" and token.pos_ == "VERB":
            links.free_said_day(token)
            if not links.join_series(token) and not links.part_reduced(token):
                _split_object(token)
        elif token.dep_ in ("csubj", "csubjpass") and token.tag_ in ("VBD", "VBN"):
            free_reduced(token)
        elif token.lower_ in _ASKED and token.dep_ in ("parataxis", "ccomp"):
            _set_aside(token)
        elif token.dep_ in _BEFORE_NOUNS and token.text in WEEKDAYS:
            free_day(token)
        elif token.dep_ in _BEFORE_NOUNS and token.tag_ == "NNP" and token.head.dep_ == "pobj":
            links.part_holder(token)
        elif token.dep_ == "advcl" and token.lower_ == "led":
            links.join_leaders(token)
        elif token.dep_ == "advcl" and token.lower_ in _SIGNED:
            links.free_signer(token)
        elif token.dep_ == "npadvmod":
            join_day(token)
            links.lift_day(token)
        elif token.dep_ == "compound" and token.head.tag_ == "NN" and token.head.lower_[-3:] == "ing":
            free_changing(token)
        elif token.dep_ in _BEFORE_NOUNS and token.pos_ == "PROPN" and token.head.pos_ == "NOUN":
            join_goal(token)
        elif token.text == "May" and token.tag_ == "MD" and token.head.tag_ in ("VBD", "VBZ"):
            _name_subject(token)
        elif token.dep_ == "acl" and token.lower_ == "meeting" and token.tag_ == "NN":
            make_meeting(token)  # `The ministers, meeting in X, condemned Y`
        elif token.dep_ == "relcl" and token.lower_ not in _PERFECT:
            join_clause(token)
        elif token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ == "compound":
            free_doing(token)
        elif token.dep_ == "acl" and token.tag_ == "VBD":
            free_content(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            links.join_deed(token)
        elif token.dep_ == "agent" or (token.lower_ == "by" and token.dep_ == "prep"):
            join_agent(token)
        elif token.lower_ in _JOINED and (token.dep_ == "prep" or token.head.pos_ == "ADP"):
            _JOINED[token.lower_](token)
        elif token.text == "-" and token.tag_ == "NNP":
            links.join_hyphened(token)
        elif token.dep_ == "appos" and token.pos_ == "PROPN":
            join_described(token)
            join_bracketed(token)
            join_dashed(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VB":
            free_partner(token)
        elif token.lower_ in _PERFECT and token.rights and token.dep_[:3] != "aux":
            _join_perfect(token)
        elif token.dep_ in _PREDICATED and token.head.base in _PREDICATING:
            _close_object(token)
        elif token.dep_ == "appos" and token.head.dep_ == "dobj" and token.head.head.base in _PREDICATING:
            join_predicate(token)
        elif token.tag_ == "VB" and token.dep_ == "dobj":
            _join_noun(doc, token)
        if token.dep_ == "conj" and token.lower_ in word_set("one_more_pronouns"):
            _join_one_more(token)
        elif token.dep_ != "conj":
            continue
        elif token.tag_ == "VBG":
            _coordinate(doc, token)
        elif token.tag_ == "VBD" and token.base in ("say", "tell") and links.free_teller(token):
            continue
        elif token.tag_ == "VBN" and token.head.dep_ == "amod" and token.head.pos_ == "ADJ":
            token.tag_, token.pos_ = "JJ", "ADJ"  # `continued and repeated violations`
        elif token.tag_ in _ALIKE:
            _join_finite(token)
        elif token.tag_ in ("NN", "NNS") and token.base in office_nouns():
            join_official(token)
        elif token.tag_[:2] == "NN":
            links.join_owners(token)


def _free_opening(doc: Doc, sent: Sent, opening: Token) -> None:
    """`Welcoming the deal, the Council called on A`: the name behind the comma is the subject."""
    verb = opening.head
    if any(t.dep_ in _SUBJECTS and t is not opening for t in verb.lefts):
        opening.dep_ = "advcl"
        return
    commas = [t.i for t in doc[opening.i + 2 : verb.i] if t.text == ","]
    # One comma, or a pair more about an apposition (`..., the chief, X, said`).
    if verb.i >= sent.end or len(commas) not in (1, 3) or doc[commas[0] + 1].tag_ not in _OPENS:
        return
    behind = doc[commas[0] + 1 : verb.i]
    # `Meeting in X, A and B agreed`; but in `Welcoming the envoys of X, A and B` they may be one list.
    listed = _JOINING if opening.text not in _TAKEN_FOR_NOUNS or opening.nbor().tag_ != "IN" else ()
    if any(t.lower_ in listed or t.tag_ in ("TO", "VBG", "WDT") for t in behind):
        return
    phrase = doc[commas[0] + 1 : [*commas, verb.i][1]]
    named = next((t for t in phrase if t.head.i <= commas[0] and t.dep_ in _MISPLACED), None)
    if named is not None and named.tag_[:2] in ("NN", "PR"):
        move(named, verb, "nsubj")
        move(opening, verb, "advcl")
        if opening.text == "Meeting":
            make_meeting(opening)


def _free_subject(doc: Doc, sent: Sent, first: Token) -> None:
    """`With the help of A, B and C signed it`: a verb without subject has that behind the comma, which the
    parser listed with what stands before it.
    """
    root = sent.root
    if root.head is not root or not (first.head is root or first.tag_ not in _FRONTED):
        return
    join_years(root)
    helped = (c for c in root.lefts if c.dep_[:3] == "aux")  # `were holding`, `will sign`, `was signed`
    told = root.tag_ == "VBD" or any(c.tag_ in _FINITE for c in helped)
    if not told or any(c.dep_ in _SUBJECTS and c is not first for c in root.lefts):
        return
    comma = next((t for t in doc[first.i + 1 : root.i] if t.text == ","), None)
    behind = doc[comma.i + 1 : root.i] if comma is not None else []
    named = next((t for t in behind if t.dep_ in _LISTED and t.head.i < behind[0].i), None)
    if named is None or named.tag_[:3] != "NNP":
        return
    # `A and the president, B, signed it`: commas about an aside come in pairs, the last before the verb.
    commas = [t.i for t in doc[named.i + 1 : root.i] if t.text == ","]
    start = min(c.i for c in (root, *root.lefts) if c is root or c.dep_[:3] == "aux")
    # `According to X, A, B and C met`: a list of names up to the verb.
    listed = all(t.tag_ in _IN_LISTS for t in doc[named.i : start]) and doc[start - 2].tag_ == "CC"
    if commas and not listed and (len(commas) % 2 or commas[-1] + 1 != start):
        return
    if any(t.tag_ in _FINITE and t.dep_[:3] != "aux" for t in doc[first.i : root.i]):
        return
    move(named, root, "nsubjpass" if any(c.dep_ == "auxpass" for c in root.lefts) else "nsubj")
    if first.dep_ in _SUBJECTS:
        first.dep_ = "prep" if first.tag_ == "IN" else "advcl"


def _name_subject(word: Token) -> None:
    """`May told X`: no modal stands before a finite verb; it is a name."""
    if not any(c.dep_ in _SUBJECTS for c in word.head.lefts):
        word.tag_, word.pos_, word.dep_ = "NNP", "PROPN", "nsubj"


def _close_object(predicate: Token) -> None:
    """`made the visit of A to B on Friday a success`: all of it is the object."""
    verb = predicate.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c is not predicate), None)
    if noun is None or noun.i > predicate.i:
        return
    for link in [c for c in verb.rights if c.dep_ == "prep" and noun.i < c.i < predicate.i]:
        move(link, noun, "prep")


def _join_noun(doc: Doc, word: Token) -> None:
    """`signed a truce deal in X`: no verb is an object; with the noun right before it, it is one noun."""
    before = doc[word.i - 1]
    if before.head is not word.head or before.dep_ != "dobj" or before.tag_ != "NN":
        return
    word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
    word.base = word.lower_
    for child in before.children[:]:
        move(child, word, child.dep_)
    move(before, word, "compound")


def _join_perfect(helper: Token) -> None:
    """`A has on occasion, though rarely, accused B`: a verb that is only the helper of the participle."""
    if any(c.dep_ in _COMPLEMENTS for c in helper.rights):
        return
    told = (c for c in reversed(helper.rights) if c.tag_ in ("VBN", "VBD"))
    verb = next((c for c in told if c.dep_ in ("advcl", "dep", "conj")), None)
    if verb is None or verb.doc[verb.i - 1].text != "," or any(c.dep_ in _HELPS for c in verb.lefts):
        return
    if any(c.dep_ == "mark" and c.folded not in ("though", "although") for c in verb.lefts):
        return
    above, label = helper.head, helper.dep_
    if above is helper:
        helper.rights = [t for t in helper.rights if t is not verb]
        helper.children = helper.lefts + helper.rights
        verb.head, verb.dep_ = verb, label
    else:
        move(verb, above, label)
    for child in helper.children[:]:
        move(child, verb, child.dep_)
    move(helper, verb, "aux")


def _set_aside(participle: Token) -> None:
    """`A, asked whether B would follow, said C`: who was asked is the subject of the verb behind."""
    verb = participle.head
    asked = next((c for c in participle.lefts if c.dep_ == "nsubj"), None)
    if asked is None or verb.i < participle.i or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return
    doc = participle.doc
    if doc[participle.i - 1].text == "," and doc[verb.i - 1].text == "," and verb.tag_ in _FINITE:
        move(asked, verb, "nsubj")
        participle.tag_ = "VBN"
        move(participle, asked, "acl")


def _split_object(verb: Token) -> None:
    """`A rejects that reasoning and has said B`: the noun before `and` is no subject of what follows."""
    first = verb.head
    noun = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if noun is None or first.i > noun.i or not noun.rights:
        return
    link = noun.rights[-1]
    after = link.nbor() if link.dep_ == "cc" and link.i < verb.i else None
    if after is None or (after is not verb and (after.head is not verb or after.dep_[:3] != "aux")):
        return
    for word in verb.lefts[:]:
        if word.dep_ == "mark" and word.i < noun.i:
            move(word, noun, "det")
    move(noun, first, "dobj")
    move(link, first, "cc")
    move(verb, first, "conj")


def _coordinate(doc: Doc, participle: Token) -> None:
    """`saying that A lags and warning that B fails`: beside the participle before."""
    head = participle.head
    if head.tag_ == "VBG" or head.i > participle.i or any(c.dep_[:3] == "aux" for c in participle.lefts):
        return
    if any(c.dep_ in _SUBJECTS for c in participle.lefts):
        return
    helpers = {c.tag_ for c in head.children if c.dep_ == "aux"}
    if not (head.tag_ in _FINITE or helpers & _FINITE) or doc[participle.i - 1].lower_ not in _JOINING:
        return
    for i in range(participle.i - 2, participle.sent.start, -1):
        other = doc[i]
        if other.tag_ == "VBG" and other.dep_ in ("advcl", "acl", "pcomp"):
            if other is head or other.is_ancestor(head) or head.is_ancestor(other):
                move(participle, other, "conj")
            return


def _join_finite(token: Token) -> None:
    """`We thank A for hosting the talks and call on B to join`: a finite verb is joined to a finite one."""
    head = token.head
    if token.base in word_set("quality_nouns") and _is_quality(token):
        return
    bare = head.tag_ in _BARE or (token.tag_ == "VB" and head.tag_ in ("VBD", "VBZ"))
    above = _finite_above(token) if bare else None
    if above is not None:
        for link in [c for c in head.rights if c.dep_ == "cc" and token.i - 3 < c.i < token.i]:
            move(link, above, "cc")
        move(token, above, "conj")
        token.tag_ = "VBP" if token.tag_ == "VB" else token.tag_
    if token.tag_ == "VB" and token.head.tag_ == "VBP" and not any(c.dep_ == "aux" for c in token.lefts):
        apart = token.i > 1 and token.doc[token.i - 2].text == ","
        if apart or token.base in word_set("joined_stances"):
            token.tag_ = "VBP"  # `We welcome A and look forward to B`


def _is_quality(token: Token) -> bool:
    """`in the spirit of unity and compromise`: a noun that the parser took for a verb, set right."""
    noun = token.doc[token.i - 2] if token.i > 1 else token
    joined = token.tag_ in ("VB", "VBP") and token.nbor(-1).tag_ == "CC"
    if not joined or noun.tag_ != "NN" or noun.dep_ != "pobj":
        return False
    move(token, noun, "conj")
    token.tag_, token.pos_ = "NN", "NOUN"
    return True


def _form(verb: Token) -> str:
    """The tag of what is finite in a verb, its own or that of its auxiliary (`am pleased`)."""
    helper = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "cop")), None)
    return helper.tag_ if helper is not None else verb.tag_


def _finite_above(token: Token) -> Token | None:
    """The finite verb with a subject to which ``token`` belongs; None where it may stay."""
    head, before = token.head, token.doc[token.i - 1]
    stance = token.tag_ == "VB" and token.base in word_set("stances_of_releases")
    if token.tag_ == "VB" and not stance and (head.tag_ != "VBG" or head.dep_ == "conj"):
        return None  # `to host the talks and lead them`
    if token.tag_ == "VBD" and head.tag_ == "VBN":
        return None  # `a deal drafted by A and signed by B`, whose forms look alike
    if before.tag_ == "RB":
        before = token.doc[before.i - 1]
    if before.tag_ != "CC" or any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in token.lefts):
        return None
    if any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in head.lefts):
        return None  # `has hosted the talks and urges B to join`
    for above in head.ancestors:
        if _form(above) == _ALIKE[token.tag_]:
            near = [*above.lefts, *(c for helper in above.lefts for c in helper.lefts)]
            subject = next((c for c in near if c.dep_ in _SUBJECTS), None)
            if subject is not None:
                # `We commend A for agreeing to stop and urge B to join`
                return above if not stance or head.tag_ == "VBG" or subject.folded in ("we", "i") else None
    return None


def _join_one_more(word: Token) -> None:
    """`signed an accord with A in May and another with B`: one more of what was signed, not of the deed."""
    verb, link = word.head, word.nbor(1) if word.i + 1 < word.sent.end else word
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < word.i), None)
    if verb.pos_ == "VERB" and thing is not None and link.lower_ == "with" and link.head is verb:
        move(word, thing, "conj")
        move(link, word, "prep")
