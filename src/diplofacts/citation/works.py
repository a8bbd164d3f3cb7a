"""What a citation says of a dataset: read from its descriptor, nothing invented."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.[0-9.]+/\S+)", re.IGNORECASE)


@frozen
class Creator:
    """Who made a dataset.

    Attributes:
        name: the whole name; of an organization, or of a person whose parts are not known.
        family, given: the parts of a person's name; empty for an organization.
        affiliation: the organization that a person belongs to.
        url: a page or ORCID address.
        email: an address.
    """

    name: str
    family: str = ""
    given: str = ""
    affiliation: str = ""
    url: str = ""
    email: str = ""

    @property
    def person(self) -> bool:
        """Whether this is known to be a person."""
        return bool(self.family)

    @property
    def orcid(self) -> str:
        """The ORCID identifier in ``url`` (https://orcid.org), or nothing."""
        found = re.fullmatch(r"https?://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", self.url)
        return found[1] if found else ""


@frozen
class Licence:
    """A licence of the descriptor: an SPDX or Open Definition name, an address, a title; any may be empty."""

    name: str = ""
    path: str = ""
    title: str = ""

    @property
    def label(self) -> str:
        """The shortest words for it."""
        return self.name or self.title or self.path


@frozen
class Work:
    """A dataset at its version, as one cites it; what the descriptor does not say is empty.

    Attributes:
        name, title, description, version: of the descriptor.
        created: the day of this version.
        creators: contributors with the role ``creator``, in their order.
        publisher: the first contributor with the role ``publisher``.
        licences: of the coding.
        keywords: in their order.
        doi: without resolver, such as ``10.5281/zenodo.1``.
        url: home page.
    """

    name: str
    title: str
    description: str
    version: str
    created: datetime.date | None
    creators: tuple[Creator, ...]
    publisher: str
    licences: tuple[Licence, ...]
    keywords: tuple[str, ...]
    doi: str
    url: str

    @property
    def link(self) -> str:
        """The address to cite: of the DOI where there is one, else the home page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def year(self) -> str:
        """The year of this version, or nothing."""
        return f"{self.created.year:04}" if self.created else ""


def one_line(words: object) -> str:
    """The words without control characters and with single spaces."""
    return _CONTROL.sub(" ", str(words)).strip()


def read_work(descriptor: Mapping[str, Any]) -> Work:
    """Read a descriptor of Data Package v1 or v2, forgivingly: what has no sensible type is left out."""
    contributors = [c for c in _list(descriptor, "contributors") if isinstance(c, Mapping)]
    # Data Package v1 has one "role", v2 has "roles".
    roles = [c["roles"] if isinstance(c.get("roles"), list) else [c.get("role")] for c in contributors]
    having = list(zip(contributors, roles, strict=True))
    publishers = [_creator(c).name for c, held in having if "publisher" in held]
    found = _DOI.fullmatch(_text(descriptor, "id"))
    return Work(
        name=_text(descriptor, "name"),
        title=_text(descriptor, "title") or _text(descriptor, "name") or "Dataset",
        description=_text(descriptor, "description"),
        version=_text(descriptor, "version"),
        created=_day(_text(descriptor, "created")),
        creators=tuple(_creator(c) for c, held in having if "creator" in held),
        publisher=next(iter(publishers), ""),
        licences=tuple(_licences(descriptor)),
        keywords=tuple(one_line(word) for word in _list(descriptor, "keywords")),
        doi=found[1] if found else "",
        url=_text(descriptor, "homepage"),
    )


def _text(part: Mapping[str, Any], key: str) -> str:
    value = part.get(key)
    return one_line(value) if isinstance(value, (str, int, float)) else ""


def _list(part: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = part.get(key)
    return value if isinstance(value, list) else []


def _creator(part: Mapping[str, Any]) -> Creator:
    family, given = _text(part, "familyName"), _text(part, "givenName")
    organization, title = _text(part, "organization"), _text(part, "title")
    whole = " ".join(filter(None, (given, family)))
    return Creator(
        name=title or whole or organization,
        family=family,
        given=given if family else "",
        affiliation=organization if organization != title else "",
        url=_text(part, "path"),
        email=_text(part, "email"),
    )


def _licences(descriptor: Mapping[str, Any]) -> Iterator[Licence]:
    for entry in _list(descriptor, "licenses"):
        if isinstance(entry, Mapping):
            licence = Licence(_text(entry, "name"), _text(entry, "path"), _text(entry, "title"))
            if licence.label:
                yield licence


def _day(words: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(words[:10])
    except ValueError:
        return None
