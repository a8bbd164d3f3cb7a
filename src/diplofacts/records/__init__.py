"""One frozen class a table: the rows with real types and their relations.

The schemas in ``schema/`` are the one source of the data model; a test compares these classes with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .actors import Mention, Organization, Person, Role, Source
from .base import Record
from .events import Actor, Agreement, AgreementActor, Meeting, MeetingActor, Statement, StatementActor
from .evidence import Evidence
from .terms import (
    AgreementCapacity,
    AgreementKind,
    AgreementStatus,
    Basis,
    EvidenceTable,
    MeetingCapacity,
    MeetingKind,
    MeetingStatus,
    Office,
    OrganizationKind,
    Portfolio,
    RoleStatus,
    StatementCapacity,
    StatementKind,
)

#: The class of each table's records, in the order of the tables.
RECORDS: Final[Mapping[str, type[Record]]] = {
    record.table_name: record
    for record in (
        Source,
        Person,
        Mention,
        Organization,
        Role,
        Meeting,
        MeetingActor,
        Agreement,
        AgreementActor,
        Statement,
        StatementActor,
        Evidence,
    )
}

__all__ = [
    "RECORDS",
    "Actor",
    "Agreement",
    "AgreementActor",
    "AgreementCapacity",
    "AgreementKind",
    "AgreementStatus",
    "Basis",
    "Evidence",
    "EvidenceTable",
    "Meeting",
    "MeetingActor",
    "MeetingCapacity",
    "MeetingKind",
    "MeetingStatus",
    "Mention",
    "Office",
    "Organization",
    "OrganizationKind",
    "Person",
    "Portfolio",
    "Record",
    "Role",
    "RoleStatus",
    "Source",
    "Statement",
    "StatementActor",
    "StatementCapacity",
    "StatementKind",
]
