"""The closed vocabularies as enumerations; what each term means stands in ``schema/vocabularies.json``.

A member equals its term: ``Office.MINISTER == "minister"``. A test compares them with the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class OrganizationKind(StrEnum):
    """What sort of body an organization is."""

    GOVERNMENT_BODY = "government_body"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    PARTY = "party"
    COMPANY = "company"
    MEDIA = "media"
    ARMED_GROUP = "armed_group"
    ACADEMIC = "academic"
    OTHER = "other"


class Office(StrEnum):
    """The office that a role is an assertion of (codebook section 3)."""

    PRESIDENT = "president"
    MONARCH = "monarch"
    SUPREME_LEADER = "supreme_leader"
    VICE_PRESIDENT = "vice_president"
    PRIME_MINISTER = "prime_minister"
    DEPUTY_PRIME_MINISTER = "deputy_prime_minister"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy_minister"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    SPOKESPERSON = "spokesperson"
    LEGISLATOR = "legislator"
    PARTY_LEADER = "party_leader"
    MILITARY_OFFICER = "military_officer"
    JUDGE = "judge"
    GOVERNOR = "governor"
    MAYOR = "mayor"
    SECRETARY_GENERAL = "secretary_general"
    ADVISER = "adviser"
    OFFICIAL = "official"
    EXECUTIVE = "executive"
    JOURNALIST = "journalist"
    ACADEMIC = "academic"
    OTHER = "other"


class Portfolio(StrEnum):
    """What a minister or a minister's deputy is in charge of (codebook section 3)."""

    FOREIGN_AFFAIRS = "foreign_affairs"
    DEFENCE = "defence"
    INTERIOR = "interior"
    FINANCE = "finance"
    ECONOMY = "economy"
    TRADE = "trade"
    OIL = "oil"
    ENERGY = "energy"
    AGRICULTURE = "agriculture"
    HEALTH = "health"
    EDUCATION = "education"
    SCIENCE = "science"
    CULTURE = "culture"
    TOURISM = "tourism"
    TRANSPORT = "transport"
    JUSTICE = "justice"
    LABOUR = "labour"
    ENVIRONMENT = "environment"
    COMMUNICATIONS = "communications"
    PLANNING = "planning"
    OTHER = "other"


class RoleStatus(StrEnum):
    """Whether the person holds, held or will hold the office."""

    CURRENT = "current"
    FORMER = "former"
    ELECT = "elect"


class MeetingKind(StrEnum):
    """What sort of encounter a meeting is (codebook section 4)."""

    MEETING = "meeting"
    VISIT = "visit"
    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    SUMMIT = "summit"
    PRESS_CONFERENCE = "press_conference"
    INTERVIEW = "interview"
    CEREMONY = "ceremony"
    SESSION = "session"


class MeetingStatus(StrEnum):
    """Whether an encounter took place."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    PROPOSED = "proposed"


class MeetingCapacity(StrEnum):
    """The part an actor has in a meeting."""

    HOST = "host"
    GUEST = "guest"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"


class AgreementKind(StrEnum):
    """What sort of instrument an agreement is (codebook section 5)."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    ROADMAP = "roadmap"
    CONTRACT = "contract"
    DECLARATION = "declaration"
    CEASEFIRE = "ceasefire"
    ARRANGEMENT = "arrangement"


class AgreementStatus(StrEnum):
    """How far an instrument has come."""

    SIGNED = "signed"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    RATIFIED = "ratified"
    NEGOTIATED = "negotiated"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    ENDED = "ended"
    VIOLATED = "violated"


class AgreementCapacity(StrEnum):
    """The part an actor has in an agreement."""

    PARTY = "party"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"


class StatementKind(StrEnum):
    """How the content of a statement is quoted (codebook section 6)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StatementCapacity(StrEnum):
    """The part an actor has in a statement."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    MEDIUM = "medium"
    REPORTER = "reporter"


class Basis(StrEnum):
    """How words support a coded value (codebook section 8)."""

    EXPLICIT = "explicit"
    NORMALIZED = "normalized"
    COREFERENCE = "coreference"
    INFERRED = "inferred"
    CURATED = "curated"


class EvidenceTable(StrEnum):
    """The tables whose rows evidence can support."""

    PEOPLE = "people"
    MENTIONS = "mentions"
    ORGANIZATIONS = "organizations"
    ROLES = "roles"
    MEETINGS = "meetings"
    MEETING_ACTORS = "meeting_actors"
    AGREEMENTS = "agreements"
    AGREEMENT_ACTORS = "agreement_actors"
    STATEMENTS = "statements"
    STATEMENT_ACTORS = "statement_actors"


#: The enumeration of each vocabulary, by the vocabulary's name.
VOCABULARIES: Final[Mapping[str, type[StrEnum]]] = {
    "organization_kind": OrganizationKind,
    "office": Office,
    "portfolio": Portfolio,
    "role_status": RoleStatus,
    "meeting_kind": MeetingKind,
    "meeting_status": MeetingStatus,
    "meeting_capacity": MeetingCapacity,
    "agreement_kind": AgreementKind,
    "agreement_status": AgreementStatus,
    "agreement_capacity": AgreementCapacity,
    "statement_kind": StatementKind,
    "statement_capacity": StatementCapacity,
    "basis": Basis,
    "evidence_table": EvidenceTable,
}
