"""What one article says, with spans: the output of extraction and the input of resolution.

Candidates refer only to candidates of the same article, by id: ``source:kind:start-end``
(:func:`candidate_id`). All offsets count code points of the article's whole text.
Every value is plain and frozen, so that candidates serialise to JSON lines and back without loss.
"""

from __future__ import annotations

from attrs import frozen

from .spans import Span

EXPLICIT = "explicit"
NORMALIZED = "normalized"
COREFERENCE = "coreference"
INFERRED = "inferred"
CURATED = "curated"


def candidate_id(source: str, kind: str, span: Span) -> str:
    """The id of the candidate of ``kind`` that ``span`` of article ``source`` gives."""
    return f"{source}:{kind}:{span.start}-{span.end}"


@frozen
class Support:
    """The words that support one cell.

    Attributes:
        field: the column that is supported, or ``*`` for the row as a whole.
        span: the words.
        basis: ``explicit``, ``normalized``, ``coreference`` or ``inferred`` (codebook section 8).
        rule: stable name of the rule that read them, dotted and lower case (``roles.title-before``).
        value: the coded value these words support; empty for ``*``.
    """

    field: str
    span: Span
    basis: str
    rule: str
    value: str = ""


@frozen
class PersonCandidate:
    """A person of the article.

    Attributes:
        id: candidate id.
        name: the fullest form met, without titles or honorifics.
        mentions: spans of all named mentions, in order.
        honorifics: honorifics met beside the name (``Ayatollah``), for resolution.
        supports: at least one for ``*`` and one for ``name``.
    """

    id: str
    name: str
    mentions: tuple[Span, ...]
    honorifics: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()


@frozen
class OrganizationCandidate:
    """A body that speaks, meets, signs or that a role belongs to; never a state.

    ``name`` is the fullest form printed; ``canonical`` the usual name of a known body, by which resolution
    compares.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    mentions: tuple[Span, ...] = ()
    supports: tuple[Support, ...] = ()
    canonical: str = ""


@frozen
class RoleCandidate:
    """An assertion that a person holds, held or will hold an office.

    ``person`` and ``organization`` are candidate ids; ``country`` is an ISO code.
    """

    id: str
    person: str
    title: str
    office: str
    portfolio: str = ""
    country: str = ""
    organization: str = ""
    status: str = "current"
    start: str = ""
    end: str = ""
    supports: tuple[Support, ...] = ()


@frozen
class Actor:
    """Who takes part: at most one of ``person``, ``organization`` (candidate ids), ``country`` (ISO).

    Attributes:
        capacity: a term of the capacity vocabulary of the table the actor belongs to.
        words: the printed words, for an unnamed actor (column ``title``; in statements ``text``).
        supports: ``*``, ``capacity``, and ``country`` or ``title``/``text`` where filled.
    """

    capacity: str
    person: str = ""
    organization: str = ""
    country: str = ""
    words: str = ""
    supports: tuple[Support, ...] = ()


@frozen
class MeetingCandidate:
    """One telling, or several joined tellings, of an encounter in one article.

    ``part_of`` is the candidate id of a meeting; dates are EDTF; ``supports`` has ``*`` and every
    filled cell.
    """

    id: str
    kind: str
    status: str
    actors: tuple[Actor, ...]
    start: str = ""
    end: str = ""
    venue: str = ""
    city: str = ""
    country: str = ""
    part_of: str = ""
    name: str = ""
    supports: tuple[Support, ...] = ()


@frozen
class AgreementCandidate:
    """An instrument or undertaking as one article tells it."""

    id: str
    title: str
    kind: str
    status: str
    actors: tuple[Actor, ...]
    signed: str = ""
    effective: str = ""
    term: str = ""
    city: str = ""
    country: str = ""
    meeting: str = ""
    supports: tuple[Support, ...] = ()


@frozen
class StatementCandidate:
    """Content that the article attributes to a speaker through a reporting cue.

    Attributes:
        id: candidate id, from the first content span.
        kind: ``direct``, ``indirect`` or ``mixed``.
        content: the content spans, in order; the row's ``text`` is their words joined.
        cue: the spans of the reporting words, in order.
        actors: speakers, addressees, media, reporters.
        date: EDTF.
        meeting: candidate id of the meeting at which it was made.
        supports: ``*``, ``kind``, ``date`` ...; not ``text`` and ``cue``, which ``content`` and ``cue`` give.
    """

    id: str
    kind: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    actors: tuple[Actor, ...]
    rule: str
    date: str = ""
    meeting: str = ""
    supports: tuple[Support, ...] = ()


@frozen
class ArticleCandidates:
    """All candidates of one article."""

    source: str
    people: tuple[PersonCandidate, ...] = ()
    organizations: tuple[OrganizationCandidate, ...] = ()
    roles: tuple[RoleCandidate, ...] = ()
    meetings: tuple[MeetingCandidate, ...] = ()
    agreements: tuple[AgreementCandidate, ...] = ()
    statements: tuple[StatementCandidate, ...] = ()
