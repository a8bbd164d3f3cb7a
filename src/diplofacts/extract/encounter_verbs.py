"""Encounters that a verb tells: `met`, `received`, `spoke with`, `arrived in`, `signed`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from . import events
from .events import HELD, Clause
from .lexicons import fold
from .reading import ORGANIZATION, PERSON, Reading, Referent
from .tellings import (
    Telling,
    encounter_verbs,
    is_purpose,
    new_telling,
    places_of,
    visits,
    without_represented,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Verbs by which two or more persons perform a signing together.
SIGNING = frozenset({"sign", "ink", "initial"})


def read_verb_trigger(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    if events.is_negated(verb):
        return []
    if verb.lemma_.casefold() in SIGNING:
        return _signing(reading, verb, triggers)
    for row in encounter_verbs()[verb.lemma_.casefold()]:
        found = _read_verb(reading, verb, row, triggers)
        if found:
            return found
    return []


def _read_verb(
    reading: Reading, verb: Token, row: dict[str, str], triggers: Sequence[Token]
) -> list[Telling]:
    resolver = reading.coreference
    links = [w for w in row["link"].split("|") if w]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if row["needs"] in ("event", "body") or (passive and row["kind"] == "visit"):
        return []
    targets = events.objects(verb, links, direct=not links or row["lemma"] == "meet")
    if row["kind"] == "visit":
        return _read_visit(reading, verb, row, targets, triggers)
    subject = events.subject(reading, verb)
    others: list[Referent] = []
    for token in targets:
        others += resolver.resolve(token)
    if passive and row["subject"] == "host":
        subject, others = tuple(_agents(reading, verb)), list(subject)
    if row["needs"] in ("person", "titled"):
        others = [
            r
            for r in others
            if r.kind == PERSON
            or (r.words and r.id)
            or (r.kind == ORGANIZATION and row["kind"] == "phone_call")
        ]
        if not any(r.kind == PERSON for r in others) and row["kind"] != "phone_call":
            return []
    if row["needs"] == "titled" and not _has_title(reading, verb, others):
        return []
    clause = Clause(reading, verb)
    kind, kind_span = row["kind"], reading.document.span([verb])
    if kind == "phone_call":
        kind, kind_span = _spoken_kind(reading, verb, subject, others)
        if not kind:
            return []
    if len(subject) >= 2 and not others and verb.lemma_.casefold() == "meet":
        others = list(subject[1:])
        subject = subject[:1]
    both = without_represented(reading, [*subject, *others])
    subject = tuple(r for r in subject if r in both)
    others = [
        r for r in others if r in both and not any((r.kind, r.id) == (x.kind, x.id) and r.id for x in subject)
    ]
    if not subject or not others or not any(r.id for r in (*subject, *others)) or is_purpose(verb, others):
        return []
    actors = [
        *(
            events.actor(
                r, row["subject"], None if row["subject"] == "participant" else kind_span, "meetings.subject"
            )
            for r in subject
        ),
        *(
            events.actor(
                r, row["object"], None if row["object"] == "participant" else kind_span, "meetings.object"
            )
            for r in others
        ),
    ]
    return [new_telling(reading, clause, kind, kind_span, actors, f"meetings.{row['lemma']}", triggers)]


def _signing(reading: Reading, verb: Token, triggers: Sequence[Token]) -> list[Telling]:
    """Two or more persons who sign at a named place are at a ceremony (codebook section 4)."""
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    clause = Clause(reading, verb)
    place, _ = events.place_of(clause)
    if len(who) < 2 or place is None:
        return []
    actors = [events.actor(r, "participant", None, "meetings.signer") for r in who]
    return [
        new_telling(
            reading, clause, "ceremony", reading.document.span([verb]), actors, "meetings.signing", triggers
        )
    ]


def _agents(reading: Reading, verb: Token) -> list[Referent]:
    out: list[Referent] = []
    for token in events.objects(verb, ("by",), direct=False):
        out += reading.coreference.resolve(token)
    return out


def _spoken_kind(
    reading: Reading, verb: Token, subject: Sequence[Referent], others: Sequence[Referent]
) -> tuple[str, Span]:
    """What `spoke with` means: an interview with an outlet, a call with a person; else nothing that is
    certain.
    """
    span = reading.document.span([verb])
    by_id = {o.id: o for o in reading.organizations}
    if any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in others):
        return "interview", span
    for token in verb.subtree:
        if fold(token.text) in ("phone", "telephone", "video", "call"):
            return ("video_call" if fold(token.text) == "video" else "phone_call"), reading.document.span(
                [token]
            )
    people = [r for r in others if r.kind == PERSON]
    if verb.lemma_.casefold() in ("phone", "telephone"):
        return "phone_call", span
    titled = all(reading.roles_of(r.id) for r in [*people, *(s for s in subject if s.kind == PERSON)])
    return (
        ("phone_call", span)
        if people and subject and titled and verb.lemma_.casefold() in ("speak", "talk")
        else ("", span)
    )


def _has_title(reading: Reading, verb: Token, others: Sequence[Referent]) -> bool:
    return any(r.kind == PERSON and reading.roles_of(r.id) for r in others)


def _read_visit(
    reading: Reading, verb: Token, row: dict[str, str], targets: Sequence[Token], triggers: Sequence[Token]
) -> list[Telling]:
    subject = [r for r in events.subject(reading, verb) if r.kind == PERSON or (r.words and r.id)]
    where = [e for t in targets for e in places_of(reading, t)]
    if not subject or not where:
        return []
    kind_span = reading.document.span([verb])
    actors = [events.actor(r, "guest", kind_span, "meetings.traveller") for r in subject]
    clause = Clause(reading, verb)
    out = visits(reading, clause, kind_span, actors, f"meetings.{row['lemma']}", triggers, where)
    for telling in out:
        # Codebook section 4: `travelled to X on D` gives both days.
        if (
            row["lemma"] in ("travel", "fly", "go")
            and telling.status == HELD
            and telling.date is not None
            and len(telling.start) == 10
        ):
            telling.end, telling.end_span = telling.start, telling.date.span
    return out
