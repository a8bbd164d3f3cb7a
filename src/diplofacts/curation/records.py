"""The types of editors' decisions, one a row of a file under ``curation/``."""

from __future__ import annotations

import datetime
import hashlib
import re

from attrs import field, frozen

from ..errors import CurationError, Problem
from ..spans import Span

_CANDIDATE = re.compile(r"(?P<source>.+):(?P<kind>[a-z_]+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)


@frozen(kw_only=True)
class Decision:
    """What every editor's decision has.

    Attributes:
        reason: why the editor decided so.
        editor_role: the role of the editor, not a person's name (``editor``, ``subject expert``).
        date: the day of the decision.
        path: the file the decision stands in, as shown in messages.
        row: the line of that file at which it starts, counted from 1.
    """

    reason: str = ""
    editor_role: str = ""
    date: datetime.date | None = None
    path: str = field(default="", eq=False)
    row: int = field(default=0, eq=False)

    def problem(
        self, message: str, column: str = "", value: str | None = None, expected: str = "", hint: str = ""
    ) -> Problem:
        """A problem that points at this decision."""
        return Problem(
            message, path=self.path, row=self.row, column=column, value=value, expected=expected, hint=hint
        )

    def error(
        self, message: str, column: str = "", value: str | None = None, expected: str = "", hint: str = ""
    ) -> CurationError:
        """The error that stops the build because of this decision."""
        return CurationError(self.problem(message, column, value, expected, hint))


@frozen(kw_only=True)
class PersonAuthority(Decision):
    """The canonical form of a person.

    Attributes:
        person: readable slug, the id to use when the person is new.
        name: canonical name, without titles; it wins over the fullest form met.
        aliases: other forms under which the person is met.
        family_name: family name, where it is not the last word of ``name``.
        wikidata_id: ``Q`` and a number, or empty.
    """

    person: str
    name: str
    aliases: tuple[str, ...] = ()
    family_name: str = ""
    wikidata_id: str = ""

    @property
    def rule(self) -> str:
        """What the ``rule`` column of evidence calls this decision."""
        return f"curation.authority_people:{self.person}"


@frozen(kw_only=True)
class OrganizationAuthority(Decision):
    """The canonical form of an organization.

    Attributes:
        organization: readable slug, the id to use when the organization is new.
        name: canonical name.
        aliases: other forms under which it is met (``WHO``).
        kind: a term of ``organizations.kind``, or empty when nothing is decided about it.
        country: ISO 3166-1 alpha-3 code of its state, or empty.
        wikidata_id: ``Q`` and a number, or empty.
    """

    organization: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    wikidata_id: str = ""

    @property
    def rule(self) -> str:
        """What the ``rule`` column of evidence calls this decision."""
        return f"curation.authority_organizations:{self.organization}"


@frozen(kw_only=True)
class Judgement(Decision):
    """Whether two records are one.

    Attributes:
        left, right: each the id of a row, or a candidate id ``source:kind:start-end``.
        decision: ``same``, ``different`` or ``unsure``.
        left_text, right_text: the words at the spans of candidate ids; empty for ids of rows.
    """

    left: str
    right: str
    decision: str
    left_text: str = ""
    right_text: str = ""

    @property
    def rule(self) -> str:
        """What the ``rule`` column of evidence calls this decision."""
        return f"curation.judgements:{_digest(self.left, self.right, self.decision)}"


@frozen(kw_only=True)
class Correction(Decision):
    """A change of one cell or row after resolution.

    Attributes:
        action: ``set``, ``add`` or ``delete``.
        table: the table that is changed.
        record: the id of its row; with ``add`` the new row's id, the same on each of its lines.
        field: the column; with ``add`` also ``*`` for the words that assert the row; with ``delete``
            empty, or a column whose value ``old`` guards the deletion.
        old: the value the editor saw; empty with ``add``.
        new: the value to write; empty with ``delete``.
        source_id, span, text: the words that support the value, or None and empty.
    """

    action: str
    table: str
    record: str
    field: str = ""
    old: str = ""
    new: str = ""
    source_id: str = ""
    span: Span | None = None
    text: str = ""

    @property
    def rule(self) -> str:
        """What the ``rule`` column of evidence calls this decision; it depends on content only."""
        place = f"{self.span.start}-{self.span.end}" if self.span else ""
        key = _digest(
            self.action, self.table, self.record, self.field, self.old, self.new, self.source_id, place
        )
        return f"curation.corrections:{key}"


@frozen
class Identifier:
    """A row of the registry of ids, ``curation/identifiers.csv``; the build writes it.

    Attributes:
        id: the id, unique in the registry.
        table: the table the id belongs to.
        key: what resolution recognises the record by.
        first_source: the article in which the record was first met.
        replaced_by: the id that took this one's place, or empty.
    """

    id: str
    table: str
    key: str
    first_source: str
    replaced_by: str = ""


@frozen
class Curation:
    """All decisions, in the order of their files; empty where nothing was decided."""

    people: tuple[PersonAuthority, ...] = ()
    organizations: tuple[OrganizationAuthority, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


def parse_candidate_id(value: str) -> tuple[str, str, Span] | None:
    """Source, kind and span of a candidate id; None when ``value`` is not one."""
    match = _CANDIDATE.fullmatch(value)
    if match is None or int(match["start"]) >= int(match["end"]):
        return None
    return match["source"], match["kind"], Span(int(match["start"]), int(match["end"]))


def _digest(*parts: str) -> str:
    # The separator is no character of CSV written by hand, so that no two lists of parts meet.
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
