"""Editors' decisions: what they are, reading them, and applying those that come after resolution."""

from __future__ import annotations

from .corrections import apply_corrections, check_texts
from .reading import COLUMNS, read_curation
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
    "parse_candidate_id",
    "read_curation",
]
