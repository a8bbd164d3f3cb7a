"""Entry into force told of an instrument by another word: `It entered into force upon signature`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import NORMALIZED
from ..spans import Span
from .acts import IN_FORCE, ORDER
from .mentions import Mention
from .reading import Reading

_ENTERED = re.compile(
    r"(?P<who>\b(?:It|(?:Its|Their|The|These|Both|All)[ \n]+"
    r"(?:provisions|terms|instruments|amendments?|texts?)))[ \n]+(?:has[ \n]+|have[ \n]+|had[ \n]+)?"
    r"(?:(?P<coming>will|would|shall|(?:is|are|was|were)[ \n]+(?:(?:due|expected|set|scheduled)[ \n]+)?to)"
    r"[ \n]+)?(?P<entered>(?:entere?d?|enters|comes?|came|goe?s?|went)[ \n]+into[ \n]+(?:force|effect)"
    r"|(?:took|takes?)[ \n]+effect|(?:became|becomes?|is|are)[ \n]+effective)(?P<rest>[^.;\n]{0,80})"
)
_ON_SIGNATURE = re.compile(
    r"\b(?:up)?on[ \n]+(?:its[ \n]+|the[ \n]+)?(?:date[ \n]+of[ \n]+)?(?:signature|signing)\b"
)
_FORCE = re.compile(r"\b(?:force|effect)\b")
_EFFECTS = frozenset({"effect", "effective"})
#: From the moment of signing, told in the sentence that tells the signing.
_AT_ONCE = re.compile(
    r"\b(?:effective[ \n]+(?:immediately|at[ \n]+once|(?:up)?on[ \n]+(?:its[ \n]+)?(?:signature|signing)"
    r"|(?:from[ \n]+|as[ \n]+of[ \n]+)?the[ \n]+(?:date|day|moment)[ \n]+of[ \n]+sign(?:ature|ing))"
    r"|with[ \n]+immediate[ \n]+effect"
    r"|(?:took|taking|takes)[ \n]+(?:immediate[ \n]+effect|effect[ \n]+immediately))\b"
)
#: The rule of `entered into force upon signature`.
RULE = "agreements.in-force-on-signature"


def read_entries(reading: Reading, kept: Sequence[Mention]) -> None:
    """Set the status and the day of entry into force of the instruments told just before.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined; those that entered into force are changed.
    """
    text = reading.document.text
    start = reading.document.article.body_start
    if not kept or ("force" not in text and "effect" not in text):
        return
    for m in _ENTERED.finditer(text, start):
        span = Span(m.start("entered"), m.end("entered"))
        here = reading.document.paragraph_of(span.start)
        before = [k for k in kept if k.title.start < m.start()]
        near = [k for k in before if reading.document.paragraph_of(k.wholes[-1].start) == here]
        # What was signed, else what the paragraph speaks of, else what the article has told first.
        one = ([k for k in before if k.signing is not None] or near or before)[:1]
        if not one or reading.document.quote_at(m.start()) is not None:
            continue
        present = m["entered"].split()[0].endswith("s")
        if not (m["coming"] or (present and _is_ahead(reading, Span(*m.span("rest"))))) and ORDER.index(
            one[0].status
        ) < ORDER.index(IN_FORCE):
            one[0].status, one[0].status_span = IN_FORCE, span
        _set_day(reading, one[0], Span(m.start("rest"), m.end("rest")))
    for mention in kept:
        _read_at_once(reading, mention)
        for act in mention.acts:
            if mention.effective is None and act.starts and act.real and _FORCE.search(text, act.word.idx):
                end = min(act.word.idx + 90, mention.wholes[-1].end, len(text))
                rest = Span(act.word.idx, max(end, act.word.idx + 1))
                told = [t for t in reading.document.tokens(rest) if t.pos_ == "VERB" and t.i > act.word.i]
                # `which entered into force upon signature, replaces a treaty of 1990`
                _set_day(reading, mention, Span(rest.start, told[0].idx) if told else rest)


def _read_at_once(reading: Reading, mention: Mention) -> None:
    """`signed an agreement on X, effective immediately`: it is in force from the day of its signing."""
    signing, sentence = mention.signing, mention.instrument.sentence
    if signing is None or mention.effective is not None or sentence.forms.isdisjoint(_EFFECTS):
        return
    m = _AT_ONCE.search(reading.document.text, signing.word.idx, max(sentence.span.end, signing.word.idx))
    if m is None:
        return
    if ORDER.index(mention.status) < ORDER.index(IN_FORCE):
        mention.status, mention.status_span = IN_FORCE, Span(*m.span())
    if mention.signed is not None and mention.signed[2] == NORMALIZED:
        mention.effective = (mention.signed[0], Span(*m.span()), RULE)


def _is_ahead(reading: Reading, rest: Span) -> bool:
    """Whether the day told is still to come (`It comes into force on Friday`)."""
    first = next((d.edtf.earliest for d in reading.dates_in(rest)), None)
    return first is not None and first > reading.document.article.published


def _set_day(reading: Reading, mention: Mention, rest: Span) -> None:
    """The day told behind the verb, else that of the signature where the words say so."""
    if mention.effective is not None:
        return
    days = reading.dates_in(rest)
    signature = _ON_SIGNATURE.search(reading.document.text, rest.start, rest.end)
    if days:
        mention.effective = (str(days[0].edtf), days[0].span, days[0].rule)
    elif signature is not None and mention.signed is not None and mention.signed[2] == NORMALIZED:
        mention.effective = (mention.signed[0], Span(*signature.span()), RULE)
