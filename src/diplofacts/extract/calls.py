"""By what means people spoke: a call, a call by video, an interview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import Actor
from ..spans import Span
from . import events
from .lexicons import fold, word_set
from .officials import FROM_STATES
from .reading import ORGANIZATION, PERSON, Reading, Referent
from .tellings import Telling, distinct, encounter_verbs, new_telling
from .whereabouts import told_by_where

if TYPE_CHECKING:
    from .words import Token


def told_alone(
    reading: Reading, verb: Token, kind: str, subject: Sequence[Referent], others: Sequence[Referent]
) -> tuple[bool, bool]:
    """Whether `A and B spoke` is enough to tell that they spoke with each other: by its line or where it was,
    or as a release tells it; and whether it is the release.
    """
    words = own_words(verb) if kind == "phone_call" else []
    by_phone = any(t.folded == "again" or t.folded in word_set("phone_words") for t in words)
    by_issuer = (
        not by_phone and kind == "phone_call" and not others and _told_by_issuer(reading, verb, subject)
    )
    in_person = kind == "phone_call" and is_in_person(verb)
    return by_phone or by_issuer or in_person, by_issuer


def _told_by_issuer(reading: Reading, verb: Token, subject: Sequence[Referent]) -> bool:
    """Whether a release tells that two office-holders spoke, and neither where nor before whom."""
    known = len(subject) == 2 and all(r.kind == PERSON and reading.roles_of(r.id) for r in subject)
    placed = any(c.dep_ == "prep" and c.folded in ("at", "in", "to", "before", "on") for c in verb.children)
    return bool(getattr(reading.coreference, "issuer", "")) and known and verb.tag_ == "VBD" and not placed


def own_words(verb: Token) -> list[Token]:
    """The words of what the verb tells, without another encounter told beside it (`met A in X and spoke by
    telephone with B`).
    """
    beside = [c for c in verb.rights if c.dep_ == "conj" and c.base in encounter_verbs()]
    if not beside:
        return list(verb.subtree)
    others = {t.i for c in beside for t in c.subtree}
    return [t for t in verb.subtree if t.i not in others]


def by_line(verb: Token) -> Token | None:
    """The word for the line in `met with X by video teleconference`, `by telephone, X and Y discussed`; None
    where there is none.
    """
    ways = ("by", "via", "through", "over")
    said = (t for t in own_words(verb) if t.folded in ways)
    for preposition in (t for t in said if t.i > verb.i or t.head.i == verb.i):
        for noun in preposition.children:
            words = [t for t in noun.subtree if t.folded in word_set("phone_words")]
            line = noun in words or noun.folded in ("conference", "link", "line")
            if noun.dep_ == "pobj" and words and line:
                video = next((t for t in words if t.folded.startswith("video")), None)
                phone = next((t for t in words if t.folded in ("phone", "telephone")), None)
                return video or phone
    return None


def kind_by_line(*tokens: Token | None) -> str:
    """The kind of an encounter with its line told beside it (`held talks over the phone`); empty for none."""
    lines = (by_line(t) for t in tokens if t is not None)
    line = next((x for x in lines if x is not None), None)
    return "" if line is None else "video_call" if line.folded.startswith("video") else "phone_call"


def read_line(reading: Reading, noun: Token, triggers: Sequence[Token]) -> list[Telling]:
    """`congratulated X by telephone`, `told X over the phone that`: a call of the two."""
    link = noun.head
    verb = link.head
    if noun.dep_ != "pobj" or link.folded not in ("by", "over") or verb.pos_ != "VERB":
        return []
    if verb.base in encounter_verbs() or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return []
    if verb.base not in word_set("telling_to_verbs") | word_set("calling_aims"):
        return []
    who = [r for r in events.subject(reading, verb) if r.kind == PERSON]
    told = [r for t in events.objects(verb) for r in reading.coreference.resolve(t) if r.kind == PERSON]
    if not who or not told or who[0].id == told[0].id:
        return []
    actors = [events.actor(r, "participant", None, "meetings.by-line") for r in distinct([*who, *told])]
    span = reading.document.span([noun])
    clause = events.Clause(reading, verb)
    telling = new_telling(reading, clause, "phone_call", span, actors, "meetings.by-line", triggers)
    telling.only_talk = True  # it may have been said in a call told elsewhere
    return [telling]


def calls_up(verb: Token) -> bool:
    """Whether `called X to thank him` means a telephone: its one complement is what was to be said."""
    complements = ("xcomp", "ccomp", "advcl", "attr")
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in complements]
    said = [c for c in after if c.dep_ in ("xcomp", "advcl") and c.base in word_set("calling_aims")]
    links = [c for c in verb.children if c.dep_ in ("prt", "prep")]
    particles = any(c.folded in ("on", "upon", "for", "off") and c.i == verb.i + 1 for c in links)
    called = [*events.objects(verb), *(c for c in verb.children if c.dep_ == "oprd")]
    if said:
        # `called X to discuss A, B and C`, where the parser made objects of the verb of the later ones
        called = [c for c in called if c.i < said[0].i]
    if particles or len(called) != 1:
        return False
    alone = verb.tag_ == "VBD" and not links and _closes(called[0])
    return (bool(said) and len(said) == len(after)) or (not after and (alone or _is_timed(verb, links)))


def _closes(called: Token) -> bool:
    """Whether nothing is said behind him who is called (`X called President Y.`, not `called Y a friend`)."""
    behind = called.right_edge.i + 1
    ends = behind >= len(called.doc) or called.doc[behind].text in (".", ",")
    return called.pos_ == "PROPN" and ends and all(t.lower_ not in ("a", "an") for t in called.subtree)


def _is_timed(verb: Token, links: Sequence[Token]) -> bool:
    """Whether only a day stands behind the one called, or what he was then told (`called X today and briefed
    him`).
    """
    calendar = word_set("calendar")
    days = [c for c in verb.rights if c.dep_ == "npadvmod"] + [g for c in links for g in c.children]
    aims = word_set("calling_aims") | word_set("telling_to_verbs") | word_set("discussing_verbs")
    also = any(c.dep_ == "conj" and c.base in aims for c in verb.rights)
    plain = all(c.folded in ("on", "in", "at", "to") for c in links)
    return plain and (also or any(d.folded in calendar | {"today", "yesterday"} for d in days))


def is_plain(verb: Token) -> bool:
    """Whether the verb has no further complement (`called on X to resign`, `called X a friend`)."""
    return not any(c.dep_ in ("xcomp", "ccomp", "oprd", "advcl") and c.i > verb.i for c in verb.children)


def has_aim(verb: Token) -> bool:
    """Whether the complements only say what for (`spoke with X to thank him`)."""
    complements = ("xcomp", "ccomp", "oprd", "advcl")
    after = [c for c in verb.children if c.dep_ in complements and c.i > verb.i]
    return all(any(t.dep_ == "aux" and t.tag_ == "TO" for t in c.children) for c in after)


def calls_to_say(verb: Token) -> bool:
    """`called X to congratulate him`: what for says that it was by telephone, whoever X is."""
    aims = (c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and c.base in word_set("calling_aims"))
    return any(t.tag_ == "TO" for c in aims for t in c.lefts)


def is_in_person(verb: Token) -> bool:
    """Whether they spoke where both were (`spoke on the sidelines`, `attended it, where he spoke to X`)."""
    if told_by_where(verb) is not None:
        return True
    return any(t.i > verb.i and t.folded in word_set("aside_words") for t in own_words(verb))


def spoken_kind(
    reading: Reading, verb: Token, kind: str, subject: Sequence[Referent], others: Sequence[Referent]
) -> tuple[str, Span]:
    """What `spoke with` means: an interview with an outlet, a call with a person; else nothing that is
    certain. `Met by videoconference` is a video call.
    """
    span = reading.document.span([verb])
    by_id = {o.id: o for o in reading.organizations}
    if any(r.kind == ORGANIZATION and by_id[r.id].kind == "media" for r in others):
        return "interview", span
    for token in own_words(verb):
        word = fold(token.text)
        if (
            word in word_set("phone_words")
            and token.i > verb.i
            and token.dep_ in ("pobj", "compound", "nsubj", "dobj")
        ):
            video = word.startswith("video")
            return ("video_call" if video else "phone_call"), reading.document.span([token])
    if kind != "phone_call":
        return kind, span
    going = encounter_verbs().get(verb.head.lemma_.casefold(), ())
    if verb.dep_ in ("xcomp", "advcl") and any(row["kind"] == "visit" for row in going):
        # `will visit the port to speak with X`
        return "meeting", span
    people = [r for r in others if r.kind == PERSON]
    if verb.lemma_.casefold() in ("phone", "telephone"):
        return "phone_call", span
    if people and subject and is_in_person(verb):
        return "meeting", span
    titled = all(reading.roles_of(r.id) for r in [*people, *(s for s in subject if s.kind == PERSON)])
    people += [r for r in others if r.rule == FROM_STATES]
    certain = people and subject and titled and (is_plain(verb) or has_aim(verb))
    return ("phone_call" if certain else ""), span


def callers(guest: Actor, kind: str) -> Actor:
    """The guest of a visit as one who takes part in an encounter of ``kind`` during it."""
    return guest if kind == "visit" else evolve(guest, capacity="participant", supports=guest.supports[:1])
