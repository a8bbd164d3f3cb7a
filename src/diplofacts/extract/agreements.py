"""Agreements: instruments and undertakings between parties (codebook section 5)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from .. import dates
from ..candidates import (
    EXPLICIT,
    INFERRED,
    NORMALIZED,
    Actor,
    AgreementCandidate,
    MeetingCandidate,
    Support,
    candidate_id,
)
from ..spans import Span
from . import events
from .events import Clause
from .lexicons import fold, rows, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

WHOLE = 400
_ANAPHORIC = frozenset({"the", "this", "these", "that", "its"})
_LENGTH = re.compile(r"\b[\w-]+?[- ](?:years?|months?|weeks?|days?)\b")


@functools.cache
def _nouns() -> dict[str, str]:
    return {r["noun"]: r["kind"] for r in rows("agreement_nouns")}


@functools.cache
def _purposes() -> dict[str, str]:
    return {r["word"]: r["kind"] for r in rows("agreement_purposes")}


@functools.cache
def _verbs() -> dict[str, tuple[str, frozenset[str]]]:
    return {r["lemma"]: (r["status"], frozenset(r["link"].split("|")) - {""}) for r in rows("agreement_verbs")}


@functools.cache
def _nominals() -> dict[str, str]:
    return {r["noun"]: r["status"] for r in rows("agreement_nominals")}


@define(eq=False)
class Mention:
    """One mention of an instrument, before mentions of the same one are joined.

    ``act`` is the verb or noun by which it is signed, reached, ratified ...; None when it is only named.
    """

    noun: Token
    kind: str
    title: Span
    phrase: Span
    sentence: Span
    status: str
    status_span: Span | None
    parties: list[Actor]
    signatories: list[Actor]
    act: Token | None
    rule: str
    definite: bool
    named: bool
    signed: tuple[str, Span, str, str] | None = None
    effective: tuple[str, Span, str] | None = None
    term: tuple[str, Span] | None = None
    place: Entity | None = None
    meeting: str = ""
    wholes: list[Span] = field(factory=list)

    def keys(self) -> set[str]:
        """The parties, for comparing."""
        return {a.country or a.organization for a in self.parties}


def extract_agreements(reading: Reading) -> tuple[AgreementCandidate, ...]:
    """The agreements that the article tells, one candidate each, mentions of the same one joined."""
    kept: list[Mention] = []
    for mention in _mentions(reading):
        same = _antecedent(reading, mention, kept)
        if same is not None:
            _absorb(same, mention)
        elif mention.parties and (mention.act is not None or mention.named or len(mention.keys()) > 1):
            kept.append(mention)
    return tuple(_candidate(reading, m) for m in kept if not _one_country(reading, m))


def _one_country(reading: Reading, m: Mention) -> bool:
    """One party alone makes an agreement only of a named instrument or of a body's (codebook section 5)."""
    if len(m.keys()) > 1 or m.named:
        return False
    return not any(a.organization for a in m.parties)


def _mentions(reading: Reading) -> Iterator[Mention]:
    document = reading.document
    for sentence in document.sentences:
        if sentence.heading:
            continue
        for token in document.doc[sentence.first : sentence.last + 1]:
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and fold(token.text) in _nouns():
                found = _mention(reading, token, sentence.span)
                if found is not None:
                    yield found
            elif token.pos_ == "NOUN":
                found = _arrangement(reading, token, sentence.span)
                if found is not None:
                    yield found


def _mention(reading: Reading, noun: Token, sentence: Span) -> Mention | None:
    document = reading.document
    phrase = reading.coreference.phrase(noun)
    kind = _kind(noun, document.words(phrase))
    act, status, status_span = _act(reading, noun)
    lefts = [t for t in noun.subtree if t.i < noun.i and t.head in (noun, *noun.children)]
    determiner = {fold(t.text) for t in lefts if t.dep_ in ("det", "poss")}
    named = noun.pos_ == "PROPN" and noun.text[0].isupper() and any(t.text[:1].isupper() for t in lefts)
    if kind == "declaration" and act is None and not named:
        return None
    own = _own_parties(reading, noun, phrase)
    signers = _signers(reading, noun, act) if act is not None and status in ("signed", "agreed", "negotiated", "ratified", "in_force", "ended", "planned", "suspended", "violated") else []
    parties = _as_parties(reading, [*own, *signers])
    title = _title(reading, noun, phrase)
    mention = Mention(
        noun, kind, title, phrase, sentence, status or ("in_force" if named else "agreed"), status_span,
        parties, _signatories(reading, signers, act) if status == "signed" else [], act,
        "agreements." + (f"{act.lemma_.casefold()}" if act is not None else "named"),
        bool(determiner & _ANAPHORIC) or not determiner and named, named,
    )  # fmt: skip
    mention.wholes.append(sentence if len(sentence) <= WHOLE else phrase)
    _add_dates(reading, mention)
    _add_term(reading, mention)
    if act is not None and status == "signed":
        mention.place, _ = events.place_of(Clause(reading, act))
    mention.meeting = _meeting(reading, mention)
    return mention


def _kind(noun: Token, phrase: str) -> str:
    """What it does decides over its name (`oil swap agreement` is a contract)."""
    said = [fold(t.text) for t in noun.lefts] + [fold(t.text) for c in noun.lefts for t in c.subtree]
    for word in said:
        if word in _purposes():
            return _purposes()[word]
    rest = fold(phrase)
    for name in sorted(_nouns(), key=lambda n: -len(n)):
        if " " in name and name in rest:
            return _nouns()[name]
    return _nouns()[fold(noun.text)]


def _title(reading: Reading, noun: Token, phrase: Span) -> Span:
    """The words of the name: no article, possessor, quotation marks; `of ...` and `aimed at ...` stay."""
    document = reading.document
    start = noun
    for child in sorted(noun.lefts, key=lambda t: -t.i):
        if child.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod") or child.dep_ == "punct" and child.text == "-":
            start = min([start, *child.subtree], key=lambda t: t.i)
        elif child.is_punct:
            continue
        else:
            break
    end = noun
    for child in noun.rights:
        if child.dep_ == "prep" and fold(child.text) in ("of", "on", "for"):
            reach = max(child.subtree, key=lambda t: t.i)
            if reach.idx + len(reach) - noun.idx <= 80 and fold(child.text) == "of":
                end = reach
    span = document.span([start, end])
    words = document.plain[span.start : span.end]
    lead = len(words) - len(words.lstrip('" '))
    tail = len(words) - len(words.rstrip('" '))
    return Span(span.start + lead, span.end - tail) if span.start + lead < span.end - tail else span


def _act(reading: Reading, noun: Token) -> tuple[Token | None, str, Span | None]:
    """The verb or noun that says what was done with the instrument, its status, and the words that say so."""
    document = reading.document
    node = noun
    for _ in range(4):
        head = node.head
        if head.i == node.i:
            break
        word = fold(head.text)
        if head.pos_ == "NOUN" and word in _nominals() and node.dep_ == "prep":
            return head, _nominals()[word], document.span([head])
        if head.pos_ in ("VERB", "AUX"):
            status, links = _verbs().get(head.lemma_.casefold(), ("", frozenset()))
            by_link = node.dep_ == "prep" and fold(node.text) in links
            if status and (node.dep_ in ("dobj", "nsubjpass", "conj", "obj") and not links or by_link):
                return head, _planned(head, status), document.span([head])
            if node.dep_ == "nsubj" and head.lemma_.casefold() in ("enter", "expire", "take", "come", "collapse"):
                return head, "ended" if head.lemma_.casefold() in ("expire", "collapse") else _force(head), document.span([head])
            break
        if node.dep_ not in ("conj", "pobj", "prep", "dobj", "compound", "appos"):
            break
        node = head
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.casefold() in _verbs():
            status = _verbs()[child.lemma_.casefold()][0]
            if child.tag_ in ("VBN", "VBD", "VBZ", "VBP"):
                return child, status, document.span([child])
    return None, "", None


def _force(verb: Token) -> str:
    """`enter into force`: in force, or planned when it will."""
    return "signed" if any(c.lemma_.casefold() in ("will", "shall") for c in verb.children if c.dep_ == "aux") else "in_force"


def _planned(verb: Token, status: str) -> str:
    if any(c.lemma_.casefold() in ("will", "would", "shall") for c in verb.children if c.dep_ == "aux"):
        return "planned"
    head = verb.head
    if verb.dep_ in ("xcomp", "advcl", "acl", "ccomp") and any(c.text == "to" for c in verb.children if c.dep_ == "aux"):
        return "negotiated" if status == "negotiated" else "planned" if head.lemma_.casefold() not in ("begin", "start") else status
    return status


def _own_parties(reading: Reading, noun: Token, phrase: Span) -> list[Referent]:
    """Parties printed in the name and beside it: `U.S.-Tanzania`, `between A and B`, `with B`, `A's agreement`."""
    out: list[Referent] = []
    for e in reading.entities_in(phrase):
        if e.kind in (COUNTRY, ORGANIZATION) and e.id and e.span.end <= noun.idx and e.form in ("name", "alias", "demonym"):
            out.append(Referent(e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "agreements.name-part"))
    for token in events.objects(noun, ("between", "among", "with"), direct=False):
        out += reading.coreference.resolve(token)
    for child in noun.children:
        if child.dep_ == "poss":
            out += [r for r in reading.coreference.resolve(child) if r.kind in (COUNTRY, ORGANIZATION)]
    return out


def _signers(reading: Reading, noun: Token, act: Token | None) -> list[Referent]:
    if act is None:
        return []
    if act.pos_ not in ("VERB", "AUX"):
        out: list[Referent] = []
        for token in events.objects(act, ("by", "between"), direct=False):
            out += reading.coreference.resolve(token)
        for child in act.children:
            if child.dep_ == "poss":
                out += reading.coreference.resolve(child)
        return out
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in act.children)
    if passive or act.dep_ in ("acl", "relcl") and act.tag_ == "VBN":
        return [r for t in events.objects(act, ("by", "between"), direct=False) for r in reading.coreference.resolve(t)]
    if act.dep_ == "relcl" and not any(c.dep_ in events.SUBJECTS for c in act.children):
        return []
    return [r for r in events.subject(reading, act) if not (r.span.start <= noun.idx < r.span.end)]


def _as_parties(reading: Reading, referents: Sequence[Referent]) -> list[Actor]:
    """States and bodies; a person stands for the state or body of his role (codebook section 5: persons never are)."""
    out: dict[str, Actor] = {}
    for r in referents:
        for party in _represented(reading, r):
            out.setdefault(party.id, events.actor(party, "party", None, "agreements.party"))
    return list(out.values())


def _represented(reading: Reading, r: Referent) -> list[Referent]:
    if r.kind in (COUNTRY, ORGANIZATION):
        return [evolve(r, words="")] if r.id else []
    if r.kind == PERSON:
        for role in reading.roles_of(r.id):
            support = next((s for s in role.supports if s.field == "country"), None)
            if role.country:
                return [Referent(COUNTRY, role.country, support.span if support else r.span, "coreference", "agreements.represented")]
            if role.organization:
                return [Referent(ORGANIZATION, role.organization, r.span, "coreference", "agreements.represented")]
    return []


def _signatories(reading: Reading, signers: Sequence[Referent], act: Token | None) -> list[Actor]:
    """Who signed: persons, and unnamed officials of a state by their title."""
    if act is None:
        return []
    how = reading.document.span([act])
    out = [events.actor(r, "signatory", how, "agreements.signatory") for r in signers if r.kind == PERSON or r.words]
    for child in act.children:
        if child.dep_ in ("prep", "mark") and fold(child.text) == "with":
            for token in child.subtree:
                if fold(token.text) in ("present", "attending", "presence") and token.i > child.i:
                    nouns = [t for t in child.subtree if t.pos_ in ("NOUN", "PROPN") and t.i < token.i]
                    heads = [t for t in nouns if t.dep_ in ("nsubj", "pobj")]
                    for head in heads[:1] or nouns[:1]:
                        out += [events.actor(r, "witness", reading.document.span([token]), "agreements.witness")
                                for r in reading.coreference.resolve(head) if r.kind == PERSON]
    return out


def _add_dates(reading: Reading, mention: Mention) -> None:
    document = reading.document
    for m in re.finditer(r"\b(?:19|20)\d\d\b", document.words(mention.phrase)):
        span = Span(mention.phrase.start + m.start(), mention.phrase.start + m.end())
        if span.end <= mention.noun.idx:
            mention.signed = (m[0], span, NORMALIZED, "agreements.year-in-name")
    if mention.act is None:
        return
    clause = Clause(reading, mention.act)
    date = events.date_of(clause)
    if date is None:
        return
    value = str(date.edtf)
    if mention.act.lemma_.casefold() in ("enter", "take", "come"):
        mention.effective = (value, date.span, date.rule)
    elif mention.status in ("signed", "agreed", "ratified"):
        mention.signed = (value, date.span, NORMALIZED, date.rule)


def _add_term(reading: Reading, mention: Mention) -> None:
    words = reading.document.words(mention.phrase)
    for m in _LENGTH.finditer(words):
        term = dates.duration_of(m[0])
        if term:
            mention.term = (term, Span(mention.phrase.start + m.start(), mention.phrase.start + m.end()))
            return


def _meeting(reading: Reading, mention: Mention) -> str:
    """The visit or meeting of the sentence in whose course it was signed; gives the days where it has none of its own."""
    if mention.act is None or mention.status not in ("signed", "agreed"):
        return ""
    here = [m for m in reading.meetings if m.status == "held" and any(s.field == "*" and s.span == mention.sentence for s in m.supports)]
    here = [m for m in here if m.kind in ("visit", "meeting", "summit", "ceremony", "session")]
    if not here:
        return ""
    chosen = min(here, key=lambda m: (m.kind == "visit", m.id))
    if mention.signed is None and chosen.start:
        support = next(s for s in chosen.supports if s.field == "start")
        days = f"{chosen.start}/{chosen.end}" if chosen.end and chosen.end != chosen.start and "/" not in chosen.start else chosen.start
        mention.signed = (days, _words_of_meeting(chosen, mention) or support.span, INFERRED, "agreements.day-of-meeting")
    if mention.place is None and chosen.country:
        city = next((s for s in chosen.supports if s.field == "city"), None) or next(s for s in chosen.supports if s.field == "country")
        mention.place = Entity(city.span, COUNTRY, chosen.country, "city" if chosen.city else "name", chosen.city)
    return chosen.id


def _words_of_meeting(meeting: MeetingCandidate, mention: Mention) -> Span | None:
    kind = next((s for s in meeting.supports if s.field == "kind" and s.span in mention.sentence), None)
    return kind.span if kind else None


def _arrangement(reading: Reading, noun: Token, sentence: Span) -> Mention | None:
    """An announced joint measure: `a direct flight between Tehran and Caracas will be established`."""
    document = reading.document
    wanted = next((r for r in rows("arrangements") if r["noun"] == fold(noun.text)), None)
    if wanted is None or noun.dep_ not in ("nsubjpass", "dobj", "nsubj"):
        return None
    modifiers = frozenset(wanted["modifiers"].split("|")) - {""}
    if modifiers and not modifiers & {fold(t.text) for t in noun.lefts}:
        return None
    act = noun.head
    if act.lemma_.casefold() not in word_set("opening_verbs"):
        return None
    referents = [r for t in events.objects(noun, ("between", "with"), direct=False) for r in reading.coreference.resolve(t)]
    if not any(c.dep_ == "auxpass" for c in act.children):
        referents += list(events.subject(reading, act)) if noun.dep_ == "dobj" else []
    parties = _as_parties(reading, referents)
    if len(parties) < 2:
        return None
    future = any(c.lemma_.casefold() in ("will", "shall", "would") for c in act.children if c.dep_ == "aux")
    phrase = reading.coreference.phrase(noun)
    mention = Mention(
        noun, "arrangement", _title(reading, noun, phrase), phrase, sentence, "planned" if future else "agreed",
        document.span([act]), parties, [], act, "agreements.arrangement", False, False,
    )  # fmt: skip
    mention.wholes.append(sentence if len(sentence) <= WHOLE else phrase)
    date = events.date_of(Clause(reading, act))
    if date is not None and future:
        mention.effective = (str(date.edtf), date.span, date.rule)
    return mention


def _antecedent(reading: Reading, mention: Mention, kept: Sequence[Mention]) -> Mention | None:
    """The instrument that the mention names again: `the agreement`, or another name with the same parties and signing."""
    for other in reversed(kept):
        if mention.kind == "arrangement" or other.kind == "arrangement":
            continue
        same_words = _content(reading, mention) & _content(reading, other)
        bare = len(_content(reading, mention)) <= 1
        parties_fit = not mention.parties or mention.keys() <= other.keys() or other.keys() <= mention.keys()
        if not parties_fit:
            continue
        if fold(mention.title.of(reading.document.text)) == fold(other.title.of(reading.document.text)):
            return other
        if mention.definite and bare and not mention.named:
            return other
        if mention.definite and not mention.named and same_words - set(_nouns()):
            return other
    return None


def _content(reading: Reading, mention: Mention) -> set[str]:
    return {fold(t.lemma_) for t in reading.document.tokens(mention.title) if t.pos_ in ("NOUN", "PROPN", "ADJ")}


def _absorb(kept: Mention, new: Mention) -> None:
    known = kept.keys()
    kept.parties += [a for a in new.parties if (a.country or a.organization) not in known]
    have = {events.actor_key(a) for a in kept.signatories}
    kept.signatories += [a for a in new.signatories if events.actor_key(a) not in have]
    kept.signed = kept.signed or new.signed
    kept.effective = kept.effective or new.effective
    kept.term = kept.term or new.term
    kept.place = kept.place or new.place
    kept.meeting = kept.meeting or new.meeting
    if new.act is not None and kept.act is None:
        kept.act, kept.status, kept.status_span = new.act, new.status, new.status_span
    for whole in new.wholes:
        if whole not in kept.wholes:
            kept.wholes.append(whole)


def _candidate(reading: Reading, m: Mention) -> AgreementCandidate:
    text = reading.document.text
    title = " ".join(re.sub(r'["\u201c\u201d]', "", m.title.of(text)).split())
    supports = [Support("*", w, EXPLICIT, m.rule) for w in m.wholes]
    supports.append(Support("title", m.title, EXPLICIT, "agreements.title", title))
    supports.append(Support("kind", m.title, NORMALIZED, "agreements.kind-lexicon", m.kind))
    if m.status_span is not None:
        supports.append(Support("status", m.status_span, NORMALIZED, m.rule, m.status))
    else:
        supports.append(Support("status", m.wholes[0], INFERRED, "agreements.status-default", m.status))
    if m.signed:
        supports.append(Support("signed", m.signed[1], m.signed[2], m.signed[3], m.signed[0]))
    if m.effective:
        supports.append(Support("effective", m.effective[1], NORMALIZED, m.effective[2], m.effective[0]))
    if m.term:
        supports.append(Support("term", m.term[1], NORMALIZED, "agreements.term", m.term[0]))
    city = country = ""
    if m.place is not None:
        city, country, found = events.place_supports(reading, m.place, "agreements.place")
        supports += found
    return AgreementCandidate(
        candidate_id(reading.document.article.source_id, "agreement", m.title), title, m.kind, m.status,
        tuple([*m.parties, *m.signatories]), m.signed[0] if m.signed else "", m.effective[0] if m.effective else "",
        m.term[0] if m.term else "", city, country, m.meeting, tuple(supports),
    )  # fmt: skip
