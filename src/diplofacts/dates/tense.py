"""Which way a date looks: the tense of the verb that governs it, by a cheap look at the words around.

The nearest governing verb before the date in its clause decides, else the one after it in the clause, else
those of the clauses before, else the rest of the sentence. An auxiliary straight after the date (``the
talks on Friday will``) governs it, unless the date stands in a relative clause with a verb of its own or
straight after a word that looks ahead (``scheduled for Friday``). Nothing beyond the sentence, or beyond
the window that the grammar sets, is read, so that the cost does not depend on the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from attrs import frozen

from .grammar import TenseWords, grammar


class Tense(Enum):
    """The direction of a date without a year or a week of its own."""

    PAST = "past"
    FUTURE = "future"


@frozen
class Governed:
    """What the words around a date say about its tense.

    Attributes:
        tense: None when no verb was found.
        sure: whether a finite verb of the date's own clause said so.
        was_due: whether the plan is one of the past (`was due to meet on Monday`), so that its day may
            have come.
    """

    tense: Tense | None
    sure: bool
    was_due: bool = False


_TOKEN = re.compile(
    r"[A-Za-z]+n[’']t\b|[A-Za-zÀ-ɏ]+(?:-[A-Za-zÀ-ɏ]+)*|[’'](?:ll|re|ve|s|m|d)\b|[,;:()—–\"“”]|\d+"
)
_SENTENCE_END = re.compile(r"[.!?…][)\]\"”’']*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n[^\S\n]*\n")
_WAS_DUE = re.compile(
    r"\b(?:was|were|had(?: been)?)(?: originally| initially| earlier| previously)? "
    r"(?:due|scheduled|supposed|set|expected|planned|slated|to) (?:to )?[\w' -]*$"
)
#: `cancelled a trip planned for`
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|postponed|called off|put off|scrapped)\b[^.;]{0,80}"
    r"\b(?:planned|scheduled|due|set|slated) for $"
)
#: `building on their last meeting in`
_LAST_TIME = re.compile(
    r"\b(?:their|our|the(?: two)?(?: \w+[’']s?)?) (?:last|previous|most recent) "
    r"(?:[\w-]+ )?(?:meeting|summit|talks|visit|call|conversation|encounter|round)"
    r"(?: (?:here|in [A-Z][\w.-]*(?: [A-Z][\w.-]*)?))?,? (?:(?:in|on) )?(?:early |mid-|late )?$"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\"“‘.])([^\W\d_]+)$")
_LATER = 200
_LEAD = 160
#: What two sides did who mean to do what the infinitive says.
_PROMISED = frozenset({"agreed", "pledged", "vowed", "promised", "undertook"})
#: What begins a phrase that the reader knows, or that is still to come.
_KNOWN = frozenset({"the", "this", "that", "next"})
#: What somebody was, who then did what the infinitive says.
_LET = frozenset({"allowed", "permitted", "able", "enabled"})


def governing_tense(text: str, start: int, end: int) -> Governed:
    """The tense of the verb that governs the date ``text[start:end]``.

    Args:
        text: any text.
        start: offset of the date's first character.
        end: offset after its last.
    """
    lead = max(0, start - _LEAD)
    if _LAST_TIME.search(text, lead, start):
        return Governed(Tense.PAST, True)
    governed = _governed(text, start, end)
    gone = _WAS_DUE.search(text, lead, start) or _CALLED_OFF.search(text, lead, start)
    if governed.tense is Tense.FUTURE and gone:
        return Governed(Tense.FUTURE, governed.sure, was_due=True)
    return governed


def _governed(text: str, start: int, end: int) -> Governed:
    words = grammar().tense
    left = _tokens(_sentence_before(text, start, words))
    right = _tokens(_sentence_after(text, end, words))
    possessive = bool(right) and right[0] == "'s"
    if possessive:
        right = right[1:]
    clauses = _clauses(left, words)
    if clauses[0][1] in words.relatives and (own := _backward(clauses[0][0], words, False)[0]):
        # The verb of a relative clause governs what stands in it, whatever follows.
        return Governed(own, True)
    if not words.future.isdisjoint(left[-3:]):
        # "The talks scheduled for Friday were ...": what stands straight before the date governs it.
        return Governed(Tense.FUTURE, True)
    if possessive and [t.lower() for t in left[-1:]] == ["by"] and _is_past(left[-2:][0], words):
        return Governed(Tense.PAST, False)  # `strengthened by Monday's talks, it would stand the test`
    if right and (possessive or right[0] in words.future | words.be_past | words.be_present | words.perfect):
        tense, weak = _forward(right, words, whole=possessive)
        if tense:
            return Governed(tense, not possessive)
    infinitive = False
    for at, (clause, opener) in enumerate(clauses):
        if at and [*clause[1:2]] == ["by"] and _is_past(clause[0], words):
            continue  # `will attend the talks, convened by X, in Lima on Monday`
        if at and _agreed_at(clause, *clauses[at - 1]):
            return Governed(Tense.PAST, False)
        tense, weak = _backward(clause, words, infinitive)
        if not tense and opener in words.behind and clause and clause[0].endswith("ing"):
            tense = Tense.PAST  # `will meet after signing it on Friday`
        infinitive = infinitive or weak
        if tense:
            return Governed(tense, at == 0 and not infinitive)
        if opener in words.ahead:
            return Governed(Tense.FUTURE, True)
        aim = right[:1] == ["to"] and _is_infinitive(right, 0, words) and len(clauses) > 1
        if at == 0 and not aim:  # `will be in X during a trip in June to attend the summit of the united Y`
            tense, weak = _forward(right, words, whole=False)
            if tense:
                return Governed(tense, True)
    tense, weak = _forward(right, words, whole=True)
    if tense:
        return Governed(tense, False)
    return Governed(Tense.FUTURE if infinitive or weak else None, False)


def _tokens(words: str) -> list[str]:
    # In a headline all in capitals nothing is a name.
    words = words.lower() if words.isupper() else words
    tokens = [t.replace("’", "'") for t in _TOKEN.findall(words)]
    return [t if t not in "“”" else '"' for t in tokens]


def _sentence_before(text: str, start: int, words: TenseWords) -> str:
    before = text[max(0, start - words.window) : start]
    cut = 0
    # One character more: a sentence may begin with the date itself (`Yesterday he met`).
    for found in _SENTENCE_END.finditer(before + text[start : start + 1]):
        if not _abbreviated(before, found.start(), words):
            cut = found.end()
    return before[cut:]


def _sentence_after(text: str, end: int, words: TenseWords) -> str:
    after = text[end : end + _LATER]
    for found in _SENTENCE_END.finditer(after):
        if not _abbreviated(after, found.start(), words):
            return after[: found.start()]
    return after


def _abbreviated(words: str, at: int, vocabulary: TenseWords) -> bool:
    if words[at] != ".":
        return False
    last = _LAST_WORD.search(words, max(0, at - 12), at)
    return (
        bool(last)
        and last is not None
        and ((len(last[1]) == 1 and last[1].isupper()) or last[1] in vocabulary.abbreviations)
    )


def _clauses(tokens: Sequence[str], words: TenseWords) -> list[tuple[Sequence[str], str]]:
    """The clauses from the nearest backwards, each with the boundary that opens it."""
    clauses: list[tuple[Sequence[str], str]] = []
    end = len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].lower() in words.boundaries:
            clauses.append((tokens[at + 1 : end], tokens[at].lower()))
            end = at
    clauses.append((tokens[:end], ""))
    return clauses


def _before(tokens: Sequence[str], at: int, words: TenseWords) -> tuple[int, str]:
    """The token before ``at``, adverbs left out, with its place; ``(-1, "")`` when there is none."""
    at -= 1
    while at >= 0 and (tokens[at] in words.skipped or (tokens[at].endswith("ly") and len(tokens[at]) > 4)):
        at -= 1
    return at, tokens[at].lower() if at >= 0 else ""


def _is_past(token: str, words: TenseWords) -> bool:
    return token in words.past or (
        len(token) > 3 and token.endswith("ed") and token.islower() and token not in words.not_verbs
    )


def _is_infinitive(tokens: Sequence[str], at: int, words: TenseWords) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return (
        after.isalpha() and after.islower() and after not in words.determiners and not after.endswith("ing")
    )


def _begins(tokens: Sequence[str], at: int, words: TenseWords) -> bool:
    """Whether an infinitive of a timetable stands right before the day (`a truce to begin on Friday`)."""
    behind = [t for t in tokens[at + 1 :] if t not in words.in_effect and not t.isdigit()]
    return len(behind) == 1 and not {behind[0], f"{behind[0]}s"}.isdisjoint(words.timetable)


def _agreed_at(promise: Sequence[str], setting: Sequence[str], opener: str) -> bool:
    """Whether something was agreed on an occasion new to the reader (`agreed to do it during talks on
    Friday`), not set for one that he knows.
    """
    if opener != "during" or not setting or setting[0] in _KNOWN or "to" not in promise[1:]:
        return False
    at = len(promise) - 1 - [*reversed(promise)].index("to")
    return promise[at - 1] in _PROMISED and promise[at + 1 : at + 2] != ["meet"]


def _backward(tokens: Sequence[str], words: TenseWords, infinitive: bool) -> tuple[Tense | None, bool]:
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        low = token.lower() if at == 0 else token
        if low == "to":
            if not _is_infinitive(tokens, at, words):
                continue
            place, before = _before(tokens, at, words)
            if before in _LET and _before(tokens, place, words)[1] in words.be_past:
                return Tense.PAST, infinitive  # `was allowed to meet X on Tuesday`
            if before in words.be_present or before in words.be_past or before in words.governors:
                return Tense.FUTURE, infinitive
            if _begins(tokens, at, words) and before not in words.supports:
                return Tense.FUTURE, infinitive
            infinitive = True
        elif infinitive and low in words.proposals:
            return Tense.FUTURE, infinitive
        elif low in words.future or f"{tokens[at - 1] if at else ''} {low}" in words.pairs:
            if not (low == "due" and at + 1 < len(tokens) and tokens[at + 1] == "to"):
                return Tense.FUTURE, infinitive
        elif low in words.timetable:
            if not {"a", "an"}.isdisjoint(tokens[max(0, at - 2) : at]) and not low.endswith("s"):
                continue  # `got off to a slow start on Tuesday`
            if _before(tokens, at, words)[1] not in words.supports:
                return Tense.FUTURE, infinitive
        elif _is_past(low, words):
            place, before = _before(tokens, at, words)
            if before in words.be_other or before in words.be_present:
                continue
            if before == "have" and _before(tokens, place, words)[1] in words.future | {"to"}:
                continue
            if low not in words.finite and before in words.adjectival_after:
                continue
            if infinitive and low in words.governors:
                return Tense.FUTURE, infinitive
            if low in words.done and before not in words.future | {"be"}:
                return Tense.PAST, infinitive  # `will lend it under an accord signed on Friday`
            if low not in words.finite and not words.future.isdisjoint(tokens[:at]):
                return Tense.FUTURE, infinitive
            return Tense.PAST, infinitive
        elif low.endswith("ing"):
            _, before = _before(tokens, at, words)
            if before in words.be_present:
                return Tense.FUTURE, infinitive
            if before in words.be_past:
                return Tense.PAST, infinitive
    return None, infinitive


def _forward(tokens: Sequence[str], words: TenseWords, whole: bool) -> tuple[Tense | None, bool]:
    infinitive = False
    skipping = False
    for at, token in enumerate(tokens):
        if token in words.boundaries:
            if not whole:
                return None, infinitive
            # A relative clause between commas has a verb of its own.
            after = tokens[at + 1] if at + 1 < len(tokens) else ""
            skipping = token == "," and after in words.relatives and not skipping
            continue
        if skipping:
            continue
        if token in words.future or token in words.timetable:
            return Tense.FUTURE, infinitive
        after = next((t for t in tokens[at + 1 :] if t not in words.skipped), "")
        if token in words.be_present:
            if after.endswith("ing") or after == "to":
                return Tense.FUTURE, infinitive
        elif _is_past(token, words):
            before = _before(tokens, at, words)[1]
            if before in words.be_present or before in words.be_other:
                continue
            if token in words.finite or before not in words.adjectival_after:
                return Tense.PAST, infinitive
        elif token == "to" and _is_infinitive(tokens, at, words):
            infinitive = True
    return None, infinitive
