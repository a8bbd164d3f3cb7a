"""Editors' decisions: what they are, reading them, and applying those that come after resolution."""

from __future__ import annotations

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
    "parse_candidate_id",
    "read_curation",
]
