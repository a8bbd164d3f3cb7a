"""Who acts in a clause and on whom: subjects, objects, and those whom a phrase for several sides names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import EXPLICIT, NORMALIZED
from ..spans import Span
from .blocs import bodies_behind, with_blocs
from .control import credited_with, directed
from .datelines import dateline_end as dateline_end
from .lexicons import fold, word_set
from .links import behind_participle, clausal, link_of
from .named_sides import before_whom, holders, including, led_by, of_body, told_after, with_counterparts
from .names_ahead import named_at as named_at
from .names_ahead import names_before as names_before
from .offices_listed import offices_of
from .reading import COUNTRY, PERSON, WORDS, Reading, Referent

if TYPE_CHECKING:
    from .words import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above ``token``; None when there is none."""
    for node in token.ancestors:
        # `following a meeting`: a preposition, whatever its form.
        if node.pos_ in ("VERB", "AUX") and node.dep_ != "prep":
            return node
    return None


def subject_tokens(verb: Token) -> list[Token]:
    """The subject of ``verb``, its own or the one it shares (conjuncts, infinitives, participles)."""
    seen: set[int] = set()
    node: Token | None = verb
    while node is not None and node.i not in seen:
        seen.add(node.i)
        own = [c for c in node.children if c.dep_ in SUBJECTS]
        if own and (own[0].dep_ == "nsubjpass" or link_of(own[0]) is None):
            return own
        agents = [g for c in node.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        agents = [g for g in agents if g.folded not in word_set("phone_words")]
        if agents:
            return agents
        made = directed(node)
        if made is not None:
            return [made]
        if node.dep_ == "ccomp" and node.tag_ in _FINITE and node.left_edge.lower_ == "that":
            return []  # `said that during the talks with A, B thanked C`: its own subject is lost
        praised = credited_with(node)
        if praised is not None:
            return [praised]
        if node.dep_ == "pcomp" and node.head.folded == "in" and node.head.i:
            # `welcomed X's role in hosting the talks`, wherever the parser hangs `in`
            owner = next((c for c in node.head.nbor(-1).lefts if c.dep_ == "poss"), None)
            if owner is not None:
                return [owner]
        if node.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "aux", "acomp"):
            node = node.head if node.dep_ != "pcomp" else (governing_verb(node) or None)
        elif node.dep_ == "acl" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in node.children):
            # `signaled a commitment to expand the partnership`: whose commitment it is.
            owner = next((c for c in node.head.children if c.dep_ == "poss"), None)
            if owner is not None and owner.pos_ != "PRON" and owner.tag_ != "PRP$":
                # `protested against X's plan to visit Y`
                return [owner]
            node = governing_verb(node.head)
        elif node.dep_ in ("acl", "relcl"):
            above = node.head.head
            who = [c for c in above.rights if c.dep_ == "attr" and c.pos_ == "PROPN"]
            if node.head.dep_ == "nsubj" and node.tag_ == "VB" and above.base == "be" and who:
                return who[:1]  # `The last minister to enter X was A`
            first = node.head.dep_ in ("attr", "npadvmod", "dobj") and above.base in ("be", "become")
            if not first or any(c.tag_ in ("WDT", "WP") for c in node.children):
                return [node.head]
            node = above  # `became the first minister to enter X`
        else:
            node = None
    return []


def subject(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """Whom the subject of ``verb`` stands for; names right before the verb where the parser found
    no subject.
    """
    if verb.i not in reading.subjects:
        reading.subjects[verb.i] = _subject(reading, verb)
    return reading.subjects[verb.i]


def _subject(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    told = _outside_dateline(reading, subject_tokens(verb))
    if len(told) == 2 and told[0].pos_ == told[1].pos_ == "PROPN" and _are_joined(reading, *told):
        # `President A of X and Minister B met`, taken for two subjects
        return (*participants(reading, told[0]), *participants(reading, told[1]))
    for token in told:
        token = _received(verb, token) or _named_after(reading, token)
        found = participants(reading, token)
        if token.lemma_.casefold() in word_set("utterance_nouns"):
            # `The remarks by both came at a conference`, `Her comments came after talks with X`.
            by = [*objects(token, ("by", "of"), direct=False), *(c for c in token.lefts if c.dep_ == "poss")]
            found = tuple(r for t in by for r in reading.coreference.resolve(t))
        if not found and token.dep_ == "appos":
            # `X, a Democrat who went to Y`
            found = tuple(r for r in participants(reading, token.head) if r.kind == PERSON)
        if found and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and all(r.kind == WORDS for r in found):
            # `said that ties were strong after meeting X`: things meet nobody.
            found = _acting_above(reading, verb) or found
        if found:
            return found
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and first.head.i < first.i:
        # `In Riga, Secretary X will tour a school and meet Y`
        first = first.head
    found = _behind_place(reading, verb) or names_before(reading, verb) or _opened(reading, verb)
    return found or (_behind_place(reading, first) if first is not verb and not told else ())


def _acting_above(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """The persons who act by the nearest verb above that has any."""
    for above in verb.ancestors:
        if above.pos_ == "VERB":
            acting = (r for t in subject_tokens(above) for r in participants(reading, t))
            people = tuple(r for r in acting if r.kind == PERSON)
            if people:
                return people
    return ()


def _are_joined(reading: Reading, first: Token, second: Token) -> bool:
    between = reading.document.text[first.idx + len(first) : second.idx]
    return re.fullmatch(r"(?:[ \n]+of(?:[ \n]+\w+){1,4})?,?[ \n]+and[ \n]+[^,.;]{0,60}", between) is not None


def _behind_place(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """Who acts in `In Riga, Secretary X and a team will meet Y`, where the parser listed X with the place."""
    for link in verb.children:
        if link.dep_ != "prep" or link.i > verb.i:
            continue
        goals = [g for g in link.children if g.dep_ == "pobj"]
        if len(goals) == 2 and reading.document.plain[goals[0].idx + len(goals[0])] == ",":
            # `On Monday, Secretary X, at the request of Z, met Y`
            found = reading.coreference.resolve(goals[1])
            if found and found[0].kind == PERSON:
                return found
        for place in (g for g in link.subtree if g.dep_ == "pobj" and g.i < verb.i):
            entity = reading.entity_at(place.idx)
            behind = next((c for c in place.children if c.dep_ in ("conj", "appos")), None)
            if behind is not None and entity is not None and entity.kind == COUNTRY:
                found = reading.coreference.resolve(behind)
                if found and found[0].kind == PERSON:
                    return found
    return ()


def _received(verb: Token, token: Token) -> Token | None:
    """`A received B as he arrived`: he who arrives is the one received."""
    host = verb.head
    if token.folded not in ("he", "she") or verb.dep_ != "advcl" or host.i > verb.i:
        return None
    if host.base not in word_set("receiving_verbs") or any(c.folded == "before" for c in verb.lefts):
        return None
    return next((c for c in host.children if c.dep_ == "dobj" and c.tag_ not in ("NNS", "NNPS")), None)


def _opened(reading: Reading, verb: Token) -> tuple[Referent, ...]:
    """Who acts in a participle that opens the sentence (`Briefing the Council on Friday, X warned`)."""
    sentence = reading.document.sentence_of(verb.idx)
    if sentence is None or verb.tag_ != "VBG" or verb.idx - sentence.span.start > 4:
        return ()
    behind = reading.document.text[verb.idx : sentence.span.end]
    for mark in re.finditer(r",\s+(?:the\s+)?(?=[^\W\d_a-z])", behind):
        named = named_at(reading, verb.idx + mark.end(), "events.after-participle")
        if named is not None:
            return (named,)
    return ()


def _outside_dateline(reading: Reading, tokens: list[Token]) -> list[Token]:
    """The subjects without a dateline (`BELGRADE, March 14 (Agency) - `) of which the parser made one."""
    out = []
    for token in tokens:
        end = dateline_end(reading, token.idx)
        if token.idx >= end:
            out.append(token)
            continue
        out += [t for t in token.subtree if t.idx >= end > t.head.idx and t.pos_ in ("NOUN", "PROPN")]
    return out


def _named_after(reading: Reading, token: Token) -> Token:
    """`In New York, where he is attending X, President Y said`: a pronoun in a clause that opens the
    sentence means the subject that follows.
    """
    if fold(token.text) not in ("he", "she"):
        return token
    if any(e.kind == PERSON and token.sent.start_char <= e.span.start < token.idx for e in reading.entities):
        return token
    for node in token.ancestors:
        for child in node.children:
            if child.dep_ in SUBJECTS and child.i > token.i and node.i > token.i and child.pos_ != "PRON":
                found = reading.coreference.resolve(child)
                if len(found) == 1 and found[0].kind == PERSON:
                    return child
    return token


def objects(token: Token, links: Iterable[str] = (), direct: bool = True) -> list[Token]:
    """Direct objects of ``token`` and the objects of its prepositions in ``links``."""
    wanted = set(links)
    out = []
    for child in token.children:
        if direct and child.dep_ in ("dobj", "obj", "dative", "nsubjpass"):
            out.append(child)
        elif child.dep_ in ("prep", "dative", "agent", "conj") and child.folded in wanted:
            if child.i and child.nbor(-1).folded == "not":
                continue  # `with A but not with B`
            # `by A and by B`: the second may hang on the verb or on the first.
            linked = [c for c in child.children if c.dep_ == "conj" and c.folded in wanted]
            linked = [c for c in linked if c.nbor(-1).folded != "not"]
            goals = [(c, g) for c in (child, *linked) for g in c.children if g.dep_ in ("pobj", "pcomp")]
            out += [behind_participle(c, g) for c, g in goals]
            out += [g for c in child.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
            if not any(c.dep_ in ("pobj", "pcomp", "prep") for c in child.children):
                out += _among_others(token, child)
                # `call on the leader`: the parser may make the phrase an object of the verb.
                out += [c for c in token.children if c.dep_ == "dobj" and c.left_edge.i == child.i + 1]
        elif child.dep_ in ("advcl", "xcomp", "ccomp") and wanted and (named := clausal(child, wanted)):
            out.append(named)
    return out


def _among_others(token: Token, link: Token) -> list[Token]:
    """`met with, among others, X`: the parser hangs X on `others`."""
    return [
        a
        for c in token.children
        if c.dep_ == "prep" and c.i > link.i and fold(c.text) == "among"
        for g in c.children
        if fold(g.text) == "others"
        for a in g.children
        if a.dep_ == "appos"
    ]


def participles_of(noun: Token) -> list[Token]:
    """The participles that tell of an encounter, also one that the parser hung on those who take part
    (`talks between A and B expected to start on Friday`).
    """
    found = [c for c in noun.children if c.dep_ == "acl"]
    links = [c for c in noun.children if c.dep_ == "prep" and fold(c.text) in ("between", "with", "among")]
    for link in links:
        found += [
            t
            for t in link.subtree
            if t.dep_ == "acl" and t.tag_ == "VBN" and t.lemma_.casefold() in word_set("planning_words")
        ]
    return found


def linked_to(reading: Reading, sentence: Span, home: set[int], links: Iterable[str]) -> list[Token]:
    """Objects of prepositions in ``links`` that belong to the encounter, though the parser hung them on
    a place or a day told before them (`held talks in Sochi with X`, `met on Friday with Y`).
    """
    wanted = set(links)
    out = []
    for token in reading.document.tokens(sentence):
        if token.dep_ not in ("prep", "dative") or token.folded not in wanted:
            continue
        node = token.head
        for _ in range(6):
            if node.i in home:
                out += [g for g in token.children if g.dep_ == "pobj"]
                break
            if not _is_place_or_day(reading, node):
                break
            node = node.head
    return out


#: Where people meet beside an occasion.
_MARGINS = frozenset({"margin", "margins", "sideline", "sidelines", "fringes"})
#: Prepositions of a place, a day or a line.
_ASIDE = ("in", "at", "on", "over", "by", "via", "through")


def _is_place_or_day(reading: Reading, node: Token) -> bool:
    if node.dep_ in ("prep", "advmod", "npadvmod", "nummod"):
        aside = node.dep_ != "prep" or fold(node.text) in _ASIDE
        return aside or (node.folded == "of" and node.head.folded in _MARGINS)
    if node.dep_ != "pobj":
        return False
    if node.folded in _MARGINS or (node.head.folded == "of" and node.head.head.folded in _MARGINS):
        return True  # `met on the margins of the assembly with X`
    if node.folded in word_set("phone_words") or node.folded in word_set("venue_nouns"):
        return True
    entity = reading.entity_at(node.idx)
    if entity is not None:
        return entity.kind == COUNTRY
    return any(node.idx in d.span for d in reading.dates) or node.text[:1].isupper()


def _in_title(reading: Reading, referent: Referent) -> Referent:
    """The person in whose title a state stands (`met U.S. Under Secretary X`, cut by the parser)."""
    if referent.kind != COUNTRY or referent.words:
        return referent
    for role in reading.roles:
        for support in role.supports:
            if support.field != "*" or referent.span not in support.span:
                continue
            named = next(
                (e for e in reading.entities if e.id == role.person and e.span.end == support.span.end), None
            )
            if named is not None and support.span.start >= referent.span.start - 4:
                return Referent(PERSON, named.id, named.span, EXPLICIT, "coreference.person-name")
    return referent


def _private(referent: Referent) -> Referent:
    """`U.S. business leaders` are nobody's state."""
    if referent.kind != COUNTRY or not referent.words:
        return referent
    private = not word_set("private_words").isdisjoint(fold(referent.words).split())
    return evolve(referent, kind=WORDS, id="", basis=EXPLICIT) if private else referent


def _named_partners(
    reading: Reading, token: Token, found: tuple[Referent, ...]
) -> tuple[Referent, ...]:
    """``found`` with the name behind an unnamed one (`A and his longtime rival, party leader B, met`)."""
    unnamed = [r for r in found if r.words and not r.id]
    for joined in token.conjuncts if unnamed else ():
        words = next((r for r in unnamed if joined.idx in r.span), None)
        told = told_after(reading, joined) if words is not None else ()
        if told:
            found = tuple(t for r in found for t in (told if r is words else (r,)))
    return found


def participants(reading: Reading, token: Token) -> tuple[Referent, ...]:
    """Whom a noun phrase stands for; `delegations of A and B` are the sides A and B."""
    if token.folded in ("whom", "each"):
        return before_whom(reading, token)
    if listed := bodies_behind(reading, token):
        return listed
    found = tuple(_in_title(reading, r) for r in reading.coreference.resolve(token))
    found = with_blocs(reading, tuple(_private(r) for r in found))
    if len(found) == 1 and found[0].kind == PERSON and token.tag_ in ("NNS", "NNPS"):
        # `their deputies, X and Y`: the parser kept the first name only.
        end = found[0].span.end
        mark = re.match(r",?\s+and\s+", reading.document.text[end : end + 12])
        second = named_at(reading, end + mark.end(), found[0].rule) if mark else None
        found = (*found, second) if second is not None else found
    if len(found) > 1:
        found = _named_partners(reading, token, found)
    if len(found) == 1 and (found[0].kind == WORDS or found[0].words):
        found = including(reading, token) or found
    if token.tag_ == "NNS" and len(told := told_after(reading, token)) > 1:
        return told
    if len(found) == 1 and found[0].words:
        found = told_after(reading, token) or of_body(reading, token, found[0]) or found
    if len(found) > 1 and any(r.kind == WORDS for r in found):
        found = with_counterparts(reading, token, found)
    last = [token, *(c for c in token.conjuncts if c.i > token.i)][-1]
    if last.tag_ in ("NNS", "NNPS") and any(r.kind == COUNTRY for r in found):
        both = holders(reading, token, last)
        if len(both) >= 2:
            return both
    if (offices := offices_of(reading, token)) and not any(r.kind == PERSON for r in found):
        return offices
    leaders = led_by(reading, token)
    if leaders and not any(r.kind == PERSON for r in found):
        return leaders
    word = fold(token.text)
    several = word.endswith("s") and word.removesuffix("s") in word_set("side_nouns")
    if any(r.kind == PERSON for r in found) or not several:
        return found
    sides: list[Referent] = []
    for owner in objects(token, ("of", "from", "representing"), direct=False):
        sides += [r for r in reading.coreference.resolve(owner) if r.kind != PERSON]
    if not any(r.id for r in sides):
        sides = []
    before = [
        e
        for e in reading.entities_in(reading.coreference.phrase(token))
        if e.span.end <= token.idx and e.kind == COUNTRY and e.id
    ]
    if len({e.id for e in before}) >= 2:
        rule = "meetings.sides"
        sides = [Referent(COUNTRY, e.id, e.span, NORMALIZED, rule) for e in before]
    unique = [r for i, r in enumerate(sides) if not any((o.kind, o.id) == (r.kind, r.id) for o in sides[:i])]
    return tuple(unique) if len(unique) >= 2 else found
