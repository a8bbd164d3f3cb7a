"""The words that name instruments: which nouns, of what kind, under what title (codebook section 5)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ..spans import Span
from .document import Sentence
from .governors import nominals, own_clause, phrase_of
from .instrument_nouns import firm_nouns, kind_of_name, listed_beside, listed_names, nouns, purposes
from .instrument_ones import one_more
from .instrument_titles import aliases_of, title_of
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading
from .sale_deals import is_sale

if TYPE_CHECKING:
    from .words import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
#: Behind a name, what leads to its acronym.
_BRACKETS = (" (", " (the ", "\n(")
#: Small words inside a capitalised name.
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "said"})
_NOMINAL = ("NOUN", "PROPN")
#: Where a word must be a noun, whatever the tagger says.
_OBJECTS = ("dobj", "pobj", "nsubj", "nsubjpass")
#: How many words before a noun are looked through for its determiners.
_BEFORE = 40
#: Only a general name gives way to the purpose: a treaty or memorandum stays what it is called.
_GENERAL = frozenset({"agreement"})


@frozen(eq=False)
class Instrument:
    """One place where the text names an instrument.

    Attributes:
        noun: the head of its name.
        kind: a term of the vocabulary ``agreement_kind``.
        title: the words of its name, without article, possessor and quotation marks.
        phrase: the noun phrase.
        sentence: where it stands.
        named: whether it has a proper name (`the Paris Agreement`), or a year in its name.
        firm: whether the noun alone says that it is an instrument (`treaty`; not `document`).
        plural: whether several are meant.
        definite: whether it points to a known one (`the agreement`, `its deal`).
        first: whether the determiner says that it is one more (`a second agreement`).
        aliases: acronyms that the text introduces for it.
        quoted: whether its name stands in quotation marks.
    """

    noun: Token
    kind: str
    title: Span
    phrase: Span
    sentence: Sentence
    named: bool
    firm: bool
    plural: bool = False
    definite: bool = False
    other: bool = False
    aliases: tuple[str, ...] = ()
    quoted: bool = False

    @property
    def head(self) -> Token:
        """The word by which its name hangs in the sentence (`Status` of `Status of Forces Agreement`)."""
        node = self.noun
        while node.head.i != node.i and node.head.idx in self.title:
            node = node.head
        return node


def find_instruments(reading: Reading) -> Iterator[Instrument]:
    """The places where the article names an instrument, in order; headings left out."""
    document = reading.document
    aliases: dict[str, Instrument] = {}
    noun_forms = nouns()
    for sentence in document.sentences:
        forms = sentence.forms
        if sentence.heading or (forms.isdisjoint(_forms()) and forms.isdisjoint(map(fold, aliases))):
            continue
        named = _listed(reading, sentence)
        inside = 0
        last: Instrument | None = None
        ones = not forms.isdisjoint(word_set("one_more_pronouns"))
        for token in document.doc[sentence.first : sentence.last + 1]:
            if token.idx < inside:
                continue  # `the Treaty on Certain Arrangements`: one name
            listed = next((s for s in named if token.idx in s), None) if named else None
            if listed is not None:
                alias = last is not None and document.text[last.title.end : listed.start] in _BRACKETS
                if token.idx == document.tokens(listed)[-1].idx and not alias:
                    yield _of_name(reading, token, listed, sentence)
            elif (
                token.text in aliases
                and not _introduces(reading, token)
                and not (_lemma(token) in nouns() and (goes_on(token) or not points_back(token)))
            ):
                known, span = aliases[token.text], document.span([token])
                yield Instrument(token, known.kind, span, span, sentence, True, True, aliases=known.aliases)
            elif (
                (token.folded in noun_forms or token.base in noun_forms)
                and not (token.text in aliases and _introduces(reading, token))
                and (token.pos_ in _NOMINAL or token.dep_ in _OBJECTS)
                and _row(reading, token) is not None
            ):
                found = _instrument(reading, token, sentence)
                if found is not None:
                    last = found
                    aliases.update(dict.fromkeys(found.aliases, found))
                    inside = found.title.end if found.named and token.text[:1].isupper() else 0
                    yield found
            elif ones and last is not None and (more := one_more(reading, token, last)) is not None:
                yield more


@functools.cache
def _forms() -> frozenset[str]:
    """The nouns for instruments, and the first words of the listed names."""
    return frozenset(nouns()).union(fold(name.split()[0]) for name in kind_of_name())


def goes_on(noun: Token) -> bool:
    """Whether a name of its own follows a noun for instruments (`the MoU on Migration`)."""
    after = [noun.doc[i] for i in (noun.i + 1, noun.i + 2) if i < len(noun.doc)]
    named = len(after) == 2 and fold(after[0].text) == "on" and after[1].text[:1].isupper()
    return named and fold(after[1].text) not in word_set("calendar")


def points_back(noun: Token) -> bool:
    """Whether an acronym that is a noun points to the one named (`the MoU`; not `an FTA with A`)."""
    return not any(
        c.dep_ == "prep" and fold(c.text) in ("with", "between") for c in noun.children
    ) and not any(fold(c.text) in ("a", "an", "another", "separate") for c in noun.lefts)


def _introduces(reading: Reading, token: Token) -> bool:
    before = reading.document.plain[max(0, token.idx - 8) : token.idx].rstrip('" ')
    return before.endswith(("(", "(the"))


def _listed(reading: Reading, sentence: Sentence) -> list[Span]:
    base = sentence.span.start
    return [
        Span(base + m.start(), base + m.end())
        for m in listed_names().finditer(reading.document.words(sentence.span))
    ]


def _of_name(reading: Reading, token: Token, span: Span, sentence: Sentence) -> Instrument:
    words = " ".join(reading.document.words(span).split())
    year = reading.document.doc[max(0, reading.document.tokens(span)[0].i - 1)]
    if _YEAR.fullmatch(year.text) and year.idx + 5 == span.start:
        span = Span(year.idx, span.end)  # `the 1994 Agreed Framework`
    inside = reading.document.tokens(span)
    noun = next((t for t in inside if t.head not in inside), token)
    kind = kind_of_name()[words]
    return Instrument(noun, kind, span, span, sentence, True, True, aliases=aliases_of(reading, span))


def _lemma(token: Token) -> str:
    return token.folded if token.folded in nouns() else token.base


def _row(reading: Reading, token: Token) -> dict[str, str] | None:
    if token.dep_ == "compound" and fold(token.head.text) not in ("talks", "negotiations", "signing"):
        return None
    found = nouns().get(_lemma(token))
    if found is None or token.doc[min(token.i + 1, len(token.doc) - 1)].folded in word_set("watching_words"):
        return None
    if token.folded == "plans" and not any(c.dep_ in ("amod", "compound", "nummod") for c in token.lefts):
        return None  # `announced plans to sign a treaty`
    if token.base == "framework" and token.head.folded in ("within", "in"):
        return None  # `within the framework of the Council`
    if token.base in word_set("paper_nouns") and any(
        c.folded in word_set("other_papers") for c in token.children
    ):
        return None
    said = (
        f" {fold(reading.document.words(phrase_of(reading, token)))} "
        if any(r["with"] for r in found)
        else ""
    )
    return next(
        (r for r in found if not r["with"] or any(f" {w} " in said for w in r["with"].split("|"))), None
    )


def _instrument(reading: Reading, noun: Token, sentence: Sentence) -> Instrument | None:
    document = reading.document
    row = _row(reading, noun)
    assert row is not None
    above = noun.head
    if noun.dep_ == "pobj" and fold(above.text) == "of" and _row(reading, above.head):
        # `memorandum of understanding`, `protocol of agreement`: one instrument.
        return None
    topic = row["kind"] == "ceasefire" and noun.dep_ == "pobj" and above.folded in ("on", "for")
    if topic and above.head.base in firm_nouns() and _row(reading, above.head):
        return None  # `an agreement on a truce`
    phrase = phrase_of(reading, noun)
    title = title_of(reading, noun)
    capital = noun.text[:1].isupper() and noun.idx != sentence.span.start
    proper = [
        t
        for t in document.tokens(title)
        if t.text[:1].isupper() and t.i != noun.i and t.idx != sentence.span.start
    ]
    proper = [] if all(fold(t.text) in word_set("generic_names") for t in proper) else proper
    top = own_clause(noun)
    lefts = [
        t
        for t in noun.doc[max(noun.sent.start, noun.i - _BEFORE) : noun.i]
        if t.head.i == noun.i or t.head.head.i == noun.i or (top is not None and t.head is top)
    ]
    determiners = {fold(t.text) for t in lefts if t.dep_ in ("det", "poss", "predet") or t.tag_ == "PRP$"}
    if any(t.folded in ("unilateral", "one-sided") and t.head.i == noun.i for t in lefts):
        return None  # `declared a unilateral ceasefire`
    if "no" in determiners:
        return None  # `has no extradition treaty with A`
    counted = any(t.dep_ == "nummod" and not _YEAR.fullmatch(t.text) for t in lefts)
    definite = bool(determiners & _DEFINITE) or any(t.dep_ == "poss" for t in lefts)
    definite = definite or (capital and not determiners and not counted) or _in_definite(noun)
    inside = list(reading.entities_in(title))
    days = reading.dates_in(sentence.span)
    foreign = [
        t
        for t in proper
        if t.i < noun.i
        and not any(t.idx in d.span for d in days)
        and not any(
            t.idx in e.span
            and (e.kind == PERSON or (e.kind in (COUNTRY, ORGANIZATION) and not e.city and e.id))
            for e in inside
        )
    ]
    if not capital and noun.tag_ == "NNS" and "the" not in determiners:
        foreign = []
    dated = any(_YEAR.fullmatch(t.text) for t in document.tokens(title))
    if capital and _is_called_body(noun):
        return None
    weak = row["strength"] in ("act", "text")
    named = (capital and bool(proper)) or (definite and (bool(foreign) or dated) and not weak)
    named = named or (definite and row["kind"] == "treaty" and not weak and _of_a_body(reading, noun))
    if weak:
        entity = reading.entity_at(noun.idx)
        if entity is not None and entity.kind == ORGANIZATION:
            return None
        named = named and (
            (row["kind"] == "agreement" and bool(row["named_kind"]))
            or (len(proper) >= 2 and row["kind"] in ("declaration", "roadmap"))
            or (capital and row["kind"] == "memorandum")
        )
    elif row["strength"] == "named" and not (named or definite or _is_made(noun)):
        return None
    kind = _kind(reading, noun, title, row, capital and named)
    quote = document.quote_at(noun.idx)
    return Instrument(
        noun,
        kind,
        title,
        phrase,
        sentence,
        named,
        row["strength"] in ("firm", "text") or named or _of_paper(noun),
        _is_plural(noun),
        definite,
        bool({fold(t.text) for t in lefts} & word_set("further_words")),
        aliases_of(reading, title),
        quote is not None and quote.outer.start >= title.start - 1,  # `a two-page "Transit Arrangement"`
    )


def _of_paper(noun: Token) -> bool:
    """`The cessation of hostilities agreement`, of which the parser makes what ceases."""
    below = (g for c in noun.rights if c.folded == "of" for g in c.rights if g.dep_ == "pobj")
    return any(g.base in firm_nouns() and g.lefts for g in below)


def _is_made(noun: Token) -> bool:
    """Whether something is done to it (`signed a convention`, `the signing of a convention`), or to the
    instrument beside which it is listed.
    """
    if noun.dep_ == "pobj":
        return noun.head.folded == "of" and noun.head.head.base in nominals()
    listed = noun.dep_ in ("conj", "appos") and noun.head.base in firm_nouns()
    return listed or noun.dep_ in ("dobj", "nsubjpass") or listed_beside(noun) is not None


def _in_definite(noun: Token) -> bool:
    """Whether it stands in the name of a known occasion (`the agreement signing ceremony`)."""
    if noun.dep_ == "conj" and not any(c.dep_ in ("det", "poss") for c in noun.children):
        # `The MoUs and agreements`
        first = noun.head
        return first.base in nouns() and any(fold(c.text) in ("the", "these", "both") for c in first.children)
    top = noun
    while top.dep_ == "compound" and top.head.i > top.i:
        top = top.head
    return top.i != noun.i and any(c.dep_ == "det" and fold(c.text) in _DEFINITE for c in top.children)


def _is_called_body(noun: Token) -> bool:
    """Whether the sentence calls it a group (`The Convention of Patriots was the last rebel group`)."""
    if noun.dep_ not in ("nsubj", "appos"):
        return False
    told = noun.head.children if noun.dep_ == "nsubj" else noun.children
    said = [c for c in told if c.dep_ in ("attr", "appos")] + ([noun.head] if noun.dep_ == "appos" else [])
    return any(t.base in word_set("body_heads") or t.base in ("group", "movement", "party") for t in said)


def _is_plural(noun: Token) -> bool:
    """Whether several are meant; the tagger takes `two Memoranda` for a name."""
    if _lemma(noun) in ("accords", "minutes"):
        return any(c.dep_ == "nummod" for c in noun.lefts)
    named = noun.tag_ == "NNP" and noun.folded.endswith("s") and noun.folded[:-1] in nouns()
    return noun.tag_ in ("NNS", "NNPS") or noun.folded == "memoranda" or named


def _of_a_body(reading: Reading, noun: Token) -> bool:
    """Whether it is the treaty of a named body (`the founding treaty of the Arab League`)."""
    for child in noun.children:
        if child.dep_ == "prep" and fold(child.text) in ("of", "establishing"):
            for inner in child.children:
                entity = reading.entity_at(inner.idx)
                if entity is not None and entity.kind == ORGANIZATION:
                    return True
    return False


def _kind(reading: Reading, noun: Token, title: Span, row: dict[str, str], proper: bool) -> str:
    """What it does decides over a general name (`oil swap agreement` is a contract)."""
    if row["kind"] in _GENERAL:
        before = (
            f" {fold(reading.document.words(Span(title.start, noun.idx)))} " if title.start < noun.idx else ""
        )
        aims = {w for t in _aims(noun) for w in _said(t)}
        for words, kind in purposes():
            if (f" {words} " in before and before.rstrip().endswith(words)) or words in aims:
                return kind
        if is_sale(noun, reading.document.words(phrase_of(reading, noun))):
            return "contract"
    if row["kind"] == "roadmap":
        aims = {w for t in _aims(noun) for w in _said(t)}
        if any(kind == "ceasefire" and words in aims for words, kind in purposes()):
            return "ceasefire"  # `accepted a six-point plan to end the fighting`
    if row["kind"] in ("roadmap", "arrangement") and title.start < noun.idx:
        before = fold(reading.document.words(Span(title.start, noun.idx))).rstrip()
        if next((kind for w, kind in purposes() if before.endswith(w)), "") == "contract":
            return "contract"
    return row["named_kind"] if proper and row["named_kind"] else row["kind"]


def _aims(noun: Token) -> Iterator[Token]:
    verb = noun.head
    if noun.dep_ == "pobj" and verb.folded == "under" and verb.head.base != "swap":
        yield verb.head  # `Under the deal, A will buy gas`; not `A and B swapped prisoners under an accord`
    if noun.dep_ == "dobj":
        # `signed a deal for A to sell ships`, hung on the verb
        told = [c for c in verb.rights if c.i > noun.i and c.dep_ in ("advcl", "xcomp")]
        # `signed a deal with A to buy ships`, hung on `signed` or on A
        links = [c for t in (noun, verb) for c in t.rights if c.folded == "with"]
        aside = [x for c in links for g in c.children for x in g.rights if x.dep_ in ("acl", "relcl")]
        yield from (c for c in (*told, *aside) if links and any(x.tag_ == "TO" for x in c.lefts))
        yield from (c for c in told if any(x.dep_ == "mark" and x.folded == "for" for x in c.lefts))
    # `A deal was signed on the sale of ships`
    behind = (c for c in verb.rights if noun.dep_ in ("nsubjpass", "dobj") and c.i > noun.i)
    for child in (*noun.children, *behind):
        clause = child.dep_ in ("acl", "relcl", "advcl")
        if child.dep_ == "relcl" and any(c.folded == "under" for c in child.lefts):
            yield child  # `a deal under which A will supply gas`
        if clause and any(c.dep_ == "aux" and c.text == "to" for c in child.children):
            yield child
        if child.dep_ == "prep" and fold(child.text) in ("for", "on", "of"):
            goals = (g for g in child.children if g.dep_ == "pobj")
            yield from (g for g in goals if g.pos_ == "NOUN" or g.folded == "cessation")


def _said(aim: Token) -> Iterator[str]:
    """The words of a purpose, alone, with the one before and that behind (`credit line`, `end fighting`)."""
    yield fold(aim.lemma_)
    for child in aim.rights:
        if child.dep_ in ("dobj", "pobj"):
            yield f"{fold(aim.lemma_)} {fold(child.lemma_)}"
        elif child.dep_ == "prep" and child.folded in ("of", "to", "in"):
            yield from (f"{fold(aim.lemma_)} {fold(g.lemma_)}" for g in child.rights if g.dep_ == "pobj")
    yield from (f"{fold(c.text)} {fold(aim.lemma_)}" for c in aim.lefts if c.i + 1 == aim.i)
