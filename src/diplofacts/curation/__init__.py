"""Editors' decisions: what they are, reading them, and applying those that come after resolution.

What is named here is imported when it is first used: who only reads one value needs little of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import attributes

if TYPE_CHECKING:
    from .corrections import apply_corrections as apply_corrections
    from .corrections import check_texts as check_texts
    from .reading import COLUMNS as COLUMNS
    from .reading import format_identifiers as format_identifiers
    from .reading import read_curation as read_curation
    from .reading import read_identifiers as read_identifiers
    from .reading import read_rows as read_rows
    from .records import Correction as Correction
    from .records import Curation as Curation
    from .records import Decision as Decision
    from .records import Identifier as Identifier
    from .records import Judgement as Judgement
    from .records import OrganizationAuthority as OrganizationAuthority
    from .records import PersonAuthority as PersonAuthority
    from .records import parse_candidate_id as parse_candidate_id

_MODULES = {
    "COLUMNS": "reading",
    "Correction": "records",
    "Curation": "records",
    "Decision": "records",
    "Identifier": "records",
    "Judgement": "records",
    "OrganizationAuthority": "records",
    "PersonAuthority": "records",
    "apply_corrections": "corrections",
    "check_texts": "corrections",
    "format_identifiers": "reading",
    "parse_candidate_id": "records",
    "read_curation": "reading",
    "read_identifiers": "reading",
    "read_rows": "reading",
}

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

__getattr__, __dir__ = attributes(__name__, _MODULES)
