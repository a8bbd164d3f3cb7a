"""What one article says as somebody, or something, coded it: the form in which codings are compared.

A gold file and the rows that the tables give for an article both become a :class:`Coding`, so that facts are
scored against gold, and gold against gold, by the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

from ..spans import Span


class ActorKind(Enum):
    """How an actor is known."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "org"
    WORDS = "text"
    #: A person whom the other coding does not know.
    STRANGER = "unknown person"


@frozen
class Actor:
    """Who met, signed or spoke.

    Attributes:
        kind: how the actor is known.
        value: key of a person of the same coding, ISO 3166-1 alpha-3 code, name of a body, or words.
    """

    kind: ActorKind
    value: str

    def __str__(self) -> str:
        return self.value if self.kind is ActorKind.PERSON else f"{self.kind.value}:{self.value}"

    def renamed(self, names: Mapping[str, str]) -> Actor:
        """The same actor, a person under the key of the other coding; a stranger when it has none."""
        if self.kind is not ActorKind.PERSON:
            return self
        if self.value in names:
            return Actor(ActorKind.PERSON, names[self.value])
        return Actor(ActorKind.STRANGER, self.value)


@frozen
class Person:
    """A person and where the article names them."""

    key: str
    spans: frozenset[Span]
    optional: bool = False


@frozen
class Role:
    """That a person holds an office; ``of`` is the country or body, an unnamed body when there is neither."""

    key: str
    person: str
    office: str
    portfolio: str
    of: Actor
    status: str
    span: Span | None = None
    optional: bool = False


@frozen
class Event:
    """A meeting or an agreement.

    Attributes:
        key: what it is called in the coding.
        actors: who took part, or the parties of the agreement.
        spans: words that tell of it.
        values: its other fields by name (``kind``, ``start``, ``city`` ...), empty ones left out.
        optional: whether it counts neither way.
    """

    key: str
    actors: frozenset[Actor]
    spans: tuple[Span, ...]
    values: Mapping[str, str] = field(hash=False)
    optional: bool = False

    @property
    def date(self) -> str:
        """EDTF value of its start or signing; empty when there is none."""
        return self.values.get("start") or self.values.get("signed") or ""


@frozen
class Statement:
    """What somebody said."""

    key: str
    kind: str
    speakers: frozenset[Actor]
    spans: tuple[Span, ...]
    cue: str
    date: str = ""
    optional: bool = False

    @property
    def characters(self) -> frozenset[int]:
        """The offsets of all its characters."""
        return frozenset(offset for span in self.spans for offset in range(span.start, span.end))


@frozen
class Coding:
    """One article as coded; an item marked optional is neither rewarded nor punished."""

    source_id: str
    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    meetings: tuple[Event, ...] = ()
    agreements: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
