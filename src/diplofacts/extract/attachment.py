"""Statements placed in the encounter at which they were made, with its day (codebook section 6)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import INFERRED, AgreementCandidate, MeetingCandidate, StatementCandidate, Support
from ..spans import Span
from .agreed_clauses import DEED
from .events import Clause, date_of, subject
from .lexicons import fold, rows, word_set
from .outside_account import is_earlier, is_told_aside, stands_alone
from .reading import PERSON, Reading, Referent
from .turn_speakers import TURN
from .whole_groups import as_whole_group

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

#: How far (in sentences) a statement may follow the encounter at which it was made.
REACH = 12
#: What may stand before the name of what was agreed on (`agreed on [a temporary] ceasefire`).
_ARTICLE = re.compile(r"(?:(?:an?|the|their|its|new)[ \n]+)?(?:[\w-]+[ \n]+)?")
_TALKING = frozenset(
    {"meeting", "phone_call", "video_call", "press_conference", "interview", "summit", "session", "ceremony"}
)


def speakers_of_quotations(reading: Reading) -> Mapping[Span, Referent]:
    """Who speaks in each quotation: the speaker of the statement that holds it, where a single person."""
    out: dict[Span, Referent] = {}
    for statement in reading.statements:
        people = [a for a in statement.actors if a.capacity == "speaker"]
        if len(people) != 1 or not people[0].person:
            continue
        turn = statement.supports[0].rule == "statements.turn"
        for span in statement.content:
            quote = reading.document.quote_at(span.start)
            if turn and quote is None:
                out[span] = Referent(PERSON, people[0].person, span, "coreference", TURN)
            if quote is not None:
                out[quote.outer] = Referent(
                    PERSON, people[0].person, quote.outer, "coreference", "coreference.first-person"
                )
    return out


def attach_statements(reading: Reading) -> tuple[StatementCandidate, ...]:
    """Each statement with the meeting at which it was made and that meeting's day, where the text makes it
    certain.

    A statement belongs to an encounter told in its own sentence in a phrase of place (`said in an interview
    with`), to
    one that the sentence names again (`In the meeting, he ...`), or to the encounter whose account it
    continues: the
    speaker takes part, and only statements of participants stand between.
    """
    out: list[StatementCandidate] = []
    for statement in reading.statements:
        statement = as_whole_group(reading, statement)
        if not (_is_report_of_fact(reading, statement) or _is_term(reading, statement)):
            out.append(_dated_as_before(reading, _attach(reading, statement), out[-1] if out else None))
    return tuple(out)


def _dated_as_before(
    reading: Reading, statement: StatementCandidate, before: StatementCandidate | None
) -> StatementCandidate:
    """The day of the statement before, where the same speakers go on.

    They do so in its sentence (`On Monday X welcomed A and urged B`), or as `he` in the next.
    """
    if before is None or statement.date or not before.date or not statement.cue or not before.cue:
        return statement
    if statement.meeting not in ("", before.meeting):
        return statement
    speakers, others = _speakers(statement), _speakers(before)
    here = reading.document.sentence_of(statement.cue[0].start)
    there = reading.document.sentence_of(before.cue[0].start)
    if not speakers or speakers != others or here is None or there is None:
        return statement
    day = next((s for s in before.supports if s.field == "date"), None)
    if day is None:
        return statement
    if here == there:
        same = day.span.start < min(before.cue[0].start, before.content[0].start)
        same = same and not is_told_aside(reading.document, day.span, statement.cue[0])
    else:
        named = (s.span for a in statement.actors for s in a.supports if s.field == "*")
        first = {reading.document.words(span).lower() for span in named}
        adjacent = reading.document.number_of(here) - reading.document.number_of(there) == 1
        same = adjacent and here.paragraph == there.paragraph and bool(first & {"he", "she", "they"})
        same = same and not _new_occasion(reading, here.span) and not _is_aside(reading, here.span)
    if not same:
        return statement
    support = Support("date", day.span, INFERRED, "statements.day-goes-on", before.date)
    return evolve(statement, date=before.date, supports=(*statement.supports, support))


def _speakers(statement: StatementCandidate) -> set[str]:
    return {a.person or a.country or a.organization for a in statement.actors if a.capacity == "speaker"} - {
        ""
    }


def _is_report_of_fact(reading: Reading, statement: StatementCandidate) -> bool:
    """Whether an outlet only reports a coded encounter or agreement (`According to X, A met B`; codebook
    section 6).
    """
    speakers = [a for a in statement.actors if a.capacity == "speaker"]
    media = {o.id for o in reading.organizations if o.kind == "media"}
    if statement.kind == "direct" or not speakers or not all(a.organization in media for a in speakers):
        return False
    tokens = [t for span in statement.content for t in reading.document.tokens(span)]
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    coded: list[MeetingCandidate | AgreementCandidate] = [*reading.meetings, *reading.agreements]
    told = [c for c in coded if any(s.field == "*" and _overlaps(s.span, statement) for s in c.supports)]
    starts = {s.span.start for c in told for s in c.supports if s.field in ("kind", "status")}
    # Goods are sent too.
    meets = {r["lemma"] for r in rows("encounter_verbs") if r["subject"] != "sender"}
    acts = meets | {r["lemma"] for r in rows("agreement_verbs")}
    heads = [t for root in roots for t in (root, *root.children) if t.dep_ != "advcl"]
    return any(t.idx in starts or (told and t in roots and t.lemma_.casefold() in acts) for t in heads)


def _is_term(reading: Reading, statement: StatementCandidate) -> bool:
    """Whether it is what the sides of a coded measure or instrument agreed on (codebook section 6)."""
    text = reading.document.text
    if not statement.cue or not fold(statement.cue[0].of(text)).startswith("agree"):
        return False
    cue = statement.cue[0]
    for agreement in reading.agreements:
        if any(s.rule == DEED and s.span.overlaps(cue) for s in agreement.supports):
            return True
        title = next(s.span for s in agreement.supports if s.field == "title")
        content = next((c for c in statement.content if title in c), None)
        if content is not None and (
            agreement.kind == "arrangement"
            or (
                _ARTICLE.fullmatch(text, content.start, title.start)
                and not any(t.pos_ in ("VERB", "AUX") for t in _first_clause(reading, content))
            )
        ):
            return True
    return False


def _first_clause(reading: Reading, content: Span) -> list[Token]:
    """The words of a content before its first comma (`a ceasefire, which could end the war`)."""
    tokens = reading.document.tokens(content)
    return tokens[: next((n for n, t in enumerate(tokens) if t.text == ","), len(tokens))]


def _overlaps(span: Span, statement: StatementCandidate) -> bool:
    return any(span.overlaps(c) for c in statement.content)


def _attach(reading: Reading, statement: StatementCandidate) -> StatementCandidate:
    meeting, span = _meeting_of(reading, statement)
    if meeting is None:
        return _dated_by_speech(reading, statement)
    supports = list(statement.supports)
    date = statement.date
    if not date and meeting.start and span is not None:
        day = next((s for s in meeting.supports if s.field == "start"), None)
        if day is not None and _single(meeting):
            date = meeting.start
            supports.append(Support("date", day.span, INFERRED, "statements.day-of-meeting", date))
    if date and meeting.start and statement.date and statement.date != meeting.start:
        return statement
    return evolve(statement, meeting=meeting.id, date=date, supports=tuple(supports))


def _dated_by_speech(reading: Reading, statement: StatementCandidate) -> StatementCandidate:
    """The day of the speech that the text gives an account of (`X spoke on Friday about ...`)."""
    speakers = {a.person for a in statement.actors if a.capacity == "speaker"} - {""}
    if statement.date or len(speakers) != 1 or not statement.cue:
        return statement
    document = reading.document
    sentence = document.sentence_of(statement.cue[0].start)
    sentences = [
        s for s in document.sentences if sentence is not None and s.span.start <= sentence.span.start
    ]
    for other in reversed(sentences[-REACH:]):
        told = not other.forms.isdisjoint(_speech_forms())
        day = _day_of_speech(reading, other.span, speakers) if told else None
        if day is not None:
            value = str(day.edtf)
            support = Support("date", day.span, INFERRED, "statements.day-of-speech", value)
            return evolve(statement, date=value, supports=(*statement.supports, support))
        if other is not sentence and not _is_about(reading, other.span, speakers):
            return statement
        if _is_aside(reading, other.span) or _new_occasion(reading, other.span):
            return statement
    return statement


@functools.cache
def _speech_forms() -> frozenset[str]:
    """The words that tell of a speech, as sentences have them."""
    return frozenset(map(fold, word_set("speaking_verbs") | word_set("speech_nouns")))


def _day_of_speech(reading: Reading, sentence: Span, speakers: set[str]) -> DateMention | None:
    """The day on which the speaker is told to have spoken, where the sentence says so of his speech."""
    document = reading.document
    for token in document.tokens(sentence):
        speaking = token.pos_ == "VERB" and token.lemma_.casefold() in word_set("speaking_verbs")
        speech = token.pos_ == "NOUN" and token.lemma_.casefold() in word_set("speech_nouns")
        if not (speaking or speech) or document.quote_at(token.idx) is not None:
            continue
        clause = Clause(reading, token)
        if clause.verb is None or not any(r.id in speakers for r in subject(reading, clause.verb)):
            continue
        day = date_of(clause)
        if day is not None and len(str(day.edtf)) == 10:
            return day
    return None


def _single(meeting: MeetingCandidate) -> bool:
    """Whether the encounter was one occasion, not a stay of several days."""
    return meeting.kind != "visit" or meeting.start == meeting.end


def _meeting_of(
    reading: Reading, statement: StatementCandidate
) -> tuple[MeetingCandidate | None, Span | None]:
    document = reading.document
    whole = next((s.span for s in statement.supports if s.field == "*"), statement.content[0])
    speakers = _speakers(statement)
    if not speakers or not statement.cue:
        return None, None
    cue = statement.cue[0]
    sentence = document.sentence_of(cue.start)
    if sentence is None:
        return None, None
    held = [m for m in reading.meetings if m.status == "held" and speakers & _participants(reading, m)]
    here = [
        m
        for m in held
        if any(
            s.field == "kind"
            and s.span in sentence.span
            and not (_inside(s.span, statement) or is_told_aside(reading.document, s.span, cue))
            for s in m.supports
        )
    ]
    beside = [m for m in here if m.kind in _TALKING and _is_setting(reading, m, sentence.span)]
    if beside:
        return beside[0], whole
    if here:
        return (
            (here[0], whole)
            if (here[0].kind in _TALKING and here[0].kind != "meeting")
            or _is_setting(reading, here[0], sentence.span)
            else (None, None)
        )
    if stands_alone(reading, statement):
        return None, None
    return _account(reading, held, sentence.span), whole


def _inside(span: Span, statement: StatementCandidate) -> bool:
    return any(span in c for c in statement.content)


def _is_setting(reading: Reading, meeting: MeetingCandidate, sentence: Span) -> bool:
    """Whether the sentence names the encounter as where something happened (`at`, `in`, `during`)."""
    for support in meeting.supports:
        if support.field == "kind" and support.span in sentence:
            token = reading.document.token_at(support.span.start)
            if token.dep_ == "pobj" and fold(token.head.text) in ("in", "at", "during", "with"):
                return True
            if (
                token.dep_ in ("dobj", "dative")
                and token.pos_ == "NOUN"
                and meeting.kind == "press_conference"
            ):
                return True
    return False


def _participants(reading: Reading, meeting: MeetingCandidate) -> set[str]:
    out = {a.person or a.country or a.organization for a in meeting.actors} - {""}
    for role in reading.roles:
        if role.person in out and role.country:
            out.add(role.country)
    return out


def _account(reading: Reading, held: Sequence[MeetingCandidate], sentence: Span) -> MeetingCandidate | None:
    """The encounter that the text was telling last, if the speakers took part and no other encounter came
    between.
    """
    document = reading.document
    before: list[tuple[int, MeetingCandidate]] = []
    if _is_aside(reading, sentence):
        return None
    for meeting in reading.meetings:
        if meeting.status != "held" or meeting.kind not in _TALKING:
            continue
        kinds = [s.span for s in meeting.supports if s.field == "kind"]
        # Told inside what somebody said of it (`recalled that they had met`), or of another time.
        if all(reading.is_said(k) or is_earlier(reading, k) for k in kinds):
            continue
        told = [s.span.start for s in meeting.supports if s.field == "kind" and s.span.start < sentence.start]
        told += [s.span.start for s in meeting.supports if s.field == "*" and s.span.end <= sentence.start]
        if told:
            before.append((max(told), meeting))
    if not before:
        return None
    at = max(b[0] for b in before)
    telling = next(s for s in document.sentences if at in s.span)
    # Of several encounters told in one sentence: one that the speaker attended, and no summit if it can be.
    told_last = [m for a, m in before if a in telling.span]
    last = min(told_last, key=lambda m: (m not in held, m.kind == "summit", m.supports[0].span, m.id))
    if last not in held:
        return None
    between = [
        s for s in document.sentences if at < s.span.start and s.span.end <= sentence.start and not s.heading
    ]
    if len(between) > REACH:
        return None
    if _follows(reading, last, telling.span):
        return None
    everybody = _participants(reading, last)
    for other in between:
        if _new_occasion(reading, other.span) or _is_aside(reading, other.span):
            return None
        if last.kind not in ("phone_call", "video_call") and not _is_about(reading, other.span, everybody):
            return None
    if _new_occasion(reading, sentence):
        return None
    return last


def _is_aside(reading: Reading, sentence: Span) -> bool:
    """Whether the sentence attributes its content by `according to`, and so leaves the account."""
    return "according to" in fold(reading.document.words(sentence))


def _follows(reading: Reading, meeting: MeetingCandidate, sentence: Span) -> bool:
    """Whether the sentence tells what came after the encounter (`After meeting X, Y commended ...`)."""
    for support in meeting.supports:
        if support.field == "kind" and support.span in sentence:
            token = reading.document.token_at(support.span.start)
            nodes = [token, *token.ancestors][:3]
            return any(
                fold(t.text) in ("after", "following")
                for n in nodes
                for t in (n.head, *n.children)
                if t.dep_ in ("prep", "mark")
            )
    return False


def _is_about(reading: Reading, sentence: Span, participants: set[str]) -> bool:
    """Whether a participant acts or speaks in the sentence, so that the account goes on."""
    document = reading.document
    for token in document.tokens(sentence):
        if token.dep_ in ("nsubj", "nsubjpass") and any(
            r.id in participants for r in reading.coreference.resolve(token)
        ):
            return True
    return any(
        a.person in participants
        for s in reading.statements
        for a in s.actors
        if a.capacity == "speaker" and any(c.overlaps(sentence) for c in s.content)
    )


def _new_occasion(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence sets another time (`On Tuesday, ...`), so that the account ends."""
    document = reading.document
    first = [
        d for d in reading.dates_in(sentence) if d.span.start - sentence.start <= 12 and not d.attributive
    ]
    return bool(first) and not document.words(sentence)[:20].lower().startswith("earlier")
