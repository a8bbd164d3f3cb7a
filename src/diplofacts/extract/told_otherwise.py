"""Quotations whose words of saying are no cue elsewhere: `"...," X shot back`, `X was blunter: "..."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spans import Span
from .cues import FINITE
from .document import Document, Quote
from .found import Found
from .lexicons import word_set
from .passages import NOUN_START, Unit, is_word
from .speakers import Source, phrase_head
from .subjects import SUBJECTS, possessor_of, subject_of

if TYPE_CHECKING:
    from .words import Token

_ENDS_OPEN = (",", "?", "!", "\u2026", "...")
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
#: How many words the clause behind a quotation can have, and how many the phrase before a colon.
_LONG, _SHORT = 30, 24
_OWNING = frozenset({"from", "of", "by"})


def is_text(token: Token) -> bool:
    """Whether the noun is a text or an outlet: it speaks for whoever made it."""
    return token.lemma_.lower() in word_set("documents") | word_set("outlet_nouns")


def said_otherwise(document: Document, unit: Unit, quote: Quote) -> Found | None:
    """The statement that a quotation without a cue makes by the shape of its sentence; None for none."""
    words = quote.span.of(document.text).rstrip()
    source = cue = _reading_text(document, unit, quote, words)
    if source is None:
        doc = document.doc
        after = doc[document.token_index_from(quote.outer.end) : unit.last + 1]
        before = doc[unit.first : document.token_index_from(quote.outer.start)]
        rest = [t for t in after if is_word(t)]
        if rest and len(rest) <= _LONG and not any(is_word(t) for t in before):
            source, cue = _behind(rest, words, after[0].text in _DASHES, unit.last)
        elif not rest and len(before) > 2 and before[-1].text == ":" and words.endswith((".", "?", "!")):
            source, cue = _before_colon(list(before[:-1]))
    if source is None or cue is None:
        return None
    start = source.left_edge.idx if cue is source else cue.idx
    rule = Source(source, "statements.speaker-subject")
    shown = Span(start, cue.idx + len(cue))
    return Found(unit, None, (shown,), (quote.span,), rule, "quote", "statements.quotation")


def _behind(
    rest: list[Token], words: str, dashed: bool, last: int
) -> tuple[Token | None, Token | None]:
    """Who speaks, and by which word: `"...," X shot back`, `"...," snapped X`, `"..." was how X put it`."""
    first = rest[0]
    if first.lemma_ == "be" or (dashed and first.tag_ in ("DT", "WRB")):
        return _as_predicate(rest, last)
    if not words.endswith(_ENDS_OPEN):
        return None, None
    told = first.tag_ == "VBD" or first.lower_ == "read"
    if told and len(rest) > 1 and rest[1].tag_ in NOUN_START and rest[1].i == first.i + 1:
        # `came the answer from X`, `snapped X`
        noun = phrase_head(rest[1], last)
        return _owner(noun, last), first
    verbs = [t for t in rest[:12] if t.tag_ in FINITE]
    subject = phrase_head(first, last) if first.tag_ in NOUN_START else None
    if len(rest) > 12 or len(verbs) != 1 or verbs[0].tag_ != "VBD" or subject is None:
        return None, None
    return (subject, verbs[0]) if subject.i < verbs[0].i else (None, None)


def _as_predicate(rest: list[Token], last: int) -> tuple[Token | None, Token | None]:
    """`"..." is how X put it`, `was all that X would say`, `was the verdict of X`."""
    for n, token in enumerate(rest[:8]):
        if token.tag_ in ("WP", "WRB", "WDT") or token.lower_ == "that":
            following = rest[n + 1] if n + 1 < len(rest) else None
            if following is None or following.tag_ not in NOUN_START:
                continue
            subject = phrase_head(following, last)
            verb = next((t for t in rest if t.i > subject.i and t.tag_[:2] == "VB" and t.dep_ != "aux"), None)
            said = verb is not None and verb.lemma_ in word_set("wording_verbs")
            return (subject, verb) if said else (None, None)
        if token.lemma_.lower() in word_set("saying_nouns"):
            owner = _owner(token, last)
            return (owner, token) if owner is not token else (None, None)
    return None, None


def _owner(noun: Token, last: int) -> Token:
    """Whose the saying is: `X's verdict`, `the answer from X`; the noun itself where nobody is told."""
    if noun.lemma_.lower() not in word_set("saying_nouns"):
        return noun
    link = noun.nbor() if noun.i < last else noun
    if link.lower_ in _OWNING and link.i < last:
        return phrase_head(link.nbor(), last)
    return possessor_of(noun) or noun


def _before_colon(before: list[Token]) -> tuple[Token | None, Token | None]:
    """`X was blunter:`, `X's verdict was short:`, `X, speaking in Y:`."""
    main = next((t for t in before if _is_main(t)), None)
    if main is not None:
        subject = subject_of(main)
        if subject is None or subject.i > main.i:
            return None, None
        return _owner(subject, main.i), main
    words = [t for t in before if is_word(t)]
    if not words or len(words) > _SHORT or words[0].tag_ not in NOUN_START:
        return None, None
    noun = phrase_head(words[0], before[-1].i)
    owner = _owner(noun, before[-1].i)
    return (owner, noun) if owner is not noun or noun.ent_type_ == "PERSON" else (None, None)


def _reading_text(document: Document, unit: Unit, quote: Quote, words: str) -> Token | None:
    """`The statement "condemns it".`: words quoted with the verb of which a text is the subject."""
    verb = document.doc[document.token_index_from(quote.span.start)]
    if verb.tag_ not in FINITE or len(words.split()) < 3:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.idx < quote.outer.start), None)
    return subject if subject is not None and subject.i >= unit.first and is_text(subject) else None


def _is_main(token: Token) -> bool:
    """Whether a verb is that of a clause, alone or with an auxiliary (`was speaking`, `was quoted`)."""
    helped = any(c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in token.children)
    return (token.tag_ in FINITE or helped) and token.dep_ in ("ROOT", "ccomp", "parataxis")
