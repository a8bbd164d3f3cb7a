"""Editors' decisions: what they are, reading them, and applying those that come after resolution."""

from __future__ import annotations

from .corrections import apply_corrections, check_texts
from .reading import COLUMNS, format_identifiers, read_curation, read_identifiers, read_rows
from .records import (
    Correction,
    Curation,
    Decision,
    Identifier,
    Judgement,
    OrganizationAuthority,
    PersonAuthority,
    parse_candidate_id,
)

__all__ = [
    "COLUMNS",
    "Correction",
    "Curation",
    "Decision",
    "Identifier",
    "Judgement",
    "OrganizationAuthority",
    "PersonAuthority",
    "apply_corrections",
    "check_texts",
    "format_identifiers",
    "parse_candidate_id",
    "read_curation",
    "read_identifiers",
    "read_rows",
]
